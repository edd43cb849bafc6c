"""Find who may be whom without comparing everybody: only what shares a block is compared.

A block is small by its nature: a name, or the beginning of a name within one zone. Of a block that is large all the
same, each member is compared with its neighbours in the order of names alone, so that cost grows in a straight line.
"""

from collections.abc import Iterable, Iterator, Mapping

from kg.identity.keys import body_form, place_stem, plain, without_region, zone_name
from kg.identity.profiles import Profile, tells

__all__ = ["BLOCK", "COMPANIES", "WORLDWIDE", "Block", "blocks", "body_names", "candidates", "index", "pairs"]

Block = tuple[str, ...]
BLOCK = 40
"""Members up to which all of a block are compared with each other."""
NEIGHBOURS = 8
"""Members of a larger block with which each is compared."""
COMPANIES = frozenset({"Company", "FinancialInstitution"})
WORLDWIDE = frozenset({"Place", "NewsOutlet", "IndustryChain", "Honour", "Product", "EducationalInstitution"})
"""Classes whose names mean the same thing in every zone, zones aside."""
_KINDS: Mapping[str, str] = {"经济技术": "经开", "经济": "经开"}
_LONG = 4
"""Characters from which the core of a company's name is sought in every zone."""


def blocks(profile: Profile) -> Iterator[Block]:
    """Yield the blocks of an entity, some perhaps more than once."""
    cls, scopes = profile.cls, profile.scopes or {""}
    forms = profile.names if cls == "Person" else profile.telling_forms
    if cls == "Person":
        yield from ((cls, plain(form), office) for form in forms for office in profile.offices)
    if cls == "Zone":
        yield from (("Zone", zone_name(form).stem) for form in forms)
    elif cls == "Place":
        yield from (("Place", without_region(form)) for form in forms)
    elif cls in WORLDWIDE:
        yield from ((cls, plain(form)) for form in forms)
    elif cls in COMPANIES:
        for form in forms:
            core = profile.company_form(form).core
            if len(core) >= _LONG:
                yield (cls, core)
            yield from ((cls, core[:2], scope) for scope in scopes)
    elif cls == "GovernmentBody":
        yield from ((cls, form) for form in body_names(profile))
        yield from ((cls, plain(form), scope) for form in forms for scope in scopes)
    else:
        yield from ((cls, plain(form), scope) for form in forms for scope in scopes)


def body_names(profile: Profile) -> set[str]:
    """Return the full names that a body may have: a bare one belongs to its zone, or to the zone's place."""
    found: set[str] = set()
    for form in profile.telling_forms:
        bare = plain(form)
        if tells(profile.cls, form):
            found.add(body_form(form))
            continue
        for home in profile.homes:
            parts = zone_name(home)
            stem = parts.stem
            kind = _KINDS.get(parts.kind, parts.kind)
            if bare[:1] in "市县区州" and len(bare) > 1 and not bare.startswith(stem):
                found.add(place_stem(stem) + bare)
            elif bare.startswith(("管委会", "党工委", "管理委员会", "工委", "开发区管委会", "开发区党工委")):
                found.add(stem + kind + bare.removeprefix("开发区").replace("管理委员会", "管委会"))
    return found


def index(profiles: Iterable[Profile]) -> dict[Block, list[str]]:
    """Return the ids of the members of each block."""
    found: dict[Block, list[str]] = {}
    for profile in profiles:
        for block in dict.fromkeys(blocks(profile)):
            found.setdefault(block, []).append(profile.id)
    return found


def candidates(members: list[str], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one block that are compared, each in code order."""
    if len(members) <= BLOCK:
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                yield (one, other) if one < other else (other, one)
        return
    ordered = sorted(members, key=lambda id: (names[id], id))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + NEIGHBOURS]:
            yield (one, other) if one < other else (other, one)


def pairs(profiles: Mapping[str, Profile]) -> set[tuple[str, str]]:
    """Return all pairs of ids that share a block."""
    names = {id: profile.name for id, profile in profiles.items()}
    found: set[tuple[str, str]] = set()
    for members in index(profiles.values()).values():
        if len(members) > 1:
            found.update(candidates(members, names))
    return found

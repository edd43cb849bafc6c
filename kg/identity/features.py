"""What speaks for and against two entities being one, each thing with a name whose weight is data (identity.csv)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from kg.identity.blocking import BLOCK, COMPANIES, Block, body_names, index
from kg.identity.keys import CompanyName, plain, without_region, zone_name
from kg.identity.profiles import Profile, Profiles, tells

__all__ = ["Known", "features"]

_MISTYPED_FROM = 6
"""Characters from which one wrong character in a full name is taken for a slip."""
_ECONOMIC = frozenset({"经济技术", "经济", "经开"})


@dataclass(slots=True)
class Known:
    """Hold all that is known: the profiles, and who shares a block with whom."""

    profiles: Profiles
    blocks: dict[Block, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, profiles: Profiles) -> "Known":
        """Return what is known from the profiles."""
        return cls(profiles, index(profiles.by_id.values()))


def features(one: Profile, other: Profile, known: Known) -> tuple[str, ...]:
    """Return the names of what speaks for and against two entities of one class being one."""
    found = list(_basic(one, other, known))
    if one.cls in COMPANIES and "begins_other" in found and "same_zone" in found:
        found.append(_uniqueness(one, other, known))
    elif one.cls in {"Person", "Event"} and {"no_post", "no_date"} & set(found):
        found.append(_alone(one, other, known))
    return tuple(found)


def _basic(one: Profile, other: Profile, known: Known) -> Iterator[str]:
    """Yield what the two tell by themselves."""
    match one.cls:
        case "Zone":
            yield from _zones(one, other)
        case "Person":
            yield from _people(one, other)
        case "Event":
            yield from _events(one, other)
        case "Company" | "FinancialInstitution":
            yield from _companies(one, other)
        case "GovernmentBody":
            yield from _bodies(one, other)
        case _:
            yield from _things(one, other)
    if not one.articles.isdisjoint(other.articles) and not _one_spelling(one, other):
        yield "named_together"
    if (min(one.id, other.id), max(one.id, other.id)) in known.profiles.related:
        yield "related"


def _one_spelling(one: Profile, other: Profile) -> bool:
    """Tell whether the names differ only as spellings do: an article that names both was not read well enough."""
    if one.cls in COMPANIES:
        a, b = one.company, other.company
        return a.core == b.core and a.place == b.place
    return bool({*map(plain, one.names)} & {*map(plain, other.names)})


def _scopes(one: Profile, other: Profile) -> Iterator[str]:
    if one.scopes & other.scopes:
        yield "same_zone"
    elif one.scopes and other.scopes:
        yield "other_zone"


def _names(one: Profile, other: Profile) -> Iterator[str]:
    """Yield how the names agree as they stand; a short name says something in one zone only."""
    near = not one.scopes.isdisjoint(other.scopes)

    def same(some: set[str], more: set[str]) -> bool:
        return any(near or tells(one.cls, form) for form in some & more)

    a, b = {*map(plain, one.names)}, {*map(plain, other.names)}
    if same(a, b):
        yield "same_name"
        return
    if a & b:
        yield "same_name_elsewhere"
        return
    c, d = {*map(plain, one.telling_forms)}, {*map(plain, other.telling_forms)}
    if same(a, d) or same(b, c):
        yield "alias_is_name"
    elif same(c, d):
        yield "alias_shared"


def _things(one: Profile, other: Profile) -> Iterator[str]:
    if one.cls == "Place" and {*map(without_region, one.names)} & {*map(without_region, other.names)}:
        yield "same_name"
        return
    yield from _names(one, other)
    yield from _scopes(one, other)


def _bodies(one: Profile, other: Profile) -> Iterator[str]:
    found = list(_names(one, other))
    yield from found
    if "same_name" not in found and body_names(one) & body_names(other):
        yield "full_body"


def _zones(one: Profile, other: Profile) -> Iterator[str]:
    yield from (name for name in _names(one, other) if name != "same_name_elsewhere")
    a, b = ([zone_name(form) for form in profile.names] for profile in (one, other))
    if {part.rest for part in a} != {part.rest for part in b}:
        yield "other_place"
        return
    kinds, others = {part.kind for part in a}, {part.kind for part in b}
    if kinds & others:
        yield "same_zone_spelling"
    elif (kinds | others) <= _ECONOMIC:
        # 经开区 is short for either kind
        full = (kinds | others) >= {"经济", "经济技术"}
        yield from ("same_zone_spelling", "kind_unclear") if full else ("same_zone_spelling",)
    elif "" in kinds | others or "开发" in kinds | others:
        yield "begins_other"
    else:
        yield "other_kind"


def _people(one: Profile, other: Profile) -> Iterator[str]:
    if one.offices & other.offices:  # whoever leads a body leads it in the news of other zones too
        yield from ("same_name", "same_office") if {*map(plain, one.names)} & {*map(plain, other.names)} else ()
    else:
        yield from (name for name in _names(one, other) if name.startswith("same"))
        yield from _scopes(one, other)
    if one.writes != other.writes and (one.posts if other.writes else other.posts):
        yield "author"
    elif one.posts & other.posts:
        yield "same_post"
    elif {body for body, _ in one.posts} & {body for body, _ in other.posts}:
        yield "same_body"
    elif one.posts and other.posts:
        yield "other_post"
    elif one.posts or other.posts:
        yield "no_post"


def _events(one: Profile, other: Profile) -> Iterator[str]:
    yield from _names(one, other)
    yield from _scopes(one, other)
    if one.dates and other.dates:
        yield "same_date" if one.dates & other.dates else "other_date"
    elif one.years and other.years and not one.years & other.years:
        yield "other_year"
    else:
        yield "no_date"


def _companies(one: Profile, other: Profile) -> Iterator[str]:
    if {*map(plain, one.names)} & {*map(plain, other.names)}:
        yield from _names(one, other)
        yield from _scopes(one, other)
        return
    a, b = one.company, other.company
    aliased = [name for name in _names(one, other) if name.startswith("alias")]
    yield from aliased
    yield from _scopes(one, other)
    if a.core == b.core and not _bare_of_group(a, b):
        yield "same_core"
    elif _begins(one, other):
        yield "begins_other"
    elif "alias_is_name" not in aliased:
        near = min(len(one.name), len(other.name)) >= _MISTYPED_FROM
        slip = near and Levenshtein.distance(plain(one.name), plain(other.name), score_cutoff=1) == 1
        yield "one_mistyped" if slip else "other_core"
    yield from _clashes(a, b)


def _bare_of_group(a: CompanyName, b: CompanyName) -> bool:
    """Tell whether one is a group and the other a bare name, by which a firm of the group may be called as well."""
    return a.group != b.group and not (a if b.group else b).form


def _begins(one: Profile, other: Profile) -> bool:
    """Tell whether a short form of one begins the core of the other; the place before it may be left out."""
    a, b = one.company, other.company
    if a.core == b.core:
        return _bare_of_group(a, b)
    short, long = (a, b) if len(a.core) < len(b.core) else (b, a)
    return not short.form and (long.core.startswith(short.core) or plain(f"{long.place}{long.core}") == short.core)


def _clashes(a: CompanyName, b: CompanyName) -> Iterator[str]:
    if a.branch != b.branch:
        yield "branch"
    if a.number != b.number:
        yield "other_number"
    if a.place != b.place:
        yield "other_place" if a.place and b.place else "one_place"
    # a bare short form may stand for either
    if a.group != b.group and (a.core != b.core or (a.form and b.form)):
        yield "group"
    elif a.core == b.core and a.form and b.form and a.form != b.form:
        yield "other_form"


def _uniqueness(one: Profile, other: Profile, known: Known) -> str:
    """Tell whether the shorter of two names can mean only the other in the zones that they share."""
    short, long = sorted((one, other), key=lambda profile: (len(profile.company.core), profile.company.group))
    start = short.company.core[:2]
    for scope in short.scopes & long.scopes:
        members = known.blocks.get((short.cls, start, scope), [])
        if len(members) > BLOCK:
            return "several"
        for id in members:
            rival = known.profiles.by_id[id]
            if rival is short or rival is long or not _means(short, rival):
                continue
            if not _may_be_one(long, rival):
                return "several"
    return "only_one"


def _means(short: Profile, rival: Profile) -> bool:
    a, b = short.company, rival.company
    return a.branch == b.branch and len(b.core) >= len(a.core) and (a.core == b.core or _begins(short, rival))


def _may_be_one(one: Profile, other: Profile) -> bool:
    a, b = one.company, other.company
    cores = a.core.startswith(b.core) or b.core.startswith(a.core)
    return cores and not {*_clashes(a, b)} - {"one_place"} and (a.core == b.core or not (a.form and b.form))


def _alone(one: Profile, other: Profile, known: Known) -> str:
    """Tell whether of those of one name in the zones that two share no third speaks for another identity."""
    bare, full = (one, other) if not (one.posts or one.dates) else (other, one)
    for form in {*map(plain, one.names)} & {*map(plain, other.names)}:
        for scope in one.scopes & other.scopes:
            for id in known.blocks.get((one.cls, form, scope), [])[: BLOCK + 1]:
                rival = known.profiles.by_id[id]
                if rival is bare or rival is full:
                    continue
                if one.cls == "Event":
                    if rival.dates and rival.years & bare.years and not rival.dates & full.dates:
                        return "several"
                elif rival.writes != full.writes or (
                    rival.posts and not {body for body, _ in rival.posts} & {body for body, _ in full.posts}
                ):
                    return "several"
    return "only_one"

"""Development zones: the one the article is about, its short forms, and others it names."""

import re
from functools import cache

from loaders.draft import Draft, Reading
from loaders.lexicon import words
from loaders.mentions.edges import HAN, left_edge, trim_lead
from loaders.places import find_places, is_place, place_kind, short_place

__all__ = ["BARE", "read_zones", "zone_forms", "zone_of", "zone_pattern"]

BARE = (
    "该开发区",
    "该经开区",
    "该高新区",
    "该园区",
    "该区",
    "全区",
    "我区",
    "本区",
    "开发区",
    "经开区",
    "高新区",
    "示范区",
    "综保区",
)
"""What an article calls its own zone without naming it."""

_SHORT = {
    "经济技术开发区": "经开区",
    "经济开发区": "经开区",
    "高新技术产业开发区": "高新区",
    "高新技术开发区": "高新区",
    "高新技术产业园区": "高新区",
    "综合保税区": "综保区",
    "综合改革示范区": "综改示范区",
    "农业高新技术产业示范区": "农高区",
}
_DEFINED = re.compile(rf"[(（](?:以下|下)?(?:简称|称)(?:为)?[:：]?[“\"]?([{HAN}A-Za-z]{{2,14}})[”\"]?[)）]")
_GENERIC = re.compile(
    r"(?:国家级?|省级?|市级?|县级?|全国|全省|全市|各级?|各类|本|该|我|某|[一两三四五六七八九十多几数\d]+个|新型|周边|其他|兄弟|先进|沿海|东部|发达|所在"
    r"|一周|每周|本周|园区|经济技术|经济|高新技术产业|高新技术|高新|工业|产业|综合|现代化?|特色|示范|重点)*"
)


@cache
def _heads() -> re.Pattern[str]:
    heads = sorted({*words("bodies", "Zone"), *_SHORT, *_SHORT.values()}, key=lambda head: (-len(head), head))
    return re.compile("|".join(map(re.escape, heads)))


def read_zones(draft: Draft) -> None:
    """Find the article's own zone and every other zone that it names."""
    heading = draft.article.zone
    own = _split(heading[trim_lead(heading, 0, len(heading)) :]) if heading else None
    found = _named_zones(draft)
    if own is None:
        own = next((_split(draft.text[start:stop]) for start, stop in found), None)
    if own is not None:
        _own_zone(draft, *own)
    for start, stop in found:
        if draft.covered(start) is None and draft.covered(stop - 1) is None:
            stem, head = _split(draft.text[start:stop]) or ("", "")
            known = next((id for form in _forms(stem, head) if (id := draft.find(form, "Zone"))), None)
            known = known or draft.entity("Zone", draft.text[start:stop])
            draft.alias(known, draft.text[start:stop])
            draft.mark(start, stop, known)
            _located(draft, known, stem)


def zone_of(draft: Draft, position: int) -> str:
    """Return the zone that a place of the text is about: one named in its sentence before it, else the article's own."""
    sentence = draft.sentence(position)
    named = draft.inside(sentence.start, position, "Zone")
    if named:
        return named[-1].entity
    opening = [s for s in draft.view.sentences if s.paragraph == sentence.paragraph and s.start <= sentence.start]
    heads = draft.inside(opening[0].start, min(opening[0].stop, position), "Zone") if opening else []
    # a paragraph that opens with another zone is about it: an item of a digest
    own = any(m.entity == draft.zone for m in draft.inside(opening[0].start if opening else 0, position, "Zone"))
    return heads[0].entity if heads and not own else draft.zone


def _split(name: str) -> tuple[str, str] | None:
    """Return a zone's name as (stem, head)."""
    ends = [match for match in _heads().finditer(name) if match.end() == len(name)]
    if not ends:
        return (name, "") if name else None
    return name[: ends[0].start()], ends[0].group()


def _forms(stem: str, head: str) -> list[str]:
    """Return the forms under which a zone may be called, the given one first."""
    stems = [stem]
    place = next((place for place in find_places(stem) if place[0] == 0), None)
    if place is not None:
        form, inner = stem[: place[1]], stem[place[1] :]
        if len(inner) >= 2:
            stems.append(inner)
        stems += (
            [short_place(form) + inner] if short_place(form) != form else [form + tail + inner for tail in "市县区"]
        )
    heads = [head, _SHORT.get(head, head), *(long for long, short in _SHORT.items() if short == head)]
    if head.endswith(("开发区", "经开区", "高新区")):
        heads.append("开发区")
    return list(dict.fromkeys(stem + head for stem in stems for head in heads))


def _own_zone(draft: Draft, stem: str, head: str) -> None:
    forms = [form for form in _forms(stem, head) if form in draft.text or form == stem + head]
    shared = [form for form in forms if form.endswith("开发区") and form[: -len("开发区")] == stem]
    full = max((form for form in forms if form not in shared or form == stem + head), key=len)
    full = _with_city(draft, full)
    forms = list(dict.fromkeys((full, *forms)))
    draft.zone = draft.entity("Zone", full)
    defined = [match.group(1) for match in _DEFINED.finditer(draft.text) if _heads().search(match.group(1))]
    for form in sorted({*forms, *defined}, key=lambda form: (-len(form), form)):
        at = draft.text.find(form)
        while at >= 0:
            if draft.covered(at) is None and draft.covered(at + len(form) - 1) is None:
                draft.mark(at, at + len(form), draft.zone)
                draft.alias(draft.zone, form)
            at = draft.text.find(form, at + len(form))
    named = _split(full)
    _located(draft, draft.zone, named[0] if named and named[1] else stem)


def _with_city(draft: Draft, full: str) -> str:
    """Return a zone's name with the city that stands before its long form (泉州|清源高新技术产业开发区)."""
    head = next((head for head in _SHORT if full.endswith(head)), "")
    stem = full.removesuffix(head)
    for long in (full,) if head else [stem.removesuffix(short) + long for long, short in _SHORT.items() if full.endswith(short) for stem in (full,)]:
        at = draft.text.find(long)
        while at >= 0:
            place = draft.place_ending(at)
            if place is not None and place_kind(draft.text[place:at]) == "city" and draft.text[at - 1] not in "省市县区州":
                return draft.text[place : at + len(long)]
            at = draft.text.find(long, at + 1)
    return full


def _named_zones(draft: Draft) -> list[tuple[int, int]]:
    """Return the stretches that name a zone: its head and what stands before it as part of the name."""
    found: list[tuple[int, int]] = []
    for match in _heads().finditer(draft.text):
        floor = found[-1][1] if found else 0
        start = left_edge(draft, match.start(), floor=max(floor, match.start() - 14))
        stem = draft.text[start : match.start()]
        if len(stem) >= 2 and stem[-1] not in "在到往从向" and not _GENERIC.fullmatch(stem) and not _follows(draft.text, match.end()):
            found.append((start, match.end()))
    return found


def _follows(text: str, at: int) -> bool:
    """Tell whether what follows makes a word of a zone's head (开发区域, 新区间)."""
    return text[at : at + 1] in {"域", "间", "块", "位"} or text[at : at + 2] in {"支行", "分行"}


def _located(draft: Draft, zone: str, stem: str) -> None:
    """State the places that a zone's own name begins with, the last under the fullest form that the article prints.

    A stem of two to four characters that the tables lack is a place of its own (龙溪经济开发区 lies in 龙溪).
    """
    mentions = draft.mentions_of(zone)
    found = [place for place in find_places(stem) if place[0] == 0 or place_kind(place[2]) != "region"]
    if not mentions or not stem:
        return
    forms: list[str] = []
    at = 0
    for start, stop, form in found:
        if start != at:
            break
        forms.append(form)
        at = stop
    rest = stem[at:]
    if rest and len(rest) == 1 and rest not in "市县区":
        forms, rest = [stem], ""
    if not forms and 2 <= len(stem) <= 4:
        forms = [stem]
    elif len(forms) == 1 and place_kind(forms[0]) == "province" and 2 <= len(rest) <= 3:
        forms.append(rest)
    _preceding(draft, zone)
    for number, form in enumerate(forms):
        name = _fullest(draft, form) if number == len(forms) - 1 else form
        entity = draft.entity("Place", name, short_place(form), form)
        reading = Reading("zone.name", 0.95 if is_place(form) else 0.8)
        draft.state(zone, "locatedIn", entity, (mentions[0].start, mentions[0].stop), reading)


def _preceding(draft: Draft, zone: str) -> None:
    """State the province or city that stands right before a zone's name (江苏省某某经济开发区)."""
    for mention in draft.mentions_of(zone):
        place = draft.place_ending(mention.start)
        if place is not None and place_kind(draft.text[place : mention.start]) in ("province", "city"):
            entity = draft.entity("Place", draft.text[place : mention.start])
            draft.state(zone, "locatedIn", entity, (place, mention.stop), Reading("zone.preceded", 0.9))
            return


def _fullest(draft: Draft, form: str) -> str:
    """Return a place with its rank where the article prints that too (运城 as 运城市)."""
    short = short_place(form)
    for tail in "市县区旗州盟":
        ranked = short + tail
        if ranked in draft.text and (is_place(ranked) or re.search(f"{ranked}(?:委|政府|人民政府)", draft.text)):
            return ranked
    return form


def zone_forms(draft: Draft) -> tuple[str, ...]:
    """Return whatever the article calls its own zone, bare nouns included, the longest first."""
    own = draft.forms(draft.zone) if draft.zone else ()
    park = {"园区"} if draft.zone and draft.name(draft.zone).endswith("园区") else set()
    return tuple(sorted({*own, *BARE, *park}, key=lambda form: (-len(form), form)))


def zone_pattern(draft: Draft) -> str:
    """Return a regular expression for whatever the article calls its own zone."""
    return "(?:" + "|".join(map(re.escape, zone_forms(draft))) + ")"

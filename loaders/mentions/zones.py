"""Development zones: the one the article is about, its short forms, and others it names."""

import re
from functools import cache

from loaders.draft import Draft, Reading
from loaders.lexicon import bodies
from loaders.mentions.edges import left_edge, places_in

__all__ = ["BARE", "read_zones"]

BARE = ("该开发区", "该经开区", "该高新区", "该区", "全区", "开发区", "经开区", "高新区")
_SHORT = {"经济技术开发区": "经开区", "经济开发区": "经开区", "高新技术产业开发区": "高新区", "高新技术开发区": "高新区",
          "高新技术产业园区": "高新区", "综合保税区": "综保区", "自由贸易试验区": "自贸区", "农业高新技术产业示范区": "农高区"}
_DEFINED = re.compile(r"[(（](?:以下|下)?(?:简称|称)[:：]?[“\"]?([\u4e00-\u9fffA-Za-z]{2,12})[”\"]?[)）]")


@cache
def zone_heads() -> re.Pattern[str]:
    """Return the pattern of the words that end a zone's name, longest first."""
    heads = sorted({body.head for body in bodies() if body.cls == "Zone"} | set(_SHORT), key=lambda h: (-len(h), h))
    return re.compile("|".join(map(re.escape, heads)))


def read_zones(draft: Draft) -> None:
    """Find the article's own zone and every other zone named with a place."""
    own = draft.article.zone or _first_zone(draft.text)
    if own:
        draft.zone = draft.entity("Zone", own)
        for form in _forms(own):
            _mark_all(draft, form, draft.zone)
        for match in _DEFINED.finditer(draft.text):
            if zone_heads().search(match.group(1)):
                draft.alias(draft.zone, match.group(1))
                _mark_all(draft, match.group(1), draft.zone)
        _located(draft, own)
    for start, stop in _named_zones(draft.text):
        if draft.covered(start) is None and draft.covered(stop - 1) is None:
            draft.mark(start, stop, draft.entity("Zone", draft.text[start:stop]))


def _forms(own: str) -> list[str]:
    match = _head(own)
    if match is None:
        return [own]
    stem, head = own[: match.start()], match.group()
    stems = [stem]
    place = next((p for p in places_in(stem) if p[0] == 0), None)
    if place is not None:
        inner = stem[place[1] :]
        if len(inner) >= 2:
            stems.append(inner)
        if place[1] - place[0] > 2 and stem[place[1] - 1] in "市县区":
            stems.append(stem[: place[1] - 1] + inner)
    heads = [head, _SHORT.get(head, head), "开发区" if head.endswith(("开发区", "经开区", "高新区")) else head]
    heads += [long for long, short in _SHORT.items() if short == head]
    return list(dict.fromkeys([own, *(s + h for s in stems for h in heads)]))


def _head(name: str) -> re.Match[str] | None:
    found = [m for m in zone_heads().finditer(name) if m.end() == len(name)]
    return found[0] if found else None


def _mark_all(draft: Draft, form: str, entity: str) -> None:
    at = draft.text.find(form)
    while at >= 0:
        if draft.covered(at) is None:
            draft.mark(at, at + len(form), entity)
            draft.alias(entity, form)
        at = draft.text.find(form, at + len(form))


def _named_zones(text: str) -> list[tuple[int, int]]:
    """Return the stretches that name a zone: a place, at most six characters, a zone's head."""
    found: list[tuple[int, int]] = []
    places = places_in(text)
    for match in zone_heads().finditer(text):
        near = [p for p in places if match.start() - 14 <= p[0] and p[1] <= match.start()]
        edge = left_edge(text, match.start(), floor=max(0, match.start() - 14), keep=True)
        near = [p for p in near if p[0] >= edge]
        if near and (not found or near[0][0] >= found[-1][1]):
            found.append((near[0][0], match.end()))
    return found


def _first_zone(text: str) -> str:
    zones = _named_zones(text)
    return text[zones[0][0] : zones[0][1]] if zones else ""


def _located(draft: Draft, own: str) -> None:
    """State the place that a zone's own name begins with, under the fullest form the article prints."""
    head = _head(own)
    stem = own[: head.start()] if head else own
    places = [p for p in places_in(stem) if p[0] == 0]
    if not places:
        return
    short = places[0][2] if len(places[0][2]) < 3 else places[0][2].rstrip("市县区")
    short = stem[places[0][0] : places[0][1]] if len(short) < 2 else short
    full = next((short + tail for tail in "市县区旗州盟" if short + tail in draft.text), short)
    first = draft.inside(0, len(draft.text), "Zone")
    mention = next((m for m in first if m.entity == draft.zone), None)
    if mention is not None:
        place = draft.entity("Place", full, short if short != full else "")
        reading = Reading("zone.name", 0.95)
        draft.state(draft.zone, "locatedIn", place, (mention.start, mention.stop), reading)

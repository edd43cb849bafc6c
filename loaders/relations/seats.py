"""locatedIn of companies: the place that the words beside a name say it is of (四川的甲, 总部在上海)."""

import re

from loaders.draft import Draft, Mention, Reading, Span
from loaders.lexicon import pattern
from loaders.places import place_kind

__all__ = ["read_seats", "seat_before"]

_SEAT = Reading("company.seat", 0.85)
_OF = re.compile(r"的(?:客户|企业|公司|厂家|同行|合作伙伴)?|客户|企业")
_IS = re.compile(rf"(?:{pattern('hosting', 'seat')}|是(?=[^，。；]{{2,8}}(?:本土|本地|的)企业))")
_SETTLES = re.compile("落户|入驻|进驻|迁|搬|落地|扎根|签约|签|设厂|建厂")
_LEVELS = ("province", "city", "county")


def read_seats(draft: Draft) -> None:
    """State the place that a company is said to be of or to have its head office in."""
    settled = {s.object for s in draft.states("hosts") if s.status in ("stated", "planned")}
    for mention in draft.inside(0, len(draft.text), "Company"):
        if draft.sentence(mention.start).role != "body":
            continue
        span = seat_before(draft, mention)
        if span and mention.entity in settled and _came_from(draft, mention, span):
            continue
        if span:
            _state(draft, mention, span, (span[0], mention.stop))
        elif told := _IS.match(draft.text, mention.stop):
            places = [p for p in draft.places if p[0] == told.end() and place_kind(p[2]) in _LEVELS]
            for start, stop, _ in places[:1]:
                _state(draft, mention, (start, stop), (mention.start, stop))


def seat_before(draft: Draft, mention: Mention) -> Span | None:
    """Return where the place stands that a company is of (四川的甲), unless it is the zone's own."""
    found = [p for p in draft.places if p[1] < mention.start and mention.start - p[1] <= 5]
    if not found or not _OF.fullmatch(draft.text, found[-1][1], mention.start):
        return None
    first, stop, form = found[-1]
    if place_kind(form) not in _LEVELS or draft.covered(first) is not None:
        return None
    before = draft.place_ending(first)
    start = first if before is None else before
    homes = {form[:2] for entity in draft.of_class("Place") for form in draft.forms(entity.id)}
    own = "".join(draft.forms(draft.zone)) if draft.zone else ""
    return None if form[:2] in homes and form[:2] in own else (start, stop)


def _came_from(draft: Draft, mention: Mention, place: Span) -> bool:
    """Tell whether a firm that the zone hosts is only said to come from a place (宁波的甲落户本区; 浙江的甲)."""
    start, stop = draft.clause(mention.start)
    head = re.search("总部|注册地", draft.text[start : place[0]])
    wide = place_kind(draft.text[slice(*place)]) == "province"
    return head is None and (wide or _SETTLES.search(draft.text, mention.stop, stop) is not None)


def _state(draft: Draft, mention: Mention, place: Span, span: Span) -> None:
    inner = next((draft.text[first:stop] for first, stop, _ in draft.places if stop == place[1]), "")
    entity = draft.entity("Place", draft.text[slice(*place)], inner)
    draft.state(mention.entity, "locatedIn", entity, span, _SEAT)

"""organized: who holds an event, and whether it was held, will be or was not; where it is."""

import re
from collections.abc import Mapping

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS, clause_start, join
from loaders.mentions.edges import HAN
from loaders.mentions.event_words import Held
from loaders.mentions.organizations import organization
from loaders.mentions.people import mark_everywhere
from loaders.places import place_kind
from loaders.reading import Sentence
from loaders.relations.delegates import read_delegates
from loaders.relations.event_span import event_near, proof
from loaders.relations.organizers import GUIDES, organizer
from loaders.relations.participation import read_participants
from loaders.relations.rolls import read_rolls

__all__ = ["read_participation"]

_HOSTED = Reading("event.hosted_by", 0.9)
_PLACE = Reading("event.place", 0.85)
_HOST = re.compile(r"由(?P<who>[^，。；]{2,70}?)(?:共同|联合|牵头)*(?:主办|承办|举办|协办|发起|组织)")
_ALSO = re.compile(r"[，、](?:由)?(?P<who>[^，。；由]{2,40}?)(?:共同|联合)*(?:主办|承办|协办)(?=的|，|、|。)")
_THEN_IN = re.compile(r"(?:近日|日前|今日|昨日|于?[\d年月日上下午]{2,12})?(?:将)?在")
_HELD = re.compile(r"[^，。；]{0,12}?(?:举行|举办|召开|开幕|启动|落幕|揭牌)")
_OPENING = re.compile(r"(?:[^，。；]{0,10}，)?(?:随后|之后|期间|当天|同日)?在")
_OF_ZONE = re.compile(r"经开|经济|高新|开发|[省市]")
"""What makes a place a part of another name."""
_WHOLE = re.compile(r"[、，。；（“”]|以及|[和与及等]|共同|联合|牵头|主办|承办|举办|协办|发起|组织|指导|支持|倡议")
"""What follows one who holds an event; a name that goes on (某某开发区|科创局) is of somebody else."""
_UNIT = re.compile(r"(?:(?:也|均|都)?[是为]|作为|担任)[^，。；]{0,8}?(?:主办|承办|协办)(?:单位|方)")


def read_participation(draft: Draft, held: list[Held]) -> None:
    """State who held each event, where it was, and who took part in it and how."""
    statuses: dict[str, Status] = {}
    told = {event.entity for sentence in draft.body() for _, event in _hosted(draft, sentence)}
    for event in held:
        if event.verb[0] < event.verb[1]:
            statuses.setdefault(event.entity, organizer(draft, event, told))
    if not draft.of_class("Event"):
        return
    for sentence in draft.body():
        _hosts(draft, sentence, statuses)
    known = {state.object for state in draft.states("organized")}
    for event in held:  # 在某某推介会上: the zone holds it where nobody else is said to
        if event.verb[0] == event.verb[1] and event.entity not in known:
            statuses.setdefault(event.entity, organizer(draft, event, told))
    future = frozenset(event for event, status in statuses.items() if status == "planned")
    read_participants(draft, future)
    read_delegates(draft, future)
    read_rolls(draft, future)
    _places(draft, held)


def _hosted(draft: Draft, sentence: Sentence) -> list[tuple[re.Match[str], Mention]]:
    """Return where a sentence says by whom an event is held (由甲主办，乙承办), with the event."""
    found: list[tuple[re.Match[str], Mention]] = []
    hosted = list(_HOST.finditer(draft.text, sentence.start, sentence.stop))
    also = list(_ALSO.finditer(draft.text, hosted[0].end(), sentence.stop)) if hosted else []
    for match in [*hosted, *also]:
        before = draft.inside(max(0, sentence.start - 1), match.start(), "Event")
        after = draft.inside(match.end(), sentence.stop, "Event")
        event = before[-1] if before else after[0] if after else event_near(draft, match.start())
        if event is not None and (draft.inside(*match.span("who"), *ORGANIZATIONS) or _by_form(draft, match)):
            found.append((match, event))
    return found


def _by_form(draft: Draft, match: re.Match[str]) -> bool:
    """Mark the bodies that no table knows among those who hold an event, and tell whether no name stands there."""
    if draft.inside(*match.span("who")):
        return False
    for piece in re.finditer(rf"[{HAN}]{{3,16}}?(?=$|[、和与及])", match["who"]):
        body = organization(draft, piece.group())
        if body is not None:
            mark_everywhere(draft, piece.group(), body)
    return True


def _hosts(draft: Draft, sentence: Sentence, statuses: Mapping[str, Status]) -> None:
    """State who holds an event by other words: 由甲与乙共同主办; 丙承办的某某会; 丁是承办单位之一."""
    for match, event in _hosted(draft, sentence):
        status = statuses.get(event.entity, "stated")
        for mention in draft.inside(*match.span("who"), *ORGANIZATIONS):
            if _WHOLE.match(draft.text, mention.stop) and not GUIDES.match(draft.text, mention.stop):
                span = proof(draft, match.span(), event)
                draft.state(mention.entity, "organized", event.entity, span, _HOSTED, status)
    for match in _UNIT.finditer(draft.text, sentence.start, sentence.stop):
        hosts = [m for m in draft.inside(sentence.start, match.start(), *ORGANIZATIONS) if m.stop == match.start()]
        events = draft.inside(sentence.start, sentence.stop, "Event")
        if hosts and events:
            status = statuses.get(events[0].entity, "stated")
            span = join((hosts[0].start, match.end()), (events[0].start, events[0].stop))
            draft.state(hosts[0].entity, "organized", events[0].entity, span, _HOSTED, status)


def _places(draft: Draft, held: list[Held]) -> None:
    """State where events are: 在太原举行, 驻广州、深圳招商."""
    for event in held:
        clause = clause_start(draft, event.verb[0])
        for start, stop, form in draft.places:
            inside = event.title[0] <= start < event.title[1]
            at = draft.text[clause:start]
            before = clause <= start < event.verb[0]
            placed = before and re.search(rf"(?:在|于|走进|赴)(?:[{HAN}]{{2,4}}[省市])?$", at)
            opens = stop + 1 == clause and draft.text[stop] == "，"  # 在上海，|某区举办推介会
            placed = placed or (opens and _OPENING.fullmatch(draft.text, draft.sentence(clause).start, start))
            after = _THEN_IN.match(draft.text, event.title[1], start)  # 某某推介会|在苏州举行
            placed = placed or (after and after.end() == start and _HELD.match(draft.text, stop))
            within = next((first for first, last, _ in draft.places if last == start), start)  # 赴江苏|盐城
            sent = inside and re.search(r"(?:驻|赴|走进)(?:[^，。]*、)?$", draft.text[event.title[0] : within])
            mention = draft.covered(start)
            alone = mention is None or draft.cls(mention.entity) in ("Event", "Place")
            whole = form.removesuffix("市") in ("北京", "上海", "天津", "重庆")
            wider = place_kind(form) == "province" and not whole and any(s == stop for s, _, _ in draft.places)
            if (placed or sent) and alone and not wider and not _OF_ZONE.match(draft.text, stop):
                place = draft.entity("Place", form)
                span = (min(clause, start), max(stop, event.title[1]))
                draft.state(event.entity, "locatedIn", place, span, _PLACE)

"""organized, attended, chaired, addressed, participatedIn: who did what at an event."""

import re
from functools import cache

from kg.model import Status
from loaders.draft import Draft, Mention, Reading, Span
from loaders.grammar import ORGANIZATIONS, clause_start, join, status_before, subjects
from loaders.lexicon import pattern
from loaders.mentions.events import Held
from loaders.mentions.people import mark_people

__all__ = ["read_participation"]

_ORGANIZED = Reading("event.organized", 0.95)
_ATTENDED = Reading("event.attended", 0.95)
_CHAIRED = Reading("event.chaired", 0.95)
_ADDRESSED = Reading("event.addressed", 0.9)
_TOOK_PART = Reading("event.took_part", 0.85)
_LISTED = re.compile(r"[、和与及]|以及|，")
_CHAIR = re.compile(r"由(?P<who>[^，。；]{2,60}?)主持|主持(?:召开|了)?(?!制定|建设|实施|研发|编制|工作)")
_REPORTS = re.compile(
    r"通报|汇报|介绍|发言|交流|解读|作了?(?:典型|经验|表态)?发言|表态|推介|讲解|宣讲|宣读|回应|答疑|答复|作答|表态|演示|反映|到会|参加|参会|与会|列席|出席|参与|展示|路演"
)
_ABOUT = re.compile(r"(?:等)?(?:(?:主要|相关|有关)?(?:负责人|代表|负责同志|企业家))?(?:分别|先后|依次|也)?(?:就|围绕|对|针对|结合|从)")
_SENT = re.compile(r"(?:派出|选派|组织|派遣|派)[^，。；]{0,12}(?:参加|参与|出席)")
_HOST = re.compile(r"由(?P<who>[^，。；]{2,70}?)(?:共同|联合)?(?:主办|承办|举办|协办|发起|组织)")
_DELEGATE = re.compile(
    r"(?:等)?(?:[\d一二两三四五六七八九十百多数几]+余?(?:家|个|名|位))?(?:[\u4e00-\u9fff]{0,10}?)?(?:负责人|代表|负责同志|相关人员|工作人员|主要领导|有关同志|专家|党员代表|党员干部|教师|师生)?(?:等|分别|先后|现场|当场|就|围绕|对|针对|向|在|也|还|参会|现场|依次|，)*"
)


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<attend>{pattern('cues', 'attend')})|(?P<address>{pattern('cues', 'address')})|(?P<chair>{_CHAIR.pattern.replace('?P<who>', '')})"
    )


def read_participation(draft: Draft, held: list[Held]) -> None:
    """State who held each event and who took part in it, and how."""
    for event in held:
        _organizer(draft, event)
    if not draft.of_class("Event"):
        return
    for sentence in draft.body():
        for match in _verbs().finditer(draft.text, sentence.start, sentence.stop):
            if match["chair"]:
                _chaired(draft, match, sentence.start)
            elif match["attend"]:
                _attended(draft, match, sentence.start, sentence.stop)
            else:
                _addressed(draft, match, sentence.start)
        _bodies_at(draft, sentence.start, sentence.stop)
        for match in _HOST.finditer(draft.text, sentence.start, sentence.stop):
            _hosted(draft, match, sentence.start)
        for match in _SENT.finditer(draft.text, sentence.start, sentence.stop):
            _delegated(draft, match, sentence.start)
    _places(draft, held)


def _organizer(draft: Draft, event: Held) -> None:
    start = clause_start(draft, event.verb[0])
    sentence = draft.sentence(event.verb[0])
    before_verb = min(event.verb[0], event.title[0])
    if draft.text[event.verb[1] : event.verb[1] + 1] == "的" and event.title[0] > event.verb[0] and draft.text[event.verb[0] - 1] == "的":
        return
    group = _organizers(draft, start, before_verb)
    span = (start, max(event.title[1], event.verb[1]))
    if not group:
        before = draft.inside(sentence.start, start, "Zone", "GovernmentBody")[:1] or [
            m for m in subjects(draft, event.verb[0], "Zone", "GovernmentBody") if m.entity != event.entity
        ]
        if before:
            group = before[:1]
            span = (
                join(span, (max(before[0].start, sentence.start), before[0].stop))
                if before[0].start >= sentence.start
                else span
            )
    if not group and draft.zone:
        group = [Mention(start, start, draft.zone)]
    status = status_before(draft, start, event.verb[0], unless="推动|支持|要求|[^，]*?精神")
    for mention in group:
        draft.state(mention.entity, "organized", event.entity, span, _ORGANIZED, status)


def _organizers(draft: Draft, start: int, stop: int) -> list[Mention]:
    """Return the organisations that stand first before the verb, not those it brings together (组织企业、高校)."""
    found = draft.inside(start, stop, *ORGANIZATIONS)
    group = found[:1]
    for mention in found[1:]:
        gap = draft.text[group[-1].stop : mention.start]
        if not _LISTED.fullmatch(gap):
            break
        group.append(mention)
    return group


def _event_at(draft: Draft, position: int, sentence: int) -> Mention | None:
    """Return the event that a verb at a position is about: named after it in its clause, else before it."""
    after = [m for m in draft.inside(position, min(position + 80, len(draft.text)), "Event")]
    clause = next((i for i in range(position, len(draft.text)) if draft.text[i] in "，。；！？\n"), len(draft.text))
    if after and after[0].start < clause:
        return after[0]
    before = draft.inside(0, position, "Event")
    return before[-1] if before else (after[0] if after else None)


def _people(draft: Draft, start: int, stop: int) -> list[Mention]:
    return draft.inside(start, stop, "Person")


def _attended(draft: Draft, match: re.Match[str], floor: int, limit: int) -> None:
    event = _event_at(draft, match.end(), floor)
    if event is None:
        return
    start = _run_start(draft, match.start(), floor)
    mark_people(draft, clause_start(draft, match.start()), match.start())
    before = draft.text[clause_start(draft, match.start()) : match.start()]
    if re.search(r"(?:将|拟|计划|邀请|未|没有|没能)[^，。；]{0,6}$", before):
        return
    status: Status = "stated"
    span_stop = event.stop if event.start > match.end() and event.stop <= limit else match.end()
    for mention in _people(draft, start, match.start()):
        span = join((mention.start, match.end()), (match.start(), span_stop))
        draft.state(mention.entity, "attended", event.entity, _proof(draft, span, event), _ATTENDED, status)
    # 出席会议的有…: the names follow
    if re.match(r"(?:会议|活动|仪式)?的(?:还?有|领导)", draft.text[match.end() : match.end() + 8]):
        for mention in _people(draft, match.end(), limit):
            draft.state(mention.entity, "attended", event.entity, (match.start(), mention.stop), _ATTENDED, status)


def _run_start(draft: Draft, stop: int, floor: int) -> int:
    """Return where the enumeration before a verb begins; it may run over commas, not over another verb of taking part."""
    others = [m.end() for m in _verbs().finditer(draft.text, floor, stop)]
    return max([floor, *others])


def _chaired(draft: Draft, match: re.Match[str], floor: int) -> None:
    event = _event_at(draft, match.end(), floor)
    if event is None:
        return
    if match.group().startswith("由"):
        people = _people(draft, match.start(), match.end())
    else:
        people = (
            _people(draft, clause_start(draft, match.start()), match.start())
            or _people(draft, _run_start(draft, match.start(), floor), match.start())[-1:]
        )
    for mention in people:
        span = join((mention.start, mention.stop), match.span())
        draft.state(mention.entity, "chaired", event.entity, _proof(draft, span, event), _CHAIRED)


def _addressed(draft: Draft, match: re.Match[str], floor: int) -> None:
    if draft.text[max(0, match.start() - 2) : match.start()] in ("会议", "重要", "总书") or _in_quote(
        draft, match.start()
    ):
        return
    event = _event_at(draft, match.end(), floor)
    if event is None or event.start > match.end() + 40:
        return
    start = clause_start(draft, match.start())
    people = _people(draft, start, match.start())
    if not people and re.match(r".{0,3}$", draft.text[start : match.start()]):
        people = _people(draft, _run_start(draft, match.start(), floor), start)[-1:]
    if not people:
        # 出席并讲话: the attender is the speaker
        earlier = [m for m in _verbs().finditer(draft.text, floor, match.start()) if m["attend"]]
        if earlier and draft.text[earlier[-1].end() : match.start()].replace("会议", "").replace("活动", "") in (
            "并",
            "并作",
            "，并",
            "并发表",
            "，",
        ):
            people = _people(draft, _run_start(draft, earlier[-1].start(), floor), earlier[-1].start())[-1:]
    for mention in people:
        gap = draft.text[mention.stop : match.start()]
        if len(gap) <= 16 or mention is people[-1]:
            draft.state(
                mention.entity,
                "addressed",
                event.entity,
                _proof(draft, (mention.start, match.end()), event),
                _ADDRESSED,
            )


def _in_quote(draft: Draft, position: int) -> bool:
    sentence = draft.sentence(position)
    before = draft.text[sentence.start : position]
    return before.count("“") > before.count("”")


def _proof(draft: Draft, span: Span, event: Mention) -> Span:
    """Widen the span to the event's title where that stands in the same sentence."""
    sentence = draft.sentence(span[0])
    if sentence.start <= event.start and event.stop <= sentence.stop:
        return join(span, (event.start, event.stop))
    return span


def _hosted(draft: Draft, match: re.Match[str], floor: int) -> None:
    """State who holds an event that comes first (此次活动|由甲与乙共同主办)."""
    event = next(iter(reversed(draft.inside(max(0, floor - 1), match.start(), "Event"))), None) or _event_at(draft, match.start(), floor)
    if event is None:
        return
    for mention in draft.inside(match.start("who"), match.end("who"), *ORGANIZATIONS):
        draft.state(mention.entity, "organized", event.entity, _proof(draft, match.span(), event), Reading("event.hosted_by", 0.9))


def _delegated(draft: Draft, match: re.Match[str], floor: int) -> None:
    """State that the body which sends delegates takes part."""
    event = _event_at(draft, match.end(), floor)
    senders = draft.inside(floor, match.start(), "Zone", "GovernmentBody", "Company", "EducationalInstitution")
    if event is None or (not senders and not draft.zone):
        return
    sender = senders[0].entity if senders else draft.zone
    span = _proof(draft, (clause_start(draft, match.start()), match.end()), event)
    draft.state(sender, "participatedIn", event.entity, span, Reading("event.delegated", 0.85))


def _places(draft: Draft, held: list[Held]) -> None:
    """State where events are: 在太原举行, 驻广州、深圳招商."""
    for event in held:
        clause = clause_start(draft, event.verb[0])
        for start, stop, form in draft.places:
            inside = event.title[0] <= start < event.title[1]
            at = draft.text[clause:start]
            placed = clause <= start < event.verb[0] and re.search(r"(?:在|于|走进|赴)(?:[\u4e00-\u9fff]{2,4}[省市])?$", at)
            sent = inside and re.search(r"(?:驻|赴|走进)(?:[^，。]*、)?$", draft.text[event.title[0] : start])
            mention = draft.covered(start)
            alone = mention is None or draft.cls(mention.entity) in ("Event", "Place")
            if (placed or sent) and alone and draft.text[stop : stop + 1] not in set("经高开省市"):
                place = draft.entity("Place", form)
                draft.state(event.entity, "locatedIn", place, (min(clause, start), event.title[1]), Reading("event.place", 0.85))


def _bodies_at(draft: Draft, start: int, stop: int) -> None:
    """State which organisations take part: their delegates report, or they are said to come."""
    text = draft.text
    opening = draft.inside(start, start + 16, "Event")
    at_event = (
        bool(opening) and re.match(r".{0,12}[上中]，?", text[start : opening[0].stop + 2]) is not None
        if opening
        else False
    )
    for match in _REPORTS.finditer(text, start, stop):
        clause = clause_start(draft, match.start())
        found = draft.inside(clause, match.start(), *ORGANIZATIONS)
        verb = match.group()
        comes = bool(re.match(r"到会|参加|参会|与会|列席|出席|参与", verb))
        event = _event_at(draft, match.end(), start)
        if not found or event is None or not (at_event or comes):
            continue
        last = found[-1]
        gap = text[last.stop : match.start()]
        if not _DELEGATE.fullmatch(gap) and not (at_event and _ABOUT.match(gap)):
            continue
        group = [last]
        for mention in reversed(found[:-1]):
            if not _LISTED.fullmatch(text[mention.stop : group[0].start]):
                break
            group.insert(0, mention)
        for mention in group:
            if mention.entity != event.entity:
                draft.state(
                    mention.entity,
                    "participatedIn",
                    event.entity,
                    _proof(draft, (mention.start, match.end()), event),
                    _TOOK_PART,
                )

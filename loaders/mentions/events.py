"""Events: meetings, trainings, signings, behind the verb that holds them or by the place they have in a sentence."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.draft import Draft
from loaders.lexicon import pattern
from loaders.mentions.edges import is_word, left_edge
from loaders.mentions.zones import zone_of, zone_pattern

__all__ = ["Held", "read_events"]

_INSIDE = r"[^，。；！？\n]"
_SKIP = re.compile(r"(?:了|的|一?场|一?次|全区|全市|首[届次场]|“(?=[^”]*$))*")
_STUDIED = re.compile(r"[”」]?(?:的)?(?:重要)?(?:精神|部署|要求|决策|讲话|安排部署)")
_STRICT = frozenset(("召开", "举行", "举办", "主办", "承办"))
_AFTER_VERB = re.compile(r"(?<=[\u4e00-\u9fff”])(?P<gap>(?:在[^，。；]{2,16}?)?(?:隆重|顺利|成功|正式|如期)?)(?P<verb>举行|召开|举办|开幕|开赛|开讲|开班|启幕|落幕|圆满落幕|闭幕)(?=[，。；！])")
_LOCATIVE = re.compile(r"(?P<head>(?:推进|座谈|对接|推介|发布|交流|洽谈|恳谈|圆桌|培训|动员|表彰|调度|论证|工作|现场|研讨|揭牌|签约|启动|开工|点火|奠基|开园|合作|路演)(?:大会|会议|会|仪式|论坛|活动))(?:上|期间|现场)")
_BARE = frozenset(["会议", "活动", "培训", "仪式", "大会", "会", "例会", "比赛"])
_ANAPHOR = re.compile(
    r"(?:本次|此次|这次|该次|当天的?|随后的)(?:会议|会|活动|培训会?|仪式|大会|论坛|对接会|推介会|签约仪式|座谈会|讲座|比赛|调研|考察)"
    r"|(?<![\u4e00-\u9fff])(?:会议|会上|会前|会后|会中|活动现场|活动中|活动上|活动|培训会上|培训中|培训会|培训|仪式上|仪式|座谈会上|座谈中|座谈会|对接会上|推介会上|论坛上|签约仪式上|签约仪式)"
    r"|(?<=[\u4e00-\u9fff])(?:出席|参加|主持|参与)(?P<noun>会议|活动|培训|仪式|大会|签约仪式|座谈会|推介会|对接会|座谈)(?![\u4e00-\u9fff]{0,6}(?:会|精神))"
)


@dataclass(frozen=True, slots=True)
class Held:
    """Hold an event with the verb that holds it (召开) and where its title stands; `verb` is empty without one."""

    entity: str
    verb: tuple[int, int]
    title: tuple[int, int]


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(pattern("cues", "event_verb"))


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"{pattern('cues', 'event_head')}(?![议员场费晤展]|上|期|以)")


@cache
def _deed() -> re.Pattern[str]:
    """Return what may end the title behind 组织的, where plain work counts as well."""
    return re.compile(rf"{_head().pattern}|工作(?=$|[，。；])|行动(?=[，。；])")


def read_events(draft: Draft) -> list[Held]:
    """Mark the events of the body and return how they are held; bare nouns (会上) then stand for the last one."""
    held: list[Held] = []
    for sentence in draft.body():
        at = sentence.start
        while (match := _verb().search(draft.text, at, sentence.stop)) is not None:
            at = match.end()
            found = _title(draft, match.end(), sentence.stop)
            if found is not None:
                entity = _event(draft, *found)
                held.append(Held(entity, match.span(), found))
                at = found[1]
        held += _held_after(draft, sentence.start, sentence.stop)
    _anaphora(draft)
    return held


def _held_after(draft: Draft, start: int, stop: int) -> list[Held]:
    """Return the events whose verb follows them (合作大会|举行)."""
    found: list[Held] = []
    for match in _LOCATIVE.finditer(draft.text, start, stop):
        begin = max(start, title_edge(draft, match.start("head")))
        title = draft.text[begin : match.end("head")]
        if 4 <= len(title) <= 50 and draft.covered(match.start("head")) is None and not re.match(r"(?:本次|此次|这次|该|当天)", title):
            entity = _event(draft, begin, match.end("head"))
            if draft.zone and re.match(zone_pattern(draft), title):
                found.append(Held(entity, (match.end("head"), match.end("head")), (begin, match.end("head"))))
    for match in _AFTER_VERB.finditer(draft.text, start, stop):
        heads = [m for m in _head().finditer(draft.text, max(start, match.start() - 14), match.end("gap")) if m.end() <= match.start("gap")]
        if not heads or heads[-1].end() != match.start("gap") or draft.covered(heads[-1].start()) is not None and draft.cls(draft.covered(heads[-1].start()).entity) == "Event":  # type: ignore[union-attr]
            continue
        begin = max(start, title_edge(draft, heads[-1].start()))
        title = draft.text[begin : heads[-1].end()]
        if len(title) >= 4 and len(title) <= 50:
            span = (begin, heads[-1].end())
            found.append(Held(_event(draft, *span), match.span("verb"), span))
    return found


def _title(draft: Draft, start: int, limit: int) -> tuple[int, int] | None:
    """Return where the title behind a verb stands: up to the last head of an event before the clause ends."""
    skip = _SKIP.match(draft.text, start)
    start = skip.end() if skip else start
    stop = start
    depth = 0
    while stop < limit and (depth or draft.text[stop] not in "，。；！？\n"):
        depth += {"“": 1, "《": 1, "”": -1, "》": -1}.get(draft.text[stop], 0)
        stop += 1
    if not any(True for _ in _head().finditer(draft.text, start, stop)) and draft.text[start - 1] != "的":
        loose = re.match(r"[^，。；！？\n]{2,24}?(?:会|节|赛|周|日|班|仪式|典礼|揭牌|开工|启动)(?=$|[，。；！？\n）])", draft.text[start:stop])
        if loose and draft.text[start - 2 : start] in _STRICT and not is_word(loose.group()):
            return start, start + loose.end()
    inner = _verb().search(draft.text, start + 1, stop)
    heads = [m for m in (_deed() if draft.text[start - 1] == "的" else _head()).finditer(draft.text, start, stop) if not _STUDIED.match(draft.text, m.end())]
    if inner is not None:
        # 组织企业、高校召开推进会: the inner verb has the title
        later = [m for m in heads if m.start() > inner.end()]
        if later and inner.group() not in ("开展", "组织", "启动") and draft.covered(inner.start()) is None:
            return None
    if not heads:
        return None
    end = heads[-1].end()
    if draft.text[end : end + 1] == "”":
        end += 1
    if re.match(r"(?:\d+|[一二两三四五六七八九十多]+)(?:余|多)?(?:场|次|期|个)", draft.text[end : end + 6]):
        return None
    title = draft.text[start:end]
    if len(title) > 60 or re.match(r"(?:各类|系列|一系列|(?:\d+|[两三四五六七八九十多数几]+)(?:余|多)?(?:场|次|期|个))", title):
        return None
    return start, end


def _event(draft: Draft, start: int, stop: int) -> str:
    title = (
        draft.text[start:stop].strip("“”")
        if draft.text[start:stop].count("“") != draft.text[start:stop].count("”")
        else draft.text[start:stop]
    )
    bare = title.replace("“", "").replace("”", "")
    zone = zone_of(draft, start)
    owner = re.match(zone_pattern(draft), bare) if draft.zone else None
    if owner is not None:
        rest = bare[owner.end() :]
        name, forms = (bare, [rest]) if len(rest) > 2 else (draft.name(zone) + rest, [])
    elif zone:
        name, forms = draft.name(zone) + bare, [bare]
    else:
        name, forms = bare, []
    if bare in _BARE:
        forms = []
    entity = draft.find(name, "Event") or draft.entity("Event", name)
    draft.alias(entity, *forms, title if title != bare else "")
    draft.mark(start, stop, entity)
    return entity


def _anaphora(draft: Draft) -> None:
    """Mark 会上, 此次活动 as mentions of the event they speak of."""
    if not draft.of_class("Event"):
        return
    for match in _ANAPHOR.finditer(draft.text):
        start, stop = match.span("noun") if match["noun"] else match.span()
        sentence = draft.sentence(start)
        if sentence.role != "body" or draft.covered(start) is not None:
            continue
        entity = _antecedent(draft, start, draft.text[start:stop])
        if entity is not None:
            draft.mark(start, stop, entity)


def _antecedent(draft: Draft, position: int, noun: str) -> str | None:
    before = draft.inside(0, position, "Event")
    kind = re.sub(r"^(?:本次|此次|这次|该次|当天的?|随后的)|[上中前后]$", "", noun)
    if len(kind) > 1:
        alike = [m for m in before if draft.name(m.entity).endswith(kind)]
        if alike:
            return alike[-1].entity
    if before:
        return before[-1].entity
    events = draft.of_class("Event")
    return events[0].id if len(events) == 1 else None


def title_edge(draft: Draft, stop: int) -> int:
    """Return where the title of an event that ends before `stop` begins when no verb holds it."""
    return left_edge(draft, stop, keep=True, through="、“”")

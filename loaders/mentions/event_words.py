"""The names of events, and the bare words (会上, 签约仪式, 早餐会) that stand for one of them."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.draft import Draft
from loaders.lexicon import pattern
from loaders.mentions.edges import HAN
from loaders.mentions.zones import zone_of, zone_pattern

__all__ = [
    "CEREMONY",
    "FOREIGN",
    "GENERAL",
    "MANY",
    "STUDIED",
    "Held",
    "event_head",
    "is_event",
    "is_foreign",
    "item_start",
    "mark_event_words",
    "name_event",
]

CEREMONY = (
    r"(?:签约|揭牌|授牌|开工|启动|奠基|点火|开园|投产|竣工|开业|开班|开幕|颁奖|捐赠|通车|入驻|合作|结对|挂牌|投运|下线|发车)"
    r"(?:仪式|活动|式)"
)
STUDIED = re.compile(r"[”」]?(?:上?的)?(?:重要)?(?:精神|部署|要求|决策|讲话|安排部署)")
MANY = r"(?:\d+|[一二两三四五六七八九十多数几]+)(?:余|多)?(?:场|次|期|个)"
GENERAL = re.compile(rf"各类|系列|一系列|(?!\d+个[{HAN}]{{0,8}}项目集中){MANY}")
_BARE = frozenset(("会议", "活动", "培训", "仪式", "大会", "会", "例会", "比赛"))
_THIS = r"(?:本次|此次|这次|该次|当天的?|随后的)"
_ANAPHOR = re.compile(
    rf"{_THIS}(?:会议|会|活动|培训会?|仪式|大会|论坛|对接会|推介会|{CEREMONY}|座谈会|讲座|比赛|调研|考察|发布会|招聘会|大赛|竞赛|赛事|路演|沙龙|签约)"
    rf"|(?<![{HAN}])(?:会议|会上|会前|会后|会中|大会上|大会|活动现场|活动中|活动上|活动|培训会上|培训中|培训会|培训|仪式上"
    r"|仪式|座谈会上|座谈中|座谈会|对接会上|推介会上|论坛上|推介中|开班式上|开班式)"
    rf"|(?<![{HAN}])(?:在)?(?P<opened>{CEREMONY})(?=上|由|结束|现场|中|后|前|，)"
    rf"|(?P<at>在会上|在会议上|在大会上|在活动中|在仪式上)"
    rf"|(?<=[{HAN}])(?:出席|参加|主持|参与|见证)(?:了)?(?P<noun>{CEREMONY}|会议|活动|培训|仪式|大会|座谈会|推介会|对接会|座谈)"
    rf"(?![{HAN}]{{0,6}}(?:会|精神))"
)
FOREIGN = re.compile(r"第[\d一二三四五六七八九十]+届|全国|全省|全市|中国|国际|世界|全球|亚洲|亚太")
"""What opens the title of an event that is not the zone's own."""
_YEARS = re.compile(r"(?:20\d\d年?度?)?(?:第[\d一二三四五六七八九十]+[届期])?")
_PLACE = re.compile(rf"[{HAN}]{{2,3}}?(?:省|市(?![场政民级])|自治区|自治州)")
_PART = re.compile(r"(?:开班|开幕|闭幕|结业|颁奖|开学|启动)(?:仪式|式)")
"""Parts of an event that its article may speak of as the event."""
_ITEM = re.compile(r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|[▍●■◆▶])")
_BOUND = re.compile(r"(?:在|由|出席|参加|主持|此次|本次|该|届时的?)$")


@dataclass(frozen=True, slots=True)
class Held:
    """Hold an event with the verb that holds it (召开) and where its title stands; `verb` is empty without one.

    `parties` are the organisations that open the title together (甲与乙|合作签约仪式).
    """

    entity: str
    verb: tuple[int, int]
    title: tuple[int, int]
    parties: tuple[str, ...] = ()


@cache
def event_head() -> re.Pattern[str]:
    """Return what ends the title of an event (推进会, 签约仪式)."""
    return re.compile(rf"{pattern('cues', 'event_head')}(?![议员场费晤展]|上|期|以)")


def is_event(draft: Draft, position: int) -> bool:
    """Tell whether a mention of an event covers a position."""
    mention = draft.covered(position)
    return mention is not None and draft.cls(mention.entity) == "Event"


def name_event(draft: Draft, start: int, stop: int, *, own: bool = True) -> str:
    """Return the event whose title stands in a stretch and mark the stretch; an own one is named ZONE + title."""
    title = draft.text[start:stop]
    if title.count("“") != title.count("”"):
        title = title.strip("“”")
    bare = title.replace("“", "").replace("”", "")
    zone = zone_of(draft, start)
    owner = re.match(zone_pattern(draft), bare) if draft.zone else None
    if owner is not None:
        rest = bare[owner.end() :]
        name, forms = (bare, [rest]) if len(rest) > 2 else (draft.name(zone) + rest, [])
    elif draft.zone and re.search(zone_pattern(draft), bare):
        name, forms = bare, []
    elif zone and own and not is_foreign(draft, start, stop) and not re.match(rf"中共{zone_pattern(draft)}", bare):
        name, forms = draft.name(zone) + bare, [bare]
    else:
        name, forms = bare, []
    if bare in _BARE:
        forms = []
    entity = draft.find(name, "Event") or draft.entity("Event", name)
    draft.alias(entity, *forms, title if title != bare else "")
    draft.mark(start, stop, entity)
    return entity


def is_foreign(draft: Draft, start: int, stop: int) -> bool:
    """Tell whether a title is of an event that is not the zone's own: 第八届…, 2024某地产业大会."""
    start += draft.text[start] == "“"
    years = _YEARS.match(draft.text, start, stop)
    after = years.end() if years else start
    if FOREIGN.match(draft.text, start, stop) or FOREIGN.match(draft.text, after, stop):
        return True
    opening = draft.covered(after)
    if opening is not None and draft.cls(opening.entity) != "Event":
        return False
    if any(first == after for first, _, _ in draft.places) or _PLACE.match(draft.text, after, stop):
        return True
    return bool(draft.zone) and draft.text[after : after + 2] == draft.name(draft.zone)[:2]


def item_start(draft: Draft, position: int) -> int:
    """Return where the item of a numbered list or the part of the article around a position begins."""
    here = draft.sentence(position).paragraph
    starts = {s.paragraph: s.start for s in reversed(draft.view.sentences) if s.paragraph <= here and s.role == "body"}
    return next((start for _, start in sorted(starts.items(), reverse=True) if _ITEM.match(draft.text, start)), 0)


def mark_event_words(draft: Draft) -> None:
    """Mark short forms of the events' own titles, then 会上 and 此次活动, as mentions of the event they speak of.

    A ceremony that nothing before it names (出席签约仪式) is an event of its own.
    """
    for event in draft.of_class("Event"):
        _short_forms(draft, event.id)
    for match in _ANAPHOR.finditer(draft.text):
        kind = next((name for name in ("noun", "opened", "at") if match[name]), 0)
        start, stop = match.span(kind)
        start += kind == "at"
        if draft.sentence(start).role != "body" or draft.covered(start) is not None:
            continue
        entity = _antecedent(draft, start, draft.text[start:stop])
        if entity is not None:
            draft.mark(start, stop, entity)


@cache
def _ending() -> re.Pattern[str]:
    meets = "会|仪式|论坛|活动|培训|培训班|路演|沙龙|大赛|比赛|讲座"
    return re.compile(rf".*(?:{meets}|开放日|体验日|活动周|竞赛|演练|夜校|课堂)")


def _short_forms(draft: Draft, event: str) -> None:
    """Mark where the tail of an event's title stands for it (早餐会上 for the 企业家早餐会)."""
    name = draft.name(event)
    if not _ending().fullmatch(name):
        return
    for size in range(min(len(name) - 1, 14), 1, -1):
        short = name[-size:]
        if short in _BARE or (size == 2 and short not in ("路演", "讲座", "沙龙", "论坛", "峰会")):
            continue
        for start, stop in draft.occurrences(short):
            before = draft.text[max(0, start - 3) : start]
            bounded = not re.match(f"[{HAN}]", before[-1:]) or _BOUND.search(before)
            free = draft.covered(start) is None and draft.covered(stop - 1) is None
            if bounded and free and draft.sentence(start).role == "body" and before[-1:] != "”":
                draft.mark(start, stop, event)


def _antecedent(draft: Draft, position: int, noun: str) -> str | None:
    """Return the event that a bare word stands for: one alike before it in its item, or the last one."""
    before = draft.inside(item_start(draft, position), position, "Event")
    kind = re.sub(rf"^(?:{_THIS}|在)|(?:[上中前后])$", "", noun)
    if len(kind) > 1:
        alike = [m for m in before if draft.name(m.entity).endswith(kind) or kind[:2] in draft.name(m.entity)]
        if alike:
            return alike[-1].entity
    if before and _PART.fullmatch(kind):
        return before[-1].entity
    ceremony = re.fullmatch(CEREMONY, kind)
    if ceremony and not noun.startswith(("此次", "本次", "这次", "该次")):
        zone = zone_of(draft, position)
        name = draft.name(zone) + kind if zone else kind
        return draft.find(name, "Event") or draft.entity("Event", name, kind if zone else "")
    if before:
        return before[-1].entity
    events = draft.of_class("Event")
    only = events[0].id if len(events) == 1 else None
    first = draft.mentions_of(only)[0] if only and draft.mentions_of(only) else None
    late = first is not None and draft.sentence(first.start).paragraph > draft.sentence(position).paragraph
    return None if late else only

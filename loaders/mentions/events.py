"""Events: meetings, trainings, signings, behind the verb that holds them or by the place they have in a sentence."""

import re
from functools import cache

from loaders.draft import Draft
from loaders.grammar import ORGANIZATIONS, clause_start
from loaders.lexicon import pattern
from loaders.mentions.edges import HAN, is_word, left_edge
from loaders.mentions.event_trips import mark_joined, read_trips, read_visits
from loaders.mentions.event_words import (
    CEREMONY,
    FOREIGN,
    GENERAL,
    MANY,
    STUDIED,
    Held,
    event_head,
    is_event,
    mark_event_words,
    name_event,
)
from loaders.mentions.zones import zone_pattern
from loaders.reading import Sentence

__all__ = ["OF_PLACE", "read_events"]

Span = tuple[int, int]
_SKIP = re.compile(r"(?:了|的|一?场|一?次|全区|全市|“(?=[^”]*$))*")
_STRICT = frozenset(("召开", "举行", "举办", "主办", "承办"))
_OUTER = frozenset(("开展", "组织", "启动"))
"""Verbs that govern people whom another verb brings together (组织企业召开)."""
_GOES = re.compile(r"深入|走进|前往|[赴到]")
"""Verbs that tell that those who are brought together act themselves (组织企业到高校|开展引才活动)."""
_NUMBERED = re.compile(MANY)
_LOOSE = re.compile(
    r"[\w“”《》（）()·—、\-]{2,24}?(?:会|节|赛|周|日|班|仪式|典礼|揭牌|开工|启动)(?=$|[，。；！？\n）])"
)
_NAMED = re.compile(r"“[^“”]{3,24}”(?=[，。；！？\n])")
"""A name in quotes that is all that is held (举办“安全第一课”)."""
_GAP = (
    r"(?:(?:原定|定|拟|将|计划|即将|预计|已|正)?(?:于[^，。；]{2,14}?|[\d年月日]{3,12}(?:[上下]午)?|近日|日前|昨[日天]|[今当]天)?(?:将|拟)?(?:在[^，。；]{2,30}?)?"
    r"(?:隆重|顺利|成功|正式|如期|圆满|火热|盛大|没有|未能|未|将)*)"
)
_AFTER_VERB = re.compile(
    rf"(?<=[{HAN}”）])(?P<gap>{_GAP})(?P<verb>举行|召开|举办|开幕|开赛|开讲|开班|启幕|拉开帷幕|落幕|闭幕|收官|落下帷幕|降下帷幕|如约而至|结束)(?=了?(?:[^\w“]|$))"
)
_AT = re.compile(r"(?:上|期间|现场|中)(?=，|[^海午下级门])")
_THIS = re.compile(r"(?:本次|此次|这次|该|当天|随后)")
_HOLDS = re.compile(r"(?P<verb>召开|举行|举办)的$")
_WHEN = re.compile(r"(?:于|[\d年月日至—\-、上下午]|近日|日前|昨[日天]|[今当]天|前不久|不久前|上周|本周|随后|刚刚)*")
_TIMES = re.compile(
    r"(?:[\d年月日时分至—\-、：:]+|[上下中]午|[早晚]上?|近日|日前|昨[日天]|[今当]天|前不久|不久前|上周|本周|随后|刚刚|由|，|标志着|意味着|宣告|本年度|本届)*"
)
_CLAUSE = re.compile(
    r"^(?:在|由|为|从|对|以|将|经|按|据|随|与|同|该|本次|此次|这次|首先|会上|下一?)|的|了|是|，|。|—|参加|出席|迎来|走进|来到"
)
"""What tells that a clause says more than the title of an event."""
_YEAR = re.compile(r"(?:20\d\d年(?:度)?(?:第[\d一二三四五六七八九十]+[季期次届])?)$")
_JOINS = re.compile(
    r"^(?:将|把|对|使|让)|(?:企业|人员|代表|干部|师生|学生|选手|[家名])(?:[到赴前往][^，。；]{2,10})?(?:参加|参与|出席)"
    r"|(?:参加|出席)了|进行|负责人"
)
"""What tells that a stretch is a clause and no title."""

OF_PLACE = re.compile(rf"(?:^|[，。；\n日午])(?:(?![在于赴到])[{HAN}]){{0,4}}[省市县州](?:在[^，。；]{{2,20}})?$")
"""A place as the subject of a verb, so that the event is not the zone's (某市|召开)."""
_DEEDS = re.compile(
    r"投资|发展|建设|开工|投产|改造|提升|签约|落地|创新|采购|供应|研发|制造|销售|改革|落实|学习|配套|竣工"
)
"""Verbs elsewhere that belong to the title of an event (投资|推介会)."""
_CEREMONY = re.compile(r"启动(?:仪式|大会|会|活动|式)|组织(?:联合|架构|建设|生活|覆盖|力|机构|体系|关系|原则)")
_FOR = re.compile(r"(?:[\d年月日上下午]+，)?为(?!期)")
_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》")
_NO_OCCASION = re.compile(
    rf"(?:通过|采取|继续[{HAN}]{{0,4}}|连续[\d一二三四五六七八九十]+[年届次][{HAN}]{{0,4}}|每[年季月周][{HAN}]{{0,4}}|历年[{HAN}]{{0,4}}"
    rf"|定期|经常|常态化|[本此这]次|各级[{HAN}]{{0,2}}|群团)$"
    rf"|(?:要求|强调|指出)，?[^。；]*(?<![需主重首必])要(?![求素闻])[^。；]*$"
)
"""What makes a verb a means, a habit, a wish or a noun (通过举办招聘会, 定期举办沙龙, 要求要组织对接会)."""


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(pattern("cues", "event_verb"))


@cache
def _deed() -> re.Pattern[str]:
    """Return what may end the title behind 组织的, where plain work counts as well."""
    return re.compile(rf"{event_head().pattern}|工作(?=$|[，。；])|行动(?=[，。；])")


@cache
def _whole_head() -> re.Pattern[str]:
    """Return the heads that say what kind of event it is, so that no verb need hold it."""
    return re.compile(rf"(?:{pattern('cues', 'event_head')}|{CEREMONY})")


def read_events(draft: Draft) -> list[Held]:
    """Mark the events of the body and return how they are held; bare nouns (会上) then stand for the last one."""
    held: list[Held] = []
    for sentence in draft.body():
        at = sentence.start
        held += read_trips(draft, sentence.start, sentence.stop)
        while (match := _verb().search(draft.text, at, sentence.stop)) is not None:
            at = match.end()
            if _NO_OCCASION.search(draft.text[sentence.start : match.start()]) or _in_name(draft, match):
                continue
            found = None if _purpose(draft, sentence, match) else _title(draft, match.end(), sentence.stop)
            if found is not None and not is_event(draft, found[1] - 1):
                own = OF_PLACE.search(draft.text[sentence.start : match.start()]) is None
                held.append(Held(name_event(draft, *found, own=own), match.span(), found))
                at = found[1]
        held += _held_after(draft, sentence.start, sentence.stop)
        held += _locative(draft, sentence.start, sentence.stop)
        held += read_visits(draft, sentence.start, sentence.stop)
        mark_joined(draft, sentence.start, sentence.stop)
    mark_event_words(draft)
    return held


def _purpose(draft: Draft, sentence: Sentence, verb: re.Match[str]) -> bool:
    """Tell whether a verb only says what for another event is held (为扎实开展“安全月”活动，某区召开工作会议)."""
    if _FOR.match(draft.text, sentence.start, verb.start()) is None:
        return False
    stop = _clause_stop(draft.text, verb.end(), sentence.stop)
    return any(m.start() > stop and m.group() not in _OUTER for m in _verb().finditer(draft.text, stop, sentence.stop))


def _in_name(draft: Draft, verb: re.Match[str]) -> bool:
    """Tell whether a verb is a part of the name of a body or a ceremony (市委|组织|部, 某活动|启动|仪式)."""
    mention = draft.covered(verb.start())
    named = mention is not None and draft.cls(mention.entity) in ORGANIZATIONS
    return named or _CEREMONY.match(draft.text, verb.start()) is not None


def _held_after(draft: Draft, start: int, stop: int) -> list[Held]:
    """Return the events whose verb follows them (合作大会|举行, 博览会|将在某地举办)."""
    found: list[Held] = []
    for match in _AFTER_VERB.finditer(draft.text, start, stop):
        floor = max(start, match.start() - 16)
        heads = [m for m in _whole_head().finditer(draft.text, floor, match.end("gap")) if m.end() <= match.end("gap")]
        head = next(
            (m for m in reversed(heads) if re.fullmatch(rf"”?{_GAP}", draft.text[m.end() : match.start("verb")])), None
        )
        if head is None or is_event(draft, head.start()):
            continue
        begin = _subject(draft, head.start(), start)
        if 4 <= head.end() - begin <= 60:
            span = (begin, head.end() + (draft.text[head.end() : head.end() + 1] == "”"))
            parties = _parties(draft, *span)
            found.append(Held(name_event(draft, *span), match.span("verb"), span, parties))
    return found


def _subject(draft: Draft, head: int, floor: int) -> int:
    """Return where the title begins that is the subject of a verb behind it: the whole clause, but for its time.

    A clause that says more before the title (由甲主办的|推介会, 在某地，|推介会) leaves that to `_begin`.
    """
    begin = _begin(draft, head, floor)
    start = head
    depth = int(draft.text.rfind("“", floor, head) > draft.text.rfind("”", floor, head))
    while start > floor and (depth or draft.text[start - 1] not in "，。；：！？\n"):
        start -= 1
        depth += {"”": 1, "》": 1, "“": -1, "《": -1}.get(draft.text[start], 0)
    time = _TIMES.match(draft.text, start, head)
    start = time.end() if time else start
    long = head - start > 50 or draft.inside(start, head, "Person")
    if start >= begin or depth or long or _CLAUSE.search(_QUOTED.sub("", draft.text[start:head])):
        opened = draft.text.rfind("“", floor, head) + 1
        whole = opened > draft.text.rfind("”", floor, head) + 1 and draft.text[opened - 2 : opened - 1] == "的"
        return opened if whole and opened < begin else begin  # 以某为主题的“某区企业家及人才音乐会”
    return start


def _parties(draft: Draft, start: int, stop: int) -> tuple[str, ...]:
    """Return the two or more organisations that open a title."""
    found = draft.inside(start, stop, *ORGANIZATIONS)
    group = [m for m in found[:1] if m.start == start]
    for mention in found[1:] if group else ():
        if draft.text[group[-1].stop : mention.start] not in ("与", "和", "、", "—"):
            break
        group.append(mention)
    return tuple(m.entity for m in group) if len(group) > 1 else ()


def _locative(draft: Draft, start: int, stop: int) -> list[Held]:
    """Return the events at which something happens (在某某发布会上); the zone that opens the title holds them."""
    found: list[Held] = []
    for match in _whole_head().finditer(draft.text, start, stop):
        at = _AT.match(draft.text, match.end()) and not STUDIED.match(draft.text, match.end())
        if not at or draft.covered(match.start()) is not None:
            continue
        begin = _begin(draft, match.start(), start)
        title = draft.text[begin : match.end()]
        if (
            not 5 <= len(title) <= 50
            or _JOINS.search(title)
            or _THIS.match(title)
            or begin == match.start()
            or GENERAL.match(title)
        ):
            continue
        entity = name_event(draft, begin, match.end())
        verb = _HOLDS.search(draft.text, start, begin)
        if verb and _held_by_some(draft, clause_start(draft, verb.start()), verb.start()):
            found.append(Held(entity, verb.span("verb"), (begin, match.end())))
        elif draft.zone and re.match(zone_pattern(draft), title):
            found.append(Held(entity, (match.end(), match.end()), (begin, match.end())))
    return found


def _held_by_some(draft: Draft, start: int, verb: int) -> bool:
    """Tell whether 召开的 follows only a date, or a body, so that it says who holds what follows it."""
    before = draft.covered(verb - 1)
    body = before is not None and before.stop == verb and draft.cls(before.entity) in ORGANIZATIONS
    return body or _WHEN.fullmatch(draft.text, start, verb) is not None


def _title(draft: Draft, start: int, limit: int) -> Span | None:
    """Return where the title behind a verb stands: up to the last head of an event before the clause ends."""
    skip = _SKIP.match(draft.text, start)
    start = skip.end() if skip else start
    stop = _clause_stop(draft.text, start, limit)
    of = draft.text[start - 1] == "的"
    if not of and not event_head().search(draft.text, start, stop):
        loose = _LOOSE.match(draft.text[start:stop])
        if loose and draft.text[start - 2 : start] in _STRICT and not is_word(loose.group()):
            return start, start + loose.end()
        named = _NAMED.match(draft.text, start, limit)
        if named and draft.text[start - 2 : start].startswith(("举", "主", "承")):
            return start, named.end()
    heads = [
        m
        for m in (_deed() if of else event_head()).finditer(draft.text, start, stop)
        if not STUDIED.match(draft.text, m.end())
    ]
    inner = _verb().search(draft.text, start + 1, stop)
    if not heads:
        return None
    free = inner is not None and draft.covered(inner.start()) is None
    if inner is not None and free and inner.group() in _OUTER:
        free = _GOES.search(text := draft.text[start : inner.start()]) is not None and "的" not in text
    if inner is not None and free and heads[-1].start() > inner.end():
        return None  # 组织企业、高校召开推进会: the inner verb has the title
    end = heads[-1].end()
    if draft.text[end : end + 1] == "”":
        end += 1
    title = draft.text[start:end]
    if len(title) > 60 or GENERAL.match(title) or _NUMBERED.match(draft.text, end) or _JOINS.search(title):
        return None
    if title.endswith(("等活动", "等系列活动", "等会议")):
        return None
    return start, end


def _clause_stop(text: str, start: int, limit: int) -> int:
    """Return where the clause ends; marks inside quotes do not end it."""
    depth = 0
    for position in range(start, limit):
        if not depth and text[position] in "，。；！？\n":
            return position
        depth += {"“": 1, "《": 1, "”": -1, "》": -1}.get(text[position], 0)
    return limit


def _begin(draft: Draft, head: int, floor: int) -> int:
    """Return where the title of an event begins when no verb holds it; a year and its zone belong to it."""
    begin = max(floor, left_edge(draft, head, keep=True, through="、“”"))
    while begin - 2 >= floor and _DEEDS.fullmatch(draft.text, begin - 2, begin):
        begin = max(floor, left_edge(draft, begin - 2, keep=True, through="、“”"))
    beside = draft.covered(begin - 2) if draft.text[begin - 1 : begin] in ("与", "和") else None
    if beside is not None and beside.stop == begin - 1 and draft.cls(beside.entity) in ORGANIZATIONS:
        return max(floor, beside.start)
    foreign = FOREIGN.search(draft.text[floor:begin])
    if foreign and not re.search("[，。；—的在]", draft.text[floor + foreign.start() : begin]):
        return floor + foreign.start()
    year = _YEAR.search(draft.text, floor, begin)
    if year:
        begin = year.start()
        zone = draft.covered(begin - 1)
        if zone is not None and draft.cls(zone.entity) == "Zone" and zone.start >= floor:
            begin = zone.start
    return begin

"""Trips, visits and events elsewhere: what the zone's people go to, and do not hold at home."""

import re

from loaders.draft import Draft
from loaders.grammar import ORGANIZATIONS, clause_start
from loaders.mentions.edges import HAN
from loaders.mentions.event_words import GENERAL, STUDIED, Held, event_head, is_event, is_foreign, name_event

__all__ = ["mark_joined", "read_trips", "read_visits"]

_VISIT = re.compile(
    r"组织(?P<who>[^，。；]{2,14}?)(?:到|赴|前往|深入|走进)(?P<whom>[^，。；]{2,24}?)"
    rf"(?P<what>(?:视察|考察|调研|观摩|督导|检查)[{HAN}]{{0,12}}?)(?=[，。；])"
)

_TRIP = re.compile(
    rf"(?:赴|前往)(?P<where>[^，。；]{{2,40}}?)(?:(?:开展|进行)了?)?"
    rf"(?P<what>(?<!系)(?:(?!系列|开展|进行|多次|了)[{HAN}“”]){{0,12}}?(?:(?:招商|推介)(?:引资|考察|推介|对接|洽谈|活动|工作)*"
    r"|(?P<study>学习考察|考察学习|考察调研|考察)))(?=[，。；]|$)"
)

_LED = re.compile(r"率队|带队|率团|一行$|组团")

_FAIR = re.compile(r"(?:20\d\d年?)?第[\d一二三四五六七八九十]+届[^，。；]{2,20}?展(?=[，。；、]|$)")

_JOIN = re.compile(
    r"(?:参加|出席|参与|亮相|参展|参赛|角逐|征战|组团参加)(?:了)?(?=第|20|中国|全国|全省|国际|世界|[^，。；]{2,})"
)

_HABIT = re.compile(
    r"积极|踊跃|多次|经常|先后|每[年季月周次]|历[年届次]|鼓励|支持|引导|推荐|要求|通过|可以?|应|须|需|凡"
)
"""What makes taking part a habit or a wish, and no one event."""

_MANY = re.compile(
    r"等|、|[”》]?(?:的)(?:各位|嘉宾|企业|人员|代表)|和[^，。；]{2,12}[会式]|[\d一二两三四五六七八九十百多]+余?[场次]"
)

_NO_TITLE = re.compile(
    r"^(?:了|过|的|各|多|全部|所有|相关|有关|其他|本次|此次|这次|该)|[，、]|负责|并|组织|制定|开展|进行|等"
)

_TITLED = 7
"""How many characters make the title of an event rather than a kind of event (参加|招商活动)."""


def read_visits(draft: Draft, start: int, stop: int) -> list[Held]:
    """Return the visits that a body organises for others (组织委员到某开发区视察)."""
    found: list[Held] = []
    for match in _VISIT.finditer(draft.text, start, stop):
        hosts = draft.inside(match.start("whom"), match.end("whom"), *ORGANIZATIONS)
        if hosts and hosts[0].start == match.start("whom"):
            title = match["what"]
            event = draft.entity("Event", draft.name(hosts[0].entity) + title, title)
            draft.mark(*match.span("what"), event)
            found.append(Held(event, match.span(), match.span("what")))
    return found


def read_trips(draft: Draft, start: int, stop: int) -> list[Held]:
    """Return the trips of the zone's people to other places (率队赴某地、某地招商); one to learn needs a leader."""
    found: list[Held] = []
    for match in _TRIP.finditer(draft.text, start, stop):
        first, last = match.start(), match.end("what")
        placed = any(place == match.start("where") for place, _, _ in draft.places)
        led = _LED.search(draft.text, clause_start(draft, first), first)
        if (
            not placed
            or not draft.zone
            or GENERAL.search(match["where"])
            or is_event(draft, last - 1)
            or (match["study"] and not led)
        ):
            continue
        going = f"{draft.name(draft.zone)}赴{match['where']}"
        known = next((e.id for e in draft.of_class("Event") if e.name.startswith(going)), None)
        event = known or draft.entity("Event", going + match["what"], draft.text[first:last])
        draft.mark(*match.span("what"), event)
        found.append(Held(event, (first, first + 1), (first, last)))
    return found


def mark_joined(draft: Draft, start: int, stop: int) -> None:
    """Mark the events in which somebody is only said to take part (组团参加第八届博览会)."""
    for match in _JOIN.finditer(draft.text, start, stop):
        limit = next((i for i in range(match.end(), stop) if draft.text[i] in "，。；！？\n"), stop)
        heads = list(event_head().finditer(draft.text, match.end(), limit))
        if not heads and (fair := _FAIR.match(draft.text, match.end(), limit)):
            event = draft.find(fair.group(), "Event") or draft.entity("Event", fair.group())
            draft.mark(*fair.span(), event)
            continue
        if not heads or STUDIED.match(draft.text, heads[-1].end()):
            continue
        title = draft.text[match.end() : heads[-1].end()]
        named = is_foreign(draft, match.end(), heads[-1].end()) or heads[-1].group().endswith(
            ("博览会", "展览会", "大赛", "论坛", "峰会")
        )
        if not 5 <= len(title) <= 40 or GENERAL.match(title) or is_event(draft, heads[-1].start()):
            continue
        known = next((e.id for e in draft.of_class("Event") if e.name.endswith(title)), None)
        if known is not None:
            draft.mark(match.end(), heads[-1].end(), known)
        elif named:
            draft.mark(match.end(), heads[-1].end(), draft.entity("Event", title))
        elif _own(draft, start, match, heads[-1].end()):
            name_event(draft, match.end(), heads[-1].end())


def _own(draft: Draft, start: int, match: re.Match[str], stop: int) -> bool:
    """Tell whether somebody named is said to be at one event that no verb holds (某某出席|某某项目开工仪式)."""
    title = draft.text[match.end() : stop]
    before = clause_start(draft, match.start())
    who = draft.inside(start, match.start(), "Person", *ORGANIZATIONS)
    habit = _HABIT.search(draft.text, before, match.start()) or _MANY.match(draft.text, stop)
    return bool(who) and not habit and len(title) >= _TITLED and not _NO_TITLE.search(title)

"""What a delivery is of, and for whom: the goods that stand before its words, and the firm that these speak of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.draft import Draft, Mention, Span
from loaders.grammar import NUMERALS, ORGANIZATIONS
from loaders.lexicon import pattern
from loaders.relations.actors import actors, clause_begin, clause_stop, opens, speaker
from loaders.relations.items import AMOUNT
from loaders.relations.wares import goods

__all__ = [
    "FIRM",
    "MANY",
    "ONCE",
    "STUFF",
    "Thing",
    "earlier",
    "goods_before",
    "goods_first",
    "idle",
    "maker_of",
    "named_before",
    "user",
]

FIRM = ("Company",)


def _any(*kinds: str) -> str:
    return pattern("dealings", *kinds)


MANY = rf"(?:{AMOUNT}|[一二两三四五六七八九十百千万几数多]+(?:吨|台|套|件|只|个|万)?)"
_OWNS = re.compile(r"(?:生产|装车|现在|目前|每年|一直|平时|所|使用|需要?|用|的)*的|所需(?:的|要的)?")
_TAIL = re.compile("(?:则|也|都|均|目前|仍|全部|主要|大多|就|又|还|基本|已)+$")
_LEADS = re.compile(
    rf"(?P<point>(?:仅有|唯有|只有|唯独|连|所需的?|所用的?|需要的|我们的?|公司的?|这些|那些|全套|一整套|配套|把|其|它们?)*)(?:{_any('adverb')})*"
)
_IDLE = re.compile(
    rf"[一二三四五六七八九十两\d.]+成(?:以上|多)?|[\d.]+%(?:以上)?|一半(?:以上)?|大部分|多数|大头|还要|要|得|下楼|出门|改|全(?!部)|一直|仍|(?:就|也|又|都|正)?是$"
    rf"|从?(?:今年|去年|\d+年)?\d+月起|每个月|每月|每天|{_any('once')}|[我咱]们|公司|它们?|其"
)
ONCE = re.compile(rf"(?:也|都|就|还|主要)*{_any('once')}")
_ELSEWHERE = re.compile(
    rf"(?:也|都|全部?|主要|大多|长期|一直|目前|仍|{_any('once')})*"
    rf"(?:{_any('once')}|依赖进口|依靠进口|靠进口|进口|靠|从[^，。；]{{1,10}}(?:买|运|采购|进|调|拉))"
)
_LOCAL = re.compile("(?:全部|均|都|已|基本)*(?:实现)?(?:了)?(?:本地|区内|就近|园区内)(?:采购|配套|供应)")
_TAKES = re.compile(rf"(?:用掉|消耗|耗用|需要|使用|采购|要用|买|需)了?(?:{MANY}的?)?(?P<what>[^，。；\d]{{2,14}})")
STUFF = re.compile(rf"(?:主要|关键|核心|重要|大宗|上游|生产|[\u4e00-\u9fff]{{2}}(?=原料|原材料))*{_any('stuff')}")
_OF = re.compile(
    r"(?:公司|集团)?(?:自主|每年|一年|去年|今年|目前)*(?:生产|副产|出产|研制|加工|制造|出品)?(?:有?(?:[一二三四五六七八九十\d.]+成|一半|大部分|多数)(?:以上)?)?的"
)
"""What may stand between a firm and its goods (甲|一年有四成的|卡钳)."""
_MADE = re.compile(
    r"(?:这些|那些|所|加工|生产|做|产|造|制造|出来|出产|副产|出|过去|部分)*的|(?:所产|产出|副产|剩下|多余)的?"
)
_OVER = re.compile(
    rf"(?:一[吨件只台块颗]不[剩留少]|[^，。；的]{{0,2}}|(?:[{NUMERALS}]成|一半|大部分|主要|大多)*(?:卖给|供给|供应|销往)[^，。；]{{0,8}}(?:同行|邻居|企业|客户)[，“]*)"
)
_MUCH = re.compile(rf"(?:{AMOUNT}|[{NUMERALS}百千万几]+[吨台套件只个])的?")
_PRONOUN = re.compile("(?:该?公司|该?企业|它|我们|厂里)")
_CENTRE = re.compile(r"(?:围绕|围着|跟着)(?:这个|这家|该|这一)?(?:链主|龙头|企业|公司)")


@dataclass(frozen=True, slots=True)
class Thing:
    """Hold what is delivered, where its words begin, and whose it is where they say so."""

    found: tuple[Span, ...]
    start: int
    owner: Mention | None = None


@cache
def idle(text: str) -> bool:
    """Tell whether words before a frame hold neither goods nor a subject (此前, 则, 八成, 今年4月起)."""
    return opens(_IDLE.sub("", text).strip())


def goods_before(draft: Draft, clause: int, end: int) -> Thing | None:
    """Return the goods that a clause begins with, up to the frame (甲用的轴承钢|由, 密封圈还要|从)."""
    text = draft.text
    own = draft.inside(clause, end, *ORGANIZATIONS, "Project")
    owner = own[-1] if own else None
    if owner is not None:
        of = _OWNS.match(text, owner.stop, end) or re.compile("把|将").match(text, owner.stop, end)
        if of is None or draft.cls(owner.entity) != "Company":
            return None
        start = of.end()
    else:
        start = max(clause, text.rfind("的", clause, end) + 1, text.rfind("——", clause, end) + 2)
    much = _MUCH.match(text, start, end)
    starts = (start, *_leads(text, start, end)) if start == clause else (start, much.end() if much else start)
    for at in dict.fromkeys(starts):
        found, stop = _goods(draft, at, end)
        stuff = STUFF.match(text, at, end)
        if stuff and (not found or stop == stuff.end()):
            found, stop = [], stuff.end()
        if (found or stuff) and idle(text[stop:end]):
            return Thing(tuple(found), min(clause, at), owner)
    return None


def _leads(text: str, start: int, stop: int) -> list[int]:
    """Return where goods may begin behind words that point to them (仅有|, 所需|), the fewest taken off first."""
    lead = _LEADS.match(text, start, stop)
    return [start + len(lead.group("point") or ""), lead.end()] if lead else []


def _goods(draft: Draft, start: int, stop: int) -> tuple[list[Span], int]:
    """Return the goods from a position on, of which no adverb before the verb is a part (前驱体|则全部)."""
    tail = _TAIL.search(draft.text, start, stop)
    stop = tail.start() if tail else stop
    found, end = goods(draft, start, stop)
    if found and draft.text[end : end + 1] == "用":  # 机器人用谐波减速器
        more, last = goods(draft, end + 1, stop)
        if more:
            return [*found[:-1], (found[-1][0], more[0][1]), *more[1:]], last
    return found, end


def earlier(draft: Draft, clause: int, end: int) -> Thing | None:
    """Return the goods of the clause before, of which this one goes on to say whence they come.

    轴承钢，七成|由; 轴承钢此前全部进口，今年起改|由; 一年用掉轴承钢3万吨，全部|来自; 从外地买轴承钢，如今|换成了.
    """
    own = draft.inside(clause, end, *FIRM)
    lead = draft.text[clause : own[-1].start] + draft.text[own[-1].stop : end] if own else draft.text[clause:end]
    if not idle(lead):
        return None
    floor = draft.sentence(clause).start
    at = clause
    for step in range(3):
        stop = at - 1
        while stop > 0 and draft.text[stop - 1] in "“”，？" and at - stop < 3:
            stop -= 1
        if stop <= floor and draft.text[stop : stop + 1] != "？":
            return None
        at = clause_begin(draft, stop)
        if thing := _spoken_of(draft, at, stop, near=step == 0):
            return thing
    return None


def _spoken_of(draft: Draft, start: int, stop: int, *, near: bool) -> Thing | None:
    """Return the goods that a clause is about, where it leaves open or tells otherwise whence they come."""
    text = draft.text
    own = draft.inside(start, stop, *FIRM)
    owner = own[-1] if own else None
    begin = start
    if owner is not None and (of := _OWNS.match(text, owner.stop, stop)):
        begin = of.end()
    elif owner is None:
        once = ONCE.search(text, start, stop)
        begin = max(start, text.rfind("的", start, once.start() if once else stop) + 1)
        begin = max(begin, text.rfind("——", start, stop) + 2)
        lead = _LEADS.match(text, begin, stop)
        begin = lead.end() if lead else begin
    if owner is None or begin > start:
        end = stop - (text[stop - 1] == "呢")
        found, end = _goods(draft, begin, end)
        rest = text[end:stop]
        if found and ((near and rest == "") or rest == "呢" or _ELSEWHERE.match(rest) or _LOCAL.fullmatch(rest)):
            return Thing(tuple(found), start, owner)
    takes = _TAKES.search(text, start, stop) if near else None
    if takes is not None:
        found, end = goods(draft, *takes.span("what"))
        amount = re.compile(rf"(?:{MANY})?").fullmatch(text, end, stop)
        if found and amount:
            return Thing(tuple(found), start, owner)
    return None


def user(draft: Draft, at: int, but: list[Mention]) -> list[Mention]:
    """Return the firm that the words at a position speak of, and that is none of the sellers.

    In a quotation it is the speaker's; else whose product the goods belong to, the subject carried over, or the only
    firm that the passage names.
    """
    ends = {m.entity for m in but}
    clause, sentence = clause_begin(draft, at), draft.sentence(at)
    if _CENTRE.search(draft.text, sentence.start, max(at, sentence.start)):
        return draft.inside(0, sentence.start, *FIRM)[-1:]
    if made := _maker(draft, at, clause_stop(draft, at, sentence.stop)):
        return made
    found = speaker(draft, at) or actors(draft, at, *FIRM, every=(*ORGANIZATIONS, "Project"))
    found = [m for m in found if m.entity not in ends] or _builder(draft, at)
    found = [m for m in found if m.entity not in ends] or _only(draft, clause, ends)
    if not found and _PRONOUN.match(draft.text, clause, at + 3):
        found = _topic(draft, at, ends)
    return found if len({m.entity for m in found}) == 1 else []


def _builder(draft: Draft, at: int) -> list[Mention]:
    """Return the one builder of the project that the words at a position are about, at the project's place."""
    found = actors(draft, at, "Project", every=(*ORGANIZATIONS, "Project"))
    builders = {s.subject for s in draft.states("builds") if len(found) == 1 and s.object == found[0].entity}
    return [Mention(found[0].start, found[0].stop, builders.pop())] if len(builders) == 1 else []


def _topic(draft: Draft, at: int, but: set[str]) -> list[Mention]:
    """Return the one firm that the paragraph, or the one before it, speaks of (…。公司的模组由甲供应)."""
    paragraph = draft.sentence(at).paragraph
    for number in (paragraph, paragraph - 1):
        spans = [s for s in draft.view.sentences if s.paragraph == number and s.start < at]
        named = [m for s in spans for m in draft.inside(s.start, min(s.stop, at), *FIRM) if m.entity not in but]
        if named:
            return named[-1:] if len({m.entity for m in named}) == 1 else []
    return []


def _maker(draft: Draft, start: int, stop: int) -> list[Mention]:
    """Return the firm that makes the product whose part the goods are (枪钻|的棒料)."""
    found = re.compile(r"(?P<whole>[^，。；的]{2,12}?)(?:所?用)?的").match(draft.text, start, stop)
    return maker_of(draft, [found.span("whole")], start) if found else []


def maker_of(draft: Draft, found: Sequence[Span], at: int) -> list[Mention]:
    """Return the one firm named before a position that the article says makes these goods."""
    products = {draft.find(draft.text[slice(*span)], "Product") for span in found}
    makers = {s.subject for s in draft.states("produces") if s.object in products}
    named = [m for m in draft.inside(0, at, *FIRM) if m.entity in makers]
    return named[-1:] if len(makers) == 1 else []


def _only(draft: Draft, at: int, but: set[str]) -> list[Mention]:
    """Return the company that a passage speaks of: the only one of its sentence so far, or of the two before."""
    sentence = draft.sentence(at)
    earlier = [s.start for s in draft.view.sentences if s.paragraph == sentence.paragraph and s.stop <= sentence.start]
    for floor in (sentence.start, *earlier[:-3:-1]):
        named = [m for m in draft.inside(floor, at, *FIRM) if m.entity not in but]
        if named:
            return named[-1:] if len({m.entity for m in named}) == 1 else []
    return []


def goods_first(draft: Draft, start: int, stop: int) -> list[Span]:
    """Return the goods that follow a firm and its 的 (甲|的瓦形磁体不出园区就); the rest of the clause is not read."""
    of = _OF.match(draft.text, start, stop)
    much = _MUCH.match(draft.text, of.end(), stop) if of else None
    return _goods(draft, much.end() if much else of.end(), stop)[0] if of else []


def named_before(draft: Draft, clause: int, end: int) -> Thing | None:
    """Return the goods that a clause opens with (加工出来的枪钻|卖给), or the one before it (甲的枪钻，一部分|卖给)."""
    if draft.inside(clause, end, *FIRM):
        return None
    if thing := goods_before(draft, clause, end):
        return thing
    if draft.text[clause - 1 : clause] == "“" and draft.text[clause - 2] == "，":
        clause -= 1
    if draft.text[clause - 1 : clause] != "，":
        return None
    start = clause_begin(draft, clause - 1)
    own = draft.inside(start, clause - 1, *FIRM)
    if own:
        of = _OF.match(draft.text, own[-1].stop, clause - 1)
        begin = of.end() if of else clause
    else:
        made = _MADE.match(draft.text, start, clause - 1)
        begin = made.end() if made else start
    found, stop = _goods(draft, begin, clause - 1)
    if stuff := STUFF.match(draft.text, begin, clause - 1):
        found, stop = [], stuff.end()
    if not (found or stuff) or not _OVER.fullmatch(draft.text, stop, clause - 1):
        return None
    return Thing(tuple(found), start, own[-1] if own else None)

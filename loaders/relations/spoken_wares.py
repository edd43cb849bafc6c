"""produces: what a firm says that it makes, what its workers have in hand, and what it no longer makes."""

import re

from loaders.draft import Draft, Mention, Reading, Span
from loaders.relations.actors import clause_begin, clause_stop, speaker
from loaders.relations.delivered import FIRM, MANY, user
from loaders.relations.items import items, state_products
from loaders.relations.wares import goods

__all__ = ["read_spoken_wares"]

_SAID = Reading("produces.said", 0.85)
_SHOWN = Reading("produces.shown", 0.75)
_ENDED = Reading("produces.ended", 0.85)
_IS = re.compile(
    r"(?:我们|咱们?|公司|企业|它|他们)(?:主要|现在|目前|专门|一直)*(?:做|生产|造|研制|产)的(?:就|正|都)?是(?P<what>[^，。；]{2,20})"
)
_ITS = re.compile(
    r"(?<![\u4e00-\u9fff])(?:它|该公司|该企业|其)(?:自主|自己|一直|主要|目前)*(?:生产|研制|制造|出产|研发|所产)的(?P<what>[^，。；的\d]{2,20})"
)
_DO = re.compile(
    r"(?:[“，。；：](?:我们|咱们?|公司|厂里)?|(?:这家|该)[^，。；]{2,14}的(?:企业|公司|工厂))"
    r"(?:主要|现在|目前|长期|一直|就|只|是)*(?:专做|专产|专攻|主打|主做|主产|主要做|主要生产|只做)(?P<what>[^，。；]{2,30})"
)
_HANDS = re.compile(
    rf"(?:工人|师傅|技术员|技师|质检员)们?(?:正|正在|在)[^，。；]{{0,14}}?(?:检验|检测|组装|装配|打磨|包装|制作|缝制|焊接)(?:着|一批|{MANY}的?)*"
    r"(?P<what>[^，。；]{2,16})(?=[，。；]|$)"
)
_HANDED = re.compile(
    rf"(?:每[天月年周]|一年|去年|今年)(?:要|能|可)?(?:交付|产出|生产|下线|发出)的(?P<what>[^，。；的\d]{{2,10}}?)(?:就)?(?:有|达|超过?|突破)(?={MANY})"
)
_ONCE_MADE = re.compile(
    r"(?:做|生产|制造|主营|专做|主打|从事)(?P<what>[^，。；、的]{2,12}?)(?:生产|制造)?的(?=[^，。；的]{2,20})"
)
_GONE = re.compile(r"[^。；！？]{0,24}?(?:停产|关停|关闭|注销|破产|倒闭|停业)(?!整顿|检修|改造)")
_NOT_GONE = re.compile(r"(?:未|没有|不|避免|曾|曾经|一度|险些|险|差点)[^，。；]{0,4}$|复产|恢复生产")


def read_spoken_wares(draft: Draft) -> None:
    """State goods that a firm's people speak of or work on, and those that it made until it closed."""
    text = draft.text
    for sentence in draft.body():
        for match in _ONCE_MADE.finditer(text, sentence.start, sentence.stop):
            _gone(draft, match, sentence.stop)
        for match in _IS.finditer(text, sentence.start, sentence.stop):
            at = max(match.start("what"), text.rfind("的", match.start("what"), match.end()) + 1)
            found, end = goods(draft, at, match.end())
            if end == match.end() or text[end] in "的，。；":
                _state(draft, match, found, speaker(draft, match.start("what")) or _topic(draft, match.start()))
        for match in _ITS.finditer(text, sentence.start, sentence.stop):
            found, _ = goods(draft, *match.span("what"))
            _state(draft, match, found, _topic(draft, match.start()))
        for match in _DO.finditer(text, sentence.start, sentence.stop):
            quoted = speaker(draft, match.start("what"))
            if quoted or match.group().startswith(("这", "该")):
                stop = clause_stop(draft, match.start("what"), sentence.stop, "，。；！？”\n")
                _state(draft, match, items(draft, match.start("what"), stop), quoted or _topic(draft, match.start()))
        for match in _HANDS.finditer(text, sentence.start, sentence.stop):
            named = draft.inside(sentence.start, match.start(), *FIRM)
            found, end = goods(draft, *match.span("what"))
            if end == match.end("what") and len({m.entity for m in named}) == 1:
                _state(draft, match, found, named[-1:], _SHOWN)
        for match in _HANDED.finditer(text, sentence.start, sentence.stop):
            found, end = goods(draft, *match.span("what"))
            if end == match.end("what"):
                named = draft.inside(clause_begin(draft, match.start()), match.start(), *FIRM)[-1:]
                _state(draft, match, found, named or _topic(draft, match.start()))


def _topic(draft: Draft, at: int) -> list[Mention]:
    return user(draft, at, [])


def _state(
    draft: Draft, match: re.Match[str], found: list[Span], makers: list[Mention], reading: Reading = _SAID
) -> None:
    if len({m.entity for m in makers}) == 1:
        state_products(
            draft, makers[0].entity, found, (min(makers[0].start, match.start()), match.end()), reading, "stated"
        )


def _gone(draft: Draft, match: re.Match[str], limit: int) -> None:
    """Read 主营铅酸电池的甲6月底已停产 and 做手机壳的甲，因市场萎缩停产: what is told first is no longer made."""
    maker = draft.covered(match.end())
    if maker is None or maker.start != match.end() or draft.cls(maker.entity) != "Company":
        return
    gone = _GONE.match(draft.text, maker.stop, limit)
    if gone is None or _NOT_GONE.search(draft.text[maker.stop : gone.end() - 2]):
        return
    if draft.inside(maker.stop, gone.end(), "Company", "Project") or _NOT_GONE.match(draft.text, gone.end()):
        return
    span = (match.start(), gone.end())
    state_products(draft, maker.entity, items(draft, *match.span("what")), span, _ENDED, "ended")

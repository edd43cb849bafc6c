"""produces: goods that are somebody's own, as what becomes of them shows (甲的乙九成卖到…, 甲、乙两家企业生产的丙)."""

import re
from functools import cache

from loaders.draft import Draft, Mention, Reading
from loaders.grammar import NUMERALS, last_joined
from loaders.lexicon import pattern
from loaders.relations.actors import actors, clause_stop
from loaders.relations.items import AMOUNT, is_product, items, state_products
from loaders.relations.wares import goods

__all__ = ["read_owned_wares"]

_SOLD = Reading("produces.sold", 0.8)
_RANGE = Reading("produces.range", 0.85)
_CHAIN = Reading("produces.chain", 0.9)
_OF = re.compile("(?:生产|研发|研制|自产|所产)?的")
_SHARE = rf"(?:[{NUMERALS}.]+成(?:以上|多)?|大部分|一半(?:以上)?|多数|[\d.]+[%％](?:以上)?|全部)"
_WHEN = (
    r"(?:今年|去年|目前|现在|近日|日前|如今|[一二三四]季度|[上下]半年|前?\d+个?月|\d+[-—至]\d+月|年内|此前"
    r"|近年来|已经?|也|还|都|均|正)"
)
_OPEN = re.compile("(?:它|其|该公司|该企业|这家企业|公司|企业|集团)(?:生产|研发|研制|自产)?的?")
_COUNTED = re.compile(rf"等(?:[{NUMERALS}]+余?)[个款种类](?:品种|产品|新品|型号|新药)")
_LINE = re.compile(
    r"(?P<what>[^，。；：、的\d]{2,12}?)(?:封装|组装|总装|生产|加工)?(?:产线|生产线|线)(?:[^，。；]{0,4})(?:满负荷|满产|开足马力|全线|24小时|正|有序)"
)
_FIRMS = rf"(?:等)?(?:[{NUMERALS}]+家)?(?:企业|公司)?"
_TOGETHER = re.compile(rf"{_FIRMS}(?:共同|联合|分别)?(?:生产|研制|研发|制造|推出|打造)的")
_WHOSE = re.compile(rf"(?:等)?[{NUMERALS}]+家(?:企业|公司)，")
_FILLS = re.compile(r"等?(?:系列)?(?:产品|新品)?(?:均|都|已|也)*(?:填补|打破|实现|获|远销|出口|达到|通过|替代)")
_LARGEST = re.compile(
    r"(?:是|成为|成长为|发展成为?|跻身)(?:了)?[^，。；]{0,18}?(?:最大|领先|知名|唯一|骨干|重要|主要|最早)[^，。；的]{0,6}的"
    r"(?P<what>[^，。；、的]{2,12}?)(?:生产|制造)(?:商|企业|厂商|厂家)"
)
_FROM_TO = re.compile(
    r"(?:形成|构建|打造|建成|构筑)(?:了|起|出)?(?:一条)?从(?P<what>[^。；到至]{2,40}[到至][^。；，]{2,12}?)的?(?:[^，。；]{0,6})(?:闭环|链条|全链|全流程|产业体系|产业生态|产业格局)"
)


@cache
def _becomes() -> re.Pattern[str]:
    return re.compile(
        rf"(?:系列)?(?:产品)?，?(?:{_WHEN}|{_SHARE}|先后|成功|首次|批量|直接|大量|主要|陆续|顺利|正式|再次|率先|累计|远)*"
        rf"(?:{pattern('dealings', 'sold', 'launched', 'becomes')}|(?:交付|销售|卖出|出口|产销|发货)了?{AMOUNT})"
    )


def read_owned_wares(draft: Draft) -> None:
    """State goods of a firm that are sold, praised or counted, and what firms together make."""
    for company in draft.inside(0, len(draft.text), "Company"):
        _owned(draft, company)
        _together(draft, company)
    for sentence in draft.body():
        at = sentence.start
        while at < sentence.stop:
            stop = clause_stop(draft, at, sentence.stop, "，。；！？：\n“”")
            _pronoun(draft, at, stop, sentence.stop)
            at = stop + 1
        for match in _LARGEST.finditer(draft.text, sentence.start, sentence.stop):
            makers = actors(draft, match.start(), "Company")
            found = items(draft, *match.span("what")) if len(makers) == 1 else []
            for maker in makers if found else ():
                span = (min(maker.start, match.start()), match.end())
                state_products(draft, maker.entity, found, span, _RANGE, "stated")
        for match in _FROM_TO.finditer(draft.text, sentence.start, sentence.stop):
            _from_to(draft, match, sentence.start)


def _owned(draft: Draft, company: Mention) -> None:
    """Read 甲的乙、丙，卖进…, 甲的乙九成卖到…, 甲的乙等3个品种中选, 甲的乙产线满负荷运行."""
    of = _OF.match(draft.text, company.stop)
    limit = draft.sentence(company.start).stop
    if of and draft.sentence(company.start).role == "body":
        _dealt(draft, company, of.end(), min(limit, of.end() + 60))


def _dealt(draft: Draft, maker: Mention, start: int, limit: int) -> None:
    stop = clause_stop(draft, start, limit)
    text = draft.text
    if line := _LINE.match(text, start, stop):
        span = (min(maker.start, start), line.end())
        state_products(draft, maker.entity, items(draft, *line.span("what")), span, _SOLD, "stated")
        return
    found, end = goods(draft, start, stop)
    if not found:
        return
    sure = _becomes().match(text, end, limit)
    sure = sure or _COUNTED.match(text, end - (text[end - 1 : end] == "等"), stop)
    if sure:
        state_products(draft, maker.entity, found, (min(maker.start, start), sure.end()), _SOLD, "stated")


def _pronoun(draft: Draft, start: int, stop: int, limit: int) -> None:
    """Read 其乙去年卖出…, 它生产的乙卖到…: the goods of the firm that the words before are about."""
    lead = _OPEN.match(draft.text, start, stop)
    if lead is None or draft.covered(start) is not None or draft.inside(start, lead.end()):
        return
    if not lead.group().endswith("的") and not lead.group().startswith("其"):
        return
    makers = actors(draft, start, "Company")
    if len(makers) == 1:
        _dealt(draft, makers[0], lead.end(), limit)


def _together(draft: Draft, company: Mention) -> None:
    """Read 甲、乙两家企业生产的丙, and 甲、乙2家企业，丙、丁等产品填补了空白."""
    text = draft.text
    sentence = draft.sentence(company.start)
    if sentence.role != "body":
        return
    before = draft.inside(sentence.start, company.stop, "Company")
    group = last_joined(draft, before, ("、", "和", "与"))
    made = _TOGETHER.match(text, company.stop, sentence.stop)
    whose = _WHOSE.match(text, company.stop, sentence.stop)
    lead = made or whose
    if lead is None or (len(group) < 2 and made is None):
        return
    found, end = goods(draft, lead.end(), clause_stop(draft, lead.end(), sentence.stop))
    if not found or (whose and not _FILLS.match(text, end - (text[end - 1 : end] == "等"))):
        return
    for maker in group:
        state_products(draft, maker.entity, found, (group[0].start, end), _SOLD, "stated")


def _from_to(draft: Draft, match: re.Match[str], floor: int) -> None:
    """Read 形成从甲、乙到丙的闭环 of the chain that the sentence speaks of."""
    chains = draft.inside(floor, match.start(), "IndustryChain")
    if not chains or draft.inside(*match.span(), "IndustryChain"):
        return
    found = []
    for part in re.finditer("[^、到至和与]+", match["what"]):
        begin, end = match.start("what") + part.start(), match.start("what") + part.end()
        if is_product(draft.text[begin:end]):
            found.append((begin, end))
    state_products(draft, chains[-1].entity, found, (chains[-1].start, match.end()), _CHAIN, "stated")

"""produces: what companies, projects and chains make."""

import re
from functools import cache

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import clause_start, status_before, subjects
from loaders.lexicon import pattern
from loaders.mentions.edges import HARD, tokens

__all__ = ["read_products"]

_MAKES = Reading("produces.verb", 0.85)
_CHAIN = Reading("produces.chain", 0.9)
_LEVEL = Reading("produces.level", 0.75)
_MAKERS = ("Company", "Project")
_ITEM_END = re.compile(
    r"(?:等)?(?:系列)?(?:主要|核心|主导|拳头|高端|各类|多种|多个|\d+[余多]?(?:个|种|大类|款))?(?:产品|商品|器材)?(?:的)?(?:研发|生产|制造|销售|加工|企业|为主|及)*$"
)
_JOIN = re.compile(r"[、]|以及|和|及|与")
_MAKE = re.compile(
    r"(?P<verb>(?:主要|专业|专门|主营|重点|批量|可|能)?(?:从事|生产|研制|研产|制造|主产|专做|专产|主打|专注于?|聚焦|研发生产|研发制造|供应|年产|推出)(?!线|性|力|经营|总值|车间|能力|要素|企业|基地|效率|成本|设备|许可|安全|模式|方式|过程|组织|秩序|旺季|任务|一线|运行|现场|流程|项目|业|商|资料|型|环节|水平|总监|部|调度|负荷)"
    r"|(?:主要|主导|主营|核心|拳头)?产品(?:主要)?(?:有|为|包括|涵盖|是)|主要有)"
)
_AMOUNT = re.compile(
    r"[\d.]+[万亿]?(?:余|多)?(?:只|台|套|吨|辆|件|片|支|块|米|平方米|立方米|颗|瓶|艘|GWh|MW|千瓦|个|双|条|头|盒|箱|kVA|升)(?:/年)?(?:的)?"
)
_PROCESS = re.compile(r"(?:集成|适配|服务|设计|研发|检测|测试|应用|回收|物流|运维|运营|销售|贸易|培训|咨询|管理|平台|技术|市场|能力|水平|领域|行业|产业)$")
_NOT = re.compile(
    r"^(?:[的了着一各]|全部|大量|更多|首批|首台|产品|设备$|系列$|相关|业务|工作|服务|效益|环境|企业|项目|订单|任务|以|为|在|到)"
)


@cache
def _bad() -> re.Pattern[str]:
    return re.compile(pattern("cues", "particle"))


def read_products(draft: Draft) -> None:
    """State products behind the verbs of making, before 加工水平, and inside 从…到…的产业链."""
    for sentence in draft.body():
        done = sentence.start
        for match in _MAKE.finditer(draft.text, sentence.start, sentence.stop):
            if match.start() >= done:
                done = _made(draft, match, sentence.start, sentence.stop)
    _of_chains(draft)
    _levels(draft)
    _makers_before(draft)


def _items(draft: Draft, start: int, stop: int, *, every: bool = False) -> list[tuple[int, int]]:
    """Return the products that a stretch enumerates; the list stops at the first that is none."""
    end = _ITEM_END.search(draft.text[start:stop])
    if end:
        stop = start + end.start()
    items: list[tuple[int, int]] = []
    at = start
    first = draft.text.rfind("、", start, stop)
    pieces = draft.text[start:first].split("、") if first >= 0 else []
    for piece in [*pieces, *_JOIN.split(draft.text[first + 1 if first >= 0 else start : stop])]:
        begin = draft.text.index(piece, at) if piece else at
        at = begin + len(piece)
        plain = re.sub(r"^(?:" + _AMOUNT.pattern + r"|高端|各类|多种|新型(?=.{3}))+", "", piece)
        begin += len(piece) - len(plain)
        if not _product(plain):
            if items and not every:
                break
            if not every:
                return []
            continue
        items.append((begin, at))
    return items


def _product(text: str) -> bool:
    if not 2 <= len(text) <= 20 or _NOT.match(text) or _PROCESS.search(text) or any(mark in HARD for mark in text):
        return False
    found = tokens(text)
    if found[-1].tag in ("v", "d", "p", "c", "u", "uj", "ul", "r", "m", "q", "a") and found[-1].word not in ("加工",):
        return len(found) > 1 and found[-1].tag == "v" and found[-1].word in ("包装", "涂料", "组装")
    return not any(token.word in ("的", "了", "在", "是", "将", "被", "把", "从", "对", "并") for token in found)


def _made(draft: Draft, match: re.Match[str], floor: int, limit: int) -> int:
    makers = [m for m in subjects(draft, match.start(), *_MAKERS)]
    if not makers and match["verb"] == "主要有":
        return match.end()
    if not makers:
        return match.end()
    clause = clause_start(draft, match.start())
    stop = match.end()
    while stop < limit and draft.text[stop] not in "，。；！？\n：":
        stop += 1
    items = _items(draft, match.end(), stop)
    if not items:
        return match.end()
    status: Status = status_before(draft, clause, match.start(), unless="预装|要(?=生产)|主要|重要")
    maker = makers[-1] if draft.cls(makers[-1].entity) == "Project" else makers[0]
    chosen = makers if draft.cls(maker.entity) == "Company" else [maker]
    for item in items:
        product = draft.entity("Product", draft.text[item[0] : item[1]])
        for who in chosen:
            first = min(who.start, clause) if who.start >= floor else clause
            draft.state(who.entity, "produces", product, (first, stop), _MAKES, status)
    return stop


def _of_chains(draft: Draft) -> None:
    """Read 从芯片、硬盘生产到整机制造的某产业链."""
    for chain in draft.inside(0, len(draft.text), "IndustryChain"):
        start = clause_start(draft, chain.start)
        match = re.search(
            r"(?:涵盖|包括|覆盖|集|从)([^，。；]+?)(?:的|于一体的|等环节的)?(?:完整|全|较为完整的?)?$",
            draft.text[start : chain.start],
        )
        if not match:
            continue
        at = start + match.start(1)
        for part in re.finditer(r"([^到至]+?)(?:生产|制造|加工)(?=到|至|、|$)", match.group(1)):
            for begin, end in _items(draft, at + part.start(1), at + part.end(1), every=True):
                product = draft.entity("Product", draft.text[begin:end])
                draft.state(chain.entity, "produces", product, (start, chain.stop), _CHAIN)


def _levels(draft: Draft) -> None:
    """Read 提升铜带、铜箔等加工水平: the company that the sentence is about makes them."""
    for match in re.finditer(
        r"(?:提升|提高|增强|扩大)(?P<items>[^，。；]{2,60}?)等?(?:的)?(?:精深)?(?:加工|生产|制造)(?:水平|能力|规模|产能)",
        draft.text,
    ):
        makers = subjects(draft, match.start(), "Company")
        if not makers:
            continue
        maker: Mention = makers[-1]
        for begin, end in _items(draft, match.start("items"), match.end("items")):
            product = draft.entity("Product", draft.text[begin:end])
            draft.state(maker.entity, "produces", product, (maker.start, match.end()), _LEVEL)


def _makers_before(draft: Draft) -> None:
    """Read 做减速器的某某传动, 某某公司生产的焊丝."""
    for company in draft.inside(0, len(draft.text), "Company"):
        start = clause_start(draft, company.start, "，。；！？、\n“”")
        match = re.search(
            r"(?:做|生产|制造|主营|专注|从事|主打)([^，。；、的]{2,12})的$", draft.text[start : company.start]
        )
        if match and (items := _items(draft, start + match.start(1), start + match.end(1))):
            for begin, end in items:
                product = draft.entity("Product", draft.text[begin:end])
                draft.state(company.entity, "produces", product, (start, company.stop), _MAKES)
        made = re.match(
            r"(?:公司)?(?:自主)?(?:研发|生产|制造)(?:的)([^，。；、]{2,16}?)(?=，|。|、|；|远销|出口|获|通过|广泛|已)",
            draft.text[company.stop : company.stop + 24],
        )
        if made and (items := _items(draft, company.stop + made.start(1), company.stop + made.end(1))):
            for begin, end in items:
                product = draft.entity("Product", draft.text[begin:end])
                draft.state(company.entity, "produces", product, (company.start, end), _MAKES)

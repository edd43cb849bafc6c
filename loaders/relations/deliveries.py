"""supplies: deliveries that the buyer's side, an order or the goods themselves tell of."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS, first_joined
from loaders.lexicon import pattern
from loaders.relations.actors import actors, clause_begin, clause_stop, speaker
from loaders.relations.items import state_products
from loaders.relations.wares import goods

__all__ = ["read_deliveries"]

_USES = Reading("supply.uses", 0.85)
_ORDER = Reading("supply.order", 0.8)
_GOODS = Reading("produces.supplied", 0.8)
_FIRM = ("Company",)
_SUBJECTS = (*ORGANIZATIONS, "Project")
_PLAN = re.compile(r"将|拟|计划|有望|争取|希望")
_NOT = re.compile(r"不再|没有|未|尚未|停止|不")
_US = re.compile(r"我们|咱们?|我公司|我厂")
_USE = re.compile(
    rf"{pattern('dealings', 'uses')}(?:了|的是|的都是)?(?:本地|同城|区内|隔壁|园区|国产)*(?:企业|公司|的)?"
)
_OF = re.compile(r"的(?:本地|国产|同款|自产)*")
_KEPT = re.compile(
    r"(?:把|将)(?P<who>[^，。；]{2,24}?)(?:纳入|列入|列为|纳为|选为|确定为|发展成|发展为|培养成|培育成|变成)了?(?:其|自己的?)?(?P<what>[^，。；]{0,12})"
)
_SUPPLIER = re.compile(r"供应商|供应链|配套商|供货商|配套企业|配套体系")
_ORDERED = re.compile(
    r"(?:接到|接下|拿下|获得|签下|斩获|收到|承接|手握|赢得|拿到|中标)了?(?:来自)?(?P<from>[^，。；]{2,40}?)"
    r"(?:订单|大单|采购单|定点|供货合同)"
)
_PLACED = re.compile(
    r"(?:向|给)(?P<to>[^，。；]{2,30}?)(?:下|追加|发来|下达|发出)了?[^，。；]{0,16}(?:订单|大单|采购单)"
    r"|(?:订单|业务|采购单|配套任务)(?:全部|大部分|优先)?(?:交给|下给|转给|给到|给了)了?(?P<given>[^，。；]{2,40})"
)
_ORDERS_FROM = re.compile(r"(?:订单|销量|销售额|业务)[^，。；]{0,4}来自(?P<from>[^，。；]{2,40})")
_CUSTOMER = re.compile(
    r"是(?P<of>[^，。；]{2,16}?)的?(?:最大|第一大?|主要|重要|长期)的?(?:大)?(?:客户|买家|采购商|用户)"
)
_NEAR = re.compile(r"(?:[^，。；的]{0,8}的)?(?:隔壁|本地|园区|区内|同园区|同在园区|邻近)*(?:企业|公司)?")
"""What may stand before the seller (同在园区的, 隔壁)."""
_MATERIAL = re.compile(
    r"就?是(?=(?P<who>[^，。；的]{2,14})的(?:主要|重要|关键|核心|上游|生产)*(?:原料|原材料|零部件|部件|配件|辅料))"
)


def read_deliveries(draft: Draft) -> None:
    """State deliveries that 采购甲的乙, 接到甲的订单 and 乙是甲的原料 tell of."""
    text = draft.masked("Company", "FinancialInstitution")
    for sentence in draft.body():
        start, stop = sentence.start, sentence.stop
        for match in _USE.finditer(text, start, stop):
            _uses(draft, match, stop)
        for match in _KEPT.finditer(text, start, stop):
            if _SUPPLIER.search(match["what"]):
                _deliver(draft, draft.inside(*match.span("who"), *_FIRM), _buyers(draft, match.start()), match)
        for match in _ORDERED.finditer(text, start, stop):
            customers = draft.inside(*match.span("from"), *_FIRM)[:1]
            if customers and customers[0].start == match.start("from"):
                _deliver(draft, _buyers(draft, match.start()), first_joined(draft, customers), match, _ORDER)
        for match in _ORDERS_FROM.finditer(text, start, stop):
            customers = draft.inside(*match.span("from"), *_FIRM)[:1]
            if customers and _NEAR.fullmatch(draft.text, match.start("from"), customers[0].start):
                _deliver(draft, _buyers(draft, match.start()), first_joined(draft, customers), match, _ORDER)
        for match in _CUSTOMER.finditer(text, start, stop):
            owner = draft.inside(*match.span("of"), *_FIRM)
            buyer = draft.covered(match.start() - 1)
            if owner and buyer is not None and buyer.stop == match.start() and draft.cls(buyer.entity) == "Company":
                _deliver(draft, owner[-1:], [buyer], match, _ORDER)
        for match in _PLACED.finditer(text, start, stop):
            span = match.span("to" if match["to"] else "given")
            _deliver(draft, draft.inside(*span, *_FIRM), _buyers(draft, match.start()), match, _ORDER)
        for match in _MATERIAL.finditer(text, start, stop):
            _material(draft, match)


def _buyers(draft: Draft, at: int) -> list[Mention]:
    """Return the company that the words at a position are about; in a quotation it is the speaker's."""
    said_by = speaker(draft, at)
    if said_by or _US.search(draft.text[clause_begin(draft, at) : at]):
        return said_by
    return actors(draft, at, *_FIRM, every=_SUBJECTS) or _only(draft, at)


def _only(draft: Draft, at: int) -> list[Mention]:
    """Return the company that a passage speaks of: the only one of its sentence so far, or of the one before."""
    sentence = draft.sentence(at)
    earlier = [s.start for s in draft.view.sentences if s.paragraph == sentence.paragraph and s.stop <= sentence.start]
    for floor in (sentence.start, *earlier[:-3:-1]):
        named = draft.inside(floor, at, *_FIRM)
        if named:
            return named[-1:] if len({m.entity for m in named}) == 1 else []
    return []


def _deliver(
    draft: Draft, sellers: list[Mention], buyers: list[Mention], match: re.Match[str], reading: Reading = _USES
) -> None:
    """State the delivery of each seller to each buyer, with the status that the words before give it."""
    for seller in sellers:
        for buyer in buyers:
            known = any(s.subject == seller.entity and s.object == buyer.entity for s in draft.states("supplies"))
            turned = any(s.subject == buyer.entity and s.object == seller.entity for s in draft.states("supplies"))
            if seller.entity == buyer.entity or known or turned:
                continue
            named = [m for m in (seller, buyer) if m.start < m.stop]
            first, last = min(m.start for m in named), max(m.stop for m in named)
            lead = draft.text[clause_begin(draft, match.start()) : match.start()]
            lead = re.sub(r"将(?=[^，。；]{1,20}等?$)", "", lead) if "订单" in match.group() else lead
            status: Status = "negated" if _NOT.search(lead) else "planned" if _PLAN.search(lead) else "stated"
            span = (min(first, match.start()), max(last, match.end()))
            draft.state(seller.entity, "supplies", buyer.entity, span, reading, status)


def _uses(draft: Draft, match: re.Match[str], limit: int) -> None:
    """Read 每年采购甲的乙六十万套, 改用甲的乙: the goods that follow the owner's 的 are what is bought."""
    owner = draft.covered(match.end())
    if owner is None or owner.start != match.end() or draft.cls(owner.entity) != "Company":
        return
    of = _OF.match(draft.text, owner.stop)
    if of is None:
        return
    found, end = goods(draft, of.end(), clause_stop(draft, owner.stop, limit))
    buyers = _buyers(draft, match.start()) if found else []
    _deliver(draft, [owner], buyers, match)
    if buyers:
        state_products(draft, owner.entity, found, (match.start(), end), _GOODS, "stated")


def _material(draft: Draft, match: re.Match[str]) -> None:
    """Read 甲的烧碱是乙的主要原料."""
    clause = clause_begin(draft, match.start())
    own = draft.inside(clause, match.start(), *_FIRM)[-1:]
    of = re.compile("(?:所?生产|副产|所产)?的").match(draft.text, own[0].stop) if own else None
    if of is None:
        return
    found, end = goods(draft, of.end(), match.start())
    buyers = draft.inside(*match.span("who"), *_FIRM) if found and end == match.start() else []
    _deliver(draft, own, buyers, match)
    if buyers:
        state_products(draft, own[0].entity, found, (own[0].start, end), _GOODS, "stated")

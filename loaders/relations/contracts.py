"""What a contract of sale says of its parties: who supplies whom, where the contract or the article tells."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading, Span
from loaders.mentions.companies import company_core
from loaders.relations.actors import clause_stop
from loaders.relations.items import items, state_products
from loaders.relations.supply import state_supply

__all__ = ["goods_after", "supply_contract"]

_CONTRACT = Reading("supply.contract", 0.85)
_GOODS = Reading("produces.contract", 0.8)


_SUPPLIES_THEN = re.compile(
    r"，(?:自[^，。；]{1,8}起|每年|每月|长期|稳定|将|为其|向其|为后者)*(?:供应|供货)(?P<what>[^，。；给]{2,16})"
)
_PURCHASER = re.compile("(?:公司)?(?:采购|供应部|供应链)")
"""Whoever a buyer of the company signs for does not sell (某药业采购总监甲与某包材签下供货合同)."""


def supply_contract(draft: Draft, what: str, parties: list[Mention], span: Span, status: Status) -> None:
    """State the supply that a contract between companies means (供货合同, 采购协议).

    Who offers goods is the seller; with a bare purchase the one whose wares the contract names, or the other of the
    one that buys (采购需求). Where neither is said, the contract does not tell who supplies.
    """
    kind = re.search(r"(?P<sale>供货|供应|供销|配套|销售)|(?P<buy>采购|购销)", what)
    if kind is None or len(parties) < 2 or any(draft.cls(p.entity) != "Company" for p in parties):
        return
    ends = {p.entity for p in parties}
    if any(s.subject in ends and s.object in ends for s in draft.states("supplies")):
        return
    first, others = parties[:1], parties[1:]
    if _PURCHASER.match(draft.text, first[0].stop):
        first, others = others, first
    if kind["sale"] and len(first) == 1:
        goods = what[: kind.start()]
        state_supply(draft, first, others, span, status, _CONTRACT)
        if goods and (at := draft.text.find(goods, span[0], span[1])) >= 0 and status == "stated":
            state_products(draft, first[0].entity, items(draft, at, at + len(goods)), span, _GOODS, status)
        return
    goods = what[: kind.start()]
    wares = {(s.subject, draft.name(s.object)) for s in draft.states("produces")}
    made = {
        p.entity: any(maker == p.entity and _alike(ware, what) for maker, ware in wares)
        or _shows(draft, p.entity, goods)
        for p in parties
    }
    if made[first[0].entity]:
        state_supply(draft, first, others, span, status, _CONTRACT)
    elif any(made[p.entity] for p in others) or _buys(draft, first[0].entity):
        state_supply(draft, others, first, span, status, _CONTRACT)
    elif len(others) == 1 and (_buys(draft, others[0].entity) or _named_after(draft, first[0], others[0], goods)):
        state_supply(draft, first, others, span, status, _CONTRACT)
    elif len(others) == 1 and _named_after(draft, others[0], first[0], goods):
        state_supply(draft, others, first, span, status, _CONTRACT)


def goods_after(draft: Draft, parties: list[Mention], at: int, span: Span, status: Status) -> None:
    """Read 甲与乙签订合同，自四月起供应某物: the first party supplies the other and makes what it supplies."""
    match = _SUPPLIES_THEN.match(draft.text, at)
    if match is None or len(parties) != 2 or any(draft.cls(p.entity) != "Company" for p in parties):
        return
    ends = {p.entity for p in parties}
    if not any(s.subject in ends and s.object in ends for s in draft.states("supplies")):
        state_supply(draft, parties[:1], parties[1:], span, status, _CONTRACT)
    found = items(draft, *match.span("what"))
    seller = next((s.subject for s in draft.states("supplies") if {s.subject, s.object} == ends), "")
    if seller and status == "stated":
        state_products(draft, seller, found, (span[0], match.end()), _GOODS, status)


def _named_after(draft: Draft, one: Mention, other: Mention, goods: str) -> bool:
    """Tell whether one party bears the goods in its name and the other does not (某某铸管 and a contract on 铸管)."""
    shared, elsewhere = (set(company_core(draft.name(m.entity))) & set(goods) for m in (one, other))
    return bool(shared) and not elsewhere


def _alike(product: str, what: str) -> bool:
    return any(product[i : i + 2] in what for i in range(len(product) - 1))


def _shows(draft: Draft, company: str, goods: str) -> bool:
    """Tell whether a company shows or offers what a contract is about (当场演示某系统)."""
    ends = [(m.stop, clause_stop(draft, m.stop, len(draft.text))) for m in draft.mentions_of(company)]
    said = (re.match(r"[^，。；]{0,8}(?:演示|展示|带来|推介|发布|研发)(.*)", draft.text[a:b]) for a, b in ends)
    return any(_alike(goods, match.group(1)) for match in said if match)


def _buys(draft: Draft, company: str) -> bool:
    """Tell whether the article shows a company to be looking for goods (发布采购需求)."""
    return any(
        re.match(r"[^。；]{0,16}(?:采购(?:清单|需求|订单)|提出需求|发布需求)", draft.text[m.stop : m.stop + 28])
        for m in draft.mentions_of(company)
    )

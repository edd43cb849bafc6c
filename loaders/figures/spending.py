"""What an amount is spent on: the project, park or other work that the words behind it name."""

import re

from loaders.figures.ledger import Ledger
from loaders.figures.phrases import before
from loaders.figures.spots import Spot

__all__ = ["read_works"]

_BUILT = re.compile(
    "(?:的|，?(?:用于)?(?:建设|新建|兴建|扩建|打造|实施)的?)|[、，](?:总?占地(?:面积)?|总?用地|总?建筑面积|总?投资)[^，、。；的]{1,12}的"
)
_GOES_ON = re.compile("，(?!总?占地|总?用地|总?建筑面积|总?投资)")
"""Where another clause says what was built for the amount (投资3亿元，建设储能项目)."""
_UNNAMED = re.compile(
    r"的[\u4e00-\u9fff“”]{0,20}(?:项目|中心|基地|产业园|工程|车间|生产线|社区|公寓|学校|学院|医院|市场|码头|广场|综合体|公园|大厦|大楼"
    r"|仓库|厂房|平台|电站|园区|工厂)(?![\d一二两三四五六七八九十])"
)
"""What an amount belongs to that is no node of the graph (投资1亿元的检测中心)."""
_INVESTED = re.compile("总投资(?:约|近|超|达)?$")
_THING_BEHIND = re.compile(r"(?![，。；、的和及])[\u4e00-\u9fffA-Za-z]{2,16}?(?:项目|产业园|基地|工程)")
_WORTH = re.compile("(?:价值|标价|单价|售价)(?:约|近|超|达)?$")


def read_works(ledger: Ledger, spot: Spot) -> bool | None:
    """Read an amount that belongs to the work behind it.

    Return None if there is no such work, and True if the amount is still to be read as the project's that it calls.
    """
    lead, stop = spot.lead, spot.figure.stop
    built, listed = _built(ledger, spot)
    if built:
        if not listed:
            ledger.topics.follow(built)
        said = before(lead)
        ledger.add(spot, "投资" if not said or said.endswith(("投资", "投")) else said, subject=built)
        return False
    if _UNNAMED.match(ledger.text, stop, spot.upto) and _called(ledger, spot):
        return True
    if _WORTH.search(lead):
        return False  # 价值400万元的冷凝器
    if _INVESTED.search(lead) and (named := _THING_BEHIND.match(ledger.text, stop, spot.upto)):
        found = ledger.draft.inside(stop, named.end() + 1, "Project", "Park")
        if found:
            ledger.topics.follow(found[0].entity)
            ledger.add(spot, "总投资", subject=found[0].entity)
        else:
            ledger.topics.leave()
        return False
    if _UNNAMED.match(ledger.text, stop, spot.upto) and re.search("(?:投资|占地|面积)(?:约|近|超|达)?$", lead):
        ledger.topics.leave()
        return False
    return None


def _built(ledger: Ledger, spot: Spot) -> tuple[str, bool]:
    """Return the project that the words behind an amount name (总投资8亿元的储能项目), and whether others follow it."""
    gap = _BUILT.match(ledger.text, spot.figure.stop)
    if gap is None:
        return "", False
    upto = gap.end() + 30 if gap[0][0] in "、，" else min(spot.upto, gap.end() + 30)
    found = ledger.draft.inside(spot.figure.stop, upto, "Project", "Park")
    if not found or (
        _GOES_ON.match(gap[0]) and (found[0].start > gap.end() + 2 or "总投资" in spot.lead or _thing(ledger))
    ):
        return "", False
    return found[0].entity, ledger.text[found[0].stop : found[0].stop + 1] in {"、", "和", "及", "等"}


def _thing(ledger: Ledger) -> bool:
    """Tell whether it is a project or a park that the clause speaks of."""
    topic = ledger.topics.current
    return bool(topic) and ledger.draft.cls(topic) in ("Project", "Park")


def _called(ledger: Ledger, spot: Spot) -> bool:
    """Tell whether a project is called by its figure (这个总投资8亿元的项目)."""
    topic = ledger.topics.current
    called = re.compile("(?:该|这个|这一)总?(?:投资|占地)").search(ledger.text, spot.clause.start, spot.figure.start)
    return called is not None and bool(topic) and ledger.draft.cls(topic) == "Project"

"""Numbers that measure nothing: scenes, visits, promises, wishes, crowds, and counts of what was just named."""

import re

from loaders.figures.ledger import Ledger
from loaders.figures.spots import NAMED, Spot

__all__ = ["measures_nothing"]

_EACH = re.compile(r"每(?!年|月|平方公里|亩|公顷|万)")
_VISITED = re.compile(
    "(?:来到|走进|深入|前往|奔赴|参观|观摩|考察|察看|查看|视察|到访)了?[^，]*(?:等|的)$|分(?:为|成)?(?:约|近)?$"
)
_ONES = frozenset("个家名项位处所")
"""Who was gone to, or into how many parts something falls, measures nothing."""
_MET = re.compile("(?:见|问|逛|跑|转)(?:到|了|过|遍)(?:近|约|好几)*$")
"""Whom somebody met in a scene."""
_WITH = re.compile("(?:[^，]*(?<![参赋给授])[与同跟]|[^，]{2,}和)等?$")
"""With how many firms something was done."""
_OF_ALL = re.compile("(?:全国|全省|全市|全球|全县|国内)$")
"""What makes of a count a crowd among which something ranks (在全国230家经开区中)."""
_HURRY = re.compile("从[^，]{1,12}到[^，]{1,12}(?:只|仅|用)")
_ASIDE = re.compile("(?:一行|印|印发)$")
_READERS = re.compile("(?:阅读量?|浏览量?|点击量?|访问量?|转发|点赞|字数|在看|播放量?)[：: ]?$")
"""What a page counts of its own readers."""
_ALL_OVER = re.compile("均(?:已)?(?:超过?|突破|达到?|在|逾|过|不足|低于)(?:了|约|近)*$")
_LOT = re.compile("(?<!第)一批(?:约|近|价值)?$")
_GRANTS = re.compile("(?:带着|给予|最高)(?:可|达|不超过|一次性|最高)*$")
"""What a policy promises to anyone."""
_SOLD_TO = re.compile("(?:卖[进到给]|供给|供应给|销往|销售到|服务于|配套给|出口到|发往)了?.*等$")
"""Whom the wares go to are no figure of the zone."""
_WISHED = re.compile("希望|盼望|期盼|恳请|想要")
_JOINED_UP = re.compile("成员|包括")
_LASTING = re.compile("小时|分钟|秒|天|工作日|个月")
_LASTS = re.compile("时间|时限|用时|耗时|寿命|周期|时长|提速|缩短|压缩")


def measures_nothing(ledger: Ledger, spot: Spot) -> bool:
    """Tell whether the words before a number say that it is no figure of anything."""
    lead, figure = spot.lead, spot.figure
    lasts = _LASTING.search(figure.unit) is not None
    hurried = _HURRY.search(lead) or not _LASTS.search(ledger.text, spot.clause.start, figure.start)
    said = (
        _EACH.search(lead)
        or _ASIDE.search(lead)
        or _WISHED.search(ledger.text, spot.clause.start, figure.start)
        or _ALL_OVER.search(lead)
        or (figure.unit.lstrip("余多") in _ONES and _VISITED.search(lead))
        or _GRANTS.search(lead)
        or _LOT.search(lead)
        or _MET.search(lead)
        or (figure.unit.endswith(("家", "所")) and not figure.unit.startswith("万") and _WITH.fullmatch(lead))
        or (ledger.topics.current == ledger.topics.zone and _SOLD_TO.search(lead))
        or _all_named(ledger, spot)
        or (_JOINED_UP.search(lead) and lead.endswith("等"))
        or _OF_ALL.search(lead)
        or _READERS.search(ledger.text, max(spot.figure.start - 6, 0), spot.figure.start)
        or (lasts and hurried)
    )
    return bool(said)


def _all_named(ledger: Ledger, spot: Spot) -> bool:
    """Tell whether a number only says how many firms were just named (甲、乙、丙3家企业入选)."""
    figure, text = spot.figure, ledger.text
    if not figure.unit.endswith("家") or not 1 < figure.value < 8:
        return False
    named = ledger.draft.inside(max(spot.clause.start, figure.start - 80), figure.start, *NAMED)
    close = bool(named) and text[named[-1].stop : figure.start] in {"", "等"}
    listed = [m for m in named if text[m.stop : m.stop + 1] in "、和及等" or m is named[-1]]
    return close and len({m.entity for m in listed}) == figure.value

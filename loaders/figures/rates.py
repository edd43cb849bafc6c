"""Rates: growth on the year before, shares, and rates that are figures by themselves."""

import re
from dataclasses import replace

from loaders.figures.ledger import Ledger
from loaders.figures.numbers import find_figures
from loaders.figures.phrases import before, change, is_act, split_names, trim
from loaders.figures.spots import Spot
from loaders.figures.times import Times, year_before

__all__ = ["read_multiple", "read_rate"]

_SHARE = re.compile(r"(?P<noun>.*?)占(?P<whole>(?!比|有率).+?)(?:的)?(?:比重|比例|份额)?(?:达到|达|为|约|近|超过|超)*$")
_TIMES = re.compile(r"(?:是|为|达到?|相当于)(?:上年|去年|上一年)(?:同期)?的$")
_OF_MANY = re.compile("[^，]{2,}[和与及、][^，]{2,}分别")
_OF_WHAT = re.compile("的(?P<noun>[\u4e00-\u9fff]{2,10})")
_PAST = re.compile(r"(?:^|[而由从])(?:去年|上年)同期[^，比较]*$")
_OTHER_YEAR = re.compile("[与比较](?:19|20)\\d\\d年")
_PACE = re.compile(
    "(?:同比)?(?:增速|增幅|涨幅|(?P<fall>降幅))(?:比|较)?[^，；]{0,8}?(?:回落|放缓|提高|提升|加快|上升|收窄|扩大|回升|缩小)(?:到|至)(?:了)?$"
)
"""A rate of growth that has itself moved (增速回落至7.2%): what it is now is the growth."""
_FROM = re.compile(r"[由从]$|[由从].*的$")
_SINCE = re.compile(r"(?:的(?:比重|比例|份额))?[由从](?:\d{4}年|去年|上年|今年|同期|年初|[^，]{0,4}末)?.{0,4}$")
_TURNED = re.compile("的(?:局面|态势|势头|状况|颓势|被动)")
"""What a rate is of that has been overcome (扭转了下降3.2%的局面)."""
_NOUNS = frozenset({"出口", "进口", "投资", "销售", "用工"})
"""Verbs that name what grows (其中出口增长9.3%)."""
_GOAL = re.compile("(?:左右|以上)?的?(?:年度|预期|增长|发展|工作)*(?:目标|预期)")
_OF_ABOVE = re.compile("(?:其?占比?|比重|所占比重)(?:为|达到?|约|近|超)*")
_VAGUE = re.compile("以上|以下|左右|多(?!个)|强$|有余")
_TENTHS = re.compile("(?:占[^，、]*|达|到|为|从|由|长|降|升|少|多|减|增|超|近|过|约|涨|跌|高|低)(?:了|约|近|过|出)*$")


def read_rate(ledger: Ledger, spot: Spot, times: Times) -> None:
    """Read a figure in per cent."""
    lead, figure = spot.lead, spot.figure
    if figure.han and not _TENTHS.search(ledger.text[spot.clause.start : figure.start]):
        return
    if figure.han and _VAGUE.match(ledger.text, figure.stop):
        return  # 占六成以上
    if _GOAL.match(ledger.text, figure.stop) or _TURNED.match(ledger.text, figure.stop):
        return
    if spot.listed[1] == 0:
        ledger.growing = change(lead) is not None
    if spot.listed[1] and trim(lead) in {"", "和", "及", "与"}:
        if not ledger.growing:
            last = ledger.last()
            same = last.name if last is not None and last.unit == figure.unit and ledger.of_several(spot) else ""
            if name := ledger.next_name(spot, growing=False) or ledger.nth_share(spot) or same:
                ledger.add(spot, name)
            return
        _grow(ledger, spot, ledger.next_name(spot), ledger.sign * figure.value)
        return
    pace = _PACE.search(lead)
    if pace is not None and not _OTHER_YEAR.search(lead):
        noun = before(lead[: pace.start()])
        _grow(ledger, spot, noun or ledger.announced(spot), (-1 if pace["fall"] else 1) * figure.value)
        return
    moved = change(lead)
    if moved is not None:
        ledger.sign = moved.sign
        yoy = moved.sign * figure.value
        if _PAST.search(lead):
            _past(ledger, spot, times, yoy)
        elif moved.yearly and not _OTHER_YEAR.search(ledger.text, spot.clause.start - 30, figure.start):
            _grow(ledger, spot, moved.noun or ledger.next_name(spot) or ledger.announced(spot), yoy)
        else:
            ledger.mistaken = (
                re.sub("[年月]均?$", "", moved.noun) or ledger.mistaken
            )  # 产值年均增长12.4%，2023年达到520亿元
        return
    behind = _OF_WHAT.match(ledger.text, figure.stop, spot.upto)
    if behind and not lead.endswith("的"):
        if before(lead):
            ledger.add(spot, trim(lead).removeprefix("以") + behind["noun"])
        return
    if spot.listed[0] > 1 and re.search("(?:完成|达到?|为|相当于).+的$", lead):
        return  # of several, and not said which
    share, last = _SHARE.fullmatch(trim(lead)), ledger.last()
    if _OF_ABOVE.fullmatch(trim(lead)) and last is not None and last.scope and last.unit != "%":
        ledger.add(spot, f"{last.name}占{last.scope}")
        return
    if share:
        noun = before(share["noun"]) or ledger.nth(spot) or (last.name if last else ledger.announced(spot))
        if not noun:
            return
        whole = trim(_SINCE.sub("", share["whole"])).removesuffix("比重分别").removesuffix("分别").removesuffix("的")
        nouns = split_names(noun) if spot.listed[0] > 1 else [noun]
        ledger.add(spot, ledger.one_of(spot, "、".join(f"{one}占{whole}" for one in nouns)))
    elif re.match(r"(?:完成|为|达到?|相当于).+的$", trim(lead) + "的" * lead.endswith("的")) and last:
        ledger.add(spot, last.name + trim(lead))
    elif before(lead) or ledger.announced(spot):
        ledger.add(spot, ledger.one_of(spot, before(_FROM.sub("", lead))) or ledger.announced(spot))
    elif ledger.mistaken:
        ledger.add(spot, ledger.mistaken)
    elif last and last.unit == figure.unit:
        ledger.add(spot, last.name)


def read_multiple(ledger: Ledger, spot: Spot) -> None:
    """Read a figure in multiples (增长1.2倍, 是上年的2.3倍) or a doubling."""
    clause, figure = spot.clause, spot.figure
    if _TIMES.search(ledger.text[clause.start : figure.start]):
        if _OF_MANY.search(ledger.text[clause.start : figure.start]):
            return
        yoy = round((figure.value - 1) * 100, 6)
        waiting = ledger.waiting()
        for at in waiting if "均" in ledger.text[clause.start : figure.start] else waiting[-1:]:
            ledger.grow(at, yoy, ledger.stop(spot))
        return
    moved = change(spot.lead if figure.kind == "times" else spot.lead + "增长")
    if moved is not None and moved.yearly:
        value = figure.value * 100 if figure.kind == "times" else figure.value
        _grow(ledger, spot, moved.noun, round(moved.sign * value, 6))


def _past(ledger: Ledger, spot: Spot, times: Times, yoy: float) -> None:
    """State the rate of the same time a year before (投资下降3.8%，而去年同期为增长9.5%)."""
    last = ledger.last()
    if last is None or "转" in ledger.text[spot.clause.start : spot.figure.start]:
        _grow(ledger, spot, "", yoy)
        return
    past = next((p for p in spot.clause.periods if p.kind == "base"), None)
    if past is not None:
        iso = year_before(times.period.iso) if times.period is not None else ""
        ledger.add(replace(spot, period=replace(past, iso=iso)), last.name, yoy=yoy)


def _grow(ledger: Ledger, spot: Spot, noun: str, yoy: float) -> None:
    """Give a growth rate to the figure that it belongs to, or state it alone."""
    if noun and (not is_act(noun) or noun in _NOUNS):
        ledger.add(spot, ledger.one_of(spot, noun), yoy=yoy)
        return
    waiting, last = ledger.waiting(), ledger.last()
    if last is not None and last.value is None and ledger.topics.fresh:
        ledger.add(spot, last.name, yoy=yoy)
    elif waiting:
        count, rank = spot.listed
        at = waiting[max(len(waiting) - (count - rank), 0)]
        if _of_another_time(spot, ledger.found[at].period):
            ledger.add(spot, ledger.found[at].name, yoy=yoy)
            return
        if count > 1 or not _unread(ledger.text, ledger.found[at].stop, spot.clause.start):
            ledger.grow(at, yoy, ledger.stop(spot))


def _of_another_time(spot: Spot, iso: str) -> bool:
    """Tell whether a rate has a time of its own (去年出口3600万美元，今年一季度增长28%)."""
    own = [p for p in spot.clause.periods if p.kind != "base" and p.stop <= spot.figure.start]
    return bool(own and iso and spot.listed[0] == 1 and own[-1].iso and own[-1].iso != iso)


def _unread(text: str, start: int, stop: int) -> bool:
    """Tell whether a number stands between that could not be read: it may be the one that grew."""
    between = text[start:stop]
    for figure in find_figures(text, start, stop):
        between = between.replace(text[figure.start : figure.stop], "")
    return re.search(r"\d", between) is not None

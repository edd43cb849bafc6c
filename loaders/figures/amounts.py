"""Amounts and counts: what stands before a number, or behind it, is what it measures."""

import re

from loaders.figures.counts import read_count
from loaders.figures.ledger import Ledger
from loaders.figures.nothings import measures_nothing
from loaders.figures.phrases import SET_OUT, after, before, trim
from loaders.figures.plans import kinds
from loaders.figures.spending import read_works
from loaders.figures.spots import CAPACITY, NAMED, Spot
from loaders.lexicon import pattern, words

__all__ = ["read_amount"]

_IN_NAME = re.compile(r"[^的，、]{0,14}(?:项目|工程|生产线|基地)")
_NET = re.compile(r"(?:比|较|同比).*?(?P<verb>净增|新增)(?:加|了)*$")
_MORE = re.compile(
    r"(?:(?:比|较|同比|环比).*|^)(?:增加|减少|多|少|增|减|提高|压缩|增长|下降|缩短|增收|减收)了?(?:近|约|超过|超)?$"
)
_COMPARES = re.compile("同比|环比|比|较")
_SPENT = re.compile("(?:投资|投入|斥资|耗资)(?:约|近|超|达)?$")
_GROUND = re.compile("用地|土地|地块|厂房|林地|耕地|建筑物?$")
_MEANS = re.compile("(?:由|通过|凭借|靠|用)$")
"""What makes of a number a manner (通过12公里管道)."""
_PAST = re.compile("[，、]?[比较由从]?(?:去年|上年)(?:同期)?的?$")
_THIS_NUMBER = re.compile("(?:而|但)?这[个一](?:数字|数据|指标|数量|数值|规模)")
_YEARLY = re.compile(f"(?:{CAPACITY.pattern})|年产值")
_NEW = re.compile("^(?:新增|净增|新签约|新登记)")
_NET_END = re.compile("(?<=.{2})(?:净增|新增)$")
_MEASURED = re.compile(
    "(?:总投资|(?<=.)投资|金额|总额|资金|产值|收入|营收|销售额|交易额|成交额|进出口额?|出口额|利润|税收|增加值)(?:完成|实现|达到?|突破|超过?|约|近|逾|为|了|高达)*$"
)
"""What ends with the name of an amount: what stands behind the figure is no other one."""
_MONEYS = re.compile(
    "的[\u4e00-\u9fff“”]{0,10}(?:产值|收入|营收|税收|利润|资金|贷款|授信|融资|投资|订单|单子|大单|合同|奖励|奖金|补贴|补助|额|费用?|成本|目标|任务|计划|规模)"
)
"""What an amount of money may be of (3000万元的授信)."""
_ABLE = re.compile("的?(?:生产|加工|处理|接待|服务|供应)?(?:能力|规模(?!以上|以下|工业|企业)|产能|水平|目标)")
_AND = re.compile("(?:和|与|及|以及|或)(?!谐)")
_BORROWED = frozenset({"贷款", "融资", "授信"})
"""Verbs that are nouns behind an amount (拿到2000万元贷款)."""
_NO_NOUN = re.compile(r"左右|上下|以上|以下|的(?!.{2})|了|，|不等|之多|大关|关口|人民币|整|受|用于")


def read_amount(ledger: Ledger, spot: Spot) -> int:
    """Read an amount or a count and return where the words about the next figure begin."""
    lead, figure, stop = spot.lead, spot.figure, spot.figure.stop
    follow = _said(ledger, spot, stop, spot.upto)
    if measures_nothing(ledger, spot) or (
        not follow
        and not trim(lead)
        and spot.clause.mark not in {"、", "：", ":"}
        and not _joined(spot)
        and not _again(ledger, spot)
        and not ledger.before_aside(spot)
    ):
        return stop
    if not trim(follow) and _difference(ledger, spot):
        return stop
    if (spent_on := read_works(ledger, spot)) is not None:
        if spent_on:
            _measured(ledger, spot)
        return stop
    if re.search("[吨片只台套辆升方瓦]$", figure.unit) and _IN_NAME.match(follow):
        return stop
    if "元" in figure.unit and _MEASURED.search(lead) and not follow.startswith("的"):
        follow = ""  # 总投资121亿元集中开工
    spent = "元" in figure.unit and _SPENT.search(lead) and follow.startswith(words("figures", "act"))
    if "元" in figure.unit and follow.startswith("的") and not _MONEYS.match(follow) and not _each_of(spot):
        return stop  # 投资8亿元的某某科技
    follow = "" if _ABLE.match(follow) else follow
    alone = _AND.fullmatch(trim(follow)) is not None
    parted = alone or bool(_AND.match(follow) and re.search(pattern("figures", "noun") + "$", before(lead)))
    name, rest = after(follow) if _has_noun(follow) and not spent and not parted else ("", "")
    if name:
        return stop if _MEANS.search(lead) or _just_named(ledger, spot, name) else read_count(ledger, spot, name, rest)
    _measured(ledger, spot)
    return stop


def _each_of(spot: Spot) -> bool:
    """Tell whether a count of what costs so much follows (3亿元的12个项目)."""
    return any(other.start <= spot.figure.stop + 2 for other in spot.clause.figures if other.start > spot.figure.start)


def _joined(spot: Spot) -> bool:
    """Tell whether a figure follows another at once, which counts the same (接待客商18批次120人次)."""
    return any(other.stop == spot.figure.start for other in spot.clause.figures)


def _again(ledger: Ledger, spot: Spot) -> bool:
    """Tell whether a bare figure gives for another time what was measured last (产值9亿元，今年一季度3亿元)."""
    last, own = ledger.last(), [p for p in spot.clause.periods if p.kind != "base" and p.stop <= spot.figure.start]
    same = last is not None and last.value is not None and last.unit.lstrip("万亿") == spot.figure.unit.lstrip("万亿")
    return same and bool(own) and bool(own[-1].iso)


def _said(ledger: Ledger, spot: Spot, start: int, stop: int) -> str:
    """Return the words between two places without those that say when."""
    said = ledger.text[start:stop]
    for period in spot.clause.periods:
        if start <= period.start and period.stop <= stop:
            said = said.replace(ledger.text[period.start : period.stop], "")
    return said


def _difference(ledger: Ledger, spot: Spot) -> bool:
    """Tell whether a figure says by how much something changed; a net increase counts by itself."""
    net, last = _NET.search(spot.lead), ledger.last()
    if net and last:
        ledger.add(spot, net["verb"] + re.sub("^集聚|^新增|(?<=..)(?:存量|总[量数]|保有量)$", "", last.name))
    more = _MORE.search(spot.lead)
    if more and (noun := before(spot.lead[: more.start()] or _COMPARES.split(spot.lead)[0])):
        ledger.mistaken = noun
    return net is not None or more is not None


def _measured(ledger: Ledger, spot: Spot) -> None:
    """Read a figure that stands behind what it measures (固定资产投资59.8亿元)."""
    figure, last = spot.figure, ledger.last()
    said = "" if _PAST.match(spot.lead) else before(SET_OUT.sub("", spot.lead))
    said = "投资" if said == "投" else said
    if _THIS_NUMBER.fullmatch(said):
        said = ledger.found[-1].name if ledger.found and ledger.found[-1].unit == figure.unit else ""
    if not said and 0 < spot.listed[1] < len(ledger.names):
        said = ledger.names[spot.listed[1]]
    said = said or ledger.mistaken or ledger.announced(spot) or ledger.before_aside(spot)
    said = ledger.done(said, figure)
    if figure.han and not re.search(pattern("figures", "noun") + "$", said):
        return
    if last and spot.clause.mark == "、" and (able := _YEARLY.match(last.name)) and not _YEARLY.match(said):
        said = ("年" if last.name.startswith("年产值") else able[0]) + said
    if said == "面积" and last and _GROUND.search(last.name):
        said = last.name + said  # 出让工业用地15宗、面积1043亩
    if not said and spot.listed[0] > 1 and (every := ledger.counted(spot)):
        ledger.add(spot, every)
        return
    if said and not kinds("abstract").fullmatch(said):
        ledger.add(spot, _total(ledger, ledger.one_of(spot, said)))
    elif not said and ledger.fill(spot):
        pass
    elif not said and (whose := ledger.hoped(spot)):
        ledger.add(spot, whose)
    elif (
        last
        and not said
        and (last.unit.lstrip("万亿") == figure.unit.lstrip("万亿") or spot.clause.mark == "、" or _joined(spot))
    ):
        ledger.restate(spot)
        if ledger.rounds(spot):
            return
        whole = "累计" in spot.lead and last.count
        if last.name.endswith("计划投资") and "完成" in spot.lead:
            ledger.add(spot, "完成投资")
            return
        ledger.add(
            spot, _NEW.sub("", last.name) + "总数" if whole and _NEW.match(last.name) else _NET_END.sub("", last.name)
        )


def _just_named(ledger: Ledger, spot: Spot, name: str) -> bool:
    """Tell whether the counted are those just named (甲、乙2家企业), so that the count says nothing more."""
    if spot.lead.endswith("等"):
        return False
    mention = ledger.draft.covered(spot.figure.start - 1)
    if mention is not None and ledger.draft.cls(mention.entity) in NAMED:
        return ledger.draft.cls(mention.entity) != "Project" or name.endswith("项目")  # 某项目4条生产线
    return re.search(r"[、和与及][^、，的]{2,14}$", spot.lead) is not None and not re.search(r"[和与及]$", spot.lead)


def _total(ledger: Ledger, name: str) -> str:
    """Return the indicator that a bare 总数 means: the total of what was last counted."""
    last = ledger.last()
    if name in words("figures", "total") and last is not None and last.count:
        return _NEW.sub("", last.name) + name
    if name in words("figures", "total") and ledger.mistaken:
        return _NEW.sub("", ledger.mistaken) + name
    return name


def _has_noun(text: str) -> bool:
    """Tell whether the words behind a figure go on to say what it counts."""
    if text in _BORROWED:
        return True
    if kinds("reach", "rise", "fall", "pace").match(text) or text in words("figures", "act") or _NO_NOUN.match(text):
        return False
    return re.match(r"[“\"《]?[\u4e00-\u9fffA-Za-z\d-]", text) is not None

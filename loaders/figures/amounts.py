"""Amounts and counts: what stands before a number, or behind it, is what it measures."""

import re

from loaders.figures.counts import read_count
from loaders.figures.ledger import Ledger
from loaders.figures.phrases import SET_OUT, after, before, trim
from loaders.figures.plans import kinds
from loaders.figures.spots import CAPACITY, NAMED, Spot
from loaders.lexicon import pattern, words

__all__ = ["read_amount"]

_EACH = re.compile(r"每(?!年|月|平方公里|亩|公顷|万)")
_VISITED = re.compile(
    "(?:来到|走进|深入|前往|奔赴|参观|观摩|考察|察看|查看|视察|到访)了?[^，]*(?:等|的)$|分(?:为|成)?(?:约|近)?$"
)
_ONES = frozenset("个家名项位处所")
"""Who was gone to, or into how many parts something falls, measures nothing."""
_IN_NAME = re.compile(r"[^的，、]{0,14}(?:项目|工程|生产线|基地)")
_NET = re.compile(r"(?:比|较|同比).*?(?P<verb>净增|新增)(?:加|了)*$")
_MORE = re.compile(
    r"(?:(?:比|较|同比|环比).*|^)(?:增加|减少|多|少|增|减|提高|压缩|增长|下降|缩短|增收|减收)了?(?:近|约|超过|超)?$"
)
_COMPARES = re.compile("同比|环比|比|较")
_LASTING = re.compile("小时|分钟|秒|天|工作日|个月")
_LASTS = re.compile("时间|时限|用时|耗时|寿命|周期|时长|提速|缩短|压缩")
_OF_ALL = re.compile("(?:全国|全省|全市|全球|全县|国内)$")
"""What makes of a count a crowd among which something ranks (在全国230家经开区中)."""
_SPENT = re.compile("(?:投资|投入|斥资|耗资)(?:约|近|超|达)?$")
_HURRY = re.compile("从[^，]{1,12}到[^，]{1,12}(?:只|仅|用)")
_ASIDE = re.compile("(?:一行|印|印发)$")
_READERS = re.compile("(?:阅读量?|浏览量?|点击量?|访问量?|转发|点赞|字数|在看|播放量?)[：: ]?$")
"""What a page counts of its own readers."""
_GROUND = re.compile("用地|土地|地块|厂房|林地|耕地|建筑物?$")
_MEANS = re.compile("(?:由|通过|凭借|靠|用)$")
"""What makes of a number a manner (通过12公里管道)."""
_PAST = re.compile("[，、]?[比较由从]?(?:去年|上年)(?:同期)?的?$")
_BUILT = re.compile(
    "(?:的|建设|建设的|兴建|打造|实施)|[、，](?:总?占地(?:面积)?|总?用地|总?建筑面积|总?投资)[^，、。；的]{1,12}的"
)
_YEARLY = re.compile(f"(?:{CAPACITY.pattern})|年产值")
_WORTH = re.compile("(?:价值|标价|单价|售价)(?:约|近|超|达)?$")
_INVESTED = re.compile("总投资(?:约|近|超|达)?$")
_THING_BEHIND = re.compile(r"(?![，。；、的和及])[\u4e00-\u9fffA-Za-z]{2,16}?(?:项目|产业园|基地|工程)")
_UNNAMED = re.compile(
    r"的[\u4e00-\u9fff“”]{0,20}(?:项目|中心|基地|产业园|工程|车间|生产线|社区|公寓|学校|学院|医院|市场|码头|广场|综合体|公园|大厦|大楼"
    r"|仓库|厂房|平台|电站|园区|工厂)(?![\d一二两三四五六七八九十])"
)
"""What an amount belongs to that is no node of the graph (投资1亿元的检测中心)."""
_NEW = re.compile("^(?:新增|净增|新签约|新登记)")
_NET_END = re.compile("(?<=.{2})(?:净增|新增)$")
_ALL_OVER = re.compile("均(?:已)?(?:超过?|突破|达到?|在|逾|过|不足|低于)(?:了|约|近)*$")
_LOT = re.compile("(?<!第)一批(?:约|近|价值)?$")
_MEASURED = re.compile(
    "(?:总投资|(?<=.)投资|金额|总额|资金|产值|收入|营收|销售额|交易额|成交额|进出口额?|出口额|利润|税收|增加值)(?:完成|实现|达到?|突破|超过?|约|近|逾|为|了|高达)*$"
)
"""What ends with the name of an amount: what stands behind the figure is no other one."""
_MONEYS = re.compile(
    "的[\u4e00-\u9fff“”]{0,10}(?:产值|收入|营收|税收|利润|资金|贷款|授信|融资|投资|订单|合同|奖励|奖金|补贴|补助|额|费用?|成本|目标|任务|计划|规模)"
)
"""What an amount of money may be of (3000万元的授信)."""
_GRANTS = re.compile("(?:带着|给予|最高)(?:可|达|不超过|一次性|最高)*$")
"""What a policy promises to anyone."""
_SOLD_TO = re.compile("(?:卖[进到给]|供给|供应给|销往|销售到|服务于|配套给|出口到|发往)了?.*等$")
"""Whom the wares go to are no figure of the zone."""
_WISHED = re.compile("希望|盼望|期盼|恳请|想要")
_JOINED_UP = re.compile("成员|包括")
_ABLE = re.compile("的?(?:生产|加工|处理|接待|服务|供应)?(?:能力|规模|产能|水平|目标)")
_AND = re.compile("(?:和|与|及|以及|或)(?!谐)")
_BORROWED = frozenset({"贷款", "融资", "授信"})
"""Verbs that are nouns behind an amount (拿到2000万元贷款)."""
_NO_NOUN = re.compile(r"左右|上下|以上|以下|的(?!.{2})|了|，|不等|之多|大关|关口|人民币|整|受|用于")


def read_amount(ledger: Ledger, spot: Spot) -> int:
    """Read an amount or a count and return where the words about the next figure begin."""
    lead, figure, stop = spot.lead, spot.figure, spot.figure.stop
    follow = _said(ledger, spot, stop, spot.upto)
    if (
        _EACH.search(lead)
        or _ASIDE.search(lead)
        or _WISHED.search(ledger.text, spot.clause.start, figure.start)
        or _ALL_OVER.search(lead)
        or (figure.unit.lstrip("余多") in _ONES and _VISITED.search(lead))
        or _GRANTS.search(lead)
        or _LOT.search(lead)
        or (ledger.topics.current == ledger.topics.zone and _SOLD_TO.search(lead))
        or _all_named(ledger, spot)
        or (_JOINED_UP.search(lead) and lead.endswith("等"))
        or _OF_ALL.search(lead)
        or _READERS.search(ledger.text, max(spot.figure.start - 6, 0), spot.figure.start)
        or (not follow and not trim(lead) and spot.clause.mark not in {"、", "：", ":"} and not _joined(spot))
    ):
        return stop
    if _LASTING.search(figure.unit) and _HURRY.search(lead):
        return stop
    if _LASTING.search(figure.unit) and not _LASTS.search(ledger.text, spot.clause.start, figure.start):
        return stop
    if not trim(follow) and _difference(ledger, spot):
        return stop
    built, listed = _built(ledger, spot)
    if built:
        if not listed:
            ledger.topics.follow(built)
        said = before(lead)
        ledger.add(spot, "投资" if not said or said.endswith(("投资", "投")) else said, subject=built)
        return stop
    if _UNNAMED.match(ledger.text, stop, spot.upto) and _called(ledger, spot):
        _measured(ledger, spot)
        return stop
    if _WORTH.search(lead):
        return stop  # 价值400万元的冷凝器
    if _INVESTED.search(lead) and (named := _THING_BEHIND.match(ledger.text, stop, spot.upto)):
        found = ledger.draft.inside(stop, named.end() + 1, "Project", "Park")
        if found:
            ledger.topics.follow(found[0].entity)
            ledger.add(spot, "总投资", subject=found[0].entity)
        else:
            ledger.topics.leave()
        return stop
    if _UNNAMED.match(ledger.text, stop, spot.upto) and re.search("(?:投资|占地|面积)(?:约|近|超|达)?$", lead):
        ledger.topics.leave()
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
        return stop if _MEANS.search(lead) or _just_named(ledger, spot) else read_count(ledger, spot, name, rest)
    _measured(ledger, spot)
    return stop


def _each_of(spot: Spot) -> bool:
    """Tell whether a count of what costs so much follows (3亿元的12个项目)."""
    return any(other.start <= spot.figure.stop + 2 for other in spot.clause.figures if other.start > spot.figure.start)


def _all_named(ledger: Ledger, spot: Spot) -> bool:
    """Tell whether a number only says how many firms were just named (甲、乙、丙3家企业入选)."""
    figure, text = spot.figure, ledger.text
    if not figure.unit.endswith("家") or not 1 < figure.value < 8:
        return False
    named = ledger.draft.inside(max(spot.clause.start, figure.start - 80), figure.start, *NAMED)
    close = bool(named) and text[named[-1].stop : figure.start] in {"", "等"}
    listed = [m for m in named if text[m.stop : m.stop + 1] in "、和及等" or m is named[-1]]
    return close and len({m.entity for m in listed}) == figure.value


def _called(ledger: Ledger, spot: Spot) -> bool:
    """Tell whether a project is called by its figure (这个总投资8亿元的项目)."""
    topic = ledger.topics.current
    called = re.compile("(?:该|这个|这一)总?(?:投资|占地)").search(ledger.text, spot.clause.start, spot.figure.start)
    return called is not None and bool(topic) and ledger.draft.cls(topic) == "Project"


def _joined(spot: Spot) -> bool:
    """Tell whether a figure follows another at once, which counts the same (接待客商18批次120人次)."""
    return any(other.stop == spot.figure.start for other in spot.clause.figures)


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
        ledger.add(spot, net["verb"] + re.sub("^集聚|^新增", "", last.name))
    more = _MORE.search(spot.lead)
    if more and (noun := before(spot.lead[: more.start()] or _COMPARES.split(spot.lead)[0])):
        ledger.mistaken = noun
    return net is not None or more is not None


def _measured(ledger: Ledger, spot: Spot) -> None:
    """Read a figure that stands behind what it measures (固定资产投资59.8亿元)."""
    figure, last = spot.figure, ledger.last()
    said = "" if _PAST.match(spot.lead) else before(SET_OUT.sub("", spot.lead))
    said = "投资" if said == "投" else said
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


def _built(ledger: Ledger, spot: Spot) -> tuple[str, bool]:
    """Return the project that the words behind an amount name (总投资8亿元的储能项目), and whether others follow it."""
    gap = _BUILT.match(ledger.text, spot.figure.stop)
    if gap is None:
        return "", False
    upto = gap.end() + 30 if gap[0][0] in "、，" else min(spot.upto, gap.end() + 30)
    found = ledger.draft.inside(spot.figure.stop, upto, "Project", "Park")
    if not found:
        return "", False
    return found[0].entity, ledger.text[found[0].stop : found[0].stop + 1] in {"、", "和", "及", "等"}


def _just_named(ledger: Ledger, spot: Spot) -> bool:
    """Tell whether the counted are those just named (甲、乙2家企业), so that the count says nothing more."""
    if spot.lead.endswith("等"):
        return False
    mention = ledger.draft.covered(spot.figure.start - 1)
    if mention is not None and ledger.draft.cls(mention.entity) in NAMED:
        return True
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

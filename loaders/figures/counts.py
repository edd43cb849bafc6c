"""Counts: what stands behind a number is what it counts, and perhaps what the counted do."""

import re
from dataclasses import replace

from loaders.figures.ledger import Ledger
from loaders.figures.phrases import SET_OUT, after, before, is_act, last_act, of_whom, trim
from loaders.figures.plans import kinds
from loaders.figures.spots import Spot
from loaders.figures.tales import is_tale, subject_of_tale
from loaders.lexicon import pattern, words

__all__ = ["read_count"]

_SCENE = re.compile(
    "正(?:在|满|开足|有序|加紧)|来回|分别|纷纷|穿梭|挥舞|忙碌|面对面|轰鸣|排列|颁发|授牌|揭牌|跳动|闪烁|滚动|实行|服务了?[两三几]"
)
"""What those who are counted do in a scene that is told, not measured."""
_GIVEN = re.compile("(?:土地|用地|厂房|场地)(?:全部|将|已)*(?:由|用于|被|交由|交给|让给|转让|重新)")
"""What becomes of ground that has been vacated."""
_AT_WORK = re.compile("同时运转|运转着?|轰鸣|往来穿梭|来回穿梭|加紧施工|抢抓|忙碌")
"""What machines and people do in a scene that is told."""
_OCCASION = re.compile("(?:项目|企业|产品|人才|岗位|政策).*(?:活动|仪式|大会|会议|推介会|情况|名单|清单|进展)$")
"""What a number belongs to that only names an occasion or a report (举行27个项目集中开工活动)."""
_PASSED = re.compile(
    "(?P<who>(?:规上|工业)*(?:企业|公司|项目|产品))(?P<what>[^，]{0,8}?)(?P<how>超过|超|突破|达到|达|过)$"
)
_PEOPLE_OF = re.compile(
    "[^，。的]{0,10}?(?:企业|公司|单位|机构|银行|项目)的?(?:有关|相关|主要)?(?:负责人|代表|高管|业主)"
)
_AND_MORE = re.compile("以[上下内]")
_ON_SITE = re.compile("工人|塔吊|机械$|挖掘机|工程车|施工人员|建设者")
_SINGLY = frozenset({"个", "家", "名", "项", "余个", "余家", "余名", "多个", "多家", "多名"})
_ANYONE = frozenset({"企业", "单位", "公司"})


def read_count(ledger: Ledger, spot: Spot, name: str, rest: str) -> int:
    """Read a figure that stands before what it counts (5个项目, 86名专员参训)."""
    figure, lead = spot.figure, spot.lead
    said = before(SET_OUT.sub("", lead))
    doing = last_act(said)
    if (
        kinds("abstract").fullmatch(name)
        or (not doing and is_tale(name))
        or _GIVEN.search(ledger.text[figure.stop : figure.stop + 14])
        or (figure.unit in _SINGLY and _OCCASION.search(name + rest))
    ):
        return figure.stop
    if figure.han and not doing and not lead.endswith("等") and not rest:
        return figure.stop
    whose = of_whom(name) if figure.unit in _SINGLY else name
    if figure.unit.endswith("家") and (whose != name or _PEOPLE_OF.match(name)):
        return figure.stop  # whose people took part, or spoke
    name = whose
    noun = re.search(pattern("figures", "noun") + "$", name)
    if figure.han and figure.unit in {"家", "个"} and not (doing and noun):
        return figure.stop
    attended = not doing and (_attends(ledger, spot) or lead.endswith("来自"))
    told = ledger.text[figure.stop : min(spot.clause.stop, figure.stop + 20)]
    if not doing and (_AT_WORK.search(told) or name.endswith(("内", "里", "旁"))):
        return figure.stop
    if (
        (attended and figure.unit.endswith(("家", "所")))
        or _ON_SITE.search(name)
        or (not doing and _SCENE.search(name + rest))
    ):
        return figure.stop
    passed = _PASSED.match(ledger.text[figure.stop : spot.upto])
    passed = None if passed and kinds("money").search(passed["what"]) else passed
    following = next((other for other in spot.clause.figures if other.start == spot.upto), None)
    if passed and following:
        limit = ledger.text[following.start : following.stop]
        ledger.add(spot, f"{passed['what']}{passed['how']}{limit}{passed['who']}", counted=passed["who"])
        return following.stop
    if following and following.kind == "percent" and _AND_MORE.match(ledger.text, following.stop) and rest:
        ledger.add(spot, name, counted=name)
        return following.stop  # 12家企业产值增长20%以上
    if doing:
        name = subject_of_tale(name)
    if said and is_act(name):
        name, rest = said + name, ""
    more = any(other.start >= spot.upto for other in spot.clause.figures)
    if doing and not lead.endswith("等"):
        label = doing + name if len(doing + name) <= 24 else name
    elif rest and not more:
        label = _label(name, rest, attended)
    else:
        label = name
    if more and rest and not rest.startswith(("总", "计划总", "协议")) and (lead.endswith("等") or not trim(lead)):
        spot = _timeless(spot)
    ledger.add(spot, label[:40], counted=name, attended=attended)
    return spot.upto - len(rest) if more and rest else spot.upto


def _timeless(spot: Spot) -> Spot:
    """Return a spot without a time that clauses before it set for what the counted do."""
    period = spot.period
    if period is not None and period.start < spot.clause.start:
        return replace(spot, period=None)
    return spot


def _attends(ledger: Ledger, spot: Spot) -> bool:
    """Tell whether the counted, or the last of a list of counted (15家银行、68家企业参加), take part in something."""
    end = re.compile("[，。；！]").search(ledger.text, spot.figure.stop)
    if spot.lead.endswith("等") and spot.figure.unit.endswith(("家", "所")):
        # 甲、乙等6家高校，丙、丁等40家企业参加
        end = re.compile("[。；！]").search(ledger.text, spot.figure.stop)
        said = ledger.text[spot.figure.stop : min(end.start() if end else spot.upto, spot.figure.stop + 80)]
        if said.endswith(words("figures", "attend")):
            return True
        end = re.compile("[，。；！]").search(ledger.text, spot.figure.stop)
    said = ledger.text[spot.figure.stop : min(end.start() if end else spot.upto, spot.figure.stop + 80)]
    last = said.rsplit("、", 1)[-1]
    noun, rest = after(last.lstrip("0123456789余多近家所名个位人"))
    return (rest or noun).startswith(words("figures", "attend"))


def _label(name: str, rest: str, attended: bool) -> str:
    """Return the indicator for those who are counted as doing something (参训专员, 申报高新技术企业)."""
    if len(rest) <= (4 if attended else 3):
        return rest + name
    return rest if name in _ANYONE else name + rest

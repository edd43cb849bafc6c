"""Which figures are properties of a thing by itself (a project's investment) rather than observations over time."""

import re
from functools import cache

from loaders.draft import Draft
from loaders.figures.measures import Measure
from loaders.lexicon import pattern

__all__ = ["is_property", "property_name"]


_TERRITORY = re.compile("(?:总|规划|总规划|核准|批复|管辖|辖区|建成区?|已建成|核心区)?面积")
_WIDE = frozenset({"平方公里", "平方千米", "km²", "公顷", "万亩", "万公顷", "余平方公里", "多平方公里"})
_NOT_OWN = re.compile("(?:推广|种植|覆盖|播种|服务|绿化)面积")
_OF_FIRM = re.compile("注册(?:资本金?|资金)|(?:总)?占地(?:面积)?|(?:总)?建筑面积|厂房面积|用地面积")
_BUILDINGS = frozenset({"栋", "幢", "座"})
# What a project needs or has got so far is no property of it.
_RUNS = re.compile("缺口|需求|完成|累计|到位")
_LASTING = re.compile("投资|占地|用地|面积|产能|年产|生产线|规模")
_SPENT = re.compile("(?:完成|累计)[^，。]{0,12}?投资|投资[^，。]{0,6}?(?:完成|到位)")
_WHOLE = re.compile("总投资|计划投资|拟投资")
_MEMBERS = re.compile("(?:企业|公司|团队|人才|项目|机构|平台|专利|人|商户|商家|品牌商)$|规上|规模以上")
"""What a park counts rather than is made of."""


@cache
def _property() -> re.Pattern[str]:
    return re.compile(pattern("figures", "property"))


def is_property(draft: Draft, measure: Measure) -> bool:
    """Tell whether a figure is an attribute of its subject."""
    cls = draft.cls(measure.subject)
    if cls == "Zone" and measure.yoy is None:
        wide = measure.unit in _WIDE or (measure.unit == "亩" and (measure.value or 0) >= 1000)
        return wide and _TERRITORY.fullmatch(measure.name) is not None
    if measure.value is not None and cls in ("Company", "FinancialInstitution") and not measure.past:
        return _OF_FIRM.fullmatch(measure.name) is not None
    if measure.value is None or cls in ("Zone", "Company", "FinancialInstitution", "GovernmentBody", "Person"):
        return False
    if cls == "Agreement" and "元" in measure.unit:
        return True
    if cls in ("Project", "Agreement"):
        said = draft.text[measure.start : measure.stop]
        if "累计完成投资" in said and not measure.period and measure.name.endswith("投资"):
            return True  # what has been spent on it so far
        if measure.unit == "%" or _RUNS.search(measure.name):
            return False
        if measure.name.endswith(("投资", "投资额")) and _SPENT.search(said) and not _WHOLE.search(measure.name):
            return False
        return not measure.period or _LASTING.search(measure.name) is not None or measure.status == "planned"
    if _NOT_OWN.search(measure.name) or measure.scope or _MEMBERS.search(measure.name):
        return False
    if cls == "Park" and measure.unit in _BUILDINGS:
        return True
    return measure.name == "投资" or _property().search(measure.name) is not None


def property_name(name: str, unit: str) -> str:
    """Return the attribute that a project's figure gives, in the short form under which it is compared.

    >>> property_name("占地", "亩"), property_name("总占地面积", "余亩"), property_name("主要建设标准化厂房", "栋")
    ('占地面积', '占地面积', '标准化厂房')
    """
    if re.fullmatch("(?:计划|预计|追加|将|拟|谋划|项目|此次|再|共同|合计)*(?:总?投资|合资|出资|斥资|耗资)", name):
        return "总投资"
    name = re.sub("^年可(?!支配)", "年", name)
    name = re.sub(r"^(?:主要|计划|新增|新建|预装|规划(?!面积)|首期|同时|可|将|能|形成|实现|总(?!投资))*", "", name)
    name = re.sub(r"^(?:建设|容纳|预装|新增|安装|配置)*", "", name) or name
    return name + "面积" if name in {"占地", "用地"} else name

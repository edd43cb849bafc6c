"""hosts, the other way round: what shows a company outside the zone (a customer, a visitor, an organiser, a model)."""

import re

from loaders.draft import Draft, Mention
from loaders.lexicon import pattern, words
from loaders.places import find_places

__all__ = ["from_afar", "is_away"]


def _any(*kinds: str) -> str:
    return pattern("hosting", *kinds)


_BEFORE = re.compile(
    rf"邀请$|{_any('compared')}[^，。；]{{0,14}}$|{_any('sent_to')}[^，。；]{{0,4}}$|{_any('country')}[^，。；]{{0,4}}的?$"
)
_AFTER = re.compile(
    rf"(?:旗下|的)?(?:全资|控股|参股)?子公司|{_any('contractor')}|(?:与[^，。；]{{2,20}})?(?:共同)?出资|(?:将|拟)?{_any('investor')}|{_any('seat')}|(?:考察|代表|访问|参访)[团组]"
    rf"|[^，。；]{{0,6}}{_any('buyer')}|等?[^，。；]{{0,8}}(?:企业|公司|厂商)?(?:都|均)?[是为][^，。；]{{0,16}}{_any('buyer')}|等[^，。；]{{0,10}}{_any('buyer_listed')}"
)
_ORGANIZES = re.compile(rf"(?:[、和与及][^，。；、]{{2,16}})*等?(?:共同|联合|公司|企业)*{_any('organize')}")
_FETCHED = re.compile(r"[^，。；]{0,4}(?:引进|进口|采购|购买|购进|购入|引入)")
_FROM = re.compile("[从自](?:[^，。；、的]{1,6}的)?$")
_TRADE = re.compile(rf"{_any('trade')}[^，。；]{{0,4}}{_any('paper')}")
_COMES = re.compile(
    r"(?:等[^，。；]{0,14}?)?(?:公司|集团|企业|客商|厂商)*(?:的|相关|主要)*(?:负责人|代表|企业家|高管|团队|董事长|总经理|一行)*"
    r"(?:[\u4e00-\u9fff]{2,3}(?=一行|带队|率队|率团|等))?(?:等人|一行)?"
    r"(?:近日|日前|当天|昨日|今日|先后|再次|专程|也|还|曾|受邀|应邀|带队|率队|率团)*"
    rf"(?:来(?!自)|莅临|前来|到访|到(?=园区|[我本该]?区|我[市县]|开发区|高新区|经开区))[^，。；]{{0,8}}{_any('visit_here')}"
)
"""Whoever comes to see the zone has not settled in it (甲等三家企业来区考察)."""
_ASKED = re.compile("(?:邀请|约请|特邀)(?:了|到)?(?:来自[^，。；]{2,8}的)?$")
_TO_COME = re.compile(r"[^，。；]{0,24}(?:推介|招商|考察|洽谈|来[我本该]?[区园县市访])")
_WON = re.compile("(?:接到|接下|承接|承揽|拿到|拿下|签下|收到|手握|完成)了?(?:来自)?$")
_ORDER = re.compile("(?:等[^，。；]{0,8}?(?:企业|公司|客户|品牌)?)?(?:的)?[^，。；]{0,8}(?:合同|订单|大单|采购单)")
_NEEDED = re.compile("(?:急需|需要|订购|定制|委托|采购|指定|下单)的")
_THAN = re.compile("[与同和跟较比](?:[^，。；、]{1,8}的)?(?:同行|企业)?$")
_COMPARED = re.compile("(?:等[^，。；]{0,10})?(?:相比|相较|相媲美|不相上下|不同)")
_ONCE = re.compile("的?(?:前|原)(?:员工|高管|总|副总|技术|研发|销售|中国区|职工)")
_MADE_BY = re.compile("(?:提供|供应|制造|设计|安装|总承?包|代建|定制)")


def is_away(draft: Draft, mention: Mention, before: str, after: str) -> bool:
    """Tell whether the words around a name show it elsewhere: as a model, a customer, a guest, an organiser."""
    if _BEFORE.search(before) or _AFTER.match(after) or _ORGANIZES.match(after) or _COMES.match(after):
        return True
    if (_FROM.search(before) and _FETCHED.match(after)) or _ONCE.match(after):
        return True
    if _ASKED.search(before) and _TO_COME.match(after):
        return True
    if (_WON.search(before) and _ORDER.match(after)) or _NEEDED.match(after):
        return True
    if before.endswith("由") and _MADE_BY.match(after) and from_afar(draft, mention):
        return True
    if _THAN.search(before) and _COMPARED.match(after):
        return True
    return bool(re.search("[与同和向]$", before) and _TRADE.search(after))


def from_afar(draft: Draft, mention: Mention) -> bool:
    """Tell whether a company's name begins with a place that the zone's places do not hold (上海某某科技有限公司)."""
    place = next((form for start, _, form in find_places(draft.name(mention.entity)) if start == 0), "")
    homes = {form for entity in draft.of_class("Place") for form in draft.forms(entity.id)}
    far = draft.name(mention.entity).startswith(words("hosting", "national", "country"))
    return far or (bool(place) and not any(place[:2] == home[:2] for home in homes))

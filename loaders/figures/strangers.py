"""What a clause is about that the graph does not hold: another place, or a thing that no rule has named."""

import re
from functools import cache

from loaders.lexicon import pattern

__all__ = ["ELSEWHERE", "find_stranger", "speaks_of_place"]

_WHEN = (
    r"(?:今年|去年|前年|全年|(?:19|20)\d\d年|[上下]半年|[一二三四1-4]季度|前[一二三四五六七八九十\d]{1,2}(?:季度|个?月)"
    r"|\d{1,2}(?:月份?)?[-—–~～至到]\d{1,2}月份?|\d{1,2}月份?|目前|近年来|以来|，)*"
)
_POINTS = re.compile("这(?:座|条|栋|片|块|家|支|项|所|间)(?![一二三四五六七八九十]|[^，。]{0,12}(?:链|集群))")
ELSEWHERE = re.compile(
    "投资|总?占地(?:面积)?|面积|总?建筑面积|(?:计划|预计)?总投资|年产(?!值).*|月产.*|(?:年|月|日)?可?(?:处理|加工|月产|年产(?!值)|日产).*|.*工程量|(?:多个)?国家(?:和|及)?地区|国家|品种",
)
"""What a zone has only where it is itself named: else it is of another thing that the graph does not hold."""


_INTRODUCED = re.compile(
    "(?![这那该本我]|公司|企业|项目|园区|全区)[\u4e00-\u9fffA-Za-z]{2,8}?(?=(?:是(?:一)?家|主要(?:生产|从事|做)|主营(?!业务)|专做|专门生产|专注于?|成立于))"
)
"""How a firm is introduced (青岭体育主要生产雪板，…)."""
_PEOPLE = re.compile(
    "(?:市民|村民|农户|农民|居民|消费者|顾客|游客|用户|家长|学生|工人|职工|员工|司机|店主|商户)(?!中|总?数|人数|达|超|[共约]|\\d)"
)
"""Those whose own figures are told."""
_WARES = re.compile(
    "(?!园区|全区|开发区|企业|公司|这些|自己|我们)[\u4e00-\u9fff]{2,6}的(?:主打|主营|主导|核心|拳头)产品"
)
"""Whose wares these are is a firm."""
_TELLS = re.compile(
    "(?!公司|企业|该|集团)[\u4e00-\u9fffA-Za-z]{2,10}?(?:创始人|董事长|总经理|厂长|总裁|老板|总监|车间主任)[\u4e00-\u9fff]{2,3}?"
    "(?=说|介绍|算|表示|坦言|告诉|透露|笑)"
)
"""Who speaks for a firm that no rule has named."""


@cache
def _public() -> re.Pattern[str]:
    return re.compile(f"[市省县区州]?{_WHEN}(?:共计?|累计|已|还|又)*{pattern('figures', 'of_place')}")


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(
        r"(?![由与和为对向从在将把按据以让])[\u4e00-\u9fffA-Za-z“”·]{1,14}?"
        rf"{pattern('figures', 'thing')}”?(?:[（(][^（()）]{{1,12}}[）)])?(?={pattern('figures', 'of_one')}|投资\d)"
    )


@cache
def _many() -> re.Pattern[str]:
    """Return what is many and counted, or belongs to the zone, and so is no single thing."""
    return re.compile(
        "(?:等|各|全部|多|新|在建|重点|重大|亿元|签约|开工|落地|投产|竣工|续建|储备|招商|产业|工业|省级|市级|国家级|省市"
        r"|两|[一二三四五六七八九十\d]个?|所有|上述|引进|建成|园区|区内|辖区|我区|全区|这批|一批)"
        rf"[\u4e00-\u9fff]{{0,4}}{pattern('figures', 'thing')}$"
    )


def speaks_of_place(text: str, stop: int) -> bool:
    """Tell whether what follows a place's name is stated of that place, not of a body that bears its name.

    >>> speaks_of_place("浙江省上半年新增上市企业30家", 3), speaks_of_place("浙江企业30家参加", 2)
    (True, False)
    """
    return _public().match(text, stop) is not None


def find_stranger(text: str, start: int, stop: int) -> int:
    """Return where the single thing stops that a clause opens with, to say something of it, or 0 if there is none.

    >>> find_stranger("青岭信息港去年营收超400亿元", 0, 13), find_stranger("新开工项目总投资40亿元", 0, 11)
    (5, 0)
    """
    if points := _POINTS.match(text, start, stop):
        return points.end()
    if people := _PEOPLE.match(text, start, stop):
        return people.end()
    if ware := _WARES.match(text, start, stop):
        return ware.end()
    if firm := _INTRODUCED.match(text, start, stop) or _TELLS.match(text, start, stop):
        return firm.end()
    found = _opens().match(text, start, stop)
    return found.end() if found is not None and not _many().search(found[0].rstrip("”")) else 0

"""Dates as pages print them, and the year that a page is about."""

import re
from collections import Counter
from datetime import date as calendar_date

__all__ = ["current_year", "find_date", "find_year", "without_dates"]

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_LONG_DATE = re.compile(r"\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:[—\-~～至]\s*((?:19|20)\d\d)\s*)?年")
_CHINESE = re.compile(r"([一二]\s*[九〇○零Ｏ]\s*[一二三四五六七八九〇○零Ｏ]\s*[一二三四五六七八九〇○零Ｏ])\s*年")
_CHINESE_DATE = re.compile(
    _CHINESE.pattern + r"\s*([一二三四五六七八九十]{1,3})\s*月\s*([一二三四五六七八九十]{1,3})\s*日"
)
_RANGE = re.compile(r"\s*日?\s*[—–\-~～至到]+\s*\d")
_DIGITS = str.maketrans("一二三四五六七八九〇○零Ｏ", "1234567890000")
# Words before or after a year that speak of a goal, not of the present.
_GOAL_BEFORE = re.compile(
    r"(?:到|至|力争|预计|面向|截止|迈向|确保|计划|拟|将|争取|可望|有望|规划|预期)(?:于|在|到|至)?$"
)
_GOAL_AFTER = re.compile(
    r"\s*(?:\d{1,2}月|[上下]半年|[一二三四]季度)?(?:[底末初]|年底)?(?:前|远景|目标|左右)?(?:可|能|将|全面|全部|正式|实现)*"
    r"(?:底前|远景|目标|前建成|末前|前后|建成|投产|投用|竣工|完工|开工建设|封顶|达产|交付|启用)"
)
_TITLED = re.compile(
    r"(?<![\d.])((?:19|20)\d\d)(?=[\u4e00-\u9fff]{2,20}(?:大?会|展|论坛|节|赛|活动)(?![员计议展场费]))(?!年)"
)
"""The year that an event bears in its title (2024上海工业博览会)."""
_FOUNDED_BEFORE = re.compile(r"(?:成立|始建|创建|创办|创立|兴建|建|设立|组建|注册|诞生|起步)于$")
_FOUNDED_AFTER = re.compile(r"\s*(?:\d{1,2}月)?(?:\d{1,2}日)?(?:正式|挂牌|注册)?(?:成立|创办|创建|创立|始建|组建|设立)")
"""What says that something began in a year, however long ago that is."""
_NOW_AFTER = re.compile(
    r"\s*(?:[一二三四1-4]季度|第[一二三四五六七八九十\d]+(?:[期届次批]|季度)|首季|[上下]半年|前[一二三四五六七八九十\d]{1,2}(?:季度|个?月)"
    r"|\d{1,2}\s*[—–\-~至]\s*\d{1,2}月|年初|年中|以来|[新春夏秋冬]|计划|重点|项目|工作|招商|党风|“|《)"
)
_MONTH_AFTER = re.compile(r"\s*\d{1,2}月")
_OPENS = re.compile(r"(?:^|[\n。！？”」]\s*|(?:公布|发布|印发)(?:了)?)$")
_PERHAPS_AFTER = re.compile(r"\s*(?:度|共|全年)")
"""What follows a year that may be the present one (2024年共签约) or past (2023年全年), if another date is bare."""
_BARE = re.compile(
    r"今年|(?<![\d年至—\-])(?:1[0-2]|[1-9])月\d{1,2}日|(?<![\d年—\-至])(?:1[0-2]|[1-9])[月]?(?:至|—|-)(?:1[0-2]|[1-9])月"
    r"|(?<![年\d])[一二三四]季度|(?<!年)上半年|(?<![年\d])(?:1[0-2]|[1-9])月(?:上旬|中旬|下旬|底|末|份)"
)
"""A date that leaves its year out, which is the year that the text speaks from."""
_HELD = re.compile(
    r"(?:日(?:上午|下午|晚)?[，,]?|举[行办]了?|召开了?|启动了?|主题为|[“《])(?:首届|第[一二三四五六七八九十\d]+届)?$"
)
_HELD_AFTER = re.compile(r"度?[^，。；：！？\n]{2,40}?(?:会|展|论坛|赛|活动|仪式|培训班)")
"""A year that an event bears in its title, told with its day or as held (4月12日，2024年…对接会举行)."""
_AWARDED = re.compile(r"(?:入选|获评|上榜|荣获|公布|列入|入围|发布|评为|认定为)(?:了|的)?[“《]?$")
"""What a year's list or honour is news of (入选2024年…名单); what has 年度 or 全年 may be of the year before."""
_SOURCE = re.compile(r"(?:原载|刊载|刊发|来源|载于|刊于|摘自|转自|选自)[^。\n]{0,30}$")
"""What dates the text itself (原载《…》，2024年)."""
_DOCUMENT = re.compile(r"[〔\[【（(]\s*((?:19|20)\d\d)\s*[〕\]】）)]\s*第?\s*\d{1,4}\s*[号期]")
"""The number of an official document (〔2024〕19号)."""
_REACH = 5


def find_date(text: str) -> str:
    """Return the first full date in a text as ISO, or the empty string.

    >>> find_date("发布时间：2024-05-08 10:30"), find_date("二〇二四年四月十二日"), find_date("4月12日")
    ('2024-05-08', '2024-04-12', '')
    """
    for match in _DATE.finditer(text):
        # A range (10月14日—10月20日) is what the text is about, not when it came out.
        if (found := _iso(int(match[1]), int(match[2]), int(match[3]))) and not _RANGE.match(text, match.end()):
            return found
    for match in _CHINESE_DATE.finditer(text):
        if found := _iso(_chinese_year(match[1]), _chinese_number(match[2]), _chinese_number(match[3])):
            return found
    return ""


def without_dates(text: str) -> str:
    """Return a text with a blank for each full date in it, Arabic or Chinese.

    >>> without_dates("渤海日报 二〇二四年四月十二日")
    '渤海日报  '
    """
    return _CHINESE_DATE.sub(" ", _LONG_DATE.sub(" ", text))


def find_year(text: str) -> int | None:
    """Return the first year that a text prints, or None.

    >>> find_year("工作简报 2024年第3期"), find_year("第3期")
    (2024, None)
    """
    if match := _YEAR.search(text):
        return int(match[2] or match[1])
    if match := _CHINESE.search(text):
        return _chinese_year(match[1])
    if match := _DATE.search(text):
        return int(match[1])
    return None


def current_year(text: str) -> int | None:
    """Return the year that a text most likely speaks from: the latest it mentions that is no goal, or None.

    >>> current_year("2023年获批。2024年一季度增长3.1%。到2025年，力争建成。")
    2024
    """
    if number := _DOCUMENT.search(text):
        return int(number[1])
    now: Counter[int] = Counter()
    any_year: Counter[int] = Counter()
    marked: Counter[int] = Counter()
    for match in _YEAR.finditer(text):
        year = int(match[2] or match[1])
        any_year[year] += 1
        before, after = text[max(0, match.start() - _REACH) : match.start()], text[match.end() : match.end() + 8]
        if _FOUNDED_BEFORE.search(before) or _FOUNDED_AFTER.match(after):
            del any_year[year]
        elif not _GOAL_BEFORE.search(before) and not _GOAL_AFTER.match(after):
            source = _SOURCE.search(text, max(0, match.start() - 40), match.start())
            opens = _OPENS.search(before) and (_MONTH_AFTER.match(after) or after.startswith("度"))
            month = _MONTH_AFTER.match(after) and "今年" not in text
            held = _HELD.search(before) and _HELD_AFTER.match(text, match.end())
            awarded = _AWARDED.search(before) and not _PERHAPS_AFTER.match(after)
            present = bool(_NOW_AFTER.match(after) or opens or month or held or awarded) or source is not None
            now[year] += 2 if present or _PERHAPS_AFTER.match(after) or _MONTH_AFTER.match(after) else 1
            marked.update([year] * present)
    for match in _TITLED.finditer(text):
        now[int(match[1])] += 2
        marked[int(match[1])] += 1
    for match in _CHINESE.finditer(text):
        now[_chinese_year(match[1])] += 1
        marked[_chinese_year(match[1])] += 1
    # A later year named once among many of an earlier one is more likely a slip or an unmarked goal.
    strong = [year for year, weight in now.items() if weight * 5 >= max(now.values())]
    if not strong:
        return min(any_year, default=None)
    # Who leaves the year out of some dates and writes it in others (2023年获批) speaks there of a year that has passed.
    return max(strong) + (max(strong) not in marked and _BARE.search(text) is not None)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return calendar_date(year, month, day).isoformat()
    except ValueError:
        return ""


def _chinese_year(text: str) -> int:
    return int("".join(text.split()).translate(_DIGITS))


def _chinese_number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(text.translate(_DIGITS)) if len(text) == 1 else 0
    return int((tens or "一").translate(_DIGITS)) * 10 + int((ones or "〇").translate(_DIGITS))

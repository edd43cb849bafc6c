"""The times to which figures and events belong, resolved against the article's year.

Forms are ISO-like: `2023`, `2024-Q1`, `2024-03`, `2024-01/2024-06`, `../2024-03-31`, `2024-04-12`.
"""

import calendar
import re
from dataclasses import dataclass
from typing import Literal

from loaders.figures.numbers import han_number

__all__ = ["Clock", "Period", "find_periods"]

Kind = Literal["span", "until", "day", "open", "base"]

_YEAR = r"(?:(?P<year>(?:19|20)\d\d)\s?年度?|(?P<said>去年|上年|上一年|今年|本年度?|前年|明年))"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DASH = r"\s?[-—–~～至到]+\s?"
_BODY = "|".join(
    (
        rf"(?P<month>{_NUMBER})月(?:份)?(?P<day>\d{{1,2}})[日号](?:{_DASH}(?:(?P<tomonth>\d{{1,2}})月)?(?P<today>\d{{1,2}})[日号])?",
        rf"(?P<from>{_NUMBER})月?份?{_DASH}(?P<to>{_NUMBER})月份?",
        r"(?:第?(?P<quarter>[一二三四1-4])季度|(?P<opening>首季(?!度)|首季度))",
        r"(?P<half>上半年|下半年)",
        r"(?P<same_month>当月)",
        r"(?P<beside>上个?月|本月|这个月|下个?月)(?!底|末|初|中旬|\d|[一二三]日)",
        r"(?P<quarters>前[三3]季度|前[两二2]季度)",
        rf"(?:前|头)(?P<firstmonths>{_NUMBER}|两)个?月",
        rf"(?P<single>{_NUMBER})月(?:份?[当单]月|份|(?!\d))(?P<edge>底|末|初|中旬|上旬|下旬)?",
        r"(?P<whole>全年|年内|年底|年末|年初)",
    )
)
_PERIOD = re.compile(
    rf"(?P<first>(?:19|20)\d\d)年?{_DASH}(?P<last>(?:19|20)\d\d)年(?!\d)"
    rf"|(?P<until>截至|截止到?|截止)?(?P<plan>到)?(?:{_YEAR}\s?(?:，|的)?)?(?:{_BODY})(?P<same>同期)?(?:之?前(?!\d|三))?(?P<since>以来|以前|之前|起|开始)?"
    rf"|(?P<until2>截至|截止到?|截止)?(?P<plan2>到)?{_YEAR.replace('year', 'year2').replace('said', 'said2')}"
    r"(?P<edge2>底|末|初|同期)?(?P<since2>以来|以前|之前|起|开始)?"
    r"|(?P<open>截至目前|目前|眼下|当前|现在|近日|日前|近期|近年来?|近年|近段时间以来|一段时间以来|近来|连日来|[开入]春以来|开年以来|年初以来|[一二两三四五六七八九十\d]{1,3}年来|“十[一二三四五六]五”[^，。；]{0,4}?(?:以来|期间|时期)|“十[一二三四五六]五”末?|至此|迄今|(?:今后|未来|接下来)(?:的?[一二两三四五六七八九十\d]{1,2}(?:[至到-][一二三四五六七八九十\d]{1,2})?(?:年|个月)内?)?|下一步)"
)
_AIMED = re.compile("计划|目标|力争|预计|将|任务|拟|确保|谋划|安排|要|预期")
_TARGET = re.compile(
    r"[\d.]*(?:万|亿)?[元个家户项]{0,2}的?(?:招商|引资|投资|税收|考核|工作)*(?:目标|任务|预期|计划(?=[的任目数，。、；]|$))"
)
_COUNTS_YEARS = frozenset("一二两三四五六七八九十几")
_COMPARED = re.compile(r"(?:比|较|与|和|同|是|为|相比于|较于|比于|高于|低于|由|从)$")
_YEARS = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "上一年": -1}
_YEARS |= {"前年": -2, "明年": 1}


@dataclass(frozen=True, slots=True)
class Clock:
    """Say when an article was written: its year and its ISO date, as far as they are known."""

    year: int | None = None
    date: str = ""

    @property
    def month(self) -> int:
        """Return the month of writing, or 0."""
        parts = self.date.split("-")
        return int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0


@dataclass(frozen=True, slots=True)
class Period:
    """Hold a time that a text states. `iso` is empty where it names no calendar time (目前, 近年来).

    `kind` tells a stretch of time from a day, a closing date (截至), an open time and one that only serves as
    the base of a comparison (比上年).
    `inferred` says that the year was supplied; `year` is the year it lies in.
    """

    start: int
    stop: int
    iso: str
    kind: Kind = "span"
    inferred: bool = False
    year: int | None = None


def find_periods(text: str, start: int, stop: int, clock: Clock, spoken: int | None = None) -> list[Period]:
    """Return the times that a stretch of text states, in order; `spoken` is the year of which the text before spoke.

    >>> [period.iso for period in find_periods("去年上半年和今年1-3月", 0, 12, Clock(2024))]
    ['2023-01/2023-06', '2024-01/2024-03']
    """
    found: list[Period] = []
    year: int | None = None
    for match in _PERIOD.finditer(text, start, stop):
        period = _read(text, match, clock, year, spoken) if not match["same_month"] else _again(match, found)
        if period is not None:
            found.append(period)
            if period.kind != "base" and _stated_year(match) and period.year is not None:
                year = period.year
    return found


def _again(match: re.Match[str], found: list[Period]) -> Period | None:
    """Return what 当月 means: the month that was named last."""
    months = [period for period in found if re.fullmatch(r"\d{4}-\d\d", period.iso)]
    return Period(*match.span(), months[-1].iso, "span", True, months[-1].year) if months else None


def _group(match: re.Match[str], *names: str) -> str:
    return next((match[name] for name in names if match[name]), "")


def _stated_year(match: re.Match[str]) -> bool:
    return bool(_group(match, "year", "year2", "said", "said2"))


def _read(text: str, match: re.Match[str], clock: Clock, context: int | None, spoken: int | None) -> Period | None:
    at, to = match.span()
    if match["last"]:
        return Period(at, to, f"{match['first']}/{match['last']}", year=int(match["last"]))
    if match["open"]:
        return Period(at, to, "", "open")
    if (to < len(text) and text[to] in "级版") or (at and text[at - 1].isdigit()):
        return None
    if match["whole"] and (_TARGET.match(text, to) or text[max(at - 1, 0) : at] in _COUNTS_YEARS):
        return None  # 全年任务的35%; 三年内
    printed, said = _group(match, "year", "year2"), _group(match, "said", "said2")
    if match["beside"] and (printed or said or not clock.month or clock.year is None):
        return None
    year = int(printed) if printed else None
    if said and clock.year is not None:
        year = clock.year + _YEARS[said]
    if not printed and not said:
        year = (
            clock.year
            if match["beside"]
            else spoken
            if match["whole"] == "全年" and spoken and not context
            else _supplied(match, clock, context)
        )
    listed = text[max(at - 1, 0) : at] in {"和", "与"} and text[max(at - 2, 0) : at - 1] in {"年", "月", "度"}
    base = (
        (not listed and bool(_COMPARED.search(text[max(at - 2, 0) : at])))
        or bool(match["same"])
        or match["edge2"] == "同期"
    )
    if _group(match, "since", "since2") or (said and "初" in (match["edge2"] or "")):
        return Period(at, to, "", "open", year=year)
    if year is None:
        return Period(at, to, "", "base" if base else "open")
    iso, kind = _beside(match, clock) if match["beside"] else _iso(match, year)
    plan, ending = (
        _group(match, "plan", "plan2"),
        match["edge"] == "底" or match["edge2"] == "底" or match["whole"] == "年底",
    )
    if base:
        kind = "base"
    elif _group(match, "until", "until2") or (plan and ending):
        iso, kind = "../" + (iso.split("/")[-1] if kind == "day" else _last_day(iso)), "until"
    return Period(at + len(plan), to, iso, kind, not printed, year)


def _supplied(match: re.Match[str], clock: Clock, context: int | None) -> int | None:
    """Return the year of a time printed without one: the sentence's, else the article's or the one before it."""
    if context is not None:
        return context
    if clock.year is None or not clock.month or match["plan"]:
        return clock.year
    if match["whole"] == "全年":
        around = match.string[max(match.start() - 3, 0) : match.end() + 4]
        return clock.year - 1 if clock.month <= 6 and not _AIMED.search(around) else clock.year
    begins = _first_month(match)
    return clock.year - 1 if begins > clock.month and clock.month <= 3 else clock.year


def _first_month(match: re.Match[str]) -> int:
    if match["quarter"]:
        return _number(match["quarter"]) * 3 - 2
    if match["half"] or match["quarters"]:
        return {"上半年": 6, "下半年": 7}.get(match["half"] or "", 9)
    return _number(_group(match, "month", "to", "firstmonths", "single"))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else han_number(text) or 0


def _beside(match: re.Match[str], clock: Clock) -> tuple[str, Kind]:
    """Return the month that 上个月, 本月 or 下个月 means at the time of writing."""
    month = (clock.year or 0) * 12 + clock.month - 1 + {"上": -1, "下": 1}.get(match["beside"][0], 0)
    return f"{month // 12}-{month % 12 + 1:02}", "span"


def _iso(match: re.Match[str], year: int) -> tuple[str, Kind]:
    if match["day"]:
        month, day = _number(match["month"]), int(match["day"])
        first = f"{year}-{month:02}-{day:02}"
        if match["today"]:
            return f"{first}/{year}-{int(match['tomonth'] or month):02}-{int(match['today']):02}", "day"
        return first, "day"
    if match["from"]:
        return f"{year}-{_number(match['from']):02}/{year}-{_number(match['to']):02}", "span"
    if match["quarter"] or match["opening"]:
        return f"{year}-Q{_number(match['quarter'] or '1')}", "span"
    if match["half"]:
        return (f"{year}-01/{year}-06" if match["half"] == "上半年" else f"{year}-07/{year}-12"), "span"
    if match["quarters"]:
        return f"{year}-01/{year}-{9 if match['quarters'][1] in '三3' else 6:02}", "span"
    if match["firstmonths"]:
        return f"{year}-01/{year}-{_number(match['firstmonths']):02}", "span"
    if match["single"]:
        return f"{year}-{_number(match['single']):02}", "span"
    return str(year), "span"


def _last_day(iso: str) -> str:
    """Return the last day of a period.

    >>> _last_day("2024-02"), _last_day("2023"), _last_day("2024-Q1"), _last_day("2024-01/2024-09")
    ('2024-02-29', '2023-12-31', '2024-03-31', '2024-09-30')
    """
    last = iso.split("/")[-1]
    year, _, rest = last.partition("-")
    month = 12 if not rest else int(rest[1:]) * 3 if rest.startswith("Q") else int(rest)
    return f"{year}-{month:02}-{calendar.monthrange(int(year), month)[1]:02}"

"""Which time a figure belongs to: the one beside it, its clause's, or one that carries over."""

import re
from dataclasses import replace
from itertools import pairwise

from loaders.draft import Draft
from loaders.figures.clauses import Clause
from loaders.figures.numbers import Figure
from loaders.figures.periods import Clock, Period
from loaders.figures.plans import kinds
from loaders.reading import Sentence

__all__ = ["Times", "year_before"]

_SPEAKS = re.compile(r"(?:通报|介绍|表示|说|坦言|透露|告诉记者|认为|指出|强调)(?:道)?(?:，|：|$)")
_FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}(?:方面|上)，")
_DONE = re.compile(r"已(?!完成|达|突破|实现|超|上报)")
_LASTING = ("span", "until")
_LISTED = re.compile(r"\s*(?:[一二三四五六七八九]是|[（(][一二三四五六七八九十\d][）)])")
_SECTION = re.compile(r"\s*[二三四五六七八九]、")
_REPORTED = re.compile("，?[^，。；]{0,8}(?:记者|笔者)|，?[^，。；]{0,20}(?:获悉|了解到|看到)|前|以前|之前|起|后")
"""What follows a day on which nothing of what is told happened: it was only reported then."""
_ON_OCCASION = re.compile(
    "(?:大|本次|此次|这次)?(?:会|活动|仪式|推介会|对接会|洽谈会|招聘会|座谈会|签约仪式|开工仪式|路演)(?:现场|期间|上|当天|中)"
    "|(?:此|本|这)次(?!调整|修订|改革)|现场|当[天日场]|同时|期间|其间"
)
"""What goes on about the occasion whose day a sentence before has given."""


_SAME = re.compile("(?<![年上比较])同期")
_REPORTS = re.compile("(?:获悉|了解到|介绍|通报|显示|统计|公布|发布|表示|透露)[，：]$")
"""What may stand before the time with which a report sets out (记者获悉，一季度…)."""
_THAT_DAY = re.compile("当[天日]")
"""What repeats a day that the paragraph before has given."""
_THERE = re.compile("当场|(?:带来|提供)(?:就业|用工|招聘)?岗位|收到简历|就业意向")
"""What is done on an occasion."""


class Times:
    """Follow the times that sentences state: a stretch of time holds on, a day or 目前 does not."""

    def __init__(self, draft: Draft) -> None:
        self.text = draft.text
        self.clock = Clock(draft.article.year, draft.article.date)
        self.period: Period | None = None
        self.series: list[Period] = []
        """Times listed side by side (2022年、2023年), each with a figure of its own further on."""
        self.year: int | None = None
        """The year of which the text spoke last."""
        self._occasion: Period | None = None
        self._last: Period | None = None
        self._before: Period | None = None
        """The occasion of the paragraph before."""
        self._on_occasion = self._apart = False
        self._report: Period | None = None
        """The occasion of which a list of paragraphs reports (招商情况简报如下。)."""
        self._reporting = False
        self._span: Period | None = None
        """The stretch of time of which a list of paragraphs reports (上半年…现将情况简报如下。)."""

    def sentence(self) -> None:
        """Begin a sentence: it is about the occasion of the one before only if it says so."""
        self._on_occasion = self._reporting
        self._apart = False

    def report(self, sentence: Sentence) -> None:
        """Keep the occasion of which a sentence says that a report follows."""
        said = self.text[sentence.start : sentence.stop].rstrip("。：: ”")
        if said.endswith("如下"):
            self._report = self._occasion
            self._span = self.period if self.period is not None and self.period.kind == "span" else None

    def clause(self, clause: Clause) -> None:
        """Take up the day of the occasion that a clause dates, or goes on about (会上签约项目9个)."""
        days = [p for p in clause.periods if p.kind == "day"]
        if days:
            at, end = days[-1].stop, min(clause.stop + 1, len(self.text))
            reported = _REPORTED.match(self.text, at, end) or _SPEAKS.search(self.text, at, end)
            self._occasion, self._on_occasion = (None, False) if reported else (days[-1], True)
        elif any(p.kind != "base" for p in clause.periods):
            self._on_occasion, self._apart = False, True
        elif self._occasion is None and _THAT_DAY.match(self.text, clause.start, clause.stop):
            self._occasion, self._on_occasion = self._before, self._before is not None
        elif _ON_OCCASION.match(self.text, clause.start, clause.stop) or (
            not self._apart and _THERE.search(self.text, clause.start, clause.stop)
        ):
            self._on_occasion = self._occasion is not None

    def paragraph(self, start: int) -> None:
        """Begin a paragraph: no time carries over, nor the headline's, unless it goes on with a list (投资方面，).

        A line that ends in 、，； is no paragraph: the list goes on in the next.
        """
        if self.text[max(start - 3, 0) : start].rstrip("•·●◆■▲★☆—- \n\u3000").endswith(("；", "，", "、")):
            return
        listed = _LISTED.match(self.text, start) is not None
        if not listed and _SECTION.match(self.text, start):
            self._report = None
        if not _FIELD.match(self.text, start, start + 9):
            self.period = self._span
        self._before, self._occasion = self._occasion, self._report if listed else None
        self._reporting = listed and self._occasion is not None

    def aside(self, clause: Clause, sentence: Sentence) -> None:
        """Take from a clause without figures the time that it opens the sentence with, or announces."""
        stated = [p for p in clause.periods if p.kind in _LASTING and self._closes(clause, p)]
        before = self.text[sentence.start : clause.start]
        opens = clause.start if _REPORTS.search(before) else sentence.start
        opening = (p for p in clause.periods if p.kind != "base" and not self.text[opens : p.start].strip('“”" '))
        stated = stated or list(opening)
        if stated:
            self.series = self._series(list(clause.periods))
            self.period = stated[-1] if stated[-1].kind in _LASTING else None
        elif _SPEAKS.search(self.text, clause.start, min(clause.stop + 1, len(self.text))):
            self.period = None
            self._on_occasion = False

    def hold(self, clause: Clause) -> None:
        """Keep the time of a clause that says which round sum was passed."""
        lasting = [period for period in clause.periods if period.kind in _LASTING]
        self.period = lasting[-1] if lasting else self.period

    def spoken(self, clause: Clause) -> None:
        """Keep the year that a clause sets out with: what 全年 means further on."""
        for period in clause.periods:
            leads = not self.text[clause.start : period.start].strip('“”" ')
            if period.year is not None and (leads or period.stop == clause.stop):
                self.year = period.year

    def of(self, clause: Clause, figure: Figure) -> Period | None:
        """Return the time of a figure."""
        own = [p for p in clause.periods if p.stop <= figure.start]
        stated = [p for p in own if p.kind != "base"]
        if stated and self._within(stated, figure):
            return stated[-1]
        if stated:
            self.series = self._series(stated)
            self.period = stated[-1] if stated[-1].kind in _LASTING else None
        beside = next((p for p in own if self.text[p.stop : figure.start] in {"", "的"}), None)
        if beside is not None and beside.kind == "base" and "同期" in self.text[beside.start : beside.stop]:
            return replace(beside, iso=year_before(self.period.iso) if self.period is not None else "")
        if beside is not None:
            return beside
        if stated:
            closing = next((p for p in stated if p.kind == "until" and p.year == stated[-1].year), None)
            since = stated[-1].kind == "open" and "来" in self.text[stated[-1].start : stated[-1].stop]
            if closing is None and since:
                closing = next((p for p in stated if p.kind == "until"), None)
            if closing is not None and (since or stated[-1].iso == str(closing.year)):
                self.period = closing  # 截至5月底，全区今年累计引进
            if stated[-1].kind == "day":
                return stated[-1] if self._on_occasion else None
            return self.period
        if figure.start - 1 >= clause.start and self._has(clause, figure):
            self.period = None
        stock = self._stands(clause.start, figure.start)
        if stock and self.period is not None and self.period.kind != "until":
            self.period = None
        if self.period is None and not stock and self._on_occasion and self._occasion is not None:
            return self._occasion if self._occasion.stop <= figure.start else None
        return self.period

    def _stands(self, start: int, stop: int) -> bool:
        """Tell whether words before a figure say that it is of what there is now (拥有, 现有; not 拥有量, 覆盖率)."""
        found = [*kinds("stock").finditer(self.text, start, stop), *_DONE.finditer(self.text, start, stop)]
        return any(self.text[match.end() : match.end() + 1] not in {"量", "率", "面", "数"} for match in found)

    def same(self, clause: Clause, figure: Figure, period: Period | None) -> Period | None:
        """Return the time of a figure, which may be that of the one before (同期产值3亿元)."""
        found = _SAME.search(self.text, clause.start, figure.start)
        if found and self._last is not None and not any(p.start <= found.start() < p.stop for p in clause.periods):
            period = replace(self._last, start=found.start(), stop=found.end())
        self._last = period or self._last
        return period

    def _has(self, clause: Clause, figure: Figure) -> bool:
        """Tell whether a new sentence counts what there is (产业链上的企业有43家), at no time of the one before."""
        if self.text[figure.start - 1] != "有":
            return False
        since = self.text.rfind("。", max(clause.start - 500, 0), clause.start) + 1
        ours = self.period is not None and self.period.start < since and self.period.kind != "until"
        return ours and figure.unit in {"家", "户", "余家", "多家", "余户"}

    def _within(self, stated: list[Period], figure: Figure) -> bool:
        """Tell whether a time right before its figure is within the one that goes on (6月当月29亿元)."""
        running, own = self.period, stated[-1]
        if (
            running is None
            or len(stated) > 1
            or self.text[own.stop : figure.start].strip("单当月为达约")
            or not own.iso
        ):
            return False
        return (
            own.iso != running.iso
            and _span(running.iso)[0] <= _span(own.iso)[0]
            and _span(own.iso)[1] <= _span(running.iso)[1]
        )

    def _series(self, periods: list[Period]) -> list[Period]:
        beside = [p for p in periods if p.kind in _LASTING]
        gaps = {self.text[a.stop : b.start] for a, b in pairwise(beside)}
        return beside if len(beside) > 1 and gaps <= {"、", "和", "及", "与"} else []

    def _closes(self, clause: Clause, period: Period) -> bool:
        """Tell whether a clause ends by saying when the next ones hold (…平稳上半年，; 通报一季度情况：)."""
        if self.text[clause.stop : clause.stop + 1] in ("：", "（"):
            return True
        return period.stop == clause.stop and self.text[max(period.start - 1, 0)] not in "于在自从至到"


def _span(iso: str) -> tuple[str, str]:
    """Return the first and the last month of a period.

    >>> _span("2024"), _span("2024-Q2"), _span("2024-01/2024-06"), _span("../2024-03-31")
    (('2024-01', '2024-12'), ('2024-04', '2024-06'), ('2024-01', '2024-06'), ('2024-03', '2024-03'))
    """
    parts = [part for part in iso.split("/") if part != ".."]
    return _months(parts[0])[0], _months(parts[-1])[1]


def _months(part: str) -> tuple[str, str]:
    year, _, rest = part.partition("-")
    if rest.startswith("Q"):
        return f"{year}-{int(rest[1:]) * 3 - 2:02}", f"{year}-{int(rest[1:]) * 3:02}"
    return (f"{year}-{rest[:2]}", f"{year}-{rest[:2]}") if rest else (f"{year}-01", f"{year}-12")


def year_before(iso: str) -> str:
    """Return the same period a year earlier.

    >>> year_before("2024-Q1"), year_before("2024-01/2024-03"), year_before("")
    ('2023-Q1', '2023-01/2023-03', '')
    """
    return re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), iso)

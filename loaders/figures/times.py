"""Which time a figure belongs to: the one beside it, its clause's, or one that carries over."""

import re
from dataclasses import replace
from itertools import pairwise

from loaders.draft import Draft
from loaders.figures.clauses import Clause
from loaders.figures.ledger import kinds
from loaders.figures.numbers import Figure
from loaders.figures.periods import Clock, Period
from loaders.reading import Sentence

__all__ = ["Times", "year_before"]

_SPEAKS = re.compile(r"(?:通报|介绍|表示|说|坦言|透露|告诉记者|认为|指出|强调)(?:道)?(?:，|：|$)")
_FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}(?:方面|上)，")
_DONE = re.compile(r"已(?!完成|达|突破|实现|超|上报)")
_LASTING = ("span", "until")


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

    def paragraph(self, start: int) -> None:
        """Begin a paragraph: no time carries over, unless it goes on with a list (投资方面，)."""
        if not _FIELD.match(self.text, start, start + 9):
            self.period = None

    def aside(self, clause: Clause, sentence: Sentence) -> None:
        """Take from a clause without figures the time that it opens the sentence with, or announces."""
        stated = [p for p in clause.periods if p.kind in _LASTING and self._closes(clause, p)]
        opening = (
            p for p in clause.periods if p.kind != "base" and not self.text[sentence.start : p.start].strip('“”" ')
        )
        stated = stated or list(opening)
        if stated:
            self.series = self._series(list(clause.periods))
            self.period = stated[-1] if stated[-1].kind in _LASTING else None
        elif _SPEAKS.search(self.text, clause.start, min(clause.stop + 1, len(self.text))):
            self.period = None

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
        if stated:
            self.series = self._series(stated)
            self.period = stated[-1] if stated[-1].kind in _LASTING else None
        beside = next((p for p in own if self.text[p.stop : figure.start] in {"", "的"}), None)
        if beside is not None and beside.kind == "base" and "同期" in self.text[beside.start : beside.stop]:
            return replace(beside, iso=year_before(self.period.iso) if self.period is not None else "")
        if beside is not None:
            return beside
        if stated:
            return stated[-1] if stated[-1].kind == "day" else self.period
        stock = (words.search(self.text, clause.start, figure.start) for words in (kinds("stock"), _DONE))
        if any(stock) and self.period is not None and self.period.kind != "until":
            self.period = None
        return self.period

    def _series(self, periods: list[Period]) -> list[Period]:
        beside = [p for p in periods if p.kind in _LASTING]
        gaps = {self.text[a.stop : b.start] for a, b in pairwise(beside)}
        return beside if len(beside) > 1 and gaps <= {"、", "和", "及", "与"} else []

    def _closes(self, clause: Clause, period: Period) -> bool:
        """Tell whether a clause ends by saying when the next ones hold (…平稳上半年，; 通报一季度情况：)."""
        if self.text[clause.stop : clause.stop + 1] == "：":
            return True
        return period.stop == clause.stop and self.text[max(period.start - 1, 0)] not in "于在自从至到"


def year_before(iso: str) -> str:
    """Return the same period a year earlier.

    >>> year_before("2024-Q1"), year_before("2024-01/2024-03"), year_before("")
    ('2023-Q1', '2023-01/2023-03', '')
    """
    return re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), iso)

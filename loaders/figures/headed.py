"""The time that a headline gives to a whole report."""

from collections.abc import Iterable
from dataclasses import replace

from loaders.draft import Draft
from loaders.figures.periods import Clock, Period, find_periods
from loaders.figures.spots import Measure

__all__ = ["date_growth"]


def date_growth(draft: Draft, clock: Clock, measures: Iterable[Measure]) -> list[Measure]:
    """Give growth that has no time of its own the one that the headline reports on (上半年经济运行情况通报).

    Growth is always that of some time; of other figures a later paragraph has to say again when they were.
    """
    headed = _reported(draft, clock)
    if headed is None:
        return list(measures)
    supplied = ("year", "period") if headed.inferred else ("period",)
    return [
        replace(measure, period=headed.iso, inferred=tuple(dict.fromkeys((*measure.inferred, *supplied))))
        if _timeless(draft, clock, measure)
        else measure
        for measure in measures
    ]


def _reported(draft: Draft, clock: Clock) -> Period | None:
    """Return the stretch of time within a year that a headline names, if it names one alone."""
    spans = [
        period
        for sentence in draft.view.sentences
        if sentence.role == "title"
        for period in find_periods(draft.text, sentence.start, sentence.stop, clock)
        if period.kind == "span" and not period.iso.isdigit()
    ]
    return spans[0] if len({period.iso for period in spans}) == 1 else None


def _timeless(draft: Draft, clock: Clock, measure: Measure) -> bool:
    """Tell whether a figure has grown in no time that is said, 年初以来 and the like included."""
    if measure.yoy is None or measure.period or measure.past or measure.status != "stated":
        return False
    start = draft.sentence(measure.start).start
    return all(period.kind != "open" for period in find_periods(draft.text, start, measure.stop, clock))

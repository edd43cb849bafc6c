"""Figures as observations of a zone, a company, a park or a meeting."""

from kg.model import Observation
from loaders.draft import Draft, Reading
from loaders.figures.measures import Measure, read_measures
from loaders.figures.properties import is_property

__all__ = ["read_observations"]


def read_observations(draft: Draft) -> None:
    """Add an observation for each figure of the article that measures something in its world."""
    for measure in read_measures(draft):
        if not is_property(draft, measure):
            draft.add(_observation(measure), (measure.start, measure.stop), _reading(measure))


def _observation(measure: Measure) -> Observation:
    return Observation(
        measure.subject,
        measure.name,
        measure.period,
        measure.value,
        measure.unit,
        measure.yoy,
        measure.scope,
        measure.status,
    )


def _reading(measure: Measure) -> Reading:
    rule = "figure.growth" if measure.value is None else "figure.count" if measure.count else "figure.amount"
    return Reading(rule, 0.8 if "period" in measure.inferred else 0.9, measure.inferred)

"""Two entities side by side."""

import re
from typing import Annotated

from fastapi import Query
from pydantic import Field

from kg.errors import QueryError
from kg.explorer.api.answers import router
from kg.explorer.api.entities import figures_of, find, relations_of
from kg.explorer.context import Given
from kg.explorer.graphs import make_brief
from kg.explorer.models import Brief, Observation, RelationCount, Shape
from kg.explorer.reading import BRIEF, Reader

__all__ = ["ROUTER"]

ROUTER = router("compare", 404)
MOST = 200
"""Neighbours of each kind that are listed."""
APART = ("IndustryChain", "Company")
"""Classes of what is listed where only one of the two has it."""
Id = Annotated[str, Query(min_length=1, max_length=200, description="Id of an entity.")]


class Side(Shape):
    """One of the two."""

    entity: Brief
    relations: list[RelationCount]
    figures: list[Observation]


class FigureRow(Shape):
    """The figures of both for one period and scope."""

    period: str = Field(description="Months that are a quarter or a year are called so.", examples=["2024-Q1"])
    scope: str
    one: list[Observation]
    other: list[Observation]


class Indicator(Shape):
    """An indicator that at least one of the two has."""

    indicator: str
    rows: list[FigureRow]


class Comparison(Shape):
    """Two entities side by side."""

    sides: Annotated[list[Side], Field(min_length=2, max_length=2)]
    shared: list[Brief] = Field(description="Neighbours of both, those of most articles first.")
    only: Annotated[
        list[list[Brief]],
        Field(min_length=2, max_length=2, description="Chains and companies that only one of the two has."),
    ]
    indicators: list[Indicator] = Field(description="Those that both have first.")


@ROUTER.get("/compare", summary="Two entities side by side")
def compare(context: Given, one: Id, other: Id) -> Comparison:
    """Return relations by number, shared neighbours, what only one has, and figures by indicator and period."""
    reader = context.reader
    found = [find(reader, id)[0] for id in (one, other)]
    if found[0].id == found[1].id:
        raise QueryError("both ids are one entity; choose two")
    sides = [
        Side(entity=brief, relations=relations_of(reader, brief.id)[0], figures=figures_of(reader, brief.id))
        for brief in found
    ]
    near = [_near(reader, brief.id) for brief in found]
    ids = {brief.id for brief in found}
    return Comparison(
        sides=sides,
        shared=[near[0][id] for id in near[0] if id in near[1] and id not in ids][:MOST],
        only=[
            [
                brief
                for cls in APART
                for id, brief in near[at].items()
                if id not in near[1 - at] and id not in ids and _is(reader, brief.cls, cls)
            ][:MOST]
            for at in (0, 1)
        ],
        indicators=_indicators(sides),
    )


def _is(reader: Reader, cls: str, above: str) -> bool:
    return above in reader.schema.lineage.get(cls, ())


def _near(reader: Reader, id: str) -> dict[str, Brief]:
    """Return the neighbours of an entity, those of most articles first."""
    cypher = (
        f"MATCH (m:Entity {{id: $id}})-[r:{reader.types}]-(n:Entity) WHERE r.status <> 'negated' "
        f"WITH DISTINCT n RETURN {BRIEF.format('n')}"
    )
    found = sorted(
        (make_brief(reader, row) for row in reader.rows(cypher, id=id)), key=lambda one: (-one.articles, one.id)
    )
    return {brief.id: brief for brief in found}


_MONTHS = {("01", "03"): "-Q1", ("04", "06"): "-Q2", ("07", "09"): "-Q3", ("10", "12"): "-Q4", ("01", "12"): ""}
_RANGE = re.compile(r"(\d{4})-(\d\d)(?:-01)?/\1-(\d\d)(?:-3[01])?")


def _period(period: str) -> str:
    """Return a range of months as the quarter or the year that it is.

    >>> _period("2024-01/2024-03"), _period("2024-01-01/2024-12-31"), _period("2024-02/2024-03"), _period("../2024-03")
    ('2024-Q1', '2024', '2024-02/2024-03', '../2024-03')
    """
    found = _RANGE.fullmatch(period)
    months = _MONTHS.get((found[2], found[3])) if found else None
    return period if found is None or months is None else found[1] + months


def _indicators(sides: list[Side]) -> list[Indicator]:
    """Return the figures of both sides by indicator, then by period and scope."""
    cells: dict[str, dict[tuple[str, str], tuple[list[Observation], list[Observation]]]] = {}
    for at, side in enumerate(sides):
        for figure in side.figures:
            rows = cells.setdefault(figure.indicator, {})
            rows.setdefault((_period(figure.period), figure.scope), ([], []))[at].append(figure)
    found = [
        Indicator(
            indicator=name,
            rows=[
                FigureRow(period=period, scope=scope, one=both[0], other=both[1])
                for (period, scope), both in sorted(
                    rows.items(), key=lambda row: (row[0][0].rpartition("/")[2], row[0])
                )
            ],
        )
        for name, rows in cells.items()
    ]

    def rank(one: Indicator) -> tuple[int, int, str]:
        both = sum(bool(row.one and row.other) for row in one.rows)
        return -both, -len(one.rows), one.indicator

    return sorted(found, key=rank)

"""What is known of an entity in the order of time."""

from typing import Annotated

from fastapi import Query
from pydantic import Field

from kg.explorer.api.answers import router
from kg.explorer.api.entities import EntityId, attributes_of, figures_of, find
from kg.explorer.context import Given
from kg.explorer.graphs import briefs, dated, make_edges
from kg.explorer.models import Brief, Edge, Observation, Property, Shape
from kg.explorer.reading import EDGE, Reader

__all__ = ["ROUTER"]

ROUTER = router("entities", 404)


class Moment(Shape):
    """Something with a date: one of edge, observation and attribute."""

    date: str = Field(description="A day, month, quarter or year, or the last day of a range.", examples=["2024-04-12"])
    edge: Edge | None = None
    observation: Observation | None = None
    attribute: Property | None = None
    other: Brief | None = Field(default=None, description="The other end of the edge.")


class Timeline(Shape):
    """What has a date, the earliest first."""

    items: list[Moment]
    cut: bool = Field(description="Whether the limit left statements out: those of the earliest dates.")


@ROUTER.get("/entities/{id}/timeline", summary="What is known of an entity in the order of time")
def timeline(
    context: Given,
    id: EntityId,
    limit: Annotated[int, Query(ge=1, le=2000, description="Statements at most, the latest.")] = 100,
) -> Timeline:
    """Return statements, figures and properties by their own date, else by that of the first article to state them."""
    reader = context.reader
    brief, _ = find(reader, id)
    edges, cut = _edges(reader, brief.id, limit)
    others, _ = briefs(reader, (edge.to if edge.from_ == brief.id else edge.from_ for _, edge in edges))
    moments = [
        Moment(date=date, edge=edge, other=others.get(edge.to if edge.from_ == brief.id else edge.from_))
        for date, edge in edges
    ]
    figures, properties = figures_of(reader, brief.id), attributes_of(reader, brief.id)
    first = _first(reader, [*(one.id for one in figures), *(one.id for one in properties)])
    for figure in figures:
        if date := figure.period.rpartition("/")[2].strip(".") or first.get(figure.id, ""):
            moments.append(Moment(date=date, observation=figure))
    for one in properties:
        own = str(one.value) if one.attribute == "date" else ""
        if date := own or first.get(one.id, ""):
            moments.append(Moment(date=date, attribute=one))
    return Timeline(items=sorted(moments, key=lambda moment: _order(moment.date)), cut=cut)


def _order(date: str) -> str:
    """Return a date so that it sorts where it ends: a quarter behind its months.

    >>> _order("2024-Q1"), _order("2024-H1"), _order("2024")
    ('2024-03~', '2024-06~', '2024~')
    """
    year, _, part = date.partition("-")
    months = {"Q": 3, "H": 6}.get(part[:1])
    if months and part[1:].isdecimal():
        return f"{year}-{months * int(part[1:]):02}~"
    return date if len(date) == 10 else date + "~"


def _edges(reader: Reader, id: str, limit: int) -> tuple[list[tuple[str, Edge]], bool]:
    """Return the latest edges of an entity, each with its date, and whether there are more."""
    cypher = (
        f"MATCH (n:Entity {{id: $id}})-[r:{reader.types}]-(:Entity) WITH DISTINCT r "
        "MATCH (s:Statement {id: r.statement})-[:EVIDENCED_BY]->(:Evidence)-[:IN]->(a:Article) "
        "WITH r, coalesce(r.at, r.from, r.to, min(a.date)) AS date WHERE date IS NOT NULL "
        f"RETURN date, {EDGE.format('r')} ORDER BY date DESC, r.statement LIMIT $most"
    )
    rows = reader.rows(cypher, id=id, most=limit + 1)
    edges = make_edges(reader, rows[:limit])
    dated(reader, edges)
    return [(row["date"], edges[row["held"]["statement"]]) for row in rows[:limit]], len(rows) > limit


def _first(reader: Reader, ids: list[str]) -> dict[str, str]:
    """Return the date of the first article that states each of these."""
    cypher = (
        "UNWIND $ids AS id MATCH (s:Statement {id: id})-[:EVIDENCED_BY]->(:Evidence)-[:IN]->(a:Article) "
        "RETURN s.id AS id, min(a.date) AS date"
    )
    return {row["id"]: row["date"] for row in reader.rows(cypher, ids=ids) if row["date"]}

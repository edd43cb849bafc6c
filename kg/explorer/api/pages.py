"""What an entity's page lists page by page: its statements, and the articles that mention it."""

from typing import Annotated

from fastapi import Query

from kg.errors import QueryError
from kg.explorer.api.answers import router
from kg.explorer.api.entities import EntityId, find
from kg.explorer.cites import LINE, article_line, citations, ends
from kg.explorer.context import Given
from kg.explorer.graphs import dated, make_edges
from kg.explorer.models import ArticleLine, Brief, Cited, Direction, Edge, Shape
from kg.explorer.reading import EDGE
from kg.model import Status

__all__ = ["ROUTER", "Offset", "Size"]

ROUTER = router("entities", 404)
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="How many to pass over.")]
Size = Annotated[int, Query(ge=1, le=500, description="How many to return at most.")]


class StatementLine(Shape):
    """A statement of an entity with its other end and its surest evidence."""

    edge: Edge
    other: Brief
    cited: Cited | None


class StatementLines(Shape):
    """A page of an entity's statements."""

    total: int
    items: list[StatementLine]


class Articles(Shape):
    """A page of articles."""

    total: int
    items: list[ArticleLine]


@ROUTER.get("/entities/{id}/statements", summary="The statements of an entity, those of most articles first")
def statements(
    context: Given,
    id: EntityId,
    relation: Annotated[str | None, Query(max_length=100, description="Only this relation.")] = None,
    direction: Annotated[Direction | None, Query(description="Only from the entity, or only to it.")] = None,
    status: Annotated[Status | None, Query(description="Only of this status.")] = None,
    offset: Offset = 0,
    limit: Size = 50,
) -> StatementLines:
    """Return statements that join the entity with others, or with articles, each with its surest sentence."""
    reader = context.reader
    if relation is not None and relation not in reader.schema.relations:
        raise QueryError(f"there is no relation {relation!r}; there are {', '.join(reader.schema.relations)}")
    brief, _ = find(reader, id)
    start, stop = {"out": ("-", "->"), "in": ("<-", "-"), None: ("-", "-")}[direction]
    types = reader.typed([relation]) if relation else reader.all_types
    pattern = f"MATCH (n:Entity {{id: $id}}){start}[r:{types}]{stop}(m) "
    if status is not None:
        pattern += "WHERE r.status = $status "
    params = {"id": brief.id, "status": status}
    total = reader.value(f"{pattern}RETURN count(DISTINCT r.statement) AS total", **params) or 0
    ordered = "WITH DISTINCT r ORDER BY r.articles DESC, r.confidence DESC, r.statement SKIP $offset LIMIT $limit "
    rows = reader.rows(f"{pattern}{ordered}RETURN {EDGE.format('r')}", offset=offset, limit=limit, **params)
    edges = make_edges(reader, rows)
    dated(reader, edges)
    others = ends(reader, [edge.to if edge.from_ == brief.id else edge.from_ for edge in edges.values()])
    cited = citations(reader, list(edges), surest=True)
    items = [
        StatementLine(
            edge=edge,
            other=others[edge.to if edge.from_ == brief.id else edge.from_],
            cited=next(iter(cited.get(edge.id, ())), None),
        )
        for edge in edges.values()
    ]
    return StatementLines(total=total, items=items)


@ROUTER.get("/entities/{id}/articles", summary="The articles that mention an entity, the latest first")
def articles(context: Given, id: EntityId, offset: Offset = 0, limit: Size = 50) -> Articles:
    """Return articles in short; those without a date come last."""
    brief, _ = find(context.reader, id)
    cypher = (
        "MATCH (n:Entity {id: $id})<-[:MENTIONS]-(a:Article) WITH DISTINCT a "
        "ORDER BY coalesce(a.date, '') DESC, a.document, a.number SKIP $offset LIMIT $limit "
    )
    rows = context.reader.rows(f"{cypher}RETURN {LINE}", id=brief.id, offset=offset, limit=limit)
    return Articles(total=brief.articles, items=[article_line(row) for row in rows])

"""What contradicts itself, to be looked at."""

from typing import Annotated

from fastapi import Query
from pydantic import Field

from kg.claims import Kind
from kg.conflicts import Conflict, disputed, find_conflicts
from kg.explorer.api.answers import router
from kg.explorer.cites import cited_of, lines
from kg.explorer.context import Given
from kg.explorer.models import ArticleLine, Cited, Shape
from kg.explorer.reading import Reader

__all__ = ["ROUTER"]

ROUTER = router("review")


class SideOf(Shape):
    """One of the statements that contradict each other."""

    said: str
    statement: str
    cited: list[Cited]


class Disputed(Shape):
    """A contradiction."""

    kind: Kind
    id: str = Field(description="The entity that it is about.")
    name: str
    about: str
    sides: list[SideOf]


class Conflicts(Shape):
    """A page of contradictions."""

    total: int
    items: list[Disputed]


@ROUTER.get("/conflicts", summary="What contradicts itself, each side with its sentences")
def conflicts(
    context: Given,
    kind: Annotated[Kind | None, Query(description="Only contradictions of this kind.")] = None,
    offset: Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.")] = 0,
    limit: Annotated[int, Query(ge=1, le=500, description="How many to return at most.")] = 100,
) -> Conflicts:
    """Return figures, properties and posts of which articles say different things."""
    found, known = context.reader.kept("conflicts", lambda: _conflicts(context.reader))
    wanted = [one for one in found if kind in (None, one.kind)]
    return Conflicts(
        total=len(wanted),
        items=[
            Disputed(
                kind=one.kind,
                id=one.subject,
                name=one.name,
                about=one.about,
                sides=[
                    SideOf(
                        said=side.said,
                        statement=side.statement,
                        cited=[cited_of(cited, known[cited.article]) for cited in side.cited],
                    )
                    for side in one.sides
                ],
            )
            for one in wanted[offset : offset + limit]
        ],
    )


def _conflicts(reader: Reader) -> tuple[list[Conflict], dict[str, ArticleLine]]:
    """Return all contradictions, and the articles that they are in."""
    graphs = reader.store.graphs(disputed(reader.store.claims()))
    names = {row["id"]: row["name"] for row in reader.rows(_NAMES)}
    found = find_conflicts(graphs, names)
    return found, lines(reader, {cited.article for one in found for side in one.sides for cited in side.cited})


_NAMES = (
    "MATCH (s:Statement)-[:CONTRADICTS]-() MATCH (s)-[:SUBJECT|OBJECT]->(n:Entity) "
    "RETURN DISTINCT n.id AS id, n.name AS name"
)

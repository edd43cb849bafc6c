"""How two entities are connected."""

from typing import Annotated

from fastapi import Query
from pydantic import Field

from kg.errors import QueryError
from kg.explorer.api.answers import router
from kg.explorer.context import Given
from kg.explorer.graphs import among, briefs, dated
from kg.explorer.models import Graph
from kg.explorer.refusals import NotFound

__all__ = ["ROUTER"]

ROUTER = router("graph", 404)
End = Annotated[str, Query(min_length=1, max_length=200, description="Id of an entity.")]


class Path(Graph):
    """The entities of a shortest path in its order, with all statements among them."""

    found: bool = Field(description="Whether there is a path within the limit.")


@ROUTER.get("/path", summary="A shortest path between two entities")
def path(
    context: Given,
    start: Annotated[End, Query(alias="from")],
    stop: Annotated[End, Query(alias="to")],
    longest: Annotated[int, Query(ge=1, le=8, description="Steps at most.")] = 6,
) -> Path:
    """Return a shortest path, whatever the direction and status of its statements."""
    reader = context.reader
    nodes, renamed = briefs(reader, [start, stop])
    for id in (start, stop):
        if renamed.get(id, id) not in nodes:
            raise NotFound(f"the store holds no entity {id}; search for its name")
    one, other = renamed.get(start, start), renamed.get(stop, stop)
    if one == other:
        raise QueryError("both ends are one entity; choose two")
    cypher = (
        f"MATCH (a:Entity {{id: $one}}), (b:Entity {{id: $other}}) "
        f"MATCH p = shortestPath((a)-[:{reader.types}*..{longest}]-(b)) RETURN [n IN nodes(p) | n.id] AS ids LIMIT 1"
    )
    ids = reader.value(cypher, one=one, other=other)
    if not ids:
        return Path(nodes=[], edges=[], found=False)
    found, _ = briefs(reader, ids)
    return Path(nodes=[found[id] for id in ids], edges=dated(reader, among(reader, ids)), found=True)

"""What is shown, as a file."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from pydantic import Field
from starlette.responses import Response

from kg.errors import QueryError
from kg.explorer.api.answers import router
from kg.explorer.context import Given
from kg.explorer.graphs import among, briefs
from kg.explorer.models import Asked, Ids
from kg.explorer.reading import Reader
from kg.model import ArticleGraph, Statement

__all__ = ["ROUTER"]

ROUTER = router("exports", 413, 415)


class Shown(Asked):
    """What is shown, and the form of the file."""

    ids: Ids
    format: Literal["csv", "graphml", "turtle"] = Field("csv", description="The form of the file.")


@ROUTER.post(
    "/export",
    summary="Entities and the statements among them as a file",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}, "application/graphml+xml": {}, "text/turtle": {}}}},
)
def export(context: Given, asked: Shown) -> Response:
    """Return the entities of these ids and all statements among them with their evidence."""
    from kg.export import FORMATS
    from kg.export.graphml import write_graphml

    reader, form = context.reader, FORMATS[asked.format]
    nodes, _ = briefs(reader, asked.ids)
    if not nodes:
        raise QueryError("the store holds none of these entities; show some first")
    out = io.BytesIO()
    shown = _shown(reader, set(nodes))
    if asked.format == "graphml":
        write_graphml(shown, out, articles=False)
    else:
        form.write(shown, out)
    headers = {"content-disposition": f'attachment; filename="zonekg{form.suffix}"'}
    return Response(out.getvalue(), media_type=form.media_type, headers=headers)


def _shown(reader: Reader, ids: set[str]) -> Iterator[ArticleGraph]:
    """Yield of each article that is needed the entities of these ids and the statements among them."""
    statements = set(among(reader, list(ids)))
    cypher = (
        "UNWIND $ids AS id MATCH (s:Statement {id: id})-[:EVIDENCED_BY]->(:Evidence)-[:IN]->(a:Article) "
        "RETURN DISTINCT a.id AS article, s.subject AS subject, s.object AS object"
    )
    rows = reader.rows(cypher, ids=sorted(statements))
    articles = {row["article"] for row in rows}
    joined = {id for row in rows for id in (row["subject"], row["object"])}
    # what stands alone comes with one article that mentions it
    cypher = (
        "UNWIND $ids AS id MATCH (n:Entity {id: id})<-[:MENTIONS]-(a:Article) RETURN n.id AS id, min(a.id) AS article"
    )
    articles |= {row["article"] for row in reader.rows(cypher, ids=sorted(ids - joined))}
    for graph in reader.store.graphs(articles):
        yield replace(
            graph,
            entities=tuple(entity for entity in graph.entities if entity.id in ids),
            statements=tuple(one for one in graph.statements if isinstance(one, Statement) and one.id in statements),
            base=None,
        )

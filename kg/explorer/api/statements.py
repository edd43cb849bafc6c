"""A statement with all places that state it."""

from typing import Annotated, Literal

from fastapi import Path

from kg.explorer.api.answers import router
from kg.explorer.cites import article_brief, citations
from kg.explorer.context import Given, NotFound
from kg.explorer.graphs import make_brief
from kg.explorer.models import Brief, StatementPage
from kg.explorer.reading import BRIEF, Reader

__all__ = ["ROUTER", "StatementId"]

ROUTER = router("statements", 404)
StatementId = Annotated[
    str,
    Path(
        min_length=1,
        max_length=200,
        description="Id of a statement, an observation or an attribute.",
        examples=["statement-128a3912c63325cc3da1"],
    ),
]


@ROUTER.get("/statements/{id}", summary="A statement, figure or property with all places that state it")
def statement(context: Given, id: StatementId) -> StatementPage:
    """Return what is stated, of whom, and each sentence that states it, the surest first."""
    reader = context.reader
    found = reader.rows("MATCH (s:Statement {id: $id}) RETURN properties(s) AS held", id=id)
    if not found:
        raise NotFound(f"the store holds no statement {id}; the page may be older than the store: load it again")
    held = found[0]["held"]
    ends = _ends(reader, [held["subject"], held.get("object")])
    kind: Literal["statement", "observation", "attribute"] = (
        "observation" if "indicator" in held else "attribute" if "attribute" in held else "statement"
    )
    flat = held.get("qualifiers") or []
    return StatementPage(
        id=id,
        kind=kind,
        subject=ends[held["subject"]],
        object=ends[held["object"]] if kind == "statement" else None,
        status=held["status"],
        relation=held.get("relation"),
        qualifiers=dict(zip(flat[::2], flat[1::2], strict=True)),
        indicator=held.get("indicator"),
        attribute=held.get("attribute"),
        period=held.get("period"),
        value=held.get("value"),
        unit=held.get("unit"),
        yoy=held.get("yoy"),
        scope=held.get("scope"),
        cited=citations(reader, [id]).get(id, []),
    )


def _ends(reader: Reader, ids: list[str | None]) -> dict[str, Brief]:
    """Return entities and articles by their ids, or what little is known of others."""
    wanted = [id for id in ids if id]
    found = {id: Brief(id=id, cls="Entity", name=id, aliases=[], articles=0) for id in wanted}
    rows = reader.rows(f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) RETURN {BRIEF.format('n')}", ids=wanted)
    found |= {row["id"]: make_brief(reader, row) for row in rows}
    if len(rows) < len(set(wanted)):
        cypher = "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id AS id, a.title AS title"
        found |= {row["id"]: article_brief(row) for row in reader.rows(cypher, ids=wanted)}
    return found

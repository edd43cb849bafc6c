"""A statement with all places that state it."""

from typing import Annotated, Literal

from fastapi import Path
from pydantic import Field

from kg.explorer.api.answers import router
from kg.explorer.cites import citations, ends
from kg.explorer.context import Given
from kg.explorer.models import Brief, Cited, Shape
from kg.explorer.refusals import NotFound
from kg.model import Status

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


class StatementPage(Shape):
    """A statement with all places that state it."""

    id: str
    kind: Literal["statement", "observation", "attribute"]
    subject: Brief
    status: Status
    object: Brief | None = None
    relation: str | None = None
    qualifiers: dict[str, str] = Field(default={})
    indicator: str | None = None
    attribute: str | None = None
    period: str | None = None
    value: float | str | None = None
    unit: str | None = None
    yoy: float | None = None
    scope: str | None = None
    cited: list[Cited] = Field(description="The surest first.")


@ROUTER.get("/statements/{id}", summary="A statement, figure or property with all places that state it")
def statement(context: Given, id: StatementId) -> StatementPage:
    """Return what is stated, of whom, and each sentence that states it, the surest first."""
    reader = context.reader
    found = reader.rows("MATCH (s:Statement {id: $id}) RETURN properties(s) AS held", id=id)
    if not found:
        raise NotFound(f"the store holds no statement {id}; the page may be older than the store: load it again")
    held = found[0]["held"]
    found_ends = ends(reader, [id for id in (held["subject"], held.get("object")) if id])
    kind: Literal["statement", "observation", "attribute"] = (
        "observation" if "indicator" in held else "attribute" if "attribute" in held else "statement"
    )
    flat = held.get("qualifiers") or []
    return StatementPage(
        id=id,
        kind=kind,
        subject=found_ends[held["subject"]],
        object=found_ends[held["object"]] if kind == "statement" else None,
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

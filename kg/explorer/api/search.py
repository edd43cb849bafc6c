"""Find entities by what somebody types."""

from typing import Annotated

from fastapi import Query
from pydantic import Field

from kg.errors import QueryError
from kg.explorer.api.answers import router
from kg.explorer.context import Given
from kg.explorer.models import Brief, Shape
from kg.stores.base import Match

__all__ = ["ROUTER"]

ROUTER = router("search")


class Found(Brief):
    """An entity that a text finds."""

    match: Match
    form: str = Field(description="The name or alias by which it was found.")


class FoundList(Shape):
    """What a text finds, the best first."""

    found: list[Found]


@ROUTER.get("/search", summary="Find entities by name, alias, part, pinyin or initials")
def search(
    context: Given,
    q: Annotated[
        str, Query(max_length=200, description="What is typed; nothing finds nothing.", examples=["云川", "yunchuan"])
    ] = "",
    limit: Annotated[int, Query(ge=1, le=200, description="Entities at most.")] = 20,
    cls: Annotated[
        str | None, Query(alias="class", max_length=100, description="Only this class and those below it.")
    ] = None,
) -> FoundList:
    """Return what a text finds: exact names, then aliases, beginnings, parts, pinyin, initials; then by articles."""
    text = "".join(char for char in q if char.isprintable()).strip()
    if cls is not None and cls not in context.reader.schema.entity_classes:
        known = ", ".join(context.reader.schema.entity_classes)
        raise QueryError(f"there is no class {cls!r}; the classes are {known}")
    if not text:
        return FoundList(found=[])
    store = context.reader.store
    found = context.reader.recent(("search", text, limit, cls), lambda: [*store.search(text, limit=limit, cls=cls)])
    return FoundList(
        found=[
            Found(
                id=one.id,
                cls=one.cls,
                name=one.name,
                aliases=list(one.aliases),
                articles=one.articles,
                match=one.match,
                form=one.form,
            )
            for one in found
        ]
    )

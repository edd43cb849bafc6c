"""An article with its text, and what its words state."""

from typing import Annotated

from fastapi import Path
from pydantic import Field

from kg.explorer.api.answers import router
from kg.explorer.cites import LINE, article_line
from kg.explorer.context import Given
from kg.explorer.models import ArticleLine, Shape
from kg.explorer.refusals import NotFound

__all__ = ["ROUTER"]

ROUTER = router("articles", 404)
ArticleId = Annotated[
    str, Path(min_length=1, max_length=200, description="Id of an article.", examples=["article-a2942d38eda682a73aec"])
]


class Mark(Shape):
    """A stretch of an article that states something."""

    start: int
    stop: int
    statement: str = Field(description="Id of the statement, observation or attribute.")


class ArticlePage(ArticleLine):
    """An article with its text; offsets are of the document, in which the text begins at `start`."""

    author: str
    text: str
    start: int
    marks: list[Mark]


@ROUTER.get("/articles/{id}", summary="An article's text, and which words state what")
def article(context: Given, id: ArticleId) -> ArticlePage:
    """Return an article; offsets are of the document, in which its text begins at `start`."""
    told = f"{LINE}, a.author AS author, a.text AS text, a.start AS start"
    found = context.reader.rows(f"MATCH (a:Article {{id: $id}}) RETURN {told}", id=id)
    if not found:
        raise NotFound(f"the store holds no article {id}; the page may be older than the store: load it again")
    row = found[0]
    cypher = (
        "MATCH (a:Article {id: $id})<-[:IN]-(e:Evidence)<-[:EVIDENCED_BY]-(s:Statement) "
        "RETURN DISTINCT e.start AS start, e.stop AS stop, s.id AS statement ORDER BY start, stop, statement"
    )
    return ArticlePage(
        **article_line(row).model_dump(),
        author=row["author"] or "",
        text=row["text"] or "",
        start=row["start"],
        marks=[Mark(**mark) for mark in context.reader.rows(cypher, id=id)],
    )

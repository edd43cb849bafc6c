"""The shapes of the explorer's answers and questions, as its API describes them."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from kg.model import Status

__all__ = [
    "ArticleLine",
    "Asked",
    "Brief",
    "Cited",
    "Day",
    "Direction",
    "Edge",
    "Graph",
    "Id",
    "Ids",
    "Limit",
    "Observation",
    "Property",
    "RelationCount",
    "Shape",
    "VISIBLE",
]

VISIBLE = 2000
"""Nodes that a picture may show."""
Direction = Literal["out", "in"]
Id = Annotated[
    str, Field(min_length=1, max_length=200, description="Id of an entity.", examples=["zone-1c8d9bf550651b1e7682"])
]
Ids = Annotated[list[Id], Field(max_length=VISIBLE, description=f"At most {VISIBLE} ids.")]
Day = Annotated[
    str,
    Field(
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="A day, a month or a year, as ISO 8601.", examples=["2024-05"]
    ),
]
Limit = Annotated[int, Field(ge=1, le=VISIBLE)]


class Shape(BaseModel):
    """Be an answer."""

    model_config = ConfigDict(populate_by_name=True)


class Asked(BaseModel):
    """Be the body of a request: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Brief(Shape):
    """An entity in short (or an article, where `cls` is `Article`)."""

    id: str
    cls: str = Field(description="The narrowest class.", examples=["Zone"])
    name: str = Field(examples=["云川经济技术开发区"])
    aliases: list[str] = Field(default=[], description="Its other names.")
    articles: int = Field(default=1, description="Articles that mention it.")


class Edge(Shape):
    """A statement between two entities."""

    id: str = Field(description="Id of the statement.", examples=["statement-128a3912c63325cc3da1"])
    relation: str = Field(examples=["hosts"])
    status: Status
    from_: str = Field(serialization_alias="from", description="Id of the subject.")
    to: str = Field(description="Id of the object.")
    qualifiers: dict[str, str] = Field(default={}, examples=[{"title": "主任"}])
    articles: int = Field(description="Articles that state it.")
    confidence: float = Field(description="Of the surest evidence, 0 to 1.")
    dates: list[str] = Field(default=[], description="Distinct dates of the articles that state it, sorted.")
    outlets: list[str] = Field(default=[], description="Distinct outlets of the articles that state it, sorted.")


class Graph(Shape):
    """Entities and the statements between them."""

    nodes: list[Brief]
    edges: list[Edge]


class ArticleLine(Shape):
    """An article in short."""

    id: str
    title: str
    date: str = Field(description="ISO 8601, or empty if the page prints none.")
    document: str
    number: int = Field(description="Its number in the document, from 1.")
    outlet: str
    zone: str


class Cited(Shape):
    """A place where something is stated: the quote, and what completes its sentence."""

    article: ArticleLine
    start: int = Field(description="Where the quote starts, in code points of the document.")
    stop: int
    before: str = Field(description="The sentence before the quote.")
    quote: str
    after: str = Field(description="The sentence after the quote.")
    rule: str = Field(description="The rule that read it.")
    confidence: float
    inferred: list[str] = Field(description="What the reader supplied, such as the year.")


class Observation(Shape):
    """A figure."""

    id: str
    indicator: str
    period: str
    value: float | None
    unit: str
    yoy: float | None = Field(description="Percent change on the year before.")
    scope: str
    status: Status
    articles: int


class Property(Shape):
    """A property of an entity by itself."""

    id: str
    attribute: str
    value: float | str
    unit: str
    status: Status
    articles: int


class RelationCount(Shape):
    """How many statements of a relation an entity has."""

    relation: str
    direction: Direction
    count: int

"""The shapes of the explorer's answers and questions, as its API describes them."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from kg.model import Status

__all__ = [
    "ArticleLine",
    "ArticlePage",
    "Articles",
    "Asked",
    "Brief",
    "Cited",
    "ClassInfo",
    "Counts",
    "Direction",
    "Edge",
    "EntityPage",
    "Expand",
    "Expanded",
    "Found",
    "FoundList",
    "Graph",
    "Id",
    "Ids",
    "Limits",
    "Mark",
    "Observation",
    "OutletInfo",
    "Overview",
    "Period",
    "Picked",
    "Post",
    "Property",
    "RelationCount",
    "RelationInfo",
    "StartGraph",
    "StatementLine",
    "StatementLines",
    "StatementPage",
    "StatusInfo",
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


class StartGraph(Graph):
    """A first view, and how much there is in all."""

    all_nodes: int
    all_edges: int


class Picked(Graph):
    """What there is of the entities that were asked for."""

    missing: list[str] = Field(description="Ids that the store does not hold.")
    renamed: dict[str, str] = Field(description="Ids that were asked for, with the ids that replace them now.")


class Expand(Asked):
    """What to expand, by what, and beside what."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=VISIBLE, description="Entities to expand.")]
    relations: list[str] | None = Field(
        None, max_length=100, description="Only these relations.", examples=[["hosts", "builds"]]
    )
    classes: list[str] | None = Field(
        None, max_length=100, description="Only neighbours of these classes or those below.", examples=[["Company"]]
    )
    statuses: list[Status] | None = Field(None, description="Only statements of these statuses.")
    since: Day | None = Field(None, description="Only what an article of this day or later states.")
    until: Day | None = Field(None, description="Only what an article of this day or earlier states.")
    outlets: list[str] | None = Field(None, max_length=1000, description="Only what these outlets state.")
    exclude: Ids = Field([], description="Entities that are visible already.")
    limit: Limit = Field(50, description="New entities at most.")


class Expanded(Graph):
    """The new neighbours, with the statements between them and all that is visible."""

    total: int = Field(description="New neighbours there are.")
    cut: bool = Field(description="Whether the limit left some out.")


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


class Post(Shape):
    """A post that somebody holds."""

    edge: Edge
    other: Brief = Field(description="The body of a person's post, or who holds a body's post.")


class RelationCount(Shape):
    """How many statements of a relation an entity has."""

    relation: str
    direction: Direction
    count: int


class EntityPage(Shape):
    """All that is known of an entity in short."""

    entity: Brief
    replaced: bool = Field(description="Whether the id that was asked for was merged into this entity.")
    replaces: list[str] = Field(description="Ids that were merged into it.")
    posts: list[Post]
    relations: list[RelationCount] = Field(description="Statements between it and other entities.")
    writings: list[RelationCount] = Field(description="Statements between it and articles: author of, published in.")
    figures: list[Observation]
    attributes: list[Property]
    articles: int


class StatementLine(Shape):
    """A statement of an entity with its other end and its surest evidence."""

    edge: Edge
    other: Brief
    cited: Cited


class StatementLines(Shape):
    """A page of an entity's statements."""

    total: int
    items: list[StatementLine]


class Articles(Shape):
    """A page of articles."""

    total: int
    items: list[ArticleLine]


class StatementPage(Shape):
    """A statement with all places that state it."""

    id: str
    kind: Literal["statement", "observation", "attribute"]
    subject: Brief
    status: Status
    object: Brief | None = None
    relation: str | None = None
    qualifiers: dict[str, str] = {}
    indicator: str | None = None
    attribute: str | None = None
    period: str | None = None
    value: float | str | None = None
    unit: str | None = None
    yoy: float | None = None
    scope: str | None = None
    cited: list[Cited] = Field(description="The surest first.")


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


class Found(Brief):
    """An entity that a text finds."""

    match: Literal["name", "alias", "prefix", "substring", "pinyin", "initials"]
    form: str = Field(description="The name or alias by which it was found.")


class FoundList(Shape):
    """What a text finds, the best first."""

    found: list[Found]


class Counts(Shape):
    """How much the store holds."""

    entities: int
    statements: int
    articles: int


class ClassInfo(Shape):
    """A class: its labels, how it is drawn, how many entities have it as their narrowest class."""

    cls: str
    zh: str
    en: str
    colour: str
    shape: str
    count: int


class RelationInfo(Shape):
    """A relation: its labels both ways, and how many statements of it there are."""

    name: str
    zh: str
    en: str
    backZh: str
    backEn: str
    symmetric: bool
    cypher: str
    count: int


class StatusInfo(Shape):
    """A status: its labels and how its edges are drawn."""

    name: Status
    zh: str
    en: str
    colour: str
    dashes: list[int]
    width: float


class Period(Shape):
    """The first and the last date of an article, or empty texts."""

    first: str
    last: str


class OutletInfo(Shape):
    """An outlet and how many articles it published."""

    name: str
    articles: int


class Limits(Shape):
    """How much is shown at once."""

    visible: int
    expand: int


class Overview(Shape):
    """What there is: read once when the page opens."""

    store: str
    engine: Literal["embedded", "neo4j"]
    version: str
    editable: bool
    counts: Counts
    classes: list[ClassInfo]
    relations: list[RelationInfo]
    statuses: list[StatusInfo]
    period: Period
    outlets: list[OutletInfo]
    limits: Limits

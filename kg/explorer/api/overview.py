"""What there is: read once when the page opens."""

from typing import Literal

from kg.explorer.api.answers import router
from kg.explorer.context import Context, Given
from kg.explorer.models import VISIBLE, Shape
from kg.explorer.reading import Reader
from kg.model import STATUSES, Status

__all__ = ["EXPAND", "ROUTER", "count_classes", "count_relations"]

ROUTER = router("overview")
EXPAND = 50
"""Neighbours that an expansion shows unless it is told otherwise."""
WORDS = {
    "stated": ("已陈述", "stated"),
    "planned": ("计划中", "planned"),
    "intended": ("有意向", "intended"),
    "ended": ("已结束", "ended"),
    "negated": ("已否定", "negated"),
}


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


class PropertyInfo(Shape):
    """A property of statements, such as the title of a post: its labels."""

    name: str
    zh: str
    en: str


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
    properties: list[PropertyInfo]
    period: Period
    outlets: list[OutletInfo]
    limits: Limits


@ROUTER.get("/overview", summary="Count what the store holds, and say how it is drawn")
def overview(context: Given) -> Overview:
    """Return counts, classes, relations and statuses with their labels and looks, the period and the outlets."""
    return context.reader.kept("overview", lambda: _overview(context))


def _overview(context: Context) -> Overview:
    from importlib.metadata import version

    from kg.view.drawing import STYLES

    reader, classes, relations = context.reader, count_classes(context.reader), count_relations(context.reader)
    schema = reader.schema
    told = "a.outlet AS outlet, count(*) AS articles, min(a.date) AS first, max(a.date) AS last"
    outlets = reader.rows(f"MATCH (a:Article) RETURN {told}")
    dates = sorted(date for row in outlets for date in (row["first"], row["last"]) if date)
    return Overview(
        store=reader.store.uri,
        engine=reader.engine,  # type: ignore[arg-type]
        version=version("zonekg"),
        editable=context.editable,
        counts=Counts(
            entities=sum(classes.values()),
            statements=reader.value("MATCH (s:Statement) RETURN count(s) AS count") or 0,
            articles=sum(row["articles"] for row in outlets),
        ),
        classes=[
            ClassInfo(
                cls=name,
                zh=(term := schema.classes[name]).label_zh,
                en=term.label_en,
                colour=term.colour,
                shape=term.shape,
                count=classes[name],
            )
            for name in schema.entity_classes
        ],
        relations=[
            RelationInfo(
                name=name,
                zh=relation.label_zh,
                en=relation.label_en,
                backZh=relation.inverse_zh,
                backEn=relation.inverse_en,
                symmetric=relation.symmetric,
                cypher=relation.cypher,
                count=relations[name],
            )
            for name, relation in schema.relations.items()
        ],
        statuses=[
            StatusInfo(
                name=name,
                zh=WORDS[name][0],
                en=WORDS[name][1],
                colour=STYLES[name].colour,
                dashes=list(STYLES[name].dashes),
                width=STYLES[name].width,
            )
            for name in STATUSES
        ],
        properties=[
            PropertyInfo(name=term.name, zh=term.label_zh, en=term.label_en) for term in schema.properties.values()
        ],
        period=Period(first=dates[0] if dates else "", last=dates[-1] if dates else ""),
        outlets=sorted(
            (OutletInfo(name=row["outlet"], articles=row["articles"]) for row in outlets if row["outlet"]),
            key=lambda one: (-one.articles, one.name),
        ),
        limits=Limits(visible=VISIBLE, expand=EXPAND),
    )


def count_classes(reader: Reader) -> dict[str, int]:
    """Return how many entities have each class as their narrowest one."""
    counts = dict.fromkeys(reader.schema.entity_classes, 0)
    for row in reader.kept(
        "classes", lambda: reader.rows("MATCH (n:Entity) RETURN labels(n) AS labels, count(*) AS count")
    ):
        name = reader.class_of(row["labels"])
        counts[name] = counts.get(name, 0) + row["count"]
    return counts


def count_relations(reader: Reader) -> dict[str, int]:
    """Return how many statements of each relation there are."""
    counts = dict.fromkeys(reader.schema.relations, 0)
    cypher = "MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS type, count(*) AS count"
    for row in reader.kept("relations", lambda: reader.rows(cypher)):
        if row["type"] in reader.relations:
            counts[reader.relations[row["type"]]] = row["count"]
    return counts

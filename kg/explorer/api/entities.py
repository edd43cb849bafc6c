"""All that is known of an entity."""

from typing import Annotated

from fastapi import Path
from pydantic import Field

from kg.explorer.api.answers import router
from kg.explorer.context import Given
from kg.explorer.graphs import briefs, dated, make_edges
from kg.explorer.models import Brief, Edge, Observation, Property, RelationCount, Shape
from kg.explorer.reading import EDGE, Reader
from kg.explorer.refusals import NotFound

__all__ = ["ROUTER", "EntityId", "attributes_of", "figures_of", "find", "relations_of"]

ROUTER = router("entities", 404)
EntityId = Annotated[
    str,
    Path(min_length=1, max_length=200, description="Id of an entity.", examples=["zone-1c8d9bf550651b1e7682"]),
]
POST = "holdsPost"


class Post(Shape):
    """A post that somebody holds."""

    edge: Edge
    other: Brief = Field(description="The body of a person's post, or who holds a body's post.")


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


@ROUTER.get("/entities/{id}", summary="An entity: names, posts, relations by number, figures, properties")
def entity(context: Given, id: EntityId) -> EntityPage:
    """Return an entity's page; an id that was merged into another gives that one."""
    reader = context.reader
    brief, replaces = find(reader, id)
    among_entities, with_articles = relations_of(reader, brief.id)
    return EntityPage(
        entity=brief,
        replaced=brief.id != id,
        replaces=replaces,
        posts=_posts(reader, brief.id),
        relations=among_entities,
        writings=with_articles,
        figures=figures_of(reader, brief.id),
        attributes=attributes_of(reader, brief.id),
        articles=brief.articles,
    )


def find(reader: Reader, id: str) -> tuple[Brief, list[str]]:
    """Return the entity of an id, or that which replaces it, with all ids that it replaces. Raises NotFound."""
    nodes, renamed = briefs(reader, [id])
    brief = nodes.get(renamed.get(id, id))
    if brief is None:
        raise NotFound(f"the store holds no entity {id}; search for its name")
    replaces = reader.value("MATCH (n:Entity {id: $id}) RETURN n.replaces AS replaces", id=brief.id)
    return brief, list(replaces or ())


def relations_of(reader: Reader, id: str) -> tuple[list[RelationCount], list[RelationCount]]:
    """Return how many statements of each relation an entity has with entities, and with articles."""
    found: dict[bool, list[RelationCount]] = {True: [], False: []}
    for direction, start, stop in (("out", "-", "->"), ("in", "<-", "-")):
        cypher = (
            f"MATCH (n:Entity {{id: $id}}){start}[r:{reader.all_types}]{stop}(m) "
            "RETURN type(r) AS type, m:Entity AS among, count(DISTINCT r.statement) AS count"
        )
        for row in reader.rows(cypher, id=id):
            name = reader.relations[row["type"]]
            found[row["among"]].append(RelationCount(relation=name, direction=direction, count=row["count"]))  # type: ignore[arg-type]
    order = list(reader.schema.relations)
    for counts in found.values():
        counts.sort(key=lambda one: (-one.count, order.index(one.relation), one.direction))
    return found[True], found[False]


def _posts(reader: Reader, id: str) -> list[Post]:
    """Return the posts that an entity holds, or that are held in it, by the surest first."""
    type = reader.schema.relations[POST].cypher
    cypher = f"MATCH (n:Entity {{id: $id}})-[r:`{type}`]-(:Entity) RETURN {EDGE.format('r')} LIMIT 200"
    edges = dated(reader, make_edges(reader, reader.rows(cypher, id=id)))
    others, _ = briefs(reader, (edge.to if edge.from_ == id else edge.from_ for edge in edges))
    posts = [Post(edge=edge, other=others[edge.to if edge.from_ == id else edge.from_]) for edge in edges]
    return sorted(posts, key=lambda post: (-post.edge.articles, -post.edge.confidence, post.edge.id))


def figures_of(reader: Reader, id: str) -> list[Observation]:
    """Return the figures of an entity by indicator, scope and period."""
    cypher = (
        "MATCH (n:Entity {id: $id})<-[:SUBJECT]-(s:Observation) RETURN s.id AS id, s.indicator AS indicator, "
        "s.period AS period, s.value AS value, s.unit AS unit, s.yoy AS yoy, s.scope AS scope, s.status AS status, "
        "s.articles AS articles"
    )
    found = [
        Observation(**row | {key: row[key] or "" for key in ("period", "unit", "scope")})
        for row in reader.rows(cypher, id=id)
    ]
    return sorted(found, key=lambda one: (one.indicator, one.scope, one.period.rpartition("/")[2], one.id))


def attributes_of(reader: Reader, id: str) -> list[Property]:
    """Return the properties that an entity has by itself."""
    cypher = (
        "MATCH (n:Entity {id: $id})<-[:SUBJECT]-(s:Attribute) RETURN s.id AS id, s.attribute AS attribute, "
        "s.value AS value, s.unit AS unit, s.status AS status, s.articles AS articles"
    )
    found = [Property(**row | {"unit": row["unit"] or ""}) for row in reader.rows(cypher, id=id)]
    return sorted(found, key=lambda one: (one.attribute, str(one.value), one.id))

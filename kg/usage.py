"""Describe the property graph of a store to whoever wants to query it: how much of the ontology it uses."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.schema import Schema, load_schema
from kg.stores.base import Store, Value

__all__ = ["ClassUse", "RelationUse", "describe", "describe_records"]

EVERYTHING = 10**9
PATIENCE = 600.0
"""Rows and seconds that counting may take: it is asked for on purpose and sees the whole graph."""

Rows = tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class ClassUse:
    """Describe the nodes of a class: its labels in two languages, their number, properties and one of their names."""

    name: str
    label_zh: str
    label_en: str
    nodes: int
    properties: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class RelationUse:
    """Describe the edges of a relation: Cypher type, ends, labels, number, properties and one of them."""

    name: str
    cypher: str
    ends: str
    label_zh: str
    label_en: str
    edges: int
    properties: tuple[str, ...]
    example: str


def describe(store: Store) -> tuple[tuple[ClassUse, ...], tuple[RelationUse, ...]]:
    """Return how the classes and the relations of the ontology are used, unused ones included. Raises StoreError."""
    schema = load_schema()
    nodes = _nodes(store, schema)
    keys = _keys(schema, _ask(store, "MATCH (n:Entity) UNWIND keys(n) AS key RETURN DISTINCT labels(n), key"))
    classes = tuple(
        ClassUse(
            name=name,
            label_zh=schema.classes[name].label_zh,
            label_en=schema.classes[name].label_en,
            nodes=nodes.get(name, (0, ""))[0],
            properties=keys.get(name, ()),
            example=nodes.get(name, (0, ""))[1],
        )
        for name in schema.entity_classes
    )
    cypher = (
        "MATCH (a)-[r]->(b) WHERE r.statement IS NOT NULL "
        "RETURN type(r) AS type, count(*) AS number, "
        "min(coalesce(a.name, a.title) + ' -> ' + coalesce(b.name, b.title)) AS example"
    )
    edges = {str(type): (_count(number), str(example or "")) for type, number, example in _ask(store, cypher)}
    cypher = "MATCH ()-[r]->() WHERE r.statement IS NOT NULL UNWIND keys(r) AS key RETURN DISTINCT type(r), key"
    marks: dict[str, list[str]] = {}
    for type, key in sorted(map(_texts, _ask(store, cypher))):
        marks.setdefault(type, []).append(key)
    relations = tuple(
        RelationUse(
            name=name,
            cypher=term.cypher,
            ends=f"{', '.join(term.domain)} -> {', '.join(term.range)}",
            label_zh=term.label_zh,
            label_en=term.label_en,
            edges=edges.get(term.cypher, (0, ""))[0],
            properties=tuple(marks.get(term.cypher, ())),
            example=edges.get(term.cypher, (0, ""))[1],
        )
        for name, term in schema.relations.items()
    )
    return classes, relations


_EXAMPLES = {
    "Article": "title",
    "Evidence": "quote",
    "Statement": "relation",
    "Observation": "indicator",
    "Attribute": "attribute",
}
_ENDS = {
    "CONTRADICTS": "Statement -> Statement",
    "EVIDENCED_BY": "Statement -> Evidence",
    "IN": "Evidence -> Article",
    "MENTIONS": "Article -> Entity",
    "OBJECT": "Statement -> Entity, Article",
    "SUBJECT": "Statement -> Entity, Article",
}


def describe_records(store: Store) -> tuple[tuple[ClassUse, ...], tuple[RelationUse, ...]]:
    """Return the nodes and edges beside those of `describe`: statements, evidence and articles. Raises StoreError."""
    schema = load_schema()
    nodes = []
    for name, told in _EXAMPLES.items():
        term = schema.classes[name]
        rest = "" if name != "Statement" else " WHERE NOT n:Observation AND NOT n:Attribute"
        ((number, example),) = _ask(store, f"MATCH (n:{name}){rest} RETURN count(n), min(n.{told})")
        keys = _ask(store, f"MATCH (n:{name}){rest} UNWIND keys(n) AS key RETURN DISTINCT key")
        properties = tuple(sorted(str(key) for (key,) in keys if not str(key).startswith("_")))
        nodes.append(ClassUse(name, term.label_zh, term.label_en, _count(number), properties, str(example or "")))
    edges = []
    for cypher, ends in _ENDS.items():
        ((number,),) = _ask(store, f"MATCH ()-[r:{cypher}]->() RETURN count(r)")
        keys = _ask(store, f"MATCH ()-[r:{cypher}]->() UNWIND keys(r) AS key RETURN DISTINCT key")
        properties = tuple(sorted(str(key) for (key,) in keys))
        edges.append(RelationUse("", cypher, ends, "", "", _count(number), properties, ""))
    return tuple(nodes), tuple(edges)


def _ask(store: Store, cypher: str) -> Rows:
    return store.query(cypher, timeout=PATIENCE, limit=EVERYTHING).rows


def _nodes(store: Store, schema: Schema) -> dict[str, tuple[int, str]]:
    """Return for each class in use how many nodes have it as their narrowest, and the first of their names."""
    rows = _ask(store, "MATCH (n:Entity) RETURN labels(n), count(*), min(n.name)")
    return {_narrowest(labels, schema): (_count(number), str(name)) for labels, number, name in rows}


def _keys(schema: Schema, rows: Rows) -> dict[str, tuple[str, ...]]:
    """Return the properties of each class; what begins with a line is the store's own."""
    found: dict[str, list[str]] = {}
    for labels, key in rows:
        found.setdefault(_narrowest(labels, schema), []).append(str(key))
    return {cls: tuple(sorted(key for key in keys if not key.startswith("_"))) for cls, keys in found.items()}


def _narrowest(labels: Value, schema: Schema) -> str:
    assert isinstance(labels, Iterable)
    return max((str(cls) for cls in labels if cls in schema.classes), key=lambda cls: len(schema.ancestors(cls)))


def _texts(row: tuple[Value, ...]) -> tuple[str, str]:
    one, other = row
    return str(one), str(other)


def _count(value: Value) -> int:
    assert isinstance(value, int)
    return value

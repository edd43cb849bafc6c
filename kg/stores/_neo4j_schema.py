"""Constraints and indexes of a Neo4j database, as the ontology asks for them, and what completes an imported one."""

from collections.abc import Iterator, Mapping

from kg.schema import Schema
from kg.stores._search import SEARCH
from kg.stores._transaction import ENTITY

__all__ = ["FORMER", "FULL_TEXT", "OURS", "finishing", "indexes"]

FULL_TEXT = "zonekg_search"
FORMER = "zonekg_names"
"""What indexed the names before; it found no pinyin."""
OURS = ("Article", ENTITY, "Statement", "Store")
"""Labels whose nodes have an id of their own."""
_NODE_INDEXES: Mapping[str, tuple[str, ...]] = {
    "Attribute": ("attribute",),
    "Evidence": ("id",),
    "Observation": ("indicator",),
}


def indexes(schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield the constraints and indexes that the ontology asks for, each with its name.

    Labels come in code order: a server lists the labels of a node in the order in which it met them.
    """
    for label in sorted({*schema.classes, ENTITY, "Store"}):
        if label in OURS:
            name = f"zonekg_{label.lower()}_id"
            yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.id IS UNIQUE"
        named = ("name",) if label == ENTITY or label in schema.entity_classes else ()
        for property in (*named, *_NODE_INDEXES.get(label, ())):
            name = f"zonekg_{label.lower()}_{property}"
            yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:`{label}`) ON (n.`{property}`)"
    for term in schema.relations.values():
        name = f"zonekg_{term.cypher.lower()}_statement"
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:`{term.cypher}`]-() ON (r.statement)"
    options = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
    yield (
        FULL_TEXT,
        f"CREATE FULLTEXT INDEX {FULL_TEXT} IF NOT EXISTS FOR (n:{ENTITY}) ON EACH [n.{SEARCH}] {options}",
    )


def finishing() -> Iterator[str]:
    """Yield what completes a database made by `neo4j-admin`, whose importer cannot write an empty list."""
    for pattern, key in (
        (f"(x:{ENTITY})", "aliases"),
        ("(:Article)-[x:MENTIONS]->()", "aliases"),
        ("(x:Article)", "parts"),
        ("(x:Evidence)", "inferred"),
    ):
        change = f"CALL {{ WITH x SET x.{key} = [] }} IN TRANSACTIONS OF 10000 ROWS"
        yield f"MATCH {pattern} WHERE x.{key} IS NULL {change}"
    yield "MATCH (s:Store) REMOVE s.unfinished"

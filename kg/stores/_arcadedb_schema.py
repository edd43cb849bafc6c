"""Types and indexes of a folder, as the ontology asks for them."""

from kg.schema import RESERVED_TYPES, Schema
from kg.stores._search import SEARCH
from kg.stores._transaction import ENTITY

__all__ = ["indexes", "types"]

_FULL_TEXT = '{"analyzer": "org.apache.lucene.analysis.core.WhitespaceAnalyzer", "similarity": "CLASSIC"}'
"""The full-text index takes the tokens as they come and ranks nothing; see _search.py."""


def types(schema: Schema) -> list[str]:
    """Return the SQL that makes the types that the ontology asks for, those above first."""
    above: dict[str, list[str]] = {ENTITY: [], "Store": []}
    for name in schema.classes:
        parents = [parent for parent in schema.classes[name].parents if parent in schema.classes]
        above[name] = parents or ([ENTITY] if name in schema.entity_classes else [])
    found = []
    for name in sorted(above, key=lambda name: (len(schema.lineage.get(name, ())), name)):
        extends = " EXTENDS " + ", ".join(f"`{parent}`" for parent in above[name]) if above[name] else ""
        found.append(f"CREATE VERTEX TYPE `{name}` IF NOT EXISTS{extends}")
    edges = {*RESERVED_TYPES, *(term.cypher for term in schema.relations.values())}
    return [*found, *(f"CREATE EDGE TYPE `{name}` IF NOT EXISTS" for name in sorted(edges))]


def indexes(schema: Schema) -> list[str]:
    """Return the SQL that makes the indexes that loading and asking need."""
    keys = [(name, "id", "UNIQUE") for name in (ENTITY, "Statement", "Article")]
    keys += [(term.cypher, "statement", "UNIQUE") for term in schema.relations.values()]
    found = []
    for name, key, kind in [*keys, (ENTITY, "name", "NOTUNIQUE")]:
        found.append(f"CREATE PROPERTY `{name}`.{key} IF NOT EXISTS STRING")
        found.append(f"CREATE INDEX IF NOT EXISTS ON `{name}` ({key}) {kind}")
    found.append(f"CREATE PROPERTY `{ENTITY}`.`{SEARCH}` IF NOT EXISTS STRING")
    found.append(f"CREATE INDEX IF NOT EXISTS ON `{ENTITY}` (`{SEARCH}`) FULL_TEXT METADATA {_FULL_TEXT}")
    return found

"""Say what a store holds: how many articles, entities of each class, statements of each relation and status."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kg.schema import load_schema
from kg.stores._transaction import class_of
from kg.stores.base import Store

__all__ = ["Summary", "summarise"]


@dataclass(frozen=True, slots=True)
class Summary:
    """Count what a store holds.

    `entities` are keyed by class, `statements` by (relation, status), both in the ontology's order; what there
    is none of is left out.
    """

    articles: int
    documents: int
    entities: Mapping[str, int]
    statements: Mapping[tuple[str, str], int]
    observations: int
    attributes: int


def summarise(store: Store, *, timeout: float = 300.0) -> Summary:
    """Return what a store holds. Raises StoreError, or QueryError if counting takes longer than `timeout` seconds."""
    schema = load_schema()

    def rows(cypher: str) -> list[tuple[object, ...]]:
        return list(store.query(cypher, timeout=timeout, limit=10**6).rows)

    def number(cypher: str) -> int:
        return int(str(rows(cypher)[0][0]))

    entities: Counter[str] = Counter()
    for labels, count in rows("MATCH (n:Entity) RETURN labels(n) AS labels, count(*) AS n"):
        assert isinstance(labels, list) and isinstance(count, int)
        entities[class_of(labels, schema)] += count
    relations = "MATCH (s:Statement) WHERE s.relation IS NOT NULL RETURN s.relation, s.status, count(*)"
    statements = {(str(relation), str(status)): int(str(count)) for relation, status, count in rows(relations)}
    order = {name: at for at, name in enumerate(schema.relations)}
    return Summary(
        articles=number("MATCH (a:Article) RETURN count(a)"),
        documents=number("MATCH (a:Article) RETURN count(DISTINCT a.document)"),
        entities={cls: entities[cls] for cls in schema.entity_classes if entities[cls]},
        statements={key: statements[key] for key in sorted(statements, key=lambda key: (order.get(key[0], -1), key))},
        observations=number("MATCH (o:Observation) RETURN count(o)"),
        attributes=number("MATCH (a:Attribute) RETURN count(a)"),
    )

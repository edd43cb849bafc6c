"""Values of the Neo4j driver as plain Python; see `Answer` in base.py."""

from collections.abc import Mapping
from typing import Any

__all__ = ["end_ids", "plain"]


def end_ids(tx: Any, records: list[tuple[object, ...]]) -> dict[str, object]:
    """Return the ids of the nodes at the ends of all edges in the records, by the server's own identifiers."""
    from neo4j.graph import Path, Relationship

    found: set[str] = set()

    def visit(value: object) -> None:
        if isinstance(value, Relationship):
            found.update(node.element_id for node in value.nodes if node is not None)
        elif isinstance(value, Path):
            for edge in value.relationships:
                visit(edge)
        elif isinstance(value, list):
            for part in value:
                visit(part)
        elif isinstance(value, dict):
            for part in value.values():
                visit(part)

    for record in records:
        for value in record:
            visit(value)
    if not found:
        return {}
    cypher = "MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS element, n.id AS id"
    return {row["element"]: row["id"] for row in tx.run(cypher, ids=sorted(found)).data()}


def plain(value: Any, ids: Mapping[str, object]) -> object:
    """Return a value of the driver as plain Python; see Answer."""
    from neo4j.graph import Node, Path, Relationship
    from neo4j.spatial import Point

    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list):
        return [plain(part, ids) for part in value]
    if isinstance(value, dict):
        return {key: plain(part, ids) for key, part in value.items()}
    if isinstance(value, Node):
        return {"_labels": sorted(value.labels), **_properties(value, ids)}
    if isinstance(value, Relationship):
        start, stop = (ids.get(node.element_id) if node is not None else None for node in value.nodes)
        return {"_type": value.type, "_from": start, "_to": stop, **_properties(value, ids)}
    if isinstance(value, Path):
        turns = [part for pair in zip(value.nodes, value.relationships, strict=False) for part in pair]
        return [plain(part, ids) for part in (*turns, value.nodes[-1])]
    if isinstance(value, Point):
        return {**dict(zip("xyz", value, strict=False)), "srid": value.srid}
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def _properties(record: Any, ids: Mapping[str, object]) -> dict[str, object]:
    return {key: plain(record[key], ids) for key in sorted(record.keys()) if not key.startswith("_")}

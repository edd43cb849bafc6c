"""Values of ArcadeDB, which are objects of its Java machine, as plain Python; see `Answer` in base.py."""

from collections.abc import Callable
from typing import Any

from kg.schema import Schema
from kg.stores._transaction import node_labels

__all__ = ["converter", "java_class"]

_PLAIN = frozenset({bool, int, float, str})
"""Python's own types, not the machine's boxes, which claim to be subclasses of them."""


def converter(schema: Schema) -> Callable[[Any], object]:
    """Return the function that makes plain values of what the engine returns."""
    vertex, edge = java_class("com.arcadedb.graph.Vertex"), java_class("com.arcadedb.graph.Edge")
    path = java_class("com.arcadedb.query.opencypher.traversal.TraversalPath")

    def properties(record: Any) -> dict[str, object]:
        held = {str(key): convert(value) for key, value in record.propertiesAsMap().items()}
        return {key: held[key] for key in sorted(held) if not key.startswith("_") and held[key] is not None}

    def convert(value: Any) -> object:
        if value is None or type(value) in _PLAIN:
            return value
        if isinstance(value, dict):
            return {str(key): convert(part) for key, part in value.items()}
        if isinstance(value, list | tuple | set):
            return [convert(part) for part in value]
        if isinstance(value, vertex):
            return {"_labels": node_labels(str(value.getTypeName()), schema), **properties(value)}
        if isinstance(value, edge):
            ends = {"_from": value.getOutVertex().get("id"), "_to": value.getInVertex().get("id")}
            named = {key: str(end) for key, end in ends.items()}
            return {"_type": str(value.getTypeName()), **named, **properties(value)}
        if isinstance(value, path):
            nodes, edges = list(value.getVertices()), list(value.getEdges())
            turns = [part for pair in zip(nodes, edges, strict=False) for part in pair]
            return [convert(part) for part in (*turns, *nodes[len(edges) :])]
        from arcadedb_embedded import convert_java_to_python

        plain = convert_java_to_python(value)
        return str(plain) if plain is value else convert(plain)

    return convert


def java_class(name: str) -> Any:
    """Return a class of the running virtual machine."""
    import jpype

    return jpype.JClass(name)  # type: ignore[no-untyped-call]

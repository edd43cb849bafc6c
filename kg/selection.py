"""Find the part of a graph that an answer to a query speaks of."""

from collections.abc import Iterator

import networkx as nx

from kg.errors import QueryError
from kg.stores.base import Answer, Value

__all__ = ["select"]


def select(graph: nx.MultiDiGraph, answer: Answer) -> nx.MultiDiGraph:
    """Return the nodes and edges that an answer holds: as such, inside paths and lists, or by their ids.

    Edges come with their ends. An answer of nodes alone shows all edges among them. Raises QueryError where
    nothing in the answer is of the graph.
    """
    nodes: set[str] = set()
    statements: set[str] = set()
    for id in _ids(answer.rows):
        if id in graph:
            nodes.add(id)
        else:
            statements.add(id)
    edges = [edge for edge in graph.edges(keys=True) if edge[2] in statements]
    if not nodes and not edges:
        raise QueryError(
            f"nothing to draw: the answer ({len(answer.rows)} rows) holds no node or edge between entities; "
            "return some, as in MATCH p = (:Zone)-[:HOSTS]->(:Company) RETURN p"
        )
    if not edges:
        return graph.subgraph(sorted(nodes)).copy()
    picked = graph.edge_subgraph(edges).copy()
    picked.add_nodes_from((id, graph.nodes[id]) for id in sorted(nodes - set(picked)))
    return picked


def _ids(value: Value) -> Iterator[str]:
    """Yield all texts in a value that may be the id of an entity or a statement."""
    match value:
        case str():
            yield value
        case {"_type": _, "statement": statement}:
            yield str(statement)
        case {"_labels": _, "id": id}:
            yield str(id)
        case dict():
            for part in value.values():
                yield from _ids(part)
        case list() | tuple():
            for part in value:
                yield from _ids(part)

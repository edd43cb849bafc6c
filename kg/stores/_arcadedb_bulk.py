"""Fill an empty folder through ArcadeDB's batch importer: for the first load of a large graph.

What is written is what loading the same articles writes. Here every node is written once and for all, since what
all articles together say of it is counted first, and the engine keeps no log meanwhile.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kg.claims import EDGE
from kg.model import ArticleGraph, Observation, Statement
from kg.schema import Schema
from kg.stores._arcadedb_values import java_class
from kg.stores._links import edge_row
from kg.stores._plan import examine
from kg.stores._rows import Row, evidence_rows, graph_row, mention_rows, qualifier_columns
from kg.stores._sums import Sums
from kg.stores.base import Counters

if TYPE_CHECKING:
    from arcadedb_embedded import Database

__all__ = ["fill"]

BATCH = 250
"""Articles whose nodes and edges cross over to the engine together."""
EDGES = 200_000
"""Edges that the engine gathers before it writes them."""


def fill(
    engine: "Database", graphs: Callable[[], Iterable[ArticleGraph]], schema: Schema, progress: Callable[[int], None]
) -> Counters:
    """Write all articles that `graphs` yields, each time it is called, into an empty database.

    Raises StoreError, naming the article, for one that cannot be kept.
    """
    sums = Sums()
    for graph in graphs():
        examine(graph, schema)
        sums.add(graph)
    articles = 0
    coming = iter(graphs())
    with engine.graph_batch(batch_size=EDGES) as batch:
        writer = _Writer(batch._java_graph_batch, sums, schema)
        while some := list(islice(coming, BATCH)):
            writer.write(some)
            articles += len(some)
            progress(articles)
        writer.link()
    return Counters(articles_loaded=articles, entities_created=len(sums.tallies), statements_created=len(sums.supports))


class _Writer:
    """Hand nodes and edges over to the engine, a text of JSON for all of a type."""

    def __init__(self, batch: object, sums: Sums, schema: Schema) -> None:
        self._batch = batch
        self._sums = sums
        self._schema = schema
        self._nodes = java_class("com.arcadedb.python.VertexBatcher")
        self._edges = java_class("com.arcadedb.python.EdgeBatcher")
        self._places: dict[str, str] = {}

    def write(self, graphs: list[ArticleGraph]) -> None:
        """Write some articles, and what no article before them has named."""
        self._create("Article", [graph_row(graph) for graph in graphs])
        entities = {entity.id: entity.cls for graph in graphs for entity in graph.entities}
        statements = {statement.id: statement for graph in graphs for statement in graph.statements}
        for cls, ids in _grouped((cls, id) for id, cls in entities.items() if id not in self._places):
            self._create(cls, [self._sums.entity(id) for id in ids])
        new = {id: statement for id, statement in statements.items() if id not in self._places}
        for cls, ids in _grouped((_class_of(statement), id) for id, statement in new.items()):
            self._create(cls, [self._sums.statement(new[id]) for id in ids])
        places = self._places
        self._join("SUBJECT", [_edge(places[id], places[statement.subject]) for id, statement in new.items()])
        relations = {id: statement for id, statement in new.items() if isinstance(statement, Statement)}
        self._join("OBJECT", [_edge(places[id], places[statement.object]) for id, statement in relations.items()])
        for relation, ids in _grouped((statement.relation, id) for id, statement in relations.items()):
            self._join(self._schema.relations[relation].cypher, [self._said(relations[id]) for id in ids])
        mentions = [row for graph in graphs for row in mention_rows(graph)]
        self._join("MENTIONS", [_edge(places[row.pop("article")], places[row.pop("entity")]) | row for row in mentions])
        evidence = [row for graph in graphs for row in evidence_rows(graph)]
        articles = [places[row.pop("article")] for row in evidence]
        nodes = self._create_all("Evidence", evidence)
        cited = zip(evidence, nodes, strict=True)
        self._join("EVIDENCED_BY", [_edge(places[row["statement"]], node) for row, node in cited])
        self._join("IN", [_edge(node, article) for node, article in zip(nodes, articles, strict=True)])

    def link(self) -> None:
        """Write the edges between statements that contradict each other."""
        rows = map(edge_row, self._sums.claims.contradictions())
        self._join(EDGE, [_edge(self._places[row.pop("one")], self._places[row.pop("other")]) | row for row in rows])

    def _said(self, statement: Statement) -> Row:
        """Return the edge that a statement stands for."""
        ends = _edge(self._places[statement.subject], self._places[statement.object])
        said = {"statement": statement.id, "status": statement.status}
        return ends | said | self._sums.support(statement.id) | qualifier_columns(statement)

    def _create(self, cls: str, rows: list[Row]) -> None:
        """Create nodes and remember where they are."""
        for row, place in zip(rows, self._create_all(cls, rows), strict=True):
            self._places[row["id"]] = place

    def _create_all(self, cls: str, rows: list[Row]) -> list[str]:
        if not rows:
            return []
        return str(self._nodes.createVerticesJson(self._batch, cls, _json(rows))).split(";")

    def _join(self, type: str, rows: list[Row]) -> None:
        if rows:
            self._edges.newEdgesJson(self._batch, type, _json(rows))


def _edge(start: str, stop: str) -> Row:
    return {"_src": start, "_dst": stop}


def _json(rows: list[Row]) -> str:
    """Return rows without what is absent."""
    present = [{key: value for key, value in row.items() if value is not None} for row in rows]
    return json.dumps(present, ensure_ascii=False, separators=(",", ":"))


def _grouped(items: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {}
    for name, id in items:
        groups.setdefault(name, []).append(id)
    yield from sorted(groups.items())


def _class_of(statement: object) -> str:
    if isinstance(statement, Statement):
        return "Statement"
    return "Observation" if isinstance(statement, Observation) else "Attribute"

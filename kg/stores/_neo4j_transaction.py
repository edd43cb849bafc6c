"""Run Cypher in a transaction of Neo4j's driver, and make the next rows while the server works."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING

from kg.schema import Schema
from kg.stores._neo4j_schema import FULL_TEXT
from kg.stores._rows import Row
from kg.stores._transaction import class_of

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

__all__ = ["Neo4jTransaction"]


class Neo4jTransaction:
    """Run Cypher in a transaction of the driver.

    With a `writer`, a thread, what returns nothing is not waited for: the next rows are made while the server works.
    Its failure shows when something is read, or at the end.
    """

    def __init__(self, tx: "ManagedTransaction", schema: Schema, writer: Executor | None = None) -> None:
        self._tx = tx
        self._schema = schema
        self._writer = writer
        self._writing: list[Future[object]] = []

    def run(self, cypher: str, **params: object) -> list[Row]:
        if self._writer is not None and "RETURN" not in cypher:
            self._writing.append(self._writer.submit(self._tx.run, cypher, params))
            return []
        self.settle()
        return self._rows(cypher, params)

    def ask(self, cypher: str, **params: object) -> Callable[[], list[Row]]:
        if self._writer is None:
            rows = self._rows(cypher, params)
            return lambda: rows
        asked = self._writer.submit(self._rows, cypher, params)

        def wait() -> list[Row]:
            try:
                return asked.result()
            except Exception:
                self.settle()  # what failed before it tells more
                raise

        return wait

    def _rows(self, cypher: str, params: dict[str, object]) -> list[Row]:
        return [dict(record) for record in self._tx.run(cypher, params)]

    def settle(self) -> None:
        """Wait until all is written that was begun, and raise what failed."""
        begun, self._writing = self._writing, []
        for one in begun:
            one.result()

    def drop_edges(self, type: str, statements: list[str]) -> None:
        self.run(f"UNWIND $ids AS id MATCH ()-[r:`{type}` {{statement: id}}]->() DELETE r", ids=statements)

    def mark_edges(self, type: str, rows: list[Row]) -> None:
        change = "SET r.articles = row.articles, r.confidence = row.confidence"
        self.run(f"UNWIND $rows AS row MATCH ()-[r:`{type}` {{statement: row.id}}]->() {change}", rows=rows)

    def joined(self, type: str) -> list[Row]:
        rows = self.run(f"MATCH (a)-[r:`{type}`]->(b) RETURN a.id AS one, b.id AS other, properties(r) AS held")
        return [row["held"] | {"one": row["one"], "other": row["other"]} for row in rows]

    def find(self, terms: str, cls: str, count: int) -> list[Row]:
        rows = self.run(
            f"CALL db.index.fulltext.queryNodes('{FULL_TEXT}', $terms) YIELD node AS n WHERE n:`{cls}` "
            "WITH n ORDER BY n.articles DESC, size(n.name), n.id LIMIT $count "
            "RETURN n.id AS id, labels(n) AS labels, n.name AS name, n.aliases AS aliases, n.articles AS articles",
            terms=terms,
            count=count,
        )
        return [row | {"cls": class_of(row["labels"], self._schema)} for row in rows]

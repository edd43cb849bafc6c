"""Run Cypher, and SQL where it is faster, in the open transaction of ArcadeDB."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.schema import Schema
from kg.stores._rows import Row
from kg.stores._search import SEARCH
from kg.stores._transaction import ENTITY

if TYPE_CHECKING:
    from arcadedb_embedded import Database

__all__ = ["ArcadeTransaction"]


class ArcadeTransaction:
    """Run Cypher in the open transaction of the engine."""

    def __init__(self, engine: "Database", schema: Schema) -> None:
        self._engine = engine
        self._schema = schema

    def run(self, cypher: str, **params: object) -> list[Row]:
        found = self._engine.command("opencypher", cypher, params)
        rows: list[Row] = found.to_list() if found is not None else []
        return rows

    def ask(self, cypher: str, **params: object) -> Callable[[], list[Row]]:
        rows = self.run(cypher, **params)
        return lambda: rows

    def drop_edges(self, type: str, statements: list[str]) -> None:
        # SQL uses the index on edges, which the engine's Cypher does not
        for id in statements:
            self._engine.command("sql", f"DELETE FROM `{type}` WHERE statement = ?", id)

    def mark_edges(self, type: str, rows: list[Row]) -> None:
        for row in rows:
            cypher = f"UPDATE `{type}` SET articles = ?, confidence = ? WHERE statement = ?"
            self._engine.command("sql", cypher, row["articles"], row["confidence"], row["id"])

    def joined(self, type: str) -> list[Row]:
        # the engine's Cypher would look at every node
        sql = f"SELECT @out.id AS one, @in.id AS other, kind, about FROM `{type}`"
        rows: list[Row] = self._engine.query("sql", sql).to_list()
        return rows

    def find(self, terms: str, cls: str, count: int) -> list[Row]:
        below = [name for name in self._schema.entity_classes if cls in self._schema.lineage[name]]
        among = "" if cls == ENTITY else f" AND @type IN [{', '.join(map(repr, below))}]"
        sql = (
            f"SELECT id, @type AS cls, name, aliases, articles FROM {ENTITY} "
            f"WHERE SEARCH_INDEX('{ENTITY}[{SEARCH}]', ?) = true{among} "
            f"ORDER BY articles DESC, name.length(), id LIMIT {count}"
        )
        rows: list[Row] = self._engine.query("sql", sql, terms).to_list()
        return rows

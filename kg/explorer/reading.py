"""Read what the explorer shows out of a store: by Cypher with parameters, alike on every engine."""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from kg.explorer.memory import Memory
from kg.schema import Schema, load_schema
from kg.stores.base import Store

__all__ = ["BRIEF", "EDGE", "EVERYTHING", "Reader", "Row"]

Row = dict[str, Any]
T = TypeVar("T")

EVERYTHING = 1_000_000
"""Rows that a reading of our own may have: each limits itself by what it asks for."""
BRIEF = "{0}.id AS id, labels({0}) AS labels, {0}.name AS name, {0}.aliases AS aliases, {0}.articles AS articles"
"""What `Reader.brief` needs of a node."""
EDGE = "properties({0}) AS held, type({0}) AS type, startNode({0}).id AS source, endNode({0}).id AS target"
"""What `Reader.edges` needs of an edge."""
AGE = 2.0
"""Seconds after which what is kept of a server is held against what it holds now."""


class Reader:
    """Read a store, and keep what is the same for everybody until the store changes."""

    def __init__(self, store: Store, *, timeout: float = 30.0) -> None:
        """Read `store`; nothing that is asked may take longer than `timeout` seconds."""
        self.store = store
        self.schema: Schema = load_schema()
        self.timeout = timeout
        self.relations: Mapping[str, str] = {term.cypher: name for name, term in self.schema.relations.items()}
        terms = self.schema.relations.values()
        self.all_types = "|".join(f"`{term.cypher}`" for term in terms)
        """All relations, as the pattern of an edge names them."""
        among = [term for term in terms if {"Article"}.isdisjoint((*term.domain, *term.range))]
        self.types = "|".join(f"`{term.cypher}`" for term in among)
        """Those between entities: the others join an article to who wrote or published it."""
        self._memory = Memory()
        self._written: object = None
        self._looked = 0.0

    @property
    def engine(self) -> str:
        """Return the name of the store's engine."""
        return "neo4j" if "://" in self.store.uri else "embedded"

    def rows(self, cypher: str, **params: object) -> list[Row]:
        """Return the rows of a query as mappings, which nobody may change. Raises QueryError, StoreError."""

        def ask() -> list[Row]:
            answer = self.store.query(cypher, params, timeout=self.timeout, limit=EVERYTHING)
            return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

        return self.recent((cypher, json.dumps(params, sort_keys=True)), ask)

    def value(self, cypher: str, **params: object) -> Any:
        """Return the one value that a query gives, None if it gives none."""
        rows = self.rows(cypher, **params)
        return next(iter(rows[0].values())) if rows else None

    def kept(self, key: object, make: Callable[[], T]) -> T:
        """Return what `make` made for this key since the store last changed; make it once, whoever asks."""
        self._look()
        return self._memory.once(key, make)

    def each(self, sort: str, keys: Iterable[str], make: Callable[[list[str]], Mapping[str, T]]) -> dict[str, T]:
        """Return something small for each key; `make` makes what is not remembered since the store last changed."""
        self._look()
        return self._memory.each(sort, keys, make)

    def recent(self, key: object, ask: Callable[[], list[T]]) -> list[T]:
        """Return what `ask` gives, as it was if somebody asked not long ago and the store has not changed since."""
        self._look()
        return self._memory.answer(key, ask)

    def forget(self) -> None:
        """Forget what is remembered: the store has changed."""
        self._memory.forget()

    def _look(self) -> None:
        """Forget what is kept if others have written; a folder is open to nobody else."""
        now = time.monotonic()
        if self.engine == "embedded" or now - self._looked < AGE:
            return
        self._looked = now
        written = self.store.query("MATCH (s:Store {id: 'zonekg'}) RETURN s._writes AS writes").rows
        if written != self._written:
            self._written = written
            self.forget()

    def class_of(self, labels: Iterable[str]) -> str:
        """Return the narrowest class among the labels of a node."""
        known = [label for label in labels if label in self.schema.classes]
        return max(known, key=lambda label: len(self.schema.lineage[label]), default="Entity")

    def lowest(self, classes: Iterable[str]) -> list[str]:
        """Return these classes of entities and all below them."""
        wanted = set(classes)
        return [name for name in self.schema.entity_classes if wanted & set(self.schema.lineage[name])]

    def typed(self, relations: Sequence[str] | None) -> str:
        """Return the Cypher of any of these relations, which must be known, or of all."""
        if not relations:
            return self.types
        return "|".join(f"`{self.schema.relations[name].cypher}`" for name in relations)

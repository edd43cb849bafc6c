"""What both engines' transactions offer, and how Cypher with parameters is put together for them.

Values are always parameters. Names of labels, types and properties come from the ontology or are checked to be plain
words, and stand in back quotes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Protocol, TypeVar

from kg.schema import Schema
from kg.stores._rows import Row

__all__ = [
    "ENTITY",
    "WRITE_BATCH",
    "Transaction",
    "batches",
    "class_of",
    "grouped",
    "node_labels",
    "properties_of",
    "quoted",
    "unwind",
]

ENTITY = "Entity"
"""The label that all entities share."""
WRITE_BATCH = 4_000
"""Rows written by one statement."""
T = TypeVar("T")


class Transaction(Protocol):
    """Run statements that become visible together."""

    def run(self, cypher: str, **params: object) -> list[Row]:
        """Run a statement and return its rows."""
        ...

    def ask(self, cypher: str, **params: object) -> Callable[[], list[Row]]:
        """Begin to run a statement that reads, and return what waits for its rows."""
        ...

    def drop_edges(self, type: str, statements: list[str]) -> None:
        """Delete the edges of a type that stand for these statements."""
        ...

    def mark_edges(self, type: str, rows: list[Row]) -> None:
        """Set `articles` and `confidence` of the edges of a type that stand for the statements `id`."""
        ...

    def joined(self, type: str) -> list[Row]:
        """Return the edges of a type: the ids of their ends as `one` and `other`, and their properties."""
        ...

    def find(self, terms: str, cls: str, count: int) -> list[Row]:
        """Return so many entities of a class that the full-text index finds, first those of most articles.

        Of equally many the shorter name comes first. A row has `id`, `cls`, `name`, `aliases` and `articles`.
        """
        ...


def node_labels(cls: str, schema: Schema) -> list[str]:
    """Return all labels that a node of a class bears, in code order."""
    own = schema.lineage.get(cls, (cls,))
    return sorted({*own, ENTITY} if cls in schema.entity_classes else own)


def class_of(labels: Iterable[str], schema: Schema) -> str:
    """Return the narrowest class among the labels of an entity."""
    return max((label for label in labels if label in schema.classes), key=lambda label: len(schema.ancestors(label)))


def quoted(name: str) -> str:
    """Return a name as it stands in a query.

    >>> quoted("from")
    '`from`'
    """
    return "`" + name.replace("`", "``") + "`"


def properties_of(rows: Sequence[Row], *, without: Iterable[str] = ()) -> str:
    """Return a Cypher map that takes each property from `row`."""
    keys = dict.fromkeys(key for row in rows for key in row)
    for key in without:
        keys.pop(key, None)
    return "{" + ", ".join(f"{quoted(key)}: row.{quoted(key)}" for key in keys) + "}"


def batches(rows: list[T], size: int = WRITE_BATCH) -> Iterator[list[T]]:
    """Yield so many at a time."""
    for at in range(0, len(rows), size):
        yield rows[at : at + size]


def grouped(items: Iterable[T], key: Callable[[T], str]) -> Iterator[tuple[str, list[T]]]:
    """Yield each key, in order, with what has it."""
    for name, group in groupby(sorted(items, key=key), key=key):
        yield name, list(group)


def unwind(tx: Transaction, then: str, rows: list[Row], *, size: int = WRITE_BATCH) -> None:
    """Run a clause for each row, `row` being its name."""
    for batch in batches(rows, size):
        tx.run("UNWIND $rows AS row " + then, rows=batch)

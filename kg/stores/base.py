"""The contract that every store keeps, and the values that pass through it.

A store holds whole articles: what was loaded can be read back without loss (`graphs`), so any other form
(a copy in another engine, RDF, a picture) is made from it. Beside them it keeps an index for analysts, a
property graph that Cypher queries:

    (:Company:Organization {id, name, aliases})-[:BUILDS {statement, status, confidence, articles}]->(:Project)
    (:Statement)-[:EVIDENCED_BY]->(:Evidence)-[:IN]->(:Article)
    (:Statement)-[:CONTRADICTS {kind, about}]->(:Statement)
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from threading import Event
from typing import TYPE_CHECKING, Literal, Protocol

from kg.model import ArticleGraph

if TYPE_CHECKING:
    from kg.claims import Claim

__all__ = ["Answer", "Counters", "Found", "Index", "Match", "Outline", "Store"]

Value = object
"""What a cell of an answer holds: None, bool, int, float, str, and lists and dicts of these."""


@dataclass(frozen=True, slots=True)
class Counters:
    """Count what writing changed: articles, entities and statements (observations and attributes included)."""

    articles_loaded: int = 0
    articles_unchanged: int = 0
    articles_forgotten: int = 0
    entities_created: int = 0
    entities_deleted: int = 0
    statements_created: int = 0
    statements_deleted: int = 0

    def __add__(self, other: "Counters") -> "Counters":
        """Return the sum of both, count by count."""
        return Counters(*(one + more for one, more in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold the answer to a query; `cut` says that a limit left further rows out.

    A node comes as a map with `_labels` beside its properties, an edge with `_type`, `_from` and `_to`
    (the ids of its ends), a path as a list of these in turn, dates and times as ISO text.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    cut: bool = False


Match = Literal["name", "alias", "prefix", "substring", "pinyin", "initials"]
"""In which way a text finds an entity, the surest first."""


@dataclass(frozen=True, slots=True)
class Found:
    """Hold an entity that a text finds: its narrowest class, how many articles mention it, how it matches.

    `form` is the name or alias by which it was found.
    """

    id: str
    cls: str
    name: str
    aliases: tuple[str, ...]
    articles: int
    match: Match
    form: str


@dataclass(frozen=True, slots=True)
class Index:
    """Describe what is quick to find: nodes of a label, or edges of a type, by these properties."""

    on: str
    properties: tuple[str, ...]
    kind: Literal["unique", "lookup", "full text"]


@dataclass(frozen=True, slots=True)
class Outline:
    """Hold what tells who is whom in an article, and what it shows now.

    `graph` is the article as it was read: its entities, and of its statements those alone that help to tell them
    apart, without text and evidence. `stands` maps the ids for which others stand to these; `decided` are those of
    which people have decided so.
    """

    graph: ArticleGraph
    stands: Mapping[str, str]
    decided: frozenset[str]


class Store(Protocol):
    """Keep article graphs and answer queries about them. Use as a context manager, or close when done."""

    uri: str

    def root(self) -> str:
        """Return the folder that the names of documents are relative to, or the empty string if none is known."""
        ...

    def set_root(self, folder: str) -> None:
        """Keep the folder that the names of documents are relative to. Raises StoreError."""
        ...

    def decisions(self) -> str:
        """Return the file of the decisions of people by which the graph was settled, or the empty string."""
        ...

    def remember_decisions(self, file: str) -> None:
        """Keep the name of the file of decisions; the empty string forgets it. Raises StoreError."""
        ...

    def contents(self) -> dict[str, str]:
        """Return the content hash of each stored article by its id."""
        ...

    def load(self, graphs: Iterable[ArticleGraph], *, instead_of: Iterable[str] = ()) -> Counters:
        """Store resolved and checked articles in one transaction: all of them or, on an error, none.

        An article whose id and content are stored already is left alone and counted as unchanged; one whose
        content differs replaces its former self. The articles of the ids `instead_of` are retracted in the same
        transaction, and one of them that is among `graphs` is replaced even if its content is the same.
        Raises StoreError.
        """
        ...

    def rewrite(self, articles: Iterable[str], change: Callable[[ArticleGraph], ArticleGraph]) -> Counters:
        """Read the articles of these ids and put what `change` makes of each in its place, in one transaction.

        Nobody writes in between, ids that are not stored are passed over, and the note stays. Raises StoreError.
        """
        ...

    def fill(
        self, graphs: Callable[[], Iterable[ArticleGraph]], *, progress: Callable[[int], None] = lambda articles: None
    ) -> Counters:
        """Load all articles that `graphs` yields, each time it is called, in the fastest way that the engine has.

        An empty store may be filled as a whole or not at all; into any other one they go batch after batch.
        `progress` is told how many articles are done. Raises StoreError.
        """
        ...

    def forget(self, articles: Iterable[str]) -> Counters:
        """Retract the articles of these ids in one transaction.

        A statement goes with its last evidence, an entity with its last mention. Unknown ids are no error.
        Raises StoreError.
        """
        ...

    def graphs(self, articles: Iterable[str] | None = None) -> Iterator[ArticleGraph]:
        """Yield every stored article, or those of these ids, as it was loaded, ordered by document and number."""
        ...

    def outlines(self) -> Iterator[Outline]:
        """Yield what tells who is whom in every article, in no order: much faster than `graphs`."""
        ...

    def claims(self) -> "Iterator[tuple[str, tuple[Claim, ...]]]":
        """Yield what articles claim that others may contradict, by the article's id: much faster than `graphs`."""
        ...

    def link(self) -> int:
        """Join each two statements that contradict each other by an edge, and no others, in one transaction.

        Loading and forgetting make no such edges, since what contradicts what is known when all is there; `fill` does.
        Returns how many edges changed. Raises StoreError.
        """
        ...

    def noted(self) -> str:
        """Return what was noted of the store, or the empty string."""
        ...

    def note(self, text: str, *, instead_of: str | None = None) -> bool:
        """Keep a short text beside the graph, from what it was settled; loading and forgetting take it away.

        With `instead_of` only where that is noted. Tells whether it is noted now.
        """
        ...

    def query(
        self,
        cypher: str,
        params: Mapping[str, Value] | None = None,
        *,
        timeout: float = 30.0,
        limit: int = 10_000,
        stop: Event | None = None,
    ) -> Answer:
        """Answer a read-only Cypher query within `timeout` seconds, cut after `limit` rows.

        It is stopped when another thread sets `stop`. Raises QueryError for a query that is wrong, that would write,
        read files or reach the network, that runs out of time or is stopped.
        """
        ...

    def search(self, text: str, *, limit: int = 20, cls: str | None = None) -> tuple[Found, ...]:
        """Return the entities that a text finds by a name or an alias, the best first, at most `limit`.

        Exact names come before aliases, then what begins with the text, what contains it, what sounds like it in
        pinyin (tones and spaces do not matter), and what has these initials; in each, what more articles mention.
        Width, case and traditional characters make no difference. `cls` asks for a class and those below it.
        Raises QueryError for an empty text or an unknown class.
        """
        ...

    def indexes(self) -> tuple[Index, ...]:
        """Return the constraints and indexes that the graph has, by label and property. Raises StoreError."""
        ...

    def close(self) -> None:
        """Release the engine or the connection; closing twice is harmless."""
        ...

    def __enter__(self) -> "Store":
        """Return the store itself."""
        ...

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        ...

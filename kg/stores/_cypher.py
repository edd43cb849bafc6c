"""What both engines do alike: write plans and read article graphs in plain Cypher with parameters."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from threading import Event
from typing import Self, TypeVar

from kg.claims import Claim
from kg.errors import QueryError
from kg.model import ArticleGraph
from kg.schema import Schema
from kg.stores._former import renewed
from kg.stores._links import claims_in, differing, link
from kg.stores._outline import OUTLINE, outline_of
from kg.stores._plan import Plan, examine, make_plan
from kg.stores._reading import ask_supports, ask_tallies, read_graphs
from kg.stores._rows import graph_row
from kg.stores._search import SEARCH, find
from kg.stores._spelling import spelling_version
from kg.stores._transaction import ENTITY, Transaction, batches, class_of, unwind
from kg.stores._writing import carry_out, create_articles, search_text_of
from kg.stores.base import Answer, Counters, Found, Index, Outline

__all__ = ["CypherStore"]

READ_BATCH = 200
"""Articles read back at a time."""
FILL_BATCH = 64
"""Articles in a transaction where many are loaded."""
T = TypeVar("T")


class CypherStore(ABC):
    """Keep article graphs in an engine that speaks Cypher; engines say how to run, label and query."""

    uri: str
    schema: Schema

    @abstractmethod
    def _read(self, work: Callable[[Transaction], T]) -> T:
        """Do some reading in one transaction."""

    def _read_settled(self, work: Callable[[Transaction], T]) -> T:
        """Do some reading of several steps between which nobody writes."""
        return self._read(work)

    @abstractmethod
    def _write(self, work: Callable[[Transaction], T]) -> T:
        """Do some writing in one transaction, alone; `work` may be called again if the engine asks to retry."""

    @abstractmethod
    def _labels(self, cls: str) -> str:
        """Return what stands behind the colon where a node of a class is created."""

    @abstractmethod
    def query(
        self,
        cypher: str,
        params: Mapping[str, object] | None = None,
        *,
        timeout: float = 30.0,
        limit: int = 10_000,
        stop: Event | None = None,
    ) -> Answer:
        """Answer a read-only Cypher query; see the contract in base.py."""

    @abstractmethod
    def indexes(self) -> tuple[Index, ...]:
        """Return the constraints and indexes that the graph has; see the contract in base.py."""

    @abstractmethod
    def close(self) -> None:
        """Release the engine or the connection."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def root(self) -> str:
        """Return the folder that the names of documents are relative to; see the contract in base.py."""
        return self._marked("root")

    def set_root(self, folder: str) -> None:
        """Keep the folder that the names of documents are relative to."""
        self._mark("root", folder)

    def decisions(self) -> str:
        """Return the file of the decisions by which the graph was settled; see the contract in base.py."""
        return self._marked("decisions")

    def remember_decisions(self, file: str) -> None:
        """Keep the name of the file of decisions."""
        self._mark("decisions", file)

    def contents(self) -> dict[str, str]:
        """Return the content hash of each stored article by its id."""
        rows = self._read(lambda tx: tx.run("MATCH (a:Article) RETURN a.id AS id, a.content AS content"))
        return {row["id"]: row["content"] for row in rows}

    def outlines(self) -> Iterator[Outline]:
        """Yield what tells who is whom in every article; see the contract in base.py."""
        wanted = ("document", "number", "zone", "date", "year", OUTLINE)
        told = ", ".join(f"a.{key} AS {key}" for key in wanted)
        older = []
        for row in self._read(lambda tx: tx.run(f"MATCH (a:Article) RETURN a.id AS id, {told}")):
            if row[OUTLINE]:
                yield outline_of(row)
            elif row["document"] is not None:
                older.append(row["id"])
        for graph in self.graphs(older):  # written before there were outlines
            article = graph.article
            yield outline_of({"zone": article.zone, "date": article.date, "year": article.year, **graph_row(graph)})

    def noted(self) -> str:
        """Return what was noted of the store, or the empty string."""
        return self._marked("note")

    def note(self, text: str, *, instead_of: str | None = None) -> bool:
        """Keep a short text beside the graph; see the contract in base.py."""
        if instead_of is None:
            self._mark("note", text)
            return True
        cypher = "MATCH (s:Store {id: 'zonekg'}) WHERE s.note = $former SET s.note = $text RETURN s.id AS id"
        return bool(self._write(lambda tx: tx.run(cypher, text=text or None, former=instead_of)))

    def _marked(self, key: str) -> str:
        """Return a text that is kept beside the graph, or the empty string."""
        rows = self._read(lambda tx: tx.run(f"MATCH (s:Store {{id: 'zonekg'}}) RETURN s.{key} AS text"))
        return str(rows[0]["text"] or "") if rows else ""

    def _mark(self, key: str, text: str) -> None:
        """Keep a text beside the graph, or forget it where it is empty."""
        cypher = f"MATCH (s:Store {{id: 'zonekg'}}) SET s.{key} = $text"
        self._write(lambda tx: tx.run(cypher, text=text or None))

    def graphs(self, articles: Iterable[str] | None = None) -> Iterator[ArticleGraph]:
        """Yield stored articles as they were loaded; see the contract in base.py."""
        cypher = "MATCH (a:Article) RETURN a.id AS id, a.document AS document, a.number AS number"
        wanted = None if articles is None else set(articles)
        rows = self._read(lambda tx: tx.run(cypher)) if wanted is None or wanted else []
        # what a writer takes away while a server reads it has no properties any more
        rows = [row for row in rows if row["document"] is not None and (wanted is None or row["id"] in wanted)]
        rows.sort(key=lambda row: (row["document"], row["number"]))
        for batch in batches([row["id"] for row in rows], READ_BATCH):
            yield from self._read_settled(lambda tx, ids=batch: read_graphs(tx, ids))  # type: ignore[misc]

    def load(self, graphs: Iterable[ArticleGraph], *, instead_of: Iterable[str] = ()) -> Counters:
        """Store resolved and checked articles in one transaction; see the contract in base.py."""
        coming = {graph.article.id: graph for graph in graphs}
        for graph in coming.values():
            examine(graph, self.schema)
        going = set(instead_of)
        if not coming and not going:
            return Counters()
        return self._write_if_new(coming, going)

    def rewrite(self, articles: Iterable[str], change: Callable[[ArticleGraph], ArticleGraph]) -> Counters:
        """Put what `change` makes of each article in its place; see the contract in base.py."""
        ids = sorted(articles)

        def work(tx: Transaction) -> Counters:
            going = read_graphs(tx, ids)
            new = [change(graph) for graph in going]
            for graph in new:
                examine(graph, self.schema)
            return self._exchange(tx, new, going).counters(0)

        return self._write(work) if ids else Counters()

    def fill(
        self, graphs: Callable[[], Iterable[ArticleGraph]], *, progress: Callable[[int], None] = lambda articles: None
    ) -> Counters:
        """Load all articles batch after batch; see the contract in base.py."""
        total, done, coming = Counters(), 0, iter(graphs())
        while batch := list(islice(coming, FILL_BATCH)):
            total += self.load(batch)
            done += len(batch)
            progress(done)
        self.link()
        return total

    def claims(self) -> Iterator[tuple[str, tuple[Claim, ...]]]:
        """Yield what each article claims; see the contract in base.py."""
        yield from self._read_settled(claims_in).items()

    def link(self) -> int:
        """Join what contradicts each other; see the contract in base.py."""
        if not self._read_settled(differing).any:
            return 0
        return self._write(link)

    def forget(self, articles: Iterable[str]) -> Counters:
        """Retract the articles of these ids in one transaction."""
        return self.load((), instead_of=articles)

    def search(self, text: str, *, limit: int = 20, cls: str | None = None) -> tuple[Found, ...]:
        """Return the entities that a text finds; see the contract in base.py."""
        if cls is not None and cls not in self.schema.entity_classes:
            known = ", ".join(self.schema.entity_classes)
            raise QueryError(f"{cls} is no class of entities; the classes are {known}")
        return self._read(lambda tx: find(text, limit, lambda terms, count: tx.find(terms, cls or ENTITY, count)))

    def _renew_search(self) -> None:
        """Write what the full-text index is made of, unless it was written under the same rules of spelling."""
        held = self._read(lambda tx: tx.run("MATCH (s:Store {id: 'zonekg'}) RETURN s.search AS search"))
        if held and held[0]["search"] == spelling_version():
            return
        ids = self._read(lambda tx: tx.run("MATCH (n:Entity) RETURN n.id AS id"))

        def renew(tx: Transaction, some: list[str]) -> None:
            cypher = "UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN labels(n) AS labels, properties(n) AS held"
            found = [(class_of(row["labels"], self.schema), row["held"]) for row in tx.run(cypher, ids=some)]
            rows = [{"id": row["id"], SEARCH: search_text_of(row, cls)} for cls, row in found]
            unwind(tx, f"MATCH (n:Entity {{id: row.id}}) SET n.{SEARCH} = row.{SEARCH}", rows)

        for batch in batches([row["id"] for row in ids]):
            self._write(lambda tx, some=batch: renew(tx, some))  # type: ignore[misc]
        cypher = "MATCH (s:Store {id: 'zonekg'}) SET s.search = $search"
        self._write(lambda tx: tx.run(cypher, search=spelling_version()))

    def _renewed(self, cypher: str, params: Mapping[str, object]) -> tuple[str, Mapping[str, object]]:
        """Return a query and its parameters with ids that are still in use."""
        return renewed(cypher, params, lambda text, **given: self._read(lambda tx: tx.run(text, **given)))

    def _write_if_new(self, coming: Mapping[str, ArticleGraph], going: set[str]) -> Counters:
        ids = sorted({*coming, *going})

        def differs(tx: Transaction) -> tuple[list[ArticleGraph], list[str]]:
            cypher = "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id AS id, a.content AS content"
            held = {row["id"]: row["content"] for row in tx.run(cypher, ids=ids)}
            new = [g for id, g in coming.items() if id in going or held.get(id) != g.article.content]
            return new, sorted(held.keys() & {*going, *(g.article.id for g in new)})

        new, old = self._read(differs)
        if not new and not old:
            return Counters(articles_unchanged=len(coming))

        def work(tx: Transaction) -> Counters:
            new, old = differs(tx)
            plan = self._exchange(tx, new, read_graphs(tx, old))
            tx.run("MATCH (s:Store {id: 'zonekg'}) WHERE s.note IS NOT NULL REMOVE s.note")
            return plan.counters(len(coming) - len(new))

        return self._write(work)

    def _exchange(self, tx: Transaction, new: list[ArticleGraph], going: list[ArticleGraph]) -> Plan:
        """Let new articles take the place of those that go, and return what that changed."""
        there = {graph.article.id for graph in going}
        asked = ask_tallies(tx, (*new, *going), self.schema)
        rows = [graph_row(graph) for graph in new]  # made while the server looks things up
        tallies = asked()
        supports = ask_supports(tx, (*new, *going), tallies.keys() | there)
        create_articles(tx, [row for row in rows if row["id"] not in there], self._labels)
        plan = make_plan(new, going, tallies, supports())  # worked out while the server writes
        carry_out(tx, plan, [row for row in rows if row["id"] in there], self.schema, self._labels)
        return plan

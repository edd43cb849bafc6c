"""What both engines do alike: write plans and read article graphs in plain Cypher with parameters.

Values are always parameters. Names of labels, types and properties come from the ontology or are checked to
be plain words, and stand in back quotes.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from threading import Event
from typing import Protocol, Self, TypeVar

from kg.errors import QueryError
from kg.model import AnyStatement, ArticleGraph, Observation, Statement
from kg.schema import Schema
from kg.stores._former import renewed
from kg.stores._outline import OUTLINE, outline_of
from kg.stores._plan import FORMS, REPLACED, Plan, Support, Tally, ends_of, examine, make_plan
from kg.stores._rows import Row, evidence_rows, graph_of, graph_row, mention_rows, qualifier_columns, statement_row
from kg.stores._search import SEARCH, find, search_text
from kg.stores._spelling import spelling_version
from kg.stores.base import Answer, Counters, Found, Index, Outline

__all__ = ["ENTITY", "CypherStore", "Transaction", "class_of", "node_labels"]

ENTITY = "Entity"
"""The label that all entities share."""
READ_BATCH = 200
"""Articles read back at a time."""
FILL_BATCH = 64
"""Articles in a transaction where many are loaded."""
WRITE_BATCH = 4_000
"""Rows written by one statement."""
T = TypeVar("T")


class Transaction(Protocol):
    """Run statements that become visible together."""

    def run(self, cypher: str, **params: object) -> list[Row]:
        """Run a statement and return its rows."""
        ...

    def drop_edges(self, type: str, statements: list[str]) -> None:
        """Delete the edges of a type that stand for these statements."""
        ...

    def mark_edges(self, type: str, rows: list[Row]) -> None:
        """Set `articles` and `confidence` of the edges of a type that stand for the statements `id`."""
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


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _properties(rows: Sequence[Row], *, without: Iterable[str] = ()) -> str:
    """Return a Cypher map that takes each property from `row`."""
    keys = dict.fromkeys(key for row in rows for key in row)
    for key in without:
        keys.pop(key, None)
    return "{" + ", ".join(f"{_quoted(key)}: row.{_quoted(key)}" for key in keys) + "}"


def _batches(rows: list[T], size: int = WRITE_BATCH) -> Iterator[list[T]]:
    for at in range(0, len(rows), size):
        yield rows[at : at + size]


def _grouped(items: Iterable[T], key: Callable[[T], str]) -> Iterator[tuple[str, list[T]]]:
    for name, group in groupby(sorted(items, key=key), key=key):
        yield name, list(group)


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
        rows = self._read(lambda tx: tx.run("MATCH (s:Store {id: 'zonekg'}) RETURN s.root AS root"))
        return str(rows[0]["root"] or "") if rows else ""

    def set_root(self, folder: str) -> None:
        """Keep the folder that the names of documents are relative to."""
        self._write(lambda tx: tx.run("MATCH (s:Store {id: 'zonekg'}) SET s.root = $folder", folder=folder))

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
        rows = self._read(lambda tx: tx.run("MATCH (s:Store {id: 'zonekg'}) RETURN s.note AS note"))
        return str(rows[0]["note"] or "") if rows else ""

    def note(self, text: str) -> None:
        """Keep a short text beside the graph; see the contract in base.py."""
        self._write(lambda tx: tx.run("MATCH (s:Store {id: 'zonekg'}) SET s.note = $text", text=text or None))

    def graphs(self, articles: Iterable[str] | None = None) -> Iterator[ArticleGraph]:
        """Yield stored articles as they were loaded; see the contract in base.py."""
        cypher = "MATCH (a:Article) RETURN a.id AS id, a.document AS document, a.number AS number"
        wanted = None if articles is None else set(articles)
        rows = self._read(lambda tx: tx.run(cypher)) if wanted is None or wanted else []
        # what a writer takes away while a server reads it has no properties any more
        rows = [row for row in rows if row["document"] is not None and (wanted is None or row["id"] in wanted)]
        rows.sort(key=lambda row: (row["document"], row["number"]))
        for batch in _batches([row["id"] for row in rows], READ_BATCH):
            yield from self._read_settled(lambda tx, ids=batch: _read_graphs(tx, ids))  # type: ignore[misc]

    def load(self, graphs: Iterable[ArticleGraph], *, instead_of: Iterable[str] = ()) -> Counters:
        """Store resolved and checked articles in one transaction; see the contract in base.py."""
        coming = {graph.article.id: graph for graph in graphs}
        for graph in coming.values():
            examine(graph, self.schema)
        going = set(instead_of)
        if not coming and not going:
            return Counters()
        return self._write_if_new(coming, going)

    def fill(
        self, graphs: Callable[[], Iterable[ArticleGraph]], *, progress: Callable[[int], None] = lambda articles: None
    ) -> Counters:
        """Load all articles batch after batch; see the contract in base.py."""
        total, done, coming = Counters(), 0, iter(graphs())
        while batch := list(islice(coming, FILL_BATCH)):
            total += self.load(batch)
            done += len(batch)
            progress(done)
        return total

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
            rows = [{"id": row["id"], SEARCH: _search_text(row, cls)} for cls, row in found]
            _unwind(tx, f"MATCH (n:Entity {{id: row.id}}) SET n.{SEARCH} = row.{SEARCH}", rows)

        for batch in _batches([row["id"] for row in ids]):
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
            plan = _plan(tx, new, _read_graphs(tx, old), self.schema)
            self._carry_out(tx, plan)
            tx.run("MATCH (s:Store {id: 'zonekg'}) WHERE s.note IS NOT NULL REMOVE s.note")
            return plan.counters(len(coming) - len(new))

        return self._write(work)

    def _carry_out(self, tx: Transaction, plan: Plan) -> None:
        """Write a plan. What goes leaves before what comes; ends exist before edges join them."""
        _retract(tx, plan, self.schema)
        self._create_articles(tx, plan)
        for cls, entities in _grouped(plan.entities_new, key=lambda entity: entity[0]):
            rows = [row | {SEARCH: _search_text(row, cls)} for _, row in entities]
            _unwind(tx, f"CREATE (:{self._labels(cls)} {_properties(rows)})", rows)
        changed = "MATCH (n:Entity {id: row.id}) SET " + ", ".join(
            f"n.{key} = row.{key}" for key in ("name", "aliases", "articles", "replaces", "_forms", "_replaced")
        )
        _unwind(tx, changed, [row for _, row in plan.entities_changed])
        renamed = [
            {"id": row["id"], SEARCH: _search_text(row, cls)}
            for cls, row in plan.entities_changed
            if row["id"] in plan.found_otherwise
        ]
        _unwind(tx, f"MATCH (n:Entity {{id: row.id}}) SET n.{SEARCH} = row.{SEARCH}", renamed)
        self._create_statements(tx, plan)
        mentions = [row for graph in plan.coming for row in mention_rows(graph)]
        if mentions:
            properties = _properties(mentions, without=("article", "entity"))
            join = "MATCH (a:Article {id: row.article}) MATCH (n:Entity {id: row.entity}) "
            _unwind(tx, f"{join}CREATE (a)-[:MENTIONS {properties}]->(n)", mentions)
        evidence = [row for graph in plan.coming for row in evidence_rows(graph)]
        if evidence:
            properties = _properties(evidence, without=("article",))
            join = "MATCH (s:Statement {id: row.statement}) MATCH (a:Article {id: row.article}) "
            path = f"(s)-[:EVIDENCED_BY]->(:{self._labels('Evidence')} {properties})-[:IN]->(a)"
            _unwind(tx, f"{join}CREATE {path}", evidence)
        _mark(tx, plan.raised, self.schema)
        recount = {statement.id: statement for statement in plan.recount}
        counted = _supports(
            tx,
            recount,
            "MATCH (s)-[:EVIDENCED_BY]->(e:Evidence)-[:IN]->(a:Article) "
            "RETURN s.id AS id, count(DISTINCT a.id) AS articles, max(e.confidence) AS confidence",
        )
        _mark(tx, [(recount[id], support) for id, support in counted.items()], self.schema)

    def _create_articles(self, tx: Transaction, plan: Plan) -> None:
        new = [graph_row(graph) for graph in plan.articles_new]
        if new:
            _unwind(tx, f"CREATE (:{self._labels('Article')} {_properties(new)})", new, size=200)
        changed = [graph_row(graph) for graph in plan.articles_changed]
        if changed:
            assignments = ", ".join(f"a.{_quoted(key)} = row.{_quoted(key)}" for key in changed[0])
            _unwind(tx, f"MATCH (a:Article {{id: row.id}}) SET {assignments}", changed, size=200)

    def _create_statements(self, tx: Transaction, plan: Plan) -> None:
        """Create the nodes of new statements, their ends, and the edges between entities that they imply."""
        own = {graph.article.id for graph in plan.coming}
        figures = [item for item in plan.statements_new if not isinstance(item[0], Statement)]
        for cls, items in _grouped(figures, key=lambda item: _class_of_statement(item[0])):
            rows = [_supported(*item) for item in items]
            create = f"CREATE (:{self._labels(cls)} {_properties(rows)})-[:SUBJECT]->(n)"
            _unwind(tx, f"MATCH (n:Entity {{id: row.subject}}) {create}", rows)
        relations = [item for item in plan.statements_new if isinstance(item[0], Statement)]

        def shape(item: tuple[AnyStatement, Support]) -> str:
            statement = item[0]
            assert isinstance(statement, Statement)
            ends = ("Article" if end in own else ENTITY for end in (statement.subject, statement.object))
            columns = " ".join(qualifier_columns(statement))
            return "|".join((statement.relation, *ends, columns))

        for group, items in _grouped(relations, key=shape):
            relation, subject, object_, columns = group.split("|")
            rows = [_supported(*item) for item in items]
            edge = ["status", "confidence", "articles", *columns.split()]
            properties = ", ".join(["statement: row.id", *(f"{_quoted(key)}: row.{_quoted(key)}" for key in edge)])
            _unwind(
                tx,
                f"MATCH (s:{subject} {{id: row.subject}}) MATCH (o:{object_} {{id: row.object}}) "
                f"CREATE (x:{self._labels('Statement')} {_properties(rows)})-[:SUBJECT]->(s), (x)-[:OBJECT]->(o), "
                f"(s)-[:{_quoted(self.schema.relations[relation].cypher)} {{{properties}}}]->(o)",
                rows,
            )


def _unwind(tx: Transaction, then: str, rows: list[Row], *, size: int = WRITE_BATCH) -> None:
    """Run a clause for each row, `row` being its name."""
    for batch in _batches(rows, size):
        tx.run("UNWIND $rows AS row " + then, rows=batch)


def _search_text(row: Row, cls: str) -> str:
    return search_text(row["name"], row["aliases"], cls, row["articles"])


def _class_of_statement(statement: AnyStatement) -> str:
    if isinstance(statement, Statement):
        return "Statement"
    return "Observation" if isinstance(statement, Observation) else "Attribute"


def _supported(statement: AnyStatement, support: Support) -> Row:
    return statement_row(statement) | {"articles": support.articles, "confidence": support.confidence}


def _plan(tx: Transaction, coming: Sequence[ArticleGraph], going: Sequence[ArticleGraph], schema: Schema) -> Plan:
    """Read what the store holds of all that is concerned, and plan."""
    graphs = (*coming, *going)
    entities = sorted({entity.id for graph in graphs for entity in graph.entities})
    tallies: dict[str, Tally] = {}
    for batch in _batches(entities):
        counted = f"n.{FORMS} AS {FORMS}, n.{REPLACED} AS {REPLACED}"
        told = f"n.id AS id, labels(n) AS labels, n.name AS name, n.articles AS articles, {counted}"
        for row in tx.run(f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) RETURN {told}", ids=batch):
            tallies[row["id"]] = Tally.of(class_of(row["labels"], schema), row)
    # what speaks of something that is not stored yet cannot be stored itself
    known = {*tallies, *(graph.article.id for graph in going)}
    statements = {
        statement.id for graph in graphs for statement in graph.statements if known.issuperset(ends_of(statement))
    }
    returned = "RETURN s.id AS id, s.articles AS articles, s.confidence AS confidence"
    return make_plan(coming, going, tallies, _supports(tx, statements, returned))


def _supports(tx: Transaction, statements: Iterable[str], returned: str) -> dict[str, Support]:
    """Return the support of those statements that are stored, by what the Cypher `returned` gives for `s`."""
    supports = {}
    for batch in _batches(sorted(statements)):
        for row in tx.run(f"UNWIND $ids AS id MATCH (s:Statement {{id: id}}) {returned}", ids=batch):
            supports[row["id"]] = Support(row["articles"], row["confidence"])
    return supports


def _retract(tx: Transaction, plan: Plan, schema: Schema) -> None:
    """Take out what the plan says goes: evidence and mentions, then what they alone supported."""
    ids = [*plan.articles_gone, *(graph.article.id for graph in plan.articles_changed)]
    for batch in _batches(ids):
        tx.run("UNWIND $ids AS id MATCH (:Article {id: id})<-[:IN]-(e:Evidence) DETACH DELETE e", ids=batch)
        tx.run("UNWIND $ids AS id MATCH (:Article {id: id})-[m:MENTIONS]->() DELETE m", ids=batch)
    relations = (statement for statement in plan.statements_gone if isinstance(statement, Statement))
    for relation, gone in _grouped(relations, key=lambda statement: statement.relation):
        for some in _batches([statement.id for statement in gone]):
            tx.drop_edges(schema.relations[relation].cypher, some)
    for label, nodes in (
        ("Statement", [statement.id for statement in plan.statements_gone]),
        (ENTITY, plan.entities_gone),
        ("Article", plan.articles_gone),
    ):
        for batch in _batches(nodes):
            tx.run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids=batch)


def _mark(tx: Transaction, items: Sequence[tuple[AnyStatement, Support]], schema: Schema) -> None:
    """Set the support of statements and of the edges they imply."""

    def row(item: tuple[AnyStatement, Support]) -> Row:
        return {"id": item[0].id, "articles": item[1].articles, "confidence": item[1].confidence}

    cypher = "MATCH (s:Statement {id: row.id}) SET s.articles = row.articles, s.confidence = row.confidence"
    _unwind(tx, cypher, [row(item) for item in items])
    relations = [item for item in items if isinstance(item[0], Statement)]
    for relation, some in _grouped(relations, key=lambda item: item[0].relation):  # type: ignore[union-attr]
        for batch in _batches([row(item) for item in some]):
            tx.mark_edges(schema.relations[relation].cypher, batch)


def _read_graphs(tx: Transaction, ids: Sequence[str]) -> list[ArticleGraph]:
    """Return the stored articles of these ids, in the order of the ids."""
    if not ids:
        return []
    start = "UNWIND $ids AS id MATCH (a:Article {id: id})"
    articles = {row["id"]: row["held"] for row in tx.run(f"{start} RETURN id, properties(a) AS held", ids=ids)}
    mentions: dict[str, list[Row]] = {}
    for row in tx.run(f"{start}-[m:MENTIONS]->(n) RETURN id, n.id AS entity, properties(m) AS held", ids=ids):
        mentions.setdefault(row["id"], []).append(row["held"] | {"entity": row["entity"]})
    evidence: dict[str, list[Row]] = {}
    statements: dict[str, Row] = {}
    path = "<-[:IN]-(e:Evidence)<-[:EVIDENCED_BY]-(s:Statement)"
    for row in tx.run(f"{start}{path} RETURN id, properties(e) AS held, properties(s) AS said", ids=ids):
        evidence.setdefault(row["id"], []).append(row["held"])
        statements[row["said"]["id"]] = row["said"]
    return [
        graph_of(articles[id], mentions.get(id, ()), evidence.get(id, ()), statements) for id in ids if id in articles
    ]

"""Read from the graph what the next steps need: whole articles, and what is held of all that a load concerns."""

from collections.abc import Callable, Iterable, Sequence

from kg.model import ArticleGraph
from kg.schema import Schema
from kg.stores._plan import FORMS, REPLACED, Support, Tally, ends_of
from kg.stores._rows import Row, graph_of
from kg.stores._transaction import Transaction, batches, class_of

__all__ = ["ask_supports", "ask_tallies", "read_graphs", "recounted"]


def ask_tallies(tx: Transaction, graphs: Iterable[ArticleGraph], schema: Schema) -> Callable[[], dict[str, Tally]]:
    """Ask what the store holds of the entities that articles name, and return what waits for it."""
    ids = sorted({entity.id for graph in graphs for entity in graph.entities})
    told = f"n.name AS name, n.articles AS articles, n.{FORMS} AS {FORMS}, n.{REPLACED} AS {REPLACED}"
    cypher = f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) RETURN n.id AS id, labels(n) AS labels, {told}"
    asked = [tx.ask(cypher, ids=batch) for batch in batches(ids)]
    return lambda: {row["id"]: Tally.of(class_of(row["labels"], schema), row) for rows in asked for row in rows()}


def ask_supports(tx: Transaction, graphs: Iterable[ArticleGraph], known: set[str]) -> Callable[[], dict[str, Support]]:
    """Ask how well those statements of articles are supported that are stored, and return what waits for it.

    What speaks of something that is not `known` to be stored cannot be stored itself.
    """
    statements = {
        statement.id for graph in graphs for statement in graph.statements if known.issuperset(ends_of(statement))
    }
    return _asked(tx, statements, "RETURN s.id AS id, s.articles AS articles, s.confidence AS confidence")


def recounted(tx: Transaction, statements: Iterable[str]) -> dict[str, Support]:
    """Return the support of stored statements, counted by their evidence."""
    return _asked(
        tx,
        statements,
        "MATCH (s)-[:EVIDENCED_BY]->(e:Evidence)-[:IN]->(a:Article) "
        "RETURN s.id AS id, count(DISTINCT a.id) AS articles, max(e.confidence) AS confidence",
    )()


def _asked(tx: Transaction, statements: Iterable[str], returned: str) -> Callable[[], dict[str, Support]]:
    cypher = f"UNWIND $ids AS id MATCH (s:Statement {{id: id}}) {returned}"
    asked = [tx.ask(cypher, ids=batch) for batch in batches(sorted(statements))]
    return lambda: {row["id"]: Support(row["articles"], row["confidence"]) for rows in asked for row in rows()}


def read_graphs(tx: Transaction, ids: Sequence[str]) -> list[ArticleGraph]:
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

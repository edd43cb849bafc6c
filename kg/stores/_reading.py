"""Read from the graph what the next steps need: whole articles, and what is held of all that a load concerns."""

from collections.abc import Iterable, Sequence

from kg.model import ArticleGraph
from kg.schema import Schema
from kg.stores._plan import FORMS, REPLACED, Plan, Support, Tally, ends_of, make_plan
from kg.stores._rows import Row, graph_of
from kg.stores._transaction import Transaction, batches, class_of

__all__ = ["plan_of", "read_graphs", "supports_of"]


def plan_of(tx: Transaction, coming: Sequence[ArticleGraph], going: Sequence[ArticleGraph], schema: Schema) -> Plan:
    """Read what the store holds of all that is concerned, and plan."""
    graphs = (*coming, *going)
    entities = sorted({entity.id for graph in graphs for entity in graph.entities})
    tallies: dict[str, Tally] = {}
    for batch in batches(entities):
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
    return make_plan(coming, going, tallies, supports_of(tx, statements, returned))


def supports_of(tx: Transaction, statements: Iterable[str], returned: str) -> dict[str, Support]:
    """Return the support of those statements that are stored, by what the Cypher `returned` gives for `s`."""
    supports = {}
    for batch in batches(sorted(statements)):
        for row in tx.run(f"UNWIND $ids AS id MATCH (s:Statement {{id: id}}) {returned}", ids=batch):
            supports[row["id"]] = Support(row["articles"], row["confidence"])
    return supports


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

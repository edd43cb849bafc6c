"""Carry out what `_plan.py` worked out: the statements in Cypher that change the graph."""

from collections.abc import Callable, Sequence

from kg.model import AnyStatement, Observation, Statement
from kg.schema import Schema
from kg.stores._plan import Plan, Support
from kg.stores._reading import recounted
from kg.stores._rows import Row, evidence_rows, mention_rows, qualifier_columns, statement_row
from kg.stores._search import SEARCH, search_text
from kg.stores._transaction import ENTITY, Transaction, batches, grouped, properties_of, quoted, unwind

__all__ = ["carry_out", "create_articles", "search_text_of"]


def carry_out(tx: Transaction, plan: Plan, changed: list[Row], schema: Schema, labels: Callable[[str], str]) -> None:
    """Write a plan, new articles left out. What goes leaves before what comes; ends exist before edges join them.

    `changed` are the rows of changed articles. `labels` says what stands behind the colon where a node of a class is
    created.
    """
    _retract(tx, plan, schema)
    _change_articles(tx, changed)
    for cls, entities in grouped(plan.entities_new, key=lambda entity: entity[0]):
        rows = [row | {SEARCH: search_text_of(row, cls)} for _, row in entities]
        unwind(tx, f"CREATE (:{labels(cls)} {properties_of(rows)})", rows)
    told = ("name", "aliases", "articles", "replaces", "_forms", "_replaced")
    assignments = ", ".join(f"n.{key} = row.{key}" for key in told)
    unwind(tx, f"MATCH (n:Entity {{id: row.id}}) SET {assignments}", [row for _, row in plan.entities_changed])
    renamed = [
        {"id": row["id"], SEARCH: search_text_of(row, cls)}
        for cls, row in plan.entities_changed
        if row["id"] in plan.found_otherwise
    ]
    unwind(tx, f"MATCH (n:Entity {{id: row.id}}) SET n.{SEARCH} = row.{SEARCH}", renamed)
    _create_statements(tx, plan, schema, labels)
    mentions = [row for graph in plan.coming for row in mention_rows(graph)]
    if mentions:
        properties = properties_of(mentions, without=("article", "entity"))
        join = "MATCH (a:Article {id: row.article}) MATCH (n:Entity {id: row.entity}) "
        unwind(tx, f"{join}CREATE (a)-[:MENTIONS {properties}]->(n)", mentions)
    evidence = [row for graph in plan.coming for row in evidence_rows(graph)]
    if evidence:
        properties = properties_of(evidence, without=("article",))
        join = "MATCH (s:Statement {id: row.statement}) MATCH (a:Article {id: row.article}) "
        path = f"(s)-[:EVIDENCED_BY]->(:{labels('Evidence')} {properties})-[:IN]->(a)"
        unwind(tx, f"{join}CREATE {path}", evidence)
    _mark(tx, plan.raised, schema)
    recount = {statement.id: statement for statement in plan.recount}
    _mark(tx, [(recount[id], support) for id, support in recounted(tx, recount).items()], schema)


def create_articles(tx: Transaction, rows: list[Row], labels: Callable[[str], str]) -> None:
    """Create the nodes of new articles, which nothing else has to stand before."""
    if rows:
        unwind(tx, f"CREATE (:{labels('Article')} {properties_of(rows)})", rows, size=200)


def _change_articles(tx: Transaction, rows: list[Row]) -> None:
    if rows:
        assignments = ", ".join(f"a.{quoted(key)} = row.{quoted(key)}" for key in rows[0])
        unwind(tx, f"MATCH (a:Article {{id: row.id}}) SET {assignments}", rows, size=200)


def _create_statements(tx: Transaction, plan: Plan, schema: Schema, labels: Callable[[str], str]) -> None:
    """Create the nodes of new statements, their ends, and the edges between entities that they imply."""
    own = {graph.article.id for graph in plan.coming}
    figures = [item for item in plan.statements_new if not isinstance(item[0], Statement)]
    for cls, items in grouped(figures, key=lambda item: _class_of_statement(item[0])):
        rows = [_supported(*item) for item in items]
        create = f"CREATE (:{labels(cls)} {properties_of(rows)})-[:SUBJECT]->(n)"
        unwind(tx, f"MATCH (n:Entity {{id: row.subject}}) {create}", rows)
    relations = [item for item in plan.statements_new if isinstance(item[0], Statement)]

    def shape(item: tuple[AnyStatement, Support]) -> str:
        statement = item[0]
        assert isinstance(statement, Statement)
        ends = ("Article" if end in own else ENTITY for end in (statement.subject, statement.object))
        columns = " ".join(qualifier_columns(statement))
        return "|".join((statement.relation, *ends, columns))

    for group, items in grouped(relations, key=shape):
        relation, subject, object_, columns = group.split("|")
        rows = [_supported(*item) for item in items]
        edge = ["status", "confidence", "articles", *columns.split()]
        properties = ", ".join(["statement: row.id", *(f"{quoted(key)}: row.{quoted(key)}" for key in edge)])
        unwind(
            tx,
            f"MATCH (s:{subject} {{id: row.subject}}) MATCH (o:{object_} {{id: row.object}}) "
            f"CREATE (x:{labels('Statement')} {properties_of(rows)})-[:SUBJECT]->(s), (x)-[:OBJECT]->(o), "
            f"(s)-[:{quoted(schema.relations[relation].cypher)} {{{properties}}}]->(o)",
            rows,
        )


def search_text_of(row: Row, cls: str) -> str:
    """Return what the full-text index keeps of an entity's node."""
    return search_text(row["name"], row["aliases"], cls, row["articles"])


def _class_of_statement(statement: AnyStatement) -> str:
    if isinstance(statement, Statement):
        return "Statement"
    return "Observation" if isinstance(statement, Observation) else "Attribute"


def _supported(statement: AnyStatement, support: Support) -> Row:
    return statement_row(statement) | {"articles": support.articles, "confidence": support.confidence}


def _retract(tx: Transaction, plan: Plan, schema: Schema) -> None:
    """Take out what the plan says goes: evidence and mentions, then what they alone supported."""
    ids = [*plan.articles_gone, *(graph.article.id for graph in plan.articles_changed)]
    for batch in batches(ids):
        tx.run("UNWIND $ids AS id MATCH (:Article {id: id})<-[:IN]-(e:Evidence) DETACH DELETE e", ids=batch)
        tx.run("UNWIND $ids AS id MATCH (:Article {id: id})-[m:MENTIONS]->() DELETE m", ids=batch)
    relations = (statement for statement in plan.statements_gone if isinstance(statement, Statement))
    for relation, gone in grouped(relations, key=lambda statement: statement.relation):
        for some in batches([statement.id for statement in gone]):
            tx.drop_edges(schema.relations[relation].cypher, some)
    for label, nodes in (
        ("Statement", [statement.id for statement in plan.statements_gone]),
        (ENTITY, plan.entities_gone),
        ("Article", plan.articles_gone),
    ):
        for batch in batches(nodes):
            tx.run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids=batch)


def _mark(tx: Transaction, items: Sequence[tuple[AnyStatement, Support]], schema: Schema) -> None:
    """Set the support of statements and of the edges they imply."""

    def row(item: tuple[AnyStatement, Support]) -> Row:
        return {"id": item[0].id, "articles": item[1].articles, "confidence": item[1].confidence}

    cypher = "MATCH (s:Statement {id: row.id}) SET s.articles = row.articles, s.confidence = row.confidence"
    unwind(tx, cypher, [row(item) for item in items])
    relations = [item for item in items if isinstance(item[0], Statement)]
    for relation, some in grouped(relations, key=lambda item: item[0].relation):  # type: ignore[union-attr]
        for batch in batches([row(item) for item in some]):
            tx.mark_edges(schema.relations[relation].cypher, batch)

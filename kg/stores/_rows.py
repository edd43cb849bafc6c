"""Article graphs as rows of properties and back again, without loss: what both engines write and read."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.claims import claims_of
from kg.errors import StoreError
from kg.ids import digest
from kg.model import (
    AnyStatement,
    Article,
    ArticleGraph,
    Attribute,
    Entity,
    Evidence,
    Observation,
    Part,
    Statement,
)
from kg.stores._outline import OUTLINE, outlined

__all__ = [
    "CLAIMS",
    "Row",
    "claims_text",
    "evidence_rows",
    "graph_of",
    "graph_row",
    "mention_rows",
    "qualifier_columns",
    "statement_row",
]

Row = dict[str, Any]
CLAIMS = "_claims"
"""Property of an article that keeps what it claims, so that contradictions are found without reading its statements."""
BASE = "_base"
"""Property of an article that keeps what was read of it, where entities were found to be one since."""
STAMP = "_stamp"
"""Property of an article that changes with anything that is stored of it."""

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

_TAKEN = frozenset(
    {"id", "relation", "status", "statement", "subject", "object", "qualifiers", "articles", "confidence"}
    | {"indicator", "attribute", "end"}
)
"""Properties that mean something else on statements and edges, or that an engine reserves."""


def article_row(article: Article) -> Row:
    """Return the properties of an article's node; an empty field is left out (None)."""
    return {
        "id": article.id,
        "document": article.document,
        "number": article.number,
        "title": article.title,
        "zone": article.zone or None,
        "author": article.author or None,
        "outlet": article.outlet or None,
        "date": article.date or None,
        "year": article.year,
        "year_inferred": article.year_inferred,
        "content": article.content,
        "start": article.start,
        "stop": article.stop,
        "text": article.text,
        "parts": [f"{part.role}:{part.start}:{part.stop}" for part in article.parts],
    }


def graph_row(graph: ArticleGraph) -> Row:
    """Return the properties of an article's node, with what was read of it if that is shown otherwise."""
    base = _packed(graph.base) if graph.base else None
    return article_row(graph.article) | {
        BASE: base,
        OUTLINE: outlined(graph),
        CLAIMS: claims_text(graph),
        STAMP: stamp(graph),
    }


def claims_text(graph: ArticleGraph) -> str:
    """Return what an article claims as text."""
    return json.dumps(list(claims_of(graph)), ensure_ascii=False, separators=(",", ":"))


def stamp(graph: ArticleGraph) -> str:
    """Return a hash of all that an article states, by which a view of the store tells whether it has changed."""
    parts = [graph.article.content]
    for entity in graph.entities:
        parts += [entity.id, entity.cls, entity.name, entity.home, *entity.aliases]
    for statement in graph.statements:
        parts.append(statement.id)
        for item in statement.evidence:
            parts += [item.id, repr(item.confidence), *item.inferred]
    return digest(*parts)


def _packed(base: ArticleGraph) -> str:
    """Return the entities and statements of a graph as text."""
    entities = [[item.id, item.cls, item.name, item.home, *item.aliases] for item in base.entities]
    said = []
    for statement in base.statements:
        row = {key: value for key, value in statement_row(statement).items() if value is not None}
        cited = [
            [item.start, item.stop, item.quote, item.rule, item.confidence, *item.inferred]
            for item in statement.evidence
        ]
        said.append([row, cited])
    return json.dumps([entities, said], ensure_ascii=False, separators=(",", ":"))


def _unpacked(text: str, article: Article) -> ArticleGraph:
    entities, said = json.loads(text)
    named = (Entity(id, cls, name, tuple(aliases), home) for id, cls, name, home, *aliases in entities)
    id = article.id

    def cited(rows: list[list[Any]]) -> Iterator[Evidence]:
        for start, stop, quote, rule, confidence, *inferred in rows:
            yield Evidence(id, start, stop, quote, rule, confidence, tuple(inferred))

    return ArticleGraph(article, tuple(named), tuple(_statement_of(row, cited(rows)) for row, rows in said))


def _article_of(row: Row) -> Article:
    parts = (part.split(":") for part in row.get("parts") or ())
    return Article(
        document=row["document"],
        number=row["number"],
        start=row["start"],
        stop=row["stop"],
        text=row.get("text") or "",
        title=row.get("title") or "",
        zone=row.get("zone") or "",
        author=row.get("author") or "",
        outlet=row.get("outlet") or "",
        date=row.get("date") or "",
        year=row.get("year"),
        year_inferred=bool(row.get("year_inferred")),
        parts=tuple(Part(role, int(start), int(stop)) for role, start, stop in parts),
    )


def mention_rows(graph: ArticleGraph) -> Iterator[Row]:
    """Yield what the article calls each of its entities, in order."""
    home = graph.article.id
    for position, entity in enumerate(graph.entities):
        yield {
            "article": home,
            "entity": entity.id,
            "name": entity.name,
            "aliases": list(entity.aliases),
            "cls": entity.cls,
            "home": entity.home or None,
            "position": position,
            "replaces": list(entity.replaces) or None,
            "same": list(entity.same) or None,
        }


def statement_row(statement: AnyStatement) -> Row:
    """Return the properties of a statement's node; qualifiers come both as one list and each by its name."""
    match statement:
        case Statement():
            flat = [part for pair in statement.qualifiers for part in pair]
            return {
                "id": statement.id,
                "relation": statement.relation,
                "subject": statement.subject,
                "object": statement.object,
                "status": statement.status,
                "qualifiers": flat or None,
                **qualifier_columns(statement),
            }
        case Observation():
            return {
                "id": statement.id,
                "subject": statement.subject,
                "indicator": statement.indicator,
                "period": statement.period or None,
                "value": statement.value,
                "unit": statement.unit or None,
                "yoy": statement.yoy,
                "scope": statement.scope or None,
                "status": statement.status,
            }
        case Attribute():
            return {
                "id": statement.id,
                "subject": statement.subject,
                "attribute": statement.attribute,
                "value": statement.value,
                "unit": statement.unit or None,
                "status": statement.status,
            }


def qualifier_columns(statement: Statement) -> Row:
    """Return the qualifiers that can be properties of their own name: plain words that mean nothing else here.

    >>> qualifier_columns(Statement("a", "holdsPost", "b", qualifiers=(("end", "x"), ("title", "主任"))))
    {'title': '主任'}
    """
    return {key: value for key, value in statement.qualifiers if _WORD.fullmatch(key) and key not in _TAKEN}


def _statement_of(row: Row, evidence: Iterable[Evidence]) -> AnyStatement:
    """Return the statement of a node's properties."""
    subject, status, cited = row["subject"], row["status"], tuple(evidence)
    if "indicator" in row:
        return Observation(
            subject=subject,
            indicator=row["indicator"],
            period=row.get("period") or "",
            value=row.get("value"),
            unit=row.get("unit") or "",
            yoy=row.get("yoy"),
            scope=row.get("scope") or "",
            status=status,
            evidence=cited,
        )
    if "attribute" in row:
        return Attribute(subject, row["attribute"], row["value"], row.get("unit") or "", status, cited)
    flat = row.get("qualifiers") or []
    pairs = tuple(zip(flat[::2], flat[1::2], strict=True))
    return Statement(subject, row["relation"], row["object"], status, pairs, cited)


def evidence_rows(graph: ArticleGraph) -> Iterator[Row]:
    """Yield the evidence of an article's statements, numbered so that the order can be restored."""
    position = 0
    for statement in graph.statements:
        id = statement.id
        for evidence in statement.evidence:
            yield {
                "statement": id,
                "article": evidence.article,
                "id": evidence.id,
                "start": evidence.start,
                "stop": evidence.stop,
                "quote": evidence.quote,
                "rule": evidence.rule,
                "confidence": evidence.confidence,
                "inferred": list(evidence.inferred),
                "position": position,
            }
            position += 1


def graph_of(
    article: Row, mentions: Iterable[Row], evidence: Sequence[Row], statements: Mapping[str, Row]
) -> ArticleGraph:
    """Return an article graph as it was loaded.

    `evidence` are the rows of `evidence_rows`, `statements` the rows of `statement_row` by id. Raises
    StoreError if the stored rows do not fit together.
    """
    try:
        cited: dict[str, list[Evidence]] = {}
        for row in sorted(evidence, key=lambda row: row["position"]):
            inferred = tuple(row.get("inferred") or ())
            found = Evidence(
                article["id"], row["start"], row["stop"], row["quote"], row["rule"], row["confidence"], inferred
            )
            cited.setdefault(row["statement"], []).append(found)
        entities = (
            Entity(
                row["entity"],
                row["cls"],
                row["name"],
                tuple(row.get("aliases") or ()),
                row.get("home") or "",
                tuple(row.get("replaces") or ()),
                tuple(row.get("same") or ()),
            )
            for row in sorted(mentions, key=lambda row: row["position"])
        )
        said = (_statement_of(statements[id], found) for id, found in cited.items())
        own = _article_of(article)
        base = _unpacked(article[BASE], own) if article.get(BASE) else None
        return ArticleGraph(own, tuple(entities), tuple(said), base)
    except (KeyError, TypeError, ValueError) as error:
        raise StoreError(
            f"{article.get('document', '?')}: article {article.get('number', '?')} is stored incompletely "
            f"({type(error).__name__}: {error}); run `kg forget` on the file and build it again"
        ) from error

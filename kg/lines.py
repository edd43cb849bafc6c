"""Write what an article says as JSON lines: the form in which extraction is printed, compared and scored."""

import json
import math
import re
from collections.abc import Iterator, Mapping

from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Reject, Statement

__all__ = ["Line", "article_lines", "dump", "reject_line"]

Line = Mapping[str, object]
ARTICLE = "article"
"""The name under which statements call the article that states them."""
_ORDER = (Statement, Observation, Attribute)
# What a terminal or a line reader may act upon: C1 controls, line separators, marks that turn the reading direction.
_ACTIVE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dump(line: Line) -> str:
    """Return a line as JSON without its line break; Chinese stays readable, what could act on a terminal is escaped.

    >>> dump({"name": "云杉", "value": 4})
    '{"name": "云杉", "value": 4}'
    """
    text = json.dumps(line, ensure_ascii=False, allow_nan=False)
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def plain(number: float | None) -> float | int | str | None:
    """Return a number that is whole as an int, as the page prints it; what is no number JSON knows, as a text.

    >>> plain(4.0), plain(4.5), plain(None), plain(float("nan"))
    (4, 4.5, None, 'nan')
    """
    if number is None or math.isfinite(number):
        return int(number) if number is not None and float(number).is_integer() else number
    return str(number)


def _one_line(quote: str) -> str:
    """Return a quote without its line breaks."""
    return quote.replace("\r", "").replace("\n", "")


def _cited(evidence: Evidence) -> dict[str, object]:
    """Return the fields that say where and how something was read."""
    fields: dict[str, object] = {
        "ev": _one_line(evidence.quote),
        "start": evidence.start,
        "end": evidence.stop,
        "rule": evidence.rule,
        "confidence": plain(evidence.confidence),
    }
    if evidence.inferred:
        fields["inferred"] = list(evidence.inferred)
    return fields


def _said(statement: AnyStatement, names: Mapping[str, str]) -> dict[str, object]:
    """Return the fields that say what is stated, with names in place of ids."""
    match statement:
        case Statement():
            return {
                "kind": "statement",
                "s": names.get(statement.subject, statement.subject),
                "p": statement.relation,
                "o": names.get(statement.object, statement.object),
                **dict(statement.qualifiers),
                "status": statement.status,
            }
        case Observation():
            return {
                "kind": "observation",
                "subject": names.get(statement.subject, statement.subject),
                "indicator": statement.indicator,
                "period": statement.period or None,
                "value": plain(statement.value),
                "unit": statement.unit or None,
                "yoy": plain(statement.yoy),
                "scope": statement.scope or None,
                "status": statement.status,
            }
        case Attribute():
            value = statement.value
            return {
                "kind": "attribute",
                "subject": names.get(statement.subject, statement.subject),
                "attribute": statement.attribute,
                "value": value if isinstance(value, str) else plain(value),
                "unit": statement.unit or None,
                "status": statement.status,
            }


def statement_line(statement: AnyStatement, article: Article, names: Mapping[str, str]) -> dict[str, object]:
    """Return the line of one statement; its surest evidence comes with it, any other under `more`."""
    line = {ARTICLE: article.number, **_said(statement, names)}
    ranked = sorted(statement.evidence, key=lambda evidence: (-evidence.confidence, evidence.start, evidence.stop))
    if ranked:
        line |= _cited(ranked[0])
    line["document"] = article.document
    if ranked[1:]:
        line["more"] = [_cited(evidence) for evidence in ranked[1:]]
    return line


def article_line(article: Article) -> dict[str, object]:
    """Return the line that opens an article."""
    line: dict[str, object] = {
        "kind": ARTICLE,
        ARTICLE: article.number,
        "title": article.title,
        "zone": article.zone or None,
        "author": article.author or None,
        "outlet": article.outlet or None,
        "date": article.date or None,
        "year": article.year,
        "document": article.document,
        "start": article.start,
        "end": article.stop,
        "rule": "page.article",
        "confidence": 1,
    }
    if article.year_inferred:
        line["inferred"] = ["year"]
    return line


def entity_line(entity: Entity, article: Article) -> dict[str, object]:
    """Return the line of one entity of an article."""
    return {
        ARTICLE: article.number,
        "kind": "entity",
        "class": entity.cls,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "document": article.document,
    }


def article_lines(graph: ArticleGraph) -> Iterator[Line]:
    """Yield the lines of one article: itself, its entities, then statements, observations and attributes.

    The order within a kind is the graph's own, so the same graph gives the same bytes.
    """
    article = graph.article
    yield article_line(article)
    for entity in graph.entities:
        yield entity_line(entity, article)
    names = _names(graph)
    for kind in _ORDER:
        for statement in graph.statements:
            if isinstance(statement, kind):
                yield statement_line(statement, article, names)


def reject_line(reject: Reject, graph: ArticleGraph) -> Line:
    """Return the line of a statement or an entity that was refused, `graph` being the one it came from."""
    refused = reject.statement
    if isinstance(refused, Entity):
        return {**entity_line(refused, graph.article), "reason": reject.reason}
    return {**statement_line(refused, graph.article, _names(graph)), "reason": reject.reason}


def _names(graph: ArticleGraph) -> Mapping[str, str]:
    """Return what each id is called in the lines of an article."""
    return {graph.article.id: ARTICLE} | {entity.id: entity.name for entity in graph.entities}

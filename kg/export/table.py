"""Write statements as a table that a spreadsheet opens: a row for each piece of evidence."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kg.lines import plain
from kg.model import AnyStatement, ArticleGraph, Attribute, Evidence, Observation, Statement
from kg.schema import load_schema

__all__ = ["columns", "write_csv"]

_DANGEROUS = tuple("=+-@\t\r＝＋－＠")
Cell = str | int | float | None
Names = dict[str, tuple[str, str]]


def columns() -> tuple[str, ...]:
    """Return what stands in each row; `relation` is the relation, the indicator or the attribute.

    >>> columns()[:6]
    ('kind', 'subject', 'subject_class', 'relation', 'object', 'object_class')
    """
    said = ("kind", "subject", "subject_class", "relation", "object", "object_class", *load_schema().qualifiers)
    figure = ("status", "value", "unit", "yoy", "period", "scope")
    where = ("quote", "start", "stop", "document", "article", "headline", "zone", "author", "outlet", "date")
    return (*said, *figure, *where, "rule", "confidence", "inferred", "statement_id", "subject_id", "object_id")


def write_csv(graphs: Iterable[ArticleGraph], out: BinaryIO) -> None:
    """Write a row for each evidence of each statement, as UTF-8 with the mark by which Excel knows it.

    A text that a spreadsheet would run as a formula is set behind an apostrophe; numbers stay numbers. Names are
    those that the article uses; line breaks in a quote are dropped, as in the JSON lines.
    """
    out.write(codecs.BOM_UTF8)
    row = io.StringIO(newline="")
    writer = csv.writer(row, lineterminator="\r\n")
    for cells in _rows(graphs):
        writer.writerow(cells)
        out.write(row.getvalue().encode())
        row.seek(0)
        row.truncate()


def _rows(graphs: Iterable[ArticleGraph]) -> Iterator[list[Cell]]:
    heads = columns()
    yield list(heads)
    for graph in graphs:
        article = graph.article
        names: Names = {entity.id: (entity.name, entity.cls) for entity in graph.entities}
        names[article.id] = (article.title, "Article")
        about: dict[str, Cell] = {
            "document": article.document,
            "article": article.number,
            "headline": article.title,
            "zone": article.zone,
            "author": article.author,
            "outlet": article.outlet,
            "date": article.date,
        }
        for statement in graph.statements:
            said = _said(statement, names)
            for evidence in statement.evidence:
                row = said | _cited(evidence) | about
                yield [_safe(row.get(head)) for head in heads]


def _said(statement: AnyStatement, names: Names) -> dict[str, Cell]:
    name, cls = names.get(statement.subject, (statement.subject, ""))
    said: dict[str, Cell] = {
        "subject": name,
        "subject_class": cls,
        "status": statement.status,
        "statement_id": statement.id,
        "subject_id": statement.subject,
    }
    match statement:
        case Statement():
            name, cls = names.get(statement.object, (statement.object, ""))
            said |= {"kind": "statement", "relation": statement.relation, "object": name, "object_class": cls}
            said |= {"object_id": statement.object, **dict(statement.qualifiers)}
        case Observation():
            said |= {"kind": "observation", "relation": statement.indicator, "value": plain(statement.value)}
            said |= {"unit": statement.unit, "yoy": plain(statement.yoy)}
            said |= {"period": statement.period, "scope": statement.scope}
        case Attribute():
            value = statement.value
            said |= {"kind": "attribute", "relation": statement.attribute, "unit": statement.unit}
            said["value"] = value if isinstance(value, str) else plain(value)
    return said


def _cited(evidence: Evidence) -> dict[str, Cell]:
    return {
        "quote": evidence.quote.replace("\r", "").replace("\n", ""),
        "start": evidence.start,
        "stop": evidence.stop,
        "rule": evidence.rule,
        "confidence": plain(evidence.confidence),
        "inferred": " ".join(evidence.inferred),
    }


def _safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet runs: a text that begins like a formula gets an apostrophe.

    >>> _safe("=1+1"), _safe(-3.5), _safe("甲")
    ("'=1+1", -3.5, '甲')
    """
    return "'" + cell if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell

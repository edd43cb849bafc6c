"""Where things are stated: evidence with the sentence around it, articles in short."""

from collections.abc import Collection, Iterable
from functools import partial

from kg.explorer.graphs import briefs
from kg.explorer.models import ArticleLine, Brief, Cited
from kg.explorer.reading import Reader, Row
from kg.graph import Citation, cite
from kg.model import Article, Evidence, Part

__all__ = ["LINE", "article_line", "citations", "cited_of", "ends", "line_of"]

LINE = (
    "a.id AS id, a.title AS title, a.date AS date, a.document AS document, a.number AS number, "
    "a.outlet AS outlet, a.zone AS zone"
)
"""What `article_line` needs of an article's node."""


def article_line(row: Row) -> ArticleLine:
    """Return the article of a row that `LINE` gave."""
    return ArticleLine(
        id=row["id"],
        title=row["title"] or "",
        date=row["date"] or "",
        document=row["document"] or "",
        number=row["number"] or 0,
        outlet=row["outlet"] or "",
        zone=row["zone"] or "",
    )


def ends(reader: Reader, ids: Iterable[str]) -> dict[str, Brief]:
    """Return entities and articles by their ids, and of an id that is neither that alone."""
    wanted = list(dict.fromkeys(ids))
    found, _ = briefs(reader, wanted)
    if missing := [id for id in wanted if id not in found]:
        cypher = "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id AS id, a.title AS title"
        for row in reader.rows(cypher, ids=missing):
            found[row["id"]] = Brief(id=row["id"], cls="Article", name=row["title"] or row["id"])
    return {id: Brief(id=id, cls="Entity", name=id, articles=0) for id in wanted} | found


def citations(reader: Reader, statements: Collection[str], *, surest: bool = False) -> dict[str, list[Cited]]:
    """Return where each statement is stated, the surest first and then by place; only that if `surest`."""
    cypher = (
        "UNWIND $ids AS id MATCH (s:Statement {id: id})-[:EVIDENCED_BY]->(e:Evidence)-[:IN]->(a:Article) "
        "RETURN s.id AS statement, a.id AS article, a.document AS document, e.start AS start, e.stop AS stop, "
        "e.quote AS quote, e.rule AS rule, e.confidence AS confidence, e.inferred AS inferred"
    )
    found: dict[str, list[Row]] = {}
    for row in reader.rows(cypher, ids=list(statements)):
        found.setdefault(row["statement"], []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (-row["confidence"], row["document"], row["start"], row["stop"], row["rule"]))
        if surest:
            del rows[1:]
    articles = _articles(reader, {row["article"] for rows in found.values() for row in rows})
    return {id: [_cited(row, *articles[row["article"]]) for row in rows] for id, rows in found.items()}


def _articles(reader: Reader, ids: Iterable[str]) -> dict[str, tuple[ArticleLine, Article]]:
    cypher = (
        f"UNWIND $ids AS id MATCH (a:Article {{id: id}}) "
        f"RETURN {LINE}, a.text AS text, a.start AS start, a.stop AS stop, a.parts AS parts"
    )
    return {row["id"]: (article_line(row), _article(row)) for row in reader.rows(cypher, ids=list(ids))}


def _article(row: Row) -> Article:
    parts = (part.split(":") for part in row["parts"] or ())
    return Article(
        document=row["document"],
        number=row["number"],
        start=row["start"],
        stop=row["stop"],
        text=row["text"] or "",
        title=row["title"] or "",
        date=row["date"] or "",
        parts=tuple(Part(role, int(start), int(stop)) for role, start, stop in parts),
    )


def _cited(row: Row, line: ArticleLine, article: Article) -> Cited:
    make = partial(Evidence, row["article"], row["start"], row["stop"], row["quote"], row["rule"], row["confidence"])
    return cited_of(cite(article, make(tuple(row["inferred"] or ()))), line)


def cited_of(found: Citation, line: ArticleLine) -> Cited:
    """Return a citation with its article in short."""
    return Cited(
        article=line,
        start=found.start,
        stop=found.stop,
        before=found.before,
        quote=found.quote,
        after=found.after,
        rule=found.rule,
        confidence=found.confidence,
        inferred=list(found.inferred),
    )


def line_of(article: Article) -> ArticleLine:
    """Return an article in short."""
    return ArticleLine(
        id=article.id,
        title=article.title,
        date=article.date,
        document=article.document,
        number=article.number,
        outlet=article.outlet,
        zone=article.zone,
    )

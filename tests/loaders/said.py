"""What a small article of our own is read to say, as plain tuples that a test can compare."""

from kg.model import Article, ArticleGraph, Attribute, Part, Statement
from loaders.extract import extract

ZONE = "南溪经济开发区"


def graph(*paragraphs: str, zone: str = ZONE, title: str = "") -> ArticleGraph:
    """Read an article of these paragraphs under the heading of a zone."""
    lines = [line for line in (zone, title, *paragraphs) if line]
    roles = [role for role, line in (("zone", zone), ("title", title)) if line]
    text, parts, at = "\n".join(lines), [], 0
    for number, line in enumerate(lines):
        role = roles[number] if number < len(roles) else "body"
        parts.append(Part(role, at, at + len(line)))
        at += len(line) + 1
    return extract(Article("t.txt", 1, 0, len(text), text, title, zone, year=2024, parts=tuple(parts)))


def said(*paragraphs: str, zone: str = ZONE, of: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Return (subject, relation, object) of statements; a title and a status follow where there are any."""
    found = graph(*paragraphs, zone=zone)
    names = {entity.id: entity.name for entity in found.entities}
    result = set()
    for s in found.statements:
        if isinstance(s, Statement) and (not of or s.relation in of):
            more = [*dict(s.qualifiers).values()] + ([s.status] if s.status != "stated" else [])
            result.add((names.get(s.subject, s.subject), s.relation, names.get(s.object, s.object), *more))
    return result


def proof(text: str, rule: str) -> tuple[str, str]:
    """Return the quote of the one evidence that a rule gave, and the words that its offsets cut out of the article."""
    found = graph(text)
    (evidence,) = (s.evidence[0] for s in found.statements if s.evidence[0].rule == rule)
    return evidence.quote, found.article.text[evidence.start : evidence.stop]


def titles(*paragraphs: str, zone: str = ZONE) -> set[tuple[str, str]]:
    """Return the titles that people are said to have without a body."""
    found = graph(*paragraphs, zone=zone)
    names = {entity.id: entity.name for entity in found.entities}
    return {
        (names[s.subject], str(s.value))
        for s in found.statements
        if isinstance(s, Attribute) and s.attribute == "title"
    }


def names(cls: str, *paragraphs: str, zone: str = ZONE) -> set[str]:
    """Return the names of the entities of a class."""
    return {entity.name for entity in graph(*paragraphs, zone=zone).entities if entity.cls == cls}

"""What tells who is whom in an article, kept as one text on its node, so that all articles can be compared fast."""

import json
from collections.abc import Mapping
from typing import Any

from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Statement
from kg.stores.base import Outline

__all__ = ["OUTLINE", "outline_of", "outlined"]

OUTLINE = "_outline"
"""Property of an article that keeps its outline."""
_TELLING = frozenset({"holdsPost", "authorOf"})
"""Relations that help to tell people apart; of the others those between two of one class say that they are two."""


def outlined(graph: ArticleGraph) -> str:
    """Return the outline of an article as text."""
    base = graph.base or graph
    entities = [[item.id, item.cls, item.name, item.home, *item.aliases] for item in base.entities]
    classes = {entity.id: entity.cls for entity in base.entities}
    told: list[list[str]] = []
    for item in base.statements:
        match item:
            case Statement() if item.relation in _TELLING or classes.get(item.subject) == classes.get(item.object):
                told.append([item.subject, item.relation, item.object, item.qualifier("title")])
            case Attribute() if item.attribute == "date":
                told.append([item.subject, str(item.value)])
    shown = [[old, entity.id, old in entity.same] for entity in graph.entities for old in entity.replaces]
    return json.dumps([entities, told, shown], ensure_ascii=False, separators=(",", ":"))


def outline_of(row: Mapping[str, Any]) -> Outline:
    """Return the outline of an article from the properties of its node."""
    entities, told, shown = json.loads(row[OUTLINE])
    zone, date = row["zone"] or "", row["date"] or ""
    article = Article(row["document"], row["number"], 0, 0, "", "", zone, date=date, year=row["year"])
    named = (Entity(id, cls, name, tuple(aliases), home) for id, cls, name, home, *aliases in entities)
    said: list[AnyStatement] = []
    for subject, second, *rest in told:
        if rest:
            titles = (("title", rest[1]),) if rest[1] else ()
            said.append(Statement(subject, second, rest[0], qualifiers=titles))
        else:
            said.append(Attribute(subject, "date", second))
    graph = ArticleGraph(article, tuple(named), tuple(said))
    return Outline(graph, {old: new for old, new, _ in shown}, frozenset(old for old, _, same in shown if same))

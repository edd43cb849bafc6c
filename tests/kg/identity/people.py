"""Make small articles for the tests of identity."""

from collections.abc import Sequence

from kg.identity.clusters import Identities
from kg.identity.decisions import Decision
from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Statement
from kg.resolve import resolve

Named = tuple[str, str]
"""Class and name of an entity."""


def one(
    *named: Named | Entity, zone: str = "青岚经开区", document: str = "a.txt", number: int = 1, date: str = "",
    said: Sequence[tuple[int, str, int, str]] = (), dates: Sequence[tuple[int, str]] = (), year: int | None = None,
) -> ArticleGraph:  # fmt: skip
    """Return a resolved article that names entities; `said` is (subject, relation, object, title) by position."""
    article = Article(document, number, 0, 4, "云杉落户", "题", zone=zone, date=date, year=year)
    entities = tuple(
        item if isinstance(item, Entity) else Entity(f"e{at}", item[0], item[1], home=zone)
        for at, item in enumerate(named)
    )
    evidence = (Evidence(article.id, 0, 2, "云杉", "r"),)

    def end(at: int) -> str:
        return article.id if at < 0 else entities[at].id

    statements: list[AnyStatement] = [
        Statement(end(s), relation, end(o), qualifiers=(("title", title),) if title else (), evidence=evidence)
        for s, relation, o, title in said
    ]
    statements += [Attribute(entities[at].id, "date", value, evidence=evidence) for at, value in dates]
    return resolve(ArticleGraph(article, entities, tuple(statements)))


def who(graphs: Sequence[ArticleGraph], decisions: Sequence[Decision] = ()) -> list[set[str]]:
    """Return the names of each article's entities by the thing that they are, as sets of `number:name`."""
    identities = Identities.of(graphs, decisions)
    found: dict[str, set[str]] = {}
    for graph in graphs:
        for entity in graph.entities:
            label = f"{graph.article.document}:{graph.article.number}:{entity.name}"
            found.setdefault(identities.stands_for(entity.id), set()).add(label)
    return list(found.values())


def outcome(first: ArticleGraph, second: ArticleGraph) -> str:
    """Return what becomes of the first entity of each of two articles."""
    identities = Identities.of([first, second])
    a, b = first.entities[0].id, second.entities[0].id
    if identities.stands_for(a) == identities.stands_for(b):
        return "merged"
    return "review" if any({j.one, j.other} == {a, b} for j in identities.to_review()) else "apart"

"""List what contradicts itself: both sides are kept, and shown with the sentences that state them.

Three kinds are told apart: `figure` (two values of one indicator of one thing in one period and scope), `attribute`
(two values of one property, such as the total investment of a project) and `post` (one post of a body, held by two
people in one year). What contradicts what is found by `kg.claims`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.claims import GROWTH, Claim, Claims, Kind, claims_of
from kg.graph import Citation, cite
from kg.model import AnyStatement, ArticleGraph, Attribute, Observation

__all__ = ["Conflict", "Side", "disputed", "find_conflicts"]


@dataclass(slots=True)
class Side:
    """Hold one of the statements that contradict each other: what it says, its id, and where it is said."""

    said: str
    statement: str
    cited: list[Citation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Say what contradicts itself: of which thing (id and name), in what, and the sides."""

    kind: Kind
    subject: str
    name: str
    about: str
    sides: tuple[Side, ...]


def disputed(claims: Iterable[tuple[str, Iterable[Claim]]]) -> frozenset[str]:
    """Return the ids of the articles that `find_conflicts` needs, given what each article claims.

    These state something that is contradicted.
    """
    gathered = Claims()
    stated: dict[str, set[str]] = {}
    for article, some in claims:
        some = tuple(some)
        gathered.add(some)
        for claim in some:
            stated.setdefault(claim.statement, set()).add(article)
    sides = {id for _, pairs in gathered.disputes() for pair in pairs for id in pair}
    return frozenset(article for id in sides for article in stated[id])


def find_conflicts(graphs: Iterable[ArticleGraph], names: Mapping[str, str] | None = None) -> list[Conflict]:
    """Return all contradictions in articles, ordered by kind, name and what they are about.

    `names` tells what entities are called by their ids; what it lacks bears the longest name that articles use.
    """
    claims, statements, called = Claims(), dict[str, AnyStatement](), dict[str, str]()
    cited: dict[str, list[Citation]] = {}
    for graph in graphs:
        for entity in graph.entities:
            if len(entity.name) > len(called.get(entity.id, "")):
                called[entity.id] = entity.name
        some = tuple(claims_of(graph))
        claims.add(some)
        claiming = {claim.statement for claim in some}
        for statement in graph.statements if claiming else ():
            if (id := statement.id) in claiming:
                statements.setdefault(id, statement)
                cited.setdefault(id, []).extend(cite(graph.article, evidence) for evidence in statement.evidence)
    called |= names or {}
    order = {id: at for at, id in enumerate(statements)}
    conflicts = []
    for (kind, subject, about), pairs in claims.disputes():
        ids = sorted({id for pair in pairs for id in pair}, key=order.__getitem__)
        sides = tuple(Side(_said(statements[id], about[-1], called), id, cited[id]) for id in ids)
        conflicts.append(
            Conflict(kind, subject, called.get(subject, subject), " ".join(part for part in about if part), sides)
        )
    return sorted(conflicts, key=lambda one: (one.kind, one.name, one.about, one.subject))


def _said(statement: AnyStatement, unit: str, names: Mapping[str, str]) -> str:
    """Return what a statement says in words, where it is compared in this unit."""
    match statement:
        case Observation() if unit == GROWTH and statement.yoy is not None:
            return f"同比{statement.yoy:+g}%"
        case Observation() | Attribute():
            value = statement.value
            return f"{value:.12g}{statement.unit}" if isinstance(value, int | float) else str(value)
    return names.get(statement.subject, statement.subject)

"""Find what contradicts itself: both sides are kept, and shown with the sentences that state them.

Three kinds are told apart: `figure` (two values of one indicator of one thing in one period and scope), `attribute`
(two values of one property, such as the total investment of a project) and `post` (one post of a body, held by two
people in one year).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.graph import Citation, cite
from kg.model import AnyStatement, ArticleGraph, Attribute, Observation, Statement
from loaders.lexicon import table

__all__ = ["Conflict", "Side", "find_conflicts"]

_ONE_BEARER = re.compile(
    r"^(党?工?委?书记|(党组|党支部|党总支)书记|主任|局长|市长|县长|区长|院长|校长|行长|董事长|总经理|总裁|厂长|会长)$"
)
"""Titles of posts that one person holds at a time."""
_MANY = frozenset({"date"})
"""Attributes of which a thing may well have several."""

ROUGH = 0.05
"""Share by which rounding changes a figure at most: 10 is 9.6 rounded, and not 14."""
Key = tuple[str, ...]


@dataclass(slots=True)
class Side:
    """Hold one of the statements that contradict each other: what it says, its id, and where it is said."""

    said: str
    statement: str
    cited: list[Citation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Say what contradicts itself: of which thing (id and name), in what, and the sides."""

    kind: str
    subject: str
    name: str
    about: str
    sides: tuple[Side, ...]


def find_conflicts(graphs: Iterable[ArticleGraph]) -> list[Conflict]:
    """Return all contradictions in articles, ordered by kind, name and what they are about."""
    found: dict[Key, dict[str, Side]] = {}
    values: dict[Key, dict[str, float | str]] = {}
    names: dict[str, str] = {}
    for graph in graphs:
        for entity in graph.entities:
            if len(entity.name) > len(names.get(entity.id, "")):
                names[entity.id] = entity.name
        for statement in graph.statements:
            if statement.status != "stated":
                continue
            for key, said, value in _claims(statement, graph):
                sides = found.setdefault(key, {})
                side = sides.setdefault(statement.id, Side(said, statement.id))
                side.cited += [cite(graph.article, evidence) for evidence in statement.evidence]
                values.setdefault(key, {})[statement.id] = value
    conflicts = []
    for key, sides in found.items():
        kind, subject, *about = key
        if len(sides) < 2 or _agree(list(values[key].values())):
            continue
        told = tuple(
            Side(names.get(side.said, side.said) if kind == "post" else side.said, side.statement, side.cited)
            for side in sides.values()
        )
        label = " ".join(part for part in about if part)
        conflicts.append(Conflict(kind, subject, names.get(subject, subject), label, told))
    return sorted(conflicts, key=lambda one: (one.kind, one.name, one.about, one.subject))


def _claims(statement: AnyStatement, graph: ArticleGraph) -> Iterable[tuple[Key, str, float | str]]:
    """Yield what a statement claims alone: under what, in words, and as a value that can be compared."""
    match statement:
        case Observation():
            about = (statement.indicator, statement.period, statement.scope)
            if statement.period and statement.value is not None:
                value, base = _measured(statement.value, statement.unit)
                said = f"{_number(statement.value)}{statement.unit}"
                yield ("figure", statement.subject, *about, base), said, value
            if statement.period and statement.yoy is not None:
                yield ("figure", statement.subject, *about, "%"), f"同比{statement.yoy:+g}%", statement.yoy
        case Attribute():
            if statement.attribute in _MANY:
                return
            if isinstance(statement.value, str):
                return
            value, base = _measured(statement.value, statement.unit)
            said = f"{_number(statement.value)}{statement.unit}"
            yield ("attribute", statement.subject, statement.attribute, base), said, value
        case Statement():
            title = statement.qualifier("title")
            year = (statement.qualifier("from") or graph.article.date or str(graph.article.year or ""))[:4]
            if statement.relation == "holdsPost" and _ONE_BEARER.match(title) and year:
                name = graph.by_id()[statement.subject].name
                # two of one name may be one person: that is a question of identity
                yield ("post", statement.object, title, year), statement.subject, name


def _agree(values: list[float | str]) -> bool:
    """Tell whether values are one, or one is another rounded."""
    first = values[0]
    return all(value == first or _rounded(value, first) for value in values[1:])


def _rounded(one: float | str, other: float | str) -> bool:
    if isinstance(one, str) or isinstance(other, str) or abs(one - other) > ROUGH * max(abs(one), abs(other)):
        return False
    for rough, fine in ((one, other), (other, one)):
        digits = f"{abs(rough):.12g}".replace(".", "").strip("0")
        if digits and abs(rough) and float(f"{fine:.{max(len(digits), 1)}g}") == float(f"{rough:.12g}"):
            return True
    return False


@cache
def _units() -> Mapping[str, tuple[float, str]]:
    return {row["word"]: (float(row["factor"]), row["base"]) for row in table("units") if row["factor"]}


def _measured(value: float, unit: str) -> tuple[float, str]:
    """Return a value in the base of its unit.

    >>> _measured(5, "亿元") == _measured(50000, "万元")
    True
    """
    factor, base = _units().get(unit, (1.0, unit))
    return round(value * factor, 6), base


def _number(value: float) -> str:
    return f"{value:.12g}"

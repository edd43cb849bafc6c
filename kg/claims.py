"""Find which statements contradict each other, by what each of them claims alone.

A figure claims a value for one indicator of one thing in one period and scope, a property its value, a post that one
person holds it in the years in which articles say so. Only claims under one key are compared, so that the cost grows
with the statements and not with their pairs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import Literal, NamedTuple

from kg.model import ArticleGraph, Attribute, Observation, Statement
from kg.schema import cypher_type
from loaders.lexicon import table

__all__ = ["CONTRADICTS", "EDGE", "GROWTH", "Claim", "Claims", "Contradiction", "Kind", "claims_of"]

CONTRADICTS = "contradicts"
"""Property of the ontology between two statements that cannot both be right."""
EDGE = cypher_type(CONTRADICTS)
"""Type of the edges between their nodes."""
GROWTH = "同比"
"""What a rate of growth is compared in, where a value is compared in the base of its unit."""
TOGETHER = 12
"""Sides of one key up to which each is linked with each that it contradicts."""
ROUGH = 0.05
"""Share by which rounding changes a figure at most: 10 is 9.6 rounded, and not 14."""
_ONE_BEARER = re.compile(
    r"^(党?工?委?书记|(党组|党支部|党总支)书记|主任|局长|市长|县长|区长|院长|校长|行长|董事长|总经理|总裁|厂长|会长)$"
)
"""Titles of posts that one person holds at a time."""
_MANY = frozenset({"date"})
"""Attributes of which a thing may well have several."""

Kind = Literal["figure", "attribute", "post"]
Key = tuple[Kind, str, tuple[str, ...]]


class Claim(NamedTuple):
    """Say what a statement claims: of which kind, of which thing, about what, and the value.

    The value is a number in the base of its unit or, for a post, the name of who holds it.
    """

    kind: Kind
    subject: str
    about: tuple[str, ...]
    statement: str
    value: float | str

    @property
    def key(self) -> Key:
        """Return under what the claim is compared with others."""
        return self.kind, self.subject, self.about


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Name two statements, in the order of their ids, that cannot both be right, and in what: `about` is in words."""

    one: str
    other: str
    kind: Kind
    about: tuple[str, ...]


def claims_of(graph: ArticleGraph) -> Iterator[Claim]:
    """Yield what the statements of an article claim alone. Planned, ended and negated ones claim nothing."""
    names: dict[str, str] = {}
    for statement in graph.statements:
        if statement.status != "stated":
            continue
        subject = statement.subject
        match statement:
            case Observation():
                about = (statement.indicator, statement.period, statement.scope)
                if statement.period and statement.value is not None:
                    value, base = _measured(statement.value, statement.unit)
                    yield Claim("figure", subject, (*about, base), statement.id, value)
                if statement.period and statement.yoy is not None:
                    yield Claim("figure", subject, (*about, GROWTH), statement.id, statement.yoy)
            case Attribute():
                if statement.attribute not in _MANY and not isinstance(statement.value, str):
                    value, base = _measured(statement.value, statement.unit)
                    yield Claim("attribute", subject, (statement.attribute, base), statement.id, value)
            case Statement() if statement.relation == "holdsPost":
                title = statement.qualifier("title")
                year = (statement.qualifier("from") or graph.article.date or str(graph.article.year or ""))[:4]
                if year and _ONE_BEARER.match(title):
                    names = names or {entity.id: entity.name for entity in graph.entities}
                    # two of one name may be one person: that is a question of identity
                    yield Claim("post", statement.object, (title, year), statement.id, names.get(subject, subject))


@dataclass(slots=True)
class Claims:
    """Gather the claims of articles, in any order, and tell which statements contradict each other."""

    _held: dict[Key, dict[str, set[float | str]]] = field(default_factory=dict)

    def add(self, claims: Iterable[Claim]) -> None:
        """Take in claims."""
        for claim in claims:
            self._held.setdefault(claim.key, {}).setdefault(claim.statement, set()).add(claim.value)

    def disputes(self) -> Iterator[tuple[Key, list[tuple[str, str]]]]:
        """Yield each key under which statements contradict each other, with the pairs of their ids in order.

        Of more than a dozen statements each is linked with the nearest smaller and the nearest greater value that it
        contradicts: pairs grow in a straight line, and whatever contradicts anything is in one.
        """
        for key, sides in self._held.items():
            if len(sides) > 1 and (pairs := _pairs(sides)):
                yield key, pairs

    def contradictions(self) -> list[Contradiction]:
        """Return all pairs of statements that contradict each other, ordered by their ids."""
        found: dict[tuple[str, str], tuple[Kind, list[str]]] = {}
        for (kind, _, about), pairs in self.disputes():
            words = " ".join(part for part in about if part)
            for pair in pairs:
                found.setdefault(pair, (kind, []))[1].append(words)
        return [Contradiction(*pair, kind, tuple(sorted(about))) for pair, (kind, about) in sorted(found.items())]


def _pairs(sides: Mapping[str, set[float | str]]) -> list[tuple[str, str]]:
    """Return the pairs of statements that contradict each other, each in the order of its ids."""
    if len(sides) <= TOGETHER:
        return sorted(pair for pair in combinations(sorted(sides), 2) if not _agree(sides[pair[0]], sides[pair[1]]))
    order = sorted(sides, key=lambda id: (sorted(sides[id]), id))
    found: set[tuple[str, str]] = set()
    for passed in (order, order[::-1]):
        seen: list[str] = []
        near: str | None = None  # of the last one: what says the same as it has the same one
        for id in passed:
            if not seen or sides[id] != sides[seen[-1]]:
                near = next((other for other in reversed(seen) if not _agree(sides[id], sides[other])), None)
            if near is not None:
                found.add((min(id, near), max(id, near)))
            seen.append(id)
    return sorted(found)


def _agree(some: set[float | str], others: set[float | str]) -> bool:
    """Tell whether a value of one statement is one of the other, or one is another rounded."""
    return not some.isdisjoint(others) or any(_rounded(one, other) for one in some for other in others)


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

"""What contradicts itself, to be looked at."""

from typing import Annotated

from fastapi import Query
from pydantic import Field

from kg.claims import GROWTH, Claims, Kind
from kg.explorer.api.answers import router
from kg.explorer.cites import citations
from kg.explorer.context import Given
from kg.explorer.graphs import briefs
from kg.explorer.models import Cited, Shape
from kg.explorer.reading import Reader, Row

__all__ = ["ROUTER"]

ROUTER = router("review")
SENTENCES = 3
"""Sentences of each side; the statement's own page has all."""
Dispute = tuple[Kind, str, tuple[str, ...], tuple[str, ...]]
"""What kind, of which entity, about what, and the statements that contradict each other."""


class SideOf(Shape):
    """One of the statements that contradict each other."""

    said: str
    statement: str
    cited: list[Cited] = Field(description=f"The surest sentences, at most {SENTENCES}.")


class Disputed(Shape):
    """A contradiction."""

    kind: Kind
    id: str = Field(description="The entity that it is about.")
    name: str
    about: str
    sides: list[SideOf]


class Conflicts(Shape):
    """A page of contradictions."""

    total: int
    items: list[Disputed]


@ROUTER.get("/conflicts", summary="What contradicts itself, each side with its sentences")
def conflicts(
    context: Given,
    kind: Annotated[Kind | None, Query(description="Only contradictions of this kind.")] = None,
    offset: Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.")] = 0,
    limit: Annotated[int, Query(ge=1, le=500, description="How many to return at most.")] = 50,
) -> Conflicts:
    """Return figures, properties and posts of which articles say different things."""
    reader = context.reader
    disputes = reader.kept("conflicts", lambda: _disputes(reader))
    wanted = [one for one in disputes if kind in (None, one[0])]
    shown = wanted[offset : offset + limit]
    told = _told(reader, [statement for *_, sides in shown for statement in sides])
    names, _ = briefs(reader, [subject for _, subject, *_ in shown])
    return Conflicts(
        total=len(wanted),
        items=[
            Disputed(
                kind=what,
                id=subject,
                name=names[subject].name if subject in names else subject,
                about=" ".join(part for part in about if part),
                sides=[_side(reader, told[id], about[-1]) for id in sides if id in told],
            )
            for what, subject, about, sides in shown
        ],
    )


def _disputes(reader: Reader) -> list[Dispute]:
    """Return all that contradicts itself, by kind, name and what it is about."""
    claims = Claims()
    for _, some in reader.store.claims():
        claims.add(some)
    found: list[Dispute] = [
        (kind, subject, about, tuple(sorted({id for pair in pairs for id in pair})))
        for (kind, subject, about), pairs in claims.disputes()
    ]
    names, _ = briefs(reader, [subject for _, subject, *_ in found])

    def order(one: Dispute) -> tuple[str, str, tuple[str, ...], str]:
        kind, subject, about, _ = one
        return kind, names[subject].name if subject in names else "", about, subject

    return sorted(found, key=order)


def _told(reader: Reader, statements: list[str]) -> dict[str, tuple[Row, list[Cited]]]:
    """Return what statements hold, and where they are stated."""
    cypher = "UNWIND $ids AS id MATCH (s:Statement {id: id}) RETURN s.id AS id, properties(s) AS held"
    ids = list(dict.fromkeys(statements))
    cited = citations(reader, ids)
    return {row["id"]: (row["held"], cited.get(row["id"], [])[:SENTENCES]) for row in reader.rows(cypher, ids=ids)}


def _side(reader: Reader, told: tuple[Row, list[Cited]], unit: str) -> SideOf:
    """Return what a statement says in words, where it is compared in this unit."""
    held, cited = told
    if unit == GROWTH and held.get("yoy") is not None:
        said = f"同比{held['yoy']:+g}%"
    elif (value := held.get("value")) is not None:
        said = f"{value:.12g}{held.get('unit') or ''}" if isinstance(value, int | float) else str(value)
    else:
        names, _ = briefs(reader, [held["subject"]])
        said = next((one.name for one in names.values()), held["subject"])
    return SideOf(said=said, statement=held["id"], cited=cited)

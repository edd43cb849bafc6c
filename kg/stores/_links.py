"""Join statements that contradict each other, by what their articles claim: once all that is to come has come.

Which statements these are follows from the articles alone, so the edges are the same whatever the order of loading.
An edge that need not change is left alone.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.claims import EDGE, Claim, Claims, Contradiction, claims_of
from kg.model import ArticleGraph
from kg.stores._reading import read_graphs
from kg.stores._rows import CLAIMS, Row, claims_text
from kg.stores._transaction import Transaction, batches, unwind

__all__ = ["Difference", "claims_in", "differing", "edge_row", "link"]


def claims_in(tx: Transaction) -> dict[str, tuple[Claim, ...]]:
    """Return what each article claims by its id; those that claim nothing are left out."""
    rows = tx.run(f"MATCH (a:Article) RETURN a.id AS id, a.{CLAIMS} AS held")
    found = {row["id"]: _claims(row["held"]) for row in rows if row["held"]}
    found |= {graph.article.id: tuple(claims_of(graph)) for graph in _older(tx, rows)}
    return {id: claims for id, claims in found.items() if claims}


@dataclass(frozen=True, slots=True)
class Difference:
    """List the edges to take away and to make, and the articles of which it is not kept what they claim."""

    gone: list[Row]
    new: list[Row]
    older: list[Row]

    @property
    def any(self) -> bool:
        """Tell whether there is anything to write."""
        return bool(self.gone or self.new or self.older)


def differing(tx: Transaction) -> Difference:
    """Return what must be written so that the edges are those of the contradictions that the articles make."""
    claims = Claims()
    for some in claims_in(tx).values():
        claims.add(some)
    wanted = {_known(row): row for row in map(edge_row, claims.contradictions())}
    held = {_known(row): row for row in tx.joined(EDGE)}
    older = tx.run(f"MATCH (a:Article) WHERE a.{CLAIMS} IS NULL RETURN a.id AS id, a.{CLAIMS} AS held")
    return Difference(
        [row for known, row in held.items() if known not in wanted],
        [row for known, row in wanted.items() if known not in held],
        [{"id": graph.article.id, CLAIMS: claims_text(graph)} for graph in _older(tx, older)],
    )


def link(tx: Transaction) -> int:
    """Make the edges those of the contradictions that the articles make, and return how many changed."""
    found = differing(tx)
    ends = "MATCH (a:Statement {id: row.one}) MATCH (b:Statement {id: row.other})"
    unwind(tx, f"MATCH (a:Statement {{id: row.one}})-[c:{EDGE}]->(b:Statement {{id: row.other}}) DELETE c", found.gone)
    unwind(tx, f"{ends} CREATE (a)-[:{EDGE} {{kind: row.kind, about: row.about}}]->(b)", found.new)
    unwind(tx, f"MATCH (a:Article {{id: row.id}}) SET a.{CLAIMS} = row.{CLAIMS}", found.older)
    return len(found.gone) + len(found.new)


def edge_row(contradiction: Contradiction) -> Row:
    """Return the edge of a contradiction."""
    return {
        "one": contradiction.one,
        "other": contradiction.other,
        "kind": contradiction.kind,
        "about": list(contradiction.about),
    }


def _known(row: Mapping[str, object]) -> tuple[object, ...]:
    about = row["about"]
    assert isinstance(about, Iterable)
    return row["one"], row["other"], row["kind"], *about


def _claims(text: str) -> tuple[Claim, ...]:
    return tuple(Claim(kind, subject, tuple(about), id, value) for kind, subject, about, id, value in json.loads(text))


def _older(tx: Transaction, rows: Iterable[Row]) -> Iterable[ArticleGraph]:
    """Yield the articles that were written before it was kept what they claim."""
    for some in batches([row["id"] for row in rows if row["held"] is None], 200):
        yield from read_graphs(tx, some)

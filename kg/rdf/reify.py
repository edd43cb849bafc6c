"""Statements as triple terms of RDF 1.2, beside the nodes that describe them."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import pyoxigraph as ox

from kg.rdf.terms import RDF, term

__all__ = ["with_triple_terms"]

Row = TypeVar("Row", ox.Triple, ox.Quad)


def with_triple_terms(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield triples or quads and, behind the description of each statement between two things, what it reifies.

    The triple itself is not asserted by that: a statement that is merely planned may be reified as well.
    """
    reifies = term(RDF, "reifies")
    parts = {RDF + name: name for name in ("subject", "predicate", "object")}
    said: dict[str, object] = {}
    for row in rows:
        yield row
        part = parts.get(row.predicate.value)
        if part is None:
            continue
        if part == "subject":
            said = {}
        said[part] = row.object
        if part == "object" and len(said) == len(parts):
            whole = ox.Triple(said["subject"], said["predicate"], said["object"])  # type: ignore[arg-type]
            if isinstance(row, ox.Triple):
                yield ox.Triple(row.subject, reifies, whole)
            else:
                yield ox.Quad(row.subject, reifies, whole, row.graph_name)

"""The base IRI under which words and things are written: everything inside speaks of the usual one."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import ConfigError
from kg.rdf.terms import PREFIXES
from kg.settings import BASE

__all__ = ["check_base", "moved", "prefixes"]

Row = TypeVar("Row", ox.Triple, ox.Quad)

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`?#]+[/#]")


def check_base(base: str) -> str:
    """Return a base IRI as it is. Raises ConfigError for one under which no IRI could stand.

    >>> check_base("https://kg.example.org/zones/")
    'https://kg.example.org/zones/'
    """
    if not _BASE.fullmatch(base) or not base.isascii():
        raise ConfigError(f"the base IRI must look like https://example.org/kg/ and end in / or #, not {base!r}")
    return base


def prefixes(base: str) -> Mapping[str, str]:
    """Return the prefixes of all vocabularies, ours under a base.

    >>> prefixes("https://example.org/")["zkg"]
    'https://example.org/ontology#'
    """
    return {name: _turned(iri, BASE, base) for name, iri in PREFIXES.items()}


def moved(rows: Iterable[Row], base: str, *, back: bool = False) -> Iterator[Row]:
    """Yield triples or quads with what lies under the usual base moved under another, or `back` from there."""
    if base == BASE:
        yield from rows
        return
    old, new = (base, BASE) if back else (BASE, base)
    for row in rows:
        if isinstance(row, ox.Triple):
            yield _triple(row, old, new)
        else:
            home = row.graph_name
            if isinstance(home, ox.NamedNode):
                home = _node(home.value, old, new)
            triple = _triple(row.triple, old, new)
            yield ox.Quad(triple.subject, triple.predicate, triple.object, home)


def _triple(triple: ox.Triple, old: str, new: str) -> ox.Triple:
    subject, value = triple.subject, triple.object
    if isinstance(subject, ox.NamedNode):
        subject = _node(subject.value, old, new)
    if isinstance(value, ox.NamedNode):
        value = _node(value.value, old, new)
    elif isinstance(value, ox.Triple):
        value = _triple(value, old, new)
    return ox.Triple(subject, _node(triple.predicate.value, old, new), value)


def _turned(iri: str, old: str, new: str) -> str:
    return new + iri.removeprefix(old) if iri.startswith(old) else iri


@functools.lru_cache(4096)
def _node(iri: str, old: str, new: str) -> ox.NamedNode:
    return ox.NamedNode(_turned(iri, old, new))

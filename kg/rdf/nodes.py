"""Descriptions of nodes as read from RDF, and the questions a reader asks of them."""

from collections.abc import Iterable

import pyoxigraph as ox

from kg.errors import StatementError
from kg.rdf.terms import RDF, number_of
from kg.schema import NAMESPACE

__all__ = ["Nodes", "Object", "value_of"]

Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_A = RDF + "type"


def value_of(value: Object) -> str:
    """Return the IRI of a node or the text of a literal."""
    return str(value) if isinstance(value, ox.Triple) else value.value


class Nodes:
    """Hold what is said of each IRI; `origin` names the file in error messages.

    Every question about a property that a node lacks, or has in the wrong form, raises StatementError.
    """

    def __init__(self, rows: Iterable[ox.Quad | ox.Triple], origin: str) -> None:
        self.origin = origin
        # the values of a property as the keys of a dict: each once, in the order read
        self._said: dict[str, dict[str, dict[Object, None]]] = {}
        self._typed: dict[str, list[str]] = {}
        for row in rows:
            if isinstance(row.subject, ox.NamedNode):
                values = self._said.setdefault(row.subject.value, {}).setdefault(row.predicate.value, {})
                if row.object not in values:
                    values[row.object] = None
                    if row.predicate.value == _A:
                        self._typed.setdefault(value_of(row.object), []).append(row.subject.value)

    def __contains__(self, iri: str) -> bool:
        return iri in self._said

    def of_type(self, *kinds: str) -> list[str]:
        """Return the IRIs that have one of these types, sorted."""
        return sorted({iri for kind in kinds for iri in self._typed.get(kind, ())})

    def types(self, iri: str) -> set[str]:
        """Return the types of a node, those of the ontology by their names."""
        return {kind.removeprefix(NAMESPACE) for kind in self.values(iri, _A)}

    def has(self, iri: str, prop: str) -> bool:
        """Tell whether a node has a property."""
        return prop in self._said.get(iri, {})

    def values(self, iri: str, prop: str) -> list[str]:
        """Return all values of a property as text, sorted."""
        return sorted(map(value_of, self._said.get(iri, {}).get(prop, ())))

    def one(self, iri: str, prop: str) -> Object:
        """Return the only value of a property."""
        values = self._said.get(iri, {}).get(prop, {})
        if len(values) != 1:
            raise self.fault(iri, f"needs exactly one <{prop}>, not {len(values)}")
        return next(iter(values))

    def iri(self, iri: str, prop: str) -> str:
        """Return the only value of a property, an IRI."""
        value = self.one(iri, prop)
        if not isinstance(value, ox.NamedNode):
            raise self.fault(iri, f"has for <{prop}> not an IRI but {value}")
        return value.value

    def literal(self, iri: str, prop: str) -> ox.Literal:
        """Return the only value of a property, a literal."""
        value = self.one(iri, prop)
        if not isinstance(value, ox.Literal):
            raise self.fault(iri, f"has for <{prop}> not a literal but {value}")
        return value

    def text(self, iri: str, name: str) -> str:
        """Return the only text of a property of the ontology."""
        return self.literal(iri, NAMESPACE + name).value

    def optional(self, iri: str, name: str) -> str:
        """Return the text of a property of the ontology, or the empty string where there is none."""
        return self.text(iri, name) if self.has(iri, NAMESPACE + name) else ""

    def number(self, iri: str, name: str) -> float | None:
        """Return the number of a property of the ontology, or None where there is none."""
        prop = NAMESPACE + name
        if not self.has(iri, prop):
            return None
        found = number_of(self.literal(iri, prop))
        if found is None:
            raise self.fault(iri, f"has for <{prop}> not a number but {self.one(iri, prop)}")
        return found

    def whole(self, iri: str, prop: str) -> int:
        """Return the only value of a property, a whole number."""
        found = number_of(self.literal(iri, prop))
        if found is None or found != int(found):
            raise self.fault(iri, f"has for <{prop}> not a whole number but {self.one(iri, prop)}")
        return int(found)

    def fault(self, iri: str, problem: str) -> StatementError:
        """Return the error that says what is wrong with a node."""
        return StatementError(f"{self.origin}: {iri} {problem}")

"""A small index of triples, for questions that are asked of every node."""

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.rdf.terms import RDF

__all__ = ["Data", "Term"]

Term = str | ox.Literal
"""An IRI as it is, a blank node behind `_:`, a literal as such."""

_A = RDF + "type"
_NOTHING: Mapping[str, dict[Term, None]] = {}


class Data:
    """Hold triples by subject, and by object where they are asked for that way."""

    def __init__(self, rows: Iterable[ox.Triple | ox.Quad]) -> None:
        # the values of a property as the keys of a dict: each once, in the order read
        self._said: dict[str, dict[str, dict[Term, None]]] = {}
        self._having: dict[str, dict[str, None]] = {}
        self._turned: dict[str, dict[Term, dict[str, None]]] = {}
        said, having = self._said, self._having
        for row in rows:
            subject, value = row.subject, row.object
            if isinstance(subject, ox.Triple) or isinstance(value, ox.Triple):
                continue  # a triple term says what the node of the statement says too
            key = subject.value if isinstance(subject, ox.NamedNode) else f"_:{subject.value}"
            prop = row.predicate.value
            held = said.get(key)
            if held is None:
                held = said[key] = {}
            values = held.get(prop)
            if values is None:  # the first value of the node
                values = held[prop] = {}
                having.setdefault(prop, {})[key] = None
            values[_term(value)] = None

    def values(self, node: str, prop: str) -> list[Term]:
        """Return the values of a property."""
        return list(self._said.get(node, _NOTHING).get(prop, ()))

    def properties(self, node: str) -> list[str]:
        """Return the properties that a node has."""
        return list(self._said.get(node, _NOTHING))

    def is_a(self, node: Term, cls: str) -> bool:
        """Tell whether a node is of a class; superclasses must be spelled out."""
        return isinstance(node, str) and cls in self._said.get(node, _NOTHING).get(_A, ())

    def of_type(self, cls: str) -> list[str]:
        """Return the nodes of a class."""
        return list(self._turn(_A).get(cls, ()))

    def subjects(self, prop: str) -> list[str]:
        """Return the nodes that have a property."""
        return list(self._having.get(prop, ()))

    def pointing_to(self, prop: str, value: Term) -> list[str]:
        """Return the nodes that have a value for a property."""
        return list(self._turn(prop).get(value, ()))

    def _turn(self, prop: str) -> dict[Term, dict[str, None]]:
        """Return the nodes by the values that they have for a property, worked out once."""
        turned = self._turned.get(prop)
        if turned is None:
            turned = self._turned[prop] = {}
            for node in self._having.get(prop, ()):
                for value in self._said[node][prop]:
                    turned.setdefault(value, {})[node] = None
        return turned


def _term(value: ox.NamedNode | ox.BlankNode | ox.Literal) -> Term:
    if isinstance(value, ox.Literal):
        return value
    return value.value if isinstance(value, ox.NamedNode) else f"_:{value.value}"

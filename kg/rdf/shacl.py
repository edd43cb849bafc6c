"""Hold RDF to the SHACL shapes of `ontology/shapes.ttl`: the core constraints that they use, and no others.

pySHACL is the reference, and tests hold both to the same verdicts; this one reads no ontology, builds no report graph
and looks at an article at a time, so that a build can afford it.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import SchemaError
from kg.rdf.data import Data, Term
from kg.rdf.terms import PREFIXES, RDF
from kg.rdf.values import below, has_language, is_well_formed
from kg.shapes import FILE

__all__ = ["Finding", "shorten", "validate"]

SH = "http://www.w3.org/ns/shacl#"
SHAPES = "https://w3id.org/zonekg/shapes#"

Path = Callable[[Data, Term], list[Term]]
"""Return the values that a path leads to from a node, each once."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Say what breaks a shape: `node` was looked at, `value` is at fault where it is not the node itself.

    `severity` is Violation, Warning or Info; `constraint` the component of SHACL, such as `minCount`.
    """

    severity: str
    shape: str
    node: str
    path: str
    value: str
    constraint: str
    message: str


Test = Callable[[Data, Term, list[Term]], Iterator[tuple[Term | None, str]]]
"""Yield what among the values of a node breaks a constraint, and how; None stands for the values as a whole."""


@dataclass(slots=True)
class Shape:
    """Hold a shape as functions; `path` is None for one of nodes."""

    name: str
    path: Path | None
    shown: str
    severity: str
    message: str
    tests: list[tuple[str, Test]]
    properties: list["Shape"]

    def findings(self, data: Data, node: Term) -> Iterator[Finding]:
        """Yield what is wrong with a node."""
        values = [node] if self.path is None else self.path(data, node)
        for constraint, test in self.tests:
            for value, problem in test(data, node, values):
                at_fault = "" if value is None or value is node else _text(value)
                message = self.message or problem
                yield Finding(self.severity, self.name, _text(node), self.shown, at_fault, constraint, message)
        for inner in self.properties:
            for value in values:
                yield from inner.findings(data, value)

    def conforms(self, data: Data, node: Term) -> bool:
        """Tell whether a node has nothing wrong with it."""
        values = [node] if self.path is None else self.path(data, node)
        for _, test in self.tests:
            for _ in test(data, node, values):
                return False
        return all(inner.conforms(data, value) for inner in self.properties for value in values)


def validate(triples: Iterable[ox.Triple | ox.Quad]) -> tuple[Finding, ...]:
    """Return what in the triples breaks the shapes, the worst first."""
    data = Data(triples)
    found: list[Finding] = []
    for target, shape in _targets():
        for node in target(data):
            found += shape.findings(data, node)
    return tuple(sorted(found, key=lambda one: (_RANK[one.severity], one.node, one.shape, one.path)))


_RANK = {"Violation": 0, "Warning": 1, "Info": 2}


def shorten(iri: str) -> str:
    """Return an IRI with a known prefix, or as it is.

    >>> shorten("https://w3id.org/zonekg/ontology#hosts")
    'zkg:hosts'
    """
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def _text(term: Term) -> str:
    return term if isinstance(term, str) else term.value


Target = Callable[[Data], Iterable[Term]]


@functools.cache
def _targets() -> tuple[tuple[Target, Shape], ...]:
    """Return the shapes that have targets, with the function that finds these. Raises SchemaError."""
    try:
        source = Data(ox.parse(FILE.read_bytes(), ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise SchemaError(f"{FILE}: cannot be read ({error}); write it anew with `python -m kg.shapes`") from error
    reader = _Reader(source)
    found: list[tuple[Target, Shape]] = []
    for iri in source.of_type(SH + "NodeShape"):
        shape = reader.shape(iri)
        for cls in source.values(iri, SH + "targetClass"):
            found.append((functools.partial(_of_type, _text(cls)), shape))
        for prop in source.values(iri, SH + "targetSubjectsOf"):
            found.append((functools.partial(_subjects_of, _text(prop)), shape))
        for node in source.values(iri, SH + "targetNode"):
            found.append((functools.partial(_only, node), shape))
    return tuple(found)


def _of_type(cls: str, data: Data) -> Iterable[Term]:
    return data.of_type(cls)


def _subjects_of(prop: str, data: Data) -> Iterable[Term]:
    return data.subjects(prop)


def _only(node: Term, data: Data) -> Iterable[Term]:
    return (node,)


_STRUCTURE = frozenset(
    SH + word for word in ("targetClass", "targetSubjectsOf", "targetNode", "path", "severity", "message", "property")
) | {RDF + "type", "http://www.w3.org/2000/01/rdf-schema#label"}


class _Reader:
    """Make functions of the shapes of a graph."""

    def __init__(self, source: Data) -> None:
        self._source = source
        self._made: dict[str, Shape] = {}

    def shape(self, node: Term, parent: str = "") -> Shape:
        """Return a shape, made once, so that shapes may refer to each other."""
        iri = _text(node)
        if iri in self._made:
            return self._made[iri]
        source = self._source
        name = iri.removeprefix(SHAPES) if iri.startswith(SHAPES) else parent
        paths = source.values(iri, SH + "path")
        path, shown = self._path(paths[0]) if paths else (None, "")
        severity = next((_text(one).removeprefix(SH) for one in source.values(iri, SH + "severity")), "Violation")
        messages = [one for one in source.values(iri, SH + "message") if isinstance(one, ox.Literal)]
        message = next((one.value for one in messages if one.language == "en"), "")
        made = self._made[iri] = Shape(name, path, shown, severity, message, [], [])
        made.properties += [self.shape(one, name) for one in source.values(iri, SH + "property")]
        for prop in source.properties(iri):
            if prop not in _STRUCTURE:
                word = prop.removeprefix(SH)
                maker = _MAKERS.get(word)
                if maker is None:
                    raise SchemaError(f"{FILE}: {name} uses {shorten(prop)}, which kg/rdf/shacl.py does not know")
                made.tests += [(word, maker(self, value, name)) for value in source.values(iri, prop)]
        return made

    def items(self, head: Term) -> list[Term]:
        """Return the items of a list."""
        found: list[Term] = []
        while head != RDF + "nil":
            found += self._source.values(_text(head), RDF + "first")
            head = self._source.values(_text(head), RDF + "rest")[0]
        return found

    def classes(self, shapes: Term) -> tuple[str, ...]:
        """Return the classes of a list of shapes that ask for a class each, and for nothing else; else nothing."""
        found: list[str] = []
        for one in self.items(shapes):
            if self._source.properties(_text(one)) != [SH + "class"]:
                return ()
            found += map(_text, self._source.values(_text(one), SH + "class"))
        return tuple(found)

    def _path(self, path: Term) -> tuple[Path, str]:
        """Return the function of a path and how it is shown: a property, one turned round, or several in a row."""
        iri = _text(path)
        if inverse := self._source.values(iri, SH + "inversePath"):
            prop = _text(inverse[0])
            return (lambda data, node: list(data.pointing_to(prop, node))), f"^{shorten(prop)}"
        if not self._source.values(iri, RDF + "first"):
            return (lambda data, node: data.values(_text(node), iri) if isinstance(node, str) else []), shorten(iri)
        steps = [self._path(step) for step in self.items(path)]

        def follow(data: Data, node: Term) -> list[Term]:
            ends = [node]
            for step, _ in steps:
                ends = list(dict.fromkeys(end for start in ends for end in step(data, start)))
            return ends

        return follow, "/".join(shown for _, shown in steps)


Maker = Callable[[_Reader, Term, str], Test]


def _of_each(problem: str, holds: Callable[[Data, Term, Term], bool]) -> Test:
    """Return the test of a constraint that looks at each value by itself: (data, node, value)."""

    def test(data: Data, node: Term, values: list[Term]) -> Iterator[tuple[Term | None, str]]:
        for value in values:
            if not holds(data, node, value):
                yield value, problem

    return test


def _of_all(problem: str, holds: Callable[[list[Term]], bool]) -> Test:
    """Return the test of a constraint that looks at the values together."""

    def test(data: Data, node: Term, values: list[Term]) -> Iterator[tuple[Term | None, str]]:
        if not holds(values):
            yield None, problem

    return test


def _class(reader: _Reader, cls: Term, name: str) -> Test:
    iri = _text(cls)
    return _of_each(f"is no {shorten(iri)}", lambda data, node, value: data.is_a(value, iri))


def _datatype(reader: _Reader, kind: Term, name: str) -> Test:
    iri = _text(kind)

    def holds(data: Data, node: Term, value: Term) -> bool:
        return isinstance(value, ox.Literal) and value.datatype.value == iri and is_well_formed(value)

    return _of_each(f"is no {shorten(iri)}", holds)


def _node_kind(reader: _Reader, kind: Term, name: str) -> Test:
    word = _text(kind).removeprefix(SH)

    def holds(data: Data, node: Term, value: Term) -> bool:
        literal, blank = isinstance(value, ox.Literal), isinstance(value, str) and value.startswith("_:")
        return literal if word == "Literal" else not literal and not blank

    return _of_each(f"is no {word}", holds)


def _number(term: Term) -> int:
    return int(_text(term))


def _min_count(reader: _Reader, count: Term, name: str) -> Test:
    least = _number(count)
    return _of_all(f"has fewer than {least}", lambda values: len(values) >= least)


def _max_count(reader: _Reader, count: Term, name: str) -> Test:
    most = _number(count)
    return _of_all(f"has more than {most}", lambda values: len(values) <= most)


def _min_length(reader: _Reader, count: Term, name: str) -> Test:
    least = _number(count)
    return _of_each(f"is shorter than {least}", lambda data, node, value: len(_text(value)) >= least)


def _pattern(reader: _Reader, pattern: Term, name: str) -> Test:
    compiled = re.compile(_text(pattern))
    return _of_each(f"does not match {_text(pattern)}", lambda data, node, value: bool(compiled.search(_text(value))))


def _unique_lang(reader: _Reader, flag: Term, name: str) -> Test:
    def holds(values: list[Term]) -> bool:
        tags = [value.language.lower() for value in values if isinstance(value, ox.Literal) and value.language]
        return len(set(tags)) == len(tags)

    return _of_all("has two texts of one language", holds)


def _language_in(reader: _Reader, tags: Term, name: str) -> Test:
    wanted = [_text(tag) for tag in reader.items(tags)]
    return _of_each(f"is not in {' or '.join(wanted)}", lambda data, node, value: has_language(value, wanted))


def _disjoint(reader: _Reader, prop: Term, name: str) -> Test:
    iri = _text(prop)
    return _of_each(f"is also the {shorten(iri)}", lambda data, node, value: value not in data.values(_text(node), iri))


def _not(reader: _Reader, shape: Term, name: str) -> Test:
    inner = reader.shape(shape, name)
    return _of_each("is of another kind as well", lambda data, node, value: not inner.conforms(data, value))


def _or(reader: _Reader, shapes: Term, name: str) -> Test:
    inner = [reader.shape(one, name) for one in reader.items(shapes)]
    classes = reader.classes(shapes)
    wanted = " or ".join(filter(None, (_wanted(one) for one in inner))) or "allowed here"

    def holds(data: Data, node: Term, value: Term) -> bool:
        return any(shape.conforms(data, value) for shape in inner)

    def is_one(data: Data, node: Term, value: Term) -> bool:
        return any(data.is_a(value, cls) for cls in classes)

    return _of_each(f"is not {wanted}", is_one if classes else holds)


def _node(reader: _Reader, shape: Term, name: str) -> Test:
    inner = reader.shape(shape, name)
    return _of_each(f"is no {inner.name}", lambda data, node, value: inner.conforms(data, value))


def _in(reader: _Reader, choices: Term, name: str) -> Test:
    allowed = set(reader.items(choices))
    few = ", ".join(shorten(_text(one)) for one in list(reader.items(choices))[:6])
    return _of_each(f"is none of {few}" + ("..." if len(allowed) > 6 else ""), lambda data, node, v: v in allowed)


def _has_value(reader: _Reader, value: Term, name: str) -> Test:
    return _of_all(f"has not {shorten(_text(value))}", lambda values: value in values)


def _less_than(reader: _Reader, prop: Term, name: str, equal: bool = False) -> Test:
    iri = _text(prop)

    def holds(data: Data, node: Term, value: Term) -> bool:
        return all(below(value, other, equal) for other in data.values(_text(node), iri))

    return _of_each(f"is not less than {shorten(iri)}", holds)


def _bound(problem: str, holds: Callable[[Term, Term], bool]) -> Maker:
    def make(reader: _Reader, bound: Term, name: str) -> Test:
        return _of_each(f"is {problem} {_text(bound)}", lambda data, node, value: holds(value, bound))

    return make


def _wanted(shape: Shape) -> str:
    """Return what a nameless shape asks for, from what its tests complain of."""
    for _, test in shape.tests:
        for _, problem in test(Data(()), "_:any", [ox.Literal("")]):
            return problem.removeprefix("is no ").removeprefix("is none of ")
    return ""


_MAKERS: Mapping[str, Maker] = {
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "minCount": _min_count,
    "maxCount": _max_count,
    "minLength": _min_length,
    "pattern": _pattern,
    "uniqueLang": _unique_lang,
    "languageIn": _language_in,
    "disjoint": _disjoint,
    "not": _not,
    "or": _or,
    "node": _node,
    "in": _in,
    "hasValue": _has_value,
    "lessThan": _less_than,
    "lessThanOrEquals": functools.partial(_less_than, equal=True),
    "minInclusive": _bound("less than", lambda value, bound: below(bound, value, True)),
    "minExclusive": _bound("not more than", lambda value, bound: below(bound, value, False)),
    "maxInclusive": _bound("more than", lambda value, bound: below(value, bound, True)),
}

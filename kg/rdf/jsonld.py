"""Write JSON-LD that reads well: a context that names our words, then a node a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import BinaryIO

import pyoxigraph as ox

from kg.rdf.nodes import value_of
from kg.rdf.terms import LANGUAGE, OA, ORG, PREFIXES, PROV, QB, RDF, RDFS, SKOS, XSD
from kg.schema import DATA_NAMESPACE, NAMESPACE, load_schema

__all__ = ["context", "write_jsonld"]

Json = str | list["Json"] | dict[str, "Json"]

_LINKS = {
    RDF: ("subject", "predicate", "object"),
    OA: ("hasSource", "hasSelector"),
    ORG: ("member", "organization", "postIn", "heldBy"),
    PROV: ("wasDerivedFrom",),
    SKOS: ("inScheme",),
    QB: ("dataSet", "structure"),
    NAMESPACE: (
        "subject",
        "contradicts",
        "mentions",
        "mentionedIn",
        "mentionOf",
        "indicatorCode",
        "periodCode",
        "unitCode",
    ),
}
"""Properties whose values are nodes, beside the relations."""
_LABELS = {RDFS: ("label",), SKOS: ("prefLabel", "altLabel")}
_TYPED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "decimal": {NAMESPACE: ("value", "yoy", "confidence", "factor")},
    "date": {NAMESPACE: ("firstDay", "lastDay")},
    "nonNegativeInteger": {NAMESPACE: ("start", "stop"), OA: ("start", "end")},
    "positiveInteger": {NAMESPACE: ("number",)},
    "boolean": {NAMESPACE: ("yearInferred",)},
    "integer": {NAMESPACE: ("year",)},
}
_TYPE = RDF + "type"


def context(prefixes: Mapping[str, str] = PREFIXES) -> dict[str, Json]:
    """Return the JSON-LD context: our own words stand without a prefix, and the usual form of a value is a string."""
    own = prefixes["zkg"]
    names: dict[str, Json] = {"@vocab": own, **{key: prefixes[key] for key in sorted(prefixes)}}
    for iri, form in _forms().items():
        # where our words stand is for the context alone to say: the nodes name them without it
        names[_short(iri)] = {"@id": own + iri.removeprefix(NAMESPACE) if iri.startswith(NAMESPACE) else iri, **form}
    return names


def write_jsonld(triples: Iterable[ox.Triple], out: BinaryIO, *, prefixes: Mapping[str, str] = PREFIXES) -> None:
    """Write triples as one JSON-LD document, a line for each run of triples about one node."""
    head = json.dumps({"@context": context(prefixes)}, ensure_ascii=False, indent=1)
    out.write(head.removesuffix("\n}").encode() + b',\n "@graph": [\n')
    usual = _forms()
    comma = ""
    for line in _lines(triples, usual):
        out.write(f"{comma}{line}".encode())
        comma = ",\n"
    out.write(b"\n]}\n")


def _lines(triples: Iterable[ox.Triple], usual: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    names = {_TYPE: "@type"}
    for subject, run in groupby(triples, key=lambda triple: triple.subject):
        described: dict[str, Json] = {"@id": _compact(value_of(subject))}
        for triple in run:
            iri = triple.predicate.value
            name = names.get(iri) or names.setdefault(iri, _short(iri))
            value: Json = _short(value_of(triple.object)) if iri == _TYPE else _value(triple.object, usual.get(iri, {}))
            known = described.get(name)
            if known is None:
                described[name] = value
            elif isinstance(known, list):
                known.append(value)
            else:
                described[name] = [known, value]
        yield json.dumps(described, ensure_ascii=False)


def _value(value: object, usual: Mapping[str, str]) -> Json:
    """Return a value as the bare string if it has the usual form of its property, else spelled out."""
    if isinstance(value, ox.NamedNode):
        iri = _compact(value.value)
        return iri if usual.get("@type") == "@id" else {"@id": iri}
    assert isinstance(value, ox.Literal)
    if value.language:
        tag = LANGUAGE if value.language == LANGUAGE.lower() else value.language
        return value.value if usual.get("@language") == tag else {"@language": tag, "@value": value.value}
    kind = value.datatype.value
    if kind == XSD + "string":
        return {"@value": value.value} if usual else value.value
    return value.value if usual.get("@type") == kind else {"@type": kind, "@value": value.value}


def _forms() -> dict[str, dict[str, str]]:
    """Return the usual form of the values of each property, in the words of a context."""
    link = {"@type": "@id"}
    forms = {NAMESPACE + name: link for name in load_schema().relations}
    forms |= {space + name: link for space, names in _LINKS.items() for name in names}
    forms |= {space + name: {"@language": LANGUAGE} for space, names in _LABELS.items() for name in names}
    for kind, spaces in _TYPED.items():
        forms |= {space + name: {"@type": XSD + kind} for space, names in spaces.items() for name in names}
    return forms


def _short(iri: str) -> str:
    """Return a word of ours without its namespace, one of another vocabulary with its prefix.

    >>> _short(NAMESPACE + "hosts"), _short(RDFS + "label")
    ('hosts', 'rdfs:label')
    """
    if iri.startswith(NAMESPACE):
        return iri.removeprefix(NAMESPACE)
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def _compact(iri: str) -> str:
    """Return a node of our data behind `id:`, a word of ours behind `zkg:`, any other node as it is."""
    if iri.startswith(DATA_NAMESPACE):
        return "id:" + iri.removeprefix(DATA_NAMESPACE)
    return "zkg:" + iri.removeprefix(NAMESPACE) if iri.startswith(NAMESPACE) else iri

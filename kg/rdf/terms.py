"""The words of the RDF encoding: namespaces, IRIs of things, and literals."""

import functools
import math
import re
from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kg.errors import StatementError
from kg.ids import digest
from kg.model import Evidence
from kg.schema import DATA_NAMESPACE, NAMESPACE

__all__ = [
    "LANGUAGE",
    "ONTOLOGY_GRAPH",
    "PREFIXES",
    "DCTERMS",
    "OA",
    "ORG",
    "OWL",
    "PROV",
    "QB",
    "QUDT",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SKOS",
    "UNIT",
    "XSD",
    "evidence_id",
    "id_of",
    "node",
    "number",
    "number_of",
    "term",
]

DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
QB = "http://purl.org/linked-data/cube#"
QUDT = "http://qudt.org/schema/qudt/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
UNIT = "http://qudt.org/vocab/unit/"
XSD = "http://www.w3.org/2001/XMLSchema#"

ONTOLOGY_GRAPH = NAMESPACE.rstrip("#")
"""The IRI of the ontology, and of the graph that holds it where data and ontology are queried together."""

PREFIXES: Mapping[str, str] = {
    "dcterms": DCTERMS,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "id": DATA_NAMESPACE,
    "oa": OA,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "qb": QB,
    "qudt": QUDT,
    "qudt-unit": UNIT,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "xsd": XSD,
    "zkg": NAMESPACE,
}

LANGUAGE = "zh-Hans"

_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]+")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\[\]_a-z~%]+")


@functools.cache
def term(namespace: str, name: str) -> ox.NamedNode:
    """Return the node of a vocabulary's word, made once."""
    return ox.NamedNode(namespace + name)


def node(id: str) -> ox.NamedNode:
    """Return the node of a thing of our data, named by its id; one that is an IRI already stays as it is.

    >>> node("zone-1f").value
    'https://w3id.org/zonekg/id/zone-1f'
    >>> node("http://example.org/a").value
    'http://example.org/a'
    """
    if _PLAIN_ID.fullmatch(id):
        return ox.NamedNode(DATA_NAMESPACE + id)
    if "://" in id and _ABSOLUTE.fullmatch(id):
        return ox.NamedNode(id)
    return ox.NamedNode(DATA_NAMESPACE + quote(id, safe=""))


def id_of(iri: str) -> str:
    """Return the id of which `node` made an IRI.

    >>> id_of(node("甲 1").value)
    '甲 1'
    """
    return unquote(iri.removeprefix(DATA_NAMESPACE)) if iri.startswith(DATA_NAMESPACE) else iri


def evidence_id(evidence: Evidence) -> str:
    """Return an id that holds all of an evidence.

    One place and rule may prove two statements with different confidence, which must not run together.
    """
    return "evidence-" + digest(evidence.id, repr(float(evidence.confidence)), *sorted(evidence.inferred))


_DECIMAL, _INTEGER = term(XSD, "decimal"), term(XSD, "integer")


def number(value: float) -> ox.Literal:
    """Return a number as a decimal that reads back as the same float; an int becomes an integer.

    Raises StatementError for what is not finite.

    >>> number(1e21).value, number(1.5).value, number(4).value
    ('1000000000000000000000.0', '1.5', '4')
    """
    if isinstance(value, int):
        return ox.Literal(str(int(value)), datatype=_INTEGER)
    if not math.isfinite(value):
        raise StatementError(f"{value} is no number that RDF can hold; leave the statement out")
    text = format(Decimal(repr(value)), "f")
    return ox.Literal(text if "." in text else text + ".0", datatype=_DECIMAL)


def number_of(literal: ox.Literal) -> float | None:
    """Return the number that a literal holds, or None if it holds none."""
    kind = literal.datatype.value.removeprefix(XSD)
    try:
        if kind in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger"):
            return int(literal.value)
        if kind in ("decimal", "double", "float"):
            return float(literal.value)
    except ValueError:
        return None
    return None

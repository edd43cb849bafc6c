"""The RDF formats that are written and read, by the names used on the command line."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import ConfigError

__all__ = ["RDF_FORMATS", "RdfFormat", "format_of_name", "rdf_format"]


@dataclass(frozen=True, slots=True)
class RdfFormat:
    """Describe a format: `datasets` tells whether it holds named graphs, `xml` whether it is XML."""

    name: str
    oxigraph: ox.RdfFormat
    suffixes: tuple[str, ...]
    media_type: str
    datasets: bool = False
    xml: bool = False


RDF_FORMATS: Mapping[str, RdfFormat] = {
    known.name: known
    for known in (
        RdfFormat("turtle", ox.RdfFormat.TURTLE, (".ttl",), "text/turtle"),
        RdfFormat("ntriples", ox.RdfFormat.N_TRIPLES, (".nt",), "application/n-triples"),
        RdfFormat("nquads", ox.RdfFormat.N_QUADS, (".nq",), "application/n-quads", datasets=True),
        RdfFormat("trig", ox.RdfFormat.TRIG, (".trig",), "application/trig", datasets=True),
        RdfFormat("jsonld", ox.RdfFormat.JSON_LD, (".jsonld", ".json"), "application/ld+json"),
        RdfFormat("rdfxml", ox.RdfFormat.RDF_XML, (".rdf", ".xml", ".owl"), "application/rdf+xml", xml=True),
    )
}


def rdf_format(name: str) -> RdfFormat:
    """Return the format of this name. Raises ConfigError listing the names if there is none."""
    try:
        return RDF_FORMATS[name]
    except KeyError:
        raise ConfigError(f"there is no RDF format {name!r}; the formats are {', '.join(RDF_FORMATS)}") from None


def format_of_name(path: str) -> RdfFormat:
    """Return the format that a file's name tells. Raises ConfigError listing the endings if it tells none.

    >>> format_of_name("graph.ttl").name
    'turtle'
    """
    for known in RDF_FORMATS.values():
        if path.lower().endswith(known.suffixes):
            return known
    endings = ", ".join(suffix for known in RDF_FORMATS.values() for suffix in known.suffixes)
    raise ConfigError(f"{path}: the name does not tell the RDF format; name it, or end the file in {endings}")

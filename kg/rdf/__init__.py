"""RDF of the graph: written as a stream, read back without loss, asked in SPARQL."""

from kg.rdf.cache import kept_view
from kg.rdf.formats import RDF_FORMATS
from kg.rdf.guard import refuse_unsafe
from kg.rdf.held import Fault, examine, hold
from kg.rdf.query import SparqlView, sparql
from kg.rdf.read import read_rdf
from kg.rdf.write import quads, triples, write_rdf

__all__ = [
    "RDF_FORMATS",
    "Fault",
    "SparqlView",
    "examine",
    "hold",
    "kept_view",
    "quads",
    "read_rdf",
    "refuse_unsafe",
    "sparql",
    "triples",
    "write_rdf",
]

"""RDF of the graph: written as a stream, read back without loss."""

from kg.rdf.formats import RDF_FORMATS
from kg.rdf.read import read_rdf
from kg.rdf.write import quads, triples, write_rdf

__all__ = ["RDF_FORMATS", "quads", "read_rdf", "triples", "write_rdf"]

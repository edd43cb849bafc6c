"""The formats of export, by the names used on the command line."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from kg.errors import ConfigError
from kg.export.graphml import write_graphml
from kg.export.table import write_csv
from kg.lines import article_lines, dump
from kg.model import ArticleGraph
from kg.rdf import RDF_FORMATS, write_rdf

__all__ = ["FORMATS", "Format", "export"]

Writer = Callable[[Iterable[ArticleGraph], BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """Describe a format: the usual ending of its files and what it is for."""

    name: str
    suffix: str
    media_type: str
    use: str
    write: Writer


def write_jsonl(graphs: Iterable[ArticleGraph], out: BinaryIO) -> None:
    """Write what each article states as JSON lines, as `kg extract` prints them."""
    for graph in graphs:
        for line in article_lines(graph):
            out.write(dump(line).encode() + b"\n")


_RDF_USES = {
    "turtle": "RDF to read: every statement with its evidence",
    "ntriples": "RDF a line a triple: fast to load, sort and compare",
    "nquads": "RDF a line a quad, a named graph for each article",
    "trig": "RDF to read, a named graph for each article",
    "jsonld": "RDF for JSON tools",
    "rdfxml": "RDF for XML tools",
}

_ALL = (
    *(
        Format(name, known.suffixes[0], known.media_type, _RDF_USES[name], partial(write_rdf, format=name))
        for name, known in RDF_FORMATS.items()
    ),
    Format(
        "graphml", ".graphml", "application/graphml+xml", "nodes and edges for Gephi, yEd, Cytoscape", write_graphml
    ),
    Format("csv", ".csv", "text/csv; charset=utf-8", "a row for each evidence, for a spreadsheet", write_csv),
    Format("jsonl", ".jsonl", "application/jsonl", "the lines that `kg extract` prints", write_jsonl),
)

FORMATS: Mapping[str, Format] = {known.name: known for known in _ALL}
"""All formats, the first of them the usual one."""


def export(graphs: Iterable[ArticleGraph], out: BinaryIO, format: str) -> None:
    """Write article graphs to a binary stream in one of `FORMATS`.

    The same graphs give the same bytes. All but GraphML are written as a stream: memory grows with the names of
    entities at most. Raises ConfigError listing the formats for an unknown one, StatementError naming what a
    format cannot hold.
    """
    if format not in FORMATS:
        raise ConfigError(f"there is no format {format!r}; the formats are {', '.join(FORMATS)}")
    FORMATS[format].write(graphs, out)

"""Take in RDF of this ontology made elsewhere: held to the shapes and to the words of its articles, then read."""

from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike

import pyoxigraph as ox

from kg.check import check
from kg.model import ArticleGraph
from kg.rdf.read import graphs_of, parse_rdf
from kg.rdf.shacl import Finding, shorten, validate
from kg.rdf.terms import RDF, node
from kg.schema import NAMESPACE, load_schema
from kg.settings import BASE

__all__ = ["Taken", "take_rdf", "told"]


@dataclass(frozen=True, slots=True)
class Taken:
    """Hold what was read, or nothing and the reasons why: `findings` that are no violations are warnings."""

    graphs: tuple[ArticleGraph, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Tell whether anything forbids to load it."""
        return any(finding.severity == "Violation" for finding in self.findings)


def take_rdf(source: str | PathLike[str] | bytes, format: str | None = None, *, base: str = BASE) -> Taken:
    """Return the article graphs of a file, or the bytes of one, and what in it breaks the shapes.

    One violation refuses the whole. Superclasses need not be spelled out, and entities need no `zkg:Mention`. Raises
    DocumentError if there is no RDF or no article, StatementError where the shapes hold and yet a node cannot be read,
    ConfigError for an unknown format.
    """
    origin, rows = parse_rdf(source, format, base=base)
    findings = validate((*rows, *_superclasses(rows)))
    if any(finding.severity == "Violation" for finding in findings):
        return Taken((), findings)
    graphs = graphs_of(rows, origin)
    schema = load_schema()
    refused = tuple(
        Finding("Violation", "evidence", node(reject.statement.id).value, "", "", "evidence", reject.reason)
        for graph in graphs
        for reject in check(graph, schema)[1]
    )
    return Taken(() if refused else graphs, refused + findings)


def _superclasses(rows: tuple[ox.Quad, ...]) -> Iterator[ox.Triple]:
    """Yield the types that follow from those that are given: the shapes of a superclass hold for what lies below."""
    lineage = load_schema().lineage
    tops = dict.fromkeys(load_schema().entity_classes, "Entity")
    for row in rows:
        if row.predicate.value == RDF + "type" and isinstance(row.object, ox.NamedNode):
            cls = row.object.value.removeprefix(NAMESPACE)
            for up in (*lineage.get(cls, ())[1:], *filter(None, (tops.get(cls),))):
                yield ox.Triple(row.subject, row.predicate, ox.NamedNode(NAMESPACE + up))


def told(finding: Finding) -> tuple[str, str, str, str]:
    """Return severity, node, shape and reason of a finding, as they are shown."""
    value = f"{shorten(finding.value)!r} " if finding.value and finding.path else ""
    path = f"{finding.path} " if finding.path else ""
    return finding.severity, shorten(finding.node), finding.shape, f"{path}{value}{finding.message}"

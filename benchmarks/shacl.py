"""Measure the check against the shapes: pySHACL on the whole graph, ours on the whole, ours on what changed.

    python benchmarks/shacl.py                # 40,000 triples, one article of which has changed
    python benchmarks/shacl.py --triples 100000

Seconds of processor time, in one process; both sides hold the same triples to `ontology/shapes.ttl`, and the verdicts
are compared. pySHACL's graph is loaded before the clock starts.
"""

import argparse
import platform
import time
from dataclasses import replace
from importlib.metadata import version

import pyshacl
import rdflib

from benchmarks.rdf import articles
from kg.model import Statement
from kg.rdf import triples
from kg.rdf.shacl import validate
from kg.shapes import FILE


def main() -> None:
    """Print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=40_000)
    graphs = list(articles(parser.parse_args().triples))
    # one article changes for the worse: a company hosts a zone
    last = graphs[-1]
    said = next(one for one in last.statements if isinstance(one, Statement))
    wrong = replace(said, subject=said.object, object=said.subject)
    graphs[-1] = replace(last, statements=(*last.statements, wrong))
    whole = rdflib.Graph()
    for triple in triples(graphs):
        whole.add(tuple(map(_term, triple)))
    shapes = rdflib.Graph().parse(FILE)
    begun = time.process_time()
    ok, report, _ = pyshacl.validate(whole, shacl_graph=shapes, inplace=True)
    theirs = time.process_time() - begun
    validate(triples(graphs[:1]))  # the shapes are read once
    begun = time.process_time()
    found = [finding for graph in graphs for finding in validate(triples([graph]))]
    ours = time.process_time() - begun
    begun = time.process_time()
    changed = validate(triples(graphs[-1:]))
    one = time.process_time() - begun
    results = report.objects(None, rdflib.SH.result)
    blamed = {str(report.value(one, rdflib.SH.focusNode)) for one in results}
    own = {finding.node for finding in found}
    assert not ok and blamed == own == {finding.node for finding in changed}
    names = f"pyshacl {version('pyshacl')}, rdflib {version('rdflib')}"
    print(f"{len(whole):,} triples of {len(graphs)} articles; Python {platform.python_version()}, {names}\n")
    print("| check | seconds | times as fast |\n| --- | --- | --- |")
    rows = (("pySHACL, whole graph", theirs), ("kg, whole graph", ours), ("kg, the one article that changed", one))
    for name, taken in rows:
        print(f"| {name} | {taken:.3f} | {theirs / taken:,.0f} |")


def _term(term):  # type: ignore[no-untyped-def]
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    # rdflib holds a text with its datatype spelled out for another than one without
    plain = term.language or term.datatype == ox.NamedNode(str(rdflib.XSD.string))
    return rdflib.Literal(term.value, lang=term.language, datatype=None if plain else term.datatype.value)


if __name__ == "__main__":
    main()

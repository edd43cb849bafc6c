"""What goes through a store comes out as the same RDF, byte for byte."""

import io

from kg.rdf import read_rdf, write_rdf
from tests.kg.rdf_graphs import canonical, sample
from tests.ontology.gold_graphs import gold_graphs


def written(graphs) -> bytes:
    out = io.BytesIO()
    write_rdf(graphs, out, "nquads")
    return b"".join(sorted(out.getvalue().splitlines(keepends=True)))


def test_rdf_is_the_same_before_and_after_a_store(store):
    graphs = (*sample(), *gold_graphs())
    store.load(graphs)
    kept = tuple(store.graphs())
    assert canonical(kept) == canonical(graphs)
    assert written(kept) == written(graphs)


def test_rdf_read_back_makes_the_same_store(store):
    graphs = gold_graphs()
    out = io.BytesIO()
    write_rdf(graphs, out, "turtle")
    store.load(read_rdf(out.getvalue(), "turtle"))
    assert written(store.graphs()) == written(graphs)


def test_a_forgotten_article_leaves_nothing_in_the_rdf(store):
    graphs = gold_graphs()
    store.load(graphs)
    store.forget([graphs[0].article.id])
    assert written(store.graphs()) == written(graphs[1:])

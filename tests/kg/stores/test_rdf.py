"""What goes through a store comes out as the same RDF, byte for byte."""

import io

import rdflib
from rdflib.compare import isomorphic

from kg.rdf import read_rdf, write_rdf
from kg.rdf.taking import take_rdf
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


def test_what_is_taken_in_gives_the_same_graph_again(store):
    before = rdflib.Graph().parse(data=text(sample()), format="turtle")
    taken = take_rdf(text(sample()).encode(), "turtle")
    assert not taken.refused
    store.load(taken.graphs)
    after = rdflib.Graph().parse(data=text(store.graphs()), format="turtle")
    assert isomorphic(before, after)
    assert rdflib.Literal("a@b") in set(after.objects()) and rdflib.Literal("1.50") in set(after.objects())
    assert {label.language for label in after.objects(None, rdflib.SKOS.altLabel)} == {"zh-Hans"}


def text(graphs) -> str:
    out = io.BytesIO()
    write_rdf(graphs, out, "turtle")
    return out.getvalue().decode()

"""The base IRI can be chosen, and statements written as triple terms of RDF 1.2."""

import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import ConfigError
from kg.rdf import RDF_FORMATS, SparqlView, kept_view, read_rdf, write_rdf
from kg.rdf.taking import take_rdf
from kg.settings import BASE
from kg.stores import open_store
from tests.kg.rdf_graphs import canonical, sample

HERE = "https://kg.example.org/zones/"
READERS = {"ntriples": "nt11", "jsonld": "json-ld", "rdfxml": "xml"}


def written(format: str, **options: object) -> bytes:
    out = io.BytesIO()
    write_rdf(sample(), out, format, **options)  # type: ignore[arg-type]
    return out.getvalue()


def by_rdflib(data: bytes, format: str) -> rdflib.Graph:
    found = rdflib.Dataset(default_union=True).parse(data, format=READERS.get(format, format))
    merged = rdflib.Graph()
    for triple in found.triples((None, None, None)):
        merged.add(triple)
    return merged


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_only_the_base_differs_and_reading_takes_it_back(format: str) -> None:
    data = written(format, base=HERE)
    assert BASE.encode() not in data
    assert canonical(read_rdf(data, format, base=HERE)) == canonical(sample())
    plain = written("ntriples").replace(BASE.encode(), HERE.encode())
    assert isomorphic(by_rdflib(data, format), by_rdflib(plain, "ntriples"))


def test_the_names_of_articles_as_graphs_move_too() -> None:
    graphs = {quad.graph_name for quad in ox.parse(written("nquads", base=HERE), ox.RdfFormat.N_QUADS)}
    assert {name.value.startswith(HERE + "id/article-") for name in graphs if isinstance(name, ox.NamedNode)} == {True}


def test_json_ld_says_the_base_in_its_context_alone() -> None:
    usual, moved = (json.loads(written("jsonld", **options)) for options in ({}, {"base": HERE}))
    assert usual["@graph"] == moved["@graph"]
    assert moved["@context"]["@vocab"] == HERE + "ontology#"


def test_queries_are_asked_under_the_base_without_declaring_it() -> None:
    with SparqlView(sample(), base=HERE) as view:
        rows = view.query("SELECT ?z { ?z a zkg:Zone }").rows
        assert rows == ((HERE + "id/zone-1",),)
        assert view.query(f"ASK {{ GRAPH <{HERE}ontology> {{ zkg:Zone a owl:Class }} }}").rows == ((True,),)


def test_kept_views_of_two_bases_do_not_meet(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "kg.store")) as store:
        store.load(sample())
        for base in (BASE, HERE):
            with kept_view(store, tmp_path / "cache", base=base) as view:
                assert view.query("SELECT ?z { ?z a zkg:Zone }").rows == ((base + "id/zone-1",),)


def test_what_lies_under_another_base_is_taken_in_by_naming_it() -> None:
    assert take_rdf(written("turtle", base=HERE), "turtle", base=HERE).findings == ()
    taken = take_rdf(written("turtle", base=HERE), "turtle", base=HERE)
    assert canonical(taken.graphs) == canonical(sample())


@pytest.mark.parametrize("base", ["example.org/", "https://example.org", "https://例.org/", "https://a b/", "ftp://a/"])
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(ConfigError, match="base IRI must look like"):
        written("turtle", base=base)


def test_the_command_line_takes_the_base_as_option_variable_and_setting(kg, store, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    kg("export", "--store", store, "--base", HERE, "-o", "graph.ttl")
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert HERE in text and BASE not in text
    assert "articles loaded" in kg("import", "graph.ttl", "--store", "new.store", "--base", HERE).stdout
    monkeypatch.setenv("KG_BASE", HERE)
    assert HERE + "id/zone-" in kg("sparql", "SELECT ?z { ?z a zkg:Zone } LIMIT 1", "--store", "new.store").stdout
    (tmp_path / "kg.toml").write_text('base = "https://other.example/"\n')
    monkeypatch.delenv("KG_BASE")
    assert "https://other.example/id/zone-" in kg("export", "--store", store, "--format", "ntriples").stdout


# ---- triple terms


@pytest.mark.parametrize("format", [name for name in RDF_FORMATS if name != "jsonld"])
def test_each_statement_between_two_things_is_reified_by_a_triple_term(format: str) -> None:
    data = written(format, triple_terms=True)
    rows = list(ox.parse(data, RDF_FORMATS[format].oxigraph))
    terms = {row.subject.value: row.object for row in rows if row.predicate.value.endswith("#reifies")}
    parts: dict[str, list[str]] = {}
    for row in rows:
        name = row.predicate.value.rpartition("#")[2]
        if row.predicate.value.startswith("http://www.w3.org/1999") and name in ("subject", "predicate", "object"):
            parts.setdefault(row.subject.value, []).append(row.object.value)
    assert {iri: sorted({t.subject.value, t.predicate.value, t.object.value}) for iri, t in terms.items()} == {
        iri: sorted(set(values)) for iri, values in parts.items()
    }
    assert len(terms) == 11  # stated, planned, negated and ended alike
    assert canonical(read_rdf(data, format)) == canonical(sample())
    assert take_rdf(data, format).findings == ()


def test_what_is_merely_planned_is_reified_and_not_asserted() -> None:
    store = ox.Store()
    store.load(written("turtle", triple_terms=True), ox.RdfFormat.TURTLE)
    ask = (
        "PREFIX zkg: <https://w3id.org/zonekg/ontology#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ASK "
    )
    assert bool(store.query(ask + "{ ?s rdf:reifies <<( ?z zkg:hasProject ?p )>> }"))
    assert not bool(store.query(ask + "{ ?z zkg:hasProject ?p }"))


def test_json_ld_has_no_triple_terms(kg, store) -> None:
    with pytest.raises(ConfigError, match="JSON-LD cannot hold the triple terms"):
        written("jsonld", triple_terms=True)
    assert "csv is no RDF" in kg("export", "--store", store, "--format", "csv", "--triple-terms", status=2).stderr
    told = kg("export", "--store", store, "--triple-terms", "--format", "ntriples").stdout
    assert "#reifies> <<( <" in told

"""The SPARQL endpoint as clients use it that nobody here wrote: SPARQLWrapper, rdflib's SPARQLStore and httpx."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.errors import ConfigError, StoreError
from kg.rdf import sparql
from kg.rdf.serving import Following, serving
from kg.stores import open_store
from tests.kg.rdf_graphs import sample

ROOT = Path(__file__).parent.parent.parent
PREFIX = "PREFIX zkg: <https://w3id.org/zonekg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
NAMES = PREFIX + "SELECT ?name { ?x a zkg:Company ; rdfs:label ?name } ORDER BY ?name"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
COMPANIES = [row[0] for row in sparql(sample(), NAMES).rows]


class Graphs:
    """Be a store that holds two articles and is not in a folder."""

    uri = "memory://"

    def __init__(self):
        self.held = list(sample())
        self.opened = 0

    def open(self):
        self.opened += 1
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def graphs(self):
        return iter(self.held)

    def query(self, cypher, **_):
        from kg.stores.base import Answer

        return Answer(("id", "stamp"), tuple((graph.article.id, graph.article.content) for graph in self.held))


@contextmanager
def served(cache: Path, graphs: Graphs | None = None, age: float = 0.0, **options):
    graphs = graphs or Graphs()
    following = Following(graphs.uri, graphs.open, cache, age=age)
    with serving(following, port=0, **{"timeout": 20.0, **options}) as address:
        yield address


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with served(tmp_path_factory.mktemp("cache")) as address:
        yield address


def test_sparqlwrapper_gets_rows_truth_and_graphs(address):
    client = SPARQLWrapper.SPARQLWrapper(address)
    client.setQuery(NAMES)
    for method in (SPARQLWrapper.GET, SPARQLWrapper.POST):
        client.setMethod(method)
        for form in (SPARQLWrapper.JSON,):
            client.setReturnFormat(form)
            found = client.query().convert()["results"]["bindings"]
            assert [row["name"]["value"] for row in found] == COMPANIES
            assert {row["name"]["xml:lang"].lower() for row in found} == {"zh-hans"}
    client.setRequestMethod(SPARQLWrapper.POSTDIRECTLY)
    assert len(client.query().convert()["results"]["bindings"]) == len(COMPANIES)
    client = SPARQLWrapper.SPARQLWrapper(address)
    client.setQuery(PREFIX + "ASK { ?x a zkg:Zone }")
    client.setReturnFormat(SPARQLWrapper.XML)
    assert client.query().convert().getElementsByTagName("boolean")[0].firstChild.data == "true"
    client.setQuery(PREFIX + "CONSTRUCT { ?z rdfs:label ?n } WHERE { ?z a zkg:Zone ; rdfs:label ?n }")
    for form in (SPARQLWrapper.TURTLE, SPARQLWrapper.RDFXML, SPARQLWrapper.JSONLD):
        client.setReturnFormat(form)
        found = client.query().convert()
        graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(found, format="turtle")
        assert len(graph) == 1
    client.setQuery("SELECT ?x { ?x a")
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed):
        client.query()


def test_rdflib_asks_it_as_it_asks_a_graph_of_its_own(address):
    graph = rdflib.Graph(SPARQLStore(address))
    assert [str(row.name) for row in graph.query(NAMES)] == COMPANIES
    zkg = rdflib.Namespace("https://w3id.org/zonekg/ontology#")
    zones = list(graph.subjects(rdflib.RDF.type, zkg.Zone))
    assert len(zones) == 1
    hosted = set(graph.objects(zones[0], zkg.hosts))
    assert len(hosted) == 3
    assert (zones[0], zkg.hosts, next(iter(hosted))) in graph
    assert graph.query(PREFIX + "ASK { ?x a zkg:Person }").askAnswer
    assert len(graph.query(PREFIX + "CONSTRUCT WHERE { ?z zkg:hosts ?c }").graph) == 3
    posting = rdflib.Graph(SPARQLStore(address, method="POST"))
    assert [str(row.name) for row in posting.query(NAMES)] == COMPANIES


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv, */*;q=0.1", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.7", "application/sparql-results+xml"),
        ("text/*", "text/csv"),
    ],
)
def test_rows_come_in_the_form_that_the_client_likes_best(address, accept, media):
    answer = httpx.get(address, params={"query": NAMES}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media
    assert COMPANIES[0] in answer.text


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "text/csv;q=0"])
def test_a_form_that_cannot_be_is_refused(address, accept):
    answer = httpx.get(address, params={"query": NAMES}, headers={"Accept": accept})
    assert answer.status_code == 406
    assert "application/sparql-results+json" in answer.text


def test_without_a_query_the_service_describes_itself(address):
    graph = rdflib.Graph().parse(data=httpx.get(address).text, format="turtle")
    described = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert (rdflib.URIRef(address), described.endpoint, rdflib.URIRef(address)) in graph


def test_graphs_may_be_named(address):
    ontology = "https://w3id.org/zonekg/ontology"
    query = PREFIX + "SELECT ?c { ?c a <http://www.w3.org/2002/07/owl#Class> } LIMIT 3"
    rows = httpx.get(address, params={"query": query, "default-graph-uri": ontology}).json()["results"]["bindings"]
    assert len(rows) == 3
    assert httpx.get(address, params={"query": query}).json()["results"]["bindings"] == []
    within = query.replace("{ ?c", "{ GRAPH ?g { ?c").replace("}", "} }")
    for named, count in ((ontology, 3), ("http://example.org/none", 0)):
        found = httpx.get(address, params={"query": within, "named-graph-uri": named}).json()
        assert len(found["results"]["bindings"]) == count


REFUSED = [
    (400, {"data": {"query": "INSERT DATA { <a:a> <a:b> <a:c> }"}}, "updates are refused"),
    (403, {"data": {"update": "INSERT DATA { <a:a> <a:b> <a:c> }"}}, "updates are refused"),
    (403, {"content": b"CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, "updates are refused"),
    (400, {"data": {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}}, "SERVICE is refused"),
    (400, {"data": {"query": ["ASK {}", "ASK {}"]}}, "one query is needed, not 2"),
    (400, {"data": {"x": "y"}}, "one query is needed, not 0"),
    (415, {"content": b"ASK {}", "headers": {"Content-Type": "text/plain"}}, "application/sparql-query"),
    (400, {"content": b"\xff", "headers": {"Content-Type": "application/sparql-query"}}, "UTF-8"),
    (413, {"content": b"#" * 2**21, "headers": {"Content-Type": "application/sparql-query"}}, "bytes"),
    (400, {"data": {"query": "SELECT ?x {"}}, "the SPARQL query is wrong: line 1"),
]


@pytest.mark.parametrize(("status", "request_", "said"), REFUSED)
def test_what_is_no_query_is_refused_in_one_line(address, status, request_, said):
    answer = httpx.post(address, **request_)
    assert answer.status_code == status
    assert said in answer.text
    assert answer.text.count("\n") == 1


def test_other_methods_and_other_names_of_this_machine_are_refused(address):
    assert httpx.delete(address).status_code == 405
    # a page elsewhere whose name was made to lead here
    answer = httpx.get(address, params={"query": "ASK {}"}, headers={"Host": "evil.example"})
    assert answer.status_code == 400
    answer = httpx.get(address, params={"query": "ASK {}"}, headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_a_query_that_loses_itself_is_stopped_and_others_go_on(tmp_path):
    with served(tmp_path, timeout=1.0) as address:
        answer = httpx.get(address, params={"query": ENDLESS}, timeout=30)
        assert answer.status_code == 503
        assert "longer than 1 s" in answer.text
        assert httpx.get(address, params={"query": "ASK {}"}).json() == {"head": {}, "boolean": True}


def test_a_token_is_asked_for_where_one_is_set(tmp_path):
    with served(tmp_path, token="geheim-geheim") as address:
        assert httpx.get(address, params={"query": "ASK {}"}).status_code == 401
        wrong = httpx.get(address, params={"query": "ASK {}"}, headers={"Authorization": "Bearer geheim"})
        assert (wrong.status_code, wrong.headers["www-authenticate"]) == (401, "Bearer")
        client = SPARQLWrapper.SPARQLWrapper(address)
        client.addCustomHttpHeader("Authorization", "Bearer geheim-geheim")
        client.setQuery("ASK {}")
        client.setReturnFormat(SPARQLWrapper.JSON)
        assert client.query().convert()["boolean"] is True


def test_what_changes_in_the_store_is_seen(tmp_path):
    graphs = Graphs()
    with served(tmp_path, graphs) as address:
        assert len(httpx.get(address, params={"query": NAMES}).json()["results"]["bindings"]) == len(COMPANIES)
        del graphs.held[0]
        rows = httpx.get(address, params={"query": NAMES}).json()["results"]["bindings"]
        assert [row["name"]["value"] for row in rows] == [row[0] for row in sparql(graphs.held, NAMES).rows]
        graphs.open = lambda: (_ for _ in ()).throw(StoreError("busy"))
        assert len(httpx.get(address, params={"query": NAMES}).json()["results"]["bindings"]) == len(rows)


def test_a_store_in_a_folder_is_opened_again_only_when_its_files_have_changed(tmp_path):
    graphs = Graphs()
    graphs.uri = str(tmp_path / "kg.store")
    (tmp_path / "kg.store").mkdir()
    (tmp_path / "kg.store" / "old").touch()
    with served(tmp_path / "cache", graphs) as address:
        for _ in range(3):
            httpx.get(address, params={"query": "ASK {}"})
        assert graphs.opened == 1
        (tmp_path / "kg.store" / "page").write_text("new")
        httpx.get(address, params={"query": "ASK {}"})
        assert graphs.opened == 2


def test_a_port_that_is_taken_is_told_of(address, tmp_path):
    port = int(address.rsplit(":", 1)[1].split("/")[0])
    graphs = Graphs()
    with (
        pytest.raises(ConfigError, match=f"port {port} is taken.*choose another"),
        serving(Following(graphs.uri, graphs.open, tmp_path), port=port, timeout=1.0),
    ):
        pass


def test_kg_serve_answers_until_it_is_asked_to_stop(tmp_path):
    with open_store(str(tmp_path / "kg.store")) as kept:
        kept.load(sample())
    command = [sys.executable, "-m", "kg", "serve", "--sparql", "--sparql-port", "18030", "--store", "kg.store"]
    environ = {**os.environ, "KG_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path, env=environ) as running:
        assert running.stdout
        assert running.stdout.readline() == "sparql    http://127.0.0.1:18030/sparql\n"
        rows = httpx.get("http://127.0.0.1:18030/sparql", params={"query": NAMES}).json()["results"]["bindings"]
        assert [row["name"]["value"] for row in rows] == COMPANIES
        # the store is free meanwhile, and what is written to it shows
        with open_store(str(tmp_path / "kg.store")) as kept:
            kept.forget([sample()[0].article.id])
        for _ in range(20):
            time.sleep(1)
            found = httpx.get("http://127.0.0.1:18030/sparql", params={"query": NAMES}).json()["results"]["bindings"]
            if len(found) < len(rows):
                break
        assert len(found) == len(sparql(sample()[1:], NAMES).rows)
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 0

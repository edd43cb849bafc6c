import http.server
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.rdf import SparqlView, sparql
from kg.rdf.guard import refuse_unsafe
from tests.kg.rdf_graphs import sample

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def view():
    with SparqlView(iter(sample())) as view:
        yield view


def test_select_answers_with_columns_and_rows(view):
    answer = view.query("SELECT ?zone ?name { ?zone a zkg:Zone ; rdfs:label ?name }")
    assert answer.columns == ("zone", "name")
    assert answer.rows == (("https://w3id.org/zonekg/id/zone-1", "龙溪开发区"),)
    assert answer.cut is False


def test_values_come_as_what_they_are(view):
    answer = view.query(
        "SELECT ?value ?yoy ?number ?inferred ?none { ?o zkg:period '2024-Q1' ; zkg:value ?value ; zkg:yoy ?yoy ;"
        " prov:wasDerivedFrom/oa:hasSource ?a . ?a zkg:number ?number ; zkg:yearInferred ?inferred ."
        " OPTIONAL { ?a zkg:nothing ?none } }"
    )
    assert [list(map(repr, row)) for row in answer.rows] == [["46431.0", "-5.5", "1", "True", "None"]]


def test_ask_and_construct(view):
    assert view.query("ASK { id:zone-1 zkg:hosts id:company-1 }").rows == ((True,),)
    assert view.query("ASK { id:zone-1 zkg:hasProject ?p }").rows == ((False,),)
    answer = view.query("CONSTRUCT { ?z zkg:hosts ?c } { ?z zkg:hosts ?c } ORDER BY ?c")
    assert answer.columns == ("subject", "predicate", "object")
    assert len(answer.rows) == 3


def test_own_prefixes_win_over_those_given(view):
    assert view.query("PREFIX zkg: <http://example.org/> ASK { ?s a zkg:Zone }").rows == ((False,),)


def test_the_ontology_lies_in_its_own_graph(view):
    narrow = view.query(
        "SELECT ?p ?name { ?who ?p ?event . GRAPH <https://w3id.org/zonekg/ontology> "
        "{ ?p rdfs:subPropertyOf* zkg:attended ; rdfs:label ?name FILTER(LANG(?name) = 'zh-hans') } }"
    )
    assert narrow.rows == (("https://w3id.org/zonekg/ontology#chaired", "主持"),)
    assert view.query("ASK { zkg:Zone ?p ?o }").rows == ((False,),)


def test_rows_are_cut_at_the_limit(view):
    query = "SELECT ?s { ?s a zkg:Statement } ORDER BY ?s"
    whole = view.query(query)
    assert whole.cut is False
    some = view.query(query, limit=3)
    assert some.rows == whole.rows[:3] and some.cut
    assert view.query(query, limit=len(whole.rows)).cut is False
    assert view.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", limit=5).cut


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_query_that_loses_itself_is_stopped_and_the_next_one_answered(view):
    begun = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0\.5 s"):
        view.query(ENDLESS, timeout=0.5)
    assert time.monotonic() - begun < 5
    assert view.query("ASK { ?s a zkg:Zone }").rows == ((True,),)


def test_one_call_does_it_all_and_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert sparql(sample(), "ASK { ?s a zkg:Zone }", timeout=10, limit=5).rows == ((True,),)
    with pytest.raises(QueryError):
        sparql(sample(), ENDLESS, timeout=0.2)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { zkg:a zkg:b zkg:c }",
        "DELETE WHERE { ?s ?p ?o }",
        "# a remark\nPREFIX x: <http://x#y>\nLOAD <http://example.org/x>",
        "CLEAR ALL",
        "WITH zkg:g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(view, query):
    with pytest.raises(QueryError, match="updates are refused"):
        view.query(query)


SERVICES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { ?a ?b ?c .SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "PREFIX a: <http://x#> SELECT * { a:b\\#c a:d ?e . SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '#' . SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''it's # ''' . SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2) SERVICE ?x { ?s ?p ?o } VALUES ?x { <URL> } }",
    "SELECT * { VALUES ?x { <URL> } SERVICE ?x { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<URL>{ ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE:x{ ?s ?p ?o } }",
    "PREFIX a: <URL> SELECT * { ?s ?p a:b.SERVICE a:b{ ?s ?p ?o } }",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
]


@pytest.mark.parametrize("query", SERVICES)
def test_no_query_reaches_the_network(view, query):
    with pytest.raises(QueryError, match="SERVICE is refused"):
        view.query(query.replace("URL", "http://127.0.0.1:1/"))


def test_the_engine_could_not_reach_the_network_if_it_were_let(view, monkeypatch):
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)

        do_POST = do_GET

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setattr("kg.rdf.query.refuse_unsafe", lambda query: None)
        with pytest.raises(QueryError):
            view.query(SERVICES[0].replace("URL", f"http://127.0.0.1:{server.server_port}/"))
        server.shutdown()
    assert asked == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service rdfs:label ?l FILTER(?l = 'SERVICE <x>') } # SERVICE <x>",
        "SELECT * { ?s zkg:service ?o ; <http://x/SERVICE> ?p }",
        "PREFIX insert: <http://x/> SELECT * { ?s insert:a ?insert ; insert:service 'x'@en }",
        'SELECT * { ?s ?p """a "SERVICE" b""" }',
    ],
)
def test_what_only_looks_like_it_passes(view, query):
    refuse_unsafe(query)
    view.query(query)


WRONG = {
    "": "the query is empty",
    "MATCH (n) RETURN n": "line 1, column 1: .*'MATCH .n. RETURN n' on; it must begin with SELECT, ASK",
    "SELECT ?x {\n ?x a ?y .\n FILTER(?z ?x) }": "line 3, column 2: .*'FILTER",
    "SELECT ?x { ?x y:z ?w }": "the prefix y: is not declared.*zkg",
    "SELECT (COUNT(?x) AS ?n) ?y { ?x a ?y }": "unbound",
    "SELECT ?x { ?x a zkg:Zone": "line 1, column",
    "SELECT ?x { FILTER(<http://example.org/f>(1)) }": "custom function",
}


@pytest.mark.parametrize("query", WRONG)
def test_a_wrong_query_is_told_in_one_line(view, query):
    with pytest.raises(QueryError, match=WRONG[query]) as caught:
        view.query(query)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_no_engine_outlives_a_killed_parent():
    code = (
        "from tests.kg.rdf_graphs import sample\n"
        "from tests.kg.test_rdf_sparql import ENDLESS\n"
        "from kg.rdf import SparqlView\n"
        "view = SparqlView(sample())\n"
        "view.query('ASK {}')\n"
        "print(view._process.pid, flush=True)\n"
        "view.query(ENDLESS, timeout=60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        time.sleep(0.5)
        parent.kill()
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{worker}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return  # dead, and not yet buried by whoever took it over
        time.sleep(0.1)
    raise AssertionError("the engine still runs")


def test_a_full_disk_is_told_of_with_a_remedy(tmp_path):
    code = (
        "import resource\n"
        "from tests.kg.rdf_graphs import sample\n"
        "from kg.errors import StoreError\n"
        "from kg.rdf import SparqlView\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n    SparqlView(sample())\nexcept StoreError as error:\n    print(error)\n"
    )
    environ = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=environ)
    assert done.stdout.startswith(f"{tmp_path}: no room for the graph while it is asked (")
    assert done.stdout.endswith("name another folder in TMPDIR\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory a process has")
def test_a_query_cannot_take_all_memory():
    code = "from kg.rdf.worker import limit_memory\nlimit_memory(2**28)\nbytearray(2**27)\nbytearray(2**29)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stderr.endswith("line 4, in <module>\nMemoryError\n")


def test_an_engine_that_was_killed_is_told_of_and_started_again(view):
    assert view.query("ASK {}").rows == ((True,),)
    view._process.kill()
    view._process.wait()
    with pytest.raises(QueryError, match="engine is gone; ask again"):
        view.query("ASK {}")
    assert view.query("ASK {}").rows == ((True,),)


def test_closing_twice_is_harmless():
    view = SparqlView(sample())
    view.query("ASK {}")
    view.close()
    view.close()

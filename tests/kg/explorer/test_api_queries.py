"""Queries that people write: answered, bounded, stopped; and what helps to write them."""

import threading
import time
from typing import Any

import httpx
import pytest

from kg.schema import ONTOLOGY, load_schema
from tests.kg.explorer.api import Api
from tests.kg.explorer.truth import GRAPHS, graph, named
from tests.kg.stores.graphs import ENDLESS

LOST = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i && ?c = ?d && ?f = ?a) }"


def test_cypher_gives_rows_with_nodes_and_edges_as_maps(api: Api) -> None:
    told = api.post(
        "/cypher",
        {
            "query": "MATCH (z:Zone {name: $name})-[h:HOSTS]->(c:Company) RETURN z, h, c.name AS firm ORDER BY firm",
            "params": {"name": "云川经济技术开发区"},
        },
    )
    assert told["columns"] == ["z", "h", "firm"]
    assert (told["cut"], told["seconds"] > 0) == (False, True)
    zone = named("云川经济技术开发区")
    firms = sorted(
        graph().nodes[other]["name"]
        for _, other, data in graph().out_edges(zone, data=True)
        if data["relation"] == "hosts" and graph().nodes[other]["cls"] == "Company"
    )
    assert [row[2] for row in told["rows"]] == firms
    node, edge, _ = told["rows"][0]
    assert (node["_labels"], node["id"]) == (["Entity", "Organization", "Zone"], zone)
    assert (edge["_type"], edge["_from"]) == ("HOSTS", zone)
    assert graph().has_edge(zone, edge["_to"], edge["statement"])


def test_parameters_are_values(api: Api) -> None:
    hostile = "'; MATCH (n) DETACH DELETE n //"
    told = api.post("/cypher", {"query": "RETURN $x AS x, 1.0 / 0.0 AS none", "params": {"x": [hostile, None, 1.5]}})
    assert told["rows"] == [[[hostile, None, 1.5], "Infinity"]]
    assert len(api.store.contents()) == len(GRAPHS)


def test_an_answer_is_cut_at_the_limit(api: Api) -> None:
    told = api.post("/cypher", {"query": "UNWIND range(1, 9) AS n RETURN n", "limit": 4})
    assert (told["rows"], told["cut"]) == ([[1], [2], [3], [4]], True)


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Zone {id: 'x'})",
        "MATCH (n) DETACH DELETE n",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "CALL dbms.listConfig()",
        "MATCH (n RETURN n",
        "",
    ],
)
def test_what_is_wrong_or_would_write_is_refused(api: Api, query: str) -> None:
    before = api.store.contents()
    api.post("/cypher", {"query": query}, 400)
    assert api.store.contents() == before


@pytest.mark.parametrize(
    "body",
    [
        {"query": "RETURN 1", "limits": 3},
        {"query": "RETURN 1", "timeout": -1},
        {"query": "RETURN 1", "run": "a/b"},
        {"query": 1},
        {},
        [],
    ],
)
@pytest.mark.parametrize("path", ["/cypher", "/sparql"])
def test_an_unknown_or_unfit_field_is_refused(api: Api, path: str, body: object) -> None:
    api.post(path, body, 400)


def test_numbers_that_no_engine_takes_are_refused(api: Api) -> None:
    for value in ('"\\ud800"', "1e999", "9" * 40):
        body = f'{{"query": "RETURN $x AS x", "params": {{"x": {value}}}}}'
        answer = api.client.post("/cypher", content=body, headers={"content-type": "application/json"})
        assert answer.status_code == 400, answer.text


@pytest.mark.parametrize(("path", "query"), [("/cypher", ENDLESS), ("/sparql", LOST)])
def test_a_query_ends_in_time(api: Api, path: str, query: str) -> None:
    begun = time.monotonic()
    told = api.post(path, {"query": query, "timeout": 0.5}, 503)
    assert "longer than 0.5 s" in told["error"]
    assert time.monotonic() - begun < 15


@pytest.mark.parametrize(("path", "query"), [("/cypher", ENDLESS), ("/sparql", LOST)])
def test_a_running_query_is_stopped_by_its_name(api: Api, path: str, query: str) -> None:
    answers: list[Any] = []
    body = {"query": query, "run": "slow-1", "timeout": 20}

    def ask() -> None:
        with httpx.Client(base_url=api.client.base_url, headers=api.client.headers, timeout=60) as client:
            answers.append(client.post(path, json=body))

    asking = threading.Thread(target=ask)
    asking.start()
    stopped = 404
    begun = time.monotonic()
    while stopped == 404 and time.monotonic() - begun < 10:
        time.sleep(0.1)
        stopped = api.client.delete("/runs/slow-1").status_code
    assert stopped == 204
    asking.join(60)
    assert answers[0].status_code == 503
    assert "stopped, as was asked" in answers[0].json()["error"]
    assert api.client.delete("/runs/slow-1").status_code == 404
    assert api.post("/cypher", {"query": "RETURN 1 AS one", "run": "slow-1"})["rows"] == [[1]]


def test_two_queries_of_one_name_do_not_run_at_once(api: Api) -> None:
    def ask() -> None:
        with httpx.Client(base_url=api.client.base_url, headers=api.client.headers, timeout=60) as client:
            client.post("/cypher", json={"query": ENDLESS, "run": "twice", "timeout": 20})

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.7)
    told = api.post("/cypher", {"query": "RETURN 1", "run": "twice"}, 409)
    assert "twice" in told["error"]
    assert api.client.delete("/runs/twice").status_code == 204
    asking.join(20)


def test_a_query_ends_when_its_asker_goes_away(api: Api) -> None:
    with (
        httpx.Client(base_url=api.client.base_url, headers=api.client.headers, timeout=1) as client,
        pytest.raises(httpx.TimeoutException),
    ):
        client.post("/cypher", json={"query": ENDLESS, "run": "gone", "timeout": 20})
    for _ in range(60):
        time.sleep(0.1)
        if api.client.delete("/runs/gone").status_code == 404:
            return
    pytest.fail("the query goes on")


def test_sparql_gives_rows_or_turtle(api: Api) -> None:
    told = api.post("/sparql", {"query": "SELECT ?l WHERE { ?z a zkg:Zone ; rdfs:label ?l } ORDER BY ?l"})
    zones = sorted(data["name"] for _, data in graph().nodes(data=True) if data["cls"] == "Zone")
    assert (told["columns"], told["rows"]) == (["l"], [[name] for name in zones])
    cut = api.post("/sparql", {"query": "SELECT ?z WHERE { ?z a zkg:Zone }", "limit": 2})
    assert (len(cut["rows"]), cut["cut"]) == (2, True)
    made = api.post(
        "/sparql", {"query": "# all\nPREFIX x: <http://x/>\nCONSTRUCT { ?z a zkg:Zone } WHERE { ?z a zkg:Zone }"}
    )
    assert made["turtle"].count("Zone") >= len(zones)
    assert api.post("/sparql", {"query": "ASK { ?z a zkg:Zone }"})["rows"] == [[True]]
    assert "SELECT" in api.post("/sparql", {"query": "SELEC ?z"}, 400)["error"]
    assert "SERVICE" in api.post("/sparql", {"query": "SELECT * { SERVICE <http://a/> { ?s ?p ?o } }"}, 400)["error"]
    api.post("/sparql", {"query": "INSERT DATA { <http://a> a <http://b> }"}, 400)


def test_every_saved_question_is_answered(api: Api) -> None:
    questions = api.get("/questions")
    assert len(questions) == len([*(ONTOLOGY / "questions").glob("*.cypher")])
    first = questions[0]
    assert (first["number"], first["en"]) == ("01", "Which zones host companies of the battery chain?")
    for question in questions:
        assert question["zh"]
        api.post("/cypher", {"query": question["cypher"]})
    api.post("/sparql", {"query": first["sparql"]})


def test_the_vocabulary_is_that_of_the_graph(api: Api) -> None:
    told = api.get("/schema")
    assert set(load_schema().entity_classes) < set(told["labels"])
    labels = {label for row in api.store.query("MATCH (n) RETURN DISTINCT labels(n)").rows for label in row[0]}  # type: ignore[attr-defined]
    assert labels - {"Store"} <= set(told["labels"])
    types = {str(row[0]) for row in api.store.query("MATCH ()-[r]->() RETURN DISTINCT type(r)").rows}
    assert types <= set(told["types"])
    for label in ("Zone", "Observation", "Attribute", "Evidence", "Article"):
        held = api.store.query(f"MATCH (n:{label}) UNWIND keys(n) AS key RETURN DISTINCT key").rows
        shown = {str(key) for (key,) in held if not str(key).startswith("_")}
        spare = {
            "content",
            "parts",
            "year_inferred",
            "qualifiers",
            "position",
            "statement",
            "title",
            "object",
            "relation",
        }
        assert shown - spare - {"replaces"} <= set(told["properties"][label])

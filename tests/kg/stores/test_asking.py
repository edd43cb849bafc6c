"""What every store answers, and what it refuses to do for a query, on a graph that the tests only read."""

import threading
import time
from collections.abc import Iterator

import pytest

from kg.errors import QueryError
from kg.stores import Answer, Store, open_store
from tests.kg.stores.conftest import ENGINES, empty_uri, marked
from tests.kg.stores.graphs import ENDLESS, HOSTILE, hostile_graph, one_way, snapshot


@pytest.fixture(scope="module", params=[marked(engine) for engine in ENGINES])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store of each engine in turn, filled once."""
    with open_store(empty_uri(request.param, request, tmp_path_factory.mktemp("asked"))) as store:
        store.load([hostile_graph(), one_way()])
        yield store


def test_values_come_as_plain_python(full: Store) -> None:
    answer = full.query(
        "MATCH p = (z:Zone {id: 'zone-1'})-[r:HOSTS]->(c:Company) "
        "RETURN p, [z.id, {c: c.id}] AS mixed, date('2024-04-12') AS d, "
        "datetime('2024-04-12T08:30:00+08:00') AS t, 1.5 AS f, true AS b, null AS n, count(*) AS 数"
    )
    assert answer.columns == ("p", "mixed", "d", "t", "f", "b", "n", "数")
    path, *rest = answer.rows[0]
    assert isinstance(path, list)
    assert [part.get("_type") or part["_labels"] for part in path] == [
        ["Entity", "Organization", "Zone"],
        "HOSTS",
        ["Company", "Entity", "Organization"],
    ]
    assert (path[1]["_from"], path[1]["_to"]) == ("zone-1", "company-1")
    mixed = ["zone-1", {"c": "company-1"}]
    assert rest[0] == mixed
    assert rest[1] == "2024-04-12"
    assert str(rest[2]).startswith("2024-04-12T08:30")
    assert rest[3:] == [1.5, True, None, 1]
    assert [type(value) for value in rest[3:]] == [float, bool, type(None), int]


def test_an_answer_without_rows_has_its_columns(full: Store) -> None:
    answer = full.query(
        "MATCH (z:Zone {id: 'none'}) RETURN DISTINCT z.name AS 名称, z.id, count(*) ORDER BY z.id LIMIT 3"
    )
    assert answer == Answer(("名称", "z.id", "count(*)"), ())


def test_a_limit_cuts_and_says_so(full: Store) -> None:
    assert full.query("UNWIND range(1, 5) AS n RETURN n", limit=5) == Answer(("n",), ((1,), (2,), (3,), (4,), (5,)))
    cut = full.query("UNWIND range(1, 5) AS n RETURN n", limit=2)
    assert cut == Answer(("n",), ((1,), (2,)), cut=True)


@pytest.mark.parametrize("text", HOSTILE)
def test_parameters_are_values_never_query_text(full: Store, text: str) -> None:
    before = full.contents()
    answer = full.query("MATCH (c:Company {name: $name}) RETURN c.name", {"name": text})
    assert answer.rows == ((text,),)
    assert full.query("RETURN $x AS x", {"x": {"a": [text, 1, None]}}).rows == (({"a": [text, 1, None]},),)
    assert full.contents() == before


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:Zone {id: 'x'})",
        "MATCH (n:Zone) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Zone) REMOVE n.name RETURN n",
        "MERGE (n:Zone {id: 'x'}) RETURN n",
        "MATCH (n) FOREACH (x IN [1] | SET n.y = x)",
        "CALL { CREATE (n:Zone {id: 'x'}) RETURN n } RETURN n",
        "CREATE INDEX evil FOR (n:Zone) ON (n.x)",
        "DROP CONSTRAINT zonekg_entity_id",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "MATCH (n) LOAD /* x */ CSV FROM 'http://127.0.0.1/x' AS line RETURN line",
        "CALL dbms.listConfig()",
        "CALL db.createLabel('x')",
        "CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value",
        "CALL `dbms`.`components`()",
        "RETURN 1 AS x // a remark ends here\rUNION CALL algo.pagerank() YIELD node RETURN 1 AS x",
        "MATCH (n) // a remark ends here\rLOAD CSV FROM 'http://127.0.0.1/x' AS line RETURN line",
        "EXPLAIN MATCH (n) RETURN n",
        "PROFILE MATCH (n) DETACH DELETE n",
        "SHOW TRANSACTIONS",
        "TERMINATE TRANSACTIONS 'x'",
        "USE system SHOW USERS",
    ],
)
def test_what_is_no_reading_is_refused(full: Store, cypher: str) -> None:
    before = snapshot(full)
    with pytest.raises(QueryError) as caught:
        full.query(cypher)
    assert "\n" not in str(caught.value)
    assert snapshot(full) == before


@pytest.mark.parametrize(
    "cypher",
    [
        "",
        " // nothing\n",
        "MATC (n) RETURN n",
        "MATCH (n RETURN n",
        "MATCH (n) RETURN m",
        "RETURN nosuch(1)",
        "RETURN $no",
    ],
)
def test_a_wrong_query_is_one_line(full: Store, cypher: str) -> None:
    with pytest.raises(QueryError) as caught:
        full.query(cypher)
    assert str(caught.value).strip() and "\n" not in str(caught.value)
    assert "Exception" not in str(caught.value)


@pytest.mark.parametrize("value", [object(), 2**70, {"a": [object()]}])
def test_a_parameter_that_is_no_plain_value_is_one_line(full: Store, value: object) -> None:
    with pytest.raises(QueryError, match="parameter") as caught:
        full.query("RETURN $x AS x", {"x": value})
    assert "\n" not in str(caught.value)
    assert full.query("RETURN 1 AS one").rows == ((1,),)


def test_words_that_look_like_commands_are_allowed_as_names(full: Store) -> None:
    answer = full.query(
        "MATCH (call:Zone {id: 'zone-1'}) WITH call, 'LOAD CSV; CALL dbms.listConfig()' AS load // CALL db.x()\n"
        "RETURN call.id AS `call dbms.x()`, load, call.load AS csv"
    )
    assert answer.rows == (("zone-1", "LOAD CSV; CALL dbms.listConfig()", None),)
    assert ("Zone",) in full.query("CALL db.labels() YIELD label RETURN label").rows


def test_a_query_that_takes_too_long_is_stopped(full: Store) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0\.5 s"):
        full.query(ENDLESS, timeout=0.5)
    assert time.monotonic() - started < 10
    assert full.query("RETURN 1 AS one").rows == ((1,),)


def test_a_query_stops_when_somebody_asks(full: Store) -> None:
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    started = time.monotonic()
    with pytest.raises(QueryError, match="was stopped, as was asked"):
        full.query(ENDLESS, timeout=60, stop=stop)
    assert time.monotonic() - started < 10
    assert full.query("RETURN 1 AS one").rows == ((1,),)

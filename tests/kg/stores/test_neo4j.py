"""What is particular to a Neo4j server: addresses, passwords, a database of somebody else, a server that dies."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.stores import Counters, open_store
from tests.kg.stores.conftest import emptied
from tests.kg.stores.graphs import many, one_way, snapshot
from tests.neo4j_server import Address, Server, Unavailable, make_certificate

pytestmark = pytest.mark.neo4j


def run(address: Address, cypher: str) -> list[dict[str, object]]:
    import neo4j

    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        return [record.data() for record in driver.execute_query(cypher).records]  # type: ignore[arg-type]


def failure(uri: str) -> str:
    """Return the message of the StoreError that opening raises, which must come fast and be one line."""
    started = time.monotonic()
    with pytest.raises(StoreError) as caught:
        open_store(uri)
    assert time.monotonic() - started < 15
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_server_that_is_not_there_is_one_clear_line() -> None:
    for uri in ("bolt://127.0.0.1:9", "neo4j://127.0.0.1:9", "bolt+ssc://127.0.0.1:9", "bolt://nosuch.invalid:7687"):
        message = failure(uri)
        assert message.startswith(f"{uri}: ") and "start it, or check the address" in message


def test_addresses_that_are_wrong_are_refused() -> None:
    message = failure("bolt://neo4j:secret@127.0.0.1:7687")
    assert "secret" not in message and "NEO4J_PASSWORD" in message
    assert "is no address" in failure("bolt://127.0.0.1:x")


def test_a_wrong_password_names_the_variables(neo4j_server: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-password")
    message = failure(neo4j_server.uri)
    assert "NEO4J_USER and NEO4J_PASSWORD" in message and "wrong-password" not in message


def test_no_password_at_all_names_the_variables(neo4j_server: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    assert "NEO4J_PASSWORD" in failure(neo4j_server.uri)


def test_an_unknown_database_is_named(neo4j_server: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "nosuchdatabase")
    message = failure(neo4j_server.uri)
    assert "nosuchdatabase" in message and "NEO4J_DATABASE" in message


def test_a_cluster_address_works_on_one_server(neo4j_server: Address) -> None:
    emptied(neo4j_server)
    with open_store(neo4j_server.uri.replace("bolt://", "neo4j://")) as store:
        assert store.load(many(2)).articles_loaded == 2
        assert len(list(store.graphs())) == 2


def test_the_ontology_becomes_constraints_and_indexes(neo4j_server: Address) -> None:
    open_store(neo4j_server.uri).close()
    found = run(neo4j_server, "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'zonekg' RETURN name, state")
    names = {row["name"] for row in found}
    assert {"zonekg_entity_id", "zonekg_company_name", "zonekg_hosts_statement", "zonekg_search"} <= names
    assert {row["state"] for row in found} == {"ONLINE"}


def test_what_else_the_database_holds_is_left_alone(neo4j_server: Address) -> None:
    emptied(neo4j_server)
    theirs = "CREATE (:Film {title: 'x'})<-[:SAW]-(:Person {name: '何敏', id: 'company-1'}), (:Company {id: 'zone-1'})"
    run(neo4j_server, theirs)
    with open_store(neo4j_server.uri) as store:
        before = run(neo4j_server, "MATCH (n) WHERE NOT n:Store RETURN n ORDER BY elementId(n)")
        store.load([one_way()])
        store.load([one_way(confidence=0.1)], instead_of=[one_way().article.id])
        assert store.query("MATCH (n:Entity) RETURN count(n)").rows == ((2,),)
        store.forget(store.contents())
        assert run(neo4j_server, "MATCH (n) WHERE NOT n:Store RETURN n ORDER BY elementId(n)") == before
    emptied(neo4j_server)


def test_building_again_begins_no_writing_transaction(
    neo4j_server: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.pipeline import build

    emptied(neo4j_server)
    monkeypatch.chdir(tmp_path)
    page = "青岚经开区\n\n云杉公司落户开新局\n\n岭东科技报讯 5月7日，云杉机电有限公司落户青岚经开区。陶然\n\n"
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    with open_store(neo4j_server.uri) as store:
        assert build(["a.txt"], store).counters.articles_loaded == 1
        written = run(neo4j_server, "MATCH (s:Store) RETURN s._writes AS n")
        assert build(["."], store).counters == Counters(articles_unchanged=1)
        assert run(neo4j_server, "MATCH (s:Store) RETURN s._writes AS n") == written


def test_a_database_whose_labels_are_taken_is_refused(neo4j_server: Address) -> None:
    emptied(neo4j_server)
    run(neo4j_server, "CREATE (:Article {title: 'theirs'})")
    message = failure(neo4j_server.uri)
    assert "Article" in message and "NEO4J_DATABASE" in message
    emptied(neo4j_server)


def test_two_writers_at_once_lose_nothing(neo4j_server: Address) -> None:
    emptied(neo4j_server)
    halves = (many(30), many(30, start=31))
    problems: list[BaseException] = []

    def write(half: int) -> None:
        try:
            with open_store(neo4j_server.uri) as store:
                for graph in halves[half]:
                    store.load([graph])
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=write, args=(half,)) for half in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    with open_store(neo4j_server.uri) as store:
        both = snapshot(store)
        store.forget(store.contents())
        store.load([*halves[0], *halves[1]])
        assert snapshot(store) == both


@pytest.fixture
def mortal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Give a server that a test may kill."""
    server = Server(tmp_path / "mortal")
    try:
        server.start()
    except Unavailable as problem:
        server.kill()
        pytest.skip(f"NO NEO4J SERVER: {problem}")
    monkeypatch.setenv("NEO4J_USER", server.address.user)
    monkeypatch.setenv("NEO4J_PASSWORD", server.address.password)
    yield server
    server.kill()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])  # one server, or what looks like a cluster
def test_a_server_killed_and_started_again_in_the_middle_of_a_build_loses_nothing(mortal: Server, scheme: str) -> None:
    graphs = many(300)

    def crash() -> None:
        time.sleep(1.0)
        mortal.kill()
        mortal.start()

    crashing = threading.Thread(target=crash)
    with open_store(mortal.address.uri.replace("bolt://", f"{scheme}://")) as store:
        crashing.start()
        for at in range(0, 300, 3):  # waits for the server and tries again
            store.load(graphs[at : at + 3])
        crashing.join()
        survived = snapshot(store)
        assert store.load(graphs) == Counters(articles_unchanged=300)
        store.forget(store.contents())
        store.load(graphs)
        assert snapshot(store) == survived


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Address, Path]]:
    """Give a server that speaks only TLS, and the certificate that it has signed itself."""
    folder = tmp_path_factory.mktemp("secure")
    server = None
    try:
        certificate = make_certificate(folder / "certificates")
        server = Server(folder / "home", certificates=certificate.parent)
        server.start()
    except Unavailable as problem:
        if server is not None:
            server.kill()
        pytest.skip(f"NO NEO4J SERVER: {problem}")
    yield server.address, certificate
    server.kill()


@pytest.fixture
def port(secure: tuple[Address, Path], monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the port of the server with TLS, whose password is set."""
    monkeypatch.setenv("NEO4J_USER", secure[0].user)
    monkeypatch.setenv("NEO4J_PASSWORD", secure[0].password)
    return secure[0].uri.rpartition(":")[2]


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_a_certificate_of_ones_own_is_taken_when_the_address_says_so(port: str, scheme: str) -> None:
    with open_store(f"{scheme}://127.0.0.1:{port}") as store:
        store.forget(store.contents())
        assert store.load(many(3)).articles_loaded == 3
        assert store.query("MATCH (a:Article) RETURN count(a)").rows == ((3,),)


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_must_be_trusted_otherwise(
    secure: tuple[Address, Path], port: str, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    uri = f"{scheme}://127.0.0.1:{port}"
    message = failure(uri)
    assert message.startswith(f"{uri}: ") and "certificate" in message and "+ssc" in message
    monkeypatch.setenv("SSL_CERT_FILE", str(secure[1]))  # as for one that an authority known here has signed
    with open_store(uri) as store:
        assert store.query("RETURN 7").rows == ((7,),)


def test_an_address_without_tls_is_told_what_to_do(port: str) -> None:
    assert "+s" in failure(f"bolt://127.0.0.1:{port}")

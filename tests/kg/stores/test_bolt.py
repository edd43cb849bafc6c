"""A store opened to Neo4j's own driver: it can be read there, with the password, and nothing else."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from neo4j.exceptions import AuthError, Neo4jError, ServiceUnavailable

from kg.errors import StoreError
from kg.stores import open_store
from kg.stores.bolt import DATABASE, serving
from tests.kg.stores.graphs import ENDLESS, hostile_graph, many, snapshot

USER, PASSWORD = "neo4j", "a-long-password"
GRAPHS = [hostile_graph(), *many(3)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def filled(path: Path) -> str:
    with open_store(str(path)) as store:
        store.load(GRAPHS)
    return str(path)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Give a store that nobody serves."""
    return filled(tmp_path / "图 谱.store")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a store that is served for all tests that only ask."""
    path = filled(tmp_path_factory.mktemp("served") / "kg.store")
    with serving(path, user=USER, password=PASSWORD, port=free_port(), timeout=2.0) as address:
        yield address


@pytest.fixture
def driver(address: str) -> Iterator[neo4j.Driver]:
    with neo4j.GraphDatabase.driver(address, auth=(USER, PASSWORD)) as driver:
        yield driver


def ask(driver: neo4j.Driver, cypher: str, **more: Any) -> list[list[object]]:
    return [record.values() for record in driver.execute_query(cypher, database_=DATABASE, **more).records]  # type: ignore[arg-type]


def test_the_driver_reads_what_the_store_holds(driver: neo4j.Driver) -> None:
    assert ask(driver, "MATCH (a:Article) RETURN count(a)") == [[4]]
    [[node]] = ask(driver, "MATCH (n:Company {id: 'bank-a'}) RETURN n")
    assert isinstance(node, neo4j.graph.Node)
    assert node["name"] == "青岚农商银行"
    assert "FinancialInstitution" in node.labels
    [[path]] = ask(driver, "MATCH p = (:Zone)-[:HOSTS {status: 'planned'}]->(:FinancialInstitution) RETURN p")
    assert isinstance(path, neo4j.graph.Path)
    assert [step.type for step in path.relationships] == ["HOSTS"]
    assert path.end_node["id"] == "bank-a"
    assert ask(driver, "MATCH (n {id: $id}) RETURN n.name", parameters_={"id": "bank-a"}) == [["青岚农商银行"]]
    with driver.session() as session:  # without a name it is the same database
        found = session.execute_read(
            lambda tx: tx.run("MATCH (n:Entity) RETURN count(n) AS n").single(strict=True)["n"]
        )
    assert found == len({entity.id for graph in GRAPHS for entity in graph.entities})


def test_a_cluster_address_leads_to_it_as_well(address: str) -> None:
    with neo4j.GraphDatabase.driver(address.replace("bolt://", "neo4j://"), auth=(USER, PASSWORD)) as driver:
        assert ask(driver, "RETURN 7") == [[7]]


WRITES = (
    "CREATE (:Company {id: 'x'})",
    "CREATE (:Film {title: 'x'})",
    "MERGE (:Entity {id: 'x'})",
    "MATCH (n:Entity) SET n.name = 'x'",
    "MATCH (n:Entity) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n:Evidence) DELETE n",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (a:Zone), (b:Company) CREATE (a)-[:HOSTS]->(b)",
    "MATCH (z:Zone) FOREACH (x IN [1] | SET z.name = 'x')",
    "UNWIND [1, 2] AS x CREATE (:Company {id: x})",
    "RETURN 1 AS x UNION CREATE (:Company) RETURN 2 AS x",
    "CALL () { CREATE (:Company) } RETURN 1",
    "CREATE INDEX mine FOR (n:Company) ON (n.aliases)",
    "CREATE CONSTRAINT mine FOR (n:Company) REQUIRE n.aliases IS UNIQUE",
    "DROP INDEX mine",
    "CREATE USER other SET PASSWORD 'password-of-other'",
    "ALTER USER neo4j SET PASSWORD 'another-password'",
    "CREATE DATABASE other",
    "DROP DATABASE zonekg",
)


def test_nothing_can_be_changed(folder: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n", encoding="utf-8")
    with open_store(folder, create=False) as store:
        before = snapshot(store)
    port = free_port()
    with (
        serving(folder, user=USER, password=PASSWORD, port=port) as address,
        neo4j.GraphDatabase.driver(address, auth=(USER, PASSWORD)) as driver,
    ):
        for cypher in WRITES:
            for database in (DATABASE, None):
                with pytest.raises(Neo4jError):
                    driver.execute_query(cypher, database_=database)
            with (
                driver.session(database=DATABASE) as session,
                pytest.raises(Neo4jError),
                session.begin_transaction() as tx,
            ):
                tx.run(cypher).consume()  # type: ignore[arg-type]
                tx.commit()
        for place in (secret.as_uri(), str(secret), f"http://127.0.0.1:{port}/"):
            with pytest.raises(Neo4jError):
                ask(driver, f"LOAD CSV FROM '{place}' AS row RETURN row")
        for call in ("apoc.load.json", "apoc.load.csv", "apoc.cypher.runFile", "dbms.listConfig"):
            with pytest.raises(Neo4jError):
                ask(driver, f"CALL {call}('{secret.as_uri()}')")
        assert ask(driver, "MATCH (a:Article) RETURN count(a)") == [[4]]
    with open_store(folder, create=False) as store:
        assert snapshot(store) == before
        assert store.load(GRAPHS).articles_unchanged == len(GRAPHS)


@pytest.mark.parametrize("auth", [(USER, "wrong-password"), ("root", PASSWORD), ("nobody", PASSWORD), (USER, ""), None])
def test_who_does_not_know_the_password_is_refused(address: str, auth: tuple[str, str] | None) -> None:
    with neo4j.GraphDatabase.driver(address, auth=auth) as driver, pytest.raises(AuthError):
        ask(driver, "RETURN 1")


def test_a_query_without_an_end_is_stopped(driver: neo4j.Driver) -> None:
    with pytest.raises(Neo4jError):
        ask(driver, ENDLESS)
    assert ask(driver, "RETURN 1") == [[1]]


def test_only_this_machine_is_listened_to_and_only_by_bolt(folder: str) -> None:
    port = free_port()
    before = listening()
    with serving(folder, user=USER, password=PASSWORD, port=port):
        assert listening() - before == {("127.0.0.1", port)}
    assert listening() == before


def listening() -> set[tuple[str, int]]:
    """Return where this process listens."""
    own = {str(handle.readlink()) for handle in Path("/proc/self/fd").iterdir() if handle.is_symlink()}
    found = set()
    for name in ("tcp", "tcp6"):
        for line in Path(f"/proc/self/net/{name}").read_text().splitlines()[1:]:
            words = line.split()
            host, _, port = words[1].partition(":")
            if words[3] == "0A" and f"socket:[{words[9]}]" in own:
                local = host in {"0100007F", "0000000000000000FFFF00000100007F"}
                found.add(("127.0.0.1" if local else host, int(port, 16)))
    return found


def test_what_cannot_be_served_is_one_clear_line(folder: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a server already"), serving("bolt://x", user=USER, password=PASSWORD):
        pass
    with (
        pytest.raises(StoreError, match="no graph store there"),
        serving(str(tmp_path / "none"), user=USER, password=PASSWORD),
    ):
        pass
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with (
            pytest.raises(StoreError, match=rf"port {port}: .*--port"),
            serving(folder, user=USER, password=PASSWORD, port=port),
        ):
            pass
    open_store(folder, create=False).close()  # nothing holds it


def test_the_command_prints_a_password_of_its_own_and_ends_in_good_order(folder: str, tmp_path: Path) -> None:
    port, scratch = free_port(), tmp_path / "scratch"
    scratch.mkdir()
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "KG_"))}
    command = [sys.executable, "-m", "kg", "serve", "--bolt", "--port", str(port), "--store", folder]
    process = subprocess.Popen(
        command, cwd=Path(__file__).parents[3], env=environment | {"TMPDIR": str(scratch)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    told = "".join(process.stdout.readline() for _ in range(5))
    assert "cannot be changed, until Ctrl-C" in told
    words = dict(re.findall(r"^(address|user|password) +(\S+)$", told, re.MULTILINE))
    assert words["address"] == f"bolt://127.0.0.1:{port}"
    assert len(words["password"]) >= 16
    with neo4j.GraphDatabase.driver(words["address"], auth=(words["user"], words["password"])) as driver:
        assert ask(driver, "MATCH (a:Article) RETURN count(a)") == [[4]]
        with pytest.raises(Neo4jError):
            ask(driver, "CREATE (:Company {id: 'x'})")
    busy = subprocess.run(
        [sys.executable, "-m", "kg", "status", "--store", folder],
        cwd=Path(__file__).parents[3], env=environment, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert busy.returncode == 1 and "in use by another process" in busy.stderr
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60)[0] == ""
    assert process.returncode == 0
    assert list(scratch.iterdir()) == []
    with pytest.raises(ServiceUnavailable), neo4j.GraphDatabase.driver(words["address"], auth=(USER, "")) as driver:
        driver.verify_connectivity()

"""Make an empty store of each engine that `kg.stores` discovers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.stores import Store, open_store, stores
from tests.neo4j_server import Address

ENGINES = sorted({module.__name__.rpartition(".")[2] for module in stores().values()})


def _marked(engine: str) -> object:
    return pytest.param(engine, marks=pytest.mark.neo4j) if engine == "neo4j" else engine


@pytest.fixture(params=[_marked(engine) for engine in ENGINES])
def uri(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty store of each engine in turn."""
    recipes: dict[str, Callable[[], str]] = {
        "embedded": lambda: str(tmp_path / "kg.store"),
        "neo4j": lambda: emptied(request.getfixturevalue("neo4j_server")),
    }
    assert request.param in recipes, f"say here how to make an empty store of the engine {request.param}"
    return recipes[request.param]()


def emptied(address: Address) -> str:
    import neo4j

    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    return address.uri


@pytest.fixture
def store(uri: str) -> Iterator[Store]:
    """Give an open, empty store of each engine in turn."""
    with open_store(uri) as opened:
        yield opened

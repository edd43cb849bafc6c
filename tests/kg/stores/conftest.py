"""Make an empty store of each engine that `kg.stores` discovers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.stores import Store, open_store, stores
from tests.neo4j_server import Address

ENGINES = sorted({module.__name__.rpartition(".")[2] for module in stores().values()})


def marked(engine: str) -> object:
    """Return the engine as a parameter of tests, marked where it needs a server."""
    return pytest.param(engine, marks=pytest.mark.neo4j) if engine == "neo4j" else engine


def empty_uri(engine: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """Return the address of an empty store of an engine."""
    recipes: dict[str, Callable[[], str]] = {
        "embedded": lambda: str(folder / "kg.store"),
        "neo4j": lambda: emptied(request.getfixturevalue("neo4j_server")),
    }
    assert engine in recipes, f"say here how to make an empty store of the engine {engine}"
    return recipes[engine]()


def emptied(address: Address) -> str:
    """Delete all that a server holds and return its address."""
    import neo4j

    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    return address.uri


@pytest.fixture(params=[marked(engine) for engine in ENGINES])
def uri(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty store of each engine in turn."""
    return empty_uri(request.param, request, tmp_path)


@pytest.fixture
def store(uri: str) -> Iterator[Store]:
    """Give an open, empty store of each engine in turn."""
    with open_store(uri) as opened:
        yield opened

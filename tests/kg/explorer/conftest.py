"""Fixtures of the explorer's tests in a browser: one server a module, one tab a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.stores import open_store
from tests.kg.explorer.api import api, fill  # noqa: F401 - fixtures
from tests.kg.explorer.pages import Explorer, made_up, opened, served
from tests.kg.stores.conftest import emptied

ZONES = 14


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a folder with made-up zones."""
    with open_store(str(tmp_path_factory.mktemp("explorer") / "kg.store")) as store:
        store.load(made_up(ZONES))
        with served(store) as address:
            yield address


@pytest.fixture
def explorer(browser: Browser, address: str) -> Iterator[Explorer]:
    """Open the explorer of the folder in a tab."""
    with opened(browser, address) as explorer:
        yield explorer


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def on_both(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Explorer]:
    """Open the explorer of the same zones on each engine in turn."""
    if request.param == "embedded":
        address = request.getfixturevalue("address")
        with opened(browser, address) as explorer:
            yield explorer
        return
    with open_store(emptied(request.getfixturevalue("neo4j_server"))) as store:
        store.load(made_up(ZONES))
        with served(store) as address, opened(browser, address) as explorer:
            yield explorer

"""Fixtures that several packages share."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.neo4j_server import Address, Server, Unavailable

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """Give a Neo4j server of our own with an empty database, or the one that NEO4J_URI names.

    Where neither can be had the tests that need it are skipped, and the summary says so in one line.
    """
    saved = {name: os.environ.get(name) for name in ("NEO4J_USER", "NEO4J_PASSWORD")}
    if uri := os.environ.get("NEO4J_URI"):
        user, password = saved["NEO4J_USER"] or "neo4j", saved["NEO4J_PASSWORD"] or ""
        _refuse_full(uri, user, password)
        yield Address(uri, user, password)
        return
    server = None
    try:
        server = Server(tmp_path_factory.mktemp("neo4j"))
        server.start()
    except Unavailable as problem:
        if server is not None:
            server.kill()
        pytest.skip(f"NO NEO4J SERVER: {problem}")
    address = server.address
    os.environ |= {"NEO4J_USER": address.user, "NEO4J_PASSWORD": address.password}
    yield address
    server.kill()
    for name, value in saved.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Give the one browser of a process: Playwright runs once in each."""
    from tests.browser import open_browser

    with open_browser() as opened:
        yield opened


def _refuse_full(uri: str, user: str, password: str) -> None:
    """Fail unless the database is empty: the tests delete all they find."""
    import neo4j

    if int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")) > 1:
        pytest.fail("NEO4J_URI names one database, which processes cannot share: run pytest with -n 0")
    with neo4j.GraphDatabase.driver(uri, auth=(user, password)) as driver:
        found = driver.execute_query("MATCH (n) WHERE NOT n:Store RETURN count(n) AS n").records[0]["n"]
    if found:
        pytest.fail(f"NEO4J_URI={uri}: the database holds {found} nodes; the tests need an empty one")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    if any("NO NEO4J SERVER" in reason for reason in skipped):
        reason = next(reason for reason in skipped if "NO NEO4J SERVER" in reason)
        terminalreporter.write_line(f"THE TESTS ON NEO4J DID NOT RUN. {reason}", red=True, bold=True)

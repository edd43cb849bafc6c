"""Serve the bundled samples, as a careful reader reads them, in the explorer: on each engine, at a real address."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.explorer import serving
from kg.model import ArticleGraph
from kg.settings import Settings
from kg.stores import Store, open_store
from tests.kg.stores.conftest import ENGINES, empty_uri, marked
from tests.ontology.gold_graphs import gold_graphs

__all__ = ["TOKEN", "Api", "Fill", "api", "fill", "samples", "serve"]

TOKEN = "a-token-of-the-tests"


@dataclass(frozen=True, slots=True)
class Api:
    """Hold an explorer that is up: its address with and without the token, its store, and a client that may ask."""

    address: str
    base: str
    store: Store
    client: httpx.Client

    def get(self, path: str, status: int = 200, **params: object) -> Any:
        """Return the answer to a question; a parameter that is a word of Python has a line behind it."""
        asked = {key.rstrip("_"): value for key, value in params.items() if value is not None}
        return self._checked(self.client.get(path, params=asked), status)  # type: ignore[arg-type]

    def post(self, path: str, body: object, status: int = 200) -> Any:
        return self._checked(self.client.post(path, json=body), status)

    def _checked(self, answer: httpx.Response, status: int) -> Any:
        assert answer.status_code == status, answer.text
        if status >= 400:
            assert list(answer.json()) == ["error"]
            assert len(answer.json()["error"]) > 10
        return answer.json() if answer.headers.get("content-type", "").startswith("application/json") else answer


@contextmanager
def serve(store: Store, folder: Path, **options: Any) -> Iterator[Api]:
    """Serve a store meanwhile."""
    settings = Settings(store=store.uri, cache=str(folder / "cache"), timeout=20.0)
    with serving(store, settings, port=0, token=TOKEN, **options) as address:
        base = address.partition("/?")[0]
        headers = {"authorization": f"Bearer {TOKEN}"}
        with httpx.Client(base_url=f"{base}/api/v1", headers=headers, timeout=30) as client:
            yield Api(address, base, store, client)


def samples() -> list[ArticleGraph]:
    """Return the samples with dates and outlets, which their careful reader leaves out."""
    found = []
    for at, graph in enumerate(gold_graphs(), 1):
        outlet = "东江科技报" if graph.article.document.startswith("newspaper") else "临江日报"
        date = f"2024-0{4 if at < 6 else 5}-{at:02}"
        found.append(replace(graph, article=replace(graph.article, date=date, outlet=outlet)))
    return found


@pytest.fixture(scope="module", params=[marked(engine) for engine in ENGINES])
def api(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """Give an explorer of the samples on each engine in turn; it only reads."""
    folder = tmp_path_factory.mktemp("explored")
    with open_store(empty_uri(request.param, request, folder)) as store:
        store.load(samples())
        store.link()
        with serve(store, folder) as found:
            yield found


Fill = Callable[..., Api]


@pytest.fixture(params=[marked(engine) for engine in ENGINES])
def fill(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fill]:
    """Return a function that serves articles of the test's own, on each engine in turn."""
    monkeypatch.setenv("KG_DECISIONS", str(tmp_path / "decisions.tsv"))
    monkeypatch.setenv("KG_WHO", "lin")
    with ExitStack() as stack:

        def make(graphs: list[ArticleGraph], **options: Any) -> Api:
            store = stack.enter_context(open_store(empty_uri(request.param, request, tmp_path)))
            store.load(graphs)
            store.link()
            return stack.enter_context(serve(store, tmp_path, **options))

        yield make

"""Answer SPARQL over the RDF of the store, which is made when first asked for and again when the store has changed."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import QueryError
from kg.explorer.reading import Reader
from kg.rdf.cache import kept_view
from kg.rdf.query import SparqlView
from kg.stores.base import Answer

__all__ = ["Views"]

_TRIPLES = re.compile(r"(?:\s|#[^\n]*\n|(?:PREFIX\s+[^\s<]*|BASE)\s*<[^>]*>)*(?:CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
TURTLE = "text/turtle"
STOPPED = "the query was stopped, as was asked"


class Views:
    """Lend views of the RDF of a store, one a query."""

    def __init__(self, reader: Reader, *, cache: Path, base: str) -> None:
        """Keep the RDF below `cache`; `base` is the IRI under which our words and things stand."""
        self._reader, self._cache, self._iri = reader, cache, base
        self._lock = threading.Lock()
        self._base: SparqlView | None = None
        self._free: list[SparqlView] = []

    def ask(self, query: str, *, timeout: float, limit: int, stop: threading.Event) -> Answer | str:
        """Return the rows of a query, or Turtle where it makes triples; it ends when `stop` is set."""
        with self._lent() as view, _ending(view, stop):
            if stop.is_set():  # while the RDF was being made
                raise QueryError(STOPPED)
            try:
                if _TRIPLES.match(query):
                    _, body = view.serialized(query, results="", graphs=TURTLE, timeout=timeout)
                    if body is not None:
                        return body
                return view.query(query, timeout=timeout, limit=limit)
            except QueryError as error:
                if stop.is_set():
                    raise QueryError(STOPPED) from error
                raise

    def close(self) -> None:
        """End all processes; closing twice is harmless."""
        with self._lock:
            self._drop()

    @contextmanager
    def _lent(self) -> Iterator[SparqlView]:
        now = self._reader.kept("rdf", lambda: kept_view(self._reader.store, self._cache, base=self._iri))
        with self._lock:
            if self._base is not now:
                self._drop()
                self._base = now
            view = self._free.pop() if self._free else now.twin()
        try:
            yield view
        finally:
            with self._lock:
                if self._base is now:
                    self._free.append(view)
                else:
                    view.close()

    def _drop(self) -> None:
        for view in self._free:
            view.close()
        self._free.clear()
        if self._base is not None:
            self._base.close()
            self._base = None


@contextmanager
def _ending(view: SparqlView, stop: threading.Event) -> Iterator[None]:
    """End the process of a view, which starts again with the next query, when `stop` is set meanwhile."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.05):
            if stop.is_set():
                view.close()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()

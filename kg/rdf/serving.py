"""Serve SPARQL on this machine: views that follow the store, behind a web server on the loopback address."""

import functools
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import ConfigError, StoreError
from kg.rdf.cache import kept_view
from kg.rdf.query import SparqlView
from kg.settings import BASE
from kg.stores.base import Store

__all__ = ["Following", "serving"]

AT_ONCE = 4
"""Queries that run side by side; others wait."""
AGE = 5.0
"""Seconds after which a view may be asked once more whether the store has changed."""


class Following:
    """Lend views of a store's RDF, and look from time to time whether the store has changed.

    `opened` opens the store; it is closed again at once, so that others may write to it. While it cannot be opened,
    as during a build, what was last seen is shown.
    """

    def __init__(
        self, uri: str, opened: Callable[[], Store], cache: Path, *, base: str = BASE, age: float = AGE
    ) -> None:
        """Take a first view. Raises StoreError if the store cannot be opened."""
        self._uri, self._opened, self._age = uri, opened, age
        self._keep = functools.partial(kept_view, cache=cache, base=base)
        self._lock, self._slots = threading.Lock(), threading.Semaphore(AT_ONCE)
        self._free: list[SparqlView] = []
        with opened() as store:
            self._base = self._keep(store)
        self._looked, self._trace = time.monotonic(), self._written()

    @contextmanager
    def view(self) -> Iterator[SparqlView]:
        """Lend a view for one query."""
        with self._slots:
            with self._lock:
                if time.monotonic() - self._looked >= self._age:
                    self._look()
                base = self._base
                view = self._free.pop() if self._free else base.twin()
            try:
                yield view
            finally:
                with self._lock:
                    if self._base is base:
                        self._free.append(view)
                    else:  # the store has changed meanwhile
                        view.close()

    def close(self) -> None:
        """End what answers queries; closing twice is harmless."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        for view in (*self._free, self._base):
            view.close()
        self._free.clear()

    def _look(self) -> None:
        """Take another view if the store has changed."""
        trace, self._looked = self._written(), time.monotonic()
        if trace[0] and trace == self._trace:
            return
        try:
            with self._opened() as store:
                base = self._keep(store)
        except StoreError:
            return
        self._looked, self._trace = time.monotonic(), self._written()
        if base.source != self._base.source:
            self._drop()
            self._base = base

    def _written(self) -> tuple[int, int]:
        """Return the number of files of a store in a folder and when the last was written; zeros for one elsewhere."""
        times = []
        for path in Path(self._uri).rglob("*"):
            with suppress(OSError):  # gone meanwhile
                times.append(path.stat().st_mtime_ns)
        return len(times), max(times, default=0)


@contextmanager
def serving(following: Following, *, port: int, timeout: float, token: str = "") -> Iterator[str]:
    """Serve SPARQL at a port of this machine and provide the address. Raises ConfigError if that cannot be."""
    try:
        import uvicorn

        from kg.rdf.endpoint import PATH, application
    except ImportError as error:
        raise ConfigError(f"serving SPARQL needs {error.name}; run: pip install 'zonekg[serve]'") from error
    # named as TCP, or the event loop leaves its small packets waiting for each other
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen(128)  # from here on clients may come; the server takes them when it is up
    except OSError as error:
        listening.close()
        raise ConfigError(f"port {port} is taken ({error.strerror}); choose another one") from error
    app = application(following.view, timeout=timeout, token=token)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", server_header=False))
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}{PATH}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
        following.close()

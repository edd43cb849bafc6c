"""Serve the explorer on this machine, on the loopback address."""

import importlib
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from kg.errors import ConfigError, KgError
from kg.settings import Settings
from kg.stores.base import Store

__all__ = ["prepare", "serving"]

KEPT = 75
"""Seconds that a connection may rest: a shorter time than a client's own ends it just as it asks again."""
STARTING = 10.0
"""Seconds that the server has to come up."""
LATER = 1.5
"""Seconds after which what is not needed for the first view is made ready."""


def prepare() -> None:
    """Begin to load the web server, while the caller opens the store: each takes a second."""

    def load() -> None:
        with suppress(ImportError):  # serving will tell
            importlib.import_module("uvicorn")
            importlib.import_module("kg.explorer.app")

    threading.Thread(target=load, daemon=True).start()


@contextmanager
def serving(store: Store, settings: Settings, *, port: int, editable: bool = False, token: str = "") -> Iterator[str]:
    """Serve the explorer of a store and provide its address, which holds the token; port 0 is any that is free.

    Raises ConfigError if that cannot be.
    """
    try:
        import uvicorn

        from kg.explorer.app import application
        from kg.explorer.context import Context
        from kg.explorer.reading import Reader
        from kg.explorer.runs import Runs
        from kg.explorer.sparql import Views
    except ImportError as error:
        raise ConfigError(f"the explorer needs {error.name}; run: pip install 'zonekg[serve]'") from error
    token = token or secrets.token_urlsafe(24)
    listening = _listen(port)
    reader = Reader(store, timeout=settings.timeout)
    views = Views(reader, cache=settings.cache_folder(), base=settings.base)
    context = Context(reader, settings, editable, Runs(), views)
    app = application(context, token=token)
    config = uvicorn.Config(
        app, log_level="error", lifespan="off", server_header=False, ws="none", timeout_keep_alive=KEPT
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    warming = threading.Timer(LATER, _warm, args=(store,))
    warming.daemon = True
    warming.start()
    try:
        end = time.monotonic() + STARTING
        while not server.started and thread.is_alive() and time.monotonic() < end:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/?token={token}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
        views.close()
        warming.cancel()
        warming.join(STARTING)


def _warm(store: Store) -> None:
    """Search once, so that the tables of pinyin are there before somebody types."""
    with suppress(KgError):  # whoever asks next will be told
        store.search("a", limit=1)


def _listen(port: int) -> socket.socket:
    # named as TCP, or the event loop leaves its small packets waiting for each other
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise ConfigError(f"port {port} is taken ({error.strerror}); choose another one with --port") from error
    return listening

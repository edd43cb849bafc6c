"""Open the store of a folder to Neo4j's own tools and drivers: read-only, on this machine alone, behind a password.

ArcadeDB speaks Bolt by a plugin of its server, which runs inside this process. The one user may read records and
nothing else, which the engine checks at each of them; its administrator has a password that nobody is told.
"""

import json
import secrets
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.stores._arcadedb_machine import hushed
from kg.stores._arcadedb_values import java_class
from kg.stores._interrupt import uninterrupted
from kg.stores.embedded import EmbeddedStore

if TYPE_CHECKING:
    from arcadedb_embedded.server import ArcadeDBServer

__all__ = ["DATABASE", "HOST", "serving"]

HOST = "127.0.0.1"
DATABASE = "zonekg"
"""Name under which the folder is known to those who connect."""
_READER = "reader"
_GROUPS = {
    "version": 1,
    "databases": {
        "*": {
            "groups": {
                "admin": {
                    "resultSetLimit": -1,
                    "readTimeout": -1,
                    "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
                    "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
                },
                _READER: {
                    "resultSetLimit": -1,
                    "readTimeout": -1,
                    "access": [],
                    "types": {"*": {"access": ["readRecord"]}},
                },
                "*": {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": []}}},
            }
        }
    },
}


@contextmanager
def serving(uri: str, *, user: str, password: str, port: int = 7687, timeout: float = 0.0) -> Iterator[str]:
    """Serve the store of a folder meanwhile and provide the address; queries end after `timeout` seconds, 0 is never.

    The folder is locked as by any other command. Raises StoreError, with a remedy, if there is no store in it or the
    port is taken.
    """
    if "://" in uri:
        raise StoreError(f"{uri}: is a server already; connect the tool to it")
    EmbeddedStore(uri, create=False).close()  # starts the engine as it should be, and mends what a kill has left
    _refuse_taken(port)
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as root:
        server = _start(Path(root), Path(uri), user, password, port, timeout)
        try:
            yield f"bolt://{HOST}:{port}"
        finally:
            with hushed():
                server.stop()  # type: ignore[no-untyped-call]


def _start(root: Path, store: Path, user: str, password: str, port: int, timeout: float) -> "ArcadeDBServer":
    """Start the server with the one user who may read, and close its other door."""
    import arcadedb_embedded as arcadedb

    for name in ("config", "databases", "log"):
        (root / name).mkdir()
    (root / "databases" / DATABASE).symlink_to(store.resolve(), target_is_directory=True)
    (root / "config" / "server-groups.json").write_text(json.dumps(_GROUPS), encoding="utf-8")
    settings = {
        "host": HOST,
        "http_port": _free_port(),
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt.host": HOST,
        "bolt.port": port,
        "bolt.defaultDatabase": DATABASE,
        "server.logsDirectory": str(root / "log"),
    }
    try:
        with hushed(), uninterrupted():
            server = arcadedb.create_server(str(root), secrets.token_urlsafe(32), settings)
            server.start()  # type: ignore[no-untyped-call]
            java_class("java.util.logging.LogManager").getLogManager().reset()
            java: Any = server._java_server
            java.getHttpServer().stopService()
            limit = java_class("com.arcadedb.GlobalConfiguration").COMMAND_TIMEOUT
            java.getDatabase(DATABASE).getConfiguration().setValue(limit, int(timeout * 1000))
            security = java.getSecurity()
            described = {"name": user, "databases": {DATABASE: [_READER]}}
            described["password"] = str(security.encodePassword(password))
            security.createUser(java_class("com.arcadedb.serializer.json.JSONObject")(json.dumps(described)))
    except arcadedb.ArcadeDBError as error:
        raise StoreError(f"{store}: cannot be served ({error}); try another port") from error
    return server


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _refuse_taken(port: int) -> None:
    """Raise StoreError if something listens on the port, or the port may not be used."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise StoreError(
                f"port {port}: cannot be listened on ({error}); stop what uses it, or choose another with --port"
            ) from error

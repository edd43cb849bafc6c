"""A real Neo4j community server on loopback, for the tests and for a user to try (`make neo4j`).

Its jars come from Maven Central once and are kept in `.cache/neo4j`; the class that Neo4j's own start script
runs is started directly, so nothing is installed and no container is needed. The server ends with the process
that started it.
"""

import contextlib
import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

VERSION = "5.26.12"
CACHE = Path(__file__).parent.parent / ".cache" / "neo4j"
USER, PASSWORD = "neo4j", "zonekg-neo4j"
START_SECONDS = 120.0
FETCH_SECONDS = 900.0

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>zonekg</groupId>
  <artifactId>neo4j-for-tests</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    {dependencies}
  </dependencies>
</project>
"""
_DEPENDENCY = (
    "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>" + VERSION + "</version></dependency>"
)
SERVER = (("org.neo4j", "neo4j"), ("org.neo4j", "neo4j-bolt"))
_OPENS = ("java.base/java.lang", "java.base/java.nio", "java.base/sun.nio.ch", "java.base/java.util.concurrent")


class Unavailable(Exception):
    """Say why no server can run here."""


@dataclass(frozen=True, slots=True)
class Address:
    """Tell where a server listens and who may enter."""

    uri: str
    user: str
    password: str


def fetch(artifacts: Iterable[tuple[str, str]] = SERVER, name: str = VERSION) -> Path:
    """Return a folder of jars, those of the server, brought from Maven Central on first use. Raises Unavailable."""
    jars = CACHE / name
    if (jars / "complete").exists():
        return jars
    for tool in ("java", "mvn"):
        if not shutil.which(tool):
            raise Unavailable(f"{tool} is not installed; tests/install-system installs it")
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one process fetches, the others wait for it
        if not (jars / "complete").exists():
            _fetch(jars, artifacts)
    return jars


def _fetch(jars: Path, artifacts: Iterable[tuple[str, str]]) -> None:
    """Let Maven copy the jars. Raises Unavailable."""
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        work = Path(folder)
        dependencies = "".join(_DEPENDENCY.format(*artifact) for artifact in artifacts)
        (work / "pom.xml").write_text(_POM.format(dependencies=dependencies), encoding="utf-8")
        command = [
            "mvn",
            "-B",
            "-q",
            "dependency:copy-dependencies",
            "-DoutputDirectory=jars",
            "-DincludeScope=runtime",
        ]
        try:
            done = subprocess.run(
                command, cwd=work, timeout=FETCH_SECONDS, stdin=subprocess.DEVNULL, capture_output=True, text=True
            )
        except subprocess.TimeoutExpired:
            raise Unavailable("Maven Central did not deliver Neo4j in time") from None
        if done.returncode:
            lines = [line for line in (done.stdout + done.stderr).splitlines() if "ERROR" in line]
            raise Unavailable(f"Maven could not fetch Neo4j {VERSION}: {lines[0] if lines else done.stdout[-200:]}")
        (work / "jars" / "complete").touch()
        (work / "jars").rename(jars)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def make_certificate(folder: Path) -> Path:
    """Make a certificate for this machine, signed by itself, with its key beside it. Raises Unavailable."""
    folder.mkdir(parents=True)
    public = folder / "public.crt"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"]
    files = ["-keyout", str(folder / "private.key"), "-out", str(public)]
    try:
        done = subprocess.run([*command, *names, *files], capture_output=True, text=True)
    except FileNotFoundError:
        raise Unavailable("openssl is not installed, and makes the certificate of a server with TLS") from None
    if done.returncode:
        raise Unavailable(f"openssl cannot make a certificate: {done.stderr.strip()[-300:]}")
    return public


def _configuration(port: int, plugins: Path | None, certificates: Path | None) -> str:
    extra: dict[str, object] = {}
    if plugins:
        extra |= {"server.directories.plugins": plugins, "dbms.security.procedures.unrestricted": "*"}
    if certificates:
        extra |= {"dbms.ssl.policy.bolt.enabled": "true", "dbms.ssl.policy.bolt.base_directory": certificates}
        extra |= {"dbms.ssl.policy.bolt.client_auth": "NONE", "server.bolt.tls_level": "REQUIRED"}
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": "64m",
        "internal.server.bolt.thread_pool_shutdown_wait_time": "0s",  # else stopping takes ten seconds
        "dbms.usage_report.enabled": "false",
        "db.tx_log.rotation.retention_policy": "keep_none",
        **extra,
    }
    return "".join(f"{key}={value}\n" for key, value in settings.items())


class Server:
    """Run a server on a home folder, which keeps its data; it can be stopped, killed and started again."""

    def __init__(
        self, home: Path, port: int = 0, plugins: Path | None = None, certificates: Path | None = None
    ) -> None:
        self.jars = f"{fetch()}/*" + (f":{plugins}/*" if plugins else "")  # a plugin must be in both places
        self.home = home
        self.port = port or _free_port()
        self.address = Address(f"bolt://127.0.0.1:{self.port}", USER, PASSWORD)
        self._process: subprocess.Popen[bytes] | None = None
        (home / "conf").mkdir(parents=True, exist_ok=True)
        (home / "conf" / "neo4j.conf").write_text(_configuration(self.port, plugins, certificates), encoding="utf-8")

    def _java(self, main: str, *arguments: str) -> list[str]:
        opens = [part for module in _OPENS for part in ("--add-opens", f"{module}=ALL-UNNAMED")]
        tuning = ["-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
        return ["java", *tuning, *opens, "-cp", self.jars, main, *arguments]

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}

    def admin(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run `neo4j-admin` on the home folder while the server is stopped."""
        command = self._java("org.neo4j.cli.AdminTool", *arguments)
        return subprocess.run(
            command, env=self._environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True
        )

    def start(self) -> None:
        """Start the server and wait until it answers. Raises Unavailable if it does not."""
        if not (self.home / "data" / "dbms").exists():
            done = self.admin("dbms", "set-initial-password", PASSWORD)
            if done.returncode:
                raise Unavailable(f"Neo4j cannot be prepared: {done.stderr.strip()[-300:]}")
        places = (f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}")
        command = self._java("org.neo4j.server.CommunityEntryPoint", *places)
        # the shell ends the server when its input closes, which also happens when this process is killed
        watch = 'exec 3<&0; "$@" & server=$!; (cat <&3 > /dev/null; kill $server 2> /dev/null) & wait $server'
        with (self.home / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                ["sh", "-c", watch, "sh", *command],
                env=self._environment(),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C reaches this process, which then stops the server in good order
            )
        self._wait()

    def _wait(self) -> None:
        stop = time.monotonic() + START_SECONDS
        while time.monotonic() < stop:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            if self._process is None or self._process.poll() is not None:
                break
            time.sleep(0.1)
        log = (self.home / "server.log").read_text(errors="replace").splitlines()
        self.stop()
        raise Unavailable(f"Neo4j did not start: {' | '.join(log[-3:])}")

    def stop(self) -> None:
        """Stop the server in good order and wait until it has ended."""
        if self._process is not None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            self._process.wait(60)
            self._process = None

    def kill(self) -> None:
        """End the server at once, as a loss of power would."""
        if self._process is not None:
            os.killpg(self._process.pid, 9)
            self._process.wait(60)
            self._process = None


@contextlib.contextmanager
def running(home: Path, port: int = 0, plugins: Path | None = None) -> Iterator[Server]:
    """Run a server meanwhile. Raises Unavailable."""
    server = Server(home, port, plugins)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def main() -> int:
    """Run a server for a user to try until Ctrl-C; its data stays in `.cache/neo4j/try`."""
    port = int(os.environ.get("NEO4J_PORT", "7687"))
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            print(f"port {port} is taken; stop what listens there or choose another by NEO4J_PORT", file=sys.stderr)
            return 1
    print(f"starting Neo4j {VERSION} (the first time its jars are fetched: a minute or two) ...", flush=True)
    try:
        with running(CACHE / "try", port) as server:
            address = server.address
            print(
                f"\n  address   {address.uri}\n  user      {address.user}\n  password  {address.password}\n\n"
                f"Build a graph there from another terminal:\n\n"
                f"  export NEO4J_USER={address.user} NEO4J_PASSWORD={address.password}\n"
                f"  .venv/bin/kg build loaders/samples --store {address.uri}\n\n"
                f"See it in Neo4j Browser or Neo4j Desktop: connect to {address.uri} with that user and password.\n"
                f"Ctrl-C stops the server; its data stays in {CACHE / 'try'}.",
                flush=True,
            )
            with contextlib.suppress(KeyboardInterrupt):
                while True:
                    time.sleep(3600)
            print("\nstopping ...", flush=True)
    except KeyboardInterrupt:
        return 130
    except Unavailable as problem:
        print(f"Neo4j cannot run here: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

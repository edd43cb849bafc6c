"""Keep a graph in a folder: ArcadeDB runs inside this process, nothing needs to be installed or started.

The engine is a Java virtual machine that starts once in a process. One process at a time can open a folder.
"""

import glob
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from kg.errors import QueryError, StoreError
from kg.ids import digest
from kg.model import ArticleGraph
from kg.schema import RESERVED_TYPES, Schema, load_schema
from kg.stores._arcadedb_clock import Clock
from kg.stores._arcadedb_values import converter, java_class
from kg.stores._cypher import CypherStore
from kg.stores._dialect import MADE_UP, rewrite
from kg.stores._gate import Gate
from kg.stores._interrupt import STOPPED, interruptible, uninterrupted
from kg.stores._readonly import columns, refuse
from kg.stores._rows import Row
from kg.stores._search import SEARCH
from kg.stores._transaction import ENTITY, Transaction
from kg.stores.base import Answer, Counters, Index

if TYPE_CHECKING:
    from arcadedb_embedded import Database

__all__ = ["SCHEMES", "EmbeddedStore", "open"]

SCHEMES: tuple[str, ...] = ("",)
"""An address without a scheme is a folder."""
HEAP = "2g"
"""What the virtual machine may take at most; it takes it only for large loads."""
FORMAT = 1
"""Number of the layout that this module writes; a folder of another number is refused."""
GRACE = 2.0
"""Seconds beyond its limit after which a query is broken off: within a function the engine forgets the clock."""
T = TypeVar("T")

_FLAGS = (
    "-Xrs",  # signals are Python's: without this SIGTERM could crash the machine
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # a short start beats a long warm-up here
    f"-Djava.util.logging.config.file={os.devnull}",  # no log lines between the lines of a command, no log files
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    "-Darcadedb.txWalFlush=1",  # a committed article survives the loss of power, not only of the process
)

_FULL_TEXT = '{"analyzer": "org.apache.lucene.analysis.core.WhitespaceAnalyzer", "similarity": "CLASSIC"}'
"""The full-text index takes the tokens as they come and ranks nothing; see _search.py."""


def open(uri: str, *, create: bool = True) -> "EmbeddedStore":
    """Open the folder as a store; make it if it is absent and `create`.

    Raises StoreError if it is absent, no store, of another format, or in use by another process.
    """
    return EmbeddedStore(uri, create=create)


class EmbeddedStore(CypherStore):
    """Keep article graphs in a folder."""

    def __init__(self, uri: str, *, create: bool = True) -> None:
        self.uri = uri
        self.schema = load_schema()
        self._lock = threading.RLock()
        self._gate = Gate()  # a reader would meet records that a writer takes away
        self._clock = Clock()
        self._db: Database | None = None
        self._breaks = 0
        try:
            self._folder = Path(os.path.realpath(uri))
            absent = self._is_absent(create)
        except OSError as error:
            raise StoreError(f"{uri}: cannot be looked at ({error.strerror}); check the path and its rights") from error
        if absent:
            self._make()
        self._open(self._folder)
        try:
            self._prepare()
            self._renew_search()
        except BaseException:
            self.close()
            raise

    def _is_absent(self, create: bool) -> bool:
        """Tell whether there is no store in the folder yet."""
        if (self._folder / "schema.json").exists():
            return False
        if self._folder.exists() and (not self._folder.is_dir() or any(self._folder.iterdir())):
            raise StoreError(f"{self.uri}: is no graph store and not empty; choose another folder")
        if not create:
            raise StoreError(f"{self.uri}: no graph store there; build one with `kg build FILE --store {self.uri}`")
        return True

    def _make(self, fill: Callable[[], T] | None = None) -> T | None:
        """Make a store beside the folder, full if told how, and put it in place: a kill leaves none half-made."""
        start, stop = f".{self._folder.name}.", ".new"
        former = self._db  # an empty store stays locked until the full one takes its place
        self._db = None
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            for left in self._folder.parent.glob(f"{glob.escape(start)}*{stop}"):
                if _is_left(left.name[len(start) : -len(stop)]):
                    shutil.rmtree(left, ignore_errors=True)
            fresh = self._folder.parent / f"{start}{os.getpid()}{stop}"
            try:
                self._open(fresh, new=True)
                self._prepare()
                self._renew_search()
                done = fill() if fill else None
                self.close()
                if former is not None:
                    _flush(fresh)
                    former.close()  # type: ignore[no-untyped-call]
                    former = None
                    shutil.rmtree(self._folder)
                elif self._folder.exists():
                    self._folder.rmdir()
                fresh.rename(self._folder)
                return done
            finally:
                self.close()
                self._db = former
                shutil.rmtree(fresh, ignore_errors=True)
        except OSError as error:
            if fill is None and (self._folder / "schema.json").exists():  # another process has made it meanwhile
                return None
            raise StoreError(f"{self.uri}: the folder cannot be made ({error.strerror}); check the path") from error

    def fill(
        self, graphs: Callable[[], Iterable[ArticleGraph]], *, progress: Callable[[int], None] = lambda articles: None
    ) -> Counters:
        """Load all articles, fast where the store is empty; see the contract in base.py."""
        from kg.stores._arcadedb_bulk import fill

        if self.contents():
            return super().fill(graphs, progress=progress)
        with self._gate.writing(), self._lock:
            counters = self._guard(lambda: self._make(lambda: fill(self._engine, graphs, self.schema, progress)))
            self._open(self._folder)
        return counters or Counters()

    def _open(self, folder: Path, new: bool = False) -> None:
        """Start the engine on a folder."""
        import arcadedb_embedded as arcadedb

        settings = {"heap_size": HEAP, "interrupt": False, "jvm_args": " ".join(_FLAGS)}
        os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", os.devnull)
        try:
            # interrupted in its start, the engine would stand half made and tell of its own end
            with _hushed(), uninterrupted():
                opening = arcadedb.create_database if new else arcadedb.open_database
                self._db = opening(str(folder), jvm_kwargs=settings)
                _silence()
                self._clock.set(self._db)
        except arcadedb.ArcadeDBError as error:
            raise StoreError(f"{self.uri}: {_why_not_open(str(error))}") from error

    @property
    def _engine(self) -> "Database":
        engine = self._db
        if engine is None:
            with self._lock:  # held by a thread that closes the folder only to open it again
                engine = self._db
        if engine is None:
            raise StoreError(f"{self.uri}: the store is closed; open it again")
        return engine

    def _prepare(self) -> None:
        """Make the types and indexes that the ontology asks for, unless it asks for no more than last time."""
        wanted = [*_types(self.schema), *_indexes(self.schema)]
        version = digest(*wanted)
        known = {str(row["name"]) for row in self._engine.query("sql", "SELECT name FROM schema:types").to_list()}
        held: list[Row] = []
        if "Store" in known:
            cypher = "MATCH (s:Store) RETURN s.format AS format, s.schema AS schema"
            held = self._engine.query("opencypher", cypher).to_list()
        if held and held[0]["format"] != FORMAT:
            raise StoreError(
                f"{self.uri}: was written by another version of zonekg, or is damaged; build it again elsewhere"
            )
        if held and held[0]["schema"] == version:
            return
        for statement in wanted:
            self._engine.command("sql", statement)
        with self._engine.transaction():
            cypher = "MERGE (s:Store {id: 'zonekg'}) SET s.format = $format, s.schema = $schema"
            self._engine.command("opencypher", cypher, {"format": FORMAT, "schema": version})

    def _labels(self, cls: str) -> str:
        return f"`{cls}`"

    def _read(self, work: Callable[[Transaction], T]) -> T:
        with self._gate.reading():
            return self._guard(lambda: work(_Transaction(self._engine, self.schema)))

    def _write(self, work: Callable[[Transaction], T]) -> T:
        def write() -> T:
            with self._engine.transaction():
                return work(_Transaction(self._engine, self.schema))

        with self._gate.writing():
            return self._guard(write)

    def _guard(self, work: Callable[[], T]) -> T:
        """Turn what the engine raises into a StoreError."""
        try:
            return self._undisturbed(work)
        except _engine_errors() as error:
            raise StoreError(f"{self.uri}: {_reason(str(error))}") from error

    def _undisturbed(self, work: Callable[[], T]) -> T:
        """Do some work again where another thread has closed and opened the folder meanwhile to stop a query."""
        while True:
            with self._lock:  # not in the middle of that
                before = self._breaks
            try:
                done = work()
                if self._breaks == before:
                    return done
            except TimeoutError:  # this thread is the one that stopped
                raise
            except Exception:
                with self._lock:
                    if self._breaks == before:
                        raise

    def query(
        self,
        cypher: str,
        params: Mapping[str, object] | None = None,
        *,
        timeout: float = 30.0,
        limit: int = 10_000,
        stop: Event | None = None,
    ) -> Answer:
        """Answer a read-only Cypher query; see the contract in base.py."""
        refuse(cypher)
        cypher, params = self._renewed(cypher, params or {})
        late = f"the query ran longer than {timeout:g} s and was stopped; narrow it or raise the time limit"
        start: list[float] = []

        def ask() -> Answer:
            start.append(time.monotonic())
            left = max(start[0] + timeout - start[-1], 0.001) if timeout > 0 else float("inf")
            return interruptible(
                lambda: self._answer(cypher, params or {}, limit, left),
                self._break_off,
                seconds=left + GRACE,
                asked=stop,
            )

        try:
            with self._gate.reading():
                return self._undisturbed(ask)
        except TimeoutError as error:
            raise QueryError(STOPPED if stop is not None and stop.is_set() else late) from error
        except _engine_errors() as error:
            if "TimeoutException" in str(error):
                raise QueryError(late) from error
            reason = _reason(str(error))
            if isinstance(error.__cause__, TypeError | OverflowError):
                reason = f"a parameter cannot be used ({reason}); give plain values"
            raise QueryError(reason) from error

    def _answer(self, cypher: str, params: Mapping[str, object], limit: int, seconds: float) -> Answer:
        """Run a query and return its rows as plain values."""
        convert = converter(self.schema)
        with (
            self._clock.limit(seconds if seconds < float("inf") else 0),
            self._engine.query("opencypher", rewrite(cypher), dict(params)) as found,
        ):
            results = list(islice(iter(found), limit + 1))
            names = tuple(results[0].property_names) if results else columns(cypher)
            names = tuple(name for name in names if not name.startswith(MADE_UP))
            rows = (tuple(convert(result.get(name)) for name in names) for result in results[:limit])
            return Answer(names, tuple(rows), cut=len(results) > limit)

    def _break_off(self) -> None:
        """Stop a running query: only closing the folder does, so it is opened again.

        Other threads notice and ask again what they were asking.
        """
        with self._lock:
            if self._db is not None:
                self._breaks += 1
                self.close()
                self._open(self._folder)

    def indexes(self) -> tuple[Index, ...]:
        """Return the constraints and indexes that the graph has; see the contract in base.py."""
        with self._gate.reading():
            rows = self._guard(lambda: self._engine.query("sql", "SELECT FROM schema:indexes").to_list())
        found = set()
        for row in rows:
            if row["name"] == f"{row['typeName']}[{','.join(row['properties'][0])}]":  # not the part in a file
                kind: Literal["unique", "lookup", "full text"] = "unique" if row["unique"] else "lookup"
                kind = "full text" if str(row["indexType"]) == "FULL_TEXT" else kind
                found.add(Index(str(row["typeName"]), tuple(map(str, row["properties"][0])), kind))
        return tuple(sorted(found, key=lambda index: (index.on, index.properties)))

    def close(self) -> None:
        """Release the folder; closing twice is harmless."""
        if self._db is not None:
            self._db.close()  # type: ignore[no-untyped-call]
            self._db = None


class _Transaction:
    """Run Cypher in the open transaction of the engine."""

    def __init__(self, engine: "Database", schema: Schema) -> None:
        self._engine = engine
        self._schema = schema

    def run(self, cypher: str, **params: object) -> list[Row]:
        found = self._engine.command("opencypher", cypher, params)
        rows: list[Row] = found.to_list() if found is not None else []
        return rows

    def ask(self, cypher: str, **params: object) -> Callable[[], list[Row]]:
        rows = self.run(cypher, **params)
        return lambda: rows

    def drop_edges(self, type: str, statements: list[str]) -> None:
        # SQL uses the index on edges, which the engine's Cypher does not
        for id in statements:
            self._engine.command("sql", f"DELETE FROM `{type}` WHERE statement = ?", id)

    def mark_edges(self, type: str, rows: list[Row]) -> None:
        for row in rows:
            cypher = f"UPDATE `{type}` SET articles = ?, confidence = ? WHERE statement = ?"
            self._engine.command("sql", cypher, row["articles"], row["confidence"], row["id"])

    def joined(self, type: str) -> list[Row]:
        # the engine's Cypher would look at every node
        sql = f"SELECT @out.id AS one, @in.id AS other, kind, about FROM `{type}`"
        rows: list[Row] = self._engine.query("sql", sql).to_list()
        return rows

    def find(self, terms: str, cls: str, count: int) -> list[Row]:
        below = [name for name in self._schema.entity_classes if cls in self._schema.lineage[name]]
        among = "" if cls == ENTITY else f" AND @type IN [{', '.join(map(repr, below))}]"
        sql = (
            f"SELECT id, @type AS cls, name, aliases, articles FROM {ENTITY} "
            f"WHERE SEARCH_INDEX('{ENTITY}[{SEARCH}]', ?) = true{among} "
            f"ORDER BY articles DESC, name.length(), id LIMIT {count}"
        )
        rows: list[Row] = self._engine.query("sql", sql, terms).to_list()
        return rows


def _types(schema: Schema) -> list[str]:
    """Return the SQL that makes the types that the ontology asks for, those above first."""
    above: dict[str, list[str]] = {ENTITY: [], "Store": []}
    for name in schema.classes:
        parents = [parent for parent in schema.classes[name].parents if parent in schema.classes]
        above[name] = parents or ([ENTITY] if name in schema.entity_classes else [])
    found = []
    for name in sorted(above, key=lambda name: (len(schema.lineage.get(name, ())), name)):
        extends = " EXTENDS " + ", ".join(f"`{parent}`" for parent in above[name]) if above[name] else ""
        found.append(f"CREATE VERTEX TYPE `{name}` IF NOT EXISTS{extends}")
    edges = {*RESERVED_TYPES, *(term.cypher for term in schema.relations.values())}
    return [*found, *(f"CREATE EDGE TYPE `{name}` IF NOT EXISTS" for name in sorted(edges))]


def _indexes(schema: Schema) -> list[str]:
    """Return the SQL that makes the indexes that loading and asking need."""
    keys = [(name, "id", "UNIQUE") for name in (ENTITY, "Statement", "Article")]
    keys += [(term.cypher, "statement", "UNIQUE") for term in schema.relations.values()]
    found = []
    for name, key, kind in [*keys, (ENTITY, "name", "NOTUNIQUE")]:
        found.append(f"CREATE PROPERTY `{name}`.{key} IF NOT EXISTS STRING")
        found.append(f"CREATE INDEX IF NOT EXISTS ON `{name}` ({key}) {kind}")
    found.append(f"CREATE PROPERTY `{ENTITY}`.`{SEARCH}` IF NOT EXISTS STRING")
    found.append(f"CREATE INDEX IF NOT EXISTS ON `{ENTITY}` (`{SEARCH}`) FULL_TEXT METADATA {_FULL_TEXT}")
    return found


def _flush(folder: Path) -> None:
    """Let what was written reach the disk."""
    for path in (*folder.iterdir(), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _engine_errors() -> tuple[type[Exception], ...]:
    """Return what the engine raises: wrapped, and as it comes out of its machine where a value is read."""
    import jpype
    from arcadedb_embedded import ArcadeDBError

    return ArcadeDBError, jpype.JException


def _is_left(process: str) -> bool:
    """Tell whether a text is the number of a process that has ended; of any other text nothing is known."""
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (ValueError, OSError, OverflowError):
        return False
    return False


def _why_not_open(message: str) -> str:
    if "active instance" in message:
        return "is open in this process already; close it first"
    if "locked" in message:
        return "is in use by another process; wait until it is done, or use a folder of your own"
    return (
        f"cannot be opened ({_reason(message)}); check its rights and the space on the disk; "
        "if it is damaged, delete the folder and build it again"
    )


def _reason(message: str) -> str:
    """Return what the engine complains of in one line, without the names of its classes."""
    text = message.split(" (caused by ")[0]
    opening = ("Failed to create database: ", "Failed to open database: ")
    for prefix in (*opening, "Query failed: ", "Command failed: ", "Reading the result set failed: "):
        text = text.removeprefix(prefix)
    first = next((line.strip() for line in text.splitlines() if line.strip()), text)
    head, _, rest = first.partition(": ")
    if "." in head and " " not in head and rest:
        first = rest
    if "not idempotent" in first:
        return "the query would write; a query may only read"
    return first


_silenced: list[Any] = []


def _silence() -> None:
    """Keep the engine's own log, which tells of each index made, out of the user's sight."""
    if not _silenced:
        logger = java_class("java.util.logging.Logger").getLogger("com.arcadedb")
        logger.setLevel(java_class("java.util.logging.Level").OFF)
        _silenced.append(logger)  # the machine forgets a level that nobody holds on to


@contextmanager
def _hushed() -> Iterator[None]:
    """Drop what is written to standard error meanwhile: the starting machine greets with a warning."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no standard error
        yield
        return
    silent = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(silent, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(silent)

"""Keep a graph in a folder: ArcadeDB runs inside this process, nothing needs to be installed or started.

The engine is a Java virtual machine that starts once in a process. One process at a time can open a folder.
"""

import glob
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Literal, TypeVar

from kg.errors import QueryError, StoreError
from kg.ids import digest
from kg.model import ArticleGraph
from kg.schema import load_schema
from kg.stores._arcadedb_clock import Clock
from kg.stores._arcadedb_machine import complaint, engine_errors, start, why_not_open
from kg.stores._arcadedb_schema import indexes, types
from kg.stores._arcadedb_transaction import ArcadeTransaction
from kg.stores._arcadedb_values import converter
from kg.stores._cypher import CypherStore
from kg.stores._dialect import MADE_UP, rewrite
from kg.stores._gate import Gate
from kg.stores._interrupt import STOPPED, interruptible
from kg.stores._readonly import columns, refuse
from kg.stores._rows import Row
from kg.stores._transaction import Transaction
from kg.stores.base import Answer, Counters, Index

if TYPE_CHECKING:
    from arcadedb_embedded import Database

__all__ = ["SCHEMES", "EmbeddedStore", "open"]

SCHEMES: tuple[str, ...] = ("",)
"""An address without a scheme is a folder."""
FORMAT = 1
"""Number of the layout that this module writes; a folder of another number is refused."""
GRACE = 2.0
"""Seconds beyond its limit after which a query is broken off: within a function the engine forgets the clock."""
T = TypeVar("T")


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

        try:
            self._db = start(str(folder), new=new)
            self._clock.set(self._db)
        except arcadedb.ArcadeDBError as error:
            raise StoreError(f"{self.uri}: {why_not_open(str(error))}") from error

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
        wanted = [*types(self.schema), *indexes(self.schema)]
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
            return self._guard(lambda: work(ArcadeTransaction(self._engine, self.schema)))

    def _write(self, work: Callable[[Transaction], T]) -> T:
        def write() -> T:
            with self._engine.transaction():
                return work(ArcadeTransaction(self._engine, self.schema))

        with self._gate.writing():
            return self._guard(write)

    def _guard(self, work: Callable[[], T]) -> T:
        """Turn what the engine raises into a StoreError."""
        try:
            return self._undisturbed(work)
        except engine_errors() as error:
            raise StoreError(f"{self.uri}: {complaint(str(error))}") from error

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
        except engine_errors() as error:
            if "TimeoutException" in str(error):
                raise QueryError(late) from error
            reason = complaint(str(error))
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


def _flush(folder: Path) -> None:
    """Let what was written reach the disk."""
    for path in (*folder.iterdir(), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_left(process: str) -> bool:
    """Tell whether a text is the number of a process that has ended; of any other text nothing is known."""
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (ValueError, OSError, OverflowError):
        return False
    return False

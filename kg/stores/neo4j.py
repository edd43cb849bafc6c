"""Keep a graph on a Neo4j server through its own driver; 5.26 is the version that the tests run on.

User and password come from NEO4J_USER and NEO4J_PASSWORD, the database from NEO4J_DATABASE or is the
server's default. The graph lives beside whatever else the database holds, under labels of its own.
"""

import logging
import os
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from urllib.parse import urlsplit

from kg.errors import QueryError, StoreError
from kg.schema import Schema, load_schema
from kg.stores._cypher import CypherStore
from kg.stores._interrupt import STOPPED, interruptible
from kg.stores._neo4j_values import end_ids, plain
from kg.stores._readonly import PROCEDURES, refuse
from kg.stores._rows import Row
from kg.stores._search import SEARCH
from kg.stores._transaction import ENTITY, Transaction, class_of, node_labels
from kg.stores.base import Answer, Index

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

__all__ = ["FORMAT", "SCHEMES", "Neo4jStore", "finishing", "indexes", "open"]

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
CONNECT_SECONDS = 5.0
READ_TRIES = 100
"""How often articles are read again because somebody wrote meanwhile."""
RETRY_SECONDS = 60.0
READ_AGAIN = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait before a query is asked again that a writer disturbed."""
"""How long a transaction is tried again while a server restarts or a cluster elects a leader."""
FORMAT = 1
T = TypeVar("T")

_NODE_INDEXES: Mapping[str, tuple[str, ...]] = {
    "Attribute": ("attribute",),
    "Evidence": ("id",),
    "Observation": ("indicator",),
}
_UNIQUE = ("Article", ENTITY, "Statement", "Store")
_FULL_TEXT = "zonekg_search"
_FORMER = "zonekg_names"
"""What indexed the names before; it found no pinyin."""


def open(uri: str, *, create: bool = True) -> "Neo4jStore":
    """Connect to a server and prepare its database.

    Raises StoreError if it cannot be reached or refuses the password, if its labels are taken, or if it holds no
    graph yet and not `create`.
    """
    return Neo4jStore(uri, create=create)


class Neo4jStore(CypherStore):
    """Keep article graphs on a Neo4j server."""

    def __init__(self, uri: str, *, create: bool = True) -> None:
        import neo4j

        if "@" in urlsplit(uri).netloc:
            raise StoreError("the address must hold no user or password; set NEO4J_USER and NEO4J_PASSWORD instead")
        self.uri = uri
        self.schema = load_schema()
        user, password = os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD")
        self._database = os.environ.get("NEO4J_DATABASE") or None
        logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what fails is told by an error, not beside it
        try:
            self._driver: Driver | None = neo4j.GraphDatabase.driver(
                uri,
                auth=(user, password) if password else None,
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=4 * CONNECT_SECONDS,
                max_transaction_retry_time=RETRY_SECONDS,
                notifications_min_severity="OFF",
                user_agent="zonekg",
            )
        except (ValueError, neo4j.exceptions.DriverError) as error:
            raise StoreError(f"{uri}: is no address of a server ({error}); one is neo4j://localhost:7687") from error
        try:
            self._guard(self._connected.verify_connectivity)
            self._prepare(create)
        except ValueError as error:
            self.close()
            raise StoreError(f"{uri}: is no address of a server ({error}); one is neo4j://localhost:7687") from error
        except BaseException:
            self.close()
            raise

    @property
    def _connected(self) -> "Driver":
        if self._driver is None:
            raise StoreError(f"{self.uri}: the store is closed; open it again")
        return self._driver

    def _prepare(self, create: bool) -> None:
        """Make the constraints and indexes of the ontology, as far as they are missing."""
        found = self._read(lambda tx: tx.run("SHOW INDEXES YIELD name RETURN name"))
        known = {row["name"] for row in found}
        held = self._held()
        if not held:
            if not create:
                raise StoreError(f"{self.uri}: holds no graph yet; build one with `kg build FILE --store {self.uri}`")
            self._refuse_foreign()
        elif held != [FORMAT]:
            raise StoreError(f"{self.uri}: was written by another version of zonekg; build it into an empty database")
        elif self._read(lambda tx: tx.run("MATCH (s:Store) WHERE s.unfinished RETURN 1 AS one")):
            for cypher in finishing():
                self._guard(lambda cypher=cypher: self._run_alone(cypher))  # type: ignore[misc]
        missing = [cypher for name, cypher in indexes(self.schema) if name not in known]
        for cypher in missing:
            self._guard(lambda cypher=cypher: self._run_alone(cypher))  # type: ignore[misc]
        if missing:
            self._guard(lambda: self._run_alone("CALL db.awaitIndexes(300)"))
        if _FORMER in known:
            self._guard(lambda: self._run_alone(f"DROP INDEX {_FORMER} IF EXISTS"))
        if not held:
            self._guard(lambda: self._run_alone(f"MERGE (s:Store {{id: 'zonekg'}}) SET s.format = {FORMAT}"))
        self._renew_search()

    def _held(self) -> list[object]:
        """Return the format of the graph that the database holds, if it holds one."""
        rows = self._read(lambda tx: tx.run("MATCH (s:Store {id: 'zonekg'}) RETURN s.format AS format"))
        return [row["format"] for row in rows]

    def _refuse_foreign(self) -> None:
        """Raise StoreError if the labels that must be ours alone are in use."""
        for label in (*_UNIQUE, "Evidence"):
            found = self._read(lambda tx, label=label: tx.run(f"MATCH (n:{label}) RETURN 1 AS one LIMIT 1"))  # type: ignore[misc]
            if found and not self._held():  # another process may have begun a graph a moment ago
                raise StoreError(
                    f"{self.uri}: the database holds {label} nodes that are not zonekg's; "
                    "name an empty database in NEO4J_DATABASE"
                )

    def _run_alone(self, cypher: str) -> None:
        """Run a statement in a transaction of its own."""
        with self._connected.session(database=self._database) as session:
            session.run(cypher).consume()

    def _labels(self, cls: str) -> str:
        return ":".join(f"`{label}`" for label in node_labels(cls, self.schema))

    def _read(self, work: Callable[[Transaction], T]) -> T:
        def read() -> T:
            with self._connected.session(database=self._database) as session:
                return session.execute_read(lambda tx: work(_Transaction(tx, self.schema)))

        return self._guard(read)

    def _read_settled(self, work: Callable[[Transaction], T]) -> T:
        # a server shows each step of a transaction what others have committed until then
        def writes(tx: Transaction) -> object:
            return tx.run("MATCH (s:Store {id: 'zonekg'}) RETURN s._writes AS writes")

        def read(tx: Transaction) -> tuple[list[T], StoreError | None, bool]:
            before = writes(tx)
            try:
                return [work(tx)], None, writes(tx) == before
            except StoreError as problem:
                return [], problem, writes(tx) == before

        faulty = 0
        for _ in range(READ_TRIES):
            done, problem, settled = self._read(read)
            if settled and problem is None:
                return done[0]
            if settled and problem is not None:
                # a commit shows bit by bit: what stays incomplete is stored so
                faulty += 1
                if faulty > len(READ_AGAIN):
                    raise problem
                time.sleep(READ_AGAIN[faulty - 1])
        raise StoreError(f"{self.uri}: others write to it without a pause; try again when they are done")

    def _write(self, work: Callable[[Transaction], T]) -> T:
        def alone(tx: "ManagedTransaction") -> T:
            # setting a property locks its node: writers wait for each other here, so that no count is lost
            change = "SET s.format = $format, s._writes = coalesce(s._writes, 0) + 1"
            tx.run(f"MERGE (s:Store {{id: 'zonekg'}}) {change}", format=FORMAT)
            with ThreadPoolExecutor(1, "zonekg-writer") as writer:
                transaction = _Transaction(tx, self.schema, writer)
                done = work(transaction)
                transaction.settle()
                return done

        def write() -> T:
            from neo4j.exceptions import IncompleteCommit

            with self._connected.session(database=self._database) as session:
                try:
                    return session.execute_write(alone)
                except IncompleteCommit:  # whether it was written is not known; to write it twice is to write it once
                    return session.execute_write(alone)

        return self._guard(write)

    def _guard(self, work: Callable[[], T]) -> T:
        """Turn what the driver raises into a StoreError."""
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            return work()
        except (DriverError, Neo4jError) as error:
            raise StoreError(f"{self.uri}: {_remedy(error)}") from error

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
        from neo4j.exceptions import ClientError, DatabaseError, DriverError, Neo4jError

        refuse(cypher)
        cypher, params = self._renewed(cypher, params or {})
        tag = uuid.uuid4().hex
        try:
            return interruptible(
                lambda: self._asked(cypher, dict(params or {}), timeout, limit, tag),
                lambda: self._terminate(tag),
                asked=stop,
            )
        except TimeoutError as error:
            raise QueryError(STOPPED) from error
        except (ClientError, DatabaseError) as error:
            code = error.code or ""
            if "TransactionTimedOut" in code:
                raise QueryError(
                    f"the query ran longer than {timeout:g} s and was stopped; narrow it or raise the time limit"
                ) from error
            if "Security" in code and "Forbidden" not in code:
                raise StoreError(f"{self.uri}: {_remedy(error)}") from error
            if "AccessMode" in code:
                raise QueryError(_WRITES) from error
            raise QueryError(_first_line(error)) from error
        except (DriverError, Neo4jError) as error:
            raise StoreError(f"{self.uri}: {_remedy(error)}") from error
        except (TypeError, ValueError, OverflowError) as error:
            raise QueryError(f"a parameter cannot be used ({_first_line(error)}); give plain values") from error

    def _asked(self, cypher: str, params: dict[str, object], timeout: float, limit: int, tag: str) -> Answer:
        """Return the answer of a query, asked again where a writer took away what it was reading."""
        from neo4j.exceptions import TransientError

        for wait in READ_AGAIN:
            try:
                return self._answer(cypher, params, timeout, limit, tag)
            except TransientError:
                time.sleep(wait)
        return self._answer(cypher, params, timeout, limit, tag)

    def _answer(self, cypher: str, params: dict[str, object], timeout: float, limit: int, tag: str) -> Answer:
        """Look at the plan of a query, run it, and return its rows as plain values."""
        import neo4j

        with self._connected.session(database=self._database, default_access_mode=neo4j.READ_ACCESS) as session:
            with session.begin_transaction(timeout=timeout) as tx:
                summary = tx.run("EXPLAIN " + cypher, params).consume()
                _refuse_plan(summary.query_type or "", summary.plan)
            with session.begin_transaction(timeout=timeout, metadata={"zonekg": tag}) as tx:
                result = tx.run(cypher, params)
                names = tuple(result.keys())
                records = [tuple(record.values()) for record in result.fetch(limit + 1)]
                ids = end_ids(tx, records[:limit])
                rows = (tuple(plain(value, ids) for value in record) for record in records[:limit])
                return Answer(names, tuple(rows), cut=len(records) > limit)

    def _terminate(self, tag: str) -> None:
        """Stop the running query of this tag; where the server knows no such command its time limit does."""
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            with self._connected.session(database=self._database) as session:
                session.run(
                    "SHOW TRANSACTIONS YIELD transactionId AS id, metaData AS data WHERE data.zonekg = $tag "
                    "TERMINATE TRANSACTIONS id YIELD message RETURN message",
                    tag=tag,
                ).consume()
        except (DriverError, Neo4jError):
            return

    def indexes(self) -> tuple[Index, ...]:
        """Return the constraints and indexes that the graph has; see the contract in base.py."""
        told = "name, type, labelsOrTypes, properties, owningConstraint"
        cypher = f"SHOW INDEXES YIELD {told} WHERE name STARTS WITH 'zonekg_' RETURN {told}"
        found = set()
        for row in self._read(lambda tx: tx.run(cypher)):
            kind: Literal["unique", "lookup", "full text"] = "unique" if row["owningConstraint"] else "lookup"
            kind = "full text" if row["type"] == "FULLTEXT" else kind
            found |= {Index(on, tuple(row["properties"]), kind) for on in row["labelsOrTypes"]}
        return tuple(sorted(found, key=lambda index: (index.on, index.properties)))

    def close(self) -> None:
        """Release the connections; closing twice is harmless."""
        if self._driver is not None:
            self._driver.close()
            self._driver = None


class _Transaction:
    """Run Cypher in a transaction of the driver.

    With a `writer`, a thread, what returns nothing is not waited for: the next rows are made while the server works.
    Its failure shows when something is read, or at the end.
    """

    def __init__(self, tx: "ManagedTransaction", schema: Schema, writer: Executor | None = None) -> None:
        self._tx = tx
        self._schema = schema
        self._writer = writer
        self._writing: list[Future[object]] = []

    def run(self, cypher: str, **params: object) -> list[Row]:
        if self._writer is not None and "RETURN" not in cypher:
            self._writing.append(self._writer.submit(self._tx.run, cypher, params))
            return []
        self.settle()
        return self._rows(cypher, params)

    def ask(self, cypher: str, **params: object) -> Callable[[], list[Row]]:
        if self._writer is None:
            rows = self._rows(cypher, params)
            return lambda: rows
        asked = self._writer.submit(self._rows, cypher, params)

        def wait() -> list[Row]:
            try:
                return asked.result()
            except Exception:
                self.settle()  # what failed before it tells more
                raise

        return wait

    def _rows(self, cypher: str, params: dict[str, object]) -> list[Row]:
        return [dict(record) for record in self._tx.run(cypher, params)]

    def settle(self) -> None:
        """Wait until all is written that was begun, and raise what failed."""
        begun, self._writing = self._writing, []
        for one in begun:
            one.result()

    def drop_edges(self, type: str, statements: list[str]) -> None:
        self.run(f"UNWIND $ids AS id MATCH ()-[r:`{type}` {{statement: id}}]->() DELETE r", ids=statements)

    def mark_edges(self, type: str, rows: list[Row]) -> None:
        change = "SET r.articles = row.articles, r.confidence = row.confidence"
        self.run(f"UNWIND $rows AS row MATCH ()-[r:`{type}` {{statement: row.id}}]->() {change}", rows=rows)

    def joined(self, type: str) -> list[Row]:
        rows = self.run(f"MATCH (a)-[r:`{type}`]->(b) RETURN a.id AS one, b.id AS other, properties(r) AS held")
        return [row["held"] | {"one": row["one"], "other": row["other"]} for row in rows]

    def find(self, terms: str, cls: str, count: int) -> list[Row]:
        rows = self.run(
            f"CALL db.index.fulltext.queryNodes('{_FULL_TEXT}', $terms) YIELD node AS n WHERE n:`{cls}` "
            "WITH n ORDER BY n.articles DESC, size(n.name), n.id LIMIT $count "
            "RETURN n.id AS id, labels(n) AS labels, n.name AS name, n.aliases AS aliases, n.articles AS articles",
            terms=terms,
            count=count,
        )
        return [row | {"cls": class_of(row["labels"], self._schema)} for row in rows]


def indexes(schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield the constraints and indexes that the ontology asks for, each with its name.

    Labels come in code order: a server lists the labels of a node in the order in which it met them.
    """
    for label in sorted({*schema.classes, ENTITY, "Store"}):
        if label in _UNIQUE:
            name = f"zonekg_{label.lower()}_id"
            yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.id IS UNIQUE"
        named = ("name",) if label == ENTITY or label in schema.entity_classes else ()
        for property in (*named, *_NODE_INDEXES.get(label, ())):
            name = f"zonekg_{label.lower()}_{property}"
            yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:`{label}`) ON (n.`{property}`)"
    for term in schema.relations.values():
        name = f"zonekg_{term.cypher.lower()}_statement"
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:`{term.cypher}`]-() ON (r.statement)"
    options = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
    yield (
        _FULL_TEXT,
        f"CREATE FULLTEXT INDEX {_FULL_TEXT} IF NOT EXISTS FOR (n:{ENTITY}) ON EACH [n.{SEARCH}] {options}",
    )


def finishing() -> Iterator[str]:
    """Yield what completes a database made by `neo4j-admin`, whose importer cannot write an empty list."""
    for pattern, key in (
        (f"(x:{ENTITY})", "aliases"),
        ("(:Article)-[x:MENTIONS]->()", "aliases"),
        ("(x:Article)", "parts"),
        ("(x:Evidence)", "inferred"),
    ):
        change = f"CALL {{ WITH x SET x.{key} = [] }} IN TRANSACTIONS OF 10000 ROWS"
        yield f"MATCH {pattern} WHERE x.{key} IS NULL {change}"
    yield "MATCH (s:Store) REMOVE s.unfinished"


_WRITES = "the query would write; a query may only read"


def _refuse_plan(kind: str, plan: Mapping[str, Any] | None) -> None:
    """Raise QueryError if what the server would do is more than to read the graph."""
    if kind != "r":
        raise QueryError(_WRITES if kind in {"w", "rw"} else "the query would change the server; it may only read")
    steps = [plan] if plan else []
    while steps:
        step = steps.pop()
        operator = str(step.get("operatorType", "")).partition("@")[0]
        details = str(step.get("args", {}).get("Details", ""))
        if operator == "LoadCSV":
            raise QueryError("LOAD CSV is not allowed here: a query reads the graph, not files or the network")
        if operator == "ProcedureCall" and details.partition("(")[0].casefold() not in PROCEDURES:
            raise QueryError(f"the procedure {details.partition('(')[0]} is not allowed here")
        if operator.startswith(("Terminate", "Show")):
            raise QueryError("commands to the server are not allowed here; ask with MATCH")
        steps += step.get("children", [])


def _first_line(error: BaseException) -> str:
    """Return what the server complains of in one line."""
    message = str(getattr(error, "message", "") or error)
    return next((line.strip() for line in message.splitlines() if line.strip()), message)


def _all_lines(error: BaseException | None) -> str:
    """Return what an error, its causes and those gathered in it complain of."""
    if error is None:
        return ""
    parts = [repr(error), _all_lines(error.__cause__)]
    if isinstance(error, BaseExceptionGroup):
        parts += map(_all_lines, error.exceptions)
    return " ".join(parts)


def _remedy(error: BaseException) -> str:
    """Return what went wrong with the server and what to do about it."""
    from neo4j import exceptions

    reason = _first_line(error)
    if isinstance(error, exceptions.AuthError):
        return f"the server refuses the user or password ({reason}); check NEO4J_USER and NEO4J_PASSWORD"
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired):
        whole = _all_lines(error)
        if "CertificateVerif" in whole or "CERTIFICATE_VERIFY" in whole or "SSLCertVerif" in whole:
            return (
                "the certificate of the server is not trusted; name the authority that signed it in SSL_CERT_FILE, "
                "or, if it is one of your own, write +ssc instead of +s in the address"
            )
        if "handshake" in whole:
            return (
                "what listens there speaks no plain Bolt; if it is a server with TLS, write +s (bolt+s://, neo4j+s://)"
            )
        return f"the server cannot be reached ({reason}); start it, or check the address and port"
    if isinstance(error, exceptions.Neo4jError) and "DatabaseNotFound" in (error.code or ""):
        return f"{reason} Check NEO4J_DATABASE"
    return f"the server failed ({reason}); try again, and look at its log if it fails again"

"""Keep a graph on a Neo4j server through its own driver; 5.26 is the version that the tests run on.

User and password come from NEO4J_USER and NEO4J_PASSWORD, the database from NEO4J_DATABASE or is the
server's default. The graph lives beside whatever else the database holds, under labels of its own.
"""

import logging
import os
import time
import uuid
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Literal, TypeVar
from urllib.parse import urlsplit

from kg.errors import QueryError, StoreError
from kg.schema import load_schema
from kg.stores._cypher import CypherStore
from kg.stores._interrupt import STOPPED, interruptible
from kg.stores._neo4j_errors import first_line, remedy
from kg.stores._neo4j_schema import FORMER, OURS, finishing, indexes
from kg.stores._neo4j_transaction import Neo4jTransaction
from kg.stores._neo4j_values import end_ids, plain
from kg.stores._readonly import WRITES, refuse, refuse_plan
from kg.stores._transaction import Transaction, node_labels
from kg.stores.base import Answer, Index

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

__all__ = ["FORMAT", "SCHEMES", "Neo4jStore", "open"]

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
CONNECT_SECONDS = 5.0
READ_TRIES = 100
"""How often articles are read again because somebody wrote meanwhile."""
READ_AGAIN = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait before a query is asked again that a writer disturbed."""
RETRY_SECONDS = 60.0
"""How long a transaction is tried again while a server restarts or a cluster elects a leader."""
FORMAT = 1
T = TypeVar("T")


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
        if FORMER in known:
            self._guard(lambda: self._run_alone(f"DROP INDEX {FORMER} IF EXISTS"))
        if not held:
            self._guard(lambda: self._run_alone(f"MERGE (s:Store {{id: 'zonekg'}}) SET s.format = {FORMAT}"))
        self._renew_search()

    def _held(self) -> list[object]:
        """Return the format of the graph that the database holds, if it holds one."""
        rows = self._read(lambda tx: tx.run("MATCH (s:Store {id: 'zonekg'}) RETURN s.format AS format"))
        return [row["format"] for row in rows]

    def _refuse_foreign(self) -> None:
        """Raise StoreError if the labels that must be ours alone are in use."""
        for label in (*OURS, "Evidence"):
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
                return session.execute_read(lambda tx: work(Neo4jTransaction(tx, self.schema)))

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
                transaction = Neo4jTransaction(tx, self.schema, writer)
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
            raise StoreError(f"{self.uri}: {remedy(error)}") from error

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
                raise StoreError(f"{self.uri}: {remedy(error)}") from error
            if "AccessMode" in code:
                raise QueryError(WRITES) from error
            raise QueryError(first_line(error)) from error
        except (DriverError, Neo4jError) as error:
            raise StoreError(f"{self.uri}: {remedy(error)}") from error
        except (TypeError, ValueError, OverflowError) as error:
            raise QueryError(f"a parameter cannot be used ({first_line(error)}); give plain values") from error

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
                refuse_plan(summary.query_type or "", summary.plan)
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

"""Measure loading: both engines, against the plain Neo4j driver sending the same rows unchecked, and against peers.

    .venv/bin/python -m benchmarks.load [--articles 2000] [--batch 64] [--rounds 5] [--only embedded|neo4j]

All figures of one run come from the same data on the same machine; on Neo4j the ways of loading take turns and the
medians are compared, since a busy machine is not the same from one minute to the next. Neo4j is the server of
tests/neo4j_server.py with APOC, which one of the peers needs, or the one that NEO4J_URI names, whose database must be
empty. The peers are measured where they are installed: `pip install -e '.[bench]'`.
"""

import argparse
import contextlib
import io
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Statement
from kg.rdf import write_rdf
from kg.schema import load_schema
from kg.stores import Store, neo4j_csv, open_store
from kg.stores._neo4j_transaction import Neo4jTransaction
from kg.stores._rows import Row
from tests.neo4j_server import VERSION, Address, Unavailable, fetch, running

if TYPE_CHECKING:
    import rdflib

INDICATORS = ("规上工业总产值", "固定资产投资", "进出口总额", "实际利用外资", "一般公共预算收入")
PEERS = 100
"""Articles that the slower peers load."""
APOC = (("org.neo4j.procedure", "apoc-core"), ("org.neo4j.procedure", "apoc-common"))


def make(count: int, seed: int = 1) -> list[ArticleGraph]:
    """Return articles as dense as real ones: a zone, ten other entities, some eighteen statements."""
    dice = random.Random(seed)
    return [_one(number, dice) for number in range(1, count + 1)]


def _one(number: int, dice: random.Random) -> ArticleGraph:
    zone = dice.randrange(200)
    sentences = [f"第{zone}经开区的第{number}篇报道里，第{at}件事写得清清楚楚，前后文也都在这里。" for at in range(20)]
    text = "".join(sentences)
    article = Article(
        f"报纸/{number}.txt", 1, 0, len(text), text, f"题{number}", f"第{zone}经开区", "陶然", "岭东日报", year=2024
    )
    firms = [f"company-{dice.randrange(20_000)}" for _ in range(5)]
    people = [f"person-{zone}-{dice.randrange(30)}" for _ in range(2)]
    others = [
        Entity(f"zone-{zone}", "Zone", f"第{zone}经开区", (f"{zone}区",)),
        Entity("outlet-1", "NewsOutlet", "岭东日报"),
        Entity(f"place-{zone % 20}", "Place", f"第{zone % 20}市"),
        Entity(f"event-{number}", "Event", f"第{number}次推介会"),
        Entity(f"chain-{zone % 12}", "IndustryChain", f"第{zone % 12}产业链"),
    ]
    entities = [
        *others,
        *(Entity(id, "Company", f"{id[8:]}号机电有限公司") for id in dict.fromkeys(firms)),
        *(Entity(id, "Person", f"人物{id[7:]}") for id in dict.fromkeys(people)),
    ]
    spans = iter(range(20))

    def cite() -> tuple[Evidence, ...]:
        at = next(spans)
        start = sum(map(len, sentences[:at]))
        stop = start + len(sentences[at])
        return (Evidence(article.id, start, stop, sentences[at], "rule.x", 0.9),)

    said: list[AnyStatement] = [
        Statement(f"zone-{zone}", "locatedIn", f"place-{zone % 20}", evidence=cite()),
        Statement(article.id, "publishedIn", "outlet-1", evidence=cite()),
        Statement(f"zone-{zone}", "organized", f"event-{number}", evidence=cite()),
        Statement(f"zone-{zone}", "focusesOn", f"chain-{zone % 12}", evidence=cite()),
    ]
    for firm in dict.fromkeys(firms):
        said.append(Statement(f"zone-{zone}", "hosts", firm, evidence=cite()))
    for person in dict.fromkeys(people):
        said.append(Statement(person, "attended", f"event-{number}", evidence=cite()))
        said.append(Statement(person, "holdsPost", f"zone-{zone}", qualifiers=(("title", "主任"),), evidence=cite()))
    for indicator in INDICATORS[:4]:
        value = round(dice.uniform(1, 99), 1)
        said.append(Observation(f"zone-{zone}", indicator, "2024-Q1", value, "亿元", 5.5, evidence=cite()))
    said.append(Attribute(f"event-{number}", "date", "2024-04-12", evidence=cite()))
    return ArticleGraph(article, tuple(entities), tuple(said))


def batches(graphs: Sequence[ArticleGraph], size: int) -> Iterator[Sequence[ArticleGraph]]:
    """Yield the articles of one transaction after the other."""
    for at in range(0, len(graphs), size):
        yield graphs[at : at + size]


def report(label: str, seconds: float, graphs: Sequence[ArticleGraph], elements: int) -> float:
    """Print a line of the table and return the nodes and edges written a second."""
    statements = sum(len(graph.statements) for graph in graphs)
    each = f"{len(graphs) / seconds:7.0f} articles/s{statements / seconds:8.0f} statements/s"
    print(f"{label:<32}{seconds:8.2f} s{each}{elements / seconds:9.0f} nodes and edges/s")
    return elements / seconds


def size_of(address: Address) -> int:
    """Return how many nodes and edges the database holds."""
    import neo4j

    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        cypher = "MATCH (n) RETURN count(n) AS size UNION ALL MATCH ()-[r]->() RETURN count(r) AS size"
        return sum(record["size"] for record in driver.execute_query(cypher).records)


def load(store: Store, graphs: Sequence[ArticleGraph], size: int) -> float:
    """Load batch after batch and return the seconds it took."""
    started = time.perf_counter()
    for batch in batches(graphs, size):
        store.load(batch)
    return time.perf_counter() - started


def recorded(store: Store, graphs: Sequence[ArticleGraph], size: int) -> list[list[tuple[str, dict[str, object]]]]:
    """Load and return what was written in each transaction: Cypher and parameters."""
    kept: list[list[tuple[str, dict[str, object]]]] = []
    run = Neo4jTransaction.run

    def listening(tx: Neo4jTransaction, cypher: str, **params: object) -> list[Row]:
        if cypher.startswith("UNWIND") and "RETURN" not in cypher:
            kept[-1].append((cypher, params))
        return run(tx, cypher, **params)

    Neo4jTransaction.run = listening  # type: ignore[method-assign]
    try:
        for batch in batches(graphs, size):
            kept.append([])
            store.load(batch)
    finally:
        Neo4jTransaction.run = run  # type: ignore[method-assign]
    return kept


def plain_driver(address: Address, transactions: list[list[tuple[str, dict[str, object]]]]) -> float:
    """Send the same writes by the bare driver, and return the seconds it took."""
    import neo4j

    def work(tx: neo4j.ManagedTransaction, calls: list[tuple[str, dict[str, object]]]) -> None:
        for cypher, params in calls:
            tx.run(cypher, params)  # type: ignore[arg-type]

    with (
        neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver,
        driver.session() as session,
    ):
        started = time.perf_counter()
        for calls in transactions:
            session.execute_write(work, calls)
        return time.perf_counter() - started


def empty(address: Address) -> None:
    """Delete what is in the database, and its indexes stay."""
    import neo4j

    with (
        neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver,
        driver.session() as session,
    ):
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


class Gathered:
    """Gather the nodes and edges of the property graph, as `kg.stores.neo4j_csv` hands them over.

    Labels are the peer's own: our constraints would slow it down, and refuse what it makes twice.
    """

    def __init__(self, graphs: Sequence[ArticleGraph]) -> None:
        self.nodes = 0
        self.made: list[tuple[str, str, Row]] = []
        self.joined: list[tuple[str, str, str, Row]] = []
        neo4j_csv._write(graphs, self, load_schema())  # type: ignore[arg-type]

    def node(self, name: str, key: str, labels: Sequence[str], row: Row, id: str = "") -> None:
        """Keep a node."""
        self.nodes += 1
        self.made.append((f"{key}/{id or row['id']}", f"Peer{labels[0]}", _present(row)))

    def edge(self, name: str, start: tuple[str, str], stop: tuple[str, str], type: str, row: Row | None = None) -> None:
        """Keep an edge."""
        self.joined.append(("/".join(start), "/".join(stop), type, _present(row or {})))


def _present(row: Row) -> Row:
    return {key: value for key, value in row.items() if value is not None}


def graphrag(address: Address, runs: Sequence[Gathered]) -> float | None:
    """Write the same nodes and edges by runs of Neo4jWriter; None where it is not installed or fails."""
    try:
        import asyncio
        import logging

        logging.disable(logging.CRITICAL)  # it logs a page for each batch that fails
        from neo4j_graphrag.components.kg_writer import Neo4jWriter  # type: ignore[import-not-found]
        from neo4j_graphrag.components.types import (  # type: ignore[import-not-found]
            Neo4jGraph,
            Neo4jNode,
            Neo4jRelationship,
        )
    except ImportError:
        return None
    import neo4j

    graphs = []
    for run in runs:
        nodes = [Neo4jNode(id=id, label=label, properties=row) for id, label, row in run.made]
        edges = [
            Neo4jRelationship(start_node_id=start, end_node_id=stop, type=type, properties=row)
            for start, stop, type, row in run.joined
        ]
        graphs.append(Neo4jGraph(nodes=nodes, relationships=edges))
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        writer = Neo4jWriter(driver)
        started = time.perf_counter()
        for graph in graphs:
            if asyncio.run(writer.run(graph)).status != "SUCCESS":
                return None
        return time.perf_counter() - started


def triples_of(graphs: Sequence[ArticleGraph]) -> "rdflib.Graph":
    """Return the graph in RDF, statements and evidence included."""
    import rdflib

    out = io.BytesIO()
    write_rdf(graphs, out, format="ntriples")
    return rdflib.Graph().parse(data=out.getvalue().decode(), format="nt")


def rdflib_neo4j(address: Address, triples: "rdflib.Graph") -> float | None:
    """Write the same graph in RDF by rdflib-neo4j; None where it is not installed."""
    try:
        from rdflib_neo4j import (  # type: ignore[import-not-found]
            HANDLE_VOCAB_URI_STRATEGY,
            Neo4jStore,
            Neo4jStoreConfig,
        )
    except ImportError:
        return None
    import neo4j
    import rdflib

    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        driver.execute_query("CREATE CONSTRAINT n10s_unique_uri IF NOT EXISTS FOR (r:Resource) REQUIRE r.uri IS UNIQUE")
    auth = {"uri": address.uri, "database": "neo4j", "user": address.user, "pwd": address.password}
    config = Neo4jStoreConfig(auth_data=auth, batching=True, handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE)
    with contextlib.redirect_stdout(io.StringIO()):
        graph = rdflib.Graph(store=Neo4jStore(config=config))
        started = time.perf_counter()
        for triple in triples:
            graph.add(triple)
        graph.close(True)
        return time.perf_counter() - started


@contextlib.contextmanager
def neo4j_address() -> Iterator[Address]:
    """Give the user's server or one of our own."""
    if uri := os.environ.get("NEO4J_URI"):
        yield Address(uri, os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
        return
    plugins = fetch(APOC, f"apoc-{VERSION}")
    with tempfile.TemporaryDirectory() as home, running(Path(home), plugins=plugins) as server:
        os.environ |= {"NEO4J_USER": server.address.user, "NEO4J_PASSWORD": server.address.password}
        try:
            yield server.address
        finally:
            server.kill()


@dataclass
class Way:
    """Hold a way of loading: what it loads, how, and what came of it in each round."""

    label: str
    graphs: Sequence[ArticleGraph]
    work: Callable[[], float | None]
    seconds: list[float] = field(default_factory=list)
    elements: int = 0

    def rate(self) -> float:
        """Return the nodes and edges written a second, in the median round."""
        return self.elements / statistics.median(self.seconds)


def on_neo4j(address: Address, graphs: Sequence[ArticleGraph], size: int, rounds: int) -> None:
    """Print the figures of Neo4j: this product, the plain driver, and the peers that are installed."""
    some = graphs[:PEERS]
    together, singly, triples = [Gathered(some)], [Gathered([graph]) for graph in some], triples_of(some)

    def ours(graphs: Sequence[ArticleGraph]) -> float:
        with open_store(address.uri) as store:
            return load(store, graphs, size)

    with open_store(address.uri) as store:  # a warm-up that also records what is written
        transactions = recorded(store, graphs, size)
        started = time.perf_counter()
        store.load(graphs)
        again = time.perf_counter() - started
    plain = Way("plain driver, same rows", graphs, lambda: plain_driver(address, transactions))
    whole = Way("kg.stores", graphs, lambda: ours(graphs))
    part = Way(f"kg.stores, first {len(some)}", some, lambda: ours(some))
    peers = [
        Way("rdflib-neo4j, the graph in RDF", some, lambda: rdflib_neo4j(address, triples)),
        Way("Neo4jWriter, a run an article", some, lambda: graphrag(address, singly)),  # as its pipeline calls it
        Way("Neo4jWriter, all in one run", some, lambda: graphrag(address, together)),
    ]
    ways = [plain, whole, part, *peers]
    for turn in range(rounds):
        for way in ways if turn % 2 else ways[::-1]:
            empty(address)
            taken = way.work()
            if taken is not None:
                way.seconds.append(taken)
                way.elements = size_of(address)
    print(f"Neo4j, medians of {rounds} interleaved rounds")
    for way in ways:
        if way.seconds:
            report(f"  {way.label}", statistics.median(way.seconds), way.graphs, way.elements)
            print(f"      rounds: {' '.join(f'{seconds:.2f}' for seconds in way.seconds)} s")
        else:
            print(f"  {way.label}: not measured (not installed, or it failed)")
    print(f"  loading all again, unchanged: {again:.2f} s")
    pairs = [one / other for one, other in zip(plain.seconds, whole.seconds, strict=True)]
    print(
        f"  kg.stores has {whole.rate() / plain.rate():.2f} of the plain driver's speed by medians, "
        f"{statistics.median(pairs):.2f} in the median of pairs"
    )
    for peer in peers:
        if peer.seconds:
            faster = statistics.median(peer.seconds) / statistics.median(part.seconds)
            more = part.rate() / peer.rate()
            print(
                f"  {peer.label}: kg.stores loads the same articles {faster:.1f} times as fast "
                f"and writes {more:.1f} times as many nodes and edges a second"
            )


def on_embedded(graphs: Sequence[ArticleGraph], size: int) -> None:
    """Print the figures of the folder: article after article, and filled as a whole."""
    with tempfile.TemporaryDirectory() as folder:
        started, busy = time.perf_counter(), processor_time()
        with open_store(f"{folder}/kg.store") as store:
            print(f"embedded: an empty store after {time.perf_counter() - started:.2f} s")
            busy = processor_time()
            taken = load(store, graphs, size)
            busy = processor_time() - busy
            parts = ("MATCH (n) RETURN count(n)", "MATCH ()-[r]->() RETURN count(r)")
            elements = sum(int(str(store.query(part).rows[0][0])) for part in parts)
            report("embedded, kg.stores", taken, graphs, elements)
            report("    by processor time", busy, graphs, elements)
            started = time.perf_counter()
            store.load(graphs)
            print(f"    loading all again, unchanged: {time.perf_counter() - started:.2f} s")
            started = time.perf_counter()
            count = sum(1 for _ in store.graphs())
            print(f"    reading {count} articles back: {time.perf_counter() - started:.2f} s")
        with open_store(f"{folder}/filled.store") as store:
            started, busy = time.perf_counter(), processor_time()
            store.fill(lambda: graphs)
            report("embedded, filled as a whole", time.perf_counter() - started, graphs, elements)
            report("    by processor time", processor_time() - busy, graphs, elements)
    print()


def processor_time() -> float:
    """Return the seconds for which this process, its engine included, has worked."""
    used = os.times()
    return used.user + used.system


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--batch", type=int, default=64, help="articles in a transaction")
    parser.add_argument("--rounds", type=int, default=5, help="how often each way of loading into Neo4j takes its turn")
    parser.add_argument("--only", choices=("embedded", "neo4j"))
    options = parser.parse_args()
    graphs = make(options.articles)
    statements, entities = (sum(len(getattr(graph, part)) for graph in graphs) for part in ("statements", "entities"))
    print(f"{len(graphs)} articles, {statements} statements, {entities} mentions, {options.batch} articles at a time")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    if options.only != "neo4j":
        on_embedded(graphs, options.batch)
    if options.only == "embedded":
        return 0
    try:
        with neo4j_address() as address:
            on_neo4j(address, graphs, options.batch, options.rounds)
    except Unavailable as problem:
        print(f"Neo4j was not measured: {problem}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Answer SPARQL over article graphs, read-only, off the network and within a time limit."""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.model import ArticleGraph
from kg.rdf.base import check_base, moved, prefixes
from kg.rdf.explain import explain
from kg.rdf.guard import refuse_unsafe
from kg.rdf.terms import ONTOLOGY_GRAPH
from kg.rdf.write import triples
from kg.schema import ONTOLOGY
from kg.settings import BASE
from kg.stores.base import Answer

__all__ = ["SparqlView", "all_quads", "sparql"]

_WORKER = Path(__file__).with_name("worker.py")


def sparql(graphs: Iterable[ArticleGraph], query: str, *, timeout: float = 30.0, limit: int = 10_000) -> Answer:
    """Answer one SELECT, ASK, CONSTRUCT or DESCRIBE query over the RDF of the graphs.

    The prefixes of the ontology (`zkg:`, `id:`, `rdfs:`, `skos:`, `prov:`, `oa:`, ...) need not be declared. The
    ontology itself lies in the named graph <https://w3id.org/zonekg/ontology>. `timeout` counts seconds from
    when the graphs are loaded; 0 is no limit. Raises QueryError, in one line, for a query that is wrong, would
    write, calls a SERVICE or runs out of time.
    """
    refuse_unsafe(query)
    with SparqlView(graphs) as view:
        return view.query(query, timeout=timeout, limit=limit)


class SparqlView:
    """Hold the RDF of article graphs ready for many queries. Use as a context manager, or close when done.

    The queries run in a process of their own, since nothing else can stop one that has lost itself in a join.
    """

    def __init__(self, graphs: Iterable[ArticleGraph], *, source: Path | None = None, base: str = BASE) -> None:
        """Write the graphs to a folder of their own, or take what `source` holds: N-Quads, or an engine's folder.

        `base` is the IRI under which our words and things stand.
        """
        self._prefixes = prefixes(check_base(base))
        self._base = base
        self._folder = None if source else tempfile.TemporaryDirectory(prefix="zonekg-")
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        if source is not None:
            self.source = source
            return
        assert self._folder is not None
        self.source = Path(self._folder.name) / "graph.nq"
        try:
            with self.source.open("wb") as out:
                ox.serialize(moved(all_quads(graphs), base), out, ox.RdfFormat.N_QUADS)
        except OSError as error:
            self.close()
            where = self.source.parent.parent
            raise StoreError(
                f"{where}: no room for the graph while it is asked ({error.strerror}); name another folder in TMPDIR"
            ) from error
        except BaseException:
            self.close()
            raise

    def twin(self) -> "SparqlView":
        """Return another view of the same, with a process of its own; it lives no longer than this one."""
        return SparqlView((), source=self.source, base=self._base)

    def query(self, query: str, *, timeout: float = 30.0, limit: int = 10_000) -> Answer:
        """Answer one query; see `sparql`."""
        found = self._answer({"query": query, "limit": limit}, timeout)
        rows = tuple(tuple(row) for row in found["rows"])  # type: ignore[attr-defined]
        return Answer(tuple(found["columns"]), rows, bool(found["cut"]))  # type: ignore[arg-type]

    def serialized(
        self,
        query: str,
        *,
        results: str,
        graphs: str,
        default: Iterable[str] = (),
        named: Iterable[str] = (),
        timeout: float = 30.0,
    ) -> tuple[str, str | None]:
        """Answer one query in a media type: `results` if the answer is a table, `graphs` if it is made of triples.

        Returns that media type and the text, None where the type that was needed is empty. `default` and `named` name
        the graphs that are asked, in place of all. Raises QueryError as `query` does.
        """
        request: dict[str, object] = {
            "query": query,
            "results": results,
            "graphs": graphs,
            "default": [*default],
            "named": [*named],
        }
        found = self._answer(request, timeout)
        body = found["body"]
        return str(found["media"]), None if body is None else str(body)

    def _answer(self, request: dict[str, object], timeout: float) -> dict[str, object]:
        query = str(request["query"])
        refuse_unsafe(query)
        with self._lock:
            try:
                found = self._ask(request | {"prefixes": dict(self._prefixes)}, timeout)
            except BaseException:
                self._stop()
                raise
        if "error" in found:
            raise QueryError(f"the SPARQL query is wrong: {explain(query, str(found['error']), self._prefixes)}")
        return found

    def close(self) -> None:
        """Stop the process and remove the file, but not a folder that was given; closing twice is harmless."""
        self._stop()
        if self._folder is not None:
            self._folder.cleanup()

    def __enter__(self) -> "SparqlView":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, request: dict[str, object], timeout: float) -> dict[str, object]:
        """Send a request to the process, started if need be, and return the reply."""
        if self._process is None:
            command = [sys.executable, "-I", str(_WORKER), str(self.source)]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
            )
            self._reply(self._process, 0.0)
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except OSError:
            raise QueryError("the SPARQL engine is gone; ask again") from None
        return self._reply(self._process, timeout)

    def _reply(self, process: subprocess.Popen[str], timeout: float) -> dict[str, object]:
        """Wait for one line from the process."""
        lines: list[str] = []
        stdout = process.stdout
        assert stdout is not None
        # a thread, since a pipe cannot be read with a time limit on every system
        reader = threading.Thread(target=lambda: lines.append(stdout.readline()), daemon=True)
        reader.start()
        reader.join(timeout or None)
        if reader.is_alive():
            raise QueryError(f"the query ran longer than {timeout:g} s and was stopped; narrow it or raise --timeout")
        if not lines or not lines[0]:
            raise QueryError("the query brought the SPARQL engine down, most likely for want of memory; narrow it")
        reply: dict[str, object] = json.loads(lines[0])
        return reply

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(BrokenPipeError):  # a process that died left a request unread
                        pipe.close()


def all_quads(graphs: Iterable[ArticleGraph]) -> Iterator[ox.Quad]:
    """Yield all triples of the graphs, and the ontology in a graph of its own."""
    for triple in triples(graphs):
        yield ox.Quad(triple.subject, triple.predicate, triple.object)
    home = ox.NamedNode(ONTOLOGY_GRAPH)
    for path in sorted(ONTOLOGY.glob("*.ttl")) + sorted((ONTOLOGY / "relations").glob("*.ttl")):
        if path.name != "shapes.ttl":
            for quad in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE, rename_blank_nodes=True):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, home)

"""Answer SPARQL in a process of its own, which can be stopped at any moment. Run as a script; imports nothing of ours.

The first argument is a file of N-Quads, or a folder in which pyoxigraph keeps its own. Each line of standard input
is a request in JSON, each line of standard output its answer; the first line says that all is ready.
"""

import json
import os
import sys
import threading
import time
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

__all__ = ["answer", "main", "serialized", "value"]

XSD = "http://www.w3.org/2001/XMLSchema#"
INTEGERS = {
    XSD + kind
    for kind in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "negativeInteger")
}
DECIMALS = {XSD + kind for kind in ("decimal", "double", "float")}

MEMORY = 4 * 2**30
"""Bytes that answering may take beyond the graph: an unbounded join sorts its way through any memory."""

Cell = str | int | float | bool | None


def value(term: object) -> Cell:
    """Return what a term stands for: an IRI as it is, a number or truth value as such, any other literal as text."""
    if isinstance(term, ox.Literal):
        kind = term.datatype.value
        try:
            if kind in INTEGERS:
                return int(term.value)
            if kind in DECIMALS:
                return float(term.value)
        except ValueError:
            return term.value
        return term.value in ("true", "1") if kind == XSD + "boolean" else term.value
    if isinstance(term, ox.NamedNode):
        return term.value
    return None if term is None else str(term)


def answer(store: ox.Store, query: str, prefixes: dict[str, str], limit: int) -> dict[str, object]:
    """Return columns, rows and whether rows were left out; or what is wrong with the query."""
    try:
        found = store.query(query, prefixes=prefixes)
        if isinstance(found, ox.QueryBoolean):
            return {"columns": ["answer"], "rows": [[bool(found)]], "cut": False}
        if isinstance(found, ox.QueryTriples):
            columns = ["subject", "predicate", "object"]
            rows = [[value(part) for part in triple] for triple in islice(found, limit + 1)]
        else:
            columns = [variable.value for variable in found.variables]
            rows = [[value(cell) for cell in solution] for solution in islice(found, limit + 1)]
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        return {"error": str(error)}
    return {"columns": columns, "rows": rows[:limit], "cut": len(rows) > limit}


RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}


def serialized(store: ox.Store, request: dict[str, Any]) -> dict[str, object]:
    """Return the whole answer in one of the media types asked for: `results` for tables, `graphs` for triples."""
    try:
        default: Any = [ox.NamedNode(iri) for iri in request["default"]]
        named: Any = [ox.NamedNode(iri) for iri in request["named"]]
        if not default and not named:  # all that is held; else what is named, and nothing beside it
            default = named = None
        found = store.query(request["query"], prefixes=request["prefixes"], default_graph=default, named_graphs=named)
        if isinstance(found, ox.QueryTriples):
            media = request["graphs"]
            body = found.serialize(format=GRAPHS[media]) if media else None
        else:
            media = request["results"]
            body = found.serialize(format=RESULTS[media]) if media else None
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        return {"error": str(error)}
    return {"media": media, "body": body.decode() if body is not None else None}


def limit_memory(more: int) -> None:
    """Let this process take only so many bytes more, where the system lets us: it dies, not what runs beside it."""
    try:
        import resource

        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except (ImportError, OSError):  # not Linux
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limits = [limit for limit in (held + more, soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))


def forbid_network() -> None:
    """Take away the means to open anything more, a connection included, where the system lets us."""
    try:
        import resource
    except ImportError:  # not on Windows; the caller refuses SERVICE in any case
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def end_with(parent: int) -> None:
    """End when the parent has: a killed parent cannot end a query that has lost itself."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def main() -> None:
    """Load the file or open the folder, then answer until the input ends."""
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    if Path(sys.argv[1]).is_dir():
        store = ox.Store.read_only(sys.argv[1])
    else:
        store = ox.Store()
        store.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS, lenient=True)
    limit_memory(MEMORY)
    forbid_network()
    print("{}", flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        if "limit" in request:
            found = answer(store, request["query"], request["prefixes"], request["limit"])
        else:
            found = serialized(store, request)
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()

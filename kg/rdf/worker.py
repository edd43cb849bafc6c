"""Answer SPARQL in a process of its own, which can be stopped at any moment. Run as a script; imports nothing of ours.

The first argument is a file of N-Quads. Each line of standard input is a request in JSON, each line of standard
output its answer; the first line says that the file is loaded.
"""

import json
import os
import sys
import threading
import time
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

__all__ = ["answer", "main", "value"]

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
    """Load the file, then answer until the input ends."""
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    store = ox.Store()
    store.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS, lenient=True)
    limit_memory(MEMORY)
    forbid_network()
    print("{}", flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        found = answer(store, request["query"], request["prefixes"], request["limit"])
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()

"""Say in one line what is wrong with a SPARQL query: the engine that runs it only says where it gave up."""

import re
from collections.abc import Mapping

__all__ = ["explain"]

_LONGEST = 300
_AROUND = 30
_FORM = re.compile("SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE", re.IGNORECASE)


def explain(query: str, message: str, prefixes: Mapping[str, str]) -> str:
    """Return what a second parser makes of a query that the engine refused with a message, else the message."""
    # rdflib takes a third of a second to load, which only a wrong query should cost
    from rdflib.plugins.sparql import prepareQuery

    if not query.strip():
        return "the query is empty"
    try:
        prepareQuery(query, initNs=dict(prefixes))
    except Exception as error:  # its parser's own kind, which has a place, or a bare one for an undeclared prefix
        place = getattr(error, "loc", None)
        if isinstance(place, int):
            return _located(query, place)
        unknown = str(error).partition("Unknown namespace prefix : ")[2]
        if unknown:
            return f"the prefix {unknown}: is not declared; declare it, or use one of {', '.join(prefixes)}"
    line = " ".join(message.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 3] + "..."


def _located(query: str, place: int) -> str:
    before, rest = query[:place], " ".join(query[place:].split())
    where = f"line {before.count(chr(10)) + 1}, column {place - before.rfind(chr(10))}"
    if not rest:
        return f"{where}: the query ends too early"
    shown = rest if len(rest) <= _AROUND else rest[:_AROUND] + "..."
    hint = "" if before.strip() or _FORM.match(rest) else "; it must begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    return f"{where}: cannot be understood from '{shown}' on{hint}"

"""Look at a SPARQL query before it runs: what would write or reach the network is refused."""

import re

from kg.errors import QueryError

__all__ = ["refuse_unsafe"]

_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# in the order in which a parser meets them: strings, IRIs, escapes, remarks, variables, language tags, local names
_SKIPPED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|\\."
    r"|#[^\n\r]*"
    r"|[?$]\w+"
    r"|@[A-Za-z]+(?:-[A-Za-z0-9]+)*"
    r"|:[\w%-]*",
    re.DOTALL,
)
# what is left are keywords, numbers and prefixes; a parser needs no space around a keyword, so none is asked for
_SERVICE = re.compile("SERVICE", re.IGNORECASE)
_PROLOGUE = re.compile(r"(?:\s*(?:PREFIX\s+[\w.-]*|BASE|VERSION)\s*)*", re.IGNORECASE)
_UPDATE = re.compile(r"\s*(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)


def refuse_unsafe(query: str) -> None:
    """Raise QueryError for a query that calls a SERVICE or would change the graph.

    >>> refuse_unsafe("SELECT ?service { ?service rdfs:label 'SERVICE' } # SERVICE")
    >>> refuse_unsafe("SELECT * { SERVICE <http://example.org> { ?s ?p ?o } }")
    Traceback (most recent call last):
    kg.errors.QueryError: SERVICE is refused: a query stays on this machine; load the other data and ask it here
    """
    for text in {query, _CODEPOINT.sub(_character, query)}:
        bare = _SKIPPED.sub(" ", text)
        if _SERVICE.search(bare):
            raise QueryError("SERVICE is refused: a query stays on this machine; load the other data and ask it here")
        start = _PROLOGUE.match(bare)
        if _UPDATE.match(bare, start.end() if start else 0):
            raise QueryError("updates are refused: the graph changes by `kg build` and `kg forget` alone")


def _character(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number < 0x110000 else found[0]

"""Look at a Cypher query before an engine does: refuse what is no reading of this graph, name its columns.

The engines themselves refuse to write; this stops what they would do in a read-only query all the same:
read files, reach the network, run other procedures, talk to the server.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import QueryError
from kg.stores._tokens import DEPTH, Token, read_tokens

__all__ = ["PROCEDURES", "WRITES", "columns", "refuse", "refuse_plan"]

PROCEDURES = frozenset(
    {
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "db.labels",
        "db.propertykeys",
        "db.relationshiptypes",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.schema.visualization",
    }
)
"""Procedures that only read the graph, in lower case."""
WRITES = "the query would write; a query may only read"

_COMMANDS = frozenset(
    {"alter", "cypher", "deallocate", "deny", "dryrun", "enable", "explain", "grant", "profile", "reallocate"}
    | {"rename", "revoke", "show", "start", "stop", "terminate", "use"}
)
"""Words that open a command to the server, or change how a query is run."""

_CODEPOINT = re.compile(r"\\u+([0-9A-Fa-f]{4})")


def refuse(cypher: str) -> None:
    """Raise QueryError if a query is empty, a command, reads files or calls a procedure that is not known to read."""
    # Neo4j puts characters in place of their escapes before it looks for the ends of texts, ArcadeDB does not
    for text in dict.fromkeys((cypher, _CODEPOINT.sub(lambda found: chr(int(found[1], 16)), cypher))):
        _refuse(read_tokens(text))


def refuse_plan(kind: str, plan: Mapping[str, Any] | None) -> None:
    """Raise QueryError if what Neo4j would do is more than to read the graph; `kind` is that of the query."""
    if kind != "r":
        raise QueryError(WRITES if kind in {"w", "rw"} else "the query would change the server; it may only read")
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


def _refuse(tokens: list[Token]) -> None:
    if not tokens:
        raise QueryError("the query is empty; write one such as MATCH (z:Zone) RETURN z.name")
    if tokens[0].bare and tokens[0].word in _COMMANDS:
        raise QueryError(f"{tokens[0].text.upper()} is not allowed here; ask with MATCH, UNWIND, WITH, CALL or RETURN")
    for at, token in enumerate(tokens):
        if token.word == "apoc" and _dotted(tokens, at)[0].startswith("apoc.cypher."):
            raise QueryError("apoc.cypher runs queries that cannot be looked at first; write the query itself")
        before = tokens[at - 1] if at else None
        if not token.bare or (before is not None and (before.text in {".", ":", "|", "&", "!"} or before.word == "as")):
            continue
        name, following = _dotted(tokens, at + 1)
        if token.word == "load" and name == "csv":
            raise QueryError("LOAD CSV is not allowed here: a query reads the graph, not files or the network")
        if token.word == "call" and name and ("." in name or following == "(") and name not in PROCEDURES:
            known = ", ".join(sorted(PROCEDURES))
            raise QueryError(f"the procedure {name} is not allowed here; those that are: {known}")


def _dotted(tokens: list[Token], at: int) -> tuple[str, str]:
    """Return the dotted name that starts at a token, if one does, and the text of the token behind it."""
    words: list[str] = []
    while at < len(tokens) and tokens[at].word:
        words.append(tokens[at].word)
        at += 1
        if at < len(tokens) and tokens[at].text == ".":
            at += 1
        else:
            break
    return ".".join(words), tokens[at].text if at < len(tokens) else ""


def columns(cypher: str) -> tuple[str, ...]:
    """Return the names of the columns that the last RETURN of a query gives; none where it is RETURN *.

    >>> columns("MATCH (z:Zone) RETURN DISTINCT z.name, count(*) AS 数量 ORDER BY 数量 LIMIT 3")
    ('z.name', '数量')
    """
    tokens = read_tokens(cypher)
    depth, start = 0, None
    for at, token in enumerate(tokens):
        depth += DEPTH.get(token.text, 0)
        if depth == 0 and token.bare and token.word == "return" and not (at and tokens[at - 1].text == "."):
            start = at + 1
    return tuple(_column(cypher, item) for item in _items(tokens, start)) if start is not None else ()


def _items(tokens: list[Token], at: int) -> Iterator[list[Token]]:
    """Yield the tokens of each thing returned."""
    if at < len(tokens) and tokens[at].bare and tokens[at].word == "distinct":
        at += 1
    item: list[Token] = []
    depth = 0
    for token in tokens[at:]:
        depth += DEPTH.get(token.text, 0)
        ends = token.bare and token.word in {"order", "skip", "limit", "offset", "union"}
        if depth == 0 and (token.text in {",", ";"} or (ends and item and item[-1].text != ".")):
            if item:
                yield item
            item = []
            if token.text != ",":
                return
        else:
            item.append(token)
    if item and [token.text for token in item] != ["*"]:
        yield item


def _column(cypher: str, item: list[Token]) -> str:
    """Return the alias of a thing returned, or else its own words."""
    if len(item) > 2 and item[-2].bare and item[-2].word == "as":
        name = item[-1].text
        return name[1:-1].replace("``", "`") if name.startswith("`") else name
    return cypher[item[0].start : item[-1].stop]

"""Rewrite what ArcadeDB's Cypher answers differently from Neo4j's, so that one query serves both.

ArcadeDB finds nothing for `MATCH (a)-[r]->(b) MATCH (s {id: r.statement})`: in the map of a pattern it does not
see the properties of edges. The same condition behind WHERE works, and uses the index.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.stores._tokens import DEPTH, Token, read_tokens

__all__ = ["MADE_UP", "rewrite"]

_CLAUSES = frozenset({"match", "optional", "with", "return", "unwind", "call", "union", "order", "skip", "limit"})
MADE_UP = "_zk"
"""How the names begin that stand for nodes to which the query gave none."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """Put text in place of what stands between two offsets."""

    start: int
    stop: int
    text: str


def rewrite(cypher: str) -> str:
    """Return the query with conditions on edges in the maps of patterns moved behind WHERE.

    >>> rewrite("MATCH ()-[r]->() MATCH (s:Statement {id: r.statement}) RETURN s")
    'MATCH ()-[r]->() MATCH (s:Statement) WHERE s.id = r.statement RETURN s'
    """
    tokens = read_tokens(cypher)
    edges = _edge_names(tokens)
    if not edges:
        return cypher
    edits: list[_Edit] = []
    for at, token in enumerate(tokens):
        if token.bare and token.word == "match" and (at == 0 or tokens[at - 1].text not in {".", ":", "|"}):
            edits += _edits(cypher, tokens, at + 1, edges, len(edits))
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        cypher = cypher[: edit.start] + edit.text + cypher[edit.stop :]
    return cypher


def _edge_names(tokens: list[Token]) -> set[str]:
    """Return the names that patterns give to edges."""
    trios = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return {name.word for dash, bracket, name in trios if dash.text == "-" and bracket.text == "[" and name.word}


def _end(tokens: list[Token], at: int, words: frozenset[str]) -> int:
    """Return where a clause that goes on at a token ends: at one of the words, or where its brackets close."""
    depth = 0
    while at < len(tokens):
        token = tokens[at]
        depth += DEPTH.get(token.text, 0)
        textual = token.word == "with" and tokens[at - 1].word in {"starts", "ends"}
        ends = depth == 0 and token.bare and token.word in words and tokens[at - 1].text != "." and not textual
        if depth < 0 or ends:
            return at
        at += 1
    return at


def _edits(cypher: str, tokens: list[Token], start: int, edges: set[str], made: int) -> Iterator[_Edit]:
    """Yield the edits of one MATCH clause whose pattern starts at a token."""
    stop = _end(tokens, start, _CLAUSES | {"where"})
    conditions: list[str] = []
    at = start
    while at < stop:
        if tokens[at].text in {"(", "["}:
            closing = _closing(tokens, at)
            brace = next((i for i in range(at + 1, closing) if tokens[i].text == "{"), None)
            inner = next((i for i in range(at + 1, closing) if tokens[i].text in {"(", "["}), None)
            if brace is not None and (inner is None or brace < inner):
                kept, moved = _entries(cypher, tokens, brace, edges)
                if moved:
                    named = at + 1 < brace and tokens[at + 1].word
                    name = tokens[at + 1].text if named else f"{MADE_UP}{made + len(conditions)}"
                    if not named:
                        yield _Edit(tokens[at].stop, tokens[at].stop, name)
                    first, last = tokens[brace].start, tokens[_closing(tokens, brace)].stop
                    while not kept and cypher[first - 1].isspace():
                        first -= 1
                    yield _Edit(first, last, "{" + ", ".join(kept) + "}" if kept else "")
                    conditions += [f"{name}.{key} = {value}" for key, value in moved]
        at += 1
    if not conditions:
        return
    both = " AND ".join(conditions)
    if stop < len(tokens) and tokens[stop].word == "where" and tokens[stop].bare:
        last = _end(tokens, stop + 1, _CLAUSES)
        first = tokens[stop + 1].start if stop + 1 < len(tokens) else tokens[stop].stop
        yield _Edit(first, first, f"{both} AND (")
        yield _Edit(tokens[last - 1].stop, tokens[last - 1].stop, ")")
    else:
        yield _Edit(tokens[stop - 1].stop, tokens[stop - 1].stop, f" WHERE {both}")


def _closing(tokens: list[Token], at: int) -> int:
    """Return the token that closes the bracket at a token, or the last one."""
    depth = 0
    for i in range(at, len(tokens)):
        depth += DEPTH.get(tokens[i].text, 0)
        if depth == 0:
            return i
    return len(tokens) - 1


def _entries(cypher: str, tokens: list[Token], brace: int, edges: set[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the entries of a map that stay, and key and value of those that speak of an edge."""
    kept: list[str] = []
    moved: list[tuple[str, str]] = []
    closing, depth, first = _closing(tokens, brace), 0, brace + 1
    for i in range(brace + 1, closing + 1):
        if i == closing or (depth == 0 and tokens[i].text == ","):
            entry = tokens[first:i]
            if len(entry) > 2 and entry[1].text == ":":
                value = cypher[entry[2].start : entry[-1].stop]
                if any(token.word in edges and entry[at - 1].text != "." for at, token in enumerate(entry) if at > 1):
                    moved.append((entry[0].text, value))
                else:
                    kept.append(cypher[entry[0].start : entry[-1].stop])
            first = i + 1
        depth += DEPTH.get(tokens[i].text, 0)
    return kept, moved

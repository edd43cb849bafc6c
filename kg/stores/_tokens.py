"""Cut a Cypher query into tokens, enough to tell its words from its texts, comments and quoted names."""

import re
from dataclasses import dataclass

__all__ = ["DEPTH", "Token", "read_tokens"]

DEPTH = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
"""By how much a token changes the depth of brackets."""

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n\r]*|/\*.*?\*/)
    |(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |`(?P<quoted>(?:[^`]|``)*)`
    |(?P<word>[^\W\d]\w*)
    |(?P<other>.)""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """Hold a piece of a query; `word` is its lower-case form if it is a bare word or quoted name."""

    word: str
    text: str
    start: int
    stop: int
    bare: bool


def read_tokens(cypher: str) -> list[Token]:
    """Return the tokens of a query without white space and comments."""
    found = []
    for match in _TOKEN.finditer(cypher):
        if match.lastgroup != "space":
            word = match["word"] or match["quoted"] or ""
            found.append(Token(word.casefold(), match[0], match.start(), match.end(), bool(match["word"])))
    return found

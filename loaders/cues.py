"""The cue words of the genre, read from `ontology/lexicon/cues.csv`."""

import csv
import re
from functools import cache
from pathlib import Path

from kg.errors import SchemaError

__all__ = ["alternation", "cues"]

_FILE = Path(__file__).parent.parent / "ontology" / "lexicon" / "cues.csv"


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    with _FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            table.setdefault(row["kind"], []).append(row["word"])
    return {kind: tuple(sorted(words, key=lambda word: (-len(word), word))) for kind, words in table.items()}


def cues(kind: str) -> tuple[str, ...]:
    """Return the words of a kind, longest first.

    Raises SchemaError when the lexicon has no such kind.

    >>> "召开" in cues("event_verb")
    True
    """
    if kind not in _table():
        raise SchemaError(f"{_FILE.name} has no cue words of kind {kind!r}: add a line {kind},WORD")
    return _table()[kind]


@cache
def alternation(*kinds: str) -> str:
    """Return a regular expression that matches any word of the kinds, longest first."""
    words = sorted({word for kind in kinds for word in cues(kind)}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, words)) + ")"

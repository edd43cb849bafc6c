"""The knowledge of the language that reading rests on: the tables of `ontology/lexicon/`.

Each table is a CSV file whose columns include `word` and `kind`; more columns say more about a word. Adding
a word is adding a line. `ontology/lexicon/README.md` states where each table comes from.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import ahocorasick_rs

from kg.errors import SchemaError

__all__ = ["find_terms", "pattern", "table", "words"]

FOLDER = Path(__file__).parent.parent / "ontology" / "lexicon"


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a table in file order, keyed by column. Raises SchemaError if it is missing or malformed."""
    path = FOLDER / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = tuple(csv.DictReader(lines))
    except OSError as error:
        raise SchemaError(f"{path}: the lexicon has no such table ({error.strerror}); restore the file") from error
    for number, row in enumerate(rows, 2):
        if not row.get("word") or not row.get("kind") or None in row or None in row.values():
            raise SchemaError(f"{path}:{number}: a line needs a word, a kind and as many cells as the heading")
    return rows


@cache
def words(name: str, *kinds: str) -> tuple[str, ...]:
    """Return the words of a table that are of these kinds (of any kind if none is given), longest first.

    Raises SchemaError when a kind has no word.

    >>> "出席" in words("cues", "attend")
    True
    """
    for kind in kinds:
        if all(row["kind"] != kind for row in table(name)):
            raise SchemaError(f"{FOLDER / name}.csv has no word of kind {kind!r}; add a line or correct the kind")
    found = {row["word"] for row in table(name) if not kinds or row["kind"] in kinds}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def pattern(name: str, *kinds: str) -> str:
    """Return a regular expression, as one group, that matches any word of the kinds, the longest first."""
    return "(?:" + "|".join(map(re.escape, words(name, *kinds))) + ")"


@cache
def _automaton(name: str, kinds: tuple[str, ...]) -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    known = words(name, *kinds)
    return ahocorasick_rs.AhoCorasick(known, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), known


def find_terms(name: str, text: str, *kinds: str) -> list[tuple[int, int, str]]:
    """Return (start, stop, word) of the words of a table in a text, leftmost first, the longest where several start.

    >>> find_terms("places", "运城市委")
    [(0, 3, '运城市')]
    """
    automaton, known = _automaton(name, kinds)
    return [(start, stop, known[index]) for index, start, stop in automaton.find_matches_as_indexes(text)]

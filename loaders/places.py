"""The places of the country, in full (运城市) and in the short form that names use (运城)."""

from collections.abc import Mapping
from functools import cache

import ahocorasick_rs

from loaders.lexicon import table, words

__all__ = ["find_places", "is_place", "place_kind", "same_province", "short_place"]


@cache
def _forms() -> Mapping[str, Mapping[str, str]]:
    """Return the row of each form; of several places with one name the higher one comes first in the table."""
    forms: dict[str, Mapping[str, str]] = {}
    for row in table("places"):
        forms.setdefault(row["word"], row)
    for row in table("places"):
        if row["short"]:
            forms.setdefault(row["short"], row)
    return forms


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    # 长治久安 holds the name of a place and is none: it is found in its stead and left out.
    known = (*_forms(), *(word for word in words("no_places") if word not in _forms()))
    return ahocorasick_rs.AhoCorasick(known, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), known


def find_places(text: str) -> list[tuple[int, int, str]]:
    """Return (start, stop, form) of the places that a text names, leftmost first.

    >>> find_places("运城市委")
    [(0, 3, '运城市')]
    """
    automaton, known = _automaton()
    found = automaton.find_matches_as_indexes(text)
    return [(start, stop, known[index]) for index, start, stop in found if known[index] in _forms()]


def is_place(form: str) -> bool:
    """Tell whether a text is the name of a place."""
    return form in _forms()


def place_kind(form: str) -> str:
    """Return whether a form names a province, city, county or region; the empty string if it names no place."""
    return _forms()[form]["kind"] if form in _forms() else ""


def same_province(one: str, other: str) -> bool:
    """Tell whether two places may lie in one province: 江阴 in Jiangsu is not the town behind 福清.

    >>> same_province("福州", "福清"), same_province("福清", "江阴")
    (True, False)
    """
    codes = [_forms()[form]["code"][:2] for form in (one, other) if form in _forms()]
    return len(set(filter(None, codes))) <= 1


def short_place(form: str) -> str:
    """Return the short form of a place, or the form itself where it has none.

    >>> short_place("运城市")
    '运城'
    """
    row = _forms().get(form)
    return (row["short"] or row["word"]) if row else form

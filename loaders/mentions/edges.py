"""Where a name begins: the words of the sentence that cannot belong to it.

Chinese prints no space before a name. A name that ends in a known head (有限公司, 产业链, 学院) is
followed leftwards to the last punctuation mark or the last word that governs it (推动, 召开, 与).
"""

import re
from functools import cache

from loaders.cues import alternation
from loaders.lexicon import find_terms

__all__ = ["HARD", "left_edge", "places_in"]

HARD = "，。；：！？、,;:!?“”‘’\"'《》〈〉〔〕[]【】\n ——…|"


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(alternation("govern", "particle", "number_unit"))


@cache
def _nominal() -> re.Pattern[str]:
    return re.compile(alternation("nominal"))


def places_in(text: str) -> list[tuple[int, int, str]]:
    """Return (start, stop, name) of the places named in a text, longest first at each position."""
    return find_terms("places", text)


def left_edge(text: str, stop: int, *, floor: int = 0, marks: str = HARD, keep: bool = False) -> int:
    """Return where the name that ends before `stop` begins.

    `floor` bounds the search, `marks` are the characters no name contains. With `keep`, words that
    are verbs elsewhere but parts of names here (发展规划部) do not cut.

    >>> text = "推荐成都某某汽车集团有限公司"
    >>> text[left_edge(text, len(text)):]
    '成都某某汽车集团有限公司'
    """
    start = stop
    while start > floor:
        character = text[start - 1]
        if character in ")）":
            opening = max(text.rfind("(", floor, start), text.rfind("（", floor, start))
            if opening < 0 or start - opening > 10:
                break
            start = opening
            continue
        if character in marks or character in "(（":
            break
        start -= 1
    window = text[start:stop]
    protected = [m.span() for m in _nominal().finditer(window)] if keep else []
    edge = 0
    for match in _governing().finditer(window):
        if match.end() == len(window) or any(a <= match.start() and match.end() <= b for a, b in protected):
            continue
        edge = match.end()
    return start + edge

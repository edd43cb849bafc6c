"""Width and marks read alike however they were typed: one character for one, so that offsets stay."""

import re
from collections.abc import Mapping

__all__ = ["DASHES", "LETTERS", "Folding", "fold_marks"]

LETTERS = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
"""Full-width digits and letters to their ASCII twins."""
DASHES = {ord(twin): ord("-") for twin in "－‐‑‒−"} | {ord(twin): ord("~") for twin in "～∼〜˜"}
"""Hyphens, minus signs and tildes of all kinds to the plain ones: １－８月 is 1-8月."""

_HAN = "\u3400-\u9fff"
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_BEFORE = rf"(?<=[{_HAN}”’》）)%])"
_MARK = re.compile(
    rf"{_BEFORE}[,;:!?](?=[{_HAN}“‘《（(\s\d]|$)|(?<=\d)[,;](?=[{_HAN}“《])|{_BEFORE}\.(?=\s*(?:[{_HAN}“《（\d]|$))"
)
_QUOTE = re.compile(r'"([^"\n]*)"')


class Folding:
    """Replace characters one for one, quickly where a text holds none of them."""

    def __init__(self, twins: Mapping[int, int]) -> None:
        self._twins = dict(twins)
        self._any = re.compile("[" + re.escape("".join(map(chr, twins))) + "]")

    def __call__(self, text: str) -> str:
        """Return the text with each character that has a twin replaced by it."""
        return text.translate(self._twins) if self._any.search(text) else text


def fold_marks(text: str) -> str:
    """Return a line of the same length in which the marks between Chinese words are Chinese ones.

    >>> fold_marks('会议要求,实现"开门红".增长5.5%,达1,200万元.')
    '会议要求，实现“开门红”。增长5.5%，达1,200万元。'
    """
    if '"' in text and text.count('"') % 2 == 0:
        text = _QUOTE.sub(r"“\1”", text)
    return _MARK.sub(lambda match: _WIDE[match[0]], text)

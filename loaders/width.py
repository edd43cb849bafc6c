"""Width and marks read alike however they were typed: one character for one, so that offsets stay."""

import re

__all__ = ["LETTERS", "fold_marks"]

LETTERS = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
"""Full-width digits and letters to their ASCII twins."""

_HAN = "\u3400-\u9fff"
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_BEFORE = rf"(?<=[{_HAN}”’》）)%])"
_MARK = re.compile(
    rf"{_BEFORE}[,;:!?](?=[{_HAN}“‘《（(\s\d]|$)|(?<=\d)[,;](?=[{_HAN}“《])|{_BEFORE}\.(?=\s*(?:[{_HAN}“《（\d]|$))"
)
_QUOTE = re.compile(r'"([^"\n]*)"')


def fold_marks(text: str) -> str:
    """Return a line of the same length in which the marks between Chinese words are Chinese ones.

    >>> fold_marks('会议要求,实现"开门红".增长5.5%,达1,200万元.')
    '会议要求，实现“开门红”。增长5.5%，达1,200万元。'
    """
    if '"' in text and text.count('"') % 2 == 0:
        text = _QUOTE.sub(r"“\1”", text)
    return _MARK.sub(lambda match: _WIDE[match[0]], text)

"""What every layout works on and returns: a page of lines, and sketches of the articles in it."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from loaders.width import DASHES, LETTERS, Folding, fold_marks

__all__ = ["HAN", "Line", "Page", "Sketch", "Span", "fold", "heading_like", "read_page"]

HAN = "\u3400-\u9fff\uf900-\ufaff〇"
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# CR LF is one line end; anything more than one line end is a blank line.
_LINE_END = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Characters that look like nothing though they are no white space: zero-width ones and a stray BOM.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"
_TWO_HAN = re.compile(rf"[{HAN}].*[{HAN}]", re.DOTALL)
_HEADING_LENGTH = 45
_FOLD = Folding(
    LETTERS | DASHES | {ord(wide): ord(narrow) for wide, narrow in zip("％．／－＿＊＝～｜", "%./-_*=~|", strict=True)}
)


class Span(NamedTuple):
    """Mark `text[start:stop]`."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one non-blank line without the white space around it, its width folded.

    `gap` says that a blank line precedes it, `indent` that white space of its own does.
    """

    start: int
    stop: int
    text: str
    gap: bool
    indent: bool = False

    @property
    def span(self) -> Span:
        """Return where the line stands."""
        return Span(self.start, self.stop)


@dataclass(frozen=True, slots=True)
class Page:
    """Hold the untouched text and its non-blank lines."""

    text: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """Say where one article starts and which stretches of it are what.

    An article reaches to the start of the next one, so a sketch has no stop. `dateline` is where the outlet or
    the date is printed, `home` the zone of the page, for an article that names none itself, `issuer` the body that
    edits a bulletin. The first two, and the authors, may stand outside the article, where the page prints them once.
    """

    start: int
    titles: tuple[Span, ...] = ()
    zone: Span | None = None
    dateline: Span | None = None
    body: tuple[Span, ...] = ()
    authors: tuple[Span, ...] = ()
    outlet: str = ""
    date: str = ""
    year: int | None = None
    home: Span | None = None
    issuer: Span | None = None


def fold(text: str) -> str:
    """Return a line of the same length with digits, letters and rules in ASCII and the marks of prose in Chinese.

    >>> fold("第１８期 ６．４％")
    '第18期 6.4%'
    """
    return fold_marks(_FOLD(text))


def read_page(text: str) -> Page:
    """Return the non-blank lines of a text with their offsets."""
    lines: list[Line] = []
    seen = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        kept = _strip(raw)
        if not kept:
            continue
        lead = raw.index(kept)
        start = match.start() + lead
        gap = bool(lines) and len(_LINE_END.findall(text, seen, start)) > 1
        lines.append(Line(start, start + len(kept), fold(kept), gap, lead > 0))
        seen = start + len(kept)
    return Page(text, tuple(lines))


def heading_like(text: str) -> bool:
    """Tell whether a line could be a headline: short, Chinese, no sentence of its own.

    >>> heading_like("召开信创专业镇工作推进会"), heading_like("会议要求，"), heading_like("同比增长5.6%。新增")
    (True, False, False)
    """
    if len(text) > _HEADING_LENGTH or text[-1] in "。，、；：,;:.．" or "。" in text:
        return False
    return bool(_TWO_HAN.search(text))


def _strip(raw: str) -> str:
    kept = raw.strip()
    while kept and (kept[0] in _INVISIBLE or kept[-1] in _INVISIBLE):
        kept = kept.strip(_INVISIBLE).strip()
    return kept

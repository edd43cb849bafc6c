"""A readable view of an article: joined lines, doubled words read once, width folded, sentences.

The view never changes the source. Each of its characters knows the offset it came from, so that any
stretch of the view names the stretch of the document that proves it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import rjieba

from kg.model import Article, Part, Role
from loaders.width import DASHES, LETTERS, Folding, fold_marks

__all__ = ["Sentence", "View", "read_view"]

_FOLD = Folding(
    LETTERS
    | DASHES
    | {ord(wide): ord(narrow) for wide, narrow in zip("％．　\xa0／\t「」『』", "%.  / “”‘’", strict=True)}
)
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f]")
_ENDS = "。！？!?…"
_CLOSERS = "”’」』）)》】"
_SENTENCE = re.compile(rf"[{_ENDS}]+[{_CLOSERS}]*")
# A run of one character thrice or more, 链链, or a word of two to six characters printed twice:
# what OCR and bad joins leave. Reduplication that Chinese itself uses (一步一步) starts with 一.
_DOUBLED = re.compile(
    r"([\u4e00-\u9fff])\1{2,}|(链)(?:链+(?![主长上])|链+(?=链[主长上]))|((?!一)[\u4e00-\u9fff]{2,6})\3+"
)
_LATIN = re.compile(r"[A-Za-z0-9]")
# A line that is the heading of what follows, and no sentence that the page broke: short, without any mark.
_SIGN = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}\s*、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}\s*[、.．]\s*(?!\d)|第[一二三四五六七八九十]+[部章节]"
    r"|[^\u3400-\u9fffA-Za-z0-9\s“”‘’《》（）()「」]|//)"
)
_ITEM = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|[一二三四五六七八九十]是|[^\w\s“《（(]")
"""What begins an item of a list: the line before it, if it ends with a semicolon, was no broken one."""
_MARKS = re.compile(r"[。！？!?；;，,：:、…]")
_LONGEST = 400
_UNMARKED = re.compile(rf"[^。！？!?；;，,：:、…]{{{_LONGEST}}}")
_SIGNED_LENGTH = 40
# A column holds more characters than this, so that a paragraph that it breaks does not begin with a shorter line.
_PLAIN_LENGTH = 14


@dataclass(frozen=True, slots=True)
class Sentence:
    """Mark a sentence of the view, the role of its part and the number of its paragraph."""

    start: int
    stop: int
    role: Role
    paragraph: int


@dataclass(frozen=True, slots=True)
class View:
    """Hold readable text, where in the source each character starts and stops, and its sentences."""

    text: str
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    sentences: tuple[Sentence, ...]

    def source(self, start: int, stop: int) -> tuple[int, int]:
        """Return the document offsets of the view's stretch [start, stop).

        Raises ValueError when the stretch is empty or outside the view.
        """
        if not 0 <= start < stop <= len(self.text):
            raise ValueError(f"no such stretch of the view: {start}..{stop} of {len(self.text)}")
        return self.starts[start], self.stops[stop - 1]

    def sentence_at(self, position: int) -> Sentence:
        """Return the sentence that holds a position of the view (the last one before a gap)."""
        index = bisect_right(self.sentences, position, key=lambda sentence: sentence.start)
        return self.sentences[max(index - 1, 0)]


@dataclass(slots=True)
class _Draft:
    """Collect characters with their offsets, and the paragraphs among them."""

    text: list[str]
    offsets: list[int]
    paragraphs: list[tuple[int, int, Role]]
    length: int = 0

    def add(self, characters: str, offsets: "range | list[int]") -> None:
        self.text.append(characters)
        self.offsets.extend(offsets)
        self.length += len(characters)


def read_view(article: Article) -> View:
    r"""Return the readable view of an article's heading, headline and body.

    >>> article = Article("a.txt", 1, 0, 17, "会议要求，推进链链链延\n\n伸。好。", "")
    >>> view = read_view(article)
    >>> view.text
    '会议要求，推进链延伸。好。'
    >>> [view.text[s.start:s.stop] for s in view.sentences]
    ['会议要求，推进链延伸。', '好。']
    >>> view.source(5, 8)
    (5, 10)
    """
    parts = [part for part in article.parts if part.role in ("zone", "title", "body")]
    if not any(part.role == "body" for part in parts):
        parts = parts or [Part("body", article.start, article.stop)]
    draft = _Draft([], [], [])
    open_paragraph = broken = False
    run = 0
    indented = _is_indented(article, parts)
    for part in parts:
        body = part.role == "body"
        for characters, offsets in _pieces(article, part):
            wrapped = open_paragraph and body
            flush = indented and offsets[0] > part.start and article.text[offsets[0] - article.start - 1] in "\r\n"
            goes_on = broken or (flush and not _is_heading(characters))
            behind = bool(draft.paragraphs) and draft.paragraphs[-1][2] == "body"
            if goes_on and body and behind and not _ITEM.match(characters):
                open_paragraph = True
            if open_paragraph and body:
                start = draft.paragraphs.pop()[0]
                last = draft.text[-1][-1]
                if last.isalpha() and _LATIN.match(last) and _LATIN.match(characters):
                    draft.add(" ", [offsets[0]])
            else:
                if draft.length:
                    draft.add("\n", [offsets[0]])
                start = draft.length
            heading = body and not open_paragraph and _is_heading(characters)
            draft.add(characters, offsets)
            draft.paragraphs.append((start, draft.length, part.role))
            unmarked = len(_MARKS.split(characters)[-1])
            run = unmarked + (run if open_paragraph and unmarked == len(characters) else 0)
            open_paragraph = body and not heading and not _is_closed(characters) and run < _LONGEST
            broken = wrapped and characters[-1] in "；;" and run < _LONGEST
    return _read_once("".join(draft.text), draft.offsets, draft.paragraphs)


def _is_indented(article: Article, parts: Sequence[Part]) -> bool:
    """Tell whether paragraphs open with white space and the lines that go on with them do not."""
    spans = (article.cut(part.start, part.stop) for part in parts if part.role == "body")
    lines = [line[0] for span in spans for line in list(_LINE.finditer(span))[1:] if line[0].strip()]
    return any(line[0].isspace() for line in lines) and any(not line[0].isspace() for line in lines)


def _pieces(article: Article, part: Part) -> Iterator[tuple[str, "range | list[int]"]]:
    """Yield the lines of a part, cut wherever no mark stands for so long that it is no sentence.

    Readers look from mark to mark, so that their work grows with the square of what stands between two.
    """
    for line in _LINE.finditer(article.cut(part.start, part.stop)):
        characters, offsets = _read_line(line[0], part.start + line.start())
        at = 0
        for run in _UNMARKED.finditer(characters) if len(characters) > _LONGEST else ():
            yield characters[at : run.end()], offsets[at : run.end()]
            at = run.end()
        if at < len(characters):
            yield characters[at:], offsets[at:]


def _read_line(raw: str, start: int) -> tuple[str, "range | list[int]"]:
    """Return the characters of a line without the white space around them, and the offset of each."""
    folded = fold_marks(_FOLD(raw))
    kept = folded.strip()
    start += len(folded) - len(folded.lstrip())
    if not _INVISIBLE.search(kept):
        return kept, range(start, start + len(kept))
    places = [start + at for at, character in enumerate(kept) if not _INVISIBLE.match(character)]
    return _INVISIBLE.sub("", kept), places


def _is_heading(text: str) -> bool:
    """Tell whether a line that begins a paragraph is a heading inside the text.

    >>> [_is_heading(line) for line in ("二、项目建设提速", "▍链主来了", "上半年，全区新签约项目")]
    [True, True, False]
    """
    if sign := _SIGN.match(text):
        return len(text) <= _SIGNED_LENGTH and not re.search(r"[。！；;，,、]", text[sign.end() :])
    return len(text) <= _PLAIN_LENGTH and not _MARKS.search(text) and not text[-1].isdigit()


def _is_closed(text: str) -> bool:
    tail = text[-3:].rstrip(_CLOSERS)
    return not tail or tail[-1] in _ENDS + "；;：:"


def _read_once(text: str, offsets: list[int], paragraphs: list[tuple[int, int, Role]]) -> View:
    """Drop the second and later copies of doubled words; the first copy stands for them all."""
    doubled = (match for match in _DOUBLED.finditer(text) if not _overlaps(match[3]))
    copies = [(match.start() + len(match[1] or match[2] or match[3]), match.end()) for match in doubled]
    stops = [offset + 1 for offset in offsets]
    if not copies:
        return View(text, tuple(offsets), tuple(stops), tuple(_sentences(text, paragraphs)))
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, stop in copies:
        kept.append(text[at:start])
        starts += offsets[at:start]
        ends += stops[at:start]
        ends[-1] = stops[stop - 1]
        at = stop
    kept.append(text[at:])
    starts += offsets[at:]
    ends += stops[at:]
    readable = "".join(kept)
    moved = _Moved(copies)
    spans = [(moved.to(start), moved.to(stop), role) for start, stop, role in paragraphs]
    return View(readable, tuple(starts), tuple(ends), tuple(_sentences(readable, spans)))


@lru_cache(maxsize=4096)
def _overlaps(unit: str | None) -> bool:
    """Tell whether two words that share a character only look like a doubled one (企|业创业创|新)."""
    if unit is None or len(unit) != 2:
        return False
    return len(rjieba.cut(unit, False)) > 1 and len(rjieba.cut(unit[::-1], False)) == 1


class _Moved:
    """Tell where a position stands after stretches of the text were dropped."""

    def __init__(self, dropped: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in dropped]
        self._dropped = dropped
        self._before = [0]
        for start, stop in dropped:
            self._before.append(self._before[-1] + stop - start)

    def to(self, position: int) -> int:
        """Return the new position of an old one; inside a dropped stretch, where that stood."""
        index = bisect_right(self._starts, position)
        if not index:
            return position
        start, stop = self._dropped[index - 1]
        if position < stop:
            return start - self._before[index - 1]
        return position - self._before[index]


def _sentences(text: str, paragraphs: list[tuple[int, int, Role]]) -> list[Sentence]:
    found: list[Sentence] = []
    for number, (start, stop, role) in enumerate(paragraphs):
        begin = start
        for match in _SENTENCE.finditer(text, start, stop):
            found.append(Sentence(begin, match.end(), role, number))
            begin = match.end()
        if text[begin:stop].strip():
            found.append(Sentence(begin, stop, role, number))
    return found

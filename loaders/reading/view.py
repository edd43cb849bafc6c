"""A readable view of an article: joined lines, doubled words read once, width folded, sentences.

The view never changes the source. Each of its characters knows the offset it came from, so that any
stretch of the view names the stretch of the document that proves it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from kg.model import Article, Part, Role

__all__ = ["Sentence", "View", "read_view"]

# Full-width digits, letters and per cent read as their ASCII twins: one character for one.
_FOLD = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_FOLD |= {ord("％"): ord("%"), ord("．"): ord("."), ord("　"): ord(" "), ord("\xa0"): ord(" "), ord("／"): ord("/")}
_ENDS = "。！？!?…"
_CLOSERS = "”’」』）)》】"
# A run of one character thrice or more, 链链, or a word of two to six characters printed twice:
# what OCR and bad joins leave. Reduplication that Chinese itself uses (一步一步) starts with 一.
_DOUBLED = re.compile(r"([\u4e00-\u9fff])\1{2,}|(链)(?:链+(?![主长上])|链+(?=链[主长上]))|((?!一)[\u4e00-\u9fff]{2,6})\3+")
_ITEM = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、](?!\d)|[●■▲◆◇★▶▷➤☆◎□➢]")
_LATIN = re.compile(r"[A-Za-z0-9]")


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


def read_view(article: Article) -> View:
    """Return the readable view of an article's heading, headline and body.

    >>> article = Article("a.txt", 1, 0, 14, "推进产业链链链延\\n\\n伸。好。", "")
    >>> view = read_view(article)
    >>> view.text
    '推进产业链延伸。好。'
    >>> [view.text[s.start:s.stop] for s in view.sentences]
    ['推进产业链延伸。', '好。']
    >>> view.source(2, 5)
    (2, 7)
    """
    parts = [part for part in article.parts if part.role in ("zone", "title", "body")]
    if not parts:
        parts = [Part("body", article.start, article.stop)]
    text: list[str] = []
    offsets: list[int] = []
    segments: list[tuple[int, int, Role]] = []
    open_paragraph = False
    for part in parts:
        for start, stop in _lines(article, part):
            characters, places = _read_line(article, start, stop)
            if not characters:
                continue
            if open_paragraph and not _ITEM.match("".join(characters)) and part.role == "body" and segments and segments[-1][2] == "body":
                begin, _, role = segments.pop()
                if text and _LATIN.match(text[-1]) and _LATIN.match(characters[0]) and text[-1].isalpha():
                    text.append(" ")
                    offsets.append(places[0])
            else:
                if text:
                    text.append("\n")
                    offsets.append(places[0])
                begin, role = len(text), part.role
            text += characters
            offsets += places
            segments.append((begin, len(text), role))
            open_paragraph = part.role == "body" and not _is_closed(characters)
    return _read_once("".join(text), offsets, segments)


def _lines(article: Article, part: Part) -> list[tuple[int, int]]:
    source = article.cut(part.start, part.stop)
    return [(part.start + m.start(), part.start + m.end()) for m in re.finditer(r"[^\r\n\u2028\u2029]+", source)]


def _read_line(article: Article, start: int, stop: int) -> tuple[list[str], list[int]]:
    raw = article.cut(start, stop).translate(_FOLD)
    lead = len(raw) - len(raw.lstrip())
    raw = raw.strip()
    characters: list[str] = []
    places: list[int] = []
    for index, character in enumerate(raw):
        if character in "\u200b\ufeff\u00ad":
            continue
        characters.append(character)
        places.append(start + lead + index)
    return characters, places


def _is_closed(characters: list[str]) -> bool:
    tail = "".join(characters[-3:]).rstrip(_CLOSERS)
    return not tail or tail[-1] in _ENDS + "；;：:"


def _read_once(text: str, offsets: list[int], segments: list[tuple[int, int, Role]]) -> View:
    """Drop the second and later copies of doubled words; the first copy stands for them all."""
    copies: dict[int, int] = {}
    for match in _DOUBLED.finditer(text):
        word = match.group(1) or match.group(2) or match.group(3)
        copies[match.start() + len(word)] = match.end()
    kept: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    moved = [0] * (len(text) + 1)
    index = 0
    while index < len(text):
        moved[index] = len(kept)
        if index in copies:
            stop = copies[index]
            moved[index:stop] = [len(kept)] * (stop - index)
            stops[-1] = offsets[stop - 1] + 1
            index = stop
            continue
        kept.append(text[index])
        starts.append(offsets[index])
        stops.append(offsets[index] + 1)
        index += 1
    moved[len(text)] = len(kept)
    readable = "".join(kept)
    spans = [(moved[start], moved[stop], role) for start, stop, role in segments]
    return View(readable, tuple(starts), tuple(stops), tuple(_sentences(readable, spans)))


def _sentences(text: str, segments: list[tuple[int, int, Role]]) -> list[Sentence]:
    found: list[Sentence] = []
    for number, (start, stop, role) in enumerate(segments):
        begin = start
        for match in re.finditer(rf"[{_ENDS}]+[{_CLOSERS}]*", text[start:stop]):
            found.append(Sentence(begin, start + match.end(), role, number))
            begin = start + match.end()
        if text[begin:stop].strip():
            found.append(Sentence(begin, stop, role, number))
    return found

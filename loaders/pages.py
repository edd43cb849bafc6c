"""A document to its articles: ask the layouts in turn, then number, date and check what they found."""

import re
from dataclasses import dataclass

from kg.errors import DocumentError
from kg.model import Article, Document, Part
from loaders.layouts import layouts
from loaders.layouts._body import HEAD_LINE, PAPER_ENDING, page_head
from loaders.layouts._dates import current_year, find_date, find_year, without_dates
from loaders.layouts._names import find_zone, zone_heading
from loaders.layouts._page import HAN, Page, Sketch, Span, fold, read_page
from loaders.lexicon import words

__all__ = ["split_articles"]

_HAN = re.compile(f"[{HAN}]")
_MIN_HAN = 8
_MIN_SHARE = 0.2
_UNNAMED = re.compile(r"(?:开发区|经开区|高新区)")
_SENTENCE = re.compile(r"[。！？!?]")
_SPACED = re.compile(rf"(?<![{HAN}])[{HAN}](?:\s+[{HAN}])+(?![{HAN}])")
"""A name whose characters the masthead sets apart (沿 江 导 报)."""
_BESIDE = re.compile(
    r"第?\s*[A-Z]?\d{1,4}\s*[版期]|总?第\s*\d+\s*期|版面|星期[一二三四五六日天]|农历\S*|出版|主办|社址|邮编|今日|本期"
    r"|(?:责任?编辑?|美编|校对|编辑|审核|版式|主编|电话|本版)\s*[:：]?\s*\S*"
)
_PLACE_AND_BARE = re.compile(rf"[{HAN}]{{2,5}}[省市县州盟旗](?:经济|工业)?(?:开发区|高新区|经开区|园区)")
_OPENING = 60
_FIELD = re.compile(rf"[{HAN}]{{2,6}}[:：]\s*[{HAN}·]+(?:[ \u3000]+[{HAN}·]{{2,4}}(?![{HAN}:：]))*")
"""What a masthead says of who made the page (本期整理：甲　乙)."""
_BY = re.compile(r"作者|撰稿|供稿|记者|通讯员")
_COLUMN = re.compile(
    r"要闻|动态|周报|简报|一周|速览|快报|专报|专版|专题|专刊|版面|纵横|聚焦|视窗|园区|开发区|产业|经济新闻"
)
"""What a column or a digest is called, and no paper."""
_PAPER = re.compile(rf"[{HAN}]{{2,10}}?{PAPER_ENDING}(?![告道到表名])")


@dataclass(frozen=True, slots=True)
class _Head:
    """Hold what the page prints above its articles."""

    outlet: str = ""
    date: str = ""
    year: int | None = None


def split_articles(document: Document) -> tuple[Article, ...]:
    """Return the articles of a document in order, numbered from 1.

    Articles follow each other without a gap: all that is printed between the first one's start and the
    last one's stop belongs to one of them. Raises DocumentError when there is no Chinese prose at all.
    """
    page = read_page(document.text)
    for layout in layouts():
        sketches = layout.recognise(page)
        if sketches and any(_has_prose(page, sketch) for sketch in sketches):
            return _articles(document, page, sketches)
    raise DocumentError(
        f"no article found in {document.name}: it holds no Chinese prose of {_MIN_HAN} characters or more; "
        "check that it is the right file and that its encoding was read rightly"
    )


def _has_prose(page: Page, sketch: Sketch) -> bool:
    text = "".join(page.text[span.start : span.stop] for span in sketch.body)
    han = len(_HAN.findall(text))
    return han >= _MIN_HAN and han >= _MIN_SHARE * len("".join(text.split()))


def _articles(document: Document, page: Page, sketches: tuple[Sketch, ...]) -> tuple[Article, ...]:
    head = _head(page, sketches[0].start, _is_paper(page, sketches))
    folded = fold(page.text)
    dated = [int(sketch.date[:4]) for sketch in sketches if sketch.date]
    guess = max(dated) if dated else current_year(folded[sketches[0].start :])
    nexts = [sketch.start for sketch in sketches[1:]] + [len(page.text)]
    pairs = zip(sketches, nexts, strict=True)
    return tuple(_article(document, at, sketch, stop, head, guess) for at, (sketch, stop) in enumerate(pairs, 1))


def _article(document: Document, number: int, sketch: Sketch, limit: int, head: _Head, guess: int | None) -> Article:
    text = document.text
    stop = page_stop(text, sketch.start, limit)
    date = sketch.date or head.date
    printed = int(date[:4]) if date else sketch.year or head.year
    zone = sketch.zone or _named_zone(text, sketch, stop) or sketch.home
    if zone is not None and _of_many(text, zone, sketch):
        zone = None
    titles = [text[span.start : span.stop] for span in sketch.titles]
    return Article(
        document=document.name,
        number=number,
        start=sketch.start,
        stop=stop,
        text=text[sketch.start : stop],
        title=" ".join(titles) or (text[zone.start : zone.stop] if zone else ""),
        zone=text[zone.start : zone.stop] if zone else "",
        author=" ".join(dict.fromkeys("".join(text[span.start : span.stop].split()) for span in sketch.authors)),
        outlet=sketch.outlet or head.outlet,
        date=date,
        year=printed or guess,
        year_inferred=printed is None and guess is not None,
        parts=_parts(sketch, stop),
    )


def page_stop(text: str, start: int, limit: int) -> int:
    """Return where the text of an article that may reach to `limit` stops, white space left out."""
    return start + len(text[start:limit].rstrip())


def _parts(sketch: Sketch, stop: int) -> tuple[Part, ...]:
    parts = [Part("title", *span) for span in sketch.titles]
    parts += [Part("zone", *sketch.zone)] if sketch.zone else []
    parts += [Part("zone", *sketch.issuer)] if sketch.issuer else []
    parts += [Part("dateline", *sketch.dateline)] if sketch.dateline else []
    parts += [Part("body", *span) for span in sketch.body]
    parts += [Part("author", *span) for span in sketch.authors]
    inside = [part for part in parts if sketch.start <= part.start < part.stop <= stop]
    return tuple(sorted(inside, key=lambda part: (part.start, part.stop)))


def _of_many(text: str, zone: Span, sketch: Sketch) -> bool:
    """Tell whether what seems the zone is the word for all those of a place (某市开发区工作简报)."""
    if not _PLACE_AND_BARE.fullmatch(text, zone.start, zone.stop):
        return False
    own, named = text[zone.start : zone.stop], set[str]()
    for span in sketch.body:
        for sentence in re.split(r"[。\n]", text[span.start : span.stop]):
            found = find_zone(sentence[:_OPENING])
            named |= {sentence[slice(*found)]} if found else set()
    return len(named - {own}) > 1


def _named_zone(text: str, sketch: Sketch, stop: int) -> Span | None:
    """Return the zone that the title or else the first sentence names; a park only where no zone is named."""
    stretches = list(sketch.titles)
    if sketch.body:
        first = sketch.body[0]
        mark = _SENTENCE.search(text, first.start, first.stop)
        stretches.append(Span(first.start, mark.start() if mark else first.stop))
        if sketch.home is None:  # a lead may be a scene or a question that names nothing
            stretches.append(first)
    # an article on 开发区 that leaves its name out is not about the park that it names
    unnamed = any(_UNNAMED.search(text, start, end) for start, end in stretches[: len(sketch.titles) + 1])
    for parks in (False,) if unnamed else (False, True):
        for start, end in stretches:
            if found := find_zone(text[start:end], parks, text[sketch.start : stop]):
                return Span(start + found[0], start + found[1])
    return None


def _head(page: Page, stop: int, paper: bool) -> _Head:
    """Read paper, date and year from the lines above the first article; `paper` says that 本报 stands for it."""
    lines = [_SPACED.sub(lambda name: "".join(name[0].split()), line.text) for line in page.lines if line.stop <= stop]
    heads = [text for text in lines if page_head(text) or (without_dates(text) != text and "。" not in text)]
    named = next((match[0] for text in heads if (match := _PAPER.search(text))), "")
    if not named and paper:
        named = next((name for text in heads if not _BY.search(text) for name in _unlike_papers(text)), "")
    above = "\n".join(text for text in lines if len(text) <= HEAD_LINE)
    return _Head(named, find_date(above), find_year(above))


def _is_paper(page: Page, sketches: tuple[Sketch, ...]) -> bool:
    """Tell whether a page is a paper's: an article speaks of 本报, or several stand under the names of zones."""
    own = (sketch.dateline for sketch in sketches if sketch.dateline is not None)
    zoned = len(sketches) > 1 and all(sketch.zone and sketch.titles for sketch in sketches)
    return zoned or any(page.text.startswith(("本报", "本刊"), span.start) for span in own)


def _unlike_papers(text: str) -> list[str]:
    """Return what stands in a masthead beside date, page and column, so that it can only be the paper's name."""
    rest = _BESIDE.sub(" ", without_dates(_FIELD.sub(" ", text)))
    found = [word for word in re.split(rf"[^{HAN}]+", rest) if 3 <= len(word) <= 10]
    return [
        word
        for word in found
        if word not in words("lines", "column") and not _COLUMN.search(word) and not zone_heading(word)
    ]

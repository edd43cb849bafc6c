"""From where an article begins to its sketch: headings, what is said about it, and its text."""

import re

from loaders.layouts._body import dateline, page_head, read_body, trailer
from loaders.layouts._byline import read_names
from loaders.layouts._meta import Meta, read_meta, read_stamp
from loaders.layouts._names import zone_span
from loaders.layouts._page import Line, Page, Sketch, Span, heading_like

__all__ = ["MAX_HEADINGS", "TITLE", "Start", "headings_before", "sketch_all", "sketch_article", "sketch_plain"]

MAX_HEADINGS = 5
TITLE = re.compile(r"(?:[【\[]?(?:标\s*题|题目|主题|题名)[】\]]?\s*[:：]|[【\[]标\s*题[】\]])\s*")
_TITLES = 3
_LONG = 80
_DECORATION = re.compile(r"[#▌▍▎┃■□◆◇●○▲△★☆▪▶►※*\s]+(?=\S{4})")

Start = tuple[int, int]
"""The index of an article's first heading, and of its first line of text."""


def headings_before(lines: tuple[Line, ...], body: int, floor: int) -> int:
    """Return the index of the first heading line above `body`, looking up no further than `floor`."""
    first = body
    while first > floor and body - first < MAX_HEADINGS:
        text = lines[first - 1].text
        headline = heading_like(text) or TITLE.match(text) or (first == body and _long_headline(text))
        if not headline or page_head(text) or trailer(text) or dateline(text):
            break
        if first < body and (read_meta(text) or read_names(text)) and not zone_span(text):
            break
        first -= 1
        if zone_span(text) or TITLE.match(text):
            break
    return first


def _long_headline(text: str) -> bool:
    """Tell whether a line could be a headline that is long, or a call or a question."""
    return len(text) <= _LONG and not re.search(r"[。；;]", text) and text[-1] not in "，、：,:"


def sketch_all(page: Page, starts: list[Start]) -> tuple[Sketch, ...]:
    """Return the articles that begin at these lines, and one more for prose before the first of them."""
    stops = [first for first, _ in starts[1:]] + [len(page.lines)]
    found = [sketch_article(page, first, body, stop) for (first, body), stop in zip(starts, stops, strict=True)]
    if starts and any("。" in line.text for line in page.lines[: starts[0][0]]):
        found[:0] = [sketch for sketch in [sketch_plain(page, starts[0][0])] if sketch]
    return tuple(found)


def sketch_plain(page: Page, stop: int, first: int = 0) -> Sketch | None:
    """Return the lines from `first` to `stop` as one article, the first of them its headings if they look like it."""
    while first < stop and (page_head(page.lines[first].text) or trailer(page.lines[first].text)):
        first += 1
    if first == stop:
        return None
    body = first
    titles = 0
    while body < stop - 1 and titles < _TITLES:
        about = (read_meta(page.lines[body].text) or read_stamp(page.lines[body].text)) is not None
        if not about and not heading_like(page.lines[body].text):
            break
        titles += not about
        body += 1
    return sketch_article(page, first, body, stop)


def sketch_article(page: Page, first: int, body: int, stop: int) -> Sketch:
    """Return the article whose headings are lines `first` to `body` and whose text follows up to `stop`."""
    titles: list[Span] = []
    authors: list[Span] = []
    zone: Span | None = None
    about = Meta()
    stamp: Span | None = None
    for line in page.lines[first:body]:
        if zone is None and (named := zone_span(line.text)):
            zone = Span(line.start + named[0], line.start + named[1])
        elif meta := read_meta(line.text) or read_stamp(line.text):
            authors += [Span(line.start + a, line.start + b) for a, b in meta.authors]
            if meta.stamp and (stamp is None or (meta.outlet and not about.outlet)):
                stamp = Span(line.start + meta.stamp.start, line.start + meta.stamp.stop)
            about = Meta(about.date or meta.date, about.outlet or meta.outlet)
        elif names := read_names(line.text):
            authors += [Span(line.start + a, line.start + b) for a, b in names]
        elif not trailer(line.text) and not page_head(line.text):
            titles.append(_title_span(line))
    inside = read_body(page, page.lines[body:stop])
    return Sketch(
        start=page.lines[first].start,
        titles=tuple(titles),
        zone=zone,
        dateline=stamp if about.outlet or not inside.dateline else inside.dateline,
        body=inside.paragraphs,
        authors=tuple(sorted({*authors, *inside.authors})),
        outlet=about.outlet or inside.outlet,
        date=about.date or inside.date,
    )


def _title_span(line: Line) -> Span:
    """Return where a headline stands in its line, without 标题： or a sign before it."""
    lead = TITLE.match(line.text) or _DECORATION.match(line.text)
    at = lead.end() if lead and lead.end() < len(line.text) else 0
    return Span(line.start + at, line.stop)

"""Pages of a web site, and signed stories: a headline, a line about it (发布时间：… 来源：… 作者：…), the text."""

import re

from loaders.layouts._article import TITLE, Start, headings_before, sketch_all
from loaders.layouts._body import page_head, trailer
from loaders.layouts._meta import read_meta
from loaders.layouts._page import Line, Page, Sketch, heading_like
from loaders.layouts.newspaper import newspaper_starts

__all__ = ["PRIORITY", "recognise"]

PRIORITY = 40
_MAX_RUN = 6
_FIELD = re.compile(r"(?:来源|时间|日期|作者)\s*[:：]")


def recognise(page: Page) -> tuple[Sketch, ...] | None:
    """Return the articles of a page where a line about the article stands under each headline, else None."""
    starts = _starts(page.lines)
    if not starts:
        return None
    taken = [range(first, body + 1) for first, body in starts]
    others = newspaper_starts(page.lines)
    starts += [(first, body) for first, body in others if not any(first in r or body in r for r in _near(taken, first))]
    return sketch_all(page, sorted(starts))


def _starts(lines: tuple[Line, ...]) -> list[Start]:
    found: list[Start] = []
    floor = index = 0
    above = False
    while index < len(lines):
        if TITLE.match(lines[index].text) and index >= floor:
            stop = _run(lines, index + 1)
            found.append((index, stop))
            index = floor = stop
            continue
        stop = _run(lines, index)
        if stop > index and _heads(lines, index, stop):
            first = headings_before(lines, index, floor)
            if first < index:
                found.append((first, stop))
                floor = stop
            elif above or (index == _top(lines) and _FIELD.search(lines[index].text)):
                # Here the lines about an article stand above its headline.
                above = True
                body = stop
                while body < min(len(lines) - 1, stop + 3) and heading_like(lines[body].text):
                    body += 1
                if body > stop:
                    found.append((index, body))
                    stop = floor = body
        index = max(stop, index + 1)
    return [(first, body) for first, body in found if body < len(lines)]


def _top(lines: tuple[Line, ...]) -> int:
    """Return the first line that is more than the page's own head."""
    heads = ((page_head(line.text) and not _FIELD.search(line.text)) or trailer(line.text) for line in lines)
    return next((at for at, head in enumerate(heads) if not head), 0)


def _run(lines: tuple[Line, ...], start: int) -> int:
    """Return where the lines about an article stop that begin at `start`."""
    stop = start
    while stop < min(len(lines), start + _MAX_RUN) and read_meta(lines[stop].text) is not None:
        stop += 1
    return stop


def _heads(lines: tuple[Line, ...], start: int, stop: int) -> bool:
    """Tell whether lines about an article stand under a headline and not behind a text, before the next headline."""
    metas = [read_meta(line.text) for line in lines[start:stop]]
    if not any(meta.heads for meta in metas if meta) or stop == len(lines):
        return False
    after = stop
    while after < len(lines) and after - stop < 3 and heading_like(lines[after].text):
        after += 1
    return after == stop or after == len(lines) or read_meta(lines[after].text) is None


def _near(taken: list[range], first: int) -> list[range]:
    """Return the few ranges around an index, found by bisection, so that long pages stay quick."""
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if taken[middle].stop <= first - 8 else (low, middle)
    return taken[low : low + 4]

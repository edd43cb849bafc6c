"""A newspaper page: zone heading, headline lines, a dateline (科学导报讯), paragraphs broken anywhere, a by-line."""

import re

from loaders.layouts._article import MAX_HEADINGS, Start, headings_before, sketch_all
from loaders.layouts._body import dateline, page_head, trailer
from loaders.layouts._byline import find_byline, read_names
from loaders.layouts._meta import read_meta
from loaders.layouts._names import zone_span
from loaders.layouts._page import Line, Page, Sketch, heading_like

__all__ = ["PRIORITY", "newspaper_starts", "recognise"]

PRIORITY = 50
_BRIEFS = re.compile(r"(?:园区|开发区|新闻|经济)?(?:短讯|简讯|快讯|短波|速览|速递|集锦|动态|点击|扫描|一览|要闻)")
_BRIEF = re.compile(r"(?P<sign>[●■▲◆◇○□▼△★☆▪▶►·※◎])\s*(?=\S{4})")
_SENTENCE_ENDS = "。！？!?…”』」）)"


def recognise(page: Page) -> tuple[Sketch, ...] | None:
    """Return the articles of a page where datelines or zone headings begin them, else None."""
    starts = newspaper_starts(page.lines)
    return sketch_all(page, starts) if starts else None


def newspaper_starts(lines: tuple[Line, ...]) -> list[Start]:
    """Return where the articles begin that a dateline or a zone heading opens."""
    found: list[Start] = []
    floor = 0
    for index, line in enumerate(lines):
        if index < floor:
            continue
        if _BRIEFS.fullmatch("".join(line.text.split())):
            briefs = _briefs(lines, index + 1)
            found += briefs
            floor = briefs[-1][1] + 1 if briefs else floor
            continue
        if dateline(line.text):
            found.append((headings_before(lines, index, floor), index))
            floor = index + 1
        elif zone_span(line.text) and (index == 0 or _ends(lines[index - 1].text)):
            body = _body_after(lines, index)
            if body is not None:
                found.append((index, body))
                floor = body + 1
        elif index and line.gap and _signed(lines[index - 1].text) and heading_like(line.text):
            body = _text_after(lines, index)
            if body is not None:
                found.append((index, body))
                floor = body + 1
    return found


def _briefs(lines: tuple[Line, ...], start: int) -> list[Start]:
    """Return the short items under a heading like 短讯, one a sign; each is an article."""
    sign = _BRIEF.match(lines[start].text) if start < len(lines) else None
    if sign is None:
        return []
    found: list[Start] = []
    for index in range(start, len(lines)):
        text = lines[index].text
        if dateline(text) or (zone_span(text) and not _BRIEF.match(text)):
            break
        if text.startswith(sign["sign"]):
            found.append((index, index))
    return found


def _signed(text: str) -> bool:
    """Tell whether a by-line ends a line, glued to the last sentence, in brackets or alone."""
    return find_byline(text) is not None


def _text_after(lines: tuple[Line, ...], heading: int) -> int | None:
    """Return the first line of text after one or more headlines, or None."""
    for index in range(heading + 1, min(len(lines), heading + MAX_HEADINGS)):
        text = lines[index].text
        if "。" in text or dateline(text):
            return index
        if not heading_like(text) or read_names(text) or read_meta(text):
            return None
    return None


def _body_after(lines: tuple[Line, ...], heading: int) -> int | None:
    """Return the first body line after a zone heading and at least one headline, or None."""
    for index in range(heading + 1, min(len(lines), heading + 1 + MAX_HEADINGS)):
        text = lines[index].text
        if dateline(text) or not heading_like(text):
            return index if index > heading + 1 or dateline(text) else None
        if zone_span(text):
            return None
    return None


def _ends(text: str) -> bool:
    return text[-1] in _SENTENCE_ENDS or find_byline(text) is not None or page_head(text) or trailer(text)

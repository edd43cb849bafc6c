"""A newspaper page: zone heading, headline lines, a dateline (科学导报讯), paragraphs broken anywhere, a by-line."""

from loaders.layouts._body import dateline, page_head, read_body, trailer
from loaders.layouts._byline import find_byline, read_names
from loaders.layouts._names import zone_heading
from loaders.layouts._page import Line, Page, Sketch, heading_like

__all__ = ["PRIORITY", "headings_before", "recognise", "sketch_article"]

PRIORITY = 40
_MAX_HEADINGS = 5
_SENTENCE_ENDS = "。！？!?…”』」）)"


def recognise(page: Page) -> tuple[Sketch, ...] | None:
    """Return the articles of a page where datelines or zone headings begin them, else None."""
    starts = _starts(page.lines)
    if not starts:
        return None
    found = [(first, body) for first, body in starts]
    sketches = []
    lead = page.lines[: found[0][0]]
    if any("。" in line.text for line in lead):
        sketches.append(sketch_article(page, 0, 0, found[0][0]))
    for (first, body), stop in zip(found, [first for first, _ in found[1:]] + [len(page.lines)], strict=True):
        sketches.append(sketch_article(page, first, body, stop))
    return tuple(sketches)


def headings_before(lines: tuple[Line, ...], body: int, floor: int) -> int:
    """Return the index of the first heading line above `body`, looking up no further than `floor`."""
    first = body
    while first > floor and body - first < _MAX_HEADINGS:
        text = lines[first - 1].text
        if not heading_like(text) or page_head(text) or trailer(text) or dateline(text):
            break
        if _by_line_only(text) and not zone_heading(text) and first < body:
            break
        first -= 1
        if zone_heading(text):
            break
    return first


def sketch_article(page: Page, first: int, body: int, stop: int) -> Sketch:
    """Return the article whose headings are lines `first` to `body` and whose text follows up to `stop`."""
    heads = [line for line in page.lines[first:body] if not read_names(line.text) or zone_heading(line.text)]
    zone = next((line for line in heads if zone_heading(line.text)), None)
    titles = [line.span for line in heads if line is not zone]
    inside = read_body(page, page.lines[body:stop])
    signed = [
        type(name)(name.start + line.start, name.stop + line.start)
        for line in page.lines[first:body]
        if line not in heads
        for name in read_names(line.text)
    ]
    return Sketch(
        start=page.lines[first].start,
        titles=tuple(titles),
        zone=zone.span if zone else None,
        dateline=inside.dateline,
        body=inside.paragraphs,
        authors=tuple(signed) + inside.authors,
        outlet=inside.outlet,
        date=inside.date,
    )


def _starts(lines: tuple[Line, ...]) -> list[tuple[int, int]]:
    """Return (first heading, first body line) of each article."""
    found: list[tuple[int, int]] = []
    floor = 0
    for index, line in enumerate(lines):
        if index < floor:
            continue
        if dateline(line.text):
            found.append((headings_before(lines, index, floor), index))
            floor = index + 1
        elif zone_heading(line.text) and (index == 0 or _ends(lines[index - 1].text)):
            body = _body_after(lines, index)
            if body is not None:
                found.append((index, body))
                floor = body + 1
    return found


def _body_after(lines: tuple[Line, ...], heading: int) -> int | None:
    """Return the first body line after a zone heading and at least one headline, or None."""
    for index in range(heading + 1, min(len(lines), heading + 1 + _MAX_HEADINGS)):
        text = lines[index].text
        if dateline(text) or not heading_like(text):
            return index if index > heading + 1 or dateline(text) else None
        if zone_heading(text):
            return None
    return None


def _ends(text: str) -> bool:
    return text[-1] in _SENTENCE_ENDS or find_byline(text) is not None or page_head(text) or trailer(text)


def _by_line_only(text: str) -> bool:
    return bool(read_names(text))

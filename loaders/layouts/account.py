"""A post of a public account: a title, the account's name and the date, text under little signs, 文字 编辑 审核."""

from loaders.layouts._article import Start, headings_before, sketch_all
from loaders.layouts._body import trailer
from loaders.layouts._meta import read_meta
from loaders.layouts._page import Line, Page, Sketch

__all__ = ["PRIORITY", "recognise"]

PRIORITY = 30


def recognise(page: Page) -> tuple[Sketch, ...] | None:
    """Return one article for each line with an account's name and a date under a headline, else None."""
    starts: list[Start] = []
    floor = 0
    for index, line in enumerate(page.lines):
        if index >= floor and _account_line(line.text):
            first = _title(page.lines, index, floor)
            body = index + 1
            while body < len(page.lines) - 1 and trailer(page.lines[body].text):
                body += 1
            if first < index and body < len(page.lines):
                starts.append((first, body))
                floor = body
    return sketch_all(page, starts) if starts else None


def _account_line(text: str) -> bool:
    """Tell whether a line holds a name and a date, and no field with a colon."""
    meta = read_meta(text)
    return bool(meta and meta.heads and meta.date and meta.outlet) and "：" not in text and "记者" not in text


def _title(lines: tuple[Line, ...], index: int, floor: int) -> int:
    """Return where the title above an account's line begins; it may end in a question or a call."""
    first = headings_before(lines, index, floor)
    if first == index and index > floor and len(lines[index - 1].text) <= 60 and "。" not in lines[index - 1].text:
        first = index - 1
    return first

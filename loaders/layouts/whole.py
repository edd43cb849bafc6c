"""The last resort: the whole document is one article, its first lines the title if they look like one."""

import re

from loaders.layouts._body import page_head
from loaders.layouts._page import HAN, Page, Sketch
from loaders.layouts.newspaper import sketch_article

from loaders.layouts._page import heading_like

__all__ = ["PRIORITY", "recognise"]

PRIORITY = 90
_HAN = re.compile(f"[{HAN}]")
_MAX_HEADINGS = 3


def recognise(page: Page) -> tuple[Sketch, ...] | None:
    """Return the page as one article."""
    first = 0
    while first < len(page.lines) and page_head(page.lines[first].text):
        first += 1
    body = first
    while body < min(len(page.lines) - 1, first + _MAX_HEADINGS) and heading_like(page.lines[body].text):
        body += 1
    if first == len(page.lines):
        return None
    return (sketch_article(page, first, body, len(page.lines)),)

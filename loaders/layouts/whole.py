"""The last resort: the whole document is one article, its first lines the title if they look like one."""

from loaders.layouts._article import sketch_article
from loaders.layouts._body import page_head, trailer
from loaders.layouts._meta import read_meta
from loaders.layouts._page import Page, Sketch, heading_like

__all__ = ["PRIORITY", "recognise"]

PRIORITY = 90
_MAX_HEADINGS = 3


def recognise(page: Page) -> tuple[Sketch, ...] | None:
    """Return the page as one article."""
    first = 0
    while first < len(page.lines) and (page_head(page.lines[first].text) or trailer(page.lines[first].text)):
        first += 1
    if first == len(page.lines):
        return None
    body = first
    titles = 0
    while body < len(page.lines) - 1 and titles < _MAX_HEADINGS:
        about = read_meta(page.lines[body].text) is not None
        if not about and not heading_like(page.lines[body].text):
            break
        titles += not about
        body += 1
    return (sketch_article(page, first, body, len(page.lines)),)

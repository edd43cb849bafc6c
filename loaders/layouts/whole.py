"""The last resort: the whole document is one article, its first lines the title if they look like one."""

from loaders.layouts._article import sketch_plain
from loaders.layouts._page import Page, Sketch

__all__ = ["PRIORITY", "recognise"]

PRIORITY = 90


def recognise(page: Page) -> tuple[Sketch, ...] | None:
    """Return the page as one article."""
    sketch = sketch_plain(page, len(page.lines))
    return (sketch,) if sketch else None

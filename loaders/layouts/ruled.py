"""Articles that rules (-----, ＊＊＊) part from each other, each with a headline."""

import re

from loaders.layouts._article import sketch_plain
from loaders.layouts._page import Line, Page, Sketch, heading_like

__all__ = ["PRIORITY", "recognise"]

PRIORITY = 60
_RULE = re.compile(r"(?:[-—_=*~·.…─━═+#◇◆☆★]\s*){3,}")


def recognise(page: Page) -> tuple[Sketch, ...] | None:
    """Return the articles between the rules of a page if each has a headline and prose, else None."""
    lines = page.lines
    rules = [index for index, line in enumerate(lines) if _RULE.fullmatch(line.text)]
    edges = [0, *(index + 1 for index in rules)]
    blocks = [(a, b) for a, b in zip(edges, [*rules, len(lines)], strict=True) if a < b]
    if len(blocks) < 2 or not all(_article(lines[a:b]) for a, b in blocks):
        return None
    stops = [a for a, _ in blocks[1:]] + [len(lines)]
    found = [sketch_plain(page, stop, a) for (a, _), stop in zip(blocks, stops, strict=True)]
    return tuple(sketch for sketch in found if sketch)


def _article(lines: tuple[Line, ...]) -> bool:
    return len(lines) > 1 and heading_like(lines[0].text) and any("。" in line.text for line in lines[1:])

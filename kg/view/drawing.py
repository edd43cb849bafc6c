"""What each node and edge looks like: label, size, place, line. Shared by the page and by images for print."""

import functools
import unicodedata
from collections import Counter
from dataclasses import dataclass
from math import ceil, sqrt

import networkx as nx

from kg.schema import load_schema
from kg.view.layout import lay_out

__all__ = ["STYLES", "Drawing", "Link", "Mark", "Style", "draw", "plain_line", "text_width", "wrap"]

FONT = "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif"
HUB = "Zone"
"""The class around whose members pictures are arranged."""
LINE_HEIGHT = 1.25
"""Of a label, in its font size."""
LABEL_GAP = 5.0
"""Between a shape and its label, in picture units."""
_WRAP, _LINES = 7.0, 3  # ems in a line, lines in a label: near the proportions that pack best
_TAILS = ("经济技术开发区", "经济开发区", "高新技术产业开发区", "高新区", "产业示范区", "有限公司", "产业园", "管委会")
_CLOSING = "、，。；：！？）》〉」』】”’…"
_MARGIN = 7.0
_BEND = 0.18


@dataclass(frozen=True, slots=True)
class Style:
    """Say how the edges of one status are drawn: `dashes` alternate drawn and blank lengths."""

    colour: str
    dashes: tuple[int, ...]
    width: float


STYLES = {
    "stated": Style("#8c97a5", (), 1.0),
    "planned": Style("#5b7db1", (9, 5), 1.3),
    "intended": Style("#5b7db1", (2, 4), 1.3),
    "ended": Style("#b9a58c", (14, 4, 2, 4), 1.0),
    "negated": Style("#c8324b", (4, 4), 1.6),
}
"""By status: solid is stated, dashed or dotted is to come, brown is over, red is denied."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold a node as drawn: its centre, the radius of its shape, the lines of its label below it."""

    id: str
    cls: str
    lines: tuple[str, ...]
    font: int
    radius: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """Hold an edge as drawn between two marks, given by position; `bend` keeps edges of one pair apart."""

    source: int
    target: int
    key: str
    relation: str
    label: str
    status: str
    arrow: bool
    bend: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold all marks and links of a picture, in order of id."""

    marks: tuple[Mark, ...]
    links: tuple[Link, ...]


def draw(graph: nx.MultiDiGraph) -> Drawing:
    """Return the drawing of a graph: the same graph gives the same drawing, whatever order it was built in."""
    sizes = {}
    for id in sorted(graph):
        data = graph.nodes[id]
        weight = sqrt(max(0, data.get("statements", 0)))
        is_hub = data["cls"] == HUB
        radius = min(34.0, (9.0 + 2.4 * weight) if is_hub else (6.0 + 1.8 * weight))
        font = round(min(34.0, 15.0 + 1.6 * weight)) if is_hub else 14 if weight > 3.5 else 12
        sizes[id] = (wrap(data["name"]), font, radius)
    boxes = {id: _box(*size) for id, size in sizes.items()}
    places = lay_out(graph, boxes, HUB)
    marks = []
    for id, (lines, font, radius) in sizes.items():
        x, y = places[id]
        top = y - boxes[id][1] / 2 + _MARGIN / 2
        marks.append(Mark(id, graph.nodes[id]["cls"], lines, font, radius, round(x, 1), round(top + radius, 1)))
    return Drawing(tuple(marks), tuple(_links(graph, {mark.id: index for index, mark in enumerate(marks)})))


def wrap(name: str) -> tuple[str, ...]:
    """Return a name as the lines of a label, cut short with an ellipsis where it is too long.

    >>> wrap("云州经济技术开发区"), wrap("云州2024年项目推进会")
    (('云州', '经济技术开发区'), ('云州2024年', '项目推进会'))
    """
    text = plain_line(name)
    if text_width(text) > _WRAP * _LINES:
        while text_width(text) > _WRAP * _LINES - 1:
            text = text[: max(len(text) * 9 // 10, 1)] if text_width(text) > 2 * _WRAP * _LINES else text[:-1]
        text += "…"
    for tail in _TAILS:
        if text.endswith(tail) and _WRAP < text_width(text) <= _WRAP + 1 + text_width(tail):
            return text.removesuffix(tail).strip(), tail
    count = ceil(text_width(text) / _WRAP) or 1
    room = text_width(text) / count
    lines: list[str] = []
    line, width = "", 0.0
    for char in text:
        # a number stays with its unit, a Latin word in one piece, if the line has room; no line begins with a comma
        tied = line and (line[-1].isdigit() or (char.isascii() and line[-1].isascii()))
        full = line and len(lines) + 1 < count and width + _ems(char) / 2 > room
        may_break = char not in _CLOSING and (not tied or width >= _WRAP)
        if full and (may_break or width >= _WRAP + 2):
            lines.append(line.strip())
            line, width = "", 0.0
        line += char
        width += _ems(char)
    lines.append(line.strip())
    return tuple(lines)


def plain_line(text: str) -> str:
    """Return a text on one line, without marks that turn its direction or cannot be seen."""
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(char)[0] == "C" else char for char in text)
    return " ".join(text.split())


def text_width(text: str) -> float:
    """Return the width of a text in ems.

    >>> text_width("5G园区")
    3.2
    """
    return sum(map(_ems, text))


@functools.cache
def _ems(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.6


def _box(lines: tuple[str, ...], font: int, radius: float) -> tuple[float, float]:
    """Return the width and height that a node takes with its label and the room around both."""
    width = max(2 * radius, font * max(map(text_width, lines)))
    return width + _MARGIN, 2 * radius + LABEL_GAP + font * LINE_HEIGHT * len(lines) + _MARGIN


def _links(graph: nx.MultiDiGraph, index: dict[str, int]) -> list[Link]:
    relations = load_schema().relations
    edges = sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
    pairs = Counter(frozenset(edge[:2]) for edge in edges)
    drawn: Counter[frozenset[str]] = Counter()
    links = []
    for source, target, key, data in edges:
        pair = frozenset((source, target))
        bend = 0.0
        if pairs[pair] > 1:
            # the first runs straight, the others to either side in turn; the way of the edge turns the side
            turn = drawn[pair]
            drawn[pair] += 1
            bend = _BEND * ((turn + 1) // 2) * (1 if turn % 2 else -1) * (1 if source < target else -1)
        term = relations.get(data["relation"])
        title = plain_line(data.get("qualifiers", {}).get("title", ""))
        links.append(
            Link(
                source=index[source],
                target=index[target],
                key=key,
                relation=data["relation"],
                label=title if title and text_width(title) <= _WRAP else term.label_zh if term else data["relation"],
                status=data["status"],
                arrow=not (term and term.symmetric),
                bend=bend,
            )
        )
    return links

"""A picture for print: SVG written here, and PNG rendered from it. It shows what the page shows at rest."""

from math import cos, hypot, pi, sin
from xml.sax.saxutils import escape, quoteattr

from kg.graph import Extent
from kg.model import STATUSES
from kg.schema import load_schema
from kg.view.details import appearance
from kg.view.drawing import FONT, LABEL_GAP, LINE_HEIGHT, STYLES, Drawing, Link, Mark, plain_line, text_width

__all__ = ["png", "svg"]

_EDGE = 30.0  # blank around the whole
_ROW = 26.0  # height of a row of the legend
_LABELLED = 80  # edges beyond which they bear no label: on paper nobody can zoom in
_WIDEST = 8000.0  # pixels of the longer side of a PNG, at most
_STATUS_ZH = {"stated": "已陈述", "planned": "计划中", "intended": "有意向", "ended": "已结束", "negated": "已否定"}


def svg(drawing: Drawing, extent: Extent, title: str) -> str:
    """Return the drawing as SVG with a title and a legend. The same drawing gives the same text."""
    left, top, width, height = _frame(drawing)
    legend, legend_height = _legend(drawing, extent, left + _EDGE, top + height, width - 2 * _EDGE)
    head = _text(left + width / 2, top + _EDGE + 6, 26, plain_line(title), weight="bold") if title else ""
    lines = [_link(drawing, link) for link in drawing.links]
    words = [_link_label(drawing, link) for link in drawing.links] if len(drawing.links) <= _LABELLED else []
    view = " ".join(map(_number, (left, top, width, height + legend_height)))
    size = f'width="{_number(width)}" height="{_number(height + legend_height)}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" {size} font-family={quoteattr(FONT)}>',
            f"<title>{escape(plain_line(title) or 'zonekg')}</title>",
            f"<defs>{''.join(_arrow(status) for status in STATUSES)}</defs>",
            f'<rect x="{_number(left)}" y="{_number(top)}" width="100%" height="100%" fill="#ffffff"/>',
            head,
            *lines,
            *words,
            *map(_mark, drawing.marks),
            *map(_label, drawing.marks),
            *legend,
            "</svg>\n",
        ]
    )


def png(drawing: Drawing, extent: Extent, title: str) -> bytes:
    """Return the drawing as PNG, two pixels for a unit, with the fonts of this machine."""
    import resvg_py

    _, _, width, height = _frame(drawing)
    zoom = min(2.0, _WIDEST / max(width, height))
    return resvg_py.svg_to_bytes(svg_string=svg(drawing, extent, title), zoom=zoom, languages=["zh-Hans", "en"])


def outline(shape: str, x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Return the corners of a shape; a dot has none.

    >>> outline("square", 0, 0, 1)
    [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    """
    if shape == "square":
        return [(x - radius, y - radius), (x + radius, y - radius), (x + radius, y + radius), (x - radius, y + radius)]
    turns = {
        "diamond": (4, 0.0),
        "star": (10, 0.0),
        "triangle": (3, 0.0),
        "triangleDown": (3, pi),
        "hexagon": (6, pi / 2),
    }
    if shape not in turns:
        return []
    count, turn = turns[shape]
    reach = [radius * (0.45 if shape == "star" and i % 2 else 1.1) for i in range(count)]
    angles = [turn + 2 * pi * i / count for i in range(count)]
    return [(x + r * sin(angle), y - r * cos(angle)) for r, angle in zip(reach, angles, strict=True)]


def _frame(drawing: Drawing) -> tuple[float, float, float, float]:
    """Return left, top, width and height of what is drawn, the legend apart."""
    if not drawing.marks:
        return 0.0, 0.0, 640.0, 120.0
    half = {mark.id: max(mark.radius, mark.font * max(map(text_width, mark.lines)) / 2) for mark in drawing.marks}
    left = min(mark.x - half[mark.id] for mark in drawing.marks) - _EDGE
    right = max(mark.x + half[mark.id] for mark in drawing.marks) + _EDGE
    top = min(mark.y - mark.radius for mark in drawing.marks) - 2.5 * _EDGE
    bottom = max(mark.y + mark.radius + LABEL_GAP + mark.font * LINE_HEIGHT * len(mark.lines) for mark in drawing.marks)
    width = max(right - left, 640.0)
    return left - (width - (right - left)) / 2, top, width, bottom + _EDGE - top


def _mark(mark: Mark) -> str:
    colour, shape = appearance(mark.cls)
    return _shape(shape, colour, mark.x, mark.y, mark.radius)


def _shape(shape: str, colour: str, x: float, y: float, radius: float) -> str:
    paint = f'fill="{colour}" stroke="#000000" stroke-opacity="0.4" stroke-width="1.2"'
    corners = outline(shape, x, y, radius)
    if not corners:
        return f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(radius)}" {paint}/>'
    points = " ".join(f"{_number(u)},{_number(v)}" for u, v in corners)
    return f'<polygon points="{points}" {paint}/>'


def _label(mark: Mark) -> str:
    top = mark.y + mark.radius + LABEL_GAP + mark.font * 0.9
    rows = enumerate(mark.lines)
    return "".join(_text(mark.x, top + row * mark.font * LINE_HEIGHT, mark.font, line) for row, line in rows)


def _text(
    x: float, y: float, size: float, text: str, *, anchor: str = "middle", fill: str = "#1d2530", weight: str = ""
) -> str:
    halo = 'stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    bold = f' font-weight="{weight}"' if weight else ""
    place = f'x="{_number(x)}" y="{_number(y)}" font-size="{_number(size)}" text-anchor="{anchor}"'
    return f'<text {place} fill="{fill}" {halo}{bold}>{escape(text)}</text>'


def _arrow(status: str) -> str:
    box = 'viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
    box += ' markerUnits="userSpaceOnUse" orient="auto"'
    return f'<marker id="{status}" {box}><path d="M0 1 L8 4 L0 7 Z" fill="{STYLES[status].colour}"/></marker>'


def _ends(drawing: Drawing, link: Link) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]] | None:
    """Return where an edge starts, the point that bends it, and where it stops; None where its ends touch."""
    a, b = drawing.marks[link.source], drawing.marks[link.target]
    dx, dy = b.x - a.x, b.y - a.y
    apart = hypot(dx, dy)
    if apart <= a.radius + b.radius + 4:
        return None
    # a quadratic curve reaches half as far as the point that bends it
    middle = ((a.x + b.x) / 2 + dy * link.bend * 1.4, (a.y + b.y) / 2 - dx * link.bend * 1.4)

    def leave(mark: Mark) -> tuple[float, float]:
        u, v = middle[0] - mark.x, middle[1] - mark.y
        step = (mark.radius + 2) / (hypot(u, v) or 1.0)
        return mark.x + u * step, mark.y + v * step

    return leave(a), middle, leave(b)


def _link(drawing: Drawing, link: Link) -> str:
    style, ends = STYLES[link.status], _ends(drawing, link)
    dashes = f' stroke-dasharray="{" ".join(map(str, style.dashes))}"' if style.dashes else ""
    paint = f'fill="none" stroke="{style.colour}" stroke-width="{style.width}"{dashes}'
    if link.source == link.target:
        mark = drawing.marks[link.source]
        place = f'cx="{_number(mark.x)}" cy="{_number(mark.y - mark.radius * 1.6)}" r="{_number(mark.radius)}"'
        return f"<circle {place} {paint}/>"
    if ends is None:
        return ""
    (x, y), (u, v), (p, q) = ends
    arrow = f' marker-end="url(#{link.status})"' if link.arrow else ""
    curve = f"Q{_number(u)} {_number(v)} " if link.bend else "L"
    return f'<path d="M{_number(x)} {_number(y)} {curve}{_number(p)} {_number(q)}" {paint}{arrow}/>'


def _link_label(drawing: Drawing, link: Link) -> str:
    ends = _ends(drawing, link)
    if ends is None:
        return ""
    (x, y), (u, v), (p, q) = ends
    return _text((x + 2 * u + p) / 4, (y + 2 * v + q) / 4 + 3, 9, link.label, fill="#5a6675")


def _legend(drawing: Drawing, extent: Extent, left: float, top: float, width: float) -> tuple[list[str], float]:
    """Return the legend and its height: classes, then ways of drawing edges, then how much is shown."""
    parts: list[str] = []
    x, y = left, top + _ROW / 2
    known, used = load_schema().classes, {mark.cls for mark in drawing.marks}
    entries = [(cls, known[cls].label_zh, True) for cls in known if cls in used]
    entries += [(cls, plain_line(cls), True) for cls in sorted(used - known.keys())]
    shown = {link.status for link in drawing.links}
    entries += [(status, _STATUS_ZH[status], False) for status in STATUSES if status in shown]
    for key, name, is_class in entries:
        sign = 20.0 if is_class else 42.0
        space = sign + 14 * text_width(name) + 22
        if x > left and x + space > left + width:
            x, y = left, y + _ROW
        if is_class:
            colour, shape = appearance(key)
            parts.append(_shape(shape, colour, x + 8, y, 6.5))
        else:
            style = STYLES[key]
            dashes = f' stroke-dasharray="{" ".join(map(str, style.dashes))}"' if style.dashes else ""
            line = f'x1="{_number(x)}" y1="{_number(y)}" x2="{_number(x + 34)}" y2="{_number(y)}"'
            parts.append(f'<line {line} stroke="{style.colour}" stroke-width="{style.width + 0.6}"{dashes}/>')
        parts.append(_text(x + sign, y + 5, 14, name, anchor="start"))
        x += space
    if not extent.complete:
        y += _ROW
        text = f"显示 {extent.nodes} / {extent.all_nodes} 个节点、{extent.edges} / {extent.all_edges} 条关系"
        text += "；先留联系最多的"
        parts.append(_text(left, y + 5, 13, text, anchor="start", fill="#5a6675"))
    return parts, y - top + _ROW


def _number(value: float) -> str:
    """Return a coordinate in as few letters as it needs.

    >>> _number(3.0), _number(-0.04), _number(2.26)
    ('3', '0', '2.3')
    """
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text

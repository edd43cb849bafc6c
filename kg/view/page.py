"""The page of a picture: pyvis makes the drawing, this module makes it safe, offline and readable.

pyvis 0.3.2 as it is names outside addresses in every mode, writes in the locale's encoding, and puts the
graph into a script. Here its two scripts are taken from the page it generates, vis-network untouched and
the drawing emptied of its data, and set into a page of our own whose Content-Security-Policy lists the
hashes of the scripts that may run. Names and sentences travel in JSON blocks, which no browser executes.
"""

import base64
import functools
import hashlib
import json
import re
from importlib import resources
from typing import Any, cast

from pyvis.network import Network

from kg.errors import ConfigError
from kg.view.details import appearance
from kg.view.drawing import FONT, STYLES, Drawing, Link

__all__ = ["SCRIPTS", "network", "page"]

SCRIPTS = ("words.js", "graph.js", "panel.js", "legend.js", "search.js", "start.js")
"""Our own scripts, in the order in which they run."""
_BASE = 12  # font size that needs not be said
_LABELLED = 5000  # edges beyond which they bear no label on the canvas
_FAINT = ((20_000, "22"), (6_000, "55"))  # edges beyond which they are drawn so faint, for nodes to stay visible
_MANY_EDGES = 1500  # edges beyond which they are hidden while the picture moves
_MANY_NODES = 3000  # nodes beyond which nothing happens under a resting pointer
_DATASET = "new vis.DataSet("


def page(drawing: Drawing, details: dict[str, Any]) -> bytes:
    """Return the page as UTF-8: one file that needs nothing else."""
    vis, script, nodes, edges = _from_pyvis(network(drawing))
    blocks = {"picture-nodes": nodes, "picture-edges": edges, "picture-details": _json(details)}
    style = _own("page.css")
    scripts = [vis, script + _own("far.js"), *map(_own, SCRIPTS)]
    slots = {
        "policy": f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts, style)}">',
        "style": f"<style>{style}</style>",
        "data": "\n".join(f'<script type="application/json" id="{id}">{text}</script>' for id, text in blocks.items()),
        "scripts": "\n".join(f"<script>{text}</script>" for text in scripts),
    }
    text = re.sub(r"<!-- (\w+) -->", lambda slot: slots[slot[1]], _own("page.html"))
    # half a surrogate pair, which UTF-8 cannot hold, occurs only in the JSON, where \udXXX means just that
    return text.encode("utf-8", "backslashreplace")


def network(drawing: Drawing) -> Network:
    """Return the drawing as a network of pyvis: nodes numbered in order, placed, and at rest."""
    result: Any = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    groups = {cls: f"class{number}" for number, cls in enumerate(sorted({mark.cls for mark in drawing.marks}))}
    # in bulk, for pyvis's add_edge looks through all nodes for each edge
    result.nodes = [
        {"id": index, "label": "\n".join(mark.lines), "group": groups[mark.cls], "x": mark.x, "y": mark.y}
        | {"size": round(mark.radius, 1)}
        | ({} if mark.font == _BASE else {"font": {"size": mark.font}})
        for index, mark in enumerate(drawing.marks)
    ]
    labelled = len(drawing.links) <= _LABELLED
    alpha = _alpha(len(drawing.links))
    result.edges = [_edge(index, link, labelled, alpha) for index, link in enumerate(drawing.links)]
    result.options = _options(drawing, groups)
    return cast(Network, result)


def _edge(index: int, link: Link, labelled: bool, alpha: str) -> dict[str, Any]:
    """Return an edge as vis-network takes it; only what differs from the options is said."""
    edge: dict[str, Any] = {"id": index, "from": link.source, "to": link.target}
    if labelled:
        edge["label"] = link.label
    if not link.arrow:
        edge["arrows"] = {"to": {"enabled": False}}
    if link.status != "stated":
        style = STYLES[link.status]
        edge |= {"dashes": list(style.dashes), "width": style.width, "color": _line_colours(style.colour + alpha)}
    if link.bend:
        kind = "curvedCW" if link.bend > 0 else "curvedCCW"
        edge["smooth"] = {"enabled": True, "type": kind, "roundness": round(abs(link.bend), 2)}
    return edge


def _options(drawing: Drawing, groups: dict[str, str]) -> dict[str, Any]:
    """Return vis-network's options. pyvis writes them into a script: nothing of the graph's text may be in them."""
    many_edges, many_nodes = len(drawing.links) > _MANY_EDGES, len(drawing.marks) > _MANY_NODES
    stated = STYLES["stated"]
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "interaction": {
            "hover": not many_nodes,
            "hideEdgesOnDrag": many_edges,
            "hideEdgesOnZoom": many_edges,
            "selectConnectedEdges": False,
            "zoomSpeed": 0.7,
        },
        "groups": {"useDefaultGroups": False} | {group: _group(cls) for cls, group in groups.items()},
        "nodes": {
            "borderWidth": 1.5,
            "labelHighlightBold": False,
            "font": {"size": _BASE, "face": FONT, "color": "#1d2530", "strokeWidth": 3, "strokeColor": "#ffffff"},
            "scaling": {"label": {"drawThreshold": 9, "maxVisible": 22}},
        },
        "edges": {
            "color": _line_colours(stated.colour + _alpha(len(drawing.links))),
            "width": stated.width,
            "hoverWidth": 0.8,
            "selectionWidth": 1.5,
            "smooth": False,
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
            "arrowStrikethrough": False,
            "labelHighlightBold": False,
            "font": {"size": 10, "face": FONT, "color": "#5a6675", "strokeWidth": 3, "strokeColor": "#ffffff"},
            "scaling": {"label": {"drawThreshold": 9, "maxVisible": 14}},
        },
    }


def _group(cls: str) -> dict[str, Any]:
    colour, shape = appearance(cls)
    fill = {"background": colour, "border": _darker(colour)}
    return {"shape": shape, "color": fill | {"highlight": fill, "hover": fill}}


def _alpha(edges: int) -> str:
    """Return the opacity of so many edges, as the last two digits of a colour."""
    return next((alpha for more, alpha in _FAINT if edges > more), "")


def _line_colours(colour: str) -> dict[str, Any]:
    return {"color": colour, "highlight": "#1d2530", "hover": "#1d2530", "inherit": False}


def _darker(colour: str) -> str:
    """Return a colour for the border around another.

    >>> _darker("#ffffff")
    '#a6a6a6'
    """
    return "#" + "".join(f"{int(int(colour[i : i + 2], 16) * 0.65 + 0.5):02x}" for i in (1, 3, 5))


def _from_pyvis(net: Network) -> tuple[str, str, str, str]:
    """Return vis-network, the script that draws, and the nodes and edges as JSON, all as pyvis wrote them.

    The script then reads its data from the page. Raises ConfigError if pyvis's page is not as 0.3.2 makes it.
    """
    found = re.findall(r"<script(?: [^>]*)?>(.*?)</script>", net.generate_html(), re.DOTALL)
    vis = [text for text in found if "@license" in text and "vis-network" in text[:200]]
    drawing = [text for text in found if text.count(_DATASET) == 2]
    if len(vis) != 1 or len(drawing) != 1:
        raise ConfigError(
            "pyvis wrote a page that zonekg cannot read; install the version it is made for: pyvis==0.3.2"
        )
    script, data = drawing[0], []
    for id in ("picture-nodes", "picture-edges"):
        start = script.index(_DATASET + "[") + len(_DATASET)
        stop = script.index(");\n", start)
        data.append(script[start:stop])
        script = f'{script[:start]}JSON.parse(document.getElementById("{id}").textContent){script[stop:]}'
    return vis[0], script, data[0], data[1]


def _json(value: Any) -> str:
    """Return JSON that cannot close the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


@functools.cache
def _own(name: str) -> str:
    """Return a file of ours that goes into the page."""
    return (resources.files("kg.view") / "page" / name).read_text(encoding="utf-8")


def _policy(scripts: list[str], style: str) -> str:
    """Return the policy: these scripts and this style, and nothing from anywhere."""
    hashes = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; connect-src 'none'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

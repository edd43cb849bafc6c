"""Pictures of a graph: one offline HTML file made by pyvis, laid out beforehand."""

from pathlib import Path

import networkx as nx

from kg.errors import ConfigError
from kg.graph import Extent, limit
from kg.view.details import details
from kg.view.drawing import draw
from kg.view.page import page

__all__ = ["write_picture"]


def write_picture(graph: nx.MultiDiGraph, path: Path, *, title: str = "", cap: int = 2000) -> Extent:
    """Write an interactive picture of a graph (see `kg.graph.to_networkx`) and return how much of it is shown.

    The file opens in any browser without a network. Above `cap` nodes the best connected are shown. The
    same graph gives the same bytes. Raises ConfigError if the cap is not positive or the file cannot be written.
    """
    if cap < 1:
        raise ConfigError(f"a picture of {cap} nodes shows nothing; give a cap of 1 or more")
    shown, extent = limit(graph, cap)
    drawing = draw(shown)
    content = page(drawing, details(shown, drawing, extent, title))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise ConfigError(f"{path}: the picture cannot be written ({error.strerror}); choose another place") from error
    return extent

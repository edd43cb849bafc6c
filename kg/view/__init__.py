"""Pictures of a graph, laid out beforehand: one offline HTML file made by pyvis, or an image for print."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import networkx as nx

from kg.errors import ConfigError
from kg.graph import Extent, limit
from kg.view.details import details
from kg.view.drawing import Drawing, draw
from kg.view.image import png, svg
from kg.view.page import page
from kg.writing import writing

__all__ = ["IMAGES", "write_image", "write_picture"]


def write_picture(graph: nx.MultiDiGraph, path: Path, *, title: str = "", cap: int = 2000) -> Extent:
    """Write an interactive picture of a graph (see `kg.graph.to_networkx`) and return how much of it is shown.

    The file opens in any browser without a network. Above `cap` nodes the best connected are shown. The
    same graph gives the same bytes. Raises ConfigError if the cap is not positive or the file cannot be written.
    """
    shown, extent = _limited(graph, cap)
    drawing = draw(shown)
    with _uncollected():
        content = page(drawing, details(shown, drawing, extent, title))
    _write(path, content)
    return extent


def write_image(graph: nx.MultiDiGraph, path: Path, *, title: str = "", cap: int = 2000) -> Extent:
    """Write a picture of a graph for print, as PNG or SVG by the ending of the path; return how much is shown.

    Raises ConfigError if the ending is another, the cap is not positive or the file cannot be written.
    """
    render = IMAGES.get(path.suffix.lower().removeprefix("."))
    if render is None:
        raise ConfigError(f"{path}: images are written as {' or '.join(IMAGES)}; end the name with one of these")
    shown, extent = _limited(graph, cap)
    _write(path, render(draw(shown), extent, title))
    return extent


def _svg(drawing: Drawing, extent: Extent, title: str) -> bytes:
    return svg(drawing, extent, title).encode()


IMAGES: dict[str, Callable[[Drawing, Extent, str], bytes]] = {"png": png, "svg": _svg}
"""What draws an image, by the ending of its file."""


def _limited(graph: nx.MultiDiGraph, cap: int) -> tuple[nx.MultiDiGraph, Extent]:
    if cap < 1:
        raise ConfigError(f"a picture of {cap} nodes shows nothing; give a cap of 1 or more")
    return limit(graph, cap)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the garbage collector rest: it would go through the whole graph again and again while much is made."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with writing(path) as stream:
            stream.write(content)
    except OSError as error:
        raise ConfigError(f"{path}: the picture cannot be written ({error.strerror}); choose another place") from error

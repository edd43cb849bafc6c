"""The layouts of pages, one module each, found by looking into this folder.

A layout module has `PRIORITY` (lower is asked first) and `recognise(page) -> tuple[Sketch, ...] | None`,
which returns None for a page that is not laid out its way. Modules whose name begins with an underscore
are shared tools. Adding a layout is adding a module.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from loaders.layouts._page import Page, Sketch

__all__ = ["Layout", "layouts"]


@dataclass(frozen=True, slots=True)
class Layout:
    """Name one recogniser."""

    priority: int
    name: str
    recognise: Callable[[Page], tuple[Sketch, ...] | None]


@cache
def layouts() -> tuple[Layout, ...]:
    """Return all layouts in the order in which they are asked."""
    names = (found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    modules = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    return tuple(
        sorted(
            (Layout(module.PRIORITY, name, module.recognise) for name, module in modules.items()),
            key=lambda layout: (layout.priority, layout.name),
        )
    )

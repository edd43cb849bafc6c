"""What every request of the explorer needs: the store and how it is served."""

import threading
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from kg.explorer.reading import Reader
from kg.explorer.runs import Runs
from kg.explorer.sparql import Views
from kg.settings import Settings

__all__ = ["Context", "Given"]


@dataclass(slots=True)
class Context:
    """Hold what requests share; `deciding` is held by whoever writes a decision."""

    reader: Reader
    settings: Settings
    editable: bool
    runs: Runs
    views: Views
    deciding: threading.Lock = field(default_factory=threading.Lock)


def _given(request: Request) -> Context:
    context: Context = request.app.state.context
    return context


Given = Annotated[Context, Depends(_given)]
"""The context, as an argument of whatever answers a request."""

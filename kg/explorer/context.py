"""What every request of the explorer needs: the store and how it is served."""

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from kg.errors import KgError
from kg.explorer.reading import Reader
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.explorer.runs import Runs
    from kg.explorer.sparql import Views

__all__ = ["Context", "Contradiction", "Given", "NotFound", "Refused"]


class NotFound(KgError):
    """Say that the store does not hold what was asked for."""


class Refused(KgError):
    """Say that this may not be done here."""


class Contradiction(KgError):
    """Say that this contradicts what has been decided, or what is going on."""


@dataclass(slots=True)
class Context:
    """Hold what requests share. `decisions` is the file that decisions are kept in, `deciding` held to write it."""

    reader: Reader
    settings: Settings
    editable: bool
    decisions: Path
    runs: "Runs"
    views: "Views"
    deciding: threading.Lock = field(default_factory=threading.Lock)


def _given(request: Request) -> Context:
    context: Context = request.app.state.context
    return context


Given = Annotated[Context, Depends(_given)]
"""The context, as an argument of whatever answers a request."""

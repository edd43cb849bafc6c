"""What every request of the explorer needs: the store and how it is served."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from kg.errors import KgError
from kg.explorer.reading import Reader
from kg.settings import Settings

__all__ = ["Context", "Given", "NotFound", "Refused"]


class NotFound(KgError):
    """Say that the store does not hold what was asked for."""


class Refused(KgError):
    """Say that this may not be done here."""


@dataclass(slots=True)
class Context:
    """Hold what requests share. `decisions` is the file that decisions are kept in."""

    reader: Reader
    settings: Settings
    editable: bool
    decisions: Path


def _given(request: Request) -> Context:
    context: Context = request.app.state.context
    return context


Given = Annotated[Context, Depends(_given)]
"""The context, as an argument of whatever answers a request."""

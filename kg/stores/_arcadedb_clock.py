"""How long ArcadeDB may work on a command: the engine knows one limit for all, this gives each thread its own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kg.stores._arcadedb_values import java_class

__all__ = ["Clock"]


class Clock:
    """Tell the engine the time limit of whichever thread asks for it; without one it is never."""

    def __init__(self) -> None:
        self._own = threading.local()

    def set(self, engine: Any) -> None:
        """Let an open database ask this clock."""
        import jpype

        # a setting may be a text, which the engine reads when a command begins: this text depends on who reads it
        methods = {"toString": self._milliseconds, "length": len, "charAt": len, "subSequence": len}
        text = jpype.JProxy("java.lang.CharSequence", dict=methods)  # type: ignore[no-untyped-call]
        limit = java_class("com.arcadedb.GlobalConfiguration").COMMAND_TIMEOUT
        engine.get_java_database().getConfiguration().setValue(limit, text)

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Limit what this thread asks of the engine meanwhile; 0 is never."""
        self._own.milliseconds = max(1, int(seconds * 1000)) if seconds > 0 else 0
        try:
            yield
        finally:
            self._own.milliseconds = 0

    def _milliseconds(self) -> str:
        return str(getattr(self._own, "milliseconds", 0))

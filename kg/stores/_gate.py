"""Let many threads read at once, and one write alone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Gate"]


class Gate:
    """Hold back who would read while another thread writes, and who would write while others read.

    Whoever waits to write goes before those who come later to read. The thread that writes may read and write again.
    """

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._readers = 0
        self._waiting = 0
        self._writer: int | None = None
        self._depth = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read beside others."""
        own = threading.get_ident()
        with self._change:
            if self._writer == own:
                own = 0
            else:
                self._change.wait_for(lambda: self._writer is None and not self._waiting)
                self._readers += 1
        try:
            yield
        finally:
            if own:
                with self._change:
                    self._readers -= 1
                    self._change.notify_all()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write alone."""
        own = threading.get_ident()
        with self._change:
            if self._writer != own:
                self._waiting += 1
                try:
                    self._change.wait_for(lambda: self._writer is None and not self._readers)
                finally:  # whoever gives up waiting lets the readers pass
                    self._waiting -= 1
                    self._change.notify_all()
                self._writer = own
            self._depth += 1
        try:
            yield
        finally:
            with self._change:
                self._depth -= 1
                if not self._depth:
                    self._writer = None
                self._change.notify_all()

"""Let Ctrl-C, or a time limit, end the wait for an engine that cannot be interrupted inside a call."""

import threading
from collections.abc import Callable
from typing import TypeVar

__all__ = ["interruptible"]

T = TypeVar("T")
_FOREVER = 3600.0


def interruptible(work: Callable[[], T], stop: Callable[[], None]) -> T:
    """Do some work in a thread and return its result; what interrupts the wait calls `stop` and goes on up."""
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_FOREVER)
    except BaseException:
        stop()
        raise
    if errors:
        raise errors[0]
    return results[0]

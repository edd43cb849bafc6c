"""Let Ctrl-C, or a time limit, end the wait for an engine that cannot be interrupted inside a call."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

__all__ = ["STOPPED", "interruptible", "uninterrupted"]

T = TypeVar("T")
_FOREVER = 3600.0
_OFTEN = 0.05
"""Seconds between two looks at whether somebody asks to stop."""
STOPPED = "the query was stopped, as was asked"


def interruptible(
    work: Callable[[], T],
    stop: Callable[[], None],
    *,
    seconds: float = float("inf"),
    asked: threading.Event | None = None,
) -> T:
    """Do some work in a thread and return its result; what interrupts the wait calls `stop` and goes on up.

    Raises TimeoutError, which is such an interruption, where the work is not done within `seconds` or `asked` is set.
    """
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    end = time.monotonic() + seconds
    try:
        while thread.is_alive():
            left = end - time.monotonic()
            if left <= 0 or (asked is not None and asked.is_set()):
                raise TimeoutError
            thread.join(min(left, _FOREVER if asked is None else _OFTEN))
    except BaseException:
        stop()
        raise
    if errors:
        raise errors[0]
    return results[0]


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until the end of a short step that must not be left half done; it counts then."""
    former = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(former):
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
    if came:
        raise KeyboardInterrupt

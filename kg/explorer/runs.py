"""Queries that people write: a few at once, each to be stopped by its name or by going away."""

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from kg.explorer.refusals import Contradiction, NotFound

__all__ = ["AT_ONCE", "Runs"]

AT_ONCE = 4
"""Queries that run side by side: the others wait, and what the page itself asks for goes on."""
OFTEN = 0.25
"""Seconds between two looks at whether the asker is still there."""
T = TypeVar("T")


class Runs:
    """Know the queries that are running by the names that their askers gave them."""

    def __init__(self) -> None:
        """Know none."""
        self._running: dict[str, threading.Event] = {}
        self._lock = threading.Lock()
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def run(self, request: Request, name: str | None, work: Callable[[threading.Event], T]) -> T:
        """Do some work in a thread, which ends when the event that it is given is set. Raises Contradiction."""
        stop = threading.Event()
        with self._lock:
            if name is not None:
                if name in self._running:
                    raise Contradiction(f"a query named {name!r} is running; stop it, or choose another name")
                self._running[name] = stop

        async def waited() -> T:
            async with self._slots:
                return await run_in_threadpool(work, stop)

        task = asyncio.ensure_future(waited())
        try:
            while not task.done():
                await asyncio.wait({task}, timeout=OFTEN)
                if not task.done() and await request.is_disconnected():
                    stop.set()
            return task.result()
        finally:
            stop.set()
            if name is not None:
                with self._lock:
                    self._running.pop(name, None)

    def stop(self, name: str) -> None:
        """Stop a query. Raises NotFound if none of this name is running."""
        with self._lock:
            stop = self._running.get(name)
        if stop is None:
            raise NotFound(f"no query named {name!r} is running; it may have ended")
        stop.set()

"""What is remembered of a store until it changes, within bounds, by several threads."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

__all__ = ["Memory"]

SMALL = 200_000
"""Small things of one sort that are remembered."""
ANSWERS, ROWS = 2_000, 200_000
"""Answers to questions that are remembered, and rows of all of them together."""
LONGEST = 5_000
"""Rows of an answer from which on it is not worth it."""
T = TypeVar("T")


class Memory:
    """Remember what was made, small things by their keys, and the answers to questions that were asked last."""

    def __init__(self) -> None:
        """Remember nothing."""
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """Forget all; what is being made at this moment is not remembered either."""
        with self._lock:
            self._made: dict[object, Any] = {}
            self._making: dict[object, threading.Lock] = {}
            self._small: dict[str, dict[str, Any]] = {}
            self._answers: OrderedDict[object, list[Any]] = OrderedDict()
            self._asking: dict[object, threading.Lock] = {}
            self._rows = 0

    def once(self, key: object, make: Callable[[], T]) -> T:
        """Return what `make` made for this key; make it once, however many ask."""
        with self._lock:
            made = self._made
            if key in made:
                return made[key]  # type: ignore[no-any-return]
            own = self._making.setdefault(key, threading.Lock())
        with own:
            with self._lock:
                if key in made:
                    return made[key]  # type: ignore[no-any-return]
            new = make()
            with self._lock:
                made[key] = new
            return new

    def each(self, sort: str, keys: Iterable[str], make: Callable[[list[str]], Mapping[str, T]]) -> dict[str, T]:
        """Return something small for each key; `make` makes those that are not remembered.

        A key for which it gives nothing is left out, and asked for again next time.
        """
        wanted = list(dict.fromkeys(keys))
        with self._lock:
            known = self._small.setdefault(sort, {})
            found: dict[str, T] = {key: known[key] for key in wanted if key in known}
        if missing := [key for key in wanted if key not in found]:
            made = make(missing)
            with self._lock:
                if len(known) + len(made) > SMALL:
                    known.clear()
                known.update(made)
            found |= made
        return found

    def answer(self, key: object, ask: Callable[[], list[T]]) -> list[T]:
        """Return the rows of an answer, which nobody may change; ask unless they are remembered."""
        with self._lock:
            answers, asking = self._answers, self._asking
            if key in answers:
                answers.move_to_end(key)
                return answers[key]
            own = asking.setdefault(key, threading.Lock())
        with own:  # whoever asks the same meanwhile waits for this answer
            with self._lock:
                if key in answers:
                    return answers[key]
            try:
                rows = ask()
                self._keep(answers, key, rows)
                return rows
            finally:
                with self._lock:
                    asking.pop(key, None)

    def _keep(self, answers: OrderedDict[object, list[Any]], key: object, rows: list[Any]) -> None:
        """Remember an answer unless it is too long or all was forgotten meanwhile; let the oldest go."""
        with self._lock:
            if answers is not self._answers or key in answers or len(rows) > LONGEST:
                return
            answers[key] = rows
            self._rows += len(rows)
            while len(answers) > ANSWERS or self._rows > ROWS:
                _, oldest = answers.popitem(last=False)
                self._rows -= len(oldest)

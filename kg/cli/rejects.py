"""Keep what builds refuse in one file, however often they are stopped and begun again."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

from kg.errors import ConfigError
from kg.lines import ARTICLE, Line, dump
from kg.model import Article
from kg.writing import writing

__all__ = ["Refused", "keeping_refused"]

_OPTION = "--rejects"
Place = tuple[object, object]
"""A document and the number of an article in it."""


class Refused:
    """Take down what is refused, each line at once: it lasts even if the process is killed.

    Of an article that is read again the former lines go; those of articles that have not changed, and so are not read,
    stay.
    """

    def __init__(self, former: Iterable[Line], stream: BinaryIO | None) -> None:
        self._former = list(former)
        self._lines: list[Line] = []
        self._read: set[Place] = set()
        self._stream = stream

    def read(self, article: Article) -> None:
        """Note that an article is read, before what is refused of it."""
        self._read.add((article.document, article.number))

    def add(self, line: Line) -> None:
        """Take down what is refused, and why."""
        self._lines.append(line)
        if self._stream is not None:
            self._stream.write((dump(line) + "\n").encode())
            self._stream.flush()

    @property
    def lines(self) -> list[Line]:
        """Return what is refused of all articles read by this build and by those before."""
        kept = [line for line in self._former if (line.get("document"), line.get(ARTICLE)) not in self._read]
        return [*kept, *self._lines]


@contextmanager
def keeping_refused(path: Path | None) -> Iterator[Refused]:
    """Keep what is refused meanwhile in a file, beside what it holds of articles that are not read again.

    Raises ConfigError if the file cannot be written or holds something else.
    """
    if path is None:
        yield Refused((), None)
        return
    try:
        if str(path) == "-" or (path.exists() and not path.is_file()):
            with nullcontext(sys.stdout.buffer) if str(path) == "-" else path.open("wb") as stream:
                yield Refused((), stream)
            return
        former = _former(path)
        with path.open("ab") as stream:
            refused = Refused(former, stream)
            try:
                yield refused
            finally:
                with writing(path) as whole:
                    whole.writelines((dump(line) + "\n").encode() for line in refused.lines)
    except OSError as error:
        # whatever else failed meanwhile tells for itself
        if error.filename is None or Path(os.fsdecode(error.filename)).absolute().parent != path.absolute().parent:
            raise
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); name another file with {_OPTION}") from error


def _former(path: Path) -> list[Line]:
    """Return the lines that the file holds; the last one may have been cut off by a kill."""
    if not path.exists():
        return []
    found: list[Line] = []
    lines = path.read_bytes().splitlines(keepends=True)
    for number, data in enumerate(lines, 1):
        try:
            line = json.loads(data)
            if not (isinstance(line, dict) and {"document", ARTICLE, "reason"} <= line.keys()):
                raise ValueError
        except ValueError:
            if number == len(lines) and not data.endswith(b"\n"):
                break
            raise ConfigError(
                f"{path}: line {number} is nothing a build refused; name another file with {_OPTION}"
            ) from None
        found.append(line)
    return found

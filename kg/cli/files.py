"""Write to a file whole or not at all, or to standard output."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import ConfigError
from kg.writing import writing

__all__ = ["output"]


@contextmanager
def output(path: Path | None, option: str = "-o") -> Iterator[BinaryIO]:
    """Provide a stream to a file, or to standard output without a path; `option` is what named it.

    The file appears, or replaces the one of its name, only when all has been written. Raises ConfigError if it
    cannot be written.
    """
    if path is None or str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with writing(path) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        # whatever else failed meanwhile tells for itself
        if error.filename is not None and Path(error.filename).absolute().parent not in _parents(path):
            raise
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); name another file with {option}") from error


def _parents(path: Path) -> set[Path]:
    """Return the folder of a path and that of what it links to."""
    return {path.absolute().parent, Path(os.path.realpath(path)).parent}

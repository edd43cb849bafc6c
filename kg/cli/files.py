"""Write to a file whole or not at all, or to standard output."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import ConfigError

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
        with _special(path) if path.exists() and not path.is_file() else _replacing(path) as stream:
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


def _special(path: Path) -> BinaryIO:
    """Open what is no regular file, such as /dev/null: it is written, never replaced."""
    return path.open("wb")


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """Provide a stream to a new file that takes the place of `path` (of what it links to) at the end."""
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=".kg-", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""Write a file whole or not at all: under another name first, which then takes the place of the file."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO

__all__ = ["writing"]


def writing(path: Path) -> AbstractContextManager[BinaryIO]:
    """Provide a stream to a file that appears, or replaces the one of its name, only when all has been written.

    What is no regular file, such as /dev/null, is written, never replaced; a link stays and what it leads to is
    replaced. Raises OSError.
    """
    return path.open("wb") if path.exists() and not path.is_file() else _replacing(path)


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

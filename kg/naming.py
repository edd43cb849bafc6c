"""Say which documents of a store are meant, and what their names are relative to."""

import glob
import os
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from kg.errors import DocumentError
from kg.stores.base import Store
from loaders.documents import document_name

__all__ = ["documents_of", "is_gone", "named", "settled_root"]

EVERYTHING = 10**9


def settled_root(store: Store, given: Path | None) -> Path:
    """Return the folder that the names of the store's documents are relative to, and keep it where it is not known.

    Raises DocumentError if it is not there, or if names of an earlier version are relative to another than this one.
    """
    kept = store.root()
    if kept and Path(kept).is_dir():
        return Path(os.path.abspath(given)) if given else Path(kept)  # noqa: PTH100 - links are known by their names
    if kept and not given:
        raise DocumentError(
            f"{store.uri}: names its documents relative to {kept}, which is not there; "
            "give the folder that took its place with --root"
        )
    root = Path(os.path.abspath(given)) if given else Path.cwd()  # noqa: PTH100
    if not kept and not given:
        relative = [name for name in documents_of(store) if not PurePosixPath(name).is_absolute()]
        if relative and all(is_gone(root / name) for name in relative):
            raise DocumentError(
                f"{store.uri}: holds {relative[0]}, which is not in this folder; build from the folder where it is, "
                "or give that one with --root"
            )
    store.set_root(str(root))
    return root


def documents_of(store: Store) -> dict[str, list[str]]:
    """Return the article ids that the store holds of each document."""
    held: dict[str, list[str]] = {}
    answer = store.query("MATCH (a:Article) RETURN a.document AS document, a.id AS id", timeout=0, limit=EVERYTHING)
    for document, id in answer.rows:
        held.setdefault(str(document), []).append(str(id))
    return held


def named(documents: Iterable[str], arguments: Iterable[str], root: Path) -> dict[str, list[str]]:
    """Return the documents that each argument names: itself, those in it or, for a pattern, those that it finds.

    An argument is a path from the working folder; the name of a document that is not there will do as well.
    """
    here, above = (
        PurePosixPath(os.fsencode(folder.as_posix()).decode("utf-8", "backslashreplace"))
        for folder in (Path.cwd(), root)
    )
    places = {document: (above / document).parts for document in documents}
    meant: dict[str, list[str]] = {}
    for argument in arguments:
        name = document_name(Path(argument))
        whole = (here / name).parts
        found = [document for document, parts in places.items() if parts[: len(whole)] == whole]
        if not found and glob.has_magic(name):
            pattern = (PurePosixPath(*map(glob.escape, here.parts)) / name).parts
            found = [document for document, parts in places.items() if _finds(pattern, parts)]
        if not found and not os.path.lexists(argument):
            whole = PurePosixPath(argument).parts
            found = [document for document in places if PurePosixPath(document).parts[: len(whole)] == whole]
        meant[argument] = found
    return meant


def _finds(pattern: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Tell whether a pattern, taken as `find_paths` takes it, finds a path or a folder above it."""
    if not pattern or not parts:
        return not pattern or set(pattern) == {"**"}
    hidden = parts[0].startswith(".") and not pattern[0].startswith(".")
    if pattern[0] == "**":
        return _finds(pattern[1:], parts) or (not hidden and _finds(pattern, parts[1:]))
    return not hidden and fnmatchcase(parts[0], pattern[0]) and _finds(pattern[1:], parts[1:])


def is_gone(path: Path) -> bool:
    """Tell whether a file no longer exists; one that merely cannot be looked at is not gone."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False

"""Start ArcadeDB's virtual machine on a folder, quietly, and say in one line what it complains of."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kg.stores._arcadedb_values import java_class
from kg.stores._interrupt import uninterrupted

if TYPE_CHECKING:
    from arcadedb_embedded import Database

__all__ = ["complaint", "engine_errors", "hushed", "start", "why_not_open"]

HEAP = "2g"
"""What the virtual machine may take at most; it takes it only for large loads."""
_FLAGS = (
    "-Xrs",  # signals are Python's: without this SIGTERM could crash the machine
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # a short start beats a long warm-up here
    f"-Djava.util.logging.config.file={os.devnull}",  # no log lines between the lines of a command, no log files
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    "-Darcadedb.txWalFlush=1",  # a committed article survives the loss of power, not only of the process
)


def start(folder: str, *, new: bool = False) -> "Database":
    """Open a folder in the machine, which starts with the first; raises ArcadeDBError."""
    import arcadedb_embedded as arcadedb

    settings = {"heap_size": HEAP, "interrupt": False, "jvm_args": " ".join(_FLAGS)}
    os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", os.devnull)
    # interrupted in its start, the engine would stand half made and tell of its own end
    with hushed(), uninterrupted():
        opening = arcadedb.create_database if new else arcadedb.open_database
        opened: Database = opening(folder, jvm_kwargs=settings)
        _silence()
        return opened


def engine_errors() -> tuple[type[Exception], ...]:
    """Return what the engine raises: wrapped, and as it comes out of its machine where a value is read."""
    import jpype
    from arcadedb_embedded import ArcadeDBError

    return ArcadeDBError, jpype.JException


def why_not_open(message: str) -> str:
    """Return why a folder cannot be opened, and what to do about it."""
    if "active instance" in message:
        return "is open in this process already; close it first"
    if "locked" in message:
        return "is in use by another process; wait until it is done, or use a folder of your own"
    return (
        f"cannot be opened ({complaint(message)}); check its rights and the space on the disk; "
        "if it is damaged, delete the folder and build it again"
    )


def complaint(message: str) -> str:
    """Return what the engine complains of in one line, without the names of its classes."""
    text = message.split(" (caused by ")[0]
    opening = ("Failed to create database: ", "Failed to open database: ")
    for prefix in (*opening, "Query failed: ", "Command failed: ", "Reading the result set failed: "):
        text = text.removeprefix(prefix)
    first = next((line.strip() for line in text.splitlines() if line.strip()), text)
    head, _, rest = first.partition(": ")
    if "." in head and " " not in head and rest:
        first = rest
    if "not idempotent" in first:
        return "the query would write; a query may only read"
    return first


_silenced: list[Any] = []


def _silence() -> None:
    """Keep the engine's own log, which tells of each index made, out of the user's sight."""
    if not _silenced:
        logger = java_class("java.util.logging.Logger").getLogger("com.arcadedb")
        logger.setLevel(java_class("java.util.logging.Level").OFF)
        _silenced.append(logger)  # the machine forgets a level that nobody holds on to


@contextmanager
def hushed() -> Iterator[None]:
    """Drop what is written to standard error meanwhile: the starting machine greets with a warning."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no standard error
        yield
        return
    silent = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(silent, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(silent)

"""Read the settings: an option beats the environment, which beats `kg.toml`, which beats the default."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import ConfigError

__all__ = ["BASE", "FILE", "Settings", "read_settings"]

BASE = "https://w3id.org/zonekg/"
FILE = "kg.toml"
MOST_WORKERS = 8 * (os.cpu_count() or 1)
"""Processes that may read: more would wait for each other, each with the lexicons in its memory."""
MOST = 10**9
"""The largest number that is taken: every engine and clock can still count with it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold what a user may set once for all commands.

    Each field is also a key of `kg.toml` and, in capitals behind `KG_`, a variable of the environment.
    The user and password of a Neo4j server are read from `NEO4J_USER` and `NEO4J_PASSWORD` alone, so that
    no password stands in a file or on a command line.
    """

    store: str = "kg.store"
    """Where the graph is: a folder, or the address of a Neo4j server."""
    timeout: float = 30.0
    """Seconds after which a query is stopped."""
    limit: int = 10_000
    """Rows after which an answer is cut."""
    workers: int = 0
    """Processes that read articles; 0 means one a core."""
    cache: str = ""
    """Folder for what can be made again, such as the graph in RDF; empty is `zonekg` in the user's cache folder."""

    base: str = BASE
    """IRI under which RDF has the ontology (`ontology#`) and the things of the graph (`id/`)."""

    def cache_folder(self) -> Path:
        """Return the folder for what can be made again."""
        if self.cache:
            return Path(self.cache)
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zonekg"


def _convert(field: str, kind: object, value: object, origin: str) -> str | int | float:
    """Turn a raw value into the type of its field; a number below zero or above the most that is taken is refused."""
    try:
        if kind is str:
            if not isinstance(value, str) or not value:
                raise ValueError
            return value
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            raise ValueError
        number = int(str(value)) if kind is int else float(value)
        if not 0 <= number < float("inf"):
            raise ValueError
    except ValueError:
        wanted = {str: "a text", int: "a whole number of 0 or more", float: "a number of 0 or more"}[kind]  # type: ignore[index]
        raise ConfigError(f"{origin} must be {wanted}, not {value!r}") from None
    if field == "workers" and number > MOST_WORKERS:
        raise ConfigError(f"{origin} must be at most {MOST_WORKERS} on this machine (8 a core), not {value!r}")
    if number > MOST:
        raise ConfigError(f"{origin} must be at most {MOST}, not {value!r}")
    return number


def _read_file(path: Path, required: bool) -> Mapping[str, object]:
    """Return the table of a settings file; an absent one is empty unless it was asked for."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        if required:
            raise ConfigError(f"{path}: no such settings file; correct KG_CONFIG or unset it") from None
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read as TOML: {error}") from error


def read_settings(environ: Mapping[str, str] | None = None, **options: object) -> Settings:
    """Return the settings in force; an option that is None counts as not given.

    The file is `kg.toml` in the working folder, or the one that `KG_CONFIG` names. Raises ConfigError,
    naming the key, for an unknown key or an unusable value.

    >>> read_settings({"KG_LIMIT": "50"}, store="bolt://localhost:7687").limit
    50
    """
    environ = os.environ if environ is None else environ
    named = environ.get("KG_CONFIG", "")
    path = Path(named or FILE)
    file = _read_file(path, required=bool(named))
    kinds = {field.name: field.type for field in fields(Settings)}
    for key in file:
        if key not in kinds:
            raise ConfigError(f"{path}: unknown key '{key}'; the keys are {', '.join(kinds)}")
    chosen: dict[str, str | int | float] = {}
    for name, kind in kinds.items():
        variable = f"KG_{name.upper()}"
        if options.get(name) is not None:
            chosen[name] = _convert(name, kind, options[name], f"--{name}")
        elif environ.get(variable):
            chosen[name] = _convert(name, kind, environ[variable], variable)
        elif name in file:
            chosen[name] = _convert(name, kind, file[name], f"{path}: '{name}'")
    return Settings(**chosen)  # type: ignore[arg-type]

"""The application: how verbs are collected, how errors end, and the options that verbs share."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kg.cli.show import complain
from kg.errors import ConfigError, KgError

__all__ = [
    "DATA",
    "Arguments",
    "BaseIri",
    "Output",
    "Problems",
    "Rows",
    "Seconds",
    "StoreUri",
    "Workers",
    "app",
    "examples",
    "main",
]

DATA, USAGE, INTERRUPTED, BROKEN_PIPE = 1, 2, 130, 141


def _none_empty(paths: list[str]) -> list[str]:
    """Refuse an empty path: left by an unset variable, it would stand for the whole working folder."""
    if "" in paths:
        raise typer.BadParameter("a PATH is empty; write . for this folder")
    return paths


StoreUri = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URI",
        help="A folder (the embedded engine) or bolt://..., neo4j://... (a server; user and password come from "
        "NEO4J_USER and NEO4J_PASSWORD).  [env: KG_STORE; default: kg.store]",
        show_default=False,
    ),
]
Arguments = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Text files, folders or 'patterns*'.", callback=_none_empty),
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write here, whole or not at all.", show_default=False),
]
Workers = Annotated[
    int | None,
    typer.Option(help="Processes that read articles; 0 is one a core.  [env: KG_WORKERS]", show_default=False),
]
Seconds = Annotated[
    float | None,
    typer.Option(
        "--timeout", help="Seconds after which the query is stopped; 0 is never.  [env: KG_TIMEOUT; default: 30]"
    ),
]
Rows = Annotated[
    int | None,
    typer.Option("--limit", help="Rows after which the answer is cut.  [env: KG_LIMIT; default: 10000]"),
]


BaseIri = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="IRI",
        help="IRI under which RDF has the ontology and the things.  [env: KG_BASE; default: https://w3id.org/zonekg/]",
        show_default=False,
    ),
]


def examples(*lines: str) -> str:
    """Return the epilogue of a verb's help: command lines to copy."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


class Verbs(TyperGroup):
    """Run a verb; end each error raised on purpose, and each way of stopping, in one line."""

    def invoke(self, ctx: Any) -> Any:
        """Run what the command line asks for and turn errors into exit statuses."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KgError as error:
            complain(error)
            raise typer.Exit(USAGE if isinstance(error, ConfigError) else DATA) from None
        except KeyboardInterrupt:
            complain("stopped")
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            _mute()
            raise typer.Exit(BROKEN_PIPE) from None
        except OSError as error:
            name = "standard output" if error.filename is None else os.fsdecode(error.filename)
            complain(f"{name}: {error.strerror or error}; check its rights and the space on the disk")
            _mute()
            raise typer.Exit(DATA) from None
        return result


def _mute() -> None:
    """Send what is left for standard output nowhere: it takes nothing more, not even at the end of the process."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = typer.Typer(
    name="kg",
    cls=Verbs,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        sys.stdout.write(f"zonekg {version('zonekg')}\n")
        raise typer.Exit


@app.callback(epilog=examples("kg build news/", "kg status", "kg view -o graph.html", "kg VERB --help"))
def start(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Turn Chinese newspaper pages about development zones into a knowledge graph with evidence for each edge."""


class Problems:
    """Collect what went wrong with single files, so that the others go on."""

    def __init__(self, errors: Iterable[KgError] = ()) -> None:
        self.count = 0
        for error in errors:
            self.add(error)

    def add(self, error: KgError) -> None:
        """Report a problem at once."""
        self.count += 1
        complain(error)

    def end(self) -> None:
        """End the program with the status of a data problem if there was any."""
        if self.count:
            raise typer.Exit(DATA)


def main() -> None:
    """Run the command line and end the process with its exit status."""
    _open_closed()
    _speak_utf8()
    app(prog_name="kg")


def _open_closed() -> None:
    """Let a stream that the caller has closed lead nowhere, before a file opened later takes its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 - open to the end


def _speak_utf8() -> None:
    """Make text UTF-8 on every stream, in arguments and in file names, whatever the locale says.

    Arguments are decoded before Python code runs, so under another encoding the program starts once more.
    """
    if sys.getfilesystemencoding() != "utf-8" and "KG_UTF8" not in os.environ:
        environ = {**os.environ, "PYTHONUTF8": "1", "KG_UTF8": "1"}
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environ)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.stdin.reconfigure(encoding="utf-8", errors="strict")  # type: ignore[union-attr]

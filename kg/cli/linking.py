"""The verb that proposes outside identifiers: link."""

import csv
import io
import sys
from dataclasses import astuple
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import Output, StoreUri, app, examples
from kg.cli.files import output
from kg.cli.progress import progress, stored
from kg.settings import read_settings

__all__ = ["link"]

COLUMNS = ("entity", "class", "name", "identifier", "label", "score", "reason")


@app.command(
    epilog=examples(
        "kg link divisions.csv -o proposals.csv",
        "kg link firms.csv --least 0.8",
    )
)
def link(
    table: Annotated[
        Path,
        typer.Argument(
            metavar="TABLE", help="CSV with the columns identifier and name, and aliases, class, within if known."
        ),
    ],
    to: Output = None,
    least: Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out what scores less.")] = 0.4,
    store: StoreUri = None,
) -> None:
    """Propose outside identifiers for places and companies, from a table and with scores. Nothing is linked."""
    from kg.linking import propose, read_table
    from kg.stores import open_store

    rows = read_table(table)
    with open_store(read_settings(store=store).store, create=False) as graph, progress("linking") as step:
        found = [one for one in propose(stored(graph, step), rows) if one.score >= least]
    with output(to) as out:
        text = io.TextIOWrapper(out, "utf-8" if to is None else "utf-8-sig", newline="")
        lines = csv.writer(text, lineterminator="\n")
        lines.writerow(COLUMNS)
        lines.writerows(astuple(one) for one in found)
        text.detach()
    if to is not None:
        linked = len({one.entity for one in found})
        sys.stdout.write(f"{to}: {len(found)} proposals for {linked} entities; read them before you use them\n")

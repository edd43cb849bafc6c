"""The verb that holds what is stored against the ontology and its shapes: check."""

import sys
from typing import Annotated, Literal

import typer

from kg.cli.app import DATA, StoreUri, app, examples
from kg.cli.progress import progress, stored
from kg.cli.show import write_json, write_table
from kg.settings import read_settings

__all__ = ["check"]


@app.command(
    epilog=examples(
        "kg check",
        "kg check --format json | jq .reason",
    )
)
def check(
    form: Annotated[
        Literal["table", "json"], typer.Option("--format", help="The form to write; JSON is a line each.")
    ] = "table",
    store: StoreUri = None,
) -> None:
    """Hold all that is stored against the ontology, its SHACL shapes and the words of the articles."""
    from kg.lines import Line
    from kg.model import Entity
    from kg.rdf import Fault, examine
    from kg.stores import open_store

    checked, found = 0, list[tuple[Fault, Line]]()
    with open_store(read_settings(store=store).store, create=False) as kept, progress("checking") as step:
        for graph in stored(kept, step):
            checked += len(graph.statements)
            found += [(fault, fault.line(graph)) for fault in examine(graph)]
    found.sort(key=lambda one: one[0].severity != "Violation")
    violations = [fault for fault, _ in found if fault.severity == "Violation"]
    if form == "json":
        for _, line in found:
            write_json(line, sys.stdout)
    else:
        columns = ("severity", "document", "article", "statement", "shape", "reason", "sentence")
        rows = [tuple(line.get(column, "") for column in columns) for _, line in found]
        if rows:
            write_table(columns, rows, sys.stdout)
        things = [fault for fault in violations if fault.statement is None or isinstance(fault.statement, Entity)]
        at_fault = len({fault.statement.id for fault in violations if fault.statement and fault not in things})
        warned = f", {len(found) - len(violations)} warnings" if len(found) > len(violations) else ""
        sys.stdout.write(f"{checked} statements checked, {at_fault} at fault{warned}\n")
        if things:
            sys.stdout.write(f"{len(things)} faults lie in what articles or entities say of themselves\n")
    if violations:
        raise typer.Exit(DATA)

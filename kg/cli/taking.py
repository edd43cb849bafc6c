"""The verb that takes in RDF made elsewhere: import."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DATA, BaseIri, StoreUri, app, examples
from kg.cli.show import complain, write_table
from kg.settings import read_settings

__all__ = ["take"]

SHOWN = 50
"""Reasons for which a file is refused that are shown; more help nobody."""


@app.command(
    "import",
    epilog=examples(
        "kg import graph.ttl",
        "kg import graph.nq.txt --format nquads --store bolt://localhost:7687",
        "kg import graph.ttl --check    # says whether it would be taken, and loads nothing",
    ),
)
def take(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="RDF of this ontology, made here or elsewhere.")],
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="turtle, ntriples, nquads, trig, jsonld or rdfxml, if the file's name does not tell.",
            show_default=False,
        ),
    ] = None,
    only_check: Annotated[bool, typer.Option("--check", help="Hold it to the shapes, and load nothing.")] = False,
    store: StoreUri = None,
    base: BaseIri = None,
) -> None:
    """Load RDF of this ontology into the store, whole, or refuse it by node and shape."""
    from kg.rdf.taking import take_rdf, told
    from kg.stores import open_store

    settings = read_settings(store=store, base=base)
    taken = take_rdf(path, form, base=settings.base)
    if taken.findings:
        write_table(("severity", "node", "shape", "reason"), list(map(told, taken.findings[:SHOWN])), sys.stdout)
    if len(taken.findings) > SHOWN:
        sys.stdout.write(f"... and {len(taken.findings) - SHOWN} more\n")
    if taken.refused:
        complain(f"{path}: refused, nothing is loaded; mend the nodes above and import it again")
        raise typer.Exit(DATA)
    if only_check:
        sys.stdout.write(f"{path}: {len(taken.graphs)} articles would be loaded\n")
        return
    with open_store(settings.store) as kept:
        changed = kept.load(taken.graphs)
        kept.link()
    rows = [
        ("articles loaded", changed.articles_loaded),
        ("articles unchanged", changed.articles_unchanged),
        ("entities created", changed.entities_created),
        ("statements created", changed.statements_created),
    ]
    write_table(("changed", "count"), rows, sys.stdout)

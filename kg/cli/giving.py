"""The verbs that give the graph out: export, view, copy, snapshot, restore."""

import os
import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import BaseIri, Output, StoreUri, app, examples
from kg.cli.files import output
from kg.cli.progress import progress, stored
from kg.cli.show import complain, write_table
from kg.errors import ConfigError
from kg.settings import read_settings

__all__ = ["copy", "export", "restore", "snapshot", "view"]

NEO4J_CSV = "neo4j-csv"


@app.command(
    epilog=examples(
        "kg export -o graph.ttl",
        "kg export --format graphml -o graph.graphml",
        "kg export --format ntriples | wc -l",
        "kg export --format neo4j-csv -o import    # prints the command that imports it",
    )
)
def export(
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="turtle, ntriples, nquads, trig, jsonld, rdfxml, graphml, csv, jsonl, or neo4j-csv: a folder of files "
            "for neo4j-admin.",
        ),
    ] = "turtle",
    to: Output = None,
    triple_terms: Annotated[
        bool, typer.Option("--triple-terms", help="Add the triple terms of RDF 1.2 to an RDF format.")
    ] = False,
    store: StoreUri = None,
    base: BaseIri = None,
) -> None:
    """Write the whole graph in another form."""
    from kg import export as exports
    from kg.rdf import RDF_FORMATS, write_rdf
    from kg.stores import open_store

    if form not in (*exports.FORMATS, NEO4J_CSV):
        names = ", ".join((*exports.FORMATS, NEO4J_CSV))
        raise typer.BadParameter(f"{form!r} is not one of {names}", param_hint="--format")
    if form == NEO4J_CSV:
        _export_for_neo4j(to, store)
        return
    if triple_terms and form not in RDF_FORMATS:
        raise typer.BadParameter(f"{form} is no RDF", param_hint="--triple-terms")
    settings = read_settings(store=store, base=base)
    beside = to is None and sys.stdout.isatty()
    with (
        open_store(settings.store, create=False) as graph,
        output(to) as out,
        progress("exporting", shown=not beside) as step,
    ):
        if form in RDF_FORMATS:
            write_rdf(stored(graph, step), out, form, base=settings.base, triple_terms=triple_terms)
        else:
            exports.export(stored(graph, step), out, form)


def _export_for_neo4j(to: Path | None, store: str | None) -> None:
    """Write the files of the importer into a folder and say how to import them."""
    from kg.stores import open_store
    from kg.stores.neo4j_csv import write_neo4j_csv

    if to is None or str(to) == "-":
        raise typer.BadParameter("name a new folder for its files", param_hint="-o")
    with open_store(read_settings(store=store).store, create=False) as graph, progress("exporting") as step:
        done = write_neo4j_csv(stored(graph, step), to)
    sys.stdout.write(f"{to}: {done.nodes} nodes and {done.edges} edges of {done.articles} articles\n\n")
    sys.stdout.write("Import them where a Neo4j 5 is stopped, its database still empty (import.sh does the same):\n\n")
    sys.stdout.write(f"cd {shlex.quote(str(to))} && {done.shell()}\n")


@app.command(
    epilog=examples(
        "kg view -o graph.html",
        "kg view --around 天曜电池 --hops 2 -o around.html",
        "kg view --cypher 'MATCH p = (:Zone)-[:HOSTS]->(:Company) RETURN p' -o hosts.html",
        "kg view --around 天曜电池 -o around.svg",
    )
)
def view(
    to: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The page to write; an image for print if it ends in .png or .svg."
        ),
    ] = Path("graph.html"),
    around: Annotated[
        str | None, typer.Option(metavar="NAME", help="Show what lies around this name or alias.", show_default=False)
    ] = None,
    hops: Annotated[int, typer.Option(min=0, help="How many steps around it.")] = 1,
    cypher: Annotated[
        str | None, typer.Option(metavar="QUERY", help="Show what this query returns.", show_default=False)
    ] = None,
    title: Annotated[str, typer.Option(help="What stands above the picture.")] = "",
    cap: Annotated[int, typer.Option(min=1, help="Show at most so many nodes, the best connected.")] = 2000,
    store: StoreUri = None,
) -> None:
    """Draw the graph, or a part of it, as one HTML page that opens without a network."""
    from kg.graph import neighbourhood, to_networkx
    from kg.selection import select
    from kg.stores import open_store
    from kg.view import IMAGES, write_image, write_picture

    if around is not None and cypher is not None:
        raise typer.BadParameter("choose --around or --cypher, not both")
    settings = read_settings(store=store)
    with open_store(settings.store, create=False) as kept, progress("reading") as step:
        answer = kept.query(cypher, timeout=settings.timeout, limit=settings.limit) if cypher is not None else None
        graph = to_networkx(stored(kept, step))
    if around is not None:
        graph = neighbourhood(graph, around, hops)
    elif answer is not None:
        if answer.cut:
            complain(
                f"the answer is cut after {len(answer.rows)} rows, and so is the picture; KG_LIMIT raises the number"
            )
        graph = select(graph, answer)
    write = write_image if to.suffix.lower().removeprefix(".") in IMAGES else write_picture
    extent = write(graph, to, title=title or around or "", cap=cap)
    of = "" if extent.complete else f" (of {extent.all_nodes} nodes and {extent.all_edges} edges; --cap shows more)"
    sys.stdout.write(f"{to}: {extent.nodes} nodes and {extent.edges} edges{of}\n")


@app.command(
    epilog=examples(
        "kg copy kg.store bolt://localhost:7687",
        "kg copy neo4j://localhost:7687 backup.store",
    )
)
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The store to copy: a folder or an address.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The store to copy into; what it holds stays.")],
) -> None:
    """Copy all articles of a store into another, on the same engine or another one. Safe to repeat."""
    from kg.stores import open_store
    from kg.stores.copy import copy as copy_all

    if source == target or ("://" not in source + target and os.path.realpath(source) == os.path.realpath(target)):
        raise typer.BadParameter("FROM and TO are the same store")
    with open_store(source, create=False) as old, open_store(target) as new, progress("copying") as step:
        total = len(old.contents())
        changed = copy_all(old, new, progress=lambda done: step("", done, total))
    rows = [("articles loaded", changed.articles_loaded), ("articles unchanged", changed.articles_unchanged)]
    write_table((f"copied to {target}", "count"), rows, sys.stdout)


@app.command(
    epilog=examples(
        "kg snapshot -o monday.kg.gz",
        "kg snapshot --store bolt://localhost:7687 -o monday.kg.gz",
    )
)
def snapshot(
    to: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Write here, whole or not at all.")],
    store: StoreUri = None,
) -> None:
    """Keep the graph and what people decided in one compressed file, from which `kg restore` rebuilds any store."""
    from kg.settle import decisions_file
    from kg.stores import open_store
    from kg.stores.snapshot import write_snapshot

    with (
        open_store(read_settings(store=store).store, create=False) as kept,
        output(to) as out,
        progress("keeping") as step,
    ):
        decided = decisions_file(kept)
        decisions = decided.read_text(encoding="utf-8") if decided.exists() else ""
        extent = write_snapshot(stored(kept, step), out, decisions=decisions)
    if str(to) != "-":
        sys.stdout.write(f"{to}: {extent.articles} articles and {extent.statements} statements\n")


@app.command(
    epilog=examples(
        "kg restore monday.kg.gz --store new.store",
        "kg restore monday.kg.gz --store bolt://localhost:7687",
    )
)
def restore(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="What `kg snapshot` wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Let go what the store holds beside the snapshot or otherwise than it.")
    ] = False,
    store: StoreUri = None,
) -> None:
    """Rebuild a store from a snapshot, without loss and on any engine. Safe to repeat."""
    from kg.identity.decisions import decisions_path
    from kg.stores import open_store
    from kg.stores.snapshot import inspect
    from kg.stores.snapshot import restore as restore_all

    uri = read_settings(store=store).store
    decisions = inspect(source).decisions  # before a store is made for it
    decided = decisions_path()
    held = decided.read_text(encoding="utf-8") if decided.exists() else ""
    if decisions and held and held != decisions and not replace:
        raise ConfigError(f"{decided}: holds other decisions than {source}; move it away, or let it go with --replace")
    with open_store(uri) as kept, progress("restoring") as step:
        changed = restore_all(source, kept, replace=replace, progress=lambda done, total: step("", done, total))
        if decisions and held != decisions:
            with output(decided, "KG_DECISIONS") as out:
                out.write(decisions.encode())
        if decisions:
            kept.remember_decisions(str(decided.absolute()))
    rows = [("articles loaded", changed.articles_loaded), ("articles unchanged", changed.articles_unchanged)]
    rows += [("articles forgotten", changed.articles_forgotten)] if changed.articles_forgotten else []
    write_table((f"restored in {uri}", "count"), rows, sys.stdout)

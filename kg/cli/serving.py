"""The verb that shows the graph in a browser and opens it to other programs: serve."""

import os
import secrets
import signal
import sys
import threading
import webbrowser
from contextlib import ExitStack
from typing import Annotated

import typer

from kg.cli.app import BaseIri, Seconds, StoreUri, app, examples
from kg.settings import Settings, read_settings

__all__ = ["serve"]

EXPLORER, BOLT = 8040, 7687
"""Ports."""
SHORTEST = 8
"""Characters that a password must have."""


@app.command(
    epilog=examples(
        "kg serve    # opens the explorer in the browser",
        "kg serve --edit --port 8050 --no-open",
        "kg serve --bolt",
        "kg serve --bolt --port 7688 --store old.store",
        "kg serve --sparql    # then ask http://127.0.0.1:8030/sparql",
    )
)
def serve(
    bolt: Annotated[
        bool, typer.Option("--bolt", help="Open a folder to Neo4j's tools and drivers, read-only, on this machine.")
    ] = False,
    port: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=65535,
            help=f"Where the explorer listens, or Bolt.  [default: {EXPLORER}; {BOLT} with --bolt]",
            show_default=False,
        ),
    ] = None,
    sparql: Annotated[
        bool, typer.Option("--sparql", help="Answer SPARQL over HTTP at /sparql, read-only, on this machine.")
    ] = False,
    sparql_port: Annotated[int, typer.Option(min=1, max=65535, help="Where SPARQL listens.")] = 8030,
    opened: Annotated[bool, typer.Option("--open/--no-open", help="Open the explorer in the browser.")] = True,
    edit: Annotated[
        bool, typer.Option("--edit", help="Let the explorer write decisions about what is one thing.")
    ] = False,
    store: StoreUri = None,
    timeout: Seconds = None,
    base: BaseIri = None,
) -> None:
    """Show the graph in the browser, until Ctrl-C; --bolt and --sparql open it to other tools.

    The explorer listens on this machine alone and lets in who has the token in its address. NEO4J_PASSWORD sets the
    password of Bolt; else one is made and printed. KG_TOKEN sets a token for SPARQL.
    """
    settings = read_settings(store=store, timeout=timeout, base=base)
    if edit and (bolt or sparql):
        raise typer.BadParameter("--edit is for the explorer; --bolt and --sparql only read")
    with ExitStack() as stack:
        if sparql:
            _serve_sparql(stack, settings, sparql_port)
        if bolt:
            _serve_bolt(stack, settings, port or BOLT)
        if not bolt and not sparql:
            _explore(stack, settings, port or EXPLORER, opened, edit)
        kept = ", and cannot be changed," if bolt else ""
        sys.stdout.write(f"{settings.store} can be read there{kept} until Ctrl-C.\n")
        sys.stdout.flush()
        _wait()


def _explore(stack: ExitStack, settings: Settings, port: int, opened: bool, edit: bool) -> None:
    from kg.explorer import prepare, serving
    from kg.stores import open_store

    prepare()
    graph = stack.enter_context(open_store(settings.store, create=False))
    address = stack.enter_context(serving(graph, settings, port=port, editable=edit))
    sys.stdout.write(f"explorer  {address}\n")
    sys.stdout.flush()
    if opened:
        webbrowser.open(address)


def _serve_bolt(stack: ExitStack, settings: Settings, port: int) -> None:
    from kg.stores.bolt import DATABASE, serving

    user = os.environ.get("NEO4J_USER") or "neo4j"
    password = os.environ.get("NEO4J_PASSWORD") or secrets.token_urlsafe(12)
    if len(password) < SHORTEST:
        raise typer.BadParameter(
            f"NEO4J_PASSWORD is shorter than {SHORTEST} characters; take a longer one, or unset it"
        )
    address = stack.enter_context(
        serving(settings.store, user=user, password=password, port=port, timeout=settings.timeout)
    )
    shown = "as NEO4J_PASSWORD says" if os.environ.get("NEO4J_PASSWORD") else password
    sys.stdout.write(f"address   {address}\nuser      {user}\npassword  {shown}\ndatabase  {DATABASE}\n")


def _serve_sparql(stack: ExitStack, settings: Settings, port: int) -> None:
    from kg.rdf.serving import Following, serving
    from kg.stores import open_store

    following = Following(
        settings.store,
        lambda: open_store(settings.store, create=False),
        settings.cache_folder(),
        base=settings.base,
    )
    stack.callback(following.close)
    token = os.environ.get("KG_TOKEN", "")
    address = stack.enter_context(serving(following, port=port, timeout=settings.timeout, token=token))
    asks = ", with the token of KG_TOKEN" if token else ""
    sys.stdout.write(f"sparql    {address}{asks}\n")


def _wait() -> None:
    """Return when Ctrl-C or the end of the session asks for it."""
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.set())
    while not asked.wait(1.0):
        pass

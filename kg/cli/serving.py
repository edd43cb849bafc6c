"""The verb that opens the graph to other programs: serve."""

import os
import secrets
import signal
import sys
import threading
from typing import Annotated

import typer

from kg.cli.app import Seconds, StoreUri, app, examples
from kg.settings import read_settings

__all__ = ["serve"]

SHORTEST = 8
"""Characters that a password must have."""


@app.command(
    epilog=examples(
        "kg serve --bolt",
        "kg serve --bolt --port 7688 --store old.store",
    )
)
def serve(
    bolt: Annotated[
        bool, typer.Option("--bolt", help="Open a folder to Neo4j's tools and drivers, read-only, on this machine.")
    ] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")] = 7687,
    store: StoreUri = None,
    timeout: Seconds = None,
) -> None:
    """Open the graph to other programs until Ctrl-C. NEO4J_PASSWORD sets the password; else one is made and printed."""
    from kg.stores.bolt import DATABASE, serving

    if not bolt:
        raise typer.BadParameter("say what to serve: --bolt opens the graph to Neo4j's tools and drivers")
    settings = read_settings(store=store, timeout=timeout)
    user = os.environ.get("NEO4J_USER") or "neo4j"
    password = os.environ.get("NEO4J_PASSWORD") or secrets.token_urlsafe(12)
    if len(password) < SHORTEST:
        raise typer.BadParameter(
            f"NEO4J_PASSWORD is shorter than {SHORTEST} characters; take a longer one, or unset it"
        )
    with serving(settings.store, user=user, password=password, port=port, timeout=settings.timeout) as address:
        shown = "as NEO4J_PASSWORD says" if os.environ.get("NEO4J_PASSWORD") else password
        sys.stdout.write(
            f"address   {address}\nuser      {user}\npassword  {shown}\ndatabase  {DATABASE}\n"
            f"{settings.store} can be read there, and cannot be changed, until Ctrl-C.\n"
        )
        sys.stdout.flush()
        _wait()


def _wait() -> None:
    """Return when Ctrl-C or the end of the session asks for it."""
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.set())
    while not asked.wait(1.0):
        pass

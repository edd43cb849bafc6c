"""Show how far long work has come: a bar on a terminal, nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.cli.show import escape

if TYPE_CHECKING:
    from kg.model import ArticleGraph
    from kg.stores.base import Store

__all__ = ["Step", "progress", "stored"]

Step = Callable[[str, int, int], None]
"""Called with what is just done, how many are done, and how many there are."""


@contextmanager
def progress(title: str, *, shown: bool = True) -> Iterator[Step]:
    """Provide a function to report steps to; the bar stands on standard error and goes when the work is done.

    It is not `shown` beside output that scrolls over the same terminal.
    """
    if not shown or not sys.stderr.isatty():
        yield lambda name, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def step(name: str, done: int, total: int) -> None:
            shown = Text.assemble(title, " ", (escape(name)[-40:], "dim"))
            bar.update(task, description=shown.markup, completed=done, total=total)

        yield step


def stored(store: "Store", step: Step) -> "Iterator[ArticleGraph]":
    """Yield every article of a store and report each as a step."""
    total = len(store.contents())
    for done, graph in enumerate(store.graphs(), 1):
        yield graph
        step(graph.article.document, done, total)

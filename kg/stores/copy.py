"""Move a graph from one store to another through its articles, so that nothing is lost between engines."""

from collections.abc import Callable

from kg.stores.base import Counters, Store

__all__ = ["copy"]


def copy(source: Store, target: Store, *, progress: Callable[[int], None] = lambda articles: None) -> Counters:
    """Load every article of one store into another and return what that changed.

    What the target holds beside them stays. Interrupted, it can be called again and goes on. `progress` is told
    after each transaction how many articles are done. Raises StoreError.
    """
    counters = target.fill(source.graphs, progress=progress)
    if (root := source.root()) and not target.root():
        target.set_root(root)
    if (decisions := source.decisions()) and not target.decisions():
        target.remember_decisions(decisions)
    return counters

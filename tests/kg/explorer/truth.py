"""What the samples say, read off the article graphs themselves: what every answer is held against."""

from functools import cache

import networkx as nx

from kg.graph import to_networkx
from kg.model import Statement
from tests.kg.explorer.api import samples

__all__ = ["GRAPHS", "graph", "named", "statements"]

GRAPHS = tuple(samples())


@cache
def graph() -> nx.MultiDiGraph:
    """Return the samples as a graph."""
    return to_networkx(GRAPHS)


@cache
def named(name: str) -> str:
    """Return the id of the one entity of a name."""
    found = [id for id, data in graph().nodes(data=True) if data["name"] == name]
    assert len(found) == 1, f"{name}: {found}"
    return str(found[0])


def statements() -> dict[str, list[tuple[str, Statement]]]:
    """Return by the id of a relation's statement in which articles it stands."""
    found: dict[str, list[tuple[str, Statement]]] = {}
    for one in GRAPHS:
        for said in one.statements:
            if isinstance(said, Statement):
                found.setdefault(said.id, []).append((one.article.id, said))
    return found

"""The interface of the explorer, one subject a file."""

from kg.explorer.api import (
    articles,
    entities,
    expansion,
    overview,
    pages,
    paths,
    queries,
    search,
    statements,
    timeline,
)

__all__ = ["ROUTERS"]

ROUTERS = tuple(
    part.ROUTER
    for part in (overview, search, expansion, paths, entities, pages, timeline, statements, articles, queries)
)
"""What answers requests, in the order in which the description lists it."""

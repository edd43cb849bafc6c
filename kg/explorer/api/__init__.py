"""The interface of the explorer, one subject a file."""

from kg.explorer.api import (
    articles,
    charts,
    compare,
    conflicts,
    entities,
    expansion,
    exports,
    overview,
    pages,
    paths,
    queries,
    review,
    search,
    statements,
    timeline,
)

__all__ = ["ROUTERS"]

ROUTERS = tuple(
    part.ROUTER
    for part in (
        overview,
        search,
        expansion,
        paths,
        entities,
        pages,
        timeline,
        statements,
        articles,
        queries,
        compare,
        charts,
        review,
        conflicts,
        exports,
    )
)
"""What answers requests, in the order in which the description lists it."""

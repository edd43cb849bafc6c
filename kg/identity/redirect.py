"""Write an article in terms of who stands for whom, and take that back: what was read is kept beside it."""

from collections.abc import Container, Mapping
from dataclasses import replace

from kg.model import ArticleGraph
from kg.resolve import unite

__all__ = ["read_form", "redirect", "redirected"]


def read_form(graph: ArticleGraph) -> ArticleGraph:
    """Return an article as it was read, every entity under its own id.

    What came without that, such as RDF, counts as read as it is.
    """
    if graph.base is not None or not any(entity.replaces for entity in graph.entities):
        return graph.base or graph
    return replace(graph, entities=tuple(replace(entity, replaces=(), same=()) for entity in graph.entities))


def redirected(graph: ArticleGraph) -> dict[str, str]:
    """Return the ids of an article's entities for which others stand in it, with these."""
    return {old: entity.id for entity in graph.entities for old in entity.replaces}


def redirect(graph: ArticleGraph, stands: Mapping[str, str], decided: Container[str] = ()) -> ArticleGraph:
    """Return an article with each entity under the id that stands for it.

    `stands` maps ids to those that stand for them; what is not in it stands for itself. `decided` are the ids of which
    people have decided so. Whatever was redirected before
    is taken back first, so that splitting restores exactly what was read.
    """
    base = read_form(graph)
    ids = {entity.id: stands[entity.id] for entity in base.entities if stands.get(entity.id, entity.id) != entity.id}
    if not ids:
        return base
    replaces: dict[str, list[str]] = {}
    for old, new in ids.items():
        replaces.setdefault(new, []).append(old)
    made = unite(base, ids)
    entities = tuple(
        replace(entity, replaces=tuple(former), same=tuple(id for id in former if id in decided))
        if (former := sorted(replaces.get(entity.id, ())))
        else entity
        for entity in made.entities
    )
    return replace(made, entities=entities, base=base)

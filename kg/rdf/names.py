"""Choose over all articles what each entity is called, holding no more than the names themselves."""

import sys
from collections.abc import Iterator

from kg.model import ArticleGraph
from kg.names import choose_name, other_names

__all__ = ["Names"]


class Names:
    """Collect the names of entities article by article.

    The rule is that of `kg.names`, so that a graph bears the same names in every form.
    """

    def __init__(self) -> None:
        # for each entity its class, then each form with the number of articles that take it for the name: a
        # flat tuple, since most entities have one form and there may be a million of them
        self._held: dict[str, tuple[str | int, ...]] = {}

    def add(self, graph: ArticleGraph) -> None:
        """Take in what one article calls its entities."""
        for entity in graph.entities:
            old = self._held.get(entity.id)
            if old is not None and len(old) == 3 and old[1] == entity.name and not entity.aliases:
                self._held[entity.id] = (old[0], old[1], int(old[2]) + 1)
                continue
            counts = _counts(old) if old else {}
            counts[entity.name] = counts.get(entity.name, 0) + 1
            for alias in entity.aliases:
                counts.setdefault(alias, 0)
            flat = (part for pair in counts.items() for part in pair)
            self._held[entity.id] = (old[0] if old else sys.intern(entity.cls), *flat)

    def classes(self) -> set[str]:
        """Return the classes that occur."""
        return {str(held[0]) for held in self._held.values()}

    def chosen(self) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
        """Yield id, class, name and the other forms, sorted, of each entity, ordered by id."""
        for id in sorted(self._held):
            held = self._held[id]
            counts = _counts(held)
            name = choose_name(counts)
            yield id, str(held[0]), name, other_names(counts, name)


def _counts(held: tuple[str | int, ...]) -> dict[str, int]:
    return {str(form): int(count) for form, count in zip(held[1::2], held[2::2], strict=True)}

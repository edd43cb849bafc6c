"""Count what all articles together say of each entity and statement, so that its node is written once and for all."""

from dataclasses import dataclass, field

from kg.claims import Claims, claims_of
from kg.errors import StoreError
from kg.model import AnyStatement, ArticleGraph
from kg.stores._plan import Support, Tally
from kg.stores._rows import Row, statement_row
from kg.stores._search import SEARCH, search_text

__all__ = ["Sums"]


@dataclass(slots=True)
class Sums:
    """Gather entities and statements of articles; memory grows with their ids and names, not with the articles."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    supports: dict[str, Support] = field(default_factory=dict)
    claims: Claims = field(default_factory=Claims)

    def add(self, graph: ArticleGraph) -> list[AnyStatement]:
        """Count an article and return what it is the first to state.

        Raises StoreError if it takes an entity for something else than another article does.
        """
        for entity in graph.entities:
            tally = self.tallies.setdefault(entity.id, Tally(entity.cls))
            if tally.cls != entity.cls:
                raise StoreError(
                    f"{graph.article.document}: article {graph.article.number} takes {entity.name} ({entity.id}) "
                    f"for a {entity.cls}, but another article for a {tally.cls}; give it another id"
                )
            tally.count(entity, 1)
        self.claims.add(claims_of(graph))
        first = []
        for statement in graph.statements:
            surest = max(evidence.confidence for evidence in statement.evidence)
            id = statement.id
            held = self.supports.get(id)
            if held is None:
                first.append(statement)
                self.supports[id] = Support(1, surest)
            else:
                self.supports[id] = Support(held.articles + 1, max(held.confidence, surest))
        return first

    def entity(self, id: str) -> Row:
        """Return the properties of an entity's node."""
        tally = self.tallies[id]
        row = tally.row(id)
        return row | {SEARCH: search_text(row["name"], row["aliases"], tally.cls, row["articles"])}

    def statement(self, statement: AnyStatement) -> Row:
        """Return the properties of a statement's node."""
        return statement_row(statement) | self.support(statement.id)

    def support(self, id: str) -> Row:
        """Return how well a statement is supported."""
        support = self.supports[id]
        return {"articles": support.articles, "confidence": support.confidence}

"""Work out what a load must write: pure arithmetic on what the store holds, what goes and what comes.

Entities are counted by the articles that mention them, statements by those that state them; what is derived
(an entity's name, an edge's confidence) follows from the counts, so any order of adding, changing and
forgetting articles ends in the same graph as building it at once.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import StoreError
from kg.model import AnyStatement, ArticleGraph, Entity, Statement
from kg.names import choose_name, other_names
from kg.schema import Schema
from kg.stores._rows import Row
from kg.stores._search import is_popular
from kg.stores.base import Counters

__all__ = ["Plan", "Support", "Tally", "ends_of", "examine", "make_plan"]

FORMS = "_forms"
"""Property of an entity that counts its forms, kept where name and number of articles do not tell them."""
REPLACED = "_replaced"
"""Property of an entity that counts, for each id that it replaces, the articles in which it does."""


@dataclass(slots=True)
class Tally:
    """Count the articles that call an entity by each form, as its name and among its aliases, and what it replaces."""

    cls: str
    named: Counter[str] = field(default_factory=Counter)
    aliased: Counter[str] = field(default_factory=Counter)
    replaced: Counter[str] = field(default_factory=Counter)

    def count(self, entity: Entity, times: int) -> None:
        """Add an article's mention of the entity, or with `times` -1 take it away."""
        self.named[entity.name] += times
        for form in entity.aliases:
            self.aliased[form] += times
        for other in entity.replaces:
            self.replaced[other] += times

    def row(self, id: str) -> Row:
        """Return the properties of the entity's node."""
        named = {form: n for form, n in self.named.items() if n}
        aliased = {form: n for form, n in self.aliased.items() if n}
        replaced = {other: n for other, n in sorted(self.replaced.items()) if n}
        name = choose_name(named)
        forms = {form: [named.get(form, 0), aliased.get(form, 0)] for form in sorted({*named, *aliased})}
        return {
            "id": id,
            "name": name,
            "aliases": list(other_names(forms, name)),
            "articles": sum(named.values()),
            FORMS: json.dumps(forms, ensure_ascii=False) if len(forms) > 1 or aliased else None,
            "replaces": list(replaced) or None,
            REPLACED: json.dumps(replaced) if replaced else None,
        }

    @staticmethod
    def of(cls: str, row: Row) -> "Tally":
        """Return the counts that the properties of a node stand for."""
        replaced = Counter(json.loads(row.get(REPLACED) or "{}"))
        if not row.get(FORMS):
            return Tally(cls, Counter({row["name"]: row["articles"]}), replaced=replaced)
        forms = json.loads(row[FORMS])
        named = Counter({form: counts[0] for form, counts in forms.items()})
        return Tally(cls, named, Counter({form: counts[1] for form, counts in forms.items()}), replaced)

    def copy(self) -> "Tally":
        """Return counts of their own."""
        return Tally(self.cls, self.named.copy(), self.aliased.copy(), self.replaced.copy())


@dataclass(frozen=True, slots=True)
class Support:
    """Say how well a statement is supported: by how many articles, and how surely at best."""

    articles: int
    confidence: float


@dataclass(slots=True)
class Plan:
    """List what to write.

    `found_otherwise` are changed entities that other searches find than before, `recount` statements that lost evidence
    and live on.
    """

    articles_gone: list[str] = field(default_factory=list)
    articles_changed: list[ArticleGraph] = field(default_factory=list)
    articles_new: list[ArticleGraph] = field(default_factory=list)
    entities_gone: list[str] = field(default_factory=list)
    entities_changed: list[tuple[str, Row]] = field(default_factory=list)
    found_otherwise: set[str] = field(default_factory=set)
    entities_new: list[tuple[str, Row]] = field(default_factory=list)
    statements_gone: list[AnyStatement] = field(default_factory=list)
    statements_new: list[tuple[AnyStatement, Support]] = field(default_factory=list)
    raised: list[tuple[AnyStatement, Support]] = field(default_factory=list)
    recount: list[AnyStatement] = field(default_factory=list)

    @property
    def coming(self) -> list[ArticleGraph]:
        """Return all articles to be written."""
        return [*self.articles_changed, *self.articles_new]

    def counters(self, unchanged: int) -> Counters:
        """Return what carrying the plan out changes."""
        return Counters(
            articles_loaded=len(self.articles_new) + len(self.articles_changed),
            articles_unchanged=unchanged,
            articles_forgotten=len(self.articles_gone),
            entities_created=len(self.entities_new),
            entities_deleted=len(self.entities_gone),
            statements_created=len(self.statements_new),
            statements_deleted=len(self.statements_gone),
        )


def ends_of(statement: AnyStatement) -> tuple[str, ...]:
    """Return the ids of what a statement speaks of."""
    return (statement.subject, statement.object) if isinstance(statement, Statement) else (statement.subject,)


def examine(graph: ArticleGraph, schema: Schema) -> None:
    """Raise StoreError, naming the article, if a graph cannot be kept without loss."""
    article, home = graph.article, graph.article.id  # an id is worked out each time
    where = f"{article.document}: article {article.number}"
    seen: set[str] = {home}
    for entity in graph.entities:
        if entity.cls not in schema.entity_classes:
            raise StoreError(
                f"{where}: {entity.name} has the class {entity.cls}, which the ontology lacks; check it first"
            )
        if entity.id in seen:
            raise StoreError(f"{where}: the entity {entity.id} comes twice; resolve the article first")
        seen.add(entity.id)
    said: set[str] = set()
    for statement in graph.statements:
        id = statement.id
        if not seen.issuperset(ends_of(statement)):
            raise StoreError(f"{where}: {id} speaks of what the article does not name; check it first")
        if isinstance(statement, Statement) and statement.relation not in schema.relations:
            raise StoreError(f"{where}: {id} has the relation {statement.relation}, which the ontology lacks")
        if id in said:
            raise StoreError(f"{where}: the statement {id} comes twice; resolve the article first")
        if not statement.evidence or any(evidence.article != home for evidence in statement.evidence):
            raise StoreError(f"{where}: {id} has no evidence, or some of another article; check it first")
        said.add(id)


def make_plan(
    coming: Sequence[ArticleGraph],
    going: Sequence[ArticleGraph],
    tallies: Mapping[str, Tally],
    supports: Mapping[str, Support],
) -> Plan:
    """Return what to write so that `going` leaves and `coming` joins; an article in both is replaced.

    `tallies` and `supports` tell what the store holds of the entities and statements that either names.
    Raises StoreError if an entity would be of two classes.
    """
    plan = Plan()
    going_ids, coming_ids = ({graph.article.id for graph in graphs} for graphs in (going, coming))
    plan.articles_gone = sorted(going_ids - coming_ids)
    for graph in coming:
        (plan.articles_changed if graph.article.id in going_ids else plan.articles_new).append(graph)
    _plan_entities(plan, coming, going, tallies)
    _plan_statements(plan, coming, going, supports)
    return plan


def _plan_entities(
    plan: Plan, coming: Iterable[ArticleGraph], going: Iterable[ArticleGraph], tallies: Mapping[str, Tally]
) -> None:
    counts: dict[str, Tally] = {id: tally.copy() for id, tally in tallies.items()}
    for graphs, times in ((going, -1), (coming, 1)):
        for graph in graphs:
            for entity in graph.entities:
                tally = counts.setdefault(entity.id, Tally(entity.cls))
                if tally.cls != entity.cls:
                    raise StoreError(
                        f"{graph.article.document}: article {graph.article.number} takes {entity.name} "
                        f"({entity.id}) for a {entity.cls}, but it is a {tally.cls} in the store; give it another id"
                    )
                tally.count(entity, times)
    for id, tally in counts.items():
        held = tallies.get(id)
        if not any(tally.named.values()):
            if held:
                plan.entities_gone.append(id)
        elif not held:
            plan.entities_new.append((tally.cls, tally.row(id)))
        elif (row := tally.row(id)) != (before := held.row(id)):
            plan.entities_changed.append((tally.cls, row))
            if _searched(row) != _searched(before):
                plan.found_otherwise.add(id)


def _searched(row: Row) -> tuple[object, ...]:
    """Return what decides which searches find an entity."""
    return row["name"], row["aliases"], is_popular(row["articles"])


def _plan_statements(
    plan: Plan, coming: Iterable[ArticleGraph], going: Iterable[ArticleGraph], supports: Mapping[str, Support]
) -> None:
    statements: dict[str, AnyStatement] = {}
    gained: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    surest: dict[str, float] = {}
    for graph in going:
        for statement in graph.statements:
            id = statement.id
            statements[id] = statement
            lost[id] += 1
    for graph in coming:
        for statement in graph.statements:
            id = statement.id
            statements[id] = statement
            gained[id] += 1
            best = max(evidence.confidence for evidence in statement.evidence)
            surest[id] = max(best, surest.get(id, best))
    for id, statement in statements.items():
        held = supports.get(id)
        articles = (held.articles if held else 0) + gained[id] - lost[id]
        if not held:
            plan.statements_new.append((statement, Support(articles, surest[id])))
        elif not articles:
            plan.statements_gone.append(statement)
        elif lost[id]:
            plan.recount.append(statement)
        else:
            plan.raised.append((statement, Support(articles, max(held.confidence, surest[id]))))

"""Hold what an article is said to state against the ontology and against the article's own words."""

import math
from collections.abc import Mapping
from dataclasses import replace

from kg.model import STATUSES, AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Reject
from kg.model import Statement as Relation
from kg.schema import Schema

__all__ = ["check"]

ARTICLE_CLASS = "Article"


def _fault_of_entity(entity: Entity, schema: Schema) -> str | None:
    """Return what is wrong with an entity itself, or None."""
    if not entity.name.strip():
        return f"the {entity.cls} {entity.id} has no name"
    if entity.cls not in schema.classes:
        return f"the class {entity.cls} of {entity.name} is not in the ontology"
    return None


def _fault_of_evidence(evidence: Evidence, article: Article) -> str | None:
    """Return what is wrong with a piece of evidence, or None."""
    place = f"{article.document}:{evidence.start}-{evidence.stop}"
    if evidence.article != article.id:
        return f"its evidence belongs to another article ({evidence.article})"
    if not article.start <= evidence.start < evidence.stop <= article.stop:
        return f"its evidence at {place} lies outside the article ({article.start}-{article.stop})"
    if article.cut(evidence.start, evidence.stop) != evidence.quote:
        return f"its quote '{evidence.quote[:20]}' is not what stands at {place}"
    if not evidence.quote.strip():
        return f"its quote at {place} is blank"
    if not evidence.rule:
        return f"its evidence at {place} names no rule"
    if not 0.0 <= evidence.confidence <= 1.0:
        return f"its confidence {evidence.confidence} at {place} is not between 0 and 1"
    return None


def _fault_of_figure(statement: Observation | Attribute) -> str | None:
    """Return what is wrong with a figure or a property, or None."""
    if isinstance(statement, Attribute):
        if not statement.attribute:
            return "the attribute has no name"
        if isinstance(statement.value, str):
            return None if statement.value.strip() else f"the attribute {statement.attribute} is blank"
        return None if math.isfinite(statement.value) else f"{statement.attribute} is {statement.value}, no number"
    if not statement.indicator:
        return "the observation names no indicator"
    numbers = [number for number in (statement.value, statement.yoy) if number is not None]
    if not numbers:
        return f"the observation of {statement.indicator} has neither a value nor a rate"
    if not all(map(math.isfinite, numbers)):
        return f"{statement.indicator} is not a finite number"
    return None


def _fault_of_relation(statement: Relation, classes: Mapping[str, str], schema: Schema) -> str | None:
    """Return what is wrong with a statement between two things, or None."""
    if statement.subject == statement.object:
        return f"{statement.relation} relates a thing to itself"
    if statement.relation not in schema.relations:
        return f"the relation {statement.relation} is not in the ontology"
    keys = [key for key, _ in statement.qualifiers]
    if unknown := [key for key in keys if key not in schema.qualifiers]:
        return f"the qualifier {unknown[0]} is not in the ontology; it has {', '.join(schema.qualifiers)}"
    if keys != sorted(set(keys)):
        return f"its qualifiers {', '.join(keys)} are not sorted, or one comes twice"
    if blank := [key for key, value in statement.qualifiers if not value.strip()]:
        return f"the qualifier {blank[0]} is blank"
    return schema.allows(classes[statement.subject], statement.relation, classes[statement.object])


def _fault(
    statement: AnyStatement, article: Article, classes: Mapping[str, str], bad: Mapping[str, str], schema: Schema
) -> str | None:
    """Return the first reason for which a statement may not enter the graph, or None."""
    ends = [statement.subject, statement.object] if isinstance(statement, Relation) else [statement.subject]
    for end in ends:
        if end in bad:
            return bad[end]
        if end not in classes:
            return f"it speaks of {end or 'nothing'}, which the article does not name"
    if statement.status not in STATUSES:
        return f"the status '{statement.status}' is unknown; it is one of {', '.join(STATUSES)}"
    if isinstance(statement, Relation):
        fault = _fault_of_relation(statement, classes, schema)
    else:
        fault = _fault_of_figure(statement)
    if fault:
        return fault
    if not statement.evidence:
        return "it has no evidence"
    faults = (_fault_of_evidence(evidence, article) for evidence in statement.evidence)
    return next(filter(None, faults), None)


def check(graph: ArticleGraph, schema: Schema) -> tuple[ArticleGraph, tuple[Reject, ...]]:
    """Return the graph without what may not be in it, and what was taken out with the reason for each.

    An entity without a name or with an unknown class goes, and with it all statements about it.
    """
    article = graph.article
    faults = {entity.id: _fault_of_entity(entity, schema) for entity in graph.entities}
    bad = {id: fault for id, fault in faults.items() if fault}
    entities = tuple(entity for entity in graph.entities if entity.id not in bad)
    classes = {entity.id: entity.cls for entity in entities} | {article.id: ARTICLE_CLASS}
    kept: list[AnyStatement] = []
    rejects = [Reject(article.id, entity, bad[entity.id]) for entity in graph.entities if entity.id in bad]
    for statement in graph.statements:
        reason = _fault(statement, article, classes, bad, schema)
        if reason:
            rejects.append(Reject(article.id, statement, reason))
        else:
            kept.append(statement)
    if not rejects:
        return graph, ()
    return replace(graph, entities=entities, statements=tuple(kept)), tuple(rejects)

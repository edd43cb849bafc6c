"""Hold one article to the shapes: what breaks them is told by statement, article and sentence, or kept out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.check import check
from kg.ids import digest
from kg.lines import Line, reject_line
from kg.model import AnyStatement, ArticleGraph, Entity, Reject
from kg.rdf.order import ends
from kg.rdf.shacl import Finding, shorten, validate
from kg.rdf.terms import evidence_id, node
from kg.rdf.write import triples
from kg.schema import load_schema

__all__ = ["Fault", "examine", "hold"]

_SENTENCE_ENDS = re.compile(r"[。！？!?\r\n]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Say what is wrong in an article: with which statement, or with what else (`about`), and by which shape.

    `severity` is Violation or Warning; `shape` is the name of a shape of `ontology/shapes.ttl`, or `evidence` where the
    words or the numbers of a statement are at fault, which shapes cannot see.
    """

    severity: str
    shape: str
    statement: AnyStatement | Entity | None
    about: str
    sentence: str
    reason: str

    def line(self, graph: ArticleGraph) -> Line:
        """Return the fault as a line of JSON; `graph` is the one that was examined."""
        told = {"severity": self.severity, "shape": self.shape, "statement": self.about, "sentence": self.sentence}
        if self.statement is None:
            place = {"document": graph.article.document, "article": graph.article.number}
            return {**told, **place, "reason": self.reason}
        return {**told, **reject_line(Reject(graph.article.id, self.statement, self.reason), graph)}


def examine(graph: ArticleGraph) -> tuple[Fault, ...]:
    """Return what in an article breaks the ontology, its shapes or the article's own words, the worst first."""
    kept, rejects = check(graph, load_schema())
    faults = [
        Fault("Violation", "evidence", one.statement, one.statement.id, _sentence(one.statement, graph), one.reason)
        for one in rejects
    ]
    described = _described(kept)
    faults += [_fault(finding, kept, described) for finding in validate(triples([kept]))]
    return tuple(sorted(faults, key=lambda fault: fault.severity != "Violation"))


def hold(graph: ArticleGraph) -> tuple[ArticleGraph, tuple[Reject, ...]]:
    """Return a checked graph without what breaks the shapes, and what was taken out with the reason for each.

    A thing that breaks one goes with all statements about it; warnings take nothing out.
    """
    found = [one for one in validate(triples([graph])) if one.severity == "Violation"]
    if not found:
        return graph, ()
    described, bad = _described(graph), dict[str, str]()
    for one in found:
        for iri in (one.value, one.node):
            if iri in described:
                bad.setdefault(described[iri], _reason(one))
                break
        else:
            bad.setdefault(graph.article.id, _reason(one))
    kept = []
    rejects = [Reject(graph.article.id, entity, bad[entity.id]) for entity in graph.entities if entity.id in bad]
    for statement in graph.statements:
        reasons = [bad[id] for id in (statement.id, *ends(statement), graph.article.id) if id in bad]
        if reasons:
            rejects.append(Reject(graph.article.id, statement, reasons[0]))
        else:
            kept.append(statement)
    entities = tuple(entity for entity in graph.entities if entity.id not in bad)
    return replace(graph, entities=entities, statements=tuple(kept)), tuple(rejects)


def _described(graph: ArticleGraph) -> dict[str, str]:
    """Return what each node of an article's RDF describes: the id of a statement or of an entity."""
    home = graph.article.id
    found = {node(entity.id).value: entity.id for entity in graph.entities}
    found |= {node("mention-" + digest(home, entity.id)).value: entity.id for entity in graph.entities}
    for statement in graph.statements:
        found[node(statement.id).value] = statement.id
        for evidence in statement.evidence:
            for end in ("", "-quote", "-position"):
                found.setdefault(node(evidence_id(evidence) + end).value, statement.id)
    return found


def _fault(finding: Finding, graph: ArticleGraph, described: Mapping[str, str]) -> Fault:
    id = next((described[iri] for iri in (finding.value, finding.node) if iri in described), "")
    statement = next((one for one in graph.statements if one.id == id), None)
    entity = graph.entity(id)
    about = entity.name if entity else id or shorten(finding.node)
    sentence = _sentence(statement, graph) if statement else ""
    return Fault(finding.severity, finding.shape, statement, about, sentence, _reason(finding))


def _reason(finding: Finding) -> str:
    """Return what is wrong in words: the property, the value and the constraint that it breaks."""
    value = shorten(finding.value)
    shown = f"{finding.path} " if finding.path and not finding.path.startswith("^") else ""
    quoted = f"{value!r} " if value and shown else ""
    return f"{shown}{quoted}{finding.message}"


def _sentence(statement: AnyStatement | Entity, graph: ArticleGraph) -> str:
    """Return the sentence of a statement's first evidence, on one line; a thing by itself has none."""
    if isinstance(statement, Entity) or not statement.evidence:
        return ""
    article, evidence = graph.article, statement.evidence[0]
    low, high = evidence.start - article.start, evidence.stop - article.start
    if not 0 <= low < high <= len(article.text):
        return " ".join(evidence.quote.split())
    before = max((found.end() for found in _SENTENCE_ENDS.finditer(article.text, 0, low)), default=0)
    after = _SENTENCE_ENDS.search(article.text, high - 1)
    return " ".join(article.text[before : after.end() if after else len(article.text)].split())

"""What the page tells of a node or an edge when asked: names, figures, and the sentences that state it.

All of it is data for one JSON block; the page sets it as text, never as markup.
"""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

import networkx as nx

from kg.graph import Citation, Extent, Figure
from kg.model import STATUSES, Observation
from kg.schema import load_schema
from kg.view.drawing import STYLES, Drawing

__all__ = ["appearance", "details"]

_FALLBACK = ("#777777", "dot")


def details(graph: nx.MultiDiGraph, drawing: Drawing, extent: Extent, title: str) -> dict[str, Any]:
    """Return the data of the page: nodes and edges in the order in which the drawing has them."""
    articles: dict[str, int] = {}
    cited: list[Mapping[str, str]] = []

    def cite(evidence: Sequence[Citation]) -> list[list[Any]]:
        ordered = (
            sorted(evidence, key=lambda one: (one.document, one.start, one.stop, one.rule))
            if evidence[1:]
            else evidence
        )
        result: list[list[Any]] = []
        for one in ordered:
            if one.article not in articles:
                articles[one.article] = len(cited)
                cited.append({"title": one.title, "date": one.date, "document": one.document})
            at, inferred = articles[one.article], list(one.inferred)
            words = (one.before, one.quote, one.after)
            result.append([at, one.start, one.stop, *words, one.rule, one.confidence, inferred])
        return result

    nodes = []
    for mark in drawing.marks:
        data = graph.nodes[mark.id]
        figures = [_figure(figure, cite(figure.evidence)) for figure in sorted(data.get("figures", ()), key=_order)]
        nodes.append([mark.cls, data["name"], list(data.get("aliases", ())), data.get("statements", 0), figures])
    edges = []
    for link in drawing.links:
        data = graph.get_edge_data(drawing.marks[link.source].id, drawing.marks[link.target].id, link.key)
        qualifiers = data.get("qualifiers", {})
        evidence = cite(data.get("evidence", ()))
        edges.append([link.source, link.target, link.relation, link.status, qualifiers, evidence])
    return {
        "title": title,
        "extent": [extent.nodes, extent.all_nodes, extent.edges, extent.all_edges],
        "classes": _classes({mark.cls for mark in drawing.marks}),
        "relations": _relations({link.relation for link in drawing.links}),
        "statuses": {
            status: [STYLES[status].colour, list(STYLES[status].dashes), STYLES[status].width] for status in STATUSES
        },
        "properties": {term.name: [term.label_zh, term.label_en] for term in load_schema().properties.values()},
        "articles": cited,
        "nodes": nodes,
        "edges": edges,
    }


def appearance(cls: str) -> tuple[str, str]:
    """Return colour and shape of a class; grey and round for one that the ontology does not know."""
    term = load_schema().classes.get(cls)
    return (term.colour, term.shape) if term else _FALLBACK


def _classes(used: set[str]) -> dict[str, list[str]]:
    """Return labels, colour and shape of the classes used, in the ontology's order."""
    known = load_schema().classes
    result = {
        name: [term.label_zh, term.label_en, term.colour, term.shape] for name, term in known.items() if name in used
    }
    return result | {name: [name, name, *_FALLBACK] for name in sorted(used - known.keys())}


def _relations(used: set[str]) -> dict[str, list[Any]]:
    """Return zh and en label, zh and en label of the way back, and whether it has no direction."""
    known = load_schema().relations
    result: dict[str, list[Any]] = {}
    for name, term in known.items():
        if name in used:
            result[name] = [term.label_zh, term.label_en, term.inverse_zh, term.inverse_en, term.symmetric]
    return result | {name: [name, name, "", "", False] for name in sorted(used - known.keys())}


def _figure(figure: Figure, evidence: list[list[Any]]) -> dict[str, Any]:
    """Return an observation or attribute; what it lacks is left out."""
    said = figure.statement
    if isinstance(said, Observation):
        fields = {
            "name": said.indicator,
            "period": said.period,
            "value": _plain(said.value),
            "unit": said.unit,
            "yoy": _plain(said.yoy),
            "scope": said.scope,
        }
    else:
        fields = {"name": said.attribute, "value": _plain(said.value), "unit": said.unit}
    kept = {key: value for key, value in fields.items() if value not in (None, "")}
    return kept | {"observed": isinstance(said, Observation), "status": said.status, "evidence": evidence}


def _order(figure: Figure) -> tuple[bool, str, str, str]:
    """Order attributes before observations, these by indicator and period."""
    said = figure.statement
    if isinstance(said, Observation):
        return True, said.indicator, said.period, said.id
    return False, said.attribute, "", said.id


def _plain(value: float | str | None) -> float | int | str | None:
    """Return a value as JSON can hold it: whole numbers without a point, no infinities."""
    if isinstance(value, int | float):
        if not isfinite(value):
            return str(value)
        return int(value) if float(value).is_integer() else value
    return value

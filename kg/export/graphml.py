"""Write the graph as GraphML, which Gephi, yEd and Cytoscape open."""

import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from kg.graph import Citation, Figure, to_networkx
from kg.lines import plain
from kg.model import ArticleGraph, Observation
from kg.schema import load_schema

__all__ = ["write_graphml"]

_NODE_KEYS = {"label": "string", "class": "string", "aliases": "string", "colour": "string", "statements": "int"}
_NODE_KEYS |= {"figures": "string"}
_EDGE_KEYS = {"label": "string", "relation": "string", "status": "string", "evidence": "int", "articles": "int"}
_EDGE_KEYS |= {"confidence": "double", "quote": "string", "source": "string"}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Value = str | int | float


def write_graphml(graphs: Iterable[ArticleGraph], out: BinaryIO, *, articles: bool = True) -> None:
    """Write entities and, if wanted, articles as nodes, statements between them as edges with their surest quote.

    This form is for pictures: the other evidence, offsets and texts are not in it, and a control character that
    XML cannot hold becomes U+FFFD. The graph is held in memory, as whatever opens the file will hold it too.
    """
    schema = load_schema()
    graph = to_networkx(graphs, articles=articles)
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    qualifiers = dict.fromkeys(schema.qualifiers, "string")
    for kind, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS | qualifiers)):
        for name, type in keys.items():
            key = f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{type}"/>\n'
            out.write(key.encode())
    out.write(b'<graph edgedefault="directed">\n')
    for id in sorted(graph):
        data = graph.nodes[id]
        values: dict[str, Value] = {
            "label": data["name"],
            "class": data["cls"],
            "aliases": "、".join(data["aliases"]),
            "colour": schema.classes[data["cls"]].colour,
            "statements": data["statements"],
            "figures": "\n".join(map(_figure, data["figures"])),
        }
        out.write(f"<node id={_attribute(id)}>{_data('node', values)}</node>\n".encode())
    for subject, object_, id, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[2]):
        values = {"label": schema.relations[data["relation"]].label_zh, "relation": data["relation"]}
        values |= {"status": data["status"], **data["qualifiers"], **_evidence(data["evidence"])}
        ends = f"id={_attribute(id)} source={_attribute(subject)} target={_attribute(object_)}"
        out.write(f"<edge {ends}>{_data('edge', values)}</edge>\n".encode())
    out.write(b"</graph>\n</graphml>\n")


def _evidence(cited: list[Citation]) -> dict[str, Value]:
    best = min(cited, key=lambda one: (-one.confidence, one.document, one.start))
    return {
        "evidence": len(cited),
        "articles": len({one.article for one in cited}),
        "confidence": best.confidence,
        "quote": best.quote,
        "source": f"{best.document} {best.title} {best.date}".rstrip(),
    }


def _figure(figure: Figure) -> str:
    said = figure.statement
    if isinstance(said, Observation):
        parts = (said.period, said.scope, said.indicator, plain(said.value), said.unit)
        growth = "" if said.yoy is None else f" ({said.yoy:+g}%)"
        return " ".join(str(part) for part in parts if part not in ("", None)) + growth
    value = said.value if isinstance(said.value, str) else plain(said.value)
    return f"{said.attribute} {value} {said.unit}".rstrip()


def _data(kind: str, values: Mapping[str, Value]) -> str:
    return "".join(
        f'<data key="{kind}-{name}">{escape(_clean(str(value)), _CR)}</data>'
        for name, value in values.items()
        if value != ""
    )


_CR = {"\r": "&#13;"}


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)

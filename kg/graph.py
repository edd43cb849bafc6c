"""A networkx view of article graphs: what pictures, neighbourhoods and graph measures are taken from."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import networkx as nx

from kg.errors import ConfigError
from kg.ids import name_key
from kg.model import Article, ArticleGraph, Attribute, Evidence, Observation, Statement
from kg.names import choose_name, other_names

__all__ = ["Citation", "Extent", "Figure", "cite", "limit", "neighbourhood", "to_networkx"]

_SENTENCE_END = re.compile(r"[。！？!?]")
_REACH = 160  # code points of context shown on either side of a quote, at most


@dataclass(frozen=True, slots=True)
class Citation:
    """Show where something is stated: an evidence, its article, and the sentence around the quote.

    `before` and `after` complete the sentence, as printed; offsets point into the document.
    """

    article: str
    title: str
    date: str
    document: str
    start: int
    stop: int
    before: str
    quote: str
    after: str
    rule: str
    confidence: float
    inferred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold an observation or attribute of a node with all places that state it."""

    statement: Observation | Attribute
    evidence: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """Say how much of a graph is kept: `nodes` of `all_nodes`, `edges` of `all_edges`."""

    nodes: int
    all_nodes: int
    edges: int
    all_edges: int

    @property
    def complete(self) -> bool:
        """Tell whether nothing was left out."""
        return self.nodes == self.all_nodes and self.edges == self.all_edges


def to_networkx(graphs: Iterable[ArticleGraph], *, articles: bool = False) -> nx.MultiDiGraph:
    """Return one graph of all that the articles state.

    Nodes are keyed by entity id and carry `cls`, `name`, `aliases` (tuple), `statements` (how many
    statements speak of it) and `figures` (list of Figure). Edges are keyed by statement id and carry
    `relation`, `status`, `qualifiers` (dict) and `evidence` (list of Citation). What relates to an
    article itself (authorOf, publishedIn), and who is known from that alone, is left out unless
    `articles`, which makes articles nodes.
    """
    result = nx.MultiDiGraph()
    names: dict[str, Counter[str]] = {}
    aliases: dict[str, set[str]] = {}
    figures: dict[str, tuple[Observation | Attribute, list[Citation]]] = {}
    outside: set[str] = set()  # who stands in a relation to an article
    for graph in graphs:
        article = graph.article
        for entity in graph.entities:
            if entity.id not in names:
                result.add_node(entity.id, cls=entity.cls, statements=0, figures=[])
                names[entity.id], aliases[entity.id] = Counter(), set()
            names[entity.id][entity.name] += 1
            aliases[entity.id].update(entity.aliases)
        if articles:
            result.add_node(article.id, cls="Article", name=article.title, aliases=(), statements=0, figures=[])
        for statement in graph.statements:
            cited = [cite(article, evidence) for evidence in statement.evidence]
            if (
                isinstance(statement, Statement)
                and article.id in (statement.subject, statement.object)
                and not articles
            ):
                outside |= {statement.subject, statement.object}
            elif isinstance(statement, Statement):
                _add_edge(result, statement, cited)
            elif statement.id in figures:
                figures[statement.id][1].extend(cited)
            else:
                figures[statement.id] = (statement, cited)
    for figure, cited in figures.values():
        if figure.subject in result:  # else an article
            node = result.nodes[figure.subject]
            node["statements"] += 1
            node["figures"].append(Figure(figure, tuple(cited)))
    result.remove_nodes_from([id for id in outside & names.keys() if not result.nodes[id]["statements"]])
    for id, used in names.items():
        if id not in result:
            continue
        name = choose_name(used)
        result.nodes[id].update(name=name, aliases=other_names(aliases[id] | set(used), name))
    return result


def neighbourhood(graph: nx.MultiDiGraph, name: str, hops: int = 1) -> nx.MultiDiGraph:
    """Return the part of a graph within `hops` steps, in either direction, of what bears a name.

    The name is an id, a name or an alias, compared as `name_key` does; all that bear it are taken.
    Raises ConfigError, naming similar names, when nothing does.
    """
    key = name_key(name)
    found = [id for id, data in graph.nodes(data=True) if id == name or key in map(name_key, _forms(data))]
    if not found:
        raise ConfigError(_unknown(graph, name))
    seen, front = set(found), set(found)
    for _ in range(hops):
        front = {near for id in front for near in nx.all_neighbors(graph, id)} - seen
        if not front:
            break
        seen |= front
    return graph.subgraph(sorted(seen)).copy()


def limit(graph: nx.MultiDiGraph, nodes: int) -> tuple[nx.MultiDiGraph, Extent]:
    """Return the `nodes` best connected nodes with the edges among them, and how much that is of the whole.

    Nodes with equally many edges are ranked by their best connected neighbour, so that what hangs on
    a kept hub is kept first, then by id.
    """
    kept = graph
    if len(graph) > nodes:
        degree = dict(graph.degree())
        best = {id: max((degree[near] for near in nx.all_neighbors(graph, id)), default=0) for id in graph}
        ranked = sorted(graph, key=lambda id: (-degree[id], -best[id], id))
        kept = graph.subgraph(ranked[:nodes]).copy()
    return kept, Extent(len(kept), len(graph), kept.number_of_edges(), graph.number_of_edges())


def _add_edge(graph: nx.MultiDiGraph, statement: Statement, cited: list[Citation]) -> None:
    """Add a statement, or its evidence to the edge that states the same already."""
    if graph.has_edge(statement.subject, statement.object, statement.id):
        graph.edges[statement.subject, statement.object, statement.id]["evidence"].extend(cited)
        return
    graph.add_edge(
        statement.subject,
        statement.object,
        key=statement.id,
        relation=statement.relation,
        status=statement.status,
        qualifiers=dict(statement.qualifiers),
        evidence=cited,
    )
    for end in {statement.subject, statement.object}:
        graph.nodes[end]["statements"] += 1


def cite(article: Article, evidence: Evidence) -> Citation:
    """Return an evidence with the words that complete its sentence."""
    low, high = _bounds(article, evidence)
    return Citation(
        article=article.id,
        title=article.title,
        date=article.date,
        document=article.document,
        start=evidence.start,
        stop=evidence.stop,
        before=article.cut(low, evidence.start),
        quote=evidence.quote,
        after=article.cut(evidence.stop, high),
        rule=evidence.rule,
        confidence=evidence.confidence,
        inferred=evidence.inferred,
    )


def _bounds(article: Article, evidence: Evidence) -> tuple[int, int]:
    """Return the offsets of the sentence around an evidence, inside its part and within reach."""
    low = max((part.start for part in article.parts if part.start <= evidence.start), default=article.start)
    high = min((part.stop for part in article.parts if part.stop >= evidence.stop), default=article.stop)
    low, high = max(low, evidence.start - _REACH), min(high, evidence.stop + _REACH)
    ends = [end.end() for end in _SENTENCE_END.finditer(article.cut(low, evidence.start))]
    if ends:
        low += ends[-1]
    if _SENTENCE_END.match(evidence.quote[-1:]):
        return low, evidence.stop
    closing = _SENTENCE_END.search(article.cut(evidence.stop, high))
    return low, evidence.stop + closing.end() if closing else high


def _forms(data: dict[str, Any]) -> tuple[str, ...]:
    return (data["name"], *data["aliases"])


def _unknown(graph: nx.MultiDiGraph, name: str) -> str:
    """Say that nothing bears a name, and which names come near."""
    key = name_key(name)
    forms = {name_key(form): form for _, data in graph.nodes(data=True) for form in _forms(data)}
    near = [form for other, form in sorted(forms.items()) if key in other or other in key]
    near += [forms[other] for other in get_close_matches(key, forms, n=5, cutoff=0.5)]
    hint = "; near it: " + ", ".join(list(dict.fromkeys(near))[:5]) if near else "; nothing comes near it"
    return f"nothing in the graph is called {name!r}{hint}"

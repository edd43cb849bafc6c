"""Write article graphs as RDF, article by article, without ever holding the whole.

A statement is described by a node of its own and, if its status is `stated`, asserted as a plain triple too:

    id:zone-1 zkg:hosts id:company-2 .
    id:statement-3 a rdf:Statement , zkg:Statement ;
        rdf:subject id:zone-1 ; rdf:predicate zkg:hosts ; rdf:object id:company-2 ;
        zkg:status "stated" ;
        prov:wasDerivedFrom id:evidence-4 .
    id:evidence-4 a oa:SpecificResource , zkg:Evidence ;
        oa:hasSource id:article-5 ; oa:hasSelector id:evidence-4-quote , id:evidence-4-position .

What one article calls an entity is kept by a `zkg:Mention`; the labels of the entity itself, over all articles,
and which statements contradict each other close the output. There are no blank nodes, and the same graphs give the
same bytes.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.claims import CONTRADICTS, Claims, claims_of
from kg.errors import ConfigError
from kg.model import ArticleGraph
from kg.rdf.base import check_base, moved, prefixes
from kg.rdf.cube import Codes
from kg.rdf.encode import article_triples
from kg.rdf.formats import rdf_format
from kg.rdf.jsonld import write_jsonld
from kg.rdf.names import Names
from kg.rdf.polish import Polished, without_control_characters
from kg.rdf.reify import with_triple_terms
from kg.rdf.terms import LANGUAGE, RDF, RDFS, SKOS, node, term
from kg.schema import NAMESPACE, load_schema
from kg.settings import BASE

__all__ = ["quads", "triples", "write_rdf"]

Triples = Iterator[ox.Triple]

_USED = ("dcterms", "id", "oa", "org", "owl", "prov", "qb", "qudt", "qudt-unit", "rdf", "rdfs", "skos", "xsd", "zkg")


def write_rdf(
    graphs: Iterable[ArticleGraph], out: BinaryIO, format: str, *, base: str = BASE, triple_terms: bool = False
) -> None:
    """Write resolved article graphs to a binary stream as `turtle`, `ntriples`, `nquads`, `trig`, `jsonld` or `rdfxml`.

    TriG and N-Quads keep each article in a graph of its own. Memory grows with entities and figures only. `base` is the
    IRI under which our words and things stand; `triple_terms` adds those of RDF 1.2. Raises ConfigError for an unknown
    format, a base that is none, and triple terms in JSON-LD, which has no way to write them; StatementError, naming
    it, for a statement that cannot be kept.
    """
    chosen, known = rdf_format(format), prefixes(check_base(base))
    if chosen.name == "jsonld":
        if triple_terms:
            raise ConfigError("JSON-LD cannot hold the triple terms of RDF 1.2; choose turtle, trig or another format")
        write_jsonld(triples(graphs), out, prefixes=known)
        return
    polished = Polished(out, xml=chosen.xml)
    to = cast(BinaryIO, polished)
    used = {name: known[name] for name in _USED}
    if chosen.datasets:
        rows = quads(graphs)
        ox.serialize(moved(with_triple_terms(rows) if triple_terms else rows, base), to, chosen.oxigraph, prefixes=used)
    else:
        all = triples(graphs)
        all = moved(with_triple_terms(all) if triple_terms else all, base)
        ox.serialize(without_control_characters(all) if chosen.xml else all, to, chosen.oxigraph, prefixes=used)
    polished.finish()


def triples(graphs: Iterable[ArticleGraph]) -> Triples:
    """Yield all triples of the graphs: each article in turn, then what only all of them together tell."""
    whole = _Whole()
    for graph in graphs:
        whole.add(graph)
        yield from article_triples(graph)
    yield from whole.triples()


def quads(graphs: Iterable[ArticleGraph]) -> Iterator[ox.Quad]:
    """Yield the triples, each in the graph of its article, what all together tell in the default graph."""
    whole = _Whole()
    for graph in graphs:
        whole.add(graph)
        home = node(graph.article.id)
        for triple in article_triples(graph):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, home)
    for triple in whole.triples():
        yield ox.Quad(triple.subject, triple.predicate, triple.object)


class _Whole:
    """Gather what all articles together tell: labels of entities, codes of figures, what contradicts what."""

    def __init__(self) -> None:
        self._names, self._codes, self._claims = Names(), Codes(), Claims()

    def add(self, graph: ArticleGraph) -> None:
        """Take in an article."""
        self._names.add(graph)
        self._codes.add(graph)
        self._claims.add(claims_of(graph))

    def triples(self) -> Triples:
        """Yield what the articles tell together."""
        return chain(_entity_triples(self._names), self._codes.triples(), _contradictions(self._claims))


def _contradictions(claims: Claims) -> Triples:
    """Yield both directions, ordered by what contradicts: few stores infer that a property is symmetric."""
    found = [(one.one, one.other) for one in claims.contradictions()]
    for one, other in sorted([*found, *((other, one) for one, other in found)]):
        yield ox.Triple(node(one), term(NAMESPACE, CONTRADICTS), node(other))


def _entity_triples(names: Names) -> Triples:
    """Yield types and labels of the entities, ordered by id; superclasses are spelled out, since few stores infer."""
    schema = load_schema()
    ancestors = {cls: [term(NAMESPACE, up) for up in schema.ancestors(cls)] for cls in sorted(names.classes())}
    kind, label = term(RDF, "type"), term(RDFS, "label")
    prefers, others, scheme = term(SKOS, "prefLabel"), term(SKOS, "altLabel"), term(SKOS, "inScheme")
    for id, cls, name, aliases in names.chosen():
        entity = node(id)
        for up in ancestors[cls]:
            yield ox.Triple(entity, kind, up)
        text = ox.Literal(name, language=LANGUAGE)
        yield ox.Triple(entity, label, text)
        yield ox.Triple(entity, prefers, text)
        for alias in aliases:
            yield ox.Triple(entity, others, ox.Literal(alias, language=LANGUAGE))
        if cls == "IndustryChain":
            yield ox.Triple(entity, scheme, term(NAMESPACE, "industryChains"))

"""Read RDF of this ontology back into article graphs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import cast, get_args

import pyoxigraph as ox

from kg.errors import DocumentError
from kg.model import (
    STATUSES,
    AnyStatement,
    Article,
    ArticleGraph,
    Attribute,
    Entity,
    Evidence,
    Observation,
    Part,
    Role,
    Statement,
)
from kg.rdf.base import check_base, moved
from kg.rdf.formats import format_of_name, rdf_format
from kg.rdf.nodes import Nodes
from kg.rdf.order import ends, statement_place
from kg.rdf.terms import OA, PROV, RDF, SKOS, id_of, node, number_of
from kg.schema import NAMESPACE, load_schema
from kg.settings import BASE

__all__ = ["graphs_of", "parse_rdf", "read_rdf"]

_STATEMENTS = (RDF + "Statement", *(NAMESPACE + kind for kind in ("Statement", "Observation", "Attribute")))


def read_rdf(
    source: str | PathLike[str] | bytes, format: str | None = None, *, base: str = BASE
) -> tuple[ArticleGraph, ...]:
    """Return the article graphs that a file, or the bytes of one, describes, ordered by document and number.

    What `write_rdf` wrote comes back whole: entities in the order of their ids, statements in that of their
    words, aliases and inferred parts sorted. Named graphs and words of other vocabularies are left aside. The
    format of a file may be told by its name; `base` is the IRI under which our words and things stand in it.

    Raises DocumentError if the file cannot be read, is not valid or holds no article, StatementError, naming
    the node, for a description that lacks what the ontology asks for, and ConfigError for an unknown format.
    """
    origin, rows = parse_rdf(source, format, base=base)
    return graphs_of(rows, origin)


def parse_rdf(
    source: str | PathLike[str] | bytes, format: str | None = None, *, base: str = BASE
) -> tuple[str, tuple[ox.Quad, ...]]:
    """Return what to call a source of RDF, and all that it says. Raises DocumentError and ConfigError as `read_rdf`."""
    origin = "the RDF given" if isinstance(source, bytes) else str(Path(source))
    chosen = rdf_format(format) if format else format_of_name(origin)
    try:
        data = source if isinstance(source, bytes) else Path(source).read_bytes()
    except OSError as error:
        raise DocumentError(f"{origin}: cannot be read ({error.strerror}); check the path") from error
    try:
        return origin, tuple(moved(ox.parse(data, chosen.oxigraph), check_base(base), back=True))
    except (SyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise DocumentError(f"{origin}: is not valid {chosen.name} ({reason}); mend it or name its format") from error


def graphs_of(rows: Iterable[ox.Quad | ox.Triple], origin: str) -> tuple[ArticleGraph, ...]:
    """Return the article graphs that triples describe; see `read_rdf`."""
    return _graphs(Nodes(rows, origin))


def _graphs(nodes: Nodes) -> tuple[ArticleGraph, ...]:
    """Return the graph of every article that is described."""
    articles = {iri: _article(nodes, iri) for iri in nodes.of_type(NAMESPACE + "Article")}
    if not articles:
        raise DocumentError(f"{nodes.origin}: describes no zkg:Article; give RDF that `kg export` wrote")
    entities: dict[str, dict[str, Entity]] = {iri: {} for iri in articles}
    for iri in nodes.of_type(NAMESPACE + "Mention"):
        home = nodes.iri(iri, NAMESPACE + "mentionedIn")
        if home not in articles:
            raise nodes.fault(iri, f"is mentioned in {home}, which is no zkg:Article here")
        entity = _mention(nodes, iri)
        entities[home][entity.id] = entity
    statements: dict[str, list[AnyStatement]] = {iri: [] for iri in articles}
    for iri in nodes.of_type(*_STATEMENTS):
        statement = _statement(nodes, iri)
        for home, evidence in _evidence(nodes, iri, articles).items():
            statements[home].append(replace(statement, evidence=evidence))
            for end in ends(statement):
                if end not in entities[home] and end != articles[home].id:
                    entities[home][end] = _entity(nodes, end, iri)
    return tuple(
        ArticleGraph(
            articles[iri],
            tuple(entities[iri][id] for id in sorted(entities[iri])),
            tuple(sorted(statements[iri], key=statement_place)),
        )
        for iri in sorted(articles, key=lambda iri: (articles[iri].document, articles[iri].number))
    )


def _article(nodes: Nodes, iri: str) -> Article:
    year = NAMESPACE + "year"
    article = Article(
        document=nodes.text(iri, "document"),
        number=nodes.whole(iri, NAMESPACE + "number"),
        start=nodes.whole(iri, NAMESPACE + "start"),
        stop=nodes.whole(iri, NAMESPACE + "stop"),
        text=nodes.text(iri, "text"),
        title=nodes.optional(iri, "headline"),
        zone=nodes.optional(iri, "zone"),
        author=nodes.optional(iri, "author"),
        outlet=nodes.optional(iri, "outlet"),
        date=nodes.optional(iri, "date"),
        year=nodes.whole(iri, year) if nodes.has(iri, year) else None,
        year_inferred=nodes.optional(iri, "yearInferred") in ("true", "1"),
        parts=tuple(_parts(nodes, iri)),
    )
    if id_of(iri) != article.id:
        raise nodes.fault(iri, f"must be called {node(article.id).value}, after its document and number; rename it")
    return article


def _parts(nodes: Nodes, iri: str) -> Iterator[Part]:
    for piece in nodes.optional(iri, "parts").split():
        role, *offsets = piece.split(":")
        if role not in get_args(Role) or len(offsets) != 2 or not all(map(str.isdecimal, offsets)):
            raise nodes.fault(iri, f"has the part {piece!r}; write it as body:12:345")
        yield Part(cast(Role, role), int(offsets[0]), int(offsets[1]))


def _mention(nodes: Nodes, iri: str) -> Entity:
    return Entity(
        id=id_of(nodes.iri(iri, NAMESPACE + "mentionOf")),
        cls=nodes.text(iri, "class"),
        name=nodes.text(iri, "name"),
        aliases=tuple(nodes.values(iri, NAMESPACE + "alias")),
        home=nodes.optional(iri, "home"),
        replaces=tuple(nodes.values(iri, NAMESPACE + "replaces")),
        same=tuple(nodes.values(iri, NAMESPACE + "decidedSame")),
    )


def _entity(nodes: Nodes, id: str, statement: str) -> Entity:
    """Return an entity that no mention introduces, from its own type and labels: RDF made elsewhere has them."""
    iri, lineage = node(id).value, load_schema().lineage
    kinds = nodes.types(iri) & lineage.keys()
    lowest = [kind for kind in kinds if not any(kind in lineage[other] for other in kinds - {kind})]
    names = nodes.values(iri, SKOS + "prefLabel")
    if len(lowest) != 1 or len(names) != 1:
        raise nodes.fault(
            iri,
            f"is spoken of by {statement} but has no zkg:Mention in that article; "
            f"it then needs one class ({', '.join(sorted(lowest)) or 'none'}) and one skos:prefLabel ({len(names)})",
        )
    return Entity(id, lowest[0], names[0], tuple(nodes.values(iri, SKOS + "altLabel")))


def _statement(nodes: Nodes, iri: str) -> AnyStatement:
    """Return a statement, observation or attribute without its evidence."""
    kinds, status = nodes.types(iri), nodes.text(iri, "status")
    if status not in STATUSES:
        raise nodes.fault(iri, f"has the status {status!r}, not one of {', '.join(STATUSES)}")
    if "Observation" in kinds:
        return Observation(
            subject=id_of(nodes.iri(iri, NAMESPACE + "subject")),
            indicator=nodes.text(iri, "indicator"),
            period=nodes.optional(iri, "period"),
            value=nodes.number(iri, "value"),
            unit=nodes.optional(iri, "unit"),
            yoy=nodes.number(iri, "yoy"),
            scope=nodes.optional(iri, "scope"),
            status=status,
        )
    if "Attribute" in kinds:
        value = nodes.literal(iri, NAMESPACE + "value")
        number = number_of(value)
        return Attribute(
            subject=id_of(nodes.iri(iri, NAMESPACE + "subject")),
            attribute=nodes.text(iri, "attribute"),
            value=value.value if number is None else number,
            unit=nodes.optional(iri, "unit"),
            status=status,
        )
    relation = nodes.iri(iri, RDF + "predicate")
    if not relation.startswith(NAMESPACE):
        raise nodes.fault(iri, f"states <{relation}>, which is no relation of {NAMESPACE}")
    pairs = ((key, value) for key in load_schema().qualifiers for value in nodes.values(iri, NAMESPACE + key))
    return Statement(
        subject=id_of(nodes.iri(iri, RDF + "subject")),
        relation=relation.removeprefix(NAMESPACE),
        object=id_of(nodes.iri(iri, RDF + "object")),
        status=status,
        qualifiers=tuple(sorted(pairs)),
    )


def _evidence(nodes: Nodes, iri: str, articles: Mapping[str, Article]) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence of a statement by the IRI of the article that holds it."""
    found: dict[str, list[Evidence]] = {}
    for place in nodes.values(iri, PROV + "wasDerivedFrom"):
        if place not in nodes:
            raise nodes.fault(iri, f"rests on {place}, which is not described")
        home = nodes.iri(place, OA + "hasSource")
        if home not in articles:
            raise nodes.fault(place, f"lies in {home}, which is no zkg:Article here")
        found.setdefault(home, []).append(_words(nodes, place, articles[home]))
    if not found:
        raise nodes.fault(iri, "has no prov:wasDerivedFrom; every statement needs evidence")
    return {home: tuple(sorted(all, key=lambda e: (e.start, e.stop, e.id))) for home, all in found.items()}


def _words(nodes: Nodes, iri: str, article: Article) -> Evidence:
    selectors = nodes.values(iri, OA + "hasSelector")
    words = [one for one in selectors if nodes.has(one, OA + "exact")]
    places = [one for one in selectors if nodes.has(one, OA + "start")]
    if len(words) != 1 or len(places) != 1:
        raise nodes.fault(iri, "needs one oa:TextQuoteSelector with oa:exact and one oa:TextPositionSelector")
    return Evidence(
        article=article.id,
        start=nodes.whole(places[0], OA + "start"),
        stop=nodes.whole(places[0], OA + "end"),
        quote=nodes.literal(words[0], OA + "exact").value,
        rule=nodes.text(iri, "rule"),
        confidence=float(nodes.number(iri, "confidence") or 0.0),
        inferred=tuple(nodes.values(iri, NAMESPACE + "inferred")),
    )

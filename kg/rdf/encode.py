"""Encode one article in RDF: itself, what it calls its entities, what it states, and the words that state it."""

from collections.abc import Iterator
from operator import itemgetter

import pyoxigraph as ox

from kg.errors import StatementError
from kg.ids import digest
from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Statement
from kg.rdf.cube import cell
from kg.rdf.order import statement_place
from kg.rdf.terms import DCTERMS, LANGUAGE, OA, ORG, OWL, PROV, RDF, RDFS, XSD, evidence_id, node, number, term
from kg.schema import NAMESPACE, load_schema

__all__ = ["article_triples"]

Triples = Iterator[ox.Triple]


def _zkg(name: str) -> ox.NamedNode:
    return term(NAMESPACE, name)


_A = term(RDF, "type")
_LABEL = term(RDFS, "label")
_FROM = term(PROV, "wasDerivedFrom")
_STATUS = _zkg("status")
_REPLACED_BY = term(DCTERMS, "isReplacedBy")
_SAME_AS = term(OWL, "sameAs")
_SELECTOR = term(OA, "hasSelector")
_OFFSET = term(XSD, "nonNegativeInteger")
_YES = ox.Literal("true", datatype=term(XSD, "boolean"))
_NO = ox.Literal("false", datatype=term(XSD, "boolean"))


def article_triples(graph: ArticleGraph) -> Triples:
    """Yield what one article says, in an order that does not depend on that of the graph.

    Raises StatementError for a statement without evidence in this article: RDF could not say where it belongs.
    """
    article = graph.article
    here = node(article.id)
    yield from _article(article, here)
    entities = sorted(graph.entities, key=lambda entity: entity.id)
    for entity in entities:
        yield ox.Triple(here, _zkg("mentions"), node(entity.id))
    for entity in entities:
        yield from _mention(entity, article, here)
    document = node("document-" + digest(article.document))
    yield ox.Triple(document, _A, term(PROV, "Entity"))
    yield ox.Triple(document, _LABEL, ox.Literal(article.document))
    shown: set[str] = set()
    # the place ends in the id, which is worth working out once
    for place, statement in sorted(((statement_place(said), said) for said in graph.statements), key=itemgetter(0)):
        id = place[-1]
        _check_evidence(statement, id, article)
        about = node(id)
        match statement:
            case Statement():
                yield from _statement(statement, about)
            case Observation():
                yield from _observation(statement, id, about)
            case Attribute():
                yield from _attribute(statement, about)
        yield ox.Triple(about, _STATUS, ox.Literal(statement.status))
        cited = {evidence_id(evidence): evidence for evidence in statement.evidence}
        for source in sorted(cited):
            yield ox.Triple(about, _FROM, node(source))
        for source in sorted(cited.keys() - shown):
            yield from _evidence(cited[source], source, here)
        shown |= cited.keys()


def _check_evidence(statement: AnyStatement, id: str, article: Article) -> None:
    home = article.id
    if statement.evidence and all(evidence.article == home for evidence in statement.evidence):
        return
    place = f"{article.document}: {id} of article {article.number}"
    if not statement.evidence:
        raise StatementError(f"{place} has no evidence, so RDF cannot say which article states it; run the check first")
    raise StatementError(f"{place} has evidence in another article; run the check first")


def _article(article: Article, here: ox.NamedNode) -> Triples:
    for kind in (_zkg("Article"), term(PROV, "Entity")):
        yield ox.Triple(here, _A, kind)
    if article.title:
        yield ox.Triple(here, _LABEL, ox.Literal(article.title, language=LANGUAGE))
    texts = (
        ("headline", article.title),
        ("document", article.document),
        ("text", article.text),
        ("content", article.content),
        ("zone", article.zone),
        ("author", article.author),
        ("outlet", article.outlet),
        ("date", article.date),
        ("parts", " ".join(f"{part.role}:{part.start}:{part.stop}" for part in article.parts)),
    )
    for name, value in texts:
        if value:
            yield ox.Triple(here, _zkg(name), ox.Literal(value))
    yield ox.Triple(here, _zkg("number"), ox.Literal(str(article.number), datatype=term(XSD, "positiveInteger")))
    yield ox.Triple(here, _zkg("start"), ox.Literal(str(article.start), datatype=_OFFSET))
    yield ox.Triple(here, _zkg("stop"), ox.Literal(str(article.stop), datatype=_OFFSET))
    if article.year is not None:
        yield ox.Triple(here, _zkg("year"), number(article.year))
        yield ox.Triple(here, _zkg("yearInferred"), _YES if article.year_inferred else _NO)
    yield ox.Triple(here, _FROM, node("document-" + digest(article.document)))


def _mention(entity: Entity, article: Article, here: ox.NamedNode) -> Triples:
    mention = node("mention-" + digest(article.id, entity.id))
    yield ox.Triple(mention, _A, _zkg("Mention"))
    yield ox.Triple(mention, _zkg("mentionedIn"), here)
    yield ox.Triple(mention, _zkg("mentionOf"), node(entity.id))
    yield ox.Triple(mention, _zkg("class"), ox.Literal(entity.cls))
    yield ox.Triple(mention, _zkg("name"), ox.Literal(entity.name))
    for alias in sorted(set(entity.aliases)):
        yield ox.Triple(mention, _zkg("alias"), ox.Literal(alias))
    if entity.home:
        yield ox.Triple(mention, _zkg("home"), ox.Literal(entity.home))
    for former in entity.replaces:
        yield ox.Triple(mention, _zkg("replaces"), ox.Literal(former))
        yield ox.Triple(node(former), _REPLACED_BY, node(entity.id))
    for former in entity.same:
        yield ox.Triple(mention, _zkg("decidedSame"), ox.Literal(former))
        yield ox.Triple(node(former), _SAME_AS, node(entity.id))


def _statement(statement: Statement, about: ox.NamedNode) -> Triples:
    subject, relation, object_ = node(statement.subject), _zkg(statement.relation), node(statement.object)
    if statement.status == "stated":
        yield ox.Triple(subject, relation, object_)
        if statement.relation == "holdsPost":
            yield from _membership(statement, about, subject, object_)
    yield ox.Triple(about, _A, term(RDF, "Statement"))
    yield ox.Triple(about, _A, _zkg("Statement"))
    yield ox.Triple(about, term(RDF, "subject"), subject)
    yield ox.Triple(about, term(RDF, "predicate"), relation)
    yield ox.Triple(about, term(RDF, "object"), object_)
    for key, value in statement.qualifiers:
        if key not in load_schema().qualifiers:
            raise StatementError(
                f"{statement.id}: the qualifier {key!r} is not in the ontology; "
                "add it to ontology/properties.ttl as a subproperty of zkg:qualifier"
            )
        yield ox.Triple(about, _zkg(key), ox.Literal(value))


def _membership(statement: Statement, about: ox.NamedNode, person: ox.NamedNode, body: ox.NamedNode) -> Triples:
    """Yield a post in the words of the W3C Organization Ontology; reading back leaves these aside."""
    membership = node("membership-" + digest(statement.id))
    yield ox.Triple(membership, _A, term(ORG, "Membership"))
    yield ox.Triple(membership, term(ORG, "member"), person)
    yield ox.Triple(membership, term(ORG, "organization"), body)
    yield ox.Triple(membership, _FROM, about)
    title = statement.qualifier("title")
    if title:
        post = node("post-" + digest(statement.object, title))
        yield ox.Triple(post, _A, term(ORG, "Post"))
        yield ox.Triple(post, _LABEL, ox.Literal(title, language=LANGUAGE))
        yield ox.Triple(post, term(ORG, "postIn"), body)
        yield ox.Triple(post, term(ORG, "heldBy"), person)


def _observation(figure: Observation, id: str, about: ox.NamedNode) -> Triples:
    for kind in (_zkg("Observation"), _zkg("Statement")):
        yield ox.Triple(about, _A, kind)
    yield from cell(figure, id, about)
    yield ox.Triple(about, _zkg("subject"), node(figure.subject))
    yield ox.Triple(about, _zkg("indicator"), ox.Literal(figure.indicator))
    for name, text in (("period", figure.period), ("unit", figure.unit), ("scope", figure.scope)):
        if text:
            yield ox.Triple(about, _zkg(name), ox.Literal(text))
    if figure.value is not None:
        yield ox.Triple(about, _zkg("value"), number(figure.value))
    if figure.yoy is not None:
        yield ox.Triple(about, _zkg("yoy"), number(figure.yoy))


def _attribute(attribute: Attribute, about: ox.NamedNode) -> Triples:
    for kind in (_zkg("Attribute"), _zkg("Statement")):
        yield ox.Triple(about, _A, kind)
    yield ox.Triple(about, _zkg("subject"), node(attribute.subject))
    yield ox.Triple(about, _zkg("attribute"), ox.Literal(attribute.attribute))
    value = attribute.value
    yield ox.Triple(about, _zkg("value"), ox.Literal(value) if isinstance(value, str) else number(value))
    if attribute.unit:
        yield ox.Triple(about, _zkg("unit"), ox.Literal(attribute.unit))


def _evidence(evidence: Evidence, id: str, here: ox.NamedNode) -> Triples:
    this, words, place = node(id), node(id + "-quote"), node(id + "-position")
    yield ox.Triple(this, _A, term(OA, "SpecificResource"))
    yield ox.Triple(this, _A, _zkg("Evidence"))
    yield ox.Triple(this, term(OA, "hasSource"), here)
    yield ox.Triple(this, _SELECTOR, words)
    yield ox.Triple(this, _SELECTOR, place)
    yield ox.Triple(this, _zkg("rule"), ox.Literal(evidence.rule))
    yield ox.Triple(this, _zkg("confidence"), number(float(evidence.confidence)))
    for supplied in evidence.inferred:
        yield ox.Triple(this, _zkg("inferred"), ox.Literal(supplied))
    yield ox.Triple(words, _A, term(OA, "TextQuoteSelector"))
    yield ox.Triple(words, term(OA, "exact"), ox.Literal(evidence.quote))
    yield ox.Triple(place, _A, term(OA, "TextPositionSelector"))
    yield ox.Triple(place, term(OA, "start"), ox.Literal(str(evidence.start), datatype=_OFFSET))
    yield ox.Triple(place, term(OA, "end"), ox.Literal(str(evidence.stop), datatype=_OFFSET))

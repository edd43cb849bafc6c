"""The pitfalls of the OOPS! catalogue that a machine can find, and what this project asks of every term."""

import re
from collections import Counter

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Namespace, URIRef
from rdflib.collection import Collection

from kg.schema import NAMESPACE, ONTOLOGY, load_schema

ZKG = Namespace(NAMESPACE)
ORG, SDO = Namespace("http://www.w3.org/ns/org#"), Namespace("https://schema.org/")
FOAF, PROV = Namespace("http://xmlns.com/foaf/0.1/"), Namespace("http://www.w3.org/ns/prov#")
QB, OA = Namespace("http://purl.org/linked-data/cube#"), Namespace("http://www.w3.org/ns/oa#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
HOME = URIRef(NAMESPACE.rstrip("#"))

GRAPH = rdflib.Graph()
for path in [*ONTOLOGY.glob("*.ttl"), *(ONTOLOGY / "relations").glob("*.ttl")]:
    if path.name != "shapes.ttl":
        GRAPH.parse(path)

TERMS = sorted({s for s in GRAPH.subjects() if isinstance(s, URIRef) and s.startswith(NAMESPACE)})
CLASSES = sorted(GRAPH.subjects(RDF.type, OWL.Class))
RELATIONS = sorted(GRAPH.subjects(RDF.type, OWL.ObjectProperty))
LITERALS = sorted(GRAPH.subjects(RDF.type, OWL.DatatypeProperty))
NOTES = sorted(GRAPH.subjects(RDF.type, OWL.AnnotationProperty))


def name(term) -> str:
    return str(term).removeprefix(NAMESPACE)


def ancestors(cls) -> set:
    return set(GRAPH.transitive_objects(cls, RDFS.subClassOf))


def text(term, prop, tag: str) -> list[str]:
    return [str(o) for o in GRAPH.objects(term, prop) if o.language == tag.lower() or o.language == tag]


@pytest.mark.parametrize("term", TERMS, ids=name)
def test_p08_every_term_has_labels_and_definitions_in_both_languages(term):
    for prop in (RDFS.label, SKOS.definition):
        for tag in ("zh-Hans", "en"):
            assert len(text(term, prop, tag)) == 1, (prop, tag)
    assert GRAPH.value(term, RDFS.isDefinedBy) == HOME


@pytest.mark.parametrize("term", TERMS, ids=name)
def test_p20_a_definition_says_more_than_the_label(term):
    for tag in ("zh-Hans", "en"):
        label, definition = text(term, RDFS.label, tag)[0], text(term, SKOS.definition, tag)[0]
        assert label.strip() == label and definition.strip() == definition
        assert len(definition) > len(label)
        assert definition.endswith("。" if tag == "zh-Hans" else ".")
    assert re.search(r"[\u4e00-\u9fff]", text(term, RDFS.label, "zh-Hans")[0])
    assert text(term, RDFS.label, "en")[0].isascii()


def test_p32_no_two_terms_share_a_label_in_one_language():
    for tag in ("zh-Hans", "en"):
        for kind in (CLASSES, [*RELATIONS, *LITERALS]):
            labels = Counter(label for term in kind for label in text(term, RDFS.label, tag))
            assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("prop", [*RELATIONS, *LITERALS], ids=name)
def test_p11_p19_every_property_has_one_domain_and_one_range(prop):
    for which in (RDFS.domain, RDFS.range):
        assert len(list(GRAPH.objects(prop, which))) == 1
    assert GRAPH.value(prop, RDFS.domain) in CLASSES
    target = GRAPH.value(prop, RDFS.range)
    assert target in CLASSES if prop in RELATIONS else str(target).startswith((str(XSD), str(RDFS)))


@pytest.mark.parametrize("prop", RELATIONS, ids=name)
def test_p13_p26_every_relation_has_an_inverse_or_is_symmetric(prop):
    inverses = {*GRAPH.objects(prop, OWL.inverseOf), *GRAPH.subjects(OWL.inverseOf, prop)}
    symmetric = (prop, RDF.type, OWL.SymmetricProperty) in GRAPH
    assert len(inverses) == (0 if symmetric else 1)
    assert prop not in inverses  # P25


@pytest.mark.parametrize("pair", sorted(GRAPH.subject_objects(OWL.inverseOf)), ids=lambda pair: name(pair[0]))
def test_p05_an_inverse_turns_domain_and_range_round(pair):
    one, other = pair
    for a, b in ((one, other), (other, one)):
        assert GRAPH.value(a, RDFS.domain) == GRAPH.value(b, RDFS.range)
        assert set(GRAPH.objects(a, SDO.domainIncludes)) == set(GRAPH.objects(b, SDO.rangeIncludes))


@pytest.mark.parametrize("pair", sorted(GRAPH.subject_objects(OWL.inverseOf)), ids=lambda pair: name(pair[0]))
def test_the_hierarchy_of_inverses_mirrors_that_of_relations(pair):
    one, other = pair
    above = {up for up in GRAPH.objects(other, RDFS.subPropertyOf) if up in RELATIONS}
    mirrored = {GRAPH.value(predicate=OWL.inverseOf, object=up) for up in above}
    assert mirrored == {up for up in GRAPH.objects(one, RDFS.subPropertyOf) if up in RELATIONS}


def test_p28_p29_symmetric_and_transitive_relations_stay_within_one_class():
    for kind in (OWL.SymmetricProperty, OWL.TransitiveProperty):
        for prop in GRAPH.subjects(RDF.type, kind):
            assert GRAPH.value(prop, RDFS.domain) == GRAPH.value(prop, RDFS.range)


def test_p06_no_class_or_property_lies_below_itself():
    for prop in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in TERMS:
            assert not any(term in GRAPH.transitive_objects(up, prop) for up in GRAPH.objects(term, prop))


def test_p04_every_class_is_used():
    used = {GRAPH.value(p, which) for p in [*RELATIONS, *LITERALS] for which in (RDFS.domain, RDFS.range)}
    used |= {o for which in (SDO.domainIncludes, SDO.rangeIncludes) for o in GRAPH.objects(None, which)}
    assert [name(cls) for cls in CLASSES if not ancestors(cls) & used] == []


def test_p10_siblings_are_disjoint():
    groups = [
        set(Collection(GRAPH, members))
        for one in GRAPH.subjects(RDF.type, OWL.AllDisjointClasses)
        for members in GRAPH.objects(one, OWL.members)
    ]
    pairs = {frozenset((a, b)) for group in groups for a in group for b in group if a != b}
    pairs |= {frozenset(pair) for pair in GRAPH.subject_objects(OWL.disjointWith)}
    apart = {frozenset((a, b)) for a in CLASSES for b in CLASSES for x in ancestors(a) for y in ancestors(b)
             if frozenset((x, y)) in pairs}  # fmt: skip
    tops = [cls for cls in CLASSES if not any(up in CLASSES for up in GRAPH.objects(cls, RDFS.subClassOf))]
    for up in [None, *CLASSES]:
        below = tops if up is None else [cls for cls in CLASSES if (cls, RDFS.subClassOf, up) in GRAPH]
        for one in below:
            for other in below:
                assert one == other or frozenset((one, other)) in apart, (name(one), name(other))


def test_p02_p12_p30_nothing_is_declared_the_same_as_another():
    assert not list(GRAPH.subject_objects(OWL.equivalentClass))
    assert not list(GRAPH.subject_objects(OWL.equivalentProperty))
    assert not list(GRAPH.subject_objects(OWL.sameAs))


def test_p03_p07_p21_p22_names_are_plain():
    for cls in CLASSES:
        assert re.fullmatch(r"([A-Z][a-z]+)+", name(cls))
        assert not re.search(r"And|Or(?!g)|Other|Misc|Unknown", name(cls))
    for prop in [*RELATIONS, *LITERALS, *NOTES]:
        assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name(prop))
        assert name(prop) not in ("is", "be", "isA")


def test_p34_p35_every_term_of_ours_that_is_used_is_declared():
    declared = {*CLASSES, *RELATIONS, *LITERALS, *NOTES}
    for kind in (SKOS.ConceptScheme, SKOS.Concept, QB.DataStructureDefinition):
        declared |= set(GRAPH.subjects(RDF.type, kind))
    used = {part for triple in GRAPH for part in triple if isinstance(part, URIRef) and part.startswith(NAMESPACE)}
    assert used == declared


def test_p24_no_class_is_defined_by_itself():
    for cls in CLASSES:
        for prop in (RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith):
            assert (cls, prop, cls) not in GRAPH


def test_p36_p38_p39_p41_the_ontology_declares_itself():
    assert set(GRAPH.subjects(RDF.type, OWL.Ontology)) == {HOME}
    assert not re.search(r"\.(owl|rdf|ttl|n3)", str(HOME))
    for prop in (OWL.versionIRI, OWL.versionInfo, DCTERMS.license, DCTERMS.creator, DCTERMS.created):
        assert len(list(GRAPH.objects(HOME, prop))) == 1
    assert str(GRAPH.value(HOME, DCTERMS.created)) == "2026-11-24"
    assert str(GRAPH.value(HOME, OWL.versionIRI)).endswith(str(GRAPH.value(HOME, OWL.versionInfo)))
    for prop in (DCTERMS.title, DCTERMS.description):
        assert {o.language.lower() for o in GRAPH.objects(HOME, prop)} == {"zh-hans", "en"}


def test_p40_no_term_of_another_vocabulary_is_redefined():
    ours = set(TERMS) | {HOME}
    assert {s for s in GRAPH.subjects() if isinstance(s, URIRef)} == ours


def test_roles_are_no_classes():
    assert not {"Author", "Chair", "Member", "Leader", "Supplier", "Official"} & set(map(name, CLASSES))


ALIGNED = {
    "Organization": (ORG.Organization, SDO.Organization, PROV.Agent),
    "Company": (ORG.FormalOrganization, SDO.Corporation),
    "FinancialInstitution": (SDO.FinancialService,),
    "GovernmentBody": (SDO.GovernmentOrganization,),
    "EducationalInstitution": (SDO.EducationalOrganization,),
    "NewsOutlet": (SDO.NewsMediaOrganization,),
    "Person": (FOAF.Person, SDO.Person),
    "Event": (SDO.Event,),
    "Project": (SDO.Project,),
    "IndustryChain": (SKOS.Concept,),
    "Product": (SDO.Product,),
    "Place": (SDO.Place,),
    "Observation": (QB.Observation,),
    "Indicator": (SKOS.Concept,),
    "Period": (SKOS.Concept, URIRef("http://www.w3.org/2006/time#TemporalEntity")),
    "Unit": (SKOS.Concept,),
    "Article": (SDO.NewsArticle,),
    "Evidence": (OA.SpecificResource,),
}


@pytest.mark.parametrize("cls", ALIGNED)
def test_classes_are_aligned_to_public_ones(cls):
    for public in ALIGNED[cls]:
        assert (ZKG[cls], RDFS.subClassOf, public) in GRAPH


def test_relations_are_aligned_to_public_ones():
    for relation, public in (
        ("partOf", ORG.subOrganizationOf),
        ("cooperatesWith", ORG.linkedTo),
        ("holdsPost", ORG.memberOf),
        ("containedInPlace", SDO.containedInPlace),
        ("evidencedBy", PROV.wasDerivedFrom),
        ("inArticle", OA.hasSource),
        ("mentions", SDO.mentions),
    ):
        assert (ZKG[relation], RDFS.subPropertyOf, public) in GRAPH
    assert (ZKG.partOf, RDFS.seeAlso, ORG.unitOf) in GRAPH
    assert (ZKG.Statement, RDFS.seeAlso, RDF.Statement) in GRAPH


def test_the_names_are_those_that_were_agreed():
    schema = load_schema()
    classes = """Organization Zone Company FinancialInstitution GovernmentBody EducationalInstitution Park SpecialtyTown
        NewsOutlet Person Event Project IndustryChain Product Agreement Honour Place Observation Article Statement
        Evidence Attribute"""
    relations = """hosts hasProject builds inChain leadsChain focusesOn produces attended chaired addressed organized
        participatedIn holdsPost partOf locatedIn signed cooperatesWith supplies receivedHonour appliedFor authorOf
        publishedIn"""
    assert set(schema.classes) >= set(classes.split())
    assert set(schema.relations) >= set(relations.split())
    assert {t.name for t in schema.relations.values() if "attended" in t.parents} == {"chaired", "addressed"}
    assert schema.relations["leadsChain"].parents == ("inChain",)


# ---- OWL 2 RL

RL_ONLY = {
    OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.SymmetricProperty,
    OWL.TransitiveProperty, OWL.AllDisjointClasses, OWL.Ontology, OWL.inverseOf, OWL.disjointWith, OWL.members,
    OWL.versionIRI, OWL.versionInfo,
}  # fmt: skip
RESERVED = (str(RDF), str(RDFS), str(OWL), str(XSD))


def test_only_constructs_of_owl_2_rl_are_used():
    used = {part for triple in GRAPH for part in triple if isinstance(part, URIRef) and part.startswith(str(OWL))}
    assert used <= RL_ONLY


def test_no_reserved_word_is_a_superclass_or_superproperty():
    for prop in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain):
        assert [o for o in GRAPH.objects(None, prop) if str(o).startswith(RESERVED)] == []


def test_datatypes_are_those_of_owl_2_rl():
    allowed = {XSD.string, XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.positiveInteger, XSD.boolean}
    assert {GRAPH.value(prop, RDFS.range) for prop in LITERALS} <= allowed | {RDFS.Literal}


def test_no_term_is_of_two_kinds():
    for one in (CLASSES, RELATIONS, LITERALS, NOTES):
        for other in (CLASSES, RELATIONS, LITERALS, NOTES):
            assert one is other or not set(one) & set(other)


# ---- the catalogue

REASONS = {
    "P01": "one label, one thing: P32 finds terms that share a label; that each means one thing is for readers",
    "P09": "what is missing for the domain is asked by the competency questions (test_questions.py)",
    "P14": "no restriction of any kind is used",
    "P15": "no complement is used",
    "P16": "no class is defined by necessary and sufficient conditions: OWL 2 RL could not name new members",
    "P17": "roles are no classes (test_roles_are_no_classes); no class stands for one thing",
    "P18": "what is narrower than a common superclass is said by schema:domainIncludes (test_schema.py)",
    "P23": "no datatype is made",
    "P27": "nothing is declared equivalent (P02)",
    "P31": "nothing is declared equivalent (P02)",
    "P33": "no property chain is used",
    "P37": "whether the IRI can be opened on the web depends on where the ontology is published",
}
"""Pitfalls of the OOPS! catalogue that have no test of their own, and why."""


def test_every_pitfall_of_the_catalogue_is_tested_or_cannot_occur():
    tested = {f"P{number}" for name_ in globals() if name_.startswith("test_p")
              for number in re.findall(r"_p(\d\d)", name_)}  # fmt: skip
    tested |= {"P25"}  # within P13 and P26: no relation is its own inverse
    assert tested | REASONS.keys() == {f"P{number:02}" for number in range(1, 42)}
    assert not tested & REASONS.keys()


def test_the_constructs_that_some_pitfalls_need_do_not_occur():
    for construct in (OWL.Restriction, OWL.complementOf, OWL.propertyChainAxiom, OWL.unionOf, RDFS.Datatype):
        assert (None, None, construct) not in GRAPH and (None, construct, None) not in GRAPH


NO_PUBLIC_TERM = {
    "appliedFor", "builds", "focusesOn", "hasProject", "hosts", "inChain", "participatedIn", "produces",
    "receivedHonour", "signed", "supplies",
}  # fmt: skip
"""Relations for which the vocabularies that are reused have no word of the same meaning."""


def test_every_relation_is_aligned_or_has_no_public_counterpart():
    def reaches_out(prop) -> bool:
        both = {prop, *GRAPH.objects(prop, OWL.inverseOf), *GRAPH.subjects(OWL.inverseOf, prop)}
        return any(
            not str(up).startswith(NAMESPACE)
            for one in both
            for up in GRAPH.transitive_objects(one, RDFS.subPropertyOf)
        )

    free = {term for term in load_schema().relations if not reaches_out(ZKG[term])}
    assert {term for term in free if not load_schema().relations[term].parents} == NO_PUBLIC_TERM
    assert free - NO_PUBLIC_TERM <= {"leadsChain"}  # below inChain


def test_the_parts_of_the_cube_are_aligned_to_those_of_sdmx():
    attribute = "http://purl.org/linked-data/sdmx/2009/attribute#unitMeasure"
    assert (ZKG.unitCode, RDFS.subPropertyOf, URIRef(attribute)) in GRAPH
    dimension = "http://purl.org/linked-data/sdmx/2009/dimension#refPeriod"
    assert (ZKG.periodCode, RDFS.subPropertyOf, URIRef(dimension)) in GRAPH

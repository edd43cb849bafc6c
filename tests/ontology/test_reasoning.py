"""The OWL 2 RL closure of ontology and data: it infers what an expert expects and contradicts nothing."""

import io

import owlrl
import pytest
import rdflib
from rdflib import RDF, Namespace, URIRef

from kg.model import ArticleGraph, Entity, Statement
from kg.rdf import write_rdf
from kg.schema import NAMESPACE, ONTOLOGY
from tests.kg.rdf_graphs import article, quote, sample

ZKG, ID = Namespace(NAMESPACE), Namespace("https://w3id.org/zonekg/id/")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
ORG = Namespace("http://www.w3.org/ns/org#")


def ontology() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in [*ONTOLOGY.glob("*.ttl"), *(ONTOLOGY / "relations").glob("*.ttl")]:
        if path.name != "shapes.ttl":
            graph.parse(path)
    return graph


def closure(*graphs: ArticleGraph, extra=()) -> rdflib.Graph:
    out = io.BytesIO()
    write_rdf(graphs, out, "ntriples")
    graph = ontology().parse(out.getvalue(), format="nt11")
    for triple in extra:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: rdflib.Graph) -> list[str]:
    """Return the messages of the reasoner, which it leaves in the graph."""
    return [str(message) for message in graph.objects(None, ERROR)]


@pytest.fixture(scope="module")
def closed() -> rdflib.Graph:
    page = article("page/x.txt", 1, "周恒主持会议，龙溪银行出席")
    bank = Entity("financialinstitution-1", "FinancialInstitution", "龙溪银行")
    said = Statement("zone-1", "hosts", bank.id, evidence=(quote(page, "龙溪银行"),))
    lead = Statement("company-1", "leadsChain", "industrychain-1", evidence=(quote(page, "会议"),))
    third = ArticleGraph(page, (bank, Entity("zone-1", "Zone", "龙溪开发区")), (said, lead))
    return closure(*sample(), third)


def test_sample_and_ontology_do_not_contradict_themselves(closed):
    assert contradictions(closed) == []


def test_who_chaired_attended(closed):
    assert (ID["person-1"], ZKG.chaired, ID["event-1"]) in closed
    assert (ID["person-1"], ZKG.attended, ID["event-1"]) in closed
    assert (ID["event-1"], ZKG.attendedBy, ID["person-1"]) in closed
    assert (ID["event-1"], ZKG.chairedBy, ID["person-1"]) in closed


def test_a_bank_is_a_company_and_an_organization(closed):
    bank = ID["financialinstitution-1"]
    for cls in (ZKG.Company, ZKG.Organization, ZKG.Entity, ORG.FormalOrganization):
        assert (bank, RDF.type, cls) in closed


def test_inverses_and_symmetry_follow(closed):
    assert (ID["company-1"], ZKG.locatedInZone, ID["zone-1"]) in closed
    assert (ID["educationalinstitution-1"], ZKG.cooperatesWith, ID["company-1"]) in closed
    assert (ID["company-1"], ZKG.inChain, ID["industrychain-1"]) in closed


def test_what_is_only_planned_does_not_follow(closed):
    assert (ID["zone-1"], ZKG.hasProject, ID["project-1"]) not in closed
    assert (ID["project-1"], ZKG.inChain, ID["industrychain-1"]) not in closed


def test_places_within_places_are_within_the_larger():
    page = article("d", 1, "甲在乙，乙在丙")
    places = tuple(Entity(f"place-{n}", "Place", n) for n in "abc")
    said = tuple(
        Statement(f"place-{a}", "containedInPlace", f"place-{b}", evidence=(quote(page, "甲在乙"),))
        for a, b in ("ab", "bc")
    )
    graph = closure(ArticleGraph(page, places, said))
    assert (ID["place-a"], ZKG.containedInPlace, ID["place-c"]) in graph
    assert contradictions(graph) == []


@pytest.mark.parametrize(
    "extra",
    [
        (ID["zone-1"], RDF.type, ZKG.Person),
        (ID["company-1"], RDF.type, ZKG.Zone),
        (ID["person-1"], ZKG.hosts, ID["company-1"]),
    ],
)
def test_a_contradiction_is_found(extra):
    assert contradictions(closure(*sample(), extra=[extra])) != []


QB, SKOS = Namespace("http://purl.org/linked-data/cube#"), Namespace("http://www.w3.org/2004/02/skos/core#")
PROV, SCHEMA = Namespace("http://www.w3.org/ns/prov#"), Namespace("https://schema.org/")
OA, FOAF = Namespace("http://www.w3.org/ns/oa#"), Namespace("http://xmlns.com/foaf/0.1/")
SDMX = "http://purl.org/linked-data/sdmx/2009/"


def test_public_words_follow_from_ours(closed):
    kinds = {
        ID["zone-1"]: (ORG.Organization, SCHEMA.Organization, PROV.Agent),
        ID["person-1"]: (FOAF.Person, SCHEMA.Person),
        ID["event-1"]: (SCHEMA.Event,),
        ID["industrychain-1"]: (SKOS.Concept,),
        ID["place-1"]: (SCHEMA.Place,),
    }
    for thing, classes in kinds.items():
        for cls in classes:
            assert (thing, RDF.type, cls) in closed, (thing, cls)
    for one in closed.subjects(RDF.type, ZKG.Observation):
        assert (one, RDF.type, QB.Observation) in closed
    for one in closed.subjects(RDF.type, ZKG.Evidence):
        assert (one, RDF.type, OA.SpecificResource) in closed
    assert (ID["event-1"], SCHEMA.attendee, ID["person-1"]) in closed
    assert (ID["person-1"], ORG.memberOf, ID["governmentbody-1"]) in closed
    assert (ID["company-1"], ORG.linkedTo, ID["educationalinstitution-1"]) in closed


def test_the_codes_of_figures_follow_as_dimensions_of_sdmx(closed):
    (figure,) = closed.subjects(ZKG.period, rdflib.Literal("2024-Q1"))
    (period,) = closed.objects(figure, ZKG.periodCode)
    assert (figure, URIRef(SDMX + "dimension#refPeriod"), period) in closed
    assert (figure, URIRef(SDMX + "attribute#unitMeasure"), closed.value(figure, ZKG.unitCode)) in closed
    assert (period, ZKG.periodCodeOf, figure) in closed


def test_a_code_that_is_taken_for_a_thing_is_a_contradiction():
    code = next(closure(*sample()).subjects(RDF.type, ZKG.Indicator))
    assert contradictions(closure(*sample(), extra=[(code, RDF.type, ZKG.Company)])) != []

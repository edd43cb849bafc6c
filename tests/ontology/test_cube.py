"""The figures are a well-formed cube: each integrity constraint of the Data Cube recommendation, with a fault it finds.

The constraints are written in our own words after section 11 of the recommendation. Slices and hierarchical code
lists do not occur, so IC-7 to IC-10, IC-18, IC-20 and IC-21 can only be shown to find faults that are put in.
"""

import io

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from kg.model import ArticleGraph, Entity, Observation
from kg.rdf import write_rdf
from kg.rdf.cube import BASES, days
from kg.schema import ONTOLOGY
from tests.kg.rdf_graphs import article, graphs, quote, sample
from tests.ontology.gold_graphs import gold_graphs

PREFIXES = {
    "qb": "http://purl.org/linked-data/cube#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "zkg": "https://w3id.org/zonekg/ontology#",
    "id": "https://w3id.org/zonekg/id/",
    "owl": "http://www.w3.org/2002/07/owl#",
}
HEAD = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
FAULTY: dict[str, str] = {
    "IC-1": "?x a qb:Observation . OPTIONAL { ?x qb:dataSet ?set } } GROUP BY ?x HAVING (COUNT(DISTINCT ?set) != 1)",
    "IC-2": "?x a qb:DataSet . OPTIONAL { ?x qb:structure ?of } } GROUP BY ?x HAVING (COUNT(DISTINCT ?of) != 1)",
    "IC-3": "?x a qb:DataStructureDefinition "
    "FILTER NOT EXISTS { ?x qb:component/qb:measure ?m . ?m a qb:MeasureProperty } }",
    "IC-4": "?x a qb:DimensionProperty FILTER NOT EXISTS { ?x rdfs:range ?any } }",
    "IC-5": "?x a qb:DimensionProperty ; rdfs:range/rdfs:subClassOf* skos:Concept "
    "FILTER NOT EXISTS { ?x qb:codeList ?any } }",
    "IC-6": "?dsd qb:component ?x . ?x qb:componentRequired false "
    "FILTER NOT EXISTS { ?x qb:attribute|qb:componentProperty ?p . ?p a qb:AttributeProperty } }",
    "IC-7": "?x a qb:SliceKey FILTER NOT EXISTS { ?dsd a qb:DataStructureDefinition ; qb:sliceKey ?x } }",
    "IC-8": "?x qb:componentProperty ?p . ?dsd qb:sliceKey ?x "
    "FILTER NOT EXISTS { ?dsd qb:component/(qb:componentProperty|qb:dimension|qb:attribute|qb:measure) ?p } }",
    "IC-9": "?x a qb:Slice . OPTIONAL { ?x qb:sliceStructure ?of } } GROUP BY ?x HAVING (COUNT(DISTINCT ?of) != 1)",
    "IC-10": "?x qb:sliceStructure/qb:componentProperty ?p FILTER NOT EXISTS { ?x ?p ?value } }",
    "IC-11": "?x qb:dataSet/qb:structure/qb:component/qb:dimension ?p FILTER NOT EXISTS { ?x ?p ?value } }",
    "IC-12": "?x qb:dataSet ?set ; zkg:subject ?s ; zkg:indicatorCode ?i ; zkg:periodCode ?t ; zkg:variant ?v . ?y "
    "qb:dataSet ?set ; zkg:subject ?s ; zkg:indicatorCode ?i ; zkg:periodCode ?t ; zkg:variant ?v FILTER (?x != ?y) }",
    "IC-13": "?x qb:dataSet/qb:structure/qb:component ?part . ?part qb:componentRequired true ; qb:attribute ?p "
    "FILTER NOT EXISTS { ?x ?p ?value } }",
    "IC-14": "?x qb:dataSet/qb:structure ?dsd . ?dsd qb:component/qb:measure ?p "
    "FILTER NOT EXISTS { ?dsd qb:component/qb:dimension qb:measureType } FILTER NOT EXISTS { ?x ?p ?value } }",
    "IC-15": "?x qb:dataSet/qb:structure/qb:component/qb:dimension qb:measureType ; qb:measureType ?p "
    "FILTER NOT EXISTS { ?x ?p ?value } }",
    "IC-16": "?x qb:dataSet/qb:structure ?dsd ; qb:measureType ?p . "
    "?dsd qb:component/qb:dimension qb:measureType ; qb:component/qb:measure ?q . ?x ?q ?value FILTER (?q != ?p) }",
    "IC-17": "?x qb:dataSet ?set ; zkg:subject ?s ; zkg:indicatorCode ?i . ?set qb:structure ?dsd . "
    "?dsd qb:component/qb:dimension qb:measureType ; qb:component/qb:measure ?q FILTER NOT EXISTS "
    "{ ?y qb:dataSet ?set ; zkg:subject ?s ; zkg:indicatorCode ?i ; qb:measureType ?q } }",
    "IC-18": "?set qb:slice/qb:observation ?x FILTER NOT EXISTS { ?x qb:dataSet ?set } }",
    "IC-19": "?x a qb:Observation ; qb:dataSet/qb:structure/qb:component/(qb:dimension|qb:attribute) ?p . "
    "?p qb:codeList ?list . ?list a skos:ConceptScheme . ?x ?p ?code "
    "FILTER NOT EXISTS { ?code a skos:Concept ; skos:inScheme ?list } }",
    "IC-20": "?x a qb:Observation ; ?p ?code . ?p qb:codeList ?list . ?list a qb:HierarchicalCodeList ; "
    "qb:parentChildProperty ?down FILTER NOT EXISTS { ?list qb:hierarchyRoot ?code } "
    "FILTER NOT EXISTS { ?parent ?down ?code } }",
    "IC-21": "?x a qb:Observation ; ?p ?code . ?p qb:codeList ?list . ?list a qb:HierarchicalCodeList ; "
    "qb:parentChildProperty/owl:inverseOf ?up FILTER NOT EXISTS { ?list qb:hierarchyRoot ?code } "
    "FILTER NOT EXISTS { ?code ?up ?parent } }",
}
"""What breaks each constraint, as the WHERE of a query for ?x."""

FAULT: dict[str, str] = {
    "IC-1": "DELETE { ?x qb:dataSet ?set } WHERE { ?x qb:dataSet ?set }",
    "IC-2": "INSERT { ?set qb:structure id:other } WHERE { ?set a qb:DataSet }",
    "IC-3": "DELETE { ?part qb:measure zkg:yoy } WHERE { ?part qb:measure zkg:yoy }",
    "IC-4": "DELETE { zkg:variant rdfs:range ?any } WHERE { zkg:variant rdfs:range ?any }",
    "IC-5": "DELETE { zkg:periodCode qb:codeList ?any } WHERE { zkg:periodCode qb:codeList ?any }",
    "IC-6": "INSERT { ?part qb:componentRequired false } WHERE { ?part qb:dimension zkg:variant }",
    "IC-7": "INSERT DATA { id:key a qb:SliceKey }",
    "IC-8": "INSERT DATA { zkg:rateStructure qb:sliceKey id:key . id:key qb:componentProperty zkg:value }",
    "IC-9": "INSERT DATA { id:slice a qb:Slice }",
    "IC-10": "INSERT DATA { id:slice qb:sliceStructure id:key . id:key qb:componentProperty zkg:subject }",
    "IC-11": "DELETE { ?x zkg:periodCode zkg:noPeriod } WHERE { ?x zkg:periodCode zkg:noPeriod }",
    "IC-12": "INSERT { id:twin qb:dataSet ?set ; zkg:subject ?s ; zkg:indicatorCode ?i ; zkg:periodCode ?t ; "
    "zkg:variant ?v } WHERE { ?x qb:dataSet ?set ; zkg:subject ?s ; zkg:indicatorCode ?i ; zkg:periodCode ?t ; "
    "zkg:variant ?v }",
    "IC-13": "DELETE { ?x zkg:status ?any } WHERE { ?x a qb:Observation ; zkg:status ?any }",
    "IC-14": "DELETE { ?x zkg:value ?any } WHERE { ?x qb:dataSet id:figures-level ; zkg:value ?any }",
    "IC-15": "INSERT { ?part qb:dimension qb:measureType . ?x qb:measureType zkg:yoy } "
    "WHERE { zkg:levelStructure qb:component ?part . ?x qb:dataSet id:figures-level }",
    "IC-16": "INSERT { ?part qb:dimension qb:measureType . ?x qb:measureType zkg:yoy } "
    "WHERE { zkg:levelAndRateStructure qb:component ?part . ?x qb:dataSet id:figures-level-rate }",
    "IC-17": "INSERT { ?part qb:dimension qb:measureType . ?x qb:measureType zkg:yoy } "
    "WHERE { zkg:levelAndRateStructure qb:component ?part . ?x qb:dataSet id:figures-level-rate }",
    "IC-18": "INSERT { id:figures-rate qb:slice id:slice . id:slice qb:observation ?x } "
    "WHERE { ?x qb:dataSet id:figures-level }",
    "IC-19": "DELETE { ?code skos:inScheme zkg:units } WHERE { ?code skos:inScheme zkg:units }",
    "IC-20": "INSERT DATA { zkg:units a qb:HierarchicalCodeList ; qb:parentChildProperty skos:narrower }",
    "IC-21": "INSERT DATA { zkg:units a qb:HierarchicalCodeList ; qb:parentChildProperty id:down . "
    "id:down owl:inverseOf skos:broader }",
}


def cube(graphs) -> ox.Store:
    """Return the export of the graphs, with the ontology that holds the structure of the cube."""
    store = ox.Store()
    for path in ("cube.ttl", "properties.ttl", "zonekg.ttl"):
        store.load(path=str(ONTOLOGY / path), format=ox.RdfFormat.TURTLE)
    out = io.BytesIO()
    write_rdf(graphs, out, "ntriples")
    store.load(out.getvalue(), ox.RdfFormat.N_TRIPLES)
    return store


def broken(store: ox.Store, constraint: str) -> list[str]:
    query = f"{HEAD} SELECT ?x WHERE {{ {FAULTY[constraint]}"
    return [str(row["x"]) for row in store.query(query)]


@pytest.fixture(scope="module")
def samples() -> ox.Store:
    return cube(gold_graphs())


def test_every_figure_of_the_samples_is_a_cell(samples):
    figures = sum(isinstance(said, Observation) for graph in gold_graphs() for said in graph.statements)
    (row,) = samples.query(f"{HEAD} SELECT (COUNT(?x) AS ?n) WHERE {{ ?x a qb:Observation , zkg:Observation }}")
    assert int(row["n"].value) == figures > 30
    sets = {str(row["s"]) for row in samples.query(f"{HEAD} SELECT ?s WHERE {{ ?s a qb:DataSet }}")}
    assert len(sets) == 3


def test_the_dimensions_are_those_that_tell_cells_apart(samples):
    rows = samples.query(f"{HEAD} SELECT DISTINCT ?d WHERE {{ ?dsd qb:component/qb:dimension ?d }}")
    found = {row["d"].value.rpartition("#")[2] for row in rows}
    assert found == {"subject", "indicatorCode", "periodCode", "variant"}  # as IC-12 and IC-17 below take for granted


def test_every_constraint_is_there():
    assert list(FAULTY) == list(FAULT) == [f"IC-{n}" for n in range(1, 22)]


@pytest.mark.parametrize("constraint", FAULTY)
def test_the_samples_keep_it(samples, constraint):
    assert broken(samples, constraint) == []
    assert broken(cube(sample()), constraint) == []


@pytest.mark.parametrize("constraint", FAULT)
def test_a_breach_is_found(constraint):
    store = cube(gold_graphs())
    store.update(HEAD + FAULT[constraint])
    assert broken(store, constraint) != []


@given(graphs())
@settings(max_examples=15, deadline=None)
def test_any_graph_gives_a_well_formed_cube(drawn):
    store = cube(drawn)
    assert {constraint: found for constraint in FAULTY if (found := broken(store, constraint))} == {}


def test_contradicting_figures_differ_in_their_variant_alone():
    page = article("d", 1, "甲区产值5亿元，又说产值6亿元")
    said = tuple(
        Observation("zone-1", "产值", "2024", value, "亿元", evidence=(quote(page, "产值"),)) for value in (5.0, 6.0)
    )
    store = cube([ArticleGraph(page, (Entity("zone-1", "Zone", "甲区"),), said)])
    assert {constraint: found for constraint in FAULTY if (found := broken(store, constraint))} == {}
    rows = list(
        store.query(
            HEAD + "SELECT ?low ?high WHERE { ?a zkg:subject ?s ; zkg:indicatorCode ?i ; zkg:periodCode ?t ;"
            " zkg:value ?low . ?b zkg:subject ?s ; zkg:indicatorCode ?i ; zkg:periodCode ?t ; zkg:value ?high"
            " FILTER (?low < ?high) }"
        )
    )
    assert [(float(row["low"].value), float(row["high"].value)) for row in rows] == [(5.0, 6.0)]


def test_units_of_money_and_measure_scale_those_of_qudt(samples):
    rows = samples.query(
        f"{HEAD} PREFIX qudt: <http://qudt.org/schema/qudt/> SELECT ?label ?factor ?base WHERE {{ "
        "?u a zkg:Unit ; skos:prefLabel ?label ; qudt:scalingOf ?base ; zkg:factor ?factor }"
    )
    found = {row["label"].value: (float(row["factor"].value), row["base"].value.rpartition("/")[2]) for row in rows}
    assert found["亿元"] == (1e8, "CCY_CNY")
    assert found["万美元"] == (1e4, "CCY_USD")
    assert "家" not in found  # counted in things, which QUDT has no units for


def test_every_base_that_is_tied_to_qudt_is_one_of_the_lexicon():
    words = (ONTOLOGY / "lexicon" / "units.csv").read_text(encoding="utf-8").splitlines()
    assert {line.rsplit(",", 1)[1] for line in words} >= BASES.keys()


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-04-12", "2024-04-12", "2024-04-12"),
        ("2024-01/2024-03", "2024-01-01", "2024-03-31"),
        ("../2024-03-31", "", "2024-03-31"),
        ("2024-13", "", ""),
        ("2024-02-30", "", ""),
        ("0000", "", ""),
        ("", "", ""),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period, first, last):
    assert days(period) == (first, last)

"""What neosemantics (n10s) would make of the export, by its documented rules of mapping.

n10s turns each IRI into a node with the label `Resource` and its `uri`, each `rdf:type` into a label, each literal into
a property and each other triple into a relationship. `handleVocabUris: IGNORE` keeps local names alone; with
`handleMultival: OVERWRITE`, its default, a property keeps one value, with `ARRAY` all of those that are listed.
"""

import io
from collections import defaultdict

import pyoxigraph as ox

from kg.rdf import write_rdf
from kg.rdf.terms import PREFIXES
from kg.schema import load_schema
from tests.kg.rdf_graphs import sample
from tests.ontology.gold_graphs import gold_graphs

MANY = {"altLabel", "alias", "inferred"}
"""Properties that need `multivalPropList`; docs/ontology.md names them."""


def local(iri: str) -> str:
    return max(iri.rpartition("#")[2], iri.rpartition("/")[2], key=lambda part: -len(part))


def imported(graphs):
    """Return labels, properties and relationships by uri, as n10s documents it for IGNORE."""
    out = io.BytesIO()
    write_rdf(graphs, out, "turtle")
    labels, properties, edges = defaultdict(set), defaultdict(lambda: defaultdict(list)), set()
    for triple in ox.parse(out.getvalue(), ox.RdfFormat.TURTLE):
        name, uri = local(triple.predicate.value), triple.subject.value
        if isinstance(triple.object, ox.Literal):
            properties[uri][name].append(triple.object)
        elif name == "type":
            labels[uri].add(local(triple.object.value))
        else:
            edges.add((uri, name, triple.object.value))
    return labels, properties, edges


def test_entities_become_nodes_with_their_classes_and_relations_become_edges():
    labels, properties, edges = imported(sample())
    zone = PREFIXES["id"] + "zone-1"
    assert labels[zone] == {"Zone", "Organization"}
    assert [name.value for name in properties[zone]["prefLabel"]] == ["龙溪开发区"]
    hosted = {end for start, name, end in edges if (start, name) == (zone, "hosts")}
    assert hosted == {PREFIXES["id"] + f"company-{n}" for n in (1, 2, 3)}
    assert not any(name == "hasProject" for _, name, _ in edges)  # planned, so described alone


def test_no_property_loses_a_value_but_those_that_are_listed():
    for graphs in (sample(), gold_graphs()):
        _, properties, _ = imported(graphs)
        many = {
            name
            for uri, held in properties.items()
            if "figures-" not in uri  # a data set is labelled in two languages
            for name, values in held.items()
            if len({value.value for value in values}) > 1
        }
        assert many <= MANY


def test_local_names_that_meet_mean_the_same():
    out = io.BytesIO()
    write_rdf((*sample(), *gold_graphs()), out, "turtle")
    spaces = defaultdict(set)
    for triple in ox.parse(out.getvalue(), ox.RdfFormat.TURTLE):
        spaces[local(triple.predicate.value)].add(triple.predicate.value)
    meeting = {name for name, iris in spaces.items() if len(iris) > 1}
    # rdf:subject of a statement between two things, zkg:subject of one of one thing; offsets of words and of articles
    assert meeting <= {"subject", "start"}


def test_every_relation_has_a_name_that_a_mapping_can_turn_into_the_cypher_type():
    schema = load_schema()
    assert len({term.cypher for term in schema.relations.values()}) == len(schema.relations)
    assert not {term.name for term in schema.relations.values()} & {"type", "label", "subject", "object"}

"""RDF made elsewhere is taken in whole, or refused with the node and the shape that forbid it."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from kg.rdf import write_rdf
from kg.rdf.taking import take_rdf
from kg.stores import open_store
from tests.kg.rdf_graphs import canonical, sample

Run = Callable[..., Result]

ELSEWHERE = """
@prefix zkg: <https://w3id.org/zonekg/ontology#> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix ex: <http://example.org/> .
@prefix id: <https://w3id.org/zonekg/id/> .
id:{article} a zkg:Article ; zkg:document "made/elsewhere.txt" ; zkg:number 1 ; zkg:text "云帆公司落户龙溪经开区。" ;
    zkg:start "0"^^xsd:nonNegativeInteger ; zkg:stop "12"^^xsd:nonNegativeInteger .
ex:zone a zkg:Zone ; rdfs:label "龙溪经开区"@zh ; skos:prefLabel "龙溪经开区"@zh .
ex:firm a zkg:Company ; rdfs:label "云帆公司"@zh ; skos:prefLabel "云帆公司"@zh .
ex:said a zkg:Statement , rdf:Statement ; rdf:subject ex:zone ; rdf:predicate zkg:hosts ; rdf:object ex:firm ;
    zkg:status "stated" ; prov:wasDerivedFrom ex:words .
ex:words a zkg:Evidence , oa:SpecificResource ; oa:hasSource id:{article} ; oa:hasSelector ex:quote , ex:place ;
    zkg:rule "by hand" ; zkg:confidence 1.0 .
ex:quote a oa:TextQuoteSelector ; oa:exact "云帆公司落户龙溪经开区" .
ex:place a oa:TextPositionSelector ; oa:start "0"^^xsd:nonNegativeInteger ; oa:end "11"^^xsd:nonNegativeInteger .
"""


def elsewhere() -> str:
    from kg.model import Article

    return ELSEWHERE.replace("{article}", Article("made/elsewhere.txt", 1, 0, 12, "", "").id)


def test_what_was_exported_is_taken_in_again(kg: Run, tmp_path: Path) -> None:
    with (tmp_path / "graph.ttl").open("wb") as out:
        write_rdf(sample(), out, "turtle")
    assert "articles loaded" in kg("import", "graph.ttl").stdout
    with open_store("kg.store", create=False) as kept:
        assert canonical(tuple(kept.graphs())) == canonical(sample())
    assert re.search(r"articles unchanged +2\n", kg("import", "graph.ttl").stdout)


def test_what_others_made_needs_no_mentions_and_no_superclasses(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "made.rdf.txt").write_text(elsewhere(), encoding="utf-8")
    told = kg("import", "made.rdf.txt", "--format", "turtle").stdout
    assert re.search(r"entities created +2\n", told)
    found = kg("cypher", "MATCH (z:Zone)-[:HOSTS]->(c:Company) RETURN z.name, c.name", "--format", "csv").stdout
    assert found == "z.name,c.name\n龙溪经开区,云帆公司\n"


REFUSED = {
    "a company hosts": (("rdf:subject ex:zone", "rdf:subject ex:firm"), "hosts-described", "hosts goes from Zone"),
    "no evidence": (("prov:wasDerivedFrom ex:words", "prov:x ex:words"), "Statement", "fewer than 1"),
    "no label": (('rdfs:label "云帆公司"@zh ;', ""), "Entity", "rdfs:label has fewer than 1"),
    "two kinds": (("ex:firm a zkg:Company", "ex:firm a zkg:Company , zkg:Place"), "Organization", "another kind"),
    "status": (('zkg:status "stated"', 'zkg:status "rumoured"'), "Statement", "'rumoured' is none of stated"),
    "confidence": (("zkg:confidence 1.0", "zkg:confidence 7.0"), "Evidence", "more than 1"),
    "quote": (('oa:exact "云帆公司落户', 'oa:exact "远山公司落户'), "evidence", "is not what stands at"),
    "figure": (("ex:quote a oa:Text", "ex:o a zkg:Observation . ex:quote a oa:Text"), "Observation", "fewer than 1"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_the_shapes_forbid_is_refused_whole_by_node_and_shape(kg: Run, tmp_path: Path, case: str) -> None:
    fault, shape, reason = REFUSED[case]
    assert fault[0] in elsewhere()
    (tmp_path / "made.ttl").write_text(elsewhere().replace(*fault), encoding="utf-8")
    result = kg("import", "made.ttl", status=1)
    assert any(line.startswith("Violation") and f" {shape} " in line and reason in line
               for line in result.stdout.splitlines()), result.stdout  # fmt: skip
    assert "refused, nothing is loaded" in result.stderr
    assert not (tmp_path / "kg.store").exists()


def test_a_warning_refuses_nothing_and_a_check_loads_nothing(kg: Run, tmp_path: Path) -> None:
    out = io.BytesIO()
    write_rdf(sample(), out, "turtle")
    odd = out.getvalue().replace(b'zkg:period "2024-Q1"', 'zkg:period "春天"'.encode())
    (tmp_path / "odd.ttl").write_bytes(odd)
    told = kg("import", "odd.ttl", "--check").stdout
    assert told.startswith("severity")
    assert "Warning" in told and "春天" in told
    assert told.endswith("odd.ttl: 2 articles would be loaded\n")
    assert not (tmp_path / "kg.store").exists()


def test_a_thousand_faults_are_not_all_shown(kg: Run, tmp_path: Path) -> None:
    more = "".join(f"<http://example.org/{n}> a zkg:Zone .\n" for n in range(100))
    (tmp_path / "made.ttl").write_text(elsewhere() + more, encoding="utf-8")
    told = kg("import", "made.ttl", status=1).stdout.splitlines()
    assert len(told) == 52
    assert told[-1].startswith("... and ")


def test_what_is_no_rdf_is_named(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("<a> <b")
    assert "broken.ttl: is not valid turtle" in kg("import", "broken.ttl", status=1).stderr
    assert "gone.ttl: cannot be read" in kg("import", "gone.ttl", status=1).stderr
    assert "does not tell the RDF format" in kg("import", "graph.pdf", status=2).stderr


def test_any_exported_sample_is_sound() -> None:
    out = io.BytesIO()
    write_rdf(sample(), out, "trig")
    taken = take_rdf(out.getvalue(), "trig")
    assert taken.findings == ()
    assert canonical(taken.graphs) == canonical(sample())

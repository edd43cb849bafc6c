import io
import itertools
import json

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg.errors import ConfigError, DocumentError, StatementError
from kg.graph import to_networkx
from kg.model import Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Statement
from kg.rdf import RDF_FORMATS, read_rdf, triples, write_rdf
from kg.rdf.terms import OA, PROV, QB, RDF, RDFS, SKOS, XSD, node
from kg.schema import NAMESPACE
from tests.kg.rdf_graphs import article, canonical, graphs, quote, sample

RDFLIB = {"ntriples": "nt11", "jsonld": "json-ld", "rdfxml": "xml"}
ZKG, ID = rdflib.Namespace(NAMESPACE), rdflib.Namespace("https://w3id.org/zonekg/id/")


def written(graphs, format="turtle") -> bytes:
    out = io.BytesIO()
    write_rdf(iter(graphs), out, format)
    return out.getvalue()


def by_rdflib(data: bytes, format: str) -> rdflib.Graph:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data, format=RDFLIB.get(format, format))
    merged = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        merged.add(triple)
    return merged


def by_oxigraph(data: bytes, format: str) -> set[ox.Triple]:
    return {ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(data, RDF_FORMATS[format].oxigraph)}


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return by_rdflib(written(sample()), "turtle")


def ask(graph: rdflib.Graph, pattern: str) -> bool:
    head = f"PREFIX zkg: <{NAMESPACE}> PREFIX id: <{ID}> PREFIX oa: <{OA}> PREFIX prov: <{PROV}> PREFIX skos: <{SKOS}> "
    return bool(
        graph.query(
            f"{head} PREFIX org: <http://www.w3.org/ns/org#> PREFIX qb: <{QB}> PREFIX xsd: <{XSD}> ASK {{ {pattern} }}"
        ).askAnswer
    )


# ---- the encoding


def test_stated_statements_are_asserted_and_the_others_only_described(graph):
    assert ask(graph, "id:zone-1 zkg:hosts id:company-1 , id:company-2")
    # denied by one article, stated by the other: asserted for the sake of the second
    assert ask(graph, "id:zone-1 zkg:hosts id:company-3")
    for never in (
        "id:zone-1 zkg:hasProject id:project-1",
        "id:project-1 zkg:inChain ?any",
        "id:governmentbody-1 zkg:partOf ?any",
    ):
        assert not ask(graph, never), never
    described = (
        "?s a rdf:Statement , zkg:Statement ; rdf:subject {} ; rdf:predicate {} ; rdf:object {} ; zkg:status '{}'"
    )
    assert ask(graph, described.format("id:zone-1", "zkg:hasProject", "id:project-1", "planned"))
    assert ask(graph, described.format("id:zone-1", "zkg:hosts", "id:company-3", "negated"))
    assert ask(graph, described.format("id:zone-1", "zkg:hosts", "id:company-3", "stated"))
    assert ask(graph, described.format("id:governmentbody-1", "zkg:partOf", "id:zone-1", "ended"))


def test_every_statement_leads_to_words_that_the_article_holds(graph):
    rows = list(
        graph.query(
            f"PREFIX zkg: <{NAMESPACE}> PREFIX oa: <{OA}> PREFIX prov: <{PROV}>"
            """SELECT ?s ?words ?start ?stop ?text ?from WHERE { ?s a zkg:Statement ; prov:wasDerivedFrom ?e .
               ?e a oa:SpecificResource ; oa:hasSource ?a ; oa:hasSelector ?q , ?p . ?q a oa:TextQuoteSelector ;
               oa:exact ?words . ?p a oa:TextPositionSelector ; oa:start ?start ; oa:end ?stop .
               ?a zkg:text ?text ; zkg:start ?from }"""
        )
    )
    assert len({row.s for row in rows}) == len({s.id for g in sample() for s in g.statements})
    for row in rows:
        begin = int(row["from"])
        assert str(row.text)[int(row.start) - begin : int(row.stop) - begin] == str(row.words)


def test_two_pieces_of_evidence_from_two_articles_hang_on_one_statement(graph):
    statement = Statement("zone-1", "hosts", "company-1")
    evidence = set(graph.objects(ID[statement.id], rdflib.URIRef(PROV + "wasDerivedFrom")))
    assert len(evidence) == 3
    sources = [graph.value(one, rdflib.URIRef(OA + "hasSource")) for one in evidence]
    assert len(set(sources)) == 2


def test_one_place_and_rule_with_two_confidences_stays_two(graph):
    page = article("d", 1, "甲企业在乙区")
    said = tuple(
        Statement("zone-1", "hosts", f"company-{n}", evidence=(quote(page, "甲企业", "r", n / 10),)) for n in (1, 2)
    )
    entities = (
        Entity("zone-1", "Zone", "乙区"),
        Entity("company-1", "Company", "甲"),
        Entity("company-2", "Company", "丙"),
    )
    back = read_rdf(written([ArticleGraph(page, entities, said)]), "turtle")
    assert sorted(s.evidence[0].confidence for s in back[0].statements) == [0.1, 0.2]


def test_there_are_no_blank_nodes_and_every_iri_is_ascii():
    for triple in triples(sample()):
        for part in (triple.subject, triple.predicate, triple.object):
            assert not isinstance(part, ox.BlankNode)
            if isinstance(part, ox.NamedNode):
                assert part.value.isascii(), part


def test_an_entity_has_one_preferred_label_over_all_articles(graph):
    assert list(graph.objects(ID["zone-1"], rdflib.URIRef(SKOS + "prefLabel"))) == [
        rdflib.Literal("龙溪开发区", lang="zh-Hans")
    ]
    assert set(graph.objects(ID["zone-1"], rdflib.URIRef(SKOS + "altLabel"))) == {
        rdflib.Literal(name, lang="zh-Hans") for name in ("开发区", "龙溪经开区")
    }
    assert graph.value(ID["zone-1"], rdflib.URIRef(RDFS + "label")) == rdflib.Literal("龙溪开发区", lang="zh-Hans")


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_language_tags_keep_their_usual_case_and_texts_their_own(format):
    page = article("d", 1, '"甲"@zh-hans "@language":"zh-hans" xml:lang="zh-hans" \\')
    names = tuple(
        "甲" + "\\" * (n % 70) + str(n) + "\\" * (n % 7) for n in range(3000)
    )  # so that tags lie across the pieces that are written
    graph = ArticleGraph(page, (Entity("zone-1", "Zone", '乙"@zh-hans', names),))
    parsed = by_rdflib(written([graph], format), format)
    tags = [label.language for label in parsed.objects(None, rdflib.URIRef(SKOS + "altLabel"))]
    assert tags == ["zh-Hans"] * 3000
    assert canonical(read_rdf(written([graph], format), format)) == canonical([graph])


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_names_are_those_of_the_networkx_view(drawn):
    view = to_networkx(drawn)
    parsed = rdflib.Graph().parse(written(drawn, "ntriples"), format="nt11")
    for id, data in view.nodes(data=True):
        iri = rdflib.URIRef(node(id).value)
        assert [str(label) for label in parsed.objects(iri, rdflib.URIRef(SKOS + "prefLabel"))] == [data["name"]]
        aliases = {str(label) for label in parsed.objects(iri, rdflib.URIRef(SKOS + "altLabel"))}
        assert aliases == set(data["aliases"])


def test_superclasses_are_spelled_out(graph):
    kinds = set(graph.objects(ID["company-1"], rdflib.URIRef(RDF + "type")))
    assert kinds == {ZKG.Company, ZKG.Organization}


def test_a_post_is_also_a_membership_and_a_post_of_the_organization_ontology(graph):
    assert ask(graph, "?m a org:Membership ; org:member id:person-1 ; org:organization id:governmentbody-1")
    assert ask(
        graph, "?p a org:Post ; rdfs:label '主任'@zh-Hans ; org:postIn id:governmentbody-1 ; org:heldBy id:person-1"
    )


def test_a_post_once_held_is_no_membership():
    page = article("d", 1, "甲曾任主任")
    said = Statement("person-1", "holdsPost", "company-1", "ended", (("title", "主任"),), (quote(page, "曾任"),))
    entities = (Entity("person-1", "Person", "甲"), Entity("company-1", "Company", "乙"))
    assert b"Membership" not in written([ArticleGraph(page, entities, (said,))])


def test_an_observation_is_one_of_the_data_cube(graph):
    assert ask(
        graph,
        "?o a qb:Observation , zkg:Observation ; zkg:subject id:zone-1 ; zkg:indicator '规上工业总产值' ;"
        "zkg:period '2024-Q1' ; zkg:value 46431.0 ; zkg:unit '万元' ; zkg:yoy '-5.5'^^xsd:decimal",
    )
    assert ask(graph, "?o a zkg:Observation ; zkg:scope '一季度' . FILTER NOT EXISTS { ?o zkg:value ?any }")


def test_a_text_and_a_number_of_one_look_stay_apart(graph):
    values = {
        (str(value), value.datatype)
        for one in graph.subjects(ZKG.attribute, rdflib.Literal("估值"))
        for value in graph.objects(one, ZKG.value)
    }
    assert values == {("1.5", rdflib.XSD.decimal), ("1.50", None)}


def test_chains_are_concepts_of_one_scheme(graph):
    assert ask(graph, "id:industrychain-1 skos:inScheme zkg:industryChains")


# ---- formats, order, round trip


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_rdflib_and_oxigraph_read_the_same_graph_from_every_format(format):
    data = written(sample(), format)
    reference = by_rdflib(written(sample(), "ntriples"), "ntriples")
    assert isomorphic(by_rdflib(data, format), reference)
    assert by_oxigraph(data, format) == by_oxigraph(written(sample(), "ntriples"), "ntriples")


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_what_was_written_is_read_back_whole(format):
    back = read_rdf(written(sample(), format), format)
    assert canonical(back) == canonical(sample())
    assert written(back, format) == written(sample(), format)


@pytest.mark.parametrize("format", RDF_FORMATS)
@settings(max_examples=40, deadline=None)
@given(data=graphs(xml=True))
def test_any_graph_survives_every_format(format, data):
    back = read_rdf(written(data, format), format)
    assert canonical(back) == canonical(data)


@pytest.mark.parametrize("format", ["turtle", "ntriples", "jsonld", "trig", "nquads"])
@settings(max_examples=30, deadline=None)
@given(data=graphs())
def test_control_characters_survive_all_formats_but_xml(format, data):
    assert canonical(read_rdf(written(data, format), format)) == canonical(data)


@settings(max_examples=30, deadline=None)
@given(data=graphs(xml=True))
def test_rdflib_reads_any_graph_as_oxigraph_does(data):
    reference = by_rdflib(written(data, "ntriples"), "ntriples")
    for format in ("turtle", "rdfxml", "jsonld"):
        assert isomorphic(by_rdflib(written(data, format), format), reference), format


def test_the_order_of_the_input_does_not_show():
    first, second = sample()
    shuffled = ArticleGraph(first.article, first.entities[::-1], first.statements[::-1])
    assert written([shuffled, second]) == written([first, second])


def test_json_ld_reads_without_knowing_rdf():
    data = json.loads(written(sample(), "jsonld"))
    nodes = {}
    for node_ in data["@graph"]:
        nodes.setdefault(node_["@id"], {}).update(node_)
    assert data["@context"]["@vocab"] == NAMESPACE
    zone = nodes["id:zone-1"]
    assert zone["@type"] == ["Zone", "Organization"]
    assert zone["skos:prefLabel"] == "龙溪开发区"
    figure = next(one for one in nodes.values() if one.get("period") == "2024-Q1")
    assert (figure["subject"], figure["indicator"], figure["value"], figure["yoy"]) == (
        "id:zone-1", "规上工业总产值", "46431.0", "-5.5",
    )  # fmt: skip
    said = next(one for one in nodes.values() if one.get("rdf:predicate") == "zkg:chaired")
    assert (said["rdf:subject"], said["rdf:object"], said["status"]) == ("id:person-1", "id:event-1", "stated")


def test_trig_keeps_each_article_in_a_graph_of_its_own():
    dataset = rdflib.Dataset()
    dataset.parse(written(sample(), "trig"), format="trig")
    names = {str(context.identifier) for context in dataset.graphs()} - {"urn:x-rdflib:default"}
    assert names == {node(graph.article.id).value for graph in sample()}


def test_a_control_character_is_refused_by_xml_with_the_way_out():
    page = article("d", 1, "上页\f下页")
    with pytest.raises(StatementError, match=r"U\+000C.*turtle"):
        written([ArticleGraph(page)], "rdfxml")
    assert read_rdf(written([ArticleGraph(page)]), "turtle")[0].article.text == "上页\f下页"


def test_an_empty_stream_is_an_empty_graph():
    for format in RDF_FORMATS:
        assert by_oxigraph(written([], format), format) == set()


# ---- what is refused


def test_an_unknown_format_names_the_known():
    with pytest.raises(ConfigError, match="turtle, ntriples, nquads, trig, jsonld, rdfxml"):
        write_rdf([], io.BytesIO(), "excel")
    with pytest.raises(ConfigError, match="excel"):
        read_rdf(b"", "excel")
    with pytest.raises(ConfigError, match=r"\.ttl"):
        read_rdf("graph.pdf")


def test_statements_that_rdf_could_not_place_are_named():
    first, second = sample()
    homeless = Statement("zone-1", "hosts", "company-1")
    with pytest.raises(StatementError, match=rf"page/龙溪 1\.txt: {homeless.id}.*no evidence"):
        written([ArticleGraph(first.article, first.entities, (homeless,))])
    with pytest.raises(StatementError, match="another article"):
        written([ArticleGraph(first.article, first.entities, second.statements)])
    odd = Statement("zone-1", "hosts", "company-1", "stated", (("mood", "x"),), first.statements[0].evidence)
    with pytest.raises(StatementError, match=r"mood.*properties\.ttl"):
        written([ArticleGraph(first.article, first.entities, (odd,))])
    figure = Attribute("zone-1", "面积", float("nan"), evidence=first.statements[0].evidence)
    with pytest.raises(StatementError, match="nan"):
        written([ArticleGraph(first.article, first.entities, (figure,))])


def test_files_that_are_no_graph_are_named(tmp_path):
    with pytest.raises(DocumentError, match=r"gone\.ttl"):
        read_rdf(tmp_path / "gone.ttl")
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b")
    with pytest.raises(DocumentError, match=r"broken\.ttl: is not valid turtle"):
        read_rdf(broken)
    (tmp_path / "empty.nt").write_text("")
    with pytest.raises(DocumentError, match=r"empty\.nt: describes no zkg:Article"):
        read_rdf(tmp_path / "empty.nt")


BROKEN = {
    "status": ('zkg:status "planned"', 'zkg:status "maybe"', "maybe"),
    "no evidence": ("prov:wasDerivedFrom id:evidence-", "prov:wasQuotedFrom id:evidence-", "evidence"),
    "foreign relation": ("rdf:predicate zkg:chaired", "rdf:predicate rdfs:seeAlso", "no relation"),
    "no number": ("zkg:yoy -5.5", 'zkg:yoy "low"', "not a number"),
    "two texts": ("zkg:document ", 'zkg:document "x" , ', "exactly one"),
    "renamed": ('zkg:document "page/龙溪 2.txt"', 'zkg:document "page/3.txt"', "must be called"),
    "parts": ("body:26:", "belly:26:", "belly"),
    "no selector": ("oa:exact", "oa:prefix", "oa:TextQuoteSelector"),
    "offset": ('oa:start "7"^^xsd:nonNegativeInteger', "oa:start 7.5", "whole number"),
    "no IRI": ("rdf:object id:company-2", 'rdf:object "company-2"', "IRI"),
    "no status": ('zkg:status "negated"', 'zkg:state "negated"', "exactly one"),
    "no source": ("oa:hasSource ", "oa:hasScope ", "exactly one"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_description_that_lacks_something_is_named(case):
    old, new, reason = BROKEN[case]
    text = written(sample()).decode()
    assert old in text
    with pytest.raises(StatementError, match=reason) as caught:
        read_rdf(text.replace(old, new).encode(), "turtle")
    assert "https://w3id.org/zonekg/id/" in str(caught.value)


LINES = written(sample(), "ntriples").decode().splitlines()


@settings(max_examples=150, deadline=None)
@given(st.sets(st.integers(0, len(LINES) - 1), min_size=1, max_size=4), st.integers(0, len(LINES) - 1))
def test_rdf_that_lost_or_swapped_lines_is_read_or_named(lost, other):
    kept = [line for place, line in enumerate(LINES) if place not in lost]
    subject, predicate, _ = LINES[min(lost)].split(" ", 2)
    kept.append(f"{subject} {predicate} {LINES[other].split(' ', 2)[2]}")
    try:
        read_rdf("\n".join(kept).encode(), "ntriples")
    except StatementError as error:
        assert "https://w3id.org/zonekg/" in str(error)


@pytest.mark.parametrize("format", RDF_FORMATS)
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_refused_in_words(format, data):
    with pytest.raises(DocumentError, match="the RDF given"):
        read_rdf(data, format)


def test_rdf_made_elsewhere_may_leave_out_mentions():
    text = "\n".join(line for line in written(sample(), "ntriples").decode().splitlines() if "/mention-" not in line)
    back = read_rdf(text.encode(), "ntriples")
    assert {e.name for e in back[1].entities} == {"龙溪开发区", "青禾新能源公司", "云帆公司", "海州大学"}
    assert next(e for e in back[1].entities if e.name == "海州大学").cls == "EducationalInstitution"
    bare = "\n".join(line for line in text.splitlines() if "prefLabel" not in line)
    with pytest.raises(StatementError, match="prefLabel"):
        read_rdf(bare.encode(), "ntriples")


def test_words_of_other_vocabularies_are_left_aside():
    extra = b'<http://example.org/x> a <http://example.org/Y> . [] <http://example.org/p> "z" .\n'
    assert canonical(read_rdf(written(sample()) + extra, "turtle")) == canonical(sample())


def test_writing_does_not_hold_what_was_written():
    seen = []

    def stream():
        for graph in itertools.chain(sample(), sample()):
            seen.append(graph.article.id)
            yield graph

    rows = triples(stream())
    next(rows)
    assert len(seen) == 1


def test_ids_that_are_iris_elsewhere_stay_so():
    page = Article("d", 1, 0, 2, "甲乙", "")
    said = Observation("http://example.org/zone/1", "产值", value=1.0, evidence=(Evidence(page.id, 0, 1, "甲", "r"),))
    graph = ArticleGraph(page, (Entity("http://example.org/zone/1", "Zone", "甲区"),), (said,))
    assert b"<http://example.org/zone/1>" in written([graph], "ntriples")
    assert canonical(read_rdf(written([graph]), "turtle")) == canonical([graph])

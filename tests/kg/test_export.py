import csv
import io
import json
import xml.etree.ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given, settings

from kg.errors import ConfigError
from kg.export import FORMATS, export
from kg.graph import to_networkx
from kg.lines import article_lines, dump
from kg.model import ArticleGraph, Attribute, Entity, Statement
from kg.rdf import RDF_FORMATS, read_rdf
from tests.kg.rdf_graphs import article, canonical, graphs, quote, sample

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def exported(graphs, format: str) -> bytes:
    out = io.BytesIO()
    export(iter(graphs), out, format)
    return out.getvalue()


def rows(graphs) -> list[dict[str, str]]:
    text = exported(graphs, "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_formats_are_those_promised():
    assert list(FORMATS) == [
        "turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml", "graphml", "csv", "jsonl",
    ]  # fmt: skip
    assert all(known.suffix.startswith(".") and known.use and known.media_type for known in FORMATS.values())


def test_an_unknown_format_lists_the_known():
    with pytest.raises(ConfigError, match=r"'excel'.*turtle, .*, csv, jsonl"):
        export([], io.BytesIO(), "excel")


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graphs_give_the_same_bytes(format):
    assert exported(sample(), format) == exported(sample(), format)


@pytest.mark.parametrize("format", RDF_FORMATS)
def test_rdf_formats_come_back(format):
    assert canonical(read_rdf(exported(sample(), format), format)) == canonical(sample())


def test_jsonl_is_what_extract_prints():
    lines = exported(sample(), "jsonl").decode().splitlines()
    assert lines == [dump(line) for graph in sample() for line in article_lines(graph)]
    assert json.loads(lines[0])["kind"] == "article"


# ---- CSV


def test_csv_has_a_row_for_each_evidence():
    table = rows(sample())
    assert len(table) == sum(len(s.evidence) for graph in sample() for s in graph.statements)
    held = [row for row in table if row["relation"] == "holdsPost"]
    assert [(r["subject"], r["object"], r["title"], r["from"], r["to"]) for r in held] == [
        ("周恒", "龙溪经开区管委会", "主任", "2021-03", "")
    ]
    figure = next(row for row in table if row["period"] == "2024-Q1")
    assert (figure["kind"], figure["relation"], figure["value"], figure["unit"], figure["yoy"]) == (
        "observation", "规上工业总产值", "46431", "万元", "-5.5",
    )  # fmt: skip
    assert (figure["document"], figure["article"], figure["headline"], figure["inferred"]) == (
        "page/龙溪 1.txt", "1", "龙溪经开区召开推进会", "period year",
    )  # fmt: skip


def test_csv_is_marked_as_utf_8_and_ends_lines_as_rfc_4180_says():
    data = exported(sample(), "csv")
    assert data.startswith(b"\xef\xbb\xbfkind,subject,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "－1+1"])
def test_csv_runs_no_formula(name):
    page = article("d", 1, "甲在乙")
    entities = (Entity("zone-1", "Zone", name), Entity("company-1", "Company", "乙"))
    said = Statement("zone-1", "hosts", "company-1", evidence=(quote(page, "甲"),))
    cells = rows([ArticleGraph(page, entities, (said,))])[0]
    assert cells["subject"] == "'" + name
    assert not any(value.startswith(tuple("=+@\t\r")) for value in cells.values())


def test_csv_leaves_negative_numbers_alone():
    page = article("d", 1, "甲在乙")
    said = Attribute("zone-1", "增速", -5.5, "%", evidence=(quote(page, "甲"),))
    assert rows([ArticleGraph(page, (Entity("zone-1", "Zone", "甲"),), (said,))])[0]["value"] == "-5.5"


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_csv_cells_survive_whatever_they_hold(drawn):
    table = rows(drawn)
    quotes = [e.quote.replace("\r", "").replace("\n", "") for g in drawn for s in g.statements for e in s.evidence]
    assert [row["quote"].removeprefix("'") for row in table] == [words.removeprefix("'") for words in quotes]


# ---- GraphML


def test_graphml_opens_in_networkx():
    read = nx.parse_graphml(exported(sample(), "graphml").decode(), force_multigraph=True)
    view = to_networkx(sample(), articles=True)
    assert set(read) == set(view)
    assert read.number_of_edges() == view.number_of_edges()
    assert read.nodes["zone-1"]["label"] == "龙溪开发区"
    assert read.nodes["zone-1"]["class"] == "Zone"
    assert "2024-Q1 规上工业总产值 46431 万元 (-5.5%)" in read.nodes["zone-1"]["figures"].split("\n")
    edge = next(data for _, _, data in read.edges(data=True) if data.get("relation") == "holdsPost")
    assert (edge["label"], edge["title"], edge["quote"]) == ("任职", "主任", "管委会主任周恒")
    assert next(data for _, _, data in read.edges(data=True) if data["status"] == "planned")["relation"] == "hasProject"


def test_graphml_counts_the_evidence_of_all_articles():
    read = nx.parse_graphml(exported(sample(), "graphml").decode(), force_multigraph=True)
    edges = read.get_edge_data("zone-1", "company-1")
    assert [(edge["evidence"], edge["articles"]) for edge in edges.values()] == [(3, 2)]


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_graphml_is_well_formed_whatever_it_holds(drawn):
    root = ET.fromstring(exported(drawn, "graphml"))
    keys = {key.get("id") for key in root.iter(GRAPHML + "key")}
    assert {data.get("key") for data in root.iter(GRAPHML + "data")} <= keys
    assert len(list(root.iter(GRAPHML + "edge"))) == to_networkx(drawn, articles=True).number_of_edges()

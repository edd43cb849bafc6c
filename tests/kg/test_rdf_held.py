"""An article is held to the shapes: on each article of a build, and on all that a store holds."""

import json

from typer.testing import CliRunner

from kg.cli import app
from kg.model import Article, ArticleGraph, Entity, Evidence, Observation, Statement
from kg.pipeline import read_article
from kg.rdf import examine, hold
from kg.stores import open_store
from tests.kg.rdf_graphs import article, quote, sample
from tests.ontology.gold_graphs import gold_graphs

PAGE = article("page.txt", 1, "开门红\n龙溪经开区引进云帆公司。\n一季度产值5亿元，增长3%。", title="开门红")
ZONE, FIRM = Entity("zone-1", "Zone", "龙溪经开区"), Entity("company-1", "Company", "云帆公司")
HOSTS = Statement(ZONE.id, "hosts", FIRM.id, evidence=(quote(PAGE, "引进云帆公司"),))


def figure(period: str) -> Observation:
    return Observation(ZONE.id, "产值", period, 5.0, "亿元", 3.0, evidence=(quote(PAGE, "产值5亿元"),))


def test_sound_articles_have_no_faults():
    for graph in (*sample(), *gold_graphs()):
        assert examine(graph) == ()
        assert hold(graph) == (graph, ())


def test_an_odd_period_is_warned_of_with_its_sentence_and_taken_out_of_nothing():
    graph = ArticleGraph(PAGE, (ZONE, FIRM), (HOSTS, figure("一季度")))
    (fault,) = examine(graph)
    assert (fault.severity, fault.shape, fault.statement) == ("Warning", "Observation", figure("一季度"))
    assert fault.sentence == "一季度产值5亿元，增长3%。"
    assert fault.reason.startswith("zkg:period '一季度' does not match")
    assert hold(graph) == (graph, ())


def test_what_is_no_thing_of_the_graph_goes_with_all_that_is_said_of_it():
    # a class of the ontology, but of statements, not of things: the check lets it pass, the shapes do not
    odd = Entity("x-1", "Attribute", "云帆公司")
    said = Statement(odd.id, "cooperatesWith", FIRM.id, evidence=(quote(PAGE, "云帆公司"),))
    graph = ArticleGraph(PAGE, (ZONE, FIRM, odd), (HOSTS, said, figure("2024-Q1")))
    faults = examine(graph)
    assert {fault.severity for fault in faults} == {"Violation"}
    assert "云帆公司" in {fault.about for fault in faults}
    kept, rejects = hold(graph)
    assert kept.entities == (ZONE, FIRM)
    assert kept.statements == (HOSTS, figure("2024-Q1"))
    assert [reject.statement for reject in rejects] == [odd, said]


def test_the_words_come_before_the_shapes():
    said = Statement("company-1", "hosts", "zone-1", evidence=(quote(PAGE, "龙溪经开区"),))
    (fault,) = examine(ArticleGraph(PAGE, (ZONE, FIRM), (said,)))
    assert (fault.severity, fault.shape) == ("Violation", "evidence")
    assert fault.reason == "hosts goes from Zone, not from Company"


def test_every_article_of_a_build_is_held_to_the_shapes(monkeypatch):
    odd = Entity("x-1", "Attribute", "云帆公司")
    said = Observation(odd.id, "产值", "2024-Q1", 5.0, evidence=(quote(PAGE, "产值5亿元"),))
    monkeypatch.setattr("kg.pipeline.extract", lambda page: ArticleGraph(page, (ZONE, odd), (said,)))
    kept, lines = read_article(PAGE)
    assert kept.statements == ()
    assert [(line["kind"], line.get("indicator")) for line in lines] == [("entity", None), ("observation", "产值")]
    assert "zkg:" in str(lines[0]["reason"])


def test_the_report_names_severity_statement_article_and_sentence(tmp_path):
    text = "王安平说启明轴承。一季度产值5亿元。"
    page = Article("a.txt", 1, 0, len(text), text, "一句话")
    people = (Entity("person-1", "Person", "王安平"), Entity("company-1", "Company", "启明轴承"))
    said = Statement("person-1", "hosts", "company-1", evidence=(Evidence(page.id, 3, 8, text[3:8], "r"),))
    odd = Observation("company-1", "产值", "春天", 5.0, "亿元", evidence=(Evidence(page.id, 9, 18, text[9:18], "r"),))
    with open_store(str(tmp_path / "wrong.store")) as kept:
        kept.load([ArticleGraph(page, people, (said, odd))])
    arguments = ["check", "--store", str(tmp_path / "wrong.store")]
    done = CliRunner().invoke(app, [*arguments, "--format", "json"])
    assert done.exit_code == 1
    worst, mild = map(json.loads, done.stdout.splitlines())
    assert (worst["severity"], worst["statement"], worst["document"], worst["article"]) == (
        "Violation", said.id, "a.txt", 1,
    )  # fmt: skip
    assert worst["sentence"] == "王安平说启明轴承。"
    assert (mild["severity"], mild["shape"], mild["statement"]) == ("Warning", "Observation", odd.id)
    table = CliRunner().invoke(app, arguments).stdout
    assert table.endswith("2 statements checked, 1 at fault, 1 warnings\n")
    for word in ("Violation", "Warning", said.id, odd.id, "王安平说启明轴承。", "hosts goes from Zone"):
        assert word in table

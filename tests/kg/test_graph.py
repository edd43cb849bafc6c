from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ConfigError
from kg.graph import Extent, limit, neighbourhood, to_networkx
from kg.model import Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Part, Statement
from tests.kg.view.example import article, articles

TEXT = "云州园区\n“前一句。”云州区引进恒瑞厂，形势喜人。后一句！"


def small(number=1, name="恒瑞厂", statements=()):
    parts = (Part("title", 0, 5), Part("body", 5, len(TEXT)))
    source = Article("a.txt", number, 0, len(TEXT), TEXT, "云州园区", date="2024-03-01", parts=parts)
    entities = (
        Entity("z", "Zone", "云州区", ("云州开发区",)),
        Entity("c", "Company", name),
        Entity("p", "Person", "钱记者"),
        Entity("n", "NewsOutlet", "云州报"),
    )
    start = TEXT.index("云州区引进")
    evidence = Evidence(source.id, start, start + 8, TEXT[start : start + 8], "r", 0.8, ("year",))
    own = (
        Statement("z", "hosts", "c", evidence=(evidence,)),
        Statement("p", "authorOf", source.id, evidence=(evidence,)),
        Statement(source.id, "publishedIn", "n", evidence=(evidence,)),
    )
    return ArticleGraph(source, entities, own + tuple(statements))


def test_nodes_carry_names_and_edges_the_sentence_around_the_quote():
    graph = to_networkx([small()])
    assert set(graph) == {"z", "c"}
    assert graph.nodes["z"] == {
        "cls": "Zone",
        "statements": 1,
        "figures": [],
        "name": "云州区",
        "aliases": ("云州开发区",),
    }
    ((source, target, data),) = graph.edges(data=True)
    assert (source, target, data["relation"], data["status"], data["qualifiers"]) == ("z", "c", "hosts", "stated", {})
    (cited,) = data["evidence"]
    assert (cited.before, cited.quote, cited.after) == ("”", "云州区引进恒瑞厂", "，形势喜人。")
    assert (cited.document, cited.title, cited.date, cited.rule) == ("a.txt", "云州园区", "2024-03-01", "r")
    assert (cited.confidence, cited.inferred) == (0.8, ("year",))
    assert TEXT[cited.start : cited.stop] == cited.quote


def test_articles_are_nodes_if_wanted():
    graph = to_networkx([small()], articles=True)
    assert set(graph) == {"z", "c", "p", "n", small().article.id}
    assert sorted(data["relation"] for *_, data in graph.edges(data=True)) == ["authorOf", "hosts", "publishedIn"]
    assert graph.nodes[small().article.id]["cls"] == "Article"


def test_what_nothing_is_stated_of_is_kept_unless_it_only_signed_the_article():
    graph = small()
    graph = replace(graph, entities=(*graph.entities, Entity("lone", "Person", "周来客")))
    assert set(to_networkx([graph])) == {"z", "c", "lone"}


def test_a_reporter_who_does_more_than_write_is_kept():
    second = small(statements=(Statement("p", "holdsPost", "z"),))
    assert "p" in to_networkx([second])


def test_one_statement_of_two_articles_is_one_edge_with_both_sentences():
    graph = to_networkx([small(1), small(2)])
    ((_, _, data),) = graph.edges(data=True)
    assert len(data["evidence"]) == 2
    assert graph.nodes["z"]["statements"] == 1


def test_the_name_that_most_articles_use_is_shown_and_the_others_are_aliases():
    graph = to_networkx([small(1), small(2, "恒瑞"), small(3, "恒瑞")])
    assert graph.nodes["c"]["name"] == "恒瑞"
    assert graph.nodes["c"]["aliases"] == ("恒瑞厂",)


def test_figures_hang_on_their_node_and_an_article_s_own_are_left_out():
    source = small().article
    figures = (
        Observation("z", "产值", "2024", 5.0, "亿元"),
        Attribute("c", "占地", 3.0, "亩"),
        Attribute(source.id, "版面", "3"),
    )
    graph = to_networkx([small(statements=figures), small(2, statements=figures[:1])])
    assert [figure.statement.indicator for figure in graph.nodes["z"]["figures"]] == ["产值"]
    assert [figure.statement.attribute for figure in graph.nodes["c"]["figures"]] == ["占地"]
    assert graph.nodes["z"]["statements"] == 2


def test_a_statement_about_itself_counts_once():
    graph = to_networkx([small(statements=(Statement("c", "cooperatesWith", "c"),))])
    assert graph.nodes["c"]["statements"] == 2


@given(st.integers(5, len(TEXT) - 1), st.integers(1, 12))
def test_the_sentence_shown_is_a_stretch_of_the_source(start, length):
    stop = min(start + length, len(TEXT))
    base = small()
    evidence = Evidence(base.article.id, start, stop, TEXT[start:stop], "r")
    graph = replace(base, statements=(Statement("z", "hosts", "c", evidence=(evidence,)),))
    (cited,) = next(iter(to_networkx([graph]).edges(data=True)))[2]["evidence"]
    shown = cited.before + cited.quote + cited.after
    assert shown in TEXT[5:] and cited.quote == TEXT[start:stop]
    assert not any(mark in cited.before for mark in "。！")


def test_the_context_of_a_quote_has_an_end():
    text = "长" * 4000
    source = Article("a.txt", 1, 0, len(text), text, "")
    evidence = Evidence(source.id, 2000, 2004, "长长长长", "r")
    entities = (Entity("z", "Zone", "长区"), Entity("c", "Company", "长厂"))
    graph = to_networkx([ArticleGraph(source, entities, (Statement("z", "hosts", "c", evidence=(evidence,)),))])
    (cited,) = next(iter(graph.edges(data=True)))[2]["evidence"]
    assert len(cited.before) == len(cited.after) == 160


def test_a_neighbourhood_is_found_by_id_name_or_alias_however_spelled():
    graph = to_networkx(articles(4))
    for name in ("zone-澄江经济技术开发区", "澄江经济技术开发区", "澄江经开区", " 澄江 “经开区” "):
        near = neighbourhood(graph, name)
        assert "zone-澄江经济技术开发区" in near and "place-澄江市" in near
        assert "zone-平岳经济技术开发区" not in near


def test_hops_widen_a_neighbourhood_in_either_direction():
    graph = to_networkx([article(1)])
    place = "place-澄江市"
    assert set(neighbourhood(graph, place, 0)) == {place}
    assert set(neighbourhood(graph, place, 1)) == {place, "zone-澄江经济技术开发区"}
    assert len(neighbourhood(graph, place, 2)) > 10
    assert set(neighbourhood(graph, place, 9)) == set(graph)
    assert set(neighbourhood(graph, place, 10**12)) == set(graph)  # and does not count to that


def test_an_unknown_name_is_answered_with_similar_ones():
    graph = to_networkx(articles(2))
    with pytest.raises(ConfigError, match=r"nothing in the graph is called '澄江'; near it: .*澄江"):
        neighbourhood(graph, "澄江")
    with pytest.raises(ConfigError, match="nothing comes near it"):
        neighbourhood(graph, "qwertyuiop")


def test_a_limit_keeps_the_best_connected_and_says_how_much_that_is():
    graph = to_networkx(articles(3))
    part, extent = limit(graph, 12)
    assert extent == Extent(12, len(graph), part.number_of_edges(), graph.number_of_edges())
    assert not extent.complete and len(part) == 12
    degree = dict(graph.degree())
    assert min(degree[id] for id in part) >= max(degree[id] for id in graph if id not in part)
    assert {"zone-澄江经济技术开发区", "zone-平岳经济技术开发区", "zone-石渡经济技术开发区"} <= set(part)


def test_a_limit_that_holds_all_changes_nothing():
    graph = to_networkx(articles(2))
    whole, extent = limit(graph, 10_000)
    assert whole is graph and extent.complete

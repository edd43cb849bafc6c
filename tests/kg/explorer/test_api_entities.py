"""An entity's page and what it lists: statements, articles, the order of time; each with its evidence."""

from typing import Any

import pytest

from kg.graph import cite
from kg.model import Attribute, Observation, Statement
from tests.kg.explorer.api import Api
from tests.kg.explorer.truth import GRAPHS, graph, named, statements

ZONE = "云川经济技术开发区"
FIRM = "骏驰隔膜"
NAMED = [ZONE, "葛文涛", "澜溪高新区管委会", "新能源电池产业链", "骏驰隔膜涂覆线扩建项目"]


def of(name: str) -> dict[str, tuple[str, Statement]]:
    """Return the statements of an entity with the way in which they go."""
    id = named(name)
    found = {}
    for key, stated in statements().items():
        said = stated[0][1]
        if id in (said.subject, said.object):
            found[key] = ("out" if said.subject == id else "in", said)
    return found


@pytest.mark.parametrize("name", NAMED)
def test_an_entity_has_its_page(api: Api, name: str) -> None:
    id = named(name)
    page = api.get(f"/entities/{id}")
    data = graph().nodes[id]
    mentioned = sum(any(entity.id == id for entity in one.entities) for one in GRAPHS)
    assert page["entity"] == {
        "id": id,
        "cls": data["cls"],
        "name": name,
        "aliases": sorted(data["aliases"]),
        "articles": mentioned,
    }
    assert (page["replaced"], page["replaces"], page["articles"]) == (False, [], mentioned)
    articles = {one.article.id for one in GRAPHS}
    counted: dict[tuple[str, str], int] = {}
    for direction, said in of(name).values():
        if not {said.subject, said.object} & articles:
            counted[said.relation, direction] = counted.get((said.relation, direction), 0) + 1
    assert {(one["relation"], one["direction"]): one["count"] for one in page["relations"]} == counted
    assert [one["count"] for one in page["relations"]] == sorted(counted.values(), reverse=True)
    posts = {key for key, (_, said) in of(name).items() if said.relation == "holdsPost"}
    assert {post["edge"]["id"] for post in page["posts"]} == posts
    for post in page["posts"]:
        other = post["edge"]["to"] if post["edge"]["from"] == id else post["edge"]["from"]
        assert post["other"]["id"] == other
        assert post["edge"]["qualifiers"]["title"]


def test_figures_and_properties_come_with_their_page(api: Api) -> None:
    own = {
        said.id: said
        for one in GRAPHS
        for said in one.statements
        if isinstance(said, Observation) and said.subject == named(ZONE)
    }
    figures = api.get(f"/entities/{named(ZONE)}")["figures"]
    assert {figure["id"] for figure in figures} == set(own)
    for figure in figures:
        said = own[figure["id"]]
        assert (figure["indicator"], figure["period"]) == (said.indicator, said.period)
        assert (figure["value"], figure["unit"], figure["yoy"]) == (said.value, said.unit, said.yoy)
    project = named("骏驰隔膜涂覆线扩建项目")
    told = {(one["attribute"], one["value"], one["unit"]) for one in api.get(f"/entities/{project}")["attributes"]}
    assert told == {
        (said.attribute, said.value, said.unit)
        for one in GRAPHS
        for said in one.statements
        if isinstance(said, Attribute) and said.subject == project
    }
    assert told


def test_who_writes_has_writings_and_no_relations(api: Api) -> None:
    articles = {one.article.id for one in GRAPHS}
    author = next(
        said.subject for one in GRAPHS for said in one.statements
        if isinstance(said, Statement) and said.relation == "authorOf"
    )  # fmt: skip
    page = api.get(f"/entities/{author}")
    assert page["writings"][0]["relation"] == "authorOf"
    lines = api.get(f"/entities/{author}/statements", relation="authorOf")
    assert lines["total"] == page["writings"][0]["count"]
    assert {line["other"]["cls"] for line in lines["items"]} == {"Article"}
    assert {line["other"]["id"] for line in lines["items"]} <= articles


def test_statements_come_with_their_surest_sentence(api: Api) -> None:
    lines = api.get(f"/entities/{named(ZONE)}/statements")
    assert {line["edge"]["id"] for line in lines["items"]} == set(of(ZONE))
    assert lines["total"] == len(of(ZONE))
    for line in lines["items"]:
        key = line["edge"]["id"]
        _, said = of(ZONE)[key]
        assert line["other"]["id"] == (said.object if said.subject == named(ZONE) else said.subject)
        check_citation(line["cited"], key)
    order = [(line["edge"]["articles"], line["edge"]["confidence"]) for line in lines["items"]]
    assert order == sorted(order, reverse=True)


def check_citation(cited: dict[str, Any], statement: str) -> None:
    """Hold a citation against the article and its evidence."""
    article = next(one.article for one in GRAPHS if one.article.id == cited["article"]["id"])
    evidence = [
        one
        for graph in GRAPHS
        for said in graph.statements
        if said.id == statement
        for one in said.evidence
        if (one.article, one.start, one.stop) == (article.id, cited["start"], cited["stop"])
    ]
    assert evidence
    right = cite(article, evidence[0])
    assert (cited["before"], cited["quote"], cited["after"]) == (right.before, right.quote, right.after)
    assert cited["article"]["title"] == article.title
    assert article.cut(cited["start"], cited["stop"]) == cited["quote"]


@pytest.mark.parametrize(
    "narrow",
    [
        {"relation": "hosts"},
        {"direction": "in"},
        {"status": "planned"},
        {"relation": "partOf", "direction": "in", "status": "stated"},
        {"relation": "supplies"},
    ],
)
def test_statements_can_be_narrowed(api: Api, narrow: dict[str, str]) -> None:
    asked = {f"{key}_": value for key, value in narrow.items()}
    lines = api.get(f"/entities/{named(ZONE)}/statements", **asked)
    right = {
        key
        for key, (direction, said) in of(ZONE).items()
        if said.relation == narrow.get("relation", said.relation)
        and direction == narrow.get("direction", direction)
        and said.status == narrow.get("status", said.status)
    }
    assert {line["edge"]["id"] for line in lines["items"]} == right
    assert lines["total"] == len(right)


def test_pages_join_without_gap_or_overlap(api: Api) -> None:
    whole = api.get(f"/entities/{named(ZONE)}/statements")
    pages = [api.get(f"/entities/{named(ZONE)}/statements", offset=at, limit=4) for at in range(0, whole["total"], 4)]
    assert [line for page in pages for line in page["items"]] == whole["items"]
    assert api.get(f"/entities/{named(ZONE)}/statements", offset=999)["items"] == []


def test_articles_are_listed_the_latest_first(api: Api) -> None:
    listed = api.get(f"/entities/{named(ZONE)}/articles")
    right = [one.article for one in GRAPHS if any(entity.id == named(ZONE) for entity in one.entities)]
    assert [line["id"] for line in listed["items"]] == [
        article.id for article in sorted(right, key=lambda one: one.date, reverse=True)
    ]
    assert listed["total"] == len(right)
    line = listed["items"][0]
    article = next(one for one in right if one.id == line["id"])
    assert (line["title"], line["date"], line["outlet"]) == (article.title, article.date, article.outlet)
    assert api.get(f"/entities/{named(ZONE)}/articles", offset=1, limit=1)["items"] == listed["items"][1:2]


def test_the_timeline_is_in_order_and_complete(api: Api) -> None:
    told = api.get(f"/entities/{named(ZONE)}/timeline")
    edges = [moment["edge"]["id"] for moment in told["items"] if moment["edge"]]
    assert sorted(edges) == sorted(key for *_, key in [*graph().edges(keys=True)] if key in of(ZONE))
    figures = {moment["observation"]["id"]: moment for moment in told["items"] if moment["observation"]}
    assert set(figures) == {figure["id"] for figure in api.get(f"/entities/{named(ZONE)}")["figures"]}
    assert {figures[id]["date"] for id in figures if figures[id]["observation"]["period"] == "2024-Q1"} == {"2024-Q1"}
    dates = [moment["date"].replace("2024-Q1", "2024-03~") for moment in told["items"]]
    assert dates == sorted(dates)
    for moment in told["items"]:
        if moment["edge"]:
            assert moment["date"] in (moment["edge"]["dates"][0], *moment["edge"]["qualifiers"].values())
            assert moment["other"]["id"] in (moment["edge"]["from"], moment["edge"]["to"])


@pytest.mark.parametrize("path", ["", "/statements", "/articles", "/timeline"])
@pytest.mark.parametrize("id", ["zone-0", "x'}) DETACH DELETE n //", "无", "%00", "a" * 200])
def test_an_unknown_entity_is_not_found(api: Api, path: str, id: str) -> None:
    before = api.store.contents()
    api.get(f"/entities/{id}{path}", 404)
    assert api.store.contents() == before


def test_a_statement_has_all_its_sentences(api: Api) -> None:
    for key, stated in statements().items():
        page = api.get(f"/statements/{key}")
        said = stated[0][1]
        assert (page["kind"], page["relation"], page["status"]) == ("statement", said.relation, said.status)
        assert (page["subject"]["id"], page["object"]["id"]) == (said.subject, said.object)
        places = {(id, one.start, one.stop) for id, said in stated for one in said.evidence}
        assert {(one["article"]["id"], one["start"], one["stop"]) for one in page["cited"]} == places
        assert [one["confidence"] for one in page["cited"]] == sorted(
            (one["confidence"] for one in page["cited"]), reverse=True
        )
        check_citation(page["cited"][0], key)


def test_figures_and_properties_have_their_sentences(api: Api) -> None:
    for one in GRAPHS:
        for said in one.statements:
            if isinstance(said, Observation):
                page = api.get(f"/statements/{said.id}")
                assert (page["kind"], page["indicator"], page["value"]) == ("observation", said.indicator, said.value)
            elif isinstance(said, Attribute):
                page = api.get(f"/statements/{said.id}")
                assert (page["kind"], page["attribute"], page["value"]) == ("attribute", said.attribute, said.value)
            else:
                continue
            assert page["subject"]["id"] == said.subject
            check_citation(page["cited"][0], said.id)
    assert "statement-0" in api.get("/statements/statement-0", 404)["error"]


def test_an_article_marks_what_it_states(api: Api) -> None:
    for one in GRAPHS:
        page, article = api.get(f"/articles/{one.article.id}"), one.article
        assert (page["text"], page["start"]) == (article.text, article.start)
        assert (page["title"], page["document"], page["number"]) == (article.title, article.document, article.number)
        right = {(one.start, one.stop, said.id) for said in one.statements for one in said.evidence}
        assert {(mark["start"], mark["stop"], mark["statement"]) for mark in page["marks"]} == right
        starts = [(mark["start"], mark["stop"]) for mark in page["marks"]]
        assert starts == sorted(starts)
    assert "article-0" in api.get("/articles/article-0", 404)["error"]

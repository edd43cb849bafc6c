"""The graph as the explorer sends it: the first view, expansions, all of some entities, paths."""

import itertools
from typing import Any

import networkx as nx
import pytest

from tests.kg.explorer.api import Api
from tests.kg.explorer.truth import GRAPHS, graph, named, statements

ZONE = "云川经济技术开发区"


def neighbours(id: str) -> set[str]:
    return set(nx.all_neighbors(graph(), id)) - {id}


def edges_among(ids: set[str]) -> set[str]:
    return {key for one, other, key in graph().edges(keys=True) if {one, other} <= ids}


def ids(answer: dict[str, Any]) -> set[str]:
    return {node["id"] for node in answer["nodes"]}


def keys(answer: dict[str, Any]) -> set[str]:
    return {edge["id"] for edge in answer["edges"]}


def test_the_first_view_of_a_small_graph_is_all_that_is_connected(api: Api) -> None:
    told = api.get("/start")
    connected = {id for id in graph() if neighbours(id)}
    assert ids(told) == connected
    assert keys(told) == edges_among(connected)
    assert told["all_edges"] == graph().number_of_edges()
    assert told["all_nodes"] == len({entity.id for one in GRAPHS for entity in one.entities})


def test_an_edge_carries_what_its_articles_say(api: Api) -> None:
    told = api.post("/graph", {"ids": [named(ZONE), named("天曜电池科技有限公司"), named("骏驰隔膜")]})
    by_id = {article.article.id: article.article for article in GRAPHS}
    assert keys(told) == edges_among(ids(told))
    for edge in told["edges"]:
        stated = statements()[edge["id"]]
        said = stated[0][1]
        assert (edge["relation"], edge["from"], edge["to"]) == (said.relation, said.subject, said.object)
        assert (edge["status"], edge["qualifiers"]) == (said.status, dict(said.qualifiers))
        assert edge["articles"] == len({id for id, _ in stated})
        assert edge["confidence"] == max(one.confidence for _, said in stated for one in said.evidence)
        assert edge["dates"] == sorted({by_id[id].date for id, _ in stated})
        assert edge["outlets"] == sorted({by_id[id].outlet for id, _ in stated})


def test_a_post_has_its_title(api: Api) -> None:
    told = api.post("/graph", {"ids": list(graph())})
    posts = {edge["id"]: edge for edge in told["edges"] if edge["relation"] == "holdsPost"}
    assert posts
    assert all(edge["qualifiers"] == dict(statements()[id][0][1].qualifiers) for id, edge in posts.items())
    assert ids(told) == set(graph())
    assert keys(told) == edges_among(set(graph()))


def test_what_is_not_held_is_missing(api: Api) -> None:
    told = api.post("/graph", {"ids": ["zone-0", named(ZONE), "' OR 1=1 //"]})
    assert ids(told) == {named(ZONE)}
    assert (told["missing"], told["edges"], told["renamed"]) == (["zone-0", "' OR 1=1 //"], [], {})
    assert api.post("/graph", {"ids": []}) == {"nodes": [], "edges": [], "missing": [], "renamed": {}}


def test_an_expansion_brings_all_neighbours_and_what_joins_them(api: Api) -> None:
    told = api.post("/expand", {"ids": [named(ZONE)]})
    near = neighbours(named(ZONE))
    assert ids(told) == near
    assert keys(told) == {
        key
        for one, other, key in graph().edges(keys=True)
        if {one, other} <= near | {named(ZONE)} and {one, other} & near
    }
    assert (told["total"], told["cut"]) == (len(near), False)


def test_an_expansion_leaves_out_what_is_visible_but_joins_it(api: Api) -> None:
    visible = [named("新能源电池产业链"), named("立勤装备")]
    told = api.post("/expand", {"ids": [named(ZONE)], "exclude": visible})
    near = neighbours(named(ZONE)) - set(visible)
    assert ids(told) == near
    joined = {edge for edge in keys(told) if {*_ends(edge)} & set(visible)}
    assert joined == {key for key in edges_among(near | set(visible)) if set(_ends(key)) & set(visible)
                      and set(_ends(key)) & near}  # fmt: skip
    assert joined


def _ends(key: str) -> tuple[str, str]:
    said = statements()[key][0][1]
    return said.subject, said.object


def test_a_limit_cuts_and_says_so(api: Api) -> None:
    told = api.post("/expand", {"ids": [named(ZONE)], "limit": 3})
    assert len(told["nodes"]) == 3
    assert (told["total"], told["cut"]) == (len(neighbours(named(ZONE))), True)
    most = [node["articles"] for node in told["nodes"]]
    again = api.post("/expand", {"ids": [named(ZONE)], "exclude": [node["id"] for node in told["nodes"]]})
    assert not ids(told) & ids(again)
    assert len(again["nodes"]) == told["total"] - 3
    assert min(most) >= 1


@pytest.mark.parametrize(
    "narrow",
    [
        {"relations": ["hosts"]},
        {"relations": ["hosts", "focusesOn"]},
        {"classes": ["Organization"]},
        {"classes": ["IndustryChain", "Project"]},
        {"statuses": ["planned", "ended"]},
        {"since": "2024-05"},
        {"until": "2024-04"},
        {"since": "2024-04-04", "until": "2024-05-06"},
        {"outlets": ["临江日报"]},
        {"relations": ["hosts"], "statuses": ["stated"], "outlets": ["东江科技报"], "until": "2024"},
        {"outlets": ["无此报"]},
    ],
)
def test_an_expansion_can_be_narrowed(api: Api, narrow: dict[str, Any]) -> None:
    told = api.post("/expand", {"ids": [named(ZONE)], **narrow})
    assert ids(told) == {
        other
        for one, two, key in graph().edges(keys=True)
        if named(ZONE) in (one, two) and _fits(key, (other := two if one == named(ZONE) else one), narrow)
    }


def _fits(key: str, other: str, narrow: dict[str, Any]) -> bool:
    from kg.schema import load_schema

    said = statements()[key][0][1]
    articles = [one.article for one in GRAPHS if one.article.id in {id for id, _ in statements()[key]}]
    lineage = load_schema().lineage[graph().nodes[other]["cls"]]
    return (
        said.relation in narrow.get("relations", [said.relation])
        and said.status in narrow.get("statuses", [said.status])
        and (not narrow.get("classes") or bool(set(narrow["classes"]) & set(lineage)))
        and any(
            narrow.get("since", "") <= article.date
            and article.date[: len(narrow.get("until", ""))] <= narrow.get("until", "~")
            and article.outlet in narrow.get("outlets", [article.outlet])
            for article in articles
        )
    )


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"ids": []}, "ids"),
        ({"ids": ["a"], "limit": 0}, "limit"),
        ({"ids": ["a"], "relations": ["owns"]}, "owns"),
        ({"ids": ["a"], "classes": ["Zone`) DETACH DELETE (n"]}, "class"),
        ({"ids": ["a"], "statuses": ["maybe"]}, "statuses"),
        ({"ids": ["a"], "since": "yesterday"}, "since"),
        ({"ids": ["a"], "nodes": 3}, "nodes"),
        ({"ids": ["a"] * 2001}, "ids"),
        ([], ""),
    ],
)
def test_a_wrong_expansion_is_refused(api: Api, body: object, told: str) -> None:
    assert told in api.post("/expand", body, 400)["error"]


def test_a_shortest_path_is_as_short_as_any(api: Api) -> None:
    plain = nx.Graph(graph())
    some = sorted(id for id in plain if plain.degree(id))[::12]
    for one, other in itertools.combinations(some, 2):
        told = api.get("/path", from_=one, to=other)
        try:
            steps = nx.shortest_path_length(plain, one, other)
        except nx.NetworkXNoPath:
            steps = 99
        assert told["found"] == (steps <= 6)
        if told["found"]:
            way = [node["id"] for node in told["nodes"]]
            assert (way[0], way[-1], len(way)) == (one, other, steps + 1)
            assert all(plain.has_edge(*pair) for pair in itertools.pairwise(way))
            assert keys(told) == edges_among(set(way))


def test_a_path_has_a_limit_and_two_ends(api: Api) -> None:
    one, other = named("葛文涛"), named("骏驰隔膜")
    steps = nx.shortest_path_length(nx.Graph(graph()), one, other)
    assert steps > 2
    assert api.get("/path", from_=one, to=other, longest=steps - 1) == {"nodes": [], "edges": [], "found": False}
    assert "one entity" in api.get("/path", 400, from_=one, to=one)["error"]
    assert "zone-0" in api.get("/path", 404, from_=one, to="zone-0")["error"]
    api.get("/path", 400, from_=one)
    api.get("/path", 400, from_=one, to=other, longest=99)

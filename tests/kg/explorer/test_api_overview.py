"""What the page asks first: how much there is, how it is drawn, and what a text finds."""

from collections import Counter
from importlib.metadata import version

import pytest

from kg.model import STATUSES
from kg.schema import load_schema
from kg.view.drawing import STYLES
from tests.kg.explorer.api import Api
from tests.kg.explorer.truth import GRAPHS, graph, named


def test_the_overview_counts_what_the_store_holds(api: Api) -> None:
    told = api.get("/overview")
    entities = {entity.id: entity.cls for one in GRAPHS for entity in one.entities}
    statements = {statement.id for one in GRAPHS for statement in one.statements}
    assert told["counts"] == {"entities": len(entities), "statements": len(statements), "articles": 9}
    counted = {one["cls"]: one["count"] for one in told["classes"] if one["count"]}
    assert counted == dict(Counter(entities.values()))
    relations = Counter(data["relation"] for *_, data in graph().edges(data=True))
    assert {one["name"]: one["count"] for one in told["relations"] if one["count"]} == dict(relations)
    assert told["period"] == {"first": "2024-04-01", "last": "2024-05-09"}
    assert told["outlets"] == [{"name": "东江科技报", "articles": 5}, {"name": "临江日报", "articles": 4}]
    assert (told["version"], told["editable"]) == (version("zonekg"), False)
    assert told["limits"] == {"visible": 2000, "expand": 50}


def test_the_overview_draws_as_pictures_do(api: Api) -> None:
    told = api.get("/overview")
    zone = next(one for one in told["classes"] if one["cls"] == "Zone")
    term = load_schema().classes["Zone"]
    assert (zone["zh"], zone["en"], zone["colour"], zone["shape"]) == ("开发区", "zone", term.colour, term.shape)
    assert tuple(one["name"] for one in told["statuses"]) == STATUSES
    planned = next(one for one in told["statuses"] if one["name"] == "planned")
    style = STYLES["planned"]
    assert (planned["colour"], tuple(planned["dashes"]), planned["width"]) == (style.colour, style.dashes, style.width)
    hosts = next(one for one in told["relations"] if one["name"] == "hosts")
    assert (hosts["cypher"], hosts["symmetric"], hosts["backEn"]) == ("HOSTS", False, "located in zone")
    assert told["engine"] == ("neo4j" if "://" in api.store.uri else "embedded")


@pytest.mark.parametrize(
    ("text", "match", "name"),
    [
        ("云川经济技术开发区", "name", "云川经济技术开发区"),
        ("云川经开区", "alias", "云川经济技术开发区"),
        ("澜能", "prefix", "澜能材料有限公司"),
        ("中试基地", "substring", "澜溪新材料中试基地"),
        ("songtao", "pinyin", "松涛石墨"),
        ("stsm", "initials", "松涛石墨"),
    ],
)
def test_a_text_finds_by_each_way(api: Api, text: str, match: str, name: str) -> None:
    found = api.get("/search", q=text)["found"]
    hit = next(one for one in found if one["name"] == name)
    assert hit["match"] == match
    assert hit["id"] == named(name)
    assert hit["articles"] == sum(any(entity.id == hit["id"] for entity in one.entities) for one in GRAPHS)


def test_a_search_takes_a_class_with_those_below_and_a_limit(api: Api) -> None:
    found = api.get("/search", q="东江", class_="Company")["found"]
    assert {one["cls"] for one in found} == {"FinancialInstitution"}
    assert [one["name"] for one in found] == ["东江银行", "东江银行云川分行"]
    assert len(api.get("/search", q="区", limit=2)["found"]) == 2
    assert api.get("/search", q="  ")["found"] == []
    assert api.get("/search", q="无此名称之物")["found"] == []
    assert "Zonk" in api.get("/search", 400, q="区", class_="Zonk")["error"]


@pytest.mark.parametrize("params", [{"limit": 0}, {"limit": "many"}, {"qq": "x"}, {"q": "x" * 201}])
def test_a_wrong_parameter_is_named(api: Api, params: dict[str, object]) -> None:
    name = next(iter(params))
    assert name in api.get("/search", 400, **params)["error"]

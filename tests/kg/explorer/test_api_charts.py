"""Two side by side, zones on a map, a chain as columns, and what is shown as a file."""

import csv
import io
import xml.etree.ElementTree as ET
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.model import Article, ArticleGraph, Entity, Evidence, Statement
from kg.resolve import resolve
from tests.kg.explorer.api import Api, Fill
from tests.kg.explorer.truth import graph, named, statements

ZONE, OTHER = "云川经济技术开发区", "澜溪高新区"


def near(name: str) -> set[str]:
    return set(nx.all_neighbors(graph(), named(name)))


def test_two_zones_are_compared(api: Api) -> None:
    told = api.get("/compare", one=named(ZONE), other=named(OTHER))
    for side, name in zip(told["sides"], (ZONE, OTHER), strict=True):
        page = api.get(f"/entities/{named(name)}")
        assert side == {"entity": page["entity"], "relations": page["relations"], "figures": page["figures"]}
    assert {brief["id"] for brief in told["shared"]} == near(ZONE) & near(OTHER)
    for only, (name, other) in zip(told["only"], ((ZONE, OTHER), (OTHER, ZONE)), strict=True):
        wanted = {"IndustryChain", "Company", "FinancialInstitution"}
        right = {id for id in near(name) - near(other) - {named(other)} if graph().nodes[id]["cls"] in wanted}
        assert {brief["id"] for brief in only} == right
    figures = {figure["id"] for side in told["sides"] for figure in side["figures"]}
    cells = [cell for one in told["indicators"] for row in one["rows"] for cell in (*row["one"], *row["other"])]
    assert {cell["id"] for cell in cells} == figures
    assert "one entity" in api.get("/compare", 400, one=named(ZONE), other=named(ZONE))["error"]
    api.get("/compare", 404, one=named(ZONE), other="zone-0")


def test_figures_of_one_period_stand_side_by_side(api: Api) -> None:
    told = api.get("/compare", one=named(ZONE), other=named("南屏经济开发区"))
    both = [one for one in told["indicators"] if any(row["one"] and row["other"] for row in one["rows"])]
    assert both
    assert told["indicators"][0] in both
    for one in told["indicators"]:
        for row in one["rows"]:
            for cell in (*row["one"], *row["other"]):
                assert cell["period"].replace("2024-01/2024-03", "2024-Q1") == row["period"]
                assert cell["scope"] == row["scope"]


def test_a_chain_stands_in_columns(api: Api) -> None:
    chain = named("新能源电池产业链")
    told = api.get(f"/chains/{chain}")
    assert told["chain"]["id"] == chain
    members = {
        one: data["relation"]
        for one, _, data in graph().in_edges(chain, data=True)
        if data["relation"] in ("inChain", "leadsChain")
    }
    shown = {member["entity"]["id"] for column in told["columns"] for member in column["members"]}
    assert shown == set(members)
    for column in told["columns"]:
        ids = {member["entity"]["id"] for member in column["members"]}
        if column["zone"] is None:
            continue
        zone = column["zone"]["id"]
        hosted = {
            other
            for _, other, data in graph().out_edges(zone, data=True)
            if data["relation"] in ("hosts", "hasProject") and data["status"] != "negated"
        }
        assert ids == hosted & set(members)
        focused = any(
            data["relation"] == "focusesOn" for _, other, data in graph().out_edges(zone, data=True) if other == chain
        )
        assert column["focuses"] == focused
        leads = [member["relation"] == "leadsChain" for member in column["members"]]
        assert leads == sorted(leads, reverse=True)
    sizes = [len(column["members"]) for column in told["columns"] if column["zone"]]
    assert sizes == sorted(sizes, reverse=True)
    assert "Zone" in api.get(f"/chains/{named(ZONE)}", 400)["error"]
    api.get("/chains/industrychain-0", 404)


def located(zones: dict[str, str]) -> list[ArticleGraph]:
    """Return articles that put zones in places."""
    found = []
    for at, (zone, place) in enumerate(zones.items(), 1):
        text = f"{zone}位于{place}。"
        article = Article("图.txt", at, 0, len(text), text, f"题{at}", zone=zone)
        cited = (Evidence(article.id, 0, len(text), text, "r", 0.9),)
        entities = (Entity("z", "Zone", zone), Entity("p", "Place", place)) if place else (Entity("z", "Zone", zone),)
        said = (Statement("z", "locatedIn", "p", evidence=cited),) if place else ()
        found.append(resolve(ArticleGraph(article, entities, said)))
    return found


def test_zones_stand_where_they_are_said_to_lie(fill: Fill) -> None:
    zones = {
        "盐湖高新技术产业开发区": "运城市",
        "某某经济技术开发区": "苏州市",
        "青岛西海岸经济开发区": "",
        "幻云经开区": "幻云",
    }
    told = fill(located(zones)).get("/map")
    placed = {zone["name"]: (zone["place"], round(zone["lat"], 1), round(zone["lon"], 1)) for zone in told["zones"]}
    assert placed["盐湖高新技术产业开发区"][0] == "运城市"
    assert placed["某某经济技术开发区"] == ("苏州市", 31.3, 120.6)
    assert placed["青岛西海岸经济开发区"][0] == "青岛市"
    assert [zone["name"] for zone in told["unplaced"]] == ["幻云经开区"]
    assert "GeoNames" in told["credit"]


def shown(api: Api, form: str) -> tuple[list[str], Any]:
    ids = [named(name) for name in (ZONE, "天曜电池科技有限公司", "新能源电池产业链", "葛文涛")]
    answer = api.post("/export", {"ids": ids, "format": form})
    assert "attachment" in answer.headers["content-disposition"]
    return ids, answer


def among(ids: list[str]) -> set[str]:
    return {key for one, other, key in graph().edges(keys=True) if {one, other} <= set(ids)}


def test_csv_holds_the_evidence_of_what_is_shown(api: Api) -> None:
    ids, answer = shown(api, "csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["statement_id"] for row in rows} == among(ids)
    right = {(key, one.start, one.stop) for key in among(ids) for _, said in statements()[key] for one in said.evidence}
    assert {(row["statement_id"], int(row["start"]), int(row["stop"])) for row in rows} == right


def test_graphml_holds_the_nodes_and_edges_shown(api: Api) -> None:
    ids, answer = shown(api, "graphml")
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.fromstring(answer.content)
    assert {node.get("id") for node in root.iter(f"{space}node")} == set(ids)
    assert {edge.get("id") for edge in root.iter(f"{space}edge")} == among(ids)


def test_turtle_holds_the_statements_shown(api: Api) -> None:
    ids, answer = shown(api, "turtle")
    store = ox.Store()
    store.load(answer.content, format=ox.RdfFormat.TURTLE)
    found = store.query("SELECT ?s WHERE { ?s a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> }")
    assert {solution["s"].value.rpartition("/")[2] for solution in found} == among(ids)  # type: ignore[union-attr]


@pytest.mark.parametrize("body", [{"ids": ["zone-0"]}, {"ids": []}, {"ids": ["a"], "format": "exe"}, {"format": "csv"}])
def test_a_wrong_export_is_refused(api: Api, body: dict[str, object]) -> None:
    api.post("/export", body, 400)

"""One thing under several names: what is merged goes on working under its old ids, and people decide."""

from pathlib import Path
from typing import Any

import pytest

from kg.conflicts import find_conflicts
from kg.identity.decisions import read_decisions
from kg.model import Article, ArticleGraph, Entity, Evidence, Observation, Statement
from kg.resolve import resolve
from kg.settle import settle
from tests.kg.explorer.api import Api, Fill

FULL = "云杉汽车股份有限公司"


def told(number: int, name: str, zone: str = "青岚经开区", figure: float = 5.0) -> ArticleGraph:
    """Return an article in which a zone hosts a firm with a figure, which makes cars."""
    text = f"{zone}的{name}生产汽车，第{number}篇。"
    article = Article("报.txt", number, 3, 3 + len(text), text, f"题{number}", zone=zone, date=f"2024-03-0{number}")
    entities = (Entity("z", "Zone", zone), Entity("c", "Company", name, home=zone), Entity("p", "Product", "汽车"))
    cited = (Evidence(article.id, 3, 3 + len(zone), zone, "r", 0.5 + number / 100),)
    said = (
        Statement("z", "hosts", "c", evidence=cited),
        Statement("c", "produces", "p", evidence=cited),
        Observation("c", "产值", "2024", figure, "亿元", evidence=cited),
    )
    return resolve(ArticleGraph(article, entities, said))


GRAPHS = [told(1, "云杉"), told(2, FULL), told(3, "云杉汽车", zone="青岚经济技术开发区"), told(4, FULL, figure=6.0)]


@pytest.fixture
def merged(fill: Fill) -> tuple[Api, str, list[str]]:
    """Give an explorer in which names were merged by their own, the id that is kept and those that it replaces."""
    api = fill(GRAPHS, editable=True)
    settle(api.store)
    rows = api.store.query("MATCH (c:Company) WHERE c.replaces IS NOT NULL RETURN c.id, c.replaces").rows
    assert len(rows) == 1
    return api, str(rows[0][0]), list(rows[0][1])  # type: ignore[call-overload]


def test_an_old_id_leads_to_what_replaces_it(merged: tuple[Api, str, list[str]]) -> None:
    api, kept, replaced = merged
    page = api.get(f"/entities/{kept}")
    assert (page["replaced"], page["replaces"]) == (False, replaced)
    for old in replaced:
        again = api.get(f"/entities/{old}")
        assert again == page | {"replaced": True}
        for part in ("statements", "articles", "timeline"):
            assert api.get(f"/entities/{old}/{part}") == api.get(f"/entities/{kept}/{part}")
        assert api.post("/expand", {"ids": [old]}) == api.post("/expand", {"ids": [kept]})


def test_a_shared_view_keeps_its_nodes_when_they_are_merged(merged: tuple[Api, str, list[str]]) -> None:
    api, kept, replaced = merged
    zone = api.get("/search", q="青岚", class_="Zone")["found"][0]["id"]
    view = api.post("/graph", {"ids": [zone, *replaced, kept, "company-0"]})
    assert {node["id"] for node in view["nodes"]} == {zone, kept}
    assert view["renamed"] == dict.fromkeys(replaced, kept)
    assert view["missing"] == ["company-0"]
    assert {edge["relation"] for edge in view["edges"]} == {"hosts"}
    alone = api.post("/graph", {"ids": replaced})
    assert [node["id"] for node in alone["nodes"]] == [kept]
    for old in replaced:
        assert api.get("/path", from_=old, to=zone)["found"]
        assert "one entity" in api.get("/path", 400, from_=old, to=kept)["error"]
        assert api.get("/compare", one=old, other=zone)["sides"][0]["entity"]["id"] == kept
        assert api.post("/export", {"ids": [old, zone], "format": "csv"}).content.count(b"\n") > 2


def open_pair(api: Api) -> dict[str, Any]:
    found = api.get("/review")
    assert found["total"] >= 1
    assert len(found["open"]) == found["total"]
    return dict(found["open"][0])


def test_what_is_open_is_shown_with_its_sentences(fill: Fill) -> None:
    api = fill(_doubtful())
    pair = open_pair(api)
    for side in (pair["one"], pair["other"]):
        assert side["sentences"]
        cited = side["sentences"][0]
        graph = next(one for one in _doubtful() if one.article.id == cited["article"]["id"])
        assert graph.article.cut(cited["start"], cited["stop"]) == cited["quote"]
        assert any(entity.id == side["brief"]["id"] for entity in graph.entities)
        assert side["homes"]
    weights = [abs(feature["weight"]) for feature in pair["features"]]
    assert weights == sorted(weights, reverse=True)
    assert sum(feature["weight"] for feature in pair["features"]) == pytest.approx(pair["score"])
    found = api.get("/review", limit=0)
    assert (found["open"], found["total"] >= 1, found["editable"]) == ([], True, False)
    assert found["review"] <= pair["score"]


def _doubtful() -> list[ArticleGraph]:
    """Return articles of two honours that may be one: one is called by the other's name, in another zone."""
    found = []
    for number, (zone, name, alias) in enumerate(
        [("青岚经开区", "全省制造业标兵企业", ""), ("白石高新区", "2024年全省制造业标兵企业", "全省制造业标兵企业")], 1
    ):
        text = f"{zone}获评{name}。"
        article = Article("荣.txt", number, 0, len(text), text, f"题{number}", zone=zone)
        cited = (Evidence(article.id, 0, len(text) - 1, text[:-1], "r", 0.9),)
        aliases = (alias,) if alias else ()
        entities = (Entity("z", "Zone", zone), Entity("h", "Honour", name, aliases, home=zone))
        said = (Statement("z", "receivedHonour", "h", evidence=cited),)
        found.append(resolve(ArticleGraph(article, entities, said)))
    return found


def test_a_decision_is_kept_and_shown_and_can_be_taken_back(fill: Fill, tmp_path: Path) -> None:
    api = fill(_doubtful(), editable=True)
    pair = open_pair(api)
    one, other = pair["one"]["brief"]["id"], pair["other"]["brief"]["id"]
    before = api.post("/graph", {"ids": [one, other]})
    assert len(before["nodes"]) == 2

    done = api.post("/decisions", {"one": one, "other": other, "verdict": "merged", "why": "同一份\t名单"})
    assert done["merged"]
    assert done["problems"] == []
    kept = done["kept"]
    after = api.post("/graph", {"ids": [one, other]})
    assert [node["id"] for node in after["nodes"]] == [kept]
    assert after["nodes"][0]["articles"] == 2
    assert api.get("/overview")["counts"]["entities"] == 3
    line = read_decisions(tmp_path / "decisions.tsv")[0]
    assert ((line.one, line.other), line.verdict, line.who, line.why) == ((one, other), "merged", "lin", "同一份 名单")
    found = api.get("/review")
    assert (found["total"], found["decided"][0]["verdict"]) == (0, "merged")

    done = api.post("/decisions", {"one": one, "other": other, "verdict": "withdrawn"})
    assert not done["merged"]
    again = api.post("/graph", {"ids": [one, other]})
    assert again == before
    assert api.get("/review")["open"] == [pair]
    done = api.post("/decisions", {"one": one, "other": other, "verdict": "apart", "why": "两份名单"})
    assert not done["merged"]
    found = api.get("/review")
    assert (found["total"], [one["verdict"] for one in found["decided"]]) == (0, ["apart", "withdrawn", "merged"])


def test_a_decision_that_cannot_be_is_refused(fill: Fill, tmp_path: Path) -> None:
    api = fill(_doubtful(), editable=True)
    pair = open_pair(api)
    one, other = pair["one"]["brief"]["id"], pair["other"]["brief"]["id"]
    zone = api.get("/search", q="青岚", class_="Zone")["found"][0]["id"]
    assert "class" in api.post("/decisions", {"one": one, "other": zone, "verdict": "merged"}, 409)["error"]
    api.post("/decisions", {"one": one, "other": one, "verdict": "merged"}, 409)
    api.post("/decisions", {"one": one, "other": "honour-0", "verdict": "merged"}, 404)
    api.post("/decisions", {"one": one, "other": other, "verdict": "perhaps"}, 400)
    api.post("/decisions", {"one": one, "other": other, "verdict": "merged", "who": "x"}, 400)
    assert not (tmp_path / "decisions.tsv").exists()


def test_decisions_that_contradict_each_other_are_told(fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    api = fill(_doubtful(), editable=True)
    pair = open_pair(api)
    one, other = pair["one"]["brief"]["id"], pair["other"]["brief"]["id"]
    api.post("/decisions", {"one": one, "other": other, "verdict": "merged"})
    monkeypatch.setenv("KG_WHO", "mei")
    done = api.post("/decisions", {"one": one, "other": other, "verdict": "apart"})
    assert [(told["decision"]["who"], told["against"]["who"]) for told in done["problems"]] == [("mei", "lin")]
    assert api.get("/review")["problems"] == done["problems"]


def test_contradictions_come_with_both_sides(fill: Fill) -> None:
    graphs = [told(2, FULL), told(4, FULL, figure=6.0)]
    api = fill(graphs)
    right = find_conflicts(graphs)
    found = api.get("/conflicts")
    assert found["total"] == len(right) == 1
    item, own = found["items"][0], right[0]
    assert (item["kind"], item["id"], item["name"], item["about"]) == (own.kind, own.subject, FULL, own.about)
    said = {side.statement: side.said for side in own.sides}
    assert {side["statement"]: side["said"] for side in item["sides"]} == said
    for side in item["sides"]:
        page = api.get(f"/statements/{side['statement']}")
        assert page["cited"] == side["cited"]
    assert api.get("/conflicts", kind="post") == {"total": 0, "items": []}
    assert api.get("/conflicts", offset=1) == {"total": 1, "items": []}
    api.get("/conflicts", 400, kind="feud")

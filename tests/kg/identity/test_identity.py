"""Who is whom: what is merged, what stays two, what is left to people, in every order of coming."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity.clusters import Identities
from kg.identity.decide import thresholds, weights
from kg.identity.decisions import Decision
from kg.model import ArticleGraph, Entity
from tests.kg.identity.people import one, outcome, who

FULL = "云杉汽车股份有限公司"


def firm(name: str, zone: str = "青岚经开区", number: int = 1, *more: tuple[str, str]) -> ArticleGraph:
    return one(("Company", name), *more, zone=zone, number=number)


MERGED = [
    (one(("Zone", "运城经开区")), one(("Zone", "运城经济技术开发区"), number=2)),
    (one(("Zone", "山西运城经济技术开发区")), one(("Zone", "运城经开区"), number=2)),
    (one(("Zone", "运城经开区")), one(("Zone", "运城经济开发区"), number=2)),
    (firm("云杉"), firm(FULL, number=2)),
    (firm("云杉汽车"), firm(FULL, "青岚经济技术开发区", 2)),
    (firm("云杉新材料"), firm("云杉", number=2)),
    (firm("运城云杉铸造有限公司"), firm("云杉铸造", number=2)),
    (firm("青岚云杉铸造有限公司"), firm("云杉铸造", number=2)),
    (firm("雲杉電子"), firm("云杉电子", number=2)),
    (one(("GovernmentBody", "管委会")), one(("GovernmentBody", "青岚经开区管委会"), number=2)),
    (
        one(("GovernmentBody", "市委"), zone="运城经开区"),
        one(("GovernmentBody", "运城市委"), number=2, zone="运城高新区"),
    ),
    (one(("Place", "山西省运城市")), one(("Place", "运城市"), number=2)),
    (
        one(("Event", "招商大会"), year=2024, dates=[(0, "2024-05-01")]),
        one(("Event", "招商大会"), number=2, year=2024),
    ),
]
APART = [
    (one(("Zone", "长治高新区")), one(("Zone", "长治经济技术开发区"), number=2)),
    (one(("Zone", "运城经开区")), one(("Zone", "运城经开区港北园区"), number=2)),
    (firm("云杉"), firm("云杉", "白石高新区", 2)),
    (firm("云杉"), firm(FULL, "白石高新区", 2)),
    (firm("云杉机电有限公司"), firm("云杉机电有限公司青岚分公司", number=2)),
    (firm("云杉集团有限公司"), firm("云杉机电有限公司", number=2)),
    (firm("云杉机电有限公司"), firm("云杉新材料有限公司", number=2)),
    (firm("云杉一厂"), firm("云杉二厂", number=2)),
    (firm("运城云杉铸造有限公司"), firm("长治云杉铸造有限公司", number=2)),
    (one(("Event", "招商大会"), year=2023), one(("Event", "招商大会"), number=2, year=2024)),
    (
        one(("Event", "调度会"), year=2024, dates=[(0, "2024-05-01")]),
        one(("Event", "调度会"), number=2, year=2024, dates=[(0, "2024-06-01")]),
    ),
    (one(("Place", "吉林省")), one(("Place", "吉林市"), number=2)),
    (one(("Person", "石磊")), one(("Person", "石磊"), number=2, zone="白石高新区")),
]
REVIEW = [
    (firm("云杉机电有限公司"), firm("云杉机电股份有限公司", number=2)),
    (firm("云杉精密机电有限公司"), firm("云杉精蜜机电有限公司", number=2)),
    (one(("Zone", "运城经济开发区")), one(("Zone", "运城经济技术开发区"), number=2)),
    (
        one(("Person", "石磊"), ("GovernmentBody", "税务局"), said=[(0, "holdsPost", 1, "局长")]),
        one(("Person", "石磊"), ("Company", FULL), said=[(0, "holdsPost", 1, "董事长")], number=2),
    ),
]


@pytest.mark.parametrize(("first", "second"), MERGED)
def test_one_thing(first: ArticleGraph, second: ArticleGraph) -> None:
    assert outcome(first, second) == "merged"


@pytest.mark.parametrize(("first", "second"), APART)
def test_two_things(first: ArticleGraph, second: ArticleGraph) -> None:
    assert outcome(first, second) == "apart"


@pytest.mark.parametrize(("first", "second"), REVIEW)
def test_what_people_have_to_say(first: ArticleGraph, second: ArticleGraph) -> None:
    assert outcome(first, second) == "review"


def test_a_short_name_that_can_mean_two_is_nobodys() -> None:
    graphs = [firm("云杉"), firm("云杉机电有限公司", number=2), firm("云杉电池有限公司", number=3)]
    assert sorted(map(len, who(graphs))) == [1, 1, 1]
    assert len(Identities.of(graphs).to_review()) == 2
    assert sorted(map(len, who(graphs[:2]))) == [2]


def test_what_an_article_calls_a_firm_counts() -> None:
    told = one(Entity("e", "Company", "云杉机电有限公司", ("杉电",), "青岚经开区"))
    assert outcome(firm("杉电", number=2), told) == "merged"
    assert outcome(firm("杉电", "白石高新区", 2), told) == "apart"


def test_what_stands_in_a_relation_is_two() -> None:
    graph = one(("Company", "云杉"), ("Company", FULL), said=[(0, "supplies", 1, "")])
    assert sorted(map(len, who([graph]))) == [1, 1]


def test_people_of_one_name_are_told_apart_by_their_posts() -> None:
    def person(body: tuple[str, str], title: str, number: int) -> ArticleGraph:
        return one(("Person", "石磊"), body, said=[(0, "holdsPost", 1, title)], number=number)

    tax, firm_ = ("GovernmentBody", "税务局"), ("Company", "云杉机电有限公司")
    graphs = [person(tax, "局长", 1), person(firm_, "董事长", 2), person(tax, "局长", 3), person(firm_, "总经理", 4)]
    people = [group for group in who(graphs) if any("石磊" in name for name in group)]
    assert sorted(map(len, people)) == [2, 2]


def test_a_reporter_is_not_whom_the_news_is_about() -> None:
    writes = one(("Person", "石磊"), said=[(0, "authorOf", -1, "")])
    leads = one(("Person", "石磊"), ("GovernmentBody", "管委会"), said=[(0, "holdsPost", 1, "主任")], number=2)
    assert outcome(writes, leads) == "apart"


def test_the_one_that_stands_first_keeps_its_id() -> None:
    older = one(("Company", "云杉"), document="b.txt", date="2023-01-05")
    newer = one(("Company", FULL), document="a.txt", date="2024-01-05")
    identities = Identities.of([newer, older])
    assert identities.kept == {newer.entities[0].id: older.entities[0].id}


NAMES = ("云杉", "云杉汽车", FULL, "云杉电池有限公司", "云杉集团", "青岚云杉汽车")


def world(seed: int) -> list[ArticleGraph]:
    dice = random.Random(seed)
    graphs = []
    for number in range(1, 9):
        named = [("Company", name) for name in dice.sample(NAMES, dice.randint(1, 2))]
        zone = dice.choice(("青岚经开区", "青岚经济技术开发区", "白石高新区"))
        graphs.append(one(*named, zone=zone, number=number, date=dice.choice(("2023-01-01", "2024-02-02", ""))))
    return graphs


def facts(identities: Identities) -> tuple[object, ...]:
    return dict(identities.kept), sorted((j.one, j.other) for j in identities.to_review())


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 10_000), st.randoms())
def test_any_order_of_coming_ends_in_the_same(seed: int, dice: random.Random) -> None:
    graphs = world(seed)
    whole = facts(Identities.of(graphs))
    dice.shuffle(graphs)
    grown = Identities()
    for graph in graphs:
        before = dict(grown.kept)
        changed = grown.add([graph])
        after = grown.kept
        assert {id for id in {*before, *after} if before.get(id, id) != after.get(id, id)} <= changed
    assert facts(grown) == whole


def decide(one_: str, other: str, verdict: str) -> Decision:
    return Decision(one_, other, verdict, "lin", "2026-01-01")  # type: ignore[arg-type]


def test_people_have_the_last_word() -> None:
    graphs = [firm("云杉"), firm(FULL, number=2), firm("赤松", number=3)]
    short, full, pine = (graph.entities[0].id for graph in graphs)
    apart = Identities.of(graphs, [decide(short, full, "apart")])
    assert not apart.kept and not apart.to_review()
    joined = Identities.of(graphs, [decide(pine, short, "merged")])
    assert len(next(iter(joined.members.values()))) == 3
    assert joined.decided() == {pine}
    assert Identities.of(graphs, [decide(pine, short, "merged"), decide(pine, short, "withdrawn")]).kept == {
        full: short
    }
    unknown = Identities.of(graphs, [decide("company-gone", short, "merged")])
    assert unknown.kept == {full: short}


def test_a_merge_that_would_join_what_is_apart_is_not_done_but_told() -> None:
    graphs = [firm("赤松"), firm("白桦", number=2), firm("青杨", number=3)]
    a, b, c = (graph.entities[0].id for graph in graphs)
    decisions = [decide(a, c, "apart"), decide(a, b, "merged"), decide(b, c, "merged")]
    identities = Identities.of(graphs, decisions)
    assert sorted(map(len, identities.members.values())) == [2]
    assert identities.problems() == [(decisions[2], decisions[0])]


def test_weights_and_limits_are_data() -> None:
    assert thresholds()["merge"] > thresholds()["review"] > 0
    assert all(weight for weight in weights().values())


def test_who_leads_a_body_is_one_in_the_news_of_other_zones() -> None:
    def person(zone: str, number: int, body: str = "青岚经开区党工委") -> ArticleGraph:
        body_ = Entity("b", "GovernmentBody", body, home="青岚经开区")
        return one(("Person", "石磊"), body_, said=[(0, "holdsPost", 1, "书记")], zone=zone, number=number)

    assert outcome(person("青岚经开区", 1), person("白石高新区", 2, "青岚经济技术开发区党工委")) == "merged"
    assert outcome(person("青岚经开区", 1), person("白石高新区", 2, "白石高新区党工委")) == "apart"

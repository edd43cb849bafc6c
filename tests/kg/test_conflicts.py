"""Contradictions: figures, properties and posts that cannot both be right are found with their sentences."""

from dataclasses import replace

from kg.conflicts import find_conflicts
from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Statement

ENTITIES = (
    Entity("z", "Zone", "青岚经开区"),
    Entity("j", "Project", "云杉电池项目"),
    Entity("b", "GovernmentBody", "青岚经开区管委会"),
    Entity("p", "Person", "石磊"),
    Entity("q", "Person", "何敏"),
)


def article(number: int, *said: AnyStatement, date: str = "2024-05-01") -> ArticleGraph:
    text = f"第{number}条：青岚经开区说了一句话。"
    one = Article("a.txt", number, 0, len(text), text, "题", date=date)
    cited = (Evidence(one.id, 4, 9, one.cut(4, 9), "r"),)
    return ArticleGraph(one, ENTITIES, tuple(replace(item, evidence=cited) for item in said))


def figure(value: float, unit: str = "亿元", period: str = "2024-Q1", **more: object) -> Observation:
    return Observation("z", "总产值", period, value, unit, **more)  # type: ignore[arg-type]


def post(person: str, title: str = "主任", body: str = "b") -> Statement:
    return Statement(person, "holdsPost", body, qualifiers=(("title", title),))


def kinds(*graphs: ArticleGraph) -> list[tuple[str, str, str, list[str]]]:
    return [(c.kind, c.name, c.about, [side.said for side in c.sides]) for c in find_conflicts(graphs)]


def test_two_figures_of_one_indicator_and_period() -> None:
    found = kinds(article(1, figure(86.0)), article(2, figure(88.5)), article(3, figure(90.0, period="2024-Q2")))
    assert found == [("figure", "青岚经开区", "总产值 2024-Q1 元", ["86亿元", "88.5亿元"])]


def test_the_same_figure_in_another_unit_or_rounded_is_none() -> None:
    assert kinds(article(1, figure(5.0)), article(2, figure(50000.0, "万元"))) == []
    assert kinds(article(1, figure(86.3)), article(2, figure(86.0))) == []
    assert kinds(article(1, figure(86.3)), article(2, figure(86.4))) != []
    assert kinds(article(1, figure(10.0)), article(2, figure(9.6))) == []
    assert kinds(article(1, figure(10.0)), article(2, figure(14.0))) != []
    assert kinds(article(1, figure(5.0)), article(2, figure(6.0, scope="规上"))) == []
    assert kinds(article(1, figure(5.0)), article(2, figure(6.0, status="planned"))) == []


def test_two_growth_rates() -> None:
    one, other = (figure(5.0, yoy=rate) for rate in (9.4, 8.1))
    assert [(kind, said) for kind, _, _, said in kinds(article(1, one), article(2, other))] == [
        ("figure", ["同比+9.4%", "同比+8.1%"])
    ]


def test_two_total_investments_of_a_project() -> None:
    one, other = (Attribute("j", "总投资", value, "亿元") for value in (8.0, 10.0))
    assert kinds(article(1, one), article(2, other)) == [
        ("attribute", "云杉电池项目", "总投资 元", ["8亿元", "10亿元"])
    ]


def test_one_post_held_by_two_people_at_once() -> None:
    found = kinds(article(1, post("p")), article(2, post("q")))
    assert found == [("post", "青岚经开区管委会", "主任 2024", ["石磊", "何敏"])]
    assert kinds(article(1, post("p")), article(2, post("q"), date="2025-01-01")) == []
    assert kinds(article(1, post("p", "副主任")), article(2, post("q", "副主任"))) == []
    assert kinds(article(1, post("p")), article(2, post("p"))) == []


def test_each_side_leads_to_its_sentence() -> None:
    (found,) = find_conflicts([article(1, figure(86.0)), article(2, figure(88.5)), article(3, figure(88.5))])
    assert [len(side.cited) for side in found.sides] == [1, 2]
    cited = found.sides[0].cited[0]
    assert (cited.before, cited.quote, cited.after) == ("第1条：", "青岚经开区", "说了一句话。")
    assert found.sides[0].statement.startswith("observation-")

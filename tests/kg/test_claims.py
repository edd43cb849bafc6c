"""Which statements contradict each other: the same whatever the order, with no more pairs than the claims allow."""

import random
import time
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kg.claims import CONTRADICTS, EDGE, Claim, Claims, Contradiction, claims_of
from kg.model import Article, ArticleGraph, Attribute, Entity, Observation, Statement
from kg.schema import RESERVED_TYPES, load_schema


def claim(id: str, value: float | str, about: str = "总产值", subject: str = "z") -> Claim:
    kind = "post" if isinstance(value, str) else "figure"
    return Claim(kind, subject, (about, "2024"), id, value)


def found(*claims: Claim) -> list[Contradiction]:
    gathered = Claims()
    gathered.add(claims)
    return gathered.contradictions()


def pairs(*claims: Claim) -> set[tuple[str, str]]:
    return {(one.one, one.other) for one in found(*claims)}


def test_the_ontology_says_how_the_edge_is_called() -> None:
    term = load_schema().properties[CONTRADICTS]
    assert term.label_zh and term.label_en == "contradicts"
    assert EDGE == "CONTRADICTS" and EDGE in RESERVED_TYPES


def test_each_two_that_differ_are_a_pair() -> None:
    assert found(claim("b", 5.0), claim("a", 7.0)) == [Contradiction("a", "b", "figure", ("总产值 2024",))]
    assert pairs(claim("a", 5.0), claim("b", 7.0), claim("c", 9.0)) == {("a", "b"), ("a", "c"), ("b", "c")}
    assert pairs(claim("a", 5.0), claim("b", 7.0, "进出口")) == set()
    assert pairs(claim("a", 5.0), claim("b", 7.0, subject="y")) == set()


def test_what_agrees_by_rounding_is_no_pair_whatever_stands_beside_it() -> None:
    # 10 is either of the others rounded, which contradict each other
    assert pairs(claim("a", 10.0), claim("b", 9.6), claim("c", 10.4)) == {("b", "c")}


def test_one_pair_may_contradict_in_several_things() -> None:
    both = [claim("a", 5.0), claim("a", 1.5, "增速"), claim("b", 7.0), claim("b", 2.5, "增速")]
    assert found(*both) == [Contradiction("a", "b", "figure", ("增速 2024", "总产值 2024"))]


def test_who_bears_one_name_may_be_one_person() -> None:
    assert pairs(claim("a", "石磊"), claim("b", "石磊")) == set()
    assert pairs(claim("a", "石磊"), claim("b", "何敏")) == {("a", "b")}
    assert pairs(claim("a", "石磊"), claim("a", "石主任"), claim("b", "石主任")) == set()


@given(st.lists(st.sampled_from((5.0, 5.01, 5.04, 5.06, 7.0, 7.2, 9.0)), max_size=40), st.randoms())
def test_the_order_does_not_matter_and_whatever_is_contradicted_is_in_a_pair(
    values: list[float], dice: random.Random
) -> None:
    claims = [claim(f"s{at:02}", value) for at, value in enumerate(values)]
    shuffled = dice.sample(claims, len(claims))
    assert found(*claims) == found(*shuffled)
    told = pairs(*claims)
    true = {pair for one, other in combinations(claims, 2) for pair in pairs(one, other)}
    assert told <= true and {id for pair in told for id in pair} == {id for pair in true for id in pair}
    assert told == true or len(claims) > 12
    assert len(told) <= max(66, 2 * len(claims))


def test_the_cost_grows_with_the_claims_and_not_with_their_pairs() -> None:
    started = time.perf_counter()
    assert 19_999 <= len(found(*(claim(f"s{at}", float(at)) for at in range(20_000)))) <= 40_000
    assert 19_999 <= len(found(*(claim(f"s{at}", 5.0 + at // 10_000) for at in range(20_000)))) <= 40_000
    assert time.perf_counter() - started < 10


def test_what_is_not_simply_stated_claims_nothing() -> None:
    entities = (Entity("z", "Zone", "青岚经开区"), Entity("p", "Person", "石磊"), Entity("e", "Event", "推介会"))
    title = (("title", "主任"),)
    said = (
        Observation("z", "总产值", "2024", 5.0, "亿元", 3.5),
        Observation("z", "总产值", "2024", 6.0, "亿元", status="planned"),
        Observation("z", "总产值", value=6.0, unit="亿元"),
        Attribute("z", "面积", 3.0, "平方公里"),
        Attribute("z", "定位", "制造高地"),
        Attribute("e", "date", "2024-03-01"),
        Statement("p", "holdsPost", "z", qualifiers=title),
        Statement("p", "holdsPost", "z", qualifiers=(("from", "2021-05"), *title)),
        Statement("p", "holdsPost", "z", "ended", qualifiers=title),
        Statement("p", "attended", "e"),
    )
    article = Article("a.txt", 1, 0, 1, "x", "题", date="2024-05-01")
    assert [(one.kind, one.about, one.value) for one in claims_of(ArticleGraph(article, entities, said))] == [
        ("figure", ("总产值", "2024", "", "元"), 5e8),
        ("figure", ("总产值", "2024", "", "同比"), 3.5),
        ("attribute", ("面积", "平方米"), 3e6),
        ("post", ("主任", "2024"), "石磊"),
        ("post", ("主任", "2021"), "石磊"),
    ]

"""What contradicts itself is joined in the graph, on every engine, whatever the order in which it came."""

import io
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.conflicts import disputed, find_conflicts
from kg.identity.decisions import Decision
from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Statement
from kg.rdf import SparqlView, write_rdf
from kg.resolve import resolve
from kg.settle import settle
from kg.stores import Counters, Store, open_store
from kg.stores.copy import copy
from kg.stores.snapshot import restore, write_snapshot
from kg.usage import describe_records
from tests.kg.stores.graphs import many, snapshot

EDGES = "MATCH (a:Statement)-[c:CONTRADICTS]->(b:Statement) RETURN a.id, b.id, c.kind, c.about ORDER BY a.id, b.id"
SIDES = (
    "MATCH (z)<-[:SUBJECT]-(a)-[c:CONTRADICTS]->(b) WHERE a.value IS NOT NULL "
    "RETURN c.kind, z.name, a.value, b.value, c.about"
)


def told(number: int, *said: AnyStatement, zone: str = "青岚经开区", date: str = "2024-05-01") -> ArticleGraph:
    """Return an article of a zone `z`, its project `j`, its board `b` and two people that states this."""
    text = f"第{number}条：{zone}说了一句话。"
    article = Article("报.txt", number, 3, 3 + len(text), text, f"题{number}", zone=zone, date=date, year=2024)
    cited = (Evidence(article.id, 7, 10, article.cut(7, 10), "r"),)
    entities = (
        Entity("z", "Zone", zone),
        Entity("j", "Project", "云杉电池项目", home=zone),
        Entity("b", "GovernmentBody", f"{zone}管委会"),
        Entity("p", "Person", "石磊", home=zone),
        Entity("q", "Person", "何敏", home=zone),
    )
    return resolve(ArticleGraph(article, entities, tuple(replace(one, evidence=cited) for one in said)))


def figure(value: float, period: str = "2024-Q1", **more: object) -> Observation:
    return Observation("z", "总产值", period, value, "亿元", **more)  # type: ignore[arg-type]


def post(person: str, title: str = "主任") -> Statement:
    return Statement(person, "holdsPost", "b", qualifiers=(("title", title),))


def investment(value: float) -> Attribute:
    return Attribute("j", "总投资", value, "亿元")


GRAPHS = [
    told(1, figure(86.0), investment(8.0), post("p")),
    told(2, figure(91.0), investment(10.0), post("q")),
    told(3, figure(86.04, yoy=7.3), post("p", "副主任")),
    told(4, figure(86.0), figure(44.0, "2023"), post("q"), date="2025-01-02"),
]


def edges(store: Store) -> list[tuple[object, ...]]:
    return list(store.query(EDGES).rows)


def test_both_sides_are_joined(store: Store) -> None:
    store.load(GRAPHS)
    assert store.link() == 4
    told = {(kind, name, *about, frozenset((one, other))) for kind, name, one, other, about in store.query(SIDES).rows}
    assert told == {
        ("attribute", "云杉电池项目", "总投资 元", frozenset((8.0, 10.0))),
        ("figure", "青岚经开区", "总产值 2024-Q1 元", frozenset((86.0, 91.0))),
        ("figure", "青岚经开区", "总产值 2024-Q1 元", frozenset((86.04, 91.0))),
    }
    who = "MATCH (a:Person)<-[:SUBJECT]-()-[c:CONTRADICTS]-()-[:SUBJECT]->(b:Person) RETURN a.name, b.name, c.about"
    assert sorted(store.query(who).rows) == [("何敏", "石磊", ["主任 2024"]), ("石磊", "何敏", ["主任 2024"])]


def test_what_is_joined_already_is_left_alone(store: Store) -> None:
    store.load(GRAPHS)
    assert store.link() == 4
    before = snapshot(store)
    assert store.link() == 0
    assert snapshot(store) == before


def test_an_edge_goes_with_what_made_it(store: Store) -> None:
    store.load(GRAPHS)
    store.link()
    store.load([told(2, figure(86.0), post("q"), date="2025-01-02")], instead_of=[GRAPHS[1].article.id])
    store.link()
    assert edges(store) == []
    store.load([GRAPHS[1]], instead_of=[GRAPHS[1].article.id])
    assert store.link() == 4
    store.forget([GRAPHS[0].article.id])
    assert store.link() == 0  # edges go with their statements; one figure article 4 states as well
    assert [row[2] for row in edges(store)] == ["figure", "figure"]


def test_figures_of_what_becomes_one_contradict_from_then_on(store: Store) -> None:
    apart = [told(1, figure(86.0)), told(2, figure(91.0), zone="白石高新区")]
    store.load(apart)
    settle(store)
    assert edges(store) == []
    one, other = (graph.entities[0].id for graph in apart)
    merged = Decision(one, other, "merged", "lin", "2026")
    settle(store, [merged])
    assert [row[2:] for row in edges(store)] == [("figure", ["总产值 2024-Q1 元"])]
    settle(store)
    assert edges(store) == []


VERSIONS = (
    (figure(86.0), investment(8.0), post("p")),
    (figure(91.0), investment(8.0), post("q")),
    (figure(86.04, yoy=7.3), figure(44.0, "2023"), investment(10.0)),
    (figure(100.0, yoy=9.9), post("p"), post("q", "书记")),
)


def version(number: int, which: int) -> ArticleGraph:
    dates = ("2024-05-01", "2025-01-02")
    graph = told(number, *VERSIONS[which], date=dates[(number + which) % 2])
    return graph if which < 3 else told(number, *VERSIONS[which], zone="青岚经济技术开发区", date=dates[number % 2])


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.one_of(
            st.dictionaries(st.integers(1, 5), st.integers(0, 3), min_size=1, max_size=3),
            st.sets(st.integers(1, 5), min_size=1, max_size=2),
        ),
        min_size=2,
        max_size=7,
    )
)
def test_any_order_equals_a_clean_build(store: Store, steps: list[dict[int, int] | set[int]]) -> None:
    def cleared() -> None:
        store.forget(store.contents())
        settle(store)

    cleared()
    held: dict[int, int] = {}
    for step in steps:
        if isinstance(step, dict):
            held |= step
            some = [version(*place) for place in step.items()]
            store.load(some, instead_of=[graph.article.id for graph in some])
        else:
            held = {number: which for number, which in held.items() if number not in step}
            store.forget(version(number, 0).article.id for number in step)
        settle(store)
    grown, exported = snapshot(store), turtle(store)
    cleared()
    store.load(version(*place) for place in held.items())
    settle(store)
    assert grown == snapshot(store)
    assert exported == turtle(store)


def turtle(store: Store) -> bytes:
    out = io.BytesIO()
    write_rdf(store.graphs(), out, "turtle")
    return out.getvalue()


def test_rdf_joins_the_same_statements_in_both_directions(store: Store) -> None:
    store.load(GRAPHS)
    store.link()
    query = "SELECT ?a ?b WHERE { ?a zkg:contradicts ?b }"
    with SparqlView(store.graphs()) as view:
        found = {tuple(str(cell).rpartition("/")[2] for cell in row) for row in view.query(query).rows}
    pairs = {(str(one), str(other)) for one, other, *_ in edges(store)}
    assert found == pairs | {(other, one) for one, other in pairs}


def test_a_copy_and_a_restored_snapshot_hold_the_same_edges(store: Store, tmp_path: Path) -> None:
    store.load(GRAPHS)
    settle(store)
    with (tmp_path / "graph.snapshot").open("wb") as out:
        write_snapshot(store.graphs(), out)
    with open_store(str(tmp_path / "copy.store")) as other:
        copy(store, other)
        assert edges(other) == edges(store)
        other.load([told(9, figure(70.0))])
        restore(tmp_path / "graph.snapshot", other, replace=True)
        assert edges(other) == edges(store)
    held = edges(store)
    store.forget(store.contents())
    restore(tmp_path / "graph.snapshot", store)
    assert edges(store) == held


def test_the_schema_counts_them(store: Store) -> None:
    store.load(GRAPHS)
    store.link()
    (use,) = (use for use in describe_records(store)[1] if use.cypher == "CONTRADICTS")
    assert (use.ends, use.edges, use.properties) == ("Statement -> Statement", 4, ("about", "kind"))


def test_the_list_reads_no_more_than_what_is_disputed(store: Store) -> None:
    graphs = [*GRAPHS, *many(40)[2:3]]
    random.Random(1).shuffle(graphs)
    store.load(graphs)
    needed = disputed(store.claims())
    assert needed == {graph.article.id for graph in (GRAPHS[0], GRAPHS[1], GRAPHS[2], GRAPHS[3])}
    listed = find_conflicts(store.graphs(needed))
    assert listed == find_conflicts(store.graphs())
    assert [(one.kind, one.about) for one in listed] == [
        ("attribute", "总投资 元"),
        ("figure", "总产值 2024-Q1 元"),
        ("post", "主任 2024"),
    ]


def test_a_store_that_did_not_keep_what_articles_claim_is_completed(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(uri) as store:
        with monkeypatch.context() as patched:
            patched.setattr("kg.stores._rows.claims_text", lambda graph: None)
            store.load(GRAPHS)
        assert disputed(store.claims())
        assert store.link() == 4
        completed = snapshot(store)
        kept = store.query("MATCH (a:Article) WHERE a._claims IS NULL RETURN count(a)").rows
        assert kept == ((0,),)
        store.forget(store.contents())
        store.load(GRAPHS)
        store.link()
        assert snapshot(store) == completed
        assert store.load(GRAPHS) == Counters(articles_unchanged=len(GRAPHS))

"""One node for one thing, on every engine: merged, split again, and the same graph whatever the order."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.identity.decisions import Decision
from kg.model import Article, ArticleGraph, Entity, Evidence, Observation, Statement
from kg.resolve import resolve
from kg.settle import settle
from kg.stores import Counters, Store, open_store
from tests.kg.stores.graphs import snapshot

ROOT = Path(__file__).parents[3]
FULL = "云杉汽车股份有限公司"


def told(
    number: int, name: str, date: str = "2024-03-01", zone: str = "青岚经开区", figure: float = 5.0
) -> ArticleGraph:
    """Return an article in which a zone hosts a firm, which makes cars; each says so in words of its own."""
    text = f"{zone}的{name}生产汽车，第{number}篇。"
    article = Article("报.txt", number, 3, 3 + len(text), text, f"题{number}", zone=zone, date=date, year=2024)
    entities = (
        Entity("z", "Zone", zone),
        Entity("c", "Company", name, home=zone),
        Entity("p", "Product", "汽车"),
    )
    cited = (Evidence(article.id, 3, 3 + len(zone), zone, "r", 0.5 + number / 100),)
    said = (
        Statement("z", "hosts", "c", evidence=cited),
        Statement("c", "produces", "p", evidence=cited),
        Observation("c", "产值", "2024", figure, "亿元", evidence=cited),
    )
    return resolve(ArticleGraph(article, entities, said))


GRAPHS = [
    told(1, "云杉"),
    told(2, FULL, "2024-01-01"),
    told(3, "云杉汽车", zone="青岚经济技术开发区"),
    told(4, "云杉", zone="白石高新区"),
    told(5, FULL, figure=6.0),
]
SHORT, LONG, OTHER = (GRAPHS[at].entities[1].id for at in (0, 1, 3))


def firms(store: Store) -> list[tuple[object, ...]]:
    return list(store.query("MATCH (c:Company) RETURN c.id, c.name, c.articles, c.replaces ORDER BY c.articles").rows)


def test_what_is_one_is_one_node_with_all_that_is_said_of_it(store: Store) -> None:
    store.load(GRAPHS)
    assert len(firms(store)) == 4
    changed = settle(store).counters
    assert (changed.entities_deleted, changed.entities_created) == (2, 0)
    middle = GRAPHS[2].entities[1].id
    assert firms(store) == [(OTHER, "云杉", 1, None), (LONG, FULL, 4, sorted([SHORT, middle]))]
    hosts = store.query(
        "MATCH (:Zone)-[r:HOSTS]->(c:Company {id: $id}) RETURN r.articles ORDER BY r.articles", {"id": LONG}
    )
    assert hosts.rows == ((4,),)
    quotes = "MATCH (s:Statement {subject: $id})-[:EVIDENCED_BY]->(e) WHERE s.relation = 'produces' RETURN count(e)"
    assert store.query(quotes, {"id": LONG}).rows == ((4,),)
    figures = "MATCH (c:Company {id: $id})<-[:SUBJECT]-(o:Observation) RETURN o.value, o.articles ORDER BY o.value"
    assert store.query(figures, {"id": LONG}).rows == ((5.0, 3), (6.0, 1))


def test_former_ids_still_lead_to_it(store: Store) -> None:
    store.load(GRAPHS)
    settle(store)
    for query, params in (
        (f"MATCH (c {{id: '{SHORT}'}}) RETURN c.name", {}),
        ("MATCH (c {id: $id}) RETURN c.name", {"id": SHORT}),
        ("MATCH (c) WHERE c.id IN $ids RETURN c.name", {"ids": [SHORT]}),
    ):
        assert store.query(query, params).rows == ((FULL,),), query
    assert store.query("MATCH (c {id: $id}) RETURN c.name", {"id": "company-" + "0" * 20}).rows == ()


def test_settling_again_writes_nothing(store: Store) -> None:
    store.load(GRAPHS)
    settle(store)
    before = snapshot(store)
    assert settle(store).counters == Counters()
    assert snapshot(store) == before
    assert store.load(GRAPHS) == Counters(articles_unchanged=len(GRAPHS))


def test_splitting_restores_exactly_what_was_read(store: Store) -> None:
    apart = [Decision(a, b, "apart", "lin", "2026") for a, b in ((SHORT, LONG),)]
    apart += [Decision(GRAPHS[2].entities[1].id, id, "apart", "lin", "2026") for id in (SHORT, LONG)]
    store.load(GRAPHS)
    settle(store, apart)
    clean = snapshot(store)
    assert [graph for graph in store.graphs() if graph.base] == []
    store.forget(store.contents())
    store.load(GRAPHS)
    settle(store)
    assert [graph.base for graph in store.graphs()] == [GRAPHS[0], None, GRAPHS[2], None, None]
    settle(store, apart)
    assert snapshot(store) == clean
    assert list(store.graphs()) == GRAPHS


def test_people_may_merge_what_no_rule_would(store: Store) -> None:
    store.load(GRAPHS)
    merged = Decision(OTHER, LONG, "merged", "lin", "2026")
    settle(store, [merged])
    ((id, name, articles, _),) = firms(store)
    assert (id, name, articles) == (LONG, FULL, 5)
    assert [entity.same for graph in store.graphs() for entity in graph.entities if entity.same] == [(OTHER,)]
    settle(store, [merged, Decision(LONG, OTHER, "withdrawn", "wu", "2026")])
    assert len(firms(store)) == 2


@pytest.mark.parametrize("seed", range(3))
def test_any_order_equals_a_clean_build(store: Store, seed: int) -> None:
    store.load(GRAPHS[:4])
    settle(store)
    clean = snapshot(store)
    store.forget(store.contents())
    dice = random.Random(seed)
    for graph in dice.sample(GRAPHS, len(GRAPHS)):
        store.load([graph])
        settle(store)
    store.forget([GRAPHS[4].article.id])
    settle(store)
    assert snapshot(store) == clean
    store.forget(store.contents())
    settle(store)
    assert store.query("MATCH (n) WHERE NOT n:Store RETURN count(n)").rows == ((0,),)
    assert store.noted() == ""


def test_what_others_load_while_a_store_is_settled_is_settled_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.load(GRAPHS[1:])
    outlines, comes = store.outlines, iter(GRAPHS[:1])

    def disturbed() -> list[object]:
        found = list(outlines())
        for graph in comes:
            store.load([graph])
        return found  # type: ignore[return-value]

    monkeypatch.setattr(store, "outlines", disturbed)
    settle(store)
    monkeypatch.undo()
    grown, noted = snapshot(store), store.noted()
    store.forget(store.contents())
    store.load(GRAPHS)
    settle(store)
    assert (snapshot(store), store.noted()) == (grown, noted)


def test_an_article_that_changes_while_it_is_rewritten_stays_changed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.load(GRAPHS)
    rewrite, comes = store.rewrite, iter([told(1, "青松")])

    def disturbed(articles: object, change: object) -> Counters:
        for graph in comes:
            store.load([graph])
            store.forget([GRAPHS[4].article.id])
        return rewrite(articles, change)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "rewrite", disturbed)
    settle(store)
    monkeypatch.undo()
    grown = snapshot(store)
    store.forget(store.contents())
    store.load([told(1, "青松"), *GRAPHS[1:4]])
    settle(store)
    assert snapshot(store) == grown


SETTLER = """
import sys
from kg.settle import settle
from kg.stores import open_store
from tests.kg.stores.test_identity import crowd
store = open_store(sys.argv[1])
store.load(crowd())
print('open', flush=True)
settle(store)
print('done', flush=True)
store.close()
"""


def crowd() -> list[ArticleGraph]:
    """Return articles enough for settling to take several transactions."""
    return [told(number, ("云杉", FULL)[number % 2], zone=f"青岚{number % 40 // 2}经开区") for number in range(1, 200)]


def test_a_killed_settling_goes_on_to_the_same_graph(uri: str) -> None:
    dice = random.Random(7)
    for _ in range(2):
        command = [sys.executable, "-c", SETTLER, uri]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        time.sleep(dice.uniform(0.0, 1.0))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
    with open_store(uri) as store:
        store.load(crowd())
        settle(store)
        survived = snapshot(store)
        store.forget(store.contents())
        store.load(crowd())
        settle(store)
        assert survived == snapshot(store)

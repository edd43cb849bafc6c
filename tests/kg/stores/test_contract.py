"""What every store must do, run on each engine that `kg.stores` discovers."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.model import ArticleGraph, Entity, Evidence, Statement
from kg.stores import Counters, Store, open_store
from tests.kg.stores.graphs import (
    ARTICLES,
    ENDLESS,
    HOSTILE,
    VERSIONS,
    article,
    hostile_graph,
    many,
    one_way,
    snapshot,
    world,
)

EMPTY = Counters()
ROOT = Path(__file__).parents[3]


# What is loaded comes back


def test_every_field_comes_back_as_it_was(store: Store) -> None:
    graphs = [hostile_graph(2), hostile_graph(1)]
    store.load(graphs)
    back = list(store.graphs())
    assert back == graphs[::-1]
    for given_, kept in zip(graphs[::-1], back, strict=True):
        pairs = zip(given_.statements, kept.statements, strict=True)
        assert all(one.evidence == other.evidence for one, other in pairs)  # equality leaves evidence out
        assert [repr(one) for one in given_.statements] == [repr(one) for one in kept.statements]  # 4 is not 4.0
        assert repr(given_.article) == repr(kept.article)


def test_what_is_stored_outlives_closing(uri: str) -> None:
    graph = hostile_graph()
    with open_store(uri) as first:
        first.load([graph])
        before = snapshot(first)
    with open_store(uri, create=False) as second:
        assert list(second.graphs()) == [graph]
        assert snapshot(second) == before


def test_an_empty_article_and_a_long_one_are_kept(store: Store) -> None:
    bare = ArticleGraph(article("空.txt", text="无"))
    long = ArticleGraph(article("长.txt", text="开发区招商。" * 200_000))
    assert store.load([bare, long]).articles_loaded == 2
    assert list(store.graphs()) == [bare, long]


def test_graphs_come_by_document_and_number(store: Store) -> None:
    graphs = [world((document, number), 0) for document in ("b", "a", "ab", "Z", "甲") for number in (10, 9, 2)]
    random.Random(1).shuffle(graphs)
    store.load(graphs)
    places = [(graph.article.document, graph.article.number) for graph in store.graphs()]
    assert places == sorted(places)
    assert len(places) == len(graphs)


def test_contents_tells_what_is_stored(store: Store) -> None:
    graphs = [world(place, 0) for place in ARTICLES]
    assert store.contents() == {}
    store.load(graphs)
    assert store.contents() == {graph.article.id: graph.article.content for graph in graphs}


def test_a_store_that_is_filled_is_the_one_that_loading_makes(store: Store) -> None:
    graphs = [hostile_graph(2), *(world(place, 1) for place in ARTICLES), hostile_graph(1), *many(150)]
    steps: list[int] = []
    counters = store.fill(lambda: iter(graphs), progress=steps.append)
    assert steps and steps[-1] == counters.articles_loaded == len(graphs)
    filled = snapshot(store)
    assert store.load(graphs) == Counters(articles_unchanged=len(graphs))
    assert store.fill(lambda: graphs) == Counters(articles_unchanged=len(graphs))
    assert snapshot(store) == filled
    assert {found.id for found in store.search("青岚农商")} == {"bank-1", "bank-a"}
    store.forget(store.contents())
    assert store.load(graphs) == counters
    assert store.link() and not store.link()
    assert snapshot(store) == filled
    more = one_way(number=7)
    assert store.fill(lambda: [more]).articles_loaded == 1
    assert store.contents().keys() >= {more.article.id, graphs[0].article.id}


def test_a_store_that_cannot_be_filled_stays_as_it_was(store: Store) -> None:
    def broken() -> Iterator[ArticleGraph]:
        yield from many(70)
        raise StoreError("the source is gone")

    other = ArticleGraph(article("z.txt"), (Entity("zone-1", "Person", "何敏"),), ())
    for graphs, reason in ((broken, "gone"), (lambda: iter([*many(3), other]), r"z\.txt.*Person.*Zone")):
        with pytest.raises(StoreError, match=reason):
            store.fill(graphs)
        store.forget(store.contents())  # an engine may load them batch after batch
        assert store.load(many(2)).articles_loaded == 2
        store.forget(store.contents())


# Counting what changes


def test_loading_again_writes_nothing(store: Store) -> None:
    graphs = [world(place, 0) for place in ARTICLES]
    first = store.load(graphs)
    assert first.articles_loaded == len(graphs)
    before = snapshot(store)
    assert store.load(graphs) == Counters(articles_unchanged=len(graphs))
    assert snapshot(store) == before


def test_counters_tell_what_a_replacement_changed(store: Store) -> None:
    store.load([one_way(), one_way(number=2)])
    changed = one_way(object_="company-2")
    changed = ArticleGraph(article("a.txt", 1, text="青岚经开区引进云杉机电公司和赤松。"), changed.entities, ())
    counters = store.load([changed])
    assert counters == Counters(articles_loaded=1, entities_created=1)  # company-1 and the statement live by article 2
    assert store.forget([one_way(number=2).article.id]) == Counters(
        articles_forgotten=1, entities_deleted=1, statements_deleted=1
    )


def test_forgetting_what_is_not_there_is_no_error(store: Store) -> None:
    assert store.forget(["article-unknown"]) == EMPTY
    assert store.forget([]) == EMPTY
    assert store.load([]) == EMPTY


def test_forgetting_all_leaves_nothing(store: Store) -> None:
    empty = snapshot(store)
    graphs = [hostile_graph(), *(world(place, 1) for place in ARTICLES)]
    loaded = store.load(graphs)
    forgotten = store.forget(graph.article.id for graph in graphs)
    assert (forgotten.articles_forgotten, forgotten.entities_deleted, forgotten.statements_deleted) == (
        loaded.articles_loaded,
        loaded.entities_created,
        loaded.statements_created,
    )
    assert snapshot(store) == empty


def test_instead_of_replaces_what_has_the_same_content(store: Store) -> None:
    old, other = one_way(), one_way(number=2)
    store.load([old, other])
    again = ArticleGraph(old.article, (*old.entities, Entity("person-1", "Person", "何敏")), old.statements)
    assert store.load([again]).articles_unchanged == 1  # the content is the same
    counters = store.load([again], instead_of=[old.article.id, other.article.id])
    assert counters == Counters(articles_loaded=1, articles_forgotten=1, entities_created=1)
    assert list(store.graphs()) == [again]


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.one_of(
            st.dictionaries(st.sampled_from(ARTICLES), st.integers(0, VERSIONS - 1), min_size=1, max_size=4),
            st.sets(st.sampled_from(ARTICLES), min_size=1, max_size=3),
        ),
        max_size=8,
    )
)
def test_any_order_equals_a_clean_build(
    store: Store, steps: list[dict[tuple[str, int], int] | set[tuple[str, int]]]
) -> None:
    store.forget(store.contents())
    held: dict[tuple[str, int], int] = {}
    for step in steps:
        if isinstance(step, dict):
            held |= step
            store.load(world(place, version) for place, version in step.items())
        else:
            held = {place: version for place, version in held.items() if place not in step}
            store.forget(world(place, 0).article.id for place in step)
    grown = snapshot(store)
    store.forget(store.contents())
    store.load(world(place, version) for place, version in held.items())
    assert grown == snapshot(store)


# What may not be stored is refused whole


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda g: ArticleGraph(g.article, g.entities[:1], g.statements), "does not name"),
        (lambda g: ArticleGraph(g.article, (*g.entities, g.entities[0]), ()), "comes twice"),
        (lambda g: ArticleGraph(g.article, g.entities, g.statements * 2), "comes twice"),
        (lambda g: ArticleGraph(g.article, (Entity("x", "Planet", "火星"),), ()), "Planet"),
        (lambda g: ArticleGraph(g.article, g.entities, (Statement("zone-1", "hosts", "company-1"),)), "no evidence"),
        (
            lambda g: ArticleGraph(
                g.article, g.entities, (Statement("zone-1", "likes", "company-1", evidence=g.statements[0].evidence),)
            ),
            "likes",
        ),
        (
            lambda g: ArticleGraph(
                g.article,
                g.entities,
                (Statement("zone-1", "hosts", "company-1", evidence=(Evidence("other", 1, 2, "x", "r"),)),),
            ),
            "another article",
        ),
    ],
)
def test_a_graph_that_cannot_be_kept_is_refused_with_all_beside_it(store: Store, change: object, reason: str) -> None:
    bad = change(one_way(number=2))  # type: ignore[operator]
    with pytest.raises(StoreError, match=reason) as caught:
        store.load([one_way(), bad])
    assert "a.txt" in str(caught.value)
    assert store.contents() == {}


def test_an_entity_of_two_classes_is_refused(store: Store) -> None:
    store.load([one_way()])
    other = ArticleGraph(article("b.txt"), (Entity("company-1", "Person", "云杉"),), ())
    with pytest.raises(StoreError, match=r"b\.txt.*Person.*Company"):
        store.load([other])
    assert list(store.graphs()) == [one_way()]


# What analysts see


def test_the_ontology_becomes_indexes(store: Store) -> None:
    found = {(index.on, index.properties): index.kind for index in store.indexes()}
    assert found["Entity", ("id",)] == found["Article", ("id",)] == found["Statement", ("id",)] == "unique"
    assert found["Entity", ("name",)] == "lookup"
    assert found["Entity", ("_search",)] == "full text"
    assert ("HOSTS", ("statement",)) in found


def test_labels_are_inherited(store: Store) -> None:
    store.load([hostile_graph()])
    for label, expected in (("Organization", 18), ("Company", 16), ("FinancialInstitution", 1), ("Entity", 19)):
        assert store.query(f"MATCH (n:{label}) RETURN count(n)").rows == ((expected,),), label
    answer = store.query("MATCH (n {id: 'bank-a'}) RETURN n")
    assert answer.rows[0][0] == {
        "_labels": ["Company", "Entity", "FinancialInstitution", "Organization"],
        "aliases": [],
        "articles": 1,
        "id": "bank-a",
        "name": "青岚农商银行",
    }
    assert store.query("MATCH (s:Statement) WHERE s:Observation RETURN count(s)").rows == ((3,),)


def test_an_edge_leads_to_its_sentences(store: Store) -> None:
    store.load([one_way(confidence=0.5), one_way(number=2, confidence=0.7)])
    edge = store.query("MATCH (:Zone)-[r:HOSTS]->(:Company) RETURN r").rows[0][0]
    statement = one_way().statements[0]
    assert edge == {
        "_type": "HOSTS",
        "_from": "zone-1",
        "_to": "company-1",
        "articles": 2,
        "confidence": 0.7,
        "statement": statement.id,
        "status": "stated",
    }
    sentences = store.query(
        "MATCH (:Statement {id: $id})-[:EVIDENCED_BY]->(e:Evidence)-[:IN]->(a:Article) "
        "RETURN a.document, a.number, e.quote, e.start, e.stop ORDER BY a.number",
        {"id": statement.id},
    )
    assert sentences.rows == (("a.txt", 1, "青岚经开区", 7, 12), ("a.txt", 2, "青岚经开区", 7, 12))
    ends = "MATCH (s)<-[:SUBJECT]-(x:Statement)-[:OBJECT]->(o) RETURN s.id, x.relation, o.id"
    assert store.query(ends).rows == (("zone-1", "hosts", "company-1"),)


def test_support_rises_and_falls_with_its_articles(store: Store) -> None:
    graphs = [one_way(number=number, confidence=confidence) for number, confidence in ((1, 0.5), (2, 0.9), (3, 0.7))]
    store.load(graphs)
    support = "MATCH ()-[r:HOSTS]->() MATCH (s:Statement {id: r.statement}) RETURN r.articles, r.confidence, s.articles"
    assert store.query(support).rows == ((3, 0.9, 3),)
    store.forget([graphs[1].article.id])
    assert store.query(support).rows == ((2, 0.7, 2),)


def test_qualifiers_are_properties_of_edges(store: Store) -> None:
    store.load([hostile_graph()])
    answer = store.query("MATCH (:Person)-[r:HOLDS_POST]->() RETURN r.title, r.from, r.status, keys(r)")
    title, since, status, keys = answer.rows[0]
    assert (title, since, status) == (HOSTILE[3], "2023", "stated")
    assert isinstance(keys, list) and "end" not in keys


def test_figures_are_reached_from_their_subject(store: Store) -> None:
    store.load([hostile_graph()])
    answer = store.query(
        "MATCH (:Zone)<-[:SUBJECT]-(o:Observation) WHERE o.value IS NOT NULL "
        "RETURN o.indicator, o.value, o.unit ORDER BY o.value"
    )
    assert answer.rows == (("企业数", 4, "家"), (HOSTILE[5], 46431.0, "万元"))
    assert store.query("MATCH (:Zone)<-[:SUBJECT]-(a:Attribute) RETURN count(a)").rows == ((2,),)


def test_the_name_is_the_one_most_articles_use(store: Store) -> None:
    def named(number: int, name: str, *aliases: str) -> ArticleGraph:
        return ArticleGraph(article("名.txt", number), (Entity("zone-1", "Zone", name, aliases),), ())

    def names() -> tuple[object, ...]:
        return store.query("MATCH (z:Zone) RETURN z.name, z.aliases, z.articles").rows[0]

    store.load([named(1, "青岚区", "青岚")])
    assert names() == ("青岚区", ["青岚"], 1)
    store.load([named(2, "青岚经开区")])
    assert names() == ("青岚经开区", ["青岚", "青岚区"], 2)  # the longer of two used once
    store.load([named(3, "青岚区", "岚区")])
    assert names() == ("青岚区", ["岚区", "青岚", "青岚经开区"], 3)
    store.forget([named(1, "").article.id])
    assert names() == ("青岚经开区", ["岚区", "青岚区"], 2)


# Opening and closing


def test_a_closed_store_says_so(uri: str) -> None:
    store = open_store(uri)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.contents()


def test_a_store_that_is_not_there_is_not_made_when_that_was_not_asked(uri: str) -> None:
    with pytest.raises(StoreError, match="kg build"):
        open_store(uri, create=False)


# Interruption and death, in processes of their own


def script(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a Python process that runs the code with the arguments as `sys.argv[1:]`."""
    command = [sys.executable, "-c", "import sys\nfrom kg.stores import open_store\n" + code, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_ctrl_c_stops_a_query_and_leaves_the_store_usable(uri: str) -> None:
    open_store(uri).close()
    process = script(
        "store = open_store(sys.argv[1])\n"
        "print('asking', flush=True)\n"
        "try:\n    store.query(sys.argv[2], timeout=60)\n"
        "except KeyboardInterrupt:\n    print('stopped', store.query('RETURN 7 AS x').rows[0][0])\n",
        uri,
        ENDLESS,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "asking\n"
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    started = time.monotonic()
    output, _ = process.communicate(timeout=60)
    assert output == "stopped 7\n"
    assert time.monotonic() - started < 10


BUILDER = """
from tests.kg.stores.graphs import many
store = open_store(sys.argv[1])
print('open', flush=True)
held = store.contents()
graphs = many(int(sys.argv[2]))
for at in range(0, len(graphs), 3):
    store.load(graphs[at:at + 3])
print('done', flush=True)
store.close()
"""


def build_with_kills(uri: str, articles: int, kills: int, seed: int) -> int:
    """Build in processes that are killed at random moments, then to the end; return how many kills hit."""
    dice, hit = random.Random(seed), 0
    for _ in range(kills):
        process = script(BUILDER, uri, str(articles))
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        time.sleep(dice.uniform(0.0, 0.8))
        hit += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
    output, _ = script(BUILDER, uri, str(articles)).communicate(timeout=300)
    assert output == "open\ndone\n"
    return hit


def check_killed_build(uri: str, articles: int, kills: int) -> None:
    hit = build_with_kills(uri, articles, kills, seed=articles)
    assert hit, "no kill hit a running build; make it longer"
    with open_store(uri) as store:
        survived = snapshot(store)
        found = [store.search(text, limit=10 * articles) for text in ("企业", "qinglan", "qy1z", "青岚")]
        assert store.load(many(articles)) == Counters(articles_unchanged=articles)
        store.forget(store.contents())
        store.load(many(articles))
        assert survived == snapshot(store)
        assert found == [store.search(text, limit=10 * articles) for text in ("企业", "qinglan", "qy1z", "青岚")]


def test_a_killed_build_goes_on_to_the_same_graph(uri: str) -> None:
    check_killed_build(uri, articles=120, kills=3)


@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("KG_TEST_KILLS"), reason="set KG_TEST_KILLS to the number of kills to survive")
def test_many_kills_of_a_long_build(uri: str) -> None:
    check_killed_build(uri, articles=2000, kills=int(os.environ["KG_TEST_KILLS"]))

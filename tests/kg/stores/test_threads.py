"""Several threads use one store at once, on each engine."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.stores import Store, open_store
from kg.stores._gate import Gate
from tests.kg.stores.graphs import ENDLESS, many, snapshot

SLOW = "UNWIND range(1, 300000) AS a WITH a WHERE a % 7 = 3 RETURN count(*) AS n"


def together(*works: Callable[[], object]) -> list[object]:
    """Do all at once, each in a thread, and return what each returned or raised."""
    results: list[object] = [None] * len(works)

    def run(at: int) -> None:
        try:
            results[at] = works[at]()
        except BaseException as error:
            results[at] = error

    threads = [threading.Thread(target=run, args=(at,)) for at in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
        assert not thread.is_alive()
    return results


def test_a_query_does_not_wait_for_another(store: Store) -> None:
    store.load(many(3))

    def ask() -> None:
        with pytest.raises(QueryError):
            store.query(ENDLESS, timeout=8)

    endless = threading.Thread(target=ask)
    endless.start()
    time.sleep(0.5)
    assert store.query("MATCH (a:Article) RETURN count(a)").rows == ((3,),)
    assert len(store.search("青岚")) == 1
    assert len(store.contents()) == 3
    assert endless.is_alive()
    endless.join()


def test_each_query_has_its_own_time_limit(store: Store) -> None:
    def stopped(seconds: float) -> float:
        started = time.monotonic()
        with pytest.raises(QueryError, match=f"longer than {seconds:g} s"):
            store.query(ENDLESS, timeout=seconds)
        return time.monotonic() - started

    short, middle, long, free = together(
        lambda: stopped(0.5),
        lambda: stopped(2.5),
        lambda: stopped(5),
        lambda: store.query(SLOW, timeout=0).rows,
    )
    assert isinstance(short, float) and isinstance(middle, float) and isinstance(long, float)
    assert 0.5 <= short < middle < long
    assert free == ((42_857,),)
    assert len(store.contents()) == 0  # reading has no limit left over


def test_threads_read_while_another_loads_and_forgets(store: Store) -> None:
    graphs = many(24)
    store.load(graphs[:12])
    done = threading.Event()

    def write() -> None:
        try:
            for _ in range(3):
                for at in range(0, 24, 6):
                    store.load(graphs[at : at + 6])
                    store.forget([graph.article.id for graph in graphs[at + 3 : at + 6]])
        finally:
            done.set()

    def read() -> int:
        asked = 0
        while not done.is_set():
            rows = store.query(
                "MATCH (z:Zone)-[r:HOSTS]->(c:Company) MATCH (s:Statement {id: r.statement})-[:EVIDENCED_BY]->(e) "
                "RETURN z.name, c.name, collect(e.quote) AS quotes, c"
            ).rows
            assert all(row[2] for row in rows)
            store.search("企业")
            assert all(graph.statements for graph in store.graphs())
            asked += 1
        return asked

    written, *asked = together(write, read, read, read)
    assert written is None
    assert all(isinstance(count, int) and count for count in asked), asked
    after = snapshot(store)
    kept = list(store.graphs())
    store.forget(store.contents())
    store.load(kept)
    assert snapshot(store) == after


def test_a_query_that_is_broken_off_by_force_leaves_the_others_their_answers(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s")) as store:
        store.load(many(6))
        sleeping = "UNWIND range(1, 30) AS x RETURN util.sleep(5000)"  # only closing the folder stops it

        def ask() -> object:
            return [store.query(SLOW).rows for _ in range(12)]

        refused, *answers = together(lambda: store.query(sleeping, timeout=0.2), ask, ask)
        assert isinstance(refused, QueryError)
        assert answers == [[((42_857,),)] * 12] * 2
        assert len(list(store.graphs())) == 6


def test_readers_go_together_and_a_writer_alone() -> None:
    gate, log = Gate(), []
    both = threading.Barrier(2, timeout=10)

    def read() -> None:
        with gate.reading():
            both.wait()  # passes only if the other reads as well
            log.append("read")

    def write() -> None:
        with gate.writing():
            log.append("begin")
            with gate.writing(), gate.reading():
                time.sleep(0.05)
            log.append("end")

    assert together(read, read, write, write) == [None] * 4
    assert log.count("read") == 2
    for at, word in enumerate(log):
        assert word != "begin" or log[at + 1] == "end"


def test_a_waiting_writer_is_not_passed_by_later_readers() -> None:
    gate, log = Gate(), []
    release = threading.Event()

    def first() -> None:
        with gate.reading():
            release.wait(10)
            log.append("first")

    def write() -> None:
        with gate.writing():
            log.append("write")

    def late() -> None:
        with gate.reading():
            log.append("late")

    threads = [threading.Thread(target=work) for work in (first, write, late)]
    for thread in threads:
        thread.start()
        time.sleep(0.1)
    release.set()
    for thread in threads:
        thread.join(10)
    assert log == ["first", "write", "late"]

"""A graph kept in one file comes back as it was, and a file that is not whole is refused."""

import dataclasses
import gzip
import json
import random
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.model import ArticleGraph, Entity
from kg.stores import Counters, Store, open_store
from kg.stores.snapshot import Extent, inspect, restore, write_snapshot
from tests.kg.stores.graphs import ARTICLES, article, hostile_graph, many, one_way, snapshot, world

GRAPHS = [*(world(place, 2) for place in ARTICLES), hostile_graph()]
MARK = '"_labels": ["Store"]'


def kept(graphs: list[ArticleGraph], path: Path) -> Path:
    with path.open("wb") as out:
        write_snapshot(graphs, out)
    return path


def test_a_store_comes_back_as_it_was(store: Store, tmp_path: Path) -> None:
    store.load(GRAPHS)
    path = kept(list(store.graphs()), tmp_path / "a.kg.gz")
    before = snapshot(store)
    store.forget(store.contents())
    seen: list[tuple[int, int]] = []
    changed = restore(path, store, progress=lambda done, total: seen.append((done, total)))
    assert changed.articles_loaded == len(GRAPHS) == seen[-1][0] == seen[-1][1]
    assert snapshot(store) == before
    assert restore(path, store) == Counters(articles_unchanged=len(GRAPHS))
    assert snapshot(store) == before


def test_the_same_graph_gives_the_same_bytes_on_each_engine(store: Store, tmp_path: Path) -> None:
    random.Random(3).shuffle(shuffled := list(GRAPHS))
    store.load(shuffled)
    first = kept(list(store.graphs()), tmp_path / "a").read_bytes()
    with open_store(str(tmp_path / "other.store")) as other:
        restore(tmp_path / "a", other)
        assert kept(list(other.graphs()), tmp_path / "b").read_bytes() == first
    assert (
        kept(sorted(GRAPHS, key=lambda g: (g.article.document, g.article.number)), tmp_path / "c").read_bytes() == first
    )
    assert b"/" not in first[:64]  # neither name nor time of the file


def test_all_that_was_written_is_read(tmp_path: Path) -> None:
    path = kept(GRAPHS, tmp_path / "a")
    assert inspect(path) == Extent(len(GRAPHS), sum(len(graph.statements) for graph in GRAPHS))
    assert inspect(kept([], tmp_path / "none")) == Extent(0, 0)
    lines = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    assert lines[0]["snapshot"] == 1 and lines[0]["zonekg"]
    assert lines[-2]["article"]["text"] == hostile_graph().article.text


def test_what_was_read_before_things_became_one_is_kept_too(tmp_path: Path) -> None:
    base = one_way()
    graph = dataclasses.replace(one_way(object_="company-2"), base=base)
    path = kept([graph], tmp_path / "a")
    with open_store(str(tmp_path / "kg.store")) as store:
        restore(path, store)
        [back] = store.graphs()
        assert repr(back) == repr(graph)
        assert kept([back], tmp_path / "b").read_bytes() == path.read_bytes()


def test_decisions_come_with_the_graph(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as out:
        write_snapshot([one_way()], out, decisions="when\twho\n今天\t林\n")
    assert inspect(tmp_path / "a") == Extent(1, 1, "when\twho\n今天\t林\n")


def test_a_store_that_holds_other_things_is_left_alone(tmp_path: Path) -> None:
    path = kept([one_way(number=1), one_way(number=2)], tmp_path / "a")
    with open_store(str(tmp_path / "kg.store")) as store:
        other = ArticleGraph(one_way(number=2).article, (Entity("zone-9", "Zone", "白石高新区"),))
        store.load([other, one_way(number=3)])
        before = snapshot(store)
        with pytest.raises(StoreError, match=r"1 articles that .* lacks and 1 that differ.*--replace"):
            restore(path, store)
        assert snapshot(store) == before
        changed = restore(path, store, replace=True)
        assert (changed.articles_loaded, changed.articles_forgotten) == (2, 1)
        assert list(store.graphs()) == [one_way(number=1), one_way(number=2)]
    with open_store(str(tmp_path / "part.store")) as store:  # what an interrupted restore has left
        store.load([one_way(number=2)])
        assert restore(path, store) == Counters(1, 1, 0, 0, 0, 0, 0)


def test_another_evidence_is_another_reading(tmp_path: Path) -> None:
    path = kept([one_way(confidence=0.5)], tmp_path / "a")
    with open_store(str(tmp_path / "kg.store")) as store:
        store.load([one_way(confidence=0.9)])
        with pytest.raises(StoreError, match="1 that differ"):
            restore(path, store)


def damaged(whole: bytes) -> Iterator[bytes]:
    plain = gzip.decompress(whole)
    lines = plain.splitlines(keepends=True)
    yield b""
    yield b"no snapshot"
    yield gzip.compress(b"")
    yield gzip.compress(b"{}\n")
    yield gzip.compress(b"text\n" + plain)
    yield gzip.compress(lines[0])
    yield gzip.compress(b"".join(lines[:-1]))
    yield gzip.compress(b"".join((*lines[:2], *lines[3:])))  # an article is missing
    yield gzip.compress(b"".join((lines[0], lines[2], lines[1], *lines[3:])))
    yield gzip.compress(plain + lines[1])
    yield gzip.compress(plain.replace("青岚".encode(), "白石".encode()))
    yield whole + b"more"
    yield from (whole[:at] for at in range(1, len(whole), len(whole) // 12))
    for at in range(10, len(whole), len(whole) // 25):
        yield whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]


def test_a_damaged_file_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    whole = kept(GRAPHS, tmp_path / "a").read_bytes()
    path = tmp_path / "b"
    with open_store(str(tmp_path / "kg.store")) as store:
        for data in damaged(whole):
            path.write_bytes(data)
            with pytest.raises(StoreError, match=r"snapshot") as caught:
                restore(path, store)
            assert "\n" not in str(caught.value) and str(caught.value).startswith(f"{path}: ")
        assert store.contents() == {}


def test_a_file_of_another_version_says_by_which_it_can_be_read(tmp_path: Path) -> None:
    plain = gzip.decompress(kept(GRAPHS, tmp_path / "a").read_bytes())
    (tmp_path / "b").write_bytes(gzip.compress(plain.replace(b'{"snapshot":1,', b'{"snapshot":2,', 1)))
    with pytest.raises(StoreError, match=r"format 2, written by zonekg \d.*reads 1"):
        inspect(tmp_path / "b")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nothing\.gz: cannot be read"):
        inspect(tmp_path / "nothing.gz")
    with pytest.raises(StoreError, match="cannot be read"):
        inspect(tmp_path)


def test_memory_does_not_grow_with_the_graph(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        graphs = (ArticleGraph(article(number=number, text=f"{number}篇" * 2000)) for number in range(count))
        tracemalloc.start()
        with (tmp_path / "a").open("wb") as out:
            write_snapshot(graphs, out)
        inspect(tmp_path / "a")
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    few = peak(20)
    assert peak(400) < 1.5 * few


def test_many_articles_come_back_in_batches(tmp_path: Path) -> None:
    path = kept(list(many(150)), tmp_path / "a")
    with open_store(str(tmp_path / "kg.store")) as store:
        steps: list[int] = []
        restore(path, store, progress=lambda done, total: steps.append(done))
        assert steps[-1] == 150
        assert list(store.graphs()) == list(many(150))

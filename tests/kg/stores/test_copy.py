"""A graph copied to another store is the same graph."""

from pathlib import Path

import pytest

from kg.stores import Counters, Store, open_store
from kg.stores.copy import copy
from tests.kg.stores.graphs import ARTICLES, hostile_graph, snapshot, world


def test_a_copy_is_equal_and_copying_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    store.load([hostile_graph(), *(world(place, 2) for place in ARTICLES)])
    seen: list[int] = []
    store.link()
    store.set_root("/news")
    with open_store(str(tmp_path / "copy.store")) as other:
        assert copy(store, other, progress=seen.append).articles_loaded == len(ARTICLES) + 1
        assert seen == [len(ARTICLES) + 1]
        assert copy(store, other) == Counters(articles_unchanged=len(ARTICLES) + 1)
        assert other.root() == "/news"
        here, there = snapshot(store), snapshot(other)
    mark = '"_labels": ["Store"]'
    assert [line for line in here if mark not in line] == [line for line in there if mark not in line]


@pytest.mark.neo4j
def test_a_graph_survives_the_way_there_and_back(store: Store, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "one")) as one, open_store(str(tmp_path / "two")) as two:
        one.load([hostile_graph(), *(world(place, 3) for place in ARTICLES)])
        assert one.link()
        copy(one, store)
        copy(store, two)
        assert snapshot(one) == snapshot(two)

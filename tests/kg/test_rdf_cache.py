"""The RDF of a store is kept on disk while the store stays the same, and made anew when it has changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.rdf import kept_view, sparql
from kg.rdf.cache import state
from kg.stores import open_store
from tests.kg.rdf_graphs import quote, sample

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NAMES = "SELECT ?name { ?x a zkg:Company ; rdfs:label ?name } ORDER BY ?name"


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "kg.store")) as kept:
        kept.load(sample())
        yield kept


def folders(cache: Path) -> list[Path]:
    return sorted(cache.glob("rdf-*/*"))


def test_a_second_look_takes_what_the_first_has_made(store, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    with kept_view(store, cache) as view:
        first = view.query(NAMES)
    assert first == sparql(sample(), NAMES)
    (made,) = folders(cache)
    monkeypatch.setattr(type(store), "graphs", lambda self: pytest.fail("the store was read again"))
    with kept_view(store, cache) as view:
        assert view.query(NAMES) == first
        assert view.query("ASK { GRAPH <https://w3id.org/zonekg/ontology> { zkg:Zone a owl:Class } }").rows == (
            (True,),
        )
    assert folders(cache) == [made]


def test_what_has_changed_is_seen_and_the_former_state_goes(store, tmp_path):
    cache = tmp_path / "cache"
    before = state(store)
    with kept_view(store, cache) as view:
        assert view.query(COUNT) == sparql(sample(), COUNT)
        first, second = sample()
        store.forget([second.article.id])
        with kept_view(store, cache) as newer:
            assert newer.query(COUNT) == sparql([first], COUNT)
        assert len(folders(cache)) == 1
    store.load([second])
    assert state(store) == before


def test_an_article_that_is_read_otherwise_changes_the_state_though_its_text_is_the_same(store):
    first, _ = sample()
    before = state(store)
    said = first.statements[0]
    surer = replace(said, evidence=(quote(first.article, "青禾新能源公司", "hosts.name", 0.75),))
    store.load([replace(first, statements=(surer, *first.statements[1:]))], instead_of=[first.article.id])
    assert state(store) != before


def test_two_stores_do_not_take_each_others(store, tmp_path):
    cache = tmp_path / "cache"
    with kept_view(store, cache) as view:
        whole = view.query(COUNT)
    with open_store(str(tmp_path / "other.store")) as other:
        other.load(sample()[:1])
        with kept_view(other, cache) as view:
            assert view.query(COUNT) != whole
    assert len(folders(cache)) == 2


def test_a_store_of_an_earlier_version_is_read_each_time(store, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.rdf.cache.state", lambda store: "")
    with kept_view(store, tmp_path / "cache") as view:
        assert view.query(COUNT) == sparql(sample(), COUNT)
    assert not (tmp_path / "cache").exists()


def test_a_folder_that_cannot_be_written_is_told_of_with_a_remedy(store, tmp_path):
    (tmp_path / "cache").write_text("in the way")
    with pytest.raises(StoreError, match=r"cache.*KG_CACHE"):
        kept_view(store, tmp_path / "cache")

"""The summary counts what the sample holds."""

from kg.stores import Store
from kg.stores.summary import Summary, summarise
from tests.kg.stores.sample import sample


def test_an_empty_store_holds_nothing(store: Store) -> None:
    assert summarise(store) == Summary(0, 0, {}, {}, 0, 0)


def test_entities_are_counted_by_class_and_statements_by_relation_and_status(store: Store) -> None:
    store.load(sample())
    found = summarise(store)
    assert (found.articles, found.documents, found.observations, found.attributes) == (7, 7, 9, 4)
    assert (found.entities["Zone"], found.entities["Company"], found.entities["FinancialInstitution"]) == (3, 7, 1)
    assert "Organization" not in found.entities  # nothing is an organization and no more
    assert found.statements["hosts", "stated"] == 8
    assert found.statements["hosts", "planned"] == found.statements["hosts", "ended"] == 1
    relations = [relation for relation, _ in found.statements]
    assert relations == sorted(relations)

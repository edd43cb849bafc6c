from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.model import Article, ArticleGraph, Entity, Evidence, Statement
from kg.schema import load_schema
from kg.stores import Store, open_store
from kg.usage import describe

TEXT = "云岭经开区引进启明轴承，云岭银行入驻。王安平任管委会主任。"
ARTICLE = Article("a.txt", 1, 0, len(TEXT), TEXT, "企业落户")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    entities = (
        Entity("zone-1", "Zone", "云岭经开区"),
        Entity("company-1", "Company", "启明轴承", ("启明",)),
        Entity("bank-1", "FinancialInstitution", "云岭银行"),
        Entity("person-1", "Person", "王安平"),
        Entity("body-1", "GovernmentBody", "管委会"),
    )
    evidence = (Evidence(ARTICLE.id, 0, len(TEXT), TEXT, "test.rule"),)
    statements = (
        Statement("zone-1", "hosts", "company-1", evidence=evidence),
        Statement("zone-1", "hosts", "bank-1", "planned", evidence=evidence),
        Statement("person-1", "holdsPost", "body-1", qualifiers=(("title", "主任"),), evidence=evidence),
        Statement("person-1", "authorOf", ARTICLE.id, evidence=evidence),
    )
    with open_store(str(tmp_path / "kg.store")) as kept:
        kept.load([ArticleGraph(ARTICLE, entities, statements)])
        yield kept


def test_classes_are_counted_by_their_narrowest(store: Store) -> None:
    classes = {use.name: use for use in describe(store)[0]}
    assert tuple(classes) == load_schema().entity_classes
    assert (classes["Company"].nodes, classes["Company"].example) == (1, "启明轴承")
    assert (classes["FinancialInstitution"].nodes, classes["FinancialInstitution"].example) == (1, "云岭银行")
    assert (classes["Project"].nodes, classes["Project"].example) == (0, "")
    assert {"id", "name", "aliases"} <= set(classes["Company"].properties)
    assert not any(name.startswith("_") for use in classes.values() for name in use.properties)


def test_relations_show_their_ends_properties_and_an_example(store: Store) -> None:
    relations = {use.name: use for use in describe(store)[1]}
    assert relations.keys() == load_schema().relations.keys()
    assert relations["hosts"].edges == 2
    assert relations["hosts"].ends.startswith("Zone -> Company")
    assert relations["hosts"].example in ("云岭经开区 -> 启明轴承", "云岭经开区 -> 云岭银行")
    assert "title" in relations["holdsPost"].properties
    assert relations["authorOf"].example == "王安平 -> 企业落户"
    assert (relations["signed"].edges, relations["signed"].properties, relations["signed"].example) == (0, (), "")

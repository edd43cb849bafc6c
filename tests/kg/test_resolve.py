"""Identities that hold across articles: what is one thing, what stays two, and that nothing is lost."""

import random
from dataclasses import replace

import pytest

from kg.model import Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Statement
from kg.resolve import entity_key, resolve


def article(zone: str = "青岚经开区", document: str = "a.txt", number: int = 1, **more: object) -> Article:
    return Article(document, number, 0, 4, "云杉落户", "题", zone=zone, **more)  # type: ignore[arg-type]


def evidence(article: Article, start: int = 0, rule: str = "r", confidence: float = 0.9) -> Evidence:
    return Evidence(article.id, start, start + 2, article.cut(start, start + 2), rule, confidence)


def identity(cls: str, name: str, home: str = "", zone: str = "青岚经开区", **more: object) -> str:
    """Return the id that an entity gets in an article of a zone."""
    graph = ArticleGraph(article(zone, **more), (Entity("local", cls, name, (), home),))  # type: ignore[arg-type]
    return resolve(graph).entities[0].id


SAME = [
    (("Zone", "青岚经开区"), ("Zone", "青岚经济技术开发区")),
    (("Zone", "白石高新区"), ("Zone", "白石高新技术产业开发区")),
    (("Zone", "白石高新技术开发区"), ("Zone", "白石高新区")),
    (("Place", "青岚市"), ("Place", "青岚")),
    (("IndustryChain", "新材料产业链"), ("IndustryChain", "新材料产业集群")),
    (("GovernmentBody", "青岚经开区管委会"), ("GovernmentBody", "青岚经济技术开发区管理委员会")),
    (("Company", "云杉（青岚）机电有限公司"), ("Company", "云杉(青岚)机电有限公司")),
    (("Company", "ＶＥＧＡ股份有限公司"), ("Company", "vega股份有限公司")),
    (("Honour", "“小巨人”企业"), ("Honour", "小巨人企业")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_one(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert identity(*one) == identity(*other)


DIFFERENT = [
    (("Zone", "青岚经开区"), ("Zone", "青岚高新区")),
    (("Place", "长治县"), ("Place", "长治市")),
    (("Place", "吉林省"), ("Place", "吉林市")),
    (("Company", "云杉"), ("Product", "云杉")),
    (("Company", "云杉一厂"), ("Company", "云杉二厂")),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_stay_different(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert identity(*one) != identity(*other)


@pytest.mark.parametrize(
    ("cls", "name"),
    [
        ("Company", "云杉"),
        ("Company", "分公司"),
        ("Company", "青岚分公司"),
        ("Company", "有限公司"),
        ("Company", "雪梅集团"),
        ("FinancialInstitution", "银行"),
        ("FinancialInstitution", "农商银行"),
        ("Person", "石磊"),
        ("GovernmentBody", "管委会"),
        ("GovernmentBody", "市委"),
        ("GovernmentBody", "经济发展局"),
        ("GovernmentBody", "住房和城乡建设局"),
        ("GovernmentBody", "城市管理局"),
        ("GovernmentBody", "市场监督管理局"),
        ("GovernmentBody", "农业农村和乡村振兴局"),
        ("GovernmentBody", "开发区管委会"),
        ("GovernmentBody", "工业园区管委会"),
        ("GovernmentBody", "高新技术开发区党工委"),
        ("EducationalInstitution", "学院"),
        ("EducationalInstitution", "研究院"),
        ("Park", "创新园"),
        ("Organization", "行业协会"),
    ],
)
def test_a_name_that_does_not_tell_is_another_thing_in_each_zone(cls: str, name: str) -> None:
    assert identity(cls, name, zone="青岚经开区") != identity(cls, name, zone="白石高新区")
    assert identity(cls, name, zone="青岚经开区") == identity(cls, name, zone="青岚经济技术开发区")


@pytest.mark.parametrize(
    ("cls", "name"),
    [
        ("Company", "云杉机电有限公司"),
        ("Company", "云杉机电股份有限公司青岚分公司"),
        ("FinancialInstitution", "青岚农商银行"),
        ("GovernmentBody", "青岚市委"),
        ("GovernmentBody", "运城市城乡建设局"),
        ("GovernmentBody", "晋城市城市管理局"),
        ("GovernmentBody", "国家发展改革委"),
        ("GovernmentBody", "云川经开区管委会"),
        ("EducationalInstitution", "青岚理工学院"),
        ("Place", "青岚市"),
        ("IndustryChain", "新材料产业链"),
        ("NewsOutlet", "岭东日报"),
        ("Honour", "省级专精特新企业"),
        ("Product", "碳纤维"),
    ],
)
def test_a_full_name_is_one_thing_everywhere(cls: str, name: str) -> None:
    assert identity(cls, name, zone="青岚经开区") == identity(cls, name, zone="白石高新区", document="b.txt")


def test_without_a_zone_the_document_keeps_short_names_apart() -> None:
    assert identity("Company", "云杉", zone="", document="a.txt") != identity(
        "Company", "云杉", zone="", document="b.txt"
    )
    assert identity("Company", "云杉", zone="", document="a.txt") == identity("Company", "云杉", zone="", number=2)


def test_the_home_of_an_entity_beats_the_zone_of_the_article() -> None:
    assert identity("Person", "石磊", home="白石高新区") == identity("Person", "石磊", zone="白石高新技术产业开发区")


def test_a_home_may_be_the_local_id_of_a_zone() -> None:
    zone, person = Entity("z9", "Zone", "白石高新区"), Entity("p9", "Person", "石磊", home="z9")
    found = resolve(ArticleGraph(article("青岚经开区"), (zone, person))).entities[1].id
    assert found == identity("Person", "石磊", zone="白石高新区")


def test_a_yearly_meeting_is_another_one_each_year() -> None:
    assert identity("Event", "招商大会", year=2023) != identity("Event", "招商大会", year=2024)
    assert identity("Event", "招商大会", year=2024) == identity("Event", "招商大会", year=2024, number=3)


def test_a_reporter_writes_for_an_outlet_not_for_a_zone() -> None:
    def written(zone: str, outlet: str) -> str:
        one = article(zone, outlet=outlet)
        said = Statement("w", "authorOf", one.id, evidence=(evidence(one),))
        return resolve(ArticleGraph(one, (Entity("w", "Person", "陶然"),), (said,))).entities[0].id

    assert written("青岚经开区", "岭东日报") == written("白石高新区", "岭东日报")
    assert written("青岚经开区", "岭东日报") != written("青岚经开区", "岭西晚报")


def test_entities_that_prove_one_become_one_with_all_their_forms_and_evidence() -> None:
    one = article()
    entities = (
        Entity("a", "Zone", "青岚经开区", ("青岚",)),
        Entity("b", "Zone", "青岚经济技术开发区", ("青岚开发区",)),
        Entity("c", "Company", "云杉有限公司"),
    )
    statements = (
        Statement("a", "hosts", "c", evidence=(evidence(one, 0),)),
        Statement("b", "hosts", "c", evidence=(evidence(one, 1), evidence(one, 0))),
        Statement("b", "hosts", "c", "planned", evidence=(evidence(one, 0),)),
        Observation("a", "总产值", "2024", 1.0, evidence=(evidence(one),)),
        Observation("b", "总产值", "2024", 1.0, evidence=(evidence(one, 2),)),
        Attribute("b", "面积", 3.0, evidence=(evidence(one),)),
    )
    resolved = resolve(ArticleGraph(one, entities, statements))
    zone, company = resolved.entities
    assert (zone.name, zone.aliases) == ("青岚经济技术开发区", ("青岚经开区", "青岚", "青岚开发区"))
    assert company.name == "云杉有限公司"
    hosts, planned, figure, area = resolved.statements
    assert [item.start for item in hosts.evidence] == [0, 1]
    assert (planned.status, len(figure.evidence), area.subject) == ("planned", 2, zone.id)
    assert {statement.subject for statement in resolved.statements} == {zone.id}


def test_a_relation_without_direction_is_one_statement_both_ways() -> None:
    one = article()
    entities = (Entity("a", "Company", "云杉有限公司"), Entity("b", "Company", "赤松有限公司"))
    statements = (
        Statement("a", "cooperatesWith", "b", evidence=(evidence(one, 0),)),
        Statement("b", "cooperatesWith", "a", evidence=(evidence(one, 1),)),
        Statement("a", "supplies", "b", evidence=(evidence(one, 0),)),
        Statement("b", "supplies", "a", evidence=(evidence(one, 0),)),
    )
    resolved = resolve(ArticleGraph(one, entities, statements))
    assert [len(statement.evidence) for statement in resolved.statements] == [2, 1, 1]
    both = resolved.statements[0]
    assert isinstance(both, Statement) and both.subject < both.object


def test_the_article_itself_keeps_its_id() -> None:
    one = article(outlet="岭东日报")
    said = Statement(one.id, "publishedIn", "o", evidence=(evidence(one),))
    resolved = resolve(ArticleGraph(one, (Entity("o", "NewsOutlet", "岭东日报"),), (said,)))
    assert resolved.statements[0].subject == one.id


def test_resolving_again_and_in_another_order_changes_nothing() -> None:
    one = article()
    names = [("Zone", "青岚经开区"), ("Company", "云杉"), ("Person", "石磊"), ("Place", "青岚市"), ("Event", "推介会")]
    entities = [Entity(f"e{at}", cls, name, home="青岚经开区") for at, (cls, name) in enumerate(names)]
    once = resolve(ArticleGraph(one, tuple(entities)))
    assert resolve(once) == once
    random.Random(3).shuffle(entities)
    renamed = tuple(replace(entity, id=f"x{entity.id}") for entity in entities)
    assert {entity.id for entity in resolve(ArticleGraph(one, renamed)).entities} == {e.id for e in once.entities}


def test_ids_are_opaque_ascii() -> None:
    found = identity("Company", "云杉机电有限公司")
    assert found.isascii() and found.startswith("company-")


def test_names_without_a_key_of_their_own_stay_apart() -> None:
    assert entity_key(Entity("x", "Product", "“”")) != entity_key(Entity("x", "Product", "《》"))

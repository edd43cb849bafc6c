"""Articles between rules, and rules that part nothing."""

from kg.model import Document
from loaders.pages import split_articles
from loaders.reading import read_view

PAGE = (
    "云州高新区打造产业集群\n\n云州高新区现有企业300家。2023年产值600亿元。\n\n----------------\n\n"
    "澜溪经开区招商忙\n\n今年以来，澜溪经开区签约项目9个，总投资30亿元。\n\n＊＊＊＊＊\n\n"
    "南屏开发区服务企业\n\n南屏开发区为企业减负3000万元，惠及60家企业。\n"
)


def test_every_block_with_a_headline_is_an_article() -> None:
    found = split_articles(Document("ruled.txt", PAGE))
    assert [a.title for a in found] == ["云州高新区打造产业集群", "澜溪经开区招商忙", "南屏开发区服务企业"]
    assert not any("---" in read_view(a).text or "＊" in read_view(a).text for a in found)


def test_a_rule_inside_one_article_parts_nothing() -> None:
    page = "云州高新区打造产业集群\n\n云州高新区现有企业300家。\n-----\n2023年产值600亿元，同比增长12%。\n"
    assert len(split_articles(Document("ruled.txt", page))) == 1

"""Chains and clusters: what they are of, heads that several share, and words that name none."""

import pytest

from loaders.mentions.chains import chain_stem
from tests.loaders.said import graph, names


def chains(*paragraphs):
    return names("IndustryChain", *paragraphs)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("氢能产业链", "氢能"),
        ("省新能源汽车产业链", "新能源汽车"),
        ("千亿级氢能产业集群", "氢能"),
        ("国家级氢能产业集群", "氢能"),
        ("全市氢能产业链", "氢能"),
        ("新型储能产业链", "新型储能"),
        ("铝产业链", "铝"),
        ("百亿产业集群", ""),
        ("特色产业集群", ""),
        ("优势产业链", ""),
        ("中小企业特色产业集群", ""),
    ],
)
def test_what_a_chain_is_of(name, stem):
    assert chain_stem(name) == stem


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("开发区做强氢能产业链。", {"氢能产业链"}),
        ("开发区做强千亿级氢能产业链。", {"氢能产业链"}),
        ("开发区推动“氢能”产业链延伸。", {"氢能产业链"}),
        ("开发区培育铝产业链。", {"铝产业链"}),
        ("开发区推动新能源汽车及零部件产业链延伸。", {"新能源汽车及零部件产业链"}),
        ("开发区聚焦新能源、新材料产业链。", {"新能源产业链", "新材料产业链"}),
        ("开发区聚焦氢能、储能两大产业链。", {"氢能产业链", "储能产业链"}),
        ("开发区聚焦氢能、储能、光伏三大产业集群。", {"氢能产业集群", "储能产业集群", "光伏产业集群"}),
        ("开发区聚焦氢能、储能和光伏3大产业集群。", {"氢能产业集群", "储能产业集群", "光伏产业集群"}),
        ("开发区聚焦氢能、储能、精雕五大产业链。", {"氢能产业链", "储能产业链", "精雕产业链"}),
        ("开发区聚焦氢能、精雕产业链。", {"氢能产业链", "精雕产业链"}),
        ("山西首个氢能产业链形成。", {"氢能产业链"}),
    ],
)
def test_chains_with_a_name_of_their_own(sentence, found):
    assert chains(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "开发区延伸产业链条。",
        "开发区有产业集群3个。",
        "开发区培育百亿级产业集群。",
        "开发区培育特色产业集群。",
        "开发区推动产业链上下游协同。",
        "开发区完善全产业链。",
        "开发区深化链长制。",
    ],
)
def test_words_that_name_no_chain(sentence):
    assert chains(sentence) == set()


def test_chain_and_cluster_of_one_stem_are_one():
    found = graph("开发区聚焦氢能产业链，培育氢能产业集群。氢能产业快速发展。")
    (chain,) = (entity for entity in found.entities if entity.cls == "IndustryChain")
    assert chain.name == "氢能产业链"
    assert set(chain.aliases) == {"氢能产业集群", "氢能产业"}


def test_a_company_before_a_chain_is_no_part_of_its_name():
    assert chains("走进青槐精工有限公司，氢能产业链不断延伸。") == {"氢能产业链"}


def test_a_zone_before_a_chain_is_no_part_of_its_name():
    assert chains("南溪经济开发区氢能产业链不断延伸。") == {"氢能产业链"}


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("做大做强高端装备制造产业集群。", {"高端装备制造产业集群"}),
        ("区内的预制菜产业链已经成型。", {"预制菜产业链"}),
        ("培育壮大人工智能、低空经济等新兴产业链。", {"人工智能产业链", "低空经济产业链"}),
        ("着力培育新能源汽车和智能网联汽车产业集群。", {"新能源汽车产业集群", "智能网联汽车产业集群"}),
        ("融入成渝地区汽车产业链。", {"汽车产业链"}),
        ("全力推进“一主两辅”产业链建设。", set()),
        ("培育“613”产业集群。", set()),
        ("科学研判产业链配套需求。", set()),
        ("作为当地注塑装备产业链的链主企业。", {"注塑装备产业链"}),
    ],
)
def test_names_that_reporters_put_differently(text, chains):
    assert names("IndustryChain", text) == chains

"""Zones: the article's own under all its forms, others it names, where they lie, and words that name none."""

import pytest

from kg.model import Article, Statement
from loaders.extract import extract
from tests.loaders.said import ZONE, graph, names, said


def zones(*paragraphs, zone=ZONE):
    """Return each zone with its other forms."""
    return {e.name: set(e.aliases) for e in graph(*paragraphs, zone=zone).entities if e.cls == "Zone"}


def places(*paragraphs, zone=ZONE):
    """Return the places that zones lie in, keyed by zone."""
    return {(who, where) for who, _, where, *_ in said(*paragraphs, zone=zone, of=("locatedIn",))}


@pytest.mark.parametrize(
    ("heading", "text", "aliases"),
    [
        (ZONE, "南溪经济开发区产值3亿元。", set()),
        (ZONE, "南溪经开区产值3亿元。", {"南溪经开区"}),
        (ZONE, "南溪开发区产值3亿元。", {"南溪开发区"}),
        (ZONE, "南溪经济开发区（以下简称溪经开区）产值3亿元，溪经开区增长较快。", {"溪经开区"}),
        ("云河高新技术产业开发区", "云河高新区产值3亿元。", {"云河高新区"}),
        ("云河综合保税区", "云河综保区产值3亿元。", {"云河综保区"}),
    ],
)
def test_the_short_forms_of_the_own_zone_are_its_aliases(heading, text, aliases):
    assert zones(text, zone=heading) == {heading: aliases}


def test_the_fullest_form_of_the_text_is_the_name():
    assert zones("云河经济技术开发区产值3亿元。", zone="云河经开区") == {"云河经济技术开发区": {"云河经开区"}}


def test_a_city_before_the_long_form_is_part_of_the_name():
    found = zones("南京清溪高新技术产业开发区产值3亿元。", zone="清溪高新区")
    assert found == {"南京清溪高新技术产业开发区": {"清溪高新区"}}


def test_a_heading_without_the_head_of_a_zone_is_a_zone_by_its_place():
    assert zones("南湾产值3亿元。", zone="南湾") == {"南湾": set()}


@pytest.mark.parametrize("word", ["该区", "全区", "开发区", "该开发区", "我区"])
def test_what_stands_for_the_zone_is_no_alias(word):
    text = f"{word}引进青槐精工有限公司。"
    assert zones(text) == {ZONE: set()}
    assert said(text, of=("hosts",)) == {(ZONE, "hosts", "青槐精工有限公司")}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("何静赴云河高新区考察。", {"云河高新区"}),
        ("与云河高新区、东岭经开区签订协议。", {"云河高新区", "东岭经开区"}),
        ("开发区与云河经济技术开发区签订协议。", {"云河经济技术开发区"}),
    ],
)
def test_other_zones_that_are_named(text, others):
    assert names("Zone", text) == {ZONE, *others}


@pytest.mark.parametrize(
    "text",
    [
        "国家级开发区产值3亿元。",
        "各开发区要学习先进开发区经验。",
        "全省开发区建设现场会召开。",
        "开发区域内道路通车。",
        "两个开发区签订协议。",
        "周边高新区发展较快。",
        "云河高新区支行发放贷款3亿元。",
    ],
)
def test_words_that_name_no_other_zone(text):
    assert names("Zone", text) == {ZONE}


def test_without_a_heading_the_first_zone_named_is_the_articles():
    text = "云河高新区引进青槐精工有限公司，并与东岭经开区签订协议。"
    assert said(text, zone="", of=("hosts",)) == {("云河高新区", "hosts", "青槐精工有限公司")}


def test_without_any_zone_there_is_none():
    assert names("Zone", "云河大学举办论坛。", zone="") == set()


@pytest.mark.parametrize(
    ("heading", "text", "found"),
    [
        (ZONE, "南溪经济开发区产值3亿元。", {"南溪"}),
        (ZONE, "南溪市委书记何静到南溪经济开发区调研。", {"南溪市"}),
        ("太原经济技术开发区", "太原市去年增长较快。", {"太原市"}),
        (ZONE, "江苏省南溪经济开发区产值3亿元。", {"南溪", "江苏省"}),
        ("河北云河经济开发区", "产值3亿元。", {"河北", "云河"}),
        ("云河区经济开发区", "产值3亿元。", {"云河区"}),
    ],
)
def test_where_a_zone_lies(heading, text, found):
    assert {where for who, where in places(text, zone=heading) if who == heading} == found


def test_another_zone_lies_in_its_own_place():
    assert ("云河高新区", "云河") in places("何静赴云河高新区考察。")
    assert (ZONE, "云河") not in places("何静赴云河高新区考察。")


def test_a_place_named_elsewhere_is_not_where_the_zone_lies():
    assert {place for subject, place in places("何静赴杭州市招商。") if subject == ZONE} == {"南溪"}


def test_the_proof_of_the_place_is_the_zones_name():
    found = graph("江苏省南溪经济开发区产值3亿元。")
    proofs = {s.evidence[0].rule: s.evidence[0] for s in found.statements if isinstance(s, Statement)}
    assert proofs["zone.preceded"].quote == "江苏省南溪经济开发区"
    assert proofs["zone.name"].quote == ZONE
    for proof in proofs.values():
        assert found.article.text[proof.start : proof.stop] == proof.quote


def test_a_zones_name_begins_at_the_place_it_is_named_for():
    text = "第一辆奶罐车开进太原经济技术开发区，与湖北宜昌高新区的车队会合。"
    assert names("Zone", text, zone="") == {"太原经济技术开发区", "湖北宜昌高新区"}


@pytest.mark.parametrize(
    "text",
    [
        "为全市发展贡献开发区力量。",
        "签约仪式开发区方面高度重视。",
        "全国新区经开区高新区大赛落幕。",
        "中国开发区协会发文。",
    ],
)
def test_everyday_words_before_a_bare_head_name_no_zone(text):
    assert names("Zone", text, zone="") == set()


@pytest.mark.parametrize(
    ("heading", "text", "name"),
    [
        ("专家组到南溪经济开发区", "昨日，专家组到南溪经济开发区调研。", "南溪经济开发区"),
        ("月份南溪经开区", "1至8月份南溪经开区产值3亿元。", "南溪经开区"),
        ("县政协视察开发区", "县政协视察了南溪经济开发区的项目。", "南溪经济开发区"),
    ],
)
def test_a_heading_that_runs_into_the_name_is_cut(heading, text, name):
    article = graph(text, zone="").article
    found = Article("t.txt", 1, 0, len(text), text, "", heading, year=2024, parts=article.parts)
    assert {e.name for e in extract(found).entities if e.cls == "Zone"} <= {name}


@pytest.mark.parametrize("text", ["南溪经济开发区获批国家绿色工业园区。", "南溪经济开发区连续三年获评省级优秀开发区。"])
def test_an_honour_is_no_zone(text):
    assert set(zones(text)) == {ZONE}


def test_the_county_before_a_zone_belongs_to_its_name():
    found = said("福清融侨经开区一季度开门红。", "融侨经开区招商忙。", zone="融侨经开区", of=("locatedIn",))
    assert found == {("福清融侨经开区", "locatedIn", "福清")}


def test_a_name_that_says_the_kind_of_zone_is_the_articles_own():
    found = zones("南京开发区一季度开门红。南京经济技术开发区产值3亿元。", zone="南京市开发区")
    assert found == {"南京经济技术开发区": {"南京市开发区", "南京开发区"}}


def test_the_county_before_the_long_form_is_part_of_the_name():
    found = zones("福清融侨经济技术开发区产值3亿元。", zone="融侨经开区")
    assert found == {"福清融侨经济技术开发区": {"融侨经开区"}}

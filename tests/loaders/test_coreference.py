"""Anaphora: 该区, 该公司, 该项目, 该集群, 前者 stand for what was named before, and words that stand for nothing."""

import pytest

from tests.loaders.said import ZONE, graph, names, said

FIRM, OTHER = "青槐精工有限公司", "栗原传动有限公司"


def made(*paragraphs):
    """Return who makes what."""
    return {(who, what) for who, _, what, *_ in said(*paragraphs, of=("produces",))}


def has(*paragraphs):
    return said(*paragraphs, of=("hosts",))


@pytest.mark.parametrize("word", ["该区", "全区", "我区", "开发区", "该经开区", "该园区", "该开发区"])
def test_what_stands_for_the_zone(word):
    assert said(f"{word}与云河大学签订合作协议。", of=("cooperatesWith",)) == {(ZONE, "cooperatesWith", "云河大学")}


def test_a_zone_that_is_an_industrial_park_is_called_the_park():
    found = said("园区与云河大学签订合作协议。", zone="云河产业园区", of=("cooperatesWith",))
    assert found == {("云河产业园区", "cooperatesWith", "云河大学")}
    assert said("园区与云河大学签订合作协议。", zone="", of=("cooperatesWith",)) == set()


@pytest.mark.parametrize("word", ["国家级开发区", "各开发区", "其他开发区", "兄弟开发区", "多个开发区"])
def test_what_stands_for_other_zones(word):
    assert said(f"{word}与云河大学签订合作协议。", of=("cooperatesWith",)) == set()


def test_the_zone_named_in_the_sentence_is_meant():
    text = f"云河高新区规模扩大，该区引进{FIRM}。"
    assert has(text) == {("云河高新区", "hosts", FIRM)}


def test_the_zone_that_opens_the_paragraph_is_meant():
    text = f"云河高新区规模扩大。全区引进{FIRM}。"
    assert has(text) == {("云河高新区", "hosts", FIRM)}


def test_the_next_paragraph_is_about_the_articles_zone_again():
    assert has("云河高新区规模扩大。", f"全区引进{FIRM}。") == {(ZONE, "hosts", FIRM)}


@pytest.mark.parametrize("word", ["该公司", "该企业", "公司", "这家企业", "该集团"])
def test_what_stands_for_a_company(word):
    assert made(f"{FIRM}落户开发区。{word}主要生产精密轴承。") == {(FIRM, "精密轴承")}


def test_the_company_of_the_sentence_is_nearer_than_one_before():
    text = f"{FIRM}落户开发区。{OTHER}投产后，该公司主要生产减速器。"
    assert made(text) == {(OTHER, "减速器")}


def test_the_first_company_of_the_sentence_before_is_its_topic():
    text = f"{FIRM}与{OTHER}签订协议。该公司主要生产精密轴承。"
    assert made(text) == {(FIRM, "精密轴承")}


def test_a_company_of_the_paragraph_before_is_meant_where_the_own_has_none():
    text = (f"{FIRM}与{OTHER}签订协议。", "该公司主要生产精密轴承。")
    assert made(*text) == {(FIRM, "精密轴承")}


@pytest.mark.parametrize(
    "sentence",
    [
        "企业家们参观了展厅。",
        "公司化运营不断推进。",
        "企业和居民代表参加座谈。",
        "该公司主要生产精密轴承。",
    ],
)
def test_words_that_stand_for_no_company(sentence):
    assert names("Company", sentence) == set()


@pytest.mark.parametrize("word", ["该项目", "这个项目", "项目"])
def test_what_stands_for_a_project(word):
    found = graph(f"精密轴承生产项目开工。{word}占地50亩。")
    areas = {(s.subject, s.value) for s in found.statements if getattr(s, "attribute", "") == "占地面积"}
    assert areas == {("Project:精密轴承生产项目", 50.0)}


def test_a_plan_stays_a_plan_where_the_project_is_meant_again():
    text = "开发区谋划精密轴承生产项目。该项目占地50亩，投产后年产轴承2万套。"
    assert said(text, of=("hasProject",)) == {(ZONE, "hasProject", "精密轴承生产项目", "planned")}


def test_without_a_project_before_none_is_meant():
    assert names("Project", "该项目占地50亩。") == set()


def test_what_stands_for_a_cluster():
    text = f"开发区培育氢能产业集群。该集群以{FIRM}为龙头。"
    assert said(text, of=("leadsChain",)) == {(FIRM, "leadsChain", "氢能产业集群")}


def test_a_cluster_without_one_before_is_none():
    assert said(f"该集群以{FIRM}为龙头。", of=("leadsChain",)) == set()


def test_former_and_latter():
    text = f"{FIRM}和{OTHER}签订协议，前者向后者供应轴承。"
    assert said(text, of=("supplies",)) == {(FIRM, "supplies", OTHER)}
    text = f"{FIRM}和{OTHER}签订协议，后者向前者供应轴承。"
    assert said(text, of=("supplies",)) == {(OTHER, "supplies", FIRM)}


def test_former_and_latter_in_the_next_sentence():
    text = f"{FIRM}与{OTHER}签订协议。前者向后者供应轴承。"
    assert said(text, of=("supplies",)) == {(FIRM, "supplies", OTHER)}


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRM}去年扩产，前者向后者供应轴承。",
        f"{FIRM}去年扩产，今年与客商签约。{OTHER}投产。前者向后者供应轴承。",
        "前者向后者供应轴承。",
    ],
)
def test_former_and_latter_need_a_pair(text):
    assert said(text, of=("supplies",)) == set()


def test_what_stands_for_something_is_no_alias():
    found = graph(f"{FIRM}落户开发区。该公司主要生产精密轴承。该区产值3亿元。")
    aliases = {alias for entity in found.entities for alias in entity.aliases}
    assert not aliases & {"该公司", "公司", "该区", "开发区", "企业"}


def test_the_proof_is_where_the_word_stands():
    found = graph(f"{FIRM}落户开发区。该公司主要生产精密轴承。")
    (made_here,) = (s for s in found.statements if getattr(s, "relation", "") == "produces")
    proof = made_here.evidence[0]
    assert "精密轴承" in proof.quote
    assert found.article.text[proof.start : proof.stop] == proof.quote


@pytest.mark.parametrize(
    "text",
    [
        f"“我们与云河大学共建了研发中心。”{FIRM}总经理余景明说。",
        f"{FIRM}总经理余景明告诉记者：“我们公司与云河大学共建了研发中心。”",
        f"{OTHER}去年投产。“公司与云河大学共建了研发中心。”{FIRM}总经理余景明介绍。",
    ],
)
def test_we_is_the_firm_of_whoever_speaks(text):
    assert said(text, of=("cooperatesWith",)) == {(FIRM, "cooperatesWith", "云河大学")}


def test_we_of_an_official_is_no_firm():
    text = f"{FIRM}去年投产。“我们与云河大学共建了研发中心。”管委会主任余景明说。"
    assert FIRM not in {who for who, *_ in said(text, of=("cooperatesWith",))}

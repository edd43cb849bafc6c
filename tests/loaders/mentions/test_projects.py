"""Projects with a name of their own, their shorter forms, and projects that are only counted or classed."""

import pytest

from loaders.mentions.projects import is_counted
from tests.loaders.said import graph, names


def projects(*paragraphs):
    """Return each project with its other forms."""
    return {e.name: set(e.aliases) for e in graph(*paragraphs).entities if e.cls == "Project"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("功率器件封测项目开工。", "功率器件封测项目"),
        ("投资25亿元的功率器件封测项目开工。", "功率器件封测项目"),
        ("总投资3亿元、占地50亩的功率器件封测项目开工。", "功率器件封测项目"),
        ("开发区签下功率器件封测项目。", "功率器件封测项目"),
        ("开发区加快功率器件封测项目建设。", "功率器件封测项目"),
        ("南溪经济开发区功率器件封测项目开工。", "功率器件封测项目"),
        ("汽车及零部件生产项目开工。", "汽车及零部件生产项目"),
        ("青槐精工轴承技改项目开工。", "青槐精工轴承技改项目"),
        ("“天巡”项目开工。", "“天巡”项目"),
        ("河道综合整治提升工程竣工。", "河道综合整治提升工程"),
    ],
)
def test_where_a_projects_name_begins_and_ends(sentence, name):
    assert projects(sentence) == {name: set()}


@pytest.mark.parametrize(
    ("sentence", "full", "short"),
    [
        ("功率器件封测项目开工。封测项目占地50亩。", "功率器件封测项目", "封测项目"),
        ("封测项目开工。功率器件封测项目占地50亩。", "功率器件封测项目", "封测项目"),
        ("功率器件封测建设项目开工。功率器件封测项目占地50亩。", "功率器件封测建设项目", "功率器件封测项目"),
    ],
)
def test_a_shorter_form_is_an_alias(sentence, full, short):
    assert projects(sentence) == {full: {short}}


def test_two_projects_stay_two():
    assert projects("功率器件封测项目和精密轴承生产项目开工。").keys() == {"功率器件封测项目", "精密轴承生产项目"}


@pytest.mark.parametrize(
    "sentence",
    [
        "承接产业转移项目12个。",
        "开工功率器件项目12个。",
        "谋划5个功率器件项目。",
        "开工一批新能源项目。",
        "开发区推进重点项目建设。",
        "开发区签约招商引资项目。",
        "该项目占地50亩。",
        "功率器件项目的基础较好。",
        "开发区项目库不断充实。",
        "开发区建立项目经理负责制。",
        "总工程师何静介绍情况。",
        "省外项目到位资金3亿元。",
    ],
)
def test_words_that_name_no_project(sentence):
    assert projects(sentence) == {}


def test_the_project_that_the_text_comes_back_to_is_the_one_named_before():
    found = graph("功率器件封测项目开工。该项目占地50亩。")
    (area,) = (s for s in found.statements if getattr(s, "attribute", "") == "占地面积")
    assert (area.subject, area.value, area.unit) == ("Project:功率器件封测项目", 50.0, "亩")
    assert area.evidence[0].quote == found.article.text[area.evidence[0].start : area.evidence[0].stop]


def test_a_name_that_is_kept_short_shows_the_company():
    text = "青槐技改项目开工。青槐轴承绿色化技改项目占地50亩。"
    assert projects(text) == {"青槐轴承绿色化技改项目": {"青槐技改项目"}}
    assert any(name.startswith("青槐") for name in names("Company", text))


def test_a_company_that_is_known_is_not_shown_again():
    text = ("青槐精工有限公司落户。", "青槐项目开工。青槐轴承绿色化技改项目占地50亩。")
    assert names("Company", *text) == {"青槐精工有限公司"}


def test_a_word_of_the_dictionary_shows_no_company():
    assert names("Company", "轴承项目开工。轴承产线技改项目占地50亩。") == set()


@pytest.mark.parametrize(
    ("text", "counted"),
    [("谋划5个", True), ("开工一批", True), ("首批", True), ("多个", True), ("开工", False), ("一个月后，", False)],
)
def test_a_number_with_a_classifier_counts(text, counted):
    assert is_counted(text + "功率器件项目", len(text)) is counted


@pytest.mark.parametrize(
    "text",
    ["◎新项目", "园区坚持招大项目、好项目，少招“凑数”项目。", "研究生跟着导师干项目。", "单个项目最高补助100万元。"],
)
def test_talk_of_projects_names_none(text: str) -> None:
    assert names("Project", text) == set()


def test_the_number_of_an_item_is_no_part_of_a_name() -> None:
    text = "1.青岚电动车有限公司年产80万辆电动两轮车项目。项目已开工。"
    assert names("Company", text) == {"青岚电动车有限公司"}
    assert names("Project", text) == {"青岚电动车有限公司年产80万辆电动两轮车项目"}

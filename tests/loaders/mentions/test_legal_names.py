"""Companies by their legal form."""

import pytest

from kg.model import Statement
from tests.loaders.mentions.naming import draft, named
from tests.loaders.said import names


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("岑禾集团药材有限公司落户。", "岑禾集团药材有限公司"),
        ("推动江州岑禾精密制造有限公司投产。", "江州岑禾精密制造有限公司"),
        ("龙头企业岑禾股份有限公司投产。", "岑禾股份有限公司"),
        ("岑禾（江州）光电有限公司投产。", "岑禾（江州）光电有限公司"),
        ("江州岑禾机械厂投产。", "江州岑禾机械厂"),
    ],
)
def test_a_legal_form_ends_a_name(text, company):
    assert set(named("Company", text)) == {company}


@pytest.mark.parametrize(
    "text",
    ["3家公司落户。", "标准厂房建成，推进集团化发展。", "一家上市公司考察。", "省级集团来访。", "污水处理厂运行平稳。"],
)
def test_counts_kinds_and_other_words_are_none(text):
    assert named("Company", text) == {}


def test_a_branch_is_part_of_its_parent():
    found = draft("岑禾科技有限公司成都分公司成立。")
    names = {e.id: e.name for e in found.of_class("Company")}
    assert [(names[s.subject], names[s.object]) for s in found.states("partOf") if isinstance(s, Statement)] == [
        ("岑禾科技有限公司成都分公司", "岑禾科技有限公司")
    ]


@pytest.mark.parametrize("text", ["来园区设厂。", "毕业生进厂实习。", "客商来此建厂。"])
def test_to_set_up_a_plant_names_none(text):
    assert named("Company", text) == {}


@pytest.mark.parametrize(
    "text",
    ["青岚机械有限公司的供应商有白榆轴承有限公司。", "在区内有白榆轴承有限公司。", "组织区内白榆轴承有限公司参会。"],
)
def test_what_introduces_a_firm_is_no_part_of_its_name(text):
    assert "白榆轴承有限公司" in names("Company", text)


@pytest.mark.parametrize(
    "text",
    [
        "过去青槐精工有限公司要从国外进口轴承。",
        "轴承全部采购自青槐精工有限公司。",
        "产品主要销往青槐精工有限公司。",
        "轴承下线后直接进入青槐精工有限公司的总装车间。",
        "恒拓铸造入股青槐精工有限公司后，产能翻番。",
    ],
)
def test_a_verb_or_a_time_before_a_full_name_is_no_part_of_it(text):
    assert "青槐精工有限公司" in named("Company", text)


def test_a_short_name_with_the_bare_form_is_the_full_names():
    text = "汐益（江岸）环保公司投资1亿元。汐益公司主要从事玻璃纤维布生产。"
    assert set(named("Company", text)) == {"汐益（江岸）环保公司"}


def test_a_group_and_a_firm_of_its_name_stay_two():
    assert set(named("Company", "汐益集团总部在上海。汐益科技有限公司落户。")) == {"汐益集团", "汐益科技有限公司"}


def test_a_year_before_output_is_no_firm():
    assert named("Company", "订单充足，预计今年产值能突破2000万元。") == {}

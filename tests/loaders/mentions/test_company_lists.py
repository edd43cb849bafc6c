"""Companies that an article enumerates."""

import pytest

from tests.loaders.mentions.naming import named


@pytest.mark.parametrize(
    "text",
    [
        "丰砚化工、澜柏电子、启岱重工等企业相继投产。",
        "丰砚化工、澜柏电子、启岱重工3家企业投产。",
        "丰砚化工、澜柏电子和启岱重工等一批龙头企业投产。",
        "丰砚化工、澜柏电子、启岱重工等陆续入驻。",
        "引进丰砚化工、澜柏电子、启岱重工等新能源领域重点企业。",
    ],
)
def test_an_enumeration_ends_by_saying_what_it_lists(text):
    assert set(named("Company", text)) == {"丰砚化工", "澜柏电子", "启岱重工"}


@pytest.mark.parametrize(
    "text",
    [
        "钢铁、座椅、轴承等企业相继投产。",
        "机械产业、化工产业等企业相继投产。",
        "有关部门等单位参加。",
        "服务等企业需求。",
    ],
)
def test_a_list_of_kinds_names_no_company(text):
    assert named("Company", text) == {}


def test_what_stands_beside_a_full_name_is_a_company_when_its_trade_says_so():
    assert set(named("Company", "岑禾科技有限公司、汐岚生物药业签约。")) == {"岑禾科技有限公司", "汐岚生物药业"}
    assert set(named("Company", "岑禾科技有限公司和市民签约。")) == {"岑禾科技有限公司"}


def test_a_title_in_a_list_makes_no_company():
    assert "汐岚董事长" not in named("Company", "岑禾化工、汐岚董事长等企业代表参加。")


def test_what_stands_between_two_marks_of_a_list_is_one_name():
    text = "丰砚珠宝、澜兴、三棵松、岑得利莆禾、Orval光学等31家企业负责人参加。"
    assert set(named("Company", text)) == {"丰砚珠宝", "澜兴", "三棵松", "岑得利莆禾", "Orval光学"}


def test_one_word_of_the_dictionary_among_many_names_is_a_firm_too():
    text = "丰砚化工、暮色、澜柏科技、岑禾智能等企业负责人参加会议。"
    assert set(named("Company", text)) == {"丰砚化工", "暮色", "澜柏科技", "岑禾智能"}


def test_a_verb_within_a_list_still_cuts():
    text = "引进丰砚化工、培育澜柏电子等企业。"
    assert set(named("Company", text)) == {"丰砚化工", "澜柏电子"}

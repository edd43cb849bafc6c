"""Companies that only the frame of their sentence gives away: no trade, no legal form."""

import pytest

from loaders.mentions.company_frames import stands_for_firm
from tests.loaders.mentions.naming import named


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("水箱和油缸由区内的汐丰、岑液供应。", {"汐丰", "岑液"}),
        ("产品供给四川的汐岚新能，每月两批。", {"汐岚新能"}),
        ("公司向宁波的岑禾驰采购衬底。", {"岑禾驰"}),
        ("目前已有整机企业汐禾驰、岑岚锐，叶片企业禾材叶。", {"汐禾驰", "岑岚锐", "禾材叶"}),
        ("由汐禾岚与岑岚科技合资建设，明年投产。", {"汐禾岚", "岑岚科技"}),
        ("参观了岑禾电气、汐泽天岚。", {"岑禾电气", "汐泽天岚"}),
    ],
)
def test_a_frame_names_firms_of_any_name(text, companies):
    assert set(named("Company", text)) == companies


@pytest.mark.parametrize(
    "text",
    [
        "居民反映，到园区的接驳车能否加密。",
        "订单藏在园区的账本里。",
        "两家企业获此牌子。",
        "风机装到宁波的风场上。",
        "申请的材料由经济运行局提供。",
    ],
)
def test_no_word_of_the_language_is_taken_for_a_firm(text):
    assert named("Company", text) == {}


@pytest.mark.parametrize("name", ["汐岚科技", "汐泽天岚", "LEC", "岑岚锐"])
def test_a_coined_word_can_be_a_firm(name):
    assert stands_for_firm(name)


@pytest.mark.parametrize("name", ["风场上", "已经投产", "宁波", "3家", "经济运行局", "企业", "能否加密"])
def test_words_organs_and_places_cannot(name):
    assert not stands_for_firm(name)

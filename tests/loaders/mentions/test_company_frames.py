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


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("减速器已经批量供应给沈阳汐岚禾、深圳岑砚尚。", {"沈阳汐岚禾", "深圳岑砚尚"}),
        ("奶酪卖进了汐茶山、岑粤烘焙等300多家茶饮品牌。", {"汐茶山", "岑粤烘焙"}),
        ("为岑品乐等连锁品牌代工。", {"岑品乐"}),
        ("去年给汐渝汽车、岑驰汽车供了190万套副车架。", {"汐渝汽车", "岑驰汽车"}),
        ("纱线送到岑纺禾、汐柏家纺的织机上。", {"岑纺禾", "汐柏家纺"}),
    ],
)
def test_who_is_sold_to_or_served_is_a_firm_where_the_word_is_coined(text, companies):
    assert set(named("Company", text)) == companies


@pytest.mark.parametrize(
    "text",
    [
        "产品销往若尔盖、阿坝等地，卖给种植大户和合作社。",
        "产品供应给铁路部门和建材市场。",
        "为餐饮企业供应半成品，向东南亚国家供货。",
        "为省内酒企供应瓶盖，为下游客户配套。",
        "样品以前要送到青岛检测，单程就要5天。",
        "产品卖到周边乡镇、海外市场。",
    ],
)
def test_places_kinds_and_customers_are_no_firms(text):
    assert named("Company", text) == {}


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("园区引进了Orval Tech、Sunda Power等外资企业。", {"Orval Tech", "Sunda Power"}),
        ("组织岑域藏毯、汐河源纺织、Orval Wool三家企业参展。", {"岑域藏毯", "汐河源纺织", "Orval Wool"}),
    ],
)
def test_a_latin_name_may_hold_a_space(text, companies):
    assert set(named("Company", text)) == companies

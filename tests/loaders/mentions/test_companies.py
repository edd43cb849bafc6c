"""Companies that an article names without a legal form: by their trade, their deeds, and what stands around them."""

import pytest

from loaders.mentions.company_names import company_core, tradelike
from tests.loaders.mentions.naming import named
from tests.loaders.said import names


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("昨日，汐岚药业达产达效。", "汐岚药业"),
        ("入驻园区的岑禾照明正在扩产。", "岑禾照明"),
        ("汐岚材料8万吨树脂项目开工。", "汐岚材料"),
        ("由投资方岑禾机械负责。", "岑禾机械"),
        ("与龙头企业岑禾机械签约。", "岑禾机械"),
        ("以岑禾机械为龙头的装备制造业发展迅速。", "岑禾机械"),
    ],
)
def test_a_coined_word_before_its_trade_is_a_company(text, company):
    assert set(named("Company", text)) == {company}


@pytest.mark.parametrize(
    "text",
    [
        "主要产品为岑禾薄膜、汐岚薄膜。",
        "园区向岑禾材料延伸。",
        "一批企业相继投产。",
        "重点发展先进制造、新能源、新材料。",
        "电子、机械、食品三大产业链加快集聚。",
    ],
)
def test_wares_kinds_and_counts_are_no_companies(text):
    assert named("Company", text) == {}


def test_a_short_name_in_brackets_is_an_alias_and_found_again():
    text = "江州岑禾精密制造有限公司（以下简称“岑禾精密”）落户。岑禾精密已投产。"
    assert named("Company", text) == {"江州岑禾精密制造有限公司": {"岑禾精密"}}


def test_the_head_of_a_full_name_stands_for_it():
    text = "南京岑禾精密制造有限公司落户。去年，岑禾精密产值翻番。"
    assert named("Company", text) == {"南京岑禾精密制造有限公司": {"岑禾精密"}}


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("江苏青禾船舶制造有限公司", "青禾船舶制造"),
        ("青禾（南京）船舶有限公司", "青禾船舶"),
        ("青禾集团", "青禾"),
        ("有限公司", "有限"),
    ],
)
def test_the_core_has_neither_place_nor_form(name, core):
    assert company_core(name) == core


@pytest.mark.parametrize("name", ["岑禾化工", "南京汐岚药业", "Norvexa"])
def test_names_that_look_like_a_companys(name):
    assert tradelike(name)


@pytest.mark.parametrize("name", ["新能源", "南京", "LED", "先进制造", "推动岑禾", "三"])
def test_names_that_do_not(name):
    assert not tradelike(name)


def test_a_home_the_tables_lack_needs_its_trade():
    assert tradelike("溪泉机械", ("溪泉",))
    assert not tradelike("溪泉服务", ("溪泉",))


@pytest.mark.parametrize("name", ["机械", "化工", "电芯"])
def test_a_trade_alone_is_no_name(name):
    assert not tradelike(name)


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("集聚了汐岚食品、天和乳业、宏图饲料等企业。", {"汐岚食品", "天和乳业", "宏图饲料"}),
        ("鸿图电子今年投产。", {"鸿图电子"}),
        ("恒泰无纺、汐康防护2家企业投产。", {"恒泰无纺", "汐康防护"}),
        ("汐岚新能源客车首批车辆下线。", {"汐岚新能源客车"}),
        ("汐岚材料光学膜、鸿图食品预制菜等项目开工。", {"汐岚材料", "鸿图食品"}),
    ],
)
def test_a_firm_may_be_called_by_a_word_or_by_two_trades(text, companies):
    assert set(named("Company", text)) >= companies


@pytest.mark.parametrize(
    "text",
    [
        "形成“研发—整车制造—配套”的链条。",
        "以鞋服纺织、高端装备、新材料产业为主导。",
        "其汐果饮料去年卖出2600万瓶。",
        "已聚集镜片、镜座、马达等企业。",
        "吸引电控系统、精密配件等配套企业集聚。",
        "推动产业链协同发展。",
    ],
)
def test_steps_industries_and_goods_are_no_firms(text):
    assert named("Company", text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "开发区领导与科技型企业负责人共进早餐。",
        "市政协主席带领部分企业家委员调研。",
        "区委书记江某、区长周少政、区政协主席张某、青岚集团出席。",
        "严把企业入园安全风险管控关。",
        "加强与企业家密切联系。",
    ],
)
def test_posts_and_deeds_name_no_firm(text):
    assert names("Company", text) <= {"青岚集团"}


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("晨曦家纺、星野精密去年投产。", {"晨曦家纺", "星野精密"}),
        ("走进长虹重工的车间，机器轰鸣。", {"长虹重工"}),
        ("晨光牧歌乳业正在建设牧场项目。", {"晨光牧歌乳业"}),
    ],
)
def test_words_that_firms_are_called_by_stand_before_a_trade(text, companies):
    assert set(named("Company", text)) == companies


def test_such_a_word_before_a_field_of_industry_is_no_firm():
    assert named("Company", "园区发展阳光农业，做强云雀无人机产业，打造蓝天工程。") == {}


@pytest.mark.parametrize(
    "text",
    [
        "省委书记到汐禾重工调研，察看生产线。",
        "园区已集聚起汐禾重工等规上企业46家。",
        "银行向汐禾重工发放贷款5000万元。",
    ],
)
def test_a_particle_before_a_name_is_no_part_of_it(text):
    assert set(named("Company", text)) == {"汐禾重工"}

"""Companies called by everyday words, where goods come from them or go to them."""

import pytest

from loaders.mentions.company_names import is_worded
from tests.loaders.mentions.naming import named


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("砂轮由QT 磨具供应，轴承座则来自去年才从大连迁来的岑必达。", {"QT 磨具", "岑必达"}),
        (
            "外壳找汐骏压铸，引脚找千兴五金，水冷板找的是去年才来的 Warm 热管理。",
            {"汐骏压铸", "千兴五金", "Warm 热管理"},
        ),
        ("一部分卖给了同在湖滨产业园的月牙电机，用于加工电机轴。", {"月牙电机"}),
        ("胶乳由园区的沧浪化工用管道送来，蒸汽则由临江热电供。", {"沧浪化工", "临江热电"}),
        ("所需坩埚由区内企业岑石新材提供。", {"岑石新材"}),
        ("今年起改由嫩芽燃油系统供应三成。", {"嫩芽燃油系统"}),
        ("与下游的云朵氨基酸、好胃口调味品签下年度供货合同。", {"云朵氨基酸", "好胃口调味品"}),
        ("半小时内就送进一路之隔的巨人线缆，变成铝杆。", {"巨人线缆"}),
        ("坯巾出自园区另一家企业白鹅毛巾。", {"白鹅毛巾"}),
        ("机芯一直用的是区里小鲸鱼精密的。", {"小鲸鱼精密"}),
        ("散热片分别来自同街区的巧手模具和 B+ 散热。", {"巧手模具", "B+ 散热"}),
        ("副产的碳四，隔壁大家木业全拉走。", {"大家木业"}),
    ],
)
def test_who_delivers_and_who_is_delivered_to(text, companies):
    assert set(named("Company", text)) == companies


@pytest.mark.parametrize(
    "text",
    [
        "由市场供应，由专业机构提供服务，由企业自主生产，由第三方检测提供报告。",
        "原料来自玉米淀粉，来自海外市场，来自全国各地，换成了智能设备。",
        "从本地建材市场采购，向社会公众提供，从传统化工向新材料转型。",
        "与银行签订采购协议，与外地客商达成供货意向。",
        "产品送进千家万户，装进冷链物流车，送到田间地头。",
        "样品以前要送到青岛检测。",
        "发展现代种业、特色茶业和民族药业。",
        "风机装到玉门的风场上。",
    ],
)
def test_kinds_places_and_people_are_no_firms(text):
    assert named("Company", text) == {}


@pytest.mark.parametrize("name", ["陶瓷轴承", "铝合金轮毂", "进口设备", "农村电商", "人造石墨", "高端装备", "山西煤炭"])
def test_a_kind_of_ware_is_not_worded_like_a_firm(name):
    assert not is_worded(name)


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("鲸歌声学总投资16亿元的微型扬声器项目竣工。", {"鲸歌声学"}),
        ("晚霞面板入选省级专精特新企业名单。", {"晚霞面板"}),
        ("玉米淀粉投资5亿元。", set()),
        ("岑硅股份的N型硅片获评省级新材料。", {"岑硅股份"}),
    ],
)
def test_who_invests_or_wins_is_a_firm(text, companies):
    assert set(named("Company", text)) == companies


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("今年新引进的岑汾锐钢为锻造企业供应合金钢锭。", {"岑汾锐钢"}),
        ("去年入园的汐城筑工，预制构件已经用到了工地上。", {"汐城筑工"}),
        ("围绕龙头，园区引进了通岑轴承、南岑保持架等配套企业12家。", {"通岑轴承", "南岑保持架"}),
        ("新签约的企业正在办理手续，落户的项目已经开工。", set()),
        ("入驻的创业团队主要来自高校，投产的生产线已满负荷。", set()),
    ],
)
def test_who_has_come_is_a_firm(text, companies):
    assert set(named("Company", text)) == companies

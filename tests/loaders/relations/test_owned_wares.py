"""produces: what becomes of a firm's own goods shows that it makes them."""

import pytest

from tests.loaders.said import said

FIRM, OTHER = "青槐精工有限公司", "栗原传动有限公司"


def made(*paragraphs):
    return {(who, what) for who, _, what, *_ in said(*paragraphs, of=("produces",))}


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        (f"{FIRM}的稀奶油、奶酪棒，卖进了300多家茶饮品牌。", {"稀奶油", "奶酪棒"}),
        (f"{FIRM}的实木门九成卖到俄罗斯。", {"实木门"}),
        (f"{FIRM}去年扩产。公司的弹性体卖出1.1万吨。", {"弹性体"}),
        (f"{FIRM}位于园区北侧，其谐波减速器去年卖出2600台。", {"谐波减速器"}),
        (f"{FIRM}的电池级碳酸锂产线满负荷运行。", {"电池级碳酸锂"}),
        (f"{FIRM}的注射液、吸入溶液等3个品种在集采中中选。", {"注射液", "吸入溶液"}),
        (f"{FIRM}的水下机器人通过海试。", {"水下机器人"}),
        (f"{FIRM}上半年销售永磁体4300吨。", {"永磁体"}),
        (f"供给丙烯腈的{FIRM}就在隔壁。", {"丙烯腈"}),
        (f"{FIRM}如今已是国内最大的密封圈生产商。", {"密封圈"}),
        (f"{FIRM}的产品覆盖轴承、齿轮、减速机等六大系列。", {"轴承", "齿轮", "减速机"}),
        (f"{FIRM}转做智能门锁和电子锁。", {"智能门锁", "电子锁"}),
    ],
)
def test_goods_that_are_somebodys(text, goods):
    assert made(text) == {(FIRM, thing) for thing in goods}


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRM}、{OTHER}两家企业生产的鼓风机市场占有率居前。",
        f"园区引进{FIRM}、{OTHER}2家企业，鼓风机等产品填补了全省空白。",
    ],
)
def test_firms_make_together(text):
    assert made(text) == {(FIRM, "鼓风机"), (OTHER, "鼓风机")}


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRM}的客户遍布全国，订单排到年底。",
        f"{FIRM}的光伏电站并网发电。",
        f"绿氢将供应给开发区的{FIRM}。",
        f"{FIRM}的厂房、车间已经建成。",
        f"{FIRM}生产副总林知远指着看板说。",
        f"{FIRM}的员工获得劳动模范称号。",
    ],
)
def test_what_is_nobodys_ware(text):
    assert made(text) == set()


def test_a_chain_that_closes_makes_its_links():
    text = f"围绕新能源材料产业链，园区引进{FIRM}，形成从前驱体、正极材料到电芯的闭环。"
    assert ("新能源材料产业链", "正极材料") in made(text)

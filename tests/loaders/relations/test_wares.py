import pytest

from tests.loaders.said import said

FIRM = "江苏禾沐光电有限公司"


def made(*paragraphs):
    return {(who, what) for who, _, what, *_ in said(*paragraphs, of=("produces",))}


@pytest.mark.parametrize(
    ("sentence", "products"),
    [
        ("近日，{}自主研制的首台60吨级电动矿卡正式下线。", {"电动矿卡"}),
        ("{}首款车规级图像传感器量产。", {"车规级图像传感器"}),
        ("{}成功研发出国内首款光学膜。", {"光学膜"}),
        ("{}的光学镜头、手机模组远销东南亚。", {"光学镜头", "手机模组"}),
        ("{}研发的微型激光器填补国内空白。", {"微型激光器"}),
        ("{}以光学镜头、手机模组为主要产品。", {"光学镜头", "手机模组"}),
        ("{}现有光学镜头、手机模组两大系列产品。", {"光学镜头", "手机模组"}),
        ("{}的主营业务是光学镜头、手机模组的生产销售。", {"光学镜头", "手机模组"}),
        ("{}主打产品为光学镜头。", {"光学镜头"}),
        ("在{}展厅里，光学镜头、手机模组等产品琳琅满目。", {"光学镜头", "手机模组"}),
        ("走进{}生产车间，一片片光学镜头正源源不断下线。", {"光学镜头"}),
        ("{}车间内，工人们正在赶制一批出口欧洲的光学镜头。", {"光学镜头"}),
        ("人气最旺的展位属于{}。这家做光学镜头的企业成立不到三年。", {"光学镜头"}),
        ("{}（生产光学镜头）今年增势良好。", {"光学镜头"}),
        ("{}，一家生产光学镜头的外贸企业，订单已排到年底。", {"光学镜头"}),
        ("{}主要从事传感器、继电器等电子元器件的研发生产。", {"传感器", "继电器"}),
        ("{}今年新上一条光学镜头生产线。", {"光学镜头"}),
    ],
)
def test_goods_in_a_frame_of_their_own(sentence, products):
    assert made(sentence.format(FIRM)) == {(FIRM, product) for product in products}


@pytest.mark.parametrize(
    "sentence",
    [
        "{}的技术打入欧洲市场。",
        "{}的工程师获得省级奖励。",
        "{}首批员工已上岗。",
        "{}的产品远销海外。",
        "{}的厂房已完成装修。",
        "{}与浙江栗原汽车有限公司展厅里，光学镜头等产品琳琅满目。",
    ],
)
def test_what_is_no_product(sentence):
    assert made(sentence.format(FIRM)) == set()


def test_a_chain_has_products_of_its_own():
    found = made("全区电子信息产业链形成了芯片、显示屏等主导产品。")
    assert found == {("电子信息产业链", "芯片"), ("电子信息产业链", "显示屏")}


def test_each_company_of_an_enumeration_has_its_goods():
    found = made("禾沐光电的光学镜头、栗原汽车的电动客车亮相展会。")
    assert found == {("禾沐光电", "光学镜头"), ("栗原汽车", "电动客车")}

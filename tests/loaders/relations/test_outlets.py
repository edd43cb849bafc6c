import pytest

from tests.loaders.said import said

SELLER, OTHER, BUYER = "青槐精工有限公司", "禾沐铸造有限公司", "栗原机电有限公司"


def supplies(*paragraphs):
    return {(one, other, *more) for one, _, other, *more in said(*paragraphs, of=("supplies",))}


def made(*paragraphs):
    return {(one, other) for one, _, other, *_ in said(*paragraphs, of=("produces",))}


@pytest.mark.parametrize(
    "text",
    [
        f"“我们一年有四成的卡钳进了{BUYER}的车，另外两成给了外地客户。”{SELLER}董事长林知远说。",
        f"{SELLER}的卡钳不出园区就用到了{BUYER}的车上。",
        f"{SELLER}的卡钳，第二天就要送到三公里外的{BUYER}，装进整车。",
        f"{SELLER}生产的卡钳，一半以上卖给了同园区的{BUYER}。",
        f"滚烫的卡钳从{SELLER}出厂后，半小时内就送进一路之隔的{BUYER}。",
        f"“我们副产的卡钳，{BUYER}一件不剩全拉走。”{SELLER}副总经理林知远说。",
        f"{SELLER}主要生产卡钳，最大的买家就在街西头，是{BUYER}。",
        f"{SELLER}的卡钳通过了{BUYER}的认证，下半年开始批量供货。",
        f"{SELLER}主要生产卡钳。加工出来的卡钳，一部分卖给了同在产业园的{BUYER}。",
    ],
)
def test_where_goods_go(text):
    assert supplies(text) == {(SELLER, BUYER)}
    assert (SELLER, "卡钳") in made(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{SELLER}的边角料一吨不剩，全被{BUYER}拉走。",
        f"“去年给{BUYER}供了420万粒，今年前三季度过了500万粒。”{SELLER}董事长林知远介绍。",
        f"{SELLER}最大的客户就是{BUYER}。",
        f"{SELLER}一半的产品卖给了{BUYER}。",
    ],
)
def test_who_takes_goods_that_bear_no_name(text):
    assert supplies(text) == {(SELLER, BUYER)}
    assert not made(text)


def test_what_the_buyer_makes_of_it():
    text = f"滚烫的铝水从{SELLER}出炉后，半小时内就送进一路之隔的{BUYER}，变成铝杆，再拉成导线。"
    assert made(text) == {(SELLER, "铝水"), (BUYER, "铝杆"), (BUYER, "导线")}
    assert made(f"{SELLER}的磁体不出园区就用到了{BUYER}的永磁电机里。") == {(SELLER, "磁体"), (BUYER, "永磁电机")}


@pytest.mark.parametrize(
    "text",
    [
        f"{SELLER}的滑轨通过了{BUYER}的样件审核，有望于年底批量供货。",
        f"{SELLER}的滑轨将直供{BUYER}。",
    ],
)
def test_a_delivery_to_come(text):
    assert supplies(text) == {(SELLER, BUYER, "planned")}


@pytest.mark.parametrize(
    "text",
    [
        f"{SELLER}首批产品已发往重庆客户。{BUYER}同日开工。",
        f"他说的两家，是供给己二腈的{SELLER}、生产切片的{BUYER}。",
        f"{SELLER}的滑轨通过了{BUYER}组织的验收。",
        f"{SELLER}的股权被{BUYER}收购。",
        f"{SELLER}员工送到{BUYER}培训。",
    ],
)
def test_nothing_is_delivered(text):
    assert not supplies(text)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (f"{SELLER}的卡钳由{BUYER}等4家企业接收。", {(SELLER, BUYER)}),
        (
            f"{SELLER}的端子全部供给{OTHER}，由{OTHER}装成驱动电机后，再发往柳州的客户{BUYER}。",
            {(SELLER, OTHER), (OTHER, BUYER)},
        ),
        (f"{SELLER}用玉米淀粉做出聚乳酸，{BUYER}再把聚乳酸拉成丝。", {(SELLER, BUYER)}),
        (f"{SELLER}的紧密纱，一半卖给区里的{OTHER}，另一半发往{BUYER}。", {(SELLER, OTHER), (SELLER, BUYER)}),
        (
            f"{BUYER}总裁助理林知远算了一笔账：{SELLER}把锰源送到家门口，每吨物流成本下降180元；正极材料直供隔壁的{OTHER}。",
            {(SELLER, BUYER), (BUYER, OTHER)},
        ),
        (f"隔壁是刚投产的{BUYER}，{SELLER}的磁体不出园区就用到了它的永磁电机里。", {(SELLER, BUYER)}),
    ],
)
def test_goods_that_pass_through_several_hands(text, pairs):
    assert supplies(text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        f"{SELLER}的样品送到{BUYER}检测。",
        f"{SELLER}的污水送到{BUYER}处理。",
        f"{SELLER}的冠军奖杯是{BUYER}的。",
        f"{SELLER}从{BUYER}手里买下了这块地。",
        f"{SELLER}的总经理林知远来自{BUYER}。",
        f"{SELLER}的工人从{BUYER}调来。",
        f"{SELLER}的货由{BUYER}运输。",
        f"{SELLER}找{BUYER}借款500万元。",
    ],
)
def test_other_dealings(text):
    assert not supplies(text)

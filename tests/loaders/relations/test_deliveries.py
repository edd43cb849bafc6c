import pytest

from tests.loaders.said import said

SELLER, BUYER = "青槐化工有限公司", "栗原材料有限公司"


def supplies(*paragraphs):
    return {(one, other, *more) for one, _, other, *more in said(*paragraphs, of=("supplies",))}


def made(*paragraphs):
    return {(one, other, *more) for one, _, other, *more in said(*paragraphs, of=("produces",))}


@pytest.mark.parametrize(
    "text",
    [
        f"“我们用的前驱体则全部由隔壁的{SELLER}供应。”{BUYER}总经理林知远说。",
        f"{BUYER}所用的前驱体全部由{SELLER}提供。",
        f"{BUYER}所用的前驱体，七成由{SELLER}提供。",
        f"{BUYER}的前驱体来自{SELLER}。",
        f"{BUYER}每年采购{SELLER}的前驱体60万吨。",
        f"{BUYER}改用{SELLER}的本地前驱体。",
        f"去年，{BUYER}向{SELLER}采购前驱体1.2亿元。",
    ],
)
def test_the_goods_and_who_delivers_them(text):
    assert supplies(text) == {(SELLER, BUYER)}
    assert made(text) == {(SELLER, "前驱体")}


@pytest.mark.parametrize(
    "text",
    [
        f"{BUYER}把{SELLER}纳入核心供应商名录。",
        f"{SELLER}接到{BUYER}追加的30万吨订单。",
        f"{SELLER}拿下{BUYER}1.2亿元的订单。",
        f"{SELLER}已打入{BUYER}等龙头企业的供应链。",
        f"{SELLER}通过了{BUYER}的供应商审核。",
        f"{SELLER}与{BUYER}建立了长期稳定的供货关系。",
        f"{BUYER}每年拿出上亿元订单交给本地企业，{SELLER}成了它的供应商。",
        f"“{SELLER}直接给我们供货，用料不出园。”{BUYER}经理林知远告诉记者。",
        f"{SELLER}的产品全部供应同在园区的{BUYER}。",
        f"{BUYER}采购总监林知远与{SELLER}签下了一份三年期供货合同。",
    ],
)
def test_who_delivers(text):
    assert supplies(text) == {(SELLER, BUYER)}


def test_each_delivers_its_own():
    text = f"{BUYER}所用的塔筒、轮毂全部实现本地采购，分别由{SELLER}、禾沐铸造有限公司供应。"
    assert supplies(text) == {(SELLER, BUYER), ("禾沐铸造有限公司", BUYER)}
    assert made(text) == {(SELLER, "塔筒"), ("禾沐铸造有限公司", "轮毂")}


@pytest.mark.parametrize(
    "text",
    [
        f"青槐银行为{BUYER}提供贷款5000万元。",
        f"青槐物流有限公司为{BUYER}提供仓储服务。",
        f"青槐供电有限公司为{BUYER}提供用电保障。",
        f"{BUYER}采用{SELLER}的系统改造生产线。",
        f"{SELLER}的产品大部分供应省外企业。",
        f"{BUYER}采购清单包括前驱体、导电剂，{SELLER}参加了对接会。",
    ],
)
def test_no_delivery_between_firms(text):
    assert supplies(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"作为{BUYER}的核心供应商，{SELLER}去年供货额达6.8亿元。",
        f"{SELLER}七成以上的订单来自{BUYER}。",
        f"{BUYER}是{SELLER}最大的客户。",
        f"{SELLER}去年从外地搬来，如今每天向{BUYER}送货四次。",
        f"{BUYER}将前驱体等订单交给了{SELLER}。",
    ],
)
def test_customers_and_orders(text):
    assert supplies(text) == {(SELLER, BUYER)}


def test_firms_that_only_their_dealings_show():
    assert supplies("栗沐电池的连接片由青泓传动配套。") == {("青泓传动", "栗沐电池")}
    assert supplies("栗沐电子所用的高纯靶材，七成由青泓靶材提供。") == {("青泓靶材", "栗沐电子")}
    assert supplies("栗沐电子所用的冷却水由外地厂家提供。") == set()


def test_the_parts_of_the_speakers_company():
    text = f"{BUYER}董事长林知远说，公司的表壳来自{SELLER}，屏幕来自禾沐显示有限公司。"
    assert supplies(text) == {(SELLER, BUYER), ("禾沐显示有限公司", BUYER)}
    assert made(text) == {(SELLER, "表壳"), ("禾沐显示有限公司", "屏幕")}


def test_the_firm_that_heads_an_item_of_a_list():
    text = f"二、{SELLER}：今年1—5月生产催化剂86万件，全部供给{BUYER}，产值增长18%。"
    assert supplies(text) == {(SELLER, BUYER)}
    assert made(text) == {(SELLER, "催化剂")}


@pytest.mark.parametrize(
    "text",
    [
        f"{SELLER}是{BUYER}唯一的供应商。",
        f"{SELLER}生产的前驱体就是{BUYER}的原料。",
        f"{BUYER}把{SELLER}发展成了供应商。",
        f"{SELLER}的客户{BUYER}今年减产。",
        f"{SELLER}靠给{BUYER}做代工起家，如今有了自己的品牌。",
        f"{BUYER}去年把前驱体的订单给了{SELLER}。",
    ],
)
def test_who_delivers_in_other_words(text):
    assert supplies(text) == {(SELLER, BUYER)}


@pytest.mark.parametrize(
    "text",
    [
        f"{SELLER}想给{BUYER}供货，谈了三次都没谈成。",
        f"{SELLER}每小时向{BUYER}输送蒸汽60吨，{BUYER}用来取暖。",
        f"{SELLER}引进{BUYER}的技术生产滤膜。",
    ],
)
def test_the_other_firm_is_no_seller(text):
    assert (BUYER, SELLER) not in supplies(text)
    assert not {pair for pair in made(text) if pair[0] == BUYER}


def test_a_wish_is_no_delivery():
    assert not supplies(f"{SELLER}想给{BUYER}供货，谈了三次都没谈成。")


def test_the_rival_of_a_customer_is_no_customer():
    text = f"{SELLER}的前驱体打入{BUYER}的竞争对手禾沐铸造有限公司的供应链。"
    assert (SELLER, BUYER) not in supplies(text)

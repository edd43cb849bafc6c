import pytest

from tests.loaders.said import said

SELLER, OTHER, BUYER = "青槐化工有限公司", "禾沐铸造有限公司", "栗原机电有限公司"


def supplies(*paragraphs):
    return {(one, other, *more) for one, _, other, *more in said(*paragraphs, of=("supplies",))}


def made(*paragraphs):
    return {(one, other) for one, _, other, *_ in said(*paragraphs, of=("produces",)) if one != BUYER}


@pytest.mark.parametrize(
    "text",
    [
        f"“保持架由园区的{SELLER}用小货车送来，能省下一大块运费。”{BUYER}副总经理林知远说。",
        f"{BUYER}主要生产风电主轴，年产值过10亿元。主轴的“骨架”——保持架，由距其不到一公里的{SELLER}供应。",
        f"{BUYER}的保持架此前全部进口，今年则由{SELLER}供应四成。",
        f"{BUYER}上半年产值2亿元，所需保持架由区内企业{SELLER}提供。",
        f"{BUYER}上月刚刚投产。它用的保持架，出自园区另一家企业{SELLER}。",
        f"一台主轴要多少零件？{BUYER}总工程师林知远算了一笔账：保持架是{SELLER}的。",
        f"{BUYER}一年用掉保持架300万只，全部来自{SELLER}。",
        f"{BUYER}去年产值6.2亿元。备料却缺现钱：公司用的保持架全部从{SELLER}采购。",
        f"{BUYER}是园区链主。围绕这个链主，园区引进企业28家，仅有保持架还要从宁波的{SELLER}采购。",
        f"“我们的保持架一直用的是{SELLER}的，去年采购了300万只。”{BUYER}总经理林知远说。",
        f"{BUYER}董事长林知远介绍，公司营收3亿元。保持架呢？“以前买国外的，现在用的是园区企业{SELLER}的。”",
        f"“保持架找的是去年才来的{SELLER}。”{BUYER}采购部部长林知远说。",
        f"{BUYER}的保持架从东莞买，今年起换成了从外地迁来的{SELLER}。",
        f"{BUYER}主要生产风电主轴，在车间里，给它做保持架的{SELLER}正在送货。",
        f"“这些保持架都是{SELLER}生产的。”{BUYER}厂长林知远说。",
        f"保持架目前仍从{SELLER}购进，每年要花8000万元。",
    ],
)
def test_where_goods_come_from(text):
    assert made(text) == {(SELLER, "保持架")}
    if BUYER in text:
        assert supplies(text) == {(SELLER, BUYER)}


@pytest.mark.parametrize(
    "text",
    [
        f"{BUYER}的保持架和毛坯，又分别来自同街区的{SELLER}和{OTHER}。",
        f"“保持架来自隔壁的{SELLER}，毛坯来自对面的{OTHER}。”{BUYER}采购部部长林知远说。",
        f"{BUYER}去年产值6.2亿元。其中，保持架由{SELLER}供应，毛坯由{OTHER}供应。",
    ],
)
def test_each_has_a_source_of_its_own(text):
    assert supplies(text) == {(SELLER, BUYER), (OTHER, BUYER)}
    assert made(text) == {(SELLER, "保持架"), (OTHER, "毛坯")}


@pytest.mark.parametrize(
    "text",
    [
        f"{BUYER}是一家整车企业，去年采购零部件5亿元。给它供货最多的是{SELLER}。",
        f"{BUYER}上半年产值2亿元，6月起又新增{SELLER}一家供应商。",
        f"{BUYER}每天从{SELLER}拿货。",
        f"{BUYER}的原料八成来自{SELLER}。",
        f"{BUYER}董事长林知远说，“保持架过去从外地运，一等就是一周，现在园区里的{SELLER}、{OTHER}都能供，当天到货。”",
    ],
)
def test_who_delivers_without_saying_what_each_makes(text):
    assert (SELLER, BUYER) in supplies(text)
    assert not made(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{BUYER}下月投产。它的保持架将由落户两年的{SELLER}提供。", "planned"),
        (f"{BUYER}目前的保持架依赖进口，公司已与{SELLER}签下试用协议。", "planned"),
        (f"“我们不再向{SELLER}采购保持架。”{BUYER}厂长林知远说。", "ended"),
        (f"{BUYER}没有从{SELLER}采购过保持架。", "negated"),
    ],
)
def test_what_has_become_of_a_delivery(text, status):
    assert supplies(text) == {(SELLER, BUYER, status)}


@pytest.mark.parametrize(
    "text",
    [
        f"{BUYER}的保持架全部来自省外。",
        f"{BUYER}的技术来自{SELLER}。",
        f"{BUYER}的资金主要由{SELLER}提供。",
        f"{BUYER}的贷款由{SELLER}担保。",
        f"{BUYER}的厂房由{SELLER}承建。",
        f"{BUYER}的职工食堂由{SELLER}负责配送。",
        f"{BUYER}的生产线由{SELLER}设计。",
        f"{BUYER}做成芯片，封装由{OTHER}完成，检测机台则来自{SELLER}。",
        f"图片由{SELLER}提供。",
        f"{BUYER}采购总监林知远与{SELLER}总经理林之恒参加会议。",
    ],
)
def test_no_delivery(text):
    assert not {pair for pair in supplies(text) if SELLER in pair}


def test_posts_are_no_goods():
    assert not made(f"{SELLER}生产副总林知远指着看板说，公司产值增长两成。")

import pytest

from tests.loaders.said import said

MAKER, OTHER = "青槐精工有限公司", "禾沐铸造有限公司"


def made(*paragraphs):
    return {(one, other, *more) for one, _, other, *more in said(*paragraphs, of=("produces",))}


@pytest.mark.parametrize(
    "text",
    [
        f"{MAKER}去年营收8300万元。“我们做的是深孔加工用的枪钻，国内同行不超过十家。”公司创始人林知远说。",
        f"“我们专做枪钻。”{MAKER}总经理林知远说。",
        f"{MAKER}副总经理林知远指着看板说。这家2022年入驻的企业专做枪钻。",
        f"记者在{MAKER}看到，工人正在显微镜下逐粒检验枪钻。",
        f"{MAKER}每月交付的枪钻有260万颗。",
        f"{MAKER}的新厂房9月刚刚通线。它生产的枪钻一支难求。",
    ],
)
def test_what_is_made(text):
    assert made(text) == {(MAKER, "枪钻")}


@pytest.mark.parametrize(
    "text",
    [
        f"主营铅酸电池的{MAKER}6月底已停产并迁出园区。",
        f"园区里原来还有一家做铅酸电池的{MAKER}，因市场萎缩今年3月停产。",
    ],
)
def test_what_is_made_no_more(text):
    assert made(text) == {(MAKER, "铅酸电池", "ended")}


@pytest.mark.parametrize(
    "text",
    [
        f"做铅酸电池的{MAKER}没有停产。",
        f"做铅酸电池的{MAKER}一度停产。",
        f"做铅酸电池的{MAKER}今年扩产，{OTHER}已停产。",
    ],
)
def test_who_goes_on(text):
    assert (MAKER, "铅酸电池") in made(text)


@pytest.mark.parametrize(
    "text",
    [
        f"“我们做的是服务。”{MAKER}总经理林知远说。",
        f"“我们做的是长线生意。”{MAKER}总经理林知远说。",
        f"记者在{MAKER}看到，工人正在检验设备。",
        f"{MAKER}与{OTHER}开会。工人们正在组装消防机器人。",
    ],
)
def test_nothing_is_made(text):
    assert not made(text)

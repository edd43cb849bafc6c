import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article
from loaders.figures.numbers import find_figures, han_number
from loaders.reading import read_view


def pairs(text):
    return [(figure.value, figure.unit) for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预算收入46431万元", [(46431, "万元")]),
        ("面积2.8万平方米", [(2.8, "万平方米")]),
        ("强度270万元/亩", [(270, "万元/亩")]),
        ("企业 30 余家", [(30, "余家")]),
        ("企业100多家", [(100, "多家")]),
        ("利润60多万元", [(60, "多万元")]),
        ("投资1,200万元", [(1200, "万元")]),
        ("派出两名同志", [(2, "名")]),
        ("十二个项目", [(12, "个")]),
        ("百余家企业", [(100, "余家")]),
        ("近百家企业", [(100, "家")]),
        ("三百二十家企业", [(320, "家")]),
        ("增长9.14%", [(9.14, "%")]),
        ("加快2.1个百分点", [(2.1, "个百分点")]),
        ("增长1.2倍", [(1.2, "倍")]),
        ("占全区的六成", [(60, "%")]),
        ("提高到八成五", [(85, "%")]),
        ("同比翻一番", [(100, "%")]),
        ("外资1200万美元", [(1200, "万美元")]),
        ("出动3000人次", [(3000, "人次")]),
        ("新增800个车位", [(800, "个")]),
        ("总数18600户", [(18600, "户")]),
        ("产值５０．８亿元", [(50.8, "亿元")]),
    ],
)
def test_a_figure_is_read_as_printed(text, expected):
    assert pairs(read_view(Article("t.txt", 1, 0, len(text), text, "")).text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "第一批入选，第3家获此称号",
        "5G产业园、3D打印、ISO9001认证",
        "“五抓一优一促”工作",
        "“三个一批”活动",
        "三个一批，一号工程，一批企业，一手抓",
        "数十家企业、好几家公司、十几个园区",
        "三大产业、二十大精神、双一流",
        "成为成果，八成为",
        "工业4.0、1.0版",
        "占比三分之一",
        "2024年4月12日至13日",
        "二期项目、分三期建设",
    ],
)
def test_what_is_no_figure_is_left(text):
    assert pairs(text) == []


def test_a_range_is_told_apart():
    assert [figure.range for figure in find_figures("引进3至5家，建设8—10个，投资12亿元")] == [True, True, False]


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(["万元", "亿元", "家", "个", "平方米", "%", "亩"]))
def test_what_is_printed_is_read_back(whole, fraction, unit):
    printed = f"{whole}.{fraction:02}"
    assert pairs(f"收入{printed}{unit}") == [(float(printed), unit)]


@given(st.integers(1000, 10**9))
def test_thousands_separators_change_nothing(number):
    assert pairs(f"收入{number:,}万元") == pairs(f"收入{number}万元")


@given(st.integers(1, 9999))
def test_numbers_in_characters_are_read_back(number):
    digits, places = "零一二三四五六七八九", ["", "十", "百", "千"]
    text = ""
    for index, digit in enumerate(reversed(str(number))):
        text = (digits[int(digit)] + places[index] if digit != "0" else "零") + text
    text = text.rstrip("零")
    while "零零" in text:
        text = text.replace("零零", "零")
    assert han_number(text) == number


@given(st.text(alphabet="0123456789一二两三十百千万亿元家个%余多,.至-年月日第“”", max_size=30))
def test_any_text_is_read_without_failing(text):
    for figure in find_figures(text):
        assert 0 <= figure.start < figure.stop <= len(text)
        assert figure.unit

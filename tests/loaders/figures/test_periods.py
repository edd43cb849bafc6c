import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.figures.periods import Clock, find_periods

CLOCK = Clock(2024, "2024-05-20")


def isos(text, clock=CLOCK):
    return [period.iso for period in find_periods(text, 0, len(text), clock)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023年", "2023"),
        ("去年", "2023"),
        ("今年", "2024"),
        ("一季度", "2024-Q1"),
        ("首季", "2024-Q1"),
        ("今年第二季度", "2024-Q2"),
        ("2023年四季度", "2023-Q4"),
        ("去年上半年", "2023-01/2023-06"),
        ("上半年", "2024-01/2024-06"),
        ("下半年", "2024-07/2024-12"),
        ("前三季度", "2024-01/2024-09"),
        ("1-3月", "2024-01/2024-03"),
        ("1至10月", "2024-01/2024-10"),
        ("1—9月份", "2024-01/2024-09"),
        ("今年前四个月", "2024-01/2024-04"),
        ("头5个月", "2024-01/2024-05"),
        ("3月份", "2024-03"),
        ("去年12月", "2023-12"),
        ("4月12日", "2024-04-12"),
        ("5月8日至9日", "2024-05-08/2024-05-09"),
        ("4月30日至5月2日", "2024-04-30/2024-05-02"),
        ("截至3月底", "../2024-03-31"),
        ("截至3月31日", "../2024-03-31"),
        ("截至2023年底", "../2023-12-31"),
        ("截至2月末", "../2024-02-29"),
        ("今年以来", ""),
        ("未来三年", ""),
        ("今后5年内", ""),
        ("截至目前", ""),
        ("年初以来", ""),
        ("近年来", ""),
        ("五年来", ""),
        ("“十四五”以来", ""),
        ("2021年以来", ""),
    ],
)
def test_a_time_is_resolved_against_the_article(text, iso):
    assert isos(text) == [iso]


def test_a_year_that_was_not_printed_is_inferred():
    assert [p.inferred for p in find_periods("一季度，2024年二季度", 0, 12, CLOCK)] == [True, False]


def test_the_base_of_a_comparison_is_no_time_of_the_figure():
    kinds = [p.kind for p in find_periods("比去年同期增长，较2022年翻番", 0, 15, CLOCK)]
    assert kinds == ["base", "base"]


def test_a_month_to_come_is_of_the_year_before_early_in_the_year():
    assert isos("12月，", Clock(2024, "2024-01-10")) == ["2023-12"]
    assert isos("12月，", Clock(2024, "2024-11-10")) == ["2024-12"]


def test_the_whole_year_is_the_one_spoken_of():
    assert [p.iso for p in find_periods("全年", 0, 2, CLOCK, 2022)] == ["2022"]
    assert isos("全年完成投资") == ["2023"]
    assert isos("全年计划实施项目") == ["2024"]


def test_without_a_year_nothing_is_made_up():
    assert isos("一季度完成，去年完成，4月12日", Clock()) == ["", "", ""]


@pytest.mark.parametrize("text", ["达产后年产绿氢", "一季度报", "十年磨一剑", "20年的老厂"])
def test_words_that_only_look_like_times(text):
    assert isos(text) in ([], ["2024-Q1"])


@given(st.integers(2000, 2035), st.integers(1, 12))
def test_a_printed_month_is_read_back(year, month):
    assert isos(f"{year}年{month}月，") == [f"{year}-{month:02}"]


@given(st.text(alphabet="0123456789年月日至-—去今上本第一二三四季度半前截底末初全以来，", max_size=24))
def test_any_text_is_read_without_failing(text):
    for period in find_periods(text, 0, len(text), CLOCK):
        assert 0 <= period.start < period.stop <= len(text)

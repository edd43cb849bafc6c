import pytest

from kg.model import Observation
from tests.loaders.said import graph

from .test_observations import rows


def test_both_ends_of_a_change_have_their_own_time(observe):
    found = observe("本地配套率由2022年的31%提升到去年的57%。")
    assert rows(found) == [("本地配套率", 31, "%", "2022", None), ("本地配套率", 57, "%", "2023", None)]


def test_a_time_holds_for_a_list_and_ends_with_it(observe):
    found = observe("2023年，平川经开区税收收入8亿元。固定资产投资12亿元。目前，全区共有企业96家。\n进出口总额3亿元。")
    assert [o.period for o in found] == ["2023", "2023", "", ""]
    assert found[1].evidence[0].inferred == ("period",)


def test_a_closing_date(observe):
    assert [o.period for o in observe("截至3月底，全区一般公共预算收入实现2.6亿元；其中税收收入2.4亿元。")] == [
        "../2024-03-31",
        "../2024-03-31",
    ]


def test_figures_of_an_occasion_have_its_day(observe):
    found = observe("4月12日，平川经开区举行签约仪式，集中签约项目9个，总投资60亿元。", Event=["签约仪式"])
    assert [(o.value, o.period) for o in found] == [(9, "2024-04-12"), (60, "2024-04-12")]


def test_an_occasion_goes_on_in_later_sentences_of_its_paragraph(observe):
    found = observe(
        "4月18日至23日，平川经开区举办招聘会。会上达成意向300人。目前，全区拥有企业96家。\n现场签约项目2个。",
        Event=["招聘会"],
    )
    assert [(o.value, o.period) for o in found] == [(300, "2024-04-18/2024-04-23"), (96, ""), (2, "")]


@pytest.mark.parametrize(
    "text",
    ["4月12日，记者从平川经开区获悉，全区签约项目9个。", "4月12日，平川经开区主任介绍，全区签约项目9个。"],
)
def test_the_day_of_a_report_is_no_period(observe, text):
    assert [(o.value, o.period) for o in observe(text)] == [(9, "")]


def test_years_side_by_side(observe):
    found = observe("2021年、2022年、2023年，全区工业总产值分别为210亿元、238亿元、265亿元。")
    assert [(o.value, o.period) for o in found] == [(210, "2021"), (238, "2022"), (265, "2023")]


def test_a_report_of_a_journey_gives_its_days(observe):
    found = observe(
        "4月18日至23日，平川经开区赴杭州招商。现将有关情况简报如下。\n（一）走访情况。走访企业12家。\n目前签约项目2个。"
    )
    assert [(o.value, o.period) for o in found] == [(12, "2024-04-18/2024-04-23"), (2, "")]


def test_a_closing_date_goes_before_this_year(observe):
    found = observe("截至11月底，全区今年累计引进企业19家。")
    assert [(o.value, o.period) for o in found] == [(19, "../2024-11-30")]


def test_a_rate_with_a_time_of_its_own(observe):
    found = observe("平川经开区去年出口3600万美元，今年一季度同比增长28%。")
    assert rows(found) == [("出口", 3600, "万美元", "2023", None), ("出口", None, "", "2024-Q1", 28)]


@pytest.mark.parametrize("heading", ["２０２４年１－８月经济运行情况", "上半年招商引资工作通报"])
def test_the_time_of_a_headline_holds_for_no_figure_below(heading):
    body = "（一）工业。全区产值完成85.6亿元。\n（二）投资。固定资产投资30.1亿元。目前，在建项目12个。"
    found = [s for s in graph(body, title=heading).statements if isinstance(s, Observation)]
    assert [(o.value, o.period) for o in found] == [(85.6, ""), (30.1, ""), (12, "")]


def test_a_time_holds_on_in_a_list_of_lines(observe):
    found = observe(
        "前三季度，平川经开区税收收入8亿元；\n固定资产投资12亿元，增长4%；\n新增企业26家。\n进出口总额3亿元。"
    )
    assert [o.period for o in found] == ["2024-01/2024-09"] * 3 + [""]


def test_growth_without_a_time_is_that_of_the_headline():
    found = graph(
        "平川经开区（一）。一季度产值8亿元，增长4%。\n"
        "平川工业园产值3亿元，增长2%；从业人员1200人。\n"
        "年初以来，税收收入增长5%。",
        title="平川经开区一季度经济运行情况通报",
    )
    times = {(o.value, o.yoy): o.period for o in found.statements if isinstance(o, Observation)}
    assert times[3, 2] == "2024-Q1" and times[1200, None] == "" and times[None, 5] == ""

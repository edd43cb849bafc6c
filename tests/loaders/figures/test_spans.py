"""Times within times, days that a paragraph repeats, and reports on one stretch of time."""

import pytest

from .conftest import ZONE

FIRM = "云岭材料"


def read(found):
    return [(o.value, o.period, o.yoy) for o in found]


@pytest.mark.parametrize("part", ["其中二季度210亿元", "二季度210亿元"])
def test_a_part_of_a_time_has_a_figure_of_its_own_and_the_rest_goes_on(observe, part):
    found = observe(f"上半年，平川经开区工业总产值402亿元，同比下降1.9%，{part}，环比增长9%；税收14亿元。")
    assert read(found) == [(402, "2024-01/2024-06", -1.9), (210, "2024-Q2", None), (14, "2024-01/2024-06", None)]
    assert found[1].indicator == "工业总产值"


def test_the_growth_is_of_the_later_of_two_times(observe):
    found = observe("云岭材料2023年开票销售9.4亿元，今年一季度3.1亿元，同比增长38%。", Company=[FIRM])
    assert read(found) == [(9.4, "2023", None), (3.1, "2024-Q1", 38)]


def test_what_has_been_overcome_is_no_growth(observe):
    found = observe("上半年产值58.4亿元，同比增长1.9%，扭转了一季度下降3.2%的局面。")
    assert read(found) == [(58.4, "2024-01/2024-06", 1.9)]


def test_a_paragraph_repeats_the_day_of_the_one_before(observe):
    text = "5月11日，平川经开区举行签约仪式，陈立致辞。\n\n当天共签约项目6个。\n\n会上签约项目6个。"
    assert {o.period for o in observe(text)} >= {"2024-05-11"}


def test_all_items_of_a_report_are_of_the_time_that_it_opens_with(observe):
    text = (
        "上半年，平川经开区经济运行平稳。情况报告如下：\n\n（一）工业。工业总产值9亿元。\n\n（二）投资。工业投资6亿元。"
    )
    assert {o.period for o in observe(text)} == {"2024-01/2024-06"}


def test_what_there_is_is_of_no_earlier_time(observe):
    found = observe("一季度，平川经开区工业总产值118亿元。铝材产业链上的企业有43家。")
    assert read(found) == [(118, "2024-Q1", None), (43, "", None)]


def test_this_number_is_what_was_counted_last(observe):
    found = observe("力争年底前链上企业要达到90家。截至3月底，这个数字是83家。")
    assert [(o.indicator, o.value, o.status) for o in found] == [
        ("链上企业", 90, "planned"),
        ("链上企业", 83, "stated"),
    ]


def test_the_leader_of_a_chain_is_whose_its_sales_are(observe):
    text = "轴承产业链“链主”云岭材料前三季度营业收入618亿元，占其采购总额的21.6%。"
    found = observe(text, Company=[FIRM], IndustryChain=["轴承产业链"])
    assert {o.subject for o in found} == {f"Company:{FIRM}"}


def test_it_is_the_firm_that_was_spoken_of(observe):
    found = observe("云岭材料是一家整车企业。去年，它从本地采购零部件19.8亿元。", Company=[FIRM])
    assert [(o.subject, o.value) for o in found] == [(f"Company:{FIRM}", 19.8)]


def test_a_bank_lends_what_it_has_agreed_with_a_zone(observe):
    text = "平川经开区与平川农商银行签订协议，上半年累计为63家企业发放贷款9.4亿元。"
    found = observe(text, FinancialInstitution=["平川农商银行"])
    assert {o.subject for o in found if o.unit == "亿元"} == {"FinancialInstitution:平川农商银行"}


def test_the_builder_does_not_take_over_what_is_said_of_a_project(attributes):
    text = "北岭项目总投资4亿元，由其全资子公司云岭材料负责建设，建成后年产橡胶5000吨。"
    found = attributes(text, Project=["北岭项目"], Company=[FIRM])
    assert {a.subject for a in found} == {"Project:北岭项目"}


@pytest.mark.parametrize(
    ("said", "name"),
    [("计划投资6亿元", "投资"), ("总投资6亿元", "总投资"), ("计划总投资6亿元", "总投资")],
)
def test_an_investment_is_total_where_it_is_said(attributes, said, name):
    assert [a.attribute for a in attributes(f"北岭项目{said}。", Project=["北岭项目"])] == [name]


def test_what_is_invested_to_build_something_is_its_own(attributes):
    found = attributes("云岭材料此次追加投资12亿元，建设北岭项目。", Project=["北岭项目"], Company=[FIRM])
    assert [(a.subject, a.value) for a in found] == [("Project:北岭项目", 12)]


@pytest.mark.parametrize("text", ["一根60吨重的支承辊从毛坯到出厂要转几道手？", "厂区向东800米，是另一家工厂。"])
def test_weights_and_ways_measure_nothing(observe, text):
    assert observe(text) == []
    assert ZONE not in text


def test_the_same_time_as_the_figure_before(observe):
    found = observe("今年前4个月，云岭材料产值6.8亿元。白榆锻造同期产值3.2亿元。", Company=[FIRM, "白榆锻造"])
    assert [(o.indicator, o.period) for o in found] == [("产值", "2024-01/2024-04")] * 2


def test_a_month_by_itself_does_not_go_on(observe):
    found = observe("一季度产值163亿元，3月当月29亿元；出口额14亿元。")
    assert [o.period for o in found] == ["2024-Q1", "2024-03", "2024-Q1"]


def test_rates_answer_to_the_amounts_of_the_list_before(observe):
    found = observe("云岭材料、白榆锻造分别实现产值3亿元、2亿元，同比增长5%、8%。", Company=[FIRM, "白榆锻造"])
    assert [(o.subject[8:], o.value, o.yoy) for o in found] == [(FIRM, 3, 5), ("白榆锻造", 2, 8)]


def test_shares_of_two_who_are_counted(observe):
    found = observe("云岭材料、白榆锻造两家企业的市场占有率分别为34%、11%。", Company=[FIRM, "白榆锻造"])
    assert [(o.subject[8:], o.value) for o in found] == [(FIRM, 34), ("白榆锻造", 11)]


def test_parts_that_begin_a_sentence_are_of_its_time(observe):
    found = observe("一季度，平川经开区税收6.1亿元。其中云岭材料产值58亿元，纳税1.3亿元。", Company=[FIRM])
    assert [(o.subject.split(":")[1], o.period) for o in found] == [(ZONE, "2024-Q1"), *[(FIRM, "2024-Q1")] * 2]


def test_the_amount_of_an_agreement_is_its_own_whatever_the_day(attributes):
    found = attributes("5月9日，双方签订《采购协议》，金额4200万元。", Agreement=["《采购协议》"])
    assert [(a.attribute, a.value) for a in found if a.attribute != "date"] == [("金额", 4200)]


def test_what_has_been_spent_on_a_project_so_far(attributes):
    found = attributes("北岭项目目前累计完成投资1.8亿元。", Project=["北岭项目"])
    assert [(a.attribute, a.value) for a in found] == [("完成投资", 1.8)]

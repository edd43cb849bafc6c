"""Prices of projects: before, behind and among what they are of."""

import pytest


def read(found):
    return [(o.indicator, o.value, o.scope) for o in found]


def test_a_price_before_the_projects_that_it_is_of(observe):
    found = observe("平川经开区确定了总投资897亿元的86个重点项目和总投资241亿元的11个推进项目，本次集中开工31个。")
    assert set(read(found)[:4]) == {
        ("重点项目", 86, ""),
        ("总投资", 897, "重点项目"),
        ("推进项目", 11, ""),
        ("总投资", 241, "推进项目"),
    }


@pytest.mark.parametrize("end", ["集中开工", "参加签约仪式", "落地"])
def test_a_price_behind_its_projects_is_no_threshold(observe, end):
    assert read(observe(f"当天，25个项目总投资超121亿元{end}。")) == [("项目", 25, ""), ("总投资", 121, "项目")]


@pytest.mark.parametrize(
    "text",
    [
        "平川经开区新建4万吨铜箔（一期）、3万套轴承等57个重点项目。",
        "平川经开区签约投资30亿元的天能回收、10亿元的金晖电解液等57个项目。",
    ],
)
def test_sizes_and_prices_in_the_names_of_counted_projects_are_none(observe, text):
    assert [o.value for o in observe(text)] == [57]


@pytest.mark.parametrize(
    "text",
    [
        "总投资8亿元的省重大项目北岭科技创下最快纪录。",
        "调研组先后来到青石、白榆等14个在建项目现场察看。",
        "签约仪式分7个批次进行。",
        "10余家企业负责人踊跃发言。",
        "公司签下一批1500件的订单。",
        "从开工到投产仅用6个月零22天。",
        "该区4项指标居全市第一。",
    ],
)
def test_what_measures_nothing_of_the_zone(observe, text):
    assert observe(text) == []


def test_a_sum_that_many_projects_are_classed_by(observe):
    found = observe("实施500万元投资建设项目15个，竣工10个。")
    assert [(o.value, o.unit) for o in found] == [(15, "个"), (10, "个")]


def test_a_loan_behind_its_amount(observe):
    found = observe("云岭材料拿到2000万元贷款，获得3000万元的授信支持。", Company=["云岭材料"])
    assert [(o.indicator[-2:], o.value) for o in found] == [("贷款", 2000), ("支持", 3000)]


def test_names_lose_what_leads_to_the_next_figure(observe):
    found = observe("云岭材料拥有11项实用新型专利和3项发明专利，年产有机肥2万吨。", Company=["云岭材料"])
    assert [o.indicator for o in found] == ["实用新型专利", "发明专利", "年产有机肥"]


def test_what_was_spent_on_a_project_in_fixed_assets_is_the_projects(observe):
    found = observe("北岭项目是全区最大的项目之一，截至目前已完成固定资产投资3.6亿元。", Project=["北岭项目"])
    assert [(o.subject, o.value) for o in found] == [("Project:北岭项目", 3.6)]


def test_what_was_counted_by_the_end_of_a_time_is_no_plan(observe):
    (found,) = observe("截至2025年底，平川经开区共有规上企业92家。", year=2024)
    assert (found.period, found.status) == ("../2025-12-31", "stated")


def test_years_side_by_side_are_no_comparison(observe):
    found = observe("2022年和2023年，平川经开区到位资金分别为88亿元、126亿元。")
    assert [(o.period, o.value) for o in found] == [("2022", 88), ("2023", 126)]


def test_what_goes_on_for_some_time_is_not_of_an_earlier_day(observe):
    found = observe("4月8日，平川经开区举行座谈会。近段时间以来，平川经开区举办推介会3场，提供就业岗位335个。")
    assert [(o.value, o.period) for o in found] == [(3, ""), (335, "")]


@pytest.mark.parametrize(
    "text",
    ["签约年产40万套汽车内饰件、年产1万台缝纫机等一批下游项目。", "开工建设年产3万吨铜箔、5万套轴承等重点项目。"],
)
def test_sizes_in_the_names_of_projects_that_nobody_counts(observe, text):
    assert observe(text) == []

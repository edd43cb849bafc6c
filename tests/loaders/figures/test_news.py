"""Figures as the news words them: whose they are, what they count, what is none."""

import pytest

from .conftest import ZONE


def test_a_noun_before_a_number_that_begins_like_a_year_is_counted(observe):
    found = observe("新登记经营主体1036户，其中企业203户、个体工商户749户。")
    assert [(o.indicator, o.value) for o in found] == [("新登记经营主体", 1036), ("企业", 203), ("个体工商户", 749)]


def test_a_threshold_says_only_which_ones_are_counted(observe):
    found = observe("引进项目126个，其中超10亿元项目9个。")
    assert [(o.indicator, o.value, o.unit) for o in found] == [("引进项目", 126, "个"), ("超10亿元项目", 9, "个")]


def test_a_share_of_the_national_market_is_the_companys(observe):
    found = observe("云岭材料年产能12万吨，国内市场占有率超过30%。", Company=["云岭材料"])
    assert [(o.subject, o.value) for o in found] == [("Company:云岭材料", 12), ("Company:云岭材料", 30)]


def test_two_figures_side_by_side_count_the_same(observe):
    found = observe("平川经开区接待客商18批次120人次。")
    assert [(o.indicator, o.value, o.unit) for o in found] == [("接待客商", 18, "批次"), ("接待客商", 120, "人次")]


def test_a_team_counts_what_it_did_itself(observe):
    found = observe("平川经开区招商专班走访企业12家。", GovernmentBody=["平川经开区招商专班"])
    assert [o.subject for o in found] == ["GovernmentBody:平川经开区招商专班"]


def test_readers_of_a_page_measure_nothing(observe):
    assert observe("阅读：1026次。浏览量：358次。") == []


@pytest.mark.parametrize(
    ("said", "yoy"),
    [
        ("增速回落至7.2%", 7.2),
        ("降幅收窄至5.1%", -5.1),
        ("按可比价格计算同比增长6.3%", 6.3),
        ("比去年同期少了一成半", -15),
    ],
)
def test_rates_that_moved_and_rates_at_constant_prices(observe, said, yoy):
    assert observe(f"一季度，平川经开区工业总产值45.1亿元，{said}。")[0].yoy == yoy


def test_parts_end_where_another_unit_begins(observe):
    found = observe("平川光谷入驻企业56家，其中规上企业12家，从业人员3200人。", Park=["平川光谷"])
    assert [(o.indicator, o.scope) for o in found] == [("入驻企业", ""), ("规上企业", "入驻企业"), ("从业人员", "")]


def test_the_total_of_what_was_newly_counted(observe):
    found = observe("平川经开区新增市场主体2316户，总量达到1.56万户。")
    assert [(o.indicator, o.value) for o in found] == [("新增市场主体", 2316), ("市场主体总量", 1.56)]


@pytest.mark.parametrize(
    "text",
    [
        "平川经开区在全国230家经开区考核中排名第56位。",
        "车间里，20多台机械臂来回挥舞，3名工人正在调试设备。",
        "11家企业负责人分别发言。",
        "项目从拿地到开工仅用时45天。",
        "平川经开区谋划投资9亿元的再制造中心。",
    ],
)
def test_scenes_ranks_and_unnamed_works_measure_nothing(observe, text):
    assert observe(text) == []


def test_money_spent_on_something(observe):
    found = observe("云岭材料投资2.6亿元实施技术改造。", Company=["云岭材料"])
    assert [(o.indicator, o.value) for o in found] == [("投资", 2.6)]


def test_those_who_take_part_are_counted_behind_their_name(observe):
    found = observe("5月9日，平川经开区举办培训班，企业技术骨干120余人参加。", Event=["培训班"])
    assert [(o.subject, o.value) for o in found] == [("Event:培训班", 120)]


def test_what_a_plant_will_reach_is_not_the_zones(observe):
    assert observe("平川经开区加快建设步伐。全部达产后年产值20亿元，带动就业3000人。") == []


def test_a_topic_described_in_front_of_its_name(observe):
    found = observe(
        "一季度，列入省重点的光储项目完成投资2.4亿元。去年入园的云岭材料营业收入5亿元。",
        Project=["光储项目"],
        Company=["云岭材料"],
    )
    assert [(o.subject, o.value) for o in found] == [("Project:光储项目", 2.4), ("Company:云岭材料", 5)]


def test_the_number_of_a_part_is_no_figure(observe):
    assert observe("03　人才也要跟上。") == []


def test_the_park_spoken_of_is_the_zone(observe):
    found = observe("云岭材料停产整改。\n1—5月，园区生产安全事故同比下降42.9%。", Company=["云岭材料"])
    assert [(o.subject, o.yoy) for o in found] == [(f"Zone:{ZONE}", -42.9)]


def test_the_owner_of_a_figure_named_within_its_clause(observe):
    found = observe("扩能后云岭材料的总产能升至4万吨。", Company=["云岭材料"])
    assert [(o.subject, o.indicator) for o in found] == [("Company:云岭材料", "总产能")]


def test_what_was_reached_altogether(observe):
    found = observe("新增研发平台8个，累计达到63个。招聘会初步达成就业意向1120人。")
    assert [(o.indicator, o.value) for o in found] == [("新增研发平台", 8), ("研发平台总数", 63), ("就业意向", 1120)]


def test_a_heading_that_names_an_unknown_work(observe):
    assert observe("云岭材料·智能工厂：投资6.2亿元，用地98亩。", Company=["云岭材料"]) == []


def test_we_in_a_makers_mouth_is_the_firm(observe):
    found = observe(
        "去年入园的云岭材料开足马力。厂长高某说：“今年1至2月，我们出货2.3万吨，比去年同期翻了一番。”",
        Company=["云岭材料"],
    )
    assert [(o.subject, o.value, o.yoy) for o in found] == [("Company:云岭材料", 2.3, 100)]


def test_who_holds_an_event_is_not_what_it_drew(observe):
    found = observe("由平川经开区主办，云岭材料承办的引才活动举行，收到简历3215份。", Company=["云岭材料"])
    assert [(o.subject, o.value) for o in found] == [(f"Zone:{ZONE}", 3215)]


def test_projects_that_are_counted_are_not_one_projects(observe):
    found = observe("光储项目开工。全区竣工投产项目12个。竣工投产项目3个。", Project=["光储项目"])
    assert {o.subject for o in found} == {f"Zone:{ZONE}"}


def test_what_grew_by_a_number_to_a_number(observe):
    found = observe("规上企业净增8家，达到196家。")
    assert [(o.indicator, o.value) for o in found] == [("规上企业净增", 8), ("规上企业", 196)]


def test_the_money_of_a_plan_is_planned(observe):
    found = observe("2024年，平川经开区计划实施重点项目80个，年度投资150亿元。")
    assert [o.status for o in found] == ["planned", "planned"]


def test_firms_above_a_size_are_counted(observe):
    found = observe("1-3月，44户规模以上工业企业实现产值88亿元，增长56.9%。")
    assert [(o.indicator, o.value, o.yoy) for o in found] == [("规模以上工业企业", 44, None), ("产值", 88, 56.9)]


def test_what_firms_had_in_growth_is_no_growth_of_the_zone(observe):
    found = observe("一季度，12家企业用电量同比增长20%以上，50家规上企业产值同比增长9%。")
    assert [(o.indicator, o.value, o.yoy) for o in found] == [
        ("企业", 12, None),
        ("规上企业", 50, None),
        ("产值", None, 9),
    ]


@pytest.mark.parametrize("opening", ["5月16日，记者获悉，", "据统计，", "开发区经发局局长陈立介绍，"])
def test_a_time_behind_what_reports_it_holds_on(observe, opening):
    found = observe(f"{opening}一季度经济形势喜人，工业产值7.1亿元，工业投资1.7亿元。", Person=["陈立"])
    assert [(o.value, o.period) for o in found] == [(7.1, "2024-Q1"), (1.7, "2024-Q1")]


def test_a_net_increase_is_of_what_is_counted(observe):
    found = observe("截至3月底，市场主体存量为3.6万户，较年初净增1152户。")
    assert [o.indicator for o in found] == ["市场主体存量", "净增市场主体"]


def test_an_amount_of_money_belongs_to_counted_projects_only(observe):
    found = observe("一季度，规上企业产值88亿元；利润总额5540万元。签约项目6个，总投资9亿元。")
    assert [(o.value, o.scope) for o in found] == [(88, ""), (5540, ""), (6, ""), (9, "签约项目")]


def test_what_goes_on_behind_the_parts_is_of_the_whole(observe):
    found = observe("今年前4个月，新签约亿元以上项目21个，其中外资项目5个；开工16个。")
    assert [(o.indicator, o.value) for o in found][-1] == ("开工亿元以上项目", 16)


def test_a_rate_of_having_is_of_its_time(observe):
    found = observe("2023年，平川经开区出口额18亿元，万人有效发明专利拥有量56件，5G覆盖率达98%。")
    assert {o.period for o in found} == {"2023"}


@pytest.mark.parametrize(
    "text", ["平川经开区与3家银行签订合作协议。", "青石科技的主打产品年销量超过60万台，销售额达3.6亿元。"]
)
def test_partners_and_the_wares_of_firms_without_a_mark(observe, text):
    assert observe(text) == []


def test_a_round_sum_that_was_passed_names_the_sum_itself(observe):
    found = observe("去年，平川经开区工业总产值跨越千亿元大关，达1036亿元，同比增长9%。")
    assert [(o.indicator, o.value, o.period, o.yoy) for o in found] == [("工业总产值", 1036, "2023", 9)]


def test_growth_over_years_names_what_grew(observe):
    found = observe("过去五年，工业产值年均增长12.4%，2023年达到520亿元。")
    assert [(o.indicator, o.value, o.period, o.yoy) for o in found] == [("工业产值", 520, "2023", None)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("固定资产投资（不含农户）78.2亿元，增长14.5%。", [("固定资产投资", 78.2)]),
        ("云岭材料拥有检测设备65台（套），可开展检测项目320项。", [("拥有检测设备", 65), ("开展检测项目", 320)]),
        ("云岭材料制定国家标准3项、行业标准5项。", [("制定国家标准", 3), ("行业标准", 5)]),
        ("现有市场主体1.3万户，一季度新增860户。", [("市场主体", 1.3), ("新增市场主体", 860)]),
    ],
)
def test_asides_units_with_brackets_and_nouns_left_out(observe, text, read):
    assert [(o.indicator, o.value) for o in observe(text, Company=["云岭材料"])] == read


def test_what_a_project_has_stands_right_behind_its_name(attributes):
    found = attributes("北岭铝箔项目4条生产线全部投用。", Project=["北岭铝箔项目"])
    assert [(a.subject, a.value, a.unit) for a in found] == [("Project:北岭铝箔项目", 4, "条")]


def test_shares_of_the_amounts_before_them(observe):
    found = observe("去年园区企业共实现营收320亿元，纳税11亿元，分别占全县的45%和38%。")
    assert [(o.indicator, o.value) for o in found][2:] == [("营收占全县", 45), ("纳税占全县", 38)]


def test_what_is_called_for_is_aimed_at_in_the_clauses_behind_it_too(observe):
    found = observe("会议指出，今年要确保工业增加值增长9%以上，固定资产投资增长15%，新增规上企业20家。")
    assert [o.status for o in found] == ["planned"] * 3


def test_firms_are_counted_apart_from_what_they_had_in_all(observe):
    found = observe("平川光谷的46家企业去年共实现产值86亿元，同比增长14%。", Park=["平川光谷"])
    assert [(o.indicator, o.value, o.yoy) for o in found] == [("企业", 46, None), ("产值", 86, 14)]


def test_those_whom_an_office_visits_are_no_property_of_it(attributes):
    office = "平川经开区总工会"
    assert attributes(f"{office}慰问一线职工1200余人。", GovernmentBody=[office]) == []

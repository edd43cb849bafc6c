import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Observation
from loaders.figures import read_attributes, read_observations

from .conftest import ZONE, draft_of


def rows(found):
    """Return indicator, value, unit, period and growth of observations in order."""
    return [(o.indicator, o.value, o.unit, o.period, o.yoy) for o in found]


def test_an_amount_has_its_indicator_period_and_growth(observe):
    found = observe("一季度，平川经开区规上工业总产值完成50.8亿元，同比增长3.1%。")
    assert rows(found) == [("规上工业总产值", 50.8, "亿元", "2024-Q1", 3.1)]
    assert found[0].subject == f"Zone:{ZONE}"
    assert found[0].evidence[0].quote == "一季度，平川经开区规上工业总产值完成50.8亿元，同比增长3.1%。"
    assert found[0].evidence[0].inferred == ("year",)


@pytest.mark.parametrize(
    ("said", "yoy"),
    [
        ("同比增长5.5%", 5.5),
        ("同比下降4.4%", -4.4),
        ("增长1.2倍", 120),
        ("同比翻一番", 100),
        ("增速15%", 15),
        ("较上年增长12%", 12),
        ("比上年同期减少3.5%", -3.5),
        ("降幅达6.2%", -6.2),
        ("是上年的2.3倍", 130),
        ("由上年同期的负增长转为增长2.7%", 2.7),
        ("环比增长5%", None),
        ("占全市的5%", None),
        ("增速加快2个百分点", None),
        ("居全市第2位", None),
    ],
)
def test_how_growth_is_said(observe, said, yoy):
    assert observe(f"2023年，平川经开区税收收入8亿元，{said}。")[0].yoy == pytest.approx(yoy)


def test_a_figure_that_is_only_a_rate_of_growth(observe):
    assert rows(observe("一季度，固定资产投资增长5.2%，其中工业投资下降3%。")) == [
        ("固定资产投资", None, "", "2024-Q1", 5.2),
        ("工业投资", None, "", "2024-Q1", -3),
    ]


def test_a_share_names_both_sides(observe):
    found = observe("2023年，技改投资占工业投资比重98.5%；研发投入4300万元，占营业收入的5.4%。")
    assert [(o.indicator, o.value, o.unit) for o in found] == [
        ("技改投资占工业投资", 98.5, "%"),
        ("研发投入", 4300, "万元"),
        ("研发投入占营业收入", 5.4, "%"),
    ]


def test_counts_before_and_behind_what_they_count(observe):
    found = observe("平川经开区谋划5个专项债项目，新增高新技术企业4家，总数达到30户，发挥7个招商专班作用。")
    assert [(o.indicator, o.value, o.unit) for o in found] == [
        ("谋划专项债项目", 5, "个"),
        ("新增高新技术企业", 4, "家"),
        ("高新技术企业总数", 30, "户"),
        ("发挥招商专班", 7, "个"),
    ]


def test_parts_and_their_money_say_of_what(observe):
    found = observe("1-4月，签约项目6个，总投资124.5亿元，其中省外项目5个，总投资59.5亿元。")
    assert [(o.indicator, o.value, o.scope) for o in found] == [
        ("签约项目", 6, ""),
        ("总投资", 124.5, "签约项目"),
        ("省外项目", 5, "签约项目"),
        ("总投资", 59.5, "省外项目"),
    ]
    assert {o.period for o in found} == {"2024-01/2024-04"}


def test_rates_listed_after_their_figures(observe):
    found = observe("2023年，完工船舶42艘、新接订单126万吨，分别增长20%、35%。")
    assert [(o.indicator, o.yoy) for o in found] == [("完工船舶", 20), ("新接订单", 35)]


def test_figures_listed_after_their_names(observe):
    found = observe(
        "1至4月，铜箔、铝箔、钢带出口分别为1.8亿元、2.6亿元、7.9亿元，同比分别增长12.1%、下降6.4%、增长1.8倍。"
    )
    assert sorted((o.value, o.yoy) for o in found) == [(1.8, 12.1), (2.6, -6.4), (7.9, 180)]


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


def test_companies_parks_and_towns_have_their_own_figures(observe):
    found = observe(
        "澄明光电去年营业收入8.2亿元。该公司研发投入4300万元。\n平川光谷拥有孵化企业36家。全区工业投资5亿元。",
        Company=["澄明光电"],
        Park=["平川光谷"],
    )
    assert [o.subject for o in found] == ["Company:澄明光电", "Company:澄明光电", "Park:平川光谷", f"Zone:{ZONE}"]


def test_other_places_have_no_figures_here(observe):
    assert [o.value for o in observe("上半年，全省工业增加值增长5.1%，平川经开区税收收入增长8.7%。")] == [None]
    assert observe("去年全市GDP达到800亿元。") == []


def test_who_attended_belongs_to_the_meeting(observe):
    found = observe("4月12日，平川经开区举办招商培训班，86名专员参训。", Event=["招商培训班"])
    assert [(o.subject, o.indicator, o.value) for o in found] == [("Event:招商培训班", "参训专员", 86)]


def test_the_count_of_those_just_named_says_nothing(observe):
    companies = ["澄明光电", "云岭材料"]
    assert observe("澄明光电、云岭材料2家企业获评省级智能工厂。", Company=companies) == []
    assert [
        (o.subject, o.indicator, o.value)
        for o in observe("澄明光电、云岭材料等7家企业申报高新技术企业。", Company=companies)
    ] == [(f"Zone:{ZONE}", "申报高新技术企业", 7)]


def test_what_is_aimed_at_is_planned(observe):
    found = observe("力争到2025年，全区工业总产值突破500亿元，培育上市企业2家。今年引进企业3家。")
    assert [(o.value, o.period, o.status) for o in found] == [
        (500, "2025", "planned"),
        (2, "2025", "planned"),
        (3, "2024", "stated"),
    ]


def test_a_correction_leaves_the_corrected_figure(observe):
    assert [o.value for o in observe("更正：本报5月6日所载固定资产投资“12.6亿元”有误，应为16.2亿元。")] == [16.2]


def test_rates_alone_in_a_list(observe):
    found = observe("1-4月，固定资产投资、社会消费品零售总额分别增长12.3%、6.1%。")
    assert [(o.indicator, o.value, o.yoy) for o in found] == [
        ("固定资产投资", None, 12.3),
        ("社会消费品零售总额", None, 6.1),
    ]


def test_figures_of_several_companies_in_a_list(observe):
    found = observe("澄明光电、云岭材料去年产值分别为8.2亿元、5.6亿元。", Company=["澄明光电", "云岭材料"])
    assert [(o.subject, o.value) for o in found] == [("Company:澄明光电", 8.2), ("Company:云岭材料", 5.6)]


def test_a_bare_verb_counts_what_was_counted_before(observe):
    found = observe("企业提出问题14个，当场答复9个。新登记企业1036户，注销187户。")
    assert [(o.indicator, o.value) for o in found] == [
        ("企业提出问题", 14),
        ("答复问题", 9),
        ("新登记企业", 1036),
        ("注销企业", 187),
    ]


def test_a_figure_said_twice_is_kept_once_with_its_growth(observe):
    found = observe("一季度，进出口总额3.3亿元，由上年同期的2.5亿元增至3.3亿元，增长32%。")
    assert sorted((o.value, o.period, o.yoy) for o in found) == [(2.5, "2023-Q1", None), (3.3, "2024-Q1", 32)]


def test_growth_is_not_given_to_a_figure_that_did_not_grow(observe):
    found = observe("盘活土地21公顷，空气中颗粒物38微克/立方米，同比下降7.3%。")
    assert {o.yoy for o in found} == {None}


def test_growth_on_an_earlier_year_is_not_yearly(observe):
    assert [o.yoy for o in observe("与2020年相比，高新技术企业由58家增加到96家，增长65.5%。")] == [None, None]


def test_a_speaker_named_after_the_quote_gives_his_companys_figures(observe):
    found = observe("“光运费一年就省60万元。”澄明光电总经理说。", Company=["澄明光电"])
    assert [(o.subject, o.value) for o in found] == [("Company:澄明光电", 60)]


def test_of_a_company_that_is_not_known_nothing_is_stated(observe):
    assert observe("该公司去年产值3亿元。该项目占地200亩。") == []


def test_how_many_passed_a_threshold(observe):
    found = observe("全区8家企业营业收入超10亿元。")
    assert [(o.indicator, o.value, o.unit) for o in found] == [("营业收入超10亿元企业", 8, "家")]


def test_the_size_of_the_zone_is_no_observation(observe, attributes):
    text = "平川经开区规划面积58平方公里。"
    assert observe(text) == []
    assert [(a.attribute, a.value, a.unit) for a in attributes(text)] == [("规划面积", 58, "平方公里")]


def test_what_a_colon_announces(observe):
    found = observe("规上工业增加值：同比增长9.6%；财政收入：5.6亿元，同比下降3.2%；新增企业：36家。")
    assert [(o.indicator, o.value, o.yoy) for o in found] == [
        ("规上工业增加值", None, 9.6),
        ("财政收入", 5.6, -3.2),
        ("新增企业", 36, None),
    ]


def test_arrows_are_growth(observe):
    assert [o.yoy for o in observe("税收5.3亿元↓2.1%，投资18.6亿元↑9.8%。")] == [-2.1, 9.8]


def test_years_side_by_side(observe):
    found = observe("2021年、2022年、2023年，全区工业总产值分别为210亿元、238亿元、265亿元。")
    assert [(o.value, o.period) for o in found] == [(210, "2021"), (238, "2022"), (265, "2023")]


def test_two_counts_of_one_thing(observe):
    found = observe("全区累计培训企业职工6批次、1200余人次。")
    assert [(o.indicator, o.value, o.unit) for o in found] == [
        ("培训企业职工", 6, "批次"),
        ("培训企业职工", 1200, "余人次"),
    ]


def test_the_members_of_a_chain_are_scoped_by_it(observe):
    found = observe("推进光电产业链强链补链。目前已集聚配套企业30余家。", IndustryChain=["光电产业链"])
    assert [(o.indicator, o.value, o.scope) for o in found] == [("集聚配套企业", 30, "光电产业链")]


@pytest.mark.parametrize(
    "text",
    [
        "第一批企业入选，第3家获此称号。",
        "坚持“三个年”活动，抓好一号工程，推动一批项目落地。",
        "从三个方面、五个环节发力，做到两手抓。",
        "整机等了半个月，36小时不停工。",
        "世界500强企业落户，5G基站建设加快。",
        "力争用3至5年时间建成。",
    ],
)
def test_what_measures_nothing(observe, text):
    assert observe(text) == []


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "一季度",
                "，",
                "。",
                "；",
                "、",
                "：",
                "平川经开区",
                "2023年",
                "同比增长",
                "下降",
                "分别",
                "其中",
                "由",
                "至",
                "占",
                "的",
                "5.5%",
                "3亿元",
                "7个",
                "两家",
                "1.2倍",
                "项目",
                "企业",
                "等",
                "澄明光电",
                "公司",
                "截至3月底",
                "总投资",
                "投资",
                "应为",
                "有误",
                "（",
                "）",
                "“",
                "”",
                "4月12日",
                "该",
                "年产",
                "12万吨",
                "全市",
                "会上",
            ]
        ),
        max_size=24,
    )
)
def test_no_sentence_makes_reading_fail(words):
    draft = draft_of("".join(words) + "。", Company=["澄明光电"])
    read_observations(draft)
    read_attributes(draft)
    for statement in draft._statements.values():
        assert statement.evidence[0].quote in draft.article.text
        if isinstance(statement, Observation):
            assert statement.indicator
            assert (statement.value is None) != bool(statement.unit)


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


def test_a_report_of_a_journey_gives_its_days(observe):
    found = observe(
        "4月18日至23日，平川经开区赴杭州招商。现将有关情况简报如下。\n（一）走访情况。走访企业12家。\n目前签约项目2个。"
    )
    assert [(o.value, o.period) for o in found] == [(12, "2024-04-18/2024-04-23"), (2, "")]


def test_a_topic_described_in_front_of_its_name(observe):
    found = observe(
        "一季度，列入省重点的光储项目完成投资2.4亿元。去年入园的云岭材料营业收入5亿元。",
        Project=["光储项目"],
        Company=["云岭材料"],
    )
    assert [(o.subject, o.value) for o in found] == [("Project:光储项目", 2.4), ("Company:云岭材料", 5)]


def test_the_number_of_a_part_is_no_figure(observe):
    assert observe("03　人才也要跟上。") == []


def test_a_closing_date_goes_before_this_year(observe):
    found = observe("截至11月底，全区今年累计引进企业19家。")
    assert [(o.value, o.period) for o in found] == [(19, "../2024-11-30")]


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


def test_a_rate_with_a_time_of_its_own(observe):
    found = observe("平川经开区去年出口3600万美元，今年一季度同比增长28%。")
    assert rows(found) == [("出口", 3600, "万美元", "2023", None), ("出口", None, "", "2024-Q1", 28)]


def test_what_grew_by_a_number_to_a_number(observe):
    found = observe("规上企业净增8家，达到196家。")
    assert [(o.indicator, o.value) for o in found] == [("规上企业净增", 8), ("规上企业", 196)]


def test_the_money_of_a_plan_is_planned(observe):
    found = observe("2024年，平川经开区计划实施重点项目80个，年度投资150亿元。")
    assert [o.status for o in found] == ["planned", "planned"]

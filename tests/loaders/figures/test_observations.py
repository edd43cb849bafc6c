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
    found = observe("盘活土地21公顷，夜间噪声38分贝，同比下降7.3%。")
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

import pytest

from .conftest import ZONE


def whose(found):
    """Return indicator, value and subject of observations in order."""
    return [(o.indicator, o.value, o.subject.split(":")[1]) for o in found]


@pytest.mark.parametrize(
    "said",
    [
        "青岭信息港去年营业收入超400亿元。",
        "这座由外商投资18亿元建设的沿海基地占地420亩，一期产能32万吨。",
        "占地300亩的青岭药材交易中心投入运营，首月交易额达9200万元，入驻商户415户。",
        "浙江省上半年新增上市企业30家。",
        "全市上半年规上工业增加值增长6.2%。",
        "园区谋划建设占地60亩的青年人才社区。",
        "每年可培训产业工人3000人次。",
        "“去年我们供了190万套产品，产值翻了一番。”",
        "该项目总投资6亿元，用地80亩。",
        "对首次认定的企业最高给予20万元奖励。",
        "公司希望解决30亩用地。",
    ],
)
def test_what_is_no_figure_of_the_zone(observe, said):
    assert observe(said) == []


def test_a_zone_named_after_a_description_is_not_ours(observe):
    found = observe("邻近的白河高新区去年引进外资企业12家，平川经开区引进7家。", Zone=["白河高新区"])
    assert [(o.value, o.subject) for o in found] == [(12, "Zone:白河高新区"), (7, f"Zone:{ZONE}")]


def test_a_bureau_counts_what_it_does_and_tells_of_the_zone(observe):
    bodies = {"GovernmentBody": ["平川经开区行政审批局", "平川经开区管委会"]}
    found = observe("上半年，平川经开区行政审批局受理事项56件。", **bodies)
    assert whose(found) == [("受理事项", 56, "平川经开区行政审批局")]
    found = observe("平川经开区管委会引进企业15家。", **bodies)
    assert found[0].subject == f"Zone:{ZONE}"
    found = observe("平川经开区行政审批局统计，上半年新设企业56家。", **bodies)
    assert found[0].subject == f"Zone:{ZONE}"


def test_a_loan_is_the_borrowers(observe):
    names = {"FinancialInstitution": ["桂岭农商行"], "Company": ["青槐精工", "白榆轴承"]}
    found = observe("桂岭农商行当场向青槐精工发放贷款1800万元。", **names)
    assert whose(found) == [("发放贷款", 1800, "青槐精工")]
    found = observe("桂岭农商行与青槐精工、白榆轴承签约，贷款金额分别为3000万元和800万元。", **names)
    assert whose(found) == [("贷款金额", 3000, "青槐精工"), ("贷款金额", 800, "白榆轴承")]


def test_the_zone_goes_on_where_its_sentence_counted(observe):
    text = "青槐精工是龙头。目前，链上企业已有17家，一季度实现产值9.6亿元。"
    assert {o.subject for o in observe(text, Company=["青槐精工"])} == {f"Zone:{ZONE}"}


def test_the_park_before_is_what_yuanqu_means(observe):
    text = "青岭科创园是孵化平台。仅2023年，园区就新增科技型企业42家。其中，上市公司2家。"
    found = observe(text, Park=["青岭科创园"])
    assert {o.subject for o in found} == {"Park:青岭科创园"}


def test_a_parenthesis_changes_no_topic(observe):
    found = observe("一季度平川经开区（不含青槐集团）完成工业总产值227亿元。", Company=["青槐集团"])
    assert [(o.subject, o.period) for o in found] == [(f"Zone:{ZONE}", "2024-Q1")]


def test_a_heading_that_ends_like_a_sentence_is_what_follows(attributes):
    text = "2．青岭电池项目。由青槐精工投资3亿元建设，用地80亩。"
    found = attributes(text, Project=["青岭电池项目"], Company=["青槐精工"])
    assert [(a.subject, a.attribute, a.value) for a in found] == [
        ("Project:青岭电池项目", "总投资", 3),
        ("Project:青岭电池项目", "用地面积", 80),
    ]


def test_what_only_zones_have_is_no_projects(observe):
    text = "建成青岭电池项目，力争全年规模以上工业总产值突破660亿元。"
    assert [o.subject for o in observe(text, Project=["青岭电池项目"])] == [f"Zone:{ZONE}"]


def test_counted_projects_are_no_project(observe):
    found = observe("装备制造产业项目签约10个，总投资27亿元。", Project=["装备制造产业项目"])
    assert {o.subject for o in found} == {f"Zone:{ZONE}"}


def test_a_list_of_doings_goes_back_to_the_zone(observe):
    text = "青岭产业基地通过复审；完善配套，全年新增绿化8万平方米。"
    assert [o.subject for o in observe(text, Park=["青岭产业基地"])] == [f"Zone:{ZONE}"]


def test_an_industry_is_the_zones_though_a_firm_was_spoken_of(observe):
    text = "青槐精工是龙头，产值9亿元；健康食品产业实现产值14.9亿元。"
    found = observe(text, Company=["青槐精工"])
    assert [o.subject for o in found] == ["Company:青槐精工", f"Zone:{ZONE}"]


@pytest.mark.parametrize(
    "said",
    [
        "青岭体育主要生产雪板，今年前三季度销售额1830万元。",
        "青岭地理创始人韩立算了一笔账：利息省了20万元。",
        "未来三年，银行将提供50亿元意向性授信。",
        "学院首批计划招收学生40人。",
        "“我行贷款余额27亿元。”",
        "产品卖给甲品牌、乙品牌等300多家客户。",
    ],
)
def test_what_firms_and_banks_that_nobody_named_say(observe, said):
    assert observe(said) == []


def test_what_was_spent_so_far_is_the_projects_unless_the_zone_is_named(observe):
    begun = "青岭电池项目于3月18日开工。"
    project = {"Project": ["青岭电池项目"]}
    assert [o.subject for o in observe(begun + "目前，完成投资2.1亿元。", **project)] == ["Project:青岭电池项目"]
    assert [o.subject for o in observe(begun + "平川经开区完成投资9亿元。", **project)] == [f"Zone:{ZONE}"]

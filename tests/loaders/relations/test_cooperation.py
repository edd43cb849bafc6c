import pytest

from tests.loaders.said import ZONE, said

A, B, SCHOOL = "江苏青槐精工有限公司", "浙江栗原汽车有限公司", "江北理工大学"
BOTH = ("signed", "cooperatesWith")


def works(*paragraphs):
    found = said(*paragraphs, of=("cooperatesWith",))
    return {(frozenset((one, other)), *more) for one, _, other, *more in found}


def signed(*paragraphs):
    return {(who, what, *more) for who, _, what, *more in said(*paragraphs, of=("signed",))}


def pair(one, other, *more):
    return (frozenset((one, other)), *more)


@pytest.mark.parametrize("verb", ["签订", "签署", "签下", "续签"])
def test_an_agreement_to_cooperate(verb):
    text = f"3月1日，{A}与{SCHOOL}{verb}分段建造战略合作协议。"
    assert signed(text) == {(A, "分段建造战略合作协议"), (SCHOOL, "分段建造战略合作协议")}
    assert works(text) == {pair(A, SCHOOL)}


def test_a_printed_title_keeps_its_marks():
    text = f"南溪经济开发区管委会与{SCHOOL}签订《共建南溪研究生院合作协议》。"
    assert {what for _, what in signed(text)} == {"《共建南溪研究生院合作协议》"}


def test_a_sale_or_an_investment_is_no_cooperation():
    assert works(f"{A}与{B}签订采购协议。") == set()
    text = f"{ZONE}与{A}签订投资协议。"
    assert works(text) == set()
    assert signed(text) == {(who, f"{ZONE}与{A}投资协议") for who in (ZONE, A)}


def test_three_parties_work_all_with_all():
    text = f"7月8日，{ZONE}与{SCHOOL}、{A}签署三方协议，共建产业学院。"
    assert len(signed(text)) == 3
    assert works(text) == {pair(ZONE, SCHOOL), pair(ZONE, A), pair(SCHOOL, A)}


def test_one_side_with_each_of_the_other():
    text = f"{ZONE}管委会与江北银行、{A}签署战略合作协议。"
    body = f"{ZONE}管委会"
    assert works(text) == {pair(body, "江北银行"), pair(body, A)}


def test_a_clause_without_a_subject_is_about_the_zone():
    text = f"新签约项目14个。与{A}签订投资合同，与{SCHOOL}签订产教融合协议。"
    assert (ZONE, "产教融合协议") in signed(text)
    assert works(text) == {pair(ZONE, SCHOOL)}


def test_both_and_all_three_stand_for_those_named_before():
    text = f"{A}、{B}与江苏禾沐传动有限公司隔路相望，三家企业还联合成立了创新联盟。"
    assert works(text) == {pair(A, B), pair(A, "江苏禾沐传动有限公司"), pair(B, "江苏禾沐传动有限公司")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{A}与{SCHOOL}共建联合实验室。", ()),
        (f"{A}与{SCHOOL}联合申报省科技进步奖。", ()),
        (f"{A}与{SCHOOL}合办“轴承班”。", ()),
        (f"{A}与{SCHOOL}合作攻关扁线技术。", ()),
        (f"{A}携手{SCHOOL}，共同攻克密封技术难题。", ()),
        (f"{A}与{SCHOOL}结成友好伙伴。", ()),
        (f"{A}与{SCHOOL}达成初步合作意向。", ("intended",)),
        (f"{A}与{SCHOOL}的合作去年到期，双方未再续约。", ("ended",)),
        (f"推动{A}与{SCHOOL}共建研究院。", ("planned",)),
        (f"{A}拟与{SCHOOL}合作开发新一代轴承。", ("planned",)),
        (f"{A}与{SCHOOL}共建实训基地的合作到期后不再延续。", ("ended",)),
    ],
)
def test_the_status_of_cooperation(text, status):
    assert works(text) == {pair(A, SCHOOL, *status)}


@pytest.mark.parametrize(
    "text",
    [
        f"{A}与{B}举行座谈，双方就加强合作进行了深入交流。",
        f"{A}未与{B}签订任何协议。",
        f"{SCHOOL}与{A}就共建产业学院事宜进行洽谈。",
        f"{ZONE}联合{SCHOOL}举办专场招聘会。",
        f"{A}围绕产学研合作、人才引进等提出建议。",
    ],
)
def test_what_is_no_cooperation(text):
    assert works(text) == set()
    assert signed(text) == set()


def test_an_agreement_that_is_over_or_to_come():
    assert {more for *_, more in signed(f"{A}与{B}2021年签订的投资协议于9月解除。")} == {"ended"}
    assert {more for *_, more in signed(f"{A}将与{B}签署合作协议。")} == {"planned"}


def test_a_letter_of_intent():
    text = f"{A}与{B}签署合作意向书。"
    assert len(signed(text)) == 2
    assert works(text) == {pair(A, B, "intended")}


def test_the_zone_deepens_its_work_with_a_school():
    assert works(f"深化与{SCHOOL}的产学研合作。") == {pair(ZONE, SCHOOL)}
    assert works(f"园区与{SCHOOL}共建中试平台。") == {pair(ZONE, SCHOOL)}


def test_a_visit_ends_in_an_intention():
    text = f"考察组走访了{A}，双方就固废利用项目进行了深入洽谈，达成初步合作意向。"
    assert works(text) == {pair(ZONE, A, "intended")}


def test_a_guarantee_that_is_meant():
    assert works(f"江北银行拟为{A}提供2000万元担保。") == {pair("江北银行", A, "intended")}


def test_a_secretary_who_leads_the_way_signs_for_the_zone():
    found = said(
        "南溪经济开发区党工委书记何静率队赴外地招商，与青岚机械有限公司签订《设备项目投资协议》。", of=("signed",)
    )
    assert {s[0] for s in found} == {"南溪经济开发区", "青岚机械有限公司"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("青槐光电有限公司携手南溪理工学院成立光学研究院。", ()),
        ("青槐光电有限公司联合南溪理工学院攻克了镀膜难题。", ()),
        ("青槐光电有限公司是南溪理工学院的长期合作伙伴。", ()),
        ("青槐光电有限公司与南溪理工学院的合作项目获省科技进步奖。", ()),
        ("青槐光电有限公司与南溪理工学院签订技术开发合同。", ()),
        ("青槐光电有限公司与南溪理工学院签订人才定向培养协议。", ()),
        ("青槐光电有限公司和南溪理工学院开展订单班培养。", ()),
        ("青槐光电有限公司与南溪理工学院正在洽谈共建实验室事宜。", ("intended",)),
        ("会议同意青槐光电有限公司与南溪理工学院共建产业学院。", ("planned",)),
    ],
)
def test_more_ways_of_working_together(text, status):
    found = said(text, of=("cooperatesWith",))
    assert found == {("青槐光电有限公司", "cooperatesWith", "南溪理工学院", *status)}


@pytest.mark.parametrize(
    "text",
    [
        "南溪经济开发区管委会联合南溪市市场监督管理局开展安全检查活动。",
        "南溪经济开发区党工委副书记、管委会主任林知远代表南溪经济开发区签约。",
    ],
)
def test_who_does_not_work_together(text):
    assert said(text, of=("cooperatesWith", "signed")) == set()


def test_the_party_beside_the_other_goes_before_the_subject_of_the_clause():
    text = "该区装备制造产业链链主企业青槐重工有限公司与南溪理工学院共建研究院。"
    assert said(text, of=("cooperatesWith",)) == {("青槐重工有限公司", "cooperatesWith", "南溪理工学院")}


def test_those_with_whom_an_unnamed_school_signs_are_no_partners_of_each_other():
    text = f"我校分别与云河大学、{A}以及{B}签署合作协议。"
    assert works(text) == set()
    assert signed(text) == set()


def test_who_signs_for_both_sides_signs_for_the_zone():
    text = f"{ZONE}党工委书记何静与{A}董事长林知远代表双方签约。"
    assert {who for who, *_ in signed(text)} == {ZONE, A}


def test_a_plain_word_for_signing():
    assert {who for who, *_ in signed(f"{A}同{B}签了采购意向书。")} == {A, B}
    assert signed(f"来自浙江的{A}、来自福建的{B}已签投资协议。") == set()


def test_to_mean_to_settle_is_no_cooperation():
    assert works(f"{A}与{ZONE}达成落户意向。") == set()


def test_two_zones_are_meant_by_both_where_one_visits_the_other():
    found = works(
        f"近日，{ZONE}党工委书记何静带队，赴云河高新区考察。一行走访了{A}、{B}。",
        "座谈会上，双方商定，今后将在人才培训方面开展合作。",
    )
    assert found == {pair(ZONE, "云河高新区", "planned")}


def test_we_are_the_firm_of_who_speaks():
    text = f"{A}总经理林知远到会。“我们和{SCHOOL}有合作，学校负责中试。”林知远说。"
    assert works(text) == {pair(A, SCHOOL)}


def test_two_zones_that_grow_together():
    assert works(f"{ZONE}将与云河高新区协同发展。") == {pair(ZONE, "云河高新区", "planned")}

"""receivedHonour by the words of those who hand it out, who list it, or who come back to it."""

import pytest

from tests.loaders.said import said

A, B = "江苏青槐精工有限公司", "浙江栗原汽车有限公司"
BOTH = {A, B}


def got(text):
    return {(who, what, *more) for who, _, what, *more in said(text, of=("receivedHonour", "appliedFor"))}


@pytest.mark.parametrize(
    ("text", "honour"),
    [
        (f"活动现场为{A}、{B}等10家企业授予“纳税大户”称号。", "“纳税大户”"),
        (f"管委会向{A}、{B}颁发省级绿色工厂牌匾。", "省级绿色工厂"),
        (f"会上为博士后创新实践基地授牌，{A}、{B}两家企业获此牌子。", "博士后创新实践基地"),
        (f"全省仅5家企业入选省级绿色供应链管理企业，{A}、{B}获此殊荣。", "省级绿色供应链管理企业"),
        (f"省工信厅公示省级企业技术中心名单，{A}、{B}位列其中。", "省级企业技术中心"),
        (f"在工信部近日公布的国家级绿色工厂名单中，{A}、{B}榜上有名。", "国家级绿色工厂"),
        (f"近日，2024年省级瞪羚企业名单出炉，{A}、{B}在列。", "2024年省级瞪羚企业"),
        (f"会议授予{A}、{B}“科技创新企业”称号。", "“科技创新企业”"),
        (f"{A}、{B}拿到了省级“绿色工厂”的牌子。", "省级“绿色工厂”"),
        (f"其中{A}、{B}为国家级“小巨人”企业。", "国家级“小巨人”企业"),
        (f"{A}、{B}两家整机企业已取得型号合格证。", "型号合格证"),
    ],
)
def test_an_honour_is_handed_out_or_listed(text, honour):
    assert {who for who, what, *_ in got(text) if what == honour} == BOTH


def test_titles_in_quotes_stand_side_by_side():
    found = got(f"{A}先后荣获“全省制造业转型升级试点县区”“全省首批休闲食品产业集群地标”等荣誉。")
    assert found == {(A, "“全省制造业转型升级试点县区”"), (A, "“全省首批休闲食品产业集群地标”")}


def test_one_is_rewarded_for_what_one_has_got():
    found = got(f"对今年新获评国家级单项冠军的{A}、省级工业设计中心的{B}各奖励100万元、30万元。")
    assert {(A, "国家级单项冠军"), (B, "省级工业设计中心")} <= found


def test_to_be_the_first_by_approval_is_to_have_been_recognised():
    assert got(f"{A}获海关总署批准，成为全省首家保税维修试点企业。") == {(A, "保税维修试点企业")}


def test_what_the_next_clause_calls_by_its_name_counts_once():
    found = got(f"工信部公布2024年度绿色制造名单，{A}榜上有名，获评国家级绿色工厂。")
    assert found == {(A, "国家级绿色工厂")}


@pytest.mark.parametrize(
    "text",
    [
        f"{A}此前获得的省级绿色工厂称号被撤销。",
        f"{A}的省级绿色工厂资格已被取消。",
    ],
)
def test_an_honour_may_be_taken_away(text):
    assert (A, "省级绿色工厂", "ended") in got(text)


def test_a_work_that_was_put_forward_is_no_honour():
    assert got(f"{A}申报的“轴承国产化项目”入选国家重点研发计划。") <= {(A, "国家重点研发计划")}


def test_what_a_person_of_the_firm_wins_is_not_the_firms():
    assert got("技能大赛中，青槐精工林知远夺得一等奖。") == set()


def test_those_counted_who_have_asked_are_named_behind():
    found = got(f"今年申报省级科技领军企业7家，其中{A}、{B}已通过初审。")
    assert found == {(A, "省级科技领军企业"), (B, "省级科技领军企业")}


def test_who_lists_it_may_stand_between_the_passive_and_its_verb():
    assert got(f"{A}也被科技部列为国家级创新型企业培育单位。") == {(A, "国家级创新型企业培育单位")}
    assert got(f"{A}被管委会列为重点检查对象。") == set()


def test_papers_asked_with_have_been_handed_in():
    assert (A, "国家级绿色工厂") in got(f"{A}申请国家级绿色工厂的材料已经报送。")


def test_who_is_not_known_gets_nothing_of_the_firm_before():
    text = f"{A}获得省科技进步奖二等奖，做发泡材料的某厂则因材料不全，未能通过本批高新技术企业认定。"
    assert got(text) == {(A, "省科技进步奖二等奖")}

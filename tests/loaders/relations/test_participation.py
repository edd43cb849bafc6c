"""attended, addressed, participatedIn: who is at an event, in the long lists by which reporters name them."""

import pytest

from tests.loaders.said import ZONE, names, said

EVENT = f"{ZONE}产业推进会"
HELD = f"5月9日，{ZONE}召开产业推进会。"


def at(text: str, *relations: str) -> set[tuple[str, str]]:
    """Return who is said to have been at the event, and how."""
    found = said(HELD + text, of=relations or ("attended", "chaired", "addressed", "participatedIn"))
    return {(who, relation) for who, relation, event, *_ in found if event == EVENT}


@pytest.mark.parametrize(
    "text",
    [
        "管委会副主任余景明，市财政局副局长邱知远，以及青岚银行、白榆银行等金融机构负责人参加会议。",
        "管委会副主任余景明，开发区领导邱知远，区住建办工作人员参加会议。",
        "管委会副主任余景明、市财政局副局长邱知远，20余家银行负责人、区内30余家重点企业负责人等参加了会议。",
        "管委会副主任余景明、区领导邱知远等参加。",
        "管委会副主任余景明，市财政局副局长（挂职）邱知远，20余家银行负责人参加。",
        "市财政局局长邱知远，管委会副主任（挂职）余景明，20余家银行负责人参加。",
    ],
)
def test_people_named_before_those_unnamed_attend(text):
    assert at(text, "attended") == {("余景明", "attended"), ("邱知远", "attended")}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("余景明在致辞中代表区委、区政府向出席会议的各位嘉宾表示欢迎。", set()),
        ("青岚机械有限公司、白榆轴承有限公司等15家企业负责人一一发言。", {"青岚机械有限公司", "白榆轴承有限公司"}),
        ("青岚银行、白榆银行等9家银行带着产品来到现场。", {"青岚银行", "白榆银行"}),
        ("以及经济发展局、行政审批局负责人参加会议。", {f"{ZONE}经济发展局", f"{ZONE}行政审批局"}),
        ("自治区地方金融管理局有关处室负责人应邀出席。", {"自治区地方金融管理局"}),
        (
            "市发改委、市招商局主要负责同志，县直各部门负责人，以及青岚机械有限公司代表参加。",
            {"市发改委", "市招商局", "青岚机械有限公司"},
        ),
        (
            "云河大学、栗原学院等6家高校，青岚机械有限公司等40多家企业参加。",
            {"云河大学", "栗原学院", "青岚机械有限公司"},
        ),
        ("会上，企业作了发言。同时，青岚机械有限公司进行了融资需求路演。", {"青岚机械有限公司"}),
        ("会上，青岚银行与白榆公司、栗原公司等5家企业签订贷款合同。", {"青岚银行", "白榆公司", "栗原公司"}),
        ("会上，开发区管委会与青岚银行签订协议。", {"青岚银行"}),
        ("会上，9家企业与银行达成融资意向。", set()),
        ("会上，青岚机械等企业与多家银行达成融资意向。", {"青岚机械"}),
        (
            "会上，青岚公司总经理余景明、白榆公司董事长助理邱知远等2位企业负责人发言。",
            {"青岚公司", "白榆公司"},
        ),
    ],
)
def test_organisations_take_part_by_those_who_come_for_them(text, who):
    assert {name for name, _ in at(text, "participatedIn")} == who


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("管委会主任余景明致辞并宣布会议开始。", {"addressed"}),
        ("管委会主任余景明宣布会议开始。", {"attended"}),
        ("管委会主任余景明致辞时指出，要精诚合作。", {"addressed"}),
        ("管委会主任余景明在座谈时表示，要精诚合作。", {"addressed"}),
        ("管委会主任余景明提了三点要求。", {"addressed"}),
        ("会上，管委会主任余景明宣布，新建的公寓将开放。", {"addressed"}),
        ("管委会主任余景明作了总结讲话。", {"addressed"}),
        ("管委会主任余景明主持会议。会上，余景明介绍签约项目情况。", {"chaired", "addressed"}),
    ],
)
def test_the_most_that_somebody_does_says_that_he_was_there(text, acts):
    assert {relation for _, relation in at(text)} == acts


def test_no_name_of_a_firm_in_a_list_of_firms_is_a_persons():
    assert names("Person", HELD + "青岚、车创、白榆智谷等8家企业代表参会。") == set()


def test_an_everyday_noun_and_a_character_more_may_be_a_name_behind_a_post():
    assert names("Person", "市商会会长林家豪，以及企业代表到会。") == {"林家豪"}
    assert names("Person", "管委会副主任任务重，压力大。") == set()


@pytest.mark.parametrize(
    "act",
    [
        "青岚公司、白榆公司等8家企业的负责人打开话匣子。",
        "管委会主任余景明与青岚公司、白榆公司等8家企业负责人面对面交流。",
    ],
)
def test_those_whose_people_act_in_the_sentence_that_holds_the_event_take_part_in_it(act):
    text = "开发区召开企业座谈会，" + act
    found = said(text, of=("participatedIn",))
    assert {who for who, *_ in found} == {"青岚公司", "白榆公司"}


def test_who_leads_a_team_to_a_place_goes_there():
    text = "开发区党工委书记余景明率招商小分队赴江苏盐城招商。"
    assert ("余景明", "attended", f"{ZONE}赴江苏盐城招商") in said(text, of=("attended",))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "5月9日，南溪经济开发区举办技能大赛，来自青岚精工有限公司、白榆轴承有限公司等14家企业的96名选手参加3个项目的比赛。",
            {"青岚精工有限公司", "白榆轴承有限公司"},
        ),
        (
            "5月9日，南溪经济开发区召开安全会议，市应急管理局、青岚精工有限公司有关负责人围绕隐患整治作了发言。",
            {"市应急管理局", "青岚精工有限公司"},
        ),
        (
            "5月9日，南溪经济开发区举办银企对接会，市金融办负责人、青岚精工有限公司和白榆轴承有限公司代表参加。",
            {"市金融办", "青岚精工有限公司", "白榆轴承有限公司"},
        ),
        (
            "8月8日，南溪经济开发区组织青岚精工有限公司、白榆轴承有限公司等9家企业赴苏州参加2024长三角装备产业对接大会。",
            {"南溪经济开发区", "青岚精工有限公司", "白榆轴承有限公司"},
        ),
    ],
)
def test_who_comes_by_delegates(text, who):
    assert {one for one, *_ in said(text, of=("participatedIn",))} == who


@pytest.mark.parametrize(
    "text",
    [
        "来自青岚机械有限公司、白榆轴承有限公司的30名一线职工走上赛场，参加技能大赛。",
        "来自青岚机械有限公司、白榆轴承有限公司等5家企业的30名选手参加比赛。",
    ],
)
def test_firms_take_part_whose_workers_do(text):
    found = said(f"5月9日，{ZONE}举行技能大赛。{text}", of=("participatedIn",))
    assert {s[0] for s in found} == {"青岚机械有限公司", "白榆轴承有限公司"}


def test_firms_take_part_that_exhibit_at_a_fair():
    found = said(
        "青岚机械有限公司、白榆轴承有限公司等8家企业抱团参展第十二届中国国际轴承展览会。", of=("participatedIn",)
    )
    assert {(s[0], s[2]) for s in found} == {
        ("青岚机械有限公司", "第十二届中国国际轴承展览会"),
        ("白榆轴承有限公司", "第十二届中国国际轴承展览会"),
    }


def test_members_of_an_assembly_come_for_themselves():
    found = said(f"5月9日，{ZONE}举行银企对接会，邀请市人大代表、青岚机械有限公司负责人参加。", of=("participatedIn",))
    assert {s[0] for s in found} == {"青岚机械有限公司"}


def test_who_speaks_one_by_one_after_the_event_is_named_takes_part():
    assert at("青岚银行、白榆银行分别介绍了产品。") == {("青岚银行", "participatedIn"), ("白榆银行", "participatedIn")}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("会上，青岚机械有限公司总经理余景明提出，希望解决用地。", {("余景明", "attended")}),
        (
            "青岚机械有限公司、白榆轴承有限公司等12家企业共提出需求31项。",
            {("青岚机械有限公司", "participatedIn"), ("白榆轴承有限公司", "participatedIn")},
        ),
    ],
)
def test_who_brings_forward_what_he_needs_is_there(text, who):
    found = said(f"5月9日，{ZONE}召开供需对接会。{text}", of=("attended", "participatedIn", "addressed"))
    assert {s[:2] for s in found} == who


def test_who_leads_or_goes_along_on_a_trip_is_on_it():
    text = "管委会主任余景明率招商组赴江西省上饶市开展产业招商。"
    assert {s[:2] for s in said(text, of=("attended",))} == {("余景明", "attended")}

"""holdsPost: where the name behind a post ends, posts without a mark between them, and whose post it is."""

import pytest

from tests.loaders.said import ZONE, said

POSTS = ("holdsPost",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青岚机械有限公司总经理苗小松笑着打比方。", "苗小松"),
        ("青岚机械有限公司总经理苗小松松了口气。", "苗小松"),
        ("青岚机械有限公司总经理苗小松掰着手指算账。", "苗小松"),
        ("青岚机械有限公司总经理苗小松一口气见了14家企业。", "苗小松"),
        ("青岚机械有限公司总经理苗小松的话引来掌声。", "苗小松"),
        ("青岚机械有限公司总经理苗小松笑称，下楼就能取货。", "苗小松"),
    ],
)
def test_a_name_ends_before_what_its_bearer_does(text, name):
    assert {s[0] for s in said(text, of=POSTS)} == {name}


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("云河大学党委常委副校长林知远到会。", {("云河大学党委", "常委"), ("云河大学", "副校长")}),
        (
            f"{ZONE}党工委委员副主任林知远出席会议。",
            {(f"{ZONE}党工委", "委员"), (f"{ZONE}管委会", "副主任")},
        ),
        ("云河大学校长助理林知远到会。", {("云河大学", "校长助理")}),
        ("自治区发展改革委副主任林知远到会。", {("自治区发展改革委", "副主任")}),
        ("青岚机械有限公司采购部部长林知远到会。", {("青岚机械有限公司", "采购部部长")}),
        ("青岚机械有限公司供应链总监林知远到会。", {("青岚机械有限公司", "供应链总监")}),
        (
            "青岚机械有限公司参展。开发区党工委委员、人力资源部部长林知远到会。",
            {(f"{ZONE}党工委", "委员"), (f"{ZONE}人力资源部", "部长")},
        ),
    ],
)
def test_posts_without_a_mark_and_departments_of_firms(text, posts):
    assert {(s[2], s[3]) for s in said(text, of=POSTS)} == posts


def test_the_firm_that_speaks_is_the_one_told_of_and_none_that_the_quotation_names():
    text = (
        "在青岚机械有限公司的成品库，货车正在装车。",
        "“前驱体全部由隔壁的白榆轴承有限公司供应，管道直接接过来。”公司副总经理林知远说。",
    )
    assert {(s[0], s[2]) for s in said(*text, of=POSTS)} == {("林知远", "青岚机械有限公司")}


def test_of_a_firm_and_its_bank_the_firm_has_the_manager():
    text = "青岚机械有限公司拿到了云河农商银行发放的800万元贷款，总经理林知远说，资金解了急。"
    assert {(s[0], s[2]) for s in said(text, of=POSTS)} == {("林知远", "青岚机械有限公司")}


def test_a_school_is_meant_by_its_kind_behind_those_who_sign_with_it():
    text = "开发区联合云河职业学院举办培训班。青岚机械有限公司等15家企业与学院签订了订单培养协议。"
    assert {s[0] for s in said(text, of=("signed",))} == {"青岚机械有限公司", "云河职业学院"}


def test_whoever_gives_the_first_lesson_has_spoken():
    text = "南溪经济开发区举办“夜校”开班仪式。云河职业学院院长林知远授第一课。"
    assert ("林知远", "addressed") in {s[:2] for s in said(text, of=("addressed",))}


@pytest.mark.parametrize(
    ("text", "name"),
    [("管委会主任汤泉则表示，要抓落实。", "汤泉"), ("管委会主任单立群，副主任何静出席。", "单立群")],
)
def test_adverbs_end_no_name_and_everyday_words_may_begin_one(text, name):
    assert name in {s[0] for s in said(text, of=POSTS)}


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (f"{ZONE}党工委委员、组织部部长林知远到会。", {(f"{ZONE}党工委", "委员"), (f"{ZONE}组织部", "部长")}),
        ("由省能源局副局长林知远任组长的督导组到园区调研。", {("省能源局", "副局长"), ("督导组", "组长")}),
        ("一行走访青岚机械有限公司，与公司总经理林知远座谈。", {("青岚机械有限公司", "总经理")}),
    ],
)
def test_departments_of_the_party_teams_and_the_firm_visited(text, posts):
    assert {(s[2], s[3]) for s in said(text, of=POSTS)} == posts

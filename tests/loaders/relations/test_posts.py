import pytest

from tests.loaders.said import ZONE, names, said, titles

POSTS = ("holdsPost",)
COMMITTEE = "南溪经济开发区管委会"
PARTY = "南溪经济开发区党工委"


@pytest.mark.parametrize(
    ("sentence", "posts"),
    [
        ("管委会主任何静出席。", {("何静", COMMITTEE, "主任")}),
        ("党工委委员、管委会副主任何静主持。", {("何静", PARTY, "委员"), ("何静", COMMITTEE, "副主任")}),
        ("管委会主任何静，副主任林知远出席。", {("何静", COMMITTEE, "主任"), ("林知远", COMMITTEE, "副主任")}),
        ("云河市科技局局长兼管委会主任何静介绍。", {("何静", "云河市科技局", "局长"), ("何静", COMMITTEE, "主任")}),
        ("青岚机械董事长兼总经理方小禾说。", {("方小禾", "青岚机械", "董事长"), ("方小禾", "青岚机械", "总经理")}),
        ("云河市政协经济委主任何静发言。", {("何静", "云河市政协经济委", "主任")}),
        ("云河市税务局征管科科长何静授课。", {("何静", "云河市税务局征管科", "科长")}),
        ("金融办主任何静发言。", {("何静", "南溪经济开发区金融办", "主任")}),
        ("省社科院研究员何静授课。", {("何静", "省社科院", "研究员")}),
        ("南溪经济开发区财政金融局长何静说。", {("何静", "南溪经济开发区财政金融局", "局长")}),
        ("原管委会主任何静回忆。", {("何静", COMMITTEE, "主任", "ended")}),
    ],
)
def test_posts_before_a_name(sentence, posts):
    assert said(sentence, of=POSTS) == {(holder, "holdsPost", body, *more) for holder, body, *more in posts}


@pytest.mark.parametrize(
    ("sentence", "post"),
    [
        ("云河大学副教授何静挂职青岚机械副总经理。", ("何静", "holdsPost", "青岚机械", "副总经理")),
        ("云河大学教授何静受聘为青岚机械首席专家。", ("何静", "holdsPost", "青岚机械", "首席专家")),
        ("会议宣布，何静同志任南溪经济开发区管委会主任。", ("何静", "holdsPost", COMMITTEE, "主任")),
        ("市委决定：何静任南溪经济开发区管委会主任。", ("何静", "holdsPost", COMMITTEE, "主任")),
        ("青岚机械有限公司召开董事会，聘任何静为总经理。", ("何静", "holdsPost", "青岚机械有限公司", "总经理")),
        ("会议决定，免去何静同志南溪经济开发区管委会主任职务。", ("何静", "holdsPost", COMMITTEE, "主任", "ended")),
    ],
)
def test_posts_taken_up_behind_a_name(sentence, post):
    assert post in said(sentence, of=POSTS)


def test_a_bare_title_is_of_the_firm_or_school_spoken_of():
    found = said(
        "青岚机械有限公司与云河大学共建实验室，院长柳依依到场。公司副总经理方小禾说，该校副校长何静来过。",
        of=POSTS,
    )
    assert found == {
        ("柳依依", "holdsPost", "云河大学", "院长"),
        ("方小禾", "holdsPost", "青岚机械有限公司", "副总经理"),
        ("何静", "holdsPost", "云河大学", "副校长"),
    }


def test_a_title_of_a_firm_is_not_carried_to_a_committee():
    found = said("管委会主任何静、总经理方小禾出席。", of=POSTS)
    assert found == {("何静", "holdsPost", COMMITTEE, "主任")}


def test_an_office_said_again():
    text = "南溪经济开发区经济发展局公布数据。该局局长何静说，增速有所加快。"
    assert ("何静", "holdsPost", "南溪经济开发区经济发展局", "局长") in said(text, of=POSTS)


def test_a_surname_with_its_office():
    text = "南溪经济开发区管委会招商局王局长表示，将做好服务。"
    assert said(text, of=POSTS) == {("王局长", "holdsPost", "南溪经济开发区管委会招商局", "局长")}


def test_a_bare_kind_stands_for_the_only_one_of_its_kind():
    text = "南溪经济开发区与云河市人民医院开展义诊活动，医院副院长何静参加。"
    assert said(text, of=POSTS) == {("何静", "holdsPost", "云河市人民医院", "副院长")}


def test_the_second_post_of_a_party_secretary_is_at_the_firm():
    text = "青岚机械有限公司党委书记、总工程师方小禾介绍了产线。"
    assert ("方小禾", "holdsPost", "青岚机械有限公司", "总工程师") in said(text, of=POSTS)


def test_a_duty_belongs_to_the_title():
    text = "青岚机械有限公司资金紧张。“问题解决了。”公司财务负责人方小禾说。"
    assert said(text, of=POSTS) == {("方小禾", "holdsPost", "青岚机械有限公司", "财务负责人")}


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("云河市副市长何静出席。", ("何静", "云河市副市长")),
        ("中国工程院院士何静作报告。", ("何静", "院士")),
        ("何静教授讲解了政策。", ("何静", "教授")),
    ],
)
def test_a_title_without_a_body_is_an_attribute(sentence, title):
    assert titles(sentence) == {title}
    assert said(sentence, of=POSTS) == set()


def test_a_post_begins_with_no_half_of_a_word():
    assert titles("南溪经济开发区获批孵化器，孵化器主任何静说。") <= {("何静", "主任")}


@pytest.mark.parametrize(
    ("sentence", "post"),
    [
        ("青岚机械有限公司订单排到年底。质检部部长高明远说。", ("高明远", "青岚机械有限公司", "质检部部长")),
        ("云河大学材料与化工学院院长高明远到会。", ("高明远", "云河大学材料与化工学院", "院长")),
        ("由管委会副主任高明远任组长，组建设备更新专班。", ("高明远", "设备更新专班", "组长")),
    ],
)
def test_posts_within_firms_and_schools_and_at_the_head_of_teams(sentence, post):
    holder, body, title = post
    assert (holder, "holdsPost", body, title) in said(sentence, of=("holdsPost",))


def test_a_comma_may_part_the_posts_of_one_name() -> None:
    found = said("云川市委常委、副市长，南溪经济开发区党工委书记余景明调研项目建设。", of=("holdsPost", "hasProject"))
    assert found == {
        ("余景明", "holdsPost", "云川市委", "常委"),
        ("余景明", "holdsPost", "南溪经济开发区党工委", "书记"),
    }


def test_a_bare_seat_is_the_one_named_with_its_place() -> None:
    text = "云川市委副书记、市长余景明，市委常委、副市长邱知远出席仪式。"
    assert said(text, of=("holdsPost",)) == {
        ("余景明", "holdsPost", "云川市委", "副书记"),
        ("邱知远", "holdsPost", "云川市委", "常委"),
    }


def test_appointments_open_a_sentence() -> None:
    text = "余景明任南溪经济开发区管委会主任，邱知远不再担任南溪经济开发区管委会主任职务。"
    assert said(text, of=("holdsPost",)) == {
        ("余景明", "holdsPost", "南溪经济开发区管委会", "主任"),
        ("邱知远", "holdsPost", "南溪经济开发区管委会", "主任", "ended"),
    }


@pytest.mark.parametrize(
    ("sentence", "posts"),
    [
        (
            "栗原高新区党工委委员、管委会副主任余景明，南溪经济开发区党工委书记、管委会主任邱知远出席。",
            {("余景明", "栗原高新区党工委", "委员"), ("余景明", "栗原高新区管委会", "副主任")}
            | {("邱知远", "南溪经济开发区党工委", "书记"), ("邱知远", "南溪经济开发区管委会", "主任")},
        ),
        (
            "市政协党组副书记、副主席余景明，市总工会党组书记、常务副主席邱知远出席。",
            {("余景明", "市政协党组", "副书记"), ("余景明", "市政协", "副主席")}
            | {("邱知远", "市总工会党组", "书记"), ("邱知远", "市总工会", "常务副主席")},
        ),
        (
            "青槐港街道党工委副书记、办事处主任余景明，由白石山镇党委书记邱知远陪同。",
            {("余景明", "青槐港街道党工委", "副书记"), ("余景明", "青槐港街道办事处", "主任")}
            | {("邱知远", "白石山镇党委", "书记")},
        ),
        (
            "南溪经济开发区党工委委员、党群工作部部长余景明到会。",
            {("余景明", "南溪经济开发区党工委", "委员"), ("余景明", "南溪经济开发区党群工作部", "部长")},
        ),
        (
            "市政协副主席、工商联主席余景明出席。",
            {("余景明", "市政协", "副主席"), ("余景明", "工商联", "主席")},
        ),
    ],
)
def test_a_post_in_a_stack_is_of_the_body_that_its_neighbours_name(sentence, posts):
    assert {(who, body, title) for who, _, body, title in said(sentence, of=("holdsPost",))} == posts


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("区应急管理局局长余景从三个方面作了阐述。", "余景"),
        ("区经合局局长余景全程陪同。", "余景"),
        ("青岚银行行长余景等，与企业家座谈。", "余景"),
    ],
)
def test_a_name_ends_before_what_its_bearer_does(sentence, name):
    assert names("Person", sentence) == {name}


def test_a_conjunction_begins_no_name():
    assert names("Person", "开发区颁发校园联络员暨引才使者聘书。") == set()


def test_a_post_at_a_body_that_is_not_known_is_not_of_the_one_before():
    text = "云川市发改委副主任余景明，某国企业局中国司华东区主任、驻沪总领馆商务领事邱知远出席。"
    assert {(who, body) for who, _, body, _ in said(text, of=("holdsPost",))} == {("余景明", "云川市发改委")}


def test_an_organ_of_another_zone_is_not_the_own_zones():
    found = said("栗原经济开发区党工委书记余景明到会。", of=("holdsPost",))
    assert found == {("余景明", "holdsPost", "栗原经济开发区党工委", "书记")}


def test_a_conjunction_behind_a_post_begins_no_name():
    assert names("Person", "职能部门负责人和企业参加会议，工业园主任和区安委会成员参加会议。") == set()


def test_somebody_may_take_up_two_posts_at_once():
    text = "近日，邱知远任南溪经济开发区党工委委员、管委会副主任（试用期一年）。"
    assert said(text, of=("holdsPost",)) == {
        ("邱知远", "holdsPost", "南溪经济开发区党工委", "委员"),
        ("邱知远", "holdsPost", "南溪经济开发区管委会", "副主任"),
    }


def test_a_bare_bureau_of_the_district_is_the_one_named_with_its_place():
    text = "云河区应急管理局局长何静到会。会议最后，区应急管理局局长何静作了讲话。"
    assert said(text, of=("holdsPost",)) == {("何静", "holdsPost", "云河区应急管理局", "局长")}


def test_organs_of_discipline_and_the_zones_own_party_committee():
    text = "会议由区党委书记何静主持，党委副书记、纪委书记余景明，副主任邱知远参加。"
    assert {
        (who, body, title) for who, _, body, title in said(f"{ZONE}管委会召开会议。" + text, of=("holdsPost",))
    } == {
        ("何静", f"{ZONE}党委", "书记"),
        ("余景明", f"{ZONE}党委", "副书记"),
        ("余景明", f"{ZONE}纪委", "书记"),
        ("邱知远", f"{ZONE}管委会", "副主任"),
    }


def test_an_academic_title_is_not_of_the_body_before_it():
    text = "南溪经济开发区管委会主任何静，某某研究所博士后、博士生导师余景明到会。"
    assert {(who, body) for who, _, body, _ in said(text, of=("holdsPost",))} >= {("何静", f"{ZONE}管委会")}
    assert ("余景明", f"{ZONE}管委会") not in {(who, body) for who, _, body, _ in said(text, of=("holdsPost",))}


def test_a_director_beside_the_party_committee_is_of_the_zones_administration():
    text = "南溪经济开发区党工委副书记、主任何静、副主任余景明出席。"
    assert {(who, body, title) for who, _, body, title in said(text, of=("holdsPost",))} == {
        ("何静", PARTY, "副书记"),
        ("何静", COMMITTEE, "主任"),
        ("余景明", COMMITTEE, "副主任"),
    }


@pytest.mark.parametrize("verb", ["聘请", "特聘", "聘任"])
def test_whoever_is_engaged_holds_the_post(verb):
    found = said(f"仪式上还{verb}云河大学教授林知远为南溪经济开发区首席顾问。", of=("holdsPost",))
    assert ("林知远", "holdsPost", "南溪经济开发区", "首席顾问") in found

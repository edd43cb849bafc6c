import pytest

from tests.loaders.said import graph, said

ZONE = "南溪经济开发区"
PARTS = ("attended", "chaired", "addressed", "participatedIn")


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        ("5月6日，南溪经济开发区召开项目推进会。", {ZONE}),
        ("南溪经济开发区联合青岚机械有限公司举办供需对接会。", {ZONE, "青岚机械有限公司"}),
        ("由南溪经济开发区管委会与云河大学共同主办的智能制造论坛在云河市举行。", {f"{ZONE}管委会", "云河大学"}),
        ("南溪经济开发区党工委书记何静主持召开项目调度会。", {ZONE}),
        ("全省开发区现场推进会在南溪经济开发区召开，管委会主任何静参加。", set()),
        ("党工委书记何静率队赴外地开展招商活动。", {ZONE}),
        ("云河市委书记何静率团赴外地开展招商活动。", set()),
        ("南溪经济开发区与云河大学校企合作签约仪式举行。", {ZONE, "云河大学"}),
        ("云河大学在南溪经济开发区举办人才招聘会。", {"云河大学"}),
        ("由团市委、南溪经济开发区联合举办的交友活动在云河市举行。", {"团市委", ZONE}),
        ("由工信部主办的全国轴承产业发展大会在云河市开幕。", {"工信部"}),
        ("由中国轴承协会、南溪经济开发区管委会共同主办的轴承论坛在云河市举行。", {"中国轴承协会", f"{ZONE}管委会"}),
    ],
)
def test_who_holds_an_event(sentence, holders):
    assert {s[0] for s in said(sentence, of=("organized",))} == holders


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("南溪经济开发区将于6月举办人才招聘会。", "planned"),
        ("南溪经济开发区定于6月1日召开项目推进会。", "planned"),
        ("南溪经济开发区原定6月举办的人才招聘会推迟至8月。", "planned"),
        ("南溪经济开发区原定6月举办的人才招聘会没有举行。", "negated"),
        ("南溪经济开发区原定6月举办的人才招聘会因天气原因取消。", "negated"),
    ],
)
def test_an_event_may_be_planned_or_not_held(sentence, status):
    assert {s[-1] for s in said(sentence, of=("organized",))} == {status}


def test_the_parties_hold_what_both_hold():
    text = "9月1日，南溪经济开发区党工委书记何静到云河高新区考察。双方召开合作座谈会。"
    assert {s[0] for s in said(text, of=("organized",))} == {ZONE, "云河高新区"}


def parts(sentence, event="项目推进会"):
    found = said(f"5月6日，南溪经济开发区召开{event}。{sentence}", of=PARTS)
    assert all(s[2] == ZONE + event for s in found)
    return {(s[0], s[1], *s[3:]) for s in found}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("管委会主任何静出席会议并讲话。", {("何静", "attended"), ("何静", "addressed")}),
        (
            "会议由管委会副主任何静主持，党工委书记林知远致辞，各部门负责人参加。",
            {("何静", "chaired"), ("林知远", "addressed")},
        ),
        ("何静、林知远、柳依依参加。", {("何静", "attended"), ("林知远", "attended"), ("柳依依", "attended")}),
        ("管委会主任何静出席，林知远因故没有参加。", {("何静", "attended"), ("林知远", "attended", "negated")}),
        ("云河市市长陶春山宣布开工。", {("陶春山", "attended")}),
        ("管委会主任何静在会上说，要抓好服务。", {("何静", "addressed")}),
        ("青岚机械董事长方小禾当场回应。", {("方小禾", "attended")}),
        ("管委会主任何静主持会议，8家企业负责人到会。", {("何静", "chaired")}),
        ("管委会主任何静出席。何静强调，要压实责任。", {("何静", "attended"), ("何静", "addressed")}),
        ("纪工委书记何静作专题辅导报告。", {("何静", "addressed")}),
        ("邀请云河大学教授柳依依授课。", {("柳依依", "addressed")}),
        ("管委会主任何静就招商工作提出具体要求。", {("何静", "addressed")}),
        ("管委会主任何静在致辞中向来宾表示欢迎。", {("何静", "addressed")}),
        ("市领导何静、林知远出席。", {("何静", "attended"), ("林知远", "attended")}),
        ("林知远致辞，投资促进局局长何静介绍了政策。", {("林知远", "addressed"), ("何静", "addressed")}),
        ("管委会主任何静主持会议，各部门、各街道负责人参加会议。", {("何静", "chaired")}),
        ("“我们参加过。”一位居民说。", set()),
        ("管委会主任何静参与研发。", set()),
    ],
)
def test_what_people_do_at_an_event(sentence, found):
    assert parts(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("青岚机械、金川化工等6家企业负责人参加。", {"青岚机械", "金川化工"}),
        ("会上，经济发展局通报了情况，青岚机械有限公司作表态发言。", {f"{ZONE}经济发展局", "青岚机械有限公司"}),
        ("云河大学、南溪职业技术学院组织200名毕业生参加。", {"云河大学", "南溪职业技术学院"}),
        ("云河银行、青岚机械有限公司以及20家企业代表参加。", {"云河银行", "青岚机械有限公司"}),
        ("青岚机械有限公司现场与客户签约。", {"青岚机械有限公司"}),
        ("青岚机械有限公司董事长方小禾代表企业发言。", {"青岚机械有限公司"}),
        ("来自青岚机械、金川化工等8家企业的120名选手参加。", {"青岚机械", "金川化工"}),
        ("邀请青岚机械、金川化工等8家企业负责人到场。", {"青岚机械", "金川化工"}),
        ("青岚机械有限公司董事长方小禾出席。", set()),
        ("青岚机械有限公司参与研发。", set()),
        ("开发区全体干部参加。", set()),
    ],
)
def test_which_organisations_take_part(sentence, found):
    assert {who for who, relation, *_ in parts(sentence) if relation == "participatedIn"} == found


def test_those_who_sign_at_a_signing_take_part_in_it():
    text = "南溪经济开发区举行项目签约仪式。仪式上，管委会与青岚机械有限公司、云河大学签订协议。"
    assert {s[0] for s in said(text, of=("participatedIn",))} == {"青岚机械有限公司", "云河大学"}


def test_a_meeting_of_the_city_is_not_the_zones():
    found = said("云河市召开重点项目调度会，管委会主任何静作表态发言。", of=("organized", "addressed"))
    assert found == {("何静", "addressed", "重点项目调度会")}


def test_at_a_planned_event_nobody_has_been_yet():
    found = said(
        "南溪经济开发区将举办材料论坛，管委会主任何静将主持，云河大学校长柳依依拟作报告，青岚机械有限公司已确认参会。"
        "林知远将出席。",
        of=PARTS,
    )
    event = f"{ZONE}材料论坛"
    assert found == {
        ("何静", "chaired", event, "planned"),
        ("柳依依", "addressed", event, "planned"),
        ("青岚机械有限公司", "participatedIn", event, "planned"),
    }


def test_the_proof_holds_what_is_said():
    text = "5月6日，南溪经济开发区召开项目推进会，管委会主任何静出席会议并讲话。"
    for s in graph(text).statements:
        quote = s.evidence[0].quote
        if getattr(s, "relation", "") in ("attended", "addressed"):
            assert "何静" in quote and "推进会" in quote


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "5月8日召开的安全生产调度会上，管委会主任何静强调要抓紧整改。",
            {(ZONE, "organized", f"{ZONE}安全生产调度会")},
        ),
        (
            "南溪经济开发区应急管理局会同云河市公安局，在青岚机械有限公司厂区举办消防应急演练。",
            {
                (f"{ZONE}应急管理局", "organized", f"{ZONE}消防应急演练"),
                ("云河市公安局", "organized", f"{ZONE}消防应急演练"),
            },
        ),
        (
            "南溪经济开发区迎来了第三个公众开放日。开放日由开发区管委会主办。",
            {(f"{ZONE}管委会", "organized", f"{ZONE}第三个公众开放日")},
        ),
        (
            "南溪经济开发区组织青岚机械有限公司、云帆纺织有限公司两家企业参加第5届云河家居展。",
            {
                (ZONE, "participatedIn", "第5届云河家居展"),
                ("青岚机械有限公司", "participatedIn", "第5届云河家居展"),
                ("云帆纺织有限公司", "participatedIn", "第5届云河家居展"),
            },
        ),
        (
            "南溪经济开发区举办春季招聘会。人气最旺的展位属于青岚机械有限公司。",
            {
                (ZONE, "organized", f"{ZONE}春季招聘会"),
                ("青岚机械有限公司", "participatedIn", f"{ZONE}春季招聘会"),
            },
        ),
    ],
)
def test_who_holds_and_who_joins(sentences, expected):
    assert said(sentences, of=("organized", "participatedIn")) == expected


def test_who_signs_or_unveils_at_an_event_attended_it():
    found = said(
        "南溪经济开发区召开人才引进推介会。",
        "推介会上，云河大学就业处处长高明远现场与青岚机械有限公司代表方磊签下《人才培养协议》。",
        of=("attended",),
    )
    assert "高明远" in {s[0] for s in found}


@pytest.mark.parametrize(
    "title", ["2024南溪新能源产业大会", "云川市招商引资大会", "2024年中国智能制造大会", "第三届南溪茶叶博览会"]
)
def test_the_event_of_a_place_is_neither_named_for_the_zone_nor_held_by_it(title: str) -> None:
    found = said(f"5月9日，{title}开幕，青岚精工有限公司董事长余景明出席。", of=("organized", "attended"))
    assert found == {("余景明", "attended", title)}


@pytest.mark.parametrize(
    ("said_of_it", "who"),
    [
        ("青岚精工有限公司、白榆轴承有限公司等15家企业携120项产品参展。", {"青岚精工有限公司", "白榆轴承有限公司"}),
        ("青岚精工有限公司等8家企业登台路演。", {"青岚精工有限公司"}),
        ("市税务局、南溪海关现场答复。", {"市税务局", "南溪海关"}),
        ("市税务局和南溪海关负责人分别解读了政策。", {"市税务局", "南溪海关"}),
        (
            "青岚精工有限公司、白榆轴承有限公司现场对接采购需求12项。",
            {"青岚精工有限公司", "白榆轴承有限公司"},
        ),
        ("青岚精工有限公司去年产值增长一成。", set()),
    ],
)
def test_what_organisations_do_at_a_meeting_says_that_they_took_part(said_of_it: str, who: set[str]) -> None:
    found = said(f"5月9日，南溪经济开发区举办供需对接会。{said_of_it}", of=("participatedIn",))
    assert found == {(name, "participatedIn", "南溪经济开发区供需对接会") for name in who}


def test_employers_take_part_in_the_fair_at_which_they_offer_posts() -> None:
    text = "5月9日，南溪经济开发区举办人才招聘会，青岚精工有限公司、白榆轴承有限公司等30家企业提供岗位800个。"
    event = "南溪经济开发区人才招聘会"
    assert said(text, of=("participatedIn",)) == {
        ("青岚精工有限公司", "participatedIn", event),
        ("白榆轴承有限公司", "participatedIn", event),
    }


def test_a_trip_to_win_investors_is_an_event_of_the_zone() -> None:
    text = "11月14日至17日，南溪经济开发区党工委书记余景明率队赴江苏盐城、安徽铜陵招商。"
    trip = "南溪经济开发区赴江苏盐城、安徽铜陵招商"
    assert said(text, of=("organized", "attended", "locatedIn")) >= {
        ("南溪经济开发区", "organized", trip),
        ("余景明", "attended", trip),
        (trip, "locatedIn", "盐城"),
        (trip, "locatedIn", "铜陵"),
    }


def test_going_somewhere_without_a_leader_to_learn_is_no_event() -> None:
    assert "Event" not in {entity.cls for entity in graph("企业员工赴上海考察，带回了新思路。").entities}


def test_signing_with_nobody_named_states_nothing_of_who_took_part() -> None:
    text = "签约仪式上，副区长何静代表区政府与各家企业代表签订合作协议。"
    assert said(f"5月9日，南溪经济开发区举行项目签约仪式。{text}", of=("participatedIn",)) == set()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "为全面贯彻省委部署，5月9日，南溪经济开发区管委会赴栗原学习，并现场召开交流座谈会。",
            {(f"{ZONE}管委会", f"{ZONE}交流座谈会")},
        ),
        ("余景明要求，区政府要定期调度，组织政银企对接活动。", set()),
        ("太原市一季度重大项目举行集中开工仪式。", set()),
        ("太原市文旅产业重点合作项目签约仪式在上海举行。", set()),
        (
            "市总工会联合市委组织部共同启动南溪经济开发区职工技能竞赛。",
            {("市总工会", f"{ZONE}职工技能竞赛"), ("市委组织部", f"{ZONE}职工技能竞赛")},
        ),
        ("全市各级工会组织将重点项目纳入劳动竞赛，连续19年举办职工技能竞赛。", set()),
        ("开发区组织有关部门深入云河大学等高校开展秋季引才活动。", {(ZONE, f"{ZONE}秋季引才活动")}),
        (
            "5月9日，南溪经济开发区金融支持“工业强区、产业兴区”行动暨政银企对接大会召开。",
            {(ZONE, f"{ZONE}金融支持工业强区、产业兴区行动暨政银企对接大会")},
        ),
        ("今年他们已赴江苏盐城等地开展了系列招商活动。", set()),
        ("开发区组织部门深入云河大学、栗原学院开展秋季引才活动。", {(ZONE, f"{ZONE}秋季引才活动")}),
        (
            "5月9日，为扎实开展“安全月”活动，南溪经济开发区召开安全工作会议。",
            {(ZONE, f"{ZONE}安全工作会议")},
        ),
        ("企业党组织加入联盟，实现了组织联合、活动联合。", set()),
        ("5月9日，云河大学组织志愿者，到石桥乡开展文明劝导服务活动。", {("云河大学", f"{ZONE}文明劝导服务活动")}),
        (
            "5月9日，云河产业园“逐梦一体化，奋进新区域”开工奠基仪式举行。",
            {(ZONE, f"{ZONE}云河产业园逐梦一体化，奋进新区域开工奠基仪式")},
        ),
        ("南溪经济开发区第二届职工篮球赛圆满收官。", {(ZONE, f"{ZONE}第二届职工篮球赛")}),
        ("南溪经济开发区第四季度“企业家早餐会”如约而至。", {(ZONE, f"{ZONE}第四季度企业家早餐会")}),
        ("何静领学了专题研讨班开班式上的重要讲话精神。", set()),
        ("市政协副主席何静到南溪经济开发区调研，随后在区管委会召开了座谈会。", set()),
        ("南溪经济开发区举行27个项目集中开工活动。", {(ZONE, f"{ZONE}27个项目集中开工活动")}),
        ("经开区还组团参加了在昆明举行的云南省产业推介会。", set()),
        ("管委会副主任余景明带领青岚机械有限公司一行赴湖北宜昌考察。", {(ZONE, f"{ZONE}赴湖北宜昌考察")}),
    ],
)
def test_only_those_who_hold_an_event_organise_it(text: str, held: set[tuple[str, str]]) -> None:
    assert {(who, event) for who, _, event, *_ in said(text, of=("organized",))} == held


def test_a_title_that_names_its_zone_inside_needs_no_zone_before_it() -> None:
    text = "5月9日，“融通创新”2024年南溪经济开发区双创活动启动仪式在科技广场举行。"
    assert {e.name for e in graph(text).entities if e.cls == "Event"} == {
        "融通创新2024年南溪经济开发区双创活动启动仪式"
    }


def test_those_sent_to_an_event_to_come_take_part_in_it_as_planned() -> None:
    found = said("该区还将组织企业赴合肥参加全省科技金融路演。", of=("organized", "participatedIn"))
    assert found == {(ZONE, "participatedIn", "全省科技金融路演", "planned")}


def test_what_a_sentence_says_before_it_names_its_event_is_of_that_event() -> None:
    text = "开发区迎来首届国际工业博览会。市委书记何静宣布项目开工，市长余景明致辞，市领导邱知远出席开工仪式。"
    event = f"{ZONE}开工仪式"
    assert {(who, p) for who, p, what in said(text, of=PARTS) if what == event} == {
        ("何静", "attended"),
        ("余景明", "addressed"),
        ("邱知远", "attended"),
    }


def test_a_lecturer_addresses_the_training_that_his_sentence_goes_on_about() -> None:
    text = "5月9日，南溪经济开发区举办招商培训会。本次培训围绕招商方式展开。余景明教授运用通俗的语言阐述了招商特点。"
    assert said(text, of=("addressed",)) == {("余景明", "addressed", "南溪经济开发区招商培训会")}


def test_the_zone_holds_an_event_only_where_nobody_else_is_said_to() -> None:
    text = "在南溪经济开发区产学研对接会上，企业家连声称赞。活动由科技创新局主办。"
    assert {who for who, *_ in said(text, of=("organized",))} == {f"{ZONE}科技创新局"}


def test_who_only_guides_an_event_does_not_hold_it_and_one_to_come_is_planned() -> None:
    text = "由省科技厅指导、云川市人民政府主办、南溪经济开发区承办的首届智能装备产业峰会将于9月20日举行。"
    assert {(who, *more) for who, _, _, *more in said(text, of=("organized",))} == {
        ("云川市人民政府", "planned"),
        (ZONE, "planned"),
    }


def test_a_title_in_quotes_is_whole_and_its_hosts_are_those_named_elsewhere() -> None:
    text = "以“聚才”为主题的“南溪经济开发区企业家及高层次人才中秋音乐会”圆满举办。活动由管委会主办，由青岚银行承办。"
    event = f"{ZONE}企业家及高层次人才中秋音乐会"
    assert {(who, what) for who, _, what, *_ in said(text, of=("organized",))} == {
        (f"{ZONE}管委会", event),
        ("青岚银行", event),
    }


def test_a_clause_with_people_in_it_is_no_title() -> None:
    text = "市委副书记何静宣布竞赛结束。园区负责人进行交流活动现场签约。"
    assert "Event" not in {entity.cls for entity in graph(text).entities}


def test_a_zone_does_not_hold_what_an_office_of_its_that_is_not_known_holds() -> None:
    text = "“南溪经济开发区人才音乐会”圆满举办。活动由管委会、南溪经济开发区文创发展和投资促进处主办。"
    assert {who for who, *_ in said(text, of=("organized",))} == {f"{ZONE}管委会"}


def test_who_sees_a_signing_is_named_in_the_paragraph_behind_it():
    found = said(
        "5月6日，南溪经济开发区举行项目集中签约活动。",
        "区党工委书记何静，副市长、管委会主任林知远，市投资促进中心副主任柳依依见证签约。",
        of=("attended",),
    )
    assert {s[0] for s in found} == {"何静", "林知远", "柳依依"}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("5月6日，在南溪经济开发区项目签约活动现场，青岚机械有限公司董事长何静感慨地说。", "attended"),
        ("5月6日，南溪经济开发区举行早餐会，管委会主任何静、青岚机械有限公司总经理林知远等围坐一起。", "attended"),
        ("5月6日，南溪经济开发区举办“安全第一课”，应急管理局副局长何静主讲。", "addressed"),
        ("“政企面对面”座谈会5月6日举行，管委会主任何静主持。", "chaired"),
    ],
)
def test_further_ways_of_being_there(text, relation):
    assert {("何静", relation)} <= {s[:2] for s in said(text, of=PARTS)}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("在上海，南溪经济开发区举办轴承产业推介会。", {"上海"}),
        ("由南溪经济开发区主办的轴承产业推介会在苏州举行。", {"苏州"}),
        ("南溪经济开发区在上海浦东举办专场推介会。", {"上海"}),
        ("管委会主任何静率队赴深圳、东莞开展招商考察。", {"深圳", "东莞"}),
    ],
)
def test_where_an_event_is(text, places):
    assert {s[2] for s in said(text, of=("locatedIn",)) if s[0] != ZONE} == places


def test_an_event_that_ends_is_named_without_what_says_so():
    found = said("比赛圆满结束，标志着本年度职工技能竞赛正式落下帷幕。", of=("organized",))
    assert {s[2] for s in found} == {f"{ZONE}职工技能竞赛"}


@pytest.mark.parametrize("event", ["此次大赛开幕式", "大赛", "比赛"])
def test_the_opening_of_the_contest_is_the_contest(event):
    found = said(f"南溪经济开发区举行技能大赛。党工委副书记何静出席{event}。", of=("attended",))
    assert {(s[0], s[2]) for s in found} == {("何静", f"{ZONE}技能大赛")}

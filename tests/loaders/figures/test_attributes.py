PROJECT = "澄明光电二期项目"


def rows(found):
    return [(a.attribute, a.value, a.unit) for a in found]


def test_a_projects_figures_are_its_attributes(attributes, observe):
    text = (
        f"{PROJECT}总投资3亿元，总占地面积50余亩，总建筑面积2.8万平方米，主要建设4栋标准化厂房，1栋综合楼及附属用房。"
        "项目预装生产线4条，建成后年产光学镜头3000万套。"
    )
    found = attributes(text, Project=[PROJECT])
    assert rows(found) == [
        ("总投资", 3, "亿元"),
        ("占地面积", 50, "余亩"),
        ("建筑面积", 2.8, "万平方米"),
        ("标准化厂房", 4, "栋"),
        ("综合楼及附属用房", 1, "栋"),
        ("生产线", 4, "条"),
        ("年产光学镜头", 3000, "万套"),
    ]
    assert {a.subject for a in found} == {f"Project:{PROJECT}"}
    assert [a.status for a in found][-1] == "planned"
    assert observe(text, Project=[PROJECT]) == []


def test_a_project_named_behind_its_investment(attributes):
    found = attributes(f"总投资8亿元的{PROJECT}开工，占地150亩。", Project=[PROJECT])
    assert rows(found) == [("总投资", 8, "亿元"), ("占地面积", 150, "亩")]


def test_a_project_in_the_makers_words(attributes):
    found = attributes(f"澄明光电投资5亿元建设{PROJECT}。", Project=[PROJECT], Company=["澄明光电"])
    assert rows(found) == [("总投资", 5, "亿元")]


def test_a_park_that_is_made_has_a_size_and_its_tenants_are_counted(attributes, observe):
    text = "双方共建平川光谷，规划面积1.2平方公里，引进团队12个。"
    assert rows(attributes(text, Park=["平川光谷"])) == [("规划面积", 1.2, "平方公里")]
    assert [(o.subject, o.value) for o in observe(text, Park=["平川光谷"])] == [("Park:平川光谷", 12)]


def test_the_sum_of_an_agreement(attributes):
    found = attributes("平川农商银行与澄明光电签订授信协议，授信额度2000万元。", Agreement=["授信协议"])
    assert [(a.subject, a.value) for a in found] == [("Agreement:授信协议", 2000)]


def test_an_event_has_the_date_of_its_sentence(attributes):
    found = attributes("4月12日，平川经开区召开项目推进会。", Event=["项目推进会"])
    assert [(a.attribute, a.value, a.evidence[0].inferred) for a in found] == [("date", "2024-04-12", ("year",))]
    assert found[0].evidence[0].quote == "4月12日，平川经开区召开项目推进会"


def test_an_event_of_several_days(attributes):
    found = attributes("5月8日至9日，平川经开区培训班在杭州市举行。", Event=["平川经开区培训班"])
    assert rows(found) == [("date", "2024-05-08/2024-05-09", "")]


def test_a_ceremony_of_the_day_before_told_a_sentence_later(attributes):
    text = "5月5日，澄明光电与平川经开区正式签约。副市长出席签约仪式。"
    assert rows(attributes(text, Event=["签约仪式"])) == [("date", "2024-05-05", "")]


def test_what_was_not_held_has_no_date(attributes):
    assert attributes("原定4月8日召开的项目推进会没有举行。", Event=["项目推进会"]) == []


def test_when_an_organisation_was_founded(attributes):
    found = attributes("澄明光电成立于2019年。平川光谷于2021年11月开园。", Company=["澄明光电"], Park=["平川光谷"])
    assert rows(found) == [("成立", "2019", ""), ("开园", "2021-11", "")]


def test_what_a_company_is_by_itself(attributes, observe):
    text = "澄明光电注册资本1.2亿元，占地135亩，现有员工760人。"
    assert rows(attributes(text, Company=["澄明光电"])) == [("注册资本", 1.2, "亿元"), ("占地面积", 135, "亩")]
    assert [o.indicator for o in observe(text, Company=["澄明光电"])] == ["员工"]


def test_the_buildings_of_a_park(attributes):
    found = attributes("平川光谷建有标准厂房16栋、人才公寓2栋。", Park=["平川光谷"])
    assert [(a.value, a.unit) for a in found] == [(16, "栋"), (2, "栋")]


def test_revenue_and_tax_after_capacity_keep_their_names(attributes):
    found = attributes(f"{PROJECT}达产后预计年产值8亿元、税收4000万元。", Project=[PROJECT])
    assert rows(found) == [("年产值", 8, "亿元"), ("年税收", 4000, "万元")]


def test_a_project_named_behind_two_of_its_figures(attributes):
    found = attributes(f"投资7.6亿元、占地260亩的{PROJECT}开工。", Project=[PROJECT])
    assert rows(found) == [("总投资", 7.6, "亿元"), ("占地面积", 260, "亩")]


def test_the_first_of_several_projects_is_not_followed(attributes, observe):
    text = f"平川经开区抓好总投资11亿元的{PROJECT}、储能电站等18个省级重点项目建设。"
    assert rows(attributes(text, Project=[PROJECT])) == [("总投资", 11, "亿元")]
    assert [(o.subject, o.value) for o in observe(text, Project=[PROJECT])] == [("Zone:平川经开区", 18)]


def test_a_project_called_by_its_investment(attributes):
    found = attributes(f"{PROJECT}已经试车，这个总投资8.7亿元的项目达产后可年产镜头3万套。", Project=[PROJECT])
    assert rows(found)[0] == ("总投资", 8.7, "亿元")


def test_a_park_called_by_the_end_of_its_name(attributes):
    text = "平川进口商品集散中心揭牌。集散中心由云岭材料建设，总投资8600万元，建筑面积3.1万平方米。"
    found = attributes(text, Park=["平川进口商品集散中心"], Company=["云岭材料"])
    assert [(a.attribute, a.value) for a in found] == [("总投资", 8600), ("建筑面积", 3.1)]
    assert {a.subject for a in found} == {"Park:平川进口商品集散中心"}

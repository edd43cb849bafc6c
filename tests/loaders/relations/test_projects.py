"""hasProject and builds: which project is in the zone, who builds it, and whether it is more than a plan."""

import pytest

from kg.model import Statement
from tests.loaders.said import ZONE, graph, proof, said

FIRM, OTHER = "青槐精工有限公司", "栗原传动有限公司"
PROJECT = "精密轴承生产项目"


def projects(*paragraphs):
    return {(zone, what, *more) for zone, _, what, *more in said(*paragraphs, of=("hasProject",))}


def builders(*paragraphs):
    return {(who, what, *more) for who, _, what, *more in said(*paragraphs, of=("builds",))}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("精密轴承生产项目开工建设。", ()),
        ("目前，精密轴承生产项目已经投产。", ()),
        ("精密轴承生产项目签约落户南溪经济开发区。", ()),
        ("开发区谋划精密轴承生产项目。", ("planned",)),
        ("开发区将引进精密轴承生产项目。", ("planned",)),
        ("精密轴承生产项目预计年底开工。", ("planned",)),
        ("精密轴承生产项目将于6月动工。", ("planned",)),
        ("精密轴承生产项目因故尚未开工。", ("planned",)),
        ("精密轴承生产项目暂缓实施。", ("planned",)),
        ("开发区有望引进精密轴承生产项目。", ("intended",)),
        ("开发区有意引进精密轴承生产项目。", ("intended",)),
        ("精密轴承生产项目未能落户。", ("negated",)),
        ("原定3月开工的精密轴承生产项目不再实施。", ("negated",)),
        ("精密轴承生产项目因资金问题已终止。", ("ended",)),
    ],
)
def test_the_status_of_a_project(sentence, status):
    assert projects(sentence) == {(ZONE, PROJECT, *status)}


def test_a_planned_project_stays_planned_where_the_text_comes_back_to_it():
    text = "开发区谋划精密轴承生产项目。该项目占地50亩。"
    assert projects(text) == {(ZONE, PROJECT, "planned")}


def test_a_plan_that_a_later_paragraph_carries_out_is_stated():
    assert projects("开发区谋划精密轴承生产项目。", "3月，精密轴承生产项目正式开工。") == {(ZONE, PROJECT)}


def test_what_ended_outweighs_what_began():
    assert projects("精密轴承生产项目开工建设。", "精密轴承生产项目因故终止实施。") == {(ZONE, PROJECT, "ended")}


def test_a_project_of_another_zone_is_that_zones():
    assert projects("云河高新区的精密轴承生产项目开工建设。") == {("云河高新区", PROJECT)}


@pytest.mark.parametrize(
    "sentence",
    [
        "开发区实施重点项目12个。",
        "开发区签约项目5个，总投资22亿元。",
        "会议研究了项目推进情况。",
        "该项目占地50亩。",
    ],
)
def test_counted_and_nameless_projects_are_none(sentence):
    assert projects(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        f"{FIRM}投资建设的{PROJECT}开工。",
        f"{FIRM}投资25亿元建设{PROJECT}。",
        f"{PROJECT}由{FIRM}与合作方投资建设。",
        f"{PROJECT}总投资3亿元，业主单位为{FIRM}。",
        f"开发区与{FIRM}签订投资协议，{PROJECT}正式落户。",
        f"{PROJECT}开工。该项目由{FIRM}、合作方共同投资建设，占地50亩。",
        f"{PROJECT}占地50亩。该项目业主单位为{FIRM}。",
    ],
)
def test_who_builds_a_project(sentence):
    assert builders(sentence) == {(FIRM, PROJECT)}


def test_the_company_that_the_name_carries_builds_the_project():
    assert builders(f"{FIRM}去年落户。", "青槐精工轴承扩产项目开工建设。") == {(FIRM, "青槐精工轴承扩产项目")}


def test_who_only_stands_before_the_builder_does_not_build():
    assert builders(f"{FIRM}旗下的{OTHER}投资建设的{PROJECT}开工。") == {(OTHER, PROJECT)}


def test_builders_that_are_enumerated_build_together():
    assert builders(f"{FIRM}、{OTHER}共同投资建设的{PROJECT}开工。") == {(FIRM, PROJECT), (OTHER, PROJECT)}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"{FIRM}计划投资25亿元建设{PROJECT}。", "planned"),
        (f"{FIRM}有意投资建设{PROJECT}。", "intended"),
        (f"{FIRM}投资建设的{PROJECT}已终止。", "ended"),
        (f"{FIRM}投资建设的{PROJECT}未能落地。", "negated"),
    ],
)
def test_a_builder_shares_the_status_of_the_project(sentence, status):
    assert builders(sentence) == {(FIRM, PROJECT, status)}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{FIRM}为{PROJECT}供应设备。",
        f"{FIRM}负责人参观了{PROJECT}。",
        f"{PROJECT}开工，{FIRM}产值增长。",
        f"{PROJECT}由开发区管委会投资建设。",
    ],
)
def test_who_does_not_build_it(sentence):
    assert builders(sentence) == set()


def test_a_set_of_alterations_is_one_project_of_the_zone():
    sentence = f"{FIRM}、{OTHER}等传统企业实施智能化改造。"
    project = f"{ZONE}传统企业智能化改造"
    assert projects(sentence) == {(ZONE, project)}
    assert builders(sentence) == {(FIRM, project), (OTHER, project)}


def test_alterations_that_no_company_carries_out_are_no_project():
    assert projects("开发区实施智能化改造，推动项目建设。") == set()


def test_a_set_of_alterations_that_is_urged_is_planned():
    found = projects(f"推动{FIRM}、{OTHER}等传统企业实施智能化改造。")
    assert {status for *_, status in found} == {"planned"}


def test_the_proof_cuts_out_project_and_builder():
    found = graph(f"去年，{FIRM}投资建设的{PROJECT}开工，占地50亩。")
    (statement,) = (s for s in found.statements if isinstance(s, Statement) and s.relation == "builds")
    evidence = statement.evidence[0]
    assert evidence.quote == f"{FIRM}投资建设的{PROJECT}开工"
    assert found.article.text[evidence.start : evidence.stop] == evidence.quote


@pytest.mark.parametrize(
    ("rule", "text", "quote"),
    [
        ("project.in_zone", f"去年，{PROJECT}开工，占地50亩。", f"{PROJECT}开工"),
        ("project.builder", f"{PROJECT}总投资3亿元，业主单位为{FIRM}。", f"{PROJECT}总投资3亿元，业主单位为{FIRM}"),
        ("project.name_holds_builder", "去年，青槐精工轴承扩产项目开工，占地50亩。", "青槐精工轴承扩产项目开工"),
        (
            "project.signed",
            f"开发区与{FIRM}签订投资协议，{PROJECT}正式落户。",
            f"{FIRM}签订投资协议，{PROJECT}正式落户",
        ),
    ],
)
def test_each_rule_cuts_out_the_words_it_read(rule, text, quote):
    assert proof(text, rule) == (quote, quote)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("开发区没有引进精密轴承生产项目。", ("negated",)),
        ("开发区取消了精密轴承生产项目。", ("ended",)),
        ("开发区终止精密轴承生产项目。", ("ended",)),
        ("开发区正在洽谈精密轴承生产项目。", ("intended",)),
        ("开发区推进精密轴承生产项目建设。", ()),
    ],
)
def test_the_verb_before_a_project_is_its_status_and_not_its_name(sentence, status):
    assert said(sentence, of=("hasProject",)) == {(ZONE, "hasProject", "精密轴承生产项目", *status)}


def test_a_work_that_is_paid_for_leaves_its_verb():
    found = said("总投资8亿元建设冷链物流中心。", of=("hasProject",))
    assert found == {(ZONE, "hasProject", "冷链物流中心")}


def test_the_headlines_short_firm_makes_no_second_project():
    found = said(
        "青岚精工智能装备项目主体封顶。",
        "6月15日，青岚精工有限公司智能装备项目主体结构封顶，项目总投资5亿元。",
        of=("hasProject", "builds"),
    )
    assert found == {
        ("南溪经济开发区", "hasProject", "青岚精工有限公司智能装备项目"),
        ("青岚精工有限公司", "builds", "青岚精工有限公司智能装备项目"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        f"精密轴承生产项目落户。项目由{FIRM}投资3亿元建设。",
        f"开发区与{FIRM}签订精密轴承生产项目投资合同。",
        f"开发区与{FIRM}举行精密轴承生产项目签约仪式。",
        f"{FIRM}与管委会签订入区协议，投资3亿元建设精密轴承生产项目。",
        f"{FIRM}是去年引进的企业，在区内建有精密轴承生产项目。",
    ],
)
def test_who_builds_may_stand_in_the_deal_or_in_a_clause_before(sentence):
    assert (FIRM, PROJECT) in builders(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{FIRM}中标外省一处光伏基地的精密轴承生产项目。",
        "开发区不会再引进单纯扩产能的精密轴承生产项目。",
        "大家了解当前项目进展情况和投产项目生产情况。",
        "开发区新上工业项目12个。",
    ],
)
def test_projects_of_others_and_of_a_kind_are_not_the_zone_s(sentence):
    assert projects(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "对尚未开工的精密轴承生产项目，会议逐个研究。",
        "精密轴承生产项目因环评尚未批复，暂未动工。",
        "3.精密轴承生产项目。因用地报批未完成，一季度没有开工。",
    ],
)
def test_what_waits_is_planned(sentence):
    assert projects(sentence) == {(ZONE, PROJECT, "planned")}


def test_what_is_put_off_is_planned_though_it_is_told_as_if_it_were_there():
    text = "新上的精密轴承生产项目会不会有异味？精密轴承生产项目已通过环评，但园区已要求其暂缓。"
    assert projects(text) == {(ZONE, PROJECT, "planned")}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{FIRM}此次追加投资8亿元建设{PROJECT}。",
        f"由{FIRM}牵头的{PROJECT}已经开工。",
        f"腾出的120亩土地由{FIRM}接手，用于建设{PROJECT}。",
        f"{FIRM}副总裁林知远介绍，集团的{PROJECT}进展顺利。",
        f"{FIRM}与开发区签订{PROJECT}投资协议。",
        f"{PROJECT}。由{FIRM}投资5.8亿元建设，占地135亩。",
        f"{PROJECT}总投资4.5亿元，占地430亩，由{FIRM}负责建设。",
    ],
)
def test_more_ways_of_saying_who_builds(sentence):
    assert builders(sentence) == {(FIRM, PROJECT)}


def test_two_firms_of_one_venture_build_it():
    assert builders(f"{FIRM}与{OTHER}合资3亿元建设{PROJECT}。") == {(FIRM, PROJECT), (OTHER, PROJECT)}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{PROJECT}获得创新创业大赛一等奖。",
        f"由林知远带队的{PROJECT}在决赛中脱颖而出。",
        f"{PROJECT}参加路演，获得三等奖。",
    ],
)
def test_what_only_competes_is_no_project_of_the_zone(sentence):
    assert projects(sentence) == set()


def test_what_is_said_of_the_next_project_is_not_of_this_one():
    text = f"{PROJECT}计划明年开工，而原先规划的燃料乙醇项目已经取消。"
    assert (ZONE, PROJECT, "planned") in projects(text)


def test_the_second_stage_of_a_firm_bears_its_name():
    assert projects(f"{FIRM}的二期项目已经封顶。") == {(ZONE, f"{FIRM}二期项目")}


def test_a_base_that_costs_is_a_project():
    assert builders(f"领头的是{FIRM}的大兆瓦风机总装基地，总投资15亿元。") == {(FIRM, "大兆瓦风机总装基地")}


@pytest.mark.parametrize(
    "sentence",
    [
        "引进一批强链壮链项目和业态融合项目。",
        f"开发区与{FIRM}完成项目签约。",
        "抗病毒新药及原料药两大项目投资强度大。",
    ],
)
def test_kinds_and_counts_are_no_project(sentence):
    assert projects(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("企业与开发区就吸入制剂项目达成初步合作意向。", (ZONE, "吸入制剂项目", "intended")),
        (f"开发区与企业就{PROJECT}进行洽谈。", (ZONE, PROJECT, "intended")),
        (f"{PROJECT}因市场变化终止。", (ZONE, PROJECT, "ended")),
        (f"企业将投资12亿元在园区建设{PROJECT}。", (ZONE, PROJECT, "planned")),
        (f"{FIRM}投资10亿元建设封装测试基地。", (ZONE, "封装测试基地")),
    ],
)
def test_talks_ends_and_where_it_is_built(sentence, found):
    assert found in projects(sentence)


def test_a_verb_before_a_list_of_projects_is_no_part_of_the_first():
    text = f"园区重点推进{FIRM}高端轴承、{OTHER}特种齿轮等12个重大项目建设。"
    assert builders(text) == {(FIRM, f"{FIRM}高端轴承"), (OTHER, f"{OTHER}特种齿轮")}

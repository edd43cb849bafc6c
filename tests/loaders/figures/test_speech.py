"""Whose the figures of a quotation are: of the speaker's firm, of the zone, or of nobody that the graph holds."""

import pytest

from .conftest import ZONE

FIRM = "云岭材料"


def rows(found):
    return [(o.subject.split(":")[-1], o.value) for o in found]


@pytest.mark.parametrize(
    "text",
    [
        "“省了利息20万元，利率只有3.1%。”云岭材料财务总监陈立说。",
        "“利率只有3.1%。一年省了利息20万元。”云岭材料财务总监陈立说。",
        "在车间里，云岭材料总经理陈立告诉记者：“利率只有3.1%，一年省了利息20万元。”",
    ],
)
def test_a_quotation_tells_of_the_speakers_firm(observe, text):
    assert {subject for subject, _ in rows(observe(text, Company=[FIRM], Person=["陈立"]))} == {FIRM}


def test_a_speaker_is_known_by_the_firm_that_he_was_named_with(observe):
    text = "云岭材料总经理陈立迎了上来。“前4个月卖出设备120台。”陈立说。"
    assert rows(observe(text, Company=[FIRM], Person=["陈立"])) == [(FIRM, 120)]


@pytest.mark.parametrize(
    "text",
    [
        "“以前一台设备要30万元，现在只要12万元。”他说。",
        "“一天要发12车货，省了运费8万元。”车间主任刘刚说。",
        "青石科技创始人夏远算了一笔账：以专利作质押贷到800万元，利率只有3.1%。",
        "企业相关负责人表示，今年预计实现产值5亿元。",
        "市民王女士花3.8万元买下一台。",
    ],
)
def test_what_people_tell_of_firms_that_have_no_name_is_nobodys(observe, text):
    assert observe(text) == []


def test_an_official_speaks_of_the_zone(observe):
    found = observe("“一季度新签约项目12个，到位资金8亿元。”开发区招商局局长陈立说。", Person=["陈立"])
    assert [o.value for o in found] == [12, 8] and {o.subject for o in found} == {f"Zone:{ZONE}"}


def test_the_firms_of_a_zone_are_no_single_firm(observe):
    found = observe("数据显示，1—3月，区内企业累计出口货值9.6亿元。", Company=[FIRM])
    assert rows(found) == [(ZONE, 9.6)]


def test_who_does_something_with_another_is_whose_it_is(observe):
    found = observe(
        "云岭材料与云江大学共建实验室，攻克技术难题12项。", Company=[FIRM], EducationalInstitution=["云江大学"]
    )
    assert rows(found) == [(FIRM, 12)]


@pytest.mark.parametrize("verb", ["介绍", "告诉记者", "坦言"])
def test_a_person_speaks_for_the_firm_that_he_was_named_with(observe, verb):
    text = f"云岭材料总经理陈立走进展厅。陈立{verb}，去年产值3亿元，利润2000万元。"
    assert rows(observe(text, Company=[FIRM], Person=["陈立"])) == [(FIRM, 3), (FIRM, 2000)]


def test_we_of_a_bank_is_not_the_zone(observe):
    assert observe("截至3月末，我行对集群企业贷款余额27.6亿元，不良率0.6%。") == []


@pytest.mark.parametrize(
    "text",
    [
        "他一口气见了14家零部件企业。",
        "腾出的120亩土地由另一家企业接手。",
        "腾出的120亩土地将用于建设算力中心。",
    ],
)
def test_scenes_and_ground_that_changes_hands(observe, text):
    assert observe(text) == []


def test_the_office_of_a_zone_spends_itself_but_what_the_zone_has_is_the_zones(observe):
    office = "平川经开区管委会"
    found = observe(f"{office}今年安排资金2600万元。{office}今年新签约项目12个。", GovernmentBody=[office])
    assert rows(found) == [(office, 2600), (ZONE, 12)]


def test_two_banks_that_lend_are_not_one(observe):
    banks = ["平川农商银行", "云江银行平川支行"]
    found = observe("平川农商银行、云江银行平川支行向园区企业新增贷款11.4亿元。", FinancialInstitution=banks)
    assert rows(found) == [(ZONE, 11.4)]

"""hosts: what the article shows in the zone, what left it, what may come, and what stands elsewhere."""

import pytest

from tests.loaders.said import ZONE, proof, said

FIRM = "青槐精工有限公司"


def hosted(*paragraphs):
    """Return (zone, whom, status when it is not stated)."""
    return {(who, what, *more) for who, _, what, *more in said(*paragraphs, of=("hosts",))}


@pytest.mark.parametrize(
    "sentence",
    [
        "青槐精工有限公司落户南溪经济开发区。",
        "走进青槐精工有限公司的生产车间，机器轰鸣。",
        "位于南溪经济开发区的青槐精工有限公司去年扩大了产能。",
        "近年来，开发区先后引进青槐精工有限公司。",
        "青槐精工有限公司去年实现产值3亿元。",
        "青槐精工有限公司向外地客户供应轴承。",
        "青槐精工有限公司计划明年新增设备20台。",
    ],
)
def test_a_company_shown_in_the_zone_is_hosted(sentence):
    assert hosted(sentence) == {(ZONE, FIRM)}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("青槐精工有限公司将落户南溪经济开发区。", "planned"),
        ("青槐精工有限公司拟于明年入驻南溪经济开发区。", "planned"),
        ("南溪经济开发区力争年内引进青槐精工有限公司。", "planned"),
        ("青槐精工有限公司有意落户南溪经济开发区。", "intended"),
        ("青槐精工有限公司与开发区达成落户意向。", "intended"),
        ("开发区正与青槐精工有限公司洽谈落户事宜。", "intended"),
        ("青槐精工有限公司未能落户南溪经济开发区。", "negated"),
        ("青槐精工有限公司最终放弃入驻南溪经济开发区。", "negated"),
        ("南溪经济开发区不会引进青槐精工有限公司。", "negated"),
        ("原计划落户开发区的青槐精工有限公司后因故取消了投资。", "negated"),
        ("青槐精工有限公司已迁出南溪经济开发区。", "ended"),
        ("青槐精工有限公司因经营不善，去年底搬离南溪经济开发区。", "ended"),
        ("青槐精工有限公司已于去年停产。", "ended"),
        ("曾经入驻开发区的青槐精工有限公司去年注销。", "ended"),
    ],
)
def test_the_status_of_hosting(sentence, status):
    assert hosted(sentence) == {(ZONE, FIRM, status)}


@pytest.mark.parametrize(
    ("paragraphs", "status"),
    [
        (("青槐精工有限公司落户南溪经济开发区。", "今年3月，青槐精工有限公司搬离开发区。"), ("ended",)),
        (("青槐精工有限公司有意落户南溪经济开发区。", "如今，青槐精工有限公司的生产线已经投产。"), ()),
    ],
)
def test_the_weightiest_mention_decides(paragraphs, status):
    assert hosted(*paragraphs) == {(ZONE, FIRM, *status)}


@pytest.mark.parametrize(
    "sentence",
    [
        "青槐精工有限公司的母公司禾沐控股集团有限公司去年上市。",
        "青槐精工有限公司的产品供应给禾沐汽车有限公司。",
        "青槐精工有限公司与上海禾沐汽车有限公司签订合作协议。",
        "青槐精工有限公司为禾沐汽车有限公司供应轴承。",
        "青槐精工有限公司为禾沐汽车有限公司、栗原轴承有限公司供应轴承。",
        "青槐精工有限公司是禾沐控股集团有限公司的全资子公司。",
        "青槐精工有限公司的设备来自禾沐机床有限公司。",
        "青槐精工有限公司的厂房由禾沐建工有限公司承建。",
    ],
)
def test_partners_customers_and_parents_are_not_hosted(sentence):
    assert hosted(sentence) == {(ZONE, FIRM)}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("党工委书记何静率队赴上海市考察青槐精工有限公司。",),
        ("党工委书记何静率队赴上海市招商。何静一行走访青槐精工有限公司。",),
        ("管委会主任何静带队到云河高新区学习考察，参观了青槐精工有限公司。",),
    ],
)
def test_whom_a_visit_elsewhere_saw_is_not_hosted(paragraphs):
    assert not any(zone == ZONE for zone, *_ in hosted(*paragraphs))


def test_a_visit_elsewhere_shows_the_company_in_the_other_zone():
    found = hosted("何静一行来到云河高新区的青槐精工有限公司学习考察。")
    assert found == {("云河高新区", FIRM)}


def test_who_was_visited_elsewhere_and_then_settled_is_hosted():
    text = ("何静率队赴上海市考察青槐精工有限公司。", "青槐精工有限公司已落户南溪经济开发区。")
    assert hosted(*text) == {(ZONE, FIRM)}


def test_who_was_visited_elsewhere_is_not_hosted_where_nothing_but_a_figure_follows():
    assert hosted("何静率队赴上海市考察青槐精工有限公司。", "青槐精工有限公司产值3亿元。") == set()


@pytest.mark.parametrize(
    "sentence",
    ["何静赴上海市考察，青槐精工有限公司负责人参加。", "何静率队赴南溪经济开发区考察青槐精工有限公司。"],
)
def test_who_goes_along_or_is_visited_in_the_zone_is_hosted(sentence):
    assert hosted(sentence) == {(ZONE, FIRM)}


def test_a_visit_within_the_zone_shows_who_is_there():
    assert hosted("何静一行走访青槐精工有限公司、禾沐轴承有限公司。") == {(ZONE, FIRM), (ZONE, "禾沐轴承有限公司")}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("青槐精工有限公司迁往云河高新区。", {("云河高新区", FIRM), (ZONE, FIRM, "ended")}),
        ("青槐精工有限公司计划迁往云河高新区。", {("云河高新区", FIRM, "planned"), (ZONE, FIRM)}),
        ("青槐精工有限公司从云河高新区迁到南溪经济开发区。", {(ZONE, FIRM)}),
        ("青槐精工有限公司搬到新厂房。", {(ZONE, FIRM)}),
    ],
)
def test_a_move_to_another_zone(sentence, found):
    assert hosted(sentence) == found


def test_each_of_an_enumeration_shares_what_is_said_after_it():
    found = hosted("青槐精工有限公司、禾沐轴承有限公司已搬离南溪经济开发区。")
    assert found == {(ZONE, FIRM, "ended"), (ZONE, "禾沐轴承有限公司", "ended")}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("南溪经济开发区建成苇塘智能制造产业园。", {(ZONE, "苇塘智能制造产业园")}),
        ("南溪经济开发区规划建设苇塘智能制造产业园。", {(ZONE, "苇塘智能制造产业园", "planned")}),
        ("南溪经济开发区的苇塘轴承专业镇有企业300家。", {(ZONE, "苇塘轴承专业镇")}),
    ],
)
def test_parks_and_towns(sentence, found):
    assert hosted(sentence) == found


def test_another_zone_hosts_what_its_sentence_shows_there():
    text = "云河高新区引进禾沐轴承有限公司。"
    assert hosted("青槐精工有限公司落户南溪经济开发区。", text) == {(ZONE, FIRM), ("云河高新区", "禾沐轴承有限公司")}


def test_without_a_zone_nothing_is_hosted():
    assert said("青槐精工有限公司去年实现产值3亿元。", zone="", of=("hosts",)) == set()


@pytest.mark.parametrize("sentence", ["青槐精工有限公司承办论坛。", "开发区与青槐精工有限公司签订轴承出口合同。"])
def test_who_holds_an_event_or_buys_is_not_shown_to_be_there(sentence):
    assert hosted(sentence) == set()


def test_of_a_company_that_only_a_projects_name_shows():
    assert hosted("青槐精工轴承扩产项目开工。") == {(ZONE, "青槐精工")}


@pytest.mark.parametrize(
    ("rule", "text", "quote"),
    [
        ("hosts.presented", "去年，青槐精工有限公司产值3亿元，利润增长。", "青槐精工有限公司产值3亿元"),
        ("hosts.settles", "去年，开发区引进青槐精工有限公司。", "开发区引进青槐精工有限公司"),
        ("hosts.moves", "去年，青槐精工有限公司迁往云河高新区。", "青槐精工有限公司迁往云河高新区"),
    ],
)
def test_each_rule_cuts_out_the_words_it_read(rule, text, quote):
    assert proof(text, rule) == (quote, quote)


@pytest.mark.parametrize(
    "sentence",
    [
        "开发区从德国青槐精工有限公司引进设备。",
        "青槐精工有限公司考察团到开发区考察。",
        "开发区拟邀请青槐精工有限公司等40家企业参加推介会。",
        "开发区与青槐精工有限公司签署合作意向书。",
        "青槐精工有限公司总部在上海。",
    ],
)
def test_a_company_met_elsewhere_or_on_a_visit_is_not_hosted(sentence):
    assert hosted(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "青槐精工有限公司等企业是开发区企业的主要客户。",
        "前身为青槐精工有限公司。",
        "开发区与省内的青槐精工有限公司签下合作协议。",
        "市供热公司参加会议。",
        "国家电网南溪供电公司主动上门服务。",
        "德国青槐精工有限公司将收购一家轴承厂。",
    ],
)
def test_customers_partners_and_those_who_serve_are_not_hosted(sentence):
    assert hosted(sentence) == set()


def test_a_firm_that_buys_another_stays():
    assert hosted("青槐精工有限公司收购了一家轴承厂。") == {(ZONE, FIRM)}


def test_who_supplies_from_next_door_is_hosted():
    assert hosted("每年从本地的青槐精工有限公司采购轴承。") == {(ZONE, FIRM)}


def test_a_settlement_that_came_to_nothing_is_negated():
    assert hosted("此前有意落户的青槐精工有限公司因产能问题，最终未能签约。") == {(ZONE, FIRM, "negated")}


def test_a_firm_that_a_visit_sees_is_in_the_zone_that_was_visited():
    text = "开发区组团赴江北高新区考察。考察组先后走进青槐精工有限公司，了解订单情况。"
    assert hosted(text) == {("江北高新区", FIRM)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("推动云帆产业园挂牌运营。", ("planned",)),
        ("云帆产业园由开发区与外地企业共同谋划，拟投资35亿元。", ("planned",)),
        ("云帆产业园已经开园。", ()),
    ],
)
def test_a_park_that_is_to_be_is_planned(text, status):
    assert hosted(text) == {(ZONE, "云帆产业园", *status)}


@pytest.mark.parametrize(
    "text",
    [
        "青槐精工有限公司与南溪经济开发区2021年签订的投资协议于9月解除。",
        "龙头开工率高，二线电芯厂现金流承压。",
    ],
)
def test_a_dissolved_deal_and_a_kind_of_firm_host_nobody(text):
    assert hosted(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "青槐精工有限公司来区考察投资环境，开发区领导陪同。",
        "青槐精工有限公司等23家企业负责人来区考察。",
        "青槐精工有限公司负责人近日到园区考察，对配套表示满意。",
        "开发区邀请了青槐精工有限公司等8家企业参加招商推介会。",
        "大赛由青槐精工有限公司、省科协主办。",
        "与同在省内的青槐精工有限公司相比，园区能耗低了两成。",
        "项目还将辐射青槐精工有限公司等龙头企业。",
        "加强与青槐精工有限公司等头部企业的联系。",
        "从上海的青槐精工有限公司引进了一条生产线。",
        "设备由德国青槐精工公司提供。",
        "青槐精工有限公司原技术总监刘明回乡创业。",
    ],
)
def test_guests_organisers_and_those_compared_are_not_hosted(text):
    assert hosted(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "春节期间，青槐精工有限公司不停产，订单排到6月。",
        "青槐精工有限公司未停产，工人三班倒。",
        "青槐精工有限公司考察后决定落户南溪经济开发区。",
    ],
)
def test_who_does_not_stop_or_comes_to_stay_is_hosted(text):
    assert hosted(text) == {(ZONE, FIRM)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("轴承座则来自去年才从大连迁来的青槐精工有限公司。", {(ZONE, FIRM)}),
        ("散热片来自同街区的青槐精工有限公司。", {(ZONE, FIRM)}),
        ("此前有意落户的青槐精工有限公司，最终未能签约。", {(ZONE, FIRM, "negated")}),
        ("轴承座则来自青槐精工有限公司。", set()),
    ],
)
def test_where_goods_come_from_is_in_the_zone_if_the_words_say_so(text, found):
    assert hosted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "园区企业先后接到青槐精工有限公司等企业净化工程合同。",
        "一批青槐精工有限公司急需的净化设备正在加紧生产。",
    ],
)
def test_who_orders_is_not_hosted(text):
    assert hosted(text) == set()


def test_a_firm_of_another_zone_is_hosted_there():
    assert hosted("叶片则向江北高新区的青槐精工有限公司采购。") == {("江北高新区", FIRM)}

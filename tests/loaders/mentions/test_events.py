import pytest

from tests.loaders.said import graph, names, said

ORGANIZED = ("organized",)


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("3月2日，南溪经济开发区召开工业运行调度会。", "南溪经济开发区工业运行调度会"),
        ("南溪经济开发区举办了2024年第二期安全培训班。", "南溪经济开发区2024年第二期安全培训班"),
        ("南溪经济开发区组织企业、高校召开产教对接会。", "南溪经济开发区产教对接会"),
        ("日前，南溪经济开发区（云河）投资推介会在云河市举行。", "南溪经济开发区（云河）投资推介会"),
        ("6月1日，南溪经济开发区2024年第三期圆桌会上，企业畅所欲言。", "南溪经济开发区2024年第三期圆桌会"),
        ("南溪经济开发区举行一季度项目集中开工仪式。", "南溪经济开发区一季度项目集中开工仪式"),
    ],
)
def test_an_event_is_named_by_its_zone_and_its_printed_title(sentence, event):
    assert names("Event", sentence) == {event}


@pytest.mark.parametrize(
    "sentence",
    [
        "南溪经济开发区贯彻落实全省科技大会精神。",
        "今年，南溪经济开发区将举办招聘活动20场以上。",
        "一季度，南溪经济开发区举办推介会3场。",
        "南溪经济开发区开展各类培训，服务企业。",
        "会议指出，要抓好安全生产。",
    ],
)
def test_what_is_only_studied_or_counted_is_no_event(sentence):
    assert names("Event", sentence) == set()


def test_the_event_of_others_bears_no_zone_name():
    assert names("Event", "南溪经济开发区组团参加第三届中国灯具博览会，签约两家企业。") == {"第三届中国灯具博览会"}


def test_a_ceremony_that_nothing_names_is_the_zones_own():
    found = names("Event", "南溪经济开发区与云河大学签订协议。管委会主任何静出席签约仪式。")
    assert found == {"南溪经济开发区签约仪式"}


def test_short_forms_and_bare_words_stand_for_the_event():
    text = "南溪经济开发区召开企业家早餐会。早餐会上，管委会主任何静致辞。会议由管委会副主任林知远主持。"
    events = [e for e in graph(text).entities if e.cls == "Event"]
    assert [e.name for e in events] == ["南溪经济开发区企业家早餐会"]
    assert said(text, of=("chaired", "addressed")) == {
        ("何静", "addressed", "南溪经济开发区企业家早餐会"),
        ("林知远", "chaired", "南溪经济开发区企业家早餐会"),
    }


def test_an_opening_is_part_of_the_event_it_opens():
    text = "南溪经济开发区举办数字化培训班。管委会副主任林知远主持开班式。"
    assert said(text, of=("chaired",)) == {("林知远", "chaired", "南溪经济开发区数字化培训班")}


def test_items_of_a_list_keep_their_events_apart():
    found = said(
        "1.南溪经济开发区召开安全生产动员会。",
        "2.云河银行授信5000万元。管委会主任何静参加，林知远陪同。",
        of=("attended",),
    )
    assert found == set()


def test_a_visit_that_a_body_organises_is_an_event():
    found = said(
        "9月2日，云河市政协组织部分委员到南溪经济开发区视察营商环境工作，管委会主任何静参加。",
        of=("organized", "attended"),
    )
    assert found == {
        ("云河市政协", "organized", "南溪经济开发区视察营商环境工作"),
        ("何静", "attended", "南溪经济开发区视察营商环境工作"),
    }


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("市长何静出席南溪经济开发区新材料产业推介会并致辞。", "南溪经济开发区新材料产业推介会"),
        ("市长何静出席轴承二期项目开工仪式。", "南溪经济开发区轴承二期项目开工仪式"),
        ("管委会主任何静参加安全生产专题培训班。", "南溪经济开发区安全生产专题培训班"),
    ],
)
def test_an_event_may_be_named_only_where_somebody_is_at_it(sentence, event):
    assert {s[:3] for s in said(sentence, of=("attended",))} == {("何静", "attended", event)}


@pytest.mark.parametrize(
    "sentence",
    [
        "管委会主任何静鼓励企业积极参加产销对接推介会。",
        "管委会主任何静先后参加了银企对接座谈会、项目推进会等活动。",
        "管委会主任何静说，公司每年都参加行业供需对接会。",
    ],
)
def test_taking_part_as_a_habit_makes_no_event(sentence):
    assert names("Event", sentence) == set()


def test_an_event_named_before_is_meant_by_its_tail():
    text = "南溪经济开发区举行职工数控技能大赛。市长何静出席数控技能大赛并讲话。"
    assert names("Event", text) == {"南溪经济开发区职工数控技能大赛"}

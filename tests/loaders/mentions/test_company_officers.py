"""Companies that only the post of a named person shows."""

import pytest

from tests.loaders.mentions.naming import named


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("汐兴行政总监李一帆：缺人。", "汐兴"),
        ("岑禾驰董事长朱立坤说，今年订单不错。", "岑禾驰"),
        ("据园区企业岑禾驰总经理王敏介绍，新线下月投产。", "岑禾驰"),
        ("岑禾驰创始人兼首席执行官石立泽提出建议。", "岑禾驰"),
        ("岑禾驰人力资源部经理周敏表示，年后招工顺利。", "岑禾驰"),
        ("天际时空创始人夏彬算了一笔账。天际时空去年贷到800万元。", "天际时空"),
    ],
)
def test_a_post_of_a_named_person_shows_the_firm(text, company):
    assert set(named("Company", text)) == {company}


@pytest.mark.parametrize(
    "text",
    [
        "企业负责人李明说，今年订单不错。",
        "项目负责人王敏介绍，工期提前。",
        "技术总监周敏表示，质量第一。",
        "市商会负责人李明到会。",
        "车间主任张立说，机器不停。",
    ],
)
def test_a_post_alone_and_bodies_show_none(text):
    assert named("Company", text) == {}

"""Parks: what names them, and what only speaks of one."""

import pytest

from tests.loaders.mentions.naming import named


@pytest.mark.parametrize(
    ("text", "park"),
    [
        ("南溪医药产业园开园。", "南溪医药产业园"),
        ("建设岑禾光电产业园。", "岑禾光电产业园"),
        ("入驻岑禾光电产业园。", "岑禾光电产业园"),
    ],
)
def test_a_head_and_a_stem_are_a_park(text, park):
    assert set(named("Park", text)) == {park}


@pytest.mark.parametrize(
    "text",
    ["各产业园开园。", "3个产业园开园。", "获评国家级科技企业孵化器。", "光电产业园化布局。", "专业产业园开园。"],
)
def test_counts_and_titles_are_none(text):
    assert named("Park", text) == {}


def test_what_is_paid_for_and_makes_something_is_a_project_and_no_park():
    assert named("Park", "该区将启动总投资9.6亿元的大型铸锻件中试基地建设。") == {}


def test_money_before_a_park_is_no_part_of_its_name():
    assert set(named("Park", "总投资30亿元云帆食品产业园落户。")) == {"云帆食品产业园"}


def test_a_town_to_come_is_no_park():
    assert named("Park", "加快建设现代新兴产业城市。") == {}


@pytest.mark.parametrize("text", ["开发区党工委书记调研科创园。", "考察团参观科创园。"])
def test_who_visits_is_no_part_of_a_parks_name(text):
    assert named("Park", text) == {}

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

"""Bodies of party and state: above the zone, of the zone, and offices by their names."""

import pytest

from loaders.mentions.bodies import is_body, is_organ
from tests.loaders.mentions.naming import named
from tests.loaders.said import ZONE


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("江苏省委召开会议。", {"江苏省委"}),
        ("南京市委组织部调研。", {"南京市委组织部"}),
        ("云州市委书记出席。", {"云州市委"}),
        ("省工信厅、市发改委、市工信局参加。", {"省工信厅", "市发改委", "市工信局"}),
        ("县消防救援大队开展演练。", {"县消防救援大队"}),
        ("南京市税务局上门辅导。", {"南京市税务局"}),
    ],
)
def test_bodies_above_the_zone_keep_their_place_or_level(text, bodies):
    assert set(named("GovernmentBody", text)) == bodies


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("党工委召开会议。", "党工委"),
        ("南溪经开区管委会召开会议。", "管委会"),
        ("南溪经开区应急管理局开展检查。", "应急管理局"),
        ("应急管理局开展检查。", "应急管理局"),
    ],
)
def test_a_body_of_the_zone_bears_its_full_name(text, body):
    assert set(named("GovernmentBody", text)) == {ZONE + body}


@pytest.mark.parametrize(
    "text", ["生产部加班。", "税务局上门辅导。", "党支部带头。", "招商局长介绍。", "有关部门参加。"]
)
def test_offices_of_others_and_titles_are_not_the_zones(text):
    assert named("GovernmentBody", text) == {}


def test_an_office_of_the_committee_is_found_without_the_zones_name():
    assert ZONE + "管委会金融办" in named("GovernmentBody", "管委会召开会议。管委会金融办介绍情况。")


def test_without_a_zone_a_bare_office_names_nothing():
    assert named("GovernmentBody", "应急管理局开展检查。", zone="") == {}


def test_endings_of_bodies():
    assert is_organ("党工委") and not is_organ("招商局")
    assert is_body("招商局") and is_body("南京海关") and is_body("人民法院")
    assert not is_body("委") and not is_body("岑禾科技")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("区应急管理局、区商务局参加。", f"{ZONE}应急管理局"),
        ("林知远要求区自然资源局一周内答复。", f"{ZONE}自然资源局"),
        ("会议听取了区经济发展局局长余景明的汇报。", f"{ZONE}经济发展局"),
        ("区安委办组织开展检查。", f"{ZONE}安委办"),
    ],
)
def test_an_office_of_the_area_is_the_zones_where_no_district_is_named(text, body):
    assert body in named("GovernmentBody", text)


@pytest.mark.parametrize(
    "text", ["区委书记余景明、区应急管理局参加。", "座谈会在区行政中心举行。", "白河区副区长、区应急管理局参加。"]
)
def test_an_office_of_a_district_is_not_the_zones(text):
    assert not any(body.startswith(ZONE) for body in named("GovernmentBody", text))


def test_an_office_keeps_the_city_and_the_district_before_it():
    assert "北京市石岭区投资促进中心" in named("GovernmentBody", "与北京市石岭区投资促进中心签订协议。")


def test_associations_of_a_level_are_bodies():
    assert "旗工商联" in named("GovernmentBody", "开发区联合旗工商联举办对接会。")

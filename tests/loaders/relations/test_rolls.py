"""attended, chaired, participatedIn: who is at an event by lists that have no verb."""

import pytest

from tests.loaders.said import ZONE, said

FIRM, OTHER = "青岚机械有限公司", "白榆轴承有限公司"


def at(*paragraphs):
    found = said(*paragraphs, of=("attended", "chaired", "participatedIn"))
    return {(who, relation) for who, relation, event, *_ in found if event == f"{ZONE}企业家早餐会"}


HELD = "5月9日，南溪经济开发区举行企业家早餐会。"


@pytest.mark.parametrize(
    "line",
    [
        "出席：林知远、何静",
        "参会人员：管委会主任林知远，副主任何静。",
        "参加会议的有：管委会主任林知远，副主任何静。",
    ],
)
def test_a_roll_names_who_was_there(line):
    assert at(HELD, line) == {("林知远", "attended"), ("何静", "attended")}


def test_a_roll_tells_the_chair():
    found = at(HELD, f"主持人：管委会副主任何静\n参会人员：{FIRM}总经理林知远")
    assert found == {("何静", "chaired"), ("林知远", "attended")}


def test_the_answer_to_who_came():
    found = at(HELD, "谁来了？", f"管委会主任林知远、副主任何静，以及{FIRM}、{OTHER}等31家企业的负责人。")
    assert found == {
        ("林知远", "attended"),
        ("何静", "attended"),
        (FIRM, "participatedIn"),
        (OTHER, "participatedIn"),
    }


def test_a_label_names_who_speaks():
    assert at(HELD, f"▶ {FIRM}董事长林知远：“今年最难的是要账。”") == {("林知远", "attended")}


@pytest.mark.parametrize("line", ["林知远认为：企业要创新。", "三是抓好服务：何静负责。"])
def test_other_colons_tell_nothing(line):
    assert at(HELD, line) == set()

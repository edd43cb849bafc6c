"""Works that are built and named without the word 项目, and plants of which nothing is built."""

import pytest

from tests.loaders.said import ZONE, names, said


def works(*paragraphs):
    return names("Project", *paragraphs)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("开发区新建精密轴承生产基地。", "精密轴承生产基地"),
        ("开发区建设南岸货运码头。", "南岸货运码头"),
        ("精密轴承生产车间竣工投用。", "精密轴承生产车间"),
        ("污水处理厂二期扩建加快推进。", "污水处理厂二期扩建"),
        ("青槐精工有限公司二期开工。", "青槐精工有限公司二期"),
    ],
)
def test_works_by_the_verb_or_the_deed(sentence, name):
    assert works(sentence) == {name}
    assert said(sentence, of=("hasProject",)) == {(ZONE, "hasProject", name)}


def test_items_of_a_list_of_projects():
    found = works("青槐精工酿造基地二期、南岸智慧码头、禾沐电机扩产等18个重点项目开工。")
    assert found == {"青槐精工酿造基地二期", "南岸智慧码头", "禾沐电机扩产"}


def test_what_is_called_a_project_is_no_work_besides():
    assert works("总投资8亿元建设冷链物流中心项目。") == {"冷链物流中心项目"}


def test_a_work_that_is_only_planned():
    assert said("开发区拟新建精密轴承生产基地。", of=("hasProject",)) == {
        (ZONE, "hasProject", "精密轴承生产基地", "planned")
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "开发区建设一批生产基地。",
        "开发区建成标准厂房8万平方米。",
        "该车间竣工。",
        "建设一个研发中心。",
        "新车间竣工投用。",
        "走进精密轴承生产车间，机器轰鸣。",
        "第二期培训班开班。",
        "青槐精工有限公司二期间产值增长。",
    ],
)
def test_words_that_name_no_work(sentence):
    assert works(sentence) == set()

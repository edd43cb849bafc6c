"""locatedIn of companies: the place that they are said to be of, and that the zone does not host them for it."""

import pytest

from tests.loaders.said import ZONE, said

FIRM = "青槐精工有限公司"


def seats(*paragraphs):
    found = said(*paragraphs, of=("locatedIn",))
    return {(who, where) for who, _, where, *_ in found if who != ZONE}


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("产品配套给重庆的青槐精工有限公司。", "重庆"),
        ("原料从浙江绍兴的青槐精工有限公司购进。", "浙江绍兴"),
        ("首批产品被杭州客户青槐精工有限公司订走。", "杭州"),
        ("青槐精工有限公司总部在上海。", "上海"),
        ("青槐精工有限公司是桂林本土企业。", "桂林"),
    ],
)
def test_a_firm_is_where_the_words_beside_it_say(sentence, place):
    assert seats(sentence) == {(FIRM, place)}


@pytest.mark.parametrize(
    "sentence",
    ["产品配套给重庆的青槐精工有限公司。", "铜箔仍从九江的青槐精工有限公司购进。"],
)
def test_a_firm_of_another_place_is_not_hosted(sentence):
    assert said(sentence, of=("hosts",)) == set()


def test_a_firm_that_settles_is_hosted_and_not_seated_elsewhere():
    sentence = "宁波的青槐精工有限公司落户南溪经济开发区。"
    assert said(sentence, of=("hosts",)) == {(ZONE, "hosts", FIRM)}
    assert seats(sentence) == set()


def test_a_firm_with_its_head_office_elsewhere_is_hosted_and_seated_there():
    assert seats("总部位于佛山的青槐精工有限公司在开发区设厂。") == {(FIRM, "佛山")}
    assert seats("由浙江诸暨的青槐精工有限公司投资2.2亿元的印染项目投产。") == {(FIRM, "浙江诸暨")}

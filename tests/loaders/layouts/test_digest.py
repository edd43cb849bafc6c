"""Digests: each item with a heading of its own is an article and shares what the page prints once."""

import pytest

from kg.model import Article, Document
from loaders.pages import split_articles
from loaders.reading import read_view


def split(text: str) -> tuple[Article, ...]:
    return split_articles(Document("digest.txt", text))


BRACKETS = """一周要闻（2024年10月14日—10月20日）

【云州高新区：叶片项目试生产】10月16日，位于云州高新区的叶片项目进入试生产。

【澜溪经开区】10月17日，澜溪经济技术开发区举行推介会，签约项目3个。
会议由管委会副主任主持。

（东江经济周刊整理 编辑：小满）
"""
SIGNS = """一周园区速览
（2024.11.25—12.1）

◆ 云州经开区
11月26日，云州经济技术开发区管委会签署备忘录。

◆ 澜溪高新区
澜溪高新区的新能源客车首批120辆发往海外。

（来源：东江时报　整理：沈知秋　责编：小满）
"""
NUMBERS = """开发区一周·东江
2025年第23周（6月2日—6月8日）

1.云州经开区：6月3日，云州经济技术开发区召开动员会。

2.澜溪高新区：6月4日，酒庄获得金奖。葡萄酒产业链现有酒庄63家。

3.云州经开区：截至5月底，固定资产投资完成29.6亿元。
"""


@pytest.mark.parametrize(
    ("page", "zones"),
    [
        (BRACKETS, ["云州高新区", "澜溪经开区"]),
        (SIGNS, ["云州经开区", "澜溪高新区"]),
        (NUMBERS, ["云州经开区", "澜溪高新区", "云州经开区"]),
    ],
)
def test_items_are_articles_with_a_zone(page: str, zones: list[str]) -> None:
    assert [a.zone for a in split(page)] == zones


def test_title_and_text_of_an_item() -> None:
    first, second = split(BRACKETS)
    assert (first.title, second.title) == ("叶片项目试生产", "澜溪经开区")
    view = read_view(first)
    assert [view.text[s.start : s.stop] for s in view.sentences if s.role == "body"] == [
        "10月16日，位于云州高新区的叶片项目进入试生产。"
    ]
    assert "管委会副主任" in read_view(second).text


def test_a_week_gives_the_year_and_no_date() -> None:
    for page, year in ((BRACKETS, 2024), (SIGNS, 2024), (NUMBERS, 2025)):
        assert {(a.year, a.date, a.year_inferred) for a in split(page)} == {(year, "", False)}


def test_items_share_outlet_and_author_but_hold_only_their_own_parts() -> None:
    found = split(SIGNS)
    assert [(a.outlet, a.author) for a in found] == [("东江时报", "沈知秋")] * 2
    for article in found:
        assert all(article.start <= part.start < part.stop <= article.stop for part in article.parts)
    assert [a.outlet for a in split(BRACKETS)] == ["东江经济周刊"] * 2


def test_signs_in_the_text_of_one_article_are_no_items() -> None:
    page = "园区为什么留得住企业\n\n云州高新区有三条经验。\n\n● 服务好\n窗口一次办结。\n\n● 成本低\n厂房租金减半。\n"
    assert len(split(page)) == 1


def test_source_above_and_compiler_below_belong_to_every_item() -> None:
    found = split(
        "湾区园区一周动态\n（2024年7月22日—7月28日）　来源：湾区园区网\n\n"
        "【云州开发区】半年成绩单出炉\n　　7月24日，云州开发区公布"
        "上半年经济数据。\n\n【澜溪高新区】召开年中工作会\n　　7月25日，澜溪高新区召开年中工作会议。\n\n"
        "（本期整理：沈知秋　审核：小满）\n"
    )
    assert [(a.zone, a.title) for a in found] == [("云州开发区", "半年成绩单出炉"), ("澜溪高新区", "召开年中工作会")]
    assert {(a.outlet, a.author, a.year) for a in found} == {("湾区园区网", "沈知秋", 2024)}


@pytest.mark.parametrize("marks", [("1、", "2、"), ("一、", "二、"), ("（1）", "（2）")])
def test_counted_items_begin_with_a_headline(marks: tuple[str, str]) -> None:
    page = (
        "园区动态速览\n2024年6月第1期\n{}云州经开区召开安全生产会。6月3日，云州经济技术开发区召开安全生产会。\n"
        "{}澜溪高新区签约3个项目。6月5日，澜溪高新区签约3个项目，总投资9亿元。\n"
    ).format(*marks)
    assert [a.title for a in split(page)] == ["云州经开区召开安全生产会", "澜溪高新区签约3个项目"]


def test_outlet_behind_its_field_may_be_named_like_a_digest() -> None:
    found = split(
        "东江开发区一周动态（2024年11月4日—11月10日）\n来源：东江产业资讯　整理：沈知秋\n\n"
        "◆云州开发区：15个项目集中签约\n11月5日，云州开发区15个项目集中签约。\n\n"
        "◆澜溪高新区：2家企业入选名单\n近日，澜溪高新区2家企业入选省级名单。\n"
    )
    assert [(a.zone, a.title) for a in found] == [("云州开发区", "15个项目集中签约"), ("澜溪高新区", "2家企业入选名单")]
    assert {(a.outlet, a.author) for a in found} == {("东江产业资讯", "沈知秋")}

"""Pages laid out in ways that no recogniser was written for: what is title, zone, author, outlet and date."""

import pytest

from kg.model import Article, Document
from loaders.layouts._meta import read_meta
from loaders.pages import split_articles


def pages(text: str) -> tuple[Article, ...]:
    return split_articles(Document("t.txt", text))


def test_items_between_dashes_are_articles_of_a_digest():
    found = pages(
        "江右开发区一周观察 | 2024年第31期\n\n"
        "—— 抚河高新区 ——\n　　抚河高新技术产业开发区8月5日召开产业链调度会，12家企业参加。\n"
        "—— 鹤湖经开区 ——\n　　鹤湖经济技术开发区与江右理工大学签订合作协议，共建研究院。\n"
        "—— 云亭工业园 ——\n　　云亭工业园区上半年引进项目9个。\n\n"
        "（江右经济网 整理：许朗）\n"
    )
    assert [a.zone for a in found] == ["抚河高新区", "鹤湖经开区", "云亭工业园"]
    assert {(a.outlet, a.author) for a in found} == {("江右经济网", "许朗")}


def test_a_headline_stands_under_a_signed_zone():
    found = pages(
        "A05 产经 2024.11.06 星期三 责编 林小满                      江淮早报\n\n"
        "●白榆经开区\n首个“零碳车间”投用\n江淮早报讯（记者 陆一鸣） 11月4日，白榆经济技术开发区“零碳车间”投用。\n\n"
        "●云亭高新区\n“夜校”开课啦\n江淮早报讯（通讯员 韩松） 云亭高新技术产业开发区举办“产业夜校”。\n"
    )
    assert [(a.zone, a.title, a.author, a.outlet, a.date) for a in found] == [
        ("白榆经开区", "首个“零碳车间”投用", "陆一鸣", "江淮早报", "2024-11-06"),
        ("云亭高新区", "“夜校”开课啦", "韩松", "江淮早报", "2024-11-06"),
    ]


def test_a_notice_is_dated_where_it_is_signed():
    (article,) = pages(
        "云川经济技术开发区管理委员会\n关于2024年上半年项目建设情况的通报\n\n各部门、各园区：\n\n"
        "    上半年，全区实施亿元以上项目42个，完成投资37亿元。\n\n"
        "                    云川经济技术开发区管理委员会\n                    2024年7月12日\n"
    )
    assert (article.zone, article.date) == ("云川经济技术开发区", "2024-07-12")


def test_a_magazine_prints_its_issue_and_its_name_under_the_headline():
    (article,) = pages(
        "一座轴承城的十年\n文｜本刊记者 苏合  摄影｜陆白\n2024年第6期 总第212期  《中部制造》\n\n"
        "青槐市东郊，白榆经济技术开发区的厂房一眼望不到头。\n"
    )
    assert (article.outlet, article.author, article.zone) == ("中部制造", "苏合", "白榆经济技术开发区")


def test_sections_and_rules_of_marked_up_text():
    found = pages(
        "# 云川经开区：一季度开门红\n\n> 2024-04-18 | 云川融媒 | 记者 林一帆\n\n"
        "## 数说\n\n一季度，云川经济技术开发区增长9.3%。\n\n"
        "---\n\n# 白水高新区：招才引智进校园\n\n> 2024-04-19 | 云川融媒 | 记者 周苏\n\n白水高新区组织企业招聘。\n"
    )
    assert [(a.title, a.date, a.outlet, a.author) for a in found] == [
        ("云川经开区：一季度开门红", "2024-04-18", "云川融媒", "林一帆"),
        ("白水高新区：招才引智进校园", "2024-04-19", "云川融媒", "周苏"),
    ]


def test_who_edited_it_is_no_text():
    (article,) = pages(
        "【快讯】云川经开区15个项目集中开工\n云报客户端 2024-09-03 17:02:11\n\n"
        "9月3日，云川经济技术开发区举行项目集中开工活动。\n\n(编辑 林小满)\n"
    )
    bodies = [article.cut(p.start, p.stop) for p in article.parts if p.role == "body"]
    assert bodies == ["9月3日，云川经济技术开发区举行项目集中开工活动。"]


@pytest.mark.parametrize(
    ("heads", "outlet"),
    [
        ("河西园区一周\n2025年第29期（7月14日—7月20日）　　本期整理：云慧　韩小满", "河西园区一周"),
        ("河西产经周览（4月21日—4月27日）\n2025年4月28日　总第312期　责编：林小满", "河西产经周览"),
        ("一周园区速览\n2025年第29期", ""),
        ("河西园区一周动态\n来源：河西产业资讯　撰文：耿小满", "河西产业资讯"),
    ],
)
def test_a_digest_with_a_name_of_its_own_is_the_outlet(heads, outlet):
    found = pages(
        f"{heads}\n\n【抚河高新区】上半年增长5%\n抚河高新区上半年增长5%。\n\n【鹤湖经开区】引进项目9个\n鹤湖经开区引进项目9个。\n"
    )
    assert {a.outlet for a in found} == {outlet}


@pytest.mark.parametrize(
    ("line", "outlet", "authors"),
    [
        ("2025-07-16 10:22　云川经济网　作者：滕小雨", "云川经济网", ["滕小雨"]),
        ("原创　云川小融　云川高新区微讯　2025年7月24日 18:06　福建", "云川高新区微讯", []),
        ("原创 张小禾 云川发布 2024-05-08 18:30 山西", "云川发布", ["张小禾"]),
        ("中共云川高新技术产业开发区工作委员会办公室　　　2024年10月15日印发", "", []),
    ],
)
def test_the_line_under_a_headline(line, outlet, authors):
    meta = read_meta(line)
    assert meta is not None
    assert meta.outlet == outlet
    assert [line[a:b] for a, b in meta.authors] == authors


def test_a_byline_stands_under_the_accounts_name():
    (article,) = pages(
        "一杯奶的旅行\n河西产业观察　2024-08-16 18:30　内蒙古\n\n文 | 娜仁小满　图 | 巴小图　编辑 | 小高\n\n"
        "早上六点，第一辆车开进河西经济技术开发区。\n"
    )
    assert (article.author, article.outlet) == ("娜仁小满", "河西产业观察")

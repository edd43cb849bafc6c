"""Bulletins: the head of an issue, one report with sections, several reports, full-width digits, the trailer."""

from kg.model import Article, Document
from loaders.pages import split_articles
from loaders.reading import read_view

REPORT = """工 作 简 报
第１８期
云州经济开发区党政办公室编　　　　２０２４年７月１５日

云州经济开发区上半年重点工作推进情况

一、经济运行总体平稳
上半年，全区完成工业总产值２８６．５亿元，同比增长６．４％。

二、项目建设提速
（一）在建项目。全区在建亿元以上项目３２个。
（二）签约项目。新签约项目１４个。

（编发：沈知秋　审核：米岚）
报送：云州市委办公室
"""

ISSUE = """云州开发区信息
（２０２４年第６期　总第112期）

云州经济开发区管委会办公室　2024年4月11日

【本期目录】
1. 云州经开区召开安全生产会议……1
2. 云州经开区举办政银企对接会……2

云州经开区召开安全生产会议

4月8日，云州经开区召开安全生产会议，部署二季度重点任务。

云州经开区举办政银企对接会

4月9日，云州经开区举办政银企对接会，12家企业与银行签约。

送：区各部门、各园区。
"""


def split(text: str) -> tuple[Article, ...]:
    return split_articles(Document("bulletin.txt", text))


def test_one_report_with_sections_is_one_article() -> None:
    (article,) = split(REPORT)
    assert article.title == "云州经济开发区上半年重点工作推进情况"
    assert (article.zone, article.date, article.year) == ("云州经济开发区", "2024-07-15", 2024)


def test_sections_are_read_without_their_headings_running_into_the_text() -> None:
    view = read_view(split(REPORT)[0])
    sentences = [view.text[s.start : s.stop] for s in view.sentences if s.role == "body"]
    assert sentences[:2] == ["一、经济运行总体平稳", "上半年，全区完成工业总产值286.5亿元，同比增长6.4%。"]
    assert not any("编发" in sentence or "报送" in sentence for sentence in sentences)


def test_contents_and_headlines_begin_articles() -> None:
    found = split(ISSUE)
    assert [a.title for a in found] == ["云州经开区召开安全生产会议", "云州经开区举办政银企对接会"]
    assert {a.date for a in found} == {"2024-04-11"}
    assert "送：" not in read_view(found[1]).text


def test_zone_of_the_head_is_the_zone_of_a_report_that_names_none() -> None:
    (article,) = split(
        "云州经济技术开发区招商简报\n第７期（总第３３期）\n云州经开区招商服务局　　　２０２４年９月２日\n\n"
        "８月份招商情况通报\n\n"
        "一、总体情况\n１—８月，全区新签约项目２６个，其中亿元以上项目１１个。\n"
    )
    assert article.zone == "云州经济技术开发区"
    assert article.title == "８月份招商情况通报"
    assert all(article.start <= part.start and part.stop <= article.stop for part in article.parts)


def test_report_without_a_headline_takes_the_line_of_the_contents() -> None:
    (article,) = split(
        "云州经开区政务信息\n（2025年第6期　总第112期）\n\n【本期要目】推进汽车零部件产业“双招双引”情况\n\n"
        "云州经济开发区管委会办公室　2025年4月11日\n\n"
        "　　今年以来，云州经济开发区坚持主攻方向，取得新成效。现将情况报告如下：\n\n"
        "　　一、主要做法\n\n　　（一）组建专班。成立招商专班。\n"
    )
    assert article.title == "推进汽车零部件产业“双招双引”情况"
    assert article.year == 2025


def test_sections_counted_anew_under_each_headline_make_several_reports() -> None:
    report = (
        "\n\n一、总体情况\n一季度新签约项目12个，总投资36亿元，完成投资12亿元。\n\n"
        "二、下步打算\n加快推进项目建设，力争早日投产达效，完成全年目标。\n\n"
    )
    found = split(
        "云州开发区工作简报\n第3期\n云州经济开发区管委会办公室　2024年4月11日\n\n"
        f"云州经济开发区一季度招商引资情况{report}澜溪高新区一季度项目建设情况{report}"
    )
    assert [a.title for a in found] == ["云州经济开发区一季度招商引资情况", "澜溪高新区一季度项目建设情况"]
    assert [a.zone for a in found] == ["云州经济开发区", "澜溪高新区"]


def test_counted_items_without_a_headline_are_one_article_named_like_the_bulletin() -> None:
    (article,) = split(
        "云州工业园区党政动态\n（２０２４年第１１期）\n云州工业园区党政办公室编　　　２０２４－０５－２４\n\n"
        "一、园区召开安全生产会议。５月２０日，园区召开会议，部署安全生产工作。\n"
        "二、园区赴外地考察学习。５月２２日，园区考察团赴外地学习。\n（责任编辑：小满　　供稿：沈知秋）\n"
    )
    assert (article.title, article.zone) == ("云州工业园区党政动态", "云州工业园区")
    assert (article.date, article.author) == ("2024-05-24", "沈知秋")

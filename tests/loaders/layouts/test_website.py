"""Pages of web sites and signed stories: a line about the article under each headline."""

import pytest

from kg.model import Article, Document
from loaders.layouts._meta import read_meta
from loaders.pages import split_articles
from loaders.reading import read_view

SITE = """云州经开区一季度“成绩单”出炉
发布时间：2024-04-25 来源：云州经开区管委会 作者：经发局

记者从云州经济技术开发区管委会获悉，一季度规上工业增加值增长8.1%。

总投资30亿元的显示项目落户云州
发布时间：2024-05-06 10:30　来源：东江新闻网　作者：沈知秋　浏览次数：1206

5月5日，云州经济技术开发区管委会与企业正式签约。

项目选址云州光电产业园，分两期建设。

（责任编辑：小满）

==========
云州经开区举办培训班
来源：云州日报　记者：米岚 苗一凡　发布时间：2024年5月10日

5月8日，云州经开区举办培训班，来自10个部门的86名专员参训。
上一篇：没有了
下一篇：园区动态
"""


def split(text: str) -> tuple[Article, ...]:
    return split_articles(Document("site.txt", text))


def body(article: Article) -> str:
    view = read_view(article)
    return "".join(view.text[s.start : s.stop] for s in view.sentences if s.role == "body")


def test_every_headline_with_a_line_about_it_begins_an_article() -> None:
    found = split(SITE)
    assert [a.title for a in found] == [
        "云州经开区一季度“成绩单”出炉",
        "总投资30亿元的显示项目落户云州",
        "云州经开区举办培训班",
    ]
    assert [a.date for a in found] == ["2024-04-25", "2024-05-06", "2024-05-10"]
    assert [a.year for a in found] == [2024] * 3
    assert [a.author for a in found] == ["", "沈知秋", "米岚 苗一凡"]


def test_an_office_that_sent_the_text_is_no_outlet() -> None:
    assert [a.outlet for a in split(SITE)] == ["", "东江新闻网", "云州日报"]


def test_what_trails_an_article_is_no_text_of_it() -> None:
    assert [body(a) for a in split(SITE)] == [
        "记者从云州经济技术开发区管委会获悉，一季度规上工业增加值增长8.1%。",
        "5月5日，云州经济技术开发区管委会与企业正式签约。项目选址云州光电产业园，分两期建设。",
        "5月8日，云州经开区举办培训班，来自10个部门的86名专员参训。",
    ]


def test_printed_outlet_stands_in_the_article() -> None:
    for article in split(SITE)[1:]:
        (line,) = [part for part in article.parts if part.role == "dateline"]
        assert article.outlet in article.cut(line.start, line.stop)


def test_title_that_says_so() -> None:
    page = (
        "标题：云州经开区签约8个项目\n来源：云州日报\n\n6月29日，云州经开区举行签约仪式，总投资63.7亿元。\n\n"
        "标题：澜溪高新区的用电“晴雨表”\n\n今年上半年，澜溪高新区用电量14.3亿千瓦时，同比增长8.4%。\n"
    )
    found = split(page)
    assert [a.title for a in found] == ["云州经开区签约8个项目", "澜溪高新区的用电“晴雨表”"]
    assert [a.outlet for a in found] == ["云州日报", ""]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("东江产业观察记者 沈知秋 通讯员 米岚", "沈知秋 米岚"),
        ("□ 东江经济报记者 沈知秋", "沈知秋"),
        ("本报特约撰稿人　沈知秋", "沈知秋"),
        ("云州商报　记者 沈知秋　2026-01-15", "沈知秋"),
        ("文/图 沈知秋 米岚", "沈知秋 米岚"),
        ("文/沈知秋", "沈知秋"),
        ("作者：沈知秋", "沈知秋"),
    ],
)
def test_signed_story(line: str, authors: str) -> None:
    (article,) = split(
        f"戈壁滩上的“药谷”如何炼成\n{line}\n\n云州经济技术开发区在走廊中段，四面是戈壁，如今有药企36家。\n"
    )
    assert article.title == "戈壁滩上的“药谷”如何炼成"
    assert article.author == authors
    assert article.zone == "云州经济技术开发区"


def test_report_line_with_the_reporters_and_the_source() -> None:
    meta = read_meta("东江网讯（记者 沈知秋 实习生 米岚） 2024-10-15 09:05 来源：东江网")
    assert meta is not None
    assert (meta.outlet, meta.date, len(meta.authors)) == ("东江网", "2024-10-15", 2)


@pytest.mark.parametrize(
    "line",
    [
        "来源于实践的经验表明，园区要加快建设。",
        "时间：5月8日 地点：会议中心",
        "第三季度招商情况",
        "2024年5月8日 会议召开",
        "4月12日，云州高新区召开会议",
        "记者从管委会获悉，一季度增长5%",
        "主要来源：企业自筹，银行贷款。",
        "云州高新区召开推进会",
    ],
)
def test_prose_and_headlines_say_nothing_about_an_article(line: str) -> None:
    assert read_meta(line) is None


def test_line_about_the_article_may_stand_above_the_headline() -> None:
    page = (
        "时间：2024-07-01 来源：云州日报\n云州高新区3家企业获评“小巨人”\n近日，云州高新区3家企业入选名单。\n\n"
        "时间：2024-07-02 来源：云州日报\n云州高新区举办讲座\n7月1日，云州高新区举办讲座，60人参加。\n"
    )
    assert [(a.title, a.date) for a in split(page)] == [
        ("云州高新区3家企业获评“小巨人”", "2024-07-01"),
        ("云州高新区举办讲座", "2024-07-02"),
    ]


def test_long_headline_stands_above_the_line_about_it() -> None:
    title = "云州经济技术开发区党工委书记带队赴长三角地区开展招商考察活动并与多家企业签订合作协议共谋发展新篇章"
    (article,) = split(f"{title}\n来源：云州发布 2024年5月1日\n\n4月28日，云州经济技术开发区赴外地考察。\n")
    assert (article.title, article.outlet, article.date) == (title, "云州发布", "2024-05-01")


def test_navigation_and_what_a_site_prints_below_are_no_text() -> None:
    (article,) = split(
        "首页 > 新闻中心 > 园区动态\n云州高新区3家企业获评“小巨人”\n2024-07-01 09:30:15　来源： 云州日报　点击：356次\n"
        "云州日报讯（记者 沈知秋）近日，云州高新区3家企业入选名单。\n截至目前，全区累计有12家。\n"
        "[责任编辑：小满]\n分享到：\n相关链接\n云州高新区举办讲座\n版权所有：云州日报社\n"
    )
    assert article.title == "云州高新区3家企业获评“小巨人”"
    assert article.author == "沈知秋"
    assert body(article) == "近日，云州高新区3家企业入选名单。截至目前，全区累计有12家。"


def test_fields_of_a_government_site() -> None:
    (article,) = split(
        "云州经济技术开发区召开项目调度会\n索引号：0152/2024-00123　　发布机构：云州经开区党政办\n"
        "发布日期：2024-06-12　　文号：无\n字体：【大 中 小】　打印本页\n\n"
        "　　6月11日，云州经济技术开发区召开调度会。\n"
    )
    assert (article.title, article.date) == ("云州经济技术开发区召开项目调度会", "2024-06-12")
    assert body(article) == "6月11日，云州经济技术开发区召开调度会。"

"""Newspaper pages: what begins an article, what closes it, and what the printer broke."""

from kg.model import Article, Document
from loaders.pages import split_articles
from loaders.reading import read_view

PAGE = """

云州经济技术开发区

抢抓开局  实现首季“开门红”

东江时报讯 2024年一季度，云州经济技术开发区(下称云州经开区)深刻领会新要求、

推动高质量发展，规上工业总产值50.8亿元，同比增长3.1%。加快电子信息产业链链链链延伸。四是突出招商。一是

持续强化产业链招商，签约项目6个。沈知秋

澜溪高新区

召开信创专业镇工作推进会



东江时报讯 4月12日，澜溪高新区召开信创专业镇工作推进会，管委会总工程师苗一凡出席会议。

会议要求，各企业要加强合作，项目预装生产线4

条，主要生产设备。米 岚

汾口杏林经济技术开发区党工委与汾口市委老干部局党委

签订联合推进党建工作协议

东江时报讯 4月10日，汾口杏林经济技术开发区党工委和汾口市委老干部局党委签订协议。

共建工作进行了深入探讨。

欧阳清扬
"""


def split(text: str) -> tuple[Article, ...]:
    return split_articles(Document("page.txt", text))


def body(article: Article) -> str:
    view = read_view(article)
    return "".join(view.text[s.start : s.stop] for s in view.sentences if s.role == "body")


def test_articles_with_zone_headline_outlet_and_by_line() -> None:
    found = split(PAGE)
    assert [a.zone for a in found] == ["云州经济技术开发区", "澜溪高新区", "汾口杏林经济技术开发区"]
    assert [a.title for a in found] == [
        "抢抓开局  实现首季“开门红”",
        "召开信创专业镇工作推进会",
        "汾口杏林经济技术开发区党工委与汾口市委老干部局党委 签订联合推进党建工作协议",
    ]
    assert [a.author for a in found] == ["沈知秋", "米岚", "欧阳清扬"]
    assert {a.outlet for a in found} == {"东江时报"}
    assert [(a.year, a.year_inferred) for a in found] == [(2024, True)] * 3


def test_sentences_broken_by_blank_lines_join_and_doubled_words_are_read_once() -> None:
    first, second, third = split(PAGE)
    assert "深刻领会新要求、推动高质量发展" in body(first)
    assert "加快电子信息产业链延伸" in body(first)
    assert body(first).endswith("一是持续强化产业链招商，签约项目6个。")
    assert "项目预装生产线4条，主要生产设备。" in body(second)
    assert body(third).endswith("共建工作进行了深入探讨。")


def test_by_line_is_no_part_of_the_text() -> None:
    for article in split(PAGE):
        assert article.author not in body(article)
        assert "时报讯" not in body(article)


def test_masthead_gives_outlet_date_and_year() -> None:
    page = (
        "东江时报  ２０２４年４月１９日  星期五  第3版\n要闻\n\n"
        "云州高新区\n召开推进会\n\n本报讯（记者 沈知秋 通讯员 米岚） "
        "4月18日，云州高新区召开推进会，部署重点项目建设工作。\n"
    )
    (article,) = split(page)
    assert (article.outlet, article.date, article.year) == ("东江时报", "2024-04-19", 2024)
    assert not article.year_inferred
    assert article.author == "沈知秋 米岚"
    assert article.title == "召开推进会"
    assert body(article) == "4月18日，云州高新区召开推进会，部署重点项目建设工作。"


def test_agency_dateline_brings_the_date() -> None:
    (article,) = split(
        "云州高新区举行开工仪式\n\n新华社云州2024年5月6日电（记者沈知秋）云州高新区6日举行项目集中开工仪式。"
    )
    assert (article.outlet, article.date, article.author) == ("新华社", "2024-05-06", "沈知秋")


def test_by_line_ends_an_article_where_no_dateline_begins_the_next() -> None:
    page = (
        "云州高新区召开项目调度会\n\n4月18日，云州高新区召开项目调度会，通报项目进展情况。\n\n会议要求加快建设。沈知秋\n\n"
        "澜溪经开区举办银企对接会\n\n4月20日，澜溪经开区举办银企对接会，签约金额3亿元。（米岚）\n\n"
        "南屏经开区招商忙\n\n今年以来，南屏经开区新签约项目9个。（记者 苗一凡）\n"
    )
    found = split(page)
    assert [a.title for a in found] == ["云州高新区召开项目调度会", "澜溪经开区举办银企对接会", "南屏经开区招商忙"]
    assert [a.author for a in found] == ["沈知秋", "米岚", "苗一凡"]
    assert [a.zone for a in found] == ["云州高新区", "澜溪经开区", "南屏经开区"]


def test_prose_before_the_first_dateline_is_an_article_of_its_own() -> None:
    page = (
        "编者按\n\n今年以来，全省开发区加快建设，本版选登几个开发区的做法。\n\n"
        "云州高新区\n召开推进会\n\n东江时报讯 4月18日，云州高新区召开推进会。沈知秋\n"
    )
    found = split(page)
    assert [a.title for a in found] == ["编者按", "召开推进会"]


def test_zone_between_signs_is_a_heading() -> None:
    page = "【云州高新区】\n项目建设加速\n\n东江时报讯 云州高新区一季度开工项目12个，总投资30亿元。\n"
    (article,) = split(page)
    assert (article.zone, article.title) == ("云州高新区", "项目建设加速")


def test_page_number_in_a_sentence_is_skipped() -> None:
    page = "云州高新区\n召开推进会\n\n东江时报讯 会议指出，要加快推进\n— 12 —\n重点项目建设。沈知秋\n"
    (article,) = split(page)
    assert body(article) == "会议指出，要加快推进重点项目建设。"


def test_hard_wrapped_lines_join() -> None:
    page = (
        "云州高新区\n召开推进会\n东江时报讯 4月18日，云州高新区召开推进会，部署重点项目建\n"
        "设工作，副主任苗一凡出席会议并讲\n话。沈知秋\n"
    )
    (article,) = split(page)
    assert body(article) == "4月18日，云州高新区召开推进会，部署重点项目建设工作，副主任苗一凡出席会议并讲话。"


def test_padded_by_line_in_brackets() -> None:
    (article,) = split(
        "云州高新区\n\n召开推进会\n\n东江日报讯 6月1日，云州高新区召开推进会。（记 者  沈 岳  通讯员  马 远）\n"
    )
    assert article.author == "沈岳 马远"


def test_two_zones_in_a_line_are_no_heading_and_a_call_is_no_zone() -> None:
    (article,) = split(
        "云州高新区 澜溪经开区\n\n携手共建飞地园区\n\n东江日报讯 6月1日，云州高新区与澜溪经开区签订协议。沈知秋\n"
    )
    assert article.title == "云州高新区 澜溪经开区 携手共建飞地园区"
    assert article.zone == "云州高新区"


def test_zone_of_two_places() -> None:
    (article,) = split(
        "云州—独江经济技术开发区：绿氢“氢”装上阵\n\n东江日报讯 12月4日，云州—独江经济技术开发区一项目建成投产。沈知秋\n"
    )
    assert article.zone == "云州—独江经济技术开发区"


def test_briefs_on_a_page_are_articles() -> None:
    found = split(
        "云州高新区\n召开推进会\n\n东江日报讯 6月1日，云州高新区召开推进会，部署工作。沈知秋\n\n短 讯\n\n"
        "●澜溪经开区 6月3日，澜溪经开区举办人才招聘会，提供岗位1200个。（米岚）\n"
        "●南屏开发区 6月2日，南屏开发区召开安全生产会。（沈知秋）\n"
    )
    assert [(a.zone, a.author) for a in found] == [
        ("云州高新区", "沈知秋"),
        ("澜溪经开区", "米岚"),
        ("南屏开发区", "沈知秋"),
    ]

"""Any text splits into articles that tile it, or is refused; years and dates; speed on long pages."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DocumentError
from kg.model import Article, Document
from loaders.layouts import layouts
from loaders.layouts._byline import find_byline
from loaders.layouts._dates import current_year, find_date, find_year
from loaders.layouts._names import find_zone, person_name, zone_heading
from loaders.pages import split_articles
from loaders.reading import read_view

PIECES = [
    "云州经济技术开发区",
    "【澜溪高新区】",
    "◆ 南屏经开区",
    "1.云州经开区：6月3日召开会议。",
    "（一）主要做法。",
    "一、总体情况",
    "召开信创专业镇工作推进会",
    "东江时报讯 4月12日，云州高新区召开推进会，部署工作。",
    "本报讯（记者 沈知秋）云州高新区一季度新签约项目6个，总投资9亿元。",
    "会议要求，加快产业链链链延伸，推进项目建设。沈知秋",
    "会议指出，要坚持以链主企业为引领、",
    "发布时间：2024-05-08 来源：云州日报 作者：米岚",
    "标题：云州高新区签约项目",
    "云州高新发布 2023-11-22 18:30 东江",
    "工 作 简 报",
    "第１８期",
    "一周要闻（2024年10月14日—10月20日）",
    "东江时报 2024年4月19日 星期五 第3版",
    "- 3 -",
    "==========",
    "—END—",
    "编辑：小满 审核：洛川",
    "（责任编辑：小满）",
    "沈知秋",
    "２０２４年上半年，增长６．４％。",
    "👉 🔥",
    "　　",
    "",
    "\u200b\ufeff",
    "To be continued in English only.",
]
PAGES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\r"]).map(lambda end: end.join(lines))
)


def split(text: str) -> tuple[Article, ...]:
    return split_articles(Document("page.txt", text))


def check_tiles(text: str, found: tuple[Article, ...]) -> None:
    assert [article.number for article in found] == list(range(1, len(found) + 1))
    at = 0
    for article in found:
        assert at <= article.start < article.stop <= len(text)
        assert article.text == text[article.start : article.stop]
        if article.number > 1:
            assert not text[at : article.start].strip()
        at = article.stop
        for part in article.parts:
            assert article.start <= part.start < part.stop <= article.stop
        body = [part for part in article.parts if part.role == "body"]
        assert all(one.stop <= two.start for one, two in pairwise(body))
    assert not text[at:].strip()


def check_view(text: str, article: Article) -> None:
    view = read_view(article)
    assert len(view.starts) == len(view.stops) == len(view.text)
    assert all(a < b for a, b in zip(view.starts, view.stops, strict=True))
    assert all(a <= b for a, b in pairwise(view.starts))
    assert all(article.start <= a and b <= article.stop for a, b in zip(view.starts, view.stops, strict=True))
    for index, character in enumerate(view.text):
        if "\u4e00" <= character <= "\u9fff":
            assert text[view.starts[index]] == character
    last = 0
    for sentence in view.sentences:
        assert last <= sentence.start < sentence.stop <= len(view.text)
        last = sentence.stop
        start, stop = view.source(sentence.start, sentence.stop)
        assert article.start <= start < stop <= article.stop


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_any_page_is_tiled_by_articles_or_refused(text: str) -> None:
    try:
        found = split(text)
    except DocumentError as error:
        assert "no article found in page.txt" in str(error)
        return
    check_tiles(text, found)
    for article in found:
        check_view(text, article)


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_splitting_is_the_same_each_time_and_for_every_line_end(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(mark in text for mark in "\v\f\x1c\x1d\x1e\x85\u2028\u2029"):
        return
    try:
        found = split(text)
    except DocumentError:
        return
    assert split(text) == found
    windows = split(text.replace("\n", "\r\n"))
    assert [(a.title, a.zone, a.author, a.date) for a in windows] == [
        (a.title, a.zone, a.author, a.date) for a in found
    ]


def test_page_without_prose_is_refused() -> None:
    for text in ("Just English prose, no Chinese at all.", "1 2 3\n4 5 6", "云州\n高新区"):
        with pytest.raises(DocumentError, match="holds no Chinese prose"):
            split(text)


def test_layouts_are_found_and_ordered() -> None:
    assert [layout.name for layout in layouts()] == [
        "digest",
        "bulletin",
        "account",
        "website",
        "newspaper",
        "ruled",
        "whole",
    ]


def test_text_without_a_title_is_an_article() -> None:
    (article,) = split("4月18日，云州高新区召开推进会，部署重点项目建设工作。\n\n会议要求加快建设。\n")
    assert article.title == article.zone == "云州高新区"
    assert read_view(article).text.count("云州高新区") == 1


def test_year_is_inferred_from_the_page_and_said_to_be() -> None:
    (article,) = split(
        "云州高新区一季度开局良好\n\n2024年一季度，云州高新区总产值增长3.1%。2023年增长2%。到2026年，力争翻番。\n"
    )
    assert (article.year, article.year_inferred) == (2024, True)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年获批。2024年一季度增长3.1%。到2025年，力争建成。", 2024),
        ("今年8月投产，预计2026年6月封顶。", None),
        ("2024年11月通过验收，二期计划2026年建设。", 2024),
        ("2025年底建成投产，2024年1—8月增长9.4%，2024年以来新签约3个。", 2024),
        ("二〇二三年十月，园区揭牌。", 2023),
        ("2023年推广面积2600亩。今年前三季度，营业收入29.7亿元。", 2024),
        ("2023年推广面积2600亩。", 2023),
        ("2024年8月做出选择。今年上半年增长5%。", 2024),
        ("2020-2022年度补助资金。", 2022),
        ("今年前三季度增长5%。（原载10月9日《云川商报》，2024年）", 2024),
        ("4月12日，2024年云川经开区产业链对接会举行。今年一季度增长5%。", 2024),
        ("4月12日，云川经开区举办2024年招商培训会。", 2024),
        ("青禾新材入选2024年省级绿色工厂名单。今年前三季度增长5%。", 2024),
        ("青禾新材入选2023年度省级绿色工厂名单。今年前三季度增长5%。", 2024),
        ("没有年份。", None),
    ],
)
def test_current_year(text: str, year: int | None) -> None:
    found = current_year(text)
    assert found == year or (year is None and found in (None, 2026))


@pytest.mark.parametrize("line", ["2024-05-08", "2024-05-08 10:30", "（2024年5月8日）", "2024.5.8"])
def test_a_date_below_the_headline_dates_the_article(line: str) -> None:
    text = f"云川经开区新项目开工\n{line}\n5月7日，云川经济技术开发区一批项目集中开工，总投资12亿元。\n"
    (article,) = split_articles(Document("a.txt", text))
    assert (article.title, article.date) == ("云川经开区新项目开工", "2024-05-08")


def test_dates() -> None:
    assert find_date("2024/5/8") == "2024-05-08"
    assert find_date("2024.05.08 10:30") == "2024-05-08"
    assert find_date("二〇二四年十月二十一日") == "2024-10-21"
    assert find_date("2024年13月40日") == ""
    assert find_date("2024年10月14日—10月20日") == ""
    assert find_year("（2024.11.25—12.1）") == 2024


def test_names() -> None:
    assert [person_name(name) for name in ("沈知秋", "米　岚", "欧阳清扬", "阿依古丽·买买提")] == [True] * 4
    assert not any(person_name(word) for word in ("高新区", "项目", "编辑部", "发展", "经发局"))
    assert person_name("阿丹", told=True) and not person_name("经发局", told=True)
    assert zone_heading("汾口杏林经济技术开发区") and not zone_heading("两个开发区")
    for text in ("深秋时节，记者来到位于云州高新区的工厂", "日前，云州高新区举行仪式"):
        assert text[slice(*find_zone(text) or ())] == "云州高新区"
    assert find_zone("当涂经济开发区举行仪式") == (0, 7)
    assert find_zone("“数”看鹭洲高新区这一年", context="鹭洲高新区计划。鹭洲高新区提出。") == (4, 9)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "云州高新区\n召开推进会\n\n东江时报讯 4月12日，云州高新区召开推进会，部署{}工作。沈知秋\n\n",
        "云州高新区签约{}个项目\n发布时间：2024-05-08 来源：云州日报\n\n5月8日，云州高新区签约，总投资9亿元。\n\n",
        "会议\n",
        "云州高新区\n",
    ],
)
def test_long_pages_take_time_in_proportion(piece: str) -> None:
    def seconds(times: int) -> float:
        text = "".join(piece.format(at) for at in range(times)) + "云州高新区召开推进会，部署重点项目建设工作任务。"
        start = time.perf_counter()
        for article in split(text):
            read_view(article)
        return time.perf_counter() - start

    # Eight times the text; quadratic work would take 64 times as long.
    assert min(seconds(8_000) for _ in range(3)) < 32 * min(seconds(1_000) for _ in range(5))


@pytest.mark.parametrize(
    ("masthead", "paper"),
    [
        ("沿江日报·园区周刊", "沿江日报"),
        ("《沿江晚报》园区专版", "沿江晚报"),
        ("沿 江 导 报\n2024年7月18日　星期四", "沿江导报"),
        ("沿江工业经济导报 2024-07-18 A3版", "沿江工业经济导报"),
        ("沿江商讯 2024年7月18日 星期四", "沿江商讯"),
        (
            "沿江导刊　2024年7月18日　值班编委：钱一　校对：钱三　热线：0000-1234567　邮箱：paper@example.org",
            "沿江导刊",
        ),
        ("园区喜报", ""),
    ],
)
def test_the_masthead_names_the_paper_of_a_page(masthead: str, paper: str) -> None:
    page = f"{masthead}\n\n云川经济技术开发区\n\n一季度实现开门红\n\n本报讯 4月10日，云川经济技术开发区召开分析会。\n"
    articles = split_articles(Document("a.txt", page))
    assert [article.outlet for article in articles] == [paper]


@pytest.mark.parametrize(
    "headline", ["青岚精工项目落户云川经开区", "青岚精工在云川经开区投产", "青岚精工有限公司入驻云川经开区"]
)
def test_a_headlines_verb_is_no_part_of_the_zones_name(headline: str) -> None:
    text = f"{headline}\n2024-06-18 09:30　来源：云川日报\n　　6月17日，青岚精工有限公司项目签约。\n"
    (article,) = split_articles(Document("a.txt", text))
    assert (article.zone, article.title) == ("云川经开区", headline)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年全区实现产值30亿元。一季度，完成产值8亿元。", 2024),
        ("园区2023年度考核位居全省前列。4月12日，开发区召开会议。", 2024),
        ("项目2023年8月签约，今年3月开工。", 2024),
        ("2024年8月，项目签约。今年以来，进展顺利。", 2024),
        ("近日，工信部公布2024年度集群名单。9月10日，开发区召开会议。", 2024),
        ("2024年共签约项目12个，总投资30亿元。", 2024),
        ("公司成立于2010年，现有员工560人。去年实现收入6.3亿元。", None),
        ("公司2010年5月注册成立，2023年获评小巨人。今年一季度增长12%。", 2024),
        ("2022年，公司入驻。今年，公司亮相2024上海工业博览会。", 2024),
        ("〔2024〕19号 9月23日，召开会议，将项目列入2025年度计划。", 2024),
    ],
)
def test_the_year_a_text_speaks_from(text: str, year: int | None) -> None:
    assert current_year(text) == year


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("提供保障。周大同　通讯员　赵云舒", ["周大同", "赵云舒"]),
        ("提供保障。石　楠　摄影　焦云鹤", ["石　楠"]),
        ("提供保障。（记者 周大同 图/赵云舒）", ["周大同"]),
    ],
)
def test_who_took_the_picture_did_not_write(line: str, names: list[str]) -> None:
    found = find_byline(line)
    assert found is not None
    assert [line[slice(*span)] for span in found[1]] == names


def test_a_glued_byline_is_no_line_about_the_next_article() -> None:
    text = (
        "云川经济技术开发区\n\n项目点火\n\n江海工商报讯 4月15日，二期项目点火。\n产能提升。周大同　通讯员　赵云舒\n\n"
        "白榆高新区\n\n银企见面\n\n江海工商报讯 4月10日，白榆高新区召开对接会。文/江可\n"
    )
    one, two = split_articles(Document("a.txt", text))
    assert (one.author, two.author) == ("周大同 赵云舒", "江可")
    assert (two.title, two.outlet) == ("银企见面", "江海工商报")


def test_the_profile_line_of_an_account_names_writer_and_account() -> None:
    profile = "原创　云小开　云川发布\n\n2025年4月11日 18:20　山西"
    text = f"开发区又有新消息\n\n{profile}\n\n4月8日，云川经济技术开发区召开会议。\n"
    (article,) = split_articles(Document("a.txt", text))
    assert (article.outlet, article.author) == ("云川发布", "云小开")


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("市政协调研组到开发区调研座谈", ""),
        ("更是开发区的一件大事", ""),
        ("上半年经开区工业经济稳居第一", ""),
        ("2021年云川国家高新区双创活动启动", "云川国家高新区"),
        ("云河市应急管理局赴白榆经开区交流", "白榆经开区"),
        ("于洪经济开发区一季度开门红", "于洪经济开发区"),
        ("开发区领导到坤源产业园现场办公", ""),
        ("农产品加工园区项目推进", ""),
        ("青岚家具产业园招商忙", "青岚家具产业园"),
    ],
)
def test_what_a_headline_calls_its_zone(text: str, zone: str) -> None:
    (article,) = split_articles(Document("a.txt", f"{text}\n2024-06-18 来源：云川日报\n\n4月8日，项目开工建设。\n"))
    assert article.zone == zone


@pytest.mark.parametrize("text", ["已签订合同。（\n本报通讯员　崔雪云）", "已签订合同。（本报通讯员\n崔雪云）"])
def test_a_line_break_may_split_the_bracket_of_a_byline(text: str) -> None:
    page = f"云川高新区开工忙\n\n云川日报讯 5月14日，云川高新区召开会议。\n{text}\n"
    (article,) = split_articles(Document("a.txt", page))
    assert article.author == "崔雪云"
    assert article.text[article.parts[-1].start : article.parts[-1].stop] == "崔雪云"
    assert [p for p in article.parts if p.role == "body"][-1].stop == page.index("（")


def test_writer_and_photographer_stand_behind_bars() -> None:
    page = "奶从哪里来\n\n文 | 娜云高　图 | 巴图　编辑 | 小高\n\n早上六点，奶罐车开进云川经济技术开发区。\n"
    (article,) = split_articles(Document("a.txt", page))
    assert article.author == "娜云高"


def test_fields_may_stand_without_space_and_an_anonymous_author_is_nobody() -> None:
    page = "开发区开工忙\n来源:云川日报发布时间:2023-06-20浏览人数:12 作者:佚名\n\n云川高新区召开会议。\n"
    (article,) = split_articles(Document("a.txt", page))
    assert (article.outlet, article.date, article.author) == ("云川日报", "2023-06-20", "")


@pytest.mark.parametrize("paper", ["渤海财经", "渤海观察", "渤海产经周末"])
def test_a_paper_need_not_be_called_one(paper: str) -> None:
    said = f"云川高新区\n\n项目签约\n\n{paper}讯　云川高新区召开会议。孙小萌\n"
    (article,) = split_articles(Document("a.txt", said))
    assert article.outlet == paper
    own = f"{paper}　二〇二四年五月二十日　第三版\n\n云川高新区\n\n项目签约\n\n本报讯 云川高新区召开会议。孙小萌\n"
    (article,) = split_articles(Document("a.txt", own))
    assert (article.outlet, article.date) == (paper, "2024-05-20")


def test_a_masthead_that_ends_like_a_dateline_begins_no_article() -> None:
    page = "渤海商讯　2024年5月20日\n\n云川高新区\n\n项目签约\n\n本报讯 云川高新区召开会议。孙小萌\n"
    (article,) = split_articles(Document("a.txt", page))
    assert article.outlet == "渤海商讯"


def test_the_zones_of_a_city_are_no_zone() -> None:
    page = (
        "云川市开发区工作简报\n第12期\n云川市开发区办公室编　2024年6月20日\n\n云川市开发区一季度开门红\n\n"
        "白榆工业园区完成投资12亿元。清河经济技术开发区签约项目5个。\n"
    )
    (article,) = split_articles(Document("a.txt", page))
    assert article.zone != "云川市开发区"

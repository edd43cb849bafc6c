"""The readable view: what it joins, folds and reads once, and where each character came from."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Document, Part
from loaders.extract import extract
from loaders.pages import split_articles
from loaders.reading import View, read_view


def view_of(text: str, *parts: Part) -> View:
    return read_view(Article("a.txt", 1, 0, len(text), text, "", parts=parts))


def sentences(view: View) -> list[str]:
    return [view.text[s.start : s.stop] for s in view.sentences]


def test_lines_of_a_broken_sentence_join_and_closed_ones_do_not() -> None:
    view = view_of("会议指出，加快推进重\n\n大项目建设。\r\n会议要求，抓好落实。")
    assert view.text == "会议指出，加快推进重大项目建设。\n会议要求，抓好落实。"
    assert sentences(view) == ["会议指出，加快推进重大项目建设。", "会议要求，抓好落实。"]


def test_a_semicolon_at_the_end_of_a_broken_line_ends_no_paragraph() -> None:
    assert view_of("上半年，全区投资增\n长5%；\n税收增长3%。").text == "上半年，全区投资增长5%；税收增长3%。"
    assert "\n（二）" in view_of("会议要求，抓好\n落实；\n（二）改进服务。").text


def test_a_flush_line_goes_on_where_paragraphs_are_indented() -> None:
    text = "　　上半年，产值增长5%，\n投资增长3%。\n全区新增企业11家，总数203家。\n　　会议要求，抓好落实。"
    assert [s.paragraph for s in view_of(text).sentences] == [0, 0, 1]


def test_latin_words_keep_a_space_between_lines() -> None:
    assert view_of("会议介绍，企业生产Micro\nLED显示模组。").text == "会议介绍，企业生产Micro LED显示模组。"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("电子信息产业链链链链链，", "电子信息产业链，"),
        ("产业链链延伸", "产业链延伸"),
        ("召开开发区开发区会议", "召开开发区会议"),
        ("一步一步推进", "一步一步推进"),
        ("中瑞瑞智能", "中瑞瑞智能"),
        ("常常看看", "常常看看"),
    ],
)
def test_doubled_words_are_read_once(printed: str, read: str) -> None:
    assert view_of(printed + "，如今很好。").text == read + "，如今很好。"


def test_dropped_copies_belong_to_the_copy_that_stays() -> None:
    view = view_of("产业链链链延伸。")
    assert view.source(2, 3) == (2, 5)
    assert view.source(3, 4) == (5, 6)
    assert view.source(0, len(view.text)) == (0, 8)


def test_width_is_folded_and_invisible_characters_are_left_out() -> None:
    text = "２０２４年，增长６．４％，\u200bＧＤＰ\ufeff达１亿元。"
    view = view_of(text)
    assert view.text == "2024年，增长6.4%，GDP达1亿元。"
    start = view.text.index("GDP")
    assert text[slice(*view.source(start, start + 3))] == "ＧＤＰ"


def test_headings_inside_a_text_are_sentences_of_their_own() -> None:
    view = view_of(
        "开局良好。\n二、项目建设提速\n新签约项目6个。\n下一步打算\n紧盯目标，\n抓好落实。\n▍链主来了\n凌山生物是链主。"
    )
    assert sentences(view) == [
        "开局良好。",
        "二、项目建设提速",
        "新签约项目6个。",
        "下一步打算",
        "紧盯目标，抓好落实。",
        "▍链主来了",
        "凌山生物是链主。",
    ]


def test_decimals_and_numbers_at_line_starts_are_no_headings() -> None:
    assert (
        view_of("寿命由8000\n\n小时提高到1.5万小时，线4\n条，产能3\n.5万吨。").text
        == "寿命由8000小时提高到1.5万小时，线4条，产能3.5万吨。"
    )


def test_headline_and_zone_come_first_and_keep_their_role() -> None:
    text = "云州高新区\n召开推进会\n会议要求抓好落实。"
    view = view_of(text, Part("zone", 0, 5), Part("title", 6, 11), Part("body", 12, len(text)))
    assert [(s.role, view.text[s.start : s.stop]) for s in view.sentences] == [
        ("zone", "云州高新区"),
        ("title", "召开推进会"),
        ("body", "会议要求抓好落实。"),
    ]


def test_offsets_count_in_the_document_and_not_in_the_article() -> None:
    article = Article("a.txt", 2, 100, 108, "会议要求抓好落实", "")
    assert read_view(article).source(0, 8) == (100, 108)


def test_source_of_nothing_is_refused() -> None:
    view = view_of("会议要求抓好落实。")
    for start, stop in ((0, 0), (3, 2), (-1, 2), (0, 99)):
        with pytest.raises(ValueError, match="no such stretch"):
            view.source(start, stop)


def test_sentence_at() -> None:
    view = view_of("会议召开。会议要求抓好落实。")
    assert view.sentence_at(0).stop == 5
    assert view.sentence_at(5).start == 5
    assert view.sentence_at(len(view.text) - 1).start == 5


@given(st.text(alphabet="开发区链一。！，\n\r\u3000 \u200b１.,a，二、（）▍", max_size=120))
def test_offsets_are_in_order_and_cut_what_they_claim(text: str) -> None:
    view = view_of(text)
    assert len(view.starts) == len(view.stops) == len(view.text)
    assert all(start < stop for start, stop in zip(view.starts, view.stops, strict=True))
    assert list(view.starts) == sorted(view.starts)
    for index, character in enumerate(view.text):
        if character in "开发区链一二、":
            assert text[view.starts[index]] == character
    for sentence in view.sentences:
        start, stop = view.source(sentence.start, sentence.stop)
        assert 0 <= start < stop <= len(text)


def test_marks_typed_in_ascii_are_read_as_chinese_ones() -> None:
    text = '会议要求,实现"开门红".一季度增长5.5%,达1,200万元;签约6个.下一步,「链主」先行!'
    view = view_of(text)
    assert view.text == "会议要求，实现“开门红”。一季度增长5.5%，达1,200万元；签约6个。下一步，“链主”先行！"
    assert len(view.text) == len(text)
    assert len(view.sentences) == 3


def test_a_stretch_without_any_mark_is_cut_and_keeps_its_offsets() -> None:
    text = "".join(chr(0x4E00 + at * 37 % 5000) for at in range(2000)) + "。产值增长。"
    view = view_of(text)
    assert max(map(len, re.split("[。\n]", view.text))) <= 400
    read = [at for at, character in enumerate(view.text) if character != "\n"]
    assert "".join(text[slice(*view.source(at, at + 1))] for at in read) == text


@pytest.mark.parametrize("junk", ["1" * 20_000, "园区项目" * 5_000, "“" * 20_000, "甲、乙和" * 5_000, "开发区" * 6_000])
def test_text_that_is_no_language_costs_no_more_than_its_length(junk: str) -> None:
    prose = "4月10日，云川经开区与甲化工有限公司签约，总投资3亿元。" * 700
    (article,) = split_articles(Document("a.txt", f"云川经开区签约\n{prose}{junk}。\n"))
    start = time.process_time()
    extract(article)
    assert time.process_time() - start < 10


def test_words_that_share_a_character_are_not_doubled():
    text = "小微企业创业创新基地初步初步形成。"
    view = read_view(Article("a.txt", 1, 0, len(text), text, ""))
    assert view.text == "小微企业创业创新基地初步形成。"

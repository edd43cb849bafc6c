"""Places: which words of a text name one, in which form, of what rank, and which words only look like one."""

import pytest

from loaders.places import find_places, is_place, place_kind, short_place


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("杭州市委书记", [(0, 3, "杭州市")]),
        ("在杭州召开", [(1, 3, "杭州")]),
        ("江苏省苏州市昆山市", [(0, 3, "江苏省"), (3, 6, "苏州市"), (6, 9, "昆山市")]),
        ("浙江、江苏两省", [(0, 2, "浙江"), (3, 5, "江苏")]),
        ("开发区召开会议", []),
        ("", []),
    ],
)
def test_the_places_of_a_text(text, found):
    assert find_places(text) == found


def test_the_longest_form_is_taken():
    assert find_places("太原市小店区")[0] == (0, 3, "太原市")


@pytest.mark.parametrize("text", ["实现长治久安", "大同小异", "高密度储能", "从化工到新材料"])
def test_words_that_hold_a_place_and_name_none(text):
    assert find_places(text) == []


def test_a_place_beside_such_a_word_is_found():
    assert [form for *_, form in find_places("长治市实现长治久安")] == ["长治市"]


@pytest.mark.parametrize(
    ("form", "kind"),
    [("山西省", "province"), ("山西", "province"), ("杭州市", "city"), ("杭州", "city"), ("昆山市", "county")],
)
def test_the_rank_of_a_place(form, kind):
    assert is_place(form)
    assert place_kind(form) == kind


@pytest.mark.parametrize("form", ["", "开发区", "南溪湾", "杭州市委"])
def test_what_is_no_place(form):
    assert not is_place(form)
    assert place_kind(form) == ""
    assert short_place(form) == form


@pytest.mark.parametrize(
    ("form", "short"), [("杭州市", "杭州"), ("杭州", "杭州"), ("山西省", "山西"), ("内蒙古自治区", "内蒙古")]
)
def test_the_short_form(form, short):
    assert short_place(form) == short

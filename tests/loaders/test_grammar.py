"""What readers share: where a clause begins, who is enumerated, who is meant, and the status of what is said."""

import pytest

from kg.model import Article
from loaders.draft import Draft
from loaders.grammar import (
    ORGANIZATIONS,
    clause_start,
    clause_stop,
    first_joined,
    group_before,
    join,
    last_joined,
    status_before,
    subjects,
)
from loaders.reading import read_view

A, B, C = "青槐精工", "栗原传动", "禾沐电机"


def draft_of(text):
    """Return a draft in which three companies and a school are marked wherever they stand."""
    article = Article("t.txt", 1, 0, len(text), text, "")
    draft = Draft(article, read_view(article))
    for cls, name in (("Company", A), ("Company", B), ("Company", C), ("EducationalInstitution", "云河大学")):
        entity = draft.entity(cls, name)
        at = draft.text.find(name)
        while at >= 0:
            draft.mark(at, at + len(name), entity)
            at = draft.text.find(name, at + 1)
    return draft


def named(draft, mentions):
    return [draft.name(mention.entity) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("去年，青槐精工扩产", "青槐精工扩产"),
        ("去年；青槐精工扩产", "青槐精工扩产"),
        ("他说：“青槐精工扩产", "青槐精工扩产"),
        ("青槐精工扩产", "青槐精工扩产"),
        ("青槐精工、栗原传动扩产", "青槐精工、栗原传动扩产"),
    ],
)
def test_where_a_clause_begins(text, clause):
    draft = draft_of(text)
    assert draft.text[clause_start(draft, len(text)) :] == clause


def test_a_clause_of_other_marks():
    draft = draft_of("去年，青槐精工扩产")
    assert clause_start(draft, 9, "。") == 0


@pytest.mark.parametrize(
    ("options", "stop"), [({}, 8), ({"limit": 5}, 5), ({"marks": "。"}, 16), ({"limit": 12, "marks": "！"}, 12)]
)
def test_where_a_clause_ends(options, stop):
    assert clause_stop(draft_of("青槐精工去年扩产，栗原传动投产了。"), 2, **options) == stop


def test_a_clause_without_a_mark_ends_with_the_text():
    assert clause_stop(draft_of("去年扩产"), 1) == 4


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (f"{A}、{B}和{C}投产", [A, B, C], [A, B, C]),
        (f"{A}、{B}投产，{C}扩产", [A, B], [C]),
        (f"{A}投产，{B}以及{C}扩产", [A], [B, C]),
        (f"{A}投产", [A], [A]),
        ("去年投产", [], []),
    ],
)
def test_what_is_enumerated_from_the_first_and_to_the_last(text, first, last):
    draft = draft_of(text)
    found = draft.inside(0, len(text), "Company")
    assert named(draft, first_joined(draft, found)) == first
    assert named(draft, last_joined(draft, found)) == last


def test_an_enumeration_by_other_words():
    draft = draft_of(f"{A}、{B}和{C}投产")
    found = draft.inside(0, len(draft.text), "Company")
    assert named(draft, first_joined(draft, found, "、")) == [A, B]
    assert named(draft, last_joined(draft, found, "和")) == [B, C]


def test_a_stretch_that_covers_all():
    assert join((5, 8), (2, 3), (6, 12)) == (2, 12)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (f"{A}、{B}和{C}投产", [A, B, C]),
        (f"{A}、{B}以及{C}投产", [A, B, C]),
        (f"{A}与{B}投产", [A, B]),
        (f"{A}（{B}）投产", [A, B]),
        (f"{A}投产后{B}、{C}扩产", [B, C]),
        (f"{A}投产，{B}扩产", [B]),
        ("去年投产", []),
    ],
)
def test_who_is_enumerated_last(text, group):
    draft = draft_of(text)
    assert named(draft, group_before(draft, len(text), "Company")) == group


def test_a_group_of_one_class_leaves_out_the_others():
    draft = draft_of(f"云河大学、{A}投产")
    assert named(draft, group_before(draft, len(draft.text), "Company")) == [A]
    assert named(draft, group_before(draft, len(draft.text), *ORGANIZATIONS)) == ["云河大学", A]


def test_a_group_from_a_given_floor():
    draft = draft_of(f"{A}，{B}投产")
    assert named(draft, group_before(draft, len(draft.text), "Company", floor=0)) == [A, B]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{A}、{B}去年扩产", [A, B]),
        (f"{A}增资，去年扩产", [A]),
        (f"{A}增资，{B}去年扩产", [B]),
        (f"{A}增资。去年扩产", [A]),
        (f"{A}增资。产值增长。利润增长。去年扩产", [A]),
        (f"{A}增资。产值增长。利润增长。税收增长。去年扩产", []),
        (f"{A}与{B}签约。去年扩产", [A]),
        (f"{A}增资。\n去年扩产", []),
        ("去年扩产", []),
    ],
)
def test_whom_words_are_about(text, found):
    draft = draft_of(text)
    assert named(draft, subjects(draft, text.rindex("去年扩产") + 2, "Company")) == found


def test_subjects_of_another_class_are_not_meant():
    draft = draft_of(f"{A}增资，去年扩产")
    assert subjects(draft, len(draft.text), "EducationalInstitution") == []


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("去年建成", "stated"),
        ("将", "planned"),
        ("拟于明年", "planned"),
        ("计划", "planned"),
        ("有意", "intended"),
        ("洽谈", "intended"),
        ("尚未", "negated"),
        ("没有", "negated"),
        ("终止", "ended"),
        ("迁出", "ended"),
        ("计划但尚未", "negated"),
        ("有望计划", "intended"),
        ("", "stated"),
    ],
)
def test_the_status_that_words_give(words, status):
    draft = draft_of(words + "建设")
    assert status_before(draft, 0, len(words)) == status


def test_words_outside_the_stretch_give_no_status():
    draft = draft_of("将建设，去年建成")
    assert status_before(draft, 4, 8) == "stated"


def test_words_that_only_look_like_a_cue():
    assert status_before(draft_of("不断建设"), 0, 2) == "stated"
    draft = draft_of("不日建设")
    assert status_before(draft, 0, 2) == "negated"
    assert status_before(draft, 0, 2, unless="不日") == "stated"

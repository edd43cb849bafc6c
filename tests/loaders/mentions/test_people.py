import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.mentions.names import is_name, name_after
from loaders.mentions.people import title_of
from tests.loaders.said import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("林知远出席会议", "林知远"),
        ("何静主持", "何静"),
        ("谢晚云当场回应", "谢晚云"),
        ("陶春山巡视了车间", "陶春山"),
        ("柳依依将主持会议", "柳依依"),
        ("鲜于光已调任外地", "鲜于光"),
        ("何静在会上说", "何静"),
        ("召予安主持会议", "召予安"),
        ("艾力·买买提表示", "艾力·买买提"),
        ("Karl Weber签约", "Karl Weber"),
        ("林知远", "林知远"),
    ],
)
def test_a_name_ends_where_another_word_begins(text, name):
    assert text[: name_after(text, 0)] == name


@pytest.mark.parametrize(
    "text", ["到会，", "作了发言", "参训的学员", "高度重视", "方面表示", "任务很重", "团成员到场", "参会"]
)
def test_everyday_words_are_no_names(text):
    assert name_after(text, 0, rare=False) is None
    assert name_after(text, 0) is None


def test_a_rare_surname_needs_to_be_allowed():
    assert name_after("召予安主持会议", 0, rare=False) is None


@pytest.mark.parametrize(
    ("text", "right"), [("何静", True), ("欧阳小禾", True), ("任务", False), ("方面", False), ("何", False)]
)
def test_the_form_of_a_name(text, right):
    assert is_name(text) is right


@given(st.text(alphabet="何静林知远出席会议，。说在的一二", max_size=12), st.integers(0, 12))
def test_a_name_is_within_the_text(text, start):
    stop = name_after(text, min(start, len(text)))
    assert stop is None or start < stop <= len(text)


def test_the_longest_title_counts():
    assert title_of("某区管委会常务副主任") == "常务副主任"
    assert title_of("管委会") == ""


def test_people_in_number_are_nobody():
    assert names("Person", "南溪经济开发区召开座谈会，6家企业负责人到会，三名党员代表作了发言。") == set()


def test_names_that_share_a_post_and_names_behind_an_aside():
    found = names(
        "Person",
        "南溪经济开发区召开座谈会，管委会副主任何静、柳依依出席，投资促进局副局长林知远（主持工作）主持。",
    )
    assert found == {"何静", "柳依依", "林知远"}


def test_the_general_secretary_is_no_secretary_of_somebody():
    assert names("Person", "南溪经济开发区召开会议，学习总书记关于科技创新的论述，管委会主任何静主持。") == {"何静"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("在管委会主任林知远的陪同下，客商走访了企业。", {"林知远"}),
        ("会议听取了招商局局长何小静的汇报。", {"何小静"}),
        ("管委会主任安全的意识很强。", set()),
        ("党工委书记高度的责任感。", set()),
    ],
)
def test_a_name_behind_a_post_may_own_what_follows(text, found):
    assert names("Person", f"南溪经济开发区召开座谈会。{text}") == found

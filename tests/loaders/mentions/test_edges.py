"""Where a name begins: what belongs to it, what cuts it off, and what a dictionary says of words."""

import pytest

from kg.model import Article
from loaders.draft import Draft
from loaders.mentions.edges import Token, cuts, is_word, left_edge, name_words, namelike, token_at, tokens, trim_lead
from loaders.reading import read_view


def draft_of(text, **marked):
    """Return a draft of a text in which a name of each class given is marked."""
    article = Article("t.txt", 1, 0, len(text), text, "")
    draft = Draft(article, read_view(article))
    for cls, name in marked.items():
        at = draft.text.index(name)
        draft.mark(at, at + len(name), draft.entity(cls, name))
    return draft


def before(text, head, **options):
    """Return what belongs to a name in front of its head."""
    draft = draft_of(text)
    stop = draft.text.index(head)
    return draft.text[left_edge(draft, stop, **options) : stop]


# ---- words


@pytest.mark.parametrize("text", ["开发区推进项目建设。", "由蒙原公司承建", "a+b 与 c，3.5亿元", ""])
def test_words_together_are_the_text(text):
    found = tokens(text)
    assert "".join(token.word for token in found) == text
    assert [token.start for token in found[1:]] == [token.stop for token in found[:-1]]
    assert all(text[token.start : token.stop] == token.word for token in found)


def test_a_preposition_begins_no_guessed_word():
    assert tokens("由青槐承建")[0].word == "由"


def test_the_word_that_holds_a_position():
    text = "开发区召开会议"
    for position in range(len(text)):
        token = token_at(text, position)
        assert token.start <= position < token.stop
        assert token in tokens(text)


@pytest.mark.parametrize(
    ("text", "is_one"), [("会议", True), ("轴承", True), ("青槐", False), ("会", False), ("", False)]
)
def test_words_of_the_dictionary(text, is_one):
    assert is_word(text) is is_one


def test_words_that_names_contain():
    assert {"发展", "建设", "规划"} & name_words()
    assert "召开" not in name_words()


@pytest.mark.parametrize(
    ("text", "cut"), [("召开", True), ("推动", True), ("的", True), ("与", True), ("轴承", False), ("精密", False)]
)
def test_words_over_which_no_name_runs(text, cut):
    (token,) = tokens(text)
    assert cuts(token) is cut
    assert token == Token(0, len(text), text, token.tag)


# ---- the edge


@pytest.mark.parametrize(
    ("text", "head", "stem"),
    [
        ("召开精密轴承产业链推进会", "产业链", "精密轴承"),
        ("推动精密轴承产业链延伸", "产业链", "精密轴承"),
        ("会议，精密轴承产业链延伸", "产业链", "精密轴承"),
        ("壮大的精密轴承产业链", "产业链", "精密轴承"),
        ("2024年精密轴承产业链延伸", "产业链", "精密轴承"),
        ("与精密轴承产业链对接", "产业链", "精密轴承"),
        ("“精密轴承产业链", "产业链", "精密轴承"),
        ("氢能、精密轴承产业链", "产业链", "精密轴承"),
        ("何静说：轴承产业链", "产业链", "轴承"),
        ("，产业链", "产业链", ""),
        ("推动产业链", "产业链", ""),
    ],
)
def test_what_cuts_a_name_off(text, head, stem):
    assert before(text, head) == stem


def test_the_search_goes_no_further_than_its_floor():
    assert before("精密轴承产业链", "产业链", floor=2) == "轴承"


def test_marks_that_the_name_may_contain():
    assert before("推动氢能、轴承产业链", "产业链", through="、") == "氢能、轴承"
    assert before("推动氢能、轴承产业链", "产业链") == "轴承"


def test_verbs_that_are_parts_of_names():
    assert before("推动规划建设局", "局", keep=True) == "规划建设"
    assert before("推动规划建设局", "局") == ""


def test_a_conjunction_between_nouns():
    assert before("推动汽车及零部件产业链", "产业链", joins=True) == "汽车及零部件"
    assert before("推动汽车及零部件产业链", "产业链") == "零部件"


def test_a_name_in_brackets_is_stepped_over():
    assert before("推动青槐（南溪）有限公司", "有限公司") == "青槐（南溪）"
    assert before("任务（一）有限公司", "有限公司") == ""
    assert before("推动（精密轴承有限公司", "有限公司") == "精密轴承"


def test_a_place_is_stepped_over_whole():
    assert before("推动内蒙古青槐有限公司", "有限公司") == "内蒙古青槐"


def test_a_name_that_is_known_is_stepped_over_whole():
    draft = draft_of("推动与和轴承有限公司", Company="与和")
    stop = draft.text.index("轴承")
    assert draft.text[left_edge(draft, stop) : stop] == "与和"


def test_a_latin_name_of_two_words():
    assert before("推动Blue Elm有限公司", "有限公司") == "Blue Elm"


def test_a_sign_ends_a_name():
    assert before("●轴承有限公司", "有限公司") == "轴承"


# ---- trimming and likeness


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("建设轴承产业园", "轴承产业园"),
        ("签下轴承项目", "轴承项目"),
        ("推动实施轴承项目", "轴承项目"),
        ("轴承项目", "轴承项目"),
        ("建设园", "建设园"),
    ],
)
def test_verbs_before_a_name_are_taken_off(text, name):
    assert text[trim_lead(text, 0, len(text)) :] == name


@pytest.mark.parametrize("name", ["青槐精工", "南溪轴承有限公司", "Elm", "A3-B"])
def test_what_could_be_a_name(name):
    assert namelike(name)


@pytest.mark.parametrize("name", ["", "青", "召开会议", "青槐，精工", "青槐的精工", "公司", "长" * 33])
def test_what_could_be_no_name(name):
    assert not namelike(name)

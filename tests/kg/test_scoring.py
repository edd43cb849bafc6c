import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lines import Line
from kg.scoring import Score, Tally, score


def entity(name: str, cls: str, *aliases: str, article: int = 1, **more: object) -> Line:
    return {"article": article, "kind": "entity", "class": cls, "name": name, "aliases": list(aliases), **more}


def statement(s: str, p: str, o: str, article: int = 1, **more: object) -> Line:
    return {"article": article, "kind": "statement", "s": s, "p": p, "o": o, "status": "stated", **more}


def observation(indicator: str, value: float | None, unit: str | None = None, **more: object) -> Line:
    line = {
        "article": 1,
        "kind": "observation",
        "subject": "云岭经开区",
        "indicator": indicator,
        "value": value,
        "unit": unit,
    }
    return {**line, **more}


def attribute(name: str, value: object, unit: str | None = None) -> Line:
    return {"article": 1, "kind": "attribute", "subject": "云岭经开区", "attribute": name, "value": value, "unit": unit}


ZONE = entity("云岭经开区", "Zone", "云岭")
FIRM = entity("启明轴承有限公司", "Company", "启明轴承")
EVENT = entity("云岭经开区2031年项目推进会", "Event", "推进会")
HOSTS = statement("云岭经开区", "hosts", "启明轴承有限公司")
GOLD = [ZONE, FIRM, EVENT, HOSTS]


PEOPLE = [entity("王安平", "Person"), entity("管委会", "GovernmentBody")]


def whats(result: Score) -> list[str]:
    return [miss.what for miss in result.misses]


def test_what_equals_the_gold_is_all_right() -> None:
    result = score(GOLD, GOLD)
    assert result.kinds["entity"] == Tally(3, 3, 3)
    assert result.relations == {"hosts": Tally(1, 1, 1)}
    assert result.misses == ()


def test_a_name_is_right_by_any_of_its_forms() -> None:
    read = [entity("云岭", "Zone"), entity("“启明 轴承”", "Company"), statement("云岭", "hosts", "启明轴承")]
    result = score([ZONE, FIRM, HOSTS], read)
    assert result.kinds["entity"] == Tally(2, 2, 2)
    assert result.kinds["statement"] == Tally(1, 1, 1)


def test_the_class_must_agree() -> None:
    result = score([FIRM], [entity("启明轴承", "Park")])
    assert result.kinds["entity"] == Tally(0, 1, 1)
    assert whats(result) == ["missed", "extra"]


def test_names_of_another_article_do_not_count() -> None:
    assert score([FIRM], [entity("启明轴承", "Company", article=2)]).kinds["entity"].right == 0


def test_a_described_event_matches_by_wording_but_a_company_does_not() -> None:
    read = [entity("2031年云岭项目推进会", "Event"), entity("启明轴承厂", "Company")]
    assert score(GOLD, read).kinds["entity"].right == 1


def test_a_wrong_status_is_wrong_and_counted_apart() -> None:
    result = score(GOLD, [ZONE, FIRM, {**HOSTS, "status": "planned"}])
    assert result.kinds["statement"] == Tally(0, 1, 1)
    assert result.status_wrong == 1
    assert [(miss.what, miss.wanted) for miss in result.misses if miss.what == "status"] == [("status", "stated")]


def test_cooperation_has_no_direction_but_hosting_has() -> None:
    there, back = statement("甲公司", "cooperatesWith", "乙公司"), statement("乙公司", "cooperatesWith", "甲公司")
    firms = [entity("甲公司", "Company"), entity("乙公司", "Company")]
    assert score([*firms, there], [*firms, back]).kinds["statement"].right == 1
    assert score(GOLD, [ZONE, FIRM, statement("启明轴承有限公司", "hosts", "云岭经开区")]).kinds["statement"].right == 0


def test_a_post_needs_its_title_with_or_without_the_body() -> None:
    gold = [*PEOPLE, statement("王安平", "holdsPost", "管委会", title="副主任")]
    for title, right in (("副主任", 1), ("管委会副主任", 1), ("主任", 0)):
        read = [*PEOPLE, statement("王安平", "holdsPost", "管委会", title=title)]
        assert score(gold, read).kinds["statement"].right == right


def test_saying_a_thing_twice_counts_once() -> None:
    assert score(GOLD, [*GOLD, HOSTS, ZONE]).kinds["statement"] == Tally(1, 1, 1)


def test_optional_lines_count_neither_found_nor_missed() -> None:
    gold = [{**line, "optional": True} for line in (ZONE, FIRM, HOSTS, observation("产值", 3, "亿元"))]
    for read in ([], gold):
        assert score(gold, read).kinds == dict.fromkeys(("entity", "statement", "observation", "attribute"), Tally())


def test_an_article_is_the_same_on_both_sides() -> None:
    line = statement("王安平", "authorOf", "article")
    assert score([*PEOPLE, line], [*PEOPLE, line]).kinds["statement"].right == 1


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (observation("规上工业产值", 30000, "万元", period="2031"), 1),
        (observation("产值", 3, "亿美元", period="2031"), 0),
        (observation("产值", 3, "亿元", period="2030"), 0),
        (observation("产值", 3, "亿元"), 0),
        (observation("产值", 3, "亿元", period="2031", yoy=5), 0),
        (observation("项目", 3, "亿元", period="2031"), 0),
    ],
)
def test_a_figure_needs_amount_period_rate_and_wording(read: Line, right: int) -> None:
    gold = [ZONE, observation("工业总产值", 3, "亿元", period="2031", yoy=None)]
    assert score(gold, [ZONE, read]).kinds["observation"] == Tally(right, 1, 1)


def test_one_gold_figure_answers_one_figure_read() -> None:
    figure = observation("产值", 3, "亿元")
    assert score([ZONE, figure], [ZONE, figure, figure]).kinds["observation"] == Tally(1, 2, 1)


def test_attributes_compare_amounts_and_words() -> None:
    gold = [ZONE, attribute("总投资", 2, "亿元"), attribute("date", "2031-04-12"), attribute("职称", "教授")]
    read = [ZONE, attribute("投资", 20000, "万元"), attribute("date", "2031-04-13"), attribute("title", "教授")]
    assert score(gold, read).kinds["attribute"] == Tally(2, 3, 3)


def test_offsets_that_do_not_cut_the_evidence_make_a_line_wrong() -> None:
    source = "去年。启明轴承\n落户云岭。好。"
    right = {**HOSTS, "ev": "启明轴承落户云岭", "start": 3, "end": 12}
    for line, count in (
        (right, 1),
        ({**right, "start": 4}, 0),
        ({**right, "start": None}, 0),
        ({**right, "ev": "", "start": 3, "end": 3}, 0),
    ):
        result = score(GOLD, [ZONE, FIRM, line], source)
        assert (result.kinds["statement"].right, result.evidence_wrong) == (count, 1 - count)


def test_misses_show_their_sentence() -> None:
    source = "去年。启明轴承\n落户云岭。好。"
    missed = score([{**HOSTS, "ev": "轴承落户"}], [], source, page="a.txt").misses[0]
    assert (missed.what, missed.sentence, missed.page) == ("missed", "启明轴承落户云岭。", "a.txt")


def test_scores_add_up() -> None:
    one, other = score(GOLD, GOLD), score(GOLD, [])
    total = one + other
    assert total.kinds["entity"] == Tally(3, 3, 6)
    assert total.relations["hosts"] == Tally(1, 1, 2)
    assert len(total.misses) == len(other.misses)
    assert Score() + one == one
    assert list((Score() + one).kinds) == ["entity", "statement", "observation", "attribute"]
    later = Score(relations={"a": Tally(), "z": Tally()}) + Score(relations={"b": Tally()})
    assert list(later.relations) == ["a", "b", "z"]


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_figures_lie_between_nothing_and_all(right: int, extra: int, missed: int) -> None:
    tally = Tally(right, right + extra, right + missed)
    assert min(tally.precision, tally.recall) <= tally.f1 <= max(tally.precision, tally.recall) <= 1

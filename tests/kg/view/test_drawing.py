from hypothesis import given
from hypothesis import strategies as st

from kg.graph import to_networkx
from kg.view.drawing import draw, text_width, wrap
from tests.kg.view.example import article, articles


@given(st.text(max_size=80))
def test_a_label_has_at_most_three_lines_of_bearable_width(name):
    lines = wrap(name)
    assert 1 <= len(lines) <= 3
    assert all(text_width(line) <= 9.5 for line in lines), lines
    assert all("\n" not in line and "\u202e" not in line for line in lines)


def test_a_label_keeps_the_whole_of_a_name_that_fits():
    for name in ("云州经济技术开发区", "云州恒瑞新材料有限公司", "2024年二季度政银企对接会", "ABC Optics"):
        assert "".join(wrap(name)).replace(" ", "") == name.replace(" ", "")


def test_a_name_too_long_is_cut_with_an_ellipsis():
    assert wrap("长" * 5000)[-1].endswith("…")


def test_marks_that_hide_or_turn_text_are_not_drawn():
    assert wrap("甲\u202e乙\u200b丙\x00") == ("甲 乙 丙",)


def test_more_statements_make_a_larger_node_and_zones_are_written_larger():
    drawing = draw(to_networkx(articles(2)))
    zones = [mark for mark in drawing.marks if mark.cls == "Zone"]
    companies = [mark for mark in drawing.marks if mark.cls == "Company"]
    assert min(zone.radius for zone in zones) > max(company.radius for company in companies)
    assert min(zone.font for zone in zones) > max(company.font for company in companies)


def test_edges_of_one_pair_are_bent_apart():
    graph = to_networkx([article(3)])
    drawing = draw(graph)
    pairs = {}
    for link in drawing.links:
        sign = 1 if link.source < link.target else -1
        pairs.setdefault(frozenset((link.source, link.target)), []).append(sign * link.bend)
    several = [bends for bends in pairs.values() if len(bends) > 1]
    assert several
    assert all(len(set(bends)) == len(bends) for bends in several)
    assert all(bends == [0.0] for bends in pairs.values() if len(bends) == 1)


def test_a_relation_without_direction_has_no_arrow():
    drawing = draw(to_networkx([article(3)]))
    assert {link.arrow for link in drawing.links if link.relation == "cooperatesWith"} == {False}
    assert {link.arrow for link in drawing.links if link.relation != "cooperatesWith"} == {True}


def test_a_post_is_labelled_with_its_title():
    drawing = draw(to_networkx([article(3)]))
    assert {link.label for link in drawing.links if link.relation == "holdsPost"} & {
        "管委会主任",
        "总经济师",
        "招商部部长",
    }

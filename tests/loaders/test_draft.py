"""The graph of an article while it is read: entities by their forms, marks on the text, statements with proof."""

import pytest

from kg.model import Article, Attribute, Evidence, Observation, Statement
from loaders.draft import Draft, Mention, Reading
from loaders.reading import read_view

RULE = Reading("test.rule", 0.9, ("year",))
TEXT = "青槐精工有限公司落户南溪。青槐精工去年扩产，栗原传动投产。"


def draft_of(text=TEXT, start=0, zone="南溪经济开发区"):
    article = Article("t.txt", 1, start, start + len(text), text, "", zone)
    return Draft(article, read_view(article))


def entity(draft, id):
    return next(e for e in draft.of_class("Company", "FinancialInstitution", "Person", "Zone", "Project") if e.id == id)


# ---- entities


def test_one_name_is_one_entity():
    draft = draft_of()
    first = draft.entity("Company", "青槐精工", "青槐")
    assert draft.entity("Company", "青槐精工") == first
    assert draft.entity("Company", "青槐") == first
    assert [e.name for e in draft.of_class("Company")] == ["青槐精工"]


def test_one_name_of_two_classes_is_two_entities():
    draft = draft_of()
    town, firm = draft.entity("Place", "青槐"), draft.entity("Company", "青槐")
    assert town != firm
    assert draft.find("青槐") == town
    assert draft.find("青槐", "Company") is None


def test_a_bank_and_a_company_of_one_name_are_one():
    draft = draft_of()
    assert draft.entity("FinancialInstitution", "云河银行") == draft.entity("Company", "云河银行")


def test_an_entity_is_at_home_in_the_articles_zone():
    draft = draft_of()
    assert entity(draft, draft.entity("Company", "青槐精工")).home == "南溪经济开发区"


def test_the_fullest_form_of_a_company_becomes_its_name():
    draft = draft_of()
    firm = draft.entity("Company", "青槐")
    draft.alias(firm, "青槐精工有限公司", "青槐精工")
    assert draft.name(firm) == "青槐精工有限公司"
    assert set(draft.forms(firm)) == {"青槐精工有限公司", "青槐", "青槐精工"}
    assert draft.find("青槐精工") == draft.find("青槐精工有限公司") == draft.find("青槐") == firm


def test_the_name_of_a_zone_stays_however_long_its_other_forms():
    draft = draft_of()
    zone = draft.entity("Zone", "南溪经开区")
    draft.alias(zone, "南溪经济技术开发区")
    assert draft.name(zone) == "南溪经开区"
    assert draft.forms(zone) == ("南溪经开区", "南溪经济技术开发区")


def test_an_empty_form_and_a_known_one_add_nothing():
    draft = draft_of()
    firm = draft.entity("Company", "青槐精工")
    draft.alias(firm, "", "青槐精工", "青槐", "青槐")
    assert draft.forms(firm) == ("青槐精工", "青槐")


def test_what_is_not_there_is_not_found():
    assert draft_of().find("青槐精工") is None


# ---- marks


def test_a_mark_owns_its_stretch_alone():
    draft = draft_of()
    firm = draft.entity("Company", "青槐精工有限公司")
    draft.mark(0, 8, firm)
    assert draft.covered(0) == draft.covered(7) == Mention(0, 8, firm)
    assert draft.covered(8) is None
    assert draft.covered(-1) is None
    assert draft.covered(len(draft.text)) is None


def test_of_overlapping_marks_the_longest_stays():
    draft = draft_of()
    short, long = draft.entity("Person", "青槐精"), draft.entity("Company", "青槐精工有限公司")
    draft.mark(0, 3, short)
    draft.mark(0, 8, long)
    assert draft.inside(0, 8) == [Mention(0, 8, long)]
    draft.mark(0, 3, short)
    draft.mark(4, 12, short)
    assert draft.inside(0, len(draft.text)) == [Mention(0, 8, long)]


def test_marks_that_give_way_leave_nothing_behind():
    draft = draft_of()
    one, two = draft.entity("Person", "青槐精"), draft.entity("Company", "精工有限公司")
    draft.mark(0, 3, one)
    draft.mark(2, 8, two)
    assert draft.covered(0) is None
    assert draft.mentions_of(one) == []


def test_mentions_inside_a_stretch_by_class_in_order_of_place():
    draft = draft_of()
    firm, other = draft.entity("Company", "青槐精工有限公司", "青槐精工"), draft.entity("Company", "栗原传动")
    place = draft.entity("Place", "南溪")
    for start, stop, who in ((22, 26, other), (10, 12, place), (13, 17, firm), (0, 8, firm)):
        draft.mark(start, stop, who)
    assert [m.start for m in draft.inside(0, len(draft.text))] == [0, 10, 13, 22]
    assert [m.start for m in draft.inside(0, 20, "Company")] == [0, 13]
    assert draft.inside(1, 8) == []
    assert [m.start for m in draft.inside(-5, 8)] == [0]
    assert draft.mentions_of(firm) == [Mention(0, 8, firm), Mention(13, 17, firm)]


# ---- the text


def test_the_clause_around_a_position():
    draft = draft_of()
    assert draft.text[slice(*draft.clause(15))] == "青槐精工去年扩产"
    assert draft.text[slice(*draft.clause(15, "。"))] == "青槐精工去年扩产，栗原传动投产"


def test_sentences_of_the_body():
    draft = draft_of()
    assert [draft.text[s.start : s.stop] for s in draft.body()] == [
        "青槐精工有限公司落户南溪。",
        "青槐精工去年扩产，栗原传动投产。",
    ]
    assert draft.sentence(14) == draft.body()[1]


def test_a_place_that_ends_at_a_position():
    draft = draft_of("赴杭州市招商")
    assert draft.place_ending(4) == 1
    assert draft.place_ending(3) is None


# ---- statements


def test_a_statement_brings_the_words_of_the_source():
    draft = draft_of("近日，青槐精工有限\n公司落户南溪。", start=100)
    zone, firm = draft.entity("Zone", "南溪经济开发区"), draft.entity("Company", "青槐精工有限公司")
    draft.state(zone, "hosts", firm, (3, 15), RULE)
    (found,) = draft.graph().statements
    article = draft.article.id
    assert found.evidence == (Evidence(article, 103, 116, "青槐精工有限\n公司落户南溪", "test.rule", 0.9, ("year",)),)


def test_blanks_at_the_ends_are_no_part_of_the_proof():
    draft = draft_of("青槐 落户 南溪。")
    assert draft.evidence(2, 6, RULE).quote == "落户"


def test_what_is_said_twice_keeps_its_first_proof():
    draft = draft_of()
    zone, firm = draft.entity("Zone", "南溪经济开发区"), draft.entity("Company", "青槐精工有限公司")
    draft.state(zone, "hosts", firm, (0, 12), RULE)
    draft.state(zone, "hosts", firm, (13, 21), RULE)
    (found,) = draft.graph().statements
    assert found.evidence[0].quote == "青槐精工有限公司落户南溪"


def test_another_status_is_another_statement():
    draft = draft_of()
    zone, firm = draft.entity("Zone", "南溪经济开发区"), draft.entity("Company", "青槐精工有限公司")
    draft.state(zone, "hosts", firm, (0, 12), RULE)
    draft.state(zone, "hosts", firm, (13, 21), RULE, "ended")
    assert [s.status for s in draft.states("hosts")] == ["stated", "ended"]
    assert draft.states("builds") == []


def test_nothing_is_stated_of_a_thing_and_itself():
    draft = draft_of()
    firm = draft.entity("Company", "青槐精工有限公司")
    draft.state(firm, "partOf", firm, (0, 8), RULE)
    assert draft.graph().statements == ()


def test_qualifiers_are_sorted_and_blank_ones_left_out():
    draft = draft_of()
    person, firm = draft.entity("Person", "何静"), draft.entity("Company", "青槐精工")
    draft.state(person, "holdsPost", firm, (0, 8), RULE, qualifiers=(("title", "经理"), ("from", ""), ("at", "2024")))
    (found,) = draft.states("holdsPost")
    assert found.qualifiers == (("at", "2024"), ("title", "经理"))


def test_figures_and_statements_with_proof_of_their_own():
    draft = draft_of()
    firm = draft.entity("Company", "青槐精工")
    draft.add(Observation(firm, "产值", value=3.0, unit="亿元"), (13, 17), RULE)
    draft.put(Attribute(firm, "占地面积", 50.0, "亩", evidence=(draft.evidence(0, 8, RULE),)))
    first, second = draft.graph().statements
    assert (first.evidence[0].quote, second.evidence[0].quote) == ("青槐精工有限公司", "青槐精工")


# ---- two that are one, and the end


def test_one_entity_takes_in_another_with_all_that_is_said_of_it():
    draft = draft_of()
    zone, short = draft.entity("Zone", "南溪经济开发区"), draft.entity("Company", "青槐精工")
    full = draft.entity("Company", "青槐精工有限公司")
    draft.mark(13, 17, short)
    draft.state(zone, "hosts", short, (13, 21), RULE)
    draft.add(Observation(short, "产值", value=3.0), (13, 17), RULE)
    draft.absorb(short, full)
    assert draft.find("青槐精工") == full
    assert draft.forms(full) == ("青槐精工有限公司", "青槐精工")
    assert draft.mentions_of(full) == [Mention(13, 17, full)]
    found = draft.graph().statements
    assert {s.object if isinstance(s, Statement) else s.subject for s in found} == {full}
    assert [e.id for e in draft.of_class("Company")] == [full]


def test_what_is_said_of_both_is_said_once():
    draft = draft_of()
    zone, short = draft.entity("Zone", "南溪经济开发区"), draft.entity("Company", "青槐精工")
    full = draft.entity("Company", "青槐精工有限公司")
    draft.state(zone, "hosts", full, (0, 12), RULE)
    draft.state(zone, "hosts", short, (13, 21), RULE)
    draft.absorb(short, full)
    assert [s.evidence[0].quote for s in draft.states("hosts")] == ["青槐精工有限公司落户南溪"]


def test_the_graph_holds_only_what_statements_need_in_a_fixed_order():
    draft = draft_of()
    zone, other = draft.entity("Zone", "南溪经济开发区"), draft.entity("Company", "栗原传动", "栗原", "传动")
    draft.entity("Person", "何静")
    firm = draft.entity("Company", "青槐精工有限公司")
    draft.state(zone, "hosts", other, (22, 28), RULE)
    draft.state(zone, "hosts", firm, (0, 12), RULE)
    graph = draft.graph()
    assert [e.id for e in graph.entities] == sorted((zone, other, firm))
    assert graph.by_id()[other].aliases == tuple(sorted(("栗原", "传动")))
    assert [s.object for s in graph.statements] == [firm, other]
    assert graph.article is draft.article


@pytest.mark.parametrize("span", [(3, 3), (5, 4)])
def test_a_proof_without_words_is_refused(span):
    with pytest.raises(ValueError, match="no such stretch"):
        draft_of().evidence(*span, RULE)

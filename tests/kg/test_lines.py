import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lines import article_lines, dump, plain, reject_line
from kg.model import Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Reject, Statement

TEXT = "云岭经开区\n启明轴承落户云岭\r\n经开区，产值4.0亿元，王安平任主任。"
ARTICLE = Article(
    "pages/a.txt", 2, 10, 10 + len(TEXT), TEXT, "启明轴承落户", zone="云岭经开区", year=2031, year_inferred=True
)
ZONE, FIRM, BODY, PERSON = (
    Entity("zone-1", "Zone", "云岭经开区", ("云岭",)),
    Entity("company-1", "Company", "启明轴承"),
    Entity("body-1", "GovernmentBody", "云岭经开区管委会"),
    Entity("person-1", "Person", "王安平"),
)


def cited(quote: str, confidence: float = 1.0, inferred: tuple[str, ...] = ()) -> Evidence:
    start = ARTICLE.start + TEXT.index(quote)
    return Evidence(ARTICLE.id, start, start + len(quote), quote, "test.rule", confidence, inferred)


HOSTS = Statement(
    "zone-1", "hosts", "company-1", evidence=(cited("落户", 0.5), cited("启明轴承落户云岭\r\n经开区", 0.9, ("year",)))
)
POST = Statement("person-1", "holdsPost", "body-1", qualifiers=(("title", "主任"),), evidence=(cited("王安平任主任"),))
OUTPUT = Observation("zone-1", "产值", "2031-Q1", 4.0, "亿元", evidence=(cited("产值4.0亿元"),))
DATE = Attribute("zone-1", "date", "2031-04-12", evidence=(cited("云岭"),))
GRAPH = ArticleGraph(ARTICLE, (ZONE, FIRM, BODY, PERSON), (DATE, OUTPUT, HOSTS, POST))


def test_lines_come_kind_by_kind() -> None:
    kinds = [line["kind"] for line in article_lines(GRAPH)]
    assert kinds == ["article", *["entity"] * 4, "statement", "statement", "observation", "attribute"]


def test_the_article_comes_first_with_what_its_page_prints() -> None:
    line = next(iter(article_lines(GRAPH)))
    assert list(line)[:8] == ["kind", "article", "title", "zone", "author", "outlet", "date", "year"]
    assert (line["article"], line["zone"], line["author"]) == (2, "云岭经开区", None)
    assert (line["start"], line["end"]) == (10, 10 + len(TEXT))
    assert line["inferred"] == ["year"]


def test_every_line_but_entities_cuts_its_evidence_from_the_document() -> None:
    document = "x" * ARTICLE.start + TEXT
    for line in article_lines(GRAPH):
        assert line["document"] == "pages/a.txt"
        if line["kind"] in ("statement", "observation", "attribute"):
            cut = document[line["start"] : line["end"]]
            assert "".join(cut.split()) == line["ev"]
            assert line["rule"] == "test.rule"


def test_the_surest_evidence_leads_and_the_others_follow() -> None:
    line = next(line for line in article_lines(GRAPH) if line.get("p") == "hosts")
    assert (line["s"], line["o"], line["ev"]) == ("云岭经开区", "启明轴承", "启明轴承落户云岭经开区")
    assert line["confidence"] == 0.9
    assert line["inferred"] == ["year"]
    assert [more["ev"] for more in line["more"]] == ["落户"]


def test_qualifiers_and_numbers_are_printed_as_the_guideline_says() -> None:
    lines = {str(line.get("p") or line["kind"]): line for line in article_lines(GRAPH)}
    assert lines["holdsPost"]["title"] == "主任"
    assert dump(lines["observation"]).count('"value": 4,') == 1
    assert (lines["observation"]["yoy"], lines["observation"]["scope"]) == (None, None)
    assert lines["attribute"]["value"] == "2031-04-12"


def test_the_article_itself_is_called_article() -> None:
    author = Statement("person-1", "authorOf", ARTICLE.id, evidence=(cited("王安平"),))
    lines = list(article_lines(ArticleGraph(ARTICLE, (PERSON,), (author,))))
    assert (lines[-1]["s"], lines[-1]["o"]) == ("王安平", "article")


def test_a_refused_statement_is_printed_with_its_reason_whatever_it_holds() -> None:
    broken = Observation("nobody", "产值", value=float("nan"))
    line = json.loads(dump(reject_line(Reject(ARTICLE.id, broken, "产值 is not a finite number"), GRAPH)))
    assert (line["subject"], line["value"], line["reason"]) == ("nobody", "nan", "产值 is not a finite number")
    assert "ev" not in line


@given(
    st.dictionaries(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)) | st.integers() | st.none())
)
def test_a_line_is_one_harmless_line_that_reads_back(line: dict[str, object]) -> None:
    text = dump(line)
    assert json.loads(text) == line
    assert text.encode("utf-8")
    assert len(text.splitlines()) == 1
    assert not any(c < " " or "\x7f" <= c < "\xa0" or "\u202a" <= c <= "\u202e" for c in text)


@pytest.mark.parametrize(
    ("number", "printed"), [(4.0, "4"), (-0.5, "-0.5"), (1e15, "1000000000000000"), (None, "None")]
)
def test_whole_numbers_lose_their_point(number: float | None, printed: str) -> None:
    assert str(plain(number)) == printed


def test_a_refused_entity_is_a_line_of_its_own() -> None:
    odd = Entity("x", "Planet", "火星", ("荧惑",))
    line = json.loads(dump(reject_line(Reject(ARTICLE.id, odd, "no class"), GRAPH)))
    assert line == {
        "article": ARTICLE.number,
        "kind": "entity",
        "class": "Planet",
        "name": "火星",
        "aliases": ["荧惑"],
        "document": ARTICLE.document,
        "reason": "no class",
    }

"""Why an article states what it states: statements in words, rules described, the words that were read marked."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ConfigError
from kg.explain import check_rule, explain, rules
from kg.model import Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Part, Statement
from kg.pipeline import read

SAMPLES = Path(__file__).parent.parent.parent / "loaders" / "samples"
TITLE = "启明轴承落户"
TEXT = (
    f"{TITLE}\n年初，云岭经开区很忙。启明轴承落户云岭\r\n经开区，产值4亿元。没有别的。\n\n"
    "当日，New\nline公司王安平任主任。（记者 林知秋）"
)
START = 10
ARTICLE = Article(
    "pages/a.txt", 2, START, START + len(TEXT), TEXT, TITLE, zone="云岭经开区", year=2031, year_inferred=True,
    parts=(
        Part("title", START, START + len(TITLE)),
        Part("body", START + len(TITLE) + 1, START + TEXT.index("（")),
        Part("author", START + TEXT.index("林"), START + TEXT.index("秋") + 1),
    ),
)  # fmt: skip
ZONE = Entity("zone-1", "Zone", "云岭经开区", ("云岭",))
FIRM = Entity("company-1", "Company", "启明轴承有限公司", ("启明", "启明轴承"))
BOARD = Entity("body-1", "GovernmentBody", "云岭经开区管委会")
PERSON = Entity("person-1", "Person", "王安平")
WRITER = Entity("person-2", "Person", "林知秋")


def cited(quote: str, rule: str, confidence: float = 1.0, inferred: tuple[str, ...] = ()) -> Evidence:
    start = START + TEXT.index(quote, len(TITLE))
    return Evidence(ARTICLE.id, start, start + len(quote), quote, rule, confidence, inferred)


HOSTS = Statement(
    "zone-1", "hosts", "company-1", "planned",
    evidence=(cited("启明轴承", "hosts.presented", 0.5), cited("启明轴承落户云岭\r\n经开区", "hosts.settles", 0.95)),
)  # fmt: skip
POST = Statement(
    "person-1", "holdsPost", "body-1", qualifiers=(("title", "主任"),),
    evidence=(cited("New\nline公司王安平任主任", "post.after_name"),),
)  # fmt: skip
OUTPUT = Observation(
    "company-1", "产值", "2031", 4.0, "亿元", -2.5, "外资",
    evidence=(cited("产值4亿元", "figure.amount", 0.8, ("year", "period")),),
)  # fmt: skip
AREA = Attribute("zone-1", "面积", 3.5, "公顷", evidence=(cited("很忙。启明", "figure.property"),))
WROTE = Statement("person-2", "authorOf", ARTICLE.id, evidence=(cited("林知秋", "article.byline"),))
GRAPH = ArticleGraph(ARTICLE, (ZONE, FIRM, BOARD, PERSON, WRITER), (AREA, OUTPUT, HOSTS, POST, WROTE))


def told(graph: ArticleGraph, rule: str = "") -> list[str]:
    """Return the lines with «» around what was read."""
    return [
        "".join(f"«{span.text}»" if span.style == "read" else span.text for span in line)
        for line in explain(graph, rule)
    ]


def of(lines: list[str], label: str) -> list[str]:
    """Return what stands behind a label, line by line."""
    return [line.split(maxsplit=1)[1] for line in lines if line.startswith(f"    {label} ")]


def test_the_heading_says_which_article_and_what_was_inferred_of_it() -> None:
    assert told(GRAPH)[:2] == [
        f"pages/a.txt:10-{START + len(TEXT)} article 2 启明轴承落户",
        "  zone 云岭经开区, year 2031 (inferred)",
    ]


def test_statements_are_told_in_words_kind_by_kind() -> None:
    said = [line for line in told(GRAPH)[2:] if line.startswith("  ") and not line.startswith("    ")]
    assert said == [
        "  云岭经开区 --承载 hosts--> 启明轴承有限公司 (planned)",
        "  王安平 --任职 holdsPost--> 云岭经开区管委会, 职务 title 主任",
        "  林知秋 --作者 authorOf--> this article",
        "  启明轴承有限公司 产值 4亿元, 时期 period 2031, 同比 yoy -2.5%, 范围 scope 外资",
        "  云岭经开区 面积 3.5公顷",
    ]


def test_each_evidence_names_its_rule_and_how_sure_it_is_the_surest_first() -> None:
    first, second = of(told(GRAPH), "rule")[:2]
    assert first == f"hosts.settles 0.95  {rules()['hosts.settles'].zh} / {rules()['hosts.settles'].en}"
    assert second.startswith("hosts.presented 0.5  ")


def test_what_was_supplied_is_told() -> None:
    lines = told(GRAPH)
    assert of(lines, "inferred") == ["year, period"]
    assert of(lines, "names") == [
        "启明轴承有限公司: here 启明轴承",
        "云岭经开区: not in these words; 启明轴承有限公司: here 启明轴承",
        "云岭经开区管委会: not in these words",
        "启明轴承有限公司: not in these words",
        "云岭经开区: not in these words",
    ]


def test_the_words_that_were_read_are_marked_in_their_sentence() -> None:
    assert of(told(GRAPH), "read") == [
        "«启明轴承落户云岭经开区»，产值4亿元。",
        "«启明轴承»落户云岭经开区，产值4亿元。",
        "当日，«New line公司王安平任主任»。",
        "«林知秋»",
        "启明轴承落户云岭经开区，«产值4亿元»。",
        "年初，云岭经开区«很忙。启明»轴承落户云岭经开区，产值4亿元。",
    ]


def test_words_of_two_paragraphs_are_kept_apart() -> None:
    both = cited("没有别的。\n\n当日", "hosts.settles")
    graph = ArticleGraph(ARTICLE, (ZONE, FIRM), (Statement("zone-1", "hosts", "company-1", evidence=(both,)),))
    assert of(told(graph), "read") == ["«没有别的。 / 当日»，New line公司王安平任主任。"]


def test_the_place_is_the_documents() -> None:
    document = "x" * START + TEXT
    for place, quote in zip(of(told(GRAPH), "at")[:2], ("启明轴承落户云岭\r\n经开区", "启明轴承"), strict=True):
        name, start, stop = place.replace("-", ":").split(":")
        assert name == "pages/a.txt"
        assert document[int(start) : int(stop)] == quote


def test_a_rule_picks_what_it_has_read() -> None:
    lines = told(GRAPH, "hosts.set")
    assert [line.split()[0] for line in of(lines, "rule")] == ["hosts.settles"]
    assert len(of(told(GRAPH, "hosts."), "rule")) == 2
    assert told(GRAPH, "chain.") == []


def test_a_prefix_that_no_rule_has_is_refused_with_the_families() -> None:
    check_rule("hosts")
    check_rule("")
    with pytest.raises(ConfigError, match=r"begins with 'hots'; the families are article, zone, .*hosts"):
        check_rule("hots")


def test_an_article_that_states_nothing_says_so() -> None:
    assert told(ArticleGraph(ARTICLE))[2:] == ["  it states nothing that a rule reads", ""]


def test_an_unknown_rule_relation_and_property_are_shown_by_name() -> None:
    odd = Statement("zone-1", "likes", "company-1", qualifiers=(("mood", "好"),), evidence=(cited("很忙", "old.rule"),))
    lines = told(ArticleGraph(ARTICLE, (ZONE, FIRM), (odd,)))
    assert "  云岭经开区 --likes--> 启明轴承有限公司, mood 好" in lines
    assert of(lines, "rule") == ["old.rule 1"]


def test_a_sentence_without_end_is_cut_around_the_words() -> None:
    text = "云" * 5_000 + "启明轴承落户" + "岭" * 5_000
    article = Article("a.txt", 1, 0, len(text), text, "")
    evidence = Evidence(article.id, 5_000, 5_006, "启明轴承落户", "hosts.settles")
    graph = ArticleGraph(article, (ZONE, FIRM), (Statement("zone-1", "hosts", "company-1", evidence=(evidence,)),))
    assert of(told(graph), "read") == ["…" + "云" * 160 + "«启明轴承落户»" + "岭" * 160 + "…"]


def test_the_bundled_articles_are_explained_whole() -> None:
    for reading in read(sorted(SAMPLES.glob("*.txt"))):
        for graph in reading.graphs:
            lines = told(graph)
            proofs = [one for statement in graph.statements for one in statement.evidence]
            assert len(of(lines, "read")) == len(of(lines, "rule")) == len(proofs)
            assert {one.rule for one in proofs} <= rules().keys()
            marked = {line[line.index("«") + 1 : line.rindex("»")] for line in of(lines, "read")}
            assert {"".join(one.quote.split()) for one in proofs} == {
                "".join(words.replace(" / ", "").split()) for words in marked
            }


@given(st.text("云岭启明。\n\r \u2028A1！", min_size=1, max_size=60), st.data())
def test_any_words_of_any_text_are_shown_on_one_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    article = Article("a.txt", 1, 0, len(text), text, "")
    evidence = Evidence(article.id, start, stop, text[start:stop], "hosts.settles")
    graph = ArticleGraph(article, (ZONE, FIRM), (Statement("zone-1", "hosts", "company-1", evidence=(evidence,)),))
    line = next(line for line in told(graph) if line.startswith("    read "))
    assert len(line.splitlines()) <= 1
    shown = line[line.index("«") + 1 : line.rindex("»")]
    assert "".join(shown.replace(" / ", "").split()) == "".join(text[start:stop].split())

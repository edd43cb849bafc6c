"""Extraction as a whole: pure, total, true to the text and to the ontology, and not much dearer for long texts."""

import itertools
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.check import check
from kg.errors import DocumentError
from kg.lines import article_lines, dump
from kg.model import Article, ArticleGraph, Document, Part, Statement
from kg.schema import load_schema
from loaders.extract import extract
from loaders.lexicon import words
from loaders.pages import split_articles

ROOT = Path(__file__).parent.parent.parent
SAMPLES = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "loaders" / "samples").glob("*.txt"))}
ARTICLES = [article for name, text in SAMPLES.items() for article in split_articles(Document(name, text))]
PROSE = "\n".join(SAMPLES.values())
SCHEMA = load_schema()
SOME = settings(max_examples=150, deadline=None, derandomize=True)

ALONE = """
import sys
from kg.lines import article_lines, dump
from kg.model import Document
from loaders.extract import extract
from loaders.pages import split_articles
for path in sys.argv[1:]:
    text = open(path, encoding="utf-8").read()
    for article in split_articles(Document(path.rsplit("/", 1)[-1], text)):
        for line in article_lines(extract(article)):
            print(dump(line))
"""


def lines(graph: ArticleGraph) -> list[str]:
    return [dump(line) for line in article_lines(graph)]


def faults(graph: ArticleGraph, document: str) -> list[str]:
    """Return what is wrong with a graph: whatever the check refuses, and quotes that the document does not hold."""
    kept, rejects = check(graph, SCHEMA)
    found = [reject.reason for reject in rejects]
    found += [f"{entity.id} is refused" for entity in graph.entities if entity not in kept.entities]
    for statement in graph.statements:
        if not statement.evidence:
            found.append(f"{statement.id} has no evidence")
        for evidence in statement.evidence:
            if document[evidence.start : evidence.stop] != evidence.quote or not evidence.quote:
                found.append(f"{evidence.quote!r} is not at {evidence.start}-{evidence.stop}")
    return found


# ---- purity


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: f"{article.document}-{article.number}")
def test_an_article_read_twice_gives_the_same_graph(article: Article) -> None:
    first = extract(article)
    assert extract(article) == first
    assert lines(extract(article)) == lines(first)


def test_what_was_read_before_changes_nothing() -> None:
    forward = [lines(extract(article)) for article in ARTICLES]
    backward = [lines(extract(article)) for article in reversed(ARTICLES)]
    assert forward == backward[::-1]


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_gives_the_same_lines(seed: str) -> None:
    paths = [str(ROOT / "loaders" / "samples" / name) for name in SAMPLES]
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", ALONE, *paths], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [line for article in ARTICLES for line in lines(extract(article))]


def test_the_order_of_statements_is_that_of_the_text() -> None:
    for article in ARTICLES:
        places = [(s.evidence[0].start, s.evidence[0].stop) for s in extract(article).statements]
        assert places == sorted(places)


# ---- what the samples give


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: f"{article.document}-{article.number}")
def test_the_samples_conform(article: Article) -> None:
    graph = extract(article)
    assert graph.article is article
    assert graph.statements
    assert faults(graph, SAMPLES[article.document]) == []


def test_every_entity_is_used_and_every_end_is_there() -> None:
    for article in ARTICLES:
        graph = extract(article)
        ends = {s.subject for s in graph.statements} | {s.object for s in graph.statements if isinstance(s, Statement)}
        assert ends - {article.id} == {entity.id for entity in graph.entities}


def test_every_rule_that_read_something_is_described() -> None:
    rules = {e.rule for article in ARTICLES for s in extract(article).statements for e in s.evidence}
    assert rules <= set(words("rules"))


# ---- whatever the text

SLICE = st.tuples(st.integers(0, len(PROSE)), st.integers(0, 500)).map(lambda at: PROSE[at[0] : at[0] + at[1]])
NOISE = st.text(
    alphabet=sorted(set("，。；：、“”（）()《》“”\n 0123456789.%亿元年月日的与和该将不在为区会链项目公司")), max_size=8
)
EXOTIC = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=12)
TEXT = st.lists(st.one_of(SLICE, NOISE, EXOTIC), max_size=6).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Return a slice of the samples with some of its characters taken out, doubled or exchanged."""
    text = list(draw(SLICE))
    for _ in range(draw(st.integers(0, 12))):
        if not text:
            break
        at = draw(st.integers(0, len(text) - 1))
        text[at] = draw(st.one_of(st.just(""), st.just(text[at] * 2), NOISE, st.sampled_from(PROSE)))
    return "".join(text)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, str]:
    """Return an article of random text, cut into parts, that begins somewhere in a document."""
    text = draw(st.one_of(TEXT, mutated()))
    before = draw(st.sampled_from(("", "前文。\n", "\ufeff")))
    start, stop = len(before), len(before) + len(text)
    zone = draw(st.sampled_from(("", "云川经济技术开发区", "澜溪高新区", "开发区", "某地")))
    cuts = sorted({start, stop, *draw(st.lists(st.integers(start, stop), max_size=2))})
    roles = ("body",) if len(cuts) < 3 else draw(st.sampled_from((("zone", "body"), ("title", "body"), ("body",))))
    parts = tuple(Part(roles[min(i, len(roles) - 1)], *span) for i, span in enumerate(itertools.pairwise(cuts)))
    kept = draw(st.booleans())
    year = draw(st.sampled_from((None, 2024)))
    article = Article("t.txt", 1, start, stop, text, "", zone, year=year, parts=parts if kept else ())
    return article, before + text


@SOME
@given(articles())
def test_any_text_is_read_and_what_is_read_conforms(case: tuple[Article, str]) -> None:
    article, document = case
    graph = extract(article)
    assert faults(graph, document) == []
    assert extract(article) == graph


@SOME
@given(st.one_of(TEXT, mutated()))
def test_any_document_is_split_and_read(text: str) -> None:
    document = Document("t.txt", text)
    try:
        found = split_articles(document)
    except DocumentError:
        return
    for article in found:
        assert faults(extract(article), text) == []


@pytest.mark.parametrize(
    "text", ["", "\n", "。", "，，，", "“", "”。", "该区", "前者", "项目", "产业链", "与", "a" * 50]
)
def test_texts_that_say_nothing(text: str) -> None:
    graph = extract(Article("t.txt", 1, 0, len(text), text, ""))
    assert graph.statements == ()
    assert graph.entities == ()


# ---- cost


def seconds(copies: int) -> float:
    """Return the least time that reading so many copies of the samples took."""
    text = PROSE * copies
    article = Article("t.txt", 1, 0, len(text), text, "", "云川经济技术开发区", year=2024)
    spent = []
    for _ in range(3):
        start = time.process_time()
        extract(article)
        spent.append(time.process_time() - start)
    return min(spent)


def test_four_times_the_text_takes_less_than_eight_times_the_time() -> None:
    seconds(1)
    assert seconds(8) < 8 * seconds(2)

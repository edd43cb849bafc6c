"""The competency questions: what an analyst asks, in Cypher and in SPARQL, with one answer.

`python -m tests.ontology.test_questions` writes the expected rows anew; read the difference before committing it.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.lines import plain
from kg.model import ArticleGraph
from kg.pipeline import read
from kg.rdf import SparqlView
from kg.schema import ONTOLOGY
from kg.stores import open_store
from kg.stores.base import Answer, Store
from tests.ontology.gold_graphs import gold_graphs

QUESTIONS = ONTOLOGY / "questions"
NUMBERS = sorted(path.stem for path in QUESTIONS.glob("*.cypher"))

Row = tuple[str, ...]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(str(tmp_path_factory.mktemp("questions") / "kg.store")) as store:
        store.load(gold_graphs())
        store.link()
        yield store


@pytest.fixture(scope="module")
def view() -> Iterator[SparqlView]:
    with SparqlView(gold_graphs()) as view:
        yield view


def table(answer: Answer) -> tuple[Row, list[Row]]:
    """Return columns and rows as a table shows them, rows sorted: engines order Chinese names differently."""
    return answer.columns, sorted(tuple(map(shown, row)) for row in answer.rows)


def shown(cell: object) -> str:
    if cell is None:
        return ""
    return str(plain(cell)) if isinstance(cell, float) else str(cell)


def expected(number: str) -> tuple[Row, list[Row]]:
    text = (QUESTIONS / f"{number}.csv").read_text(encoding="utf-8")
    columns, *rows = csv.reader(io.StringIO(text))
    return tuple(columns), sorted(map(tuple, rows))


def text(number: str, form: str) -> str:
    return (QUESTIONS / f"{number}.{form}").read_text(encoding="utf-8")


@pytest.mark.parametrize("number", NUMBERS)
def test_cypher_gives_the_expected_rows(store, number):
    assert table(store.query(text(number, "cypher"))) == expected(number)


@pytest.mark.parametrize("number", NUMBERS)
def test_sparql_gives_the_same_rows(view, number):
    assert table(view.query(text(number, "rq"))) == expected(number)


@pytest.fixture(scope="module")
def read_graphs() -> tuple[ArticleGraph, ...]:
    """The samples as the product itself reads them."""
    paths = sorted((ONTOLOGY.parent / "loaders" / "samples").glob("*.txt"))
    return tuple(graph for reading in read(paths) for graph in reading.graphs)


def test_both_forms_agree_on_what_the_product_reads(read_graphs, tmp_path):
    assert read_graphs
    with open_store(str(tmp_path / "kg.store")) as store, SparqlView(read_graphs) as view:
        store.load(read_graphs)
        store.link()
        for number in NUMBERS:
            assert table(store.query(text(number, "cypher"))) == table(view.query(text(number, "rq"))), number


@pytest.mark.parametrize("number", NUMBERS)
def test_a_question_has_a_title_in_both_languages(number):
    chinese, english, *_ = text(number, "cypher").splitlines()
    assert chinese.startswith("// ") and chinese.endswith("？")
    assert english.startswith("// ") and english.endswith("?") and english.isascii()
    assert text(number, "rq").splitlines()[:2] == [f"# {line[3:]}" for line in (chinese, english)]


def test_there_are_enough_questions_and_each_is_whole():
    assert len(NUMBERS) >= 25
    assert {path.name for path in QUESTIONS.iterdir()} == {
        f"{number}.{form}" for number in NUMBERS for form in ("cypher", "rq", "csv")
    }


def test_every_question_has_an_answer():
    assert [number for number in NUMBERS if not expected(number)[1]] == []


def write(folder: Path) -> None:
    """Write the rows that SPARQL gives today."""
    with SparqlView(gold_graphs()) as view:
        for number in NUMBERS:
            columns, rows = table(view.query(text(number, "rq")))
            with (folder / f"{number}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows([columns, *rows])


if __name__ == "__main__":
    write(QUESTIONS)

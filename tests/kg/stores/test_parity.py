"""An analyst's questions give the same rows on the embedded engine and on Neo4j."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.stores import Answer, Store, open_store
from tests.kg.stores.conftest import emptied
from tests.kg.stores.sample import sample
from tests.neo4j_server import Address

FOLDER = Path(__file__).parent / "queries"


@dataclass(frozen=True, slots=True)
class Question:
    """Hold a query with its title and parameters."""

    title: str
    cypher: str
    params: dict[str, object] = field(default_factory=dict)


def questions() -> Iterator[Question]:
    """Yield the questions of all files: blocks of a title, parameters if any, and a query."""
    for path in sorted(FOLDER.glob("*.cypher")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            notes = [line[2:].strip() for line in block.splitlines() if line.startswith("//")]
            cypher = "\n".join(line for line in block.splitlines() if not line.startswith("//"))
            params = next((json.loads(note[len("params") :]) for note in notes if note.startswith("params")), {})
            yield Question(f"{path.stem}: {notes[0]}", cypher, params)


QUESTIONS = tuple(questions())


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(str(tmp_path_factory.mktemp("parity") / "kg.store")) as store:
        store.load(sample())
        yield store


@pytest.fixture(scope="module")
def neo4j(neo4j_server: Address) -> Iterator[Store]:
    with open_store(emptied(neo4j_server)) as store:
        store.load(sample())
        yield store


def comparable(answer: Answer, cypher: str) -> tuple[object, ...]:
    """Return columns and rows; rows in code order where the query asks for no order."""
    rows = [tuple(map(rounded, row)) for row in answer.rows]
    if "ORDER BY" not in cypher.rpartition("RETURN")[2]:
        rows.sort(key=repr)
    return answer.columns, rows


def rounded(value: object) -> object:
    """Return a value with its numbers as good as two engines can agree on, whole numbers apart from broken ones."""
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in sorted(value.items())}
    return [rounded(part) for part in value] if isinstance(value, list) else value


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 80
    assert len({question.title for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)
def test_a_question_has_an_answer(embedded: Store, question: Question) -> None:
    assert embedded.query(question.cypher, question.params).rows


@pytest.mark.neo4j
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)
def test_both_engines_answer_alike(embedded: Store, neo4j: Store, question: Question) -> None:
    here, there = (store.query(question.cypher, question.params) for store in (embedded, neo4j))
    assert comparable(here, question.cypher) == comparable(there, question.cypher)
    assert repr(comparable(here, question.cypher)) == repr(comparable(there, question.cypher))  # 3 is not 3.0

"""The competency questions give their expected rows on every engine."""

from tests.ontology.gold_graphs import gold_graphs
from tests.ontology.test_questions import NUMBERS, expected, table, text


def test_every_question_gives_its_expected_rows(store):
    store.load(gold_graphs())
    store.link()
    wrong = {}
    for number in NUMBERS:
        found = table(store.query(text(number, "cypher")))
        if found != expected(number):
            wrong[number] = found
    assert wrong == {}

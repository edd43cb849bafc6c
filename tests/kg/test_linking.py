"""Matches with outside identifiers are proposed with a score and a reason, and change nothing."""

import csv
import io
from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.linking import Row, propose, read_table, valid_credit_code
from kg.model import ArticleGraph, Entity
from kg.stores import open_store
from tests.kg.rdf_graphs import article

DIVISIONS = """identifier,name
980000,海州省
980100,龙溪市
980102,云台区
980200,青岚市
980203,云台区
"""


def graph(*entities: Entity, number: int = 1) -> ArticleGraph:
    return ArticleGraph(article("d", number, "甲"), entities)


def proposals(rows, *graphs):
    return [(one.name, one.identifier, one.score) for one in propose(graphs, rows)]


@pytest.fixture
def divisions(tmp_path: Path) -> tuple[Row, ...]:
    (tmp_path / "divisions.csv").write_text(DIVISIONS, encoding="utf-8")
    return read_table(tmp_path / "divisions.csv")


def test_what_a_place_lies_in_follows_from_its_code(divisions):
    assert {row.identifier: row.within for row in divisions} == {
        "980000": (),
        "980100": ("海州省",),
        "980102": ("龙溪市", "海州省"),
        "980200": ("海州省",),
        "980203": ("青岚市", "海州省"),
    }


def test_a_name_that_two_places_bear_is_told_apart_by_what_stands_beside_it(divisions):
    district, city = Entity("place-1", "Place", "云台区"), Entity("place-2", "Place", "青岚")
    alone = proposals(divisions, graph(district))
    assert alone == [("云台区", "980102", 0.45), ("云台区", "980203", 0.45)]
    both = proposals(divisions, graph(district, city))
    assert both[0] == ("云台区", "980203", 1.0)
    assert ("青岚", "980200", 0.6) in both
    (first, *_) = propose([graph(district, city)], divisions)
    assert first.reason == "the same name; 青岚市 stands beside it"


def test_companies_are_found_by_name_alias_and_core_in_this_order():
    rows = [Row("Q1", "云帆科技有限公司", ("云帆",)), Row("Q2", "青禾新能源公司"), Row("Q3", "远山材料股份有限公司")]
    found = proposals(
        rows,
        graph(
            Entity("company-1", "Company", "云帆科技有限公司"),
            Entity("company-2", "Company", "云帆"),
            Entity("company-3", "Company", "青禾", ("青禾新能源公司",)),
            Entity("company-4", "Company", "远山材料公司"),
            Entity("company-5", "Company", "北辰公司"),
            Entity("person-1", "Person", "云帆"),
        ),
    )
    assert found == [
        ("云帆科技有限公司", "Q1", 0.9),
        ("云帆", "Q1", 0.75),
        ("青禾", "Q2", 0.8),
        ("远山材料公司", "Q3", 0.6),
    ]


def test_a_place_is_no_company():
    rows = [Row("980100", "龙溪市"), Row("Q1", "龙溪", cls="Company")]
    assert proposals(rows, graph(Entity("company-1", "Company", "龙溪"))) == [("龙溪", "Q1", 0.9)]


def test_the_check_digit_of_a_credit_code_is_looked_at():
    right, wrong = "91350100M000100Y43", "91350100M000100Y44"
    assert valid_credit_code(right) and not valid_credit_code(wrong) and not valid_credit_code("x" * 18)
    firm = Entity("company-1", "Company", "云帆公司")
    assert proposals([Row(right, "云帆公司")], graph(firm)) == [("云帆公司", right, 0.9)]
    (doubtful,) = propose([graph(firm)], [Row(wrong, "云帆公司")])
    assert doubtful.score == 0.45
    assert doubtful.reason.endswith("the check digit of the code is wrong")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code,name\n1,甲\n", "no column identifier"),
        ("identifier,name\n,甲\n", "line 2 lacks"),
        ("identifier,name,class\n1,甲,Town\n", "line 2 has the class 'Town'"),
    ],
)
def test_a_table_that_cannot_be_used_is_named(tmp_path, text, said):
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError, match=said):
        read_table(tmp_path / "t.csv")
    with pytest.raises(DocumentError, match=r"gone\.csv"):
        read_table(tmp_path / "gone.csv")


def test_kg_link_writes_a_file_of_proposals_and_leaves_the_store_as_it_is(kg, tmp_path):
    with open_store("kg.store") as store:
        store.load([graph(Entity("place-1", "Place", "龙溪市"), Entity("company-1", "Company", "云帆公司"))])
    (tmp_path / "divisions.csv").write_text("\ufeff" + DIVISIONS, encoding="utf-8")
    before = kg("export", "--format", "ntriples").stdout
    told = kg("link", "divisions.csv", "-o", "proposals.csv").stdout
    assert told == "proposals.csv: 1 proposals for 1 entities; read them before you use them\n"
    rows = list(csv.DictReader(io.StringIO((tmp_path / "proposals.csv").read_text(encoding="utf-8-sig"))))
    assert rows == [
        {"entity": "place-1", "class": "Place", "name": "龙溪市", "identifier": "980100", "label": "龙溪市",
         "score": "0.9", "reason": "the same name"}
    ]  # fmt: skip
    assert kg("link", "divisions.csv", "--least", "0.95").stdout.count("\n") == 1
    assert kg("export", "--format", "ntriples").stdout == before
    assert "sameAs" not in before

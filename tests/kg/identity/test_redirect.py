"""An article in terms of who stands for whom: nothing is lost, all can be taken back, and every form keeps it."""

import io

from kg.identity.clusters import Identities
from kg.identity.redirect import read_form, redirect, redirected
from kg.lines import article_lines
from kg.model import ArticleGraph, Entity
from kg.rdf import read_rdf, write_rdf
from kg.stores.snapshot import _graph, _line
from tests.kg.identity.people import one

FULL = "云杉汽车股份有限公司"
OTHER = one(("Company", FULL), ("Company", "赤松"), said=[(0, "supplies", 1, "")], date="2023-01-01")
BOTH = one(
    Entity("a", "Company", "云杉汽车", ("杉汽",), "青岚经开区"),
    ("Company", FULL),
    ("Company", "赤松"),
    said=[(0, "supplies", 2, ""), (1, "supplies", 2, "")],
    number=2,
)
STANDS = Identities.of([OTHER, BOTH]).kept


def made() -> ArticleGraph:
    return redirect(BOTH, STANDS)


def test_what_is_one_is_said_once_with_all_forms() -> None:
    graph = made()
    assert [(entity.name, entity.aliases) for entity in graph.entities] == [(FULL, ("云杉汽车", "杉汽")), ("赤松", ())]
    assert graph.entities[0].id == OTHER.entities[0].id
    assert len(graph.statements) == 1
    assert redirected(graph) == {BOTH.entities[0].id: OTHER.entities[0].id}


def test_it_can_be_taken_back() -> None:
    graph = made()
    assert graph.base == BOTH == read_form(graph) == redirect(graph, {})
    assert redirect(graph, STANDS) == graph
    assert redirect(OTHER, STANDS) is OTHER


def test_a_snapshot_keeps_both_forms() -> None:
    assert _graph(_line(made())) == made()


def test_rdf_leads_from_the_former_id_to_the_present_one() -> None:
    out = io.BytesIO()
    write_rdf([made()], out, "ntriples")
    old, new = (f"https://w3id.org/zonekg/id/{id}" for id in (BOTH.entities[0].id, OTHER.entities[0].id))
    assert f"<{old}> <http://purl.org/dc/terms/isReplacedBy> <{new}> .".encode() in out.getvalue()
    assert b"sameAs" not in out.getvalue()
    (back,) = read_rdf(out.getvalue(), "ntriples")
    assert {entity.id: entity.replaces for entity in back.entities} == {e.id: e.replaces for e in made().entities}
    again = io.BytesIO()
    write_rdf([back], again, "ntriples")
    assert sorted(again.getvalue().splitlines()) == sorted(out.getvalue().splitlines())
    assert [entity.replaces for entity in read_form(back).entities] == [(), ()]


def test_lines_name_the_thing_once() -> None:
    names = [line["name"] for line in article_lines(made()) if line["kind"] == "entity"]
    assert names.count(FULL) == 1 and "云杉汽车" not in names


def test_what_people_decided_is_the_same_in_rdf() -> None:
    out = io.BytesIO()
    write_rdf([redirect(BOTH, STANDS, {BOTH.entities[0].id})], out, "ntriples")
    old, new = (f"https://w3id.org/zonekg/id/{id}" for id in (BOTH.entities[0].id, OTHER.entities[0].id))
    assert f"<{old}> <http://www.w3.org/2002/07/owl#sameAs> <{new}> .".encode() in out.getvalue()
    (back,) = read_rdf(out.getvalue(), "ntriples")
    assert {entity.same for entity in back.entities} == {(BOTH.entities[0].id,), ()}

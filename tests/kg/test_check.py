"""What may not enter the graph is taken out with a reason that says why; what may is left as it is."""

import math
from dataclasses import replace

import pytest

from kg.check import check
from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Statement
from kg.schema import load_schema

TEXT = "青岚经开区引进云杉机电公司。"
ARTICLE = Article("a.txt", 1, 100, 100 + len(TEXT), TEXT, "题", zone="青岚经开区")
EVIDENCE = Evidence(ARTICLE.id, 100, 105, "青岚经开区", "hosts.引进", 0.9)
ZONE, FIRM, PERSON = (
    Entity("z", "Zone", "青岚经开区"),
    Entity("c", "Company", "云杉机电公司"),
    Entity("p", "Person", "石磊"),
)
GOOD: tuple[AnyStatement, ...] = (
    Statement("z", "hosts", "c", evidence=(EVIDENCE,)),
    Statement("p", "holdsPost", "z", "ended", (("from", "2023"), ("title", "主任")), (EVIDENCE,)),
    Statement("p", "authorOf", ARTICLE.id, evidence=(EVIDENCE,)),
    Observation("z", "总产值", "2024-Q1", 1.5, "亿元", evidence=(EVIDENCE,)),
    Observation("z", "出口额", yoy=-3.0, evidence=(EVIDENCE,)),
    Attribute("c", "总投资", 3.2, "亿元", evidence=(EVIDENCE,)),
    Attribute("c", "date", "2024-04-12", evidence=(replace(EVIDENCE, confidence=1.0),)),
)


def graph(*statements: AnyStatement, entities: tuple[Entity, ...] = (ZONE, FIRM, PERSON)) -> ArticleGraph:
    return ArticleGraph(ARTICLE, entities, statements)


def test_a_sound_graph_is_left_as_it_is() -> None:
    sound = graph(*GOOD)
    kept, rejects = check(sound, load_schema())
    assert kept is sound and rejects == ()


def hosts(**changes: object) -> Statement:
    return replace(Statement("z", "hosts", "c", evidence=(EVIDENCE,)), **changes)  # type: ignore[arg-type]


def cited(**changes: object) -> Statement:
    return hosts(evidence=(EVIDENCE, replace(EVIDENCE, **changes)))  # type: ignore[arg-type]


def figure(**changes: object) -> Observation:
    return replace(Observation("z", "总产值", "2024", 1.0, evidence=(EVIDENCE,)), **changes)  # type: ignore[arg-type]


BAD: list[tuple[AnyStatement, str]] = [
    (hosts(subject="p"), "hosts goes from Zone, not from Person"),
    (hosts(object="p"), "hosts goes to Company, Park or SpecialtyTown, not to Person"),
    (hosts(relation="likes"), "relation likes is not in the ontology"),
    (hosts(object="z"), "to itself"),
    (hosts(object="q"), "it speaks of q, which the article does not name"),
    (hosts(object=""), "it speaks of nothing"),
    (hosts(subject=ARTICLE.id), "hosts goes from Zone, not from Article"),
    (hosts(status="maybe"), "status 'maybe' is unknown"),
    (hosts(evidence=()), "no evidence"),
    (hosts(qualifiers=(("colour", "red"),)), "qualifier colour is not in the ontology"),
    (hosts(qualifiers=(("to", "2024"), ("from", "2023"))), "not sorted"),
    (hosts(qualifiers=(("from", "2023"), ("from", "2024"))), "comes twice"),
    (hosts(qualifiers=(("from", " "),)), "qualifier from is blank"),
    (cited(article="article-other"), "belongs to another article"),
    (cited(start=99), "lies outside the article"),
    (cited(stop=100 + len(TEXT) + 1), "lies outside the article"),
    (cited(start=105, stop=105, quote=""), "lies outside the article"),
    (cited(quote="青岚高新区"), "is not what stands at a.txt:100-105"),
    (cited(rule=""), "names no rule"),
    (cited(confidence=1.01), "not between 0 and 1"),
    (cited(confidence=math.nan), "not between 0 and 1"),
    (figure(indicator=""), "names no indicator"),
    (figure(value=None), "neither a value nor a rate"),
    (figure(value=math.inf), "not a finite number"),
    (figure(yoy=math.nan), "not a finite number"),
    (figure(subject="q"), "does not name"),
    (Attribute("c", "", 1.0, evidence=(EVIDENCE,)), "no name"),
    (Attribute("c", "总投资", " ", evidence=(EVIDENCE,)), "blank"),
    (Attribute("c", "总投资", math.nan, evidence=(EVIDENCE,)), "no number"),
]


@pytest.mark.parametrize(("statement", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_a_bad_statement_goes_with_its_reason_and_the_others_stay(statement: AnyStatement, reason: str) -> None:
    kept, (reject,) = check(graph(GOOD[0], statement, GOOD[3]), load_schema())
    assert reason in reject.reason
    assert (reject.article, reject.statement) == (ARTICLE.id, statement)
    assert kept.statements == (GOOD[0], GOOD[3])
    assert kept.entities == (ZONE, FIRM, PERSON)


def test_evidence_that_is_white_space_is_refused() -> None:
    blank = replace(ARTICLE, text="　" + TEXT[1:])
    evidence = replace(EVIDENCE, stop=101, quote="　")
    _, rejects = check(ArticleGraph(blank, (ZONE, FIRM), (hosts(evidence=(evidence,)),)), load_schema())
    assert "blank" in rejects[0].reason


@pytest.mark.parametrize(
    ("entity", "reason"), [(Entity("c", "Planet", "火星"), "Planet"), (Entity("c", "Company", "　"), "has no name")]
)
def test_a_bad_entity_goes_with_all_that_is_said_of_it(entity: Entity, reason: str) -> None:
    kept, rejects = check(graph(*GOOD, entities=(ZONE, entity, PERSON)), load_schema())
    assert kept.entities == (ZONE, PERSON)
    assert len(rejects) == 4 and all(reason in reject.reason for reject in rejects)
    assert rejects[0].statement == entity
    assert len(kept.statements) == len(GOOD) - 3


def test_a_bad_entity_of_which_nothing_is_said_is_told_as_well() -> None:
    odd = Entity("x", "Planet", "火星")
    kept, (reject,) = check(graph(*GOOD, entities=(ZONE, FIRM, PERSON, odd)), load_schema())
    assert kept == graph(*GOOD)
    assert reject.statement == odd and "Planet" in reject.reason


def test_subclasses_are_taken_where_their_superclass_is_allowed() -> None:
    bank = Entity("c", "FinancialInstitution", "青岚银行")
    assert check(graph(GOOD[0], entities=(ZONE, bank)), load_schema())[1] == ()

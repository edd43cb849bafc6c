"""What people decide: which names are one thing."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import Query
from pydantic import Field

from kg.explorer.api.answers import router
from kg.explorer.cites import cited_of, line_of
from kg.explorer.context import Context, Given
from kg.explorer.models import Asked, Brief, Cited, Id, Shape
from kg.explorer.reading import Reader
from kg.explorer.refusals import Contradiction, NotFound, Refused
from kg.graph import Citation
from kg.identity.clusters import Identities
from kg.identity.decide import Judgement, thresholds, weights
from kg.identity.deciding import decide, sentences
from kg.identity.decisions import Decision, Verdict, append, read_decisions
from kg.model import Article
from kg.settle import decisions_file, gather, replay, settle
from loaders.lexicon import table

__all__ = ["ROUTER"]

ROUTER = router("review", 404, 409, 413, 415)
ARTICLES = 5
"""Articles in which sentences about an entity are looked for."""
Told = dict[str, list[tuple[Article, Citation]]]


class Feature(Shape):
    """Something that speaks for two being one, or against it."""

    name: str
    weight: float
    zh: str
    en: str


class Candidate(Shape):
    """One of two that may be one thing, by its own id."""

    brief: Brief
    homes: list[str] = Field(description="Zones in whose context it is named.")
    sentences: list[Cited]


class Pair(Shape):
    """Two that may be one thing."""

    one: Candidate
    other: Candidate
    score: float
    features: list[Feature] = Field(description="The weightiest first.")


class Decided(Shape):
    """What somebody decided about two ids; a later one takes the place of an earlier one."""

    one: str
    other: str
    verdict: Verdict
    who: str
    when: str
    why: str
    names: str


class Problem(Shape):
    """A decision that contradicts an earlier one."""

    decision: Decided
    against: Decided


class Review(Shape):
    """What is open and what has been decided."""

    total: int = Field(description="Pairs that are open.")
    open: list[Pair] = Field(description="The likeliest first.")
    decided: list[Decided] = Field(description="The latest first.")
    problems: list[Problem]
    merge: float = Field(description="Score from which on two are merged without asking.")
    review: float = Field(description="Score from which on people are asked.")
    editable: bool


class Deciding(Asked):
    """A decision about two ids."""

    one: Id
    other: Id
    verdict: Verdict
    why: str = Field("", max_length=1000, description="The reason, for the record.")


class Outcome(Shape):
    """What a decision led to."""

    decision: Decided
    merged: bool = Field(description="Whether the two are one in the graph now.")
    kept: str = Field(description="The id under which the first of them stands in the graph now.")
    problems: list[Problem]


@ROUTER.get("/review", summary="Names that may be one thing, and what has been decided")
def review(
    context: Given,
    offset: Annotated[int, Query(ge=0, le=1_000_000, description="Open pairs to pass over.")] = 0,
    limit: Annotated[int, Query(ge=0, le=50, description="Open pairs at most.")] = 20,
) -> Review:
    """Return open pairs with sentences that speak of each side, decisions, and decisions that contradict others."""
    identities = _identities(context)
    waiting = identities.to_review()
    shown = waiting[offset : offset + limit]
    told = _told(context.reader, identities, {id for pair in shown for id in (pair.one, pair.other)})
    limits = thresholds()
    return Review(
        total=len(waiting),
        open=[_pair(pair, identities, told) for pair in shown],
        decided=[_decided(decision) for decision in reversed(identities.decisions)],
        problems=_problems(identities.problems()),
        merge=limits["merge"],
        review=limits["review"],
        editable=context.editable,
    )


@ROUTER.post("/decisions", summary="Decide whether two names are one thing (needs --edit)")
def decide_(context: Given, asked: Deciding) -> Outcome:
    """Write a decision to the decisions file and let the graph show it, as `kg review` does."""
    if not context.editable:
        raise Refused("this explorer only reads; start it with `kg serve --edit` to decide")
    if asked.one == asked.other:
        raise Contradiction("both ids are one; there is nothing to decide")
    store = context.reader.store
    with context.deciding:
        identities = _identities(context)
        by_id = identities.profiles.by_id
        for id in (asked.one, asked.other):
            if id not in by_id:
                raise NotFound(f"no article speaks of {id}; load the page again")
        one, other = by_id[asked.one], by_id[asked.other]
        if asked.verdict == "merged" and one.cls != other.cls:
            raise Contradiction(f"{one.name} is of the class {one.cls} and {other.name} of {other.cls}")
        decision = decide(asked.one, asked.other, asked.verdict, identities, why=asked.why)
        append(decisions_file(store), decision)
        try:
            settled = settle(store, replay(store))
        finally:
            context.reader.forget()
        now = _identities(context)
    return Outcome(
        decision=_decided(decision),
        merged=now.stands_for(asked.one) == now.stands_for(asked.other),
        kept=now.stands_for(asked.one),
        problems=_problems(settled.problems),
    )


def _identities(context: Context) -> Identities:
    """Return who is whom, by the decisions that hold now."""
    store = context.reader.store
    return context.reader.kept("identities", lambda: gather(store, read_decisions(decisions_file(store))))


def _told(reader: Reader, identities: Identities, ids: set[str]) -> Told:
    """Return a few sentences that speak of each of these, out of a few articles that mention it."""
    articles: set[str] = set()
    # an id that was replaced would be read as the one that replaces it: the sign before it keeps it as it is
    cypher = (
        "MATCH (n:Entity {id: $kept})<-[m:MENTIONS]-(a:Article) "
        "WHERE $own = '=' + n.id OR any(id IN coalesce(m.replaces, []) WHERE '=' + id = $own) "
        "RETURN DISTINCT a.id AS id LIMIT $most"
    )
    for id in ids:
        rows = reader.rows(cypher, kept=identities.stands_for(id), own=f"={id}", most=ARTICLES)
        articles |= {row["id"] for row in rows}
    return sentences(reader.store.graphs(articles), ids)


def _pair(pair: Judgement, identities: Identities, told: Told) -> Pair:
    words = {row["word"]: row for row in table("identity")}
    known = sorted(pair.features, key=lambda name: -abs(weights().get(name, 0)))
    return Pair(
        one=_candidate(pair.one, identities, told),
        other=_candidate(pair.other, identities, told),
        score=pair.score,
        features=[
            Feature(name=name, weight=weights()[name], zh=words[name]["zh"], en=words[name]["en"])
            for name in known
            if name in words and name in weights()
        ],
    )


def _candidate(id: str, identities: Identities, told: Told) -> Candidate:
    profile = identities.profiles.by_id[id]
    forms = sorted(profile.forms - {profile.name})
    return Candidate(
        brief=Brief(id=id, cls=profile.cls, name=profile.name, aliases=forms, articles=len(profile.articles)),
        homes=sorted(profile.homes),
        sentences=[cited_of(cited, line_of(article)) for article, cited in told.get(id, ())],
    )


def _decided(decision: Decision) -> Decided:
    return Decided(
        one=decision.one,
        other=decision.other,
        verdict=decision.verdict,
        who=decision.who,
        when=decision.when,
        why=decision.why,
        names=decision.names,
    )


def _problems(found: Iterable[tuple[Decision, Decision]]) -> list[Problem]:
    return [Problem(decision=_decided(later), against=_decided(earlier)) for later, earlier in found]

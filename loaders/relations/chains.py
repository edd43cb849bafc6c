"""focusesOn: which chains the zone develops, and beside it a town or a park; who leads them and who is in them."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS, clause_start, clause_stop
from loaders.lexicon import pattern
from loaders.mentions.zones import zone_of
from loaders.places import find_places, place_kind
from loaders.relations.actors import actors
from loaders.relations.leaders import read_leaders
from loaders.relations.members import is_part, read_members

__all__ = ["read_chain_relations"]

_FOCUS = Reading("chain.focus", 0.85)
_SCOPE = "。；！？\n"


def _any(*kinds: str) -> str:
    return pattern("chains", *kinds)


_LISTED_IN = re.compile(rf"{_any('listed_in')}+")
_ELSEWHERE = re.compile(rf"{_any('beyond')}|{_any('beyond_before')}[^，。；]{{0,8}}$")
_PARK = re.compile(
    rf"(?:{_any('park_says')}|以|将|主要|重点|，|目前|已)*{_any('park_focus')}(?:了|以)?"
    r"[^，。；]{0,6}?(?:[^，。；、和与]{2,10}[、和与])*"
)
_PLANNED = re.compile(rf"{_any('plan')}[^，。；]{{0,8}}$")
_FORSAKEN = re.compile(rf"{_any('forsake')}[^，。；]{{0,6}}$")


def read_chain_relations(draft: Draft) -> None:
    """State focus, membership and leadership for every chain the article names."""
    read_leaders(draft)
    for mention in draft.inside(0, len(draft.text), "IndustryChain"):
        _focus(draft, mention)
    _held_for(draft)
    read_members(draft)


def _held_for(draft: Draft) -> None:
    """State that a zone develops the chain for which it holds an event (某区召开某产业链对接会)."""
    zones = {s.subject: s.object for s in draft.states("partOf") if draft.cls(s.object) == "Zone"}
    for held in draft.states("organized"):
        zone = zones.get(held.subject, held.subject)
        known = {s.object for s in draft.states("focusesOn") if s.subject == zone}
        if draft.cls(zone) != "Zone" or held.status == "negated":
            continue
        for mention in draft.mentions_of(held.object):
            title = draft.text[mention.start : mention.stop]
            for chain in draft.of_class("IndustryChain"):
                if chain.id not in known and chain.name.endswith(("链", "集群")) and chain.name in title:
                    known.add(chain.id)
                    draft.state(zone, "focusesOn", chain.id, (mention.start, mention.stop), _FOCUS)


def _clause(draft: Draft, mention: Mention) -> tuple[int, int]:
    return clause_start(draft, mention.start), clause_stop(draft, mention.stop)


def _focus(draft: Draft, mention: Mention) -> None:
    """State who develops the chain: the zone, and beside it a town, park or school that the sentence is about."""
    start, stop = _clause(draft, mention)
    if _ELSEWHERE.search(draft.text[start : mention.start]) or _belongs(draft, mention) or _of_province(draft, mention):
        return
    sentence = draft.sentence(mention.start)
    about = draft.inside(sentence.start, mention.start, "SpecialtyTown", "EducationalInstitution")
    before = draft.text[start : mention.start]
    status: Status = "planned" if _PLANNED.search(before) else "stated"
    if _FORSAKEN.search(before):
        status = "ended" if "不再" in before else "negated"
    if _park(draft, mention, stop, status):
        return
    zone = zone_of(draft, mention.start)
    if (
        zone
        and draft.cls(zone) == "Zone"
        and not any(s.object == mention.entity and s.subject == zone for s in draft.states("focusesOn"))
    ):
        draft.state(zone, "focusesOn", mention.entity, (start, stop), _FOCUS, status)
    for subject in about[:1]:
        if draft.cls(subject.entity) == "SpecialtyTown":
            draft.state(subject.entity, "focusesOn", mention.entity, (subject.start, stop), _FOCUS, status)


def _park(draft: Draft, mention: Mention, stop: int, status: Status) -> bool:
    """State that a park, as the subject of the clause, develops the chain (某产业园重点发展某产业链)."""
    start = clause_start(draft, mention.start, _SCOPE + "，")
    organisations = draft.inside(start, mention.start, *ORGANIZATIONS)
    if not organisations and _PARK.fullmatch(draft.text, start, mention.start):
        organisations = [m for m in actors(draft, start, *ORGANIZATIONS) if draft.cls(m.entity) == "Park"]
        if organisations and organisations[-1].entity != draft.zone:
            span = (organisations[-1].start, stop)
            draft.state(organisations[-1].entity, "focusesOn", mention.entity, span, _FOCUS, status)
            return True
        return False
    park = organisations[-1] if organisations else None
    if park is None or park.entity == draft.zone or draft.cls(park.entity) != "Park":
        return False
    if _PARK.fullmatch(draft.text, park.stop, mention.start) is None:
        return False
    draft.state(park.entity, "focusesOn", mention.entity, (park.start, stop), _FOCUS, status)
    return True


def _of_province(draft: Draft, mention: Mention) -> bool:
    """Tell whether the chain is a province's own (某某省铜产业链), of which the zone has but a part."""
    places = find_places(draft.name(mention.entity))
    return bool(places) and places[0][0] == 0 and place_kind(places[0][2]) == "province"


def _belongs(draft: Draft, mention: Mention) -> bool:
    """Tell whether the chain is named only to say that a project belongs to it."""
    start = clause_start(draft, mention.start, _SCOPE + "，")
    projects = draft.inside(start, mention.start, "Project")
    if projects and _LISTED_IN.fullmatch(draft.text, projects[-1].stop, mention.start):
        return True
    return is_part(draft, mention, start)

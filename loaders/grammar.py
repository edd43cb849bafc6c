"""What several readers need of a sentence: clauses, who it is about, and whether it states a fact or a plan."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from kg.model import Status
from loaders.draft import Draft, Mention, Span
from loaders.lexicon import pattern

__all__ = [
    "JOINS",
    "NUMERALS",
    "ORGANIZATIONS",
    "clause_start",
    "clause_stop",
    "first_joined",
    "group_before",
    "join",
    "last_joined",
    "status_before",
    "subjects",
]

ORGANIZATIONS = (
    "Company",
    "FinancialInstitution",
    "Park",
    "SpecialtyTown",
    "Zone",
    "GovernmentBody",
    "EducationalInstitution",
    "Organization",
)
NUMERALS = r"一二两三四五六七八九十\d"
"""What may stand between the brackets of a character class that matches small numbers."""

JOINS = ("、", "和", "与", "及", "以及")
"""What stands between the parts of an enumeration."""

_STOPS = "，。；：！？\n“”"
_ENDS = "，。；！？\n"
_LINK = re.compile(r"(?:、|和|与|及|以及|暨|，)?")
_WITHIN = 3
_NO_CUE = re.compile("主要|重要|首要|要素|不断|不仅|不少|不同|无人机|无缝|无纺")
"""Words that hold a cue of a status and are none."""


def clause_start(draft: Draft, position: int, marks: str = _STOPS) -> int:
    """Return where the clause around a position of the view begins."""
    start = position
    while start > 0 and draft.text[start - 1] not in marks:
        start -= 1
    return start


def clause_stop(draft: Draft, position: int, limit: int | None = None, marks: str = _ENDS) -> int:
    """Return where the clause from a position of the view on ends: at a mark, at the limit or with the text."""
    last = len(draft.text) if limit is None else limit
    return next((at for at in range(position, last) if draft.text[at] in marks), last)


def join(*spans: Span) -> Span:
    """Return the stretch that covers all spans."""
    return min(span[0] for span in spans), max(span[1] for span in spans)


def first_joined(draft: Draft, found: Sequence[Mention], joins: Collection[str] = JOINS) -> list[Mention]:
    """Return the mentions that are enumerated from the first of some on (甲、乙和丙)."""
    group = list(found[:1])
    for mention in found[1:]:
        if draft.text[group[-1].stop : mention.start] not in joins:
            break
        group.append(mention)
    return group


def last_joined(draft: Draft, found: Sequence[Mention], joins: Collection[str] = JOINS) -> list[Mention]:
    """Return the mentions of the enumeration that the last of some ends (甲、乙和丙)."""
    group = list(found[-1:])
    for mention in reversed(found[:-1]):
        if draft.text[mention.stop : group[0].start] not in joins:
            break
        group.insert(0, mention)
    return group


def group_before(draft: Draft, stop: int, *classes: str, floor: int | None = None) -> list[Mention]:
    """Return the mentions of these classes that are enumerated last before a position of the same clause."""
    start = clause_start(draft, stop) if floor is None else floor
    found = draft.inside(start, stop, *classes)
    group = found[-1:]
    for mention in reversed(found[:-1]):
        if not _LINK.fullmatch(draft.text[mention.stop : group[0].start].strip("（）() ")):
            break
        group.insert(0, mention)
    return group


def subjects(draft: Draft, stop: int, *classes: str) -> list[Mention]:
    """Return who the words at a position are about: enumerated in the clause, or carried over from before.

    Earlier clauses of the sentence count, then the first mention of the sentences before it in its paragraph.
    """
    sentence = draft.sentence(max(stop - 1, 0))
    at = stop
    while at > sentence.start:
        start = max(clause_start(draft, at), sentence.start)
        if group := group_before(draft, at, *classes, floor=start):
            return group
        at = start - 1
    earlier = [s for s in draft.view.sentences if s.paragraph == sentence.paragraph and s.stop <= sentence.start]
    for before in reversed(earlier[-_WITHIN:]):
        if found := draft.inside(before.start, before.stop, *classes):
            first = found[0]
            clause = clause_start(draft, first.start)
            end = clause_stop(draft, first.stop, before.stop, _STOPS)
            return group_before(draft, end, *classes, floor=clause)[:1] if len(found) == 1 else [first]
    return []


@cache
def _statuses() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    kinds: tuple[Status, ...] = ("negated", "ended", "intended", "planned")
    return tuple((kind, re.compile(pattern("cues", kind))) for kind in kinds)


def status_before(draft: Draft, start: int, stop: int, *, unless: str = "") -> Status:
    """Return the status that the words of a stretch give to what they govern.

    `unless` is a regular expression of words that look like a cue here but are none.
    """
    text = _NO_CUE.sub("", draft.text[start:stop])
    if unless:
        text = re.sub(unless, "", text)
    return next((status for status, cue in _statuses() if cue.search(text)), "stated")

"""partOf between companies: subsidiaries and what stands under a group."""

import re
from itertools import pairwise

from kg.model import Status
from loaders.draft import Draft, Reading
from loaders.grammar import clause_stop, subjects
from loaders.lexicon import pattern

__all__ = ["read_ownership"]

_PART = Reading("company.subsidiary", 0.9)
_SUBSIDIARY = pattern("ownership", "subsidiary")
_OF = re.compile(rf"(?:的)?{pattern('ownership', 'held')}*{_SUBSIDIARY}")
_IS = re.compile(pattern("ownership", "is_of"))
_UNDER = re.compile(pattern("ownership", "under"))
_PARENT = re.compile(rf"的?{pattern('ownership', 'parent')}(?:[是为]|——)?")
_FOUNDS = re.compile(
    r"(?:也|还|已|将|拟|计划|今年|去年|同时)*(?:在[^，。；]{2,16}?)?(?:投资|出资)?(?:设立|成立|注册成立|新设|组建|设有|注册)了?"
    rf"(?:一家)?(?:全资|控股)*(?:{_SUBSIDIARY}|分公司)(?:——)?"
)
"""What stands between a firm and the one that it founds (甲在某区设立全资子公司|乙)."""
_HAS = re.compile(
    rf"{pattern('ownership', 'has')}|{pattern('ownership', 'has_listed')}(?=[^，。；]{{2,60}}?(?:家|等)子公司)"
)


def read_ownership(draft: Draft) -> None:
    """State subsidiaries: 甲是乙的全资子公司, 乙旗下的甲, 乙全资子公司甲."""
    found = draft.inside(0, len(draft.text), "Company", "FinancialInstitution")
    _with_subsidiaries(draft)
    for first, second in pairwise(found):
        if first.entity == second.entity:
            continue
        between = draft.text[first.stop : second.start]
        if _IS.fullmatch(between):
            of = _OF.match(draft.text, second.stop)
            if of or between.startswith("隶属"):
                span = (first.start, of.end() if of else second.stop)
                draft.state(first.entity, "partOf", second.entity, span, _PART)
        elif _PARENT.fullmatch(between):
            draft.state(first.entity, "partOf", second.entity, (first.start, second.stop), _PART)
        elif _UNDER.fullmatch(between) or _FOUNDS.fullmatch(between):
            ahead = re.search("将|拟|计划", between) is not None
            status: Status = "planned" if ahead else "stated"
            draft.state(second.entity, "partOf", first.entity, (first.start, second.stop), _PART, status)


def _with_subsidiaries(draft: Draft) -> None:
    """Read 甲旗下拥有乙、丙等4家子公司: each that is enumerated belongs to the company before."""
    for match in _HAS.finditer(draft.text):
        before = draft.covered(match.start() - 1)
        owner = before.entity if before is not None and before.stop == match.start() else None
        if owner is None and (found := subjects(draft, match.start(), "Company")):
            owner = found[-1].entity
        stop = clause_stop(draft, match.end())
        if owner is None or "子公司" not in draft.text[match.end() : stop]:
            continue
        for part in draft.inside(match.end(), stop, "Company"):
            if part.entity != owner:
                draft.state(part.entity, "partOf", owner, (match.start(), stop), _PART)

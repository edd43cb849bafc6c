"""partOf between companies: subsidiaries and what stands under a group."""

import re

from loaders.draft import Draft, Reading
from loaders.grammar import subjects

__all__ = ["read_ownership"]

_PART = Reading("company.subsidiary", 0.9)
_OF = re.compile(r"(?:的)?(?:全资|控股|旗下)*(?:子公司|分公司|下属企业|成员企业|全资企业)")
_UNDER = re.compile(r"旗下(?:的)?|下属(?:的)?|控股的|全资子公司|控股子公司")


def read_ownership(draft: Draft) -> None:
    """State subsidiaries: 甲是乙的全资子公司, 乙旗下的甲, 乙全资子公司甲."""
    found = draft.inside(0, len(draft.text), "Company", "FinancialInstitution")
    _with_subsidiaries(draft)
    for first, second in zip(found, found[1:], strict=False):
        if first.entity == second.entity:
            continue
        between = draft.text[first.stop : second.start]
        span = (first.start, second.stop)
        if re.fullmatch(r"(?:是|系|为|作为|隶属于?|属于?)", between):
            of = _OF.match(draft.text, second.stop)
            if of or between.startswith("隶属"):
                draft.state(first.entity, "partOf", second.entity, (first.start, of.end() if of else second.stop), _PART)
        elif _UNDER.fullmatch(between):
            draft.state(second.entity, "partOf", first.entity, span, _PART)


def _with_subsidiaries(draft: Draft) -> None:
    """Read 甲旗下拥有乙、丙等4家子公司: each that is enumerated belongs to the company before."""
    for match in re.finditer(r"旗下(?:拥有|现有|有|设有|共有)|(?:拥有|下设|控股)(?=[^，。；]{2,60}?(?:家|等)子公司)", draft.text):
        before = draft.covered(match.start() - 1)
        owner = before.entity if before is not None and before.stop == match.start() else None
        if owner is None and (found := subjects(draft, match.start(), "Company")):
            owner = found[-1].entity
        stop = next((i for i in range(match.end(), len(draft.text)) if draft.text[i] in "，。；！？\n"), len(draft.text))
        if owner is None or "子公司" not in draft.text[match.end() : stop]:
            continue
        for part in draft.inside(match.end(), stop, "Company"):
            if part.entity != owner:
                draft.state(part.entity, "partOf", owner, (match.start(), stop), _PART)

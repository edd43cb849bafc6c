"""partOf between companies: subsidiaries and what stands under a group."""

import re

from loaders.draft import Draft, Reading

__all__ = ["read_ownership"]

_PART = Reading("company.subsidiary", 0.9)
_OF = re.compile(r"(?:的)?(?:全资|控股|旗下)*(?:子公司|分公司|下属企业|成员企业|全资企业)")
_UNDER = re.compile(r"旗下(?:的)?|下属(?:的)?|控股的|全资子公司|控股子公司")


def read_ownership(draft: Draft) -> None:
    """State subsidiaries: 甲是乙的全资子公司, 乙旗下的甲, 乙全资子公司甲."""
    found = draft.inside(0, len(draft.text), "Company", "FinancialInstitution")
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

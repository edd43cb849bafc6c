"""Organisations that their own form gives away: companies in full, bodies of party and state, schools, banks, parks."""

import re

from loaders.draft import Draft, Reading
from loaders.lexicon import words
from loaders.mentions.bodies import is_body, is_organ, read_departments, read_seats, read_zone_organs
from loaders.mentions.body_names import heads, is_named
from loaders.mentions.edges import left_edge
from loaders.mentions.legal_names import read_legal_names
from loaders.mentions.parks import read_parks
from loaders.mentions.zones import zone_forms

__all__ = ["organization", "read_organizations"]

_BRANCH = re.compile(r"(?P<bank>.{2,10}?(?:银行|农商行|信用社|联社))(?!股份|有限).{2,12}(?:支行|分行|分理处)")

_JOINED = re.compile(r"(?<=[局委办厅部府会司团校院行所])(?:以及|及|和|与)(?=[\u4e00-\u9fff]{2})")
"""What parts a name from the body before it (市生态环境局|及|某某银行)."""
_OWN = r"(?:(?!共建|合办|联合|合作|新建|建设|设立|成立|组建|牵头|携手|[与和同的])[\u4e00-\u9fff])"
"""A character of the name of a department, in which no verb of founding stands."""
_FIELD = re.compile(
    r"(?:科学|技术|机械|材料|化学|化工|电气|电子|信息|计算机|土木|环境|生命|物理|能源|动力|食品|控制|自动化|通信)$"
)
_FIELD_LENGTH = 6
_UNIT = re.compile(
    rf"(?![与和同及的等在将、，]){_OWN}{{2,6}}?(?:系|科研院|实验室)(?=[与和同及、，的]|[院主]?[长任]|教授|签|联合|共建|携手)"
)
_WHOLE_SCHOOL = re.compile(
    rf"(?P<school>.{{2,8}}?(?:大学|学院|科学院))(?!附属|分校|校区)(?P<unit>(?:{_OWN}|[与和]){{2,12}}(?:学院|系|研究院|研究所|科研院|实验室))"
)
"""A school and the department of it that is named with it (某某大学|材料学院)."""


def read_organizations(draft: Draft) -> None:
    """Mark the organisations whose form says what they are."""
    read_legal_names(draft)
    for cls in ("EducationalInstitution", "FinancialInstitution"):
        _by_head(draft, cls)
    read_seats(draft)
    read_zone_organs(draft)
    read_departments(draft)
    for cls in ("SpecialtyTown", "Park"):
        read_parks(draft, cls)
    _by_head(draft, "Organization")


def _by_head(draft: Draft, cls: str) -> None:
    for match in heads(cls).finditer(draft.text):
        if draft.covered(match.start()) is not None:
            continue
        end = match.end()
        head = end - max(len(word) for word in words("bodies", cls) if draft.text.endswith(word, 0, match.end()))
        start = left_edge(draft, head, floor=max(0, match.start() - 20), keep=True)
        if joined := list(_JOINED.finditer(draft.text, start, match.start())):
            start = joined[-1].end()
        start = _two_fields(draft, start, match.start()) if cls == "EducationalInstitution" else start
        stem = draft.text[start : match.start()]
        zone = draft.covered(start)
        bare = zone is not None and draft.cls(zone.entity) == "Zone" and zone.stop == match.start()
        if (
            is_named(stem)
            and not bare
            and draft.text[match.end() : match.end() + 2] not in ("产业", "筹备", "建设", "企业")
        ):
            end = _unit(draft, match.end()) if cls == "EducationalInstitution" else match.end()
            entity = draft.entity(cls, draft.text[start:end])
            draft.mark(start, end, entity)
            whole = _WHOLE_SCHOOL.fullmatch(draft.text, start, end) if cls == "EducationalInstitution" else None
            if whole:
                school = draft.entity(cls, whole["school"])
                draft.state(entity, "partOf", school, (start, end), Reading("body.inner", 0.9))
            branch = _BRANCH.fullmatch(draft.text, start, match.end()) if cls == "FinancialInstitution" else None
            if branch:
                parent = draft.entity(cls, branch["bank"])
                draft.state(entity, "partOf", parent, (start, match.end()), Reading("company.branch", 0.9))


def _two_fields(draft: Draft, start: int, head: int) -> int:
    """Return where a school begins that is named for two fields (材料科学与|工程学院)."""
    if draft.text[start - 1 : start] not in ("与", "和") or head - start > _FIELD_LENGTH:
        return start
    first = left_edge(draft, start - 1, floor=max(0, start - 12), keep=True)
    return first if _FIELD.search(draft.text, first, start - 1) else start


def _unit(draft: Draft, stop: int) -> int:
    """Return where the name of a school stops with the department that follows it (某某职业学院|化工系)."""
    unit = _UNIT.match(draft.text, stop)
    return unit.end() if unit and draft.text[stop - 2 : stop] in ("大学", "学院") else stop


def organization(draft: Draft, text: str) -> str | None:
    """Return the entity that the organisation part of a post (经开区党组, 某某公司) is, added when it is new."""
    known = draft.find(text)
    if known is not None:
        return None if draft.cls(known) == "Place" else known
    if draft.zone and text in zone_forms(draft):
        return draft.zone
    if draft.zone and is_organ(text):
        return draft.entity("GovernmentBody", draft.name(draft.zone) + text, text)
    for cls in ("EducationalInstitution", "FinancialInstitution", "Park", "SpecialtyTown", "Zone", "Organization"):
        ends = [match for match in heads(cls).finditer(text) if match.end() == len(text)]
        if ends and is_named(text[: ends[0].start()]):
            return draft.entity(cls, text)
    if any(text.endswith(suffix) and is_named(text.removesuffix(suffix)) for suffix in words("cues", "company_suffix")):
        return draft.entity("Company", text)
    if is_body(text):
        return draft.entity("GovernmentBody", text)
    return None

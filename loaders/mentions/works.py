"""Works: what is built and named without the word 项目 (某某生产基地, 某某车间, 某某码头)."""

import re

from loaders.draft import Draft
from loaders.grammar import NUMERALS
from loaders.lexicon import pattern
from loaders.mentions.edges import HAN, left_edge, tokens, trim_lead

__all__ = ["read_works"]


def _any(*kinds: str) -> str:
    return pattern("projects", *kinds)


_MONEY = r"[\d.]+余?(?:千万|百万|万|亿)(?:美|欧|日)?元"
_STAGES = "[一二三四]期"
_PAID = re.compile(
    rf"{_MONEY}(?:{_any('works_paid')}|在[^，。；]{{2,12}})*?"
    rf"(?=[^，。；]{{2,24}}?{_any('works', 'works_more')}(?![{HAN}]{{0,2}}项目))"
)
_BUILDS = re.compile(rf"{_any('works_built')}(?=[^，。；、的]{{2,20}}?{_any('works_object')}(?!项目|建设))")
_FINISHED = re.compile(rf"{_any('works')}(?:[一二三]期)?(?=[^，。；：]{{0,10}}?{_any('works_done')})")
_COSTS = re.compile(rf"(?:{_any('works')})(?:{_STAGES})?(?=，(?:项目)?(?:总|计划|预计|计划总)?投资[约超近]?[\d.])")
_STAGE = re.compile(rf"(?:的)?[二三四五]期{_any('stage_tail')}*(?!{_any('not_stage')})")
_PLANT = re.compile(rf"[{HAN}]{{1,6}}{_any('plant')}$")
_LISTED = re.compile(rf"(?<=[{HAN}])等[{NUMERALS}百]+余?个[{HAN}]{{0,8}}?项目")
_HEAD = re.compile(rf"{_any('works', 'works_more')}(?:{_STAGES})?")
_VAGUE = re.compile(rf"(?:{_any('works_vague')}|[{NUMERALS}]+[个座栋条])*")
_OTHERS = ("Project", "Park", "Event", "EducationalInstitution")
"""What is no work although its name may end like one."""


def read_works(draft: Draft) -> None:
    """Mark works under construction as projects, by the money, the verb or the deed that goes with them."""
    for match in _LISTED.finditer(draft.text):
        _listed(draft, match.start())
    for found in (_PAID, _BUILDS):
        for match in found.finditer(draft.text):
            head = _HEAD.search(draft.text, match.end())
            if head is not None:
                _mark(draft, match.end(), head.start(), head.end())
    for match in _STAGE.finditer(draft.text):
        _stage(draft, match)
    for match in (*_FINISHED.finditer(draft.text), *_COSTS.finditer(draft.text)):
        start = left_edge(draft, match.start(), floor=max(0, match.start() - 24), keep=True)
        if start < match.start():
            _mark(draft, trim_lead(draft.text, start, match.start()), match.start(), match.end())


def _stage(draft: Draft, match: re.Match[str]) -> None:
    """Mark a further stage of a plant or of what a company builds (某某材料二期, 污水处理厂二期) as a project."""
    owner = draft.covered(match.start() - 1)
    if owner is not None and owner.stop == match.start() and draft.cls(owner.entity) in ("Company", "Park"):
        start = owner.start
    elif _PLANT.search(draft.text, max(0, match.start() - 16), match.start()) and not match.group().startswith("的"):
        start = left_edge(draft, match.start(), floor=max(0, match.start() - 16), keep=True)
    else:
        return
    start = _after_zone(draft, start)
    start += 2 if draft.text.startswith("园区", start) else 0
    if draft.covered(match.end() - 1) is None and match.start() - start > 1 and draft.text[start] not in "该本其":
        name = draft.text[start : match.end()].replace("的", "")
        draft.mark(start, match.end(), draft.entity("Project", name))


def _listed(draft: Draft, stop: int) -> None:
    """Mark the items of an enumeration of projects (某某酿造基地二期、某某扩产等18个重点项目)."""
    items = _items(draft, stop)
    for start, end in items:
        begin = trim_lead(draft.text, start, end) if draft.covered(start) is None else start
        mention = draft.covered(begin)
        if mention is not None and (mention.stop >= end or draft.cls(mention.entity) == "Project"):
            continue
        name = draft.text[begin:end]
        if 4 <= len(name) <= 30 and (mention is not None or len(items) > 1) and not _VAGUE.fullmatch(name):
            draft.mark(begin, end, draft.entity("Project", name))


def _items(draft: Draft, stop: int) -> list[tuple[int, int]]:
    """Return the stretches that are enumerated before a position, in order."""
    items: list[tuple[int, int]] = []
    at = stop
    while True:
        start = left_edge(draft, at, floor=max(0, at - 36), keep=True, joins=True)
        attribute = max(draft.text.rfind("的", start, at), draft.text.rfind("元", start, at - 2))
        start = attribute + 1 if attribute >= start else start
        items.insert(0, (start, at))
        if draft.text[start - 1 : start] != "、":
            return items
        at = start - 1


def _after_zone(draft: Draft, start: int) -> int:
    """Return where a name begins behind the zone or the body that stands before it."""
    zone = draft.covered(start)
    return zone.stop if zone is not None and draft.cls(zone.entity) in ("Zone", "GovernmentBody") else start


def _mark(draft: Draft, start: int, head: int, stop: int) -> None:
    """Mark a work as a project, unless its words are vague or name something else."""
    if draft.inside(start, stop, *_OTHERS) or draft.covered(stop - 1) is not None:
        return
    start = trim_lead(draft.text, _after_zone(draft, start), head)
    stem = draft.text[start:head]
    if not 2 <= len(stem) <= 20 or _VAGUE.fullmatch(stem) or "的" in stem or "、" in stem:
        return
    based = draft.text[head:stop].endswith("基地") and len(stem) >= 4
    if not based and not any(token.tag[0] in "njlxz" for token in tokens(stem)):
        return
    draft.mark(start, stop, draft.entity("Project", draft.text[start:stop]))

"""The parties of what is done together: A与B, 与B with the subject left out, 双方, 三家企业."""

import re
from dataclasses import dataclass
from functools import partial

from kg.model import Status
from loaders.draft import Draft, Mention, Reading, Span
from loaders.grammar import ORGANIZATIONS, last_joined
from loaders.relations.actors import actors, clause_begin, first_group, last_named, opens, owns, speaker, zone_or

__all__ = ["Parties", "cooperate", "parties", "with_subject"]

_COOPERATES = Reading("cooperation.stated", 0.85)
_WITH = re.compile(r"(?:与|和|同|跟|携手|联合|会同|牵手|及|、)(?:[\u4e00-\u9fff]{0,4}(?:企业|公司|高校|院校|机构))?$")
_PAIR = re.compile(
    r"(?:与会|合作|签约)?双方|两家(?P<what>开发区|高新区|企业|公司|单位|园区)?|(?P<three>三)(?:家(?P<whose>企业|公司|单位)|方)"
)
_BESIDE = re.compile(
    r"(?:公司|集团)?(?:还|也|又|已|先后|分别|共同|将|拟|正|正在|成功)*(?:与|和|同|跟|携手|联合|会同|牵手)[\u4e00-\u9fff]{0,6}"
)
"""What stands between two parties of which the first is named right there, whoever opens the clause."""
_ON_BEHALF = re.compile(r"(?:主任|书记|经理|局长|院长|董事长|负责人)[\u4e00-\u9fff]{2,4}代表$")
_TALKS = re.compile(r"(?:负责人|代表)?(?:进行|开展|举行|召开)?了?(?:深入|座谈|交流|洽谈|对接|会谈)")
_VISIT = re.compile(r"走访|拜访|考察|会见|对接|赴|接待|来访|洽谈")
_ASPECT = re.compile(
    r"(?:今后|未来|下一步|接下来|将|还|共同|进一步|拟|计划)*(?:(?:在|就|围绕)[^，。；]{2,30}?(?:方面|领域|上|等))?"
)
"""What says when and in what two parties will do something, and leaves them to the clause before."""
_WE = re.compile(r"“?(?:我们|我司|我厂|公司|企业)(?:还|也|已|都|一直|目前|正)*")
_OPEN = re.compile(
    r"(?:加快|推动|推进|深化|加强|谋划|支持|促成|促进|开展|探索|就|在|积极|主动|随后|并|还|也|已|又|同时|但|，|其)*"
)


@dataclass(frozen=True, slots=True)
class Parties:
    """Hold those on the subject's side and those on the other, and whether all of them stand together."""

    ours: tuple[Mention, ...]
    theirs: tuple[Mention, ...]
    together: bool = False

    @property
    def all(self) -> tuple[Mention, ...]:
        """Return both sides in order of place, each party once."""
        return tuple({m.entity: m for m in (*self.ours, *self.theirs)}.values())

    @property
    def start(self) -> int:
        """Return where the first party is named."""
        return min(m.start for m in self.all)

    def pairs(self) -> list[tuple[Mention, Mention]]:
        """Return who is whose partner: across the two sides, or all with all where they stand together."""
        if self.together:
            every = self.all
            return [(one, other) for i, one in enumerate(every) for other in every[i + 1 :]]
        return [(one, other) for one in self.ours for other in self.theirs if one.entity != other.entity]


def parties(draft: Draft, at: int, *, gap: int = 16) -> Parties | None:
    """Return who are the parties of the verb at a position, or None where fewer than two can be told.

    `gap` is how many characters may stand between the last party and the verb.
    """
    sentence = draft.sentence(max(at - 1, 0))
    clause = clause_begin(draft, at, sentence.start)
    text = draft.text
    found = [m for m in draft.inside(clause, at, *ORGANIZATIONS) if not _elsewhere(draft, m)]
    if re.search(r"代表(?:各自|合作)?双方", text[clause:at]):
        found = []
    if not found and (both := _pair(draft, clause, at, sentence.start)):
        return Parties(tuple(both[:1]), tuple(both[1:]), together=True)
    by = max((m.end() + clause for m in re.finditer("由", text[clause:at])), default=clause)
    if any(m.start == by for m in found):
        found = [m for m in found if m.start >= by]
    if not found or at - found[-1].stop > gap:
        return None
    theirs = [found[-1]]
    rest = found[:-1]
    while rest and re.fullmatch(r"\s*(?:、|和|及|以及)\s*", text[rest[-1].stop : theirs[0].start]):
        if _WITH.search(text[max(clause, rest[-1].start - 3) : rest[-1].start]) or len(rest) > 1:
            theirs.insert(0, rest.pop())
            continue
        break
    before = text[max(clause, theirs[0].start - 10) : theirs[0].start]
    if rest:
        beside = _BESIDE.fullmatch(text, rest[-1].stop, theirs[0].start)
        ours = (
            (last_joined(draft, rest) if beside else [])
            or first_group(draft, rest, clause, carried=False)
            or [rest[-1]]
        )
        if text[ours[0].start - 1 : ours[0].start] in ("与", "同", "跟") and ours[0].start > clause and not beside:
            return None  # 我校与甲、乙签订协议: who signs with them has no name
        between = text[ours[-1].stop : theirs[0].start]
        if not re.search(r"(?:与|和|同|跟|及|、|携手|联合|会同|牵手)[^、，]{0,12}$", between) or _ON_BEHALF.search(
            between
        ):
            return None
        return Parties(tuple(ours), tuple(theirs))
    if not _WITH.search(before):
        return None
    lead = text[clause : theirs[0].start]
    cut = re.search(r"(?:与|和|同|跟|携手|联合|会同|牵手)[\u4e00-\u9fff]{0,8}$", lead)
    if cut is None or text[clause : clause + cut.start()].endswith("、"):
        return None
    lead = lead[: cut.start()]
    if draft.zone and re.fullmatch(
        r"(?:目前|近年来|今年|同时|如今)?(?:园区|全区|区里|我区|该区|开发区|高新区|经开区)(?:还|已|也|将)*", lead
    ):
        return Parties((Mention(at, at, draft.zone),), tuple(theirs))
    if _WE.fullmatch(lead) and (ours := speaker(draft, at)):
        return Parties(tuple(ours), tuple(theirs))
    if not (_OPEN.fullmatch(lead) or opens(lead) or re.fullmatch(r"[\u4e00-\u9fff]{0,6}(?:会上|期间|现场)", lead)):
        return None
    return with_subject(draft, clause + cut.start(), theirs)


def with_subject(draft: Draft, at: int, theirs: list[Mention]) -> Parties | None:
    """Return the parties where 与B stands alone: the subject carried over, else the zone the article is about."""
    sentence = draft.sentence(at)
    floor = max(draft.text.rfind("；", sentence.start, at), sentence.start)
    ours = actors(draft, at, *ORGANIZATIONS, every=(*ORGANIZATIONS, "Project"))
    if ours and floor > sentence.start and ours[0].start < floor:
        ours = []
    named = draft.inside(floor, at, *ORGANIZATIONS)
    if not ours and any(draft.text[max(0, m.start - 1) : m.start] not in ("与", "和", "同", "跟") for m in named):
        return None
    ours = [_home(draft, m) for m in zone_or(draft, ours, at) if m.entity not in {t.entity for t in theirs}]
    return Parties(tuple(ours), tuple(theirs)) if ours else None


def _elsewhere(draft: Draft, mention: Mention) -> bool:
    """Tell whether a mention only says where a party or a place is (园区的某厂, 在某区设立)."""
    return owns(draft, mention) or draft.text[max(0, mention.start - 1) : mention.start] in ("在", "于", "到")


def _pair(draft: Draft, clause: int, at: int, floor: int) -> list[Mention]:
    """Return whom 双方 or 三家企业 in this clause, or as the subject of one before it, stands for."""
    if match := _PAIR.search(draft.text, clause, at):
        return _both(draft, match.start(), match)
    while clause > floor and (opens(lead := draft.text[clause:at]) or _ASPECT.fullmatch(lead)):
        at, clause = clause - 1, max(clause_begin(draft, clause - 1), floor)
        if match := _PAIR.match(draft.text, clause, at):
            return _both(draft, match.start(), match)
        at = clause
    return []


def _both(draft: Draft, at: int, match: re.Match[str]) -> list[Mention]:
    """Return whom 双方 or 三家企业 stands for: the last ones named before."""
    what = match["what"] or match["whose"] or ""
    if what in ("企业", "公司"):
        return last_named(draft, at, 3 if match["three"] else 2, "Company", "FinancialInstitution")
    if what in ("开发区", "高新区"):
        zones = last_named(draft, at, 2, "Zone")
        return zones or [Mention(at, at, z.id) for z in draft.of_class("Zone")[:2] if len(draft.of_class("Zone")) == 2]
    if match["three"]:
        return last_named(draft, at, 3, *ORGANIZATIONS)
    return _met(draft, at)


def _home(draft: Draft, mention: Mention) -> Mention:
    """Return a body that is only named for somebody's post as the zone that it is of (某区党工委书记某某签约)."""
    post = re.match(r"(?:党[工组]?委)?(?:常务)?副?(?:书记|主任|委员)", draft.text[mention.stop :])
    zone = next((s.object for s in draft.states("partOf") if s.subject == mention.entity), "") if post else ""
    of_zone = bool(zone) and draft.cls(zone) == "Zone" and draft.cls(mention.entity) == "GovernmentBody"
    return Mention(mention.start, mention.stop, zone) if of_zone else mention


def _met(draft: Draft, at: int) -> list[Mention]:
    """Return the two that the article has brought together last: partners first, then the two last named."""
    sentence = draft.sentence(at)
    for before in (s for s in reversed(draft.view.sentences) if s.start <= at and s.paragraph == sentence.paragraph):
        for mention in reversed(draft.inside(before.start, min(before.stop, at), *ORGANIZATIONS)):
            after = draft.text[mention.stop : mention.stop + 10]
            if draft.zone and draft.text[mention.start - 1] in "与同和" and _TALKS.match(after):
                ours = draft.inside(before.start, mention.start - 1, "Zone") or zone_or(draft, [], at)
                return [ours[-1], mention] if ours[-1].entity != mention.entity else []
    here = {m.entity: m for m in map(partial(_home, draft), draft.inside(sentence.start, at, *ORGANIZATIONS))}
    if len(here) == 2:
        return list(here.values())
    strangers = [m for m in here.values() if draft.cls(m.entity) in ("Company", "EducationalInstitution")]
    if len(strangers) == 1 and draft.zone and _VISIT.search(draft.text[sentence.start : at]):
        return [Mention(at, at, draft.zone), *strangers]
    floor = min(s.start for s in draft.view.sentences if s.paragraph >= sentence.paragraph - 1)
    named = {m.entity: m for m in draft.inside(floor, at, *ORGANIZATIONS)}
    for statement in reversed(draft.states("cooperatesWith")):
        if statement.subject in named and statement.object in named:
            return [named[statement.subject], named[statement.object]]
    homes = {s.subject: s.object for s in draft.states("partOf")}
    roots: dict[str, Mention] = {}
    for mention in draft.inside(floor, at, *ORGANIZATIONS):
        entity = mention.entity
        while draft.cls(entity) == "GovernmentBody" and entity in homes:
            entity = homes[entity]
        roots.setdefault(entity, Mention(mention.start, mention.stop, entity))
    zones = [m for m in roots.values() if draft.cls(m.entity) == "Zone"]
    if len(roots) != 2 and len(zones) == 2 and _VISIT.search(draft.text[floor:at]):
        return zones  # of those who visit firms elsewhere, the two zones
    return list(roots.values()) if len(roots) == 2 else []


def cooperate(draft: Draft, found: Parties, span: Span, status: Status, reading: Reading = _COOPERATES) -> None:
    """State cooperation between parties, once for each two and never between a body and its own."""
    part = {frozenset((s.subject, s.object)) for s in draft.states("partOf")}
    for one, other in found.pairs():
        ends = frozenset((one.entity, other.entity))
        known = {frozenset((s.subject, s.object)) for s in draft.states("cooperatesWith")}
        if len(ends) < 2 or ends in known or ends in part:
            continue
        named = [m for m in (one, other) if m.stop > m.start]
        start = min([span[0], *(m.start for m in named)])
        draft.state(one.entity, "cooperatesWith", other.entity, (start, span[1]), reading, status)

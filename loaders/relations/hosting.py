"""hosts: which companies, parks and specialty towns the article shows in the zone, and with what status."""

import re

from kg.model import Entity, Status
from loaders.draft import Draft, Mention, Reading, Span
from loaders.grammar import clause_start, clause_stop, first_joined, last_joined
from loaders.lexicon import pattern
from loaders.mentions.zones import zone_of
from loaders.places import find_places
from loaders.relations.away import from_afar, is_away
from loaders.relations.seats import seat_before

__all__ = ["read_hosting"]

_HOSTS = Reading("hosts.presented", 0.85)
_SETTLES = Reading("hosts.settles", 0.95)
_MOVES = Reading("hosts.moves", 0.85)
_WEIGHTS: tuple[Status, ...] = ("ended", "negated", "stated", "planned", "intended")
"""What outweighs what where several mentions differ: an end or a refusal first, then what is, then plans."""
_SCOPE = "。；！？\n"
_EARLIER = 5
"""How many sentences back a visit may have left the zone."""


def _any(*kinds: str) -> str:
    return pattern("hosting", *kinds)


_SETTLE = re.compile(_any("settle"))
_LEAVE = re.compile(rf"(?<![不未没]){_any('leave')}")
_GONE = re.compile(rf"(?:[^，。；]{{0,12}}，)?[^，。；]{{0,10}}(?<![不未没]){_any('leave_next')}")
_HALTED = re.compile(rf"{_any('halted')}的?$")
_REFUSED = re.compile(rf"{_any('refuse')}[^，。；]{{0,6}}{_any('settle')}")
_CALLED_OFF = re.compile(
    r"(?:后来?|最终|已)[^，。；]{0,8}(?:取消|作罢|告吹|放弃)|(?:最终|但|却)[^，。；]{0,4}(?:未能?|没能?|没有)(?:签约|落户|落地|谈成|谈拢|签成)"
)
_WISHED = re.compile(rf"{_any('wish')}[^。；]{{0,24}}{_any('settle')}|{_any('settle')}[^，。；]{{0,8}}意向")
_PLANNED = re.compile(
    rf"{_any('plan')}[^，。；]{{0,16}}{_any('settle')}|{_any('plan_found')}{_any('found')}"
    rf"|(?:将|拟|计划)[^，。；]{{0,14}}{_any('open')}“?$|(?:抓紧|尽快)(?:建设|启动)$|谋划[^，。；]{{0,16}}$|{_any('court')}$"
)
_PLANNED_AFTER = re.compile(rf"[^，。；]{{0,4}}(?:将|拟|计划)[^，。；]{{0,16}}{_any('settle')}")
_PARK_TO_BE = re.compile("由[^，。；]{2,24}(?:谋划|筹建)|[^，。；]{0,12}，(?:拟|计划)(?:总)?投资")
_OPENS = re.compile("(?:早日|尽快|年内)*(?:挂牌|建成|投用|开园|落地|竣工|开工)")
_DISSOLVED = re.compile("与[^，。；]{2,24}(?:协议|合同)[^，。；]{0,8}(?:解除|终止|作废)")
_SUPPLIED = re.compile(rf"(?:[^，。；]{{0,6}}|等[^，。；]{{0,12}}){_any('supply')}")
_SERVES = re.compile(_any("utility"))
_ACQUIRES = re.compile(rf"(?:[将拟已]|计划|成功)*{_any('acquire')}")
_NEARBY = re.compile(rf"{_any('nearby')}(?:的|企业|公司)*$")
_CAME = re.compile(rf"(?:{_any('nearby')}|{_any('came')}[^，。；、的]{{0,6}})(?:的|企业|公司|邻居|——|\s)*$")
"""What says of a firm right before its name that it is there, though goods are told to come from it (去年才迁来的)."""
_OF_PLACE = re.compile("[省市县区州旗](?!(?:中|北|南)).{2,5}公司$")
"""Firms that serve a place which the article leaves unsaid (市供水公司)."""
_PARTNER = re.compile(rf"{_any('partner')}(?:[省市县国]内外?的|外地的?)?$")
_DEAL = re.compile(_any("deal"))
_INTENT = re.compile(r"[^，。；]{0,16}签[^，。；]{0,16}意向")
_SEES = re.compile(_any("see"))
_GONE_TO = re.compile("(?:赴|在|到|来到|走进|前往|抵达)$")
_LEAVES = re.compile(_any("set_out"))
_VISIT = re.compile(_any("visit"))
_VISITOR = re.compile(rf"[^，。；]{{0,16}}{_any('visitor')}")
_MOVE = re.compile(_any("move"))
_MOVE_PLAN = re.compile(_any("move_plan"))


def read_hosting(draft: Draft) -> None:
    """State that the zone hosts what the article shows in it; what stands outside it, or left it, is told apart."""
    if not draft.zone:
        return
    parents = {statement.object for statement in draft.states("partOf")}
    for entity in draft.of_class("Company", "Park", "SpecialtyTown"):
        if entity.cls == "Company" and (entity.id in parents or _OF_PLACE.match(entity.name)):
            continue
        mentions = draft.mentions_of(entity.id) or _in_projects(draft, entity)
        _abroad(draft, entity.id, mentions)
        seen = [m for m in mentions if draft.sentence(m.start).role != "zone"]
        found = [(status, m) for m in seen if (status := _status(draft, m)) is not None]
        away = any(_visited(draft, m) for m in seen)
        if found and (not away or any(_settles(draft, *one) for one in found)):
            _host(draft, entity.id, *_weightiest(found))


def _in_projects(draft: Draft, entity: Entity) -> list[Mention]:
    """Return the mentions of projects whose names hold the name of a company that is not named by itself."""
    if entity.cls != "Company":
        return []
    projects = draft.inside(0, len(draft.text), "Project")
    return [m for m in projects if any(form in draft.text[m.start : m.stop] for form in draft.forms(entity.id))]


def _host(draft: Draft, entity: str, status: Status, mention: Mention) -> None:
    """State the zone that hosts an entity, and for one that moves also the zone that it leaves."""
    zone = zone_of(draft, mention.start)
    if draft.cls(zone) != "Zone":
        zone = draft.zone
    span = (clause_start(draft, mention.start), clause_stop(draft, mention.stop, marks="，。；！？\n”"))
    if moved := _moved(draft, mention):
        target, moving = moved
        draft.state(target, "hosts", entity, span, _MOVES, moving)
        if target == draft.zone:
            return
        status, zone = ("ended" if moving == "stated" else "stated"), draft.zone
    reading = _SETTLES if _SETTLE.search(draft.text, *draft.clause(mention.start, _SCOPE)) else _HOSTS
    draft.state(zone, "hosts", entity, span, reading, status)


def _abroad(draft: Draft, entity: str, mentions: list[Mention]) -> None:
    """State that another zone hosts what a visit saw there: its name stands before in the clause, or where it went."""
    for mention in mentions:
        start = clause_start(draft, mention.start)
        home = draft.covered(mention.start - 2) if draft.text[mention.start - 1] == "的" else None
        if home is not None and draft.cls(home.entity) == "Zone" and home.entity != draft.zone:
            draft.state(home.entity, "hosts", entity, (home.start, mention.stop), _HOSTS)  # 江北高新区的某某公司
            return
        zones = [m for m in draft.inside(start, mention.start, "Zone") if m.entity != draft.zone]
        if zones and _SEES.search(draft.text[start : zones[0].start]):
            draft.state(zones[-1].entity, "hosts", entity, (start, mention.stop), _HOSTS)
            return
        if _SEES.search(draft.text[start : mention.start]) and (there := _gone_to(draft, mention)):
            draft.state(there.entity, "hosts", entity, (start, mention.stop), _HOSTS)
            return


def _gone_to(draft: Draft, mention: Mention) -> Mention | None:
    """Return the other zone that a visit is in when it sees a firm (赴某高新区考察, 考察组走进甲), or None."""
    sentence = draft.sentence(mention.start)
    before = [s for s in draft.view.sentences if s.paragraph == sentence.paragraph and s.start < sentence.start][-2:]
    floor = before[0].start if before else sentence.start
    zones = draft.inside(floor, mention.start, "Zone")
    there = [m for m in zones if m.entity == zones[-1].entity and _GONE_TO.search(draft.text[floor : m.start])]
    if not there or zones[-1].entity == draft.zone:
        return None
    return None if _elsewhere_than(draft, zones[-1].stop, mention.start) else zones[-1]


def _elsewhere_than(draft: Draft, start: int, stop: int) -> bool:
    """Tell whether a stretch names a place, where a visit goes on to."""
    return any(start <= first and last <= stop and draft.covered(first) is None for first, last, _ in draft.places)


def _settles(draft: Draft, status: Status, mention: Mention) -> bool:
    """Tell whether a mention says more of a company seen elsewhere than that it exists."""
    return status != "stated" or bool(_SETTLE.search(draft.text, *draft.clause(mention.start, _SCOPE)))


def _weightiest(found: list[tuple[Status, Mention]]) -> tuple[Status, Mention]:
    """Return the mention that decides, the first of several as weighty."""
    return min(found, key=lambda one: _WEIGHTS.index(one[0]))


def _status(draft: Draft, mention: Mention) -> Status | None:
    """Return how one mention shows its entity in the zone, or None where it shows it elsewhere."""
    sentence = draft.sentence(mention.start)
    start = clause_start(draft, mention.start, "，。；！？\n")
    stop = clause_stop(draft, mention.stop, sentence.stop)
    item_stop = clause_stop(draft, stop, sentence.stop, "；。！？\n")
    first, last = _listed(draft, mention)
    before = _without_names(draft, start, first)
    after = draft.text[last:stop]
    whole = before + "　" + after
    if seat_before(draft, mention) and not _SETTLE.search(whole):
        return None
    if _NEARBY.search(before):
        return "stated"
    away = is_away(draft, mention, before, after) and not _CAME.search(before)
    if away or _visited(draft, mention) or _refused_project(draft, mention):
        return None
    if _ACQUIRES.match(after) and from_afar(draft, mention):
        return None
    if _SERVES.search(draft.name(mention.entity)) and not _SETTLE.search(whole):
        return None
    following = draft.text[stop + 1 : sentence.stop] if draft.text[stop : stop + 1] == "，" else ""
    if _GONE.match(following) or _LEAVE.search(after) or _HALTED.search(before):
        return "ended"
    if _REFUSED.search(whole) or _CALLED_OFF.search(after + "，" + following):
        return "negated"
    if _DISSOLVED.match(after):
        return None
    if re.search("[与同和向]$", before) and _INTENT.match(after):
        return None
    if from_afar(draft, mention) and _SEES.search(before):
        return None
    if _WISHED.search(whole) or _WISHED.search(draft.text, start, min(stop + 30, item_stop)):
        return "intended"
    if re.search("[为向给]$", before) and _SUPPLIED.match(after):
        return None
    if _PARTNER.search(before) and _DEAL.search(after):
        named = draft.inside(start, first, "Company", "FinancialInstitution", "EducationalInstitution", "Park")
        if not named or from_afar(draft, mention):
            return None
    if draft.cls(mention.entity) == "Park" and (
        _PARK_TO_BE.match(after + "，" + following) or ("推动" in before[-4:] and _OPENS.match(after))
    ):
        return "planned"
    return "planned" if _PLANNED.search(before) or _PLANNED_AFTER.match(after) else "stated"


def _refused_project(draft: Draft, mention: Mention) -> bool:
    """Tell whether a mention only names the project that was refused or given up (某某玻璃项目未获批准)."""
    refused = {s.object for s in draft.states("hasProject") if s.status == "negated"}
    around = draft.inside(clause_start(draft, mention.start), clause_stop(draft, mention.stop), "Project")
    return any(m.entity in refused for m in around)


def _without_names(draft: Draft, start: int, stop: int) -> str:
    """Return a stretch with a blank for each name, so that no word of a name (规划建设部) counts as a cue."""
    text = draft.text[start:stop]
    for mention in reversed(draft.inside(start, stop)):
        text = text[: mention.start - start] + "　" + text[mention.stop - start :]
    return text


def _listed(draft: Draft, mention: Mention) -> Span:
    """Return the stretch of the enumeration that a mention stands in."""
    sentence, cls = draft.sentence(mention.start), draft.cls(mention.entity)
    kinds = ("Company", "FinancialInstitution", "GovernmentBody") if cls == "Company" else (cls,)
    before = draft.inside(min(sentence.start, mention.start), mention.stop, *kinds)
    after = draft.inside(mention.start, max(sentence.stop, mention.stop), *kinds)
    return last_joined(draft, before, ("、", "和"))[0].start, first_joined(draft, after, ("、", "和"))[-1].stop


def _visited(draft: Draft, mention: Mention) -> bool:
    """Tell whether the mention is seen on a visit that left the zone (赴某市考察, then 走访甲、乙)."""
    sentence = draft.sentence(mention.start)
    if _VISITOR.match(draft.text, mention.stop, sentence.stop):
        return False
    if _VISIT.search(draft.text, sentence.start, mention.start) and _elsewhere(draft, sentence.start, mention.start):
        return True
    if not _SEES.search(draft.text, sentence.start, mention.start):
        return False
    earlier = [s for s in draft.view.sentences if s.stop <= sentence.start][-_EARLIER:]
    return any(_LEAVES.search(draft.text, s.start, s.stop) and _elsewhere(draft, s.start, s.stop) for s in earlier)


def _moved(draft: Draft, mention: Mention) -> tuple[str, Status] | None:
    """Return the zone that a company moves to (迁往某某高新区), and whether it has gone yet."""
    sentence = draft.sentence(mention.start)
    move = _MOVE.search(draft.text, mention.stop, sentence.stop)
    if move is None:
        return None
    zones = draft.inside(move.end(), clause_stop(draft, move.end(), sentence.stop), "Zone")
    if not zones:
        return None
    before = draft.text[max(mention.stop, move.start() - 24) : move.start()]
    return zones[0].entity, "planned" if _MOVE_PLAN.search(before) else "stated"


def _elsewhere(draft: Draft, start: int, stop: int) -> bool:
    """Tell whether a stretch names another place or another zone than the article's own."""
    own = "".join(draft.forms(draft.zone))
    if any(m.entity != draft.zone for m in draft.inside(start, stop, "Zone")):
        return True
    return any(form.rstrip("省市县区") not in own for _, _, form in find_places(draft.text[start:stop]))

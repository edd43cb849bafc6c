"""hasProject and builds: what is built in the zone, by whom, and whether it is more than a plan."""

import re

from kg.model import Entity, Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import clause_start, clause_stop, last_joined
from loaders.lexicon import pattern
from loaders.mentions.companies import company_core
from loaders.mentions.edges import HAN, HARD
from loaders.mentions.zones import zone_of
from loaders.relations.actors import actors

__all__ = ["read_project_relations"]

_HAS = Reading("project.in_zone", 0.9)
_BUILDS = Reading("project.builder", 0.9)
_NAME_HOLDS = Reading("project.name_holds_builder", 0.85)
_SET_OF = Reading("project.companies_do", 0.85, ("name",))
_SIGNED = Reading("project.signed", 0.85)
_WEIGHTS: tuple[Status, ...] = ("ended", "negated", "stated", "planned", "intended")
"""What outweighs what where several mentions differ."""


def _any(*kinds: str) -> str:
    return pattern("projects", *kinds)


_PLANNED = re.compile(rf"{_any('plan')}[^，。；]{{0,30}}$")
_PLANNED_AFTER = re.compile(
    rf"[^，。；]{{0,8}}{_any('plan_verb')}(?:于|在)?[^，。；]{{0,10}}{_any('start')}|[^，。；]{{0,6}}{_any('early')}"
    rf"|[^，。；]{{0,8}}(?:\d+月(?:底|末|份)?前|年?底前|年内|明年)[^，。；]{{0,6}}{_any('start_by')}"
)
_ENDED = re.compile(rf"[^。；]{{0,30}}{_any('ended')}")
_FAILED = re.compile(rf"[^。；]{{0,30}}(?:{_any('failed')}|未通过[^，。；]{{0,10}}评审)")
_INTENDED = re.compile(rf"{_any('wish')}[^，。；]{{0,24}}$")
_NOT_YET = re.compile(rf"[^。；]{{0,40}}{_any('not_yet')}")
_MONEY = r"[\d.]+(?:万|亿)(?:美|欧)?元"
_SIZE = r"[\d.]+[万亿]?(?:吨|台|套|辆|千瓦|兆瓦|平方米|GW|GWh|MW)?(?:/年)?"
_BUILDING = re.compile(
    rf"(?:公司|集团)?{_any('too')}*{_any('jointly')}?{_any('meant')}*(?:在[^，。；]{{2,16}}?)?"
    rf"(?:{_any('build')}|{_MONEY}|在[^，。；]{{2,14}}?(?=建设|投资)|{_SIZE})*"
)
_BY = re.compile(
    rf"(?:[^。；]{{0,60}}?，)?[^，。；]{{0,12}}(?:由|系)(?P<who>[^，。；]{{2,40}}?){_any('alone')}*{_any('built_by')}"
)
_OWNER = re.compile(rf"[^。；]{{0,30}}?{_any('owner')}(?:单位|企业)?(?:为|是|系|：)(?P<who>[^，。；]{{2,30}})")
_SETTLED = re.compile(rf"[^，。；]{{0,4}}{_any('settled')}")
_CONTRACT = re.compile("(?:投资|合作|建设|入区|入园|框架|服务|用地)*(?:合同|协议|协定|签约|备忘录)")
_DOES = re.compile("投资|建|实施|开发")
_ELSEWHERE = re.compile(rf"{_any('for_others')}[^，。；]{{0,24}}$")
_GENERIC = re.compile(rf"{_any('refuse')}[^，。；]{{0,4}}{_any('take_in')}[^，。；]{{0,16}}$")
_WAITING = re.compile(rf"{_any('not_yet')}的$")
_ACTIVITY = re.compile(
    rf"{_any('act')}(?:了|一批|一系列|\d+个|多个)*(?P<what>[{HAN}]{{2,12}}?{_any('act_noun')})(?=[，。；、]|$)"
)
_OF_KIND = re.compile(rf"(?:等)?(?P<kind>[{HAN}]{{0,8}}?)(?:企业|公司)?")
_URGED = re.compile(_any("urge"))


_TALKED = re.compile("(?:项目)?(?:进行)?(?:了)?(?:深入|初步)?(?:洽谈|磋商|商谈)|(?:项目)?达成[^，。；]{0,8}意向")
_TO_START = re.compile("[^。；]{0,40}，(?:预计|拟|将)于?[^，。；]{0,8}(?:动工|开工)")
_TAKEN = re.compile(
    r"由(?P<who>[^，。；]{2,24}?)(?:接手|竞得|摘牌|拿下|承接|接盘)，(?:将|拟|计划)?用于(?:建设|新建|实施)?$"
)
_OWNERS = re.compile("(?:集团|公司|企业|该公司|该企业|该集团)的?(?:投资[^，。；]{1,10}的)?$")
_SIGNS = re.compile(r"(?:公司|集团)?(?:已|成功|正式|现场)*[与和同][^，。；]{2,20}?(?:签订|签署|签下|签约|签)了?$")
_CONTEST = re.compile(_any("contest"))
_STOPPED = re.compile(rf"{pattern('projects', 'stop')}了?[^，。；]{{0,6}}$")
_REFUSED = re.compile(rf"{pattern('projects', 'refuse')}[^，。；]{{0,8}}$")


def read_project_relations(draft: Draft) -> None:
    """State where projects are and who builds them."""
    _activities(draft)
    for project in draft.of_class("Project"):
        mentions = draft.mentions_of(project.id) or _in_deals(draft, project)
        if not mentions or all(_of_others(draft, mention) for mention in mentions):
            continue
        body = [m for m in mentions if draft.sentence(m.start).role == "body"] or mentions
        mention = body[0]
        if any(statement.object == project.id for statement in draft.states("hasProject")):
            continue
        named = [m for m in body if draft.text[m.start : m.stop] in draft.forms(project.id)] or body
        statuses = [_status(draft, m) for m in named]
        status = min(statuses, key=_WEIGHTS.index)
        if status == "stated" and any(_put_off(draft, m) for m in named):
            status = "planned"
        start, stop = clause_start(draft, mention.start), clause_stop(draft, mention.stop)
        zone = zone_of(draft, mention.start)
        if zone:
            draft.state(zone, "hasProject", project.id, (start, stop), _HAS, status)
        for each in mentions:
            _builders(draft, project.id, each, status)


def _in_deals(draft: Draft, project: Entity) -> list[Mention]:
    """Return where a project stands in the name of the signing that it is the matter of (与甲举行|某项目签约仪式)."""
    found = (Mention(m.start(), m.end(), project.id) for m in re.finditer(re.escape(project.name), draft.text))
    return [m for m in found if draft.text[m.start - 2 : m.start] in ("举行", "签订", "签署", "举办")]


def _put_off(draft: Draft, mention: Mention) -> bool:
    """Tell whether a mention says outright that the work waits, whatever others say (…，园区已要求其暂缓)."""
    return _NOT_YET.match(draft.text, mention.stop, draft.sentence(mention.start).stop) is not None


def _of_others(draft: Draft, mention: Mention) -> bool:
    """Tell whether a mention is of a project elsewhere that a firm of the zone works for, or of a kind of project."""
    start = clause_start(draft, mention.start)
    before = draft.text[start : mention.start]
    around = draft.text[start : clause_stop(draft, mention.stop)]
    return bool(_ELSEWHERE.search(before) or _GENERIC.search(before) or _CONTEST.search(around))


def _status(draft: Draft, mention: Mention) -> Status:
    """Return what one mention says has become of its project."""
    start, stop = clause_start(draft, mention.start), clause_stop(draft, mention.stop)
    before = draft.text[start : mention.start]
    sentence = draft.sentence(mention.start)
    rest = draft.text[mention.stop : sentence.stop]
    if rest in ("。", "") and draft.sentence(sentence.stop).start == sentence.stop:
        rest = draft.text[sentence.stop : draft.sentence(sentence.stop).stop]  # the name heads an item of a list
    rest = rest[: _next(draft, mention, rest)]
    if _ENDED.match(rest) or _STOPPED.search(before):
        return "ended"
    if _FAILED.match(rest) or _REFUSED.search(before):
        return "negated"
    if _NOT_YET.match(rest) or _WAITING.search(before):
        return "planned"
    if _INTENDED.search(before) or _TALKED.match(rest):
        return "intended"
    planned = _PLANNED.search(before) or _PLANNED_AFTER.match(draft.text[mention.stop : stop]) or _TO_START.match(rest)
    return "planned" if planned else "stated"


def _next(draft: Draft, mention: Mention, rest: str) -> int:
    """Return how much of what follows a mention is still about its project: up to the clause of the next one."""
    others = draft.inside(mention.stop, mention.stop + len(rest), "Project")
    other = next((m for m in others if m.entity != mention.entity), None)
    return len(rest) if other is None else max(clause_start(draft, other.start) - mention.stop, 0)


def _builders(draft: Draft, project: str, mention: Mention, status: Status) -> None:
    """State who builds a project, by the first of the ways in which the words around a mention may tell it."""
    for reader in (_told_before, _told_after, _carried, _signed, _signs, _owned, _named):
        if reader(draft, project, mention, status):
            return


def _told_before(draft: Draft, project: str, mention: Mention, status: Status) -> bool:
    """Read 由甲投资建设的某项目, 甲投资25亿元的某项目, 甲某项目."""
    start = clause_start(draft, mention.start)
    found = draft.inside(start, mention.start, "Company")
    if not found or not _BUILDING.fullmatch(draft.text, found[-1].stop, mention.start):
        return False
    span = (start, clause_stop(draft, mention.stop))
    for builder in last_joined(draft, found):
        draft.state(builder.entity, "builds", project, span, _BUILDS, status)
    return True


def _told_after(draft: Draft, project: str, mention: Mention, status: Status) -> bool:
    """Read 某项目由甲投资建设, 某项目…业主为甲."""
    sentence = draft.sentence(mention.start)
    begin, rest = mention.stop, draft.text[mention.stop : sentence.stop]
    if rest in ("。", "") and draft.sentence(sentence.stop).start == sentence.stop:
        begin, rest = sentence.stop, draft.text[sentence.stop : draft.sentence(sentence.stop).stop]
    match = _BY.match(rest) or _OWNER.match(rest)
    if match is None:
        return False
    first, stop = (begin + at for at in (match.start("who"), match.end()))
    if any(m.entity != project for m in draft.inside(begin, first, "Project")):
        return False
    for builder in draft.inside(first, stop, "Company"):
        draft.state(builder.entity, "builds", project, (mention.start, stop), _BUILDS, status)
    return True


def _carried(draft: Draft, project: str, mention: Mention, status: Status) -> bool:
    """Read 甲与管委会签订协议，投资2.6亿元建设某项目: who invests stands in a clause before."""
    start = clause_start(draft, mention.start)
    does = draft.text[start : mention.start]
    if not _BUILDING.fullmatch(does) or not _DOES.search(does):
        return False
    builders = actors(draft, start, "Company", every=("Company",))
    for builder in builders:
        span = (builder.start, clause_stop(draft, mention.stop))
        draft.state(builder.entity, "builds", project, span, _BUILDS, status)
    return bool(builders)


def _signed(draft: Draft, project: str, mention: Mention, status: Status) -> bool:
    """Read 与甲签订投资协议，某项目正式落户: the one company of the sentence builds it."""
    signed = draft.inside(draft.sentence(mention.start).start, mention.start, "Company")
    if len({m.entity for m in signed}) != 1 or draft.text[signed[0].start - 1] not in "与和同":
        return False
    stop = clause_stop(draft, mention.stop)
    deal = re.search("签|落户|举行", draft.text[signed[0].stop : mention.start])
    if not deal or not (_SETTLED.match(draft.text, mention.stop, stop) or _CONTRACT.match(draft.text, mention.stop)):
        return False
    draft.state(signed[0].entity, "builds", project, (signed[0].start, stop), _SIGNED, status)
    return True


def _signs(draft: Draft, project: str, mention: Mention, status: Status) -> bool:
    """Read 甲与开发区签订某项目投资协议: who signs with the zone for the project builds it."""
    if not _CONTRACT.match(draft.text, mention.stop):
        return False
    start = clause_start(draft, mention.start)
    found = draft.inside(start, mention.start, "Company")
    if len(found) != 1 or not _SIGNS.fullmatch(draft.text, found[0].stop, mention.start):
        return False
    draft.state(found[0].entity, "builds", project, (found[0].start, clause_stop(draft, mention.stop)), _SIGNED, status)
    return True


def _owned(draft: Draft, project: str, mention: Mention, status: Status) -> bool:
    """Read 土地由甲接手，用于建设某项目, and 甲副总裁介绍，集团的某项目…: the one firm of the sentence."""
    sentence = draft.sentence(mention.start)
    taken = _TAKEN.search(draft.text, sentence.start, mention.start)
    start = clause_start(draft, mention.start)
    if taken:
        found = draft.inside(*taken.span("who"), "Company")
    elif _OWNERS.fullmatch(draft.text, start, mention.start):
        found = draft.inside(sentence.start, start, "Company")
    else:
        return False
    if len({m.entity for m in found}) != 1:
        return False
    span = (found[0].start, clause_stop(draft, mention.stop))
    draft.state(found[0].entity, "builds", project, span, _BUILDS, status)
    return True


def _named(draft: Draft, project: str, mention: Mention, status: Status) -> bool:
    """Read the company whose name a project's name begins with (甲泵阀项目)."""
    name = draft.text[mention.start : mention.stop]
    span = (clause_start(draft, mention.start), clause_stop(draft, mention.stop))
    for company in draft.of_class("Company"):
        forms = {form for form in (*draft.forms(company.id), company_core(company.name)) if len(form) >= 2}
        if any(form in name[: len(form) + 4] for form in forms):
            draft.state(company.id, "builds", project, span, _NAME_HOLDS, status)
            return True
    return False


def _activities(draft: Draft) -> None:
    """Read 推动A、B等传统企业实施一批技改项目: one project of the zone that each of them carries out."""
    for match in _ACTIVITY.finditer(draft.text):
        sentence = draft.sentence(match.start())
        clause = clause_start(draft, match.start())
        if sentence.role != "body" or draft.covered(match.start("what")) is not None or not draft.zone:
            continue
        found = draft.inside(clause, match.start(), "Company")
        between = draft.text[found[-1].stop : match.start()] if found else ""
        tail = _OF_KIND.fullmatch(between) if found else None
        if tail is None or match["what"] in ("项目", "改造") or any(mark in HARD for mark in match["what"]):
            continue
        kind = re.sub(r"^(?:\d+家|多家|一批)", "", tail["kind"])
        kind = kind + "企业" if kind and "企业" in between else ""
        zone, what = draft.name(draft.zone), match["what"]
        project = draft.entity("Project", zone + kind + what, what, zone + what)
        draft.mark(match.start("what"), match.end("what"), project)
        status: Status = "planned" if _URGED.search(draft.text[clause : found[0].start]) else "stated"
        span = (clause, match.end())
        draft.state(draft.zone, "hasProject", project, span, _SET_OF, status)
        for builder in last_joined(draft, found):
            draft.state(builder.entity, "builds", project, span, _SET_OF, status)

"""hasProject and builds: what is built in the zone, by whom, and whether it is more than a plan."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import clause_start
from loaders.mentions.companies import company_core
from loaders.mentions.edges import HARD
from loaders.mentions.zones import zone_of

__all__ = ["read_project_relations"]

_HAS = Reading("project.in_zone", 0.9)
_BUILDS = Reading("project.builder", 0.9)
_NAMED = Reading("project.name_holds_builder", 0.85)
_SET_OF = Reading("project.companies_do", 0.85, ("name",))
_PLANNED = re.compile(
    r"(?:谋划|策划|规划|拟|计划|将|即将|筹划|储备|力争|争取|准备|推动|支持|引导|鼓励|推进前期|对接)[^，。；]{0,30}$"
)
_PLANNED_AFTER = re.compile(
    r"^[^，。；]{0,8}(?:将|拟|计划|预计)(?:于|在)?[^，。；]{0,10}(?:开工|动工|落户|启动|落地|签约|开建)|^[^，。；]{0,6}(?:前期|洽谈)"
    r"|^[^，。；]{0,8}(?:\d+月(?:底|末|份)?前|年?底前|年内|明年)[^，。；]{0,6}(?:开工|动工|落地|签约)"
)
_ENDED = re.compile(r"^[^。；]{0,30}(?:已终止|终止实施|已终结|中止|已停建|决定终止)")
_FAILED = re.compile(r"^[^。；]{0,30}(?:未能?(?:落户|落地|签约|谈成)|没有?(?:落户|落地|谈成)|取消|放弃|流产|告吹|不再(?:实施|建设|推进)|没有同意|未通过[^，。；]{0,10}评审)")
_INTENDED = re.compile(r"(?:有意|意向|有望|洽谈|考虑|交换了?意见|在谈)[^，。；]{0,24}$")
_NOT_YET = re.compile(r"^[^。；]{0,40}(?:没有开工|尚?未(?:能)?开工|搁置|暂缓|推迟|延期)")
_ACTIVITY = re.compile(
    r"(?P<verb>实施|开展|推进|启动|进行|加快)(?P<skip>了|一批|一系列|\d+个|多个)*(?P<what>[\u4e00-\u9fff]{2,12}?(?:项目|改造|升级|工程|扩建|技改))(?=[，。；、]|$)"
)
_URGED = re.compile(r"(?:推动|支持|引导|鼓励|督促|帮助|助力|指导)")


def read_project_relations(draft: Draft) -> None:
    """State where projects are and who builds them."""
    _activities(draft)
    for project in draft.of_class("Project"):
        mentions = draft.mentions_of(project.id)
        if not mentions:
            continue
        body = [m for m in mentions if draft.sentence(m.start).role == "body"] or mentions
        mention = body[0]
        if any(statement.object == project.id for statement in draft.states("hasProject")):
            continue
        named = [m for m in body if draft.text[m.start : m.stop] in draft.forms(project.id)] or body
        statuses = [_status(draft, m) for m in named]
        status: Status = next(
            kind for kind in ("ended", "negated", "stated", "planned", "intended") if kind in statuses
        )
        start, stop = clause_start(draft, mention.start), _stop(draft, mention)
        zone = zone_of(draft, mention.start)
        if zone:
            draft.state(zone, "hasProject", project.id, (start, stop), _HAS, status)
        for each in mentions:
            _builders(draft, project.id, each, status)


def _stop(draft: Draft, mention: Mention) -> int:
    return next((i for i in range(mention.stop, len(draft.text)) if draft.text[i] in "，。；！？\n"), len(draft.text))


def _status(draft: Draft, mention: Mention) -> Status:
    start, stop = clause_start(draft, mention.start), _stop(draft, mention)
    before, after = draft.text[start : mention.start], draft.text[mention.stop : stop]
    sentence = draft.sentence(mention.start)
    if _ENDED.search(draft.text[mention.stop : sentence.stop]):
        return "ended"
    if _FAILED.search(draft.text[mention.stop : sentence.stop]):
        return "negated"
    if _NOT_YET.search(draft.text[mention.stop : sentence.stop]):
        return "planned"
    if _INTENDED.search(before):
        return "intended"
    return "planned" if _PLANNED.search(before) or _PLANNED_AFTER.match(after) else "stated"


def _builders(draft: Draft, project: str, mention: Mention, status: Status) -> None:
    text = draft.text
    start, stop = clause_start(draft, mention.start), _stop(draft, mention)
    # 由X投资建设的Y项目, X投资25亿元的Y项目, X Y项目
    before = draft.inside(start, mention.start, "Company")
    if before and re.fullmatch(
        r"(?:公司|集团)?(?:还|也|又|正在?|已|同时)*(?:共同|联合|独资)?(?:有意|计划|拟|将|预计|总)*(?:在[^，。；]{2,16}?)?(?:投资|投建|建设|承建|兴建|实施|开发|新建|打造|建设运营|投资建设|投资兴建|的|了|等|[\d.]+(?:万|亿)(?:美|欧)?元|约|超|近|在[^，。；]{2,14}?(?=建设|投资)|[\d.]+[万亿]?(?:吨|台|套|辆|千瓦|兆瓦|平方米|GW|GWh|MW)?(?:/年)?)*",
        text[before[-1].stop : mention.start],
    ):
        for builder in _enumerated(text, before):
            draft.state(builder.entity, "builds", project, (start, stop), _BUILDS, status)
        return
    after = re.match(
        r"[^，。；]{0,12}(?:由|系)(?P<who>[^，。；]{2,40}?)(?:独资|联合|共同|公司)*(?:投资|建设|承建|兴建|实施|投建|开发|负责|合资|开工|动工)",
        text[mention.stop : draft.sentence(mention.start).stop],
    )
    after = after or re.match(
        r"[^。；]{0,30}?(?:业主|投资方|建设方|建设单位|投资主体)(?:单位|企业)?(?:为|是|系|：)(?P<who>[^，。；]{2,30})",
        text[mention.stop : draft.sentence(mention.start).stop],
    )
    if after:
        at = mention.stop + after.start("who")
        for builder in draft.inside(at, mention.stop + after.end("who"), "Company"):
            draft.state(builder.entity, "builds", project, (mention.start, mention.stop + after.end()), _BUILDS, status)
        return
    # 与甲签订投资协议，某某项目正式落户: the one company of the sentence builds it
    sentence = draft.sentence(mention.start)
    signed = draft.inside(sentence.start, mention.start, "Company")
    if len({m.entity for m in signed}) == 1 and re.search(r"签|落户", text[signed[0].stop : mention.start]):
        if re.match(r"[^，。；]{0,4}(?:落户|签约|落地)", text[mention.stop : stop]) and text[signed[0].start - 1] in "与和同":
            draft.state(signed[0].entity, "builds", project, (signed[0].start, stop), Reading("project.signed", 0.85), status)
            return
    name = text[mention.start : mention.stop]
    for company in draft.of_class("Company"):
        forms = {form for form in (*draft.forms(company.id), company_core(company.name)) if len(form) >= 2}
        if any(name.startswith(form) or form in name[: len(form) + 4] for form in forms):
            draft.state(company.id, "builds", project, (start, stop), _NAMED, status)
            return


def _enumerated(text: str, found: list[Mention]) -> list[Mention]:
    group = [found[-1]]
    for mention in reversed(found[:-1]):
        if text[mention.stop : group[0].start] not in ("、", "和", "与", "及"):
            break
        group.insert(0, mention)
    return group


def _activities(draft: Draft) -> None:
    """Read 推动A、B等传统企业实施一批技改项目: one project of the zone that each of them carries out."""
    for match in _ACTIVITY.finditer(draft.text):
        sentence = draft.sentence(match.start())
        clause = clause_start(draft, match.start())
        if sentence.role != "body" or draft.covered(match.start("what")) is not None or not draft.zone:
            continue
        found = draft.inside(clause, match.start(), "Company")
        tail = (
            re.fullmatch(
                r"(?:等)?(?P<kind>[\u4e00-\u9fff]{0,8}?)(?:企业|公司)?", draft.text[found[-1].stop : match.start()]
            )
            if found
            else None
        )
        if tail is None or match["what"] in ("项目", "改造") or any(mark in HARD for mark in match["what"]):
            continue
        kind = re.sub(r"^(?:\d+家|多家|一批)", "", tail["kind"])
        kind = kind + "企业" if kind and "企业" in draft.text[found[-1].stop : match.start()] else ""
        project = draft.entity(
            "Project",
            draft.name(draft.zone) + kind + match["what"],
            match["what"],
            draft.name(draft.zone) + match["what"],
        )
        draft.mark(match.start("what"), match.end("what"), project)
        status: Status = "planned" if _URGED.search(draft.text[clause : found[0].start]) else "stated"
        span = (clause, match.end())
        draft.state(draft.zone, "hasProject", project, span, _SET_OF, status)
        for builder in _enumerated(draft.text, found):
            draft.state(builder.entity, "builds", project, span, _SET_OF, status)

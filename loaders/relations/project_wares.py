"""What a project's name says that it will make: 年产八万吨某物项目, 某物生产线项目, 甲公司某物项目."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.mentions.companies import company_core
from loaders.places import find_places
from loaders.relations.actors import clause_begin
from loaders.relations.items import AMOUNT, items, state_products

__all__ = ["read_project_wares"]

_PROJECT = Reading("produces.project_name", 0.8)
_PLANS = re.compile(r"计划|拟|准备|打算|有意|将(?=于|在|建|投|新|开|启|实施|打造|继续|进一步|落|生产|成为|增)")
_FAILED = re.compile(r"^[^。；]{0,24}(?:不再|取消|终止|搁置|未能|流产|没有落地)")
_PLAIN = re.compile(
    r"^(?:建设|新建|实施)?(?:[一二三]期)?(?P<thing>[^\d]{2,12}?)(?:技改|扩建|扩能|智能化改造|一期|二期|三期)*(?:项目|工程)$"
)
_PLACE = re.compile(
    r"(?:中心|[园区城库站厂线院室网楼]|基地|厂房|总部|车间|平台|改造|升级|工程|物流|仓储|利用|示范|一体化|精深加工|配套|储能|光伏|风电|发电"
    r"|数字化|智能化|合作|公寓|产业|系统集成|制氢|处理|回收|服务|设施|技术|材料产业|[一二三四]期)$"
)


def read_project_wares(draft: Draft) -> None:
    """Read the product in a project's name: 年产八万吨某物项目, 某物生产线项目."""
    text = draft.text
    for project in draft.inside(0, len(text), "Project"):
        name = text[project.start : project.stop]
        start = max((len(form) for form in _firm_forms(draft) if name.startswith(form)), default=0)
        match = re.search(
            rf"(?:年产)?{AMOUNT}(?P<much>[^\d]{{2,16}}?)(?:建设|技改|扩建|生产|加工|制造|产业化|扩能|一期|二期|三期)*(?:生产线|基地)?(?:项目|工程)$"
            r"|^(?P<line>[^\d]{2,12}?)(?:智能)?(?:生产线|生产基地|产业化|制造|生产)(?:一期|二期|三期|建设|技改|扩建)*(?:项目|工程)$",
            name[start:],
        )
        told = {s.status for s in draft.states("hasProject") if s.object == project.entity}
        if _FAILED.search(draft.text[project.stop : draft.sentence(project.start).stop]) or told & {"negated", "ended"}:
            continue
        match = match or _plain(draft, project, name, start)
        if match and (group := match.lastgroup):
            at = project.start + start
            found = items(draft, at + match.start(group), at + match.end(group))
            status = _progress(draft, project)
            state_products(draft, project.entity, found, (project.start, project.stop), _PROJECT, status)


def _plain(draft: Draft, project: Mention, name: str, start: int) -> re.Match[str] | None:
    """Return the thing in a plain name (甲公司永磁电机项目), of a company's project that nothing else tells about."""
    match = _PLAIN.search(name[start:])
    if match is None or _PLACE.search(match["thing"]) or any(at == 0 for at, *_ in find_places(match["thing"])):
        return None
    if any(match["thing"].startswith(form) for place in draft.of_class("Place") for form in draft.forms(place.id)):
        return None
    built = start > 0 or any(s.object == project.entity for s in draft.states("builds"))
    told = any(s.subject == project.entity for s in draft.states("produces"))
    return match if built and not told else None


def _firm_forms(draft: Draft) -> set[str]:
    """Return the names that the article gives to companies, with the head that a project's name keeps."""
    forms = {form for firm in draft.of_class("Company") for form in (*draft.forms(firm.id), company_core(firm.name))}
    return {form for form in forms if len(form) >= 2}


def _progress(draft: Draft, project: Mention) -> Status:
    """Return whether a project is one that is there, or only thought of."""
    before = draft.text[clause_begin(draft, project.start) : project.start]
    thought = any(s.object == project.entity and s.status != "stated" for s in draft.states("hasProject"))
    return "planned" if thought or _PLANS.search(before) else "stated"

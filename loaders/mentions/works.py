"""Works: what is built and named without the word 项目 (某某生产基地, 某某车间, 某某码头)."""

import re

from loaders.draft import Draft
from loaders.mentions.edges import left_edge, tokens, trim_lead

__all__ = ["read_works"]

_MONEY = r"[\d.]+余?(?:千万|百万|万|亿)(?:美|欧|日)?元"
_LARGE = r"(?:生产|加工|制造|研发|组装|沿海|养殖|种植|仓储|产业化|示范)?基地|车间|工厂|加工厂|码头|电站|厂房|(?:废水|污水|垃圾|固废|危废|废物)处理厂|产线|装置|专用线|仓库"
_ANY = rf"{_LARGE}|中心|总部|平台|综合体|制氢站|加氢站|产业化基地"
_DONE = r"(?:[^，。；：]{0,10}?)(?:开工|竣工|投产|点火|封顶|建成|投用|试运行|落成|动工|奠基)"
_PAID = re.compile(rf"{_MONEY}(?:建设|兴建|新建|打造|建成|投建|的|在[^，。；]{{2,12}})*?(?=[^，。；]{{2,24}}?(?:{_ANY})(?![\u4e00-\u9fff]{{0,2}}项目))")
_BUILDS = re.compile(r"(?:建设|新建|扩建|兴建|筹建|开工建设|投建)(?=[^，。；、的]{2,20}?(?:生产基地|加工基地|研发基地|车间|码头|工厂|电站|加工厂|算力中心|数据中心|专用线)(?!项目|建设))")
_FINISHED = re.compile(rf"(?:{_LARGE})(?:[一二三]期)?(?={_DONE})")
_STAGE = re.compile(r"(?:的)?(?P<stage>[二三四五]期)(?:扩产|扩建|工程|扩能)*(?!项目|工程项目|会|间|限|班|待|盼|货|刊|技改|建设项目|施工现场|现场)")
_PLANT = re.compile(r"(?:[\u4e00-\u9fff]{1,6})(?:处理厂|水厂|冷库|基地|中心|产业园|标准厂房|码头|车间|工厂|变电站)$")
_LISTED = re.compile(r"(?<=[\u4e00-\u9fff])等(?:\d+|[一二两三四五六七八九十百]+)余?个(?:[\u4e00-\u9fff]{0,8}?)项目")
_HEAD = re.compile(rf"(?:{_ANY})(?:[一二三四]期)?")
_GENERIC = re.compile(r"(?:一个|一座|一批|多个|该|本|新|老|旧|二期|三期|一期|标准化?|生产|智能|数字化|自动化|现代化|两|三|大型|[\d一二三四五六七八九十]+[个座栋条])*")


def read_works(draft: Draft) -> None:
    """Mark works under construction as projects, by the money, the verb or the deed that goes with them."""
    for match in _LISTED.finditer(draft.text):
        _listed(draft, match.start())
    for pattern in (_PAID, _BUILDS):
        for match in pattern.finditer(draft.text):
            head = _HEAD.search(draft.text, match.end())
            if head is not None:
                _mark(draft, match.end(), head.start(), head.end())
    for match in _STAGE.finditer(draft.text):
        _stage(draft, match)
    for match in _FINISHED.finditer(draft.text):
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
    zone = draft.covered(start)
    if zone is not None and draft.cls(zone.entity) in ("Zone", "GovernmentBody"):
        start = zone.stop
    start += 2 if draft.text.startswith("园区", start) else 0
    if draft.covered(match.end() - 1) is None and match.start() - start > 1 and draft.text[start] not in "该本其":
        name = draft.text[start : match.end()].replace("的", "")
        draft.mark(start, match.end(), draft.entity("Project", name))


def _listed(draft: Draft, stop: int) -> None:
    """Mark the items of an enumeration of projects (某某酿造基地二期、某某扩产等18个重点项目)."""
    at = stop
    items: list[tuple[int, int]] = []
    while True:
        start = left_edge(draft, at, floor=max(0, at - 36), keep=True, joins=True)
        attribute = max(draft.text.rfind("的", start, at), draft.text.rfind("元", start, at - 2))
        start = attribute + 1 if attribute >= start else start
        items.insert(0, (start, at))
        if draft.text[start - 1 : start] != "、":
            break
        at = start - 1
    for begin, end in items:
        mention = draft.covered(begin)
        if mention is not None and (mention.stop >= end or draft.cls(mention.entity) == "Project"):
            continue
        if 4 <= end - begin <= 30 and (mention is not None or len(items) > 1) and not _GENERIC.fullmatch(draft.text[begin:end]):
            draft.mark(begin, end, draft.entity("Project", draft.text[begin:end]))


def _mark(draft: Draft, start: int, head: int, stop: int) -> None:
    inside = [m for m in draft.inside(start, stop) if draft.cls(m.entity) in ("Project", "Park", "Event", "EducationalInstitution")]
    if inside or draft.covered(stop - 1) is not None:
        return
    zone = draft.covered(start)
    if zone is not None and draft.cls(zone.entity) in ("Zone", "GovernmentBody"):
        start = zone.stop
    stem = draft.text[start:head]
    if not 2 <= len(stem) <= 20 or _GENERIC.fullmatch(stem) or "的" in stem or "、" in stem:
        return
    if not any(token.tag[0] in "njlxz" for token in tokens(stem)):
        return
    draft.mark(start, stop, draft.entity("Project", draft.text[start:stop]))

"""Organisations that are not zones: bodies of party and state, companies, banks, schools, parks."""

import re
from functools import cache

from loaders.cues import alternation, cues
from loaders.draft import Draft, Reading
from loaders.lexicon import bodies
from loaders.mentions.edges import left_edge, places_in
from loaders.mentions.zones import BARE

__all__ = ["organization", "read_organizations"]

_BODY = "党工委|管理委员会|管委会|党组|机关党委|党委|纪检监察工委|纪工委|工会|团委|妇联"
_DEPARTMENT = "办公室|行政审批局|分局|局|部|中心|办|支队|大队|所|处|科"
_STATE = "市委|县委|区委|省委|州委|市人民政府|县人民政府|区人民政府|省人民政府|市政府|县政府|区政府|省政府"
_UNNAMED = re.compile(r"^(?:各|该|本|某|其|这|那|一|两|多|相关|有关|部分|重点|优势|配套|龙头|上市|民营|国有|外资|中小|小微|辖区|园区|开发区)+")
_SUFFIX_NAMES = re.compile(r"[\u4e00-\u9fffA-Za-z0-9()（）·]{2,}$")


@cache
def _heads(cls: str) -> str:
    heads = sorted({b.head for b in bodies() if b.cls == cls}, key=lambda h: (-len(h), h))
    return "|".join(map(re.escape, heads))


def read_organizations(draft: Draft) -> None:
    """Mark the organisations that their own form gives away."""
    _companies_in_full(draft)
    _schools_and_banks(draft)
    _state_bodies(draft)
    _zone_bodies(draft)
    _parks_and_towns(draft)


def _companies_in_full(draft: Draft) -> None:
    suffix = alternation("company_suffix")
    for match in re.finditer(rf"{suffix}(?:[\u4e00-\u9fff]{{2,6}}?分公司)?", draft.text):
        start = left_edge(draft.text, match.start(), keep=False)
        name = draft.text[start : match.end()]
        stem = draft.text[start : match.start()]
        if _UNNAMED.match(stem) and _UNNAMED.sub("", stem) == "":
            continue
        if len(stem) < 2 or draft.covered(start) is not None:
            continue
        company = draft.entity("Company", name)
        draft.mark(start, match.end(), company)
        branch = re.match(rf"(.+?{suffix})[\u4e00-\u9fff]{{2,6}}?分公司$", name)
        if branch:
            parent = draft.entity("Company", branch.group(1))
            draft.state(company, "partOf", parent, (start, match.end()), Reading("company.branch", 0.95))


def _schools_and_banks(draft: Draft) -> None:
    for cls in ("EducationalInstitution", "FinancialInstitution"):
        for match in re.finditer(_heads(cls), draft.text):
            start = left_edge(draft.text, match.start(), keep=True)
            stem = draft.text[start : match.start()]
            stem_ok = len(stem) >= 2 and not _UNNAMED.fullmatch(stem) and len(stem) <= 16
            before = draft.covered(match.start())
            if stem_ok and before is None and draft.text[match.end() : match.end() + 2] not in ("产业", "筹备"):
                draft.mark(start, match.end(), draft.entity(cls, draft.text[start : match.end()]))


def _state_bodies(draft: Draft) -> None:
    """Mark 汾阳市委, 省工信厅, 市招商局 and the bodies inside them."""
    text = draft.text
    inner = rf"(?:[\u4e00-\u9fff]{{2,8}}?(?:{_DEPARTMENT}|厅|委员会))?(?:党委|党组)?"
    for match in re.finditer(rf"(?:{_STATE}){inner}", text):
        start = _with_place(text, match.start())
        stop = match.end() if _is_body(text[match.start() + 2 : match.end()]) else match.start() + 2
        if draft.covered(start) is None:
            draft.mark(start, stop, draft.entity("GovernmentBody", text[start:stop]))
    for match in re.finditer(r"(?<![\u4e00-\u9fff])?([省市县区州])([\u4e00-\u9fff]{2,8}?(?:局|厅|委|办|中心|部))", text):
        start = _with_place(text, match.start())
        if draft.covered(match.start()) is None and draft.covered(match.end() - 1) is None and _is_body(match.group(2)):
            if match.start() > 0 and text[match.start() - 1] in "全各本该城" and start == match.start():
                continue
            draft.mark(start, match.end(), draft.entity("GovernmentBody", text[start : match.end()]))


def _with_place(text: str, start: int) -> int:
    window = text[max(0, start - 10) : start + 1]
    ends = [p for p in places_in(window) if p[1] in (len(window) - 1, len(window))]
    return max(0, start - 10) + min(p[0] for p in ends) if ends else start


def _is_body(name: str) -> bool:
    """Tell a department's name from a stretch of sentence that happens to end like one."""
    if not name:
        return False
    return left_edge(name, len(name), keep=True) == 0


def _zone_bodies(draft: Draft) -> None:
    """Mark the bodies of the zone itself: 党工委, 经开区党组, 高新区科技创新部."""
    if not draft.zone:
        return
    text = draft.text
    owners = sorted({draft.name(draft.zone), *_aliases(draft), *BARE}, key=lambda o: (-len(o), o))
    owner = "|".join(map(re.escape, owners))
    for match in re.finditer(rf"({owner})?({_BODY})(?!书记处)", text):
        if not match.group(1) and match.group(2) in ("党组", "党委", "机关党委", "工会", "团委", "妇联"):
            continue
        if match.start() > 0 and not match.group(1) and draft.covered(match.start()) is not None:
            continue
        _zone_body(draft, match.start(), match.end(), match.group(2))
    for match in re.finditer(rf"({owner})([\u4e00-\u9fff]{{2,8}}?(?:{_DEPARTMENT}))(?!门)", text):
        if _is_body(match.group(2)):
            _zone_body(draft, match.start(), match.end(), match.group(2))


def _aliases(draft: Draft) -> tuple[str, ...]:
    return next(e.aliases for e in draft.of_class("Zone") if e.id == draft.zone)


def _zone_body(draft: Draft, start: int, stop: int, head: str) -> None:
    printed = draft.text[start:stop]
    name = draft.name(draft.zone) + head
    body = draft.entity("GovernmentBody", name, printed, head)
    draft.mark(start, stop, body)
    draft.state(body, "partOf", draft.zone, (start, stop), Reading("body.zone", 0.95))


def _parks_and_towns(draft: Draft) -> None:
    for cls in ("Park", "SpecialtyTown"):
        for match in re.finditer(_heads(cls), draft.text):
            start = left_edge(draft.text, match.start())
            owner = draft.covered(match.start() - 1) if start < match.start() else None
            if owner is not None and draft.cls(owner.entity) == "Zone":
                start = owner.start
            stem = draft.text[start : match.start()]
            if len(stem) < 2 or _UNNAMED.fullmatch(stem) or draft.text[match.end() : match.end() + 1] in "建":
                continue
            inner = draft.covered(match.start())
            if inner is not None and draft.cls(inner.entity) != "Zone":
                continue
            name = draft.text[start : match.end()]
            draft.mark(start, match.end(), draft.entity(cls, name))


def organization(draft: Draft, text: str) -> str | None:
    """Return the entity that a printed organisation of a post or a list is, added when it is new."""
    text = re.sub(rf"^(?:{alternation('particle')}|由|请|原|时任)+", "", text)
    known = draft.find(text)
    if known is not None:
        return known
    if draft.zone and text in BARE:
        return draft.zone
    head = re.search(rf"(?:{_BODY}|{_DEPARTMENT}|委|府|厅|大会|政协|纪委|监委|法院|检察院)$", text)
    if draft.zone and re.fullmatch(_BODY, text):
        body = draft.entity("GovernmentBody", draft.name(draft.zone) + text, text)
        return body
    for cls in ("EducationalInstitution", "FinancialInstitution", "Park", "SpecialtyTown", "Zone"):
        if re.search(rf"(?:{_heads(cls)})$", text) and len(text) > 3:
            return draft.entity(cls, text)
    if any(text.endswith(suffix) for suffix in cues("company_suffix")) and len(text) > 2:
        return draft.entity("Company", text)
    if head and len(text) >= 2:
        return draft.entity("GovernmentBody", text)
    if re.search(r"(?:协会|商会|学会|联合会|促进会|研究会)$", text):
        return draft.entity("Organization", text)
    return None

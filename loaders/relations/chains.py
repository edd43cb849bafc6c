"""inChain and focusesOn: which chains the zone develops and who is in them."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import clause_start, status_before, subjects
from loaders.places import find_places, place_kind
from loaders.relations.leaders import read_leaders

__all__ = ["read_chain_relations"]

_FOCUS = Reading("chain.focus", 0.85)
_MEMBER = Reading("chain.member", 0.85)
_LISTED = Reading("chain.listed", 0.95)
_LEAD = r"[“「]?(?:链主|龙头)[”」]?"
_MEMBERS = ("Company", "Park", "Project", "SpecialtyTown")
_LIST_LINK = re.compile(
    rf"等?(?:一批|多家|[\d一二两三四五六七八九十]+余?家)?(?:的)?(?:{_LEAD})?(?:重点|骨干)?(?:企业)?(?:集聚|组成|为主|构成)?(?:的)?(?:省|市|全省|全市|区域)?$"
)
_UPDOWN = re.compile(r"^(?:上下游|上游|下游|链上|配套|相关|重点|核心|骨干|龙头|链主|[“”])*(?:配套|关联)?企业")
_PART = r"(?:的|上)?(?:重要|关键|核心)*(?:一环|环节|组成|部分|节点|成员|重点园区|重点企业|骨干企业)"
_SCOPE = "。；！？\n"
_BELONGS = re.compile(
    r"达产|投产|建成|扩产|增资|落户|入驻|进驻|引进|招引|集聚|聚集|汇聚|支撑|依托|龙头|链主|配套|带动|开工|扩建|落地|培育|拥有|已有|现有"
    r"|等[^，。；]{0,12}(?:企业|公司|项目)|上游|中游|下游|骨干|产能|做[^，。；]{2,10}的|研发|生产|供应"
)
_SUPPORTING = re.compile(r"等?(?:一批|[\d一二两三四五六七八九十]+余?家)?(?:上下游|链上|本地|核心|重点)*配套(?:企业|商)|等?(?:[\d一二两三四五六七八九十]+余?家)?上下游企业")
_ELSEWHERE = re.compile(r"全[省国球]|我省|(?:国内|国际|国外|沿海|长三角|珠三角|粤港澳)[^，。；]{0,8}$")


def read_chain_relations(draft: Draft) -> None:
    """State focus, membership and leadership for every chain the article names."""
    read_leaders(draft)
    _suppliers(draft)
    for mention in draft.inside(0, len(draft.text), "IndustryChain"):
        _focus(draft, mention)
        _members(draft, mention)


def _suppliers(draft: Draft) -> None:
    """Read 甲、乙等配套企业 in a sentence without a chain: they belong to the chain its paragraph named last."""
    for match in _SUPPORTING.finditer(draft.text):
        sentence = draft.sentence(match.start())
        company = draft.covered(match.start() - 1)
        if company is None or draft.cls(company.entity) != "Company" or company.stop != match.start():
            continue
        opening = min(s.start for s in draft.view.sentences if s.paragraph == sentence.paragraph)
        chains = draft.inside(opening, match.start(), "IndustryChain")
        if not chains or draft.inside(sentence.start, sentence.stop, "IndustryChain"):
            continue
        start = clause_start(draft, match.start())
        for member in _enumerated(draft, draft.inside(start, match.start(), "Company")):
            draft.state(member.entity, "inChain", chains[-1].entity, (start, match.end()), Reading("chain.supporting", 0.8))


def _clause(draft: Draft, mention: Mention) -> tuple[int, int]:
    start = clause_start(draft, mention.start)
    stop = next((i for i in range(mention.stop, len(draft.text)) if draft.text[i] in "，。；！？\n"), len(draft.text))
    return start, stop


def _focus(draft: Draft, mention: Mention) -> None:
    """State who develops the chain: the zone, and beside it a town, park or school that the sentence is about."""
    start, stop = _clause(draft, mention)
    if _ELSEWHERE.search(draft.text[start : mention.start]) or _belongs(draft, mention) or _of_province(draft, mention):
        return
    sentence = draft.sentence(mention.start)
    about = [m for m in draft.inside(sentence.start, mention.start, "SpecialtyTown", "EducationalInstitution")]
    status: Status = (
        "planned"
        if re.search(r"(?:将|拟|计划|谋划|规划|力争|未来)[^，。；]{0,8}$", draft.text[start : mention.start])
        else "stated"
    )
    if draft.zone and not any(
        s.object == mention.entity and s.subject == draft.zone for s in draft.states("focusesOn")
    ):
        draft.state(draft.zone, "focusesOn", mention.entity, (start, stop), _FOCUS, status)
    for subject in about[:1]:
        if draft.cls(subject.entity) == "SpecialtyTown":
            draft.state(subject.entity, "focusesOn", mention.entity, (subject.start, stop), _FOCUS, status)


def _of_province(draft: Draft, mention: Mention) -> bool:
    """Tell whether the chain is a province's own (某某省铜产业链), of which the zone has but a part."""
    places = find_places(draft.name(mention.entity))
    return bool(places) and places[0][0] == 0 and place_kind(places[0][2]) == "province"


def _belongs(draft: Draft, mention: Mention) -> bool:
    """Tell whether the chain is named only to say that a project belongs to it."""
    start = clause_start(draft, mention.start, _SCOPE + "，")
    projects = draft.inside(start, mention.start, "Project")
    if projects and re.fullmatch(r"(?:是|属于?|列入|纳入|“)+", draft.text[projects[-1].stop : mention.start]):
        return True
    part = re.match(_PART, draft.text[mention.stop : mention.stop + 10])
    return bool(part) and bool(re.search(r"(?:是|属于?|作为|成为|融入|进入)$", draft.text[start : mention.start]))


def _members(draft: Draft, mention: Mention) -> None:
    text = draft.text
    start, stop = _clause(draft, mention)
    start = clause_start(draft, mention.start, _SCOPE + "，：")
    leaders = {s.subject for s in draft.states("leadsChain") if s.object == mention.entity}
    before = draft.inside(start, mention.start, *_MEMBERS)
    # A、B等一批…产业链上下游企业
    if before and _UPDOWN.match(text[mention.stop : stop]) and _LIST_LINK.search(text[before[-1].stop : mention.start]):
        for member in _enumerated(draft, before):
            if member.entity not in leaders:
                draft.state(member.entity, "inChain", mention.entity, (start, stop), _LISTED)
        return
    # 支持X打通…产业链; 该项目属…产业链; X形成…产业链
    if before and draft.cls(before[-1].entity) != "SpecialtyTown" and before[-1].entity not in leaders:
        gap = text[before[-1].stop : mention.start]
        if re.fullmatch(
            r"(?:是|属于?|隶属|处于|位于|融入|加入|打通|延伸|布局|涉及|聚焦|专注|深耕|作为|的|了|在|“|全省|全市|我省|我市|省|市){1,4}",
            gap,
        ):
            draft.state(
                before[-1].entity, "inChain", mention.entity, (start, stop), _MEMBER, _plan(draft, start, mention.start)
            )
    if re.match(_PART, text[mention.stop : mention.stop + 10]) and re.search(r"(?:是|属于?|作为|成为|融入|进入)$", text[start : mention.start]):
        for member in subjects(draft, mention.start, "Company", "Park")[-1:]:
            draft.state(member.entity, "inChain", mention.entity, (min(member.start, start), stop), _MEMBER)
        return
    # 推进…产业链延伸，X达产达效: those named after it in the same sentence, up to the next chain
    sentence = draft.sentence(mention.start)
    _gathered(draft, mention, sentence.start)
    listed = re.match(r"(?:的|上)?(?:上下游|上游|下游|链上|重点|核心|骨干|配套|相关)*企业(?:包括|有|：)?(?=.)", text[mention.stop : stop])
    if listed:
        at = mention.stop + listed.end()
        for member in draft.inside(at, stop, "Company"):
            if not re.fullmatch(r"(?:[^、]*[、和与及])?", text[at : member.start]):
                break
            draft.state(member.entity, "inChain", mention.entity, (start, stop), _LISTED)
            at = member.stop
    scope = sentence.stop
    scope = min(
        [scope, *(m.start for m in draft.inside(mention.stop, scope, "IndustryChain") if m.entity != mention.entity)]
    )
    for member in draft.inside(mention.stop, scope, "Company", "Park"):
        known = {
            s.subject for s in (*draft.states("inChain"), *draft.states("leadsChain")) if s.object == mention.entity
        }
        if member.entity in known or member.entity == mention.entity:
            continue
        end = next((i for i in range(member.stop, scope) if text[i] in "，。；！？\n"), scope)
        if _outsider(
            text[max(mention.stop, clause_start(draft, member.start)) : member.start], text[member.stop : end]
        ):
            continue
        clause = text[max(mention.stop, clause_start(draft, member.start)) : end]
        if not _BELONGS.search(clause):
            continue
        draft.state(member.entity, "inChain", mention.entity, (start, end), Reading("chain.same_sentence", 0.75))


def _gathered(draft: Draft, mention: Mention, floor: int) -> None:
    """State membership of those who gather before the chain is named (甲、乙等企业聚集于此，某产业集群…)."""
    before = draft.inside(floor, mention.start, "Company")
    if not before or draft.inside(before[-1].stop, mention.start, "IndustryChain"):
        return
    if re.search(r"聚集于此|集聚于此|汇聚于此|串起|串成|组成|构成|形成", draft.text[before[-1].stop : mention.start]):
        for member in _enumerated(draft, before):
            draft.state(member.entity, "inChain", mention.entity, (member.start, mention.stop), Reading("chain.gathered", 0.8))


def _outsider(before: str, after: str) -> bool:
    return bool(
        re.search(r"(?:与|同|和|向|为|给|赴|客户|考察|对接|洽谈)$", before)
        or re.match(r"[^，。]{0,4}(?:银行|签署|签订|合作)", after)
    )


def _plan(draft: Draft, start: int, stop: int) -> Status:
    return status_before(draft, start, stop)


def _enumerated(draft: Draft, found: list[Mention]) -> list[Mention]:
    group = [found[-1]]
    for member in reversed(found[:-1]):
        if draft.text[member.stop : group[0].start] not in ("、", "和", "与", "以及", "及"):
            break
        group.insert(0, member)
    return group

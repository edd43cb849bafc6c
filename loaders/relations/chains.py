"""inChain and focusesOn: which chains the zone develops and who is in them."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import clause_start, status_before, subjects
from loaders.mentions.chains import chain_stem
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
    r"|等[^，。；]{0,12}(?:企业|公司|项目)|上游|中游|下游|骨干|产能|做[^，。；]{2,10}的|研发|生产|供应|产销"
)
_STANDS = re.compile(
    r"(?:是|属于?|隶属|处于|位于|融入|加入|打通|延伸|布局|涉及|聚焦|专注|深耕|作为|的|了|在|“|全省|全市|我省|我市|省|市){1,4}"
)
_FILLS = re.compile(
    r"(?:填补|补齐|补强|补上|完善|延伸|拉长|延长|弥补|做强|壮大|打通)(?:了)?"
    r"(?:全区|我区|园区|开发区|经开区|高新区|该区|全市|我市|全省|我省|区域|当地|本地)?(?:的)?$"
)
_SUPPORTING = re.compile(r"等?(?:一批|[\d一二两三四五六七八九十]+余?家)?(?:上下游|链上|本地|核心|重点)*配套(?:企业|商)|等?(?:[\d一二两三四五六七八九十]+余?家)?上下游企业")
_GROWN = r"(?:不断|日益|日臻|逐步|初步|加速|持续|更加|进一步|日趋)*(?:完善|延伸|壮大|成型|成形|形成|补齐|健全|集聚|丰富|拉长|完整)"
_KIND = re.compile(r"等(?:一批|多家|[\d一二两三四五六七八九十百]+余?家)?(?:优质|知名|重点|骨干|规上|龙头)?(?P<stem>[\u4e00-\u9fff]{2,10}?)(?:类)?(?:企业|公司)")
_OPENS = re.compile(r"")
_BACKBONE = r"等?(?:的)?(?:一批|一大批|[\d一二两三四五六七八九十]+余?家)?(?:“[^”]{2,6}”的?)?(?:骨干|重点|核心|优质|规上|龙头|链主|知名|配套|上下游)(?:企业|公司)"
_GATHERS = re.compile(r"(?:引进|集聚|聚集|汇聚|培育|招引|落户|入驻)(?:了|有|起)?")
_ELSEWHERE = re.compile(r"全[省国球]|我省|(?:国内|国际|国外|沿海|长三角|珠三角|粤港澳)[^，。；]{0,8}$")


def read_chain_relations(draft: Draft) -> None:
    """State focus, membership and leadership for every chain the article names."""
    read_leaders(draft)
    _suppliers(draft)
    _following(draft)
    _of_kind(draft)
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
        chains = [m.entity for m in draft.inside(opening, match.start(), "IndustryChain")]
        if draft.inside(sentence.start, sentence.stop, "IndustryChain"):
            continue
        start = clause_start(draft, match.start())
        # the chain that a firm of the sentence leads is nearer than one named before
        first = {m.entity for m in draft.inside(sentence.start, match.start(), "Company")}
        chains += [s.object for s in draft.states("leadsChain") if s.subject in first]
        if not chains:
            continue
        for member in _enumerated(draft, draft.inside(start, match.start(), "Company")):
            if not any(s.subject == member.entity for s in draft.states("leadsChain")):
                draft.state(member.entity, "inChain", chains[-1], (start, match.end()), Reading("chain.supporting", 0.8))


def _following(draft: Draft) -> None:
    """Read 引进甲、乙等企业 after the sentence that is about a chain (某某是全区首位产业): they are in it."""
    paragraph, topic = -1, None
    for sentence in draft.view.sentences:
        chains = draft.inside(sentence.start, sentence.stop, "IndustryChain")
        if sentence.paragraph != paragraph:
            paragraph, topic = sentence.paragraph, None
        if chains:
            topic = chains[0] if len({m.entity for m in chains}) == 1 else None
        elif topic is not None:
            for member in _said_of_chain(draft, sentence.start, sentence.stop):
                span = (clause_start(draft, member.start), member.stop)
                draft.state(member.entity, "inChain", topic.entity, span, Reading("chain.next_sentence", 0.75))


def _said_of_chain(draft: Draft, start: int, stop: int) -> list[Mention]:
    """Return the companies that a sentence enumerates as gathered, or as backbone or suppliers."""
    found: list[Mention] = []
    companies = draft.inside(start, stop, "Company")
    while companies:
        last = _last(draft, companies)
        group = [m for m in companies if m.start <= last.start]
        before = draft.text[max(start, group[0].start - 6) : group[0].start]
        if re.match(_BACKBONE, draft.text[last.stop : stop]) or re.search(rf"(?:{_GATHERS.pattern})$", before):
            found += group
        companies = companies[len(group) :]
    return found


def _last(draft: Draft, companies: list[Mention]) -> Mention:
    """Return the last of the companies that are enumerated from the first on."""
    last = companies[0]
    for company in companies[1:]:
        if draft.text[last.stop : company.start] not in ("、", "和", "与"):
            break
        last = company
    return last


def _of_kind(draft: Draft) -> None:
    """Read 甲、乙等12家氢能企业 where the article names the chain of that industry: they are in it."""
    stems = {chain_stem(chain.name): chain.id for chain in draft.of_class("IndustryChain")}
    for match in _KIND.finditer(draft.text):
        company = draft.covered(match.start() - 1)
        if company is None or company.stop != match.start() or draft.cls(company.entity) != "Company":
            continue
        chain = stems.get(match["stem"].removesuffix("产业"))
        if chain is not None:
            start = clause_start(draft, match.start())
            for member in _enumerated(draft, draft.inside(start, match.start(), "Company")):
                draft.state(member.entity, "inChain", chain, (start, match.end()), Reading("chain.kind", 0.85))


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
    # 支持X打通…产业链; 该项目属…产业链; X填补了全区…产业链空白
    subject = before[-1:] or [m for m in subjects(draft, mention.start, "Company", "Project") if _FILLS.search(text[start : mention.start])]
    if subject and draft.cls(subject[-1].entity) != "SpecialtyTown" and subject[-1].entity not in leaders:
        gap = text[max(subject[-1].stop, start) : mention.start]
        if _STANDS.fullmatch(gap) or _FILLS.search(gap):
            status = status_before(draft, start, mention.start)
            span = (min(start, subject[-1].start), stop)
            draft.state(subject[-1].entity, "inChain", mention.entity, span, _MEMBER, status)
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
    listed_before = draft.covered(mention.start - 2)
    if listed_before and text[mention.start - 1] in "、和与及" and draft.cls(listed_before.entity) == "IndustryChain":
        return  # of several chains named together none is nearer to what follows
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
    if not before or draft.inside(floor, mention.start, "IndustryChain"):
        return
    grown = re.match(_GROWN, draft.text[mention.stop : mention.stop + 14])
    between = draft.text[before[-1].stop : mention.start]
    if re.search(r"聚集于此|集聚于此|汇聚于此|串起|串成|组成|构成|形成", between) or (
        grown and re.search(r"引进|集聚|落户|培育|聚集|入驻|汇聚", draft.text[floor : mention.start])
    ):
        for member in _enumerated(draft, before):
            draft.state(member.entity, "inChain", mention.entity, (member.start, mention.stop), Reading("chain.gathered", 0.8))


def _outsider(before: str, after: str) -> bool:
    return bool(
        re.search(r"(?:与|同|和|向|为|给|赴|客户|考察|对接|洽谈)$", before)
        or re.match(r"[^，。]{0,4}(?:银行|签署|签订|合作)", after)
    )


def _enumerated(draft: Draft, found: list[Mention]) -> list[Mention]:
    group = [found[-1]]
    for member in reversed(found[:-1]):
        if draft.text[member.stop : group[0].start] not in ("、", "和", "与", "以及", "及"):
            break
        group.insert(0, member)
    return group

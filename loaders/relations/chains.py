"""inChain and focusesOn: which chains the zone develops and who is in them."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import NUMERALS, clause_start, clause_stop, first_joined, last_joined, status_before, subjects
from loaders.lexicon import pattern
from loaders.mentions.chains import chain_stem
from loaders.mentions.edges import HAN
from loaders.mentions.zones import zone_of
from loaders.places import find_places, place_kind
from loaders.relations.leaders import read_leaders

__all__ = ["read_chain_relations"]

_FOCUS = Reading("chain.focus", 0.85)
_MEMBER = Reading("chain.member", 0.85)
_LISTED = Reading("chain.listed", 0.95)
_SUPPORTING = Reading("chain.supporting", 0.8)
_NEXT = Reading("chain.next_sentence", 0.75)
_KIND = Reading("chain.kind", 0.85)
_GATHERED = Reading("chain.gathered", 0.8)
_SAME = Reading("chain.same_sentence", 0.75)
_MEMBERS = ("Company", "Park", "Project", "SpecialtyTown")
_SCOPE = "。；！？\n"


def _any(*kinds: str) -> str:
    return pattern("chains", *kinds)


_FIRMS = rf"[{NUMERALS}]+余?家"
_LIST_LINK = re.compile(
    rf"等?(?:一批|多家|{_FIRMS})?(?:的)?(?:[“「]?{_any('lead')}[”」]?)?(?:重点|骨干)?(?:企业)?{_any('gathered')}?(?:的)?"
    rf"{_any('level')}?$"
)
_UPDOWN = re.compile(rf"(?:{_any('place_in_chain', 'lead')}|[“”])*(?:配套|关联)?企业")
_LISTED_AFTER = re.compile(rf"(?:的|上)?{_any('place_in_chain')}*企业(?:包括|有|：)?(?=.)")
_PART = re.compile(rf"(?:的|上)?{_any('part_rank')}*{_any('part')}")
_IS_PART = re.compile(rf"{_any('is_part')}$")
_LISTED_IN = re.compile(rf"{_any('listed_in')}+")
_BELONGS = re.compile(rf"{_any('belongs')}|等[^，。；]{{0,12}}(?:企业|公司|项目)|做[^，。；]{{2,10}}的")
_STANDS = re.compile(rf"{_any('stands')}{{1,4}}")
_FILLS = re.compile(rf"{_any('fill')}(?:了)?{_any('ours')}?(?:的)?$")
_SUPPLIERS = re.compile(rf"等?(?:一批|{_FIRMS})?{_any('supplier')}*配套(?:企业|商)|等?(?:{_FIRMS})?上下游企业")
_GROWN = re.compile(rf"{_any('growing')}*{_any('grown')}")
_OF_KIND = re.compile(
    rf"等(?:一批|多家|[{NUMERALS}百]+余?家)?{_any('firm_rank')}?(?P<stem>[{HAN}]{{2,10}}?)(?:类)?(?:企业|公司)"
)
_BACKBONE = re.compile(rf"等?(?:的)?(?:一批|一大批|{_FIRMS})?(?:“[^”]{{2,6}}”的?)?{_any('backbone')}(?:企业|公司)")
_GATHER = re.compile(_any("gather"))
_GATHERS = re.compile(rf"{_any('gather')}(?:了|有|起)?$")
_GATHER_HERE = re.compile(_any("gather_here"))
_ELSEWHERE = re.compile(rf"{_any('beyond')}|{_any('beyond_before')}[^，。；]{{0,8}}$")
_PLANNED = re.compile(rf"{_any('plan')}[^，。；]{{0,8}}$")
_FORSAKEN = re.compile(rf"{_any('forsake')}[^，。；]{{0,6}}$")
_OUTSIDE_BEFORE = re.compile(rf"{_any('outside_before')}$")
_OUTSIDE_AFTER = re.compile(rf"[^，。]{{0,4}}{_any('outside_after')}")


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
    for match in _SUPPLIERS.finditer(draft.text):
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
        for member in last_joined(draft, draft.inside(start, match.start(), "Company")):
            if not any(s.subject == member.entity for s in draft.states("leadsChain")):
                draft.state(member.entity, "inChain", chains[-1], (start, match.end()), _SUPPORTING)


def _following(draft: Draft) -> None:
    """Read 引进甲、乙等企业 right after the sentence that opens with a chain (某某是全区首位产业): they are in it."""
    paragraph, topic = -1, None
    for sentence in draft.view.sentences:
        chains = draft.inside(sentence.start, sentence.stop, "IndustryChain")
        if sentence.paragraph != paragraph:
            paragraph, topic = sentence.paragraph, None
        if chains:
            first = draft.inside(sentence.start, sentence.stop)[0]
            topic = chains[0] if len({m.entity for m in chains}) == 1 and first == chains[0] else None
        elif topic is not None:
            for member in _said_of_chain(draft, sentence.start, sentence.stop):
                span = (clause_start(draft, member.start), member.stop)
                draft.state(member.entity, "inChain", topic.entity, span, _NEXT)
            topic = None


def _said_of_chain(draft: Draft, start: int, stop: int) -> list[Mention]:
    """Return the companies that a sentence enumerates as gathered, or as backbone or suppliers."""
    found: list[Mention] = []
    companies = draft.inside(start, stop, "Company")
    while companies:
        group = first_joined(draft, companies, ("、", "和", "与"))
        before = draft.text[max(start, group[0].start - 6) : group[0].start]
        if _BACKBONE.match(draft.text, group[-1].stop, stop) or _GATHERS.search(before):
            found += group
        companies = companies[len(group) :]
    return found


def _of_kind(draft: Draft) -> None:
    """Read 甲、乙等12家氢能企业 where the article names the chain of that industry: they are in it."""
    stems = {chain_stem(chain.name): chain.id for chain in draft.of_class("IndustryChain")}
    for match in _OF_KIND.finditer(draft.text):
        company = draft.covered(match.start() - 1)
        if company is None or company.stop != match.start() or draft.cls(company.entity) != "Company":
            continue
        chain = stems.get(match["stem"].removesuffix("产业"))
        if chain is not None:
            start = clause_start(draft, match.start())
            for member in last_joined(draft, draft.inside(start, match.start(), "Company")):
                draft.state(member.entity, "inChain", chain, (start, match.end()), _KIND)


def _clause(draft: Draft, mention: Mention) -> tuple[int, int]:
    return clause_start(draft, mention.start), clause_stop(draft, mention.stop)


def _focus(draft: Draft, mention: Mention) -> None:
    """State who develops the chain: the zone, and beside it a town, park or school that the sentence is about."""
    start, stop = _clause(draft, mention)
    if _ELSEWHERE.search(draft.text[start : mention.start]) or _belongs(draft, mention) or _of_province(draft, mention):
        return
    sentence = draft.sentence(mention.start)
    about = draft.inside(sentence.start, mention.start, "SpecialtyTown", "EducationalInstitution")
    before = draft.text[start : mention.start]
    status: Status = "planned" if _PLANNED.search(before) else "stated"
    if _FORSAKEN.search(before):
        status = "ended" if "不再" in before else "negated"
    zone = zone_of(draft, mention.start)
    if draft.cls(zone) == "Zone" and not any(
        s.object == mention.entity and s.subject == zone for s in draft.states("focusesOn")
    ):
        draft.state(zone, "focusesOn", mention.entity, (start, stop), _FOCUS, status)
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
    if projects and _LISTED_IN.fullmatch(draft.text, projects[-1].stop, mention.start):
        return True
    return _is_part(draft, mention, start)


def _is_part(draft: Draft, mention: Mention, start: int) -> bool:
    """Tell whether something is said to be a part of the chain (是某产业链的重要一环)."""
    part = _PART.match(draft.text, mention.stop, mention.stop + 10)
    return bool(part and _IS_PART.search(draft.text[start : mention.start]))


def _members(draft: Draft, mention: Mention) -> None:
    """State who is in a chain: those listed, said to belong to it, or named with it in one sentence."""
    start = clause_start(draft, mention.start, _SCOPE + "，：")
    stop = clause_stop(draft, mention.stop)
    if _listed_before(draft, mention, start, stop) or _belonging(draft, mention, start, stop):
        return
    _gathered(draft, mention, draft.sentence(mention.start).start)
    _listed_after(draft, mention, start, stop)
    before = draft.covered(mention.start - 2)
    # of several chains named together none is nearer to what follows
    if not (before and draft.text[mention.start - 1] in "、和与及" and draft.cls(before.entity) == "IndustryChain"):
        _in_sentence(draft, mention, start)


def _leads(draft: Draft, mention: Mention) -> set[str]:
    return {s.subject for s in draft.states("leadsChain") if s.object == mention.entity}


def _listed_before(draft: Draft, mention: Mention, start: int, stop: int) -> bool:
    """Read 甲、乙等一批某产业链上下游企业."""
    before = draft.inside(start, mention.start, *_MEMBERS)
    if not before or not _UPDOWN.match(draft.text, mention.stop, stop):
        return False
    if not _LIST_LINK.search(draft.text[before[-1].stop : mention.start]):
        return False
    leaders = _leads(draft, mention)
    for member in last_joined(draft, before):
        if member.entity not in leaders:
            draft.state(member.entity, "inChain", mention.entity, (start, stop), _LISTED)
    return True


def _belonging(draft: Draft, mention: Mention, start: int, stop: int) -> bool:
    """Read 支持甲打通某产业链, 该项目属某产业链, 甲填补了全区某产业链空白, 甲是某产业链的重要一环."""
    text = draft.text
    subject = draft.inside(start, mention.start, *_MEMBERS)[-1:]
    if not subject and _FILLS.search(text[start : mention.start]):
        subject = subjects(draft, mention.start, "Company", "Project")
    if (
        subject
        and draft.cls(subject[-1].entity) != "SpecialtyTown"
        and subject[-1].entity not in _leads(draft, mention)
    ):
        gap = text[max(subject[-1].stop, start) : mention.start]
        if _STANDS.fullmatch(gap) or _FILLS.search(gap):
            status = status_before(draft, start, mention.start)
            span = (min(start, subject[-1].start), stop)
            draft.state(subject[-1].entity, "inChain", mention.entity, span, _MEMBER, status)
    if not _is_part(draft, mention, start):
        return False
    for member in subjects(draft, mention.start, "Company", "Park")[-1:]:
        draft.state(member.entity, "inChain", mention.entity, (min(member.start, start), stop), _MEMBER)
    return True


def _listed_after(draft: Draft, mention: Mention, start: int, stop: int) -> None:
    """Read 某产业链上下游企业包括甲、乙."""
    listed = _LISTED_AFTER.match(draft.text, mention.stop, stop)
    if listed:
        at = listed.end()
        for member in draft.inside(at, stop, "Company"):
            if not re.fullmatch(r"(?:[^、]*[、和与及])?", draft.text[at : member.start]):
                break
            draft.state(member.entity, "inChain", mention.entity, (start, stop), _LISTED)
            at = member.stop


def _in_sentence(draft: Draft, mention: Mention, start: int) -> None:
    """Read 推进某产业链延伸，甲达产达效: those named after it in the same sentence, up to the next chain."""
    scope = draft.sentence(mention.start).stop
    others = (m.start for m in draft.inside(mention.stop, scope, "IndustryChain") if m.entity != mention.entity)
    scope = min([scope, *others])
    for member in draft.inside(mention.stop, scope, "Company", "Park"):
        known = {s.subject for s in draft.states("inChain") if s.object == mention.entity} | _leads(draft, mention)
        first = max(mention.stop, clause_start(draft, member.start))
        end = clause_stop(draft, member.stop, scope)
        if member.entity in known or _outsider(draft.text[first : member.start], draft.text[member.stop : end]):
            continue
        if _BELONGS.search(draft.text[first:end]):
            draft.state(member.entity, "inChain", mention.entity, (start, end), _SAME)


def _gathered(draft: Draft, mention: Mention, floor: int) -> None:
    """State membership of those who gather before the chain is named (甲、乙等企业聚集于此，某产业集群…)."""
    before = draft.inside(floor, mention.start, "Company")
    if not before or draft.inside(floor, mention.start, "IndustryChain"):
        return
    grown = _GROWN.match(draft.text, mention.stop, mention.stop + 14)
    came = grown and _GATHER.search(draft.text[floor : mention.start])
    if came or _GATHER_HERE.search(draft.text[before[-1].stop : mention.start]):
        for member in last_joined(draft, before):
            draft.state(member.entity, "inChain", mention.entity, (member.start, mention.stop), _GATHERED)


def _outsider(before: str, after: str) -> bool:
    """Tell whether the words around a company show a partner or a place visited, and no member."""
    return bool(_OUTSIDE_BEFORE.search(before) or _OUTSIDE_AFTER.match(after))

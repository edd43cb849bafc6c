"""inChain: who is listed before or after a chain, named with it in one sentence, or said to be a part of it."""

import re

from loaders.draft import Draft, Mention, Reading
from loaders.grammar import NUMERALS, clause_start, clause_stop, first_joined, last_joined, status_before, subjects
from loaders.lexicon import pattern
from loaders.mentions.chains import chain_stem
from loaders.mentions.edges import HAN
from loaders.reading import Sentence
from loaders.relations.actors import last_named

__all__ = ["is_part", "read_members"]

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


_FIRMS = rf"[{NUMERALS}]+余?[家户个]"
_RANKS = rf"(?:[“「]?{_any('lead')}[”」]?)?{_any('firm_rank')}*(?:企业|项目|公司)?"
_LIST_LINK = re.compile(
    rf"等?(?:一批|多家|{_FIRMS})?(?:的)?{_RANKS}(?:{_any('gathered')}|为{_any('member_role')})?(?:的)?"
    rf"(?:较为|比较)?(?:完整|完备|特色)?(?:的)?{_any('level')}?"
)
_UPDOWN = re.compile(rf"(?:{_any('place_in_chain', 'lead')}|[“”])*(?:配套|关联)?企业")
_LISTED_AFTER = re.compile(rf"(?:的|上)?{_any('place_in_chain')}*企业(?:包括|有|：)?(?=.)")
_STRICT_PART = re.compile(rf"(?:的|上的?|中的?)?{_any('part_rank')}*{_any('part')}")
_PART = re.compile(
    rf"{_STRICT_PART.pattern}|[^，。；]{{0,2}}(?:又|再|新)(?:添|增)"
    rf"|(?:的|上的?)?(?:延链|补链|强链)?的?(?:又一个?|第[{NUMERALS}]+个|首个|{_any('part_rank', 'firm_rank', 'lead')})+"
    rf"[{HAN}]{{0,4}}(?:项目|工程|企业|名单)"
)
_IS_PART = re.compile(rf"{_any('is_part')}(?:{_any('ours')}|全国|国家|国内)?(?:的)?$")
_BOTH = re.compile(
    rf"(?P<n>两|三)(?:家(?:企业|公司)|个项目)(?:都|均|同)?{_any('is_part')}(?:于)?(?:{_any('ours')})?(?:的)?$"
)
_BELONGS = re.compile(
    rf"{_any('belongs')}|等[^，。；]{{0,12}}(?:企业|公司|项目)|做[^，。；]{{2,10}}的|其中|串珠成链|成势|满负荷|年产|主营|主打"
)
_STAGE = re.compile(r"[上中下]游|[前中后]端|环节|配套|链上")
_STANDS = re.compile(
    rf"(?:{_any('stands')}|{_any('ours')}|被|列为|列入|认定为|确定为|纳入|入选|评为|全国|国家级?|国内){{1,4}}"
)
_FILLS = re.compile(rf"{_any('fill')}(?:了)?{_any('ours')}?(?:的)?$")
_GAINS = re.compile(r"(?:使|让|为|给)得?[^，。；]{0,12}$")
_SUPPLIERS = re.compile(rf"等?(?:一批|{_FIRMS})?{_any('supplier')}*配套(?:企业|商)|等?(?:{_FIRMS})?上下游企业")
_GROWN = re.compile(rf"{_any('growing')}*{_any('grown')}")
_OF_KIND = re.compile(
    rf"等(?:一批|多家|[{NUMERALS}百]+余?家)?{_any('firm_rank')}?(?P<stem>[{HAN}]{{2,10}}?)(?:类)?(?:企业|公司)"
)
_BACKBONE = re.compile(
    rf"等?(?:的)?(?:一批|一大批|{_FIRMS})?(?:“[^”]{{2,6}}”的?)?{_any('backbone')}(?:企业|公司)"
    rf"|等(?:一批|多家|{_FIRMS})?企业(?:先后|相继|陆续|纷纷|均|都|已)*{_any('belongs')}"
)
_GATHER = re.compile(_any("gather"))
_GATHERS = re.compile(rf"{_any('gather')}(?:了|有|起)?$")
_GATHER_HERE = re.compile(_any("gather_here"))
_OUTSIDE_BEFORE = re.compile(rf"{_any('outside_before')}$")
_OUTSIDE_AFTER = re.compile(rf"[^，。]{{0,4}}{_any('outside_after')}")
_MEETS = re.compile(_any("meets"))
_ATTENDS = re.compile(rf"[^。；]{{0,30}}{_any('attends')}")
_OPENING = re.compile(r"[^，。；：]{0,14}(?:，[^，。；：]{0,12})?")
_HEADING = re.compile(
    rf"[（(]?(?:[{NUMERALS}\d]+[）)、.．是]*)?(?:{_any('grow')}|推进|发展|聚焦|围绕|——|：|[▍●◆■▶\s])*"
)


def read_members(draft: Draft) -> None:
    """State who is in every chain that the article names, once its leaders are known."""
    _suppliers(draft)
    _following(draft)
    _of_kind(draft)
    for mention in draft.inside(0, len(draft.text), "IndustryChain"):
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
    """Read 引进甲、乙等企业 after the sentence whose topic is a chain (某某是全区首位产业): they are in it."""
    paragraph, topic, heading, left = -1, None, False, 0
    for sentence in draft.view.sentences:
        chains = draft.inside(sentence.start, sentence.stop, "IndustryChain")
        if sentence.paragraph != paragraph:
            paragraph, topic = sentence.paragraph, None
        if chains:
            topic = chains[0] if _is_topic(draft, sentence, chains) else None
            heading = topic is not None and _heads(draft, sentence, topic)
            left = 3 if heading else 2
        elif topic is not None and left:
            left -= 1
            for member in _said_of_chain(draft, sentence, every=heading):
                if member.entity not in _leads(draft, topic):
                    span = (clause_start(draft, member.start), member.stop)
                    draft.state(member.entity, "inChain", topic.entity, span, _NEXT)


def _is_topic(draft: Draft, sentence: Sentence, chains: list[Mention]) -> bool:
    """Tell whether a sentence opens with its only chain, behind no more than a time, a zone or a verb."""
    first = draft.inside(sentence.start, chains[0].start, "Company", "Project", "Event", "EducationalInstitution")
    lead = draft.text[sentence.start : chains[0].start]
    return len({m.entity for m in chains}) == 1 and not first and _OPENING.fullmatch(lead) is not None


def _heads(draft: Draft, sentence: Sentence, chain: Mention) -> bool:
    """Tell whether a sentence is no more than the chain's name as a heading (（一）某产业链。 一是做强某产业链。)."""
    lead, rest = draft.text[sentence.start : chain.start], draft.text[chain.stop : sentence.stop]
    return _HEADING.fullmatch(lead) is not None and len(rest) <= 2


def _said_of_chain(draft: Draft, sentence: Sentence, *, every: bool) -> list[Mention]:
    """Return the companies that a sentence enumerates as gathered, backbone or suppliers; below a head `every` one."""
    start, stop = sentence.start, sentence.stop
    found: list[Mention] = []
    companies = draft.inside(start, stop, "Company")
    while companies:
        group = first_joined(draft, companies, ("、", "和", "与"))
        before = draft.text[max(start, group[0].start - 6) : group[0].start]
        behind = draft.text[group[-1].stop : clause_stop(draft, group[-1].stop, stop)]
        meets = _MEETS.search(draft.text, start, group[0].start) or _ATTENDS.match(behind)
        listed = _BACKBONE.match(draft.text, group[-1].stop, stop) or _GATHERS.search(before)
        if not meets and (listed or (every and not _outsider(before, behind))):
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


def is_part(draft: Draft, mention: Mention, start: int, *, wide: bool = False) -> bool:
    """Tell whether something is said to be a part of the chain (是某产业链的重要一环), `wide`: one of its projects."""
    part = (_PART if wide else _STRICT_PART).match(draft.text, mention.stop, mention.stop + 16)
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
    """Read 甲、乙等一批某产业链上下游企业, and 以甲、乙为骨干的某产业链."""
    before = draft.inside(start, mention.start, *_MEMBERS)
    between = draft.text[before[-1].stop : mention.start] if before else ""
    if not before or not _LIST_LINK.fullmatch(between):
        return False
    group = last_joined(draft, before)
    with_role = "为" in between and draft.text[group[0].start - 1 : group[0].start] == "以"
    if not with_role and not _UPDOWN.match(draft.text, mention.stop, stop):
        return False
    leaders = _leads(draft, mention)
    for member in group:
        if member.entity not in leaders:
            draft.state(member.entity, "inChain", mention.entity, (start, stop), _LISTED)
    return not leaders & {member.entity for member in group}


def _belonging(draft: Draft, mention: Mention, start: int, stop: int) -> bool:
    """Read 支持甲打通某产业链, 该项目属某产业链, 甲填补了全区某产业链空白, 甲是某产业链的重要一环."""
    text = draft.text
    subject = draft.inside(start, mention.start, *_MEMBERS)[-1:]
    lead = text[start : mention.start]
    part = is_part(draft, mention, start, wide=True)
    if both := _BOTH.search(lead):
        at = start + both.start()
        for member in _last_subjects(draft, at, 2 if both["n"] == "两" else 3):
            draft.state(member.entity, "inChain", mention.entity, (min(at, member.start), stop), _MEMBER)
        return True
    gains = _GAINS.search(lead) and _PART.match(text, mention.stop, mention.stop + 16)
    if not subject and (_FILLS.search(lead) or gains):
        subject = subjects(draft, mention.start, "Company", "Project")
    if (
        subject
        and draft.cls(subject[-1].entity) != "SpecialtyTown"
        and subject[-1].entity not in _leads(draft, mention)
    ):
        gap = text[max(subject[-1].stop, start) : mention.start]
        if _STANDS.fullmatch(gap) or _FILLS.search(gap) or gains:
            status = status_before(draft, start, mention.start)
            span = (min(start, subject[-1].start), stop)
            draft.state(subject[-1].entity, "inChain", mention.entity, span, _MEMBER, status)
    if not part:
        return False
    leaders = _leads(draft, mention)
    for member in subjects(draft, mention.start, "Company", "Park", "Project")[-1:]:
        if member.entity not in leaders:
            draft.state(member.entity, "inChain", mention.entity, (min(member.start, start), stop), _MEMBER)
    return not leaders


def _last_subjects(draft: Draft, at: int, count: int) -> list[Mention]:
    """Return the companies that 两家企业 stands for: the last that are named, but no customers (为某厂供应)."""
    outside = [m for m in draft.inside(0, at, "Company") if _OUTSIDE_BEFORE.search(draft.text[m.start - 2 : m.start])]
    return last_named(draft, at, count, "Company", but=tuple(outside))


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
    text = draft.text
    scope = draft.sentence(mention.start).stop
    others = (m.start for m in draft.inside(mention.stop, scope, "IndustryChain") if m.entity != mention.entity)
    scope = min([scope, *others, *_industries_after(draft, mention.stop, scope)])
    companies = draft.inside(mention.stop, scope, "Company", "Park")
    for number, member in enumerate(companies):
        known = {s.subject for s in draft.states("inChain") if s.object == mention.entity} | _leads(draft, mention)
        first = max(mention.stop, clause_start(draft, member.start))
        end = clause_stop(draft, member.stop, scope)
        if member.entity in known or _outsider(text[first : member.start], text[member.stop : end]):
            continue
        if _MEETS.search(text, mention.start, member.start) or _ATTENDS.match(text[member.stop : scope]):
            continue
        since = companies[number - 1].stop if number else mention.stop
        if _BELONGS.search(text[first:end]) or _STAGE.search(text, since, member.start):
            draft.state(member.entity, "inChain", mention.entity, (start, end), _SAME)


def _industries_after(draft: Draft, start: int, stop: int) -> list[int]:
    """Return where other industries are named, with which another topic begins (；电子信息产业…)."""
    found = re.compile(rf"{pattern('industries')}产业(?!{_any('not_industry')})").finditer(draft.text, start, stop)
    return [match.start() for match in found if draft.covered(match.start()) is None]


def _gathered(draft: Draft, mention: Mention, floor: int) -> None:
    """State membership of those who gather before the chain is named (甲、乙等企业聚集于此，某产业集群…)."""
    before = draft.inside(floor, mention.start, "Company")
    if not before or draft.inside(floor, mention.start, "IndustryChain"):
        return
    grown = _GROWN.match(draft.text, mention.stop, mention.stop + 14)
    came = grown and _GATHER.search(draft.text[floor : mention.start])
    if came or _GATHER_HERE.search(draft.text[before[-1].stop : mention.start]):
        for member in last_joined(draft, before):
            if member.entity not in _leads(draft, mention):
                draft.state(member.entity, "inChain", mention.entity, (member.start, mention.stop), _GATHERED)


def _outsider(before: str, after: str) -> bool:
    """Tell whether the words around a company show a partner or a place visited, and no member."""
    return bool(_OUTSIDE_BEFORE.search(before) or _OUTSIDE_AFTER.match(after))

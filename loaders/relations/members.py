"""inChain: who is listed before or after a chain, named with it in one sentence, or said to be a part of it."""

import re
from functools import cache

from loaders.draft import Draft, Mention, Reading
from loaders.grammar import NUMERALS, clause_start, clause_stop, first_joined, last_joined, status_before, subjects
from loaders.lexicon import pattern
from loaders.mentions.edges import HAN
from loaders.relations.actors import last_named
from loaders.relations.chain_topics import leaders_of, outsider, read_parks, read_topics

__all__ = ["is_part", "read_members"]

_MEMBER = Reading("chain.member", 0.85)
_LISTED = Reading("chain.listed", 0.95)
_GATHERED = Reading("chain.gathered", 0.8)
_SAME = Reading("chain.same_sentence", 0.75)


def _any(*kinds: str) -> str:
    return pattern("chains", *kinds)


_MEMBERS = ("Company", "Park", "Project", "SpecialtyTown")
_SCOPE = "。；！？\n"
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
    r"(?:补上|补齐|添上|增添|填补|补强)了?[^，。；]{0,6}(?:一环|空白|短板|环节)|"
    rf"(?:[^，。；]{{2,12}}(?=的{_any('part_rank')}))?{_STRICT_PART.pattern}|[^，。；]{{0,2}}(?:又|再|新)(?:添|增)"
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
_GROWN = re.compile(rf"(?:在[^，。；]{{1,6}})?{_any('growing')}*{_any('grown')}")
_GATHER = re.compile(_any("gather"))
_GATHER_HERE = re.compile(_any("gather_here"))
_OUTSIDE_BEFORE = re.compile(rf"{_any('outside_before')}$|{_any('sold_to')}[^，。；、]{{0,6}}$|旗下[^，。；]{{0,6}}$")
_MEETS = re.compile(_any("meets"))
_ATTENDS = re.compile(rf"[^。；]{{0,30}}{_any('attends')}")
_ALL = re.compile(rf"^(?:均|都|同)(?:属于?|是|处于|处在){_any('ours')}?(?:的)?$")
_ON = re.compile(r"条?(?:上|中|里|内)(?:，|的)?")
_ANOTHER = re.compile(r"这是(?:继(?P<first>[^。；]{2,40}?)之后，?)?[^，。；]{0,20}$")


def read_members(draft: Draft) -> None:
    """State who is in every chain that the article names, once its leaders are known."""
    read_topics(draft)
    for mention in draft.inside(0, len(draft.text), "IndustryChain"):
        _members(draft, mention)
    read_parks(draft)


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
    leaders = leaders_of(draft, mention)
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
    if _ALL.search(lead) and not draft.inside(start, mention.start, *_MEMBERS):
        _all(draft, mention, start, stop)
        return True
    another = _ANOTHER.search(text, draft.sentence(mention.start).start, mention.start)
    if another and _PART.match(text, mention.stop, mention.stop + 16):
        _another(draft, another, mention, stop)
        return True
    gains = _GAINS.search(lead) and _PART.match(text, mention.stop, mention.stop + 16)
    if not subject and (_FILLS.search(lead) or gains):
        subject = subjects(draft, mention.start, "Company", "Project")
    if (
        subject
        and draft.cls(subject[-1].entity) != "SpecialtyTown"
        and subject[-1].entity not in leaders_of(draft, mention)
    ):
        gap = text[max(subject[-1].stop, start) : mention.start]
        if _STANDS.fullmatch(gap) or _FILLS.search(gap) or gains:
            status = status_before(draft, start, mention.start)
            span = (min(start, subject[-1].start), stop)
            draft.state(subject[-1].entity, "inChain", mention.entity, span, _MEMBER, status)
    if not part:
        return False
    leaders = leaders_of(draft, mention)
    found = subjects(draft, mention.start, "Company", "Park", "Project")[-1:]
    if found and draft.inside(start, mention.start, *_MEMBERS):
        found = last_joined(draft, draft.inside(start, found[0].stop, draft.cls(found[0].entity)))
    for member in found:
        if member.entity not in leaders:
            draft.state(member.entity, "inChain", mention.entity, (min(member.start, start), stop), _MEMBER)
    return not leaders


def _all(draft: Draft, chain: Mention, start: int, stop: int) -> None:
    """Read 甲主要做某物，乙以某物为主打产品，均属某产业链: the first company of each clause of the sentence."""
    at = draft.sentence(chain.start).start
    while at < start:
        end = clause_stop(draft, at, start)
        first = draft.inside(at, end, "Company")[:1]
        if first and not outsider(draft.text[at : first[0].start], ""):
            draft.state(first[0].entity, "inChain", chain.entity, (first[0].start, stop), _MEMBER)
        at = end + 1


def _another(draft: Draft, match: re.Match[str], chain: Mention, stop: int) -> None:
    """Read 甲项目投产。这是继乙项目之后，某产业链又一龙头项目: both are in the chain."""
    kinds = ("Project", "Company")
    sentence = draft.sentence(match.start())
    before = [s for s in draft.view.sentences if s.stop <= sentence.start and s.paragraph == sentence.paragraph]
    found = draft.inside(before[-1].start, before[-1].stop, *kinds)[:1] if before else []
    if match["first"]:
        found += draft.inside(*match.span("first"), *kinds)[:1]
    for member in found:
        draft.state(member.entity, "inChain", chain.entity, (min(member.start, match.start()), stop), _MEMBER)


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
    since, on = mention.stop, False
    while companies:
        group = first_joined(draft, companies, ("、", "和", "与"))
        companies = companies[len(group) :]
        first = max(mention.stop, clause_start(draft, group[0].start))
        end = clause_stop(draft, group[-1].stop, scope)
        outside = outsider(text[first : group[0].start], text[group[-1].stop : end])
        met = _MEETS.search(text, mention.start, group[0].start) or _ATTENDS.match(text[group[-1].stop : scope])
        opens_on = since == mention.stop and _ON.match(text, since) and "，" not in text[since + 2 : group[0].start]
        on = bool(opens_on) or (on and group[0].start == first)
        belongs = on or _BELONGS.search(text[first:end]) or _STAGE.search(text, since, group[0].start)
        since = group[-1].stop
        known = {s.subject for s in draft.states("inChain") if s.object == mention.entity} | leaders_of(draft, mention)
        beside = {m.entity for m in draft.inside(mention.stop, draft.sentence(mention.start).stop, "IndustryChain")}
        known |= {s.subject for s in draft.states("leadsChain") if s.object in beside}
        for member in group if belongs and not (outside or met) else ():
            if member.entity not in known:
                stop = clause_stop(draft, member.stop, scope)
                draft.state(member.entity, "inChain", mention.entity, (start, stop), _SAME)


@cache
def _industry() -> re.Pattern[str]:
    return re.compile(rf"{pattern('industries')}产业(?!{_any('not_industry')})")


def _industries_after(draft: Draft, start: int, stop: int) -> list[int]:
    """Return where other industries are named, with which another topic begins (；电子信息产业…)."""
    found = _industry().finditer(draft.text, start, stop)
    return [match.start() for match in found if draft.covered(match.start()) is None]


def _gathered(draft: Draft, mention: Mention, floor: int) -> None:
    """State membership of those who gather before the chain is named (甲、乙等企业聚集于此，某产业集群…)."""
    before = draft.inside(floor, mention.start, "Company")
    if not before or draft.inside(floor, mention.start, "IndustryChain"):
        return
    if re.search("产业链|集群|链条", draft.text[before[-1].stop : mention.start]):
        return
    grown = _GROWN.match(draft.text, mention.stop, mention.stop + 14)
    came = grown and _GATHER.search(draft.text[floor : mention.start])
    if came or _GATHER_HERE.search(draft.text[before[-1].stop : mention.start]):
        for member in last_joined(draft, before):
            if member.entity not in leaders_of(draft, mention):
                draft.state(member.entity, "inChain", mention.entity, (member.start, mention.stop), _GATHERED)

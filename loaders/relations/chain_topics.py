"""inChain: members whose chain stands elsewhere: in a heading, a sentence before, the kind of firms, a park's name."""

import re

from loaders.draft import Draft, Mention, Reading
from loaders.grammar import NUMERALS, clause_start, clause_stop, first_joined, last_joined
from loaders.lexicon import pattern
from loaders.mentions.chains import chain_stem
from loaders.mentions.edges import HAN
from loaders.reading import Sentence

__all__ = ["leaders_of", "outsider", "read_parks", "read_topics"]

_SUPPORTING = Reading("chain.supporting", 0.8)
_NEXT = Reading("chain.next_sentence", 0.75)
_KIND = Reading("chain.kind", 0.85)
_NAMED = Reading("chain.park_name", 0.7, ("inChain",))


def _any(*kinds: str) -> str:
    return pattern("chains", *kinds)


_ADJECTIVE = re.compile("^(?:现代|新型|高端|智能|绿色|先进|特色|优质)")
_FIRMS = rf"[{NUMERALS}]+余?[家户个]"
_SUPPLIERS = re.compile(rf"等?(?:一批|{_FIRMS})?{_any('supplier')}*配套(?:企业|商)|等?(?:{_FIRMS})?上下游企业")
_OF_KIND = re.compile(
    rf"等(?:一批|多家|[{NUMERALS}百]+余?家)?{_any('firm_rank')}?(?P<stem>[{HAN}]{{2,10}}?)(?:类)?(?:企业|公司)"
)
_BACKBONE = re.compile(
    rf"等?(?:的)?(?:一批|一大批|{_FIRMS})?(?:“[^”]{{2,6}}”的?)?{_any('backbone')}(?:企业|公司)"
    rf"|等(?:一批|多家|{_FIRMS})?企业(?:先后|相继|陆续|纷纷|均|都|已)*{_any('belongs')}"
)
_GATHERS = re.compile(rf"{_any('gather')}(?:了|有|起)?$")
_OUTSIDE_BEFORE = re.compile(rf"{_any('outside_before')}$|{_any('sold_to')}[^，。；、]{{0,6}}$|旗下[^，。；]{{0,6}}$")
_OUTSIDE_AFTER = re.compile(rf"[^，。]{{0,4}}{_any('outside_after')}")
_MEETS = re.compile(_any("meets"))
_ATTENDS = re.compile(rf"[^。；]{{0,30}}{_any('attends')}")
_OF_THAT = re.compile(
    r"(?:都|均)?(?:是|为|系|属于)(?:该|这一)?(?:集群|产业链|链条)(?:中|内|里|上)?的?"
    rf"(?P<role>{_any('firm_rank', 'lead')})(?:企业)?"
)
_OPENING = re.compile(r"[^，。；：]{0,14}(?:，[^，。；：]{0,12})?")
_HEADING = re.compile(
    rf"[（(]?(?:[{NUMERALS}\d]+[）)、.．是]*)?(?:{_any('grow')}|推进|发展|聚焦|围绕|培育|打造|建设|延伸|聚力|突出|着力|持续|全力|抓好|建强|——|：|[▍●◆■▶\s])*"
)


def read_topics(draft: Draft) -> None:
    """State who is in a chain that the words before, a heading or the kind of the firms tell."""
    _suppliers(draft)
    _following(draft)
    _of_kind(draft)
    _of_that(draft)


def read_parks(draft: Draft) -> None:
    """State that a park is in the chain after whose industry it is named (某医药产业园 and 现代医药产业链)."""
    for chain in draft.of_class("IndustryChain"):
        stem = _ADJECTIVE.sub("", chain_stem(chain.name))
        if len(stem) < 2 or not chain.name.endswith(("链", "集群", "链条")):
            continue
        for place in draft.mentions_of(chain.id):
            sentence = draft.sentence(place.start)
            for park in draft.inside(sentence.start, sentence.stop, "Park"):
                told = any(s.subject == park.entity and s.object == chain.id for s in draft.states("focusesOn"))
                if park.entity != draft.zone and not told and stem in draft.name(park.entity):
                    draft.state(park.entity, "inChain", chain.id, (park.start, park.stop), _NAMED)
                    _gathered_in(draft, park, chain.id)


def _gathered_in(draft: Draft, park: Mention, chain: str) -> None:
    """State that those whom a park of the chain's name gathers are in the chain (某车生产基地聚集了甲、乙)."""
    stop = clause_stop(draft, park.stop)
    companies = draft.inside(park.stop, stop, "Company")
    if companies and _GATHERS.search(draft.text[park.stop : companies[0].start]):
        for member in first_joined(draft, companies, ("、", "和", "与")):
            draft.state(member.entity, "inChain", chain, (park.start, member.stop), _KIND)


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
                if member.entity not in leaders_of(draft, topic):
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
        if not meets and (listed or (every and not outsider(before, behind))):
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


def _of_that(draft: Draft) -> None:
    """Read 甲、乙是集群中的骨干企业: the chain that the article has named last."""
    for match in _OF_THAT.finditer(draft.text):
        company = draft.covered(match.start() - 1)
        chains = draft.inside(0, match.start(), "IndustryChain")
        if company is None or company.stop != match.start() or not chains or match["role"] in ("链主", "龙头"):
            continue
        for member in last_joined(draft, draft.inside(clause_start(draft, company.start), company.stop, "Company")):
            draft.state(member.entity, "inChain", chains[-1].entity, (member.start, match.end()), _KIND)


def leaders_of(draft: Draft, mention: Mention) -> set[str]:
    """Return the ids of those who lead a chain."""
    return {s.subject for s in draft.states("leadsChain") if s.object == mention.entity}


def outsider(before: str, after: str) -> bool:
    """Tell whether the words around a company show a partner or a place visited, and no member."""
    return bool(_OUTSIDE_BEFORE.search(before) or _OUTSIDE_AFTER.match(after))

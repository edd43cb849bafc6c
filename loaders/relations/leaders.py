"""leadsChain: who is 链主 or 龙头 of which chain."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import clause_start, join

__all__ = ["read_leaders"]

_STATED = Reading("chain.leader", 0.95)
_LISTED = Reading("chain.leader_listed", 0.85)
_LEAD = r"[“「]?(?:链主|龙头)[”」]?(?:企业)?"
_HAN = "\u4e00-\u9fff"
_ENDS = "，。；！？\n"
_FREE = re.compile(
    r"(?:等)?(?:一批|[\d两三四五六七八九十]+家)?[“「]?(?:链主|龙头)[”」]?企业"
    r"|(?:的)?[“「]?(?:链主|龙头)[”」]?(?:企业)?(?:带动|引领|牵引|示范)*作用"
    r"|(?:作为|是|系)(?:[^，。；]{0,10}?的)?[“「]?(?:链主|龙头)[”」]?(?:企业)?(?=[，。；])"
)
_NO_LONGER = re.compile(r"不再(?:担任|是|作为)|曾(?:担任|是)|退出")


def read_leaders(draft: Draft) -> None:
    """State the leaders of every chain that the article names."""
    for chain in draft.inside(0, len(draft.text), "IndustryChain"):
        if not (_named_after(draft, chain) or _led_by(draft, chain) or _is_leader(draft, chain) or _with(draft, chain)):
            _in_scope(draft, chain)
    _elsewhere(draft)


def _stop(draft: Draft, position: int) -> int:
    return next((i for i in range(position, len(draft.text)) if draft.text[i] in _ENDS), len(draft.text))


def _state(
    draft: Draft, companies: list[Mention], chain: Mention, stop: int, reading: Reading = _STATED, status: Status = "stated"
) -> bool:
    for company in companies:
        span = join((company.start, company.stop), (chain.start, max(chain.stop, stop)))
        draft.state(company.entity, "leadsChain", chain.entity, span, reading, status)
    return bool(companies)


def _named_after(draft: Draft, chain: Mention) -> bool:
    """Read 某产业链链主企业为甲, 某产业链龙头企业甲: the companies that follow in the clause."""
    match = re.match(rf"(?:的|上的?)?{_LEAD}(?:为|是|由|：|——|(?=[{_HAN}]))", draft.text[chain.stop : chain.stop + 12])
    if match is None or re.match(r"作用|地位|优势|引领|带动", draft.text[chain.stop + match.end() :]):
        return False
    at, stop = chain.stop + match.end(), _stop(draft, chain.stop)
    return _state(draft, _run(draft, at, stop), chain, stop)


def _run(draft: Draft, start: int, stop: int) -> list[Mention]:
    """Return the companies that are enumerated from a position on."""
    group: list[Mention] = []
    for company in draft.inside(start, stop, "Company"):
        gap = draft.text[group[-1].stop : company.start] if group else draft.text[start : company.start]
        if gap not in ("", "、", "和", "与", "及", "“"):
            break
        group.append(company)
    return group


def _led_by(draft: Draft, chain: Mention) -> bool:
    """Read 某产业链由甲、乙共同担任链主."""
    stop = _stop(draft, chain.stop)
    pattern = rf"由(?P<who>[^，。；]{{2,60}}?)(?:等)?(?:企业)?(?:共同|联合)?(?:担任|任|作为|出任){_LEAD}"
    match = re.match(pattern, draft.text[chain.stop : stop])
    around = re.match(r"以(?P<who>[^，。；]{2,60}?)(?:等)?(?:企业)?为(?P<role>龙头|链主|引领|核心|骨干|主体|支撑|代表)", draft.text[chain.stop : stop])
    tail = draft.text[chain.stop + around.end() : draft.sentence(chain.start).stop] if around else ""
    support = re.match(r"(?:企业)?，(?P<who>[^。；]{2,60}?)(?:等)?(?:企业)?为(?:配套|骨干|支撑|补充)", tail)
    if around and support:
        at = chain.stop + around.end()
        for member in draft.inside(at + support.start("who"), at + support.end("who"), "Company"):
            draft.state(member.entity, "inChain", chain.entity, (chain.start, at + support.end()), _LISTED)
    if around and around["role"] in ("骨干", "主体", "支撑", "代表", "核心"):
        for member in draft.inside(chain.stop + around.start("who"), chain.stop + around.end("who"), "Company"):
            draft.state(member.entity, "inChain", chain.entity, (chain.start, chain.stop + around.end()), _LISTED)
        return True
    match = match or around
    if match is None:
        return False
    who = draft.inside(chain.stop + match.start("who"), chain.stop + match.end("who"), "Company")
    return _state(draft, who, chain, stop)


def _is_leader(draft: Draft, chain: Mention) -> bool:
    """Read 甲是某产业链(的)链主, 发挥甲某产业链“链主”作用: the company before the chain in its clause."""
    after = draft.text[chain.stop : _stop(draft, chain.stop)]
    if re.match(rf"[^，。；]{{0,4}}{_LEAD}", after) is None or re.match(rf"{_LEAD}[{_HAN}]{{2,}}企业", after):
        return False
    start = clause_start(draft, chain.start)
    before = draft.inside(start, chain.start, "Company")
    if not before:
        sentence = draft.sentence(chain.start)
        before = draft.inside(sentence.start, chain.start, "Company")[:1]
    if not before and re.match(r"作为|身为", draft.text[start : chain.start]):
        # 作为某产业链链主企业，甲…
        stop = _stop(draft, chain.stop)
        before = draft.inside(stop, stop + 12, "Company")[:1]
        return bool(before) and before[0].start <= stop + 2 and _state(draft, before, chain, stop)
    if not before or draft.inside(before[-1].stop, chain.start, "IndustryChain"):
        return False
    gone = _NO_LONGER.search(draft.text[before[-1].stop : chain.start])
    return _state(draft, before[-1:], chain, _stop(draft, chain.stop), status="ended" if gone else "stated")


def _with(draft: Draft, chain: Mention) -> bool:
    """Read 以甲为链主的某产业链."""
    start = clause_start(draft, chain.start)
    start = max(draft.sentence(chain.start).start, chain.start - 120)
    pattern = rf"以(?P<who>[^。；]{{2,60}}?)(?:等)?(?:企业)?为(?:引领的?)?(?:{_LEAD}|引领|核心)(?P<rest>[^。；]{{0,70}})$"
    match = re.search(pattern, draft.text[start : chain.start])
    if match is None or draft.inside(start + match.end("who"), chain.start, "IndustryChain"):
        return False
    who = draft.inside(start + match.start("who"), start + match.end("who"), "Company")
    if who and re.search(r"配套|支撑|补充|骨干|协同|跟进", match["rest"]):
        for member in draft.inside(start + match.start("rest"), chain.start, "Company"):
            span = (start + match.start(), chain.stop)
            draft.state(member.entity, "inChain", chain.entity, span, Reading("chain.around_leader", 0.9))
    return _state(draft, who, chain, chain.stop)


def _in_scope(draft: Draft, chain: Mention) -> None:
    """Read leaders named after the chain: 落地甲、乙等龙头企业, 发挥甲“链主”作用, 链主企业甲.

    They belong to the chain up to the next chain of its sentence; an opening 链主企业 also in the next sentence.
    """
    text = draft.text
    sentence = draft.sentence(chain.start)
    scope = min([sentence.stop, *(m.start for m in draft.inside(chain.stop, sentence.stop, "IndustryChain"))])
    pattern = rf"(?:等)?(?:一批|[\d两三四五六七八九十]+家)?(?P<lead>{_LEAD})"
    for match in re.finditer(pattern, text[chain.stop : scope]):
        at, end = chain.stop + match.start(), chain.stop + match.end()
        company = draft.covered(at - 1)
        if company is not None and company.stop == at and draft.cls(company.entity) == "Company":
            if "企业" in match["lead"] or text[end : end + 2] in ("作用", "优势", "企业", "带动", "引领", "牵引", "示范"):
                _state(draft, _ending(draft, company), chain, end, _LISTED)
        elif "企业" in match["lead"]:
            _state(draft, _run(draft, end, scope), chain, end, _LISTED)
    if scope == sentence.stop:
        following = re.match(rf"\s*(?:其中，)?(?:链上)?{_LEAD}", text[scope : scope + 12])
        if following and "企业" in following.group() and draft.sentence(scope).paragraph == sentence.paragraph:
            end = scope + following.end()
            _state(draft, _run(draft, end, draft.sentence(scope).stop), chain, end, _LISTED)


def _elsewhere(draft: Draft) -> None:
    """Read 龙头企业甲, 甲、乙等链主企业, 甲作为龙头 away from the chain: the chain nearest to the words is meant."""
    for match in _FREE.finditer(draft.text):
        companies = _run(draft, match.end(), _stop(draft, match.end())) if "企业" in match.group() else []
        before = draft.covered(match.start() - 1)
        if not companies and before is not None and before.stop == match.start() and draft.cls(before.entity) == "Company":
            if not re.match(r"[的上]", draft.text[match.end() : match.end() + 1]):
                companies = _ending(draft, before)
        leading = {statement.subject for statement in draft.states("leadsChain")}
        companies = [company for company in companies if company.entity not in leading]
        chain = _nearest(draft, match.start()) if companies else None
        if chain is not None:
            first = min(company.start for company in companies)
            for company in companies:
                span = (min(first, match.start()), max(company.stop, match.end()))
                draft.state(company.entity, "leadsChain", chain.entity, span, Reading("chain.leader_near", 0.75))


def _nearest(draft: Draft, position: int) -> Mention | None:
    """Return the chain that words are about: the last one before them in the sentence, the next, the paragraph's, the only one."""
    sentence = draft.sentence(position)
    chains = draft.inside(sentence.start, sentence.stop, "IndustryChain")
    before = [chain for chain in chains if chain.stop <= position]
    if chains:
        return before[-1] if before else chains[0]
    opening = min(s.start for s in draft.view.sentences if s.paragraph == sentence.paragraph)
    earlier = draft.inside(opening, position, "IndustryChain")
    if earlier:
        return earlier[-1]
    named = draft.inside(0, len(draft.text), "IndustryChain")
    return named[0] if len({chain.entity for chain in named}) == 1 else None


def _ending(draft: Draft, last: Mention) -> list[Mention]:
    """Return the companies of the enumeration that a company ends."""
    group = [last]
    while (before := draft.covered(group[0].start - 2)) is not None:
        joined = draft.text[before.stop : group[0].start] in ("、", "和", "与")
        if not joined or draft.cls(before.entity) != "Company":
            break
        group.insert(0, before)
    return group

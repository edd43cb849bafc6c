"""leadsChain: who is 链主 or 龙头 of which chain."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS, clause_start, clause_stop, first_joined, join, last_joined
from loaders.lexicon import pattern, words
from loaders.mentions.edges import HAN
from loaders.relations.actors import actors, opens

__all__ = ["read_leaders"]

_STATED = Reading("chain.leader", 0.95)
_LISTED = Reading("chain.leader_listed", 0.85)
_AROUND = Reading("chain.around_leader", 0.9)
_NEAR = Reading("chain.leader_near", 0.75)


def _any(*kinds: str) -> str:
    return pattern("chains", *kinds)


_BARE = rf"[“「]?{_any('lead')}[”」]?"
_LEAD = rf"{_BARE}(?:企业)?"
_WHO = r"(?P<who>[^，。；]{2,60}?)(?:等)?(?:企业)?"
_GROUP = r"(?:等)?(?:一批|[\d两三四五六七八九十]+家)?"
_FREE = re.compile(
    rf"{_GROUP}{_BARE}企业|(?:的)?{_LEAD}(?:的)?{_any('lead_act')}*(?:作用|效应)|(?:的)?{_LEAD}{_any('lead_act')}+(?=[，。；下])"
    rf"|(?:作为|是|系|为|担当|担任|充当|任)(?:{_any('its')}|[^，。；]{{0,10}}?的)?{_LEAD}(?=[，。；])|{_BARE}"
)
_PARENT = re.compile("的[^，。；]{0,4}(?:子公司|分公司|成员)")
_SAID_OF = re.compile("作为|是|系|为")
_RENOWNED = re.compile(_any("renowned") + "$")
"""What stands before a 龙头企业 that leads no chain but bears a title (农业产业化国家重点龙头企业)."""
_AFTER = re.compile(rf"[（(]?(?:的|上的?)?{_LEAD}(?:为|是|由|：|——|(?=[{HAN}]))")
_WORTH = re.compile(_any("lead_worth"))
_APPOINTED = re.compile(rf"由{_WHO}(?:共同|联合)?{_any('appoint')}{_LEAD}")
_AROUND_WHO = re.compile(rf"(?![和与、及])[^，。；以]{{0,10}}以{_WHO}为(?P<role>{_any('lead_role')})")
_SUPPORT = re.compile(rf"(?:企业)?，(?P<who>[^。；]{{2,60}}?)(?:等)?(?:企业)?为{_any('support_role')}")
_IS = re.compile(rf"[^，。；]{{0,4}}{_LEAD}")
_OTHER = re.compile(rf"{_LEAD}[{HAN}]{{2,}}企业")
_WITH = re.compile(
    rf"以(?P<who>[^。；]{{2,60}}?)(?:等)?(?:企业)?为(?:引领的?)?(?:{_LEAD}|引领|核心)(?P<rest>[^。；]{{0,70}})$"
)
_STANDING = re.compile(rf"以{_WHO}为(?:“?{_any('lead')}”?(?:企业)?|{_any('standing')})(?=[，。；的])")
_HEADED = re.compile(rf"(?:公司|集团)?{_any('headed')}的[^，。；]{{0,6}}$")
_SUPPORTS = re.compile(_any("support_act"))
_LISTS = re.compile(rf"{_GROUP}(?P<lead>{_LEAD})")
_OPENS = re.compile(rf"\s*(?:其中，)?(?:链上)?{_LEAD}")
_LEADERSHIP: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("ended", re.compile(_any("no_longer"))),
    ("negated", re.compile(_any("not_leader"))),
    ("intended", re.compile(_any("leader_hoped"))),
    ("planned", re.compile(_any("leader_planned"))),
)
_RUN = ("", "、", "和", "与", "及", "“")
"""What stands before the first and between the others of those named as leaders."""

_BEFORE_CHAIN = 120
"""How many characters before a chain its leaders may be named."""


def read_leaders(draft: Draft) -> None:
    """State the leaders of every chain that the article names."""
    for chain in draft.inside(0, len(draft.text), "IndustryChain"):
        if not any(read(draft, chain) for read in (_named_after, _led_by, _is_leader, _with, _headed)):
            _in_scope(draft, chain)
    _respectively(draft)
    _standing(draft)
    _elsewhere(draft)


def _state(
    draft: Draft,
    companies: list[Mention],
    chain: Mention,
    stop: int,
    reading: Reading = _STATED,
    status: Status = "stated",
) -> bool:
    for company in companies:
        span = join((company.start, company.stop), (chain.start, max(chain.stop, stop)))
        draft.state(company.entity, "leadsChain", chain.entity, span, reading, status)
    return bool(companies)


def _named_after(draft: Draft, chain: Mention) -> bool:
    """Read 某产业链链主企业为甲, 某产业链龙头企业甲: the companies that follow in the clause."""
    match = _AFTER.match(draft.text, chain.stop, chain.stop + 12)
    if match is None or _WORTH.match(draft.text, match.end()):
        return False
    at, stop = match.end(), clause_stop(draft, chain.stop)
    return _state(draft, _run(draft, at, stop), chain, stop)


def _run(draft: Draft, start: int, stop: int) -> list[Mention]:
    """Return the companies that are enumerated from a position on."""
    found = draft.inside(start, stop, "Company")
    if builder := _builder(draft, start):
        found = [builder]
    if not found or draft.text[start : found[0].start] not in _RUN:
        return []
    return first_joined(draft, found, _RUN)


def _builder(draft: Draft, start: int) -> Mention | None:
    """Return the company whose name opens that of the project at a position (龙头企业某公司二期项目)."""
    project = draft.covered(start)
    if project is None or draft.cls(project.entity) != "Project":
        return None
    for statement in draft.states("builds"):
        forms = draft.forms(statement.subject) if statement.object == project.entity else ()
        for form in sorted(forms, key=len, reverse=True):
            if draft.text.startswith(form, start):
                return Mention(start, start + len(form), statement.subject)
    return None


def _led_by(draft: Draft, chain: Mention) -> bool:
    """Read 某产业链由甲、乙共同担任链主."""
    stop = clause_stop(draft, chain.stop)
    around = _AROUND_WHO.match(draft.text, chain.stop, stop)
    if around is not None:
        _supported(draft, chain, around.end())
        centre = around["role"] == "核心" and _SUPPORT.match(draft.text, around.end(), draft.sentence(chain.start).stop)
        who = draft.inside(*around.span("who"), "Company")
        alone = around["role"] == "核心" and len(who) == 1
        if around["role"] in words("chains", "member_role") and not (centre or alone):
            for member in who:
                draft.state(member.entity, "inChain", chain.entity, (chain.start, around.end()), _LISTED)
            return True
    match = _APPOINTED.match(draft.text, chain.stop, stop) or around
    return match is not None and _state(draft, draft.inside(*match.span("who"), "Company"), chain, stop)


def _supported(draft: Draft, chain: Mention, at: int) -> None:
    """Read 以甲为龙头，乙、丙为配套: those that support the leader are in the chain."""
    support = _SUPPORT.match(draft.text, at, draft.sentence(chain.start).stop)
    if support is not None:
        for member in draft.inside(*support.span("who"), "Company"):
            draft.state(member.entity, "inChain", chain.entity, (chain.start, support.end()), _LISTED)


def _is_leader(draft: Draft, chain: Mention) -> bool:
    """Read 甲是某产业链(的)链主, 发挥甲某产业链“链主”作用: the company before the chain in its clause."""
    after = draft.text[chain.stop : clause_stop(draft, chain.stop)]
    if _IS.match(after) is None or _OTHER.match(after):
        return False
    start = clause_start(draft, chain.start)
    before = draft.inside(start, chain.start, "Company")
    if not before:
        sentence = draft.sentence(chain.start)
        before = draft.inside(sentence.start, chain.start, "Company")[:1]
    if not before and re.match(r"作为|身为", draft.text[start : chain.start]):
        # 作为某产业链链主企业，甲…
        stop = clause_stop(draft, chain.stop)
        before = draft.inside(stop, stop + 12, "Company")[:1]
        return bool(before) and before[0].start <= stop + 2 and _state(draft, before, chain, stop)
    if not before or draft.inside(before[-1].stop, chain.start, "IndustryChain"):
        return False
    between = draft.text[before[-1].stop : chain.start]
    status: Status = next((status for status, cue in _LEADERSHIP if cue.search(between)), "stated")
    return _state(draft, before[-1:], chain, clause_stop(draft, chain.stop), status=status)


def _with(draft: Draft, chain: Mention) -> bool:
    """Read 以甲为链主的某产业链."""
    start = max(draft.sentence(chain.start).start, chain.start - _BEFORE_CHAIN)
    start = max([start, *(m.stop for m in draft.inside(start, chain.start, "IndustryChain"))])
    match = _WITH.search(draft.text, start, chain.start)
    if match is None or draft.inside(match.end("who"), chain.start, "IndustryChain"):
        return False
    who = draft.inside(*match.span("who"), "Company")
    if who and _SUPPORTS.search(match["rest"]):
        for member in draft.inside(match.start("rest"), chain.start, "Company"):
            draft.state(member.entity, "inChain", chain.entity, (match.start(), chain.stop), _AROUND)
    return _state(draft, who, chain, chain.stop)


def _headed(draft: Draft, chain: Mention) -> bool:
    """Read 甲领衔的某产业链."""
    start = clause_start(draft, chain.start)
    companies = draft.inside(start, chain.start, "Company")
    if not companies or _HEADED.fullmatch(draft.text, companies[-1].stop, chain.start) is None:
        return False
    return _state(draft, last_joined(draft, companies), chain, chain.stop)


def _respectively(draft: Draft) -> None:
    """Read 甲、乙分别为某、某产业链链主: each leads the chain of its place in the list."""
    for match in re.finditer(rf"(?P<lead>{_LEAD})?分别(?:为|是|由|有|担任|任|作为)", draft.text):
        stop, first = clause_stop(draft, match.end()), draft.sentence(match.start()).start
        # 甲、乙分别为某、某产业链链主; 某、某产业链…，链主分别是甲和乙
        behind, before = ("Company", "IndustryChain") if match["lead"] else ("IndustryChain", "Company")
        floor = first if match["lead"] else clause_start(draft, match.start())
        after = first_joined(draft, draft.inside(match.end(), stop, behind))
        ahead = last_joined(draft, draft.inside(floor, match.start(), before))
        led = match["lead"] or (after and re.match(_LEAD, draft.text[after[-1].stop :]))
        if len(ahead) == len(after) and led:
            for one, other in zip(ahead, after, strict=True):
                company, chain = (other, one) if match["lead"] else (one, other)
                _state(draft, [company], chain, stop)


def _standing(draft: Draft) -> None:
    """Read 以甲为链主, with the chain named elsewhere: the one nearest to the words."""
    for match in _STANDING.finditer(draft.text):
        who = draft.inside(*match.span("who"), "Company")
        leading = {statement.subject for statement in draft.states("leadsChain")}
        if not who or who[0].start != match.start("who") or any(m.entity in leading for m in who):
            continue
        stop = clause_stop(draft, match.end())
        following = draft.inside(match.end(), stop, "IndustryChain")[:1] if draft.text[match.end()] == "的" else []
        if chain := next(iter(following), None) or _nearest(draft, match.start(), alone=True):
            _state(draft, who, Mention(who[0].start, match.end(), chain.entity), match.end(), _NEAR)
            _supported(draft, Mention(match.start(), match.end(), chain.entity), match.end())


def _in_scope(draft: Draft, chain: Mention) -> None:
    """Read leaders named after the chain: 落地甲、乙等龙头企业, 发挥甲“链主”作用, 链主企业甲.

    They belong to the chain up to the next chain of its sentence; an opening 链主企业 also in the next sentence.
    """
    text = draft.text
    sentence = draft.sentence(chain.start)
    scope = min([sentence.stop, *(m.start for m in draft.inside(chain.stop, sentence.stop, "IndustryChain"))])
    for match in _LISTS.finditer(text, chain.stop, scope):
        at, end = match.span()
        if _RENOWNED.search(text, max(chain.stop, at - 12), at):
            continue
        company = draft.covered(at - 1)
        if company is not None and company.stop == at and draft.cls(company.entity) == "Company":
            if "企业" in match["lead"] or text[end : end + 2] in words("chains", "lead_noun"):
                _state(draft, _ending(draft, company), chain, end, _LISTED)
        elif "企业" in match["lead"]:
            _state(draft, _run(draft, end, scope), chain, end, _LISTED)
    if scope == sentence.stop:
        following = _OPENS.match(text, scope, scope + 12)
        if following and "企业" in following.group() and draft.sentence(scope).paragraph == sentence.paragraph:
            end = following.end()
            _state(draft, _run(draft, end, draft.sentence(scope).stop), chain, end, _LISTED)


def _elsewhere(draft: Draft) -> None:
    """Read 龙头企业甲, 甲、乙等链主企业, 甲作为龙头 away from the chain: the chain nearest to the words is meant."""
    for match in _FREE.finditer(draft.text):
        if _RENOWNED.search(draft.text, max(0, match.start() - 12), match.start()):
            continue
        companies = _named_behind(draft, match)
        before = draft.covered(match.start() - 1)
        named = before is not None and before.stop == match.start() and draft.cls(before.entity) == "Company"
        if not companies and not named and _SAID_OF.match(match.group()) and opens(_clause_lead(draft, match.start())):
            companies = actors(draft, match.start(), "Company", every=ORGANIZATIONS)
            companies = [c for c in companies if not _PARENT.match(draft.text, c.stop)]
        if (
            before is not None
            and named
            and not companies
            and draft.text[match.end() : match.end() + 1] not in ("的", "上")
        ):
            companies = _ending(draft, before)
        leading = {statement.subject for statement in draft.states("leadsChain")}
        companies = [company for company in companies if company.entity not in leading]
        chain = _nearest(draft, match.start(), alone=len(companies) == 1) if companies else None
        if chain is not None:
            first = min(company.start for company in companies)
            for company in companies:
                span = (min(first, match.start()), max(company.stop, match.end()))
                draft.state(company.entity, "leadsChain", chain.entity, span, _NEAR)


def _clause_lead(draft: Draft, at: int) -> str:
    return draft.text[clause_start(draft, at) : at]


def _named_behind(draft: Draft, match: re.Match[str]) -> list[Mention]:
    """Return the companies that 链主企业 or 链主 names right behind it (链主企业甲; 作为链主企业，甲…; 链主甲)."""
    text, end = draft.text, match.end()
    opening = text[max(0, match.start() - 2) : end]
    if re.search("(?:作为|身为)", opening) and text[end : end + 1] == "，":
        return _run(draft, end + 1, clause_stop(draft, end + 1))
    end += text[end : end + 1] in ("：", ":", "是", "为")
    if "企业" in match.group() or ((first := draft.covered(end)) is not None and first.start == end):
        return _run(draft, end, clause_stop(draft, end))
    return []


def _nearest(draft: Draft, position: int, *, alone: bool) -> Mention | None:
    """Return the chain that words are about: the sentence's nearest, the one before it, or, `alone`, the only one."""
    sentence = draft.sentence(position)
    chains = draft.inside(sentence.start, sentence.stop, "IndustryChain")
    # behind a semicolon another chain is spoken of
    part = max(sentence.start, draft.text.rfind("；", sentence.start, position))
    chains = [chain for chain in chains if chain.start >= part] if part > sentence.start else chains
    before = [chain for chain in chains if chain.stop <= position]
    if part > sentence.start and not chains:
        return None
    if chains:
        return before[-1] if before else chains[0]
    last = next((s for s in reversed(draft.view.sentences) if s.stop <= sentence.start), sentence)
    earlier = draft.inside(last.start, last.stop, "IndustryChain") if last.paragraph == sentence.paragraph else []
    if earlier:
        return earlier[-1]
    named = draft.inside(0, len(draft.text), "IndustryChain")
    return named[0] if alone and len({chain.entity for chain in named}) == 1 else None


def _ending(draft: Draft, last: Mention) -> list[Mention]:
    """Return the companies of the enumeration that a company ends."""
    found = draft.inside(min(draft.sentence(last.start).start, last.start), last.stop, "Company")
    return last_joined(draft, found, ("、", "和", "与"))

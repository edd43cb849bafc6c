"""signed, cooperatesWith, supplies: what organisations agree with each other."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS, clause_start, subjects

__all__ = ["read_cooperation"]

_SIGNED = Reading("agreement.signed", 0.92)
_WITH = Reading("cooperation.stated", 0.85)
_SUPPLIES = Reading("supply.stated", 0.8)
_SIGN = re.compile(
    r"(?:签订|签署|签约|签下|达成|续签|共同签署|现场签订|正式签署)(?:了)?(?P<what>《[^》]{2,40}》|[^，。；！？\n]{0,24}?(?:协议书?|合同|备忘录|协定|意向书|责任书|合约))?"
)
_COOPERATE = re.compile(
    r"(?:合作|联合(?!推进|会|体|党委)|携手|共建|共同(?:研发|开发|打造|组建|建设)|产学研|校企|签约|战略合作|结对|对接合作|达成[^，。；]{0,10}意向|牵手)"
)
_INTENT = re.compile(r"意向|有意|拟|洽谈|希望|愿")
_PAIR = re.compile(r"与|和|同|携手|联合|会同|牵手|跟")
_SUPPLY = re.compile(
    r"(?:为|向|给)(?P<to>[^，。；]{2,40}?)(?:长期|常年|批量|稳定|独家|直接)*(?:供应|供货|配套|提供(?:配套|零部件|原材料|产品))|(?:供应给|供货给|卖给|销往|供给)(?P<to2>[^，。；]{2,30})"
)
_LINK = re.compile(r"[、和与同及]|以及|，")


def read_cooperation(draft: Draft) -> None:
    """State who signed what, who cooperates with whom and who supplies whom."""
    for sentence in draft.view.sentences:
        if sentence.role == "zone":
            continue
        for match in _SIGN.finditer(draft.text, sentence.start, sentence.stop):
            _signed(draft, match, sentence.start, sentence.role == "body")
        _cooperates(draft, sentence.start, sentence.stop)
        for match in _SUPPLY.finditer(draft.text, sentence.start, sentence.stop):
            _supplies(draft, match)


def _parties(draft: Draft, stop: int, floor: int) -> list[Mention]:
    """Return the organisations before a verb that stand as parties to each other (A与B, A、B和C)."""
    start = max(clause_start(draft, stop), floor)
    found = draft.inside(start, stop, *ORGANIZATIONS)
    if not found:
        return []
    group = [found[-1]]
    for mention in reversed(found[:-1]):
        gap = draft.text[mention.stop : group[0].start]
        if len(gap) > 14 or not (_LINK.search(gap) or _PAIR.search(gap)):
            break
        group.insert(0, mention)
    return _outermost(draft, group)


def _outermost(draft: Draft, group: list[Mention]) -> list[Mention]:
    return list({mention.entity: mention for mention in group}.values())


def _signed(draft: Draft, match: re.Match[str], floor: int, body: bool) -> None:
    parties = _parties(draft, match.start(), floor)
    what = match["what"]
    clause = clause_start(draft, match.start())
    before = draft.text[clause : match.start()]
    intended = bool(_INTENT.search(before[-12:] + match.group()))
    status: Status = (
        "intended"
        if intended and "意向" in before + match.group()
        else ("planned" if re.search(r"(?:将|拟|计划|即将)[^，。；]{0,6}$", before) else "stated")
    )
    if not what or (what.startswith("《") is False and len(re.sub(r"协议书?|合同|备忘录|意向书", "", what)) < 1):
        return
    if len(parties) < 2 and not (parties and body):
        parties = parties or subjects(draft, match.start(), *ORGANIZATIONS)
    if not parties or not body:
        return
    if re.search(r"(?:没有|未|尚未|没|并未|未能|不曾|不再)[^，。；]{0,8}$", before):
        status = "negated"
    if re.match(r"(?:任何|正式|相关|有关|多[项份]|一系列|框架|合作|战略合作)?(?:协议|合同)书?$", what) and status == "negated":
        return
    title = what.strip("《》")
    title = re.sub(r"^(?:了|一份|一批|[\d一二两三四五六七八九十]+[个项份])", "", title)
    if re.fullmatch(r"(?:[\d一二两三四五六七八九十多]+[个项份])?(?:协议书?|合同)", title) or re.match(
        r"(?:初步|合作)?意向(?:协议)?$", title
    ):
        title = "".join(draft.name(p.entity) for p in parties[:2]) + title
    printed = what if what.startswith("《") else title
    agreement = draft.entity("Agreement", title, printed if printed != title else "")
    draft.mark(match.start("what"), match.end("what"), agreement)
    span = (min(clause, parties[0].start) if parties[0].start >= floor else clause, match.end())
    for party in parties:
        draft.state(party.entity, "signed", agreement, span, _SIGNED, status)
    for index, one in enumerate(parties):
        for other in parties[index + 1 :]:
            _pair(draft, one, other, span, status)


def _cooperates(draft: Draft, start: int, stop: int) -> None:
    for match in _COOPERATE.finditer(draft.text, start, stop):
        clause = max(clause_start(draft, match.start()), start)
        end = next((i for i in range(match.end(), stop) if draft.text[i] in "，。；！？\n"), stop)
        found = draft.inside(clause, end, *ORGANIZATIONS)
        before = [m for m in found if m.stop <= match.start()]
        if match.group() in ("携手", "联合", "牵手"):
            pair = before[-1:] + [m for m in found if m.start >= match.end()][:1]
        else:
            pair = _across(draft, before, clause)
        if len(pair) < 2 or pair[0].entity == pair[1].entity:
            continue
        text = draft.text[clause:end]
        if re.search(r"(?:没有|未|尚未|终止|停止)[^，。；]{0,6}(?:合作|签)", text):
            continue
        status: Status = "stated"
        if re.search(r"意向|有意", text):
            status = "intended"
        elif re.search(r"(?:将|拟|计划|谋划|推动|希望)[^，。；]{0,10}(?:合作|联合|携手|共建|共同)", text):
            status = "planned"
        for other in pair[1:]:
            _pair(draft, pair[0], other, (min(pair[0].start, clause), end), status)


def _across(draft: Draft, found: list[Mention], clause: int) -> list[Mention]:
    """Return the mentions on both sides of 与; where it opens the clause the subject is carried over."""
    for index in range(len(found) - 1, -1, -1):
        left = draft.text[max(clause, found[index].start - 2) : found[index].start]
        if re.search(r"(?:与|和|同|跟)$", left) or (
            index and _PAIR.fullmatch(draft.text[found[index - 1].stop : found[index].start])
        ):
            others = found[index:]
            if index:
                return [found[index - 1], *others]
            carried = subjects(draft, found[index].start - 1, *ORGANIZATIONS)
            return [*carried[:1], *others]
    return []


def _pair(draft: Draft, one: Mention, other: Mention, span: tuple[int, int], status: Status) -> None:
    ends = {(s.subject, s.object) for s in draft.states("cooperatesWith")}
    part = {(s.subject, s.object) for s in draft.states("partOf")}
    if (other.entity, one.entity) in ends or (one.entity, other.entity) in ends:
        return
    if (one.entity, other.entity) in part or (other.entity, one.entity) in part:
        return
    draft.state(one.entity, "cooperatesWith", other.entity, span, _WITH, status)


def _supplies(draft: Draft, match: re.Match[str]) -> None:
    makers = subjects(draft, match.start(), "Company")
    group = "to" if match["to"] else "to2"
    customers = draft.inside(match.start(group), match.end(group), "Company")
    for maker in makers[-1:]:
        for customer in customers:
            draft.state(maker.entity, "supplies", customer.entity, (maker.start, match.end()), _SUPPLIES)

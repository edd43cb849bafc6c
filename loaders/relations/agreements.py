"""signed: who has put a name to which agreement, and what the agreement makes of the parties."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS
from loaders.relations.actors import clause_begin, clause_stop
from loaders.relations.contracts import goods_after, supply_contract
from loaders.relations.parties import Parties, cooperate, parties

__all__ = ["read_agreements"]

_SIGNED = Reading("agreement.signed", 0.92)
_MEETING = Reading("agreement.no_title", 0.8, ("name",))
_VERB = (
    r"(?:共同|现场|正式|集中|当场|成功)?(?:签订|签署|签下|续签|签约|签有|签定|订立|达成|解除"
    r"|签(?=了?(?:一份|一揽子)?[^，。；！？]{1,20}?(?:协议|合同|意向书|备忘录)))"
)
_KIND = r"(?:协议书?|合同书?|备忘录|协定|意向书|责任书|合约|协约|公约)"
_SIGN = re.compile(
    rf"(?P<verb>{_VERB})(?:过|了|的)?(?:与其签[订署]的)?(?P<count>[\d一二两三四五六七八九十]+[个项份])?"
    rf"(?P<what>《[^》]{{2,40}}》(?:等)?|[^，。；！？《\n]{{0,26}}?{_KIND})"
)
_BARE = re.compile(
    r"(?P<verb>(?:正式|现场|集中|当场|成功)?签约)(?!仪式|活动|项目|金额|资金|额|率|一批|投资|落户|的|大会|现场|[\d一二两三四五六七八九十])(?=[，。；]|落|$)"
)
_JOINT = re.compile(r"合作|共建|协作|融合|战略|联合|友好|结对|三方|共同|联盟|校企|校地|政校|联动|协同|伙伴")
_SCHOOLED = re.compile(r"培养|开发|研发|技术|人才|实习|实训|科研|转化|产学研|订单班|委培|招聘|就业|基地")
"""What an agreement with a school is on that makes the parties cooperate."""
_VAGUE = re.compile(r"(?:正式|相关|有关|任何|多[项份]|一系列|初步|框架)*(?:协议书?|合同)")
_NO = re.compile(r"(?:没有|未|尚未|没|并未|未能|不曾|从未)(?:[^，。；]{0,8}|[与和同跟][^，。；]{0,30})$")
_PLAN = re.compile(r"(?:将|拟|计划|即将|有望|争取|商定|约定|准备|年底前)[^，。；]{0,14}$")
_OVER = re.compile(
    r"^[^。]{0,16}(?:到期|终止|解除|期满|作废|失效)[^。]{0,12}(?:未续|不再|失效)?|^[^。；]{0,10}(?:解除|终止|作废)"
)


_POST = re.compile(r"(?:副)?(?:处长|院长|主任|书记|部长|科长|所长)[\u4e00-\u9fff]{2,4}")
_LED = re.compile(r"[^，。；]{2,12}?(?:率队|带队|率团|一行|率领|带领)")
_LAPSED = re.compile(
    rf"的(?P<what>[^，。；！？《\n]{{0,12}}?{_KIND})[^，。；]{{0,8}}(?:到期|期满|解除|终止)(?!前|时|日|还有|后续)"
)


def read_agreements(draft: Draft) -> None:
    """State who signed what; a contract of supply, or an agreement to cooperate, says so of its parties too."""
    for sentence in draft.body():
        taken = sentence.start
        for match in _SIGN.finditer(draft.text, sentence.start, sentence.stop):
            _read(draft, match, sentence.stop)
            taken = match.end()
        for match in _LAPSED.finditer(draft.text, sentence.start, sentence.stop):
            _lapsed(draft, match)
        for match in _BARE.finditer(draft.text, sentence.start, sentence.stop):
            if match.start() >= taken or taken == sentence.start:
                _met(draft, match, sentence.stop)


def _read(draft: Draft, match: re.Match[str], limit: int) -> None:
    text, at = draft.text, match.start()
    clause = clause_begin(draft, at)
    what = match["what"].removesuffix("等") if match["what"].startswith("《") else match["what"]
    title = re.sub(r"^(?:了|一份|一批|[\d.]+[万亿]*元的?|[\d一二两三四五六七八九十]+[个项份])", "", what.strip("《》"))
    before, after = text[clause:at], text[match.end() : limit]
    signers = parties(draft, at) or _alone(draft, match)
    if (
        signers is None
        or len(signers.all) < 2
        or (match["verb"].endswith("签") and not re.search("[与和同跟]", before))
    ):
        return
    status: Status = "stated"
    if _NO.search(before):
        if _VAGUE.fullmatch(title):
            return
        status = "negated"
    elif "解除" in match["verb"] or _OVER.search(after):
        status = "ended"
    elif _PLAN.search(before):
        status = "planned"
    if match["verb"].endswith("达成") and not re.search(r"协议|合同|备忘录", title):
        return
    signers = Parties(_sent(draft, signers.ours), _sent(draft, signers.theirs), signers.together)
    names = [draft.name(m.entity) for m in signers.all]
    name = what if what.startswith("《") else title
    if len(title) <= 5 or _VAGUE.fullmatch(title):
        name = f"{names[0]}与{'、'.join(names[1:3])}{title}"
    printed = title if name != title else ""
    agreement = draft.entity("Agreement", name, printed)
    start, stop = match.span("what")
    draft.mark(start, start + len(what), agreement)
    span = (min(signers.start, clause), stop)
    for party in signers.all:
        draft.state(party.entity, "signed", agreement, span, _SIGNED, status)
    clause_end = clause_stop(draft, stop, limit)
    school = any(draft.cls(m.entity) == "EducationalInstitution" for m in signers.all)
    joint = (
        _JOINT.search(title)
        or (school and _SCHOOLED.search(title))
        or re.match(r"，(?:共建|共同|联合|双方将[^，。]*合作)", text[clause_end : clause_end + 20])
    )
    if "意向" in title:
        cooperate(draft, signers, span, "intended" if status == "stated" else status)
    elif joint:
        together = "三方" in title or "三方" in before
        cooperate(draft, Parties(signers.ours, signers.theirs, together), span, status)
    supply_contract(draft, title, list(signers.all), span, status)
    goods_after(draft, list(signers.all), clause_end, span, status)


def _sent(draft: Draft, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the parties, the zone or school of a body that only a post names (书记甲率队, 就业处处长乙)."""
    homes = {s.subject: s.object for s in draft.states("partOf")}
    kinds = {entity: draft.cls(home) for entity, home in homes.items()}
    return tuple(
        Mention(m.start, m.stop, homes[m.entity])
        if (kinds.get(m.entity) == "Zone" and _LED.match(draft.text, m.stop))
        or (kinds.get(m.entity) == "EducationalInstitution" and _POST.match(draft.text, m.stop))
        else m
        for m in found
    )


def _alone(draft: Draft, match: re.Match[str]) -> Parties | None:
    """Read 甲与乙2021年签订的…, and 该区已解除与其签订的…: the parties stand further off."""
    sentence = draft.sentence(match.start())
    if "与其签" in match.group() or draft.text[max(0, match.start() - 2) : match.start()] == "与其":
        clause = clause_begin(draft, match.start())
        ours = draft.inside(clause, match.start(), *ORGANIZATIONS)[:1]
        theirs = draft.inside(sentence.start, clause, "Company", "FinancialInstitution")[-1:]
        if ours and theirs:
            return Parties(tuple(theirs), tuple(ours))
    return None


def _lapsed(draft: Draft, match: re.Match[str]) -> None:
    """Read 甲与乙的供地合同到期."""
    signers = parties(draft, match.start(), gap=0)
    if signers is None:
        return
    title = match["what"]
    names = [draft.name(m.entity) for m in signers.all]
    name = f"{names[0]}与{'、'.join(names[1:3])}{title}" if len(title) <= 5 else title
    agreement = draft.entity("Agreement", name, title if name != title else "")
    for party in signers.all:
        span = (min(signers.start, match.start()), match.end())
        draft.state(party.entity, "signed", agreement, span, _SIGNED, "ended")


def _met(draft: Draft, match: re.Match[str], limit: int) -> None:
    """Read A与B签约: an agreement without a title, named after its parties."""
    at = match.start()
    signers = parties(draft, at)
    clause = clause_begin(draft, at)
    before = draft.text[clause:at]
    if signers is None or not 2 <= len(signers.all) <= 3 or _NO.search(before) or not _single(draft, signers.all):
        return
    if re.search(r"\d+(?:个|家)[^，。；]{0,6}$|见证[^，。；]{0,4}$", before):
        return
    school = any(draft.cls(m.entity) == "EducationalInstitution" for m in signers.all)
    names = [draft.name(m.entity) for m in signers.all]
    agreement = draft.entity("Agreement", "与".join(names[:2]) + ("合作协议" if school else "签约协议"))
    status: Status = "planned" if _PLAN.search(before) else "stated"
    span = (min(signers.start, clause), match.end())
    for party in signers.all:
        draft.state(party.entity, "signed", agreement, span, _MEETING, status)
    end = clause_stop(draft, min(match.end() + 1, limit), limit)
    if school or _JOINT.search(draft.text[match.end() : end]):
        cooperate(draft, signers, span, status)


def _single(draft: Draft, found: tuple[Mention, ...]) -> bool:
    """Tell whether the parties are named in full: 与甲、乙等五家企业签约 is no one agreement."""
    return not re.match(r"等", draft.text[found[-1].stop : found[-1].stop + 1])

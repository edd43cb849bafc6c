"""cooperatesWith: what organisations build, found, study or plan together, or mean to."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS
from loaders.relations.actors import clause_begin, clause_stop
from loaders.relations.agreements import read_agreements
from loaders.relations.deliveries import read_deliveries
from loaders.relations.parties import Parties, cooperate, parties, with_subject
from loaders.relations.supply import read_supply

__all__ = ["read_cooperation"]

_INTENT = Reading("cooperation.intended", 0.85)
_CREDIT = Reading("cooperation.credit", 0.8)
_DO = re.compile(
    r"(?P<do>共建|合建|共同(?:研发|开发|打造|组建|建设|设立|成立|出资|投资|攻关|申报|建立|发起|谋划|搭建|承担|开展)"
    r"|联合(?:开设|开办|办学|研发|研制|开发|培育|选育|打造|组建|建设|成立|攻关|申报|培养|设立|共建|开展|建立|发起|承担|实施)|合资(?:建设|开工|成立|组建|设立)?"
    r"|(?:成立|组建|建立|组成)了?[^，。；]{0,8}(?:联盟|联合体|共同体|合资公司|联合实验室)"
    r"|(?:开展|深化|加强|推进|建立|达成|展开|进行|保持)[^，。；]{0,12}(?:合作|协作)(?!意向|区|社|共识)|合作(?=[，。；]|建设|开发|研发|开展|共建)|结对|牵手|结为[^，。；]{0,6}(?:伙伴|友好)"
    r"|举行[^，。；]{0,10}(?:产教融合|合作|校企)[^，。；]{0,6}签约"
    r"|校企合作|战略合作)"
)
_MEANT = re.compile(r"(?:达成|签订|签署|形成)(?:了)?[^，。；]{0,12}意向(?!金额)")
_ENDED = re.compile(r"的?(?:[^，。；]{0,12}的)?合作(?:[^，。；]{0,8})(?:终止|到期|中止|结束|不再)")
_LEND = re.compile(r"(?:拟|意向|将|计划)为(?P<to>[^，。；]{2,24}?)提供[^，。；]{0,16}(?:担保|授信|贷款|融资|信贷)")
_TOGETHER = re.compile(r"联盟|联合体|共同体")
_DEEPEN = re.compile(
    r"(?:深化|加强|密切|拓展|开展|推进)(?:了)?[与和同](?P<with>[^，。；]{2,24}?)(?:之间)?的[^，。；]{0,10}(?:合作|协作|对接合作)(?=[，。；])"
)
_NOT = re.compile(r"(?:没有|未|尚未|不再|停止|并未|暂未)(?:[^，。；]{0,8}|[与和同跟][^，。；]{0,30})$")
_TALK = re.compile(r"交流|探讨|座谈|商谈|交换|洽谈|建议|调研|考察|研讨|讨论|表示|希望|提出")
_PLAN = re.compile(r"(?:将|拟|计划|谋划|推动|推进|加快|希望|争取|下一步|准备|支持|鼓励|探索|有望|明年)")
_HOLD = re.compile(r"(?:主办|举办|召开|承办|举行)")


def read_cooperation(draft: Draft) -> None:
    """State supplies, agreements and cooperation, each resting on the one before."""
    read_supply(draft)
    read_deliveries(draft)
    read_agreements(draft)
    for sentence in draft.view.sentences:
        if sentence.role == "zone":
            continue
        for match in _ENDED.finditer(draft.text, sentence.start, sentence.stop):
            _ended(draft, match)
        for match in _MEANT.finditer(draft.text, sentence.start, sentence.stop):
            _meant(draft, match)
        for match in _DEEPEN.finditer(draft.text, sentence.start, sentence.stop):
            theirs = draft.inside(*match.span("with"), *ORGANIZATIONS)
            if theirs and (found := with_subject(draft, match.start(), theirs)):
                cooperate(draft, found, (min(found.start, match.start()), match.end()), "stated")
        for match in _LEND.finditer(draft.text, sentence.start, sentence.stop):
            _lent(draft, match)
        for match in _DO.finditer(draft.text, sentence.start, sentence.stop):
            _joint(draft, match, sentence.stop)


def _joint(draft: Draft, match: re.Match[str], limit: int) -> None:
    text, at = draft.text, match.start()
    clause = clause_begin(draft, at)
    stop = clause_stop(draft, match.end(), limit)
    if _HOLD.search(text[match.start() : stop]) and "联合" in match["do"]:
        return
    found = parties(draft, at)
    if found is None or _NOT.search(text[clause:at]):
        return
    if re.search(r"(?:就|围绕)[^，。；]{0,4}$", text[clause:at]):
        return
    if "合作" in match["do"] and _TALK.search(text[clause:stop]):
        return
    lead = text[clause:at]
    status: Status = "stated"
    if re.search(r"意向|有意", text[clause:stop]) or ("谋划" in match["do"] and "意向" in text[stop:limit]):
        status = "intended"
    elif _PLAN.search(lead) or _planned_before(draft, found, clause):
        status = "planned"
    if re.search(r"不再(?:延续|续|合作)|到期后|已终止", text[match.end() : stop]):
        status = "ended"
    if _TOGETHER.search(text[match.start() : stop]):
        found = Parties(found.ours, found.theirs, together=True)
    cooperate(draft, found, (min(found.start, clause), stop), status)


def _planned_before(draft: Draft, found: Parties, clause: int) -> bool:
    """Tell whether the clause before, whose subject goes on here, speaks of a plan (甲计划建成乙，与丙共建丁)."""
    if found.together:
        return False
    first = found.ours[0]
    start = first.stop if first.stop > first.start else draft.sentence(clause).start
    return start < clause and bool(
        re.search(r"计划|拟|将(?=于|在|建|投|新|开|启|实施|打造|继续|进一步|落|生产|成为|增)", draft.text[start:clause])
    )


def _meant(draft: Draft, match: re.Match[str]) -> None:
    found = parties(draft, match.start())
    if found is None or _NOT.search(draft.text[clause_begin(draft, match.start()) : match.start()]):
        return
    span = (min(found.start, clause_begin(draft, match.start())), match.end())
    cooperate(draft, found, span, "intended", _INTENT)


def _ended(draft: Draft, match: re.Match[str]) -> None:
    found = parties(draft, match.start())
    if found is not None:
        span = (min(found.start, clause_begin(draft, match.start())), match.end())
        cooperate(draft, found, span, "ended")


def _lent(draft: Draft, match: re.Match[str]) -> None:
    """Read 某担保拟为某厂提供担保: a bank's intention."""
    banks = draft.inside(clause_begin(draft, match.start()), match.start(), "FinancialInstitution", "Company")[-1:]
    firms: list[Mention] = draft.inside(*match.span("to"), *ORGANIZATIONS)
    if banks and firms and banks[0].stop >= match.start() - 6:
        found = Parties(tuple(banks), tuple(firms))
        cooperate(draft, found, (banks[0].start, match.end()), "intended", _CREDIT)

"""cooperatesWith: what organisations build, found, study or plan together, or mean to."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS, first_joined
from loaders.relations.actors import actors, clause_begin, clause_stop
from loaders.relations.agreements import read_agreements
from loaders.relations.deliveries import read_deliveries
from loaders.relations.origins import read_origins
from loaders.relations.outlets import read_outlets
from loaders.relations.parties import Parties, cooperate, parties, with_subject
from loaders.relations.supply import read_supply

__all__ = ["read_cooperation"]

_INTENT = Reading("cooperation.intended", 0.85)
_CREDIT = Reading("cooperation.credit", 0.8)
_DO = re.compile(
    r"(?P<do>共建|合建|合办|联办|共办|(?:共同|携手|合力|联手|联合)攻[克关]|共同(?:研发|开发|打造|组建|建设|设立|成立|出资|投资|攻关|申报|建立|发起|谋划|搭建|承担|开展)"
    r"|联合(?:开设|开办|办学|研发|研制|开发|培育|选育|打造|组建|建设|成立|攻关|申报|培养|设立|共建|开展|建立|发起|承担|实施)|合资(?:建设|开工|成立|组建|设立)?"
    r"|(?:成立|组建|建立|组成)了?[^，。；]{0,8}(?:联盟|联合体|共同体|合资公司|联合实验室)"
    r"|(?:开展|深化|加强|推进|建立|达成|展开|进行|保持)[^，。；]{0,12}(?:合作|协作)(?!意向|区|社|共识)"
    r"|合作(?=[，。；]|建设|开发|研发|攻关|研制|开展|共建|推出|打造|成立|设立|实施|生产|开办|培养|了?\d+多?年|了?多年"
    r"|(?:至今|已有?|逾|长达|多年)[^，。；]{0,8}(?:$|[，。；]))|结对|[结缔][成结][^，。；]{0,6}(?:对子|伙伴|友好)"
    r"|(?:开展|实施|推行|开设)[^，。；]{0,6}(?:订单班|订单式|定向|联合|学徒制)培养|强强(?:联合|联手)|有着?[^，。；]{0,6}合作(?=[，。；]|关系|基础)|牵手|结为[^，。；]{0,6}(?:伙伴|友好)"
    r"|举行[^，。；]{0,10}(?:产教融合|合作|校企)[^，。；]{0,6}签约"
    r"|校企合作|战略合作|(?:协同|联动|融合|错位|抱团)发展(?=[，。；]))"
)
_MEANT = re.compile(r"(?:达成|签订|签署|形成)(?:了)?(?!落户|入驻|就业|购房|租赁|录用|求职)[^，。；]{0,12}意向(?!金额)")
_ENDED = re.compile(r"(?:的[^，。；的]{0,12})?合作(?:[^，。；]{0,8})(?:终止|到期|中止|结束|不再)")
_LEND = re.compile(r"(?:拟|意向|将|计划)为(?P<to>[^，。；]{2,24}?)提供[^，。；]{0,16}(?:担保|授信|贷款|融资|信贷)")
_TOGETHER = re.compile(r"联盟|联合体|共同体")
_HAND = re.compile(r"(?:携手|联手|牵手|联合)(?:[^，。；与和]{0,6}(?:高校|院校|企业|机构|公司))?(?=[^，。；]{2})")
_GOES_ON = re.compile(r"，(?:双方)?(?:共同|联合|合作|合力|携手|共建|共促|成立|设立|组建|开展|围绕)")
_PARTNER = re.compile(
    r"(?:是|成为|作为)(?P<of>[^，。；]{2,24}?)的[^，。；]{0,10}(?:合作|共建|实习|实训|研究)(?:伙伴|单位|企业|基地|院校)"
)
_THEIR = re.compile(
    r"[与和同](?P<with>[^，。；]{2,24}?)(?:之间)?的(?:深度|长期|产学研|校企|技术|战略|良好|紧密)*合作"
    r"(?=项目|成果|始于|开始|取得|结出|不断|持续|更加|进入|走向|日益|由来|获|已|也)"
)
_EVENTS = re.compile(r"举办|召开|主办|承办|举行|印发|发布|检查|执法|开展[^，。；]{0,8}(?:行动|活动|检查)")
_WISHED = re.compile(r"洽谈|商谈|磋商|接洽|商讨|(?<=[学司区团会业])谈")
_DEEPEN = re.compile(
    r"(?:深化|加强|密切|拓展|开展|推进)(?:了)?[与和同](?P<with>[^，。；]{2,24}?)(?:之间)?的[^，。；]{0,10}(?:合作|协作|对接合作)(?=[，。；])"
)
_NOT = re.compile(r"(?:没有|未|尚未|不再|停止|并未|暂未)(?:[^，。；]{0,8}|[与和同跟][^，。；]{0,30})$")
_TALK = re.compile(r"交流|探讨|座谈|商谈|交换|洽谈|建议|调研|考察|研讨|讨论|表示|希望|提出")
_PLAN = re.compile(r"(?:将|拟|计划|谋划|推动|推进|加快|希望|争取|下一步|准备|支持|鼓励|探索|有望|明年|同意|审议通过)")
_HOLD = re.compile(r"(?:主办|举办|召开|承办|举行)")


def read_cooperation(draft: Draft) -> None:
    """State supplies, agreements and cooperation, each resting on the one before."""
    read_supply(draft)
    read_outlets(draft)
    read_origins(draft)
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
        for match in _HAND.finditer(draft.text, sentence.start, sentence.stop):
            _hand(draft, match, sentence.stop)
        for match in _PARTNER.finditer(draft.text, sentence.start, sentence.stop):
            _partner(draft, match, match.span("of"))
        for match in _THEIR.finditer(draft.text, sentence.start, sentence.stop):
            _partner(draft, match, match.span("with"))
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
    if (
        re.search(r"意向|有意", text[clause:stop])
        or (_WISHED.search(lead) and not re.search("将|拟|计划", lead))
        or ("谋划" in match["do"] and "意向" in text[stop:limit])
    ):
        status = "intended"
    elif _PLAN.search(lead) or _planned_before(draft, found, clause):
        status = "planned"
    if re.search(r"不再(?:延续|续|合作)|到期后|已终止", text[match.end() : stop]):
        status = "ended"
    if _TOGETHER.search(text[match.start() : stop]):
        found = Parties(found.ours, found.theirs, together=True)
    cooperate(draft, found, (min(found.start, clause), stop), status)


def _hand(draft: Draft, match: re.Match[str], limit: int) -> None:
    """Read 甲携手乙成立研究院, 由甲牵头，联合乙、丙组建联合体."""
    theirs = draft.inside(match.end(), clause_stop(draft, match.end(), limit), *ORGANIZATIONS)
    if not theirs or theirs[0].start != match.end() or theirs[0].entity == draft.zone:
        return
    theirs = first_joined(draft, theirs)
    clause = clause_begin(draft, match.start())
    stop = clause_stop(draft, theirs[-1].stop, limit)
    bare = stop == theirs[-1].stop and not _GOES_ON.match(draft.text, stop)
    if bare or _EVENTS.search(draft.text[theirs[-1].stop : stop]):
        return
    ours = actors(draft, match.start(), *ORGANIZATIONS, every=(*ORGANIZATIONS, "Project"))
    if ours and draft.cls(ours[0].entity) == "GovernmentBody" and draft.cls(theirs[0].entity) == "GovernmentBody":
        return
    status: Status = "planned" if _PLAN.search(draft.text[clause : match.start()]) else "stated"
    if ours:
        cooperate(draft, Parties(tuple(ours), tuple(theirs)), (min(clause, ours[0].start), stop), status)


def _partner(draft: Draft, match: re.Match[str], span: tuple[int, int]) -> None:
    """Read 甲是乙的长期合作伙伴, 甲与乙的合作项目获奖."""
    theirs = draft.inside(*span, *ORGANIZATIONS)
    clause = clause_begin(draft, match.start())
    ours = draft.inside(clause, match.start(), *ORGANIZATIONS) or actors(draft, match.start(), *ORGANIZATIONS)
    if theirs and ours and theirs[0].start <= span[0] + 2 and not _NOT.search(draft.text[clause : match.start()]):
        cooperate(draft, Parties(tuple(ours[-1:]), tuple(theirs)), (min(clause, ours[-1].start), match.end()), "stated")


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

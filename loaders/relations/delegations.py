"""Lists of those who come to an event by delegates (甲公司、乙局等12家单位负责人), and the statement that they do."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS, clause_start
from loaders.mentions.people import title_of
from loaders.relations.event_span import proof

__all__ = ["NUMBER", "PLANNED", "clauses_before", "delegation", "state_part", "unnamed"]

NUMBER = r"(?:[\d一二两三四五六七八九十百多数几]+余?(?:多)?(?:家|个|名|位|所|户|人))"
_WHO = (
    r"(?:[\u4e00-\u9fff]{0,10}?(?:负责人|代表|负责同志|人员|主要领导|有关同志|专家|党员|干部|教师|师生|企业家|客商|投资方|企业"
    r"|机构|单位|高校|院校|部门|商会|协会|茶企|药企|车企|银行|骨干|会员|学者|嘉宾|选手|学员|职工|员工|毕业生|学生))"
)
_HOW = (
    r"(?:等|共|抱团|携手|集体|双双|悉数|首次|再次|成功|派员|派代表|[\d]+余?(?:名|人)|分别|先后|依次|现场|当场|当众|一一|逐一|踊跃|积极|纷纷|应邀|受邀|也|均|都|已|将|拟|确认|组团|一同|共同|就|围绕|对|针对|向|在"
    r"|结合|从|相关|作为代表|没有|未能?|作了?|因故|临时退出，|登台|登场|(?:赴|前往)[^，。；]{2,8}?|带着[^，。；]{1,8}?|携[^，。；]{2,20}?)"
)
_MORE = rf"(?:(?:[、和与及]|以及)(?:各|相关|有关|部分|区|辖区)*(?:[\u4e00-\u9fff]{{2,6}}、)*{NUMBER}?{_WHO})*"
_DELEGATE = re.compile(
    rf"(?:、[A-Z][A-Za-z .]{{1,20}})?(?:等|以及|及|和|与)?{NUMBER}?{_WHO}?{_MORE}(?:的?{NUMBER}{_WHO}?)?{_HOW}*"
)
_LINK = re.compile(r"(?:以及|和|及|与|还有)?")
_UNNAMED = re.compile(rf"(?:以及|和|及|与)?[^，。；：“”的]{{0,60}}?{_WHO}(?:{_HOW})*")
_ABOUT = re.compile(rf"(?:等)?{NUMBER}?{_WHO}?(?:{_HOW})*(?:就|围绕|对|针对|结合|从|向)[^，。；]*")
_GAP = re.compile(
    rf"(?:等)?(?:{NUMBER}{_WHO}?|{_WHO})?(?:、[\u4e00-\u9fff]{{2,10}}[局处办委队所院会])*(?:[、和与及，]|以及)(?:[\u4e00-\u9fff“”]{{0,16}}(?:“链主”|链主|龙头|企业|公司))?"
)
_FIRMS = re.compile(rf"等{NUMBER}?(?:企业|单位|机构|公司)")
_FIRM = ("Company", "FinancialInstitution")
_PLACED = frozenset("在到赴对向于给从")
PLANNED = re.compile(r"将|拟|计划|邀请$|确认")
_MEMBERS = re.compile(r"人大代表|政协委员")
"""Members of an assembly, who come for themselves."""
_NEGATED = re.compile(r"没有|未能?")


def delegation(draft: Draft, stop: int, *, about: bool) -> list[Mention]:
    """Return the organisations that are the subject of a verb at a position, themselves or by delegates."""
    start = clause_start(draft, stop, "，。；：！？\n")
    found = draft.inside(start, stop, *ORGANIZATIONS, "Person")
    for number in range(len(found) - 1, -1, -1):
        last, gap = found[number], draft.text[found[number].stop : stop]
        if _DELEGATE.fullmatch(gap) or (about and _ABOUT.fullmatch(gap)):
            break
        if not about:
            return []
    else:
        return []
    if draft.cls(last.entity) == "Person" or draft.text[last.start - 1] in _PLACED:
        return []
    group = [last]
    spoken = None  # the name of one who stands in the list for his firm (甲公司总经理|张某、乙公司等企业负责人)
    for mention in reversed(found[:number]):
        gap = draft.text[mention.stop : (spoken or group[0]).start]
        if draft.cls(mention.entity) == "Person":
            if not _GAP.fullmatch(gap) or not _FIRMS.match(draft.text, last.stop):
                break
            spoken = mention
        elif _GAP.fullmatch(gap) or (spoken and title_of(gap) == gap and draft.cls(mention.entity) in _FIRM):
            group.insert(0, mention)
            spoken = None
        else:
            break
    return [] if draft.text[group[0].start - 1] in _PLACED else group


def unnamed(draft: Draft, stop: int) -> bool:
    """Tell whether those who come in the clause up to a verb are said only by what they are (以及企业代表|参加)."""
    start = clause_start(draft, stop, "，。；：！？\n")
    return not draft.inside(start, stop, "Person") and _UNNAMED.fullmatch(draft.text, start, stop) is not None


def clauses_before(draft: Draft, position: int) -> list[Mention]:
    """Return the organisations that the clauses before list as well (甲局、乙局负责同志，|以及丙公司代表参加)."""
    group: list[Mention] = []
    start = clause_start(draft, position, "，。；：！？\n")
    if not _LINK.fullmatch(draft.text, start, position) and not _UNNAMED.match(draft.text, start, position):
        return group
    while draft.text[start - 1 : start] == "，":
        stop, start = start - 1, clause_start(draft, start - 1, "，。；：！？\n")
        found = draft.inside(start, stop, *ORGANIZATIONS, "Person")
        if not found and _UNNAMED.fullmatch(draft.text, start, stop):
            continue
        listed = delegation(draft, stop, about=False) if found and found[-1].stop < stop else []
        if not listed or not _LINK.fullmatch(draft.text, start, listed[0].start):
            break
        group = [*listed, *group]
    return group


def state_part(
    draft: Draft,
    group: list[Mention],
    verb: tuple[int, int],
    event: Mention,
    future: frozenset[str],
    reading: Reading,
) -> None:
    """State that organisations take part in an event, those left out that hold it."""
    between = draft.text[group[-1].stop : verb[0]]
    before = draft.text[max(clause_start(draft, group[0].start), group[0].start - 4) : group[0].start]
    status: Status = "stated"
    if _NEGATED.search(between):
        status = "negated"
    elif event.entity in future or PLANNED.search(between) or re.search(r"(?:将|拟)(?:邀请)?$", before):
        status = "planned"
    holders = {s.subject for s in draft.states("organized") if s.object == event.entity}
    part_of = [(s.subject, s.object) for s in draft.states("partOf")]
    holders |= {whole for part, whole in part_of if part in holders and draft.cls(whole) == "Zone"}
    for mention in group:
        if mention.entity not in holders and not _MEMBERS.search(draft.text, mention.start, mention.stop + 2):
            span = proof(draft, (mention.start, verb[1]), event)
            draft.state(mention.entity, "participatedIn", event.entity, span, reading, status)

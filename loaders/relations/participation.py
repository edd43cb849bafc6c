"""attended, chaired, addressed: which people did what at an event."""

import re
from functools import cache

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import clause_start, join
from loaders.lexicon import pattern
from loaders.mentions.people import mark_people, title_of
from loaders.reading import Sentence
from loaders.relations.event_span import (
    at_event,
    event_near,
    in_quote,
    paragraphs_between,
    proof,
    relative,
    takes_event,
)

__all__ = ["read_participants"]

_READINGS = {
    "attended": Reading("event.attended", 0.95),
    "chaired": Reading("event.chaired", 0.95),
    "addressed": Reading("event.addressed", 0.9),
}
_MEANS = {"told": "addressed", "spoke": "addressed", "shown": "attended", "unveiled": "attended", "met": "attended"}
_MEANS |= {"proclaimed": "addressed", "signed": "attended", "led": "attended"}
"""What an act says of its doer where it is not called by the relation's own name."""
_CHAIR = r"主持(?!人|制定|建设|实施|研发|编制|工作|设计|完成)"
_TALK = (
    r"(?:作了?[\u4e00-\u9fff]{2,10}?(?:报告|演讲|辅导|动员|致辞|讲座|推介|讲话|发言)"
    r"|(?<!教)(?:授|上|讲)了?[第一首开]了?[^，。；]{0,6}课(?!程|题|堂)"
    r"|提出?了?(?:具体|明确|工作|相关|有关|[几两三四五]点)+(?:要求|意见|希望|建议)|提出了?(?:要求|意见))"
)
_SPEECH = r"在?(?:重要)?(?:致辞|讲话|发言|演讲)[中时]|在(?:座谈|会谈|交流)(?:会)?[中时](?=[，说指强表]|$)"
_NOUN = r"(?!会|人|员|团|官|稿|嘉宾|精神|中|时|的|活动|大会|内容)"
_OBJECT = re.compile(r"出席|参加|参与")
_WEAK = re.compile(r"带队|率(?!领?[\u4e00-\u9fff]{0,8}?(?:招商|考察))|陪同|听取|见证|宣布|到现场|到会场")
_GATHERS = re.compile(r"出席|参加|列席|参会|与会|到会|到场|陪同|见证")
"""Acts whose doers may be a list of many clauses."""
_PRESENT = re.compile(r"出席|参加|列席|参会|与会|到会|到场|莅临")
_TELLS = ("说", "坦言", "表示")
_SAYS = re.compile(r"强调|指出|要求")
_STAFF = (
    r"(?:负责人|负责同志|代表|工作人员|相关人员|有关人员|人员|班子成员|成员|领导|企业家|客商|专家|部门|单位|企业|干部|嘉宾|[局办委队院行]"
    r"|领导干部|师生)(?:[\d一二三四五六七八九十余多]+(?:人|家|个))?"
)
"""How a list of those who come unnamed ends, behind the people whom it names."""
_TAIL = re.compile(
    r"、[^，。；：“”的]{2,60}(?:负责人|代表|嘉宾|客商)[^，。；：“”]{0,8}"
    rf"|(?:，(?:以及|和|及)?[^，。；：“”的]{{2,90}}?的?{_STAFF}){{1,4}}(?:等|共[\d余多]+人|共同|一同|应邀|分别)*"
    r"|[^，。；：“”的]{0,20}|等[^，。；：“”]{0,24}|[^，。；：“”的]{0,12}，|(?:以及|和|及)[^，。；：“”]{2,24}"
    r"|(?:教授|老师|博士|专家|研究员|院长)?(?:运用|用|以|结合|通过|围绕|从)[^，。；：“”]{2,24}"
)
_CLOSE = re.compile(
    r"(?:同志|还|也|又|首先|最后|随后|同时|着重|特别|一再|反复|明确|在[^，。]{0,14}[中时上]|就[^，。]{2,20}|对[^，。]{2,20}|围绕[^，。]{2,20})*"
)
_ADVERBS = re.compile(
    r"(?:分别|共同|一同|先后|依次|应邀|受邀|到会|现场|在会上|代表[^，。；]*|等[^，。；]*|因[^，。；]*|没有|未能?|没能|将|拟|作了?|做了?|发表|致)+$"
)
_ONWARD = re.compile(r"了?[^。；]{0,40}?(?:，?并|，?还|、|和|及|，?同时|，?随后)[^。；，]{0,20}|[^，。；]{0,4}，?")
_OTHERS = re.compile(r"负责人|负责同志|人员|干部|企业|各|部门|单位|嘉宾|客商|[\d多]余?[名人]|来自")
"""Words that bring in other doers than those of the act before."""
_FIRMS = re.compile(r"等[\d一二两三四五六七八九十百多余]*(?:家|户|个|企业|公司|单位|园区)")
"""What tells that a list is one of firms, in which a bare name is no person's."""
_OPEN = frozenset("，。；：！？\n”")
_LEADERS = re.compile(r"领导(?:班子成员)?$")
_SEPARATOR = re.compile(r"[、，和与同及]|以及|还有|暨")
_FOR = Reading("event.spoken_for", 0.8)
_FOR_FIRM = re.compile(r"代表(?:企业|公司|入驻企业|参会企业|签约企业|客商)")
_OF_FIRMS = re.compile(r"等(?:[\d一二两三四五六七八九十]+[位名])?企业(?:家|负责人|代表|高管)")
_PLANNED = re.compile(r"将|拟|计划|预计|定于")
_NEGATED = re.compile(r"没有|没能|未能?|缺席")


@cache
def _acts() -> re.Pattern[str]:
    """Return the verbs of taking part; `told` and `shown` count only where something says that it was at the event."""
    return re.compile(
        rf"(?P<proclaimed>宣布(?=[，：]))"
        rf"|(?P<attended>(?:{pattern('cues', 'attend')}"
        r"|率领?[\u4e00-\u9fff]{0,8}?(?:小分队|代表团|考察[组团]|招商[组团]|工作组|专班|一行)"
        r"|(?:一同|一起|随同|陪同)(?:考察|调研|参加|前往|招商|走访)"
        r"|到(?:[\u4e00-\u9fff]{2})?现场)"
        r"(?!单位|人员|人数|企业|客商|嘉宾|代表))"
        rf"|(?P<addressed>{pattern('cues', 'address')}|{_TALK}){_NOUN}"
        rf"|(?P<spoke>{_SPEECH})"
        rf"|(?P<chaired>{_CHAIR})"
        r"|(?P<told>发布|安排部署|介绍|解读|通报|宣读|分享|表示|表态|坦言|说)(?!明|法|服|会|栏)"
        r"|(?P<unveiled>(?<!仪)(?:揭牌|揭幕|剪彩|奠基|授牌|点火))(?!仪式|活动)"
        r"|(?P<signed>签下|签订|签署|签约(?!仪式|活动|项目|企业|金额|环节|双方|各方|单位))"
        r"|(?P<led>担?任(?:现场)?总指挥)"
        r"|(?P<met>面对面(?:交流|座谈|沟通))"
        r"|(?P<shown>提出(?!了?(?:[几两三四五]点|具体|明确|工作|相关)*(?:要求|意见))|展示|演示|反映|回应|答复|提问|与[^，。；]{1,8}(?:座谈|交流|洽谈))"
    )


def read_participants(draft: Draft, future: frozenset[str]) -> None:
    """State which people chaired, addressed or attended the events of the article; `future` are those only planned."""
    for sentence in draft.body():
        _sentence(draft, sentence, future)


def _sentence(draft: Draft, sentence: Sentence, future: frozenset[str]) -> None:
    floor, doers, onward = sentence.start, list[Mention](), False
    for match in _acts().finditer(draft.text, sentence.start, sentence.stop):
        if in_quote(draft, match.start()) or draft.covered(match.start()) is not None:
            continue
        if _OBJECT.fullmatch(draft.text, max(sentence.start, match.start() - 2), match.start()):
            continue  # 参加|推介活动
        if relative(draft, match.end()):
            continue  # 向出席|活动的嘉宾表示欢迎
        found = _doers(draft, match, floor)
        if not found and doers:
            found = _carried(draft, floor, match, doers)
        floor = match.end()
        event = _event(draft, match, found, onward=onward) if found else None
        onward = event is not None or (onward and not found)
        doers = found
        if event is not None:
            for mention in found:
                _state(draft, match, mention, event, future)


def _event(draft: Draft, match: re.Match[str], doers: list[Mention], *, onward: bool) -> Mention | None:
    """Return the event of an act, or None when the act is no taking part in one.

    With `onward` the sentence has said before what somebody did at the event.
    """
    word, tail = match.group(), draft.text[doers[-1].stop : match.start()]
    if match["met"]:
        return event_near(draft, match.end(), 0)
    if match["told"] or match["proclaimed"] or match["shown"] or match["unveiled"] or match["signed"]:
        if match["unveiled"] and (ceremony := _ceremony(draft, word)):
            return ceremony
        if not at_event(draft, match.start()) and not onward:
            return None
        return event_near(draft, match.end(), 1)
    if match["led"]:
        return event_near(draft, match.end(), 0)
    if _OBJECT.fullmatch(word) and not takes_event(draft, match.end()):
        return None
    if _SAYS.fullmatch(word):
        if not _CLOSE.fullmatch(tail) or draft.text[match.end() : match.end() + 1] in "的。":
            return None
        event = event_near(draft, match.end(), 4)
        known = event is not None and _took_part(draft, doers[-1].entity, event.entity)
        near = event is not None and paragraphs_between(draft, event.start, match.start()) <= 1
        return event if known or near else None
    return event_near(draft, match.end(), 1 if word == "见证" else 0 if _WEAK.match(word) else 2)


def _ceremony(draft: Draft, word: str) -> Mention | None:
    """Return the one ceremony of the article that is named after what people do at it (揭牌)."""
    named = [event.id for event in draft.of_class("Event") if word in event.name]
    return draft.mentions_of(named[0])[0] if len(named) == 1 and draft.mentions_of(named[0]) else None


def _took_part(draft: Draft, person: str, event: str) -> bool:
    return any(s.subject == person and s.object == event for name in _READINGS for s in draft.states(name))


def _state(draft: Draft, match: re.Match[str], mention: Mention, event: Mention, future: frozenset[str]) -> None:
    relation = next((relation for group, relation in _MEANS.items() if match[group]), str(match.lastgroup))
    if match["told"] and match.group() in _TELLS and draft.text[event.stop : event.stop + 2] == "现场":
        relation = "attended"  # 某某活动现场，甲公司董事长某某感慨地说
    between = draft.text[max(mention.stop, clause_start(draft, match.start())) : match.start()]
    status: Status = "stated"
    if _NEGATED.search(between):
        status = "negated"
    elif _PLANNED.search(between) or event.entity in future:
        status = "planned"
    if status == "planned" and relation == "attended":
        return
    if relation == "attended" and not _PRESENT.match(match.group()) and _did_more(draft, mention.entity, event.entity):
        return
    span = proof(draft, join((mention.start, mention.stop), match.span()), event)
    draft.state(mention.entity, relation, event.entity, span, _READINGS[relation], status)
    if _FOR_FIRM.search(between) or (relation == "addressed" and _OF_FIRMS.search(between)):
        for post in draft.states("holdsPost"):
            if post.subject == mention.entity and draft.cls(post.object) in ("Company", "FinancialInstitution"):
                draft.state(post.object, "participatedIn", event.entity, span, _FOR, status)


def _did_more(draft: Draft, person: str, event: str) -> bool:
    """Tell whether somebody is said to have chaired or addressed the event, so that 宣布 adds nothing."""
    return any(s.subject == person and s.object == event for p in ("chaired", "addressed") for s in draft.states(p))


def _doers(draft: Draft, match: re.Match[str], floor: int) -> list[Mention]:
    """Return the people that stand before a verb as its subject: an enumeration that may run over commas."""
    stop = match.start()
    start = max(clause_start(draft, stop, "，。；：！？\n"), floor)
    if start >= floor and draft.text[start - 1 : start] in _OPEN:
        listed = _ADVERBS.sub("", draft.text[start:stop])
        if not _FIRMS.search(draft.text, start, stop):
            mark_people(draft, start, start + len(listed))
    people = draft.inside(floor, stop, "Person")
    if not people:
        return []
    last = people[-1]
    tail = draft.text[last.stop : stop]
    if last.start < start and not _absent(tail) and not (_GATHERS.match(match.group()) and _TAIL.fullmatch(tail)):
        return []
    if not _TAIL.fullmatch(tail) and not _absent(tail):
        return []
    group = [last]
    for mention in reversed(people[:-1]):
        gap = re.sub("^(?:现场|当场)", "", draft.text[mention.stop : group[0].start])
        gap = re.sub(r"（[^（）]{1,8}）$", "", gap)  # 副主任（挂职）
        posted = title_of(gap) or _LEADERS.search(gap)
        if not _SEPARATOR.fullmatch(gap) and not (_SEPARATOR.match(gap) and "的" not in gap and posted):
            break
        group.insert(0, mention)
    return group


def _absent(tail: str) -> bool:
    """Tell whether the words behind a name say why he stayed away (因公出差，没有|参加)."""
    return re.fullmatch(r"因[^，。；]{2,12}，?(?:没有|未能?|没能)", tail) is not None


def _carried(draft: Draft, floor: int, match: re.Match[str], doers: list[Mention]) -> list[Mention]:
    """Return the doers of the act before, when nobody else comes between (出席并|讲话)."""
    between = draft.text[floor : match.start()]
    if not _ONWARD.fullmatch(between) or _OTHERS.search(between) or draft.inside(floor, match.start(), "Person"):
        return []
    others = draft.inside(floor, match.start(), "Company", "GovernmentBody", "FinancialInstitution")
    return [] if others else doers

"""participatedIn: which organisations take part in an event, by delegates or by what they do at it."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS, clause_start, first_joined, last_joined
from loaders.mentions.edges import token_at
from loaders.mentions.people import title_of
from loaders.reading import Sentence
from loaders.relations.delegations import NUMBER, PLANNED, clauses_before, delegation, state_part, unnamed
from loaders.relations.event_span import (
    at_event,
    event_near,
    in_quote,
    opens_at_event,
    paragraphs_between,
    proof,
    relative,
    takes_event,
)

__all__ = ["read_delegates"]

_CAME = Reading("event.took_part", 0.85)
_SENT = Reading("event.delegated", 0.85)
_HEARD = Reading("event.heard", 0.8)
_INVITED = re.compile(r"邀请(?:了|到)?(?P<who>[^，。；]{2,80}?)(?:负责人|代表|企业家|专家|师生)")
_COMES = re.compile(
    r"(?:到会|来到现场|来到会场|走进现场|参加|参会|与会|列席|出席|参与|到场|参展|参赛|参演|齐聚|亮相|登台|设展|设摊|(?:一同|随同|一起)(?:考察|调研|走访|前往))(?!单位|人员|人数|企业|客商|嘉宾|代表|者)"
)
_SENT_BY = re.compile(r"来自[^。；]{2,120}?(?:家|个)[\u4e00-\u9fff]{2,4}的?\d+余?(?:名|位|人)[^，。；]{0,6}$")
_HOME = re.compile(
    rf"来自(?P<who>[^。；]{{2,120}}?)(?:等{NUMBER}?(?:单位|企业|公司|机构|院校)?)?的?[\d一二两三四五六七八九十百]+多?余?(?:名|位|人)"
)
_OBJECT = ("参加", "出席", "参与")
_SPEAKS = re.compile(
    r"作(?:了)?(?:典型|经验|交流|表态|重点|专题|现场|书面)*(?:发言|推介|交流|汇报|介绍|分享|表态|说明|路演)|(?:表态|交流|典型|经验)?发言"
    r"|路演|作答|答疑|表态|进行了?(?:[\u4e00-\u9fff]{1,6}?)?(?:解读|推介|汇报|交流|路演|演示)"
)
_ACTS = re.compile(
    r"通报|汇报|介绍|交流|解读|解答|答疑|对接|推介|讲解|宣讲|宣读|回应|答复|演示|反映|展示|提供|发布|提出|带来|推出|设置|设立|组织|征集|表示"
)
_SENDS = re.compile(r"(?:派出|选派|组织|派遣|派|组团|率队)[^，。；]{0,14}?(?:参加|参与|出席|参展|参会)")
_SIGNS = re.compile(
    r"(?:与|同|和)(?P<who>[^，。；]{2,60}?)(?:现场|当场|分别|成功|正式)*(?:签订|签署|签约|签下|达成|签)"
)
_GENERAL = re.compile(r"(?:机构|银行|高校|院校|院所|客商|采购商|供应商|企业|单位|部门)$")
_SIGNERS = re.compile(rf"(?:等?{NUMBER}?(?:企业|单位|机构|公司|银行)?)?(?:分别|现场|当场)*")
_DEALS = re.compile(r"签约|对接|采购|洽谈|撮合|供需")
_THEIR_PEOPLE = re.compile(
    rf"(?:等{NUMBER}?(?:企业|单位|机构|公司|高校)|[家]企业)的?(?:主要)?(?:负责人|代表|企业家|高管)(?=[^，。；、和与及的])"
)
_HEARS = re.compile(r"听取了?(?P<who>[^，。；]{2,40}?)(?:的)?(?:工作|情况|专题)*(?:汇报|介绍|发言)")
_REPORT_OF = re.compile(r"(?:[、和与及]|以及|等|关于|就|对|主要|负责|班子).*|[^，。；的]{0,6}的?|的[^，。；]{0,8}")
"""What may stand between a body and the report of it that is heard; more is a report on what it asked for."""
_AT_MEETINGS = frozenset(("通报", "汇报", "解读", "宣讲", "宣读", "解答", "答疑", "回应", "答复", "推介"))
_ONE_BY_ONE = re.compile("分别|依次|先后|逐一")
_POSTS = re.compile(r"(?:提供|带来|推出|拿出|发布)(?:了)?[^，。；]{0,12}?(?:岗位|职位)")
_FAIR = ("招聘会", "双选会", "招聘活动", "洽谈会", "引才活动")
_NEEDS = re.compile(r"提出了?[^，。；]{0,8}(?:需求|诉求|难题|问题)\d*[项个条]")
_TALKS = ("对接会", "座谈会", "恳谈会", "早餐会", "圆桌会", "见面会", "沙龙")
_BOOTH = re.compile(r"(?:展台|展位|展区|摊位|招聘台)(?:前|上|属于|是|来自|里)?")
_LED_BY = re.compile(r"(?:组织|带领|率领|组团)(?:了|区内|辖区|园区)?$")
_REPORTED = re.compile(r"汇报了?(?=[^，。；]{0,10}(?:工作|情况|进展))")
_ON_SITE = re.compile(r"(?:现场|当场|席间)")


def read_delegates(draft: Draft, future: frozenset[str]) -> None:
    """State which organisations took part in the events of the article; `future` are those only planned."""
    for sentence in draft.body():
        for match in _COMES.finditer(draft.text, sentence.start, sentence.stop):
            object_named = (
                match.group() not in _OBJECT or takes_event(draft, match.end()) or _from(draft, match.start())
            )
            if object_named and not relative(draft, match.end()):
                _came(draft, match, future, reach=2)
        for match in _SPEAKS.finditer(draft.text, sentence.start, sentence.stop):
            _came(draft, match, future, about=True, reach=0 if not at_event(draft, match.start()) else 2)
        for match in _ACTS.finditer(draft.text, sentence.start, sentence.stop):
            if at_event(draft, match.start()):
                _came(draft, match, future, reach=2, about=True)
            elif (
                match.group() in _AT_MEETINGS or _ONE_BY_ONE.search(draft.text, match.start() - 2, match.start())
            ) and _just_held(draft, match.start()):
                _came(draft, match, future, reach=0, about=True)
        for match in _POSTS.finditer(draft.text, sentence.start, sentence.stop):
            near = event_near(draft, match.start(), 1)
            if near is not None and draft.name(near.entity).endswith(_FAIR):
                _came(draft, match, future, reach=1)
        for match in _NEEDS.finditer(draft.text, sentence.start, sentence.stop):
            near = event_near(draft, match.start(), 4)
            if near is not None and draft.name(near.entity).endswith(_TALKS):
                _came(draft, match, future, reach=4)
        for match in _REPORTED.finditer(draft.text, sentence.start, sentence.stop):
            _came(draft, match, future, reach=0)
        for match in _BOOTH.finditer(draft.text, sentence.start, sentence.stop):
            _showed(draft, match, future)
        for match in _INVITED.finditer(draft.text, sentence.start, sentence.stop):
            _invited(draft, match, future)
        _on_site(draft, sentence, future)
        for match in _SENDS.finditer(draft.text, sentence.start, sentence.stop):
            _sent(draft, match, sentence.start, future)
        for match in _SIGNS.finditer(draft.text, sentence.start, sentence.stop):
            if opens_at_event(draft, match.start()) or _held_here(draft, sentence, match.start()):
                _signed(draft, match, future)
        _delegates(draft, sentence, future)
        for match in _HEARS.finditer(draft.text, sentence.start, sentence.stop):
            _heard(draft, match)


def _from(draft: Draft, position: int) -> bool:
    """Tell whether those who take part come from firms (来自甲、乙等14家企业的96名选手参加3个项目的比赛)."""
    start = clause_start(draft, position)
    sent = _SENT_BY.search(draft.text, start, position)
    return sent is not None and bool(draft.inside(draft.sentence(start).start, start, "Event"))


def _just_held(draft: Draft, position: int) -> bool:
    """Tell whether the sentence around a position, or the one before it in its paragraph, names an event."""
    here = draft.sentence(position)
    last = draft.sentence(here.start - 1) if here.start else here
    start = last.start if last.paragraph == here.paragraph else here.start
    return bool(draft.inside(start, position, "Event"))


def _came(draft: Draft, match: re.Match[str], future: frozenset[str], *, reach: int, about: bool = False) -> None:
    """State that the organisations before a verb take part, unless a person stands between, who does."""
    if in_quote(draft, match.start()):
        return
    group = delegation(draft, match.start(), about=about)
    if not about and (group or unnamed(draft, match.start())):
        group = [*clauses_before(draft, group[0].start if group else match.start()), *group]
    if not about and not group:
        group = _home(draft, match.start())
    event = event_near(draft, match.end(), reach) if group else None
    if event is not None:
        led = _LED_BY.search(draft.text, draft.sentence(match.start()).start, group[0].start)
        leader = draft.covered(led.start() - 1) if led else None
        if leader is not None and led and leader.stop == led.start() and draft.cls(leader.entity) in ORGANIZATIONS:
            group = [leader, *group]
        state_part(draft, group, match.span(), event, future, _CAME)


def _home(draft: Draft, position: int) -> list[Mention]:
    """Return the firms from which those come who take part (来自甲、乙的30名职工走上赛场，|参加)."""
    sentence = draft.sentence(position)
    sent = _HOME.search(draft.text, sentence.start, position)
    found = draft.inside(*sent.span("who"), *ORGANIZATIONS) if sent else []
    free = not draft.inside(sent.end(), position, *ORGANIZATIONS, "Person") if sent else False
    return first_joined(draft, found) if sent and found and free and found[0].start == sent.start("who") else []


def _showed(draft: Draft, match: re.Match[str], future: frozenset[str]) -> None:
    """State that those take part who have a stand at a fair (甲的展台前, 展位属于甲)."""
    at, stop = match.span()
    owner = draft.covered(at - 1 - (draft.text[at - 1 : at] == "的"))
    after = draft.covered(stop)
    holder = owner if owner is not None and owner.stop >= at - 1 else after
    event = event_near(draft, at, 4)
    if holder is not None and event is not None and draft.cls(holder.entity) in ORGANIZATIONS[:4]:
        state_part(draft, [holder], (max(at, holder.stop), max(stop, holder.stop)), event, future, _CAME)


def _on_site(draft: Draft, sentence: Sentence, future: frozenset[str]) -> None:
    """State that an organisation takes part that does something on the spot (某银行|现场给某公司授信)."""
    for match in _ON_SITE.finditer(draft.text, sentence.start, sentence.stop):
        doers = delegation(draft, match.start(), about=False)
        follows = token_at(draft.text, match.end())
        event = event_near(draft, match.end(), 0) if doers else None
        if follows.tag[0] in "vp" and event is not None and event.start < doers[0].start:
            state_part(draft, doers, match.span(), event, future, _CAME)


def _sent(draft: Draft, match: re.Match[str], floor: int, future: frozenset[str]) -> None:
    """State that the bodies which send delegates take part."""
    event = event_near(draft, match.end())
    if event is None or not takes_event(draft, match.end()):
        return
    group = delegation(draft, match.start(), about=False)
    if not group:
        senders = draft.inside(floor, match.start(), "Zone", "GovernmentBody", "Company", "EducationalInstitution")[:1]
        group = senders or ([Mention(match.start(), match.start(), draft.zone)] if draft.zone else [])
        if not group:
            return
        span = proof(draft, (clause_start(draft, match.start()), match.end()), event)
        ahead = PLANNED.search(draft.text, clause_start(draft, match.start()), match.start())
        status: Status = "planned" if ahead or event.entity in future else "stated"
        draft.state(group[0].entity, "participatedIn", event.entity, span, _SENT, status)
        return
    state_part(draft, group, match.span(), event, future, _SENT)


def _signed(draft: Draft, match: re.Match[str], future: frozenset[str]) -> None:
    """State that those with whom somebody signs at a signing ceremony take part in it."""
    event = event_near(draft, match.start())
    found = draft.inside(*match.span("who"), *ORGANIZATIONS)
    # 与|银行|达成意向: nobody in particular; 与某大学科研院院长|某某签约: the person signs for another
    found = [m for m in found if m.stop - m.start > 2 and not _posted(draft, m, match.end("who"))]
    general = _GENERAL.search(match["who"]) is not None
    if event is None or not (found or general) or draft.covered(match.end() - 1) is not None:
        return
    if "期间" in draft.text[draft.sentence(match.start()).start : match.start()]:
        return
    before = draft.inside(clause_start(draft, match.start()), match.start(), *ORGANIZATIONS)
    own = (
        last_joined(draft, before) if before and _SIGNERS.fullmatch(draft.text, before[-1].stop, match.start()) else []
    )
    if own and draft.text[own[-1].stop : match.start()]:
        own = delegation(draft, match.start(), about=False)
    group = [m for m in (*own, *found) if draft.cls(m.entity) != "GovernmentBody"]
    if group:
        state_part(draft, group, (match.end("who"), match.end()), event, future, _CAME)


def _posted(draft: Draft, mention: Mention, stop: int) -> bool:
    """Tell whether an organisation is only named for the post of a person (某院院长|某某)."""
    person = next(iter(draft.inside(mention.stop, stop, "Person")), None)
    return person is not None and bool(title_of(draft.text[mention.stop : person.start]))


def _held_here(draft: Draft, sentence: Sentence, position: int) -> bool:
    """Tell whether a sentence says before a position that an event is held at which firms deal with each other."""
    events = draft.inside(sentence.start, position, "Event")
    return bool(events) and _DEALS.search(draft.name(events[-1].entity)) is not None


def _delegates(draft: Draft, sentence: Sentence, future: frozenset[str]) -> None:
    """State that those take part whose delegates act in the sentence that holds the event (召开座谈会，甲负责人谈)."""
    held = {state.object for state in draft.states("organized")}
    for match in _THEIR_PEOPLE.finditer(draft.text, sentence.start, sentence.stop):
        events = draft.inside(sentence.start, match.start(), "Event")
        group = delegation(draft, match.end(), about=False) if events and events[-1].entity in held else []
        start = clause_start(draft, match.start(), "，。；：！？\n")
        met = group and draft.text[group[0].start - 1] in "与和同" and draft.inside(start, group[0].start, "Person")
        if group and (group[0].start == start or met) and events[-1].stop <= start:
            state_part(draft, group, match.span(), events[-1], future, _CAME)


def _invited(draft: Draft, match: re.Match[str], future: frozenset[str]) -> None:
    """State that those whose delegates are invited take part (举办早餐会，邀请甲、乙等企业负责人)."""
    event = event_near(draft, match.end(), 0)
    found = draft.inside(*match.span("who"), *ORGANIZATIONS)
    if event is not None and found and not draft.inside(*match.span("who"), "Person"):
        state_part(draft, found, match.span(), event, future, _CAME)


def _heard(draft: Draft, match: re.Match[str]) -> None:
    """State that the bodies whose reports are heard take part (听取了某局工作汇报)."""
    event = event_near(draft, match.end(), 1)
    if event is None or paragraphs_between(draft, event.start, match.start()) > 1:
        return
    for mention in draft.inside(*match.span("who"), "GovernmentBody", "Company", "EducationalInstitution"):
        told = _REPORT_OF.fullmatch(draft.text, mention.stop, match.end("who"))
        if told and not draft.inside(mention.stop, match.end("who"), "Person"):
            draft.state(mention.entity, "participatedIn", event.entity, proof(draft, match.span(), event), _HEARD)

"""Who holds an event behind whose verb its title stands, and whether it was held, will be or was not."""

import re
from collections.abc import Collection

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS, clause_start, join, subjects
from loaders.mentions.edges import HAN
from loaders.mentions.event_words import Held, is_foreign
from loaders.mentions.events import OF_PLACE
from loaders.mentions.organizations import organization
from loaders.mentions.people import mark_everywhere, title_of
from loaders.mentions.zones import zone_pattern

__all__ = ["GUIDES", "organizer"]

_ORGANIZED = Reading("event.organized", 0.95)
_TOGETHER = re.compile(
    rf"(?:[、和与及，]|以及|(?:联合|会同|携手|协同|联手|，?同)(?:[{HAN}]{{2,12}}[局委办联会部院行][、和与])?)"
)
_BOTH = re.compile(r"(?:双方|两地|两区|两家|三方)[^，。；]{0,6}$")
_PLANNED = re.compile(
    r"将(?!军)|拟|计划|定于|即将|筹备|预计|准备|下一?步|打算|谋划|[明后]年[^，。]{0,6}$|下[周月]|争取|力争|推动(?:在|举|召)"
)
_NEGATED = re.compile(r"没有|未能|未如期|(?:并|仍|还)?未(?!来)|取消|不再")
_FAILED = re.compile(r"[^，。；]{0,12}?(?:(?:没有|未能|未如期)(?:如期)?(?:举行|举办|召开)|取消|停办)")
_PUT_OFF = re.compile(r"[^，。；]{0,12}?(?:推迟|延期)")
_LEADS = re.compile(r"带队|率团|一行|率队|率领|带领|率[^，。；]{0,8}$|率[^，。；]{2,24}(?:一行|小组|专班|团|队|赴)")
_ELSEWHERE_HELD = re.compile(r"(?:参加|出席|参与)[^，。；]{0,4}在[^，。；]{2,12}$")
"""What leaves unsaid who holds an event that is gone to (参加在某地|举行的推介会)."""
_BRINGS = re.compile(r"组织(?=[^，。；]{2,})")
_UNKNOWN = re.compile(rf"(?:[\d年月日上下午]+，?)?[{HAN}]{{2,12}}")
"""A subject that no name in it tells of (某经开区|召开), so that nobody named elsewhere is meant."""
_THERE = re.compile(r"[在于到赴进入往](?:园?区|市|县|该|本)?\Z")
_GOES = re.compile(r"[到赴]|走进|深入|前往")
_COMING = re.compile(r"(?:将(?!军)|拟|定于|计划|预计)")
GUIDES = re.compile(r"(?:等[^，。、；]{0,8})?(?:共同)?(?:指导|支持)(?=[、，])")
"""What one does who does not hold an event (由省科技厅|指导)."""
_TAKES_ALONG = re.compile(r"带领|率领|携(?!手)")
_ASIDE = re.compile(
    r"(?:为|按照?|根据|依据|围绕|结合|认真|深入|全面|扎实|坚决|积极)*(?:贯彻|落实|响应|学习|传达|按照?|根据|依据|围绕|结合|在|据)"
)
_SECTION = re.compile(r"[一二三四五六七八九十]+、")
_AHEAD = re.compile(r"下一?步|下一?阶段|打算|工作计划|工作安排")
_DATED = re.compile(rf"^(?:[\d年月日至—\-、上下午近日前同一天]+|[{HAN}]{{2,4}}(?:以来|期间))，?")


def organizer(draft: Draft, event: Held, told: Collection[str]) -> Status:
    """State who holds an event and return whether it was held.

    The zone holds one of which nothing else is said; not one of `told`, whose hosts the article names elsewhere.
    """
    (verb, stop), (first, last) = event.verb, event.title
    start, text = clause_start(draft, verb), draft.text
    if text[stop : stop + 1] == "的" and first > verb and text[verb - 1] == "的":
        return "stated"
    if text[verb:stop] == "迎来":
        return "stated"  # whom a day comes to need not hold it
    if text[stop : stop + 1] == "的" and verb < first and _ELSEWHERE_HELD.search(text, start, verb):
        return "stated"
    visit = verb < first and last <= stop
    group = [Mention(first, first, party) for party in event.parties]
    group = group or _organizers(draft, start, min(verb, first)) or _both(draft, start, verb)
    elsewhere = any(
        _THERE.search(text[max(0, m.start - 3) : m.start]) for m in draft.inside(start, verb, *ORGANIZATIONS)
    )
    foreign = is_foreign(draft, first, last) if first < verb else OF_PLACE.search(text[start:verb]) is not None
    if first < verb and draft.zone and re.search(zone_pattern(draft), text[first:last]):
        foreign = False
    elsewhere = (
        elsewhere
        or foreign
        or _of_others(draft, start, verb)
        or _LEADS.search(text[draft.sentence(verb).start : verb]) is not None
    )
    span = (start, max(last, stop))
    if not group and text[start] == "在" and text[start - 1] == "，" and not _LEADS.search(text[start:verb]):
        group = _beside(draft, start - 1)  # 甲会同乙，在某地举办…
    if not group and event.entity in told:
        return _status(draft, event, start, group)
    if not group and first < verb and draft.zone and re.match(zone_pattern(draft), text[first:last]):
        group = [Mention(first, first, draft.zone)]  # 某某开发区招商推介会|在某地举行
    if not group and not elsewhere:
        group = _unmarked(draft, start, verb)
    if not group and not elsewhere and not visit:
        group = _subject_before(draft, start)
    unknown = not group and _UNKNOWN.fullmatch(text, start, verb) is not None
    if not group and not elsewhere and not visit and not (unknown and not draft.zone):
        sentence = draft.sentence(verb)
        group = [
            m for m in draft.inside(sentence.start, start, "Zone", "GovernmentBody") if not _aside(draft, m, start)
        ][:1] or [
            m
            for m in subjects(draft, verb, "Zone", "GovernmentBody")
            if m.entity != event.entity and not _posted(draft, m, verb)
        ][:1]
        if group and group[0].start >= sentence.start:
            span = join(span, (group[0].start, group[0].stop))
        if not group and draft.zone:
            group = [Mention(start, start, draft.zone)]
    status = _status(draft, event, start, group)
    for mention in group:
        draft.state(mention.entity, "organized", event.entity, span, _ORGANIZED, status)
    return status


def _of_others(draft: Draft, start: int, verb: int) -> bool:
    """Tell whether something of another place is the subject of a verb (某市重大项目|举行), not the zone."""
    time = _DATED.match(draft.text[start:verb])
    start += time.end() if time else 0
    placed = any(first == start and last < verb for first, last, _ in draft.places)
    own = draft.inside(start, verb, "Zone") or (draft.zone and re.search(zone_pattern(draft), draft.text[start:verb]))
    return placed and draft.text[start] not in "在于赴" and not own


def _subject_before(draft: Draft, start: int) -> list[Mention]:
    """Return who does what the clauses before say, when one organises others (甲支部组织志愿者，到某地|开展)."""
    sentence = draft.sentence(start)
    first = _BRINGS.search(draft.text, sentence.start, start)
    if first is None:
        return []
    opening = clause_start(draft, first.start())
    return _organizers(draft, opening, first.start()) or _unmarked(draft, opening, first.start())


def _aside(draft: Draft, mention: Mention, stop: int) -> bool:
    """Tell whether a body is no subject: named for what is carried out, whom one goes to or of whom somebody is.

    As in 为贯彻省委部署, 到某某开发区调研, 市政协副主席某某.
    """
    before = draft.text[clause_start(draft, mention.start) : mention.start]
    return bool(_ASIDE.match(before) or _THERE.search(before)) or _posted(draft, mention, stop)


def _status(draft: Draft, event: Held, start: int, group: list[Mention]) -> Status:
    """Return whether the event was held: by the words around its verb, the names of organisers and title left out."""
    text = draft.text
    (verb, stop), (first, last) = event.verb, event.title
    if verb >= last:
        words = text[start:first] + text[last:stop]
    else:
        words = text[max([start, *(m.stop for m in group if m.stop <= verb)]) : verb]
        words = text[start : min([verb, *(m.start for m in group if m.start >= start)])] + words
    if _NEGATED.search(words) or _FAILED.match(text, last):
        return "negated"
    if _PUT_OFF.match(text, last) or (text[stop : stop + 1] == "的" and _COMING.match(text, last)):
        return "planned"
    return "planned" if _PLANNED.search(words) or _AHEAD.search(_section(draft, start)) else "stated"


def _section(draft: Draft, position: int) -> str:
    """Return the heading of the numbered section around a position (三、下一步打算), or the empty string."""
    headings = [s for s in draft.body() if s.start < position and _SECTION.match(draft.text, s.start)]
    return draft.text[headings[-1].start : headings[-1].stop].split("（")[0][:20] if headings else ""


def _organizers(draft: Draft, start: int, stop: int) -> list[Mention]:
    """Return the organisations that stand first before the verb, not those it brings together (组织企业、高校)."""
    found, away = list[Mention](), None
    goes = _GOES.match(draft.text, start, stop) is not None  # 到某某开发区某乡|开展活动
    for mention in draft.inside(start, stop, *ORGANIZATIONS) if not goes else ():
        listed = away is not None and draft.text[away.stop : mention.start] in ("、", "和", "与", "及")
        if listed or _THERE.search(draft.text[max(0, mention.start - 3) : mention.start]):
            away = mention  # 深入甲大学、乙大学
        elif not GUIDES.match(draft.text, mention.stop):
            found.append(mention)
    taken = _TAKES_ALONG.search(draft.text, start, stop)
    free = [m for m in found if not _posted(draft, m, stop) and (taken is None or m.start < taken.start())]
    if found and not free:
        body = _zones(draft).get(found[0].entity, found[0].entity)
        led = _LEADS.search(draft.text[start:stop]) is not None
        return [] if led and body != draft.zone else [Mention(found[0].start, found[0].stop, body)]
    group = free[:1]
    for mention in free[1:]:
        if not _TOGETHER.fullmatch(draft.text[group[-1].stop : mention.start]):
            break
        group.append(mention)
    return group


def _beside(draft: Draft, stop: int) -> list[Mention]:
    """Return those who make up a clause and the body that joins them (甲会同乙，在某地举办)."""
    start = clause_start(draft, stop)
    group = _organizers(draft, start, stop)
    tail = draft.text[group[-1].stop : stop] if group else "，"
    beside = re.fullmatch(rf"(?:(?:联合|会同|携手)([{HAN}]{{2,14}}))?", tail)
    if beside is None:
        return []
    body = organization(draft, beside[1]) if beside[1] else None
    if body is not None:
        mark_everywhere(draft, beside[1], body)
        group.append(Mention(stop - len(beside[1]), stop, body))
    return group


def _posted(draft: Draft, mention: Mention, stop: int) -> bool:
    """Tell whether a body is only named for the post of a person (某某区党工委|书记王某主持召开)."""
    person = next(iter(draft.inside(mention.stop, stop, "Person")), None)
    return person is not None and bool(title_of(draft.text[mention.stop : person.start]))


def _zones(draft: Draft) -> dict[str, str]:
    """Return the zone of each body that is part of one."""
    return {s.subject: s.object for s in draft.states("partOf") if draft.cls(s.object) == "Zone"}


def _unmarked(draft: Draft, start: int, verb: int) -> list[Mention]:
    """Return the body that the clause begins with, when its form says that it is one (某市政协|组织)."""
    dated = _DATED.match(draft.text[start:verb])
    start += dated.end() if dated else 0
    start += draft.text[start] == "由"
    name = draft.text[start:verb]
    if not re.fullmatch(rf"[{HAN}]{{4,14}}", name) or draft.inside(start, verb):
        return []
    body = organization(draft, name)
    if body is None:
        return []
    mark_everywhere(draft, name, body)
    return [Mention(start, verb, body)]


def _both(draft: Draft, start: int, verb: int) -> list[Mention]:
    """Return the two parties that 双方 stands for: those that the paragraph named before, a zone for its bodies."""
    if not _BOTH.search(draft.text[start:verb]):
        return []
    paragraph = draft.sentence(start).paragraph
    opening = next(s.start for s in draft.view.sentences if s.paragraph == paragraph)
    zones = _zones(draft)
    parties: dict[str, Mention] = {}
    for mention in draft.inside(opening, start, *ORGANIZATIONS):
        entity = zones.get(mention.entity, mention.entity)
        if draft.cls(entity) != "GovernmentBody":
            parties.setdefault(entity, Mention(start, start, entity))
    return list(parties.values()) if len(parties) == 2 else []

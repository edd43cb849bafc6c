"""When events were held and organisations founded: the date of the sentence that says so."""

import re
from functools import cache

from kg.model import Attribute
from loaders.draft import Draft, Mention, Reading
from loaders.figures.clauses import named_within
from loaders.figures.periods import Clock, Period, find_periods
from loaders.lexicon import pattern
from loaders.reading import Sentence

__all__ = ["read_occasions", "read_origins", "read_signings"]

_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d(?:/\d{4}-\d\d-\d\d)?)?")
"""A day, some days or a month; what was done in three months is no date of a meeting."""
_SAME_DAY = re.compile("同一天|同日|当天|当日")
_FOUNDABLE = ("Company", "FinancialInstitution", "Park", "SpecialtyTown", "EducationalInstitution", "Zone")
_FOUNDED = re.compile("(?P<what>成立|创立|创办|创建|始建|组建)于$")
_OPENED = re.compile("(?:正式)?(?P<what>成立|创立|创办|开园|开业|揭牌成立)")
_BESIDE = re.compile("的?(?:配套活动|系列活动|分论坛|框架下)")
_ACT = re.compile(
    "(点火|开园|揭牌|投产|奠基|开工|竣工|签约|开业|启动|投运|下线|封顶|通车|授牌|点亮|首发)(?:仪式|大会|活动)?$"
)
"""What is done at a ceremony: the sentence that says that it was done tells the day."""
_SIGNS = re.compile("签|达成|订立")
_ALSO = re.compile("还|此外|另外|随后|之后|同期|下一步|将")
_NOT_HELD = re.compile("没有(?:如期)?[举召]|未(?:能|如期)?[举召]|取消|推迟|延期")


@cache
def _holds() -> re.Pattern[str]:
    return re.compile(
        pattern("cues", "event_verb")
        + r"|开幕|闭幕|落幕|签署|签订|签约|奔赴|赴|开班|拉开帷幕|参加|如约而至|如期而至|启幕|登场|开讲"
    )


def read_occasions(draft: Draft) -> None:
    """Add the date of each event that a sentence of the article holds."""
    clock = Clock(draft.article.year, draft.article.date)
    for event in draft.of_class("Event"):
        for mention in draft.mentions_of(event.id):
            if _held(draft, mention, clock):
                break


def read_signings(draft: Draft) -> None:
    """Add the day on which an agreement was signed, where the sentence that names both tells it."""
    clock = Clock(draft.article.year, draft.article.date)
    for agreement in draft.of_class("Agreement"):
        for mention in draft.mentions_of(agreement.id):
            sentence = draft.sentence(mention.start)
            days = [p for p in _times(draft, sentence, clock) if p.kind == "day" and p.stop <= mention.start]
            said = draft.text[days[-1].stop : draft.clause(mention.stop)[1]] if days else ""
            held = bool(days) and draft.inside(days[-1].stop, mention.start, "Event")
            if sentence.role == "body" and days and not held and "/" not in days[-1].iso and _SIGNS.search(said):
                reading = Reading("agreement.date", 0.85, ("year",) if days[-1].inferred else ())
                attribute = Attribute(agreement.id, "date", days[-1].iso)
                draft.add(attribute, (days[-1].start, draft.clause(mention.stop)[1]), reading)
                break


def read_origins(draft: Draft) -> None:
    """Add when an organisation was founded or opened (成立于2019年, 于2021年11月开园)."""
    clock = Clock(draft.article.year, draft.article.date)
    for sentence in draft.body():
        for period in find_periods(draft.text, sentence.start, sentence.stop, clock):
            if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", period.iso):
                _origin(draft, max(sentence.start, period.start - 40), period)


def _origin(draft: Draft, start: int, period: Period) -> None:
    before = _FOUNDED.search(draft.text[start : period.start])
    word = before or _OPENED.match(draft.text, period.stop)
    if word is None:
        return
    at = period.start - len(before[0]) if before else period.start
    named = [m for m in draft.inside(start, at, *_FOUNDABLE) if draft.text[m.stop : at] in {"", "于"}]
    if named:
        reading = Reading("origin.date", 0.85, ("year",) if period.inferred else ())
        attribute = Attribute(named[-1].entity, word["what"], period.iso)
        draft.add(attribute, (named[-1].start, draft.clause(period.start)[1]), reading)


def _held(draft: Draft, mention: Mention, clock: Clock) -> bool:
    sentence = draft.sentence(mention.start)
    if sentence.role != "body":
        return False
    before = [p for p in _times(draft, sentence, clock) if p.stop <= mention.start]
    if not before and (done := _done(draft, mention, clock)) is not None:
        reading = Reading("event.date", 0.85, ("year",) if done.inferred else ())
        draft.add(Attribute(mention.entity, "date", done.iso), (done.start, draft.clause(done.stop)[1]), reading)
        return True
    if not before:
        # 5月5日，甲与乙正式签约。丙出席签约仪式。
        earlier = draft.sentence(max(sentence.start - 1, 0))
        also = _ALSO.search(draft.text, sentence.start, mention.start)
        if earlier.paragraph == sentence.paragraph and earlier.start < sentence.start and not also:
            before = [p for p in _times(draft, earlier, clock) if p.kind == "day"]
        elif _SAME_DAY.search(draft.text, sentence.start, mention.start):
            said = (s for s in draft.body() if s.stop <= sentence.start)
            before = [p for s in said for p in _times(draft, s, clock) if p.kind == "day"]
    holds = re.match("[上中]", draft.text[mention.stop : mention.stop + 1]) or (
        before and _holds().search(draft.text, max(before[-1].stop, sentence.start), sentence.stop)
    )
    beside = _BESIDE.match(draft.text, mention.stop)
    if not before or not holds or beside or _NOT_HELD.search(draft.text, mention.stop, sentence.stop):
        return False
    date = before[-1]
    stop = draft.clause(mention.stop)[1]
    reading = Reading("event.date", 0.9, ("year",) if date.inferred else ())
    draft.add(Attribute(mention.entity, "date", date.iso), (date.start, stop), reading)
    return True


def _done(draft: Draft, mention: Mention, clock: Clock) -> Period | None:
    """Return the day on which a sentence before, in the same paragraph, says that a ceremony's act was done."""
    act = _ACT.search(draft.name(mention.entity).rstrip("”》"))
    paragraph = draft.sentence(mention.start).paragraph
    for said in reversed([s for s in draft.body() if s.paragraph == paragraph and s.stop <= mention.start]):
        days = [p for p in _times(draft, said, clock) if p.kind == "day"]
        if act and days and act[1] in draft.text[days[-1].stop : said.stop]:
            return days[-1]
    return None


def _times(draft: Draft, sentence: Sentence, clock: Clock) -> list[Period]:
    found = find_periods(draft.text, sentence.start, sentence.stop, clock)
    return [p for p in found if _dates(p) and not named_within(draft, p.start, p.stop)]


def _dates(period: Period) -> bool:
    return period.kind in ("day", "span") and _DATED.fullmatch(period.iso) is not None

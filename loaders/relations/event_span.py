"""Which event the words of a sentence are about, whether they are said at it, and what proves it."""

import re

from loaders.draft import Draft, Mention, Span
from loaders.grammar import clause_start, join
from loaders.mentions.event_words import FOREIGN, item_start

__all__ = [
    "at_event",
    "clause_stop",
    "event_near",
    "in_quote",
    "opens_at_event",
    "paragraphs_between",
    "proof",
    "relative",
    "takes_event",
]

_AT = re.compile(r"(?:上|中|期间|现场)")
_AT_END = re.compile(r"(?:上|中|现场)$")
_ON_SITE = re.compile(r"(?:在会上|会上|现场|当场|席间|会议上|大会上)")
_EVENT_WORD = r"(?:会议|活动|大会|仪式|座谈|对接|培训|签约|洽谈|交流|推介|路演|比赛|大赛|竞赛|赛事|论坛|沙龙)"
_STANDS = re.compile(rf"(?:了|过)?(?:此次|本次|这次)?{_EVENT_WORD}?[式会]?(?:$|并|和|及|、|或|的|时)")
_OBJECT = re.compile(r"了?[\u4e00-\u9fff]{0,8}(?:活动|仪式|会议|大会|推介会|对接会|座谈会|论坛|培训)")
_TAKES_PART = re.compile(r"(?:出席|参加)了?")
_WHO_CAME = re.compile(
    r"(?:了|本次|此次|这次|今天)*[^，。；的]{0,24}的(?:各位|全体|所有|广大|各界)?(?:新老)?(?:嘉宾|来宾|客商|企业家|朋友|领导|同志)"
)
_MEANWHILE = re.compile(r"(?:与此)?同时，|随后，|接着，|紧接着，|此外，|期间，")
"""What tells that a sentence happens where the one before it does."""
_PARAGRAPHS = 2


def clause_stop(draft: Draft, position: int) -> int:
    """Return where the clause around a position ends."""
    return next((i for i in range(position, len(draft.text)) if draft.text[i] in "，。；！？\n"), len(draft.text))


def paragraphs_between(draft: Draft, first: int, second: int) -> int:
    """Return how many paragraphs lie from one position to a later one."""
    return draft.sentence(second).paragraph - draft.sentence(first).paragraph


def event_near(draft: Draft, position: int, reach: int = _PARAGRAPHS) -> Mention | None:
    """Return the event that a verb which ends at a position is about.

    It is named after the verb in its clause, or else is the last one before it, at most `reach` paragraphs back
    and in the same item of a numbered list.
    """
    after = draft.inside(position, clause_stop(draft, position), "Event")
    if after:
        return after[0]
    before = draft.inside(item_start(draft, position), position, "Event")
    found = before[-1] if before else None
    ahead = _ahead(draft, position)
    if ahead is not None and (found is None or found.start < draft.sentence(position).start):
        return ahead
    if found is None:
        return None
    if paragraphs_between(draft, found.start, position) > reach:
        return None
    return found


def _ahead(draft: Draft, position: int) -> Mention | None:
    """Return the event that the sentence names at its end (甲宣布开工，乙致辞，丙出席|开工仪式)."""
    sentence = draft.sentence(position)
    joins = list(_TAKES_PART.finditer(draft.text, position, sentence.stop))
    found = draft.covered(joins[-1].end()) if joins else None
    return found if found is not None and draft.cls(found.entity) == "Event" else None


def takes_event(draft: Draft, position: int) -> bool:
    """Tell whether what follows a verb of taking part is an event, or nothing (not 参与研发)."""
    stop = clause_stop(draft, position)
    text = draft.text[position:stop]
    plain = _OBJECT.fullmatch(text) and not FOREIGN.match(text)
    return bool(draft.inside(position, stop, "Event") or _STANDS.match(text) or plain)


def relative(draft: Draft, position: int) -> bool:
    """Tell whether a verb that ends here only says who somebody is (出席|活动的各位嘉宾), and is no predicate."""
    stop = clause_stop(draft, position)
    return _WHO_CAME.match(draft.text, position, stop) is not None


def at_event(draft: Draft, position: int) -> bool:
    """Tell whether the clause at a position is said to happen at an event: 会上，…; …在会上说; …当场回应."""
    on_site = _ON_SITE.search(draft.text, clause_start(draft, position), position)
    if on_site is not None or opens_at_event(draft, position):
        return True
    sentence = draft.sentence(position)
    return _MEANWHILE.match(draft.text, sentence.start) is not None and at_event(draft, sentence.start - 1)


def opens_at_event(draft: Draft, position: int) -> bool:
    """Tell whether the sentence around a position opens at an event (推介会上，…)."""
    sentence = draft.sentence(position)
    opening = draft.inside(sentence.start, min(sentence.start + 60, position + 1), "Event")
    first = opening[0] if opening else None
    if first is None or draft.text[sentence.start : first.start].count("，") > 1:
        return False
    return bool(_AT.match(draft.text, first.stop) or _AT_END.search(draft.text, first.start, first.stop))


def in_quote(draft: Draft, position: int) -> bool:
    """Tell whether a position is inside a quotation of its sentence."""
    before = draft.text[draft.sentence(position).start : position]
    return before.count("“") > before.count("”")


def proof(draft: Draft, span: Span, event: Mention) -> Span:
    """Widen a span to the event's title where that stands in the same sentence."""
    sentence = draft.sentence(span[0])
    named = [m for m in draft.inside(sentence.start, sentence.stop, "Event") if m.entity == event.entity]
    if not named:
        return span
    longest = max(named, key=lambda mention: mention.stop - mention.start)
    return join(span, (longest.start, longest.stop))

"""Who is at an event by lists without a verb: 出席：甲、乙; 谁来了？甲、乙; ▶某公司董事长甲：“…”."""

import re

from loaders.draft import Draft, Mention, Reading
from loaders.grammar import clause_stop, join
from loaders.mentions.people import mark_people, title_of
from loaders.reading import Sentence
from loaders.relations.delegations import delegation, state_part

__all__ = ["read_rolls"]

_ROLL = Reading("event.roll", 0.85)
_CALLED = re.compile(
    r"(?:(?P<chair>主持(?:人)?)|(?:出席|列席|参加|参会|与会|到会)(?:会议|活动)?(?:的)?(?:人员|领导|嘉宾|同志|的)?(?:有|名单)?)[：:]"
)
_ASKS = re.compile(r"谁来了|谁到场|来了谁|嘉宾|参会|到场|出席|阵容|来了哪些")
_UNNAMED = re.compile(r"(?:负责人|代表|企业家|嘉宾|高管)(?:等)?[。！]?$")
_LABEL = re.compile(r"[^\w“（]{0,3}(?P<who>[^，。：；“”]{4,24})[：:](?=\S)")
_LABELS = ("主持人", "出席人员", "列席人员", "参会人员", "参加人员", "与会人员", "出席领导", "参会领导", "参加会议的有")
_TALKS = ("会", "沙龙", "论坛", "座谈", "圆桌")
_HEADING = 14
"""How long a line may be that asks who came."""


def read_rolls(draft: Draft, future: frozenset[str]) -> None:
    """State who was at the one event of an article that lists them without a verb."""
    for at, sentence in enumerate(draft.view.sentences):
        if sentence.role != "body" or (event := _event(draft, sentence.start)) is None or event.entity in future:
            continue
        labels = list(_CALLED.finditer(draft.text, sentence.start, sentence.stop))
        ends = [label.start() for label in labels[1:]] + [sentence.stop]
        for match, stop in zip(labels, ends, strict=False):
            _called(draft, match, stop, event)
        if at and _asked(draft, draft.view.sentences[at - 1]) and _UNNAMED.search(draft.text, *_inner(sentence)):
            _listed(draft, sentence, event, future)
        _labelled(draft, sentence, event)


def _inner(sentence: Sentence) -> tuple[int, int]:
    return sentence.start, sentence.stop


def _event(draft: Draft, position: int) -> Mention | None:
    """Return the one event that the article has named before a position."""
    named = draft.inside(0, position, "Event")
    return named[0] if len({m.entity for m in named}) == 1 else None


def _called(draft: Draft, match: re.Match[str], stop: int, event: Mention) -> None:
    """Read 出席：甲、乙 and 主持：甲."""
    before = draft.text[draft.sentence(match.start()).start : match.start()].strip("　 \t（(")
    name = draft.covered(match.start() - 1)  # lines without a mark are one sentence
    named = name is not None and name.stop == match.start() and draft.cls(name.entity) == "Person"
    if before and not named and not match.group().startswith(_LABELS):
        return
    stop = clause_stop(draft, match.end(), stop, "。；！？\n")
    mark_people(draft, match.end(), stop)
    relation = "chaired" if match["chair"] else "attended"
    for person in draft.inside(match.end(), stop, "Person"):
        span = join(match.span(), (person.start, person.stop))
        draft.state(person.entity, relation, event.entity, span, _ROLL)


def _asked(draft: Draft, sentence: Sentence) -> bool:
    text = draft.text[sentence.start : sentence.stop]
    return len(text) <= _HEADING and _ASKS.search(text) is not None


def _listed(draft: Draft, sentence: Sentence, event: Mention, future: frozenset[str]) -> None:
    """Read the answer to 谁来了？: people with their posts, then firms by their delegates."""
    for person in draft.inside(sentence.start, sentence.stop, "Person"):
        draft.state(person.entity, "attended", event.entity, (sentence.start, person.stop), _ROLL)
    stop = sentence.stop - (draft.text[sentence.stop - 1] in "。！")
    if group := delegation(draft, stop, about=False):
        state_part(draft, group, (stop - 1, stop), event, future, _ROLL)


def _labelled(draft: Draft, sentence: Sentence, event: Mention) -> None:
    """Read a paragraph that opens with who speaks (▶某公司董事长甲：“…”) at an event where people talk."""
    label = _LABEL.match(draft.text, sentence.start, sentence.stop)
    if label is None or not draft.name(event.entity).endswith(_TALKS):
        return
    people = draft.inside(*label.span("who"), "Person")
    alone = len(people) == 1 and people[0].stop == label.end("who")
    if alone and title_of(draft.text[label.start("who") : people[0].start]):
        draft.state(people[0].entity, "attended", event.entity, (label.start("who"), people[0].stop), _ROLL)

"""The industries that a zone calls its own: 新能源、新材料两大主导产业 are chains that it develops."""

import re
from functools import cache

from loaders.draft import Draft
from loaders.grammar import NUMERALS, clause_stop
from loaders.lexicon import pattern, words
from loaders.mentions.edges import HAN, left_edge

__all__ = ["read_industries"]


def _any(kind: str) -> str:
    return pattern("chains", kind)


_RANK = _any("leading")
_PLAIN = rf"产业(?!{_any('not_industry')})"
_BEFORE = re.compile(
    rf"(?:等)?(?:(?P<number>[{NUMERALS}]+(?:大|个|条)?)?(?:千亿级?|百亿级?)?{_RANK}(?:特色)?"
    rf"|(?P<count>[两二三四五六七八九十\d]+)大){_PLAIN}"
)
_AFTER = re.compile(rf"{_RANK}产业(?:主要)?{_any('lists')}")
_IS_LEADING = re.compile(
    rf"(?P<what>[{HAN}]{{2,16}})(?:产业)?(?:是|作为|为)(?:[^，。；]{{0,14}}?的)?(?:第一|首要)?(?:{_RANK}|特色){_PLAIN}"
)
_IS_CHAIN = re.compile(
    rf"(?P<what>[{HAN}]{{2,16}}?)(?:产业)?(?:是|作为)[^，。；]{{0,14}}?(?:“?一号(?P<chain>产业链|产业)”?"
    rf"|(?:重点|着力|主要)?(?:发展|打造|培育|主攻)的(?:首个|重点)?(?P<head>产业集群|产业链))"
)
_DEVELOPED = re.compile(
    rf"{_any('develop')}(?:了|以)?(?P<what>[^，。；的]{{2,30}}?)(?:等)?产业(?!{_any('not_developed')})"
)
_LED = re.compile(rf"以(?P<who>[^，。；]{{2,60}}?)(?:等)?为{_any('main')}的(?:现代)?(?:产业|工业){_any('system')}?")


@cache
def _roled() -> re.Pattern[str]:
    """Return an expression for an industry that firms lead or stand for (以甲为龙头的某某产业)."""
    return re.compile(rf"为{_any('lead_role')}的(?P<what>{pattern('industries')})产业(?!{_any('not_industry')})")


@cache
def _known() -> frozenset[str]:
    return frozenset(words("industries"))


def read_industries(draft: Draft) -> None:
    """Mark the enumerated industries that the text says are the leading ones of the zone."""
    for match in _BEFORE.finditer(draft.text):
        start = left_edge(draft, match.start(), floor=max(0, match.start() - 60), through="、", joins=True)
        _items(draft, start, match.start(), every=bool(match["number"] or match["count"]))
    for match in _AFTER.finditer(draft.text):
        _items(draft, match.end(), clause_stop(draft, match.end()))
    for match in _DEVELOPED.finditer(draft.text):
        _items(draft, match.start("what"), match.end("what"))
    for match in _IS_LEADING.finditer(draft.text):
        _leading(draft, match)
    for match in _roled().finditer(draft.text):
        if draft.covered(match.start("what")) is None:
            draft.mark(match.start("what"), match.end(), _chain(draft, match["what"]))
    for match in _IS_CHAIN.finditer(draft.text):
        _called(draft, match)
    for match in _LED.finditer(draft.text):
        _items(draft, match.start("who"), match.end("who"))


def _leading(draft: Draft, match: re.Match[str]) -> None:
    """Mark what is said to be the leading industry, known or not (锂电及新材料是全区首位产业)."""
    clause = max(draft.text.rfind(mark, 0, match.end("what")) for mark in "，。；：！？\n") + 1
    if listed := re.compile(rf"[{HAN}]{{0,6}}?(?:以|将|把)").match(draft.text, clause, match.end("what")):
        end = match.end("what") - (draft.text[match.end("what") - 1] == "作")
        if not draft.inside(listed.end(), end, "IndustryChain"):
            _items(draft, listed.end(), end, every=True)
        return
    start = max(clause, draft.text.rfind("、", clause, match.end("what")) + 1)
    name = re.sub(r"产业$", "", draft.text[start : match.end("what")])
    if 2 <= len(name) <= 14 and draft.covered(start) is None and draft.covered(start + len(name) - 1) is None:
        entity = _chain(draft, name)
        for place in re.finditer(re.escape(name), draft.text):
            if draft.covered(place.start()) is None:
                draft.mark(place.start(), place.end(), entity)


def _called(draft: Draft, match: re.Match[str]) -> None:
    """Mark what is said to be a chain (中医药是该区的“一号产业链”, 甲及乙是重点发展的产业集群)."""
    start = max(draft.text.rfind(mark, 0, match.end("what")) for mark in "，。；：！？、“”\n") + 1
    name = re.sub(r"产业$", "", draft.text[start : match.end("what")])
    if not 2 <= len(name) <= 12 or any(draft.covered(at) is not None for at in range(start, start + len(name))):
        return
    if name not in _known() and not any(part in _known() for part in re.split("[及和与、]", name)):
        return
    head = match["head"] or match["chain"]
    known = next((c for end in ("产业链", "产业集群") if (c := draft.find(name + end, "IndustryChain"))), None)
    draft.mark(start, start + len(name), known or draft.entity("IndustryChain", name + head, name))


def _items(draft: Draft, start: int, stop: int, every: bool = False) -> None:
    """Mark the known industries of an enumeration; one by itself counts where it stands right there."""
    at = start
    for piece in re.split(r"、|和|与|及", draft.text[start:stop]):
        begin = draft.text.index(piece, at) if piece else at
        at = begin + len(piece)
        plain = re.sub(r"(?:等|产业)+$", "", piece)
        # the first item may follow a verb: 聚焦|新能源
        whole = plain if every and 2 <= len(plain) <= 10 else ""
        found = whole or next((form for size in range(len(plain), 1, -1) if (form := plain[-size:]) in _known()), "")
        if not found or draft.covered(begin + len(plain) - 1) is not None:
            continue
        head = begin + len(plain) - len(found)
        draft.mark(head, begin + len(plain), _chain(draft, found))


def _chain(draft: Draft, stem: str) -> str:
    """Return the chain or cluster of an industry, added when the article named none."""
    known = draft.find(stem + "产业链", "IndustryChain") or draft.find(stem + "产业集群", "IndustryChain")
    return known or draft.entity("IndustryChain", stem + "产业", stem)

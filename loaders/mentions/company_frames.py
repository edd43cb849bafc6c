"""Companies by the frame that promises one, whatever they are called: 区内的甲供应, 由甲与乙建设, 塔筒企业甲."""

import re
from collections.abc import Iterator

from loaders.draft import Draft
from loaders.lexicon import pattern, words
from loaders.mentions.company_marks import company, homes_of
from loaders.mentions.company_names import (
    NO_NAME,
    holds_other_words,
    industries,
    is_branded,
    kind_of_thing,
    opens_plainly,
    tradelike,
    trades,
)
from loaders.mentions.edges import HAN, HARD, is_word, name_words, tokens
from loaders.places import find_places, is_place

__all__ = ["read_framed", "stands_for_firm"]

_LONGEST = 8
LATIN = r"[A-Za-z][A-Za-z0-9&.]*(?: [A-Z][A-Za-z0-9&.]*){0,3}"
_LATIN = re.compile(LATIN)
_JOIN = re.compile(r"、|和|与|及|以及")
_NEAR = re.compile(rf"{pattern('hosting', 'nearby')}的(?:企业)?(?=[{HAN}A-Za-z])")
_FROM = re.compile(rf"(?:{pattern('company_words', 'before_place')}|、)$")
_OF_PLACE = re.compile(r"的(?:客户|企业|公司|厂家)?|客户|企业")
_CALLED = re.compile(rf"(?<![家户批类])(?<=[{HAN}]{{2}})(?:企业|车企|药企)(?!家)(?=[{HAN}A-Za-z])")
_ORGANS = (
    "局",
    "部",
    "委",
    "办",
    "院",
    "校",
    "所",
    "站",
    "会",
    "处",
    "科",
    "行",
    "区",
    "市",
    "县",
    "厂",
    "里",
    "上",
    "内",
)
_NO_PART = frozenset("vdrpcmfu")
"""Parts of speech that no name of a firm holds as a word of its own."""
_BY = re.compile(rf"(?<![{HAN}]理)由(?=[{HAN}A-Za-z])")
_SOLD = re.compile(rf"{pattern('company_words', 'sold_to')}(?:了)?(?=[{HAN}A-Za-z])")
_SERVED = re.compile(rf"(?:为|给|向|与|和|由)(?:隔壁的?|同园区的?|同在园区的?|园区里的?)?(?=[{HAN}A-Za-z])")
_SERVES = re.compile(
    rf"(?:等[^，。；]{{0,12}})?(?:长期|批量|独家|稳定|直接|就近|专门)*{pattern('company_words', 'served_by')}"
)
_ENDED = re.compile(
    rf"[，。；、！？\n]|等|的[{HAN}]{{1,6}}(?:车间|生产线|产线|织机|工厂|厂|仓库)|[和与及](?=[{HAN}A-Za-z])"
)
_NO_BUYER = re.compile(
    "[省市县区州旗国洲地户商厂家人店场网线园岸库库口港企校院所馆会队]$|^(?:省|市|县|区|国|海)[内外]|海外|各地|客户|市场|企业|公司|群众|居民|农民"
)
_TOGETHER = re.compile(r"(?:[与和](?=[^，。；、]{2,8}(?:联合|共同|合资)(?:投资|建设|出资|打造)))")
_STOP = re.compile(rf"[（(“”]|{pattern('company_words', 'after_framed')}(?!公司|集团)")
_DONE_BY = re.compile(rf"(?:共同|联合|合资|独资|分别|等|出资|[\d.]+亿?万?元)*{pattern('company_words', 'done_by')}")
_NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千多几数各某每]+(?:家|个|户|款|种|条|万|亿|大|名|类)")


def read_framed(draft: Draft) -> None:
    """Mark the companies that stand where the words around them leave room for nothing else."""
    for match in _NEAR.finditer(draft.text):
        _mark(draft, match.end())
    for start, stop, form in find_places(draft.text):
        if _FROM.search(draft.text, max(0, start - 4), start) and form not in homes_of(draft):
            of = _OF_PLACE.match(draft.text, stop)
            if of:
                _mark(draft, of.end(), one=True)
    # 整机企业甲、乙，塔筒企业丙
    for match in _CALLED.finditer(draft.text):
        _mark(draft, match.end(), strict=True)
    for match in _BY.finditer(draft.text):
        _mark(draft, match.end(), then=_DONE_BY)
    for match in _TOGETHER.finditer(draft.text):
        _mark(draft, match.end(), one=True)
    for match in _SOLD.finditer(draft.text):
        _mark(draft, match.end(), then=_ENDED, coined=True)
    for match in _SERVED.finditer(draft.text):
        _mark(draft, match.end(), then=_SERVES, coined=True)


def stands_for_firm(name: str) -> bool:
    """Tell whether a text of a few characters can be what a firm is called, where its place promises one."""
    if holds_other_words(name):
        return False
    if tradelike(name) and (name.endswith(trades()) or name[0].isascii()):
        return True
    if not re.fullmatch(rf"[{HAN}]{{2,{_LONGEST}}}|{LATIN}[{HAN}]{{0,4}}", name) or is_place(name) or len(name) < 2:
        return False
    if name[0].isascii():
        return len(name) > 2 and name.upper() not in words("cues", "acronym")
    if kind_of_thing(name) or name in industries() or name.endswith(words("company_words", "never")):
        return False
    if _NUMERAL.match(name) or name[0] in NO_NAME or name.endswith((*_ORGANS, "的", "了", "等")):
        return False
    parts = tokens(name)
    short = len(name) == 3 and is_branded(name[0] + "恒")
    if not short and any(p.tag[0] in _NO_PART and is_word(p.word) and not is_branded(p.word) for p in parts):
        return False
    if any(part.word in words("cues", "govern", "particle") and part.word not in name_words() for part in parts):
        return False
    if is_word(name):
        return is_branded(name)
    known = [is_word(part.word) and not is_place(part.word) for part in parts]
    return not all(known) or (name.endswith(trades()) and is_branded(name[:2]))


def _mark(
    draft: Draft,
    start: int,
    *,
    one: bool = False,
    strict: bool = False,
    coined: bool = False,
    then: re.Pattern[str] | None = None,
) -> None:
    """Mark the names that are enumerated from a position on; `then` is what must follow them all."""
    found = list(_names(draft, start))[: 1 if one else None]
    fresh = [(a, b) for a, b in found if draft.covered(a) is None]
    if not fresh or (then is not None and not then.match(draft.text, found[-1][1])):
        return
    if strict and not all(_sure(draft, *span) for span in fresh):
        return
    if coined and not all(_coined(draft.text[slice(*span)]) for span in fresh):
        return
    for first, last in fresh:
        company(draft, first, last)


def _coined(name: str) -> bool:
    """Tell whether a name where a buyer stands is a coined word of three characters or more, and no kind of buyer."""
    place = next((place for place in find_places(name) if place[0] == 0), None)
    rest = name[place[1] :] if place is not None else name
    if opens_plainly(name):
        return False
    return len(name) >= 3 and len(rest) >= 2 and _NO_BUYER.search(name) is None and not is_word(rest)


def _sure(draft: Draft, start: int, stop: int) -> bool:
    """Tell whether a name behind 企业 is bounded by marks and no word of the dictionary begins it."""
    name = draft.text[start:stop]
    bounded = stop >= len(draft.text) or draft.text[stop] in HARD or draft.text.startswith("等", stop)
    opens = tokens(name)[0].tag[0] in _NO_PART and not is_branded(name[:2])
    return bounded and len(name) >= 3 and not opens


def _names(draft: Draft, start: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches that may be names of firms, enumerated from a position on."""
    while True:
        mention = draft.covered(start)
        known = mention is not None and mention.start == start and draft.cls(mention.entity) == "Company"
        stop = mention.stop if mention is not None else _stop(draft, start)
        if stop is None or not (known or (mention is None and stands_for_firm(draft.text[start:stop]))):
            return
        yield start, stop
        join = _JOIN.match(draft.text, stop)
        if join is None:
            return
        start = join.end()


def _stop(draft: Draft, start: int) -> int | None:
    """Return where a name from a position on stops: at a mark, or before a word that follows firms."""
    text = draft.text
    latin = _LATIN.match(text, start)
    for at in range(
        latin.end() if latin else start + 2, min((latin.end() if latin else start) + _LONGEST, len(text)) + 1
    ):
        ended = at == len(text) or text[at] in HARD or draft.covered(at) is not None
        if ended or _STOP.match(text, at) or (_JOIN.match(text, at) and at - start >= 3):
            return at
        if draft.covered(at - 1) is not None:
            return None
    return None

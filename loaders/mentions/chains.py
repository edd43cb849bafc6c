"""Industry chains and clusters: 新能源汽车产业链, 信创产业集群, heads shared by an enumeration."""

import re
from functools import cache

from loaders.draft import Draft
from loaders.grammar import NUMERALS
from loaders.lexicon import pattern, words
from loaders.mentions.edges import HARD, left_edge
from loaders.places import find_places

__all__ = ["chain_stem", "read_chains"]


def _any(kind: str) -> str:
    return pattern("chains", kind)


_HEAD = re.compile(rf"(?P<number>[两三四五六七八九十\d]+[大条个])?{_any('rank')}?{_any('head')}")
_MODIFIER = re.compile(
    rf"^(?:{_any('modifier')}|条(?!码)|属于?|[\u4e00-\u9fff]{{2,4}}地区|特色(?!农)|新型(?!{_any('new_kind')})|第[{NUMERALS}]+[批个条]"
    rf"|[千百万亿十五]+亿?级|[千百万亿]+亿元?|[{NUMERALS}百多数几]+(?:大|个|条|类|批))*"
)
_VAGUE = re.compile(
    rf"(?:{_any('vague')}|[{NUMERALS}][张号幅家]|第[{NUMERALS}]批|[{NUMERALS}N][主辅新核区园轴带群链极特]|[+＋\dA-Za-z])*"
)
_LED = re.compile(_any("lead"))
_BOAST = re.compile(_any("boast"))
_LONGEST = 40
"""How many characters before a head are looked at."""
_MADE = re.compile("(?:培育|打造|建设|发展|培养)[成为]")
_GOVERNS = frozenset("到赴对就把将为以从向由给")
"""Characters before a known industry that govern it, whatever the dictionary joins them to (林某|到|装备制造)."""
_DEVELOP = re.compile(rf"(?:{_any('grow')}|{_any('develop')})+")
_GROW = re.compile(rf"{_any('grow')}+")
_AND_SO_ON = re.compile(rf"等(?:{_any('rank')}|{_any('listed_kind')}|[多数{NUMERALS}]+[大条个])*$")
_JOINED = re.compile("[和与及]")


@cache
def _industries() -> frozenset[str]:
    return frozenset(words("industries"))


def chain_stem(name: str) -> str:
    """Return what a chain is of, without its head and the adjectives before it.

    >>> chain_stem("省新能源汽车产业链"), chain_stem("百亿产业集群")
    ('新能源汽车', '')
    """
    stem = _HEAD.sub("", name)
    place = next((place for place in find_places(stem) if place[0] == 0), None)
    if place is not None and _BOAST.match(stem, place[1]):
        stem = stem[place[1] :]
    stem = _MODIFIER.sub("", stem)
    stem = stem.removesuffix("产业") if len(stem) > 3 else stem
    return "" if _VAGUE.fullmatch(stem) else stem


def read_chains(draft: Draft) -> None:
    """Mark every chain or cluster that has a name of its own; two heads on one stem are one chain."""
    stems: dict[str, str] = {}
    for match in _HEAD.finditer(draft.text):
        if draft.covered(match.start()) is not None:
            continue
        if draft.text[match.start() - 1 : match.start()] == "”":
            opening = draft.text.rfind("“", max(0, match.start() - 20), match.start())
            if opening >= 0:
                _mark(draft, opening + 1, match.start() - 1, match, stems)
            continue
        for start, stop in _items(draft, match.start(), counted=_number(match["number"])):
            _mark(draft, start, stop, match, stems)
    for stem, chain in sorted(stems.items(), key=lambda item: -len(item[0])):
        for match in re.finditer(re.escape(stem) + rf"产业(?!{_any('not_industry')})", draft.text):
            if draft.covered(match.start()) is None and draft.covered(match.end() - 1) is None:
                draft.alias(chain, match.group())
                draft.mark(match.start(), match.end(), chain)


def _items(draft: Draft, stop: int, counted: int = 0) -> list[tuple[int, int]]:
    """Return the stretches before a head that share it (新能源、新材料产业链), the last one first."""
    if enumerated := _AND_SO_ON.search(draft.text, max(0, stop - 8), stop):
        parts = _items(draft, enumerated.start()) if enumerated.start() else []
        return parts if all(draft.text[a:b] in _industries() for a, b in parts) else []
    start = _edge(draft, stop)
    if start >= stop:
        return []
    if counted > 1 and (parts := _counted(draft, stop, counted)):
        return parts[::-1]
    whole = _edge(draft, stop, "、")
    parts = [(whole + m.start(), whole + m.end()) for m in re.finditer("[^、]+", draft.text[whole:stop])]
    parts = parts[:-1] + _halves(draft, *(parts[-1] if len(parts) > 1 else (start, stop)), counted=bool(counted))
    return _sharing(draft, parts, bool(counted)) if len(parts) > 1 else [(start, stop)]


def _halves(draft: Draft, start: int, stop: int, *, counted: bool) -> list[tuple[int, int]]:
    """Return the two industries that a conjunction joins where they are counted or end alike (甲汽车和乙汽车)."""
    if draft.text[start:stop] not in _industries():
        for join in _JOINED.finditer(draft.text, start + 2, stop - 2):
            lead = _MODIFIER.match(draft.text[start : join.start()])
            first = start + (lead.end() if lead else 0)
            alike = draft.text[join.start() - 2 : join.start()] == draft.text[stop - 2 : stop]
            if not (counted or alike):
                continue
            if draft.text[first : join.start()] in _industries() and draft.text[join.end() : stop] in _industries():
                return [(first, join.start()), (join.end(), stop)]
    return [(start, stop)]


def _sharing(draft: Draft, parts: list[tuple[int, int]], counted: bool) -> list[tuple[int, int]]:
    """Return those of the items of an enumeration that share the head after it, the last one first."""
    whole, stop = parts[0][0], parts[-1][1]
    if _LED.search(draft.text, max(0, whole - 4), whole):
        return parts[-1:]
    known = [draft.text[a:b] in _industries() for a, b in parts]
    if all(known) or counted:
        return parts[::-1]
    if not any(known) and all(2 <= b - a <= 6 for a, b in parts):
        return [(whole, stop)]
    return parts[::-1] if sum(known) * 2 >= len(known) else parts[-1:]


def _number(text: str | None) -> int:
    """Return the number that a head is counted by (三大 is 3), 0 where it is none."""
    digit = (text or "").rstrip("大条个")
    return int(digit) if digit.isdecimal() else "零一二三四五六七八九十".find(digit.replace("两", "二")) if digit else 0


def _counted(draft: Draft, stop: int, count: int) -> list[tuple[int, int]]:
    """Return exactly as many items before a position as are counted (甲、乙、丙三大产业集群), else nothing."""
    parts: list[tuple[int, int]] = []
    at = stop
    while len(parts) < count:
        start = at
        while start > 0 and draft.text[start - 1] not in HARD and (not parts or draft.text[start - 1] not in "和与"):
            start -= 1
        if not parts:
            join = max(draft.text.rfind(mark, start, at) for mark in "和与")
            start = join + 1 if join > start and (count == 2 or draft.text[start - 1 : start] == "、") else start
        parts.insert(0, (start, at))
        if draft.text[start - 1 : start] not in ("、", "和", "与"):
            break
        at = start - 1
    if len(parts) != count:
        return []
    first = left_edge(draft, parts[0][1], floor=parts[0][0], keep=True)
    grow = _DEVELOP.match(draft.text, first, parts[0][1] - 1)
    return [(grow.end() if grow else first, parts[0][1]), *parts[1:]]


def _edge(draft: Draft, stop: int, through: str = "") -> int:
    """Return where the stem of a chain begins, behind the zone or the firm that stands before it."""
    start = left_edge(draft, stop, floor=max(0, stop - _LONGEST), through=through, joins=True)
    # a zone or a company before the chain is its place or its member, not part of its name
    for mention in draft.inside(start, stop):
        if draft.cls(mention.entity) in ("Zone", "Company", "GovernmentBody"):
            start = mention.stop
    # an industry that is known is stepped over whole, whatever its words are elsewhere (预制菜)
    known = stop - max((n for n in range(2, 9) if draft.text[stop - n : stop] in _industries()), default=0)
    start = known if start > known or (known < stop and draft.text[known - 1] in _GOVERNS) else start
    if listed := draft.text.rfind("等", start, stop - 1) + 1:
        start = listed if draft.text[listed : listed + 2] != "离子" else start
    while start < stop and draft.text[start] in HARD | {"、"}:
        start += 1
    # 培育成|某某产业链: the particle of a verb of making
    start += _MADE.match(draft.text, max(start - 2, 0)) is not None and start < stop
    grow = _GROW.match(draft.text, start, stop)
    return grow.end() if grow else start


def _of_home(draft: Draft, one: str, other: str) -> bool:
    """Tell whether two stems differ by the zone's own place alone (云川光电 and 光电)."""
    short, long = sorted((one, other), key=len)
    home = long.removesuffix(short)
    places = {form for place in draft.of_class("Place") for form in (place.name, *place.aliases)}
    return len(short) >= 2 and home != long and home.rstrip("省市县区") in {p.rstrip("省市县区") for p in places} - {""}


def _mark(draft: Draft, start: int, stop: int, head: re.Match[str], stems: dict[str, str]) -> None:
    """Mark the chain of a stem and a head that it may share with others; both chain and cluster of one stem are one."""
    printed = draft.text[start:stop]
    stem = chain_stem(printed + head.group())
    if not (2 <= len(stem) <= 24 or stem in words("chains", "single")):
        return
    adjacent = stop == head.start()
    begin, end = start + printed.find(stem), head.end() if adjacent else stop
    name = stem + ("产业集群" if head.group().endswith("集群") else "产业链")
    own = printed + head.group() if adjacent else ""
    known = stems.get(stem) or next((stems[other] for other in stems if _of_home(draft, stem, other)), None)
    if known is None:
        known = stems[stem] = draft.entity("IndustryChain", name, own)
    draft.alias(known, name, own)
    draft.mark(begin, end, known)

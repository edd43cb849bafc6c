"""The form of people's names: a surname and one or two characters, ended by what can follow a name."""

import re
from functools import cache

from loaders.lexicon import pattern, words
from loaders.mentions.edges import HAN, is_word, tokens

__all__ = ["is_name", "name_after"]

_DOTTED = re.compile(rf"[{HAN}]{{1,6}}(?:-[{HAN}]{{1,5}})?(?:·[{HAN}]{{2,8}})+")
_LATIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}(?![A-Za-z])")
_MANY_PEOPLES = re.compile(
    rf"[{HAN}]{{1,3}}?(?:卓玛|才让|扎西|多吉|次仁|央金|尼玛|旺堆|顿珠|古丽|买提|别克|拜克|班江|依江|吐尔逊|特尔|其其格|格日勒|图雅|苏荣)"
)
"""Names of peoples whose names have no surname, by how they end."""
_FUNCTION = frozenset(
    "对就由在以为将从向与和及等把被让使的了着也都还并且或而其该各本此这那是有不没要会能可作做说到参"
    "一二三四五六七八九十两几多首年月日个家名位团员"
)
_NEVER_GIVEN = frozenset("了着过的地是被把们个")
_SHADY = frozenset("向应从于任管和时常查关计安")
"""Surnames that are everyday words as well (向|来宾)."""
_BREAKS = frozenset("，。；：！？、,;:!?（()）“”‘’《》〈〉【】\n ——…|")
_THEN = tuple("则也又便亦")
"""Adverbs that end no name where a verb of saying follows (汤某|则表示)."""
_SHORT_VERB = re.compile(rf"[{HAN}][了着](?!解)")
_NO_END = frozenset("说道称任作率和与对在到就已拟曾仍将致以用受为从及等还")
"""Characters that end hardly any name but open what follows one (李某|说)."""


@cache
def _surnames() -> re.Pattern[str]:
    return re.compile(pattern("surnames"))


@cache
def _follow() -> re.Pattern[str]:
    return re.compile(pattern("cues", "follow", "attend", "address", "chair"))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(words("cues", "not_name"))


def is_name(text: str) -> bool:
    """Tell whether a text has the form of a person's name: a surname and one or two characters more.

    >>> is_name("林知远"), is_name("任务")
    (True, False)
    """
    if _DOTTED.fullmatch(text) or _LATIN.fullmatch(text):
        return True
    if text in _not_names():
        return False
    surname = _surnames().match(text)
    given = text[surname.end() :] if surname else ""
    if text[:1] in _SHADY and is_word(given):
        return False
    return bool(re.fullmatch(rf"[{HAN}]{{1,2}}", given)) and not (is_word(text) and not _person_tag(text))


def _person_tag(text: str) -> bool:
    found = tokens(text)
    return len(found) == 1 and found[0].tag.startswith("nr")


def name_after(text: str, start: int, *, rare: bool = True) -> int | None:
    """Return where the person's name that starts at `start` stops, or None if none does.

    A name is a surname and one or two characters, ended by a mark or by a word that follows names. With `rare`, two
    characters behind one that the surnames lack count as well, where neither is part of a word.

    >>> text = "总工程师王小明出席会议"
    >>> text[4:name_after(text, 4)]
    '王小明'
    """
    foreign = _LATIN.match(text, start)
    if foreign:
        return foreign.end()
    dotted = _DOTTED.match(text, start)
    if dotted:
        last = text.rindex("·", start, dotted.end()) + 2
        return next((stop for stop in range(last, dotted.end()) if _ended(text, stop)), dotted.end())
    people = _MANY_PEOPLES.match(text, start)
    if people and rare and _ended(text, people.end()):
        return people.end()
    surname = _surnames().match(text, start)
    if surname is None:
        return next((start + size for size in (3, 4, 5, 2) if rare and _rare(text, start, size)), None)
    begin = surname.end()
    for size, sure in ((2, True), (1, True), (2, False), (1, False)):
        stop = begin + size
        given = text[begin:stop]
        if not re.fullmatch(rf"[{HAN}]{{{size}}}", given) or _NEVER_GIVEN & set(given):
            continue
        whose = sure and rare and size == 2 and _possesses(text, start, stop)
        whose = whose or (sure and text[stop : stop + 1] in _THEN and _long(text, stop + 1))
        if not whose and not (_ended(text, stop) if sure else _followed(text, start, stop)):
            continue
        if size == 2 and sure and _ended(text, stop - 1) and (_long(text, stop - 1) or given[-1] in _NO_END):
            continue
        if size == 2 and sure and given[-1] in _THEN and _long(text, stop):
            continue  # 主任汤某|则表示
        if given.endswith(("同志", "等人", "一行")) or text[start:stop] in _not_names():
            continue
        if text[start] == "和" and (is_word(given) or not sure):
            continue  # 主任|和企业, 主任|和区安委会
        weak = begin == start + 1 and _everyday(text, start) and _weak_end(text, stop, whole=size == 1)
        if weak and not (rare and size == 2 and _given(text[start:stop])):
            continue
        return stop
    return next((start + size for size in (4, 5) if rare and _rare(text, start, size)), None)


def _weak_end(text: str, stop: int, *, whole: bool) -> bool:
    """Tell whether what ends an everyday word, or one with a character more, is too little to make it a name.

    任务重， is none for the mark behind it, 应该|做 for the one character that follows.
    """
    if whole:
        return stop < len(text) and text[stop] not in _BREAKS and text[stop] != "说" and not _long(text, stop)
    return stop >= len(text) or text[stop] in _BREAKS


def _given(text: str) -> bool:
    """Tell whether an everyday noun and a character more, behind a post, are a name (会长|林家栋, not 任务重)."""
    found = tokens(text)
    return len(found) == 2 and found[0].tag in ("n", "b") and found[1].tag[0] == "n"


def _everyday(text: str, start: int) -> bool:
    """Tell whether a word of the dictionary that names neither person nor place begins here."""
    first = tokens(text[start : start + 8])[0]
    return len(first.word) == 2 and is_word(first.word) and first.tag not in ("nr", "ns", "nrt", "nrfg", "nz")


def _rare(text: str, start: int, size: int) -> bool:
    """Tell whether some characters are a name that begins with no listed surname or is longer than one allows.

    Only three characters may end at any mark; fewer or more need a word of two characters that follows names.
    """
    name = text[start : start + size]
    return (
        bool(re.fullmatch(rf"[{HAN}]{{{size}}}", name))
        and not _FUNCTION & set(name)
        and not _NEVER_GIVEN & set(name)
        and not any(is_word(part) for part in (name, name[:2]))
        and (not is_word(name[1:]) or _long(text, start + size))
        and name not in _not_names()
        and start + size < len(text)
        and (_ended(text, start + size) if size == 3 else _long(text, start + size))
    )


def _ended(text: str, stop: int) -> bool:
    return stop >= len(text) or text[stop] in _BREAKS or _follow().match(text, stop) is not None


def _possesses(text: str, start: int, stop: int) -> bool:
    """Tell whether 的 or a short verb follows a name that begins with no word (某经理高某某|的话, 高某某|笑着说)."""
    name = text[start:stop]
    goes_on = text[stop : stop + 1] == "的" or _SHORT_VERB.match(text, stop)
    return bool(goes_on) and name[0] not in _SHADY and not is_word(name[:2]) and is_name(name)


def _followed(text: str, start: int, stop: int) -> bool:
    """Tell whether a word that may follow a name begins at `stop`, though no table lists it (李某某|巡视)."""
    if is_word(text[start : start + 2]) or is_word(text[start:stop]):
        return False
    first = tokens(text[stop : stop + 8])[0]
    return len(first.word) >= 2 and is_word(first.word) and (stop - start > 2 or first.tag[0] in "vdpcilat")


def _long(text: str, position: int) -> bool:
    """Tell whether a word of two characters that follows names begins here (贾平|出席, not 贾平出|席)."""
    match = _follow().match(text, position)
    return match is not None and len(match.group()) >= 2

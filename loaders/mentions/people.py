"""People: names behind posts, posts behind surnames, and every later place where a known name stands."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.draft import Draft
from loaders.lexicon import find_terms, pattern, words
from loaders.mentions.edges import HAN, is_word, left_edge, token_at, tokens

__all__ = ["Post", "TitledName", "is_name", "mark_people", "name_after", "read_people", "title_of"]

_DOTTED = re.compile(rf"[{HAN}]{{2,6}}·[{HAN}]{{2,8}}")
_FUNCTION = frozenset("对就由在以为将从向与和及等把被让使的了着也都还并且或而其该各本此这那是有不没要会能可一二三四五六七八九十两几多首年月日个家名位")
_BREAKS = frozenset("，。；：！？、,;:!?（()）“”‘’《》〈〉【】\n ——…|")


@dataclass(frozen=True, slots=True)
class Post:
    """Hold one post of a stack (管委会|主任): where its organisation's words and its title stand; either may be empty."""

    start: int
    title_start: int
    stop: int


@dataclass(frozen=True, slots=True)
class TitledName:
    """Hold the posts that stand before one or more names."""

    posts: tuple[Post, ...]
    names: tuple[tuple[int, int], ...]


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(pattern("posts"))


@cache
def _surnames() -> re.Pattern[str]:
    return re.compile(pattern("surnames"))


@cache
def _follow() -> re.Pattern[str]:
    return re.compile(pattern("cues", "follow"))


def title_of(text: str) -> str:
    """Return the title in which a text ends, or the empty string.

    >>> title_of("经开区管委会副主任")
    '副主任'
    """
    ends = [word for start, stop, word in find_terms("posts", text) if stop == len(text)]
    return ends[0] if ends else next((word for word in words("posts") if text.endswith(word)), "")


def is_name(text: str) -> bool:
    """Tell whether a text has the form of a person's name: a surname and one or two characters more."""
    if _DOTTED.fullmatch(text):
        return True
    surname = _surnames().match(text)
    given = text[surname.end() :] if surname else ""
    return bool(re.fullmatch(rf"[{HAN}]{{1,2}}", given)) and not (is_word(text) and not _person_tag(text))


def _person_tag(text: str) -> bool:
    found = tokens(text)
    return len(found) == 1 and found[0].tag.startswith("nr")


def name_after(text: str, start: int) -> int | None:
    """Return where the person's name that starts at `start` stops, or None if none does.

    A name is a surname and one or two characters, ended by a mark or by a word that follows names.

    >>> text = "总工程师王小明出席会议"
    >>> text[4:name_after(text, 4)]
    '王小明'
    """
    dotted = _DOTTED.match(text, start)
    if dotted:
        return dotted.end()
    surname = _surnames().match(text, start)
    # a rare surname counts where the word is none of the dictionary
    begin = surname.end() if surname else start + 1
    for size, sure in ((2, True), (1, True), (2, False), (1, False)):
        stop = begin + size
        given = text[begin:stop]
        if not sure and (surname is None or not _verb_at(text, stop)):
            continue
        if surname is None and (not re.match(f"[{HAN}]", text[start : start + 1]) or text[start : start + 1] in _FUNCTION or is_word(text[start:stop]) or is_word(text[start : start + 2]) or stop >= len(text)):
            continue
        if not re.fullmatch(rf"[{HAN}]{{{size}}}", given) or (sure and not _ended(text, stop)):
            continue
        if size == 2 and sure and _ended(text, stop - 1) and (_longer_follower(text, stop - 1) or given[-1] in "说道称任作率和与对在到就"):
            continue
        if any(given.endswith(word) for word in ("同志", "等人", "一行")) or text[start:stop] in _not_names():
            continue
        return stop
    return None


@cache
def _not_names() -> frozenset[str]:
    return frozenset(words("cues", "not_name"))


def _ended(text: str, stop: int) -> bool:
    return stop >= len(text) or text[stop] in _BREAKS or _follow().match(text, stop) is not None


def _verb_at(text: str, position: int) -> bool:
    """Tell whether a word that can follow a name begins exactly here."""
    if position >= len(text):
        return True
    token = token_at(text, position)
    return token.start == position and len(token.word) >= 2 and token.tag[0] in "vdpcilat" and is_word(token.word)


def _longer_follower(text: str, position: int) -> bool:
    """Tell whether a word of two characters that follows names begins here (李军|出席, not 李军出|席)."""
    match = _follow().match(text, position)
    return match is not None and len(match.group()) >= 2


def read_people(draft: Draft) -> list[TitledName]:
    """Mark the names that stand behind posts and return them with their posts, in order of place."""
    found: list[TitledName] = []
    last = 0
    for match in _titles().finditer(draft.text):
        names = _names(draft, match.end())
        if not names:
            continue
        posts = _stack(draft, match.end(), last)
        if not posts:
            continue
        for start, stop in names:
            person(draft, start, stop)
        found.append(TitledName(posts, names))
        last = names[-1][1]
    return found


def person(draft: Draft, start: int, stop: int) -> str:
    """Return the person named in a stretch, added when new, and mark it and every further place of the name."""
    name = draft.text[start:stop]
    entity = draft.find(name, "Person") or draft.entity("Person", name)
    for match in re.finditer(re.escape(name), draft.text):
        inner = draft.covered(match.start())
        if inner is None or (inner.start, inner.stop) == match.span():
            draft.mark(match.start(), match.end(), entity)
    return entity


def mark_people(draft: Draft, start: int, stop: int) -> None:
    """Mark the bare names of an enumeration in a stretch (张某、李某出席)."""
    at = start
    for piece in re.split(r"[、和]|以及", draft.text[start:stop]):
        begin = draft.text.find(piece, at)
        at = begin + len(piece)
        if piece and draft.covered(begin) is None and is_name(piece) and piece not in _not_names():
            person(draft, begin, begin + len(piece))


def _names(draft: Draft, start: int) -> tuple[tuple[int, int], ...]:
    """Return the names that begin at a position: one, or several that share a post (副主任张三、李四)."""
    text = draft.text
    if text[start : start + 1] in ("：", ":", " ", "—") and text[start + 1 : start + 2].strip():
        start += 1
    covered = draft.covered(start)
    if covered is not None and draft.cls(covered.entity) != "Person":
        return ()
    stop = name_after(text, start)
    if stop is None:
        return ()
    names = [(start, stop)]
    while text[stop : stop + 1] in ("、", "和") and draft.covered(stop + 1) is None:
        following = name_after(text, stop + 1)
        if following is None or not is_name(text[stop + 1 : following]) or title_of(text[stop + 1 : following]):
            break
        names.append((stop + 1, following))
        stop = following
    return tuple(names)


def _stack(draft: Draft, stop: int, floor: int) -> tuple[Post, ...]:
    """Return the posts that end before a name, in order: 党工委委员、管委会总工程师|卫某."""
    posts: list[Post] = []
    at = stop
    while at > floor:
        start = _segment(draft, at, floor)
        title = title_of(draft.text[start:at])
        if not title:
            break
        posts.append(Post(start, at - len(title), at))
        if draft.text[start - 1 : start] not in ("、", " ", "兼") or start - 1 <= floor:
            break
        at = start - 1
    return tuple(posts[::-1])


def _segment(draft: Draft, stop: int, floor: int) -> int:
    """Return where the post that ends at `stop` begins, its organisation included."""
    title = title_of(draft.text[max(floor, stop - 12) : stop])
    at = stop - len(title)
    while at > floor:
        mention = draft.covered(at - 1)
        if mention is not None and mention.stop <= stop and draft.cls(mention.entity) != "Person":
            at = max(mention.start, floor)
            continue
        edge = left_edge(draft, at, floor=floor, keep=True)
        if edge == at:
            break
        at = edge
        break
    # a first post may hide its separator: 党工委书记|管委会主任
    return at

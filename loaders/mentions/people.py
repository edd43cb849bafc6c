"""People: names behind posts, posts behind surnames, and every later place where a known name stands."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.draft import Draft
from loaders.lexicon import find_terms, pattern, words
from loaders.mentions.edges import HAN, is_word, left_edge, token_at
from loaders.mentions.names import is_name, name_after

__all__ = ["Post", "TitledName", "mark_everywhere", "mark_people", "person", "posts_before", "read_people", "title_of"]

_COUNTED = re.compile(
    r"(?:[\d一二两三四五六七八九十百多数几]+余?(?:家|名|位|个)|各|等|全体|部分|有关|相关|所有|的)[^，。、；：]{0,8}$"
)
"""What makes a title speak of people in number (6家企业|负责人), so that no name follows it."""
_LED = re.compile(r"^(?:聘请|特邀|邀请|特聘|邀|请|由|据|和|与|及|对|向|让|为|经(?![开济])|被|是|以|的)(?=.)")
_ASIDE = re.compile(rf"[（(](?:[{HAN}]{{1,4}}级|主持工作|挂职|兼|女|[{HAN}]{{1,3}}族|[{HAN}、]{{2,8}})[）)]")
_LEADERS = re.compile(r"[省市县区州]领导(?:班子成员)?")
"""What stands before names and is no post (市领导|张某、李某出席)."""
_FIRM = re.compile(rf"(?<=[，。；、：”\n])[{HAN}]{{2,12}}(?:集团|公司|股份|实业|控股)$")
_MEMBERS = ("常委", "委员", "成员", "党组成员", "党委委员", "党工委委员")
"""Titles of a committee that another post may follow without a mark."""
_SEPARATORS = ("、", " ", "兼")
_BESTOWED = re.compile(r"(?:任|为|当|聘)$")
_GENERIC = ("负责人", "代表", "委员", "专家", "成员", "专员", "干部", "博士", "教师", "志愿者", "负责同志", "领导")
"""Titles that stand for nobody in particular, so that only a known surname begins a name behind them."""


@dataclass(frozen=True, slots=True)
class Post:
    """Hold one post of a stack (管委会|主任): where its organisation's words and its title stand."""

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
    return re.compile(rf"{pattern('posts')}")


def title_of(text: str) -> str:
    """Return the title in which a text ends, or the empty string.

    >>> title_of("经开区管委会副主任")
    '副主任'
    """
    ends = [word for start, stop, word in find_terms("posts", text) if stop == len(text)]
    return ends[0] if ends else next((word for word in words("posts") if text.endswith(word)), "")


def read_people(draft: Draft) -> list[TitledName]:
    """Mark the names that stand behind posts and return them with their posts, in order of place."""
    found: list[TitledName] = []
    for match in _LEADERS.finditer(draft.text):
        for start, stop in _names(draft, match.end(), rare=False):
            person(draft, start, stop)
    last = 0
    for match in _titles().finditer(draft.text):
        if draft.text[match.start() - 1 : match.start() + 2] == "总书记":
            continue
        names = _names(draft, match.end(), rare=not match.group().endswith(_GENERIC))
        if not names:
            continue
        posts = posts_before(draft, match.end(), last)
        if not posts or _COUNTED.search(draft.text, max(last, posts[-1].start - 12), posts[-1].title_start):
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
    mark_everywhere(draft, name, entity)
    return entity


def mark_everywhere(draft: Draft, name: str, entity: str) -> None:
    """Mark every place of a name that nothing longer covers."""
    for start, stop in draft.occurrences(name):
        inner, last = draft.covered(start), draft.covered(stop - 1)
        longer = any(m is not None and m.stop - m.start > len(name) for m in (inner, last))
        if not longer:
            draft.mark(start, stop, entity)


def mark_people(draft: Draft, start: int, stop: int) -> None:
    """Mark the bare names of an enumeration in a stretch (张某、李某出席)."""
    at = start
    for piece in re.split(r"[、和]|以及", draft.text[start:stop]):
        begin = draft.text.find(piece, at)
        at = begin + len(piece)
        if piece and draft.covered(begin) is None and is_name(piece):
            person(draft, begin, begin + len(piece))


def _names(draft: Draft, start: int, *, rare: bool) -> tuple[tuple[int, int], ...]:
    """Return the names that begin at a position: one, or several that share a post (副主任张三、李四)."""
    text = draft.text
    aside = _ASIDE.match(text, start)
    if aside:
        start = aside.end()
    if text[start : start + 1] in ("：", ":", " ", "—") and text[start + 1 : start + 2].strip():
        start += 1
    covered = draft.covered(start)
    if covered is not None and draft.cls(covered.entity) != "Person":
        return ()
    stop = name_after(text, start, rare=rare)
    if stop is None:
        return ()
    names = [(start, stop)]
    while text[stop : stop + 1] in ("、", "和", "与") and draft.covered(stop + 1) is None:
        following = name_after(text, stop + 1, rare=False)
        if following is None or not is_name(text[stop + 1 : following]) or title_of(text[stop + 1 : following]):
            break
        names.append((stop + 1, following))
        stop = following
    return tuple(names)


def posts_before(draft: Draft, stop: int, floor: int) -> tuple[Post, ...]:
    """Return the posts that end at a position, in order: 党工委委员、管委会总工程师|卫某.

    A post that somebody before takes up (甲任组长、副主任|乙) is none of them.
    """
    posts: list[Post] = []
    at = stop
    while at > floor:
        start = _segment(draft, at, floor)
        title = title_of(draft.text[start:at])
        if not title or (posts and _BESTOWED.search(draft.text, max(floor, start - 2), start)):
            break
        first, _, second = title.partition("兼")
        if second:  # 董事长兼总经理: two posts at one body
            posts.append(Post(at - len(second), at - len(second), at))
            at -= len(second) + 1
            title = first
        stem = title_of(draft.text[start : at - len(title)])
        if stem in _MEMBERS and title not in ("书记", "副书记"):  # 某大学党委常委|副校长
            posts += [
                Post(start, at - len(title) - len(stem), at - len(title)),
                Post(at - len(title), at - len(title), at),
            ][::-1]
        else:
            posts.append(Post(start, at - len(title), at))
        # 市委常委、副市长，开发区党工委书记某某: a comma parts posts where a title stands before it
        comma = draft.text[start - 1 : start] == "，" and title_of(draft.text[max(0, start - 8) : start - 1])
        if not (comma or draft.text[start - 1 : start] in _SEPARATORS) or start - 1 <= floor:
            break
        at = start - 1
    return tuple(posts[::-1])


@cache
def _office() -> re.Pattern[str]:
    offices = "委|局|办|部|厅|中心|处|办公室|分局|支队|大队"
    return re.compile(rf"[省市县区州]?(?:{pattern('cues', 'department')}){{1,6}}(?:{offices})$")


def _office_start(draft: Draft, stop: int, floor: int) -> int:
    """Return where an office begins whose own name holds a verb (发展改革委), or `stop`."""
    found = _office().search(draft.text, max(floor, stop - 16), stop)
    if found is None or draft.inside(found.start(), stop):
        return _firm_start(draft, stop, floor)
    place = draft.place_ending(found.start())
    return found.start() if place is None else max(floor, place)


def _firm_start(draft: Draft, stop: int, floor: int) -> int:
    """Return where a firm begins whose own name holds a verb (，某江投资发展集团|董事长), or `stop`."""
    found = _FIRM.search(draft.text, max(floor, stop - 18), stop)
    if found is None or draft.inside(found.start(), stop) or found.group().startswith(words("cues", "govern")):
        return stop
    return found.start()


_SHOP = re.compile(
    r"(?:生产|采购|销售|营销|市场|研发|设备|质检|质量|品质|品控|人力资源|仓储|安环|供应链|工艺|外贸|企划|法务)(?:管理|发展)?"
    r"(?:部|中心|科|处|车间)$"
)
"""A department of a firm, whose own name holds a verb (某某轴承|采购部|部长)."""
_TWO_FIELDS = re.compile(rf"[{HAN}]{{1,6}}[与和]$")
_INSTITUTE = re.compile(rf"[{HAN}]{{2,8}}(?:学院|研究院|研究所|系)")


def _school_start(draft: Draft, at: int, stop: int, floor: int) -> int:
    """Return where the school begins whose institute is named for two fields (某大学化工与|材料学院), or `at`."""
    fields = _TWO_FIELDS.search(draft.text, max(floor, at - 8), at)
    if fields is None or not _INSTITUTE.match(draft.text, at, stop):
        return at
    for position in range(fields.start(), at - 1):
        school = draft.covered(position - 1)
        if school is not None and school.stop == position and draft.cls(school.entity) == "EducationalInstitution":
            return max(floor, school.start)
    return at


def _segment(draft: Draft, stop: int, floor: int) -> int:
    """Return where the post that ends at `stop` begins, its organisation included."""
    title = title_of(draft.text[max(floor, stop - 12) : stop])
    at = stop - len(title)
    shop = _SHOP.search(draft.text, max(floor, at - 8), at)
    at = shop.start() if shop and shop.start() > floor and draft.covered(shop.start()) is None else at
    while at > floor:
        mention = draft.covered(at - 1)
        if mention is not None and mention.stop <= stop and draft.cls(mention.entity) != "Person":
            at = max(mention.start, floor)
            continue
        edge = min(left_edge(draft, at, floor=floor, keep=True), _office_start(draft, at, floor))
        if edge == at:
            break
        at = edge
        break
    at = _school_start(draft, at, stop, floor)
    # what governs the post is no part of it: 聘请|研究院研究员
    while (led := _LED.match(draft.text[at : stop - len(title)])) and draft.covered(at) is None:
        at += led.end()
    token = token_at(draft.text, at)
    if at < stop - len(title) and draft.covered(at) is None and token.start < at < token.stop and is_word(token.word):
        return stop - len(title)  # a post begins with no half of a word
    return at

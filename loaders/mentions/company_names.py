"""What a company's name looks like: a coined word, alone, after its place, or before its trade."""

import re
from functools import cache

import rjieba

from loaders.lexicon import pattern, words
from loaders.mentions.edges import is_word, namelike, tokens
from loaders.places import find_places, is_place

__all__ = [
    "NO_NAME",
    "company_core",
    "endings",
    "holds_other_words",
    "industries",
    "is_branded",
    "is_coined",
    "is_worded",
    "kind_of_thing",
    "opens_plainly",
    "tradelike",
    "trades",
]

NO_NAME = frozenset(
    "先再又即则作可另做造卖买产是的了在和与由为被把将从对向让使给各该本某其此这那等及或但而且"
    "又还也都已正未不没无前后内外间旁边型类种级新老旧总分子首末"
)
"""Characters that no coined name holds."""
_PROPER = frozenset(("nr", "nrt", "nrfg", "nz", "ns", "nt", "j"))
_NUMERAL = frozenset("一二三四五六七八九十百千万亿两多几数0123456789")


def company_core(name: str) -> str:
    """Return a company's name without the place before it and the legal form after it.

    >>> company_core("江苏青禾船舶制造有限公司")
    '青禾船舶制造'
    """
    core = next(
        (name.removesuffix(end) for end in words("cues", "company_suffix") if name.endswith(end) and name != end), name
    )
    core = re.sub(r"[（(].*?[）)]", "", core)
    place = next((place for place in find_places(core) if place[0] == 0), None)
    if place is not None and len(core) - place[1] >= 2:
        core = core[place[1] :]
        core = core[1:] if core[:1] in set("省市县区") and len(core) > 3 else core
    return core


@cache
def _alien() -> re.Pattern[str]:
    return re.compile(pattern("company_words", "alien"))


def holds_other_words(name: str) -> bool:
    """Tell whether a text holds a post or a verb that stands in no firm's name (某区长, 某代表集团, 共进早餐).

    >>> holds_other_words("董事长首先代表集团"), holds_other_words("青禾船舶制造")
    (True, False)
    """
    return _alien().search(name) is not None


@cache
def trades() -> tuple[str, ...]:
    """Return the words that end a company's name and say its trade, the longest first."""
    return tuple(word for word in words("company_words", "trade", "general") if len(word) > 1)


def endings(name: str, ends: tuple[str, ...]) -> list[str]:
    """Return which of some words end a name that is longer, the longest first.

    >>> endings("兴达电子", ("电子", "子", "兴达电子"))
    ['电子', '子']
    """
    known, longest = _measured(ends)
    return [name[-size:] for size in range(min(longest, len(name) - 1), 0, -1) if name[-size:] in known]


@cache
def _measured(ends: tuple[str, ...]) -> tuple[frozenset[str], int]:
    return frozenset(ends), max(map(len, ends))


@cache
def industries() -> frozenset[str]:
    """Return the fields of industry, which name a kind and no company."""
    return frozenset(words("industries"))


def tradelike(name: str, homes: tuple[str, ...] = ()) -> bool:
    """Tell whether an unknown name looks like a company's: a coined word, alone or before its trade.

    `homes` are places that the tables need not know, such as the zone's own.
    """
    if holds_other_words(name):
        return False
    home = next((home for home in homes if name.startswith(home)), "")
    if home and name[len(home) :].endswith(trades()) and 2 <= len(name) - len(home) <= 6:
        return name[len(home) :] not in _never_set() and not _kinds(name[len(home) :])
    latin = re.match(r"[A-Za-z][A-Za-z.&]+", name)
    fitting = endings(name, trades())
    if any(is_branded(name.removesuffix(word)) for word in fitting if word in _plain_trades()):
        return True
    if not namelike(name) or name in industries() or name in trades() or is_place(name):
        return False
    if is_word(name) and not latin:
        return False
    if name.startswith(words("company_words", "never")):
        return False
    first = tokens(name)[0]
    if first.tag in ("v", "d", "p", "c", "r", "m") and len(first.word) > 1 and is_word(first.word):
        return False
    if latin:
        return latin.group().upper() not in words("cues", "acronym") and not name[latin.end() :].startswith("-")
    stem = name.removesuffix(fitting[0]) if fitting else name
    place = next((place for place in find_places(stem) if place[0] == 0 and place[1] < len(stem)), None)
    rest = stem[place[1] :] if place else stem
    if place and is_place(rest):
        return False
    if fitting:
        inner = next((trade for trade in endings(stem, trades()) if len(stem) >= len(trade) + 2), "")
        stem, rest = stem.removesuffix(inner), rest.removesuffix(inner)
        return (
            is_coined(stem)
            or is_branded(stem)
            or (is_place(stem) and stem[-1] not in "省市县区")
            or (place is not None and len(rest) == 1)
        )
    if any(mark in _NUMERAL or mark in NO_NAME for mark in rest):
        return False
    return 2 <= len(rest) <= 5 and not is_word(rest) and len(tokens(rest)) <= 3 and not _all_words(rest)


def _kinds(text: str) -> bool:
    return text in industries() and text not in trades()


@cache
def _never_set() -> frozenset[str]:
    return frozenset(words("company_words", "never"))


def _all_words(text: str) -> bool:
    return all(is_word(token.word) for token in tokens(text))


@cache
def _plain_trades() -> frozenset[str]:
    """Return the trades that a word behind which they stand makes a name (宏图电子), not 发展 or 服务."""
    return frozenset(words("company_words", "trade", "half"))


@cache
def _brand_marks() -> frozenset[str]:
    return frozenset(words("company_words", "brand"))


def is_branded(stem: str) -> bool:
    """Tell whether a stem is of two characters that firms call themselves by, even if a word (宏图, 富民)."""
    place = next((place for place in find_places(stem) if place[0] == 0 and place[1] <= len(stem) - 2), None)
    rest = stem[place[1] :] if place is not None else stem
    formed = len(rest) == 2 and _brand_marks() >= set(rest) and not is_place(rest)
    return formed and rest not in words("company_words", "no_brand")


def is_coined(stem: str) -> bool:
    """Tell whether a stem, less the place before it, is no word and no string of words."""
    place = next((place for place in find_places(stem) if place[0] == 0), None)
    rest = stem[place[1] :] if place is not None else stem
    if any(mark in _NUMERAL or mark in NO_NAME for mark in rest):
        return False
    if rest in words("company_words", "brand_word"):
        return True
    first = tokens(rest)[0] if rest else None
    done = first is not None and first.tag == "v" and len(first.word) == 1 and rest[0] not in _brand_marks()
    if done or rest in trades() or rest in words("company_words", "no_brand") or rest in words("cues", "department"):
        return False
    if len(rest) == 3 and is_word(rest) and rest not in words("company_words", "brand_word"):
        return tokens(rest)[0].tag in _PROPER
    if len(rest) == 2 and is_word(rest):
        return tokens(rest)[0].tag in _PROPER or rest in words("cues", "quarter")
    parts = rjieba.cut(rest, False)
    own = words("company_words", "brand_word")
    return 2 <= len(rest) <= 4 and all(len(p) == 1 or p in own or tokens(p)[0].tag in _PROPER for p in parts)


@cache
def _plain() -> frozenset[str]:
    return frozenset(words("company_words", "plain", "never", "no_brand")) | industries() | frozenset(trades())


def opens_plainly(name: str) -> bool:
    """Tell whether a name begins with a word that says what kind of thing follows (冷链物流车, 专业机构)."""
    first = tokens(name)[0].word
    return first in _plain() or first in words("figures", "reach", "act", "planned")  # 完成工业总产值


def is_worded(name: str, *, sure: bool = False) -> bool:
    """Tell whether a name is of everyday words before a trade (小青蛙精密), and no kind of ware (陶瓷轴承).

    It is one where its place in the sentence promises a firm; with `sure` the trade is one that only firms have (木业).

    >>> is_worded("小鲸鱼精密"), is_worded("陶瓷轴承"), is_worded("高端装备")
    (True, False, False)
    """
    ends = words("company_words", "firm_trade") if sure else trades()
    latin = re.match(r"[A-Za-z][A-Za-z0-9+&]*\+? ?", name)
    if latin:
        return name[latin.end() :].endswith(ends) and latin.group().strip().upper() not in words("cues", "acronym")
    for trade in endings(name, ends):
        stem = name.removesuffix(trade)
        place = next((place for place in find_places(stem) if place[0] == 0), None)
        rest = stem[place[1] :] if place else stem
        if (
            not re.fullmatch("[\u4e00-\u9fff]{1,8}", stem)
            or not 1 <= len(rest) <= 4
            or (len(stem) < 2)
            or (place is None and len(rest) < 2)
        ):
            continue
        if (
            stem in _plain()
            or rest in _plain()
            or (rest[0] in NO_NAME and not is_word(rest))
            or rest.endswith(tuple("的了等和与及"))
        ):
            continue
        parts = tokens(rest)
        if any(part.word in _plain() or part.word in words("cues", "govern", "particle") for part in parts):
            continue
        own = rest in words("company_words", "brand_word")
        if not own and any(part.tag[0] in "pcurf" or part.tag in ("t", "s") for part in parts):
            continue
        return not holds_other_words(name) and not is_word(name)
    return False


def kind_of_thing(name: str) -> bool:
    """Tell whether a listed word names a kind (座椅, 新能源) and not a company."""
    return (
        (is_word(name) and not name.isascii() and not _has_trade(name) and not _proper(name))
        or name in industries()
        or name in trades()
        or name.endswith(("产业", "行业", "领域", "类", "业务", "系统", "配件", "部件", "组件", "零件", "元件"))
    )


def _proper(name: str) -> bool:
    """Tell whether a word is one that the dictionary tags as a name, or made of what firms call themselves by."""
    return is_branded(name) or (tokens(name)[0].tag in _PROPER and not is_place(name))


def _has_trade(name: str) -> bool:
    return any(name.endswith(trade) and len(name) > len(trade) for trade in trades())

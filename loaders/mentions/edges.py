"""Where a name begins: the words of a sentence that cannot belong to it.

Chinese prints no space before a name. A name that ends in a known head (有限公司, 产业链, 学院) is followed
leftwards, token by token, to the last punctuation mark or the last word that governs it (推动, 召开, 与).
Tokens come from the general dictionary of jieba; names already found and places are stepped over whole.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

import rjieba

from loaders.draft import Draft
from loaders.lexicon import pattern, words

__all__ = [
    "HAN",
    "HARD",
    "Token",
    "cuts",
    "is_word",
    "left_edge",
    "name_words",
    "namelike",
    "token_at",
    "tokens",
    "trim_lead",
]

HAN = "\u4e00-\u9fff"
_SIGNS = frozenset(chr(code) for low, high in ((0x2600, 0x27C0), (0x1F300, 0x1FB00)) for code in range(low, high))
HARD = _SIGNS | frozenset("，。；：！？、,;:!?“”‘’\"'《》〈〉〔〕[]【】\n ——…|/●■▲◆◇○□▼△▪▶►※◎⊙◉▌▍▎┃│①②③④⑤⑥⑦⑧⑨⑩")
_CUTTING = frozenset(("p", "c", "u", "uj", "ul", "uz", "ud", "ug", "uv", "r", "rr", "rz", "y", "e"))
"""The parts of speech that no name contains: prepositions, conjunctions, particles, pronouns, interjections."""
_INSIDE = frozenset("上下内外里间旁")
"""Words of place that end what stands before a name (园区内|某某公司)."""
_JOINS = frozenset(("与", "和", "及", "暨"))
_PARTICLES = frozenset("像继以由给被把将从对向让使的了着是在与及给为到起")
_TRAILING = frozenset("给到往起")
"""Particles of a verb that jieba takes into a word that it guesses (转租给|某某家居)."""
_PREPOSITIONS = frozenset("以由在对为将把向从与和及")
_DATE = re.compile(r"(?:年|月份?|日|季度|年度|年来|以来)$")
_NUMBERING = re.compile(r"[一二三四五六七八九十\d]+")
_COUNTED = frozenset("一二两三四五六七八九十百千万亿几数半多余各每该首这那哪整某本全0123456789")
_LATIN_GAP = re.compile("[A-Za-z] [A-Za-z]")
_BRACKET = 12
"""How many characters a bracket within a name may span."""
_LATIN_NAME = re.compile(
    r"[A-Za-z][A-Za-z0-9&.\-+]*(?: [A-Z][A-Za-z0-9&.\-+]*){0,3}$|[A-Z][A-Za-z0-9&.]*\+? (?=[\u4e00-\u9fff]{2,6}$)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one word of a text with its place and jieba's part of speech."""

    start: int
    stop: int
    word: str
    tag: str


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text in order; together they are the text."""
    found: list[Token] = []
    at = 0
    for word, tag in rjieba.tag(text):
        # jieba guesses 由蒙|原 where it knows neither: a preposition begins no guessed word
        while len(word) > 1 and word[0] in _PARTICLES and not is_word(word):
            found.append(Token(at, at + 1, word[0], "p"))
            word, at = word[1:], at + 1
            tag = "nz" if tag[0] in "pcur" else tag
        trailing = len(word) > 2 and word[-1] in _TRAILING and not is_word(word)
        for part, kind in ((word[:-1], "v"), (word[-1], "p")) if trailing else ((word, tag),):
            found.append(Token(at, at + len(part), part, kind))
            at += len(part)
    return tuple(found)


@lru_cache(maxsize=64)
def _starts(text: str) -> tuple[int, ...]:
    return tuple(token.start for token in tokens(text))


@lru_cache(maxsize=50_000)
def is_word(text: str) -> bool:
    """Tell whether a text is one word of the general dictionary.

    >>> is_word("座椅"), is_word("锦弘佑")
    (True, False)
    """
    return len(text) > 1 and len(rjieba.cut(text, False)) == 1


@cache
def _governing() -> frozenset[str]:
    return frozenset(words("cues", "govern", "particle", "number_unit"))


@cache
def _nominal() -> frozenset[str]:
    return frozenset(words("cues", "nominal"))


@cache
def _trades() -> frozenset[str]:
    return frozenset(words("company_words", "trade", "general")) | frozenset(words("industries"))


@cache
def _govern_pattern() -> re.Pattern[str]:
    return re.compile(pattern("cues", "govern"))


_COUNT = re.compile(r"(?:^|(?<=[\n\u3000。；：:]))\s*\d{1,2}[.．]\s*$")
"""The number of an item, which is no part of the name behind it (1.某某公司)."""


def left_edge(
    draft: Draft, stop: int, *, floor: int = 0, through: str = "", keep: bool = False, joins: bool = False
) -> int:
    """Return where the name that ends before `stop` begins; `stop` itself when nothing can belong to it.

    `floor` bounds the search; `through` are marks that the name may contain. With `keep`, words that are
    verbs elsewhere but parts of names here (发展规划部) do not cut. With `joins`, neither does a conjunction
    between two nouns (汽车及零部件).
    """
    text = draft.text
    at = stop
    while at > floor:
        over = _step_over(draft, at, stop, floor, through)
        if over < at:
            at = over
            continue
        if _COUNT.search(text, max(0, at - 5), at):
            return at
        if text[at - 1] in HARD or text[at - 1] in "()（）" or _DATE.search(text, max(floor, at - 6), at):
            return at
        place = draft.place_ending(at)
        if place is not None and place >= floor:
            at = place
            continue
        token = token_at(text, at - 1)
        word = text[token.start : at]
        if joins and word in _JOINS and at < stop and _noun_before(draft, token.start, floor):
            at = token.start
            continue
        if _cuts(word, token, keep) and not (token.tag == "q" and _unmeasured(text, token)):
            return at
        inner = _inner_cut(word, keep)
        if inner:
            return max(floor, token.start + inner)
        at = token.start
        if at > floor and at < stop - 2 and text[at] in _PREPOSITIONS and text[at - 1] in HARD and _free(draft, at):
            return at + 1
    return max(at, floor)


def _step_over(draft: Draft, at: int, stop: int, floor: int, through: str) -> int:
    """Return where that begins which a name takes in whole: a name, a bracket, an allowed mark; else `at`."""
    text = draft.text
    mention = draft.covered(at - 1)
    if mention is not None and mention.stop <= stop:
        return max(mention.start, floor)
    if text[at - 1] in ")）":
        opening = max(text.rfind("(", floor, at), text.rfind("（", floor, at))
        whole = opening >= 0 and at - opening <= _BRACKET and not _NUMBERING.fullmatch(text, opening + 1, at - 1)
        return opening if whole else at
    return at - 1 if text[at - 1] in through or (at < stop and _LATIN_GAP.match(text, at - 2)) else at


def _noun_before(draft: Draft, at: int, floor: int) -> bool:
    """Tell whether a plain noun, and no name, ends at a position."""
    if at <= floor or draft.text[at - 1] in HARD:
        return False
    if draft.covered(at - 1) is not None or draft.place_ending(at) is not None:
        return False
    token = token_at(draft.text, at - 1)
    return token.tag in ("n", "vn", "j", "l", "b", "nz") and token.word not in _governing()


def _free(draft: Draft, at: int) -> bool:
    """Tell whether the character at a position begins no word of the dictionary."""
    return draft.covered(at) is None and not is_word(draft.text[at : at + 2]) and not is_word(draft.text[at : at + 3])


def _cuts(word: str, token: Token, keep: bool) -> bool:
    """Tell whether no name runs over a word, or over the rest of it that is left of a token."""
    if keep and word in _nominal():
        return False
    if word in _governing():
        return True
    if word != token.word:
        return False
    if token.tag in _CUTTING and (len(word) == 1 or (len(word) == 2 and is_word(word))):
        return True
    if len(word) >= 4 and word[-2:] in _governing() and word[-2:] not in _nominal() and token.tag[0] in "vlida":
        return True
    if token.tag == "f" and word in _INSIDE:
        return True
    if len(word) == 2 and word[1] in "是为有在将" and token.tag[0] in "rdvcp":
        return True
    if not keep and token.tag == "q":
        return True
    return not keep and token.tag == "v" and len(word) >= 2 and word not in _nominal() | _trades() and is_word(word)


def _inner_cut(word: str, keep: bool) -> int:
    """Return where a governing word inside a token (召开/了, made one by jieba) stops, 0 if there is none."""
    if len(word) < 3 or (keep and word in _nominal()):
        return 0
    edge = 0
    for match in _govern_pattern().finditer(word):
        if len(match.group()) > 1 and match.end() < len(word) and match.start() == 0:
            edge = match.end()
    return edge


def name_words() -> frozenset[str]:
    """Return the verbs and nouns that names contain: trades, industries, and words such as 发展, 建设."""
    return _nominal() | _trades()


def _unmeasured(text: str, token: Token) -> bool:
    """Tell whether a measure word stands behind no number, so that it measures nothing and may be of a name (钧某)."""
    if len(token.word) > 1:
        return not is_word(token.word)
    return text[token.start - 1 : token.start] not in _COUNTED


def cuts(token: Token) -> bool:
    """Tell whether no name can run over a word."""
    return _cuts(token.word, token, False)


def trim_lead(text: str, start: int, stop: int) -> int:
    """Return where a name begins once the verbs before it are taken off (建设|某某产业园, 签下|某某项目)."""
    while True:
        token = token_at(text, start)
        if token.start != start or token.stop + 2 > stop or token.word not in _governing():
            return start
        start = token.stop


def token_at(text: str, position: int) -> Token:
    """Return the word of a text that holds a position."""
    return tokens(text)[bisect_right(_starts(text), position) - 1]


@cache
def _never() -> frozenset[str]:
    return frozenset(words("company_words", "never"))


def namelike(name: str) -> bool:
    """Tell whether a text could be the name of a company or body: no verb that governs, no everyday word alone."""
    if not 2 <= len(name) <= 32 or name in _never():
        return False
    if _LATIN_NAME.match(name):
        return True
    if any(mark in HARD for mark in name):
        return False
    parts = tokens(name)
    if any(part.word in _governing() and part.word not in _nominal() for part in parts):
        return False
    if any(part.tag in _CUTTING for part in parts if len(part.word) == 1 and part.start > 0):
        return False
    return parts[-1].word not in _never()

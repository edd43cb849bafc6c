"""Figures in text: a number, as printed, with its unit.

What looks like a figure and is none is left out: dates, ordinals (第三家), numbers inside names and slogans
(5G, 三个一批), list numbers, vague amounts (数十家), fractions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.lexicon import words

__all__ = ["Figure", "find_figures", "han_number"]

Kind = Literal["amount", "percent", "points", "times", "doubling"]

_DIGITS = r"(?<![\d.,A-Za-z#№-])(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?!\d)(?:\.\d{1,9})?"
_HAN = "[一二三四五六七八九十百千两零〇]{1,12}"
_RANGE = r"(?:\s?[-~～—–至到]+\s?(?:\d+(?:\.\d+)?|[一二三四五六七八九十两]+))?"
_VALUES = {han: value for value, han in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_NO_FIGURE = re.compile(r"[第\d.]$|[年月天时]零$|\d万$")
_VAGUE = re.compile(r"[数几好若之]$")
_NEAR = re.compile(r"(?:近|上|超|过|逾|约|达|突破|超过|不少于)$")
_TENTHS = re.compile(r"([一二三四五六七八九])成([半一二三四五六七八九]?)(?![为立果功员就本长熟交品效套型都])")
_DOUBLING = re.compile(r"翻了?(一|两|1|2)番")
# Rates are told apart below; a noun belongs to what is counted, not to its unit (800个车位).
_NOT_UNITS = re.compile("%|％|‰|倍|个?百分点|[个张](?:床位|工位|车位|机柜)")
_SLOGAN = re.compile(r"“[^“”，。；]{1,12}”|《[^《》]*》|「[^「」]{1,12}」|‘[^‘’]{1,12}’|〔[^〔〕]{1,8}〕|【[^【】]*】")


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a figure of a text: `value` and `unit` as printed (46431, 万元; 30, 余家).

    A range (3至5家) has the number that it begins with and the flag `range`; `han` says that the number was
    written in characters.
    """

    start: int
    stop: int
    value: float
    unit: str
    kind: Kind = "amount"
    range: bool = False
    han: bool = False


def han_number(text: str) -> int | None:
    """Return the value of a number written in characters, or None if it is none.

    >>> han_number("十二"), han_number("三百二十"), han_number("两"), han_number("百")
    (12, 320, 2, 100)
    """
    total, digit, last = 0, 0, 10_000
    for index, character in enumerate(text):
        place = _PLACES.get(character)
        if place is None:
            if digit:
                return None
            digit = _VALUES.get(character, 0)
            continue
        if place >= last or (digit == 0 and index and text[index - 1] not in "零〇"):
            return None
        total, digit, last = total + (digit or 1) * place, 0, place
    return total + digit or None


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(re.escape(word) for word in words("units") if not _NOT_UNITS.match(word))
    return re.compile(
        rf"(?P<number>{_DIGITS}|{_HAN})(?P<range>{_RANGE})"
        rf"(?P<unit>\s?(?P<rate>%|‰|个?百分点|倍)|\s?(?P<about>[余多])?(?P<scale>万|亿|千万|百万|千|百)?(?P<more>[余多])?(?P<base>{units})(?:/(?:{units}|年|月|日|天))?"
        r")"
    )


def find_figures(text: str, start: int = 0, stop: int | None = None) -> list[Figure]:
    """Return the figures of a stretch of text in order.

    >>> [(figure.value, figure.unit) for figure in find_figures("收入46431万元，企业30余家，增长9.14%")]
    [(46431.0, '万元'), (30.0, '余家'), (9.14, '%')]
    """
    stop = len(text) if stop is None else stop
    slogans = [(match.start(), match.end()) for match in _SLOGAN.finditer(text, start, stop)]
    found = sorted(_all(text, start, stop), key=lambda figure: figure.start)
    # A quoted figure (“12.6亿元”) is one; a number inside a quoted name is none.
    return [
        f for f in found if not any(a <= f.start and f.stop <= b and f.stop - f.start < b - a - 2 for a, b in slogans)
    ]


def _all(text: str, start: int, stop: int) -> Iterator[Figure]:
    for match in _pattern().finditer(text, start, stop):
        figure = _read(text, match)
        if figure is not None:
            yield figure
    for match in _TENTHS.finditer(text, start, stop):
        value = _VALUES[match[1]] * 10 + (5 if match[2] == "半" else _VALUES.get(match[2], 0))
        yield Figure(match.start(), match.end(), float(value), "%", "percent", han=True)
    for match in _DOUBLING.finditer(text, start, stop):
        yield Figure(match.start(), match.end(), 100.0 if match[1] in "一1" else 300.0, "%", "doubling", han=True)


def _read(text: str, match: re.Match[str]) -> Figure | None:
    number, before = match["number"], text[max(match.start() - 4, 0) : match.start()]
    han = not number[0].isdigit()
    if _NO_FIGURE.search(before) or (han and _VAGUE.search(before)):
        return None
    if han:
        counted = None if text.startswith("一", match.end()) else han_number(number)  # 三个一批
        if counted is None or number == "一" or match["base"] == "期" or (match["scale"] and number[-1] in _PLACES):
            return None
        if number in _PLACES and number != "十" and not (_NEAR.search(before) or match["about"]):
            return None
        value = float(counted)
    elif number[0] == "0" and "." not in number and len(number) > 1:
        return None  # 03 numbers a part
    else:
        value = float(number.replace(",", ""))
    unit = "".join(match["unit"].split())
    kind: Kind = "amount"
    if match["rate"]:
        kind = "times" if unit == "倍" else "points" if unit.endswith("百分点") else "percent"
    return Figure(match.start(), match.end(), value, unit, kind, bool(match["range"]), han)

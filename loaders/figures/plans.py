"""Which figures are aimed at: said so, or of a plant that is yet to be finished."""

import re
from functools import cache

from loaders.lexicon import pattern

__all__ = ["is_planned", "kinds", "when_finished"]

_ONCE = re.compile("(?:建成|达产|投产|投用|竣工|落成)(?:投产|投用|运营)?后")
_AIMS = re.compile(r"(?:[“”\s]|下一步|今年|明年|未来)*，?(?:计划|预计|确保)|[^，。；]{0,12}，?[^，。；]{0,12}力争")
_MUST = re.compile(
    "要(?:确保|力争|全力|努力|争取)|(?:今年|明年|全年|年内|年底前|下半年)[^，。；]{0,8}要(?:达到|实现|完成|新增|突破)"
)
"""What is called for, here or in the clauses behind it (要确保增加值增长9%，新增企业20家)."""
_NEAR = 300


@cache
def kinds(*names: str) -> re.Pattern[str]:
    """Return a pattern of the words of these kinds in the table of figure words."""
    return re.compile(pattern("figures", *names))


def when_finished(text: str, start: int, stop: int) -> str:
    """Return the words that say that a figure holds once something is built (达产后), or the empty string.

    >>> when_finished("全部达产后年产值8亿元", 0, 8)
    '达产后'
    """
    found = _ONCE.search(text, start, stop)
    return found[0] if found else ""


def is_planned(text: str, sentence: int, figure: tuple[int, int], ahead: bool) -> bool:
    """Tell whether a figure is aimed at: said so here or where its sentence began, or of a time ahead.

    `figure` is where its clause and where it itself begin.
    """
    clause, start = figure
    part = text.rfind("；", sentence, start) + 1
    if when_finished(text, max(sentence, part, start - _NEAR), start) or _AIMS.match(text, sentence) or ahead:
        return True
    if _MUST.search(text, max(sentence, part, start - _NEAR), start):
        return True
    said = text[clause:start].replace("年度计划", "")
    return kinds("planned").search(said) is not None or _will().search(said) is not None


@cache
def _will() -> re.Pattern[str]:
    return re.compile(rf"(?<![即])将(?:再|新|陆续|继续|分批|逐步|重点)*{pattern('figures', 'act')}")

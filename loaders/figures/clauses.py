"""Sentences cut into the clauses that state one thing each, with their figures and times."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from loaders.draft import Draft
from loaders.figures.numbers import Figure, find_figures
from loaders.figures.periods import Clock, Period, find_periods
from loaders.reading import Sentence

__all__ = ["Clause", "named_within", "read_clauses"]

_Placed = TypeVar("_Placed", Figure, Period)
_ALL_MARKS = "，；。：！？,;:!?()（）\n、"
_TIMES = 9
_LONG = 300
"""No clause is longer: what is, is a table or broken text."""
_MARKS = "，；：。！？,;:!?()（）\n"
# A clause that only says when, or who counted: it belongs to the next one.
_PRELUDE = re.compile(
    r"(?:科学|数据|统计)?(?:数据显示|据统计|据介绍|据悉|据了解|记者获悉|其中|同时|此外|另外|期间|当中|在此期间|到|至|力争|预计|计划|确保|争取|，)*"
)
_QUALIFIES = re.compile(
    r"(?:元|亩|人|吨|平方米|个|年|%)?(?:及)?(?:以上|以下|以内|级|规模(?!以上|以下|工业|企业)|不等)(?!$|[，；。、：）)])(?:的)?"
)
_ABOVE = re.compile(r"(?:超|过|逾|超过|不足|低于)$")
_THRESHOLD = re.compile(
    r"元(?:的)?(?:[\u4e00-\u9fff]{0,6}?)(?:项目|企业|公司|产业|园区|集群|乡镇|车间|平台)(?=[\d两三四五六七八九十]|达到?[\d]|有[\d])"
)
"""What an amount is that only says which ones are counted (超10亿元项目9个)."""
_TARGET = re.compile(r"的?(?:全年|年度|考核|目标|招商|投资|计划)*(?:任务|目标|计划)(?:数|指标)?的(?=\d)")
_TARGETED = re.compile("(?:任务|目标|计划)(?:数|为)*$")
"""What marks an amount of which another is a part (完成全年43亿元目标任务的34.8%)."""
_SIZED = re.compile("[长宽高深厚重](?:约|达)?$")
_CLASSED = re.compile(r"[^，。；、\d]{0,6}(?:项目|企业)\d{1,4}[个家]")
_LISTED = re.compile(
    r"(?:[^，。；\d]|\d(?![\d余多]*[个项只])){2,90}?等(?:\d+[余多]?[个项只]|一批|多个|系列)?[^，。；\d]{0,20}?(?:项目|工程)"
)
_COUNTS = re.compile("[余多万]?(?:个|家|名|项|户|人|条|件|次|批)$|元$")
_PEOPLE = re.compile(
    "[\u4e00-\u9fff“”]{0,8}?(?:人才|专家|博士|教授|院士|企业家|客商|嘉宾|代表|职工|工人|员工|学员|干部|学者|居民|老师|委员)"
)
_YARN = re.compile("[\u4e00-\u9fff]{0,4}[纱线]")
_PLACED = re.compile("(?:向[东南西北]|方圆|周边|半径|位于|距离?|相距|坐落)[^，。；]{0,14}$")
_AWAY = re.compile(r"(?:[重长宽高深]的|外|以外|开外|处|之外|远|内|后|前|的时间|长|宽|高)")


@dataclass(frozen=True, slots=True)
class Clause:
    """Mark a clause: `mark` is what stands before it; figures and periods lie inside it in order."""

    start: int
    stop: int
    mark: str
    figures: tuple[Figure, ...] = ()
    periods: tuple[Period, ...] = ()


def read_clauses(draft: Draft, sentence: Sentence, clock: Clock, spoken: int | None = None) -> list[Clause]:
    """Return the clauses of a sentence; one that says no more than when joins the next."""
    text = draft.text
    said = find_periods(text, sentence.start, sentence.stop, clock, spoken)
    periods = [period for period in said if not named_within(draft, period.start, period.stop)]
    taken = {at for period in periods for at in range(period.start, period.stop)}
    found = find_figures(text, sentence.start, sentence.stop)
    figures = [f for f in found if f.start not in taken and f.stop - 1 not in taken and _counts(draft, f)]
    cuts = _cuts(text, sentence, figures)
    clauses: list[Clause] = []
    for (start, mark), stop in zip(cuts, [*(at - len(mark) for at, mark in cuts[1:]), sentence.stop], strict=True):
        inside, times = _within(figures, start, stop), _within(periods, start, stop)
        clauses.append(Clause(start, stop, mark, tuple(inside), tuple(times)))
    return _joined(text, clauses)


def _within(items: Sequence[_Placed], start: int, stop: int) -> Iterator[_Placed]:
    """Return the items, which are in order of place, that lie within a stretch."""
    for at in range(bisect_left(items, start, key=lambda item: item.start), len(items)):
        if items[at].start >= stop:
            return
        if items[at].stop <= stop:
            yield items[at]


def _cuts(text: str, sentence: Sentence, figures: Sequence[Figure]) -> list[tuple[int, str]]:
    """Return where clauses start and what stands before them."""
    starts, ends = {figure.start for figure in figures}, {figure.stop for figure in figures}
    cuts = [(sentence.start, "")]
    within = {at for figure in figures for at in range(figure.start, figure.stop)}  # 65台（套）
    for at in range(sentence.start, sentence.stop - 1):
        mark = text[at]
        if at in within:
            continue
        if mark == "," and text[at - 1].isdigit() and text[at + 1].isdigit():
            continue
        # Of an enumeration each figure has a clause: 亿元以上项目7个、外资项目2个; 27家企业、4所高校.
        opens = not starts.isdisjoint((at + 1, at + 2)) and not starts.isdisjoint(range(cuts[-1][0], at))
        if at - cuts[-1][0] > _LONG or mark in _MARKS or (mark == "、" and (at in ends or opens)):
            cuts.append((at + 1, mark) if mark in _ALL_MARKS else (at, ""))
    return cuts


def _joined(text: str, clauses: list[Clause]) -> list[Clause]:
    found: list[Clause] = []
    for clause in reversed(clauses):
        if found and _is_prelude(text, clause) and found[-1].mark in "，：" and len(found[-1].periods) < _TIMES:
            later = found.pop()
            clause = replace(later, start=clause.start, mark=clause.mark, periods=clause.periods + later.periods)
        found.append(clause)
    return found[::-1]


def _is_prelude(text: str, clause: Clause) -> bool:
    if not clause.periods or clause.figures:
        return False
    said = text[clause.start : clause.stop]
    for period in clause.periods:
        said = said.replace(text[period.start : period.stop], "")
    return _PRELUDE.fullmatch(said.strip('“”" ')) is not None


def _counts(draft: Draft, figure: Figure) -> bool:
    """Tell whether a figure measures something, rather than being part of a name or of a qualifier (5亿元以上项目)."""
    if figure.range or _QUALIFIES.match(draft.text, figure.stop):
        return False
    if figure.unit.endswith(("公里", "千米", "米", "吨", "公斤", "小时", "分钟", "天")) and (
        _AWAY.match(draft.text, figure.stop) or _PLACED.search(draft.text[max(figure.start - 18, 0) : figure.start])
    ):
        return False
    if figure.unit.endswith(("米", "吨", "公斤")) and (
        _SIZED.search(draft.text[max(figure.start - 3, 0) : figure.start]) and draft.text[figure.stop] == "的"
    ):
        return False  # 一支长126米的叶片
    if figure.unit.endswith("元") and _CLASSED.match(draft.text, figure.stop):
        return False  # 100亿元项目1个
    if figure.unit.endswith("位") and not _PEOPLE.match(draft.text, figure.stop):
        return False  # 前移12位
    if figure.unit == "支" and _YARN.match(draft.text, figure.stop):
        return False
    if figure.kind == "amount" and (
        _TARGET.match(draft.text, figure.stop)
        or (
            re.match(r"的\d[\d.]*%", draft.text[figure.stop : figure.stop + 8])
            and _TARGETED.search(draft.text[max(figure.start - 4, 0) : figure.start])
        )
    ):
        return False
    if _ABOVE.search(draft.text[max(figure.start - 2, 0) : figure.start]) and _THRESHOLD.match(
        draft.text, figure.stop - 1
    ):
        return False
    own = draft.covered(figure.stop + 1)
    named = own is not None and draft.cls(own.entity) in ("Project", "Park")
    priced = figure.unit.endswith("元") and draft.text.startswith("的", figure.stop) and not named
    if (
        figure.kind == "amount"
        and (priced or not _COUNTS.search(figure.unit))
        and _LISTED.match(draft.text, figure.stop)
    ):
        return False  # 4万吨铜箔、3万套轴承等57个项目
    return not named_within(draft, figure.start, figure.stop)


def named_within(draft: Draft, start: int, stop: int) -> bool:
    """Tell whether a stretch is a part of a name (2024年 in the name of a meeting)."""
    mention = draft.covered(start)
    return mention is not None and (mention.start < start or mention.stop > stop)

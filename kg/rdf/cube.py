"""Figures as a cube of the W3C Data Cube vocabulary: data sets, dimensions, and the codes they take.

Every figure lies in one of three data sets, by what it measures: a level, a rate of growth, or both. The cells are
told apart by subject, indicator and period, and, since newspapers contradict each other, by a variant. The data
structure definitions stand in `ontology/cube.ttl`.
"""

import csv
import functools
import re
from calendar import monthrange
from collections.abc import Iterator

import pyoxigraph as ox

from kg.ids import digest
from kg.model import ArticleGraph, Observation
from kg.rdf.terms import LANGUAGE, QB, QUDT, RDF, RDFS, SKOS, UNIT, XSD, node, number, term
from kg.schema import NAMESPACE, ONTOLOGY

__all__ = ["Codes", "cell", "days"]

Triples = Iterator[ox.Triple]

DATA_SETS = {
    "figures-level": ("levelStructure", "数值", "figures with a value"),
    "figures-rate": ("rateStructure", "增幅", "figures with a rate of growth"),
    "figures-level-rate": ("levelAndRateStructure", "数值与增幅", "figures with a value and a rate of growth"),
}
"""Structure and label of each data set by its id."""

BASES = {
    "元": "CCY_CNY",
    "美元": "CCY_USD",
    "欧元": "CCY_EUR",
    "港元": "CCY_HKD",
    "日元": "CCY_JPY",
    "英镑": "CCY_GBP",
    "平方米": "M2",
    "立方米": "M3",
    "米": "M",
    "吨": "TONNE",
    "千瓦时": "KiloW-HR",
    "千瓦": "KiloW",
    "天": "DAY",
    "%": "PERCENT",
    "摄氏度": "DEG_C",
}
"""The unit of QUDT that each base of `ontology/lexicon/units.csv` is; what is counted in things has none."""

_A, _LABEL, _PREFERS, _SCHEME = term(RDF, "type"), term(RDFS, "label"), term(SKOS, "prefLabel"), term(SKOS, "inScheme")
_DATE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(\d\d))?))?")


def _zkg(name: str) -> ox.NamedNode:
    return term(NAMESPACE, name)


def data_set(figure: Observation) -> str:
    """Return the id of the data set that a figure lies in, or the empty string if it measures nothing."""
    if figure.value is None:
        return "" if figure.yoy is None else "figures-rate"
    return "figures-level" if figure.yoy is None else "figures-level-rate"


@functools.lru_cache(4096)
def indicator_code(indicator: str) -> ox.NamedNode:
    """Return the node of an indicator."""
    return node("indicator-" + digest(indicator))


@functools.lru_cache(4096)
def period_code(period: str) -> ox.NamedNode:
    """Return the node of a period; a figure of no stated period takes one that says so, for a cell needs each."""
    return node("period-" + digest(period)) if period else _zkg("noPeriod")


@functools.lru_cache(4096)
def unit_code(unit: str) -> ox.NamedNode:
    """Return the node of a unit."""
    return node("unit-" + digest(unit))


def cell(figure: Observation, id: str, about: ox.NamedNode) -> Triples:
    """Yield what makes a figure, whose id and node are given, a cell of its cube."""
    home = data_set(figure)
    if not home:
        return
    yield ox.Triple(about, _A, term(QB, "Observation"))
    yield ox.Triple(about, term(QB, "dataSet"), node(home))
    yield ox.Triple(about, _zkg("indicatorCode"), indicator_code(figure.indicator))
    yield ox.Triple(about, _zkg("periodCode"), period_code(figure.period))
    yield ox.Triple(about, _zkg("variant"), ox.Literal(id.rpartition("-")[2]))
    if figure.unit:
        yield ox.Triple(about, _zkg("unitCode"), unit_code(figure.unit))


class Codes:
    """Collect the data sets and codes that figures use, article by article."""

    def __init__(self) -> None:
        self._sets: set[str] = set()
        self._indicators: set[str] = set()
        self._periods: set[str] = set()
        self._units: set[str] = set()

    def add(self, graph: ArticleGraph) -> None:
        """Take in the figures of one article."""
        for figure in graph.statements:
            if isinstance(figure, Observation) and (home := data_set(figure)):
                self._sets.add(home)
                self._indicators.add(figure.indicator)
                self._periods.add(figure.period)
                self._units.add(figure.unit)

    def triples(self) -> Triples:
        """Yield the descriptions of what was used, in the order of the words."""
        for id in sorted(self._sets):
            structure, zh, en = DATA_SETS[id]
            yield ox.Triple(node(id), _A, term(QB, "DataSet"))
            yield ox.Triple(node(id), _LABEL, ox.Literal(zh, language=LANGUAGE))
            yield ox.Triple(node(id), _LABEL, ox.Literal(en, language="en"))
            yield ox.Triple(node(id), term(QB, "structure"), _zkg(structure))
        for indicator in sorted(self._indicators):
            yield from _code(indicator_code(indicator), "Indicator", "indicators", indicator)
        for period in sorted(self._periods - {""}):
            yield from _code(period_code(period), "Period", "periods", period)
            for name, day in zip(("firstDay", "lastDay"), days(period), strict=True):
                if day:
                    yield ox.Triple(period_code(period), _zkg(name), ox.Literal(day, datatype=term(XSD, "date")))
        for unit in sorted(self._units - {""}):
            yield from _code(unit_code(unit), "Unit", "units", unit)
            yield from _scale(unit)


def _code(this: ox.NamedNode, cls: str, scheme: str, label: str) -> Triples:
    yield ox.Triple(this, _A, term(SKOS, "Concept"))
    yield ox.Triple(this, _A, _zkg(cls))
    for prop in (_LABEL, _PREFERS):
        yield ox.Triple(this, prop, ox.Literal(label, language=LANGUAGE))
    yield ox.Triple(this, _SCHEME, _zkg(scheme))


def _scale(unit: str) -> Triples:
    """Yield how a unit follows from one of QUDT, where it does."""
    factor, base = _scales().get(unit, (0.0, ""))
    if base in BASES:
        known = term(UNIT, BASES[base])
        yield ox.Triple(unit_code(unit), term(QUDT, "scalingOf"), known)
        yield ox.Triple(unit_code(unit), _zkg("factor"), number(factor))
        if factor == 1:
            yield ox.Triple(unit_code(unit), term(SKOS, "exactMatch"), known)


@functools.cache
def _scales() -> dict[str, tuple[float, str]]:
    """Return the factor and the base of each unit that the lexicon knows."""
    with (ONTOLOGY / "lexicon" / "units.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: (float(row["factor"]), row["base"]) for row in csv.DictReader(file)}


def days(period: str) -> tuple[str, str]:
    """Return the first and the last day of a period; each is empty where the period does not tell it.

    >>> days("2024-Q1"), days("2024-01/2024-02"), days("../2024-03-31"), days("某年")
    (('2024-01-01', '2024-03-31'), ('2024-01-01', '2024-02-29'), ('', '2024-03-31'), ('', ''))
    """
    first, slash, last = period.partition("/")
    begin = _span(first)[0] if first != ".." else ""
    stop = _span(last if slash else first)[1]
    return (begin, stop) if stop else ("", "")


def _span(date: str) -> tuple[str, str]:
    found = _DATE.fullmatch(date)
    if not found:
        return "", ""
    year, quarter, half, month, day = found.groups()
    low, high = 1, 12
    if quarter:
        low, high = 3 * int(quarter) - 2, 3 * int(quarter)
    elif half:
        low, high = 6 * int(half) - 5, 6 * int(half)
    elif month:
        low = high = int(month)
    if not (1 <= low <= 12 and int(year)):
        return "", ""
    length = monthrange(int(year), high)[1]
    if day:
        return (date, date) if 1 <= int(day) <= length else ("", "")
    return f"{year}-{low:02}-01", f"{year}-{high:02}-{length:02}"

"""What literals mean: whether they are well formed, which of two is the less, what language they are in."""

import re
from collections.abc import Iterable
from datetime import date

import pyoxigraph as ox

from kg.rdf.data import Term
from kg.rdf.terms import XSD, number_of

__all__ = ["below", "has_language", "is_well_formed"]

_FORMS = {
    "integer": r"[+-]?\d+",
    "nonNegativeInteger": r"\+?\d+|-0+",
    "positiveInteger": r"\+?0*[1-9]\d*",
    "decimal": r"[+-]?(\d+(\.\d*)?|\.\d+)",
    "double": r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN",
    "boolean": "true|false|1|0",
}
_WELL_FORMED = {XSD + kind: re.compile(form) for kind, form in _FORMS.items()}
_DATE = XSD + "date"


def is_well_formed(literal: ox.Literal) -> bool:
    """Tell whether the text of a literal is one that its datatype allows; unknown datatypes allow all.

    >>> is_well_formed(ox.Literal("x", datatype=ox.NamedNode(XSD + "decimal")))
    False
    """
    kind = literal.datatype.value
    if kind == _DATE:
        return _day(literal) is not None
    form = _WELL_FORMED.get(kind)
    return form is None or form.fullmatch(literal.value) is not None


def below(one: Term, other: Term, equal: bool) -> bool:
    """Tell whether a value is less than another, or equal where that will do; what cannot be compared is not."""
    if not isinstance(one, ox.Literal) or not isinstance(other, ox.Literal):
        return False
    numbers = number_of(one), number_of(other)
    if numbers[0] is not None and numbers[1] is not None:
        return numbers[0] < numbers[1] or (equal and numbers[0] == numbers[1])
    days = _day(one), _day(other)
    if days[0] is not None and days[1] is not None:
        return days[0] < days[1] or (equal and days[0] == days[1])
    return False


def has_language(value: Term, tags: Iterable[str]) -> bool:
    """Tell whether a text is in one of the languages, `zh-Hans` counting as `zh`."""
    if not isinstance(value, ox.Literal) or not value.language:
        return False
    own = value.language.lower()
    return any(own == tag.lower() or own.startswith(tag.lower() + "-") for tag in tags)


def _day(literal: ox.Literal) -> date | None:
    if literal.datatype.value != _DATE:
        return None
    try:
        return date.fromisoformat(literal.value)
    except ValueError:
        return None

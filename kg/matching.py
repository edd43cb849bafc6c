"""Tell whether what was read says the same as what a careful reader wrote down.

Both sides are JSON lines (see `kg.lines`). Names are compared within an article: a name read is the gold's entity if
one of its forms is one of the gold's forms; an event, a project or an agreement, which pages often leave unnamed, also
if its description is worded much alike.
"""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from kg.lines import ARTICLE, Line

__all__ = ["Key", "Names", "cuts", "same_attribute", "same_observation", "statement_key"]

Key = tuple[object, ...]
Number = tuple[float, bool] | None

DESCRIBED = frozenset({"Event", "Project", "Agreement"})
"""Classes whose names are often descriptions."""
ALIKE = 0.5
"""Share of equal characters from which two descriptions mean the same."""
SCALE: Mapping[str, float] = {
    "元": 1,
    "万元": 1e4,
    "亿元": 1e8,
    "万美元": 1e4,
    "亿美元": 1e8,
    "㎡": 1,
    "平方米": 1,
    "万平方米": 1e4,
    "亩": 2000 / 3,
    "公顷": 1e4,
    "吨": 1,
    "万吨": 1e4,
    "万户": 1e4,
    "万家": 1e4,
    "万台": 1e4,
    "万人": 1e4,
}
"""Units that measure the same, in a common one."""
SAME_ATTRIBUTE: Mapping[str, str] = {"职务": "title", "职称": "title", "头衔": "title"}

_IGNORED = re.compile(r"[\s“”\"'‘’《》〈〉「」()\[\]·・,，、。:：\-—]+")
_BODY = re.compile(r"^(管委会|党工委)")
_SPACE = re.compile(r"\s+")


def fold(name: object) -> str:
    """Return the form of a name, title or word under which it is compared.

    >>> fold("“五抓”（A区）")
    '五抓a区'
    """
    return _IGNORED.sub("", unicodedata.normalize("NFKC", str(name or "")).lower())


class Names:
    """Map the names of both sides to what they mean."""

    def __init__(self, gold: Iterable[Line], read: Iterable[Line]) -> None:
        self._gold: dict[tuple[object, str], Key] = {}
        self._described: dict[tuple[object, object], list[str]] = defaultdict(list)
        for line in gold:
            article, name = line[ARTICLE], fold(line["name"])
            for form in _forms(line):
                self._gold.setdefault((article, form), (article, name))
            if line["class"] in DESCRIBED:
                self._described[article, line["class"]].append(name)
        self._class: dict[tuple[object, str], object] = {}
        self._forms: dict[tuple[object, str], set[str]] = defaultdict(set)
        for line in read:
            self._class[line[ARTICLE], fold(line["name"])] = line["class"]
            forms = set(_forms(line))
            for form in forms:
                self._forms[line[ARTICLE], form] |= forms

    def gold(self, article: object, name: object) -> Key:
        """Return what a name of the gold means."""
        if name == ARTICLE:
            return (article, ARTICLE)
        return self._gold.get((article, fold(name)), (article, "unknown to the gold", fold(name)))

    def read(self, article: object, name: object) -> Key:
        """Return what a name that was read means: an entity of the gold if it can."""
        if name == ARTICLE:
            return (article, ARTICLE)
        folded = fold(name)
        forms = {folded} | self._forms.get((article, folded), set())
        for form in (folded, *sorted(forms, key=lambda form: (-len(form), form))):
            if (article, form) in self._gold:
                return self._gold[article, form]
        described = self._described.get((article, self._class.get((article, folded))), [])
        likeness, nearest = max(((_likeness(forms, other), other) for other in described), default=(0.0, ""))
        return (article, nearest) if likeness >= ALIKE else (article, "unknown", folded)


def _forms(line: Line) -> list[str]:
    """Return all folded names of an entity line."""
    aliases = line.get("aliases") or ()
    assert isinstance(aliases, Iterable)
    return [fold(form) for form in (line["name"], *aliases)]


def _likeness(forms: Iterable[str], other: str) -> float:
    """Return how alike the likest of several forms and another are, 0..1."""
    return max(difflib.SequenceMatcher(None, form, other).ratio() for form in forms)


def statement_key(line: Line, meaning: Callable[[object, object], Key]) -> Key:
    """Return all that makes a statement itself, but for its status; `meaning` maps the names of its side."""
    ends = [meaning(line[ARTICLE], line["s"]), meaning(line[ARTICLE], line["o"])]
    if line["p"] == "cooperatesWith":  # it has no direction
        ends.sort(key=str)
    # a title may or may not repeat the body that it belongs to
    title = _BODY.sub("", fold(line.get("title"))) if line["p"] == "holdsPost" else ""
    return (line[ARTICLE], ends[0], line["p"], ends[1], title)


def same_observation(gold: Line, read: Line, names: Names) -> bool:
    """Tell whether two figures are one: subject, amount, period and rate agree, the wording overlaps by half."""
    words, others = (set(fold(line.get("indicator")) + fold(line.get("scope"))) for line in (gold, read))
    return (
        _same_subject(gold, read, names)
        and _number(gold.get("value"), gold.get("unit")) == _number(read.get("value"), read.get("unit"))
        and (gold.get("period") or None) == (read.get("period") or None)
        and _number(gold.get("yoy")) == _number(read.get("yoy"))
        and len(words & others) >= 0.5 * min(len(words), len(others)) > 0
    )


def same_attribute(gold: Line, read: Line, names: Names) -> bool:
    """Tell whether two properties are one: subject and value agree, one name contains the other."""
    word, other = (fold(SAME_ATTRIBUTE.get(str(line["attribute"]), line["attribute"])) for line in (gold, read))
    return _same_subject(gold, read, names) and (word in other or other in word) and _value(gold) == _value(read)


def _same_subject(gold: Line, read: Line, names: Names) -> bool:
    return names.gold(gold[ARTICLE], gold["subject"]) == names.read(read[ARTICLE], read["subject"])


def _value(line: Line) -> Number | str:
    value = line["value"]
    return _number(value, line.get("unit")) if isinstance(value, int | float) else fold(value)


def _number(value: object, unit: object = "") -> Number:
    """Return an amount in its common unit, and whether it is in dollars."""
    if value is None:
        return None
    printed = str(unit or "").strip().replace("余", "")
    return round(float(str(value)) * SCALE.get(printed, 1.0), 4), "美元" in printed


def cuts(line: Line, source: str) -> bool:
    """Tell whether the offsets of a line cut its evidence out of the source, white space aside."""
    start, stop = line.get("start"), line.get("end")
    if not isinstance(start, int) or not isinstance(stop, int):
        return False
    return _SPACE.sub("", source[start:stop]) == _SPACE.sub("", str(line.get("ev", ""))) != ""

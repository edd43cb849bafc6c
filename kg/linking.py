"""Propose what entities are in a table of outside identifiers, with a score and a reason; nothing is decided here."""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import DocumentError
from kg.ids import name_key
from kg.model import ArticleGraph
from kg.names import choose_name, other_names

__all__ = ["Proposal", "Row", "propose", "read_table", "valid_credit_code"]

CLASSES = frozenset({"Place", "Company", "FinancialInstitution"})
LEAST = 0.4
"""Score below which nothing is proposed."""
MOST = 5
"""Proposals for one entity."""

_PLACE_ENDS = re.compile(r"(?:特别行政区|自治[区州县旗]|地区|新区|街道|[省市县区镇乡盟旗州村])$")
_FIRM_ENDS = re.compile(r"(?:(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司|集团|厂)$")
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_DIVISION = re.compile(r"\d{6}(?:\d{3}|\d{6})?")


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a row of the table: an identifier and what it stands for; `within` names what it lies in."""

    identifier: str
    name: str
    aliases: tuple[str, ...] = ()
    cls: str = ""
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Propose that an entity is what an identifier stands for; `score` lies in 0..1, `reason` says why."""

    entity: str
    cls: str
    name: str
    identifier: str
    label: str
    score: float
    reason: str


def read_table(path: Path) -> tuple[Row, ...]:
    """Read a CSV table with the columns `identifier` and `name`, and `aliases`, `class`, `within` where it has them.

    Several aliases or places are parted by `|`. Where identifiers are administrative division codes (6, 9 or 12
    digits), what a place lies in follows from its code. Raises DocumentError naming the file and the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(
            f"{path}: cannot be read as UTF-8 ({error}); check the path, or save it in UTF-8"
        ) from error
    lines = csv.DictReader(io.StringIO(text))
    missing = {"identifier", "name"} - set(lines.fieldnames or ())
    if missing:
        raise DocumentError(
            f"{path}: has no column {' and no column '.join(sorted(missing))}; the columns are identifier, name and, "
            "if wanted, aliases, class, within"
        )
    found = []
    for number, line in enumerate(lines, 2):
        cells = {key: (value or "").strip() for key, value in line.items() if isinstance(value, str | None)}
        if not cells["identifier"] or not cells["name"]:
            raise DocumentError(f"{path}: line {number} lacks its identifier or its name; complete it or take it out")
        if cells.get("class") and cells["class"] not in CLASSES:
            raise DocumentError(f"{path}: line {number} has the class {cells['class']!r}; it is Place or Company")
        parts = (tuple(filter(None, cells.get(key, "").split("|"))) for key in ("aliases", "within"))
        aliases, within = parts
        found.append(Row(cells["identifier"], cells["name"], aliases, cells.get("class", ""), within))
    names = {row.identifier: row.name for row in found if _DIVISION.fullmatch(row.identifier)}
    return tuple(
        row if row.within else Row(row.identifier, row.name, row.aliases, row.cls, _above(row.identifier, names))
        for row in found
    )


def _above(code: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of what a division lies in, by its code: 1101 lies in 11."""
    if code not in names:
        return ()
    ups = [code[:length].ljust(width, "0") for length, width in ((9, 12), (6, 12), (6, 6), (4, 6), (2, 6))]
    return tuple(dict.fromkeys(names[up] for up in ups if up in names and up != code))


def valid_credit_code(code: str) -> bool:
    """Tell whether the check digit of a unified social credit code is right.

    >>> valid_credit_code("91350100M000100Y43"), valid_credit_code("91350100M000100Y44")
    (True, False)
    """
    if len(code) != 18 or not set(code) <= set(_CREDIT):
        return False
    total = sum(_CREDIT.index(letter) * (3**place % 31) for place, letter in enumerate(code[:17]))
    return _CREDIT[-total % 31] == code[17]


@dataclass(slots=True)
class _Known:
    """Hold what all articles call an entity, and what places stand beside it."""

    cls: str
    counts: Counter[str] = field(default_factory=Counter)
    beside: set[str] = field(default_factory=set)


def propose(graphs: Iterable[ArticleGraph], table: Iterable[Row]) -> Iterator[Proposal]:
    """Yield what places and companies may be in the table, entity by entity, the likeliest first."""
    known = _gather(graphs)
    index: dict[str, set[Row]] = defaultdict(set)
    for row in table:
        for form in (row.name, *row.aliases):
            for key in {name_key(form), _core(form, row.cls or _guess(row))}:
                index[key].add(row)
    for id in sorted(known):
        thing = known[id]
        name = choose_name(thing.counts)
        forms = (name, *other_names(thing.counts, name))
        rows = {row for form in forms for key in (name_key(form), _core(form, thing.cls)) for row in index.get(key, ())}
        graded = [(*_grade(forms, thing, row), row) for row in rows if _may_be(thing.cls, row)]
        best = Counter(round(score, 3) for score, _, _ in graded)
        found = []
        for score, reason, row in graded:
            same = best[round(score, 3)]
            if same > 1:  # as likely as others, so none of them is likely
                score, reason = score / same, f"{reason}; one of {same} that fit alike"
            if score >= LEAST:
                found.append(Proposal(id, thing.cls, name, row.identifier, row.name, round(score, 3), reason))
        yield from sorted(found, key=lambda one: (-one.score, one.identifier))[:MOST]


def _gather(graphs: Iterable[ArticleGraph]) -> dict[str, _Known]:
    known: dict[str, _Known] = {}
    for graph in graphs:
        places = {name_key(form) for e in graph.entities if e.cls == "Place" for form in (e.name, *e.aliases)}
        for entity in graph.entities:
            if entity.cls in CLASSES:
                thing = known.setdefault(entity.id, _Known(entity.cls))
                thing.counts[entity.name] += 1
                for alias in entity.aliases:
                    thing.counts[alias] += 0
                thing.beside |= places
    return known


def _guess(row: Row) -> str:
    return "Place" if _DIVISION.fullmatch(row.identifier) else "Company"


def _may_be(cls: str, row: Row) -> bool:
    wanted = row.cls or (_guess(row) if _DIVISION.fullmatch(row.identifier) else "")
    return not wanted or (wanted == "Place") == (cls == "Place")


def _core(name: str, cls: str) -> str:
    """Return a name without what says its kind: 云川市 and 云川, 云帆有限公司 and 云帆."""
    ends = _PLACE_ENDS if cls == "Place" else _FIRM_ENDS
    short = ends.sub("", name)
    return name_key(short if len(short) > 1 else name)


def _grade(forms: tuple[str, ...], thing: _Known, row: Row) -> tuple[float, str]:
    """Return how much speaks for a row, and what."""
    keys = [name_key(form) for form in forms]
    if keys[0] == name_key(row.name):
        score, reason = 0.9, "the same name"
    elif name_key(row.name) in keys[1:]:
        score, reason = 0.8, "an alias is the name in the table"
    elif set(keys) & {name_key(alias) for alias in row.aliases}:
        score, reason = 0.75, "an alias in the table"
    else:
        score, reason = 0.6, "the same name but for its ending"
    around = [up for up in row.within if {name_key(up), _core(up, "Place")} & thing.beside]
    if around:
        score, reason = score + 0.1, f"{reason}; {around[0]} stands beside it"
    if len(row.identifier) == 18 and thing.cls != "Place" and not valid_credit_code(row.identifier):
        score, reason = score / 2, f"{reason}; the check digit of the code is wrong"
    return score, reason

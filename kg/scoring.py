"""Score lines that were read against what a careful reader wrote down (the gold): precision, recall, F1.

The gold is JSON lines of entities, statements, observations and attributes without offsets. A gold line with
`"optional": true` counts neither when it is found nor when it is missed: careful readers differ on it. What was read
counts as wrong if its offsets do not cut its evidence out of the page.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.lines import ARTICLE, Line
from kg.matching import Key, Names, cuts, same_attribute, same_observation, statement_key

__all__ = ["KINDS", "Miss", "Score", "Tally", "score"]

KINDS: Mapping[str, tuple[str, ...]] = {
    "entity": ("name", "class"),
    "statement": ("s", "p", "o"),
    "observation": ("subject", "indicator"),
    "attribute": ("subject", "attribute", "value"),
}
"""The kinds that are scored, each with the fields that a line of it must have."""
STATED = "stated"

_TOLD = (
    *("class", "name", "s", "p", "o", "title", "subject", "indicator", "attribute", "period", "value", "unit", "yoy"),
    *("scope", "status"),
)
"""What a line in short tells, in order."""
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?]?")


@dataclass(frozen=True, slots=True)
class Tally:
    """Count what is right among what was read and what the gold holds."""

    right: int = 0
    read: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was read that is right; 0 where nothing was read."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the gold that was read; 0 where it holds nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / (self.read + self.gold) if self.right else 0.0

    def as_json(self) -> dict[str, float]:
        """Return shares rounded to four places, and counts."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"right": self.right, "read": self.read, "gold": self.gold}
        return {name: round(share, 4) for name, share in shares.items()} | counts

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.read + other.read, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Miss:
    """Show one difference: a gold line that is `missed`, a line read that is `extra` or has the wrong `status`.

    `sentence` is the sentence of the page that holds its evidence, where the page is known; `wanted` the gold's status.
    """

    what: str
    line: Line
    sentence: str = ""
    wanted: str = ""
    page: str = ""

    def __str__(self) -> str:
        """Return the difference on one line: what, where, the line in short, and its sentence."""
        line = self.line
        told = [str(line[name]) for name in _TOLD if line.get(name) not in (None, "")]
        status = f" (the gold says {self.wanted})" if self.wanted else ""
        sentence = f"  <- {self.sentence or line['ev']}" if self.sentence or line.get("ev") else ""
        where = f"{self.page} {line[ARTICLE]}".strip()
        return f"{self.what:6}  {where}  {line['kind']}: {' '.join(told)}{status}{sentence}"


@dataclass(frozen=True, slots=True)
class Score:
    """Hold the figures of a comparison, by kind and, for statements, by relation."""

    kinds: Mapping[str, Tally] = field(default_factory=dict)
    relations: Mapping[str, Tally] = field(default_factory=dict)
    status_wrong: int = 0
    evidence_wrong: int = 0
    misses: tuple[Miss, ...] = ()

    def as_json(self, misses: bool = False) -> dict[str, object]:
        """Return the figures, and the misses if wanted, in the shape of JSON."""
        told: dict[str, object] = {
            "kinds": {name: tally.as_json() for name, tally in self.kinds.items()},
            "relations": {name: tally.as_json() for name, tally in self.relations.items()},
            "status_wrong": self.status_wrong,
            "evidence_wrong": self.evidence_wrong,
        }
        if misses:
            told["misses"] = [
                {
                    "what": miss.what,
                    "page": miss.page,
                    "line": miss.line,
                    "wanted": miss.wanted,
                    "sentence": miss.sentence,
                }
                for miss in self.misses
            ]
        return told

    def __add__(self, other: "Score") -> "Score":
        return Score(
            _sum(self.kinds, other.kinds),
            dict(sorted(_sum(self.relations, other.relations).items())),
            self.status_wrong + other.status_wrong,
            self.evidence_wrong + other.evidence_wrong,
            self.misses + other.misses,
        )


def _sum(one: Mapping[str, Tally], other: Mapping[str, Tally]) -> Mapping[str, Tally]:
    return {name: one.get(name, Tally()) + other.get(name, Tally()) for name in dict.fromkeys((*one, *other))}


def score(gold: Iterable[Line], read: Iterable[Line], source: str | None = None, *, page: str = "") -> Score:
    """Compare lines with the gold; with `source`, the text of the page, offsets are checked as well.

    >>> wanted = [{"kind": "entity", "article": 1, "class": "Zone", "name": "云岭经开区"}]
    >>> score(wanted, wanted).kinds["entity"].f1
    1.0
    """
    wanted, found = _by_kind(gold), _by_kind(read)
    names = Names(wanted["entity"], found["entity"])
    scorer = _Scorer(names, source, page)
    kinds = {"entity": scorer.entities(wanted["entity"], found["entity"])}
    relations = scorer.statements(wanted["statement"], found["statement"])
    kinds["statement"] = sum(relations.values(), Tally())
    kinds["observation"] = scorer.figures(wanted["observation"], found["observation"], same_observation)
    kinds["attribute"] = scorer.figures(wanted["attribute"], found["attribute"], same_attribute)
    return Score(kinds, relations, scorer.status_wrong, scorer.evidence_wrong, tuple(scorer.misses))


def _by_kind(lines: Iterable[Line]) -> dict[str, list[Line]]:
    kinds: dict[str, list[Line]] = {kind: [] for kind in KINDS}
    for line in lines:
        if line.get("kind") in kinds:
            kinds[str(line["kind"])].append(line)
    return kinds


class _Scorer:
    """Compare kind by kind and collect the differences."""

    def __init__(self, names: Names, source: str | None, page: str) -> None:
        self.names, self.source, self.page = names, source, page
        self.misses: list[Miss] = []
        self.status_wrong = self.evidence_wrong = 0

    def entities(self, gold: Sequence[Line], read: Sequence[Line]) -> Tally:
        wanted = {(self.names.gold(line[ARTICLE], line["name"]), line["class"]): line for line in reversed(gold)}
        optional = {
            (self.names.gold(line[ARTICLE], line["name"]), line["class"]) for line in gold if line.get("optional")
        }
        found = {(self.names.read(line[ARTICLE], line["name"]), line["class"]): line for line in reversed(read)}
        want, have = wanted.keys() - optional, found.keys() - optional
        for key in sorted(want - have, key=str):
            self._miss("missed", wanted[key])
        for key in sorted(have - want, key=str):
            self._miss("extra", found[key])
        return Tally(len(want & have), len(have), len(want))

    def statements(self, gold: Sequence[Line], read: Sequence[Line]) -> dict[str, Tally]:
        want = {statement_key(line, self.names.gold): line for line in gold if not line.get("optional")}
        optional = {statement_key(line, self.names.gold) for line in gold if line.get("optional")} - want.keys()
        have: dict[Key, Line] = {}
        for line in read:
            key = statement_key(line, self.names.read)
            if not self._cuts(line):
                self.evidence_wrong += 1
                key = (*key, "bad evidence")
            if key not in optional:
                have.setdefault(key, line)
        tallies: dict[str, Tally] = {}

        def count(line: Line, tally: Tally) -> None:
            tallies[str(line["p"])] = tallies.get(str(line["p"]), Tally()) + tally

        for key, line in have.items():
            right = key in want and _status(line) == _status(want[key])
            count(line, Tally(right=int(right), read=1))
            if key not in want:
                self._miss("extra", line)
            elif not right:
                self.status_wrong += 1
                self._miss("status", line, _status(want[key]))
        for key, line in want.items():
            count(line, Tally(gold=1))
            if key not in have:
                self._miss("missed", line)
        return dict(sorted(tallies.items()))

    def figures(self, gold: Sequence[Line], read: Sequence[Line], same: Callable[[Line, Line, Names], bool]) -> Tally:
        # each gold line answers one line read, the obligatory ones first
        left = sorted(gold, key=lambda line: bool(line.get("optional")))
        right = counted = 0
        for line in read:
            fits = self._cuts(line)
            hit = next((i for i, g in enumerate(left) if fits and self._same_article(g, line, same)), None)
            if hit is None:
                counted += 1
                self._miss("extra", line)
            elif not left.pop(hit).get("optional"):
                counted, right = counted + 1, right + 1
        missed = [line for line in left if not line.get("optional")]
        for line in missed:
            self._miss("missed", line)
        return Tally(right, counted, right + len(missed))

    def _same_article(self, gold: Line, read: Line, same: Callable[[Line, Line, Names], bool]) -> bool:
        return gold[ARTICLE] == read[ARTICLE] and same(gold, read, self.names)

    def _cuts(self, line: Line) -> bool:
        return self.source is None or cuts(line, self.source)

    def _miss(self, what: str, line: Line, wanted: str = "") -> None:
        sentence = _sentence(line, self.source) if self.source else ""
        self.misses.append(Miss(what, line, sentence, wanted, self.page))


def _status(line: Line) -> str:
    return str(line.get("status", STATED))


def _sentence(line: Line, source: str) -> str:
    """Return the sentences of a page that the evidence of a line touches, on one line."""
    start, stop = line.get("start"), line.get("end")
    if not isinstance(start, int) or not isinstance(stop, int):
        words = map(re.escape, "".join(str(line.get("ev") or "").split()))
        found = re.search(r"\s*".join(words), source)
        start, stop = found.span() if found else (0, 0)
    if start >= stop:
        return str(line.get("ev") or "")
    touched = [match[0] for match in _SENTENCE.finditer(source) if match.start() < stop and match.end() > start]
    return "".join("".join(touched).split())

"""Measure who was taken for whom: B-cubed and pairwise figures over mentions whose things are known."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

__all__ = ["Agreement", "measure"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Hold the figures of one way to tell things apart, each between 0 and 1; `mentions` is how many were compared."""

    mentions: int
    things: int
    clusters: int
    b3_precision: float
    b3_recall: float
    pair_precision: float
    pair_recall: float

    @property
    def b3_f1(self) -> float:
        """Return the harmonic mean of the B-cubed figures."""
        return _mean(self.b3_precision, self.b3_recall)

    @property
    def pair_f1(self) -> float:
        """Return the harmonic mean of the pairwise figures."""
        return _mean(self.pair_precision, self.pair_recall)


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measure(things: Sequence[Hashable], found: Sequence[Hashable]) -> Agreement:
    """Compare what each mention is with what it was taken for, both by position.

    >>> figures = measure(["a", "a", "b"], [1, 1, 1])
    >>> round(figures.b3_precision, 3), figures.b3_recall, round(figures.pair_precision, 3)
    (0.556, 1.0, 0.333)
    """
    both = Counter(zip(things, found, strict=True))
    thing, cluster = Counter(things), Counter(found)
    total = len(things)
    precision = sum(n * n / cluster[key[1]] for key, n in both.items()) / total if total else 0.0
    recall = sum(n * n / thing[key[0]] for key, n in both.items()) / total if total else 0.0
    right, read, gold = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, cluster, thing))
    pairs = right / read if read else 1.0, right / gold if gold else 1.0
    return Agreement(total, len(thing), len(cluster), precision, recall, *pairs)

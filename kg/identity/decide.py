"""Weigh what speaks for and against, and say which of three it is: one thing, two, or for people to review."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.identity.features import Known, features
from kg.identity.profiles import Profile
from loaders.lexicon import table

__all__ = ["Judgement", "Outcome", "compare", "judge", "thresholds", "weights"]

Outcome = Literal["merged", "apart", "review"]
NEVER = -3.0
"""Score from which on two are kept apart even where a third would join them."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Say what was found of two entities, in code order of their ids: the score and what it is made of."""

    one: str
    other: str
    outcome: Outcome
    score: float
    features: tuple[str, ...]

    @property
    def never(self) -> bool:
        """Tell whether nothing but a decision may join the two."""
        return self.score <= NEVER


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each feature."""
    return {row["word"]: float(row["weight"]) for row in table("identity") if row["kind"] == "feature"}


@cache
def thresholds() -> Mapping[str, float]:
    """Return the scores from which on two are merged, and shown to people."""
    return {row["word"]: float(row["weight"]) for row in table("identity") if row["kind"] == "threshold"}


def judge(one: str, other: str, found: tuple[str, ...]) -> Judgement:
    """Return what features amount to.

    >>> judge("a", "b", ("same_core", "same_zone")).outcome, judge("a", "b", ("same_core", "branch")).outcome
    ('merged', 'apart')
    """
    score = sum(weights()[name] for name in found)
    limits = thresholds()
    outcome: Outcome = "merged" if score >= limits["merge"] else "review" if score >= limits["review"] else "apart"
    return Judgement(one, other, outcome, score, found)


def compare(one: Profile, other: Profile, known: Known) -> Judgement:
    """Compare two entities, whether they share a block or not; those of two classes are never one."""
    one, other = sorted((one, other), key=lambda profile: profile.id)
    if one.cls != other.cls:
        return Judgement(one.id, other.id, "apart", float("-inf"), ("other_class",))
    return judge(one.id, other.id, features(one, other, known))

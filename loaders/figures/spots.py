"""A figure in its place, and what it was read as."""

import re
from dataclasses import dataclass

from kg.model import Status
from loaders.figures.clauses import Clause
from loaders.figures.numbers import Figure
from loaders.figures.periods import Period

__all__ = ["CAPACITY", "NAMED", "Measure", "Spot"]

NAMED = ("Company", "FinancialInstitution", "Park", "EducationalInstitution", "Person", "GovernmentBody", "Project")
CAPACITY = re.compile(
    r"(?:年|日|月)(?:可)?(?:产(?!值)|处理|加工|生产|培训|染|织造|印染|修造|吞吐|屠宰|冶炼|压榨|回收|拆解|消纳|焚烧|灌装|装配|组装|熔化)|每年"
)
"""What a plant can do rather than what it did: such a figure belongs to no period."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Mark a figure in its clause: its time, the words before it, where the words after it stop.

    `listed` says how many figures share one 分别 and which of them this is.
    """

    clause: Clause
    figure: Figure
    period: Period | None
    lead: str
    upto: int
    listed: tuple[int, int] = (1, 0)


@dataclass(frozen=True, slots=True)
class Measure:
    """Hold one figure as read: of what, which, when, how much, and the stretch of the view that proves it."""

    subject: str
    name: str
    value: float | None
    unit: str
    period: str
    start: int
    stop: int
    yoy: float | None = None
    scope: str = ""
    status: Status = "stated"
    inferred: tuple[str, ...] = ()
    count: bool = False
    past: bool = False

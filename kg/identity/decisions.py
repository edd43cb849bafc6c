"""What people have decided: one plain file, a line a decision, under version control and replayed on every build.

    when	who	verdict	one	other	names	why
    2026-03-01T09:30	lin	merged	company-01…	company-9f…	云杉 = 云杉机电有限公司	the licence shows both names

A later line about the same two ids takes the place of an earlier one; `withdrawn` takes a decision back. Nothing is
ever deleted, so the file is also the history.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.errors import ConfigError

__all__ = [
    "Decision",
    "Verdict",
    "append",
    "contradictions",
    "decisions_named",
    "decisions_path",
    "read_decisions",
    "standing",
]

Verdict = Literal["merged", "apart", "withdrawn"]
VERDICTS: tuple[Verdict, ...] = ("merged", "apart", "withdrawn")
HEADING = ("when", "who", "verdict", "one", "other", "names", "why")
DEFAULT = "kg.decisions.tsv"


@dataclass(frozen=True, slots=True)
class Decision:
    """Say who decided when that two ids are one thing or are not, and why."""

    one: str
    other: str
    verdict: Verdict
    who: str
    when: str
    why: str = ""
    names: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """Return both ids in code order."""
        return min(self.one, self.other), max(self.one, self.other)


def decisions_path() -> Path:
    """Return where decisions are kept: the file that KG_DECISIONS names, else `kg.decisions.tsv` in this folder."""
    return Path(os.environ.get("KG_DECISIONS") or DEFAULT)


def decisions_named() -> bool:
    """Tell whether KG_DECISIONS names the file."""
    return bool(os.environ.get("KG_DECISIONS"))


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a file in its order; none if there is no such file.

    Raises ConfigError naming the line that is none.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read ({error}); mend the file or name another in KG_DECISIONS") from error
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#") or line.split("\t")[0] == HEADING[0]:
            continue
        found.append(_decision(line.split("\t"), f"{path}:{number}"))
    return tuple(found)


def _decision(cells: list[str], place: str) -> Decision:
    if len(cells) < 5:
        raise ConfigError(f"{place}: a decision has {len(cells)} cells; write {' TAB '.join(HEADING)}")
    when, who, verdict, one, other, *more = (cell.strip() for cell in cells)
    chosen = next((known for known in VERDICTS if known == verdict), None)
    if chosen is None:
        raise ConfigError(f"{place}: {verdict!r} is no verdict; write {', '.join(VERDICTS)}")
    if not one or not other or one == other:
        raise ConfigError(f"{place}: a decision is about two ids; correct the line")
    if one.split("-")[0] != other.split("-")[0] and chosen == "merged":
        raise ConfigError(f"{place}: {one} and {other} are of two classes, so they cannot be one; correct the line")
    names, why = (*more, "", "")[:2]
    return Decision(one, other, chosen, who, when, why, names)


def append(path: Path, decision: Decision) -> None:
    """Add a decision to a file, and the heading where there is none. Raises ConfigError if it cannot be written."""
    cells = (decision.when, decision.who, decision.verdict, decision.one, decision.other, decision.names, decision.why)
    line = "\t".join(re.sub(r"\s+", " ", cell).strip() for cell in cells) + "\n"
    try:
        fresh = not path.exists() or path.stat().st_size == 0
        broken = not fresh and not path.read_bytes().endswith(b"\n")  # an editor may leave the last line open
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(("\t".join(HEADING) + "\n" if fresh else "\n" if broken else "") + line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); name another file in KG_DECISIONS") from error


def standing(decisions: Iterable[Decision]) -> Mapping[tuple[str, str], Decision]:
    """Return the decision that holds for each pair, in the order in which they were made."""
    held: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        held.pop(decision.pair, None)
        if decision.verdict != "withdrawn":
            held[decision.pair] = decision
    return held


def contradictions(decisions: Iterable[Decision]) -> list[tuple[Decision, Decision]]:
    """Return each decision with the earlier one that it contradicts.

    Two contradict where one person reverses what another said, and where merging would join what is to stay apart. The
    reversal holds; a merge that would join what is to stay apart is not carried out.
    """
    decisions = list(decisions)
    found: list[tuple[Decision, Decision]] = []
    last: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        before = last.get(decision.pair)
        opposed = {"merged", "apart"} == {decision.verdict, before.verdict} if before else False
        if before and opposed and before.who != decision.who:
            found.append((decision, before))
        last[decision.pair] = decision
    held = standing(decisions)
    group: dict[str, set[str]] = {}
    apart = [decision for decision in held.values() if decision.verdict == "apart"]
    for decision in held.values():
        if decision.verdict != "merged":
            continue
        joined = group.get(decision.one, {decision.one}) | group.get(decision.other, {decision.other})
        against = next((other for other in apart if {other.one, other.other} <= joined), None)
        if against:
            found.append((decision, against))
            continue
        for id in joined:
            group[id] = joined
    return found

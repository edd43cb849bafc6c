"""The order in which the parts of an article graph are written, whatever order they were read in."""

from kg.model import AnyStatement, Attribute, Observation, Statement

__all__ = ["ends", "statement_place"]

_KINDS: dict[type, int] = {Statement: 0, Observation: 1, Attribute: 2}


def statement_place(statement: AnyStatement) -> tuple[int, int, int, str]:
    """Return the sort key of a statement in its article: its first words, its kind, its id."""
    start, stop = min(((evidence.start, evidence.stop) for evidence in statement.evidence), default=(0, 0))
    return start, stop, _KINDS[type(statement)], statement.id


def ends(statement: AnyStatement) -> tuple[str, ...]:
    """Return the ids that a statement speaks of: subject and, between two things, object."""
    return (statement.subject, statement.object) if isinstance(statement, Statement) else (statement.subject,)

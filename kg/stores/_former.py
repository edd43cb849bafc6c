"""Let queries with the ids of entities that others replace find those: saved queries and links go on working."""

import re
from collections.abc import Callable, Mapping

from kg.stores._rows import Row

__all__ = ["renewed"]

_ID = re.compile(r"\b(?!(?:article|attribute|evidence|observation|statement)-)[a-z]+-[0-9a-f]{20}\b")
"""What the product makes as the id of an entity; what else has an id is never replaced."""


def renewed(
    cypher: str, params: Mapping[str, object], run: Callable[..., list[Row]]
) -> tuple[str, Mapping[str, object]]:
    """Return query and parameters with each id that is replaced as the one that replaces it.

    `run` runs a reading statement. Of a query without such ids nothing is asked.
    """
    named = set(_ID.findall(cypher))
    for value in params.values():
        named |= _ids_of(value)
    if not named:
        return cypher, params
    held = {
        row["id"] for row in run("UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n.id AS id", ids=sorted(named))
    }
    missing = sorted(named - held)
    if not missing:
        return cypher, params
    found = run(
        "MATCH (n:Entity) WHERE n.replaces IS NOT NULL UNWIND n.replaces AS old "
        "WITH n, old WHERE old IN $ids RETURN old AS old, n.id AS id",
        ids=missing,
    )
    now = {row["old"]: row["id"] for row in found}
    if not now:
        return cypher, params
    text = _ID.sub(lambda match: now.get(match[0], match[0]), cypher)
    return text, {key: _renewed_value(value, now) for key, value in params.items()}


def _ids_of(value: object) -> set[str]:
    if isinstance(value, str):
        return {value} if _ID.fullmatch(value) else set()
    if isinstance(value, list | tuple):
        return {id for part in value for id in _ids_of(part)}
    return set()


def _renewed_value(value: object, now: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return now.get(value, value)
    if isinstance(value, list | tuple):
        return [_renewed_value(part, now) for part in value]
    return value

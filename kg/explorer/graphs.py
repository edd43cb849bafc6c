"""Entities in short and the statements between them, as the explorer sends them."""

from collections.abc import Collection, Iterable

from kg.explorer.models import Brief, Edge
from kg.explorer.reading import BRIEF, EDGE, Reader, Row

__all__ = ["among", "briefs", "current", "dated", "edges_of", "make_brief", "make_edges"]

BESIDE = frozenset({"statement", "status", "articles", "confidence"})
"""Properties of an edge that are no qualifiers."""


def make_brief(reader: Reader, row: Row) -> Brief:
    """Return the entity of a row that `BRIEF` gave."""
    return Brief(
        id=row["id"],
        cls=reader.class_of(row["labels"] or ()),
        name=row["name"] or row["id"],
        aliases=row["aliases"] or [],
        articles=row["articles"] or 0,
    )


def briefs(reader: Reader, ids: Iterable[str]) -> tuple[dict[str, Brief], dict[str, str]]:
    """Return the entities of these ids by their id, and which of the ids have been replaced by which."""

    def read(missing: list[str]) -> dict[str, Brief]:
        told = f"{BRIEF.format('n')}, n.replaces AS replaces"
        rows = reader.rows(f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) RETURN {told}", ids=missing)
        made, asked = dict[str, Brief](), set(missing)
        for row in rows:
            brief = make_brief(reader, row)
            made |= {id: brief for id in (row["id"], *(row["replaces"] or ())) if id in asked}
            made[row["id"]] = brief
        return made

    asked = reader.each("briefs", ids, read)
    found = {brief.id: brief for brief in asked.values()}
    return found, {id: brief.id for id, brief in asked.items() if id != brief.id}


def current(reader: Reader, ids: Iterable[str]) -> set[str]:
    """Return the ids under which entities stand now, which may have been asked for by others that they replace."""
    return set(briefs(reader, ids)[0])


def make_edges(reader: Reader, rows: Iterable[Row]) -> dict[str, Edge]:
    """Return the edges of rows that `EDGE` gave, by the ids of their statements, without dates and outlets."""
    found: dict[str, Edge] = {}
    for row in rows:
        held = row["held"]
        id = held.get("statement")
        if id is None or id in found or row["type"] not in reader.relations:
            continue
        found[id] = Edge(
            id=id,
            relation=reader.relations[row["type"]],
            status=held["status"],
            from_=row["source"],
            to=row["target"],
            qualifiers={key: str(value) for key, value in held.items() if key not in BESIDE},
            articles=held["articles"],
            confidence=held["confidence"],
        )
    return found


def dated(reader: Reader, edges: dict[str, Edge]) -> list[Edge]:
    """Return edges with the dates and outlets of the articles that state them, in order of id."""

    def read(missing: list[str]) -> dict[str, tuple[list[str], list[str]]]:
        cypher = (
            "UNWIND $ids AS id MATCH (s:Statement {id: id})-[:EVIDENCED_BY]->(:Evidence)-[:IN]->(a:Article) "
            "RETURN s.id AS id, collect(DISTINCT a.date) AS dates, collect(DISTINCT a.outlet) AS outlets"
        )
        rows = reader.rows(cypher, ids=missing)
        return {row["id"]: (sorted(row["dates"]), sorted(row["outlets"])) for row in rows}

    for id, (dates, outlets) in reader.each("dates", edges, read).items():
        edges[id].dates, edges[id].outlets = dates, outlets
    return [edges[id] for id in sorted(edges)]


def edges_of(reader: Reader, id: str, relations: str = "") -> dict[str, Edge]:
    """Return the edges between an entity and others."""
    pattern = f"MATCH (n:Entity {{id: $id}})-[r:{relations or reader.types}]-(:Entity)"
    return make_edges(reader, reader.rows(f"{pattern} RETURN {EDGE.format('r')}", id=id))


def among(reader: Reader, ids: Collection[str], others: Collection[str] = ()) -> dict[str, Edge]:
    """Return the edges among entities, and between them and others."""
    if not ids:
        return {}
    either = dict.fromkeys((*ids, *others), True)
    way = "-" if others else "->"  # among themselves each edge goes out from one of them
    pattern = f"UNWIND $ids AS id MATCH (n:Entity {{id: id}})-[r:{reader.types}]{way}(m:Entity) WHERE $either[m.id]"
    return make_edges(reader, reader.rows(f"{pattern} RETURN {EDGE.format('r')}", ids=list(ids), either=either))

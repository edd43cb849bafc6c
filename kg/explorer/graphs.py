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
    wanted = list(dict.fromkeys(ids))
    told = f"{BRIEF.format('n')}, n.replaces AS replaces"
    found: dict[str, Brief] = {}
    renamed: dict[str, str] = {}
    asked = set(wanted)
    for row in reader.rows(f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) RETURN {told}", ids=wanted):
        if row["id"] not in found:
            found[row["id"]] = make_brief(reader, row)
            renamed |= {old: row["id"] for old in row["replaces"] or () if old in asked}
    return found, renamed


def current(reader: Reader, ids: Iterable[str]) -> set[str]:
    """Return the ids under which entities stand now, which may have been asked for by others that they replace."""
    cypher = "UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n.id AS id"
    return {row["id"] for row in reader.rows(cypher, ids=list(dict.fromkeys(ids)))}


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
    cypher = (
        "UNWIND $ids AS id MATCH (s:Statement {id: id})-[:EVIDENCED_BY]->(:Evidence)-[:IN]->(a:Article) "
        "RETURN s.id AS id, collect(DISTINCT a.date) AS dates, collect(DISTINCT a.outlet) AS outlets"
    )
    for row in reader.rows(cypher, ids=list(edges)):
        edge = edges[row["id"]]
        edge.dates, edge.outlets = sorted(row["dates"]), sorted(row["outlets"])
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
    pattern = f"UNWIND $ids AS id MATCH (n:Entity {{id: id}})-[r:{reader.types}]-(m:Entity) WHERE $either[m.id]"
    return make_edges(reader, reader.rows(f"{pattern} RETURN {EDGE.format('r')}", ids=list(ids), either=either))

"""The graph itself: a first view, what hangs on something, and all of some entities."""

from itertools import chain, zip_longest
from typing import Annotated

from pydantic import Field

from kg.errors import QueryError
from kg.explorer.api.answers import router
from kg.explorer.api.overview import count_classes, count_relations
from kg.explorer.context import Given
from kg.explorer.graphs import among, briefs, current, dated
from kg.explorer.models import VISIBLE, Asked, Day, Graph, Id, Ids, Limit
from kg.explorer.reading import Reader
from kg.model import Status

__all__ = ["ROUTER"]

ROUTER = router("graph", 413, 415)
HUBS, AROUND, FIRST_VIEW = 12, 14, 150
"""Zones of a first view, neighbours of each, nodes in all."""


class StartGraph(Graph):
    """A first view, and how much there is in all."""

    all_nodes: int
    all_edges: int


class Picked(Graph):
    """What there is of the entities that were asked for."""

    missing: list[str] = Field(description="Ids that the store does not hold.")
    renamed: dict[str, str] = Field(description="Ids that were asked for, with the ids that replace them now.")


class Expand(Asked):
    """What to expand, by what, and beside what."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=VISIBLE, description="Entities to expand.")]
    relations: list[str] | None = Field(
        None, max_length=100, description="Only these relations.", examples=[["hosts", "builds"]]
    )
    classes: list[str] | None = Field(
        None, max_length=100, description="Only neighbours of these classes or those below.", examples=[["Company"]]
    )
    statuses: list[Status] | None = Field(None, description="Only statements of these statuses.")
    since: Day | None = Field(None, description="Only what an article of this day or later states.")
    until: Day | None = Field(None, description="Only what an article of this day or earlier states.")
    outlets: list[str] | None = Field(None, max_length=1000, description="Only what these outlets state.")
    exclude: Ids = Field([], description="Entities that are visible already.")
    limit: Limit = Field(50, description="New entities at most.")


class Expanded(Graph):
    """The new neighbours, with the statements between them and all that is visible."""

    total: int = Field(description="New neighbours there are.")
    cut: bool = Field(description="Whether the limit left some out.")


@ROUTER.get("/start", summary="A first view: what is best connected")
def start(context: Given) -> StartGraph:
    """Return the zones of most articles with the neighbours of each that most articles mention."""
    return context.reader.kept("start", lambda: _start(context.reader))


def _start(reader: Reader) -> StartGraph:
    all_nodes = sum(count_classes(reader).values())
    ids = _first_view(reader, all_nodes <= FIRST_VIEW)
    nodes, _ = briefs(reader, ids)
    return StartGraph(
        nodes=[nodes[id] for id in ids],
        edges=dated(reader, among(reader, ids)),
        all_nodes=all_nodes,
        all_edges=sum(count_relations(reader).values()),
    )


def _first_view(reader: Reader, small: bool) -> list[str]:
    """Return the ids of a first view: all that is connected in a small graph, else hubs and what hangs on them."""
    if small:
        cypher = f"MATCH (n:Entity)-[:{reader.types}]-(:Entity) RETURN DISTINCT n.id AS id, n.articles AS articles"
        rows = sorted(reader.rows(cypher), key=lambda row: (-row["articles"], row["id"]))
        return [row["id"] for row in rows]
    found: dict[str, list[str]] = {}
    for label in ("Zone", "Entity"):
        cypher = (
            f"MATCH (z:`{label}`) WITH z ORDER BY z.articles DESC, z.id LIMIT $hubs "
            f"MATCH (z)-[r:{reader.types}]-(m:Entity) WITH z, m, count(r) AS links "
            "ORDER BY m.articles DESC, links DESC, m.id WITH z, collect(m.id) AS near "
            "RETURN z.id AS id, near[..$around] AS near"
        )
        found = {row["id"]: row["near"] for row in reader.rows(cypher, hubs=HUBS, around=AROUND)}
        if found:
            break
    # the first neighbour of each zone, then the second of each
    near = (id for id in chain.from_iterable(zip_longest(*found.values())) if id)
    return list(dict.fromkeys((*found, *near)))[:FIRST_VIEW]


@ROUTER.post("/expand", summary="The neighbours of entities, the best known first")
def expand(context: Given, asked: Expand) -> Expanded:
    """Return new neighbours of `ids` and the statements between them, `ids`, and what is visible already."""
    reader = context.reader
    _check(reader, asked)
    conditions, params = _conditions(reader, asked)
    cypher = (
        f"UNWIND $ids AS id MATCH (n:Entity {{id: id}})-[r:{reader.typed(asked.relations)}]-(m:Entity) "
        f"{conditions} RETURN m.id AS id, count(DISTINCT r.statement) AS links, m.articles AS articles"
    )
    rows = reader.rows(cypher, ids=list(dict.fromkeys(asked.ids)), **params)
    known = current(reader, [*asked.ids, *asked.exclude])
    found = [row for row in rows if row["id"] not in known]
    found.sort(key=lambda row: (-row["links"], -row["articles"], row["id"]))
    ids = [row["id"] for row in found[: asked.limit]]
    nodes, _ = briefs(reader, ids)
    return Expanded(
        nodes=[nodes[id] for id in ids if id in nodes],
        edges=dated(reader, among(reader, ids, known)),
        total=len(found),
        cut=len(found) > asked.limit,
    )


def _check(reader: Reader, asked: Expand) -> None:
    for kind, names, known in (
        ("relation", asked.relations or (), reader.schema.relations),
        ("class", asked.classes or (), reader.schema.entity_classes),
    ):
        for name in names:
            if name not in known:
                raise QueryError(f"there is no {kind} {name!r}; there are {', '.join(known)}")


def _conditions(reader: Reader, asked: Expand) -> tuple[str, dict[str, object]]:
    """Return the Cypher that narrows an expansion from `r` to `m`, and its parameters."""
    where, params = [], dict[str, object]()
    if asked.statuses:
        where.append("r.status IN $statuses")
        params["statuses"] = asked.statuses
    if asked.classes:
        labels = " OR ".join(f"m:`{name}`" for name in asked.classes)
        where.append(f"({labels})")
    cypher = f"WHERE {' AND '.join(where)} " if where else ""
    told = []
    if asked.since:
        told.append("a.date >= $since")
        params["since"] = asked.since
    if asked.until:
        told.append("a.date <= $until")
        params["until"] = asked.until + "~"  # a month holds its days
    if asked.outlets:
        told.append("a.outlet IN $outlets")
        params["outlets"] = asked.outlets
    if told:
        cypher += (
            "WITH r, m MATCH (s:Statement {id: r.statement})-[:EVIDENCED_BY]->(:Evidence)-[:IN]->(a:Article) "
            f"WHERE {' AND '.join(told)}"
        )
    return cypher, params


class Wanted(Asked):
    """Entities that are wanted, and those that are visible already."""

    ids: Ids
    beside: Ids = Field([], description="Entities between which and `ids` the statements are wanted as well.")


@ROUTER.post("/graph", summary="Entities by their ids, with all statements among them")
def graph(context: Given, asked: Wanted) -> Picked:
    """Return what the store holds of these ids; what was merged comes under its new id."""
    reader = context.reader
    nodes, renamed = briefs(reader, asked.ids)
    ids = list(dict.fromkeys(asked.ids))
    return Picked(
        nodes=list(nodes.values()),
        edges=dated(reader, among(reader, list(nodes), asked.beside)),
        missing=[id for id in ids if id not in nodes and id not in renamed],
        renamed=renamed,
    )

"""Two other pictures: zones on a map, and an industry chain as columns."""

from pydantic import Field

from kg.errors import QueryError
from kg.explorer.api.answers import router
from kg.explorer.api.entities import EntityId, find
from kg.explorer.context import Given
from kg.explorer.graphs import make_brief
from kg.explorer.models import Brief, Shape
from kg.explorer.places import CREDIT, landmarks, locate
from kg.explorer.reading import BRIEF, Reader
from kg.model import STATUSES, Status

__all__ = ["ROUTER"]

ROUTER = router("charts", 404)
CHAIN = "IndustryChain"
MEMBERS = ("leadsChain", "inChain")


class Placed(Brief):
    """A zone and where it lies."""

    lat: float
    lon: float
    place: str = Field(description="The place whose coordinates these are.", examples=["运城市"])


class Landmark(Shape):
    """A province, which lies at its capital, or a city: a name for the eye to find its way."""

    name: str
    kind: str = Field(description="province or city.")
    lat: float
    lon: float


class Map(Shape):
    """Zones on a map."""

    zones: list[Placed]
    unplaced: list[Brief] = Field(description="Zones of which no place is known for certain.")
    landmarks: list[Landmark]
    credit: str = Field(description="Whose coordinates these are, to be shown with the map.")


class Member(Shape):
    """What belongs to a chain."""

    entity: Brief
    relation: str = Field(description="leadsChain or inChain.")
    status: Status
    home: Status | None = Field(default=None, description="The status of its being in the zone of this column.")


class Column(Shape):
    """What of a chain is in one zone; the last column, without a zone, holds what is in none."""

    zone: Brief | None
    members: list[Member]
    focuses: bool = Field(description="Whether the zone focuses on the chain.")


class Chain(Shape):
    """An industry chain as columns."""

    chain: Brief
    columns: list[Column]


@ROUTER.get("/map", summary="Zones with coordinates")
def map_(context: Given) -> Map:
    """Return zones where articles, or their names, put them: a county, else its city, else its province."""
    return context.reader.kept("map", lambda: _map(context.reader))


def _map(reader: Reader) -> Map:
    cypher = (
        "MATCH (z:Zone)-[r:`LOCATED_IN`]->(p:Place) WHERE r.status <> 'negated' "
        "OPTIONAL MATCH (p)-[:`CONTAINED_IN_PLACE`]->(q:Place) "
        "RETURN z.id AS id, p.name AS name, p.aliases AS aliases, q.name AS above ORDER BY r.articles DESC, p.id"
    )
    places: dict[str, list[str]] = {}
    for row in reader.rows(cypher):
        said = places.setdefault(row["id"], [])
        said += [name for name in (row["name"], *(row["aliases"] or ()), row["above"]) if name]
    placed, unplaced = [], []
    for row in reader.rows(f"MATCH (n:Zone) RETURN {BRIEF.format('n')}"):
        brief = make_brief(reader, row)
        spot = locate([brief.name, *brief.aliases], places.get(brief.id, ()))
        if spot is None:
            unplaced.append(brief)
        else:
            placed.append(Placed(**brief.model_dump(), lat=spot.lat, lon=spot.lon, place=spot.name))
    order = lambda one: (-one.articles, one.id)  # noqa: E731
    names = [Landmark(name=one.name, kind=one.kind, lat=one.lat, lon=one.lon) for one in landmarks()]
    return Map(zones=sorted(placed, key=order), unplaced=sorted(unplaced, key=order), landmarks=names, credit=CREDIT)


@ROUTER.get("/chains/{id}", summary="An industry chain by zones")
def chain(context: Given, id: EntityId) -> Chain:
    """Return the members of a chain by the zones that host them, the zone of most members first."""
    reader = context.reader
    brief, _ = find(reader, id)
    if brief.cls != CHAIN:
        raise QueryError(f"{brief.name} is no industry chain but of the class {brief.cls}; choose a chain")
    members = _members(reader, brief.id)
    homes: dict[str, dict[str, Status]] = {}
    zones: dict[str, Brief] = {}
    for hosts in ("hosts", "hasProject"):
        type = reader.schema.relations[hosts].cypher
        cypher = (
            f"UNWIND $ids AS id MATCH (m:Entity {{id: id}})<-[r:`{type}`]-(n:Zone) WHERE r.status <> 'negated' "
            f"RETURN m.id AS member, r.status AS status, {BRIEF.format('n')}"
        )
        for row in sorted(reader.rows(cypher, ids=list(members)), key=lambda row: STATUSES.index(row["status"])):
            zones[row["id"]] = make_brief(reader, row)
            homes.setdefault(row["id"], {}).setdefault(row["member"], row["status"])
    type = reader.schema.relations["focusesOn"].cypher
    cypher = (
        f"MATCH (k:Entity {{id: $id}})<-[r:`{type}`]-(n:Zone) WHERE r.status <> 'negated' RETURN {BRIEF.format('n')}"
    )
    focusing = {row["id"]: make_brief(reader, row) for row in reader.rows(cypher, id=brief.id)}
    zones |= focusing
    columns = [
        Column(
            zone=zones[id],
            members=_ordered(
                [members[member].model_copy(update={"home": home}) for member, home in homes.get(id, {}).items()]
            ),
            focuses=id in focusing,
        )
        for id in sorted(zones, key=lambda id: (-len(homes.get(id, ())), -zones[id].articles, id))
    ]
    housed = {member for some in homes.values() for member in some}
    if left := [member for id, member in members.items() if id not in housed]:
        columns.append(Column(zone=None, members=_ordered(left), focuses=False))
    return Chain(chain=brief, columns=columns)


def _members(reader: Reader, id: str) -> dict[str, Member]:
    """Return what belongs to a chain by its id: who leads it as that, else as a member."""
    found: dict[str, Member] = {}
    for relation in MEMBERS:
        cypher = (
            f"MATCH (k:Entity {{id: $id}})<-[r:`{reader.schema.relations[relation].cypher}`]-(n:Entity) "
            f"RETURN r.status AS status, {BRIEF.format('n')} ORDER BY r.articles DESC, r.statement"
        )
        for row in reader.rows(cypher, id=id):
            member = Member(entity=make_brief(reader, row), relation=relation, status=row["status"])
            found.setdefault(row["id"], member)
    return found


def _ordered(members: list[Member]) -> list[Member]:
    return sorted(
        members, key=lambda one: (MEMBERS.index(one.relation), -one.entity.articles, one.entity.name, one.entity.id)
    )

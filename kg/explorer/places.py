"""Where zones lie: by the places that articles put them in, else by the place that their name begins with."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import table

__all__ = ["CREDIT", "Spot", "landmarks", "locate"]

CREDIT = "GeoNames (https://www.geonames.org), CC BY 4.0"
"""Whose coordinates are shown."""
KINDS = ("province", "city", "county")
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Spot:
    """Hold a place of the gazetteer: its division code, its full name, and where it lies."""

    code: str
    name: str
    kind: str
    lat: float
    lon: float


def locate(names: Iterable[str], places: Iterable[str]) -> Spot | None:
    """Return where something of these names lies that articles put in these places, None where that is not certain.

    >>> spot = locate(["盐湖高新区"], ["运城市", "盐湖区"])
    >>> spot.code, spot.name
    ('140802', '盐湖区')
    >>> locate(["新华区经济开发区"], [])    # several cities have one
    """
    said = [found for place in places if (found := _gazetteer().get(place))]
    begun = [found for name in names if (found := _begins(name))]
    for known in (said, begun):
        if known and (spot := _agree(known, [*said, *begun])):
            return spot
    return None


@cache
def landmarks() -> tuple[Spot, ...]:
    """Return the provinces with their short names and the cities, for the eye to find its way on a map."""
    points = {row["word"]: (float(row["lat"]), float(row["lon"])) for row in table("coordinates")}
    return tuple(
        Spot(row["code"], row["short"] or row["word"], row["kind"], *points[row["code"]])
        for row in table("places")
        if row["kind"] in ("province", "city") and row["code"] in points
    )


def _agree(known: list[tuple[Spot, ...]], beside: list[tuple[Spot, ...]]) -> Spot | None:
    """Return the narrowest place that is meant alone, each name being read in the light of the others."""
    meant = []
    for spots in known:
        fitting = list(spots)
        for others in beside:
            near = [spot for spot in fitting if any(_shares(spot, other) for other in others)]
            fitting = near or fitting
        # a county and its city bear one name: the city is what people mean
        widest = min(KINDS.index(spot.kind) for spot in fitting)
        fitting = [spot for spot in fitting if KINDS.index(spot.kind) == widest]
        if len(fitting) == 1:
            meant.append(fitting[0])
    return max(meant, key=lambda spot: (KINDS.index(spot.kind), spot.code), default=None)


def _shares(one: Spot, other: Spot) -> bool:
    """Tell whether one of two places lies in the other, or is it."""
    a, b = one.code.rstrip("0"), other.code.rstrip("0")
    return a.startswith(b) or b.startswith(a)


def _begins(name: str) -> tuple[Spot, ...]:
    """Return the places whose name, the longest of them, begins a name."""
    for length in range(len(name), SHORTEST - 1, -1):
        if found := _gazetteer().get(name[:length]):
            return found
    return ()


@cache
def _gazetteer() -> dict[str, tuple[Spot, ...]]:
    """Return the places by their full and short names."""
    points = {row["word"]: (float(row["lat"]), float(row["lon"])) for row in table("coordinates")}
    found: dict[str, dict[str, Spot]] = {}
    for row in table("places"):
        code = row["code"]
        if row["kind"] not in KINDS or not code:
            continue
        point = next((points[up] for up in (code, code[:4] + "00", code[:2] + "0000") if up in points), None)
        if point is None:
            continue
        spot = Spot(code, row["word"], row["kind"], *point)
        for form in {row["word"], row["short"]}:
            if len(form) >= SHORTEST:
                found.setdefault(form, {})[code] = spot
    return {form: tuple(spots.values()) for form, spots in found.items()}

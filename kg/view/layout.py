"""Where each node stands: zones as hubs, what belongs to them around them, what several share between.

The same graph gives the same picture: there is no chance and no clock in it. Each node joins the hub
nearest to it; inside a cluster, nodes gather around the best connected of their neighbours; clusters
are packed as circles, then drawn to each other by the edges between them.
"""

from collections import Counter, deque
from collections.abc import Mapping
from math import cos, hypot, pi, sin, sqrt

import networkx as nx

from kg.view.packing import Point, enclosing, pack, spread, tighten

__all__ = ["lay_out"]

_FLAT = 0.62  # labels are wider than high: circles are packed, then flattened
_GAP = 1.08  # room around a box, as a factor
_GRAVITY = 0.03  # how far clusters fall towards the middle in one round
_MANY = 300  # hubs beyond which attraction between clusters takes too long to compute
_SPREAD = 2500  # nodes beyond which boxes are not moved one by one

_Adjacency = dict[str, Counter[str]]


def lay_out(graph: nx.MultiDiGraph, boxes: Mapping[str, Point], hub: str = "Zone") -> dict[str, Point]:
    """Return the centre of each node's box, given the (width, height) that it needs with its label.

    `hub` is the class around whose members the picture is arranged.
    """
    adjacency = _adjacency(graph)
    hubs = _hubs(graph, adjacency, hub)
    owner, steps = _assign(adjacency, hubs)
    children = _trees(adjacency, owner, steps)
    radius = {id: max(box[0] / 2, box[1] / 2 / _FLAT) * _GAP for id, box in boxes.items()}
    offsets, middles, extents = _balloons(graph, adjacency, children, hubs, radius)
    homes = _place_hubs(adjacency, owner, hubs, extents)
    places: dict[str, Point] = {}
    for start in hubs:
        stack = [(start, (homes[start][0] - middles[start][0], homes[start][1] - middles[start][1]))]
        while stack:
            id, (x, y) = stack.pop()
            places[id] = (x, y * _FLAT)
            stack += [(child, (x + offsets[child][0], y + offsets[child][1])) for child in children[id]]
    if len(places) <= _SPREAD:
        order = list(places)
        sizes = [boxes[id] for id in order]
        apart = spread(tighten([places[id] for id in order], sizes), sizes)
        places = dict(zip(order, apart, strict=True))
    return places


def _adjacency(graph: nx.MultiDiGraph) -> _Adjacency:
    """Return each node's neighbours with the number of edges to them, in order of id."""
    result: _Adjacency = {id: Counter() for id in sorted(graph)}
    for source, target in sorted(graph.edges()):
        if source != target:
            result[source][target] += 1
            result[target][source] += 1
    return result


def _hubs(graph: nx.MultiDiGraph, adjacency: _Adjacency, hub: str) -> list[str]:
    """Return the zones, what several of them share, and the best connected node of any part without a zone."""
    zones = [id for id in adjacency if graph.nodes[id]["cls"] == hub]
    among = set(zones)
    shared = [id for id in adjacency if id not in among and len(among & adjacency[id].keys()) > 1]
    result = zones + (shared if len(zones) + len(shared) <= _MANY else [])
    seen = _reach(adjacency, result)
    for id in sorted(adjacency, key=lambda id: (-len(adjacency[id]), id)):
        if id not in seen:
            result.append(id)
            seen |= _reach(adjacency, [id])
    return result


def _reach(adjacency: _Adjacency, starts: list[str]) -> set[str]:
    seen, queue = set(starts), deque(starts)
    while queue:
        for near in adjacency[queue.popleft()]:
            if near not in seen:
                seen.add(near)
                queue.append(near)
    return seen


def _assign(adjacency: _Adjacency, hubs: list[str]) -> tuple[dict[str, str], dict[str, int]]:
    """Return the hub nearest to each node and the steps to it; zones come first where equally near."""
    owner, steps = {id: id for id in hubs}, dict.fromkeys(hubs, 0)
    queue = deque(hubs)
    while queue:
        id = queue.popleft()
        for near in adjacency[id]:
            if near not in owner:
                owner[near], steps[near] = owner[id], steps[id] + 1
                queue.append(near)
    return owner, steps


def _trees(adjacency: _Adjacency, owner: dict[str, str], steps: dict[str, int]) -> dict[str, list[str]]:
    """Return the nodes that gather around each node: a tree in each cluster, rooted in its hub.

    A node hangs on its best connected neighbour that is nearer to the hub, or equally near and better
    connected than itself: companies around their chain, people around their meeting.
    """
    inner = {id: sum(owner[near] == owner[id] != near for near in adjacency[id]) for id in adjacency}
    children: dict[str, list[str]] = {id: [] for id in adjacency}
    for id in adjacency:
        hub = owner[id]
        if id == hub:
            continue
        rank = (inner[id], id)
        above = [
            near
            for near in adjacency[id]
            if owner[near] == hub != near
            and (steps[near] < steps[id] or (steps[near] == steps[id] and (inner[near], near) > rank))
        ]
        children[max(above, key=lambda near: (inner[near], near), default=hub)].append(id)
    return children


def _balloons(
    graph: nx.MultiDiGraph,
    adjacency: _Adjacency,
    children: dict[str, list[str]],
    hubs: list[str],
    radius: dict[str, float],
) -> tuple[dict[str, Point], dict[str, Point], dict[str, float]]:
    """Return each node's offset from the node it hangs on, and the circle that it fills with what hangs on it.

    The circle's middle is given from the node: what hangs on a node need not lie all around it.
    """
    order, stack = [], list(hubs)
    while stack:
        id = stack.pop()
        order.append(id)
        stack += children[id]
    offsets: dict[str, Point] = {}
    middles: dict[str, Point] = {}
    extents: dict[str, float] = {}
    for id in reversed(order):
        # leaves of one class lie together, what carries others goes outside
        around = sorted(children[id], key=lambda child: (extents[child], graph.nodes[child]["cls"], child))
        radii = [radius[id], *(extents[child] for child in around)]
        centres = pack(radii)
        (x, y), extents[id] = enclosing(centres, radii)
        middles[id] = (x, y)
        for child, (u, v) in zip(around, centres[1:], strict=True):
            offsets[child] = (u - middles[child][0], v - middles[child][1])
    return offsets, middles, extents


def _place_hubs(
    adjacency: _Adjacency, owner: dict[str, str], hubs: list[str], extents: dict[str, float]
) -> dict[str, Point]:
    """Return the centre of each cluster: near those it shares edges with, overlapping none."""
    order = sorted(hubs, key=lambda id: (-extents[id], id))
    places = [list(point) for point in pack([extents[id] * 1.06 for id in order])]
    if 2 < len(order) <= _MANY:
        index = {id: position for position, id in enumerate(order)}
        pull: Counter[tuple[int, int]] = Counter()
        for id, neighbours in adjacency.items():
            for near, edges in neighbours.items():
                pair = index[owner[id]], index[owner[near]]
                if pair[0] < pair[1]:
                    pull[pair] += edges
        _attract(places, [extents[id] for id in order], pull)
    return {id: (x, y) for id, (x, y) in zip(order, places, strict=True)}


def _attract(places: list[list[float]], radii: list[float], pull: Counter[tuple[int, int]]) -> None:
    """Move circles towards those they are tied to, and apart where they overlap; largest first in `places`."""
    count = len(places)
    rounds = max(40, min(300, 2_000_000 // (count * count)))
    scale = sum(radii) / sqrt(count)
    for index in range(count):  # start on a spiral, so that the order of packing does not decide who is near whom
        angle, distance = index * pi * (3 - sqrt(5)), scale * sqrt(index / count) * 1.5
        places[index][:] = [distance * cos(angle), distance * sin(angle)]
    for turn in range(rounds):
        heat = 0.5 * (1 - turn / rounds)
        for (i, j), edges in pull.items():
            dx, dy = places[j][0] - places[i][0], places[j][1] - places[i][1]
            apart = hypot(dx, dy) or 1e-9
            stretch = heat * min(1.0, 0.25 + edges / 8) * max(0.0, apart - radii[i] - radii[j]) / apart / 2
            mass = radii[i] ** 2 + radii[j] ** 2
            for place, share, sign in ((places[i], radii[j], 1), (places[j], radii[i], -1)):
                place[0] += sign * stretch * dx * 2 * share**2 / mass
                place[1] += sign * stretch * dy * 2 * share**2 / mass
        for place in places:  # keep the whole together
            place[0] *= 1 - _GRAVITY
            place[1] *= 1 - _GRAVITY
        _separate(places, radii)
    for _ in range(100):
        if not _separate(places, radii):
            break


def _separate(places: list[list[float]], radii: list[float]) -> bool:
    """Push overlapping circles apart, the smaller further; tell whether any overlapped."""
    moved = False
    for i in range(len(places)):
        for j in range(i + 1, len(places)):
            dx, dy = places[j][0] - places[i][0], places[j][1] - places[i][1]
            need = (radii[i] + radii[j]) * 1.04
            if abs(dx) >= need or abs(dy) >= need:
                continue
            apart = hypot(dx, dy)
            if apart >= need - 0.5:
                continue
            if apart < 1e-6:
                dx, dy, apart = 1e-3 * (i + 1), 1e-3 * (j + 1), hypot(1e-3 * (i + 1), 1e-3 * (j + 1))
            push, mass = (need - apart) / apart, radii[i] ** 2 + radii[j] ** 2
            for place, share, sign in ((places[i], radii[j], -1), (places[j], radii[i], 1)):
                place[0] += sign * push * dx * share**2 / mass
                place[1] += sign * push * dy * share**2 / mass
            moved = True
    return moved

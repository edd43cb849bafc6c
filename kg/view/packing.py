"""Circles packed tightly around the first, and boxes moved apart: the geometry of the layout.

Packing follows the front-chain method of Wang, Wang, Dai and Wang (CHI 2006): each circle is laid
against the two neighbours of the outline that lie nearest to the centre.
"""

from collections.abc import Sequence
from math import hypot, sqrt

__all__ = ["Point", "enclosing", "pack", "spread", "tighten"]

Point = tuple[float, float]
_CLOSER, _STEADY = 0.91, 0.98
_SCREEN = 1.45  # how much wider than high


def pack(radii: Sequence[float]) -> list[Point]:
    """Return centres of circles that touch but do not overlap, the first at the origin.

    >>> pack([1.0, 2.0])
    [(0.0, 0.0), (3.0, 0.0)]
    """
    centres: list[Point] = [(0.0, 0.0)] * len(radii)
    if len(radii) < 2:
        return centres
    centres[1] = (radii[0] + radii[1], 0.0)
    if len(radii) < 3:
        return centres
    # the third lies to the right of the way from first to second, for what follows is laid to the left of the outline
    centres[2] = _against(centres[1], radii[1], centres[0], radii[0], radii[2])
    after, before = {0: 1, 1: 2, 2: 0}, {1: 0, 2: 1, 0: 2}  # the outline, both ways round
    left = _nearest(centres, radii, after, 0)
    right = after[left]
    current = 3
    while current < len(radii):
        spot = _against(centres[left], radii[left], centres[right], radii[right], radii[current])
        hit = _first_hit(spot, radii[current], centres, radii, after, before, left, right)
        if hit is None:
            centres[current] = spot
            after[left], before[current], after[current], before[right] = current, left, right, current
            left = _nearest(centres, radii, after, current)
            right = after[left]
            current += 1
        elif hit > 0:  # what lies ahead is in the way: the outline skips to it
            right = hit - 1
            after[left], before[right] = right, left
        else:
            left = -hit - 1
            after[left], before[right] = right, left
    return centres


def enclosing(centres: Sequence[Point], radii: Sequence[float], rounds: int = 80) -> tuple[Point, float]:
    """Return centre and radius of a small circle that holds all circles; it is at most some percent too large.

    Each round moves the centre a little less towards the circle that reaches farthest (Badoiu and Clarkson 2003).

    >>> centre, radius = enclosing([(0.0, 0.0), (4.0, 0.0)], [1.0, 1.0])
    >>> abs(centre[0] - 2) < 0.1, abs(radius - 3) < 0.1
    (True, True)
    """
    circles = [(x, y, radius) for (x, y), radius in zip(centres, radii, strict=True)]
    if not circles:
        return (0.0, 0.0), 0.0
    x, y = _middle(circles)
    best = (x, y), max(hypot(u - x, v - y) + radius for u, v, radius in circles)
    for turn in range(1, rounds):
        u, v, radius = max(circles, key=lambda circle: hypot(circle[0] - x, circle[1] - y) + circle[2])
        apart = hypot(u - x, v - y)
        if apart + radius < best[1]:
            best = (x, y), apart + radius
        if apart < 1e-9:
            break
        step = (apart + radius) / (turn + 1) / apart
        x, y = x + (u - x) * step * 0.5, y + (v - y) * step * 0.5
    return best


def spread(centres: list[Point], boxes: Sequence[Point], passes: int = 60) -> list[Point]:
    """Return centres moved as little as needed for boxes of (width, height) not to overlap.

    Gives up after so many passes over all boxes, leaving the overlaps that remain.
    """
    places = [list(centre) for centre in centres]
    cell = max((max(box) for box in boxes), default=1.0)
    for _ in range(passes):
        if not _push(places, boxes, cell):
            break
    return [(x, y) for x, y in places]


def tighten(centres: list[Point], boxes: Sequence[Point], fill: float = 0.34, steps: int = 14) -> list[Point]:
    """Return centres drawn together, keeping their arrangement, until boxes fill so much of the whole.

    The whole comes nearer to the proportions of a screen. Stops earlier where the boxes no longer give way.
    """
    area = sum(width * height for width, height in boxes)
    passes = max(4, min(25, 10_000 // max(len(boxes), 1)))  # the more boxes, the less the gain and the longer a pass
    best = centres
    for _ in range(steps):
        width, height = _extent(best, boxes)
        if area > fill * width * height:
            break
        across, down = (_CLOSER, _STEADY) if width > _SCREEN * height else (_STEADY, _CLOSER)
        closer = spread([(x * across, y * down) for x, y in best], boxes, passes)
        new_width, new_height = _extent(closer, boxes)
        if new_width * new_height > 0.99 * width * height:
            break
        best = closer
    return best


def _extent(centres: list[Point], boxes: Sequence[Point]) -> Point:
    """Return width and height of the whole that the boxes take."""
    wide = [x + side * box[0] / 2 for (x, _), box in zip(centres, boxes, strict=True) for side in (-1, 1)]
    high = [y + side * box[1] / 2 for (_, y), box in zip(centres, boxes, strict=True) for side in (-1, 1)]
    return (max(wide) - min(wide), max(high) - min(high)) if centres else (0.0, 0.0)


def _middle(circles: Sequence[tuple[float, float, float]]) -> Point:
    """Return the middle of the box around all circles."""
    left, right = min(x - radius for x, _, radius in circles), max(x + radius for x, _, radius in circles)
    low, high = min(y - radius for _, y, radius in circles), max(y + radius for _, y, radius in circles)
    return (left + right) / 2, (low + high) / 2


def _against(a: Point, a_radius: float, b: Point, b_radius: float, radius: float) -> Point:
    """Return the centre of a circle that touches circles a and b, on the left of the way from a to b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    apart = hypot(dx, dy) or 1e-9
    to_a, to_b = a_radius + radius, b_radius + radius
    along = (apart**2 + to_a**2 - to_b**2) / (2 * apart)
    aside = sqrt(max(0.0, to_a**2 - along**2))
    return a[0] + (along * dx + aside * dy) / apart, a[1] + (along * dy - aside * dx) / apart


def _nearest(centres: list[Point], radii: Sequence[float], after: dict[int, int], start: int) -> int:
    """Return the circle of the outline whose touching point with the next lies nearest to the origin."""
    best, shortest, current = start, float("inf"), start
    while True:
        following = after[current]
        r, s = radii[current], radii[following]
        (x, y), (u, v) = centres[current], centres[following]
        distance = hypot(x * s + u * r, y * s + v * r) / (r + s)
        if distance < shortest:
            best, shortest = current, distance
        current = following
        if current == start:
            return best


def _first_hit(
    spot: Point,
    radius: float,
    centres: list[Point],
    radii: Sequence[float],
    after: dict[int, int],
    before: dict[int, int],
    left: int,
    right: int,
) -> int | None:
    """Return the outline's circle in the way of a new one: 1 + it ahead, -1 - it behind, None if free."""
    ahead, behind = after[right], before[left]
    gone_ahead, gone_behind = radii[right], radii[left]
    while True:
        if gone_ahead <= gone_behind:
            if _overlap(spot, radius, centres[ahead], radii[ahead]):
                return ahead + 1
            gone_ahead += radii[ahead]
            ahead = after[ahead]
        else:
            if _overlap(spot, radius, centres[behind], radii[behind]):
                return -behind - 1
            gone_behind += radii[behind]
            behind = before[behind]
        if ahead == after[behind]:
            return None


def _overlap(a: Point, a_radius: float, b: Point, b_radius: float) -> bool:
    return hypot(a[0] - b[0], a[1] - b[1]) < (a_radius + b_radius) * (1 - 1e-6)


def _push(places: list[list[float]], boxes: Sequence[Point], cell: float) -> bool:
    """Push overlapping boxes half their overlap apart; tell whether any were."""
    grid: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(places):
        grid.setdefault((int(x // cell), int(y // cell)), []).append(index)
    moved = False
    for (column, row), members in grid.items():
        around = [i for c in (0, 1) for r in (-1, 0, 1) if (c, r) > (0, 0) for i in grid.get((column + c, row + r), ())]
        for position, i in enumerate(members):
            for j in members[position + 1 :] + around:
                moved |= _part(places[i], places[j], boxes[i], boxes[j])
    return moved


def _part(a: list[float], b: list[float], a_box: Point, b_box: Point) -> bool:
    """Part two boxes along the axis on which they overlap least; tell whether they overlapped."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    over_x = (a_box[0] + b_box[0]) / 2 - abs(dx)
    over_y = (a_box[1] + b_box[1]) / 2 - abs(dy)
    if over_x <= 0.5 or over_y <= 0.5:
        return False
    axis, over, sign = (0, over_x, dx) if over_x < over_y else (1, over_y, dy)
    step = over / 2 if sign >= 0 else -over / 2
    a[axis] -= step
    b[axis] += step
    return True

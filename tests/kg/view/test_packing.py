from itertools import combinations
from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.packing import enclosing, pack, spread, tighten

radii = st.lists(st.floats(0.5, 50), min_size=1, max_size=60)
points = st.floats(-200, 200)
boxes = st.lists(st.tuples(points, points, st.floats(5, 80), st.floats(5, 40)), min_size=1, max_size=40)


def overlaps(places, sizes, slack=1.0):
    return [
        (i, j)
        for i, j in combinations(range(len(places)), 2)
        if abs(places[i][0] - places[j][0]) < (sizes[i][0] + sizes[j][0]) / 2 - slack
        and abs(places[i][1] - places[j][1]) < (sizes[i][1] + sizes[j][1]) / 2 - slack
    ]


@given(radii)
def test_packed_circles_do_not_overlap(radii):
    centres = pack(radii)
    assert centres[0] == (0.0, 0.0)
    for i, j in combinations(range(len(radii)), 2):
        apart = hypot(centres[i][0] - centres[j][0], centres[i][1] - centres[j][1])
        assert apart >= (radii[i] + radii[j]) * (1 - 1e-3), (i, j)


@given(radii)
def test_packed_circles_are_packed(radii):
    centres = pack(radii)
    (_, _), radius = enclosing(centres, radii)
    # the worst is a large circle beside small ones; equal circles fill far more than this
    assert sum(r * r for r in radii) >= 0.2 * radius * radius


@given(radii)
def test_the_enclosing_circle_holds_all_and_is_not_much_too_large(radii):
    centres = pack(radii)
    (x, y), radius = enclosing(centres, radii)
    assert all(hypot(u - x, v - y) + r <= radius + 1e-6 for (u, v), r in zip(centres, radii, strict=True))
    widest = (
        max(
            (hypot(centres[i][0] - centres[j][0], centres[i][1] - centres[j][1]) + radii[i] + radii[j])
            for i, j in combinations(range(len(radii)), 2)
        )
        if len(radii) > 1
        else 2 * radii[0]
    )
    assert widest / 2 - 1e-6 <= radius <= widest * 0.62


@given(boxes)
@settings(deadline=None)
def test_spread_boxes_do_not_overlap(boxes):
    places, sizes = [box[:2] for box in boxes], [box[2:] for box in boxes]
    assert overlaps(spread(places, sizes, 400), sizes) == []


def test_boxes_that_do_not_overlap_stay_where_they_are():
    places, sizes = [(0.0, 0.0), (30.0, 0.0), (0.0, 30.0)], [(20.0, 20.0)] * 3
    assert spread(places, sizes) == places


def test_boxes_at_one_point_come_apart():
    places, sizes = [(5.0, 5.0)] * 12, [(10.0, 10.0)] * 12
    assert overlaps(spread(places, sizes, 200), sizes) == []


def test_tightening_draws_boxes_together_and_keeps_their_order():
    places, sizes = [(index * 100.0, 0.0) for index in range(6)], [(20.0, 10.0)] * 6
    closer = tighten(places, sizes)
    assert closer[-1][0] - closer[0][0] < 400
    assert [x for x, _ in closer] == sorted(x for x, _ in closer)
    assert overlaps(closer, sizes) == []


def test_nothing_is_laid_out_as_nothing():
    assert pack([]) == [] and spread([], []) == [] and tighten([], []) == []
    assert enclosing([], [])[1] == 0.0

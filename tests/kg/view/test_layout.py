import random
from itertools import combinations
from math import dist

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import to_networkx
from kg.view.layout import lay_out
from tests.kg.view.example import articles
from tests.kg.view.test_packing import overlaps


def boxes_of(graph, size=(90.0, 50.0)):
    return dict.fromkeys(graph, size)


def test_no_two_labels_overlap_at_two_hundred_nodes():
    graph = to_networkx(articles(10))
    assert 190 < len(graph) < 230
    boxes = boxes_of(graph)
    places = lay_out(graph, boxes)
    order = sorted(places)
    assert overlaps([places[id] for id in order], [boxes[id] for id in order]) == []


def test_the_same_graph_built_in_another_order_is_laid_out_alike():
    graph = to_networkx(articles(5))
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    random.Random(3).shuffle(nodes)
    random.Random(4).shuffle(edges)
    other = nx.MultiDiGraph()
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    assert lay_out(graph, boxes_of(graph)) == lay_out(other, boxes_of(other))


def test_what_belongs_to_a_zone_stands_near_it():
    graph = to_networkx(articles(12))
    places = lay_out(graph, boxes_of(graph))
    zones = [id for id, data in graph.nodes(data=True) if data["cls"] == "Zone"]
    owner = {}
    for zone in zones:
        for near in nx.all_neighbors(graph, zone):
            owner.setdefault(near, set()).add(zone)
    own = {id: next(iter(of)) for id, of in owner.items() if len(of) == 1 and graph.nodes[id]["cls"] == "Company"}
    assert len(own) > 60
    nearest = {id: min(zones, key=lambda zone: dist(places[id], places[zone])) for id in own}
    right = sum(nearest[id] == zone for id, zone in own.items())
    assert right / len(own) > 0.8  # the star of a zone need not stand in the middle of what belongs to it


def test_neighbours_on_the_picture_share_a_zone():
    graph = to_networkx(articles(40))
    places = lay_out(graph, boxes_of(graph))
    companies = [id for id, data in graph.nodes(data=True) if data["cls"] in ("Company", "Project")]
    zone = {id: next(z for z, _ in graph.in_edges(id) if graph.nodes[z]["cls"] == "Zone") for id in companies}
    alike = 0
    for id in companies:
        nearest = min((other for other in companies if other != id), key=lambda other: dist(places[id], places[other]))
        alike += zone[nearest] == zone[id]
    assert alike / len(companies) > 0.85


def test_parts_without_a_zone_and_lone_nodes_are_placed_too():
    graph = nx.MultiDiGraph()
    for id in "abcdefg":
        graph.add_node(id, cls="Company")
    graph.add_edge("a", "b", relation="supplies")
    graph.add_edge("b", "c", relation="supplies")
    graph.add_edge("d", "d", relation="supplies")
    places = lay_out(graph, boxes_of(graph))
    assert places.keys() == set("abcdefg")
    order = sorted(places)
    assert overlaps([places[id] for id in order], [(90.0, 50.0)] * len(order)) == []


def test_an_empty_graph_and_one_node_have_a_layout():
    graph = nx.MultiDiGraph()
    assert lay_out(graph, {}) == {}
    graph.add_node("a", cls="Zone")
    assert set(lay_out(graph, boxes_of(graph))) == {"a"}


@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=60), st.integers(0, 6))
@settings(deadline=None, max_examples=40)
def test_any_graph_is_laid_out_whole_and_without_overlap(pairs, zones):
    graph = nx.MultiDiGraph()
    for number in range(26):
        graph.add_node(f"n{number:02}", cls="Zone" if number < zones else "Company")
    graph.add_edges_from((f"n{a:02}", f"n{b:02}") for a, b in pairs)
    places = lay_out(graph, boxes_of(graph))
    assert len(places) == 26
    assert all(abs(x) < 1e5 and abs(y) < 1e5 for x, y in places.values())
    order = sorted(places)
    assert overlaps([places[id] for id in order], [(90.0, 50.0)] * len(order)) == []


def test_all_pairs_of_clusters_keep_their_distance():
    graph = nx.MultiDiGraph()
    for zone in range(4):
        graph.add_node(f"z{zone}", cls="Zone")
        for company in range(20):
            graph.add_node(f"c{zone}-{company}", cls="Company")
            graph.add_edge(f"z{zone}", f"c{zone}-{company}")
    places = lay_out(graph, boxes_of(graph))
    for one, other in combinations(range(4), 2):
        apart = dist(places[f"z{one}"], places[f"z{other}"])
        reach = max(dist(places[f"z{one}"], places[f"c{one}-{i}"]) for i in range(20))
        assert apart > reach

import networkx as nx
import pytest

from kg.errors import QueryError
from kg.selection import select
from kg.stores.base import Answer

ZONE = {"_labels": ["Zone"], "id": "zone-1", "name": "云岭经开区"}
FIRM = {"_labels": ["Company"], "id": "company-1", "name": "启明轴承"}
HOSTS = {"_type": "HOSTS", "_from": "zone-1", "_to": "company-1", "statement": "statement-1"}


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    """Return zone-1 -> company-1 -> product-1, and zone-1 -> product-1."""
    graph = nx.MultiDiGraph()
    for id in ("zone-1", "company-1", "product-1", "person-1"):
        graph.add_node(id, name=id)
    graph.add_edge("zone-1", "company-1", key="statement-1")
    graph.add_edge("company-1", "product-1", key="statement-2")
    graph.add_edge("zone-1", "product-1", key="statement-3")
    return graph


def chosen(graph: nx.MultiDiGraph, *cells: object) -> tuple[set[str], set[str]]:
    picked = select(graph, Answer(("x",), tuple((cell,) for cell in cells)))
    return set(picked), {key for _, _, key in picked.edges(keys=True)}


def test_nodes_alone_show_the_edges_among_them(graph: nx.MultiDiGraph) -> None:
    assert chosen(graph, ZONE, FIRM) == ({"zone-1", "company-1"}, {"statement-1"})
    assert chosen(graph, FIRM) == ({"company-1"}, set())


def test_edges_come_with_their_ends_and_no_others(graph: nx.MultiDiGraph) -> None:
    assert chosen(graph, HOSTS) == ({"zone-1", "company-1"}, {"statement-1"})
    assert chosen(graph, HOSTS, "product-1", "person-1") == (set(graph), {"statement-1"})


def test_paths_lists_and_maps_are_looked_into(graph: nx.MultiDiGraph) -> None:
    everything = ({"zone-1", "company-1"}, {"statement-1"})
    assert chosen(graph, [ZONE, HOSTS, FIRM]) == everything
    assert chosen(graph, {"deep": [{"edge": HOSTS}]}) == everything
    assert chosen(graph, "statement-1") == everything


def test_attributes_of_nodes_and_edges_come_along(graph: nx.MultiDiGraph) -> None:
    assert select(graph, Answer(("x",), ((ZONE,),))).nodes["zone-1"] == {"name": "zone-1"}


@pytest.mark.parametrize("cell", [1, None, "云岭经开区", {"_labels": ["Statement"], "id": "other"}, []])
def test_an_answer_without_anything_of_the_graph_is_refused(graph: nx.MultiDiGraph, cell: object) -> None:
    with pytest.raises(QueryError, match=r"nothing to draw: the answer \(1 rows\) holds no node or edge"):
        select(graph, Answer(("x",), ((cell,),)))

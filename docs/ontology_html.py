"""Write the HTML documentation of the ontology with pyLODE: `make ontology`, or give another file to write.

A picture of classes and relations stands at its head. The page is not committed, since its style sheet is pyLODE's.
"""

import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import networkx as nx
import rdflib

from kg.graph import Extent
from kg.schema import ONTOLOGY, load_schema
from kg.view.drawing import draw
from kg.view.image import svg

PAGE = Path(__file__).parent / "ontology.html"
SPREAD = 2.6


def merged() -> rdflib.Graph:
    """Return the ontology in one graph, without the scheme of chains, which pyLODE would take for the ontology."""
    graph = rdflib.Graph()
    for path in (*sorted(ONTOLOGY.glob("*.ttl")), *sorted((ONTOLOGY / "relations").glob("*.ttl"))):
        if path.name != "shapes.ttl":
            graph.parse(path)
    for scheme in list(graph.subjects(rdflib.RDF.type, rdflib.SKOS.ConceptScheme)):
        graph.remove((scheme, None, None))
    return graph


def picture() -> str:
    """Return the classes of things and the relations between them as SVG."""
    schema, graph = load_schema(), nx.MultiDiGraph()
    for name in ("Article", *schema.entity_classes):
        graph.add_node(name, cls=name, name=schema.classes[name].label_zh, statements=0, figures=[])
    for term in schema.relations.values():
        for start in term.domain:
            for end in term.range:
                if start in graph and end in graph:
                    graph.add_edge(start, end, key=term.name, relation=term.name, status="stated", evidence=[])
                    graph.nodes[start]["statements"] += 1
    shown = Extent(len(graph), len(graph), graph.number_of_edges(), graph.number_of_edges())
    drawing = draw(graph)
    # so few things lie so close that the names of their relations need room
    wide = tuple(replace(mark, x=SPREAD * mark.x, y=SPREAD * mark.y) for mark in drawing.marks)
    return svg(replace(drawing, marks=wide), shown, "开发区知识图谱：类与关系")


def html() -> str:
    """Return the page, with the picture at its head."""
    from pylode.profiles.ontpub import OntPub  # here, since it sets up logging for the whole program

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "zonekg.ttl"
        merged().serialize(file)
        page: str = OntPub(ontology=str(file)).make_html()
    # pyLODE joins the labels of two languages without a space
    page = re.sub(r"(?<=[a-z])(?=[\u4e00-\u9fff])", " ", page)
    return re.sub(r"<body[^>]*>", lambda body: body[0] + f"<figure>{picture()}</figure>", page, count=1)


def main() -> None:
    """Write the page to the file named, or beside this one."""
    page = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(html(), encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()

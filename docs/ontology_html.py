"""Write the HTML documentation of the ontology with pyLODE: `make ontology`, or give another file to write.

The page is not committed, since its style sheet is pyLODE's.
"""

import re
import sys
import tempfile
from pathlib import Path

import rdflib

from kg.schema import ONTOLOGY

PAGE = Path(__file__).parent.parent / "out" / "ontology.html"


def merged() -> rdflib.Graph:
    """Return the ontology in one graph, without the scheme of chains, which pyLODE would take for the ontology."""
    graph = rdflib.Graph()
    for path in (*sorted(ONTOLOGY.glob("*.ttl")), *sorted((ONTOLOGY / "relations").glob("*.ttl"))):
        if path.name != "shapes.ttl":
            graph.parse(path)
    for scheme in list(graph.subjects(rdflib.RDF.type, rdflib.SKOS.ConceptScheme)):
        graph.remove((scheme, None, None))
    return graph


def html() -> str:
    """Return the page."""
    from pylode.profiles.ontpub import OntPub  # here, since it sets up logging for the whole program

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "zonekg.ttl"
        merged().serialize(file)
        page: str = OntPub(ontology=str(file)).make_html()
    # pyLODE joins the labels of two languages without a space
    return re.sub(r"(?<=[a-z])(?=[\u4e00-\u9fff])", " ", page)


def main() -> None:
    """Write the page to the file named, or to `out/`."""
    page = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(html(), encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()

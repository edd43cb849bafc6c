import base64
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from kg.errors import ConfigError
from kg.graph import to_networkx
from kg.view import write_image
from kg.view.drawing import draw
from kg.view.image import svg
from tests.kg.view.example import article, articles
from tests.kg.view.test_packing import overlaps

SVG = "{http://www.w3.org/2000/svg}"


COLOURS = """
async (data) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d"), found = {};
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height).data;
  for (let i = 0; i < pixels.length; i += 4) {
    const key = pixels.slice(i, i + 4).join();
    found[key] = (found[key] || 0) + 1;
  }
  return [image.width, image.height, found];
}
"""


def colours(browser, path):
    """Return width and height of a PNG, and how many of its pixels bear which colour."""
    tab = browser.new_page()
    try:
        return tab.evaluate(COLOURS, base64.b64encode(path.read_bytes()).decode())
    finally:
        tab.close()


def test_an_svg_holds_every_node_edge_and_label(tmp_path):
    graph = to_networkx([article(3)])
    write_image(graph, tmp_path / "g.svg", title="石渡 <一> & 二")
    root = ET.parse(tmp_path / "g.svg").getroot()
    texts = [element.text for element in root.iter(SVG + "text")]
    assert "石渡 <一> & 二" in texts and "经济技术开发区" in texts
    for name in ("开发区", "企业", "已陈述", "计划中"):
        assert name in texts  # the legend
    shapes = len(list(root.iter(SVG + "circle"))) + len(list(root.iter(SVG + "polygon")))
    classes = {data["cls"] for _, data in graph.nodes(data=True)}
    assert shapes == len(graph) + len(classes)
    paths = [path for path in root.iter(SVG + "path") if path.get("fill") == "none"]
    assert len(paths) == graph.number_of_edges()
    planned = sum(data["status"] == "planned" for *_, data in graph.edges(data=True))
    assert sum(path.get("stroke-dasharray") == "9 5" for path in paths) == planned > 0


def test_no_two_labels_overlap_in_print_at_two_hundred_nodes():
    drawing = draw(to_networkx(articles(10)))
    assert len(drawing.marks) > 190
    places, boxes = [], []
    for mark in drawing.marks:
        width = mark.font * max(len(line) for line in mark.lines)
        height = mark.font * 1.25 * len(mark.lines)
        places.append((mark.x, mark.y + mark.radius + 5 + height / 2))
        boxes.append((width, height))
    assert overlaps(places, boxes, slack=6) == []


def test_the_same_graph_gives_the_same_bytes(tmp_path):
    graphs = articles(3)
    for name, given in (("a.svg", graphs), ("b.svg", list(reversed(graphs)))):
        write_image(to_networkx(given), tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


@pytest.mark.browser
def test_a_png_is_drawn_from_it(browser, tmp_path):
    extent = write_image(to_networkx(articles(2)), tmp_path / "g.png", title="两个开发区")
    width, height, found = colours(browser, tmp_path / "g.png")
    assert width >= 1280 and height > 400 and extent.complete
    assert found["213,94,0,255"] > 300  # the stars of the zones
    assert found["29,37,48,255"] > 300  # the letters
    assert found["255,255,255,255"] > width * height / 2


def test_a_part_says_that_it_is_one(tmp_path):
    extent = write_image(to_networkx(articles(3)), tmp_path / "g.svg", cap=15)
    assert extent.nodes == 15 and not extent.complete
    text = (tmp_path / "g.svg").read_text(encoding="utf-8")
    assert f"显示 15 / {extent.all_nodes} 个节点" in text and "先留联系最多的" in text


@pytest.mark.parametrize(
    "name", ["</text><script>alert(1)</script>", "a&b", '"x"', "\x00\x1b控制", "\ud800半", "\ufffe", "]]>"]
)
def test_any_name_gives_well_formed_xml(name):
    graph = nx.MultiDiGraph()
    graph.add_node("a", cls=name, name=name, aliases=(), statements=1, figures=[])
    graph.add_edge("a", "a", key="k", relation=name, status="stated", qualifiers={"title": name}, evidence=[])
    from kg.graph import limit

    root = ET.fromstring(svg(draw(graph), limit(graph, 9)[1], name).encode())
    assert list(root.iter(SVG + "script")) == []


def test_an_empty_graph_gives_an_image(tmp_path):
    write_image(nx.MultiDiGraph(), tmp_path / "g.png")
    assert (tmp_path / "g.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(ConfigError, match=r"g\.jpg: images are written as png or svg"):
        write_image(nx.MultiDiGraph(), tmp_path / "g.jpg")

import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import ConfigError
from kg.graph import Extent, to_networkx
from kg.view import write_picture
from tests.kg.view.example import article, articles

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)


@pytest.fixture(scope="module")
def html(tmp_path_factory):
    path = tmp_path_factory.mktemp("picture") / "graph.html"
    write_picture(to_networkx(articles(3)), path, title="三个开发区")
    return path.read_text(encoding="utf-8")


def block(html, name):
    return json.loads(re.search(rf'<script type="application/json" id="picture-{name}">(.*?)</script>', html)[1])


def test_the_extent_is_told(tmp_path):
    graph = to_networkx(articles(3))
    whole = write_picture(graph, tmp_path / "a.html")
    assert whole == Extent(len(graph), len(graph), graph.number_of_edges(), graph.number_of_edges())
    part = write_picture(graph, tmp_path / "b.html", cap=10)
    assert (part.nodes, part.all_nodes, part.complete) == (10, len(graph), False)
    shown = block((tmp_path / "b.html").read_text(encoding="utf-8"), "details")
    assert shown["extent"] == [10, len(graph), part.edges, graph.number_of_edges()]
    assert len(shown["nodes"]) == 10 and len(shown["edges"]) == part.edges


def test_the_same_graph_gives_the_same_bytes_in_any_order(tmp_path):
    graphs = articles(4)
    write_picture(to_networkx(graphs), tmp_path / "a.html")
    write_picture(to_networkx(reversed(graphs)), tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_nothing_in_the_file_is_loaded_from_outside(html):
    assert not re.search(r"""\b(src|href|action|poster|data|srcset)\s*=\s*["']?[a-z]*:?//""", html)
    assert "@import" not in html and "url(" not in html.split("<body>")[0]
    ours = SCRIPT.sub(lambda script: "" if "@license" in script["text"] else script[0], html)
    addresses = set(re.findall(r"https?://[^\s\"'<>)]+", ours))
    assert addresses == {"http://www.w3.org/2000/svg"}  # the name of a kind of element, not an address
    assert "bootstrap" not in html and "cdn" not in ours


def test_the_policy_names_every_script_and_nothing_else(html):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1]
    for rule in ("default-src 'none'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'"):
        assert rule in policy
    assert "unsafe" not in policy and "*" not in policy
    scripts = [found["text"] for found in SCRIPT.finditer(html) if not found["attributes"]]
    hashes = ["'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'" for text in scripts]
    assert re.search(r"script-src ([^;]*)", policy)[1].split() == hashes
    assert html.index("Content-Security-Policy") < html.index("<script")
    assert not re.search(r"<[a-z]+ [^>]*\s(style|on[a-z]+)=", SCRIPT.sub("", html))


def test_no_script_holds_a_word_of_the_graph(tmp_path):
    texts = []
    for number in (3, 4):
        path = tmp_path / f"{number}.html"
        write_picture(to_networkx([article(number)]), path, title="题目" + str(number))
        found = SCRIPT.finditer(path.read_text(encoding="utf-8"))
        scripts = [one["text"] for one in found if not one["attributes"]]
        assert not any(name in text for text in scripts for name in ("平岳", "石渡", "题目"))
        texts.append(scripts[:1] + scripts[2:])
    assert texts[0] == texts[1]


def test_pyvis_drew_it(html):
    assert "function drawGraph()" in html and "new vis.Network(container, data, options)" in html
    assert '"physics": {"enabled": false}' in html
    nodes, edges = block(html, "nodes"), block(html, "edges")
    assert {"id", "label", "group", "x", "y", "size"} <= nodes[0].keys()
    assert {"id", "from", "to", "label"} <= edges[0].keys()


def test_the_details_hold_names_figures_and_evidence(html):
    details = block(html, "details")
    assert details["title"] == "三个开发区"
    zone = next(node for node in details["nodes"] if node[0] == "Zone" and node[1].startswith("澄江"))
    assert zone[2] == ["澄江经开区"]
    assert {figure["name"] for figure in zone[4]} == {"规上工业总产值", "固定资产投资"}
    figure = zone[4][0]
    assert figure["observed"] and figure["period"] == "2024-Q1" and figure["yoy"] == 8.5
    assert figure["evidence"][0][8] == ["year"]
    for source, target, _relation, _status, _qualifiers, evidence in details["edges"]:
        at, start, stop, before, quote, after, rule, confidence, _inferred = evidence[0]
        assert details["nodes"][source][1] in quote and details["nodes"][target][1] in quote
        assert before == "记者从有关方面获悉，" and after == "，各项工作有序推进。"
        assert stop - start == len(quote) and rule == "example.rule" and confidence == 0.9
        assert details["articles"][at]["document"] == "made-up.txt"


def test_planned_and_denied_edges_differ_from_stated_ones(html):
    edges, details = block(html, "edges"), block(html, "details")
    looks = {}
    for edge, (_, _, _, status, *_) in zip(edges, details["edges"], strict=True):
        looks.setdefault(status, set()).add(json.dumps([edge.get("dashes"), edge.get("color")]))
    assert looks["stated"] == {"[null, null]"}
    assert {"planned", "negated"} <= looks.keys() or {"planned", "intended"} <= looks.keys()
    different = [look for several in looks.values() for look in several]
    assert len(different) == len(set(different)) == len(looks)


@pytest.mark.parametrize(
    "name", ["</script><script>alert(1)</script>", "<!--", "\ud800半个", "\u2028行", '"><svg onload=x>']
)
def test_no_name_leaves_its_block(tmp_path, name):
    graph = nx.MultiDiGraph()
    graph.add_node("a", cls="Company", name=name, aliases=(name,), statements=1, figures=[])
    write_picture(graph, tmp_path / "g.html", title=name)
    raw = (tmp_path / "g.html").read_bytes()
    html = raw.decode("utf-8")
    details = block(html, "details")
    assert details["nodes"][0][1] == name and details["title"] == name
    if "<" in name:
        assert name not in html


def test_a_class_and_a_relation_that_the_ontology_lacks_are_drawn_too(tmp_path):
    graph = nx.MultiDiGraph()
    for id in "ab":
        graph.add_node(id, cls="</script>", name=id, aliases=(), statements=1, figures=[])
    graph.add_edge("a", "b", key="k", relation="</script>", status="stated", qualifiers={}, evidence=[])
    write_picture(graph, tmp_path / "g.html")
    details = block((tmp_path / "g.html").read_text(encoding="utf-8"), "details")
    assert list(details["classes"]) == ["</script>"] and list(details["relations"]) == ["</script>"]


def test_figures_that_json_cannot_hold_are_told_as_text(tmp_path):
    graph = to_networkx([article(3)])
    from dataclasses import replace

    for data in graph.nodes.values():
        data["figures"] = [
            replace(one, statement=replace(one.statement, value=float("inf"))) for one in data["figures"]
        ]
    write_picture(graph, tmp_path / "g.html")
    assert '"value":"inf"' in (tmp_path / "g.html").read_text(encoding="utf-8")


def test_an_empty_graph_gives_a_page(tmp_path):
    assert write_picture(nx.MultiDiGraph(), tmp_path / "g.html") == Extent(0, 0, 0, 0)


def test_a_page_is_utf_8_whatever_the_locale(tmp_path):
    code = (
        "import sys; from pathlib import Path; from kg.graph import to_networkx; from kg.view import write_picture\n"
        "from tests.kg.view.example import articles\n"
        "title = sys.argv[2].encode().decode('unicode_escape')\n"
        "write_picture(to_networkx(articles(3)), Path(sys.argv[1]), title=title)"
    )
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    root = str(Path(__file__).parents[3])
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "c.html"), r"\u4e09\u4e2a\u5f00\u53d1\u533a"],
        check=True,
        env=environment,
        cwd=root,
    )
    write_picture(to_networkx(articles(3)), tmp_path / "here.html", title="三个开发区")
    assert (tmp_path / "c.html").read_bytes() == (tmp_path / "here.html").read_bytes()


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match=r"file.g\.html.*another place"):
        write_picture(nx.MultiDiGraph(), tmp_path / "file" / "g.html")


def test_a_cap_must_be_positive(tmp_path):
    with pytest.raises(ConfigError, match="cap of 1 or more"):
        write_picture(nx.MultiDiGraph(), tmp_path / "g.html", cap=0)


def test_a_picture_that_fails_leaves_the_former_one_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "g.html"
    path.write_text("former", encoding="utf-8")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ConfigError, match="No space left"):
        write_picture(to_networkx(articles(3)), path)
    assert path.read_text(encoding="utf-8") == "former"
    assert [file.name for file in tmp_path.iterdir()] == ["g.html"]

"""What an analyst does in the other views: ask, compare, look at chains and at the map, decide, keep."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from playwright.sync_api import Browser, Download
from rdflib import RDFS, Graph
from typer.testing import CliRunner

from kg.cli import app
from kg.stores import open_store
from tests.kg.explorer.pages import Explorer, opened, served
from tests.kg.stores.conftest import emptied

pytestmark = pytest.mark.browser

ONE, OTHER = "澄江经济技术开发区", "石渡经济技术开发区"
OLD, NEW = "青松电子有限公司", "青松电子股份有限公司"
PAGES = {
    "一.txt": "昆山经开区：企业开足马力\n2024年3月12日 青岚日报\n\n"
    f"{OLD}落户昆山经开区。一季度，昆山经开区实现规上工业总产值86亿元。\n",
    "二.txt": "昆山经开区：新厂投产\n2024年5月6日 青岚日报\n\n"
    f"{NEW}落户昆山经开区。一季度，昆山经开区实现规上工业总产值91亿元。\n",
}


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def editing(
    request: pytest.FixtureRequest, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Explorer]:
    """Open the explorer with --edit on articles with two names to decide and a contradiction, on each engine."""
    monkeypatch.setenv("KG_DECISIONS", str(tmp_path / "kg.decisions.tsv"))
    monkeypatch.setenv("KG_WHO", "lin")
    embedded = request.param == "embedded"
    uri = str(tmp_path / "kg.store") if embedded else emptied(request.getfixturevalue("neo4j_server"))
    news = tmp_path / "news"
    news.mkdir()
    for name, text in PAGES.items():
        (news / name).write_text(text, "utf-8")
    built = CliRunner().invoke(app, ["build", str(news), "--store", uri])
    assert built.exit_code == 0, built.output
    with open_store(uri) as store, served(store, editable=True) as address, opened(browser, address) as explorer:
        yield explorer


def go(explorer: Explorer, view: str) -> None:
    explorer.tab.click(f"#tab-{view}")
    explorer.tab.wait_for_selector(f"#view-{view}:not([hidden])")


def write(explorer: Explorer, query: str) -> None:
    """Put a query into the box and run it by the keyboard."""
    explorer.tab.fill("#query-text", query)
    explorer.tab.press("#query-text", "Escape")
    explorer.tab.press("#query-text", "Control+Enter")


def kept(download: Download) -> str:
    return Path(download.path()).read_text("utf-8-sig")


def test_a_query_is_answered_as_table_graph_and_json(on_both: Explorer) -> None:
    tab = on_both.tab
    go(on_both, "query")
    write(
        on_both,
        f"MATCH p=(z:Zone {{name: '{ONE}'}})-[r:HOSTS]->(c:Company) RETURN p, c.name AS name, z.articles ORDER BY name",
    )
    tab.wait_for_selector(".results tbody tr")
    rows = tab.locator(".results tbody tr")
    assert rows.first.locator("td").first.inner_text().startswith(f"{ONE} ─承载→ ")
    count = rows.count()
    tab.click(".answer button:has-text('JSON')")
    told = json.loads(tab.inner_text(".answer pre"))
    assert len(told) == count and told[0]["p"][0]["name"] == ONE
    with tab.expect_download() as download:
        tab.click(".answer button:has-text('CSV')")
    lines = list(csv.reader(io.StringIO(kept(download.value))))
    assert lines[0] == ["p", "name", "z.articles"] and [line[1] for line in lines[1:]] == [one["name"] for one in told]
    tab.click(".answer button:has-text('表格')")
    tab.click(f".results tbody .name:text-is('{ONE}') >> nth=0")
    tab.wait_for_selector("#panel .page h2")
    assert tab.inner_text("#panel h2") == ONE
    tab.click(".answer button:has-text('在图中显示')")
    tab.wait_for_selector("#view-graph:not([hidden])")
    on_both.settle()
    assert {on_both.node(one["name"]) for one in told} <= on_both.nodes()


def test_a_query_that_is_wrong_or_writes_is_refused_in_words(on_both: Explorer) -> None:
    tab = on_both.tab
    go(on_both, "query")
    for query in ("MATCH (n) DETACH DELETE n", "MATCH (n RETURN n"):
        write(on_both, query)
        tab.wait_for_selector(".asking p.problem")
        assert len(tab.inner_text(".asking p.problem")) > 10
    on_both.troubles[:] = [one for one in on_both.troubles if "400" not in one]  # what the browser says of them


def test_a_long_query_is_stopped(on_both: Explorer) -> None:
    tab = on_both.tab
    go(on_both, "query")
    write(
        on_both,
        "MATCH (a), (b), (c), (d), (e) WHERE a.name + b.name + c.name + d.name + e.name = '没有' RETURN count(*)",
    )
    tab.click(".asking button:has-text('停止')")
    tab.wait_for_selector(".asking p:has-text('已停止')")
    write(on_both, "RETURN 1 AS one")
    tab.wait_for_selector(".results td:text-is('1')")
    on_both.troubles[:] = [one for one in on_both.troubles if not any(code in one for code in ("400", "499", "503"))]


def test_words_of_the_graph_are_proposed_where_one_writes(explorer: Explorer) -> None:
    tab = explorer.tab
    go(explorer, "query")
    for begun, proposed in (
        ("MATCH (z:Zo", "Zone"),
        ("MATCH (z:Zone)-[:HO", "HOSTS"),
        ("MATCH (z:Zone) WHERE z.na", "name"),
        ("MATCH (z:Zone) RET", "RETURN"),
    ):
        tab.fill("#query-text", begun)
        tab.wait_for_selector(f"#query-proposals li:text-is('{proposed}')")
        while tab.inner_text("#query-proposals [aria-selected=true]") != proposed:
            tab.press("#query-text", "ArrowDown")
        tab.press("#query-text", "Tab")
        assert tab.input_value("#query-text").endswith(proposed)
    tab.fill("#query-text", "RETURN '这里:")
    assert tab.is_hidden("#query-proposals")


def test_queries_are_kept_and_the_cookbook_can_be_asked(explorer: Explorer) -> None:
    tab = explorer.tab
    go(explorer, "query")
    write(explorer, "RETURN 7 AS seven")
    tab.wait_for_selector(".results td:text-is('7')")
    tab.fill("#view-query input[type=search]", "承载多少家")
    saved = tab.locator("#view-query .saved").first.locator("button")
    assert saved.count() == 1
    saved.click()
    tab.press("#query-text", "Control+Enter")
    tab.wait_for_selector(f".results td:has-text('{ONE}')")
    explorer.open()
    go(explorer, "query")
    tab.click("#view-query .saved button:has-text('RETURN 7')")
    assert tab.input_value("#query-text") == "RETURN 7 AS seven"


def test_sparql_is_answered_too(on_both: Explorer) -> None:
    tab = on_both.tab
    go(on_both, "query")
    tab.click("#query-sparql")
    write(on_both, f'SELECT ?c WHERE {{ ?z rdfs:label "{ONE}"@zh-Hans ; zkg:hosts ?c }}')
    tab.wait_for_selector(".results tbody tr")
    tab.click(".answer button:has-text('在图中显示')")
    tab.wait_for_selector("#view-graph:not([hidden])")


def test_two_zones_stand_side_by_side(on_both: Explorer) -> None:
    tab = on_both.tab
    go(on_both, "compare")
    for at, text in enumerate((ONE, OTHER)):
        tab.fill(f"#compare-{at}", text)
        tab.wait_for_selector(f"#compare-{at}-hits li svg")
        tab.press(f"#compare-{at}", "Enter")
    tab.wait_for_selector("#view-compare .counts")
    row = tab.locator("#view-compare .counts tr", has_text="承载").first
    for at, name in enumerate((ONE, OTHER)):
        id = on_both.ask(
            "async (app, name) => (await app.api.get('search', { q: name, class: 'Zone' })).found[0].id", name
        )
        said = on_both.ask("async (app, id) => (await app.api.get(`entities/${id}`)).relations", id)
        hosts = sum(one["count"] for one in said if (one["relation"], one["direction"]) == ("hosts", "out"))
        assert row.locator(".number").nth(at).inner_text() == str(hosts)
    on_both.settle()
    state = tab.evaluate("location.hash")
    on_both.open(state)
    tab.wait_for_selector("#view-compare .counts")
    assert tab.inner_text("#view-compare .counts thead").split() == [ONE, OTHER]  # the address brings it back


def test_a_chain_is_shown_by_zones_with_its_leaders_first(on_both: Explorer) -> None:
    tab = on_both.tab
    go(on_both, "chain")
    tab.click("#view-chain .saved button >> nth=0")
    tab.wait_for_selector("#view-chain .column")
    columns = tab.locator("#view-chain .column")
    assert columns.count() >= 2
    for column in columns.all():
        lines = [line.get_attribute("class") for line in column.locator("li").all()]
        assert lines == sorted(lines, key=lambda line: line != "leads")
    name = tab.locator("#view-chain .column li .name").first
    told = name.inner_text()
    name.click()
    tab.wait_for_selector("#panel .page h2")
    assert tab.inner_text("#panel h2") == told


def test_zones_stand_where_they_lie(editing: Explorer) -> None:
    tab = editing.tab
    go(editing, "map")
    zone = tab.locator("#view-map .zone")
    zone.first.wait_for()
    assert zone.count() == 1 and "昆山" in str(zone.first.get_attribute("aria-label"))
    assert "GeoNames" in tab.inner_text("#view-map .side")
    assert "江苏" in tab.locator("#view-map .landmark.province").all_text_contents()
    tab.focus("#view-map svg")
    before = tab.get_attribute("#view-map svg", "viewBox")
    tab.keyboard.press("+")
    assert tab.get_attribute("#view-map svg", "viewBox") != before
    zone.first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#panel .page h2")
    assert tab.inner_text("#panel h2") == "昆山经开区"


def test_names_are_decided_and_decisions_taken_back(editing: Explorer, tmp_path: Path) -> None:
    tab = editing.tab
    go(editing, "review")
    tab.wait_for_selector("#view-review .features li")
    both = tab.locator("#view-review .two section h2").all_inner_texts()
    assert {text.strip() for text in both} == {OLD, NEW}
    assert tab.locator("#view-review .two mark").count() >= 2
    tab.fill("#review-why", "改制")
    tab.focus("#view-review .sheet")
    tab.keyboard.press("m")
    tab.wait_for_selector("#view-review p:has-text('没有待定的名称')")
    (line,) = (tmp_path / "kg.decisions.tsv").read_text("utf-8").splitlines()[1:]
    assert line.split("\t")[1:3] == ["lin", "merged"] and line.endswith("改制")
    companies = (
        "async (app) => (await app.api.post('cypher', { query: 'MATCH (c:Company) RETURN c.name' })).rows.flat()"
    )
    assert editing.ask(companies) == [NEW]
    tab.click("#view-review [role=tab]:has-text('已作的决定')")
    tab.click("#view-review button:has-text('撤回')")
    tab.wait_for_selector("#view-review [role=tab]:has-text('待定的名称（1）')")
    assert sorted(editing.ask(companies)) == sorted([OLD, NEW])


def test_contradictions_are_listed_with_their_sentences(editing: Explorer) -> None:
    tab = editing.tab
    go(editing, "review")
    tab.click("#view-review [role=tab]:has-text('矛盾（1）')")
    told = tab.inner_text("#view-review .conflict")
    assert "昆山经开区" in told and "86亿元" in told and "91亿元" in told
    assert tab.locator("#view-review .conflict mark").count() == 2
    tab.click("#view-review .conflict h3 .name >> nth=0")
    tab.wait_for_selector("#panel mark")


def test_without_edit_nothing_can_be_decided(explorer: Explorer) -> None:
    assert explorer.ask("(app) => app.overview.editable") is False
    asked = """async (app) => {
        const decision = { one: 'a', other: 'b', verdict: 'merged', why: '' };
        return app.api.post('decisions', decision).then(() => 200, (error) => error.status);
    }"""
    assert explorer.ask(asked) == 403
    explorer.troubles[:] = [one for one in explorer.troubles if "403" not in one]


def test_what_is_shown_is_kept_in_each_form(on_both: Explorer) -> None:
    tab = on_both.tab
    go(on_both, "graph")
    shown = on_both.nodes()
    names = {on_both.ask("(app, id) => app.model.nodes.get(id).name", id) for id in shown}
    files: dict[str, bytes] = {}
    for form in ("图片 PNG", "矢量图 SVG", "表格 CSV", "GraphML", "RDF Turtle"):
        with tab.expect_download() as download:
            tab.click("#tool-export")
            tab.click(f"#menu [role=menuitem]:has-text('{form}')")
        files[form] = Path(download.value.path()).read_bytes()
    assert files["图片 PNG"].startswith(b"\x89PNG") and len(files["图片 PNG"]) > 10_000
    drawing = "".join(ElementTree.fromstring(files["矢量图 SVG"]).itertext()).replace("\n", "")
    assert sum(name in drawing.replace(" ", "") for name in names) > 0.9 * len(names)
    assert set(nx.read_graphml(io.BytesIO(files["GraphML"]))) == shown
    cells = {cell for line in csv.reader(io.StringIO(files["表格 CSV"].decode("utf-8-sig"))) for cell in line}
    assert ONE in cells
    labels = {
        str(label) for label in Graph().parse(data=files["RDF Turtle"], format="turtle").objects(None, RDFS.label)
    }
    assert names <= labels

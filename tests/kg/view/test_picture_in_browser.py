"""What a picture does in a browser without a network."""

import networkx as nx
import pytest

from kg.graph import to_networkx
from kg.model import Article, ArticleGraph, Entity, Evidence, Part, Statement
from kg.view import write_picture
from tests.browser import open_picture
from tests.kg.view.example import article, articles

pytestmark = pytest.mark.browser

HOSTILE = {
    "onerror": "<img src=x onerror=window.hacked=1>",
    "script": "</script><script>window.hacked=1</script>",
    "svg": '"><svg onload=window.hacked=1>',
    "link": '<a href="javascript:window.hacked=1">点这里</a>',
    "line": "甲\u2028乙\u2029丙",
    "half": "半个\ud83d字",
    "template": "{{constructor.constructor('window.hacked=1')()}}${window.hacked=1}",
    "long": "极长的名字" * 400,
    "bidi": "甲\u202e丙乙",
    "proto": "__proto__",
}


@pytest.fixture
def tab(browser):
    """Yield an offline tab that fails the test if the page asks for anything, complains, or breaks."""
    context = browser.new_context(viewport={"width": 1360, "height": 840}, offline=True)
    tab, troubles = context.new_page(), []
    tab.on("console", lambda message: troubles.append(f"console: {message.text}"))
    tab.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    tab.on("request", lambda request: request.url.startswith("file:") or troubles.append(f"request: {request.url}"))
    tab.on("dialog", lambda dialog: (troubles.append("dialog"), dialog.dismiss()))
    yield tab
    context.close()
    assert troubles == []


@pytest.fixture(scope="module")
def picture(tmp_path_factory):
    path = tmp_path_factory.mktemp("picture") / "graph.html"
    write_picture(to_networkx(articles(3)), path, title="三个开发区")
    return path


def click_node(tab, id):
    """Click a node where it is drawn."""
    tab.wait_for_timeout(500)  # the view may still be moving
    x, y = tab.evaluate(
        """(id) => {
          const { x, y } = network.canvasToDOM(network.getPosition(id));
          const box = document.querySelector("#mynetwork canvas").getBoundingClientRect();
          return [box.x + x, box.y + y];
        }""",
        id,
    )
    tab.mouse.click(x, y)


def colours(tab):
    """Return how many pixels of the canvas bear which colour."""
    return dict(
        tab.evaluate(
            """() => {
              const canvas = document.querySelector("#mynetwork canvas"), found = new Map();
              const context = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
              context.drawImage(canvas, 0, 0);
              const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
              for (let i = 0; i < data.length; i += 4) {
                if (!data[i + 3]) continue;
                const key = `${data[i]},${data[i + 1]},${data[i + 2]}`;
                found.set(key, (found.get(key) || 0) + 1);
              }
              return [...found];
            }"""
        )
    )


def test_everything_is_drawn_without_a_network(tab, picture):
    open_picture(tab, picture)
    drawn = colours(tab)
    assert drawn["213,94,0"] > 300  # the stars of the zones
    assert drawn["0,114,178"] > 500  # the discs of the companies
    assert drawn["29,37,48"] > 300  # the letters
    assert tab.inner_text("#title") == "三个开发区" and tab.title() == "三个开发区"
    assert "/ 68 个节点" in tab.inner_text("#extent") or "个节点" in tab.inner_text("#extent")


def test_chinese_letters_are_letters_and_not_boxes(tab, picture):
    open_picture(tab, picture)
    assert tab.evaluate("document.fonts.status") == "loaded"
    shapes = tab.evaluate(
        """() => ["区", "园", "龘"].map((letter) => {
          const canvas = document.createElement("canvas");
          canvas.width = canvas.height = 40;
          const context = canvas.getContext("2d");
          context.font = `32px ${network.body.nodes[0].options.font.face}`;
          context.fillText(letter, 2, 34);
          return [...context.getImageData(0, 0, 40, 40).data].filter((_, i) => i % 4 === 3).join();
        })"""
    )
    assert len(set(shapes)) == 3  # a font without them would draw the same box for each


def test_a_click_on_a_node_tells_all_about_it(tab, picture):
    open_picture(tab, picture)
    zone = tab.evaluate("zonekg.search.find('澄江经开区')[0]")
    click_node(tab, zone)
    panel = tab.locator("#panel")
    assert panel.locator("h2").inner_text() == "澄江经济技术开发区"
    text = panel.inner_text()
    for expected in (
        "开发区",
        "澄江经开区",
        "规上工业总产值",
        "2024-Q1",
        "亿元",
        "同比 +8.5%",
        "承载 (9)",
        "有项目 (3)",
    ):
        assert expected in text
    panel.locator("details", has_text="规上工业总产值").locator("summary").click(position={"x": 4, "y": 8})
    assert panel.locator("mark").first.inner_text().startswith("规上工业总产值完成")
    assert "推断：" in panel.locator(".inferred").first.inner_text()


def test_a_person_shows_posts(tab, picture):
    open_picture(tab, picture)
    person = tab.evaluate("zonekg.details.nodes.findIndex((node) => node[0] === 'Person')")
    click_node(tab, person)
    posts = tab.locator("#panel h3", has_text="职务").locator("xpath=following-sibling::ul[1]")
    assert "管委会" in posts.inner_text()


def test_a_click_on_an_edge_shows_the_sentence_with_the_quote_marked(tab, picture):
    open_picture(tab, picture)
    tab.evaluate("zonekg.graph.zoom(1.5)")
    # the middle of an edge that nothing else lies near
    tab.wait_for_timeout(300)
    edge, x, y = tab.evaluate(
        """() => {
          const box = document.querySelector("#mynetwork canvas").getBoundingClientRect();
          for (const [id, [from, to]] of zonekg.details.edges.entries()) {
            const [a, b] = [network.getPosition(from), network.getPosition(to)];
            const spot = network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
            if (spot.x < 10 || spot.y < 10 || spot.x > box.width - 10 || spot.y > box.height - 10) continue;
            if (network.getNodeAt(spot) !== undefined || network.getEdgeAt(spot) !== id) continue;
            return [id, box.x + spot.x, box.y + spot.y];
          }
        }"""
    )
    tab.mouse.click(x, y)
    source, target = tab.evaluate(
        "(id) => zonekg.details.edges[id].slice(0, 2).map((n) => zonekg.details.nodes[n][1])", edge
    )
    panel = tab.locator("#panel")
    quote = panel.locator("mark").inner_text()
    assert source in quote and target in quote
    assert panel.locator("q").inner_text() == f"记者从有关方面获悉，{quote}，各项工作有序推进。"
    footer = panel.locator("blockquote footer").inner_text()
    assert "建设再上新台阶 · 2024-" in footer and "made-up.txt 第 " in footer
    assert "规则 example.rule · 置信度 0.9" in footer


def test_the_neighbours_of_what_is_chosen_stand_out(tab, picture):
    open_picture(tab, picture)
    before = colours(tab)
    bank = tab.evaluate("zonekg.details.nodes.findIndex((node) => node[0] === 'FinancialInstitution')")
    click_node(tab, bank)
    tab.wait_for_timeout(1000)
    after = colours(tab)
    assert after.get("213,94,0", 0) < before["213,94,0"] / 3  # zones fade, for a bank has companies around it
    assert after.get("0,63,125", 0) > 20
    tab.keyboard.press("Escape")
    tab.wait_for_timeout(700)
    tab.click("#fit")
    tab.wait_for_timeout(300)
    assert colours(tab)["213,94,0"] > before["213,94,0"] / 3
    assert tab.locator("#panel").is_hidden()


def test_the_legend_filters_by_class_relation_and_status(tab, picture):
    open_picture(tab, picture)
    counts = lambda: tab.evaluate("zonekg.graph.shown()")  # noqa: E731
    nodes, edges = counts()
    legend = tab.locator("#legend")
    legend.get_by_label("人物").uncheck()
    fewer_nodes, fewer_edges = counts()
    assert fewer_nodes < nodes and fewer_edges < edges
    assert tab.inner_text("#extent").startswith(f"显示 {fewer_nodes} / {nodes} 个节点、{fewer_edges} / {edges} 条关系")
    legend.get_by_label("人物").check()
    assert counts() == [nodes, edges]
    legend.get_by_label("计划中").uncheck()
    planned = tab.evaluate("zonekg.details.edges.filter((edge) => edge[3] === 'planned').length")
    assert counts()[1] == edges - planned
    legend.get_by_label("计划中").check()
    legend.locator("fieldset", has_text="关系").get_by_role("button").click()
    assert counts() == [0, 0]
    legend.get_by_label("链主").check()
    assert counts()[1] == tab.evaluate("zonekg.details.edges.filter((edge) => edge[2] === 'leadsChain').length")
    assert sum(colours(tab).values()) > 0


def test_the_legend_filters_by_date_of_article(tab, picture):
    open_picture(tab, picture)
    dates = tab.evaluate("zonekg.details.articles.map((article) => article.date)")
    tab.locator("#legend input[type=date]").first.fill(max(dates))
    assert tab.evaluate("zonekg.graph.shown()")[1] == tab.evaluate(
        "zonekg.details.edges.filter((edge) => edge[5].some(([at]) => zonekg.details.articles[at].date === "
        f"'{max(dates)}')).length"
    )


def test_search_finds_a_part_of_a_name_or_alias_and_opens_it(tab, picture):
    open_picture(tab, picture)
    tab.keyboard.press("/")
    tab.keyboard.insert_text("澄江经开")
    assert tab.locator("#hits li").count() == 1
    assert "澄江经济技术开发区" in tab.inner_text("#hits li")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel h2") == "澄江经济技术开发区"
    tab.fill("#query", "有限公司")
    tab.keyboard.press("ArrowDown")
    chosen = tab.inner_text('#hits li[aria-selected="true"]')
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel h2") == chosen
    tab.fill("#query", "没有这个名字")
    assert tab.inner_text("#hits") == "没有找到"


def test_the_keyboard_reaches_every_node_and_sentence(tab, picture):
    open_picture(tab, picture)
    tab.focus("#query")
    tab.keyboard.insert_text("澄江经开")
    tab.keyboard.press("Enter")
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    tab.keyboard.press("Enter")
    assert tab.locator("#panel blockquote").count() == 1
    name = tab.locator("#panel .name").first
    name.focus()
    expected = name.inner_text()
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel h2") == expected
    tab.focus("#mynetwork")
    tab.wait_for_timeout(700)  # until the view has moved there
    scale = tab.evaluate("network.getScale()")
    tab.keyboard.press("+")
    assert tab.evaluate("network.getScale()") > scale
    position = tab.evaluate("network.getViewPosition().x")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("network.getViewPosition().x") > position


def test_the_interface_speaks_english_too(tab, picture):
    open_picture(tab, picture)
    tab.click("#language")
    assert "Showing" in tab.inner_text("#extent") and "company" in tab.inner_text("#legend")
    assert tab.evaluate("document.documentElement.lang") == "en"
    assert "三个开发区" in tab.inner_text("#title")


def test_a_capped_picture_says_so_and_by_what_rule(tab, tmp_path):
    write_picture(to_networkx(articles(3)), tmp_path / "g.html", cap=20)
    open_picture(tab, tmp_path / "g.html")
    text = tab.inner_text("#extent")
    assert text.startswith("显示 20 / ") and "先留联系最多的" in text


def hostile_graph(text):
    sentence = f"据悉，{text}引进{text}公司，形势喜人。"
    quote = sentence[3:-6]
    source = Article(
        f"{text}.txt", 1, 0, len(sentence), sentence, text, text, date=text, parts=(Part("body", 0, len(sentence)),)
    )
    evidence = Evidence(source.id, 3, 3 + len(quote), quote, text, 1.0, (text,))
    entities = (Entity("z", "Zone", text, (text + "区",)), Entity("c", "Company", text + "公司"))
    statement = Statement("z", "hosts", "c", "stated", (("title", text), (text, text)), (evidence,))
    return to_networkx([ArticleGraph(source, entities, (statement,))])


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_stays_text(tab, tmp_path, text):
    # half a surrogate pair has no UTF-8 to hash; such an article cannot be built, such a name can
    graph = nx.MultiDiGraph() if "\ud83d" in text else hostile_graph(text)
    if not graph:
        graph.add_node("z", cls="Zone", name=text, aliases=(text + "区",), statements=1, figures=[])
    write_picture(graph, tmp_path / "g.html", title=text)
    open_picture(tab, tmp_path / "g.html")
    shown = lambda id: tab.evaluate("(id) => document.querySelector(id).textContent", id)  # noqa: E731
    # the protocol cannot carry half a surrogate pair, so it is told apart in the page
    same = lambda id: tab.evaluate(f"document.querySelector({id!r}).textContent === zonekg.details.nodes.at(-1)[1]")  # noqa: E731
    zone = len(graph) - 1
    tab.evaluate("(id) => zonekg.openNode(id, true)", zone)
    assert same("#panel h2") and same("#title")
    if len(graph) == 2:
        assert shown("#panel h2") == text
        tab.locator("#panel summary").first.click(position={"x": 3, "y": 8})
        tab.evaluate("zonekg.openEdge(0)")
        assert shown("#panel mark") == f"{text}引进{text}公司"[: len(shown("#panel mark"))]
        assert text in shown("#panel blockquote footer")
        tab.fill("#query", text[:40])
        assert text in shown("#hits")
    tab.mouse.move(700, 400)
    tab.click("#language")
    tab.wait_for_timeout(200)
    assert tab.evaluate("window.hacked") is None
    assert tab.evaluate("document.querySelectorAll('#panel img, #panel a, #hits img, h1 *, #panel script').length") == 0


def test_a_script_that_slips_in_is_stopped_by_the_policy(browser, picture, tmp_path):
    html = picture.read_text(encoding="utf-8")
    (tmp_path / "g.html").write_text(
        html.replace("</main>", "</main><script>window.hacked = 1</script>"), encoding="utf-8"
    )
    tab = browser.new_page()
    complaints = []
    tab.on("console", lambda message: complaints.append(message.text))
    open_picture(tab, tmp_path / "g.html")
    assert tab.evaluate("window.hacked") is None
    assert any("Content Security Policy" in complaint for complaint in complaints)
    tab.close()


def test_a_large_picture_is_drawn_from_afar_and_from_near(tab, tmp_path):
    graph = to_networkx(articles(170))
    assert len(graph) + graph.number_of_edges() > 9000
    write_picture(graph, tmp_path / "g.html", cap=5000)
    open_picture(tab, tmp_path / "g.html")
    drawn = colours(tab)
    assert drawn["213,94,0"] > 100 and drawn["0,114,178"] > 1000 and drawn["29,37,48"] > 300
    zone = tab.evaluate("zonekg.details.nodes.findIndex((node) => node[0] === 'Zone')")
    click_node(tab, zone)
    assert tab.inner_text("#panel h2") == tab.evaluate("(id) => zonekg.details.nodes[id][1]", zone)
    tab.evaluate("(id) => zonekg.graph.show(id)", zone)
    tab.wait_for_timeout(600)
    assert tab.evaluate("network.getScale()") >= 0.3
    assert colours(tab)["213,94,0"] > 100


def test_the_picture_stays_put_when_the_panel_opens(tab, picture):
    open_picture(tab, picture)
    zone = tab.evaluate("zonekg.search.find('澄江经开区')[0]")
    place = (
        "(id) => { const { x, y } = network.canvasToDOM(network.getPosition(id)); return [x, y, network.getScale()]; }"
    )
    before = tab.evaluate(place, zone)
    click_node(tab, zone)
    tab.wait_for_timeout(700)
    assert tab.evaluate("document.querySelector('#mynetwork').clientWidth") < 800
    assert tab.evaluate(place, zone) == pytest.approx(before, abs=2)


def test_an_empty_graph_opens(tab, tmp_path):
    write_picture(nx.MultiDiGraph(), tmp_path / "g.html")
    open_picture(tab, tmp_path / "g.html")
    assert tab.inner_text("#extent").startswith("显示 0 / 0 个节点")


def test_a_figure_without_growth_and_a_denied_statement_are_told(tab, tmp_path):
    write_picture(to_networkx([article(number) for number in (2, 5)]), tmp_path / "g.html")
    open_picture(tab, tmp_path / "g.html")
    edge = tab.evaluate("zonekg.details.edges.findIndex((edge) => edge[3] === 'negated')")
    tab.evaluate("(id) => zonekg.openEdge(id)", edge)
    assert tab.inner_text("#panel .chip") == "已否定"
    project = tab.evaluate("zonekg.details.nodes.findIndex((node) => node[0] === 'Project')")
    tab.evaluate("(id) => zonekg.openNode(id)", project)
    text = tab.inner_text("#panel")
    assert "属性" in text and "总投资" in text and "亿元" in text

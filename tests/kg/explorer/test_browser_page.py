"""The page as a whole: its address, keys, languages, themes, what it says to those who do not see it."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from kg.stores import open_store
from tests.kg.explorer.pages import Explorer, opened, served

pytestmark = pytest.mark.browser

ZONE = "澄江经济技术开发区"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, theme: str) -> None:
    """On every view, with a menu, a dialog and each kind of panel open."""
    with opened(browser, address, color_scheme=theme, bypass_csp=True) as page:
        tab, wrong = page.tab, {}
        tab.evaluate(Axe().axe_script)

        def look(place: str) -> None:
            tab.wait_for_timeout(250)  # what fades in is judged when it is there
            for found in tab.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]:
                wrong[place, found["id"]] = [node["html"][:160] for node in found["nodes"][:3]]

        for view in page.ask("(app) => app.tabs.ids"):
            tab.click(f"#tab-{view}")
            look(view)
        tab.click("#tab-graph")
        tab.click("#tool-time")
        page.search("cjjkq")
        look("entity")
        section = tab.locator("#panel .fold-line", has_text="承载")
        section.locator("summary").first.click()
        section.locator("li .quote").first.click()
        look("evidence")
        section.locator("blockquote .name").first.click()
        tab.wait_for_selector("#panel .text mark")
        look("article")
        tab.focus("#canvas")
        tab.keyboard.press("m")
        look("menu")
        tab.keyboard.press("Escape")
        tab.keyboard.press("?")
        look("help")
        tab.keyboard.press("Escape")
        tab.click("#tool-path")
        look("path")
        tab.keyboard.press("Escape")
        tab.fill("#query", "开发区")
        tab.wait_for_selector("#query-hits li svg")
        look("search")
    assert wrong == {}


def test_the_address_holds_the_view(browser: Browser, address: str, explorer: Explorer) -> None:
    tab = explorer.tab
    zone = explorer.node(ZONE)
    explorer.menu(explorer.node("石渡经济技术开发区"), "隐藏")
    explorer.ask("(app, id) => app.actions.moved([id], { [id]: { x: 123, y: -45 } })", zone)
    tab.uncheck("#filters [data-kind=classes] [data-key=Event] input")
    tab.click("#language")
    tab.click("#theme")
    explorer.search("cjjkq")
    explorer.wait("() => location.hash.length > 100")
    tab.wait_for_timeout(600)
    state = tab.evaluate("location.hash")
    nodes, edges = explorer.nodes(), explorer.edges()
    with opened(browser, address, color_scheme="light") as other:
        other.open(state)
        assert (other.nodes(), other.edges()) == (nodes, edges)
        assert other.chosen() == {zone}
        assert other.ask("(app) => [...app.model.pinned]") == [zone]
        assert other.ask("(app, id) => app.model.places.get(id)", zone) == {"x": 123, "y": -45}
        assert other.ask("(app) => app.model.hidden.size") == 1
        assert other.tab.get_attribute("html", "lang") == "en"
        assert other.tab.get_attribute("html", "data-theme") == "dark"
        other.tab.wait_for_selector("#panel h2")
        assert other.tab.inner_text("#panel h2") == ZONE
        assert len(state) < 12_000


def test_a_broken_address_opens_the_first_view(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        count = len(page.nodes())
        page.open("#z1.bm90IGEgc3RhdGU")
        assert len(page.nodes()) == count
        assert "无法读取" in page.tab.inner_text("#notices")


def test_everything_can_be_reached_by_keys(explorer: Explorer) -> None:
    tab = explorer.tab
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "query"
    tab.keyboard.type("cjjkq")
    tab.wait_for_selector("#query-hits li svg")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#panel h2")
    assert tab.evaluate("document.activeElement.id") == "panel"
    tab.keyboard.press("Escape")
    assert not tab.is_visible("#panel")
    tab.focus("#canvas")
    tab.keyboard.press("Shift+ArrowRight")
    explorer.settle()
    first = explorer.chosen()
    assert len(first) == 1
    said = tab.inner_text("#live")
    assert "个相邻节点" in said
    tab.keyboard.press("Shift+ArrowLeft")
    explorer.settle()
    assert len(explorer.chosen()) == 1 and explorer.chosen() != first
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#panel h2")
    tab.focus("#canvas")
    tab.keyboard.press("p")
    assert explorer.ask("(app) => app.model.pinned.size") == 1
    tab.keyboard.press("m")
    assert tab.evaluate("document.activeElement.getAttribute('role')") == "menuitem"
    tab.keyboard.press("End")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("dialog.path")
    tab.keyboard.press("Escape")
    tab.focus("#canvas")
    tab.keyboard.press("Control+a")
    assert explorer.chosen() == explorer.nodes()
    tab.keyboard.press("3")
    assert tab.is_visible(".view.table tbody")
    tab.focus("#tab-table")
    tab.keyboard.press("ArrowLeft")
    assert tab.get_attribute("#tab-query", "aria-selected") == "true"
    tab.keyboard.press("?")
    assert "Shift" in tab.inner_text("#help")
    tab.uncheck("#help input")
    tab.keyboard.press("Escape")
    tab.keyboard.press("1")
    assert tab.get_attribute("#tab-graph", "aria-selected") == "false"  # single keys are switched off


def test_no_key_is_lost_on_the_way_through_the_page(explorer: Explorer) -> None:
    """Tab reaches head, tabs, filters, graph and tools, and comes to no trap."""
    tab, seen = explorer.tab, []
    tab.evaluate("document.activeElement.blur()")
    for _ in range(70):
        tab.keyboard.press("Tab")
        seen.append(tab.evaluate("document.activeElement.id || document.activeElement.closest('[id]')?.id"))
    for expected in ("skip", "query", "tab-graph", "language", "theme", "help-button", "flip-classes", "canvas"):
        assert expected in seen
    assert {"tool-closer"} & set(seen)


def test_enter_belongs_to_the_input_method_while_it_composes(explorer: Explorer) -> None:
    tab = explorer.tab
    tab.fill("#query", "澄江")
    tab.wait_for_selector("#query-hits li svg")
    for how in ("{ isComposing: true }", "{ keyCode: 229 }"):
        tab.evaluate(
            f"""document.querySelector('#query').dispatchEvent(
                  new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true, cancelable: true, ...{how} }}))"""
        )
    assert not tab.is_visible("#panel")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#panel h2")


def test_the_page_speaks_both_languages(explorer: Explorer) -> None:
    tab = explorer.tab
    assert tab.inner_text("#tab-graph") == "图"
    tab.click("#language")
    assert tab.inner_text("#tab-graph") == "Graph"
    assert tab.inner_text("#filters [data-kind=classes] [data-key=Company]").startswith("Company")
    label = explorer.ask("(app) => app.renderer.svg().includes('hosts')")
    assert label
    for key, pair in explorer.ask("(app) => app.words.all()").items():
        assert len(pair) == 2 and all(pair), key
    tab.reload()
    tab.wait_for_selector("html[data-state=ready]", state="attached")
    assert tab.inner_text("#tab-graph") == "Graph"


def test_light_and_dark_have_their_own_paper(explorer: Explorer) -> None:
    tab = explorer.tab

    def paper() -> str:
        return str(tab.evaluate("getComputedStyle(document.body).backgroundColor"))

    light = paper()
    tab.click("#theme")
    assert paper() != light
    assert explorer.ask("(app) => app.renderer.colours().paper") != "#ffffff"


def test_names_stay_text(explorer: Explorer) -> None:
    """No name of the graph is read as markup or script, wherever it is shown."""
    bad = [
        "<img src=x onerror=window.hacked=1>",
        '"><svg onload=window.hacked=1>',
        "__proto__",
        "甲\u202e乙",
        "长" * 4000,
    ]
    explorer.ask(
        """(app, names) => {
          const node = (name, i) => ({ id: `bad-${i}`, cls: i ? "Company" : name, name, aliases: [name], articles: 1 });
          const said = { status: "stated", articles: 1, confidence: 1, dates: [], from: "bad-0" };
          const edge = (name, i) => ({ ...said, id: `edge-${i}`, relation: name, to: `bad-${i + 1}`,
            qualifiers: { title: name }, outlets: [name] });
          const nodes = names.map(node), edges = names.slice(1).map(edge);
          app.show({ nodes, edges });
          app.go("table");
        }""",
        bad,
    )
    assert explorer.tab.locator(".view.table", has_text="onerror").count() == 1
    explorer.tab.click(".view.table .kinds button:nth-child(2)")
    explorer.tab.click("#tab-graph")
    assert "onload" in explorer.ask("(app) => app.renderer.svg()")
    explorer.tab.fill("#query", bad[0])
    explorer.settle()
    assert explorer.tab.evaluate("window.hacked") is None
    assert explorer.tab.locator("#filters img, #stage img, #filters [onload]").count() == 0


def test_an_empty_store_says_what_to_do(browser: Browser, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "kg.store")) as store, served(store) as address, opened(browser, address) as page:
        assert "kg build" in page.tab.inner_text(".view.graph .empty")
        for view in page.ask("(app) => app.tabs.ids"):
            page.tab.click(f"#tab-{view}")
            page.tab.wait_for_timeout(150)
        page.tab.fill("#query", "abc")
        page.tab.wait_for_selector("#query-hits li")
        assert page.tab.inner_text("#query-hits") == "没有找到"

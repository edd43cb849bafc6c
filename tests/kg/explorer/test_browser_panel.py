"""What the panel tells of an entity, a statement, an article; on samples, which have figures, posts and dates."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.pipeline import build
from kg.stores import open_store
from tests.kg.explorer.pages import Explorer, opened, served

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).parents[3] / "loaders" / "samples"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a store of the bundled pages."""
    with open_store(str(tmp_path_factory.mktemp("samples") / "kg.store")) as store:
        build([SAMPLES], store)
        with served(store) as address:
            yield address


@pytest.fixture
def page(browser: Browser, samples: str) -> Iterator[Explorer]:
    with opened(browser, samples) as page:
        yield page


def test_an_entity_has_names_figures_statements_timeline_and_articles(page: Explorer) -> None:
    tab = page.tab
    page.search("云川经开区")
    text = tab.inner_text("#panel")
    for expected in (
        "开发区",
        "云川经济技术开发区",
        "别名 云川经开区",
        "规上工业总产值",
        "86.4亿元",
        "同比 +11.2%",
        "承载",
    ):
        assert expected in text
    for title, expected in (("时间线", "2024"), ("文章", "临江")):
        tab.locator("#panel .fold-line", has_text=title).locator("summary").first.click()
        page.tab.wait_for_selector(f"#panel .fold-line:has-text('{title}') .inside :is(li)")
        assert expected in tab.locator("#panel .fold-line", has_text=title).inner_text()
    tab.locator("#panel td.amount button", has_text="86.4").click()
    tab.wait_for_selector("#panel .page.statement")
    assert "86.4" in tab.inner_text("#panel mark")
    tab.click("#panel button[aria-label=返回]")
    tab.wait_for_selector("#panel .page.entity")
    assert tab.inner_text("#panel h2") == "云川经济技术开发区"


def test_a_person_has_posts_and_a_post_its_sentence(page: Explorer) -> None:
    page.search("zhouqiming")
    line = page.tab.locator("#panel ul.lines li").first
    assert line.locator("button").count() == 2
    line.locator("button").last.click()
    page.tab.wait_for_selector("#panel .page.statement mark")
    assert "任职" in page.tab.inner_text("#panel .triple")


def test_the_marks_of_an_article_are_the_words_of_its_evidence(page: Explorer) -> None:
    """Offsets are of the document; what is marked must be what the evidence quotes, to the letter."""
    page.search("云川经开区")
    page.tab.locator("#panel td.amount button").first.click()
    page.tab.wait_for_selector("#panel .page.statement mark")
    quote = page.tab.inner_text("#panel blockquote mark")
    page.tab.click("#panel blockquote footer .name")
    page.tab.wait_for_selector("#panel .text mark.now")
    marked = "".join(page.tab.locator("#panel .text mark.now").all_inner_texts())
    assert marked.replace("\n", "") == quote.replace("\n", "")
    other = page.tab.locator("#panel .text mark.read").first
    other.press("Enter")
    page.tab.wait_for_selector("#panel .page.statement")


def test_offsets_count_code_points(page: Explorer) -> None:
    """An emoji is two units of JavaScript and one of the document."""
    cut = page.tab.evaluate(
        """async () => {
          const { pieces } = await import("/static/panel/article.js");
          const letters = [..."甲\U0001f600乙丙丁"];
          return pieces(letters.length, [{ start: 2, stop: 4, statement: "a" }, { start: 3, stop: 5, statement: "b" }])
            .map(([from, to, statements]) => [letters.slice(from, to).join(""), statements.join("+")]);
        }"""
    )
    assert cut == [["甲\U0001f600", ""], ["乙", "a"], ["丙", "a+b"], ["丁", "b"]]


def test_figures_of_one_kind_make_a_plot(page: Explorer) -> None:
    drawn = page.tab.evaluate(
        """async () => {
          const { figureBlock, series } = await import("/static/panel/plot.js");
          const like = { indicator: "产值", yoy: null, scope: "", status: "stated", articles: 1 };
          const one = (period, value, unit = "亿元") => ({ ...like, id: period, period, value, unit });
          const years = [one("2021", 5), one("2022", 8), one("2023", -2)];
          return series([...years, one("2023-Q1", 3), one("2023", 7, "家")]).map((points) => {
            const plot = figureBlock(zonekg, points).querySelector("svg");
            return [points.length, plot ? plot.querySelectorAll(".bar").length : 0, plot?.getAttribute("aria-label")];
          });
        }"""
    )
    assert drawn == [[3, 3, "2021 5亿元；2022 8亿元；2023 -2亿元"], [1, 0, None], [1, 0, None]]


def test_the_table_is_a_twin_of_the_graph(page: Explorer) -> None:
    tab = page.tab
    tab.click("#tab-table")
    names = tab.locator(".view.table tbody .signed button")
    assert names.count() == len(page.nodes())
    tab.click("#sort-name")
    assert tab.get_attribute(".view.table th:has(#sort-name)", "aria-sort") == "ascending"
    first = names.first.inner_text()
    tab.click("#sort-name")
    assert names.last.inner_text() == first
    tab.fill("#table-find", "松涛")
    assert names.all_inner_texts() == ["松涛石墨"]
    tab.check(".view.table tbody input")
    assert page.chosen() == {page.node("松涛石墨")}
    tab.locator(".view.table tbody .deeds-cell button", has_text="隐藏").click()
    assert "没有符合的行" in tab.inner_text(".view.table")
    tab.keyboard.press("Control+z") if not tab.evaluate("document.activeElement.tagName === 'INPUT'") else page.ask(
        "(app) => app.actions.undo()"
    )
    tab.click(".view.table .kinds button:nth-child(2)")
    tab.fill("#table-find", "")
    assert tab.locator(".view.table tbody tr").count() == min(100, len(page.edges()))
    tab.locator(".view.table tbody td:nth-child(3) button").first.click()
    tab.wait_for_selector("#panel .page.statement mark")


def test_filters_take_away_by_class_relation_status_and_date(page: Explorer) -> None:
    tab, before = page.tab, page.nodes()
    classes = page.ask("(app) => Object.fromEntries([...app.model.nodes].map(([id, node]) => [id, node.cls]))")
    tab.uncheck("#filters [data-kind=classes] [data-key=Company] input")
    seen = page.nodes()
    assert seen < before and "Company" not in {classes[id] for id in seen}
    tab.click("#clear-filters")
    assert page.nodes() == before
    tab.click("#flip-statuses")
    assert page.edges() == set()
    tab.check("#filters [data-kind=statuses] [data-key=planned] input")
    assert {page.ask("(app, id) => app.model.edges.get(id).status", id) for id in page.edges()} == {"planned"}
    tab.click("#clear-filters")
    tab.uncheck("#filters [data-kind=relations] [data-key=hosts] input")
    assert "hosts" not in {page.ask("(app, id) => app.model.edges.get(id).relation", id) for id in page.edges()}
    tab.click("#clear-filters")
    tab.click("#fold-outlets")
    tab.uncheck("#filters [data-kind=outlets] [data-key=临江日报] input")
    outlets = page.ask("(app) => [...app.model.visible().edges].map((id) => app.model.edges.get(id).outlets)")
    assert all("临江日报" not in some or len(some) > 1 for some in outlets)
    tab.click("#clear-filters")
    tab.fill("#filter-since", "2024-05-01")
    dates = page.ask("(app) => [...app.model.visible().edges].map((id) => app.model.edges.get(id).dates)")
    assert dates and all(max(some) >= "2024-05-01" for some in dates)


def test_a_brush_on_the_timeline_filters_by_date(page: Explorer, browser: Browser, address: str) -> None:
    with opened(browser, address) as made:  # three years
        tab = made.tab
        tab.click("#tool-time")
        track = tab.locator(".brush .track").bounding_box()
        assert track
        before = made.edges()
        tab.mouse.move(track["x"] + track["width"] * 0.4, track["y"] + 20)
        tab.mouse.down()
        tab.mouse.move(track["x"] + track["width"] * 0.7, track["y"] + 20, steps=5)
        tab.mouse.up()
        since, until = made.ask("(app) => [app.model.filters.since, app.model.filters.until]")
        assert "2022-12" < since < until < "2024-06"
        dates = made.ask("(app) => [...app.model.visible().edges].map((id) => app.model.edges.get(id).dates)")
        assert dates and len(dates) < len(before)
        assert all(any(since <= date <= until for date in some) for some in dates)
        tab.focus(".brush .handle >> nth=1")
        tab.keyboard.press("End")
        assert made.ask("(app) => app.model.filters.until") == ""
        tab.click(".brush .words button")
        assert made.edges() == before


def test_one_of_a_kind_can_be_seen_alone(page: Explorer) -> None:
    row = page.tab.locator("#filters [data-kind=statuses] [data-key=planned]")
    row.hover()
    row.locator(".only").click()
    statuses = page.ask("(app) => [...app.model.visible().edges].map((id) => app.model.edges.get(id).status)")
    assert set(statuses) == {"planned"}
    assert "已筛选" in page.tab.inner_text("#extent")


def test_the_panel_can_be_made_wider_and_stays_so(page: Explorer) -> None:
    page.search("云川经开区")
    before = page.tab.locator("#panel").bounding_box()
    page.tab.focus("#grip")
    for _ in range(3):
        page.tab.keyboard.press("ArrowLeft")
    after = page.tab.locator("#panel").bounding_box()
    assert before and after and after["width"] == before["width"] + 72
    page.tab.reload()
    page.tab.wait_for_selector("#panel h2")
    kept = page.tab.locator("#panel").bounding_box()
    assert kept and kept["width"] == after["width"]


def test_a_statement_that_is_not_in_the_picture_can_be_drawn(page: Explorer) -> None:
    edge = page.ask("(app) => [...app.model.visible().edges].map((id) => app.model.edges.get(id))[0]")
    page.ask("(app) => app.actions.remove([...app.model.nodes.keys()])")
    page.ask("(app, id) => app.openStatement(id)", edge["id"])
    page.tab.click("#panel .page.statement .deeds button")
    page.wait("(app) => app.model.nodes.size === 2")
    assert page.ask("(app) => app.model.selection.edge") == edge["id"]

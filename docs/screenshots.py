"""Take the screenshots that the documents show, from the running product: build, draw, serve, open, click.

    .venv/bin/python docs/screenshots.py

Look at them before committing them.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
SIZE = {"width": 1360, "height": 840}

BUSIEST_ZONE = """
() => {
  const figures = (node) => (node[0] === "Zone" ? node[4].length : -1);
  const { nodes } = zonekg.details;
  return [...nodes.keys()].sort((a, b) => figures(nodes[b]) - figures(nodes[a]))[0];
}
"""

sys.path.insert(0, str(ROOT))

from kg.stores import open_store  # noqa: E402
from tests.browser import open_browser, open_picture  # noqa: E402
from tests.kg.explorer.pages import Explorer, opened, served  # noqa: E402


def kg(*arguments: str | Path) -> None:
    """Run the command line."""
    subprocess.run([sys.executable, "-m", "kg", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)


def click_edge(tab: Page, status: str) -> None:
    """Click the edge of a status that has the longest sentence, where it can be hit."""
    spot = tab.evaluate(
        """(status) => {
          const { details } = zonekg, box = document.querySelector("#mynetwork canvas").getBoundingClientRect();
          const length = (id) => details.edges[id][5].map((evidence) => evidence[4].length).reduce((a, b) => a + b, 0);
          const ids = [...details.edges.keys()].filter((id) => details.edges[id][3] === status);
          for (const id of ids.sort((a, b) => length(b) - length(a))) {
            const [from, to] = details.edges[id].map((end) => network.body.nodes[end]);
            for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
              const spot = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
              const at = network.canvasToDOM(spot);
              if (network.getNodeAt(at) !== undefined || network.getEdgeAt(at) !== id) continue;
              return [box.x + at.x, box.y + at.y];
            }
          }
        }""",
        status,
    )
    tab.mouse.click(*spot)


def picture(browser: Browser, store: Path, file: Path) -> None:
    """Take the picture that `kg view` writes: as a whole, an edge with its sentence, a node."""
    kg("view", "--store", store, "-o", file, "--title", "开发区知识图谱")
    tab = browser.new_context(viewport=SIZE, offline=True, reduced_motion="reduce").new_page()
    open_picture(tab, file)
    tab.wait_for_timeout(500)
    tab.screenshot(path=IMAGES / "graph.png")
    click_edge(tab, "stated")
    tab.wait_for_timeout(1500)
    tab.screenshot(path=IMAGES / "evidence.png")
    zone = tab.evaluate(BUSIEST_ZONE)
    tab.fill("#query", tab.evaluate("(id) => zonekg.details.nodes[id][1]", zone))
    tab.keyboard.press("Enter")
    tab.mouse.move(600, 20)
    tab.locator("#panel summary").first.click(position={"x": 3, "y": 8})
    tab.wait_for_timeout(1500)
    tab.screenshot(path=IMAGES / "node.png")


def explorer(browser: Browser, folder: Path) -> None:
    """Take the explorer: a thing with its page, an article with the sentence, a query, two zones, a chain."""
    with (
        open_store(str(folder)) as store,
        served(store) as address,
        opened(browser, address, viewport=SIZE, reduced_motion="reduce") as page,
    ):
        _explore(page)


def _explore(page: Explorer) -> None:
    tab = page.tab

    def shoot(name: str) -> None:
        tab.mouse.move(700, 24)
        tab.wait_for_timeout(600)
        tab.screenshot(path=IMAGES / f"explorer-{name}.png")

    page.search("天曜电池科技有限公司")
    shoot("thing")
    tab.click("#panel .fold-line summary:has-text('供应商')")
    tab.locator("#panel .fold-line .quote").first.click()
    tab.locator("#panel blockquote .name").first.click()
    tab.wait_for_selector("#panel .text mark.now")
    shoot("article")
    tab.click("#tab-query")
    tab.wait_for_selector("#view-query .saved li")
    tab.press("#query-text", "Control+Enter")
    tab.wait_for_selector(".results td")
    shoot("query")
    tab.click("#tab-compare")
    for at, name in enumerate(("云川", "澜溪")):
        tab.fill(f"#compare-{at}", name)
        tab.wait_for_selector(f"#compare-{at}-hits li svg")
        tab.press(f"#compare-{at}", "Enter")
    tab.wait_for_selector("#view-compare .counts")
    shoot("compare")
    tab.click("#tab-chain")
    tab.click("#view-chain .saved button >> nth=0")
    tab.wait_for_selector("#view-chain .column")
    shoot("chain")


def main() -> None:
    """Write the images of docs/images."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        store = Path(folder) / "kg.store"
        kg("build", "loaders/samples", "--store", store)
        picture(browser, store, Path(folder) / "graph.html")
        explorer(browser, store)


if __name__ == "__main__":
    main()

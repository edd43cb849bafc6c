"""Serve a store to a browser, and do in the explorer's page what its tests do again and again."""

import importlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from playwright.sync_api import Browser, Page

from kg.model import ArticleGraph
from kg.settings import Settings
from kg.stores import Store
from tests.kg.view.example import articles

__all__ = ["Explorer", "made_up", "opened", "served"]

serving = importlib.import_module("kg.explorer.serving").serving
OUTLETS = ("云州日报", "澄江观察", "")


def made_up(zones: int, companies: int = 8) -> Iterator[ArticleGraph]:
    """Yield articles of made-up zones as a store takes them, of several outlets and years."""
    for number, graph in enumerate(articles(zones, companies)):
        once: dict[str, Any] = {}
        for one in graph.statements:
            known = once.get(one.id)
            once[one.id] = replace(known, evidence=known.evidence + one.evidence) if known else one
        date = f"{2022 + number % 3}-{graph.article.date[5:]}"
        article = replace(graph.article, outlet=OUTLETS[number % 3], date=date)
        yield replace(graph, article=article, statements=tuple(once.values()))


@contextmanager
def served(store: Store, *, editable: bool = False) -> Iterator[str]:
    """Serve the explorer of a store and provide its address."""
    with serving(store, Settings(store=store.uri), port=0, editable=editable) as address:
        yield address


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator["Explorer"]:
    """Open the explorer in a tab that fails if the page asks for anything outside, complains, or breaks."""
    options = {"viewport": {"width": 1360, "height": 840}, "locale": "zh-CN", "color_scheme": "light"} | options
    context = browser.new_context(**options)
    tab, troubles = context.new_page(), []
    home = address.partition("?")[0]
    tab.set_default_timeout(30_000)
    tab.on("console", lambda said: said.type in ("error", "warning") and troubles.append(f"console: {said.text}"))
    tab.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    tab.on("request", lambda asked: asked.url.startswith((home, "data:", "blob:")) or troubles.append(asked.url))
    try:
        explorer = Explorer(tab, address, troubles)
        explorer.open()
        yield explorer
    finally:
        context.close()
    assert troubles == []


class Explorer:
    """Drive the page."""

    def __init__(self, tab: Page, address: str, troubles: list[str]) -> None:
        self.tab, self.address, self.troubles = tab, address, troubles

    def open(self, state: str = "") -> None:
        """Open the address, with a state behind it if given, and wait until the page can be used."""
        self.tab.goto("about:blank")
        self.tab.goto(self.address + state)
        self.tab.wait_for_selector("html[data-state=ready]", state="attached")
        self.settle()

    def settle(self) -> None:
        """Wait until the view has come to rest."""
        self.tab.wait_for_timeout(450)

    def search(self, text: str) -> None:
        """Search for a text and open what is found first."""
        self.tab.fill("#query", text)
        self.tab.wait_for_selector("#query-hits li svg")
        self.tab.keyboard.press("Enter")
        self.tab.wait_for_selector("#panel .page h2")
        self.settle()

    def ask(self, script: str, argument: Any = None) -> Any:
        """Return what a function of the app returns."""
        return self.tab.evaluate(f"(argument) => ({script})(zonekg, argument)", argument)

    def wait(self, script: str, argument: Any = None) -> None:
        """Wait until a function of the app returns true."""
        end = time.monotonic() + 30
        while not self.ask(script, argument):
            assert time.monotonic() < end, f"in vain: {script}"
            self.tab.wait_for_timeout(40)

    def nodes(self) -> set[str]:
        """Return the ids of the nodes that are seen."""
        return set(self.ask("(app) => [...app.model.visible().nodes]"))

    def edges(self) -> set[str]:
        """Return the ids of the edges that are seen."""
        return set(self.ask("(app) => [...app.model.visible().edges]"))

    def chosen(self) -> set[str]:
        """Return the ids of the nodes that are chosen."""
        return set(self.ask("(app) => [...app.model.selection.nodes]"))

    def node(self, name: str) -> str:
        """Return the id of a node of the picture by its name."""
        found = self.ask("(app, name) => [...app.model.nodes.values()].find((node) => node.name === name)?.id", name)
        assert found, f"{name} is not in the picture"
        return str(found)

    def place(self, id: str) -> tuple[float, float]:
        """Return where a node is on the screen."""
        box = self.tab.locator("#canvas").bounding_box()
        assert box
        at = self.ask("(app, id) => app.renderer.onScreen(id)", id)
        return box["x"] + at["x"], box["y"] + at["y"]

    def near(self, id: str) -> None:
        """Bring a node into the middle, large enough to be hit."""
        self.ask("(app, id) => app.renderer.fit([id], { fly: false })", id)
        self.tab.wait_for_timeout(80)

    def click(self, id: str, **options: Any) -> None:
        """Click on a node."""
        self.near(id)
        self.tab.mouse.click(*self.place(id), **options)

    def menu(self, id: str, item: str) -> None:
        """Choose an item of a node's menu."""
        self.click(id, button="right")
        self.tab.locator("#menu [role=menuitem]", has_text=item).first.click()
        self.settle()

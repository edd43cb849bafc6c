"""Measure the explorer's page: how soon it can be used, how smoothly it is dragged, how soon a node is expanded.

    .venv/bin/python -m benchmarks.explorer_page [--zones 60 120] [--repeat TIMES]

A store of made-up zones is served, and a picture of so many of its nodes is opened in headless Chromium without a GPU
(window 1360 x 840). Seconds are of the clock, the best of all repeats; frames are pictures painted a second, the most
of all repeats, once while the whole is dragged and once while one node is.
"""

import argparse
import base64
import importlib
import json
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser

from kg.model import ArticleGraph
from kg.settings import Settings
from kg.stores import open_store
from tests.browser import open_browser
from tests.kg.view.example import articles

serving = importlib.import_module("kg.explorer.serving").serving

FRAMES = """
({ x, y, time }) => new Promise((done) => {
  const canvas = document.querySelector("#canvas canvas"), box = canvas.getBoundingClientRect();
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  let frames = 0;
  CanvasRenderingContext2D.prototype.clearRect = function (...all) {
    if (this.canvas === canvas) frames += 1;
    return clear.apply(this, all);
  };
  const fire = (type, right, down) => canvas.dispatchEvent(new PointerEvent(type, {
    pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, bubbles: true, isPrimary: true,
    clientX: box.x + x + right, clientY: box.y + y + down }));
  fire("pointerdown", 0, 0);
  const start = performance.now();
  const step = () => {
    const passed = performance.now() - start;
    fire("pointermove", 4 + passed / 12, 4 + passed / 24);
    if (passed < time) return requestAnimationFrame(step);
    fire("pointerup", passed / 12, passed / 24);
    CanvasRenderingContext2D.prototype.clearRect = clear;
    done(frames / (passed / 1000));
  };
  requestAnimationFrame(step);
})
"""


def whole(graph: ArticleGraph) -> ArticleGraph:
    """Return an article whose statements come once each, as a store wants them."""
    once: dict[str, Any] = {}
    for one in graph.statements:
        known = once.get(one.id)
        once[one.id] = replace(known, evidence=known.evidence + one.evidence) if known else one
    return replace(graph, statements=tuple(once.values()))


@contextmanager
def explorer(zones: int) -> Iterator[str]:
    """Serve a store of made-up zones and provide the address of its explorer."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(str(Path(folder) / "kg.store")) as store,
    ):
        store.load(map(whole, articles(zones)))
        with serving(store, Settings(store=folder), port=0) as address:
            yield address


def ids(address: str, most: int) -> list[str]:
    """Return the ids of at most so many entities."""
    base, _, token = address.partition("/?token=")
    asked = {"query": "MATCH (n:Entity) RETURN n.id AS id ORDER BY id", "limit": most}
    answer = httpx.post(f"{base}/api/v1/cypher", json=asked, headers={"Authorization": f"Bearer {token}"}, timeout=60)
    answer.raise_for_status()
    return [row[0] for row in answer.json()["rows"]]


def part(state: dict[str, Any]) -> str:
    """Return the part of an address that holds a state, as the page writes it."""
    packer = zlib.compressobj(wbits=-15)
    data = packer.compress(json.dumps(state).encode()) + packer.flush()
    return "#z1." + base64.urlsafe_b64encode(data).decode().rstrip("=")


def look(browser: Browser, address: str, shown: list[str]) -> dict[str, float]:
    """Open a picture of these nodes: seconds until usable, frames a second while dragged, seconds of an expansion."""
    context = browser.new_context(viewport={"width": 1360, "height": 840}, locale="zh-CN")
    try:
        tab = context.new_page()
        start = time.perf_counter()
        tab.goto(address + part({"view": "graph", "ids": shown}), wait_until="commit")
        tab.wait_for_selector("html[data-state=ready]", state="attached", timeout=60_000)
        result = {"usable": time.perf_counter() - start}
        tab.wait_for_timeout(800)
        result["dragged"] = tab.evaluate(FRAMES, {"x": 8, "y": 700, "time": 2500})
        tab.focus("#canvas")
        tab.keyboard.press("0")
        tab.wait_for_timeout(700)
        at = tab.evaluate(f"zonekg.renderer.onScreen({json.dumps(shown[len(shown) // 2])})")
        result["node_dragged"] = tab.evaluate(FRAMES, at | {"time": 2500})
        return result
    finally:
        context.close()


def expand(browser: Browser, address: str) -> float:
    """Return the seconds from the key that expands a zone of the first view until its neighbours are there."""
    context = browser.new_context(viewport={"width": 1360, "height": 840}, locale="zh-CN")
    try:
        tab = context.new_page()
        tab.goto(address)
        tab.wait_for_selector("html[data-state=ready]", state="attached")
        tab.fill("#query", "经济技术开发区")
        tab.wait_for_selector("#query-hits li svg")
        tab.keyboard.press("Enter")
        tab.wait_for_selector("#panel h2")
        tab.wait_for_timeout(800)
        tab.focus("#canvas")
        before = tab.inner_text("#extent")
        start = time.perf_counter()
        tab.keyboard.press("e")
        while tab.inner_text("#extent") == before and time.perf_counter() - start < 20:
            time.sleep(0.005)
        return time.perf_counter() - start
    finally:
        context.close()


def main() -> None:
    """Measure pictures of stores of several sizes and print one JSON line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--zones", type=int, nargs="+", default=[55, 115], help="zones in the store, 18 nodes each")
    parser.add_argument("--repeat", type=int, default=1, help="times to measure; the best of each figure is shown")
    chosen = parser.parse_args()
    for zones in chosen.zones:
        with explorer(zones) as address, open_browser() as browser:
            shown = ids(address, 2000)
            best: dict[str, float] = {}
            for _ in range(max(1, chosen.repeat)):
                found = look(browser, address, shown) | {"expand": expand(browser, address)}
                better = {"usable": min, "expand": min}
                best = {key: better.get(key, max)(value, best.get(key, value)) for key, value in found.items()}
            print(json.dumps({"nodes": len(shown)} | {key: round(value, 2) for key, value in best.items()}), flush=True)


if __name__ == "__main__":
    main()

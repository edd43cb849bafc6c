"""Measure pictures: how long writing takes, and how soon and how smoothly a browser shows them.

    .venv/bin/python -m benchmarks.pictures [--limit SECONDS] [--repeat TIMES] [--skip-pyvis]

Each size is measured for `write_picture` and for pyvis as it is (add_node, add_edge, write_html), in headless
Chromium without a GPU and without a network. Writing is given in processor seconds, what the browser does in seconds
of the clock, dragging in frames a second. What takes longer than the limit is stopped and said to be.
"""

import argparse
import json
import multiprocessing
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from kg.graph import to_networkx
from kg.view import write_picture
from kg.view.drawing import draw
from tests.browser import open_browser
from tests.kg.view.example import articles

SIZES = ((1_000, 2_000), (5_000, 10_000), (20_000, 50_000))
FRAMES = """
(canvas) => new Promise((done) => {
  let frames = 0;
  network.on("afterDrawing", () => (frames += 1));
  const box = canvas.getBoundingClientRect(), start = performance.now();
  const fire = (type, x, y) => canvas.dispatchEvent(new PointerEvent(type, {
    pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, bubbles: true,
    clientX: box.x + x, clientY: box.y + y, isPrimary: true }));
  fire("pointerdown", 5, 5);
  const step = () => {
    const passed = performance.now() - start;
    fire("pointermove", 5 + passed / 10, 5 + passed / 20);
    if (passed < 2000) return requestAnimationFrame(step);
    fire("pointerup", 205, 105);
    done(frames / (passed / 1000));
  };
  requestAnimationFrame(step);
})
"""
SETTLED = """
() => {
  if (typeof network === "undefined") return false;
  if (window.zonekgSettled === undefined) {
    window.zonekgSettled = !network.physics.options.enabled || network.physics.stabilized;
    network.on("stabilizationIterationsDone", () => (window.zonekgSettled = true));
  }
  return window.zonekgSettled;
}
"""


def graph(nodes: int, edges: int) -> nx.MultiDiGraph:
    """Return a graph of made-up zones with so many nodes and edges."""
    result = to_networkx(articles(nodes // 17 + 2))
    people = sorted(id for id in result if id.startswith(("person-", "project-", "company-")))
    result.remove_nodes_from(people[: len(result) - nodes])
    # then companies supply others nearby, now and then one far away
    chance, companies = random.Random(1), sorted(id for id in result if id.startswith("company-"))
    evidence = next(data["evidence"] for *_, data in result.edges(data=True))
    data = {"relation": "supplies", "status": "stated", "qualifiers": {}, "evidence": evidence}
    for number in range(edges - result.number_of_edges()):
        at = chance.randrange(len(companies))
        to = at + chance.randint(1, 8) if chance.random() < 0.95 else chance.randrange(len(companies))
        result.add_edge(companies[at], companies[to % len(companies)], key=f"extra-{number}", **data)
    return result


def write_ours(graph: nx.MultiDiGraph, path: Path) -> dict[str, float]:
    """Write a picture of the whole graph and return the processor seconds of layout and of all else."""
    start = time.process_time()
    draw(graph)
    layout = time.process_time() - start
    start = time.process_time()
    write_picture(graph, path, cap=len(graph))
    return {"layout": layout, "write": max(0.0, time.process_time() - start - layout)}


def write_pyvis(graph: nx.MultiDiGraph, path: Path) -> dict[str, float]:
    """Write the same by pyvis as its documentation shows."""
    from pyvis.network import Network

    start = time.process_time()
    network = Network(cdn_resources="in_line", height="800px")
    for id, data in graph.nodes(data=True):
        network.add_node(id, label=data["name"], title=data["name"])
    for source, target, data in graph.edges(data=True):
        network.add_edge(source, target, label=data["relation"])
    path.write_text(network.generate_html(), encoding="utf-8")
    return {"write": time.process_time() - start}


def limited(task: Callable[..., dict[str, float]], arguments: tuple[Any, ...], limit: float) -> dict[str, float] | None:
    """Return what a task returns, or None if it takes longer than the limit."""
    context = multiprocessing.get_context("fork")
    with context.Pool(1) as pool:
        try:
            return pool.apply_async(task, arguments).get(limit)
        except multiprocessing.TimeoutError:
            return None


def look(browser: Browser, path: Path, limit: float, *, ours: bool) -> dict[str, float]:
    """Open a picture offline: seconds until painted and usable, frames a second while dragged."""
    context = browser.new_context(viewport={"width": 1360, "height": 840}, offline=True)
    try:
        tab = context.new_page()
        start, result = time.perf_counter(), {}
        tab.goto(path.as_uri(), wait_until="commit")
        if ours:  # the policy of the page forbids what wait_for_function does
            for name, state in (("painted", "html[data-state]"), ("usable", "html[data-state=ready]")):
                tab.wait_for_selector(state, state="attached", timeout=limit * 1000)
                result[name] = time.perf_counter() - start
        else:
            tab.wait_for_function(SETTLED, timeout=limit * 1000)
            result["usable"] = time.perf_counter() - start
        result["frames"] = tab.eval_on_selector("#mynetwork canvas", FRAMES)
        return result
    except BrowserError:
        return {"stopped": limit}
    finally:
        context.close()


def measure(name: str, task: Callable[..., dict[str, float]], graph: Any, path: Path, limit: float) -> dict[str, float]:
    """Write a picture and look at it; `stopped` says that a step took longer than the limit."""
    written = limited(task, (graph, path), limit)
    if written is None:
        return {"stopped": limit}
    with open_browser() as browser:
        shown = look(browser, path, limit, ours=name == "zonekg")
    return written | {"megabytes": path.stat().st_size / 1e6} | shown


def main() -> None:
    """Measure all sizes and print one JSON line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=float, default=60, help="seconds after which a step is stopped")
    parser.add_argument("--repeat", type=int, default=1, help="times to measure; the best of each figure is shown")
    parser.add_argument("--skip-pyvis", action="store_true", help="measure write_picture alone")
    chosen = parser.parse_args()
    repeat = max(1, chosen.repeat)
    with tempfile.TemporaryDirectory() as folder:
        for nodes, edges in SIZES:
            whole, path = graph(nodes, edges), Path(folder) / "picture.html"
            for name, task in (("zonekg", write_ours), ("pyvis", write_pyvis)):
                if name == "pyvis" and chosen.skip_pyvis:
                    continue
                best: dict[str, float] = {}
                for _ in range(repeat):
                    measured = measure(name, task, whole, path, chosen.limit)
                    better = {"frames": max}
                    best = {k: better.get(k, min)(v, best.get(k, v)) for k, v in measured.items()} or best
                    if "stopped" in measured:
                        break
                line = {"nodes": nodes, "edges": edges, "by": name} | {k: round(v, 2) for k, v in best.items()}
                print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()

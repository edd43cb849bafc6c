"""Measure the explorer: how soon it is up, and how long its answers take with many clients at once.

    .venv/bin/python -m benchmarks.explorer [--articles 10000] [--clients 20] [--seconds 20] [--pause 0.5]
    .venv/bin/python -m benchmarks.explorer --suggest 100000      # suggestions alone, on entities of so many articles
    .venv/bin/python -m benchmarks.explorer --store bolt://...    # a store that is filled already

The explorer runs in a process of its own, as `kg serve` starts it; the clients ask what the page asks when an analyst
works: types names, opens pages, expands, reads sentences. Without a pause each asks again at once. A folder named by
`--keep` is filled once and used again. The samples are built anew to measure the start.
"""

import argparse
import http.client
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.load import make
from kg.ids import digest
from kg.model import ArticleGraph, Statement
from kg.stores import open_store

ROOT = Path(__file__).parent.parent
BAR = 0.2
"""Seconds in which 99 of 100 answers have to come."""


def hashed(id: str) -> str:
    """Return an id as the product makes them."""
    cls, _, rest = id.partition("-")
    return id if cls == "article" else f"{cls}-{digest(rest)}"


def articles(count: int, *, light: bool = False) -> Iterator[ArticleGraph]:
    """Yield articles as dense as real ones; the light ones state nothing."""
    for graph in make(count):
        entities = tuple(replace(entity, id=hashed(entity.id)) for entity in graph.entities)
        said = []
        for one in graph.statements:
            one = replace(one, subject=hashed(one.subject))
            said.append(replace(one, object=hashed(one.object)) if isinstance(one, Statement) else one)
        dated = replace(graph.article, date=f"2024-{1 + graph.article.number % 12:02}-15")
        yield replace(graph, article=dated, entities=entities, statements=() if light else tuple(said))


def fill(folder: Path, count: int, *, light: bool = False) -> None:
    """Fill a folder unless it is there."""
    if (folder / "schema.json").exists():
        return
    begun = time.perf_counter()
    with open_store(str(folder)) as store:
        store.fill(lambda: articles(count, light=light))
    print(f"filled {folder} with {count} articles in {time.perf_counter() - begun:.0f} s")


@dataclass(frozen=True, slots=True)
class Server:
    """Hold an explorer that is up, and how long it took to be."""

    host: str
    port: int
    token: str
    printed: float
    answered: float
    process: int

    def worked(self) -> float:
        """Return the seconds that its processors have worked for it, which a busy machine does not change."""
        cells = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(store: str, path: str = "/api/v1/overview") -> Iterator[Server]:
    """Start `kg serve` in a process of its own and wait until it answers."""
    command = [sys.executable, "-m", "kg", "serve", "--no-open", "--store", store, "--port", str(free_port())]
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as cache:
        environ = os.environ | {"KG_CACHE": cache, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ)
        try:
            assert process.stdout is not None
            found = re.search(r"http://([\d.]+):(\d+)/\?token=(\S+)", process.stdout.readline())
            assert found, "the explorer did not start"
            printed = time.perf_counter() - begun
            server = Server(found[1], int(found[2]), found[3], printed, 0.0, process.pid)
            client = Client(server)
            client.ask("GET", path)
            yield replace(server, answered=time.perf_counter() - begun)
        finally:
            process.terminate()
            process.wait(20)


def free_port() -> int:
    """Return a port that nothing listens on."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Client:
    """Ask over one connection."""

    def __init__(self, server: Server) -> None:
        self._connection = http.client.HTTPConnection(server.host, server.port, timeout=60)
        self._headers = {"authorization": f"Bearer {server.token}", "content-type": "application/json"}

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Return an answer as it comes out of JSON."""
        text = json.dumps(body).encode() if body is not None else None
        self._connection.request(method, path, text, self._headers)
        answer = self._connection.getresponse()
        data = answer.read()
        assert answer.status == 200, (path, answer.status, data[:300])
        return json.loads(data)


class Analyst:
    """Ask what the page asks while somebody works: one thing leads to the next."""

    def __init__(self, server: Server, seed: int, pause: float) -> None:
        self._client = Client(server)
        self._dice = random.Random(seed)
        self._pause = pause
        self.took: list[tuple[str, float]] = []

    def timed(self, kind: str, method: str, path: str, body: object = None) -> Any:
        """Ask and keep how long it took."""
        if self._pause:
            time.sleep(self._dice.expovariate(1 / self._pause))
        begun = time.perf_counter()
        told = self._client.ask(method, f"/api/v1{path}", body)
        self.took.append((kind, time.perf_counter() - begun))
        return told

    def work(self, until: float) -> None:
        """Go on until a time."""
        while time.perf_counter() < until:
            self._round()

    def _round(self) -> None:
        dice = self._dice
        name = dice.choice([f"第{dice.randrange(200)}经开区", f"{dice.randrange(20_000)}号机电", "dijingkaiqu", "jdyx"])
        found: list[dict[str, Any]] = []
        for length in sorted({1, len(name) // 2, len(name)} - {0}):
            found = self.timed("search", "GET", f"/search?q={quote(name[:length])}")["found"] or found
        if not found:
            return
        id = dice.choice(found)["id"]
        self.timed("entity", "GET", f"/entities/{id}")
        told = self.timed("expand", "POST", "/expand", {"ids": [id]})
        visible = [id, *(node["id"] for node in told["nodes"])]
        for _ in range(2):
            if told["nodes"]:
                chosen = dice.choice(told["nodes"])["id"]
                told = self.timed("expand", "POST", "/expand", {"ids": [chosen], "exclude": visible})
                visible += [node["id"] for node in told["nodes"]]
        self.timed("graph", "POST", "/graph", {"ids": visible[:150]})
        lines = self.timed("statements", "GET", f"/entities/{id}/statements?limit=20")["items"]
        self.timed("articles", "GET", f"/entities/{id}/articles?limit=20")
        if lines:
            page = self.timed("statement", "GET", f"/statements/{dice.choice(lines)['edge']['id']}")
            self.timed("article", "GET", f"/articles/{page['cited'][0]['article']['id']}")
        if len(visible) > 5:
            self.timed("path", "GET", f"/path?from={id}&to={visible[-1]}")
        self.timed("timeline", "GET", f"/entities/{id}/timeline")
        self.timed("start", "GET", "/start")
        self.timed("overview", "GET", "/overview")


def report(took: list[tuple[str, float]], seconds: float) -> bool:
    """Print a line for each kind of question and for all; tell whether 99 of 100 kept the bar."""
    kinds = [*dict.fromkeys(kind for kind, _ in sorted(took)), "all"]
    print(f"{'':12}{'asked':>8}{'median':>10}{'95 of 100':>11}{'99 of 100':>11}{'longest':>10}   (ms)")
    for kind in kinds:
        times = sorted(1000 * one for name, one in took if kind in (name, "all"))
        cuts = [times[min(len(times) - 1, int(len(times) * share))] for share in (0.95, 0.99)]
        row = (statistics.median(times), *cuts, times[-1])
        print(f"{kind:12}{len(times):8}" + "".join(f"{value:10.1f} " for value in row))
    kept = sum(one <= BAR for _, one in took) / len(took)
    print(f"{len(took) / seconds:.0f} answers a second; {100 * kept:.2f} of 100 within {1000 * BAR:.0f} ms")
    return kept >= 0.99


def measure(store: str, clients: int, seconds: float, pause: float) -> None:
    """Let clients work on a store and print how long answers took."""
    with served(store) as server:
        first = time.perf_counter()
        Client(server).ask("GET", "/api/v1/start")
        print(f"first view {time.perf_counter() - first:.2f} s after the overview")
        Analyst(server, 0, 0).work(time.perf_counter() + 5)  # the engine warms up
        analysts = [Analyst(server, seed, pause) for seed in range(1, clients + 1)]
        until, before = time.perf_counter() + seconds, server.worked()
        threads = [threading.Thread(target=one.work, args=(until,)) for one in analysts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = [item for one in analysts for item in one.took]
        paused = f"pausing {pause:g} s" if pause else "without a pause"
        print(f"\n{clients} clients, {seconds:.0f} s, {paused}:")
        report(took, seconds)
        load = os.getloadavg()[0]
        each = 1000 * (server.worked() - before) / len(took)
        print(f"{each:.1f} ms of processor time an answer; load of the machine {load:.1f} on {os.cpu_count()} cores")


def suggest(store: str) -> None:
    """Print how long suggestions take, letter by letter, one client after the other."""
    typed = ["第", "第1", "第12", "第123经开区", "1234号机电", "12345号机电有限公司", "机电", "公司", "有限", "市"]
    typed += ["renwu", "rw", "d", "jingkaiqu", "tuijiehui", "jdyxgs", "不存在的名称", "人物12-3", "日报"]
    with served(store) as server:
        client = Client(server)
        took = []
        for again in range(3):
            for text in typed:
                begun = time.perf_counter()
                # another limit each time, so that no answer is kept from before
                found = client.ask("GET", f"/api/v1/search?limit={20 + again}&q={quote(text)}")["found"]
                if again:
                    took.append((f"{text} ({len(found)})", time.perf_counter() - begun))
        print("suggestions, one client:")
        report(took, sum(one for _, one in took))


def start() -> None:
    """Print how long it takes from the command to the address, the first answer and the first view, on the samples."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "kg.store")
        build = [sys.executable, "-m", "kg", "build", str(ROOT / "loaders" / "samples"), "--store", store]
        subprocess.run(build, check=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
        for _ in range(3):
            with served(store, "/api/v1/start") as server:
                print(f"address after {server.printed:.2f} s, first view after {server.answered:.2f} s")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument(
        "--pause", type=float, default=0.5, help="seconds between two questions of a client, on average"
    )
    parser.add_argument("--store", help="a store that is filled already")
    parser.add_argument("--keep", type=Path, help="a folder for what is filled, to be used again")
    parser.add_argument("--suggest", type=int, metavar="ARTICLES", help="measure suggestions alone")
    parser.add_argument("--no-start", action="store_true", help="do not measure the start")
    chosen = parser.parse_args()
    if not chosen.no_start:
        start()
    with tempfile.TemporaryDirectory() as made:
        folder = chosen.keep or Path(made)
        if chosen.suggest:
            fill(folder / f"light-{chosen.suggest}", chosen.suggest, light=True)
            suggest(str(folder / f"light-{chosen.suggest}"))
            return
        if not chosen.store:
            fill(folder / f"store-{chosen.articles}", chosen.articles)
        store = chosen.store or str(folder / f"store-{chosen.articles}")
        for pause in dict.fromkeys((chosen.pause, 0.0)):
            measure(store, chosen.clients, chosen.seconds, pause)


if __name__ == "__main__":
    main()

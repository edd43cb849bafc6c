"""Measure identity: the gold beside equal names and a peer's resolver in one run; then speed and growth.

    pip install "neo4j-graphrag[fuzzy-matching]"
    python benchmarks/identity.py                    # the gold, and 250,000 and 500,000 mentions
    python benchmarks/identity.py --mentions 1000000

The peer is neo4j-graphrag's FuzzyMatchResolver at its own threshold. It is run by its own code; only its database is a
stand-in that hands over the nodes and takes down which of them it merges. Each size is measured in a process of its
own: seconds of processor time, wall seconds, and peak memory.
"""

import argparse
import asyncio
import multiprocessing
import random
import resource
import statistics
import time
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from kg.evaluate_identity import Found, found_mentions
from kg.identity.clusters import Identities
from kg.identity.scoring import Agreement, measure
from kg.model import Article, ArticleGraph, Entity
from kg.resolve import resolve

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "identity.jsonl"
PER_ARTICLE = 20
MENTIONS_EACH = 5
"""Mentions of each entity: a million mentions speak of 200,000 things."""


def gold() -> None:
    """Print the figures of the product, of equal names and of the peer, on the same mentions."""
    graphs, found, unread = found_mentions(GOLD)
    things = [mention.thing for mention in found]
    identities = Identities.of(graphs)
    ways = {
        "zonekg": [identities.stands_for(mention.entity.id) for mention in found],
        "ids of single articles alone": [mention.entity.id for mention in found],
        "equal names": [(mention.entity.cls, mention.entity.name) for mention in found],
    }
    if find_spec("neo4j_graphrag"):
        ways["neo4j-graphrag fuzzy"] = peer(found)
    print(f"{len(found)} mentions of {len(set(things))} things, {unread} not read")
    print(f"{'':30}  B3 P    B3 R    B3 F1   pair P  pair R  pair F1")
    for name, way in ways.items():
        print(f"{name:30}  " + "  ".join(f"{share:.4f}" for share in figures(measure(things, way))))


def figures(found: Agreement) -> tuple[float, ...]:
    """Return the shares in the order of the heading."""
    pairs = (found.pair_precision, found.pair_recall, found.pair_f1)
    return (found.b3_precision, found.b3_recall, found.b3_f1, *pairs)


def peer(found: list[Found]) -> list[Any]:
    """Return what the peer takes each mention for; like its writer, it begins with a node for each label and name."""
    from neo4j_graphrag.components.resolver import FuzzyMatchResolver

    nodes = dict.fromkeys((mention.entity.cls, mention.entity.name) for mention in found)
    ids = {node: str(at) for at, node in enumerate(nodes)}
    groups: dict[str, list[dict[str, str]]] = {}
    for (cls, name), id in ids.items():
        groups.setdefault(cls, []).append({"id": id, "name": name})
    stands = {id: id for id in ids.values()}

    class Database:
        _pool = SimpleNamespace(pool_config=SimpleNamespace(user_agent=""))

        def execute_query(
            self, query: str, params: Mapping[str, Any] | None = None, **_: Any
        ) -> tuple[Any, None, None]:
            if params is None:
                return [{"lab": cls, "labelCluster": group} for cls, group in groups.items()], None, None
            for id in params["ids"]:
                stands[id] = min(params["ids"])
            return [SimpleNamespace()], None, None

    asyncio.run(FuzzyMatchResolver(Database()).run())  # type: ignore[arg-type]
    return [stands[ids[mention.entity.cls, mention.entity.name]] for mention in found]


SYLLABLES = "云岚松柏禾川江湖海峰岳林森泉溪谷原野星辰晨曦瑞祥和安康宁远达通畅宏伟博雅清明华盛昌隆"
TRADES = ("机械", "电子", "新材料", "生物", "能源", "食品", "纺织", "物流", "化工", "汽车")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"


def things(count: int, dice: random.Random) -> list[tuple[str, tuple[str, ...], str]]:
    """Return class, forms and zone of so many things."""
    zones = [f"{''.join(dice.sample(SYLLABLES, 2))}{at}经开区" for at in range(max(1, count // 100))]
    found = []
    for at in range(count):
        zone = zones[at % len(zones)]
        brand = "".join(dice.sample(SYLLABLES, 2 + at % 2))
        if at % 10 < 6:
            full = f"{brand}{dice.choice(TRADES)}有限公司"
            found.append(("Company", (full, full.removesuffix("有限公司"), brand), zone))
        elif at % 10 < 8:
            found.append(("Person", (dice.choice(SURNAMES) + brand[:2],), zone))
        else:
            found.append(("Project", (f"{brand}{dice.choice(TRADES)}项目",), zone))
    return found


def articles(mentions: int, more: int = 0) -> Iterator[ArticleGraph]:
    """Yield resolved articles with so many mentions, each of a zone and what is in it; or so many more of them."""
    dice = random.Random(1)
    by_zone: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for cls, forms, zone in things(mentions // MENTIONS_EACH, dice):
        by_zone.setdefault(zone, []).append((cls, forms))
    zones = list(by_zone)
    count = mentions // PER_ARTICLE
    for number in range(count + 1, count + more + 1) if more else range(1, count + 1):
        zone = zones[number % len(zones)]
        article = Article("b.txt", number, 0, 1, "文", "题", zone=zone, date=f"2024-{number % 12 + 1:02}-01", year=2024)
        some = dice.sample(by_zone[zone], min(PER_ARTICLE - 1, len(by_zone[zone])))
        entities = [Entity("z", "Zone", zone)]
        entities += [Entity(f"e{at}", cls, dice.choice(forms), home=zone) for at, (cls, forms) in enumerate(some)]
        yield resolve(ArticleGraph(article, tuple(entities)))


def size(mentions: int, out: "multiprocessing.Queue[tuple[float, ...]]") -> None:
    """Measure one size: seconds, gigabytes, entities, nodes, and milliseconds for one more article."""
    start, cpu = time.perf_counter(), time.process_time()
    identities = Identities.of(articles(mentions))
    took, worked = time.perf_counter() - start, time.process_time() - cpu
    entities = len(identities.profiles.by_id)
    single = []
    for graph in articles(mentions, more=200):
        again = time.perf_counter()
        identities.add([graph])
        single.append(1000 * (time.perf_counter() - again))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    out.put((worked, took, peak, entities, entities - len(identities.kept), statistics.median(single), max(single)))


def speed(sizes: list[int]) -> None:
    """Print what each size costs, and how cost grows from one to the next."""
    print("mentions    CPU s   wall s  peak GB  entities   nodes  one more article: median ms, most ms")
    context = multiprocessing.get_context("spawn")
    before = None
    for mentions in sizes:
        out: multiprocessing.Queue[tuple[float, ...]] = context.Queue()
        process = context.Process(target=size, args=(mentions, out))
        process.start()
        worked, took, peak, entities, nodes, median, most = out.get()
        process.join()
        grown = f"  x {worked / before:.2f}" if before else ""
        print(
            f"{mentions:9,}  {worked:6.1f}  {took:6.1f}  {peak:7.2f}  {entities:8,}  {nodes:7,}"
            f"  {median:.2f}, {most:.2f}{grown}",
            flush=True,
        )
        before = worked


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, default=500_000, help="the larger of the two sizes")
    parser.add_argument("--no-gold", action="store_true")
    options = parser.parse_args()
    if not options.no_gold:
        gold()
    speed([options.mentions // 2, options.mentions])


if __name__ == "__main__":
    main()

"""Measure reading against a general tagger: characters a second and peak memory, in the same run, at growing sizes.

    pip install jieba
    python benchmarks/reading.py                 # 1, 4 and 16 times the bundled pages
    python benchmarks/reading.py --times 64

The peer is jieba.posseg, the part-of-speech tagger that most Chinese text-to-graph scripts begin with: it yields words
and tags, no statement. Each figure comes from a process of its own, in seconds of processor time. A straight line
shows as a constant rate, flat memory as a constant peak.
"""

import argparse
import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from kg.model import Article
from loaders.documents import read_document
from loaders.extract import extract
from loaders.pages import split_articles

PAGES = Path(__file__).parents[1] / "loaders" / "samples"
SIZES = (1, 4, 16)


def articles(times: int) -> Iterator[Article]:
    """Yield the articles of the bundled pages that many times over, each time with other figures (no cache helps)."""
    documents = [read_document(path) for path in sorted(PAGES.glob("*.txt"))]
    for turn in range(times):
        digits = str.maketrans("123456789", "".join(str((digit + turn) % 9 + 1) for digit in range(9)))
        for document in documents:
            yield from split_articles(replace(document, text=document.text.translate(digits)))


def read(article: Article) -> int:
    """Return how many statements an article makes."""
    return len(extract(article).statements)


def tag(article: Article) -> int:
    """Return how many words jieba.posseg tags in an article."""
    return len(import_module("jieba.posseg").lcut(article.text))


def measure(name: str, work: Callable[[Article], int], times: int) -> None:
    """Print the rate, the peak memory and the yield of one worker over that many copies of the pages."""
    work(next(articles(1)))
    characters = made = 0
    seconds = 0.0
    for article in articles(times):
        characters += len(article.text)
        start = time.process_time()
        made += work(article)
        seconds += time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {name} | {times} | {characters:,} | {characters / seconds:,.0f} | {peak:.0f} | {made:,} |", flush=True)


def main() -> None:
    """Measure both workers at each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, help="this many copies of the pages only")
    wanted = parser.parse_args().times
    workers: list[tuple[str, Callable[[Article], int]]] = [("zonekg, statements", read)]
    if find_spec("jieba"):
        workers.append(("jieba.posseg, tags only", tag))
    else:
        print("jieba is not installed: only zonekg is measured")
    print("| reader | copies | characters | characters/s | peak memory, MB | statements or words |")
    print("| --- | --- | --- | --- | --- | --- |")
    for times in [wanted] if wanted else SIZES:
        for name, work in workers:
            process = multiprocessing.get_context("spawn").Process(target=measure, args=(name, work, times))
            process.start()
            process.join()
            if process.exitcode:
                raise SystemExit(f"measuring {name} stopped with exit status {process.exitcode}")


if __name__ == "__main__":
    main()

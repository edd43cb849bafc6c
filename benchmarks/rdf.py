"""Measure the writing of RDF against rdflib's writer: triples a second and peak memory, in the same run.

    python benchmarks/rdf.py                     # 300,000 triples by every writer
    python benchmarks/rdf.py --triples 10000000 --only zonekg

Each figure comes from a process of its own, in seconds of processor time, so that a busy machine does not show.
The rdflib rows time `Graph.serialize` alone, and with the filling of the graph that it needs.
"""

import argparse
import io
import multiprocessing
import os
import platform
import resource
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version

from kg.export import FORMATS, export
from kg.model import Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Statement
from kg.rdf import RDF_FORMATS, triples

SENTENCE = "第{0}号开发区内的第{1}号企业满负荷生产，一季度规上工业总产值{1}万元，同比增长5.5%。"
RDFLIB = {"turtle": "turtle", "ntriples": "nt11", "rdfxml": "xml", "jsonld": "json-ld"}


def articles(wanted: int) -> Iterator[ArticleGraph]:
    """Yield made-up articles of eight sentences until they come to about as many triples as wanted."""
    each, number = 0, 0
    while number * each < wanted:
        graph = article(number)
        each = each or sum(1 for _ in triples([graph]))
        yield graph
        number += 1


def article(number: int) -> ArticleGraph:
    """Return an article about one of 50 zones and eight companies, a quarter of them seen elsewhere."""
    zone = number % 50
    companies = [number * 6 + k if k < 6 else (number * 7 + k) % (number * 6 + 6) for k in range(8)]
    text = "".join(SENTENCE.format(zone, company) for company in companies)
    page = Article(f"page-{number // 8}.txt", number % 8 + 1, 0, len(text), text, f"第{zone}号开发区开门红", year=2024)
    entities = [Entity(f"zone-{zone:020x}", "Zone", f"第{zone}号开发区", ("开发区",))]
    said: list[Statement | Observation | Attribute] = []
    start = 0
    for company in dict.fromkeys(companies):
        sentence = SENTENCE.format(zone, company)
        entity = Entity(f"company-{company:020x}", "Company", f"第{company}号企业", (), f"第{zone}号开发区")
        entities.append(entity)
        evidence = (Evidence(page.id, start, start + len(sentence), sentence, "bench.rule", 0.9, ("year",)),)
        said.append(Statement(entities[0].id, "hosts", entity.id, evidence=evidence))
        said.append(Observation(entity.id, "规上工业总产值", "2024-Q1", company * 1.5, "万元", 5.5, evidence=evidence))
        said.append(Attribute(entity.id, "状态", "满负荷", evidence=evidence))
        start += len(sentence)
    return ArticleGraph(page, tuple(entities), tuple(said))


class Sink(io.RawIOBase):
    """Count bytes and keep none."""

    size = 0

    def write(self, data: object) -> int:
        """Count a piece."""
        length = len(data)  # type: ignore[arg-type]
        self.size += length
        return length


def count(wanted: int) -> int:
    """Return how many triples the articles come to."""
    return sum(1 for _ in triples(articles(wanted)))


def ours(format: str, wanted: int) -> tuple[float, float]:
    """Return the seconds that the product takes from article graphs to bytes, twice."""
    begun = time.process_time()
    export(articles(wanted), Sink(), format)  # type: ignore[arg-type]
    taken = time.process_time() - begun
    return taken, taken


def theirs(format: str, wanted: int) -> tuple[float, float]:
    """Return the seconds of rdflib's writer alone, and with the filling of its graph."""
    import rdflib

    begun = time.process_time()
    graph = rdflib.Graph()
    for triple in triples(articles(wanted)):
        graph.add(tuple(map(_rdflib_term, triple)))
    filled = time.process_time()
    graph.serialize(Sink(), format=RDFLIB[format], encoding="utf-8")  # type: ignore[call-overload]
    done = time.process_time()
    return done - filled, done - begun


def _rdflib_term(term):  # type: ignore[no-untyped-def]
    import pyoxigraph as ox
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    return rdflib.Literal(term.value, lang=term.language, datatype=None if term.language else term.datatype.value)


def measured(job: Callable[[str, int], tuple[float, float]], format: str, wanted: int) -> tuple[float, float, float]:
    """Run a job in a process of its own; return its two times and its peak memory in MB."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_job, (job, format, wanted))


def _job(job: Callable[[str, int], tuple[float, float]], format: str, wanted: int) -> tuple[float, float, float]:
    alone, whole = job(format, wanted)
    return alone, whole, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=300_000)
    parser.add_argument("--only", choices=["zonekg", "rdflib"])
    parser.add_argument("--format", action="append", choices=list(FORMATS))
    options = parser.parse_args()
    total = count(options.triples)
    names = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "rdflib"))
    print(f"{total:,} triples; Python {platform.python_version()}, {names}, {os.cpu_count()} cores\n")
    print("| writer | format | triples/s | with filling the graph | peak memory, MB |\n| --- | --- | --- | --- | --- |")
    for name, job, formats in (("zonekg", ours, list(RDF_FORMATS)), ("rdflib", theirs, list(RDFLIB))):
        if options.only in (None, name):
            for format in options.format or formats:
                if format in formats:
                    alone, whole, memory = measured(job, format, options.triples)
                    second = f"{total / whole:,.0f}" if job is theirs else "needs none"
                    print(f"| {name} | {format} | {total / alone:,.0f} | {second} | {memory:,.0f} |", flush=True)


if __name__ == "__main__":
    main()

"""Keep a whole graph in one file, and rebuild any store from it without loss.

The file is gzip of JSON lines: a header with the versions and the decisions of people, a line for each article with
all that it states, and a last line with the counts and the SHA-256 of everything before it. The same graph gives the
same bytes.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import StoreError
from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Part, Statement
from kg.stores.base import Counters, Store

__all__ = ["Extent", "inspect", "restore", "write_snapshot"]

FORMAT = 1
"""Number of the layout that this module writes and reads."""
BATCH = 64
"""Articles in one transaction."""
LEVEL = 6
LONGEST = 1 << 26
"""Bytes that the first line may have; what is no snapshot may have no lines."""
Line = dict[str, Any]
Progress = Callable[[int, int], None]
"""Called with how many articles are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Say how much a snapshot holds; `decisions` is the text of the file of decisions."""

    articles: int
    statements: int
    decisions: str = ""


def write_snapshot(graphs: Iterable[ArticleGraph], out: BinaryIO, *, decisions: str = "") -> Extent:
    """Write articles, in the order of `Store.graphs`, to a binary stream, one in memory at a time."""
    articles = statements = 0
    seen = hashlib.sha256()
    with gzip.GzipFile("", "wb", LEVEL, out, mtime=0) as file:

        def put(line: object) -> None:
            data = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            seen.update(data)
            file.write(data)

        decided = {"decisions": decisions} if decisions else {}
        put({"snapshot": FORMAT, "zonekg": version("zonekg"), **decided})
        for graph in graphs:
            put(_line(graph))
            articles += 1
            statements += len(graph.statements)
        put({"articles": articles, "statements": statements, "sha256": seen.hexdigest()})
    return Extent(articles, statements, decisions)


def inspect(path: Path) -> Extent:
    """Read a snapshot to its end and return what it holds.

    Raises StoreError if it is none, of another version, cut off or damaged.
    """
    seen, last, count, decisions = hashlib.sha256(), b"", 0, ""
    for line in _lines(path):
        if count:
            seen.update(last)
        else:
            decisions = json.loads(line).get("decisions", "")
        last = line
        count += 1
    try:
        end = json.loads(last)
        extent = Extent(end["articles"], end["statements"], decisions)
        whole = end["sha256"] == seen.hexdigest() and extent.articles == count - 2
    except (ValueError, TypeError, KeyError):
        whole = False
    if not whole:
        raise _damaged(path, "its end is missing or its check sum is wrong")
    return extent


def restore(
    path: Path,
    store: Store,
    *,
    replace: bool = False,
    progress: Progress = lambda done, total: None,
) -> Counters:
    """Make a store hold what a snapshot holds, and nothing else; return what that changed.

    Interrupted, it can be called again and goes on. Raises StoreError if the snapshot is damaged, before anything
    is written, and if the store holds other articles or other readings of them, unless `replace` lets them go.
    """
    extent = inspect(path)
    if not store.contents():
        return store.fill(lambda: _graphs(path), progress=lambda done: progress(done, extent.articles))
    others, differing = _compare(path, store)
    if (others or differing) and not replace:
        what = f"{len(others)} articles that {path} lacks and {len(differing)} that differ from it"
        raise StoreError(f"{store.uri}: holds {what}; restore into an empty store, or let them go with --replace")
    total, done = store.forget(others) if others else Counters(), 0
    graphs = _graphs(path)
    while batch := list(islice(graphs, BATCH)):
        total += store.load(batch, instead_of=[g.article.id for g in batch if g.article.id in differing])
        done += len(batch)
        progress(done, extent.articles)
    store.link()
    return total


def _compare(path: Path, store: Store) -> tuple[list[str], set[str]]:
    """Return the ids of the stored articles that a snapshot lacks, and of those of which it holds another reading."""
    others: list[str] = []
    differing: set[str] = set()
    kept = _graphs(path)  # both come by document and number
    one = next(kept, None)
    for graph in store.graphs():
        while one is not None and _place(one) < _place(graph):
            one = next(kept, None)
        if one is None or _place(one) != _place(graph):
            others.append(graph.article.id)
        elif _line(one) != _line(graph):
            differing.add(graph.article.id)
    for _ in kept:
        pass  # to the end, so that what cannot be read is told before anything is written
    return others, differing


def _place(graph: ArticleGraph) -> tuple[str, int]:
    return graph.article.document, graph.article.number


def _lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a snapshot of this version. Raises StoreError."""
    try:
        with gzip.open(path, "rb") as file:
            first = file.readline(LONGEST)
            _check_header(path, first)
            yield first
            yield from file
    except gzip.BadGzipFile as error:
        raise StoreError(
            f"{path}: is no snapshot, or is damaged ({error}); give a file that `kg snapshot` wrote"
        ) from error
    except (EOFError, zlib.error) as error:
        raise _damaged(path, str(error)) from error
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be read ({error.strerror or error}); check the path and its rights"
        ) from error


def _check_header(path: Path, line: bytes) -> None:
    try:
        header = json.loads(line)
        format, made_by = header["snapshot"], header["zonekg"]
    except (ValueError, TypeError, KeyError):
        raise StoreError(f"{path}: is no snapshot; give a file that `kg snapshot` wrote") from None
    if format != FORMAT:
        raise StoreError(
            f"{path}: is a snapshot of format {format}, written by zonekg {made_by}; this version reads {FORMAT}: "
            "restore it with that version, or build the articles again"
        )


def _damaged(path: Path, reason: str) -> StoreError:
    return StoreError(
        f"{path}: the snapshot is damaged or incomplete ({reason}); "
        "take another copy of it, or build the articles again"
    )


def _graphs(path: Path) -> Iterator[ArticleGraph]:
    """Yield the articles of a snapshot. Raises StoreError."""
    lines = _lines(path)
    next(lines)
    for number, line in enumerate(lines, 2):
        try:
            row = json.loads(line)
            if "sha256" in row:
                return
            yield _graph(row)
        except (ValueError, TypeError, KeyError) as error:
            raise _damaged(path, f"line {number}: {type(error).__name__}: {error}") from error


def _line(graph: ArticleGraph) -> Line:
    """Return an article and all that it states as one line, with what was read of it if that differs."""
    line = {"article": _fields(graph.article) | {"parts": [list(astuple(part)) for part in graph.article.parts]}}
    return line | _said(graph) | ({"base": _said(graph.base)} if graph.base else {})


def _said(graph: ArticleGraph) -> Line:
    return {
        "entities": [_fields(entity) for entity in graph.entities],
        "statements": [
            _fields(statement) | {"evidence": [_cited(evidence, graph.article) for evidence in statement.evidence]}
            for statement in graph.statements
        ],
    }


def _graph(line: Line) -> ArticleGraph:
    article = Article(**line["article"] | {"parts": tuple(Part(*part) for part in line["article"]["parts"])})
    base = ArticleGraph(article, *_sayings(line["base"], article)) if "base" in line else None
    return ArticleGraph(article, *_sayings(line, article), base)


def _sayings(line: Line, article: Article) -> tuple[tuple[Entity, ...], tuple[AnyStatement, ...]]:
    lists = ("aliases", "replaces", "same")
    entities = (Entity(**row | {name: tuple(row.get(name, ())) for name in lists}) for row in line["entities"])
    return tuple(entities), tuple(_statement(row, article) for row in line["statements"])


def _cited(evidence: Evidence, article: Article) -> Line:
    """Return an evidence without what the article tells: its id, and the quote if it is the words of the place."""
    line = _fields(evidence)
    if evidence.article == article.id:
        del line["article"]
    if evidence.quote == article.cut(evidence.start, evidence.stop):
        del line["quote"]
    return line


def _statement(line: Line, article: Article) -> AnyStatement:
    cited = []
    for row in line["evidence"]:
        told = {"article": article.id, "quote": article.cut(row["start"], row["stop"])}
        cited.append(Evidence(**told | row | {"inferred": tuple(row.get("inferred", ()))}))
    line |= {"evidence": tuple(cited)}
    if "relation" in line:
        return Statement(**line | {"qualifiers": tuple((key, value) for key, value in line.get("qualifiers", ()))})
    return Observation(**line) if "indicator" in line else Attribute(**line)


_FIELDS = {
    kind: tuple((field.name, field.default) for field in fields(kind))
    for kind in (Article, Entity, Evidence, Statement, Observation, Attribute)
}


def _fields(item: Article | Entity | Evidence | AnyStatement) -> Line:
    """Return the fields of a value that are not what they are by default; 1 is not 1.0."""
    line = {}
    for name, default in _FIELDS[type(item)]:
        value = getattr(item, name)
        if type(value) is not type(default) or value != default:
            line[name] = value
    return line

"""Bring files into a store: read, resolve, check, load; what has not changed is not read again.

A document is loaded as a whole or not at all: one bad file is reported and the others go on.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from multiprocessing import get_context
from pathlib import Path

from kg.check import check
from kg.errors import DocumentError, KgError
from kg.identity.decisions import Decision
from kg.ids import digest
from kg.lines import Line, reject_line
from kg.model import Article, ArticleGraph
from kg.naming import documents_of, is_gone, named, settled_root
from kg.rdf import hold
from kg.resolve import resolve
from kg.schema import load_schema
from kg.settle import settle
from kg.stores.base import Counters, Store
from loaders.documents import document_name, find_paths, read_document
from loaders.extract import extract
from loaders.pages import split_articles

__all__ = ["Reading", "Report", "build", "forget", "read", "read_article"]

POOL_FROM_BYTES = 1_000_000
"""Input from which starting processes pays; below, one process is done before a second has started."""
IN_FLIGHT = 64
"""Articles being read ahead of the one that is loaded."""
BATCH = 64
"""Articles loaded in one transaction, if their documents are small; a document is never split."""

Progress = Callable[[str, int, int], None]
"""Called with the document just done, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what was read of one document; `problem` says why nothing was."""

    document: str
    graphs: tuple[ArticleGraph, ...] = ()
    rejects: tuple[Line, ...] = ()
    articles: tuple[Article, ...] = ()
    problem: KgError | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Sum up a build: files seen, what the store did, statements refused, files that failed, decisions at odds."""

    documents: int
    counters: Counters
    rejected: int
    problems: tuple[KgError, ...]
    contradictions: tuple[tuple[Decision, Decision], ...] = ()


def read_article(article: Article) -> tuple[ArticleGraph, tuple[Line, ...]]:
    """Return what an article states, resolved and held to ontology and shapes, and the lines of what was refused.

    Raises DocumentError naming the article if the reader breaks on it.
    """
    try:
        graph = resolve(extract(article))
    except KgError:
        raise
    except Exception as error:
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
        raise DocumentError(
            f"{article.document}: article {article.number} ({article.title}) breaks the reader "
            f"({type(error).__name__} at {place}: {error}); take it out and report it"
        ) from error
    kept, rejects = check(graph, load_schema())
    kept, more = hold(kept)
    return kept, tuple(reject_line(reject, graph) for reject in (*rejects, *more))


def read(
    paths: Iterable[Path],
    *,
    workers: int = 1,
    wanted: Callable[[Article], bool] | None = None,
    root: Path | None = None,
) -> Iterator[Reading]:
    """Yield the reading of each file in order; a file that fails yields its problem.

    `workers` processes share the articles when there is much to read. Articles that are not `wanted` are
    split off but not read. Documents are named relative to `root`, by default the working folder.
    """
    paths = list(paths)
    with _runner(paths, workers) as run:
        waiting: deque[_Pending] = deque()
        for path in paths:
            waiting.append(_start(path, document_name(path, root), wanted, run))
            while waiting and sum(len(pending.results) for pending in waiting) >= IN_FLIGHT:
                yield _finish(waiting.popleft())
        yield from map(_finish, waiting)


_Result = Callable[[], tuple[ArticleGraph, tuple[Line, ...]]]


@dataclass(frozen=True, slots=True)
class _Pending:
    """Hold a document whose articles are being read."""

    document: str
    articles: tuple[Article, ...] = ()
    results: tuple[_Result, ...] = ()
    problem: KgError | None = None


@contextmanager
def _runner(paths: list[Path], workers: int) -> Iterator[Callable[[Article], _Result]]:
    """Provide the function that starts reading an article: here and now, or in a pool if there is much."""
    workers = workers or os.cpu_count() or 1
    if workers == 1 or sum(map(_size, paths)) < POOL_FROM_BYTES:
        yield lambda article: partial(read_article, article)
        return
    # spawned, not forked: a forked copy of an embedded store's virtual machine hangs
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))

    def submit(article: Article) -> _Result:
        with _deaf_to_interrupts():  # the pool starts its processes when work comes
            return pool.submit(read_article, article).result

    try:
        yield submit
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _size(path: Path) -> int:
    """Return the size of a file; reading one that cannot be looked at tells what is wrong with it."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let processes started here ignore Ctrl-C from their first moment: this one hears it and ends them."""
    if threading.current_thread() is not threading.main_thread():  # only there can it be set
        yield
        return
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


def _start(
    path: Path, name: str, wanted: Callable[[Article], bool] | None, run: Callable[[Article], _Result]
) -> _Pending:
    """Split a file into articles and start reading those wanted."""
    try:
        articles = split_articles(read_document(path, name))
    except KgError as problem:
        return _Pending(name, problem=problem)
    return _Pending(name, articles, tuple(run(article) for article in articles if wanted is None or wanted(article)))


def _finish(pending: _Pending) -> Reading:
    """Wait for the articles of a document; if one fails, so does the document."""
    if pending.problem is not None:
        return Reading(pending.document, problem=pending.problem)
    try:
        done = [result() for result in pending.results]
    except KgError as problem:
        return Reading(pending.document, problem=problem)
    except BrokenProcessPool:
        lost = "the process that read it was killed (out of memory?); build it again with one worker"
        return Reading(pending.document, problem=DocumentError(f"{pending.document}: {lost}"))
    rejects = tuple(line for _, lines in done for line in lines)
    return Reading(pending.document, tuple(graph for graph, _ in done), rejects, pending.articles)


def build(
    arguments: Iterable[str],
    store: Store,
    *,
    workers: int = 1,
    again: bool = False,
    prune: bool = False,
    decisions: Iterable[Decision] = (),
    root: Path | None = None,
    on_read: Callable[[Article], None] = lambda article: None,
    on_reject: Callable[[Line], None] = lambda line: None,
    progress: Progress = lambda document, done, total: None,
) -> Report:
    """Load the files, folders and patterns into the store and return what came of it.

    An article whose content the store holds already is neither read nor written, unless `again`. Articles that
    a file no longer has are forgotten; with `prune` also those of files that are gone from the named places. At the
    end entities that are one by what speaks for it, or by the `decisions` of people, become one node.
    Documents are named relative to the working folder of the store's first build, so that they keep their names
    wherever they are built from; `root` names the folder if it has moved.
    `on_read` is told of each article read, and `on_reject` of what is refused of it, before it is loaded.
    Raises StoreError if the store fails; documents loaded before that stay, whole. Raises DocumentError if it is not
    known what the names in the store are relative to.
    """
    arguments = list(arguments)
    root = settled_root(store, root)
    paths, errors = find_paths(arguments)
    problems: list[KgError] = list(errors)
    stored = store.contents()
    total, rejected, done = Counters(), 0, 0
    seen: set[str] = set()

    def wanted(article: Article) -> bool:
        return again or stored.get(article.id) != article.content

    for batch in _batches(read(paths, workers=workers, wanted=wanted, root=root)):
        for reading in batch:  # told before they are loaded: a build that ends between the two reads them again
            for graph in reading.graphs:
                on_read(graph.article)
            for line in reading.rejects:
                on_reject(line)
        whole = [reading for reading in batch if reading.problem is None]
        problems += [reading.problem for reading in batch if reading.problem is not None]
        total += _load(whole, store, stored, again)
        for reading in batch:
            rejected += len(reading.rejects)
            seen.add(reading.document)
            done += 1
            progress(reading.document, done, len(paths))
    if prune:
        held = documents_of(store)
        meant = sorted({name for names in named(held, arguments, root).values() for name in names})
        total += _forget(store, held, [name for name in meant if name not in seen and is_gone(root / name)])
    settled = settle(store, decisions)
    return Report(len(paths), _net(total, settled.counters), rejected, tuple(problems), settled.problems)


def _net(changed: Counters, settled: Counters) -> Counters:
    """Return what came of it in the end: what was created only to become one with another is not told of."""
    whole = changed + settled
    entities = min(changed.entities_created, settled.entities_deleted)
    statements = min(changed.statements_created, settled.statements_deleted)
    return replace(
        whole,
        entities_created=whole.entities_created - entities,
        entities_deleted=whole.entities_deleted - entities,
        statements_created=whole.statements_created - statements,
        statements_deleted=whole.statements_deleted - statements,
    )


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Gather readings until they hold enough articles to be worth a transaction."""
    batch: list[Reading] = []
    for reading in readings:
        batch.append(reading)
        if sum(len(reading.graphs) + 1 for reading in batch) > BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _load(readings: list[Reading], store: Store, stored: dict[str, str], again: bool) -> Counters:
    """Load documents in one transaction, in place of what they held before."""
    graphs = [graph for reading in readings for graph in reading.graphs]
    stale = [id for reading in readings for id in _beyond(reading.document, len(reading.articles), stored)]
    if again:
        stale += [graph.article.id for graph in graphs if graph.article.id in stored]
    unread = sum(len(reading.articles) for reading in readings) - len(graphs)
    counters = store.load(graphs, instead_of=stale) if graphs or stale else Counters()
    return counters + Counters(articles_unchanged=unread)


def forget(arguments: Iterable[str], store: Store, *, decisions: Iterable[Decision] = ()) -> Counters:
    """Forget all articles of the files, folders or patterns, whether the files still exist or not.

    What was one only by what they said is told apart again.

    Raises DocumentError if the store holds nothing of one of them; then nothing is forgotten.
    """
    held = documents_of(store)
    meant = named(held, arguments, Path(store.root() or Path.cwd()))
    for argument, documents in meant.items():
        if not documents:
            raise DocumentError(
                f"{argument}: the store holds no article of it; "
                "`kg cypher 'MATCH (a:Article) RETURN DISTINCT a.document'` lists what it holds"
            )
    gone = _forget(store, held, sorted({document for documents in meant.values() for document in documents}))
    return gone + settle(store, decisions).counters


def _forget(store: Store, held: Mapping[str, list[str]], documents: Iterable[str]) -> Counters:
    """Forget the articles of the documents of these names."""
    ids = [id for document in documents for id in held[document]]
    return store.forget(ids) if ids else Counters()


def _beyond(document: str, articles: int, stored: dict[str, str]) -> Iterator[str]:
    """Yield the ids of stored articles that stood behind the last one that the document has now."""
    for number in count(articles + 1):
        id = "article-" + digest(document, str(number))
        if id not in stored:
            return
        yield id

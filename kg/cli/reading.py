"""The verbs that read articles: extract, build, forget, evaluate."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

import typer

from kg.cli.app import Arguments, Output, Problems, StoreUri, Workers, app, examples
from kg.cli.files import output
from kg.cli.progress import progress
from kg.cli.show import escape, marked, write_json, write_styled, write_table
from kg.errors import ConfigError
from kg.settings import read_settings

if TYPE_CHECKING:
    from kg.model import ArticleGraph

__all__ = ["build", "evaluate", "extract", "forget"]


@app.command(
    epilog=examples(
        "kg extract news/page.txt",
        "kg extract news/ 'more/*.txt' -o lines.jsonl",
        "kg extract news/page.txt --format turtle -o page.ttl",
        "kg extract news/page.txt --explain --article 2",
        "kg extract news/ --explain --rule hosts. | less",
    )
)
def extract(
    paths: Arguments,
    to: Output = None,
    form: Annotated[Literal["jsonl", "turtle"], typer.Option("--format", help="The form to write.")] = "jsonl",
    explain: Annotated[
        bool, typer.Option("--explain", help="Show why instead: the rule of each statement and the words it read.")
    ] = False,
    rule: Annotated[
        str, typer.Option(metavar="PREFIX", help="Explain only what rules that begin so have read.", show_default=False)
    ] = "",
    article: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Read only the article of this number in each file.", show_default=False),
    ] = None,
    workers: Workers = None,
) -> None:
    """Print what articles state, without a store: as JSON lines or as RDF, or explained."""
    from kg.errors import DocumentError
    from kg.explain import check_rule
    from kg.export import export
    from kg.pipeline import read
    from loaders.documents import find_paths

    if explain and form != "jsonl":
        raise typer.BadParameter("an explanation has a form of its own: leave out --format or --explain")
    if rule and not explain:
        raise typer.BadParameter("--rule goes with --explain")
    if rule:
        check_rule(rule)
    settings = read_settings(workers=workers)
    files, errors = find_paths(paths)
    problems = Problems(errors)
    most, terminal = 0, to is None and sys.stdout.isatty()

    with output(to) as out, progress("reading", shown=not terminal) as step:

        def graphs() -> "Iterator[ArticleGraph]":
            nonlocal most
            wanted = None if article is None else lambda one: one.number == article
            for done, reading in enumerate(read(files, workers=settings.workers, wanted=wanted), 1):
                if reading.problem is not None:
                    problems.add(reading.problem)
                most = max(most, len(reading.articles))
                yield from reading.graphs
                step(reading.document, done, len(files))

        if explain:
            _explain(graphs(), rule, None if terminal else out)
        else:
            export(graphs(), out, form)
    if article is not None and 0 < most < article:
        problems.add(DocumentError(f"{', '.join(paths)}: there is no article {article}; give a number up to {most}"))
    problems.end()


def _explain(graphs: "Iterable[ArticleGraph]", rule: str, out: BinaryIO | None) -> None:
    """Write the explanation of each article as soon as it is read, to the terminal if there is no stream."""
    from kg.explain import explain

    for graph in graphs:
        lines = ([(span.text, span.style) for span in line] for line in explain(graph, rule))
        if out is None:
            write_styled(lines, sys.stdout)
        else:
            out.writelines((marked(line) + "\n").encode() for line in lines)


@app.command(
    epilog=examples(
        "kg build news/",
        "kg build news/ --store bolt://localhost:7687",
        "kg build news/ --prune --rejects refused.jsonl",
    )
)
def build(
    paths: Arguments,
    store: StoreUri = None,
    rejects: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep here what is refused of the articles, with the reasons.")
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Forget articles whose files are gone from PATH.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read unchanged articles as well.")] = False,
    root: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="What the names of documents are relative to, if it has moved.  [default: where the first build ran]",
            show_default=False,
            exists=True,
            file_okay=False,
        ),
    ] = None,
    workers: Workers = None,
) -> None:
    """Read articles into the store: extract, resolve, check, load. Safe to repeat."""
    from kg import pipeline
    from kg.cli.identity import tell_contradictions
    from kg.cli.rejects import keeping_refused
    from kg.settle import replay
    from kg.stores import open_store

    settings = read_settings(store=store, workers=workers)
    with ExitStack() as stack:
        kept = stack.enter_context(keeping_refused(rejects))
        graph = stack.enter_context(open_store(settings.store))
        step = stack.enter_context(progress("building"))
        report = pipeline.build(
            paths,
            graph,
            workers=settings.workers,
            again=again,
            prune=prune,
            decisions=replay(graph),
            root=root,
            on_read=kept.read,
            on_reject=kept.add,
            progress=step,
        )
    problems = Problems(report.problems)
    tell_contradictions(report.contradictions)
    changed = report.counters
    refused = "" if rejects or not report.rejected else "(--rejects FILE keeps them with the reasons)"
    always = [
        ("files", report.documents, f"{problems.count} failed" if problems.count else ""),
        ("articles loaded", changed.articles_loaded, ""),
        ("articles unchanged", changed.articles_unchanged, ""),
    ]
    if_any = [
        ("articles forgotten", changed.articles_forgotten, ""),
        ("entities created", changed.entities_created, ""),
        ("entities deleted", changed.entities_deleted, ""),
        ("statements created", changed.statements_created, ""),
        ("statements deleted", changed.statements_deleted, ""),
        ("statements refused", report.rejected, refused),
    ]
    rows = always + [row for row in if_any if row[1]]
    write_table(("changed in " + settings.store, "count", ""), rows, sys.stdout)
    problems.end()


@app.command(
    epilog=examples(
        "kg forget news/2023/",
        "kg forget news/page.txt --store bolt://localhost:7687",
    )
)
def forget(paths: Arguments, store: StoreUri = None) -> None:
    """Take all articles of files or folders out of the store, with what only they state."""
    from kg import pipeline
    from kg.settle import replay
    from kg.stores import open_store

    with open_store(read_settings(store=store).store, create=False) as graph:
        changed = pipeline.forget(paths, graph, decisions=replay(graph))
    rows = [
        ("articles forgotten", changed.articles_forgotten),
        ("entities deleted", changed.entities_deleted),
        ("statements deleted", changed.statements_deleted),
    ]
    write_table(("changed", "count"), rows, sys.stdout)


@app.command(
    epilog=examples(
        "kg evaluate gold.jsonl page.txt",
        "kg evaluate gold.jsonl page.txt --errors --articles 1,3",
        "kg evaluate gold.jsonl lines.jsonl --source page.txt",
        "kg evaluate tests/gold/develop    # a folder of NAME.jsonl and NAME.txt, pooled",
        "kg evaluate tests/gold/identity.jsonl --identity",
    )
)
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="What a careful reader wrote down, or a folder of such files.")
    ],
    path: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="The page to read, or lines read before (.jsonl).")
    ] = None,
    source: Annotated[Path | None, typer.Option(help="The page that the lines in PATH were read from.")] = None,
    articles: Annotated[str, typer.Option(metavar="N,N...", help="Compare these articles only.")] = "",
    errors: Annotated[bool, typer.Option("--errors", help="Show each difference with its sentence.")] = False,
    identity: Annotated[
        bool, typer.Option("--identity", help="Score who is taken for whom instead; GOLD lists mentions.")
    ] = False,
    form: Annotated[Literal["table", "json"], typer.Option("--format", help="The form to write.")] = "table",
) -> None:
    """Score what is read against the gold: precision, recall and F1 of each kind and relation."""
    from kg.evaluate import evaluate as compare

    if identity:
        _evaluate_identity(gold, errors, form)
        return
    result = compare(gold, path, source=source, articles=_numbers(articles))
    if form == "json":
        write_json(result.as_json(errors), sys.stdout)
        return
    if errors:
        for miss in result.misses:
            sys.stdout.write(escape(str(miss)) + "\n")
        sys.stdout.write("\n" if result.misses else "")
    figures = [*result.relations.items(), *result.kinds.items()]
    rows = [
        (name, f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}", tally.right, tally.read, tally.gold)
        for name, tally in figures
    ]
    write_table(("", "precision", "recall", "F1", "right", "read", "gold"), rows, sys.stdout)
    sys.stdout.write(f"status wrong: {result.status_wrong}, evidence wrong: {result.evidence_wrong}\n")


def _evaluate_identity(gold: Path, errors: bool, form: str) -> None:
    """Write how well mentions are told apart, beside comparing names alone."""
    from dataclasses import asdict

    from kg.evaluate_identity import evaluate_identity

    result = evaluate_identity(gold)
    ways = {"zonekg": result.product, "equal names": result.names}
    if form == "json":
        figures = {name: asdict(way) | {"b3_f1": way.b3_f1, "pair_f1": way.pair_f1} for name, way in ways.items()}
        write_json({"ways": figures, "unread": result.unread, "review": result.review}, sys.stdout)
        return
    for fault, one, other in result.wrong if errors else ():
        sides = (f"{found.entity.name} ({found.document}, {found.article})" for found in (one, other))
        sys.stdout.write(escape(f"{fault}: {' / '.join(sides)}") + "\n")
    heads = ("", "B3 precision", "B3 recall", "B3 F1", "pair precision", "pair recall", "pair F1", "clusters")
    rows = []
    for name, way in ways.items():
        shares = (way.b3_precision, way.b3_recall, way.b3_f1, way.pair_precision, way.pair_recall, way.pair_f1)
        rows.append((name, *(f"{share:.4f}" for share in shares), way.clusters))
    write_table(heads, rows, sys.stdout)
    mentions = f"{result.product.mentions} mentions of {result.product.things} things"
    sys.stdout.write(f"{mentions}, {result.unread} not read, {result.review} pairs left to people\n")


def _numbers(text: str) -> set[int]:
    try:
        return {int(part) for part in text.split(",")} if text else set()
    except ValueError:
        raise ConfigError(f"--articles must be numbers such as 1,3, not {text!r}") from None

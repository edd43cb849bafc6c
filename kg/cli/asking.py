"""The verbs that ask the store: search, cypher, sparql, status."""

import io
import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg.cli.app import BaseIri, Output, Rows, Seconds, StoreUri, app, examples
from kg.cli.files import output
from kg.cli.show import write_answer, write_json, write_table
from kg.errors import QueryError
from kg.settings import read_settings
from kg.stores.base import Answer, Value

__all__ = ["cypher", "search", "sparql", "status"]

Form = Annotated[Literal["table", "json", "csv"], typer.Option("--format", help="The form to write.")]
Query = Annotated[str, typer.Argument(metavar="QUERY", help="The query; - reads it from standard input.")]


@app.command(
    epilog=examples(
        "kg search 天曜",
        "kg search 雲川經開區    # traditional characters and full width make no difference",
        "kg search yunchuan    # pinyin, from any syllable on",
        "kg search ycjkq --class Zone    # initials",
        "kg search 天曜电池 --limit 1 --format json | jq -r '.[0].id'",
    )
)
def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A name, a part of one, its pinyin or its initials.")],
    cls: Annotated[
        str | None,
        typer.Option("--class", metavar="CLASS", help="Only things of this class.", show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 20,
    form: Form = "table",
    to: Output = None,
    store: StoreUri = None,
) -> None:
    """Find things by name or alias: in full, by a part, by pinyin, by initials; the best first."""
    from kg.stores import open_store

    with open_store(read_settings(store=store).store, create=False) as graph:
        found = graph.search(text, limit=limit, cls=cls)
    rows = ((one.name, one.cls, one.articles, one.match, one.form, one.id) for one in found)
    _give(Answer(("name", "class", "articles", "match", "form", "id"), tuple(rows)), form, to)


@app.command(
    epilog=examples(
        "kg cypher 'MATCH (z:Zone)-[:HOSTS]->(c:Company) RETURN z.name, c.name'",
        "kg cypher 'MATCH (z:Zone {name: $zone}) RETURN z' --param zone=云川经济技术开发区",
        "kg cypher 'MATCH (n) RETURN n.name LIMIT $n' --param n=5 --format csv -o names.csv",
        "kg cypher - < question.cypher",
    )
)
def cypher(
    query: Query,
    param: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY=VALUE", help="A parameter $KEY: JSON where VALUE is JSON, else a text. Repeatable."),
    ] = None,
    form: Form = "table",
    to: Output = None,
    store: StoreUri = None,
    timeout: Seconds = None,
    limit: Rows = None,
) -> None:
    """Answer a Cypher query, read-only and within a time limit."""
    from kg.stores import open_store

    settings = read_settings(store=store, timeout=timeout, limit=limit)
    text, params = _text(query), dict(map(_param, param or ()))
    with open_store(settings.store, create=False) as graph:
        answer = graph.query(text, params, timeout=settings.timeout, limit=settings.limit)
    _give(answer, form, to)


@app.command(
    epilog=examples(
        "kg sparql 'SELECT ?name WHERE { ?zone a zkg:Zone ; rdfs:label ?name }'",
        "kg sparql - --format json < question.rq",
    )
)
def sparql(
    query: Query,
    form: Form = "table",
    to: Output = None,
    store: StoreUri = None,
    timeout: Seconds = None,
    limit: Rows = None,
    base: BaseIri = None,
) -> None:
    """Answer a SPARQL query over the graph in RDF, kept from one call to the next while the store stays the same."""
    from kg.rdf import kept_view, refuse_unsafe
    from kg.stores import open_store

    settings = read_settings(store=store, timeout=timeout, limit=limit, base=base)
    text = _text(query)
    refuse_unsafe(text)
    with open_store(settings.store, create=False) as graph:
        view = kept_view(graph, settings.cache_folder(), base=settings.base)
    with view:
        answer = view.query(text, timeout=settings.timeout, limit=settings.limit)
    _give(answer, form, to)


@app.command(
    epilog=examples(
        "kg status",
        "kg status --schema    # what can be asked for in Cypher",
        "kg status --format json --store bolt://localhost:7687",
    )
)
def status(
    schema: Annotated[bool, typer.Option("--schema", help="Describe classes, relations and properties.")] = False,
    form: Annotated[Literal["table", "json"], typer.Option("--format", help="The form to write.")] = "table",
    store: StoreUri = None,
) -> None:
    """Count what the store holds, or describe its schema."""
    from dataclasses import asdict

    from kg.model import STATUSES
    from kg.stores import open_store
    from kg.stores.summary import summarise
    from kg.usage import describe, describe_records

    settings = read_settings(store=store)
    with open_store(settings.store, create=False) as graph:
        if schema:
            (classes, edges), (records, links), indexes = describe(graph), describe_records(graph), graph.indexes()
        else:
            summary = summarise(graph)
    if schema and form == "json":
        uses = {
            "classes": [asdict(use) for use in classes],
            "relations": [asdict(use) for use in edges],
            "records": [asdict(use) for use in records],
            "links": [asdict(use) for use in links],
            "indexes": [asdict(index) for index in indexes],
        }
        write_json(uses, sys.stdout)
    elif schema:
        rows: list[tuple[Value, ...]] = [
            (use.name, use.label_zh, use.nodes, " ".join(use.properties), use.example) for use in classes
        ]
        write_table(("class", "zh", "nodes", "properties", "example"), rows, sys.stdout)
        sys.stdout.write("\n")
        rows = [(use.cypher, use.label_zh, use.ends, use.edges, " ".join(use.properties), use.example) for use in edges]
        write_table(("relation", "zh", "from -> to", "edges", "properties", "example"), rows, sys.stdout)
        sys.stdout.write("\n")
        rows = [(use.name, use.label_zh, use.nodes, " ".join(use.properties), use.example) for use in records]
        write_table(("record", "zh", "nodes", "properties", "example"), rows, sys.stdout)
        sys.stdout.write("\n")
        rows = [(use.cypher, use.ends, use.edges, " ".join(use.properties)) for use in links]
        write_table(("link", "from -> to", "edges", "properties"), rows, sys.stdout)
        sys.stdout.write("\n")
        rows = [(index.on, " ".join(index.properties), index.kind) for index in indexes]
        write_table(("index on", "properties", "kind"), rows, sys.stdout)
    elif form == "json":
        told = [{"relation": name, "status": status, "count": n} for (name, status), n in summary.statements.items()]
        write_json({"store": settings.store, **asdict(summary), "statements": told}, sys.stdout)
    else:
        counts = [
            ("documents", summary.documents),
            ("articles", summary.articles),
            ("entities", sum(summary.entities.values())),
            ("statements", sum(summary.statements.values())),
            ("observations", summary.observations),
            ("attributes", summary.attributes),
        ]
        write_table(("in " + settings.store, "count"), counts, sys.stdout)
        sys.stdout.write("\n")
        write_table(("class", "entities"), list(summary.entities.items()), sys.stdout)
        sys.stdout.write("\n")
        relations = dict.fromkeys(name for name, _ in summary.statements)
        said = [(name, *(summary.statements.get((name, status)) for status in STATUSES)) for name in relations]
        write_table(("relation", *STATUSES), said, sys.stdout)


def _give(answer: Answer, form: str, to: Path | None) -> None:
    """Write an answer to standard output or a file; a file of CSV gets the mark by which Excel knows UTF-8."""
    if to is None:
        write_answer(answer, form, sys.stdout)
        return
    with output(to) as out:
        text = io.TextIOWrapper(out, "utf-8-sig" if form == "csv" else "utf-8", newline="")
        write_answer(answer, form, text)
        text.detach()  # writes what is left, and leaves the file open


def _text(query: str) -> str:
    """Return the query, read from standard input for `-`. Raises QueryError where that is no UTF-8."""
    if query != "-":
        return query
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise QueryError(f"standard input is no UTF-8 text ({error.reason}); save the query in UTF-8") from error


def _param(text: str) -> tuple[str, Value]:
    """Return key and value of a parameter; a value that is no JSON is a text."""
    key, equals, value = text.partition("=")
    if not equals or not key.isidentifier():
        raise typer.BadParameter(f"{text!r} is no KEY=VALUE", param_hint="--param")

    def refuse(constant: str) -> Value:
        raise ValueError(constant)  # NaN and its like are no JSON

    try:
        return key, json.loads(value, parse_constant=refuse)
    except (ValueError, RecursionError):
        return key, value

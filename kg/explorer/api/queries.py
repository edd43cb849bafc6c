"""Queries that people write, in Cypher and in SPARQL, and what helps to write them."""

import json
import time
from functools import cache
from math import isfinite
from threading import Event
from typing import Annotated, Any

from fastapi import Path, Request
from pydantic import Field

from kg.errors import QueryError
from kg.explorer.api.answers import router
from kg.explorer.context import Context, Given
from kg.explorer.models import Asked, Shape
from kg.schema import ONTOLOGY, RESERVED_TYPES, Schema, load_schema
from kg.stores.base import Answer

__all__ = ["ROUTER"]

ROUTER = router("queries", 404, 409, 413, 415)
ROWS = 1_000
"""Rows of an answer unless the query says otherwise."""
Run = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$", description="A name by which it can be stopped.")]


class Written(Asked):
    """A query in SPARQL."""

    query: str = Field(max_length=20_000, examples=["SELECT ?z WHERE { ?z a zkg:Zone } LIMIT 3"])
    limit: int = Field(ROWS, ge=1, le=100_000, description="Rows at most; never more than the server's own limit.")
    timeout: float = Field(30.0, gt=0, le=3600, description="Seconds at most; never more than the server's own limit.")
    run: Run | None = None


class WrittenCypher(Written):
    """A query in Cypher."""

    query: str = Field(max_length=20_000, examples=["MATCH (z:Zone) RETURN z.name AS zone LIMIT 3"])
    params: dict[str, Any] = Field(default={}, description="Values of its parameters.", examples=[{"name": "云川"}])


class Table(Shape):
    """The rows of an answer. A node is a map with `_labels`, an edge one with `_type`, `_from` and `_to`."""

    columns: list[str]
    rows: list[list[Any]]
    cut: bool = Field(description="Whether the limit left rows out.")
    seconds: float


class Turtle(Shape):
    """The triples that a query made."""

    turtle: str
    seconds: float


class Question(Shape):
    """A question of the cookbook, in both languages."""

    number: str
    zh: str
    en: str
    cypher: str
    sparql: str


class Vocabulary(Shape):
    """The words of the property graph, to complete what is typed."""

    labels: list[str]
    types: list[str]
    properties: dict[str, list[str]] = Field(description="By label of a node, or type of an edge.")


@ROUTER.post("/cypher", summary="Answer a query in Cypher, read-only")
async def cypher(context: Given, request: Request, asked: WrittenCypher) -> Table:
    """Return rows; a query that is wrong or would write is refused, one that runs too long is stopped."""
    _check(asked.params)

    def work(stop: Event) -> Table:
        begun = time.monotonic()
        timeout, limit = _bounds(context, asked)
        answer = context.reader.store.query(asked.query, asked.params, timeout=timeout, limit=limit, stop=stop)
        return _table(answer, begun)

    return await context.runs.run(request, asked.run, work)


@ROUTER.post("/sparql", summary="Answer a query in SPARQL, read-only")
async def sparql(context: Given, request: Request, asked: Written) -> Table | Turtle:
    """Return rows, or Turtle for CONSTRUCT and DESCRIBE. The first query waits until the RDF has been made."""

    def work(stop: Event) -> Table | Turtle:
        begun = time.monotonic()
        timeout, limit = _bounds(context, asked)
        found = context.views.ask(asked.query, timeout=timeout, limit=limit, stop=stop)
        if isinstance(found, str):
            return Turtle(turtle=found, seconds=_since(begun))
        return _table(found, begun)

    return await context.runs.run(request, asked.run, work)


@ROUTER.delete("/runs/{run}", status_code=204, summary="Stop a running query")
def stop(
    context: Given, run: Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$", description="The name it was given.")]
) -> None:
    """Stop the query that was given this name; its own answer says so."""
    context.runs.stop(run)


@ROUTER.get("/questions", summary="The questions of the cookbook")
def questions() -> list[Question]:
    """Return questions that the graph answers, with the queries that ask them."""
    return _questions()


@ROUTER.get("/schema", summary="Labels, types and properties of the graph")
def schema() -> Vocabulary:
    """Return the words that a query in Cypher may use."""
    return _vocabulary(load_schema())


def _bounds(context: Context, asked: Written) -> tuple[float, int]:
    """Return the seconds and rows that a query may take."""
    settings = context.settings
    timeout = min(asked.timeout, settings.timeout) if settings.timeout else asked.timeout
    return timeout, min(asked.limit, settings.limit)


def _check(params: dict[str, Any]) -> None:
    """Refuse parameters that no engine can be sent."""
    try:
        json.dumps(params, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError) as error:
        raise QueryError(f"a parameter cannot be used ({error}); give plain values") from error


def _since(begun: float) -> float:
    return round(time.monotonic() - begun, 4)


def _table(answer: Answer, begun: float) -> Table:
    rows = [[_plain(cell) for cell in row] for row in answer.rows]
    return Table(columns=list(answer.columns), rows=rows, cut=answer.cut, seconds=_since(begun))


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it: what is no number as the word for it."""
    if isinstance(value, float) and not isfinite(value):
        return {"inf": "Infinity", "-inf": "-Infinity"}.get(str(value), "NaN")
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


@cache
def _questions() -> list[Question]:
    found = []
    for path in sorted((ONTOLOGY / "questions").glob("*.cypher")):
        chinese, english, *asked = path.read_text(encoding="utf-8").splitlines()
        rdf = path.with_suffix(".rq").read_text(encoding="utf-8").splitlines()[2:]
        found.append(
            Question(
                number=path.stem,
                zh=chinese.removeprefix("//").strip(),
                en=english.removeprefix("//").strip(),
                cypher="\n".join(asked),
                sparql="\n".join(rdf),
            )
        )
    return found


_RECORDS = {
    "Statement": "id relation status subject object confidence articles",
    "Observation": "id indicator period value unit yoy scope status subject confidence articles",
    "Attribute": "id attribute value unit status subject confidence articles",
    "Evidence": "id quote start stop rule confidence inferred",
    "Article": "id document number title zone author outlet date year start stop text",
}
_MENTIONS = ["name", "aliases"]


def _vocabulary(ontology: Schema) -> Vocabulary:
    entity = ["id", "name", "aliases", "articles"]
    properties = dict.fromkeys(("Entity", *ontology.entity_classes), entity)
    properties |= {name: words.split() for name, words in _RECORDS.items()}
    edge = ["statement", "status", "confidence", "articles", *ontology.qualifiers]
    types = [term.cypher for term in ontology.relations.values()]
    properties |= dict.fromkeys(types, edge) | {"MENTIONS": _MENTIONS}
    return Vocabulary(
        labels=["Entity", *ontology.entity_classes, *_RECORDS],
        types=[*types, *sorted(RESERVED_TYPES)],
        properties=properties,
    )

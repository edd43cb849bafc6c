"""Evaluate identity: mentions of articles whose things a careful reader told apart, against what the product does.

A line of the gold is a mention: {"document", "article", "class", "names", "thing"}; `document` is a path below the
folder of the gold file, and two mentions are of one thing if they share `thing`.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import DocumentError
from kg.identity.clusters import Identities
from kg.identity.keys import plain
from kg.identity.scoring import Agreement, measure
from kg.model import ArticleGraph, Entity
from kg.pipeline import read_article
from loaders.documents import read_document
from loaders.pages import split_articles

__all__ = ["Found", "IdentityScore", "evaluate_identity", "found_mentions"]


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a mention that was read: which entity of which article, and the thing that it is."""

    document: str
    article: int
    entity: Entity
    thing: str


@dataclass(frozen=True, slots=True)
class IdentityScore:
    """Hold the figures of this product and, beside it, of comparing names alone; `unread` mentions were not found.

    `wrong` lists the pairs that were merged and should not be, or the other way round, as (fault, mention, mention).
    """

    product: Agreement
    names: Agreement
    unread: int
    review: int
    wrong: tuple[tuple[str, Found, Found], ...]


def found_mentions(gold: Path) -> tuple[list[ArticleGraph], list[Found], int]:
    """Read the articles that a gold file names; return them, its mentions as they were read, and how many were not.

    Raises DocumentError for a line that is none, or a document that cannot be read.
    """
    rows = [_row(line, f"{gold}:{number}") for number, line in enumerate(gold.read_text("utf-8").splitlines(), 1)]
    graphs: dict[tuple[str, int], ArticleGraph] = {}
    for name in dict.fromkeys(row["document"] for row in rows):
        for article in split_articles(read_document(gold.parent / name, name)):
            graphs[name, article.number] = read_article(article)[0]
    found: list[Found] = []
    unread = 0
    for row in rows:
        graph = graphs.get((row["document"], row["article"]))
        keys = set(map(plain, row["names"]))
        entities = [
            entity
            for entity in (graph.entities if graph else ())
            if entity.cls == row["class"] and (plain(entity.name) in keys or keys & set(map(plain, entity.aliases)))
        ]
        # one whose name is meant goes before one that shares an alias
        named = [entity for entity in entities if plain(entity.name) in keys] or entities[:1]
        unread += not named
        found += [Found(row["document"], row["article"], entity, row["thing"]) for entity in named]
    return list(graphs.values()), found, unread


def _row(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
        if {"document", "article", "class", "names", "thing"} <= row.keys():
            return dict(row)
    except (ValueError, AttributeError):
        pass
    raise DocumentError(f"{place}: is no mention; write document, article, class, names and thing")


def evaluate_identity(gold: Path) -> IdentityScore:
    """Compare who is whom by the product, and by equal names alone, with the gold. Raises DocumentError."""
    if not gold.is_file():
        raise DocumentError(f"{gold}: no such file of mentions; give one such as tests/gold/identity.jsonl")
    graphs, found, unread = found_mentions(gold)
    identities = Identities.of(graphs)

    def stands(mention: Found) -> str:
        return identities.stands_for(mention.entity.id)

    wrong = tuple(_wrong(found, stands))
    things = [mention.thing for mention in found]
    return IdentityScore(
        measure(things, [stands(mention) for mention in found]),
        measure(things, [(mention.entity.cls, mention.entity.name) for mention in found]),
        unread,
        len(identities.to_review()),
        wrong,
    )


def _wrong(found: Sequence[Found], stands: Callable[[Found], str]) -> list[tuple[str, Found, Found]]:
    faults = []
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            same, merged = one.thing == other.thing, stands(one) == stands(other)
            if same != merged:
                faults.append(("merged" if merged else "split", one, other))
    return faults

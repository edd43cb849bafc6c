"""Evaluate reading: what is read of a page, or was read before, is scored against the gold beside it."""

import json
import os
from collections.abc import Collection, Iterator
from pathlib import Path

from kg.errors import DocumentError
from kg.lines import ARTICLE, Line, article_lines
from kg.pipeline import read_article
from kg.scoring import KINDS, Score, score
from loaders.documents import read_document
from loaders.pages import split_articles

__all__ = ["evaluate", "read_lines"]


def read_lines(path: Path) -> list[Line]:
    """Return the lines of a JSON lines file that can be scored; other kinds are left out.

    Raises DocumentError naming the line that is no JSON or lacks a field of its kind.
    """
    lines: list[Line] = []
    for number, text in enumerate(read_document(path).text.split("\n"), 1):
        if not text.strip():
            continue
        try:
            line = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise DocumentError(f"{path}:{number}: not a JSON line ({error}); correct it") from None
        if not isinstance(line, dict):
            raise DocumentError(f"{path}:{number}: not a JSON object; write one object a line")
        kind = line.get("kind")
        if not isinstance(kind, str) or kind not in KINDS:
            continue
        lacking = [name for name in (ARTICLE, *KINDS[kind]) if line.get(name) is None]
        if lacking:
            raise DocumentError(f"{path}:{number}: the {kind} has no {' and no '.join(lacking)}; add it")
        for name, wanted in _misfits(line, kind):
            raise DocumentError(f"{path}:{number}: {name} is {line[name]!r}; write {wanted}")
        lines.append(line)
    return lines


def _misfits(line: Line, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a line whose values have the wrong form, and what they should be."""
    if type(line[ARTICLE]) is not int:
        yield ARTICLE, "its number"
    for name in KINDS[kind]:
        if not isinstance(line[name], str) and not (name == "value" and isinstance(line[name], int | float)):
            yield name, "a text or a number" if name == "value" else "a text"
    aliases = line.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        yield "aliases", "a list of texts"
    for name in ("value", "yoy") if kind == "observation" else ():
        if isinstance(line.get(name), bool) or not isinstance(line.get(name), int | float | None):
            yield name, "a number or null"


def evaluate(
    gold: Path, path: Path | None = None, *, source: Path | None = None, articles: Collection[int] = ()
) -> Score:
    """Compare the gold with what is read of a page now, or with lines read before (a `.jsonl` file).

    Offsets of lines read before are checked if `source` is the page that they were read from. Where `gold` is a
    folder, each `NAME.jsonl` in it is compared with the page `NAME.txt` beside it, or in the folder `path`, and the
    figures are pooled. `articles` restricts the comparison to those numbers. Raises DocumentError.
    """
    if path is None or (os.path.isdir(gold) and os.path.isdir(path)):  # noqa: PTH112 - tells of no rights too
        return _evaluate_folder(gold, path or gold, articles)
    wanted = [line for line in read_lines(gold) if not articles or line[ARTICLE] in articles]
    text = read_document(source).text if source else None
    if path.suffix == ".jsonl":
        lines = read_lines(path)
    else:
        lines, text = _read_page(path, articles)
    return score(wanted, [line for line in lines if not articles or line[ARTICLE] in articles], text, page=path.name)


def _evaluate_folder(folder: Path, pages: Path, articles: Collection[int]) -> Score:
    """Return the pooled figures of the gold in a folder and the pages of the same names in another or the same."""
    if not folder.is_dir():
        raise DocumentError(f"{folder}: no such folder of gold and pages; give GOLD.jsonl and the page it belongs to")
    golds = sorted(folder.rglob("*.jsonl"))
    if not golds:
        raise DocumentError(f"{folder}: holds no gold; put NAME.jsonl beside each page NAME.txt")
    total = Score()
    for gold in golds:
        total += evaluate(gold, pages / gold.relative_to(folder).with_suffix(".txt"), articles=articles)
    return total


def _read_page(path: Path, articles: Collection[int]) -> tuple[list[Line], str]:
    """Return the lines of the articles of a page and its text."""
    document = read_document(path)
    wanted = [article for article in split_articles(document) if not articles or article.number in articles]
    graphs = (read_article(article)[0] for article in wanted)
    return [line for graph in graphs for line in article_lines(graph)], document.text

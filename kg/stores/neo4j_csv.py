"""Write a graph as the files that `neo4j-admin database import` reads: the fastest first load of a large graph.

Each file is of one shape and says in its first line what its columns hold. The imported database is the one that
loading the same articles makes, to the last property; opening it adds what constraints and indexes are missing.
"""

import os
import pickle
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from kg.claims import EDGE
from kg.errors import ConfigError, StoreError
from kg.model import AnyStatement, ArticleGraph, Observation, Statement
from kg.schema import Schema, load_schema
from kg.stores._links import edge_row
from kg.stores._neo4j_schema import finishing, indexes
from kg.stores._plan import examine
from kg.stores._rows import Row, evidence_rows, graph_row, mention_rows, qualifier_columns
from kg.stores._spelling import spelling_version
from kg.stores._sums import Sums
from kg.stores._transaction import ENTITY, node_labels
from kg.stores.neo4j import FORMAT

__all__ = ["Import", "write_neo4j_csv"]

CONSTRAINTS, SCRIPT = "constraints.cypher", "import.sh"
SEPARATOR = "\x1f"
"""Stands between the parts of a list: the separator of units, which no text should hold."""
BUFFER = 4 << 20
"""Bytes that the importer reads of one value unless told otherwise."""
_TYPES: Mapping[type, str] = {str: "string", int: "long", float: "double", bool: "boolean", list: "string[]"}
_ABSENT: Mapping[str, str] = {"year": "long", "value": "double", "yoy": "double", "qualifiers": "string[]"}
"""Types of columns whose cell is empty, where they are no texts."""

_SCRIPT = f"""#!/bin/sh
# Run this on the machine of a Neo4j 5 server that is stopped; its database must be empty (--overwrite-destination
# replaces it). Then start the server; the first kg command finishes the graph, or run {CONSTRAINTS} in cypher-shell.
cd "$(dirname "$0")" || exit
"""


@dataclass(frozen=True, slots=True)
class Import:
    """Say what was written, and the words of the command that imports it, to be run in the folder."""

    articles: int
    nodes: int
    edges: int
    command: tuple[str, ...]

    def shell(self) -> str:
        """Return the command as a shell takes it, an option a line."""
        return " \\\n  ".join((" ".join(self.command[:5]), *self.command[5:]))


def write_neo4j_csv(graphs: Iterable[ArticleGraph], folder: Path) -> Import:
    """Write articles into a new folder, which appears whole or not at all.

    Memory grows with the names of entities and the ids of statements. Raises ConfigError if the folder cannot be
    made or is not empty, StoreError naming the article for what the importer cannot read.
    """
    with _whole(folder) as fresh, _Files(fresh) as files:
        articles = _write(graphs, files, load_schema())
        statements = (*finishing(), *(cypher for _, cypher in indexes(load_schema())))
        (fresh / CONSTRAINTS).write_text("".join(f"{cypher};\n" for cypher in statements), encoding="utf-8")
        done = Import(articles, files.nodes, files.edges, tuple(files.command()))
        (fresh / SCRIPT).write_text(f'{_SCRIPT}exec {done.shell()} "$@"\n', encoding="utf-8")
        return done


@contextmanager
def _whole(folder: Path) -> Iterator[Path]:
    """Provide a new folder that takes the place of `folder`, absent or empty, at the end."""
    fresh = None
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ConfigError(f"{folder}: exists and is not empty; name another folder with -o")
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".kg-", suffix=".part", dir=folder.parent))
        yield fresh
        fresh.chmod(0o777 & ~_umask())
        if folder.exists():
            folder.rmdir()
        fresh.rename(folder)
    except OSError as error:
        raise ConfigError(f"{folder}: cannot be written ({error.strerror}); name another folder with -o") from error
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class _Files:
    """Write rows into the file of their shape, and count them."""

    def __init__(self, folder: Path) -> None:
        self.nodes = self.edges = 0
        self._folder = folder
        self._stack = ExitStack()
        self._open: dict[tuple[str, ...], TextIO] = {}
        self._names: dict[str, list[str]] = {"nodes": [], "relationships": []}
        self._longest = 0

    def __enter__(self) -> "_Files":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def node(self, name: str, key: str, labels: Sequence[str], row: Row, id: str = "") -> None:
        """Write a node; its id among nodes of its `key` is a property, or `id`, which is then none."""
        self.nodes += 1
        space = f"ID({key})"
        named = {f":{space}": id, **_typed(row)} if id else {f"id:{space}": row["id"], **_typed(row, without="id")}
        self._put(name, named | {":LABEL": list(labels)}, "nodes")

    def edge(self, name: str, start: tuple[str, str], stop: tuple[str, str], type: str, row: Row | None = None) -> None:
        """Write an edge between two nodes, each told by its key and id."""
        self.edges += 1
        ends = {f":START_ID({start[0]})": start[1], f":END_ID({stop[0]})": stop[1], ":TYPE": type}
        self._put(name, ends | _typed(row or {}), "relationships")

    def _put(self, name: str, cells: Mapping[str, object], kind: str) -> None:
        heads = (name, *cells)
        file = self._open.get(heads)
        if file is None:
            names = self._names[kind]
            names.append(f"{name}-{sum(shape[0] == name for shape in self._open) + 1}.csv")
            path = self._folder / names[-1]
            file = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            file.write(",".join(cells) + "\n")
            self._open[heads] = file
        line = ",".join(map(_cell, cells.values())) + "\n"
        self._longest = max(self._longest, len(line))
        file.write(line)

    def command(self) -> list[str]:
        """Return the words of the command that imports the files, to be run where they lie."""
        options = ["--array-delimiter=U+001F", "--multiline-fields=true"]
        if 4 * self._longest > BUFFER:
            options.append(f"--read-buffer-size={4 * self._longest}")
        for kind in ("nodes", "relationships"):
            options += [f"--{kind}={name}" for name in sorted(self._names[kind])]
        return ["neo4j-admin", "database", "import", "full", "neo4j", *options]


def _typed(row: Row, *, without: str = "") -> dict[str, object]:
    """Return the cells of properties under heads that tell their types."""
    return {
        f"{key}:{_TYPES[type(value)] if value is not None else _ABSENT.get(key, 'string')}": value
        for key, value in row.items()
        if key != without
    }


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case list():
            value = SEPARATOR.join(value)
    return '"' + str(value).replace('"', '""') + '"'


def _write(graphs: Iterable[ArticleGraph], files: _Files, schema: Schema) -> int:
    """Write all nodes and edges and return how many articles there were."""
    sums = Sums()
    mark = {"id": "zonekg", "format": FORMAT, "search": spelling_version(), "unfinished": True}
    files.node("store", "Store", ["Store"], mark)
    count = 0
    with tempfile.TemporaryFile() as later:  # what a statement's node says is known when all articles are read
        for graph in graphs:
            examine(graph, schema)
            _refuse_separator(graph)
            count += 1
            _write_article(graph, files)
            for statement in sums.add(graph):
                pickle.dump((replace(statement, evidence=()), graph.article.id), later)
        for id, tally in sums.tallies.items():
            files.node("entities", ENTITY, node_labels(tally.cls, schema), sums.entity(id))
        later.seek(0)
        for _ in sums.supports:
            statement, article = pickle.load(later)
            _write_statement(statement, article, sums, files, schema)
    for row in map(edge_row, sums.claims.contradictions()):
        one, other = (("Statement", row.pop(end)) for end in ("one", "other"))
        files.edge("contradicts", one, other, EDGE, row)
    return count


def _write_article(graph: ArticleGraph, files: _Files) -> None:
    """Write the node of an article, its mentions and its evidence."""
    article = ("Article", graph.article.id)
    files.node("articles", "Article", ["Article"], graph_row(graph))
    for row in mention_rows(graph):
        del row["article"]
        files.edge("mentions", article, (ENTITY, row.pop("entity")), "MENTIONS", row)
    for row in evidence_rows(graph):
        del row["article"]
        node = ("Evidence", str(files.nodes))
        statement = ("Statement", row["statement"])
        files.node("evidence", "Evidence", ["Evidence"], row, id=node[1])
        files.edge("evidenced_by", statement, node, "EVIDENCED_BY")
        files.edge("in", node, article, "IN")


def _write_statement(statement: AnyStatement, article: str, sums: Sums, files: _Files, schema: Schema) -> None:
    """Write the node of a statement, the edges to what it speaks of, and the edge that it stands for."""
    node = ("Statement", statement.id)
    row = sums.statement(statement)
    subject = ("Article" if statement.subject == article else ENTITY, statement.subject)
    files.edge("subject", node, subject, "SUBJECT")
    if not isinstance(statement, Statement):
        cls = "Observation" if isinstance(statement, Observation) else "Attribute"
        files.node(cls.lower() + "s", "Statement", node_labels(cls, schema), row)
        return
    files.node("statements", "Statement", node_labels("Statement", schema), row)
    object_ = ("Article" if statement.object == article else ENTITY, statement.object)
    files.edge("object", node, object_, "OBJECT")
    said: Row = {"statement": statement.id, "status": statement.status}
    said |= sums.support(statement.id) | qualifier_columns(statement)
    files.edge("relations", subject, object_, schema.relations[statement.relation].cypher, said)


def _refuse_separator(graph: ArticleGraph) -> None:
    """Raise StoreError if a list of an article holds the character that separates its parts."""
    for entity in graph.entities:
        if any(SEPARATOR in form for form in entity.aliases) or SEPARATOR in entity.name:
            raise StoreError(
                f"{graph.article.document}: article {graph.article.number} has a name that holds the control "
                "character U+001F, which the importer cannot read; take it out of the file and build it again"
            )

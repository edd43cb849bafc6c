"""Write what `docs/ontology.md` and `docs/cookbook.md` take from the ontology: `make docs`.

Between two marks of the first page everything is generated; the second is generated whole.
"""

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from kg.model import Article, ArticleGraph, Entity, Evidence, Statement
from kg.rdf import write_rdf
from kg.schema import ONTOLOGY, load_schema

HERE = Path(__file__).parent
PAGE, COOKBOOK = HERE / "ontology.md", HERE / "cookbook.md"
QUESTIONS = ONTOLOGY / "questions"
ROWS = 10
"""Rows of an answer that the cookbook shows."""


def page(text: str) -> str:
    """Return the page on the ontology with its generated parts renewed."""
    for name, part in (("classes", classes()), ("relations", relations()), ("example", example())):
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text = pattern.sub(lambda found, part=part: found[1] + part + found[2], text)  # type: ignore[misc]
    return text


def classes() -> str:
    """Return the table of classes."""
    schema = load_schema()
    rows = (
        (f"`{term.name}`", term.label_zh, ", ".join(f"`{up}`" for up in term.parents), term.definition_en)
        for term in schema.classes.values()
    )
    return table(("class", "label", "below", "meaning"), rows)


def relations() -> str:
    """Return the table of relations."""
    rows = (
        (
            f"`{term.name}`",
            f"`{term.cypher}`",
            term.label_zh,
            ", ".join(term.domain),
            ", ".join(term.range),
            "itself" if term.symmetric else f"`{term.inverse}`",
        )
        for term in load_schema().relations.values()
    )
    return table(("relation", "in Cypher", "label", "from", "to", "inverse"), rows)


def example() -> str:
    """Return the RDF of one article with one statement."""
    text = "青禾新能源公司落户龙溪经开区。"
    article = Article("2024/05/page.txt", 1, 0, len(text), text, "龙溪添新企")
    evidence = Evidence(article.id, 0, 14, text[:14], "hosts.settled", 0.95)
    ids = ("zone-4f2a61c09d3e8b7a5c10", "company-90b1c7d2e4f60a3b8d52")
    said = Statement(ids[0], "hosts", ids[1], evidence=(evidence,))
    entities = (Entity(ids[0], "Zone", "龙溪经开区"), Entity(ids[1], "Company", "青禾新能源公司", ("青禾",)))
    out = io.BytesIO()
    write_rdf([ArticleGraph(article, entities, (said,))], out, "turtle")
    shown = "".join(line for line in out.getvalue().decode().splitlines(True) if not line.startswith("@prefix"))
    return f"```turtle\n{shown}```\n"


def cookbook() -> str:
    """Return the page of questions, each with both queries and its answer."""
    parts = [
        "# Cookbook: what to ask, and how\n\n"
        "Each question is asked in Cypher (`kg cypher - < ontology/questions/NN.cypher`) and in SPARQL\n"
        "(`kg sparql - < ontology/questions/NN.rq`); both give the same rows. The answers are those of the bundled\n"
        "samples as a careful reader reads them; `tests/ontology/test_questions.py` keeps them true. Written by\n"
        "`make docs`.\n"
    ]
    for path in sorted(QUESTIONS.glob("*.cypher")):
        chinese, english, *cypher = path.read_text(encoding="utf-8").splitlines()
        sparql = path.with_suffix(".rq").read_text(encoding="utf-8").splitlines()[2:]
        head, *rows = csv.reader(io.StringIO(path.with_suffix(".csv").read_text(encoding="utf-8")))
        parts.append(f"\n## {path.stem}. {english[3:]}\n\n{chinese[3:]}\n\n")
        parts.append("```cypher\n" + "\n".join(cypher) + "\n```\n\n```sparql\n" + "\n".join(sparql) + "\n```\n\n")
        parts.append(table(head, rows[:ROWS]) if rows else "No rows: the samples hold no such thing.\n")
        if len(rows) > ROWS:
            parts.append(f"\n... and {len(rows) - ROWS} more.\n")
    return "".join(parts)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(" ".join(str(cell).split()).replace("|", "\\|") for cell in line) + " |\n"
                   for line in lines)  # fmt: skip


def main() -> None:
    """Write both pages."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    COOKBOOK.write_text(cookbook(), encoding="utf-8")


if __name__ == "__main__":
    main()

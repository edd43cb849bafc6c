"""The bundled samples as a careful reader reads them: article graphs made of the gold lines.

What the questions are expected to answer must not change with every step of the reader, so it is taken from here.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.check import check
from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Part, Statement
from kg.resolve import resolve
from kg.schema import load_schema
from loaders.documents import read_document

ROOT = Path(__file__).parent.parent.parent
SAMPLES, GOLD = ROOT / "loaders" / "samples", ROOT / "tests" / "gold" / "samples"

HEADS: dict[str, Sequence[tuple[str, str]]] = {
    "newspaper-page": (
        ("云川经济技术开发区", "电池“链主”带全链"),
        ("澜溪高新区", "召开新材料产业推进会"),
        ("南屏经济开发区", "隔膜“小镇”接上电池大链"),
        ("云川经济技术开发区", "银企面对面"),
        ("澜溪高新区", "一家石墨企业的“绿色账本”"),
    ),
    "website": (
        ("临江高新区", "临江高新区与云川经开区携手"),
        ("南屏经济开发区", "南屏经济开发区召开一季度"),
        ("澜溪高新区", "澜溪高新区3家单位入选"),
        ("临江高新区", "临江高新区：一场推介会"),
    ),
}
"""The zone of each article and how its headline begins."""


def gold_graphs() -> tuple[ArticleGraph, ...]:
    """Return the graph of every sample article, resolved and checked, without what readers may leave out."""
    found = []
    for name, heads in HEADS.items():
        lines = [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for article in _articles(name, heads):
            own = [line for line in lines if line["article"] == article.number and not line.get("optional")]
            kept, rejects = check(resolve(_graph(article, own)), load_schema())
            assert not rejects, rejects
            found.append(kept)
    return tuple(found)


def _articles(name: str, heads: Sequence[tuple[str, str]]) -> Iterator[Article]:
    document = read_document(SAMPLES / f"{name}.txt", f"{name}.txt")
    starts = [document.text.index(headline) for _, headline in heads]
    for number, ((zone, _), start) in enumerate(zip(heads, starts, strict=True), 1):
        stop = starts[number] if number < len(starts) else len(document.text)
        # a masthead stands above the headline; it is evidence, too
        above = document.text.rfind(zone, 0, start) if name == "newspaper-page" else start
        text = document.text[above:stop]
        title = document.text[start:].split("\n", 1)[0].strip()
        parts = (Part("body", start, stop),)
        yield Article(document.name, number, above, above + len(text), text, title, zone, year=2024, parts=parts)


def _graph(article: Article, lines: list[dict[str, object]]) -> ArticleGraph:
    entities = {
        str(line["name"]): Entity(f"e{n}", str(line["class"]), str(line["name"]), tuple(map(str, line["aliases"])))  # type: ignore[call-overload]
        for n, line in enumerate(lines)
        if line["kind"] == "entity"
    }
    ids = {"article": article.id} | {name: entity.id for name, entity in entities.items()}
    said = [_statement(article, ids, line) for line in lines if line["kind"] != "entity"]
    return ArticleGraph(article, tuple(entities.values()), tuple(one for one in said if one is not None))


def _statement(article: Article, ids: dict[str, str], line: dict[str, object]) -> AnyStatement | None:
    names = [str(line[key]) for key in ("s", "o", "subject") if key in line]
    if not set(names) <= ids.keys():  # one end is optional
        return None
    cited, status = (_evidence(article, str(line["ev"])),), line.get("status", "stated")
    if line["kind"] == "statement":
        title = (("title", str(line["title"])),) if line.get("title") else ()
        return Statement(ids[names[0]], str(line["p"]), ids[names[1]], status, title, cited)  # type: ignore[arg-type]
    unit = str(line["unit"] or "")
    if line["kind"] == "attribute":
        value = line["value"] if isinstance(line["value"], str) else float(line["value"])  # type: ignore[arg-type]
        return Attribute(ids[names[0]], str(line["attribute"]), value, unit, status, cited)  # type: ignore[arg-type]
    value, yoy = (None if line[key] is None else float(line[key]) for key in ("value", "yoy"))  # type: ignore[arg-type]
    period, scope = str(line["period"] or ""), str(line["scope"] or "")
    return Observation(ids[names[0]], str(line["indicator"]), period, value, unit, yoy, scope, status, cited)  # type: ignore[arg-type]


def _evidence(article: Article, words: str) -> Evidence:
    """Return the evidence of words that the gold writes without line breaks."""
    places = [place for place, letter in enumerate(article.text) if letter not in "\r\n"]
    start = "".join(article.text[place] for place in places).index(words)
    low, high = places[start], places[start + len(words) - 1] + 1
    return Evidence(article.id, article.start + low, article.start + high, article.text[low:high], "gold")

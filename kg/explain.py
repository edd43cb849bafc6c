"""Say why an article states what it states: each statement in words, the rule that read it, the words it read.

The answer is lines of styled spans, not text: a terminal shows the styles, a file marks the words that were read.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.errors import ConfigError
from kg.lines import plain
from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Statement
from kg.schema import Schema, load_schema
from loaders.lexicon import table
from loaders.reading import View, read_view

__all__ = ["Line", "Rule", "Span", "check_rule", "explain", "rules"]

Style = Literal["text", "title", "name", "relation", "rule", "label", "read"]


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a piece of a line and what it is; `read` are the words of the article that state something."""

    text: str
    style: Style = "text"


Line = tuple[Span, ...]
Place = tuple[int, int, int]
"""Where a sentence starts and stops in the document, and the number of its paragraph."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Describe a reading rule in one line of each language."""

    name: str
    zh: str
    en: str


ARTICLE = Span("this article", "name")
_LABEL = 8
"""Columns in which the words before an explanation stand."""
_REACH = 160
"""Code points of a sentence shown on either side of the words that were read, at most."""
_ORDER = (Statement, Observation, Attribute)
_BREAK = re.compile(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*")
_WORDS = re.compile(r"[A-Za-z0-9]")


@cache
def rules() -> Mapping[str, Rule]:
    """Return the reading rules by name. Raises SchemaError if their table is missing or malformed.

    >>> rules()["hosts.settles"].en
    'its sentence holds a word of settling (落户、入驻、引进)'
    """
    return {row["word"]: Rule(row["word"], row["zh"], row["en"]) for row in table("rules")}


def check_rule(prefix: str) -> None:
    """Raise ConfigError when no reading rule begins with `prefix`."""
    if not any(name.startswith(prefix) for name in rules()):
        families = dict.fromkeys(name.split(".")[0] for name in rules())
        raise ConfigError(f"no reading rule begins with {prefix!r}; the families are {', '.join(families)}")


def explain(graph: ArticleGraph, rule: str = "") -> Iterator[Line]:
    """Yield the lines that explain an article: its heading, then each statement with its evidence, the surest first.

    With `rule` only what rules that begin so have read is told; an article without it gives no line.
    """
    schema, entities, places = load_schema(), graph.by_id(), _places(read_view(graph.article))
    told = [
        (statement, evidence)
        for kind in _ORDER
        for statement in graph.statements
        if isinstance(statement, kind) and (evidence := _by(statement, rule))
    ]
    if rule and not told:
        return
    yield from _heading(graph.article)
    if not told:
        yield (Span("  it states nothing that a rule reads"),)
    for statement, evidence in told:
        yield ()
        yield (Span("  "), *_said(statement, entities, schema))
        for one in evidence:
            yield from _why(one, statement, entities, graph.article, places)
    yield ()


def _by(statement: AnyStatement, rule: str) -> list[Evidence]:
    """Return the evidence that rules which begin so have read, the surest first."""
    found = (evidence for evidence in statement.evidence if evidence.rule.startswith(rule))
    return sorted(found, key=lambda evidence: (-evidence.confidence, evidence.start, evidence.stop))


def _heading(article: Article) -> Iterator[Line]:
    yield (
        Span(f"{article.document}:{article.start}-{article.stop} article {article.number} "),
        Span(_one_line(article.title), "title"),
    )
    year = f"{article.year} (inferred)" if article.year and article.year_inferred else str(article.year or "")
    printed = {
        "zone": article.zone,
        "outlet": article.outlet,
        "author": article.author,
        "date": article.date,
        "year": "" if article.date else year,
    }
    known = ", ".join(f"{label} {_one_line(value)}" for label, value in printed.items() if value)
    if known:
        yield (Span("  " + known, "label"),)


def _said(statement: AnyStatement, entities: Mapping[str, Entity], schema: Schema) -> Iterator[Span]:
    """Yield what is stated, in words."""
    yield _called(statement.subject, entities)
    match statement:
        case Statement():
            term = schema.relations.get(statement.relation)
            label = f"{term.label_zh} {statement.relation}" if term else statement.relation
            yield Span(f" --{label}--> ", "relation")
            yield _called(statement.object, entities)
            for key, value in statement.qualifiers:
                yield Span(f", {_property(key, schema)} {value}")
        case Observation():
            yield Span(f" {statement.indicator}", "relation")
            yield Span(_measured(statement, schema))
        case Attribute():
            known = statement.value
            yield Span(f" {_property(statement.attribute, schema)}", "relation")
            yield Span(f" {known if isinstance(known, str) else plain(known)}{statement.unit}")
    if statement.status != "stated":
        yield Span(f" ({statement.status})", "relation")


def _called(id: str, entities: Mapping[str, Entity]) -> Span:
    """Return how a thing is called; what is no entity is the article itself."""
    return Span(entities[id].name, "name") if id in entities else ARTICLE


def _property(key: str, schema: Schema) -> str:
    term = schema.properties.get(key)
    return f"{term.label_zh} {key}" if term else key


def _measured(figure: Observation, schema: Schema) -> str:
    """Return the value of a figure with its dimensions.

    >>> _measured(Observation("z", "产值", "2024-Q1", 86.4, "亿元", -2.0, "外资"), load_schema())
    ' 86.4亿元, 时期 period 2024-Q1, 同比 yoy -2%, 范围 scope 外资'
    """
    parts = [f" {plain(figure.value)}{figure.unit}" if figure.value is not None else ""]
    if figure.period:
        parts.append(f"{_property('period', schema)} {figure.period}")
    if figure.yoy is not None:
        sign = "+" if figure.yoy > 0 else ""
        parts.append(f"{_property('yoy', schema)} {sign}{plain(figure.yoy)}%")
    if figure.scope:
        parts.append(f"{_property('scope', schema)} {figure.scope}")
    return ", ".join(parts)


def _why(
    evidence: Evidence,
    statement: AnyStatement,
    entities: Mapping[str, Entity],
    article: Article,
    places: Sequence[Place],
) -> Iterator[Line]:
    """Yield how a statement was read: the rule, what was supplied, and the words."""
    rule = rules().get(evidence.rule)
    said = f"  {rule.zh} / {rule.en}" if rule else ""
    yield (_label("rule"), Span(evidence.rule, "rule"), Span(f" {plain(evidence.confidence)}{said}"))
    if evidence.inferred:
        yield (_label("inferred"), Span(", ".join(evidence.inferred)))
    ends = (statement.subject, statement.object) if isinstance(statement, Statement) else (statement.subject,)
    named = [form for end in ends if end in entities and (form := _named(entities[end], evidence))]
    if named:
        yield (_label("names"), Span("; ".join(named)))
    yield (_label("at"), Span(f"{article.document}:{evidence.start}-{evidence.stop}"))
    yield (_label("read"), *_words(evidence, article, places))


def _label(word: str) -> Span:
    return Span(f"    {word:{_LABEL}} ", "label")


def _named(entity: Entity, evidence: Evidence) -> str:
    """Say by which other name the words that were read mean an entity, or that they do not name it.

    Return the empty string when they give its name.
    """
    quote = _one_line(evidence.quote)
    if entity.name in quote:
        return ""
    form = max((alias for alias in entity.aliases if alias in quote), key=len, default="")
    return f"{entity.name}: {'here ' + form if form else 'not in these words'}"


def _words(evidence: Evidence, article: Article, places: Sequence[Place]) -> Iterator[Span]:
    """Yield the sentences around an evidence on one line, the words that were read marked."""
    touched = _touched(evidence, places)
    (low, _, paragraph), (_, high, _) = touched[0], touched[-1]
    cut = max(low, evidence.start - _REACH)
    yield Span("…" * (low < cut) + _one_line(article.cut(cut, evidence.start)))
    read = ""
    for start, stop, number in touched:
        read += " / " if number != paragraph else ""
        read += _one_line(article.cut(max(start, evidence.start), min(stop, evidence.stop)))
        paragraph = number
    yield Span(read, "read")
    cut = min(high, evidence.stop + _REACH)
    yield Span(_one_line(article.cut(evidence.stop, cut)) + "…" * (cut < high))


def _places(view: View) -> Sequence[Place]:
    """Return where in the document the sentences stand, as the reader parted them."""
    places = ((*view.source(sentence.start, sentence.stop), sentence.paragraph) for sentence in view.sentences)
    return sorted(places)


def _touched(evidence: Evidence, places: Sequence[Place]) -> Sequence[Place]:
    """Return the sentences that an evidence touches; what stands outside the text (a by-line) stands alone."""
    first = bisect_right(places, evidence.start, key=lambda place: place[1])
    behind = bisect_left(places, evidence.stop, key=lambda place: place[0])
    found = places[first:behind]
    if not found or evidence.start < found[0][0] or found[-1][1] < evidence.stop:
        return [(evidence.start, evidence.stop, 0)]
    return found


def _one_line(text: str) -> str:
    """Return a text without its line breaks; between Latin letters or digits one becomes a space."""

    def joined(found: re.Match[str]) -> str:
        around = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        return " " if all(map(_WORDS.fullmatch, around)) else ""

    return _BREAK.sub(joined, text)

"""The values that flow through the product: documents, articles, entities, statements, evidence.

All are frozen. Offsets count code points of the untouched text of a document; `stop` is exclusive.
The property name `end` is avoided throughout because several query engines reserve it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.ids import digest

__all__ = [
    "STATUSES",
    "AnyStatement",
    "Article",
    "ArticleGraph",
    "Attribute",
    "Document",
    "Entity",
    "Evidence",
    "Observation",
    "Part",
    "Reject",
    "Role",
    "Statement",
    "Status",
]

Status = Literal["stated", "planned", "intended", "ended", "negated"]
STATUSES: tuple[Status, ...] = ("stated", "planned", "intended", "ended", "negated")
Role = Literal["zone", "title", "dateline", "body", "author"]


@dataclass(frozen=True, slots=True)
class Document:
    """Hold the untouched text of one file.

    `name` is the path under which it is known; `encoding` the one that decoded it.
    """

    name: str
    text: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Part:
    """Mark what a stretch of a document is for its article: `document.text[start:stop]`."""

    role: Role
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Article:
    """Hold one article of a document, with the parts its layout tells apart.

    `text` is `document.text[start:stop]`. Fields that the page does not print are empty. `year` is
    the year to which dates without one belong; `year_inferred` says that no dateline printed it.
    """

    document: str
    number: int
    start: int
    stop: int
    text: str
    title: str
    zone: str = ""
    author: str = ""
    outlet: str = ""
    date: str = ""
    year: int | None = None
    year_inferred: bool = False
    parts: tuple[Part, ...] = ()

    @property
    def id(self) -> str:
        """Return the identifier of this place in this document, whatever stands there."""
        return "article-" + digest(self.document, str(self.number))

    @property
    def content(self) -> str:
        """Return a hash of all that extraction can see, to tell a changed article."""
        seen = (self.document, self.number, self.start, self.text, self.title, self.zone, self.author)
        more = (self.outlet, self.date, self.year, self.year_inferred)
        spans = (f"{part.role}:{part.start}:{part.stop}" for part in self.parts)
        return digest(*map(str, seen), *map(str, more), *spans)

    def cut(self, start: int, stop: int) -> str:
        """Return the source text between two offsets into the document."""
        return self.text[start - self.start : stop - self.start]


@dataclass(frozen=True, slots=True)
class Entity:
    """Name one thing that an article (before resolving) or the graph (after) speaks of.

    `home` is the zone in whose context it was read; resolving uses it to keep one short name in
    two zones apart. `replaces` are the ids of other entities that were found to be this one, `same`
    those of them that people have decided to be.
    """

    id: str
    cls: str
    name: str
    aliases: tuple[str, ...] = ()
    home: str = ""
    replaces: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Point at the words of an article that state something.

    `quote` equals the document's text from `start` to `stop`. `rule` names the reading rule,
    `confidence` lies in 0..1, `inferred` lists what the reader supplied (such as `year`).
    """

    article: str
    start: int
    stop: int
    quote: str
    rule: str
    confidence: float = 1.0
    inferred: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return a hash of place and rule."""
        return "evidence-" + digest(self.article, str(self.start), str(self.stop), self.rule)


@dataclass(frozen=True, slots=True)
class Statement:
    """State that `subject` stands in `relation` to `object` (both entity or article ids).

    `qualifiers` are sorted (key, value) pairs such as `("title", "主任")`, `("from", "2024-01")`.
    """

    subject: str
    relation: str
    object: str
    status: Status = "stated"
    qualifiers: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """Return a hash of what is stated, whoever states it."""
        flat = (part for pair in self.qualifiers for part in pair)
        return "statement-" + digest(self.subject, self.relation, self.object, self.status, *flat)

    def qualifier(self, key: str) -> str:
        """Return the value of a qualifier, or the empty string."""
        return dict(self.qualifiers).get(key, "")


@dataclass(frozen=True, slots=True)
class Observation:
    """State a figure: what was measured of `subject`, when, how much.

    `value` and `unit` are as printed (46431, 万元). `period` is ISO-like (`2023`, `2024-Q1`,
    `../2024-03-31`) or empty. `yoy` is percent change on the year before. A figure that is only a
    growth rate has no value. `scope` restricts what is counted.
    """

    subject: str
    indicator: str
    period: str = ""
    value: float | None = None
    unit: str = ""
    yoy: float | None = None
    scope: str = ""
    status: Status = "stated"
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """Return a hash of the figure and all its dimensions."""
        numbers = (repr(self.value), self.unit, repr(self.yoy))
        return "observation-" + digest(self.subject, self.indicator, self.period, *numbers, self.scope, self.status)


@dataclass(frozen=True, slots=True)
class Attribute:
    """State a property of an entity by itself: a project's 总投资, an event's date.

    `value` is a number as printed or a text; dates are ISO.
    """

    subject: str
    attribute: str
    value: float | str
    unit: str = ""
    status: Status = "stated"
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """Return a hash of the property and its value."""
        return "attribute-" + digest(self.subject, self.attribute, repr(self.value), self.unit, self.status)


AnyStatement = Statement | Observation | Attribute


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """Hold all that one article says: the unit that is read, resolved, checked, stored, forgotten.

    Every statement's subject and object is the id of one of `entities` or of `article`. `base` is what was read,
    before entities were found to be one; None where nothing changed.
    """

    article: Article
    entities: tuple[Entity, ...] = ()
    statements: tuple[AnyStatement, ...] = ()
    base: "ArticleGraph | None" = None

    def entity(self, id: str) -> Entity | None:
        """Return the entity of this id, or None (the article itself is no entity)."""
        return self.by_id().get(id)

    def by_id(self) -> Mapping[str, Entity]:
        """Return the entities keyed by id."""
        return {entity.id: entity for entity in self.entities}


@dataclass(frozen=True, slots=True)
class Reject:
    """Keep a statement, or an entity, that may not enter the graph, and why."""

    article: str
    statement: AnyStatement | Entity
    reason: str

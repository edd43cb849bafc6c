"""The graph of one article while it is being read: entities by name, statements with evidence."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from kg.ids import name_key
from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Statement, Status
from loaders.places import find_places
from loaders.reading import Sentence, View

__all__ = ["Draft", "Mention", "Reading"]

Span = tuple[int, int]
_START, _STOP = attrgetter("start"), attrgetter("stop")
_BY_LENGTH = frozenset(("Company", "FinancialInstitution", "EducationalInstitution", "Project"))
"""Classes whose longest form is the fullest; a zone's or a body's name follows from its parts instead."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Mark a stretch of the view that names an entity of the draft."""

    start: int
    stop: int
    entity: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Say how a statement was read: by which rule, how surely, and what was supplied."""

    rule: str
    confidence: float = 0.9
    inferred: tuple[str, ...] = ()


class Draft:
    """Collect what one article says. Spans are offsets into the view; evidence is cut from the source."""

    def __init__(self, article: Article, view: View) -> None:
        self.article = article
        self.view = view
        self.text = view.text
        self.zone = ""
        self._owner: list[Mention | None] = [None] * len(view.text)
        self._mentions: list[Mention] = []  # in order of place; no two overlap
        self.places = find_places(view.text)
        self._place_ends = {stop: start for start, stop, _ in self.places}
        self._entities: dict[str, Entity] = {}
        self._forms: dict[str, str] = {}
        self._statements: dict[str, AnyStatement] = {}

    def entity(self, cls: str, name: str, *aliases: str) -> str:
        """Return the id of the entity of this name, added when the article had none."""
        known = self._forms.get(name_key(name))
        if known is None or not self._same_kind(self._entities[known].cls, cls):
            known = f"{cls}:{name}"
            self._entities[known] = Entity(known, cls, name, (), self.article.zone)
            self._forms.setdefault(name_key(name), known)
        self.alias(known, *aliases)
        return known

    @staticmethod
    def _same_kind(one: str, other: str) -> bool:
        return one == other or {one, other} == {"Company", "FinancialInstitution"}

    def alias(self, entity: str, *forms: str) -> None:
        """Add other forms under which the article names an entity; the fullest form becomes its name."""
        for form in forms:
            known = self._entities[entity]
            if not form or form == known.name or form in known.aliases:
                continue
            self._forms.setdefault(name_key(form), entity)
            if len(form) > len(known.name) and known.cls in _BY_LENGTH:
                form, known = known.name, replace(known, name=form)
            self._entities[entity] = replace(known, aliases=(*known.aliases, form))

    def find(self, form: str, *classes: str) -> str | None:
        """Return the id of the entity that bears this form, if its class is among those asked for."""
        found = self._forms.get(name_key(form))
        if found is not None and (not classes or self._entities[found].cls in classes):
            return found
        return None

    def cls(self, entity: str) -> str:
        """Return the class of an entity."""
        return self._entities[entity].cls

    def name(self, entity: str) -> str:
        """Return the name of an entity."""
        return self._entities[entity].name

    def forms(self, entity: str) -> tuple[str, ...]:
        """Return the name and the aliases of an entity."""
        return (self._entities[entity].name, *self._entities[entity].aliases)

    def of_class(self, *classes: str) -> list[Entity]:
        """Return the entities of these classes in the order in which they were found."""
        return [entity for entity in self._entities.values() if entity.cls in classes]

    def mark(self, start: int, stop: int, entity: str) -> None:
        """Note that a stretch of the view names an entity; of overlapping marks the longest stays."""
        overlap = {m for m in self._owner[start:stop] if m is not None}
        if start >= stop or any(m.stop - m.start >= stop - start for m in overlap):
            return
        for mention in overlap:
            self._own(mention, None)
            self._mentions.remove(mention)
        new = Mention(start, stop, entity)
        self._own(new, new)
        insort(self._mentions, new, key=_START)

    def _own(self, place: Mention, owner: Mention | None) -> None:
        self._owner[place.start : place.stop] = [owner] * (place.stop - place.start)

    def inside(self, start: int, stop: int, *classes: str) -> list[Mention]:
        """Return the mentions within a stretch, in order of place."""
        first = bisect_left(self._mentions, start, key=_START)
        last = bisect_right(self._mentions, stop, lo=first, key=_STOP)
        return [m for m in self._mentions[first:last] if not classes or self.cls(m.entity) in classes]

    def mentions_of(self, entity: str) -> list[Mention]:
        """Return the mentions of an entity in order of place."""
        return [m for m in self._mentions if m.entity == entity]

    def masked(self, *classes: str) -> str:
        """Return the text with each character of the names of these classes as a blank sign, so that none is a verb."""
        characters = list(self.text)
        for mention in self.inside(0, len(self.text), *classes):
            characters[mention.start : mention.stop] = "\ue000" * (mention.stop - mention.start)
        return "".join(characters)

    def occurrences(self, word: str) -> Iterator[tuple[int, int]]:
        """Yield every stretch of the text that is a word, from left to right."""
        at = self.text.find(word)
        while at >= 0:
            yield at, at + len(word)
            at = self.text.find(word, at + len(word))

    def covered(self, position: int) -> Mention | None:
        """Return the mention that covers a position of the view."""
        return self._owner[position] if 0 <= position < len(self._owner) else None

    def place_ending(self, stop: int) -> int | None:
        """Return where the place begins whose name ends at a position of the view, or None."""
        return self._place_ends.get(stop)

    def evidence(self, start: int, stop: int, reading: Reading) -> Evidence:
        """Return the evidence that a stretch of the view is."""
        text = self.text[start:stop]
        start += len(text) - len(text.lstrip())
        stop -= len(text) - len(text.rstrip())
        first, last = self.view.source(start, stop)
        quote = self.article.cut(first, last)
        return Evidence(self.article.id, first, last, quote, reading.rule, reading.confidence, reading.inferred)

    def state(
        self,
        subject: str,
        relation: str,
        object_: str,
        span: Span,
        reading: Reading,
        status: Status = "stated",
        qualifiers: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Add a statement; said twice with the same meaning, the first evidence stays."""
        if subject == object_:
            return
        pairs = tuple(sorted((key, value) for key, value in qualifiers if value))
        self._add(Statement(subject, relation, object_, status, pairs, (self.evidence(*span, reading),)))

    def add(self, statement: Observation | Attribute, span: Span, reading: Reading) -> None:
        """Add an observation or an attribute with its evidence."""
        self._add(replace(statement, evidence=(self.evidence(*span, reading),)))

    def put(self, statement: AnyStatement) -> None:
        """Add a statement that brings its own evidence."""
        self._add(statement)

    def _add(self, statement: AnyStatement) -> None:
        self._statements.setdefault(statement.id, statement)

    def states(self, relation: str) -> list[Statement]:
        """Return the statements of a relation so far."""
        return [s for s in self._statements.values() if isinstance(s, Statement) and s.relation == relation]

    def sentence(self, position: int) -> Sentence:
        """Return the sentence around a position of the view."""
        return self.view.sentence_at(position)

    def body(self) -> list[Sentence]:
        """Return the sentences of the body."""
        return [sentence for sentence in self.view.sentences if sentence.role == "body"]

    def clause(self, position: int, marks: str = "，。；！？\n") -> Span:
        """Return the clause around a position: what stands between two marks of the sentence."""
        start = position
        while start > 0 and self.text[start - 1] not in marks:
            start -= 1
        stop = position
        while stop < len(self.text) and self.text[stop] not in marks:
            stop += 1
        return start, stop

    def absorb(self, short: str, full: str) -> None:
        """Make one entity of two: the short one's name and aliases become aliases of the full one."""
        gone = self._entities.pop(short)
        self.alias(full, gone.name, *gone.aliases)
        self._forms = {form: full if entity == short else entity for form, entity in self._forms.items()}
        self._mentions = [replace(m, entity=full) if m.entity == short else m for m in self._mentions]
        for mention in self._mentions:
            self._own(mention, mention)
        statements = list(self._statements.values())
        self._statements = {}
        for statement in statements:
            if isinstance(statement, Statement):
                subject, object_ = (full if end == short else end for end in (statement.subject, statement.object))
                statement = replace(statement, subject=subject, object=object_)
            elif statement.subject == short:
                statement = replace(statement, subject=full)
            self._add(statement)

    def graph(self) -> ArticleGraph:
        """Return the finished graph; entities that no statement needs are left out."""
        used = {self.article.id}
        for statement in self._statements.values():
            used.add(statement.subject)
            if isinstance(statement, Statement):
                used.add(statement.object)
        entities = (e for e in self._entities.values() if e.id in used)
        kept = tuple(sorted((replace(e, aliases=tuple(sorted(e.aliases))) for e in entities), key=lambda e: e.id))
        order = sorted(self._statements.values(), key=lambda s: (s.evidence[0].start, s.evidence[0].stop, s.id))
        return ArticleGraph(self.article, kept, tuple(order))

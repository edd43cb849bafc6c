"""What all articles together say of each entity, as far as it helps to tell whether two are one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kg.identity.keys import CompanyName, body_form, company_name, plain, zone_name, zone_scope
from kg.model import ArticleGraph, Attribute, Entity, Statement
from kg.resolve import entity_key, local_name
from loaders.lexicon import words

__all__ = ["Place", "Profile", "Profiles", "tells"]

Place = tuple[str, str, int, int]
"""Where an entity stands first: the article's date (the latest of all if it has none), document, number, position."""
UNDATED = "9999"


@lru_cache(400_000)
def tells(cls: str, name: str) -> bool:
    """Tell whether a name means the same thing in every zone.

    >>> tells("Company", "云杉机电有限公司"), tells("Company", "云杉")
    (True, False)
    """
    return entity_key(Entity("", cls, name), context="?")[2] == ""


@cache
def _kind_words() -> frozenset[str]:
    """Return the words that stand for anything of a kind."""
    return frozenset(map(plain, (*words("anaphora"), *words("zones", "own", "long"), "经开区", "高新区", "园区")))


@lru_cache(400_000)
def _company_form(form: str, homes: tuple[str, ...]) -> CompanyName:
    start = plain(form)
    stems = (zone_name(home).stem for home in homes)
    return company_name(form, max((stem for stem in stems if start.startswith(stem)), key=len, default=""))


@dataclass(slots=True)
class Profile:
    """Describe one entity by its own id, before anything is merged.

    `names` are the forms that articles take as its name, `aliases` all other forms, `scopes` the zones in whose context
    it is named, `articles` numbers of articles, `posts` pairs of a body, by its name without its zone, and the title,
    `offices` the full names of bodies.
    """

    id: str
    cls: str
    first: Place
    names: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    scopes: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)
    posts: set[tuple[str, str]] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    writes: bool = False

    @property
    def forms(self) -> set[str]:
        """Return every form by which it is called."""
        return self.names | self.aliases

    @property
    def telling_forms(self) -> set[str]:
        """Return the forms that name this thing and not any of its kind, as 公司 and 开发区 do."""
        if self.cls == "GovernmentBody" and any(tells(self.cls, name) for name in self.names):
            return self.names | {form for form in self.aliases if tells(self.cls, form)}
        return self.names | {form for form in self.aliases if plain(form) not in _kind_words()}

    @property
    def company(self) -> CompanyName:
        """Return the parts of its fullest name, if it is a company."""
        return self.company_form(self.name)

    def company_form(self, form: str) -> CompanyName:
        """Return the parts of a company's name; the place of its zone may stand before it."""
        return _company_form(form, tuple(self.homes))

    @property
    def name(self) -> str:
        """Return its fullest name."""
        return min(self.names, key=lambda form: (-len(form), form))


@dataclass(slots=True)
class Profiles:
    """Gather the profiles of all entities; articles may come in any order, and some more later."""

    by_id: dict[str, Profile] = field(default_factory=dict)
    related: set[tuple[str, str]] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, graph: ArticleGraph) -> None:
        """Take in what an article says; it must name entities by their own ids."""
        article = graph.article
        number = self.numbers.setdefault(article.id, len(self.numbers))
        date = article.date or (str(article.year) if article.year else UNDATED)
        zones = {entity.id: entity.name for entity in graph.entities if entity.cls == "Zone"}
        named = graph.by_id()
        for position, entity in enumerate(graph.entities):
            first = (date, article.document, article.number, position)
            profile = self.by_id.get(entity.id)
            if profile is None:
                profile = self.by_id[entity.id] = Profile(entity.id, entity.cls, first)
            elif first < profile.first:
                profile.first = first
            profile.names.add(entity.name)
            profile.aliases.update(entity.aliases)
            profile.articles.add(number)
            home = zones.get(entity.home, entity.home) or article.zone
            if home and entity.cls != "Zone":
                profile.homes.add(home)
                profile.scopes.add(zone_scope(home))
            if article.year is not None and entity.cls == "Event":
                profile.years.add(article.year)
        for statement in graph.statements:
            if isinstance(statement, Statement):
                self._relate(statement, named)
            elif isinstance(statement, Attribute) and statement.attribute == "date":
                self.by_id[statement.subject].dates.add(str(statement.value))

    def _relate(self, statement: Statement, named: Mapping[str, Entity]) -> None:
        subject, object_ = named.get(statement.subject), named.get(statement.object)
        if statement.relation == "authorOf" and subject:
            self.by_id[subject.id].writes = True
        elif subject and object_ and statement.relation == "holdsPost":
            self.by_id[subject.id].posts.add((_body(object_), plain(statement.qualifier("title") or "—")))
            if tells(object_.cls, object_.name):
                self.by_id[subject.id].offices.add(body_form(object_.name))
        elif subject and object_ and subject is not object_ and subject.cls == object_.cls:
            self.related.add((min(subject.id, object_.id), max(subject.id, object_.id)))

    def gather(self, graphs: Iterable[ArticleGraph]) -> "Profiles":
        """Take in articles and return these profiles."""
        for graph in graphs:
            self.add(graph)
        return self


def _body(entity: Entity) -> str:
    """Return under what the posts in a body are compared: a zone and what governs it are one."""
    if entity.cls == "Zone":
        return ""
    if entity.cls in {"Company", "FinancialInstitution"}:
        return company_name(entity.name).core
    return plain(local_name(entity.name))

"""The ontology as data: classes, relations and properties, read from the Turtle files of `ontology/`.

A relation is one file, `ontology/relations/<name>.ttl`; all that depends on it (Cypher type, allowed
class pairs, shapes) derives from that file when the program starts.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import SchemaError

__all__ = ["ClassTerm", "PropertyTerm", "RelationTerm", "Schema", "cypher_type", "load_schema", "read_schema"]

ONTOLOGY = Path(__file__).parent.parent / "ontology"
NAMESPACE = "https://w3id.org/zonekg/ontology#"
DATA_NAMESPACE = "https://w3id.org/zonekg/id/"
RESERVED_TYPES = frozenset({"MENTIONS", "EVIDENCED_BY", "IN", "SUBJECT", "OBJECT", "CONTRADICTS"})
"""Edge types of the property graph that no relation may take."""

_OWL, _RDFS = "http://www.w3.org/2002/07/owl#", "http://www.w3.org/2000/01/rdf-schema#"
_SKOS, _SCHEMA = "http://www.w3.org/2004/02/skos/core#", "https://schema.org/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_RELATION_NAME = re.compile(r"[a-z][A-Za-z]*")
_SHAPES = frozenset({"dot", "diamond", "star", "triangle", "triangleDown", "square", "hexagon"})

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Described = dict[str, list[Node]]
"""What a Turtle file says of one term: the values of each property, in file order."""


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """Describe a class: `parents` are those of this ontology, `colour` is `#rrggbb`, `shape` vis-network's word."""

    name: str
    parents: tuple[str, ...]
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str
    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class RelationTerm:
    """Describe a relation: it goes from any class of `domain` to any class of `range`, subclasses included."""

    name: str
    cypher: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    parents: tuple[str, ...]
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str
    inverse: str
    inverse_zh: str
    inverse_en: str
    symmetric: bool
    cues: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class PropertyTerm:
    """Describe a property that is no relation between entities, such as `title`, `unit` or `quote`."""

    name: str
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schema:
    """Hold the ontology: what may be said, and how it is called and drawn."""

    classes: Mapping[str, ClassTerm]
    relations: Mapping[str, RelationTerm]
    properties: Mapping[str, PropertyTerm]
    entity_classes: tuple[str, ...]
    lineage: Mapping[str, tuple[str, ...]]
    namespace: str = NAMESPACE
    data_namespace: str = DATA_NAMESPACE

    @property
    def qualifiers(self) -> tuple[str, ...]:
        """Return the names under which a statement may be qualified, such as `title` and `from`."""
        return tuple(name for name, term in self.properties.items() if "qualifier" in term.parents)

    def ancestors(self, cls: str) -> tuple[str, ...]:
        """Return a class and its superclasses, nearest first. Raises SchemaError if it is unknown.

        >>> load_schema().ancestors("FinancialInstitution")
        ('FinancialInstitution', 'Company', 'Organization')
        """
        try:
            return self.lineage[cls]
        except KeyError:
            raise SchemaError(f"the ontology has no class {cls!r}; add it to ontology/zonekg.ttl") from None

    def is_a(self, cls: str, other: str) -> bool:
        """Tell whether a class is another or lies below it. Raises SchemaError if either is unknown."""
        return self.ancestors(other)[0] in self.ancestors(cls)

    def allows(self, subject_cls: str, relation: str, object_cls: str) -> str | None:
        """Return None where the relation may join the two classes, else the reason why not.

        >>> load_schema().allows("Person", "hosts", "Company")
        'hosts goes from Zone, not from Person'
        """
        term = self.relations.get(relation)
        if term is None:
            return f"there is no relation {relation!r}: ontology/relations/ has no file for it"
        for way, cls, ends in (("from", subject_cls, term.domain), ("to", object_cls, term.range)):
            if cls not in self.classes:
                return f"there is no class {cls!r}: ontology/zonekg.ttl does not define it"
            if not any(end in self.lineage[cls] for end in ends):
                return f"{relation} goes {way} {_either(ends)}, not {way} {cls}"
        return None


def cypher_type(relation: str) -> str:
    """Return the relationship type of a relation in Cypher.

    >>> cypher_type("hasProject")
    'HAS_PROJECT'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", relation).upper()


@functools.cache
def load_schema() -> Schema:
    """Return the ontology that comes with the product, read once. Raises SchemaError if a file is broken."""
    return read_schema(ONTOLOGY)


def read_schema(folder: Path) -> Schema:
    """Read and check the ontology of a folder. Raises SchemaError naming the file at fault."""
    common = [folder / name for name in ("zonekg.ttl", "properties.ttl", "passages.ttl")]
    classes: dict[str, ClassTerm] = {}
    parents: dict[str, tuple[str, ...]] = {}
    properties: dict[str, PropertyTerm] = {}
    for path in common:
        for name, term in _own_terms(path):
            kinds = {_value(kind) for kind in term.get(_TYPE, [])}
            if _OWL + "Class" in kinds:
                parents[name] = _own(term.get(_RDFS + "subClassOf", []))
                texts = _texts(path, name, term)
                if _first(term, NAMESPACE + "nodeLabel") != "false":
                    classes[name] = _class(path, name, term, texts)
            elif kinds & {_OWL + "DatatypeProperty", _OWL + "ObjectProperty"}:
                properties[name] = PropertyTerm(
                    name, *_texts(path, name, term), _own(term.get(_RDFS + "subPropertyOf", []))
                )
    lineage = {name: _climb(name, parents, common[0]) for name in parents}
    paths = sorted((folder / "relations").glob("*.ttl"))
    if not paths:
        raise SchemaError(f"{folder / 'relations'}: no relation file (*.ttl) found; restore the folder")
    relations = {path.stem: _relation(path, lineage, classes) for path in paths}
    _check_parents(relations, folder, lineage)
    shown = {name: tuple(up for up in line if up in classes) for name, line in lineage.items() if name in classes}
    entities = tuple(name for name in classes if "Entity" in lineage[name])
    return Schema(classes, relations, properties, entities, shown)


def _own_terms(path: Path) -> Iterator[tuple[str, Described]]:
    """Yield the terms of our namespace that a Turtle file describes, in file order."""
    terms: dict[str, Described] = {}
    try:
        for triple in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE):
            terms.setdefault(_value(triple.subject), {}).setdefault(triple.predicate.value, []).append(triple.object)
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read ({error.strerror}); restore the file") from error
    except (SyntaxError, UnicodeDecodeError) as error:
        raise SchemaError(f"{path}: is not valid Turtle: {error}") from error
    for iri, term in terms.items():
        if iri.startswith(NAMESPACE):
            yield iri.removeprefix(NAMESPACE), term


def _class(path: Path, name: str, term: Described, texts: tuple[str, str, str, str]) -> ClassTerm:
    colour, shape = _first(term, NAMESPACE + "colour"), _first(term, NAMESPACE + "shape")
    if not _COLOUR.fullmatch(colour):
        raise SchemaError(f'{path}: class {name} needs a zkg:colour such as "#0072B2", not {colour!r}')
    if shape not in _SHAPES:
        raise SchemaError(f"{path}: class {name} needs a zkg:shape of {', '.join(sorted(_SHAPES))}, not {shape!r}")
    return ClassTerm(name, _own(term.get(_RDFS + "subClassOf", [])), *texts, colour, shape)


def _relation(path: Path, lineage: Mapping[str, tuple[str, ...]], classes: Mapping[str, ClassTerm]) -> RelationTerm:
    """Read a relation file, which describes the relation of its own name and at most one inverse."""
    terms, name = dict(_own_terms(path)), path.stem
    if name not in terms or not _RELATION_NAME.fullmatch(name):
        raise SchemaError(f"{path}: must describe zkg:{name}, a camelCase name equal to the file's")
    term = terms.pop(name)
    kinds = {_value(kind) for kind in term.get(_TYPE, [])}
    if _OWL + "ObjectProperty" not in kinds:
        raise SchemaError(f"{path}: zkg:{name} must be an owl:ObjectProperty")
    cypher = cypher_type(name)
    if cypher in RESERVED_TYPES:
        raise SchemaError(f"{path}: the Cypher type {cypher} is taken by the store; choose another name")
    inverse, inverse_zh, inverse_en = "", "", ""
    for other, described in terms.items():
        if _own(described.get(_OWL + "inverseOf", [])) != (name,) or inverse:
            raise SchemaError(f"{path}: zkg:{other} belongs in a file of its own, or must be the one inverse of {name}")
        inverse, (inverse_zh, inverse_en, *_) = other, _texts(path, other, described)
    symmetric = _OWL + "SymmetricProperty" in kinds
    if symmetric and inverse:
        raise SchemaError(f"{path}: zkg:{name} is symmetric, so it has no inverse {inverse}; remove one of the two")
    zh, en, definition_zh, definition_en = _texts(path, name, term)
    return RelationTerm(
        name=name,
        cypher=cypher,
        domain=_ends(path, name, term, "domain", lineage, classes),
        range=_ends(path, name, term, "range", lineage, classes),
        parents=_own(term.get(_RDFS + "subPropertyOf", [])),
        label_zh=zh,
        label_en=en,
        definition_zh=definition_zh,
        definition_en=definition_en,
        inverse=inverse,
        inverse_zh=inverse_zh,
        inverse_en=inverse_en,
        symmetric=symmetric,
        cues=tuple(_value(cue) for cue in term.get(NAMESPACE + "cue", [])),
        example=_first(term, _SKOS + "example"),
    )


def _ends(
    path: Path,
    name: str,
    term: Described,
    which: str,
    lineage: Mapping[str, tuple[str, ...]],
    classes: Mapping[str, ClassTerm],
) -> tuple[str, ...]:
    """Return the classes at one end: schema:domainIncludes where given, else the one rdfs:domain.

    OWL 2 RL has no union there, so rdfs:domain names a common superclass and the narrower list says
    which classes below it are meant.
    """
    bound = _own(term.get(_RDFS + which, []))
    if len(bound) != 1 or len(term[_RDFS + which]) != 1:
        raise SchemaError(f"{path}: zkg:{name} needs exactly one rdfs:{which}, a class of zonekg.ttl")
    ends = _own(term.get(f"{_SCHEMA}{which}Includes", [])) or bound
    for cls in (*bound, *ends):
        if cls not in lineage:
            raise SchemaError(f"{path}: the {which} of zkg:{name} names {cls}, which zonekg.ttl does not define")
        if bound[0] not in lineage[cls]:
            raise SchemaError(f"{path}: schema:{which}Includes {cls} does not lie below rdfs:{which} {bound[0]}")
    for cls in ends:
        if cls not in classes:
            raise SchemaError(f"{path}: {cls} labels no node; narrow rdfs:{which} by schema:{which}Includes")
    return ends


def _check_parents(relations: Mapping[str, RelationTerm], folder: Path, lineage: Mapping[str, tuple[str, ...]]) -> None:
    """Raise SchemaError where a relation's superrelation is missing or does not take its ends."""
    inverses = {term.inverse for term in relations.values()}
    for term in relations.values():
        path = folder / "relations" / f"{term.name}.ttl"
        if term.name in inverses or (term.inverse and term.inverse in relations):
            raise SchemaError(f"{path}: a relation and the inverse of another share a name")
        for name in term.parents:
            parent = relations.get(name)
            if parent is None:
                raise SchemaError(f"{path}: rdfs:subPropertyOf zkg:{name}, but relations/{name}.ttl does not exist")
            for narrow, wide in ((term.domain, parent.domain), (term.range, parent.range)):
                for cls in narrow:
                    if not set(wide) & set(lineage[cls]):
                        raise SchemaError(f"{path}: {term.name} takes {cls}, but {name} above it does not")


def _climb(
    name: str, parents: Mapping[str, tuple[str, ...]], path: Path, below: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return a class and all above it, nearest first."""
    if name in below:
        raise SchemaError(f"{path}: class {name} is its own superclass; break the circle")
    if name not in parents:
        raise SchemaError(f"{path}: {below[-1]} is a subclass of zkg:{name}, which is not defined")
    found = [name]
    for parent in parents[name]:
        found += [cls for cls in _climb(parent, parents, path, (*below, name)) if cls not in found]
    return tuple(found)


def _texts(path: Path, name: str, term: Described) -> tuple[str, str, str, str]:
    """Return zh and en label, zh and en definition."""
    texts = []
    for prefix, prop in (("rdfs:label", _RDFS + "label"), ("skos:definition", _SKOS + "definition")):
        for tag in ("zh-hans", "en"):
            found = [
                o.value for o in term.get(prop, []) if isinstance(o, ox.Literal) and (o.language or "").lower() == tag
            ]
            if len(found) != 1 or not found[0].strip():
                raise SchemaError(
                    f"{path}: zkg:{name} needs exactly one {prefix} @{'zh-Hans' if tag != 'en' else 'en'}"
                )
            texts.append(found[0])
    return texts[0], texts[1], texts[2], texts[3]


def _own(terms: Iterable[Node]) -> tuple[str, ...]:
    """Return the local names of those terms that lie in our namespace."""
    return tuple(v.removeprefix(NAMESPACE) for v in map(_value, terms) if v.startswith(NAMESPACE))


def _first(term: Described, prop: str) -> str:
    return _value(term[prop][0]) if term.get(prop) else ""


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else ""


def _either(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " or " + names[-1]

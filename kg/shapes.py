"""SHACL shapes that follow from the ontology: `python -m kg.shapes` writes `ontology/shapes.ttl` anew.

Core constraints only, since a SPARQL constraint costs more than all of these together. What is stated is checked
where it is described, so that a planned or negated statement is held to the same ends as one that is asserted.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.model import STATUSES
from kg.schema import NAMESPACE, ONTOLOGY, RelationTerm, Schema, load_schema

__all__ = ["FILE", "shapes"]

FILE = ONTOLOGY / "shapes.ttl"

_HEAD = """\
# Written by `python -m kg.shapes` from the ontology: change that, or the program, not this file.

@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix zkg: <https://w3id.org/zonekg/ontology#> .
@prefix zks: <https://w3id.org/zonekg/shapes#> .
"""

_TEXT = "sh:datatype xsd:string"
_NUMBER = "sh:or ( [ sh:datatype xsd:decimal ] [ sh:datatype xsd:integer ] [ sh:datatype xsd:double ] )"
_OFFSET = "sh:datatype xsd:nonNegativeInteger"
_DATE = r"[0-9]{4}(-Q[1-4]|-H[12]|-[0-9]{2}(-[0-9]{2})?)?"
_PERIOD = rf"^((\\.\\./)?{_DATE}|{_DATE}/{_DATE})$"


def shapes(schema: Schema) -> str:
    """Return the shapes of every class and relation of the ontology in Turtle."""
    blocks = [_HEAD, *_entities(schema), *_plumbing(schema), *_cube()]
    for relation in schema.relations.values():
        blocks += _relation(relation)
    return "\n".join(blocks)


def _entities(schema: Schema) -> Iterator[str]:
    """Yield the shape of anything named, then one for each class of such things."""
    yield _shape(
        "Entity",
        ("实体", "entity"),
        ["sh:targetClass zkg:Entity", "sh:nodeKind sh:IRI"],
        [
            "sh:path rdfs:label ; sh:minCount 1 ; sh:uniqueLang true ; sh:minLength 1",
            'sh:path skos:prefLabel ; sh:minCount 1 ; sh:maxCount 1 ; sh:languageIn ( "zh" ) ; sh:minLength 1',
            "sh:path skos:altLabel ; sh:disjoint skos:prefLabel ; sh:datatype rdf:langString",
        ],
    )
    apart = list(_disjoint())
    for name in schema.entity_classes:
        term = schema.classes[name]
        others = sorted({other for group in apart if name in group for other in group} - {name})
        own = [f"sh:targetClass zkg:{name}", "sh:node zks:Entity"]
        if others:
            own.append(f"sh:not [ {_any_of(others)} ]")
        chain = ["sh:path skos:inScheme ; sh:hasValue zkg:industryChains"] if name == "IndustryChain" else []
        yield _shape(name, (term.label_zh, term.label_en), own, chain)


def _plumbing(schema: Schema) -> Iterator[str]:
    """Yield the shapes of what statements are made of."""
    roots = [name for name in schema.entity_classes if len(schema.lineage[name]) == 1]
    about = f"sh:path zkg:subject ; sh:minCount 1 ; sh:maxCount 1 ; {_any_of(roots)}"
    relations = " ".join(f"zkg:{name}" for name in schema.relations)
    yield _shape("Passage", ("文段", "passage"), ["sh:targetClass zkg:Passage", "sh:nodeKind sh:IRI"], [])
    yield _shape(
        "Article",
        ("文章", "article"),
        ["sh:targetClass zkg:Article", "sh:nodeKind sh:IRI"],
        [
            *(f"sh:path zkg:{name} ; sh:minCount 1 ; sh:maxCount 1 ; {_TEXT}" for name in ("document", "text")),
            "sh:path zkg:number ; sh:minCount 1 ; sh:maxCount 1 ; sh:minInclusive 1",
            f"sh:path zkg:start ; sh:minCount 1 ; sh:maxCount 1 ; {_OFFSET} ; sh:lessThan zkg:stop",
            f"sh:path zkg:stop ; sh:minCount 1 ; sh:maxCount 1 ; {_OFFSET}",
            *(
                f"sh:path zkg:{name} ; sh:maxCount 1 ; {_TEXT}"
                for name in ("headline", "zone", "author", "outlet", "date", "content", "parts")
            ),
            "sh:path zkg:year ; sh:maxCount 1 ; sh:datatype xsd:integer",
            "sh:path zkg:yearInferred ; sh:maxCount 1 ; sh:datatype xsd:boolean",
            f"sh:path zkg:mentions ; {_any_of(roots)}",
        ],
    )
    yield _shape(
        "Mention",
        ("提及", "mention"),
        ["sh:targetClass zkg:Mention", "sh:nodeKind sh:IRI"],
        [
            f"sh:path zkg:mentionOf ; sh:minCount 1 ; sh:maxCount 1 ; {_any_of(roots)}",
            "sh:path zkg:mentionedIn ; sh:minCount 1 ; sh:maxCount 1 ; sh:class zkg:Article",
            f"sh:path zkg:name ; sh:minCount 1 ; sh:maxCount 1 ; {_TEXT} ; sh:minLength 1",
            "sh:path zkg:class ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( "
            + " ".join(f'"{name}"' for name in schema.entity_classes)
            + " )",
            f"sh:path zkg:home ; sh:maxCount 1 ; {_TEXT}",
        ],
    )
    yield _shape(
        "Evidence",
        ("证据", "evidence"),
        ["sh:targetClass zkg:Evidence", "sh:nodeKind sh:IRI"],
        [
            "sh:path oa:hasSource ; sh:minCount 1 ; sh:maxCount 1 ; sh:class zkg:Article",
            "sh:path ( oa:hasSelector oa:exact ) ; sh:minCount 1 ; sh:maxCount 1 ; sh:minLength 1",
            f"sh:path ( oa:hasSelector oa:start ) ; sh:minCount 1 ; sh:maxCount 1 ; {_OFFSET}",
            f"sh:path ( oa:hasSelector oa:end ) ; sh:minCount 1 ; sh:maxCount 1 ; {_OFFSET}",
            f"sh:path zkg:rule ; sh:minCount 1 ; sh:maxCount 1 ; {_TEXT} ; sh:minLength 1",
            "sh:path zkg:confidence ; sh:minCount 1 ; sh:maxCount 1 ; sh:minInclusive 0 ; sh:maxInclusive 1",
        ],
    )
    yield _shape(
        "Position",
        ("位置", "position"),
        ["sh:targetClass oa:TextPositionSelector"],
        ["sh:path oa:start ; sh:lessThan oa:end"],
    )
    yield _shape(
        "Statement",
        ("陈述", "statement"),
        [
            "sh:targetClass zkg:Statement",
            "sh:nodeKind sh:IRI",
            "sh:or ( [ sh:class rdf:Statement ] [ sh:class zkg:Observation ] [ sh:class zkg:Attribute ] )",
        ],
        [
            "sh:path zkg:status ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( "
            + " ".join(f'"{status}"' for status in STATUSES)
            + " )",
            "sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:class zkg:Evidence",
        ],
    )
    yield _shape(
        "Relation",
        ("两者之间的陈述", "statement between two things"),
        ["sh:targetClass rdf:Statement", "sh:class zkg:Statement"],
        [
            "sh:path rdf:subject ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ; sh:disjoint rdf:object",
            f"sh:path rdf:predicate ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {relations} )",
            "sh:path rdf:object ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI",
            *(f"sh:path zkg:{name} ; {_TEXT}" for name in schema.qualifiers),
        ],
    )
    yield _shape(
        "Observation",
        ("观测值", "observation"),
        [
            "sh:targetClass zkg:Observation",
            "sh:not [ sh:class zkg:Attribute ]",
            "sh:or ( [ sh:property [ sh:path zkg:value ; sh:minCount 1 ] ]"
            " [ sh:property [ sh:path zkg:yoy ; sh:minCount 1 ] ] )",
        ],
        [
            about,
            f"sh:path zkg:indicator ; sh:minCount 1 ; sh:maxCount 1 ; {_TEXT} ; sh:minLength 1",
            f"sh:path zkg:value ; sh:maxCount 1 ; {_NUMBER}",
            f"sh:path zkg:yoy ; sh:maxCount 1 ; {_NUMBER}",
            f'sh:path zkg:period ; sh:maxCount 1 ; {_TEXT} ; sh:pattern "{_PERIOD}" ; sh:severity sh:Warning',
            *(f"sh:path zkg:{name} ; sh:maxCount 1 ; {_TEXT}" for name in ("unit", "scope")),
        ],
    )
    yield _shape(
        "Attribute",
        ("属性", "attribute"),
        ["sh:targetClass zkg:Attribute"],
        [
            about,
            f"sh:path zkg:attribute ; sh:minCount 1 ; sh:maxCount 1 ; {_TEXT} ; sh:minLength 1",
            "sh:path zkg:value ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:Literal",
            f"sh:path zkg:unit ; sh:maxCount 1 ; {_TEXT}",
        ],
    )


def _cube() -> Iterator[str]:
    """Yield the shapes of the cells of the cube, and of the codes that they take."""
    once = "sh:minCount 1 ; sh:maxCount 1"
    yield _shape(
        "Cell",
        ("立方体单元", "cell of the cube"),
        ["sh:targetClass qb:Observation", "sh:class zkg:Observation"],
        [
            f"sh:path qb:dataSet ; {once} ; sh:class qb:DataSet",
            f"sh:path zkg:indicatorCode ; {once} ; sh:class zkg:Indicator",
            # described by the ontology, not by the data
            f"sh:path zkg:periodCode ; {once} ; sh:or ( [ sh:class zkg:Period ] [ sh:in ( zkg:noPeriod ) ] )",
            f"sh:path zkg:variant ; {once} ; {_TEXT}",
            "sh:path zkg:unitCode ; sh:maxCount 1 ; sh:class zkg:Unit",
        ],
    )
    yield _shape(
        "DataSet",
        ("数据集", "data set"),
        ["sh:targetClass qb:DataSet"],
        [f"sh:path qb:structure ; {once}", "sh:path rdfs:label ; sh:minCount 1 ; sh:uniqueLang true"],
    )
    for name, zh, en, scheme in (
        ("Indicator", "指标概念", "indicator concept", "indicators"),
        ("Period", "时期概念", "period concept", "periods"),
        ("Unit", "计量单位", "unit of measure", "units"),
    ):
        own = [f"sh:path skos:inScheme ; sh:hasValue zkg:{scheme}", f"sh:path skos:prefLabel ; {once}"]
        if name == "Period":
            dates = "sh:maxCount 1 ; sh:datatype xsd:date"
            own += [f"sh:path zkg:firstDay ; {dates} ; sh:lessThanOrEquals zkg:lastDay"]
            own += [f"sh:path zkg:lastDay ; {dates}"]
        if name == "Unit":
            own.append(f"sh:path zkg:factor ; sh:maxCount 1 ; sh:minExclusive 0 ; {_NUMBER}")
        yield _shape(name, (zh, en), [f"sh:targetClass zkg:{name}", "sh:class skos:Concept"], own)


def _relation(term: RelationTerm) -> Iterator[str]:
    """Yield the shape of the plain triples of a relation, and that of the statements described."""
    domain, range_ = _any_of(term.domain), _any_of(term.range)
    message = (
        f'sh:message "{term.name} goes from {_either(term.domain)} to {_either(term.range)}"@en , '
        f'"“{term.label_zh}”的主体须为 {"、".join(term.domain)}，客体须为 {"、".join(term.range)}"@zh-Hans'
    )
    labels = (term.label_zh, term.label_en)
    yield _shape(
        term.name,
        labels,
        [f"sh:targetSubjectsOf zkg:{term.name}", domain, message],
        [f"sh:path zkg:{term.name} ; {range_} ; {message}"],
    )
    # the statements of one relation are reached from the relation: SHACL core has no target by value
    yield _shape(
        f"{term.name}-described",
        labels,
        [f"sh:targetNode zkg:{term.name}"],
        [f"sh:path [ sh:inversePath rdf:predicate ] ; sh:node zks:{term.name}-ends ; {message}"],
    )
    yield _shape(f"{term.name}-ends", labels, [], [f"sh:path rdf:subject ; {domain}", f"sh:path rdf:object ; {range_}"])


def _shape(name: str, labels: tuple[str, str], own: list[str], properties: list[str]) -> str:
    zh, en = labels
    parts = [f'rdfs:label "{zh}"@zh-Hans , "{en}"@en', *own, *(f"sh:property [ {one} ]" for one in properties)]
    return f"zks:{name} a sh:NodeShape ;\n    " + " ;\n    ".join(parts) + " .\n"


def _any_of(classes: Iterable[str]) -> str:
    names = list(classes)
    if len(names) == 1:
        return f"sh:class zkg:{names[0]}"
    return "sh:or ( " + " ".join(f"[ sh:class zkg:{name} ]" for name in names) + " )"


def _either(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " or " + names[-1]


def _disjoint() -> Iterator[set[str]]:
    """Yield the sets of classes that the ontology holds apart."""
    owl, rdf = "http://www.w3.org/2002/07/owl#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    store = ox.Store()
    store.load(path=str(ONTOLOGY / "zonekg.ttl"), format=ox.RdfFormat.TURTLE)
    found = store.query(
        f"SELECT ?set ?class {{ ?set a <{owl}AllDisjointClasses> ; <{owl}members>/<{rdf}rest>*/<{rdf}first> ?class }}"
    )
    groups: dict[str, set[str]] = {}
    assert isinstance(found, ox.QuerySolutions)
    for solution in found:
        groups.setdefault(str(solution["set"]), set()).add(str(solution["class"])[1:-1].removeprefix(NAMESPACE))
    yield from groups.values()


if __name__ == "__main__":
    FILE.write_text(shapes(load_schema()), encoding="utf-8")

import shutil
from pathlib import Path

import pytest

from kg.errors import SchemaError
from kg.schema import ONTOLOGY, RESERVED_TYPES, cypher_type, load_schema, read_schema

SCHEMA = load_schema()
RELATIONS = list(SCHEMA.relations.values())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the ontology, to be broken."""
    for name in ("zonekg.ttl", "properties.ttl", "passages.ttl"):
        shutil.copy(ONTOLOGY / name, tmp_path)
    shutil.copytree(ONTOLOGY / "relations", tmp_path / "relations")
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# ---- what it holds


def test_a_copy_reads_as_the_original(folder):
    assert read_schema(folder) == SCHEMA


@pytest.mark.parametrize("term", RELATIONS, ids=lambda term: term.name)
def test_every_relation_is_described_in_full(term):
    assert term.domain and term.range
    assert all((term.label_zh, term.label_en, term.definition_zh, term.definition_en))
    assert term.symmetric or all((term.inverse, term.inverse_zh, term.inverse_en))
    assert term.cues and term.example
    assert term.cypher == cypher_type(term.name)
    assert {*term.domain, *term.range} <= SCHEMA.classes.keys()


def test_every_example_holds_a_cue_of_its_relation_or_reads_without():
    silent = [term.name for term in RELATIONS if not any(cue in term.example for cue in term.cues)]
    assert silent == []


def test_names_in_cypher_are_unique_and_free():
    types = [term.cypher for term in RELATIONS]
    assert len(set(types)) == len(types)
    assert not set(types) & RESERVED_TYPES
    assert not {name.upper() for name in SCHEMA.classes} & set(types)


def test_colours_are_told_apart():
    assert len({term.colour for term in SCHEMA.classes.values()}) == len(SCHEMA.classes)


def test_classes_that_only_group_are_no_labels():
    assert not {"Entity", "Passage", "Mention"} & SCHEMA.classes.keys()
    assert {"Article", "Evidence", "Statement"} & set(SCHEMA.entity_classes) == set()


def test_lineage_goes_up_nearest_first():
    assert SCHEMA.ancestors("FinancialInstitution") == ("FinancialInstitution", "Company", "Organization")
    assert SCHEMA.ancestors("Person") == ("Person",)
    assert SCHEMA.is_a("FinancialInstitution", "Organization")
    assert not SCHEMA.is_a("Organization", "Company")
    for ask in (
        lambda: SCHEMA.ancestors("Zoo"),
        lambda: SCHEMA.is_a("Zone", "Zoo"),
        lambda: SCHEMA.is_a("Zoo", "Zone"),
    ):
        with pytest.raises(SchemaError, match=r"'Zoo'.*zonekg\.ttl"):
            ask()


def test_qualifiers_are_those_below_qualifier():
    assert SCHEMA.qualifiers == ("title", "from", "to", "at")


@pytest.mark.parametrize(
    ("subject", "relation", "object_"),
    [
        ("Zone", "hosts", "FinancialInstitution"),  # a kind of company
        ("FinancialInstitution", "supplies", "Company"),
        ("Park", "organized", "Event"),
        ("Person", "authorOf", "Article"),
        ("Article", "publishedIn", "NewsOutlet"),
        ("Zone", "locatedIn", "Place"),
        ("Event", "locatedIn", "Place"),
    ],
)
def test_pairs_that_are_allowed(subject, relation, object_):
    assert SCHEMA.allows(subject, relation, object_) is None


@pytest.mark.parametrize(
    ("subject", "relation", "object_", "reason"),
    [
        ("Person", "hosts", "Company", "hosts goes from Zone, not from Person"),
        ("Zone", "hosts", "Zone", "hosts goes to Company, Park or SpecialtyTown, not to Zone"),
        ("Zone", "hosts", "Organization", "not to Organization"),  # the wider class is not enough
        ("Person", "locatedIn", "Place", "locatedIn goes from Organization, Project or Event, not from Person"),
        ("Person", "likes", "Place", "no relation 'likes'"),
        ("Person", "locatedInZone", "Zone", "no relation 'locatedInZone'"),  # inverses are not stated
        ("Alien", "hosts", "Company", "no class 'Alien'"),
        ("Zone", "hosts", "Entity", "no class 'Entity'"),
    ],
)
def test_pairs_that_are_not(subject, relation, object_, reason):
    assert reason in str(SCHEMA.allows(subject, relation, object_))


# ---- what is refused, with the file at fault


@pytest.mark.parametrize("name", ["zonekg.ttl", "properties.ttl", "passages.ttl"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(SchemaError, match=f"{name}: cannot be read"):
        read_schema(folder)


def test_a_folder_without_relations_is_named(folder):
    shutil.rmtree(folder / "relations")
    with pytest.raises(SchemaError, match="relations: no relation file"):
        read_schema(folder)


@pytest.mark.parametrize("bad", [b"zkg:hosts a", b"\xff\xfe<a>", b"@prefix zkg: <x"])
def test_a_file_that_is_no_turtle_is_named(folder, bad):
    (folder / "relations" / "hosts.ttl").write_bytes(bad)
    with pytest.raises(SchemaError, match=r"hosts\.ttl: is not valid Turtle"):
        read_schema(folder)


BROKEN_RELATIONS = {
    "other name": ("zkg:hosts a owl:ObjectProperty", "zkg:houses a owl:ObjectProperty", "must describe zkg:hosts"),
    "no object property": ("a owl:ObjectProperty ;", "a owl:DatatypeProperty ;", "must be an owl:ObjectProperty"),
    "no Chinese label": ('"承载"@zh-Hans ,', "", r"exactly one rdfs:label @zh-Hans"),
    "no English label": ('"承载"@zh-Hans , "hosts"@en', '"承载"@zh-Hans', r"exactly one rdfs:label @en"),
    "blank label": ('"hosts"@en', '" "@en', r"exactly one rdfs:label @en"),
    "two labels": ('"hosts"@en', '"hosts"@en , "houses"@en', r"exactly one rdfs:label @en"),
    "no definition": ("skos:definition", "skos:note", r"exactly one skos:definition @zh-Hans"),
    "no domain": ("rdfs:domain zkg:Zone ;", "", "exactly one rdfs:domain"),
    "two domains": ("rdfs:domain zkg:Zone ;", "rdfs:domain zkg:Zone , zkg:Park ;", "exactly one rdfs:domain"),
    "foreign range": ("rdfs:range zkg:Organization", "rdfs:range owl:Thing", "exactly one rdfs:range"),
    "unknown class": ("rangeIncludes zkg:Company", "rangeIncludes zkg:Firm", "names Firm"),
    "class outside the range": ("rangeIncludes zkg:Company", "rangeIncludes zkg:Person", "does not lie below"),
    "grouping as an end": ("rdfs:domain zkg:Zone ;", "rdfs:domain zkg:Entity ;", "Entity labels no node"),
    "second inverse": ("owl:inverseOf zkg:hosts", "owl:inverseOf zkg:signed", "locatedInZone belongs in a file"),
    "inverse without label": ('"located in zone"@en', '"located in zone"@fr', "zkg:locatedInZone needs exactly one"),
    "unknown parent": (
        "rdfs:domain zkg:Zone ;",
        "rdfs:domain zkg:Zone ; rdfs:subPropertyOf zkg:keeps ;",
        r"relations/keeps\.ttl does not exist",
    ),
    "parent with other ends": (
        "rdfs:domain zkg:Zone ;",
        "rdfs:domain zkg:Zone ; rdfs:subPropertyOf zkg:attended ;",
        "hosts takes Zone, but attended above it does not",
    ),
}


@pytest.mark.parametrize("case", BROKEN_RELATIONS)
def test_a_broken_relation_is_named(folder, case):
    old, new, reason = BROKEN_RELATIONS[case]
    change(folder / "relations" / "hosts.ttl", old, new)
    with pytest.raises(SchemaError, match=rf"relations/hosts\.ttl: .*{reason}"):
        read_schema(folder)


def test_a_relation_may_not_be_symmetric_and_have_an_inverse(folder):
    path = folder / "relations" / "cooperatesWith.ttl"
    inverse = (folder / "relations" / "supplies.ttl").read_text(encoding="utf-8").split("zkg:suppliedBy", 1)[1]
    turned = "zkg:suppliedBy" + inverse.replace("owl:inverseOf zkg:supplies", "owl:inverseOf zkg:cooperatesWith")
    (folder / "relations" / "supplies.ttl").unlink()
    path.write_text(path.read_text(encoding="utf-8") + "\n" + turned, encoding="utf-8")
    with pytest.raises(SchemaError, match=r"cooperatesWith\.ttl: .*symmetric.*suppliedBy"):
        read_schema(folder)


@pytest.mark.parametrize("name", ["in", "mentions", "Hosts", "has_part", "relation-x"])
def test_a_relation_needs_a_free_camel_case_name(folder, name):
    text = (folder / "relations" / "supplies.ttl").read_text(encoding="utf-8")
    path = folder / "relations" / f"{name}.ttl"
    text = text.split("zkg:suppliedBy")[0].replace("zkg:supplies", f"zkg:{name}")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError, match=rf"{name}\.ttl"):
        read_schema(folder)


def test_an_inverse_may_not_share_the_name_of_a_relation(folder):
    change(folder / "relations" / "supplies.ttl", "zkg:suppliedBy a", "zkg:builds a")
    with pytest.raises(SchemaError, match="share a name"):
        read_schema(folder)


BROKEN_CLASSES = {
    "no colour": ('zkg:colour "#D55E00" ; ', "", 'zonekg.ttl: class Zone needs a zkg:colour such as "#0072B2"'),
    "colour by name": ('"#D55E00"', '"red"', "not 'red'"),
    "unknown shape": ('"#D55E00" ; zkg:shape "star"', '"#D55E00" ; zkg:shape "blob"', "not 'blob'"),
    "no label": ('rdfs:label "开发区"@zh-Hans , "zone"@en', 'rdfs:label "开发区"@zh-Hans', "rdfs:label @en"),
    "unknown superclass": (
        "zkg:Zone a owl:Class ;\n    rdfs:subClassOf zkg:Organization",
        "zkg:Zone a owl:Class ;\n    rdfs:subClassOf zkg:Body",
        "Zone is a subclass of zkg:Body, which is not defined",
    ),
    "circle": (
        "zkg:Organization a owl:Class ;\n    rdfs:subClassOf ",
        "zkg:Organization a owl:Class ;\n    rdfs:subClassOf zkg:Zone , ",
        "its own superclass",
    ),
}


@pytest.mark.parametrize("case", BROKEN_CLASSES)
def test_a_broken_class_is_named(folder, case):
    old, new, reason = BROKEN_CLASSES[case]
    change(folder / "zonekg.ttl", old, new)
    with pytest.raises(SchemaError) as caught:
        read_schema(folder)
    assert reason in str(caught.value) and "zonekg.ttl" in str(caught.value)


def test_a_broken_property_is_named(folder):
    change(folder / "properties.ttl", '"单位"@zh-Hans , ', "")
    with pytest.raises(SchemaError, match=r"properties\.ttl: zkg:unit needs exactly one rdfs:label @zh-Hans"):
        read_schema(folder)


# ---- growth


def test_a_new_relation_is_one_file(folder):
    (folder / "relations" / "visited.ttl").write_text(
        """
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix zkg: <https://w3id.org/zonekg/ontology#> .
zkg:visited a owl:ObjectProperty ; rdfs:label "走访"@zh-Hans , "visited"@en ;
    skos:definition "人物到过该组织。"@zh-Hans , "The person has been to the organization."@en ;
    rdfs:domain zkg:Person ; rdfs:range zkg:Organization .
""",
        encoding="utf-8",
    )
    schema = read_schema(folder)
    assert schema.relations["visited"].cypher == "VISITED"
    assert schema.allows("Person", "visited", "Park") is None
    assert SCHEMA.relations.keys() == schema.relations.keys() - {"visited"}

"""Give the entities of an article identities that hold across articles.

An identity is a hash of the class, the name's key and, where the name alone does not tell, the zone in whose
context it was read: 运城市 is one place everywhere, but 王伟 of two zones stays two people. Nothing is
remembered between articles, so articles may be resolved in any order, alone, and in parallel.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.ids import digest, name_key
from kg.model import AnyStatement, Article, ArticleGraph, Attribute, Entity, Evidence, Statement
from kg.schema import load_schema

__all__ = ["entity_key", "local_name", "resolve", "unite"]

FOLDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Zone": (
        (r"经开区$", "经济技术开发区"),
        (r"高新区$", "高新技术产业开发区"),
        (r"高新技术开发区$", "高新技术产业开发区"),
    ),
    "GovernmentBody": ((r"经开区", "经济技术开发区"), (r"高新区", "高新技术产业开发区"), (r"管理委员会", "管委会")),
    "Place": ((r"(?<=..)省$|(?<=..)(?<!吉林)市$", ""),),
    "IndustryChain": ((r"(?<=..)(全?产业链|产业集群|产业)$", ""),),
}
"""Spellings of one name, class by class: pattern and replacement on the key.

县 stays, since 长治县 is not 长治市, and so does 吉林市, which lies in 吉林省.
"""

WORLDWIDE = {"Zone", "Place", "NewsOutlet", "IndustryChain", "Honour", "Product"}
"""Classes whose names mean the same thing in every zone."""

_PLACED = re.compile(
    r"^(?!(经济|技术|高新|产业|开发|示范|经开|工业|综合|保税|园|全|我)+[省市县区])(中共)?\w{2,}?[省市县区州盟旗镇乡]"
    r"|^(党中央|中共中央|中央|国务院|国家|全国|中国)"
)
_WORK = re.compile(
    r"城乡|乡村|城镇(?=化)|市场|(?:^|(?<=[和与及]))城市(?=管理|建设|更新|规划|运行)|市政(?=公用|管理|工程|园林)"
)
"""Words for what a body does that look as if they named a place: 住房和城乡建设局."""
_LEGAL = re.compile(r"..(有限责任公司|有限公司|股份公司|集团公司|合作社|合伙企业)$|(公司|集团).{2,}分公司$")
_TELLING: Mapping[str, re.Pattern[str]] = {
    # 运城市委 is one body wherever it is read; 市委 or 发展规划部 is another one in each zone
    "GovernmentBody": _PLACED,
    "EducationalInstitution": re.compile(r"^(?![省市县区]).{2,}(大学|学院|学校|中学|研究院|研究所)"),
    "Company": _LEGAL,
    "FinancialInstitution": re.compile(rf"^(?!(农村|农商|村镇|城市|商业|合作|各|多家)+银行$)..+银行|{_LEGAL.pattern}"),
}


_BEFORE_BODY = re.compile(r"^.*?(开发区|经开区|高新区|园区|示范区|保税区|集中区|片区)(?=..)|^\w{2,6}?[市县](?=[^委]..)")
_GOVERNING = re.compile(r"^(管委会|管理委员会|党工委|工委)$")


def local_name(name: str) -> str:
    """Return a body's name without the zone or city that it belongs to; what governs the zone is the zone: "".

    >>> local_name("青岚经开区经济发展局"), local_name("白石县税务局"), local_name("青岚高新区管委会")
    ('经济发展局', '税务局', '')
    """
    bare = _BEFORE_BODY.sub("", name_key(name))
    return "" if _GOVERNING.search(bare) else bare


def _folded(cls: str, name: str) -> str:
    """Return the key of a name with the spellings of its class folded.

    >>> _folded("Zone", "长治高新区"), _folded("Place", "运城市")
    ('长治高新技术产业开发区', '运城')
    """
    key = name_key(name)
    for pattern, replacement in FOLDS.get(cls, ()):
        key = re.sub(pattern, replacement, key)
    return key


def entity_key(entity: Entity, context: str = "") -> tuple[str, ...]:
    """Return what makes an entity itself: its class, its folded name and, if need be, its context.

    `context` stands in for the home of an entity that has none. Organisations and people are told apart by
    the zone they were read in unless their name is complete.

    >>> entity_key(Entity("x", "Company", "云杉", home="运城经开区"))
    ('Company', '云杉', '运城经济技术开发区')
    >>> entity_key(Entity("x", "Company", "云杉新材料有限公司", home="运城经开区"))
    ('Company', '云杉新材料有限公司', '')
    """
    key = _folded(entity.cls, entity.name)
    telling = _TELLING.get(entity.cls)
    if entity.cls in WORLDWIDE or (telling and telling.search(_WORK.sub("", key))):
        return (entity.cls, key, "")
    return (entity.cls, key, _folded("Zone", entity.home) if entity.home else context)


def _contexts(graph: ArticleGraph) -> Mapping[str, str]:
    """Return for the entities whose context is not simply their home zone what it is, by local id."""
    article = graph.article
    outlets = {article.outlet} - {""}
    names = {entity.id: entity.name for entity in graph.entities}
    authors: set[str] = set()
    posts: dict[str, set[str]] = {}
    dates: dict[str, str] = {}
    classes = {entity.id: entity.cls for entity in graph.entities}
    for statement in graph.statements:
        if isinstance(statement, Statement) and article.id in (statement.subject, statement.object):
            if statement.relation == "publishedIn":
                outlets.add(names.get(statement.object, ""))
            elif statement.relation == "authorOf":
                authors.add(statement.subject)
        elif isinstance(statement, Statement) and statement.relation == "holdsPost":
            body = "" if classes.get(statement.object) == "Zone" else local_name(names.get(statement.object, ""))
            posts.setdefault(statement.subject, set()).add(body)
        elif isinstance(statement, Attribute) and statement.attribute == "date":
            dates[statement.subject] = max(dates.get(statement.subject, ""), str(statement.value))
    # a reporter writes for an outlet or an account, not for the zone of the day
    outlet = min(outlets - {""}, default="")
    context = "outlet:" + name_key(outlet) if outlet else "document:" + article.document
    contexts = dict.fromkeys(authors, context)
    # who has a post somewhere is not whoever bears the name in the zone
    contexts |= {person: "post:" + min(bodies) for person, bodies in posts.items() if "" not in bodies} | contexts
    # a yearly meeting bears the same title each year
    events = (entity for entity in graph.entities if entity.cls == "Event" and article.year is not None)
    return contexts | {entity.id: dates.get(entity.id) or str(article.year) for entity in events}


def _global_id(entity: Entity, article: Article, zones: Mapping[str, str], contexts: Mapping[str, str]) -> str:
    """Return the opaque identifier of an entity across articles; `zones` names those of the article by local id."""
    home = zones.get(entity.home, entity.home) or article.zone
    key = entity_key(replace(entity, home=home), context=article.document)
    special = contexts.get(entity.id, "")
    if special.startswith(("outlet:", "document:")):
        key = (*key[:2], special)
    elif special:
        key = (*key, special)
    return f"{entity.cls.lower()}-{digest(*key)}"


def _merged(entities: Iterable[Entity]) -> Entity:
    """Return one entity for several of one id: the fullest name, the other forms as aliases."""
    entities = list(entities)
    # of two equally long forms the first read wins
    chosen = max(entities, key=lambda entity: len(entity.name))
    forms = dict.fromkeys(form for entity in entities for form in (entity.name, *entity.aliases))
    return replace(chosen, aliases=tuple(form for form in forms if form and form != chosen.name))


def _moved(statement: AnyStatement, ids: Mapping[str, str], symmetric: frozenset[str]) -> AnyStatement:
    """Return a statement about global ids; a relation without direction names the smaller id first."""
    subject = ids.get(statement.subject, statement.subject)
    if not isinstance(statement, Statement):
        return replace(statement, subject=subject)
    object_ = ids.get(statement.object, statement.object)
    if statement.relation in symmetric and object_ < subject:
        subject, object_ = object_, subject
    return replace(statement, subject=subject, object=object_)


def resolve(graph: ArticleGraph) -> ArticleGraph:
    """Return the graph with identities that hold across articles; entities that prove one become one.

    Statements that then say the same become one with the evidence of each. Nothing else is dropped.
    """
    contexts = _contexts(graph)
    zones = {entity.id: entity.name for entity in graph.entities if entity.cls == "Zone"}
    return unite(graph, {entity.id: _global_id(entity, graph.article, zones, contexts) for entity in graph.entities})


def unite(graph: ArticleGraph, ids: Mapping[str, str]) -> ArticleGraph:
    """Return the graph with other ids for its entities; those that share one become one, and so do statements.

    Nothing is lost: an entity keeps all forms of those that it was, a statement the evidence.
    """
    groups: dict[str, list[Entity]] = {}
    for entity in graph.entities:
        id = ids.get(entity.id, entity.id)
        groups.setdefault(id, []).append(replace(entity, id=id))
    symmetric = frozenset(term.name for term in load_schema().relations.values() if term.symmetric)
    said: dict[str, AnyStatement] = {}
    for statement in graph.statements:
        moved = _moved(statement, ids, symmetric)
        if moved.id in said:
            moved = replace(said[moved.id], evidence=_union(said[moved.id].evidence, moved.evidence))
        said[moved.id] = moved
    return ArticleGraph(graph.article, tuple(map(_merged, groups.values())), tuple(said.values()))


def _union(first: tuple[Evidence, ...], second: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the evidence of both, each once."""
    return tuple({evidence.id: evidence for evidence in (*first, *second)}.values())

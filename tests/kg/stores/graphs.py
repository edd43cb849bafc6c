"""Article graphs made by hand for the tests of stores: hostile text, and a small world in many versions."""

import json
import random
from collections.abc import Sequence

from kg.model import Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Part, Statement, Status
from kg.stores import Store

HOSTILE = (
    "青岚经开区",
    'Robert"); DROP TABLE 开发区;--',
    "`) DETACH DELETE (n",
    "'}) MATCH (n) DETACH DELETE n //",
    "\\u0027 OR 1=1 \\",
    "$props {row.id}",
    "a@b",
    "1.50",
    "𠮷野家🏭",
    " 两端有空格 ",
    "一行\r\n两行\n三行\t",
    "“引号”‘单’《书》",
    "Ünïcödé ﷽",
    "null",
    "\x07响铃",
)
"""Names that break careless queries, separators, encodings and trimming."""


ENDLESS = (
    "UNWIND range(1, 4000) AS a UNWIND range(1, 4000) AS b UNWIND range(1, 4000) AS c "
    "WITH a, b, c WHERE a * b * c = -1 RETURN count(*) AS n"
)
"""A query that no engine finishes in its life."""


def article(
    document: str = "报纸/a.txt", number: int = 1, text: str = "青岚经开区引进云杉机电公司。", **more: object
) -> Article:
    """Return an article that starts at offset 7 of its document."""
    fields: dict[str, object] = {"title": f"第{number}篇", "zone": "青岚经开区", "year": 2024} | more
    return Article(document, number, 7, 7 + len(text), text, **fields)  # type: ignore[arg-type]


def cite(
    article: Article, start: int = 0, stop: int = 5, rule: str = "hosts.引进", confidence: float = 0.9
) -> Evidence:
    """Return an evidence cut from the article."""
    first, last = article.start + start, article.start + stop
    return Evidence(article.id, first, last, article.cut(first, last), rule, confidence)


def hostile_graph(number: int = 1) -> ArticleGraph:
    """Return a graph in which every text is one that breaks something, and every field is used."""
    text = "。\n".join(HOSTILE) * 2
    one = article(
        'odd/"quote`.txt',
        number,
        text,
        title=HOSTILE[2],
        author=HOSTILE[3],
        outlet=HOSTILE[8],
        date="2024-04-12",
        year_inferred=True,
        parts=(Part("title", 7, 9), Part("body", 9, 30)),
    )
    zone = Entity("zone-b", "Zone", HOSTILE[1], HOSTILE[2:], HOSTILE[4])
    firms = [Entity(f"company-{at}`'\"", "Company", name, (name[::-1],)) for at, name in enumerate(HOSTILE)]
    bank = Entity("bank-a", "FinancialInstitution", "青岚农商银行")
    person = Entity("person-a", "Person", HOSTILE[8])
    outlet = Entity("outlet-a", "NewsOutlet", HOSTILE[11])
    evidence = (
        cite(one, 3, 9, 'rule"`', 1.0),
        Evidence(one.id, 9, 20, one.cut(9, 20), "other", 0.25, ("year", HOSTILE[5])),
    )
    posts = (("from", "2023"), ("title", HOSTILE[3]), ("weird key`", "x"), ("end", "2024"), ("status", "y"))
    statements = (
        Attribute("zone-b", "占地面积", 1.50, "亩", evidence=evidence[:1]),
        *(Statement("zone-b", "hosts", firm.id, evidence=evidence) for firm in firms),
        Statement("zone-b", "hosts", "bank-a", "planned", evidence=evidence[::-1]),
        Statement("zone-b", "hosts", "bank-a", "negated", evidence=evidence[:1]),
        Statement("person-a", "holdsPost", "zone-b", qualifiers=tuple(sorted(posts)), evidence=evidence[:1]),
        Statement("person-a", "authorOf", one.id, evidence=evidence[1:]),
        Statement(one.id, "publishedIn", "outlet-a", evidence=evidence[1:]),
        Statement("bank-a", "cooperatesWith", firms[0].id, "intended", (("at", "2024-04"),), evidence[:1]),
        Observation("zone-b", HOSTILE[5], "../2024-03-31", 46431.0, "万元", -5.5, HOSTILE[6], "stated", evidence),
        Observation("zone-b", "进出口总额", yoy=0.1, evidence=evidence[:1]),
        Observation("zone-b", "企业数", value=4, unit="家", evidence=evidence[:1]),
        Attribute("bank-a", "date", HOSTILE[7], evidence=evidence[:1]),
        Attribute("zone-b", "总投资", -0.0, evidence=evidence[:1]),
    )
    return ArticleGraph(one, (zone, *firms, bank, person, outlet), statements)


ARTICLES = tuple((document, number) for document in ("晨报.txt", "晚报.txt") for number in (1, 2, 3))
"""The places of the small world's articles."""
VERSIONS = 4


def world(place: tuple[str, int], version: int) -> ArticleGraph:
    """Return one version of an article of the small world, the same each time."""
    dice = random.Random(f"{place}{version}")
    document, number = place
    text = f"第{number}篇第{version}版：" + "青岚经开区招商引资，" * 3
    one = article(document, number, text, title=f"题{version}")
    pool = [
        ("zone-1", "Zone", ("青岚经开区", "青岚经济技术开发区", "青岚开发区", "青岚")),
        ("zone-2", "Zone", ("白石高新区", "白石区", "白石高新技术产业开发区")),
        ("company-1", "Company", ("云杉机电", "云杉公司", "云杉机电有限公司")),
        ("company-2", "Company", ("赤松新材", "赤松新材料公司")),
        ("bank-1", "FinancialInstitution", ("青岚银行", "青岚农商行")),
        ("person-1", "Person", ("何敏", "何主任")),
    ]
    entities = []
    for id, cls, names in pool:
        if dice.random() < 0.7 or id == "zone-1":
            forms = dice.sample(names, dice.randint(1, len(names)))
            entities.append(Entity(id, cls, forms[0], tuple(forms[1:]), dice.choice(("", "青岚经开区"))))
    dice.shuffle(entities)
    have = {entity.id for entity in entities}

    def evidence() -> tuple[Evidence, ...]:
        spans = dice.sample(range(10), dice.randint(1, 2))
        return tuple(cite(one, at, at + 6, "r", dice.choice((0.5, 0.7, 0.9))) for at in spans)

    statuses: tuple[Status, ...] = ("stated", "planned")
    said: list[Statement | Observation | Attribute] = []
    for subject, relation, object_ in (
        ("zone-1", "hosts", "company-1"),
        ("zone-1", "hosts", "company-2"),
        ("zone-2", "hosts", "company-1"),
        ("zone-1", "hosts", "bank-1"),
        ("person-1", "holdsPost", "zone-1"),
        ("person-1", "authorOf", one.id),
        ("company-1", "supplies", "company-2"),
    ):
        if have.issuperset({subject, object_} - {one.id}) and dice.random() < 0.6:
            titles = (("title", dice.choice(("主任", "书记"))),) if relation == "holdsPost" else ()
            said.append(Statement(subject, relation, object_, dice.choice(statuses), titles, evidence()))
    if dice.random() < 0.6:
        said.append(Observation("zone-1", "总产值", "2024-Q1", dice.choice((1.5, 2.0)), "亿元", evidence=evidence()))
    if dice.random() < 0.4:
        said.append(Attribute("zone-1", "面积", dice.choice(("三平方公里", 3.0)), evidence=evidence()))
    dice.shuffle(said)
    return ArticleGraph(one, tuple(entities), tuple(said))


def snapshot(store: Store) -> list[str]:
    """Return everything that a store holds, sorted, as an analyst can see it and beneath."""
    nodes = store.query("MATCH (n) RETURN n", limit=10**6).rows
    edges = store.query("MATCH ()-[r]->() RETURN r", limit=10**6).rows
    tallies = store.query("MATCH (n:Entity) RETURN n.id, n._forms, n._search", limit=10**6).rows
    plain = sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in (*nodes, *edges, *tallies))
    return [*plain, *map(repr, store.graphs())]


def one_way(
    subject: str = "zone-1", object_: str = "company-1", confidence: float = 0.9, number: int = 1
) -> ArticleGraph:
    """Return an article that says that a zone hosts a company."""
    place = article("a.txt", number)
    entities = (Entity(subject, "Zone", "青岚经开区"), Entity(object_, "Company", "云杉机电"))
    evidence = (cite(place, confidence=confidence),)
    return ArticleGraph(place, entities, (Statement(subject, "hosts", object_, evidence=evidence),))


def many(count: int, start: int = 1) -> Sequence[ArticleGraph]:
    """Return articles that share a zone and each bring companies of their own."""
    graphs = []
    for number in range(start, start + count):
        one = article("大报.txt", number, f"第{number}篇：青岚经开区引进企业，总产值{number}亿元。")
        zone = Entity("zone-1", "Zone", "青岚经开区" if number % 3 else "青岚经济技术开发区", ("青岚",))
        firms = [Entity(f"company-{number // 2}-{at}", "Company", f"企业{number // 2}之{at}") for at in range(4)]
        said = [Statement("zone-1", "hosts", firm.id, evidence=(cite(one), cite(one, 2, 6))) for firm in firms]
        figure = Observation("zone-1", "总产值", "2024", float(number), "亿元", evidence=(cite(one),))
        graphs.append(ArticleGraph(one, (zone, *firms), (*said, figure)))
    return graphs

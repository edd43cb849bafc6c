"""Article graphs in our own words for the tests of RDF, with the cases on which encodings break."""

from collections.abc import Sequence

from hypothesis import strategies as st

from kg.model import (
    STATUSES,
    AnyStatement,
    Article,
    ArticleGraph,
    Attribute,
    Entity,
    Evidence,
    Observation,
    Part,
    Statement,
)
from kg.schema import load_schema

FIRST = (
    "龙溪经开区\r\n龙溪经开区召开推进会\r\n龙溪经开区内的青禾新能源公司、\t“远山”材料公司满负荷生产，邮箱a@b，估值1.50亿元。\r\n"
    "管委会主任周恒主持会议。\r\n一季度规上工业总产值46431万元，同比下降5.5%。\r\n储能项目计划落户，云帆公司没有入驻。"
)
SECOND = "龙溪开发区动态\n青禾新能源公司落户龙溪开发区，云帆公司在龙溪开发区投产。\n海州大学与青禾新能源公司合作。"


def article(document: str, number: int, text: str, **more: object) -> Article:
    title = more.pop("title", text.split("\n")[0].strip())
    start = int(more.pop("start", 0))  # type: ignore[call-overload]
    return Article(document, number, start, start + len(text), text, str(title), **more)  # type: ignore[arg-type]


def quote(article: Article, words: str, rule: str = "test.rule", confidence: float = 1.0, **more: object) -> Evidence:
    start = article.start + article.text.index(words)
    return Evidence(article.id, start, start + len(words), words, rule, confidence, **more)  # type: ignore[arg-type]


def sample() -> tuple[ArticleGraph, ArticleGraph]:
    """Two articles that share entities and one statement, with each kind and each status of statement."""
    one = article(
        "page/龙溪 1.txt", 1, FIRST, title="龙溪经开区召开推进会", zone="龙溪经开区", author="方 宁", outlet="龙溪导报",
        date="2024-04-12", year=2024, year_inferred=True, start=7,
        parts=(Part("zone", 7, 12), Part("title", 14, 24), Part("body", 26, 7 + len(FIRST))),
    )  # fmt: skip
    zone = Entity("zone-1", "Zone", "龙溪经开区", ("开发区", "龙溪开发区"))
    green = Entity("company-1", "Company", "青禾新能源公司", ("青禾",), "龙溪经开区")
    far = Entity("company-2", "Company", "“远山”材料公司", home="龙溪经开区")
    cloud = Entity("company-3", "Company", "云帆公司")
    body = Entity("governmentbody-1", "GovernmentBody", "龙溪经开区管委会", ("管委会",))
    boss = Entity("person-1", "Person", "周恒")
    writer = Entity("person-2", "Person", "方宁")
    meeting = Entity("event-1", "Event", "龙溪经开区推进会", ("推进会", "会议"))
    project = Entity("project-1", "Project", "储能项目")
    chain = Entity("industrychain-1", "IndustryChain", "储能产业链")
    place = Entity("place-1", "Place", "龙溪")
    hosts = "龙溪经开区内的青禾新能源公司、\t“远山”材料公司满负荷生产"
    figure = "一季度规上工业总产值46431万元，同比下降5.5%"
    shared = quote(one, hosts, "hosts.list", 0.95)
    said: tuple[AnyStatement, ...] = (
        Statement("zone-1", "hosts", "company-1", evidence=(shared, quote(one, "青禾新能源公司", "hosts.name", 0.5))),
        Statement("zone-1", "hosts", "company-2", evidence=(shared,)),
        Statement("zone-1", "hosts", "company-3", "negated", evidence=(quote(one, "云帆公司没有入驻"),)),
        Statement("zone-1", "hasProject", "project-1", "planned", evidence=(quote(one, "储能项目计划落户"),)),
        Statement("project-1", "inChain", "industrychain-1", "intended", evidence=(quote(one, "储能项目"),)),
        Statement(
            "person-1", "holdsPost", "governmentbody-1", "stated", (("from", "2021-03"), ("title", "主任")),
            (quote(one, "管委会主任周恒"),),
        ),
        Statement("person-1", "chaired", "event-1", evidence=(quote(one, "周恒主持会议"),)),
        Statement("person-2", "authorOf", one.id, evidence=(quote(one, "龙溪经开区", "byline"),)),
        Statement("governmentbody-1", "partOf", "zone-1", "ended", evidence=(quote(one, "管委会"),)),
        Observation(
            "zone-1", "规上工业总产值", "2024-Q1", 46431.0, "万元", -5.5,
            evidence=(quote(one, figure, "figure", 0.9, inferred=("period", "year")),),
        ),
        Observation("zone-1", "规上工业总产值", yoy=-5.5, scope="一季度", evidence=(quote(one, figure, "f", 0.9),)),
        Attribute("company-1", "估值", 1.5, "亿元", evidence=(quote(one, "估值1.50亿元"),)),
        Attribute("company-1", "估值", "1.50", "亿元", evidence=(quote(one, "1.50亿元"),)),
        Attribute("company-1", "邮箱", "a@b", evidence=(quote(one, "a@b"),)),
        Attribute("company-2", "产量", 0.1 + 0.2, status="planned", evidence=(quote(one, "满负荷生产"),)),
    )  # fmt: skip
    first = ArticleGraph(one, (zone, green, far, cloud, body, boss, writer, meeting, project, chain, place), said)
    two = article("page/龙溪 2.txt", 3, SECOND)
    school = Entity("educationalinstitution-1", "EducationalInstitution", "海州大学")
    second = ArticleGraph(
        two,
        (Entity("zone-1", "Zone", "龙溪开发区"), Entity("company-1", "Company", "青禾新能源公司"), cloud, school),
        (
            Statement("zone-1", "hosts", "company-1", evidence=(quote(two, "青禾新能源公司落户龙溪开发区"),)),
            Statement("zone-1", "hosts", "company-3", evidence=(quote(two, "云帆公司在龙溪开发区投产"),)),
            Statement("company-1", "cooperatesWith", "educationalinstitution-1", evidence=(quote(two, "合作", "x"),)),
        ),
    )
    return first, second


def canonical(graphs: Sequence[ArticleGraph]) -> list[tuple[object, ...]]:
    """Return all that graphs hold in a form that compares equal whatever the order, evidence included."""

    def said(statement: AnyStatement) -> tuple[object, ...]:
        # repr, since 1 and 1.0 compare equal and evidence is left out of comparison
        evidence = sorted(repr((e.article, e.start, e.stop, e.quote, e.rule, float(e.confidence), sorted(e.inferred)))
                          for e in statement.evidence)  # fmt: skip
        return statement.id, type(statement).__name__, tuple(dict.fromkeys(evidence))

    return [
        (
            graph.article,
            sorted((e.id, e.cls, e.name, tuple(sorted(set(e.aliases))), e.home) for e in graph.entities),
            sorted(map(said, graph.statements)),
        )
        for graph in sorted(graphs, key=lambda graph: (graph.article.document, graph.article.number))
    ]


# ---- random graphs

_AWKWARD = "开发区企业1.50@\\\"'<>&\r\n\t{}^`|%#;，、。“”《》\u00a0\u2028\U0001f600"
_XML_CONTROLS = "".join(map(chr, {*range(32)} - {9, 10, 13})) + "\ufffe\uffff"
_ANY = st.sampled_from(_AWKWARD) | st.characters(exclude_categories=("Cs",))
_FIT_FOR_XML = st.sampled_from(_AWKWARD) | st.characters(exclude_categories=("Cs",), exclude_characters=_XML_CONTROLS)
_TEXT, _XML_TEXT = (st.text(alphabet, min_size=1, max_size=40) for alphabet in (_ANY, _FIT_FOR_XML))
_NUMBER = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**20), 10**20)


@st.composite
def graphs(draw: st.DrawFn, xml: bool = False) -> tuple[ArticleGraph, ...]:
    """Draw up to three articles over a common stock of entities; `xml` keeps to characters that XML holds."""
    text = _XML_TEXT if xml else _TEXT
    maybe = st.just("") | text
    schema = load_schema()
    stock = [
        (f"{cls.lower()}-{n}", cls)
        for n, cls in enumerate(draw(st.lists(st.sampled_from(schema.entity_classes), min_size=1, max_size=5)))
    ]
    stock += [("甲 /乙%20#", "Company")]
    found = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        start = draw(st.integers(0, 10**6))
        body = draw(text)
        parts = draw(st.lists(st.sampled_from(("zone", "title", "body", "author", "dateline")), max_size=2))
        page = Article(
            draw(text), number, start, start + len(body), body, draw(maybe), draw(maybe), draw(maybe), draw(maybe),
            draw(maybe), *draw(st.just((None, False)) | st.tuples(st.integers(1900, 2100), st.booleans())),
            tuple(Part(role, start, start + n) for n, role in enumerate(parts)),
        )  # fmt: skip
        entities = tuple(
            Entity(id, cls, draw(text), tuple(draw(st.lists(maybe, max_size=2))), draw(maybe)) for id, cls in stock
        )
        ends = st.sampled_from([id for id, _ in stock])
        said = draw(st.lists(_statements(ends, text, page), max_size=5))
        found.append(ArticleGraph(page, entities, tuple({one.id: one for one in said}.values())))
    return tuple({graph.article.id: graph for graph in found}.values())


@st.composite
def _statements(
    draw: st.DrawFn, ends: st.SearchStrategy[str], text: st.SearchStrategy[str], page: Article
) -> AnyStatement:
    maybe, status = st.just("") | text, draw(st.sampled_from(STATUSES))
    evidence = []
    for _ in range(draw(st.integers(1, 2))):
        low = draw(st.integers(0, len(page.text) - 1))
        high = draw(st.integers(low + 1, len(page.text)))
        evidence.append(
            Evidence(
                page.id, page.start + low, page.start + high, page.text[low:high], draw(text),
                draw(st.floats(0, 1)), tuple(sorted(draw(st.sets(text, max_size=2)))),
            )
        )  # fmt: skip
    cited = tuple(evidence)
    kind = draw(st.sampled_from("SOA"))
    if kind == "O":
        numbers = draw(st.none() | _NUMBER), draw(st.none() | _NUMBER)
        return Observation(
            draw(ends), draw(text), draw(maybe), numbers[0], draw(maybe), numbers[1], draw(maybe), status, cited
        )
    if kind == "A":
        return Attribute(draw(ends), draw(text), draw(_NUMBER | text), draw(maybe), status, cited)
    schema = load_schema()
    keys = draw(st.sets(st.sampled_from(schema.qualifiers)))
    pairs = tuple(sorted((key, draw(maybe)) for key in keys))
    subject, object_ = draw(ends | st.just(page.id)), draw(ends | st.just(page.id))
    return Statement(subject, draw(st.sampled_from(sorted(schema.relations))), object_, status, pairs, cited)

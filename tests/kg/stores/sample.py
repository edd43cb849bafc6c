"""A graph made by hand, rich enough for an analyst's questions: three zones, their firms, people, projects, figures."""

from collections.abc import Iterable

from kg.model import Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Statement, Status

ENTITIES = {
    "zone-q": ("Zone", "青岚经济技术开发区", ("青岚经开区",)),
    "zone-b": ("Zone", "白石高新技术产业开发区", ("白石高新区",)),
    "zone-l": ("Zone", "柳渡经济开发区", ()),
    "gov-q": ("GovernmentBody", "青岚经开区管委会", ()),
    "gov-b": ("GovernmentBody", "白石高新区管委会", ()),
    "gov-c": ("GovernmentBody", "青岚市委", ()),
    "co-ys": ("Company", "云杉机电有限公司", ("云杉机电",)),
    "co-cs": ("Company", "赤松新材料股份公司", ("赤松新材",)),
    "co-ld": ("Company", "蓝豆半导体有限公司", ("蓝豆",)),
    "co-hy": ("Company", "河鹰物流有限公司", ()),
    "co-xm": ("Company", "雪梅医药集团", ()),
    "co-tb": ("Company", "铜贝铜业有限公司", ("铜贝",)),
    "co-v": ("Company", "Vega Motors 青岚工厂", ()),
    "bank-q": ("FinancialInstitution", "青岚银行", ()),
    "edu-b": ("EducationalInstitution", "白石理工学院", ()),
    "park-q": ("Park", "青岚智造产业园", ()),
    "park-b": ("Park", "白石孵化器", ()),
    "town-l": ("SpecialtyTown", "柳渡竹器专业镇", ()),
    "p-he": ("Person", "何敏", ()),
    "p-lu": ("Person", "陆一舟", ()),
    "p-qin": ("Person", "秦朗", ()),
    "p-tan": ("Person", "谭青", ()),
    "p-writer": ("Person", "温小雨", ()),
    "ev-1": ("Event", "青岚经开区招商推介会", ("推介会",)),
    "ev-2": ("Event", "白石高新区银企对接会", ()),
    "ev-3": ("Event", "青岚经开区项目建设推进会", ()),
    "pj-1": ("Project", "云杉伺服电机项目", ()),
    "pj-2": ("Project", "赤松碳纤维二期项目", ()),
    "pj-3": ("Project", "蓝豆封测项目", ()),
    "ch-1": ("IndustryChain", "高端装备产业链", ()),
    "ch-2": ("IndustryChain", "新材料产业链", ()),
    "ch-3": ("IndustryChain", "铜基新材料产业链", ()),
    "pr-1": ("Product", "伺服电机", ()),
    "pr-2": ("Product", "碳纤维", ()),
    "ag-1": ("Agreement", "碳纤维供货协议", ()),
    "ho-1": ("Honour", "省级专精特新企业", ()),
    "ho-2": ("Honour", "国家级绿色工厂", ()),
    "pl-q": ("Place", "青岚市", ()),
    "pl-b": ("Place", "白石县", ()),
    "pl-s": ("Place", "岭东省", ()),
    "out-1": ("NewsOutlet", "岭东科技报", ()),
}

Said = tuple[object, ...]
ARTICLES: tuple[tuple[str, str, str, tuple[Said, ...]], ...] = (
    (
        "2024-03-18",
        "青岚经开区一季度开门红",
        "zone-q",
        (
            ("zone-q", "hosts", "co-ys"),
            ("zone-q", "hosts", "co-cs"),
            ("zone-q", "hosts", "co-v"),
            ("zone-q", "hosts", "park-q"),
            ("zone-q", "locatedIn", "pl-q"),
            ("co-ys", "inChain", "ch-1"),
            ("co-cs", "leadsChain", "ch-2"),
            ("zone-q", "focusesOn", "ch-1"),
            ("zone-q", "focusesOn", "ch-2"),
            ("p-he", "holdsPost", "gov-q", {"title": "主任", "from": "2023-02"}),
            ("gov-q", "partOf", "zone-q"),
            ("observe", "zone-q", "规上工业总产值", "2024-Q1", 46.5, "亿元", 5.5),
            ("observe", "zone-q", "固定资产投资", "2024-Q1", 12.0, "亿元", 8.1),
            ("observe", "zone-q", "新增企业", "2024-Q1", 12.0, "家", None),
        ),
    ),
    (
        "2024-04-12",
        "青岚经开区办推介会",
        "zone-q",
        (
            ("zone-q", "organized", "ev-1"),
            ("p-he", "attended", "ev-1"),
            ("p-he", "addressed", "ev-1"),
            ("p-lu", "attended", "ev-1"),
            ("p-qin", "chaired", "ev-1"),
            ("co-ys", "participatedIn", "ev-1"),
            ("bank-q", "participatedIn", "ev-1"),
            ("ev-1", "locatedIn", "pl-q"),
            ("zone-q", "hasProject", "pj-1"),
            ("co-ys", "builds", "pj-1"),
            ("zone-q", "hosts", "co-ld", "planned"),
            ("attribute", "pj-1", "总投资", 3.2, "亿元"),
            ("attribute", "pj-1", "占地面积", 120.0, "亩"),
            ("attribute", "ev-1", "date", "2024-04-12", ""),
        ),
    ),
    (
        "2024-04-20",
        "白石高新区银企对接",
        "zone-b",
        (
            ("zone-b", "organized", "ev-2"),
            ("p-lu", "attended", "ev-2"),
            ("p-tan", "addressed", "ev-2"),
            ("bank-q", "participatedIn", "ev-2"),
            ("zone-b", "hosts", "co-hy"),
            ("zone-b", "hosts", "co-xm"),
            ("zone-b", "hosts", "park-b"),
            ("zone-b", "locatedIn", "pl-b"),
            ("p-tan", "holdsPost", "gov-b", {"title": "党工委书记"}),
            ("p-lu", "holdsPost", "bank-q", {"title": "行长"}),
            ("gov-b", "partOf", "zone-b"),
            ("bank-q", "cooperatesWith", "zone-b", "intended"),
            ("observe", "zone-b", "规上工业总产值", "2024-Q1", 31.0, "亿元", -2.4),
        ),
    ),
    (
        "2024-07-05",
        "赤松二期开工",
        "zone-q",
        (
            ("zone-q", "hosts", "co-cs"),
            ("zone-q", "hasProject", "pj-2"),
            ("co-cs", "builds", "pj-2"),
            ("co-cs", "produces", "pr-2"),
            ("co-cs", "supplies", "co-v"),
            ("co-cs", "signed", "ag-1"),
            ("co-v", "signed", "ag-1"),
            ("co-cs", "receivedHonour", "ho-1"),
            ("co-cs", "receivedHonour", "ho-2"),
            ("pj-2", "inChain", "ch-2"),
            ("attribute", "pj-2", "总投资", 5.0, "亿元"),
        ),
    ),
    (
        "2024-07-18",
        "青岚经开区上半年运行平稳",
        "zone-q",
        (
            ("zone-q", "hosts", "co-ys"),
            ("zone-q", "hosts", "co-cs"),
            ("observe", "zone-q", "规上工业总产值", "2024-Q2", 49.0, "亿元", 6.2),
            ("observe", "zone-q", "规上工业总产值", "2024-Q1", 46.8, "亿元", 5.6),
            ("observe", "zone-q", "出口额", "2024-Q2", None, "", 12.5),
            ("co-ys", "produces", "pr-1"),
            ("co-ys", "receivedHonour", "ho-1"),
            ("co-ys", "appliedFor", "ho-2"),
            ("zone-q", "organized", "ev-3"),
            ("p-he", "chaired", "ev-3"),
            ("p-qin", "attended", "ev-3"),
        ),
    ),
    (
        "2024-08-02",
        "白石高新区引来物流龙头",
        "zone-b",
        (
            ("zone-b", "hosts", "co-hy"),
            ("co-hy", "supplies", "co-xm"),
            ("co-hy", "cooperatesWith", "edu-b"),
            ("edu-b", "focusesOn", "ch-1"),
            ("zone-b", "hosts", "co-ld", "negated"),
            ("zone-b", "hasProject", "pj-3", "planned"),
            ("observe", "zone-b", "规上工业总产值", "2024-Q2", 33.5, "亿元", 1.1),
            ("observe", "zone-b", "固定资产投资", "2024-Q2", 9.5, "亿元", None),
        ),
    ),
    (
        "2023-11-09",
        "柳渡竹器走出大山",
        "zone-l",
        (
            ("zone-l", "hosts", "town-l"),
            ("zone-l", "hosts", "co-tb", "ended"),
            ("co-tb", "inChain", "ch-3"),
            ("town-l", "receivedHonour", "ho-1"),
            ("pl-q", "containedInPlace", "pl-s"),
            ("pl-b", "containedInPlace", "pl-s"),
            ("p-qin", "holdsPost", "gov-c", {"title": "副书记", "to": "2023-12"}),
            ("gov-q", "partOf", "gov-c"),
        ),
    ),
)


def _statement(said: Said, evidence: tuple[Evidence, ...]) -> Statement | Observation | Attribute:
    match said:
        case ("observe", str(subject), str(indicator), str(period), value, str(unit), yoy):
            return Observation(subject, indicator, period, value, unit, yoy, evidence=evidence)  # type: ignore[arg-type]
        case ("attribute", str(subject), str(attribute), value, str(unit)):
            return Attribute(subject, attribute, value, unit, evidence=evidence)  # type: ignore[arg-type]
        case (str(subject), str(relation), str(object_), *rest):
            status: Status = next((part for part in rest if isinstance(part, str)), "stated")  # type: ignore[assignment]
            qualifiers = next((part for part in rest if isinstance(part, dict)), {})
            return Statement(subject, relation, object_, status, tuple(sorted(qualifiers.items())), evidence)
    raise AssertionError(said)


def sample() -> Iterable[ArticleGraph]:
    """Return the graphs of the sample, each with a by-line and an outlet."""
    for number, (date, title, zone, facts) in enumerate(ARTICLES, 1):
        name = ENTITIES[zone][1]
        sentences = [f"{title}，{name}第{at}件事见报。" for at in range(len(facts) + 2)]
        text = "".join(sentences)
        article = Article(
            document=f"岭东科技报/{date}.txt",
            number=number,
            start=0,
            stop=len(text),
            text=text,
            title=title,
            zone=name,
            author="温小雨",
            outlet="岭东科技报",
            date=date,
            year=int(date[:4]),
        )
        statements, start = [], 0
        lines = (*facts, ("p-writer", "authorOf", article.id), (article.id, "publishedIn", "out-1"))
        for at, (said, sentence) in enumerate(zip(lines, sentences, strict=True)):
            stop = start + len(sentence)
            confidence = (0.95, 0.9, 0.8, 0.7)[at % 4]
            evidence = Evidence(article.id, start, stop, sentence, f"rule.{at % 3}", confidence)
            statements.append(_statement(said, (evidence,)))
            start = stop
        used = dict.fromkeys(
            end for s in statements for end in (s.subject, getattr(s, "object", s.subject)) if end in ENTITIES
        )
        entities = (Entity(id, *ENTITIES[id]) for id in used)
        yield ArticleGraph(article, tuple(entities), tuple(statements))

"""Article graphs of made-up zones in any number, for tests, benchmarks and looking at pictures."""

import random
from collections.abc import Sequence

from kg.model import STATUSES, Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Part, Statement

PLACES = [
    "云州",
    "澄江",
    "平岳",
    "石渡",
    "临湖",
    "青冈",
    "白沙",
    "永丰",
    "东屏",
    "南麓",
    "柳泉",
    "金溪",
    "望海",
    "龙台",
    "松涧",
    "河曲口",
    "安岭",
    "长亭",
    "宁坡",
    "丹霞",
]
STEMS = [
    "恒",
    "瑞",
    "宏",
    "泰",
    "晶",
    "锐",
    "远",
    "诚",
    "鼎",
    "华",
    "启",
    "卓",
    "腾",
    "博",
    "嘉",
    "澜",
    "科",
    "辰",
    "拓",
    "凌",
]
TRADES = [
    "新材料",
    "精密制造",
    "光电",
    "生物医药",
    "智能装备",
    "食品",
    "绿色建材",
    "信息技术",
    "汽车零部件",
    "包装印刷",
]
CHAINS = ["高端装备制造", "新能源汽车", "铝基新材料", "光电信息", "生物医药", "特色食品", "节能环保", "数字经济"]
SURNAMES, GIVEN = (
    ["赵", "钱", "孙", "周", "吴", "郑", "冯", "陈", "褚", "卫", "蒋", "沈"],
    ["启明", "若兰", "建业", "文涛", "晓川", "立新", "思远", "海燕", "国栋", "雨桐", "向阳", "子墨"],
)
POSTS = ["党工委书记", "管委会主任", "管委会副主任", "总经济师", "招商部部长"]
HONOURS = ["省级企业技术中心", "国家级绿色工厂", "省级智能制造示范企业", "专精特新企业"]


class Writer:
    """Write one article at a time: each thing said gets a sentence of its own."""

    def __init__(self, number: int, zone: str) -> None:
        self.text, self.number, self.zone = f"{zone}纪事\n\n", number, zone
        self.head = len(self.text)
        self.entities: dict[str, Entity] = {}
        self.statements: list[Statement | Observation | Attribute] = []

    @property
    def article_id(self) -> str:
        return Article("made-up.txt", self.number, 0, 0, "", "").id

    def entity(self, cls: str, name: str, *aliases: str) -> str:
        id = f"{cls.lower()}-{name}"
        self.entities[id] = Entity(id, cls, name, aliases)
        return id

    def evidence(self, sentence: str, quote: str, *inferred: str) -> tuple[Evidence, ...]:
        start = len(self.text) + sentence.index(quote)
        self.text += sentence
        return (Evidence(self.article_id, start, start + len(quote), quote, "example.rule", 0.9, inferred),)

    def say(
        self, subject: str, relation: str, object: str, words: str, status: str = "stated", **qualifiers: str
    ) -> None:
        s, o = self.entities[subject].name, self.entities[object].name
        quote = f"{s}{words}{o}"
        evidence = self.evidence(f"记者从有关方面获悉，{quote}，各项工作有序推进。", quote)
        pairs = tuple(sorted(qualifiers.items()))
        self.statements.append(Statement(subject, relation, object, status, pairs, evidence))  # type: ignore[arg-type]

    def graph(self) -> ArticleGraph:
        date = f"2024-{1 + self.number % 12:02}-{1 + self.number % 28:02}"
        title = f"{self.zone}建设再上新台阶"
        stop = len(self.text)
        parts = (Part("title", 0, self.head), Part("body", self.head, stop))
        article = Article("made-up.txt", self.number, 0, stop, self.text, title, self.zone, date=date, parts=parts)
        return ArticleGraph(article, tuple(self.entities.values()), tuple(self.statements))


def zone_name(number: int) -> str:
    return (
        PLACES[number % len(PLACES)]
        + ("" if number < len(PLACES) else f"第{number // len(PLACES) + 1}")
        + "经济技术开发区"
    )


def article(number: int, companies: int = 8, chains: Sequence[str] = CHAINS) -> ArticleGraph:
    """Return what one article says of the zone of this number."""
    chance, name = random.Random(number), zone_name(number)
    write = Writer(number, name)
    zone = write.entity("Zone", name, name.replace("经济技术开发区", "经开区"))
    place = write.entity("Place", name[:2] + "市")
    body = write.entity("GovernmentBody", f"{name}管委会")
    event = write.entity("Event", f"{name}2024年项目建设推进会")
    write.say(zone, "locatedIn", place, "位于")
    write.say(body, "partOf", zone, "隶属于")
    write.say(zone, "organized", event, "召开")
    for post in chance.sample(POSTS, 3):
        person = write.entity(
            "Person", chance.choice(SURNAMES) + chance.choice(GIVEN) + ("" if number < 40 else str(number))
        )
        write.say(person, "holdsPost", body, "任职于", title=post)
        write.say(person, "attended", event, "出席")
        if post == "管委会主任":
            write.say(person, "chaired", event, "主持")
            write.say(person, "addressed", event, "讲话于")
    own_chains = [write.entity("IndustryChain", chain + "产业链") for chain in chance.sample(list(chains), 2)]
    for chain in own_chains:
        write.say(zone, "focusesOn", chain, "聚焦")
    park = write.entity("Park", f"{name[:2]}{chance.choice(TRADES)}产业园{'' if number < 20 else number}")
    write.say(zone, "hosts", park, "建有")
    for index in range(companies):
        stem = "".join(chance.sample(STEMS, 2)) + chance.choice(TRADES)
        company = write.entity("Company", f"{name[:2]}{stem}{'' if number < 20 else number}有限公司", stem[:2])
        write.say(zone, "hosts", company, "引进")
        write.say(company, "inChain" if index else "leadsChain", chance.choice(own_chains), "属于")
        if index % 3 == 0:
            project = write.entity(
                "Project", f"{stem}{'' if number < 20 else number}年产{chance.randint(2, 90)}万吨项目"
            )
            status = chance.choice(["stated", "planned", "planned"])
            write.say(zone, "hasProject", project, "谋划实施", status)
            write.say(company, "builds", project, "建设", status)
            quote = f"总投资{chance.randint(1, 40)}亿元"
            evidence = write.evidence(f"该项目{quote}。", quote)
            write.statements.append(
                Attribute(project, "总投资", float(chance.randint(1, 40)), "亿元", evidence=evidence)
            )
        if index % 4 == 1:
            honour = write.entity("Honour", chance.choice(HONOURS))
            write.say(company, "receivedHonour", honour, "获评")
        if index == 2:
            bank = write.entity("FinancialInstitution", f"{name[:2]}农商银行")
            write.say(company, "cooperatesWith", bank, "拟合作于", STATUSES[2 + number % 3])
    for indicator in ("规上工业总产值", "固定资产投资"):
        quote = f"{indicator}完成{chance.randint(10, 200)}亿元"
        evidence = write.evidence(f"一季度，全区{quote}，同比增长8.5%。", quote, "year")
        value = float(chance.randint(10, 200))
        write.statements.append(Observation(zone, indicator, "2024-Q1", value, "亿元", 8.5, evidence=evidence))
    return write.graph()


def articles(zones: int, companies: int = 8) -> list[ArticleGraph]:
    return [article(number, companies) for number in range(1, zones + 1)]

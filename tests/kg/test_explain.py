from kg.explain import explain
from kg.model import Article, ArticleGraph, Attribute, Entity, Evidence, Observation, Statement

TEXT = "云岭经开区讯 启明轴承落户\n云岭经开区，计划投产。一季度产值4亿元，同比下降2%，进口额3万美元。4月12日开工，启明轴承扎根开发区。"
ARTICLE = Article("pages/a.txt", 3, 0, len(TEXT), TEXT, "启明轴承落户")


def cited(quote: str, rule: str = "test.rule", inferred: tuple[str, ...] = ()) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(ARTICLE.id, start, start + len(quote), quote, rule, 0.9, inferred)


def lines(*statements: Statement | Observation | Attribute) -> list[str]:
    entities = (Entity("zone-1", "Zone", "云岭经开区"), Entity("company-1", "Company", "启明轴承"))
    return list(explain(ArticleGraph(ARTICLE, entities, statements)))


def test_the_article_comes_first() -> None:
    assert lines() == ["# pages/a.txt, article 3: 启明轴承落户"]


def test_each_place_shows_its_rule_and_its_words_among_their_neighbours() -> None:
    hosts = Statement(
        "zone-1", "hosts", "company-1", "planned",
        evidence=(cited("启明轴承落户\n云岭经开区", "hosts.settles"), cited("扎根开发区", "hosts.rooted")),
    )  # fmt: skip
    assert lines(hosts)[1:] == [
        "云岭经开区  hosts  启明轴承  [planned]",
        "    hosts.settles 0.9: 云岭经开区讯【启明轴承落户云岭经开区】，计划投产。一季度产值4",
        "    hosts.rooted 0.9: 额3万美元。4月12日开工，启明轴承【扎根开发区】。",
    ]


def test_figures_tell_amount_period_and_rate() -> None:
    output = Observation("zone-1", "产值", "2031-Q1", 4.0, "亿元", -2.0, "规上", evidence=(cited("产值4亿元"),))
    rate = Observation("zone-1", "出口额", yoy=3.5, evidence=(cited("进口额3万美元", inferred=("year",)),))
    date = Attribute("zone-1", "date", "2031-04-12", evidence=(cited("4月12日"),))
    told = lines(output, rate, date)
    assert told[1] == "云岭经开区  产值  规上  2031-Q1  4亿元  -2%"
    assert told[3] == "云岭经开区  出口额  +3.5%"
    assert told[4].startswith("    test.rule 0.9, inferred year: ")
    assert told[5] == "云岭经开区  date  2031-04-12"

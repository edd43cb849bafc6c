"""leadsChain: who is 链主 or 龙头 of which chain, and who is not."""

import pytest

from kg.model import Statement
from tests.loaders.said import graph, proof, said

FIRM, OTHER = "青槐精工有限公司", "栗原传动有限公司"
CHAIN, CLUSTER = "氢能产业链", "氢能产业集群"


def leaders(*paragraphs):
    return {(who, chain, *more) for who, _, chain, *more in said(*paragraphs, of=("leadsChain",))}


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        (f"氢能产业链链主企业{FIRM}投产。", CHAIN),
        (f"氢能产业链链主企业为{FIRM}。", CHAIN),
        (f"{FIRM}是氢能产业链链主。", CHAIN),
        (f"{FIRM}是氢能产业链的龙头企业。", CHAIN),
        (f"发挥{FIRM}氢能产业链“链主”作用。", CHAIN),
        (f"作为氢能产业链链主企业，{FIRM}去年扩产。", CHAIN),
        (f"以{FIRM}为链主的氢能产业链不断壮大。", CHAIN),
        (f"氢能产业集群以{FIRM}为龙头。", CLUSTER),
        (f"开发区培育氢能产业集群。该集群以{FIRM}为龙头。", CLUSTER),
        (f"氢能产业链不断延伸，发挥{FIRM}“链主”作用，引来配套企业。", CHAIN),
        (f"开发区做强氢能产业链。链主企业{FIRM}产值3亿元。", CHAIN),
        (f"开发区做强氢能产业链。其中，链主企业{FIRM}产值3亿元。", CHAIN),
        (f"氢能产业链产值30亿元。去年，{FIRM}作为龙头，带动作用明显。", CHAIN),
    ],
)
def test_who_leads_a_chain(sentence, chain):
    assert leaders(sentence) == {(FIRM, chain)}


@pytest.mark.parametrize(
    "sentence",
    [
        f"氢能产业链龙头企业为{FIRM}、{OTHER}。",
        f"氢能产业链由{FIRM}、{OTHER}共同担任链主。",
        f"聚焦氢能产业链，落地{FIRM}、{OTHER}等龙头企业。",
        f"开发区做强氢能产业链，去年引进{FIRM}、{OTHER}等一批链主企业。",
    ],
)
def test_leaders_that_are_enumerated_lead_together(sentence):
    assert leaders(sentence) == {(FIRM, CHAIN), (OTHER, CHAIN)}


def test_whom_the_leader_deals_with_does_not_lead():
    assert leaders(f"氢能产业链龙头企业{FIRM}向{OTHER}供货。") == {(FIRM, CHAIN)}


def test_the_leader_goes_to_the_nearest_chain():
    text = f"储能产业链不断延伸，氢能产业链有龙头企业{FIRM}。"
    assert leaders(text) == {(FIRM, CHAIN)}


def test_leaders_of_two_chains():
    text = f"氢能产业链以{FIRM}为龙头，储能产业链以{OTHER}为龙头。"
    assert leaders(text) == {(FIRM, CHAIN), (OTHER, "储能产业链")}


def test_who_no_longer_leads():
    assert leaders(f"{FIRM}不再担任氢能产业链链主。") == {(FIRM, CHAIN, "ended")}


def test_who_supports_the_leader_is_a_member():
    found = said(f"氢能产业集群以{FIRM}为龙头，{OTHER}为配套。", of=("leadsChain", "inChain"))
    assert found == {(FIRM, "leadsChain", CLUSTER), (OTHER, "inChain", CLUSTER)}


@pytest.mark.parametrize(
    "sentence",
    [
        f"以{FIRM}为引领、{OTHER}为支撑的氢能产业链不断壮大。",
        f"以{FIRM}为链主，{OTHER}等骨干企业协同的氢能产业链不断壮大。",
    ],
)
def test_the_leader_of_a_chain_and_those_around_it(sentence):
    found = said(sentence, of=("leadsChain", "inChain"))
    assert found == {(FIRM, "leadsChain", CHAIN), (OTHER, "inChain", CHAIN)}


def test_a_leader_named_before_its_chain_leads_the_next_one():
    assert leaders(f"龙头企业{FIRM}投产，氢能产业链不断延伸。") == {(FIRM, CHAIN)}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{FIRM}是龙头企业。",
        f"氢能产业链龙头作用明显，{FIRM}投产。",
        f"氢能产业链缺少链主，{FIRM}投产。",
        f"开发区实行氢能产业链链长制，何静担任链长，{FIRM}产值3亿元。",
        f"氢能产业集群以{FIRM}、{OTHER}为骨干。",
        f"氢能产业链不断延伸，{FIRM}、{OTHER}等企业投产。",
        f"开发区做强氢能产业链和储能产业链。{FIRM}投产。",
    ],
)
def test_who_leads_nothing(sentence):
    assert leaders(sentence) == set()


def test_the_proof_names_leader_and_chain():
    found = graph(f"去年，{FIRM}是氢能产业链链主，产值3亿元。")
    (statement,) = (s for s in found.statements if isinstance(s, Statement) and s.relation == "leadsChain")
    evidence = statement.evidence[0]
    assert evidence.quote == f"{FIRM}是氢能产业链链主"
    assert found.article.text[evidence.start : evidence.stop] == evidence.quote


@pytest.mark.parametrize(
    ("rule", "text", "quote"),
    [
        ("chain.leader", f"氢能产业链链主企业{FIRM}投产。", f"氢能产业链链主企业{FIRM}投产"),
        ("chain.leader_listed", f"聚焦氢能产业链，落地{FIRM}等龙头企业。", f"氢能产业链，落地{FIRM}等龙头企业"),
        ("chain.leader_near", f"氢能产业链产值30亿元。去年，{FIRM}作为龙头，不断扩产。", f"{FIRM}作为龙头"),
        (
            "chain.around_leader",
            f"以{FIRM}为引领、{OTHER}为支撑的氢能产业链不断壮大。",
            f"以{FIRM}为引领、{OTHER}为支撑的氢能产业链",
        ),
    ],
)
def test_each_rule_cuts_out_the_words_it_read(rule, text, quote):
    assert proof(text, rule) == (quote, quote)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("青槐精工有限公司不是氢能产业链链主企业。", "negated"),
        ("青槐精工有限公司有望成为氢能产业链链主企业。", "intended"),
        ("开发区将青槐精工有限公司培育成氢能产业链链主企业。", "planned"),
    ],
)
def test_whoever_is_not_yet_or_never_leader_is_no_leader(sentence, status):
    found = said(sentence, of=("leadsChain",))
    assert found == {("青槐精工有限公司", "leadsChain", "氢能产业链", status)}


@pytest.mark.parametrize(
    "text",
    [
        "作为链主企业，青槐电器有限公司带动上下游20多家企业落户，形成了完整的智能家电产业链。",
        "充分发挥青槐电器有限公司的龙头牵引作用，做大做强智能家电产业链。",
        "由青槐电器有限公司领衔的智能家电产业链去年实现产值180亿元。",
        "智能家电产业链（链主企业：青槐电器有限公司）现有企业42家。",
        "一是做强智能家电产业链。以青槐电器有限公司为链主，引进上下游企业12家。",
        "链主青槐电器有限公司带动上下游28家企业集聚，智能家电产业链加速成型。",
        "依托青槐电器有限公司龙头带动，南溪经济开发区着力打造智能家电产业链。",
        "（一）智能家电产业链。龙头企业青槐电器有限公司空调扩产项目热试成功。",
    ],
)
def test_leaders_away_from_their_chain(text):
    assert said(text, of=("leadsChain",)) == {("青槐电器有限公司", "leadsChain", "智能家电产业链")}


def test_a_title_of_agriculture_leads_no_chain():
    text = "农业产业化国家重点龙头企业青槐食品有限公司位于园区东部。绿色食品产业链去年实现产值60亿元。"
    assert said(text, of=("leadsChain",)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "在智能家电产业链，青槐电器有限公司担当链主，栗原电机有限公司环绕四周。",
        "智能家电产业链去年产值212亿元。青槐电器有限公司年产空调90万台，是当地链主企业。",
        "智能家电产业链形成了以青槐电器有限公司为核心，栗原电机有限公司为骨干的格局。",
    ],
)
def test_leaders_by_what_is_said_of_them(text):
    assert said(text, of=("leadsChain",)) == {("青槐电器有限公司", "leadsChain", "智能家电产业链")}


def test_two_chains_of_one_sentence_with_a_leader_each():
    text = "园区形成了以青槐颜料有限公司为龙头的有机颜料产业集群和以栗原材料有限公司为龙头的针状焦产业集群。"
    assert said(text, of=("leadsChain",)) == {
        ("青槐颜料有限公司", "leadsChain", "有机颜料产业集群"),
        ("栗原材料有限公司", "leadsChain", "针状焦产业集群"),
    }


def test_each_leads_the_chain_of_its_place():
    text = "园区确定青槐显示有限公司、栗原汽车有限公司分别为新型显示、新能源汽车产业链链主。"
    assert said(text, of=("leadsChain",)) == {
        ("青槐显示有限公司", "leadsChain", "新型显示产业链"),
        ("栗原汽车有限公司", "leadsChain", "新能源汽车产业链"),
    }


def test_the_leader_of_an_industry_that_is_no_chain_by_name():
    text = "以青槐食品有限公司为龙头的绿色食品产业吸引栗原包装有限公司等上下游企业集聚。"
    assert said(text, of=("leadsChain", "inChain")) == {
        ("青槐食品有限公司", "leadsChain", "绿色食品产业"),
        ("栗原包装有限公司", "inChain", "绿色食品产业"),
    }


def test_leaders_named_after_their_chains():
    text = "园区有新型显示、新能源汽车两条产业链，链主分别是青槐显示有限公司和栗原汽车有限公司。"
    assert said(text, of=("leadsChain",)) == {
        ("青槐显示有限公司", "leadsChain", "新型显示产业链"),
        ("栗原汽车有限公司", "leadsChain", "新能源汽车产业链"),
    }


def test_one_firm_at_the_core_leads_and_is_not_named_a_member_besides():
    text = "装备制造产业链以青槐精工有限公司为核心，聚集了栗原铸造有限公司等企业。"
    assert said(text, of=("leadsChain", "inChain")) == {
        ("青槐精工有限公司", "leadsChain", "装备制造产业链"),
        ("栗原铸造有限公司", "inChain", "装备制造产业链"),
    }


def test_a_leader_behind_a_semicolon_does_not_lead_the_chain_before_it():
    text = "新能源产业已形成光伏全产业链，产值35亿元；智能制造以青槐机械有限公司为龙头，吸引配套企业13家。"
    assert said(text, of=("leadsChain",)) == set()

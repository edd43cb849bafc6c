"""inChain and focusesOn: which chains the zone develops, who is in them, and who is only named beside them."""

import pytest

from kg.model import Statement
from tests.loaders.said import ZONE, graph, proof, said

FIRM, OTHER = "青槐精工有限公司", "栗原传动有限公司"
CHAIN = "氢能产业链"


def members(*paragraphs):
    return {(who, chain, *more) for who, _, chain, *more in said(*paragraphs, of=("inChain",))}


def focus(*paragraphs):
    return {(who, chain, *more) for who, _, chain, *more in said(*paragraphs, of=("focusesOn",))}


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        (f"{FIRM}、{OTHER}等一批氢能产业链上下游企业落户。", CHAIN),
        (f"氢能产业链企业{FIRM}、{OTHER}投产。", CHAIN),
        (f"开发区围绕氢能产业链，引进{FIRM}、{OTHER}等上下游企业。", CHAIN),
        (f"{FIRM}、{OTHER}等企业聚集于此，氢能产业集群加速成形。", "氢能产业集群"),
        (f"{FIRM}、{OTHER}等12家氢能企业落户。氢能产业链产值增长。", CHAIN),
        (f"氢能产业是全区的首位产业。开发区引进{FIRM}、{OTHER}等骨干企业。", "氢能产业"),
        (f"开发区做强氢能产业链。{FIRM}、{OTHER}等配套企业相继落户。", CHAIN),
        (f"氢能产业集群以{FIRM}、{OTHER}为骨干。", "氢能产业集群"),
    ],
)
def test_companies_enumerated_with_a_chain_are_in_it(sentence, chain):
    assert members(sentence) == {(FIRM, chain), (OTHER, chain)}


def test_the_chain_of_another_paragraph_is_not_meant():
    assert members("氢能产业是全区的首位产业。", f"开发区引进{FIRM}、{OTHER}等骨干企业。") == set()


def test_only_those_who_are_enumerated_are_members():
    assert members(f"{FIRM}投产带动{OTHER}等一批氢能产业链上下游企业落户。") == {(OTHER, CHAIN)}


def test_a_list_of_members_ends_where_the_sentence_turns():
    found = members(f"氢能产业链企业包括{FIRM}、{OTHER}，禾沐电机有限公司纳税。")
    assert found == {(FIRM, CHAIN), (OTHER, CHAIN)}


def test_suppliers_of_a_chain_that_their_own_sentence_names():
    found = members(f"{FIRM}、{OTHER}增资。氢能产业链上，禾沐电机有限公司等配套企业落户。")
    assert found == {("禾沐电机有限公司", CHAIN)}


def test_who_is_apart_from_the_backbone_of_the_sentence_after():
    found = members(f"氢能产业是全区的首位产业。{FIRM}去年扩产，{OTHER}等骨干企业投产。")
    assert found == {(OTHER, "氢能产业")}


@pytest.mark.parametrize(
    ("sentence", "member"),
    [
        (f"{FIRM}填补了全区氢能产业链空白。", FIRM),
        (f"{FIRM}去年投产，延伸了氢能产业链。", FIRM),
        (f"{FIRM}是氢能产业链的重要一环。", FIRM),
        (f"{FIRM}属于氢能产业链。", FIRM),
        (f"氢能产业链不断延伸，{FIRM}达产。", FIRM),
        ("精密轴承生产项目属于氢能产业链。", "精密轴承生产项目"),
    ],
)
def test_who_is_said_to_be_in_a_chain(sentence, member):
    assert members(sentence) == {(member, CHAIN)}


@pytest.mark.parametrize(
    "sentence",
    [
        f"氢能产业链不断延伸，{FIRM}与云河银行签订协议。",
        f"氢能产业链不断延伸，{FIRM}向居民表示感谢。",
        f"氢能、储能两大产业链不断壮大，{FIRM}投产。",
        f"开发区做强氢能产业链。{FIRM}缴纳了税款。",
        f"{FIRM}、{OTHER}等12家储能企业落户。",
        f"开发区做强氢能产业链。储能产业链也在延伸。{FIRM}产值3亿元。",
        f"{FIRM}不属于氢能产业链。",
        f"{FIRM}负责人介绍氢能产业链。",
        f"{FIRM}等配套企业落户。",
        f"氢能产业链不断延伸，引进的团队与{FIRM}签订协议。",
    ],
)
def test_who_is_only_named_beside_a_chain(sentence):
    assert not any(len(found) == 2 for found in members(sentence))


def test_of_two_chains_the_nearer_one_before_counts():
    found = members(f"氢能产业链不断延伸，{FIRM}达产；储能产业链取得突破，{OTHER}投产。")
    assert found == {(FIRM, CHAIN), (OTHER, "储能产业链")}


def test_a_leader_is_not_a_member_besides():
    found = said(f"氢能产业链链主企业{FIRM}投产，引进{OTHER}等上下游企业。", of=("inChain", "leadsChain"))
    assert found == {(FIRM, "leadsChain", CHAIN), (OTHER, "inChain", CHAIN)}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("开发区聚焦氢能产业链。", ()),
        ("开发区培育壮大氢能产业链。", ()),
        ("氢能产业链实现产值30亿元。", ()),
        ("开发区将培育氢能产业链。", ("planned",)),
        ("开发区谋划布局氢能产业链。", ("planned",)),
    ],
)
def test_the_zone_focuses_on_its_chains(sentence, status):
    assert focus(sentence) == {(ZONE, CHAIN, *status)}


def test_the_first_saying_decides_and_is_not_repeated():
    assert focus("开发区聚焦氢能产业链。", "开发区将延伸氢能产业链。") == {(ZONE, CHAIN)}


@pytest.mark.parametrize(
    "sentence",
    [
        "国内氢能产业链日趋完善。",
        "全省氢能产业链日趋完善。",
        "浙江省氢能产业链有企业30家。",
        f"{FIRM}是氢能产业链的重要一环。",
        "精密轴承生产项目属于氢能产业链。",
        "开发区延伸产业链条，培育产业集群。",
    ],
)
def test_chains_that_are_not_the_zones(sentence):
    assert focus(sentence) == set()


def test_counted_clusters_are_as_many_chains():
    found = focus("开发区聚焦氢能、储能、光伏三大产业集群。")
    assert found == {(ZONE, f"{industry}产业集群") for industry in ("氢能", "储能", "光伏")}


def test_a_specialty_town_focuses_beside_the_zone():
    assert ("苇塘轴承专业镇", CHAIN) in focus("苇塘轴承专业镇围绕氢能产业链发展。")


def test_a_cluster_that_the_text_comes_back_to_is_the_one_named_before():
    found = members(f"开发区培育氢能产业集群。该集群以{FIRM}、{OTHER}为骨干。")
    assert found == {(FIRM, "氢能产业集群"), (OTHER, "氢能产业集群")}


def test_the_proof_reaches_from_the_first_member_to_the_chain():
    sentence = f"{FIRM}、{OTHER}等一批氢能产业链上下游企业落户"
    found = graph(f"去年，{sentence}。")
    proofs = [s.evidence[0] for s in found.statements if isinstance(s, Statement) and s.relation == "inChain"]
    assert {proof.quote for proof in proofs} == {sentence}
    assert {proof.rule for proof in proofs} == {"chain.listed"}
    assert all(found.article.text[proof.start : proof.stop] == proof.quote for proof in proofs)


@pytest.mark.parametrize(
    ("rule", "text", "quote"),
    [
        ("chain.focus", "去年，开发区聚焦氢能产业链，成效明显。", "开发区聚焦氢能产业链"),
        ("chain.member", f"去年，{FIRM}填补了全区氢能产业链空白。", f"{FIRM}填补了全区氢能产业链空白"),
        ("chain.listed", f"氢能产业链企业{FIRM}投产，成效明显。", f"氢能产业链企业{FIRM}投产"),
        ("chain.same_sentence", f"氢能产业链不断延伸，{FIRM}达产。", f"氢能产业链不断延伸，{FIRM}达产"),
        ("chain.gathered", f"{FIRM}聚集于此，氢能产业集群成形。", f"{FIRM}聚集于此，氢能产业集群"),
        ("chain.kind", f"{FIRM}等12家氢能企业落户。开发区聚焦氢能产业链。", f"{FIRM}等12家氢能企业"),
        ("chain.next_sentence", f"氢能产业是首位产业。开发区引进{FIRM}等骨干企业。", f"开发区引进{FIRM}"),
        ("chain.supporting", f"开发区聚焦氢能产业链。{FIRM}等配套企业落户。", f"{FIRM}等配套企业"),
    ],
)
def test_each_rule_cuts_out_the_words_it_read(rule, text, quote):
    assert proof(text, rule) == (quote, quote)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("开发区不再发展氢能产业链。", {(ZONE, "focusesOn", "氢能产业链", "ended")}),
        ("开发区暂不布局氢能产业链。", {(ZONE, "focusesOn", "氢能产业链", "negated")}),
        ("云河高新区聚焦氢能产业链，集聚企业20家。", {("云河高新区", "focusesOn", "氢能产业链")}),
        ("南溪经济开发区召开氢能产业链供需对接会，34家企业到会。", {(ZONE, "focusesOn", "氢能产业链")}),
        (
            "投资投向了氢能源和安全应急两条产业链。",
            {(ZONE, "focusesOn", "氢能源产业链"), (ZONE, "focusesOn", "安全应急产业链")},
        ),
        (
            "开发区重点培育光电信息、智能家居两大产业集群。",
            {(ZONE, "focusesOn", "光电信息产业集群"), (ZONE, "focusesOn", "智能家居产业集群")},
        ),
    ],
)
def test_a_chain_given_up_or_of_another_zone(sentence, found):
    assert said(sentence, of=("focusesOn",)) == found


def test_a_chain_without_a_zone_is_nobodys_focus():
    assert said("当地重点发展氢能产业链，产值超10亿元。", zone="", of=("focusesOn",)) == set()

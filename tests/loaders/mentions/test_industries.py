"""Industries that a zone calls its own, and those of which it only speaks."""

import pytest

from tests.loaders.said import ZONE, graph, names, said


def industries(*paragraphs):
    return names("IndustryChain", *paragraphs)


@pytest.mark.parametrize(
    "sentence",
    [
        "氢能、储能两大主导产业产值增长。",
        "开发区主导产业为氢能、储能。",
        "开发区主导产业包括氢能、储能。",
        "开发区围绕氢能、储能产业布局。",
        "开发区做强氢能和储能产业。",
        "以氢能、储能为主导的产业体系初步形成。",
        "开发区形成氢能、储能两大产业。",
    ],
)
def test_leading_industries_are_chains_of_the_zone(sentence):
    assert industries(sentence) == {"氢能产业", "储能产业"}
    assert said(sentence, of=("focusesOn",)) == {
        (ZONE, "focusesOn", "氢能产业"),
        (ZONE, "focusesOn", "储能产业"),
    }


def test_as_many_as_are_counted():
    found = industries("氢能、储能、光伏、风电四大主导产业产值增长。")
    assert found == {f"{industry}产业" for industry in ("氢能", "储能", "光伏", "风电")}


def test_the_leading_industry_in_a_sentence_of_its_own():
    assert industries("氢能产业是全区的首位产业。") == {"氢能产业"}


def test_an_industry_whose_chain_is_named_is_that_chain():
    assert industries("开发区做强氢能产业链。氢能、储能两大主导产业产值增长。") == {"氢能产业链", "储能产业"}


@pytest.mark.parametrize(
    "sentence",
    [
        "开发区推进产业转移，发展壮大产业工人队伍。",
        "开发区设立产业基金，建设产业园区。",
        "开发区发展主导产业。",
        "居民发展种植。",
        "何静调研氢能、储能项目。",
        "开发区谋划氢能产业项目3个。",
    ],
)
def test_words_that_name_no_industry_of_the_zone(sentence):
    assert industries(sentence) == set()


def test_the_proof_holds_the_industry():
    found = graph("去年，开发区主导产业为氢能、储能，产值3亿元。")
    proofs = [s.evidence[0] for s in found.statements if getattr(s, "relation", "") == "focusesOn"]
    assert {proof.quote for proof in proofs} == {"开发区主导产业为氢能、储能"}
    assert all(found.article.text[proof.start : proof.stop] == proof.quote for proof in proofs)


def test_industries_that_a_zone_takes_as_its_leading_ones():
    found = names("IndustryChain", "全区以精细化工、化工新材料和生物医药为主导产业。")
    assert found == {"精细化工产业", "化工新材料产业", "生物医药产业"}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("中医药是该区的“一号产业链”。", "中医药产业链"),
        ("轴承是南溪经济开发区重点发展的产业集群。", "轴承产业集群"),
        ("地理信息是南溪经济开发区的特色产业。", "地理信息产业"),
    ],
)
def test_what_is_said_to_be_a_chain(text, chain):
    assert names("IndustryChain", text) == {chain}


def test_a_service_is_no_chain():
    assert names("IndustryChain", "营商环境是该区的“一号工程”。", "人才是重点发展的产业集群的基础。") == set()

"""partOf between companies: who is whose subsidiary, and what only looks like it."""

import pytest

from kg.model import Statement
from tests.loaders.said import graph, said

PARENT, CHILD, OTHER = "禾沐控股集团有限公司", "青槐精工有限公司", "栗原传动有限公司"


def parts(*paragraphs):
    return {(who, whole) for who, _, whole, *_ in said(*paragraphs, of=("partOf",))}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{CHILD}是{PARENT}的全资子公司。",
        f"{CHILD}为{PARENT}的控股子公司。",
        f"{CHILD}作为{PARENT}旗下子公司，去年扩产。",
        f"{PARENT}旗下的{CHILD}落户开发区。",
        f"{PARENT}下属的{CHILD}投产。",
        f"{PARENT}控股的{CHILD}投产。",
        f"{PARENT}全资子公司{CHILD}落户开发区。",
    ],
)
def test_a_subsidiary_is_part_of_its_parent(sentence):
    assert parts(sentence) == {(CHILD, PARENT)}


def test_each_subsidiary_of_an_enumeration():
    sentence = f"{PARENT}旗下拥有{CHILD}、{OTHER}等4家子公司。"
    assert parts(sentence) == {(CHILD, PARENT), (OTHER, PARENT)}


def test_subsidiaries_belong_to_the_company_that_the_sentence_is_about():
    sentence = f"{PARENT}规模扩大，旗下现有{CHILD}、{OTHER}等5家子公司。"
    assert parts(sentence) == {(CHILD, PARENT), (OTHER, PARENT)}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{CHILD}、{OTHER}落户开发区。",
        f"{CHILD}是{PARENT}的供应商。",
        f"{CHILD}与{PARENT}签订合作协议。",
        f"{PARENT}旗下拥有{CHILD}、{OTHER}等品牌供货企业。",
        f"{PARENT}有子公司4家，{CHILD}投产。",
    ],
)
def test_what_makes_no_subsidiary(sentence):
    assert parts(sentence) == set()


def test_the_parent_of_a_hosted_company_is_not_hosted():
    found = said(f"{CHILD}是{PARENT}的全资子公司，去年产值3亿元。", of=("hosts",))
    assert {whom for _, _, whom, *_ in found} == {CHILD}


def test_a_parent_that_only_the_subsidiary_names_is_not_hosted():
    found = said(f"{PARENT}旗下的{CHILD}产值3亿元。", of=("hosts",))
    assert {whom for _, _, whom, *_ in found} == {CHILD}


def test_the_proof_names_both_and_the_bond():
    found = graph(f"去年，{CHILD}是{PARENT}的全资子公司。")
    (statement,) = (s for s in found.statements if isinstance(s, Statement) and s.relation == "partOf")
    evidence = statement.evidence[0]
    assert evidence.quote == f"{CHILD}是{PARENT}的全资子公司"
    assert found.article.text[evidence.start : evidence.stop] == evidence.quote


def test_whom_a_firm_founds_is_part_of_it():
    found = said("苏南明辉液压有限公司将在开发区设立全资子公司南溪明辉液压有限公司。", of=("partOf",))
    assert ("南溪明辉液压有限公司", "partOf", "苏南明辉液压有限公司", "planned") in found

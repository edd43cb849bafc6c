"""inChain, inferred from a delivery to the leader of a chain."""

from tests.loaders.said import said

LEADER, SELLER = "青槐精工有限公司", "栗原铸造有限公司"
TOLD = f"{LEADER}是装备制造产业链的链主。"


def members(*paragraphs):
    return {(who, chain) for who, _, chain, *_ in said(*paragraphs, of=("inChain",))}


def test_who_delivers_to_the_leader_from_within_the_zone_is_in_the_chain():
    assert members(TOLD, f"园区企业{SELLER}为{LEADER}供应铸件。") == {(SELLER, "装备制造产业链")}


def test_who_delivers_from_elsewhere_is_not():
    assert members(TOLD, f"{LEADER}的铸件来自宁波的{SELLER}。") == set()


def test_who_is_told_to_be_in_another_chain_stays_there():
    other = f"{SELLER}属于新材料产业链。"
    assert members(TOLD, other, f"园区企业{SELLER}为{LEADER}供应铸件。") == {(SELLER, "新材料产业链")}

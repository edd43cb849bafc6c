"""Forms of names: Chinese names never share an empty or a shortened key."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.identity.blocking import blocks
from kg.identity.keys import company_name, place_stem, plain, without_region, zone_name, zone_scope
from kg.identity.profiles import Profile
from kg.schema import load_schema

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=14)
ANY = st.text(min_size=1, max_size=20).filter(str.strip)


@given(HAN, HAN)
def test_distinct_chinese_names_never_share_an_empty_or_shortened_key(one: str, other: str) -> None:
    a, b = plain(one), plain(other)
    assert len(a) == len(one) and len(b) == len(other)
    simple = [all(plain(character) == character for character in name) for name in (one, other)]
    assume(all(simple) and one != other)
    assert a != b


@given(ANY)
def test_no_form_of_any_name_is_empty(name: str) -> None:
    assert plain(name)
    assert company_name(name).core
    assert zone_name(name).stem
    assert without_region(name)


@given(HAN, st.sampled_from(load_schema().entity_classes))
def test_every_entity_has_a_block_of_a_name(name: str, cls: str) -> None:
    profile = Profile("x", cls, ("", "", 1, 0), names={name})
    found = list(blocks(profile))
    assert found and all(block[1] for block in found)


@given(HAN)
def test_the_core_of_a_company_is_a_piece_of_its_name(name: str) -> None:
    core = company_name(name + "有限公司").core
    assert core in plain(name + "有限公司") and len(core) >= 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("雲杉機電", "云杉机电"),
        ("ＭＴＫ科技", "mtk科技"),
        ("云杉（青岚）机电", "云杉(青岚)机电"),
        ("“小巨人”企业", "小巨人企业"),
    ],
)
def test_spellings_are_one(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_zones_are_sought_alike_in_all_spellings() -> None:
    spellings = ("运城经开区", "运城经济技术开发区", "山西运城经济技术开发区", "国家级运城经开区")
    assert len({zone_scope(name) for name in spellings}) == 1
    others = ("运城高新区", "长治经开区", "运城综合保税区", "运城经开区港北园区", "上运城经开区")
    assert len({zone_scope(name) for name in (*others, "运城经开区")}) == len(others) + 1
    assert zone_scope("高新区") and zone_scope("") == ""


def test_parts_of_companies() -> None:
    assert company_name("运城云杉汽车股份有限公司").core == "云杉汽车"
    assert company_name("云杉集团").group and not company_name("云杉").group
    assert company_name("云杉机电有限公司运城分公司").branch
    assert company_name("云杉一厂").number != company_name("云杉二厂").number
    assert company_name("青岚云杉铸造", "青岚").core == "云杉铸造"
    assert company_name("青岚", "青岚").core == "青岚"
    for name in ("有限公司", "集团", "公司", "股份有限公司"):
        assert company_name(name).core == name


def test_stems_of_places() -> None:
    assert [place_stem(name) for name in ("运城市", "祁县", "吉林市", "天津")] == ["运城", "祁县", "吉林", "天津"]

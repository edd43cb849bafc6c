"""The lexicon's tables: their shape, what they must hold, and the door to them."""

import csv
from pathlib import Path

import pytest

from kg.errors import SchemaError
from kg.schema import load_schema
from loaders import lexicon
from loaders.lexicon import find_terms, pattern, table, words
from loaders.places import find_places, is_place, place_kind, short_place

FOLDER = Path(lexicon.FOLDER)
TABLES = sorted(path.stem for path in FOLDER.glob("*.csv"))


@pytest.mark.parametrize("name", TABLES)
def test_table_is_clean(name: str) -> None:
    rows = table(name)
    assert list(rows[0])[:2] == ["word", "kind"]
    for row in rows:
        assert row["word"] == row["word"].strip()
        assert not any(character.isspace() for character in row["word"])
    key = ("word", "kind", "code") if name == "places" else ("word", "kind")
    seen = [tuple(row[column] for column in key) for row in rows]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("name", TABLES)
def test_table_is_described(name: str) -> None:
    assert f"`{name}.csv`" in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "kinds", "least"),
    [
        ("places", {"province", "city", "county", "region"}, 3200),
        ("surnames", {"single", "double"}, 450),
        ("posts", {"party", "government", "company", "school", "other"}, 150),
        ("honours", {"head", "level"}, 200),
        ("indicators", {"amount", "count", "ratio"}, 200),
        ("company_words", {"trade", "broad", "never"}, 250),
    ],
)
def test_table_has_its_kinds(name: str, kinds: set[str], least: int) -> None:
    assert {row["kind"] for row in table(name)} >= kinds
    assert len(table(name)) >= least


def test_body_kinds_are_classes_of_the_ontology() -> None:
    classes = set(load_schema().classes)
    assert {row["kind"] for row in table("bodies")} <= classes


def test_codes_of_places() -> None:
    by_kind: dict[str, list[str]] = {}
    for row in table("places"):
        by_kind.setdefault(row["kind"], []).append(row["code"])
    assert len(by_kind["province"]) == 34
    assert all(code.endswith("0000") and len(code) == 6 for code in by_kind["province"])
    assert all(code.endswith("00") and len(code) == 6 for code in by_kind["city"])
    assert all(code.isdigit() and len(code) == 6 and not code.endswith("00") for code in by_kind["county"])
    assert set(by_kind["region"]) == {""}
    provinces = {code[:2] for code in by_kind["province"]}
    assert {code[:2] for code in by_kind["city"] + by_kind["county"]} <= provinces


def test_coordinates_are_those_of_places() -> None:
    points = {row["word"]: (float(row["lat"]), float(row["lon"])) for row in table("coordinates")}
    codes = {row["code"]: row["kind"] for row in table("places") if row["code"]}
    assert points.keys() <= codes.keys()
    assert {code for code, kind in codes.items() if kind in ("province", "city")} <= points.keys()
    assert all(3 < lat < 54 and 73 < lon < 136 for lat, lon in points.values())
    assert points["140800"] == pytest.approx((35.02, 110.99), abs=0.1)


@pytest.mark.parametrize(
    ("full", "kind", "short"),
    [
        ("山西省", "province", "山西"),
        ("内蒙古自治区", "province", "内蒙古"),
        ("运城市", "city", "运城"),
        ("恩施土家族苗族自治州", "city", "恩施"),
        ("锡林郭勒盟", "city", "锡林郭勒"),
        ("祁县", "county", "祁县"),
        ("屯留区", "county", "屯留"),
        ("上党区", "county", "上党"),
        ("潞城区", "county", "潞城"),
        ("汾阳市", "county", "汾阳"),
        ("景宁畲族自治县", "county", "景宁"),
        ("浦东新区", "county", "浦东"),
    ],
)
def test_place_and_its_short_form(full: str, kind: str, short: str) -> None:
    assert place_kind(full) == kind
    assert short_place(full) == short
    assert [form for _, _, form in find_places(f"在{full}，")] == [full]
    assert is_place(short)


EVERYDAY = "城区 郊区 矿区 和平 朝阳 新华 桥东 资源 合作 共和 公安 互助 同心 平安 延长 通道 新建 新和 民和"


@pytest.mark.parametrize("word", EVERYDAY.split())
def test_everyday_words_are_no_places(word: str) -> None:
    assert not is_place(word) or word in ("城区", "郊区", "矿区")
    assert word not in {row["short"] for row in table("places")}


@pytest.mark.parametrize("text", ["实现长治久安", "高密度培训", "提高安全意识", "扩大连锁经营"])
def test_words_that_hold_a_place_name_none(text: str) -> None:
    assert find_places(text) == []


def test_no_short_form_has_one_character() -> None:
    assert all(len(row["short"]) != 1 for row in table("places"))


def test_units_have_factors() -> None:
    factors = {row["word"]: (float(row["factor"]), row["base"]) for row in table("units")}
    assert factors["亿元"] == (1e8, "元")
    assert factors["万美元"] == (1e4, "美元")
    assert factors["公顷"] == (1e4, "平方米")
    assert factors["亩"][0] * 15 == pytest.approx(1e4, rel=1e-6)
    assert all(factor > 0 for factor, _ in factors.values())


def test_words_are_the_longest_first_and_need_a_known_kind() -> None:
    found = words("bodies", "Zone")
    assert list(found) == sorted(found, key=lambda word: (-len(word), word))
    assert set(found) < set(words("bodies"))
    with pytest.raises(SchemaError, match="no word of kind"):
        words("bodies", "Zones")


def test_longest_word_wins() -> None:
    assert find_terms("bodies", "云州经济技术开发区管理委员会", "Zone", "GovernmentBody") == [
        (2, 9, "经济技术开发区"),
        (9, 14, "管理委员会"),
    ]
    assert pattern("posts").startswith("(?:")


def test_missing_and_broken_tables_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    with pytest.raises(SchemaError, match="restore the file"):
        table("no-such-table")
    with (tmp_path / "broken.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["word", "kind"], ["开发区"]])
    with pytest.raises(SchemaError, match=r"broken\.csv:2"):
        table("broken")

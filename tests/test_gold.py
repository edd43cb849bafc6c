"""The gold keeps its own rules: forms, evidence, names, the ontology, and being unknown to the rules of reading."""

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kg.schema import load_schema

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
TEXTS = {"develop": GOLD / "develop", "holdout": GOLD / "holdout", "samples": ROOT / "loaders" / "samples"}
FILES = [(part, path) for part in TEXTS for path in sorted((GOLD / part).glob("*.jsonl"))]

KEYS = {
    "entity": {"article", "kind", "class", "name", "aliases"},
    "statement": {"article", "kind", "s", "p", "o", "status", "ev"},
    "observation": {"article", "kind", "subject", "indicator", "period", "value", "unit", "yoy", "scope", "ev"},
    "attribute": {"article", "kind", "subject", "attribute", "value", "unit", "ev"},
}
STATUSES = {"stated", "planned", "intended", "ended", "negated"}
DESCRIBED = {"GovernmentBody", "Event", "Project", "Agreement"}  # may bear a name that the article does not print whole
MASTHEAD = {"publishedIn", "authorOf"}  # the articles of one page may share the line that names paper and author
CLASS_NOUNS = {"农商银行", "农商行", "城商银行"}  # said for short of one bank in an article, and a word of the language
TITLED = re.compile(r".{1,2}(局长|主任|经理|书记|主席|教授|老师|师傅|厂长|处长|科长|总)")

Row = dict[str, object]


def read_text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    return text.replace("\r", "").replace("\n", "")


def read_rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def is_period(value: object) -> bool:
    """Accept a year, quarter, month, day, a span of them, or `../day`."""
    if not isinstance(value, str):
        return False
    start, slash, stop = value.partition("/")
    if not slash:
        return _stamp(start) is not None
    first, last = (("0000", "") if start == ".." else _stamp(start)), _stamp(stop)
    return first is not None and last is not None and (start == ".." or (len(start) == len(stop) and start <= stop))


def _stamp(text: str) -> tuple[str, str] | None:
    if re.fullmatch(r"\d{4}(-Q[1-4])?", text):
        return text, ""
    if not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text):
        return None
    try:
        date.fromisoformat(text if len(text) == 10 else text + "-01")
    except ValueError:
        return None
    return text, ""


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


@pytest.fixture(params=FILES, ids=lambda item: f"{item[0]}-{item[1].stem}")
def gold(request: pytest.FixtureRequest) -> tuple[Path, str, list[Row]]:
    part, path = request.param
    return path, read_text(TEXTS[part] / f"{path.stem}.txt"), read_rows(path)


@pytest.mark.parametrize("part", sorted(TEXTS))
def test_texts_and_gold_pair_up(part: str) -> None:
    texts = {path.stem for path in TEXTS[part].glob("*.txt")}
    assert texts == {path.stem for path in (GOLD / part).glob("*.jsonl")}
    assert texts, f"{part} is empty"


def test_there_are_enough_articles() -> None:
    counts = Counter(dict.fromkeys(TEXTS, 0))
    for part, path in FILES:
        numbers = {row["article"] for row in read_rows(path)}
        assert numbers == set(range(1, len(numbers) + 1)), f"{path.name}: articles are numbered from 1 without gaps"
        counts[part] += len(numbers)
    assert counts["develop"] + counts["holdout"] >= 60, dict(counts)
    assert counts["samples"] >= 8


def test_lines_have_the_stated_forms(gold: tuple[Path, str, list[Row]]) -> None:
    path, _, rows = gold
    for row in rows:
        where = f"{path.name}: {json.dumps(row, ensure_ascii=False)}"
        kind = row.get("kind")
        assert kind in KEYS, where
        extra = {"title"} if row.get("p") == "holdsPost" else set()
        assert set(row) - {"optional"} == KEYS[str(kind)] | extra, where
        assert row.get("optional", True) is True, where
        assert isinstance(row["article"], int) and row["article"] > 0, where
        for key in set(row) & {"class", "name", "s", "p", "o", "title", "subject", "indicator", "attribute", "ev"}:
            value = row[key]
            assert isinstance(value, str) and value.strip() == value != "", f"{key} in {where}"
        if kind == "entity":
            assert isinstance(row["aliases"], list) and row["name"] not in row["aliases"], where
            assert all(isinstance(form, str) and form for form in row["aliases"]), where
            assert len(set(row["aliases"])) == len(row["aliases"]), where
        elif kind == "statement":
            assert row["status"] in STATUSES, where
        elif kind == "observation":
            assert row["period"] is None or is_period(row["period"]), where
            assert row["value"] is not None or row["yoy"] is not None, where
            assert all(row[key] is None or is_number(row[key]) for key in ("value", "yoy")), where
            assert (row["value"] is None) == (row["unit"] is None), where
            assert row["scope"] is None or isinstance(row["scope"], str), where
        elif row["attribute"] == "date":
            assert is_period(row["value"]), where
        else:
            assert is_number(row["value"]) or (isinstance(row["value"], str) and row["value"]), where
            assert row["unit"] is None or is_number(row["value"]), where


def test_evidence_lies_in_its_article(gold: tuple[Path, str, list[Row]]) -> None:
    """Articles follow one another, so the text must fall into consecutive parts that each hold their evidence."""
    path, text, rows = gold
    start = 0
    for number in range(1, max(int(str(row["article"])) for row in rows) + 1):
        stop = start
        for row in rows:
            if row["article"] == number and "ev" in row:
                quote = str(row["ev"])
                if row.get("p") in MASTHEAD:
                    assert quote in text, f"{path.name}: article {number}: not in the text: {quote}"
                    continue
                found = text.find(quote, start)
                assert found >= 0, (
                    f"{path.name}: article {number}: not in the text after the article before it: {quote}"
                )
                stop = max(stop, found + len(quote))
        start = stop


def test_names_are_known_and_belong_to_one_entity(gold: tuple[Path, str, list[Row]]) -> None:
    path, text, rows = gold
    zones = [str(row["name"]) for row in rows if row["kind"] == "entity" and row["class"] == "Zone"]
    owner: dict[tuple[object, str], str] = {}
    names: set[tuple[object, str]] = set()
    for row in rows:
        if row["kind"] == "entity":
            name, aliases = str(row["name"]), row["aliases"]
            assert isinstance(aliases, list)
            forms = [name, *aliases]
            for form in forms:
                other = owner.setdefault((row["article"], form), name)
                assert other == name, f"{path.name}: article {row['article']}: {form} names both {other} and {name}"
            names.add((row["article"], name))
            if row["class"] not in DESCRIBED:
                # A bare body bears its zone's name: 企业服务中心 is 云川经开区企业服务中心.
                forms += [name.removeprefix(zone) for zone in zones if zone != name]
                # A name of two characters may be set apart: 王　晗.
                found = any(form in text or form in re.sub(r"\s", "", text) for form in forms)
                assert found, f"{path.name}: no form of {name} is in the text"
    for row in rows:
        for key in set(row) & {"s", "o", "subject"}:
            known = row[key] == "article" or (row["article"], row[key]) in names
            assert known, f"{path.name}: article {row['article']}: {key} {row[key]} is no entity's name"


def test_statements_fit_the_ontology(gold: tuple[Path, str, list[Row]]) -> None:
    path, _, rows = gold
    schema = load_schema()
    classes = {(row["article"], row["name"]): str(row["class"]) for row in rows if row["kind"] == "entity"}
    assert set(classes.values()) <= set(schema.entity_classes), path.name
    for row in rows:
        if row["kind"] == "statement":
            ends = [classes.get((row["article"], row[key]), "Article") for key in ("s", "o")]
            reason = schema.allows(ends[0], str(row["p"]), ends[1])
            assert reason is None, f"{path.name}: article {row['article']}: {row['s']} {row['p']} {row['o']}: {reason}"


def test_nothing_is_said_twice(gold: tuple[Path, str, list[Row]]) -> None:
    path, _, rows = gold
    seen: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        if row["kind"] == "statement":
            s, o = row["s"], row["o"]
            if row["p"] == "cooperatesWith":
                s, o = sorted((str(s), str(o)))
            seen["statement", row["article"], s, row["p"], o, row.get("title"), row["status"]] += 1
        elif row["kind"] == "entity":
            seen["entity", row["article"], row["name"]] += 1
        else:
            seen[json.dumps({key: value for key, value in row.items() if key != "ev"}, ensure_ascii=False), 0] += 1
    assert [key for key, times in seen.items() if times > 1] == [], path.name


def test_the_rules_do_not_know_the_gold() -> None:
    """A name of the gold in a lexicon or in the code would make a score mean nothing."""
    names = {
        form
        for part, path in FILES
        if part != "samples"
        for row in read_rows(path)
        if row["kind"] == "entity" and row["class"] in ("Company", "FinancialInstitution", "Person")
        for form in (str(row["name"]), *(row["aliases"] if isinstance(row["aliases"], list) else []))
        if len(form) >= 3 and form not in CLASS_NOUNS and not TITLED.fullmatch(form)
    }
    assert len(names) > 200
    known: list[str] = []
    for path in sorted((ROOT / "ontology" / "lexicon").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            cells = {cell.strip() for line in csv.reader(lines) for cell in line}
        known += [f"{path.name}: {name}" for name in sorted(names & cells)]
    for path in sorted((ROOT / "loaders").rglob("*.py")):
        code = path.read_text(encoding="utf-8")
        known += [f"{path.relative_to(ROOT)}: {name}" for name in sorted(names) if name in code]
    assert known == []


@pytest.mark.parametrize("value", ["2024", "2024-Q1", "2024-02-29", "2024-01/2024-10", "../2024-03-31"])
def test_periods_are_iso_like(value: str) -> None:
    assert is_period(value)


@pytest.mark.parametrize("value", ["2024-13", "2023-02-29", "2024-10/2024-01", "../2024-2", "去年", 2024])
def test_other_periods_are_refused(value: object) -> None:
    assert not is_period(value)

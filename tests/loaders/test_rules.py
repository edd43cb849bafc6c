"""The table of reading rules describes those that the code has, each once, and no others."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.lexicon import table

ROOT = Path(__file__).parent.parent.parent
NAME = re.compile(r"[a-z]+\.[a-z_]+")
PLACE = {"Reading": 0, "Evidence": 4}
"""Where a call that makes one of these takes the name of the rule."""
LONGEST = 60
ROWS = table("rules")


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Yield the modules that say how something was read."""
    for path in sorted((ROOT / "loaders").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        if names & PLACE.keys():
            yield path.relative_to(ROOT).as_posix(), tree


def given() -> Iterator[tuple[str, ast.expr]]:
    """Yield each expression that is given as a rule, with its place."""
    for path, tree in trees():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in PLACE:
                at = PLACE[call.func.id]
                rules = [word.value for word in call.keywords if word.arg == "rule"] + call.args[at : at + 1]
                assert rules, f"{path}:{call.lineno} names no rule"
                yield f"{path}:{call.lineno}", rules[0]


def named() -> dict[str, str]:
    """Return each rule's name with a place of the code: those that calls give, and those chosen or passed on."""
    found: dict[str, str] = {}
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value):
                found.setdefault(node.value, f"{path}:{node.lineno}")
    return found


def test_every_rule_is_described() -> None:
    missing = {name: place for name, place in named().items() if name not in {row["word"] for row in ROWS}}
    assert not missing, "add a line for each to ontology/lexicon/rules.csv"


def test_every_line_describes_a_rule() -> None:
    gone = [row["word"] for row in ROWS if row["word"] not in named()]
    assert not gone, "no code reads by these; take their lines out of ontology/lexicon/rules.csv"


def test_a_rule_is_named_in_full_where_it_is_used() -> None:
    for place, rule in given():
        assert not isinstance(rule, ast.JoinedStr | ast.BinOp), f"{place}: a name put together cannot be looked up"
        if isinstance(rule, ast.Constant):
            assert NAME.fullmatch(rule.value), f"{place}: {rule.value!r} is no family.rule"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["word"])
def test_a_line_is_short_and_in_two_languages(row: dict[str, str]) -> None:
    assert row["kind"] == row["word"].split(".")[0]
    assert re.search("[\u4e00-\u9fff]", row["zh"])
    assert re.search("[a-z]", row["en"])
    assert len(row["zh"]) <= LONGEST // 2
    assert len(row["en"]) <= LONGEST * 1.5
    for text in (row["zh"], row["en"]):
        assert text == text.strip()
        assert not text.endswith(("。", "."))

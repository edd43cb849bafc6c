"""What holds for all verbs: settings, help, usage; and evaluating, which needs no store."""

import json
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import Result

from kg.cli import app

SAMPLES = Path(__file__).parent.parent.parent / "loaders" / "samples"
GOLD = Path(__file__).parent.parent / "gold" / "samples"
VERBS = {
    "build",
    "check",
    "conflicts",
    "copy",
    "cypher",
    "evaluate",
    "export",
    "extract",
    "forget",
    "import",
    "link",
    "restore",
    "review",
    "search",
    "serve",
    "snapshot",
    "sparql",
    "status",
    "view",
    "why",
}

Run = Callable[..., Result]


# evaluate


def test_evaluate_prints_figures_by_relation_and_kind(kg: Run) -> None:
    told = kg("evaluate", GOLD / "website.jsonl", SAMPLES / "website.txt")
    rows = {line.split()[0]: line.split()[1:] for line in told.stdout.splitlines() if line[:1].isalpha()}
    assert {"hosts", "entity", "statement", "observation", "attribute"} <= rows.keys()
    assert "evidence wrong: 0" in told.stdout
    errors = kg("evaluate", GOLD / "website.jsonl", SAMPLES / "website.txt", "--errors", "--articles", "1")
    assert all(line.split()[2] == "1" for line in errors.stdout.splitlines() if line.startswith(("missed", "extra")))
    figures = json.loads(kg("evaluate", GOLD / "website.jsonl", SAMPLES / "website.txt", "--format", "json").stdout)
    assert f"{figures['kinds']['entity']['f1']:.3f}" == rows["entity"][2]
    assert "--articles must be numbers" in kg("evaluate", "a", "b", "--articles", "x", status=2).stderr


# settings


def test_the_store_is_named_by_option_environment_or_file(
    kg: Run, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "kg.store: no graph store there; build one" in kg("status", status=1).stderr
    (tmp_path / "kg.toml").write_text(f"store = {json.dumps(store)}\n", encoding="utf-8")
    assert store in kg("status").stdout
    monkeypatch.setenv("KG_STORE", "elsewhere")
    assert "elsewhere: no graph store there" in kg("status", status=1).stderr
    assert store in kg("status", "--store", store).stdout
    (tmp_path / "kg.toml").write_text("colour = 1\n", encoding="utf-8")
    assert "kg.toml: unknown key 'colour'" in kg("status", status=2).stderr


# help


def commands() -> Iterator[tuple[str, typer.core.TyperCommand]]:
    group = typer.main.get_command(app)
    yield from group.commands.items()  # type: ignore[attr-defined]


def test_there_are_these_verbs(kg: Run) -> None:
    assert {name for name, _ in commands()} == VERBS
    told = kg("--help").stdout
    assert all(f"\n  {verb} " in told for verb in VERBS)
    assert kg("--version").stdout.startswith("zonekg ")


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_the_help_of_a_verb_has_examples_that_name_its_options(kg: Run, verb: str) -> None:
    told = kg(verb, "--help").stdout
    lines = [line.strip() for line in told.split("Examples:\n")[1].splitlines()]
    assert lines
    params = dict(commands())[verb].params
    options = {opt for parameter in params for opt in (*parameter.opts, *parameter.secondary_opts)}
    for line in lines:
        words = shlex.split(line.split("|")[0], comments=True)
        assert words[:2] == ["kg", verb]
        for word in words[2:]:
            if word.startswith("-") and word != "-":
                assert word.split("=")[0] in options, f"{line}: {word}"


@pytest.mark.parametrize(
    "wrong", [["nope"], ["build"], ["status", "--nope"], ["cypher", "RETURN 1", "--format", "xml"]]
)
def test_wrong_usage_ends_with_2(kg: Run, wrong: list[str]) -> None:
    assert "Usage: kg" in kg(*wrong, status=2).stderr

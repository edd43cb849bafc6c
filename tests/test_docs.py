"""The documents are true: what they show is what the commands print, and nothing goes undocumented."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from kg.cli import app

ROOT = Path(__file__).parent.parent


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("outputs", ROOT / "docs" / "outputs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


outputs = _load()
PAGES: dict[str, str] = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8") for page in outputs.PAGES}
VERBS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
README, README_ZH = PAGES["README.md"], PAGES["README.zh.md"]


@pytest.fixture(scope="module")
def shell() -> Iterator[Any]:
    with outputs.workplace() as folder:
        yield outputs.Shell(folder)


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_what_the_commands_print(page: str, shell: Any) -> None:
    text = PAGES[page]
    assert text == outputs.refreshed(text, shell.outputs(text)), "run `make docs` and commit the pages"


def test_nothing_that_is_shown_fails_but_what_shows_a_failure(shell: Any) -> None:
    for text in PAGES.values():
        printed = shell.outputs(text)
        for key, _ in outputs.commands(text):
            if "nowhere" not in key[0]:
                assert not re.search(r"^(kg: |Error|Traceback|make: )", printed[key], re.MULTILINE), key


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_is_documented(verb: str) -> None:
    assert f"$ kg {verb} --help" in PAGES["docs/commands.md"]
    for text in (README, README_ZH):
        assert re.search(rf"^\| `kg {verb}\b", text, re.MULTILINE)


def test_no_command_is_documented_that_there_is_not() -> None:
    for page, text in PAGES.items():
        for verb in re.findall(r"^(?:\$ |\| `)kg ([a-z]+)", text, re.MULTILINE):
            assert verb in VERBS, f"{page} shows kg {verb}"


def test_every_make_target_is_there() -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page, text in PAGES.items():
        for target in re.findall(r"(?:^|`|\$ )make ([a-z0-9-]+)", text, re.MULTILINE):
            assert target in targets, f"{page} names make {target}"


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", PAGES[page]):
        if "://" not in target:
            assert (ROOT / page).parent.joinpath(target).exists(), f"{page} links to {target}"


def test_the_index_names_every_page() -> None:
    for page in PAGES:
        if page.startswith("docs/") and page != "docs/index.md":
            assert f"({page.removeprefix('docs/')})" in PAGES["docs/index.md"], page


def test_both_readmes_show_the_same() -> None:
    assert list(outputs.commands(README)) == list(outputs.commands(README_ZH))
    assert re.findall(r"\]\((docs/[^)]+|ontology/)\)", README) == re.findall(r"\]\((docs/[^)]+|ontology/)\)", README_ZH)


def test_the_first_screen_says_what_for_whom_and_how() -> None:
    for text in (README, README_ZH):
        screen = text[: text.index("## ")]
        for needed in ("make demo", "make test", "docs/images/graph.png", "$ kg cypher"):
            assert needed in screen


def test_settings_are_documented() -> None:
    from dataclasses import fields

    from kg.settings import Settings

    for field in fields(Settings):
        assert f"| `{field.name}` | `KG_{field.name.upper()}` | `--{field.name}` |" in PAGES["docs/guide.md"]


def test_a_shortened_output_keeps_its_number_of_lines() -> None:
    text = "```console\n$ a\n1\n2\n…\n$ b\nold\n```\ntext\n```console\n$ a\n```\n"
    real = {("a", 0): "x\ny\nz\n", ("b", 0): "new\n", ("a", 1): "again\n"}
    new = "```console\n$ a\nx\ny\n…\n$ b\nnew\n```\ntext\n```console\n$ a\nagain\n```\n"
    assert outputs.refreshed(text, real) == new
    assert list(outputs.commands(text)) == [(("a", 0), "1\n2\n…\n"), (("b", 0), "old\n"), (("a", 1), "")]

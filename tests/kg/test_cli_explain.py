"""`kg extract --explain` and its filters: an explanation in place of the lines, safe to look at, ending as before."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app
from loaders.documents import document_name

SAMPLES = Path(__file__).parent.parent.parent / "loaders" / "samples"
PAGE = SAMPLES / "newspaper-page.txt"
WHY = """
  立勤装备 --属于产业链 inChain--> 新能源电池产业链
    rule     chain.supporting 0.8  列举之后写配套、上下游企业，产业链见于同一段的前文 / \
an enumeration of suppliers whose paragraph named the chain before
    names    新能源电池产业链: not in these words
    at       {page}:212-235
    read     围绕天曜电池，«恒邦结构件、川江铜箔、立勤装备等上下游企业»相继落户，全区已集聚电池配套企业26家。
"""
HOSTILE = """云川经济技术开发区召开\u2066推进会
发布时间：2031-04-12 来源：云川日报

4月12日，云川经济技术开发区召开\u202e项目推进会。云川经济技术开发区管委会主任王安平出席会议。
"""


def kg(*arguments: object, status: int = 0) -> Result:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == status, result.output
    return result


def documents(text: str) -> list[str]:
    """Return the headings of the articles that are explained."""
    return [line for line in text.splitlines() if line and not line.startswith(" ")]


def test_an_explanation_stands_in_place_of_the_lines() -> None:
    text = kg("extract", PAGE, "--explain").stdout
    assert WHY.format(page=document_name(PAGE)) in text
    assert "{" not in text
    statements = [line for line in kg("extract", PAGE).stdout.splitlines() if '"ev"' in line]
    assert text.count("    read ") == len(statements)
    assert len(documents(text)) == 5


def test_one_article_of_each_file_is_read() -> None:
    assert len(documents(kg("extract", SAMPLES, "--explain", "--article", 2).stdout)) == 2
    lines = [json.loads(line) for line in kg("extract", SAMPLES, "--article", 5).stdout.splitlines()]
    assert {line["article"] for line in lines} == {5}
    assert {Path(line["document"]).name for line in lines} == {"newspaper-page.txt"}


def test_an_article_that_no_file_has_is_a_problem() -> None:
    result = kg("extract", SAMPLES, "--explain", "--article", 99, status=1)
    assert result.stdout == ""
    assert result.stderr == f"kg: {SAMPLES}: there is no article 99; give a number up to 5\n"


def test_one_family_of_rules_is_told() -> None:
    text = kg("extract", SAMPLES, "--explain", "--rule", "chain.").stdout
    told = [line.split()[1] for line in text.splitlines() if line.startswith("    rule ")]
    assert told
    assert all(rule.startswith("chain.") for rule in told)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--rule", "hosts."), "--rule goes with --explain"),
        (("--explain", "--format", "turtle"), "leave out --format or --explain"),
        (("--explain", "--rule", "hots"), "no reading rule begins with 'hots'"),
        (("--article", "0"), "--article"),
    ],
)
def test_options_that_do_not_go_together_are_refused(options: tuple[str, ...], said: str) -> None:
    result = kg("extract", PAGE, *options, status=2)
    assert result.stdout == ""
    assert said in result.stderr


def test_a_bad_file_is_named_and_the_others_are_explained(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = kg("extract", tmp_path / "empty.txt", PAGE, "--explain", status=1)
    assert result.stderr.count("\n") == 1
    assert "empty.txt: the file is empty" in result.stderr
    assert len(documents(result.stdout)) == 5


def test_an_explanation_goes_to_a_file_as_well(tmp_path: Path) -> None:
    assert kg("extract", PAGE, "--explain", "-o", tmp_path / "why.txt").stdout == ""
    assert (tmp_path / "why.txt").read_bytes() == kg("extract", PAGE, "--explain").stdout_bytes


def test_hostile_text_does_not_act_on_a_terminal(tmp_path: Path) -> None:
    page = tmp_path / "a\x1b[31m.txt"
    page.write_text(HOSTILE, encoding="utf-8")
    text = kg("extract", page, "--explain").stdout
    assert "\\x1b[31m.txt:" in text
    assert "    read " in text
    assert not set(text) & {"\x1b", "\u2066", "\u202e"}
    assert "\\u202e" in text

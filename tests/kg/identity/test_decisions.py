"""The file of decisions: written by hand or by command, replayed, taken back, and complaining where it contradicts."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.identity.decisions import Decision, append, contradictions, decisions_path, read_decisions, standing

ONE = Decision("company-1", "company-2", "merged", "lin", "2026-01-02T03:04", "执照上\t两个名称\n都有", "甲 = 乙")


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "d.tsv"
    assert read_decisions(path) == ()
    append(path, ONE)
    path.write_text(path.read_text("utf-8").rstrip("\n"), "utf-8")  # as an editor may leave it
    append(path, replace(ONE, verdict="apart", who="wu"))
    first, second = read_decisions(path)
    assert first == replace(ONE, why="执照上 两个名称 都有")
    assert (second.verdict, second.who) == ("apart", "wu")
    assert path.read_text("utf-8").splitlines()[0] == "when\twho\tverdict\tone\tother\tnames\twhy"


def test_the_last_line_about_a_pair_holds(tmp_path: Path) -> None:
    other = replace(ONE, one=ONE.other, other=ONE.one, verdict="apart")
    assert standing([ONE, other]) == {ONE.pair: other}
    assert standing([ONE, replace(other, verdict="withdrawn")]) == {}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2026\tlin\tmerged\tcompany-1", "4 cells"),
        ("2026\tlin\tperhaps\tcompany-1\tcompany-2", "perhaps"),
        ("2026\tlin\tmerged\tcompany-1\tcompany-1", "two ids"),
        ("2026\tlin\tmerged\tcompany-1\tperson-1", "two classes"),
    ],
)
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "d.tsv"
    path.write_text(f"# ours\n\n{line}\n", "utf-8")
    with pytest.raises(ConfigError, match=rf"d\.tsv:3.*{reason}"):
        read_decisions(path)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="KG_DECISIONS"):
        append(tmp_path / "none" / "d.tsv", ONE)


def test_contradictions_are_found() -> None:
    mine, theirs = ONE, replace(ONE, verdict="apart", who="wu")
    assert contradictions([mine, theirs]) == [(theirs, mine)]
    assert contradictions([mine, replace(theirs, who="lin")]) == []  # one may change one's mind
    assert contradictions([mine, replace(mine, verdict="withdrawn"), theirs]) == []


def test_where_decisions_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_DECISIONS", raising=False)
    assert decisions_path() == Path("kg.decisions.tsv")
    monkeypatch.setenv("KG_DECISIONS", "/x/y.tsv")
    assert decisions_path() == Path("/x/y.tsv")

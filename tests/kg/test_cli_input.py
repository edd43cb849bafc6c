"""Bad input: one clear line that names the file and the remedy, the other files still done, nothing half-loaded."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app

PAGE = """云川经济技术开发区召开项目推进会
发布时间：2031-04-12 来源：云川日报

4月12日，云川经济技术开发区召开项目推进会。云川经济技术开发区管委会主任王安平出席会议。
"""


def empty(path: Path) -> None:
    path.write_bytes(b"")


def blank(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf \r\n\r\n")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))


def unreadable(path: Path) -> None:
    # not even root can read its own memory from the start, so this fails for whoever runs the tests
    path.symlink_to("/proc/self/mem")


def huge(path: Path) -> None:
    with path.open("wb") as stream:
        for _ in range(100):
            stream.write("云川经济技术开发区。\n".encode() * 34_000)
    assert path.stat().st_size > 100_000_000


def wrongly_encoded(path: Path) -> None:
    path.write_bytes(PAGE.encode("utf-8")[:-2].replace("云".encode(), "雲".encode("big5")) + b"\xff")


def no_article(path: Path) -> None:
    path.write_text("Nothing but English here.\n" * 5, encoding="utf-8")


def web_page(path: Path) -> None:
    path.write_text(f"<!DOCTYPE html><html><body>{PAGE}</body></html>", encoding="utf-8")


def missing(path: Path) -> None:
    """Leave the path without a file."""


def empty_folder(path: Path) -> None:
    path.mkdir()


BAD = {
    empty: "the file is empty; give a file with text in it",
    blank: "the file is empty; give a file with text in it",
    binary: "binary data (a NUL byte at 0), not text; save it as plain text in UTF-8",
    picture: "this is a picture, not a text file; save it as plain text in UTF-8",
    unreadable: "cannot be read (Input/output error); check its name and rights",
    huge: "is over the limit of 64 MiB a file; split it",
    wrongly_encoded: "neither UTF-8 nor GB18030 text",
    no_article: "or more; check that it is the right file and that its encoding was read rightly",
    web_page: "this is HTML, not a text file; save it as plain text in UTF-8",
    missing: "no such file or folder; check the path",
    empty_folder: "the folder holds no .txt file; give a file or another folder",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two good pages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    for name in ("a.txt", "z.txt"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    return tmp_path


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_a_bad_file_is_named_and_the_others_are_extracted(here: Path, make) -> None:  # type: ignore[no-untyped-def]
    make(here / "坏 bad.txt")
    result = kg("extract", "a.txt", "坏 bad.txt", "z.txt")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.startswith("kg: ")
    assert "坏 bad.txt" in result.stderr
    assert BAD[make] in result.stderr
    documents = {json.loads(line)["document"] for line in result.stdout.splitlines()}
    assert documents == {"a.txt", "z.txt"}


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_a_bad_file_leaves_nothing_in_the_store(here: Path, make) -> None:  # type: ignore[no-untyped-def]
    make(here / "bad.txt")
    result = kg("build", "a.txt", "bad.txt", "z.txt")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1, result.stderr
    assert "bad.txt: " in result.stderr or "in bad.txt" in result.stderr
    assert BAD[make] in result.stderr
    assert "1 failed" in result.stdout
    held = kg("cypher", "MATCH (a:Article) RETURN a.document AS d ORDER BY d", "--format", "csv")
    assert held.stdout.split() == ["d", "a.txt", "z.txt"]


def test_a_file_gone_bad_keeps_what_was_read_of_it_before(here: Path) -> None:
    assert kg("build", ".").exit_code == 0
    empty(here / "a.txt")
    result = kg("build", ".", "--prune")
    assert result.exit_code == 1
    assert "a.txt: the file is empty" in result.stderr
    assert kg("cypher", "MATCH (a:Article) RETURN count(a) AS n", "--format", "csv").stdout == "n\n2\n"


def test_an_empty_path_is_not_the_whole_folder(here: Path) -> None:
    for verb in ("extract", "build", "forget"):
        result = kg(verb, "")
        assert result.exit_code == 2
        assert "a PATH is empty; write . for this folder" in result.stderr


def test_hostile_file_names_are_named_harmlessly(here: Path) -> None:
    name = "a\x1b[31m\n红.txt"
    (here / name).write_bytes(b"")
    result = kg("extract", name)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr
    assert "红.txt" in result.stderr


def test_all_bad_files_are_named_each_on_its_line(here: Path) -> None:
    result = kg("build", "nowhere", "*.nothing", "a.txt")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "kg: nowhere: no such file or folder; check the path",
        "kg: *.nothing: no file matches this pattern; check the path",
    ]


def test_what_cannot_be_written_is_named_and_leaves_nothing(here: Path) -> None:
    for arguments in (("extract", "a.txt", "-o", "nowhere/out.jsonl"), ("build", "a.txt", "--rejects", "nowhere/x")):
        result = kg(*arguments)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert "nowhere" in result.stderr
        assert f"cannot be written (No such file or directory); name another file with {arguments[2]}" in result.stderr


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("bolt://localhost:1", "the server cannot be reached"),
        ("neo4j://localhost:1", "the server cannot be reached"),
        ("http://localhost", "no store opens this address; give a folder or one that starts with bolt://"),
        ("a.txt", "is no graph store"),
        ("nowhere", "no graph store there; build one with `kg build"),
    ],
)
def test_a_store_that_cannot_be_opened_is_named(here: Path, uri: str, said: str) -> None:
    for arguments in (["status"], ["cypher", "RETURN 1"], ["export"], ["view"], ["forget", "a.txt"]):
        result = kg(*arguments, "--store", uri)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1, result.stderr
        assert result.stderr.startswith(f"kg: {uri}: ")
        assert said in result.stderr


def test_an_unreachable_server_ends_a_build(here: Path) -> None:
    result = kg("build", "a.txt", "--store", "bolt://localhost:1")
    assert result.exit_code == 1
    assert result.stderr.startswith("kg: bolt://localhost:1: the server cannot be reached")


def test_a_password_in_an_address_is_refused(here: Path) -> None:
    result = kg("status", "--store", "bolt://neo4j:geheim@localhost:1")
    assert result.exit_code != 0
    assert "geheim" not in result.output
    assert "NEO4J_PASSWORD" in result.stderr


def test_gold_that_cannot_be_used_is_named(here: Path) -> None:
    (here / "gold.jsonl").write_text("{", encoding="utf-8")
    for arguments, said in (
        (("gold.jsonl", "a.txt"), "gold.jsonl:1: not a JSON line"),
        (("nowhere.jsonl", "a.txt"), "nowhere.jsonl: no such file"),
        (("nowhere",), "nowhere: no such folder of gold"),
    ):
        result = kg("evaluate", *arguments)
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1
        assert said in result.stderr

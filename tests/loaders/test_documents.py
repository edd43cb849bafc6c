"""Bytes to text: encodings, marks, what is refused and how, and which files are meant."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DocumentError
from loaders import documents
from loaders.documents import decode, document_name, find_paths, read_document

PROSE = "云州经济技术开发区召开推进会，签约项目6个。\r\n\r\n　　会议要求，加快建设。\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
    ],
)
def test_encodings(tmp_path: Path, codec: str, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PROSE.encode(codec))
    document = read_document(path, "page.txt")
    assert (document.text, document.encoding, document.name) == (PROSE, encoding, "page.txt")


def test_line_ends_and_indents_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PROSE.encode())
    assert "\r\n\r\n　　" in read_document(path).text


def test_rare_characters_of_gb18030_are_read() -> None:
    text = "负责人㛃璟说，云州高新区䶮泽产业园签约项目6个，总投资三亿元。"
    assert decode(text.encode("gb18030"), "a.txt") == ("gb18030", text)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "zip archive"),
        (b"\xd0\xcf\x11\xe0....", "old Word document"),
        (b"{\\rtf1 ...", "RTF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"text\x00with a NUL", "NUL byte at 4"),
        ("<!DOCTYPE html><html><p>云州高新区</p>".encode(), "HTML"),
        (b"\xff\xff\xff\xff\xff", "neither UTF-8 nor GB18030"),
        ("經濟技術開發區".encode("big5") * 9 + b"\xff", "neither UTF-8 nor GB18030"),
        (bytes(range(1, 32)) * 4, "control or private characters"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(DocumentError, match=r"odd\.txt") as caught:
        decode(data, "odd.txt")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_truncated_utf8_is_refused_and_not_guessed() -> None:
    with pytest.raises(DocumentError, match="save it as plain text"):
        decode(PROSE.encode()[:-2] + b"\xe4\xba", "cut.txt")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_document_error(data: bytes) -> None:
    try:
        encoding, text = decode(data, "any")
    except DocumentError:
        return
    assert text.strip()
    assert text.encode(encoding, "strict") or encoding


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=20, max_size=80))
def test_utf8_prose_comes_back(text: str) -> None:
    assert decode(text.encode(), "a")[1] == text


def test_big_file_is_refused_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(documents.MAX_BYTES + 1)
    with pytest.raises(DocumentError, match="64 MiB is over the limit of 64 MiB a file; split it") as caught:
        read_document(path)
    assert "\n" not in str(caught.value)


def test_missing_file_folder_and_device(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(DocumentError, match="a folder"):
        read_document(tmp_path)
    with pytest.raises(DocumentError, match="not a regular file"):
        read_document(Path(os.devnull))


def test_unreadable_file_says_why(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(DocumentError, match=r"loop\.txt"):
        read_document(loop)


def test_names_are_relative_inside_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert document_name(tmp_path / "pages" / "一.txt") == "pages/一.txt"
    assert document_name(Path("pages/../二.txt")) == "二.txt"
    assert document_name(tmp_path.parent / "x.txt") == (tmp_path.parent / "x.txt").as_posix()


def test_name_that_is_no_utf8_is_printable() -> None:
    document_name(Path(os.fsdecode(b"bad-\xff.txt"))).encode("utf-8")


def test_find_paths_in_order_each_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "deep/c.TXT", "note.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("云州高新区", encoding="utf-8")
    found, errors = find_paths([str(tmp_path / "b.txt"), str(tmp_path), str(tmp_path / "*.txt")])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["b.txt", "a.txt", "deep/c.TXT"]
    assert errors == []


def test_find_paths_takes_a_file_once_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("甲")
    (tmp_path / "b").mkdir()
    found, errors = find_paths(["a.txt", str(tmp_path), "b/../a.txt"])
    assert (found, errors) == ([Path("a.txt")], [])


def test_a_folder_without_texts_spares_what_else_a_pattern_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("甲")
    (tmp_path / "empty").mkdir()
    found, errors = find_paths(["*"])
    assert found == [Path("a.txt")]
    assert [str(error).partition(":")[0] for error in errors] == ["empty"]


def test_find_paths_reports_each_argument_that_names_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found, errors = find_paths([str(tmp_path / "none"), str(tmp_path / "*.txt"), str(tmp_path / "empty"), "a\0b"])
    assert found == []
    assert [text for error in errors for text in [str(error)]] and len(errors) == 4
    assert "no such file or folder" in str(errors[0])
    assert "no file matches this pattern" in str(errors[1])
    assert "holds no .txt file" in str(errors[2])


def test_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    path = tmp_path / "[1]第1版.txt"
    path.write_text("云州高新区", encoding="utf-8")
    assert find_paths([str(path)]) == ([path], [])

import os
import stat
from pathlib import Path

import pytest

from kg.cli.files import output
from kg.errors import ConfigError


def write(path: Path, data: bytes = b"new") -> None:
    with output(path) as out:
        out.write(data)


def test_a_file_appears_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "图.ttl"
    with output(path) as out:
        out.write(b"x" * 100_000)
        assert not path.exists()
    assert path.read_bytes() == b"x" * 100_000
    assert [file.name for file in tmp_path.iterdir()] == ["图.ttl"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(error), output(path) as out:
        out.write(b"new")
        raise error
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_rights_are_those_of_any_new_file_or_of_the_old_one(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    old.write_bytes(b"")
    old.chmod(0o640)
    mask = os.umask(0o022)
    try:
        write(new)
        write(old)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(new.stat().st_mode) == 0o644
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_a_link_keeps_pointing_at_its_file(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    link.symlink_to("real/a")
    write(link)
    assert link.is_symlink()
    assert (tmp_path / "real" / "a").read_bytes() == b"new"


def test_a_device_is_written_and_not_replaced() -> None:
    write(Path("/dev/null"))
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_long_chinese_name_fits(tmp_path: Path) -> None:
    path = tmp_path / ("图" * 80)
    write(path)
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("where", ["missing/a", ".", "a/b"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, where: str) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(ConfigError, match=f"{where}: cannot be written .*; name another file with -o"):
        write(tmp_path / where)


@pytest.mark.parametrize("where", [".", "folder", "folder/../folder", "a" * 300])
def test_a_place_named_from_here_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    with pytest.raises(ConfigError, match=r"cannot be written .*; name another file with -o"):
        write(Path(where))


def test_a_link_to_itself_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.symlink_to(path)
    write(path)
    assert path.read_bytes() == b"new"


def test_what_fails_elsewhere_tells_for_itself(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), output(tmp_path / "a") as out:
        out.write(Path("/nonexistent/b").read_bytes())

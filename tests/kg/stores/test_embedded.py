"""What is particular to the engine in a folder: locks, odd folders, a kill while the folder is made."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import QueryError, StoreError
from kg.stores import open_store
from tests.kg.stores.graphs import many

ROOT = Path(__file__).parents[3]
HOLD = "import sys\nfrom kg.stores import open_store\nstore = open_store(sys.argv[1])\nprint('open', flush=True)\n"


def start(code: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_a_second_process_is_told_that_the_folder_is_in_use(tmp_path: Path) -> None:
    uri = str(tmp_path / "kg.store")
    holder = start(HOLD + "sys.stdin.readline()", uri)
    assert holder.stdout is not None and holder.stdout.readline() == "open\n"
    with pytest.raises(StoreError, match="in use by another process") as caught:
        open_store(uri)
    assert uri in str(caught.value) and "\n" not in str(caught.value)
    holder.kill()
    holder.communicate(timeout=60)
    open_store(uri).close()  # a killed process holds no lock


def test_opening_twice_in_one_process_is_refused(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "kg.store")), pytest.raises(StoreError, match="open in this process already"):
        open_store(str(tmp_path / "kg.store"))


def test_two_stores_may_be_open_at_once(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "one")) as one, open_store(str(tmp_path / "two")) as two:
        one.load(many(3))
        assert (len(one.contents()), len(two.contents())) == (3, 0)


def test_folders_that_are_no_store_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("hands off", encoding="utf-8")
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    for name in ("mine", "file"):
        with pytest.raises(StoreError, match="no graph store and not empty"):
            open_store(str(tmp_path / name))
    assert (tmp_path / "mine" / "letter.txt").read_text(encoding="utf-8") == "hands off"
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(str(tmp_path / "file" / "below"))


def test_an_empty_folder_and_deep_or_odd_paths_become_stores(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty", "a/b/c", "图谱 store [1]"):
        with open_store(str(tmp_path / name)) as store:
            store.load(many(1))
        with open_store(str(tmp_path / name), create=False) as store:
            assert len(store.contents()) == 1
    assert not list(tmp_path.glob(".*"))


def test_a_damaged_store_is_one_clear_line(tmp_path: Path) -> None:
    folder = tmp_path / "kg.store"
    open_store(str(folder)).close()
    (folder / "configuration.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match="build it again") as caught:
        open_store(str(folder))
    assert "\n" not in str(caught.value)


def test_a_store_of_another_format_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uri = str(tmp_path / "kg.store")
    open_store(uri).close()
    monkeypatch.setattr("kg.stores.embedded.FORMAT", 99)
    with pytest.raises(StoreError, match="another version"):
        open_store(uri)


def test_a_kill_while_a_store_is_made_leaves_none_half_made(tmp_path: Path) -> None:
    dice, uri = random.Random(7), str(tmp_path / "kg.store")
    for _ in range(6):
        process = start(HOLD, uri)
        time.sleep(dice.uniform(0.2, 1.6))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
    with open_store(uri) as store:
        assert store.load(many(3)).articles_loaded == 3
    assert [path.name for path in tmp_path.iterdir()] == ["kg.store"]


def test_processes_that_make_a_store_at_once_make_one(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom kg.errors import StoreError\nfrom kg.stores import open_store\n"
        "try:\n    open_store(sys.argv[1]).close()\nexcept StoreError as error:\n    print(error)\n"
    )
    uri = str(tmp_path / "kg.store")
    said = [process.communicate(timeout=60)[0] for process in [start(code, uri) for _ in range(4)]]
    assert all(not line or "in use by another process" in line for line in said), said
    assert [path.name for path in tmp_path.iterdir()] == ["kg.store"]


def test_what_only_looks_left_behind_is_left_alone(tmp_path: Path) -> None:
    # a store of the name a.b may be in the making beside this one
    others = [tmp_path / name for name in (".a.b.1234.new", ".a.copy.new", f".a.{2**80}.new")]
    for other in others:
        other.mkdir()
    with open_store(str(tmp_path / "a")):
        assert all(other.exists() for other in others)


@pytest.mark.parametrize("name", ["a" * 300, "loop", "loop/a"])
def test_a_path_that_cannot_be_looked_at_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for create in (False, True):
        with pytest.raises(StoreError) as caught:
            open_store(str(tmp_path / name), create=create)
        assert "\n" not in str(caught.value)
        assert "com.arcadedb" not in str(caught.value)


def test_the_engine_writes_nothing_to_the_terminal_and_no_logs(tmp_path: Path) -> None:
    code = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n" + HOLD + "store.query('RETURN 1')\nstore.close()"
    done = subprocess.run(
        [sys.executable, "-c", code, "kg.store"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("open\n", "")
    assert [path.name for path in tmp_path.iterdir()] == ["kg.store"]


def test_an_address_that_no_store_opens_is_told_which_are() -> None:
    with pytest.raises(StoreError, match="neo4j://"):
        open_store("http://localhost:7474")


def test_an_empty_address_is_not_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="the address of the store is empty"):
        open_store("")
    assert list(tmp_path.iterdir()) == []


def test_a_query_that_sleeps_in_a_function_is_stopped(tmp_path: Path) -> None:
    started = time.monotonic()
    with open_store(str(tmp_path / "s")) as store:
        with pytest.raises(QueryError, match=r"longer than 0\.1 s"):
            store.query("UNWIND range(1, 30) AS x RETURN util.sleep(5000)", timeout=0.1)
        assert store.query("RETURN 1 AS one").rows == ((1,),)
    assert time.monotonic() - started < 20

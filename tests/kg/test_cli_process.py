"""What only a process of its own shows: locale, pipes, signals, terminals, the time to start."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent.parent.parent / "loaders" / "samples"
KG = str(Path(sys.executable).with_name("kg"))
SLOW = "MATCH (a:Entity), (b:Entity), (c:Entity), (d:Entity) WHERE a.name < b.name AND c.name < d.name " + (
    "RETURN count(DISTINCT a.name + b.name + c.name + d.name)"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("process") / "kg.store"
    subprocess.run([KG, "build", SAMPLES, "--store", path], check=True, stdout=subprocess.DEVNULL)
    return path


def environment(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "LC_", "LANG", "PYTHON"))}
    return kept | changes


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "ascii"},
    ],
    ids=["C", "ascii", "ascii streams"],
)
def test_text_is_utf8_whatever_the_locale(store: Path, tmp_path: Path, locale: dict[str, str]) -> None:
    done = subprocess.run(
        [KG, "cypher", "RETURN '云川' + $x AS 名", "--param", "x=区", "--store", store],
        capture_output=True, env=environment(**locale), check=True,
    )  # fmt: skip
    assert done.stdout.decode("utf-8") == "名\n云川区\n"
    page = tmp_path / "页.txt"
    page.write_bytes((SAMPLES / "website.txt").read_bytes())
    done = subprocess.run([KG, "extract", page, "坏.txt"], capture_output=True, env=environment(**locale))
    assert done.returncode == 1
    assert done.stderr.decode("utf-8") == "kg: 坏.txt: no such file or folder; check the path\n"
    assert json.loads(done.stdout.decode("utf-8").splitlines()[0])["document"].endswith("页.txt")


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [KG, "extract", SAMPLES], capture_output=True, env=environment(PYTHONHASHSEED=seed), check=True
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize("arguments", [["extract", str(SAMPLES)], ["export", "--format", "ntriples"], ["status"]])
def test_a_reader_that_goes_away_is_no_error(store: Path, arguments: list[str]) -> None:
    running = subprocess.Popen(
        [KG, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(KG_STORE=str(store))
    )
    assert running.stdout
    assert running.stderr
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait(timeout=60) == 141


@pytest.mark.parametrize(
    "arguments",
    [["status"], ["export"], ["cypher", "MATCH (n) RETURN n", "--format", "csv"], ["view", "-o", "/dev/null"]],
    ids=["table", "rdf", "csv", "message"],
)
def test_a_full_disk_behind_the_output_is_one_line(store: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([KG, *arguments, "--store", store], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr == ("kg: standard output: No space left on device; check its rights and the space on the disk\n")


@pytest.mark.parametrize(("closed", "status"), [("<&-", 0), (">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0)])
def test_closed_streams_are_no_error(store: Path, closed: str, status: int) -> None:
    done = subprocess.run(["sh", "-c", f'"$@" {closed}', "sh", KG, "status", "--store", store], capture_output=True)
    assert (done.returncode, done.stderr) == (status, b"")
    assert (b"articles" in done.stdout) == (">&-" not in closed.replace("2>&-", ""))


def test_ctrl_c_stops_a_query_in_one_line(store: Path) -> None:
    running = subprocess.Popen(
        [KG, "cypher", SLOW, "--timeout", "300", "--store", store], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(4)
    running.send_signal(signal.SIGINT)
    out, error = running.communicate(timeout=30)
    assert (running.returncode, out, error) == (130, b"", b"kg: stopped\n")


@pytest.mark.parametrize("seconds", [1.5, 3.0])
def test_ctrl_c_stops_a_build_and_its_readers_in_one_line(tmp_path: Path, seconds: float) -> None:
    news = tmp_path / "news"
    news.mkdir()
    page = (SAMPLES / "newspaper-page.txt").read_bytes()
    for number in range(400):
        (news / f"{number}.txt").write_bytes(page)
    # in a group of its own, so that the signal reaches all its processes, as Ctrl-C does
    running = subprocess.Popen(
        [KG, "build", news, "--workers", "2", "--store", tmp_path / "kg.store"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    time.sleep(seconds)
    os.killpg(running.pid, signal.SIGINT)
    out, error = running.communicate(timeout=60)
    assert (running.returncode, out, error) == (130, b"", b"kg: stopped\n")


def test_a_query_is_stopped_when_its_time_is_over(store: Path) -> None:
    done = subprocess.run([KG, "cypher", SLOW, "--timeout", "1", "--store", store], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("kg: the query ran longer than 1 s and was stopped")


def on_terminal(*arguments: str, **changes: str) -> tuple[str, int]:
    """Return what a command shows on a terminal, and its exit status."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [KG, *arguments], stdout=slave, stderr=slave, env=environment(**{"TERM": "xterm", "COLUMNS": "100"} | changes)
    ) as running:
        os.close(slave)
        shown = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
    os.close(master)
    return shown.decode("utf-8"), running.returncode


def test_a_terminal_sees_a_bar_and_tables_with_rules(tmp_path: Path) -> None:
    shown, status = on_terminal("build", str(SAMPLES), "--store", str(tmp_path / "kg.store"))
    assert status == 0
    assert "building" in shown
    assert "\x1b[" in shown
    assert "2/2" in shown
    assert "────" in shown


def test_a_pipe_sees_neither(tmp_path: Path) -> None:
    done = subprocess.run(
        [KG, "build", SAMPLES, "--store", tmp_path / "kg.store"], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert not set(done.stdout) & {"\x1b", "─", "\r"}


def test_help_starts_at_once() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        subprocess.run([KG, "--help"], stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.4


def test_a_terminal_sees_the_words_that_were_read_in_bold_and_no_bar() -> None:
    arguments = ("extract", str(SAMPLES / "newspaper-page.txt"), "--explain", "--article", "1", "--rule", "chain.focus")
    shown, status = on_terminal(*arguments)
    assert status == 0
    assert "\x1b[1;33m新能源电池产业链是云川经开区的首位产业\x1b[0m" in shown
    assert "«" not in shown
    assert "reading" not in shown
    plain, status = on_terminal(*arguments, TERM="dumb")
    assert status == 0
    assert "«新能源电池产业链是云川经开区的首位产业»" in plain
    assert "\x1b" not in plain


def test_the_module_can_be_run_as_well() -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("zonekg ")

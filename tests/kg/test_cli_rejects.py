"""What builds refuse is kept, also of a build that stops early, once for each article."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli.rejects import keeping_refused
from kg.errors import ConfigError
from kg.lines import Line
from kg.model import Article

ROOT = Path(__file__).parents[2]


def line(number: int, reason: str, document: str = "a.txt") -> Line:
    return {"article": number, "document": document, "kind": "statement", "reason": reason}


def article(number: int, document: str = "a.txt") -> Article:
    return Article(document, number, 0, 1, "文", "题")


def held(path: Path) -> list[Line]:
    return [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]


def test_what_is_refused_is_on_the_disk_at_once(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with keeping_refused(path) as refused:
        refused.read(article(1))
        refused.add(line(1, "一"))
        assert held(path) == [line(1, "一")]
    assert held(path) == [line(1, "一")]


def test_a_build_that_stops_early_keeps_its_lines_and_the_next_adds_to_them(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with pytest.raises(KeyboardInterrupt), keeping_refused(path) as refused:
        for number in (1, 2):
            refused.read(article(number))
            refused.add(line(number, "former"))
        raise KeyboardInterrupt
    assert held(path) == [line(1, "former"), line(2, "former")]
    with keeping_refused(path) as refused:
        refused.read(article(2))  # changed since, and nothing is wrong with it now
        refused.read(article(3))
        refused.add(line(3, "new"))
        refused.add(line(3, "another"))
    assert held(path) == [line(1, "former"), line(3, "new"), line(3, "another")]


def test_a_line_that_a_kill_cut_off_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps(line(1, "x")) + "\n" + '{"article": 2, "docu', encoding="utf-8")
    with keeping_refused(path):
        pass
    assert held(path) == [line(1, "x")]


@pytest.mark.parametrize("text", ["{}\n", "a letter\n", '{"article": 1}\n[]\n'])
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(text, encoding="utf-8")
    with (
        pytest.raises(ConfigError, match=r"letter\.txt: line 1 is nothing a build refused"),
        keeping_refused(path),
    ):
        pass
    assert path.read_text(encoding="utf-8") == text


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--rejects"), keeping_refused(tmp_path / "no" / "r.jsonl"):
        pass
    with keeping_refused(Path("/dev/null")) as refused:
        refused.add(line(1, "x"))
    with keeping_refused(None) as refused:
        refused.add(line(1, "x"))


BUILDER = """
import dataclasses, sys, time
import kg.pipeline
from kg.cli import main

real = kg.pipeline.extract

def misread(article):
    time.sleep(0.02)
    graph = real(article)
    hosts = [s for s in graph.statements if getattr(s, "relation", "") == "hosts"]
    turned = tuple(dataclasses.replace(s, subject=s.object, object=s.subject) for s in hosts)
    return dataclasses.replace(graph, statements=(*graph.statements, *turned))

kg.pipeline.extract = misread
kg.pipeline.BATCH = 4
main()
"""


def test_a_build_killed_and_begun_again_ends_with_all_that_was_refused(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for number in range(40):
        body = f"岭东科技报讯 5月7日，云杉{number}有限公司落户青岚经开区。陶然\n\n"
        text = f"青岚经开区\n\n云杉{number}公司落户开新局\n\n{body}"
        (tmp_path / "news" / f"{number:02}.txt").write_text(text, encoding="utf-8")

    def start(store: str, rejects: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", BUILDER, "build", "news", "--store", store, "--rejects", rejects]
        environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
        return subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True)

    assert start("clean", "clean.jsonl").wait(120) == 0
    expected = held(tmp_path / "clean.jsonl")
    assert len({entry["document"] for entry in expected}) == 40
    process = start("killed", "killed.jsonl")
    while not (tmp_path / "killed.jsonl").exists() or len(held(tmp_path / "killed.jsonl")) < 12:
        time.sleep(0.05)
        assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait(60)
    assert start("killed", "killed.jsonl").wait(120) == 0
    assert sorted(map(str, held(tmp_path / "killed.jsonl"))) == sorted(map(str, expected))

"""`kg serve` as somebody starts it: it prints the address, opens the browser, and ends when it is told to."""

import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.kg.conftest import Run

ROOT = Path(__file__).parents[3]


@contextmanager
def started(store: str, *options: str, **environ: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the verb and provide the process and the address that it prints."""
    command = [sys.executable, "-m", "kg", "serve", "--store", store, "--port", str(port()), *options]
    full = os.environ | {"PYTHONPATH": str(ROOT)} | environ
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=full)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.fullmatch(r"explorer  (http://127\.0\.0\.1:\d+/\?token=[\w-]{20,})\n", line)
        assert found, line
        yield process, found[1]
    finally:
        process.kill()
        process.wait()


def port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free: int = probe.getsockname()[1]
        return free


def test_it_shows_a_store_until_it_is_told_to_end(store: str) -> None:
    with started(store, "--no-open") as (process, address):
        with httpx.Client(follow_redirects=True) as client:
            page = client.get(address)
            assert (page.status_code, str(page.url)) == (200, address.partition("?")[0])
            assert page.headers["content-type"].startswith("text/html")
            told = client.get(f"{page.url}api/v1/overview").json()
            assert told["store"] == store
            assert told["counts"]["articles"] == 9
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_it_opens_the_browser_at_the_address(store: str, tmp_path: Path) -> None:
    browser, seen = tmp_path / "browser", tmp_path / "seen"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {seen}.part && mv {seen}.part {seen}\n')
    browser.chmod(browser.stat().st_mode | stat.S_IEXEC)
    with started(store, BROWSER=f"{browser} %s") as (_, address):
        for _ in range(100):
            if seen.exists():
                break
            time.sleep(0.1)
        assert seen.read_text() == address


def test_what_cannot_be_is_told_in_one_line(kg: Run, tmp_path: Path) -> None:
    assert "no graph store there" in kg("serve", "--store", tmp_path / "none", status=1).stderr
    told = kg("serve", "--edit", "--bolt", status=2).stderr
    assert "--edit is for the explorer" in " ".join(told.split())


@pytest.mark.parametrize("option", ["--port=0", "--port=99999", "--sparql-port=0"])
def test_a_port_is_a_port(kg: Run, option: str) -> None:
    kg("serve", option, status=2)

"""Keep the documents true: run each command that they show, and put its real output in place (`make docs`).

A block marked `console` holds lines that begin with `$ `, each followed by what the command prints. Commands run in a
folder that holds the bundled articles and, as after `make demo`, the store `out/kg.store`, which KG_STORE names.
"""

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").glob("*.md")))
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_PROMPT = re.compile(r"^\$ ", re.MULTILINE)
_CUT = "…\n"
"""Stands for lines that a document leaves out: all behind it up to the next command."""


Shown = tuple[str, int]
"""A command and how many times the same page has shown it before: built twice, a graph does not change twice."""


def commands(text: str) -> Iterator[tuple[Shown, str]]:
    """Yield each command that a document shows, with the output that it claims."""
    before: Counter[str] = Counter()
    for block in _BLOCK.findall(text):
        for shown in _PROMPT.split(block)[1:]:
            command, _, output = shown.partition("\n")
            yield (command, before[command]), output
            before[command] += 1


def refreshed(text: str, outputs: Mapping[Shown, str]) -> str:
    """Return a document with the real output behind each command; one that ends in … keeps its number of lines."""
    shown = commands(text)

    def renew(block: re.Match[str]) -> str:
        parts = []
        for _ in _PROMPT.split(block[0])[1:]:
            key, claimed = next(shown)
            output = outputs[key]
            if claimed.endswith(_CUT):
                lines = output.splitlines(keepends=True)
                kept = claimed.count("\n") - 1
                output = "".join(lines[:kept]) + (_CUT if len(lines) > kept else "")
            parts.append(f"$ {key[0]}\n{output}")
        return "".join(parts)

    return _BLOCK.sub(renew, text)


class Shell:
    """Run commands in one folder, each as often as a page shows it; pages that show the same get the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._printed: dict[Shown, str] = {}

    def outputs(self, text: str) -> Mapping[Shown, str]:
        """Return what each command of a document prints."""
        for key, _ in commands(text):
            if key not in self._printed:
                self._printed[key] = run(key[0], self.folder)
        return self._printed


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """Provide the folder that the documents speak of."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "loaders" / "samples", folder / "loaders" / "samples")
        for gold in ("samples", "develop", "holdout"):
            shutil.copytree(ROOT / "tests" / "gold" / gold, folder / "tests" / "gold" / gold)
        run("kg build loaders/samples", folder)
        yield folder


def run(command: str, folder: Path) -> str:
    """Return what a command line prints on both streams. Pipes and redirections work as in a shell."""
    if command.startswith("make demo"):
        return _demo(folder)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    search = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = kept | {"KG_STORE": "out/kg.store", "PATH": search, "COLUMNS": "100"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return done.stdout


def _demo(folder: Path) -> str:
    """Run `make demo` in the environment that is there already, its output going to another folder."""
    venv, out = folder / "venv", folder / "demo"
    venv.mkdir(exist_ok=True)
    (venv / ".installed").touch()
    here = shlex.quote(str(Path(sys.executable).parent))
    done = subprocess.run(
        ["make", "--no-print-directory", "demo", f"BIN={here}", f"VENV={venv}", f"OUT={out}"],
        cwd=ROOT, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return done.stdout.replace(str(out), "out").replace(here, ".venv/bin")


def main() -> None:
    """Renew all documents."""
    with workplace() as folder:
        shell = Shell(folder)
        for page in PAGES:
            text = page.read_text(encoding="utf-8")
            page.write_text(refreshed(text, shell.outputs(text)), encoding="utf-8")


if __name__ == "__main__":
    main()

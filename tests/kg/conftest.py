"""Fixtures of the command line's tests."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app

SAMPLES = Path(__file__).parent.parent.parent / "loaders" / "samples"

Run = Callable[..., Result]


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs the command line in an empty folder and checks its exit status."""
    monkeypatch.chdir(tmp_path)
    for name in ("KG_STORE", "KG_CONFIG", "KG_LIMIT", "KG_TIMEOUT", "KG_WORKERS"):
        monkeypatch.delenv(name, raising=False)

    monkeypatch.delenv("KG_BASE", raising=False)
    monkeypatch.setenv("KG_CACHE", str(tmp_path.with_name(tmp_path.name + "-cache")))

    def run(*arguments: object, status: int = 0, **options: object) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], **options)  # type: ignore[arg-type]
        assert result.exit_code == status, result.output
        return result

    return run


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a store of the bundled articles."""
    path = str(tmp_path_factory.mktemp("samples") / "kg.store")
    result = CliRunner().invoke(app, ["build", str(SAMPLES), "--store", path])
    assert result.exit_code == 0, result.output
    return path

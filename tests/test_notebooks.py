"""The notebooks run, and show what they give."""

import importlib.util
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parent.parent
spec = importlib.util.spec_from_file_location("notebooks", ROOT / "docs" / "notebooks.py")
assert spec
assert spec.loader
notebooks = importlib.util.module_from_spec(spec)
spec.loader.exec_module(notebooks)


@pytest.mark.parametrize("path", notebooks.NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_it_gives(path: Path) -> None:
    kept = nbformat.read(path, as_version=4)
    new = notebooks.executed(path)
    for before, after in zip(kept.cells, new.cells, strict=True):
        assert before.get("outputs") == after.get("outputs"), "run `make docs` and commit the notebooks"


def test_the_sample_notebook_asks_three_times_in_cypher_and_once_in_sparql_and_shows_the_picture() -> None:
    (path,) = [path for path in notebooks.NOTEBOOKS if path.stem == "sample_graph"]
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert sum("store.query(" in cell.source for cell in cells) == 3
    assert sum("sparql(" in cell.source for cell in cells) == 1
    assert "iframe" in cells[-1].outputs[0]["data"]["text/html"]
    for cell in cells:
        if "show(\n" in cell.source:
            assert cell.outputs[0]["text"].count("\n") > 1, cell.source

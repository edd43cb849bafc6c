"""Hold the quality of reading to what it was: a figure that falls by more than 0.01 fails here."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from kg.scoring import Score, Tally

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality", ROOT / "docs" / "quality.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores(quality: ModuleType) -> dict[str, Score]:
    measured: dict[str, Score] = quality.measure()
    return measured


def test_no_figure_fell(quality: ModuleType, scores: dict[str, Score]) -> None:
    floor = json.loads(quality.FLOOR.read_text(encoding="utf-8"))
    assert floor.keys() == quality.HALVES.keys()
    assert quality.falls(floor, quality.figures(scores)) == []


def test_every_offset_is_right(scores: dict[str, Score]) -> None:
    assert {half: score.evidence_wrong for half, score in scores.items()} == {"holdout": 0, "develop": 0}


def test_the_page_tells_the_figures_of_today(quality: ModuleType, scores: dict[str, Score]) -> None:
    assert quality.PAGE.read_text(encoding="utf-8") == quality.page(scores), "run `make quality` and commit the page"


def test_a_fall_is_seen(quality: ModuleType) -> None:
    floor = {"develop": {"hosts": 0.9, "entity": 0.8, "signed": 0.5}}
    now = {"develop": {"hosts": 0.895, "entity": 0.78}}
    assert quality.falls(floor, now) == [
        "develop: entity fell from 0.8 to 0.78",
        "develop: signed fell from 0.5 to 0.0",
    ]


def test_the_floor_holds_kinds_relations_and_precision(quality: ModuleType) -> None:
    score = Score({"statement": Tally(1, 2, 1)}, {"hosts": Tally(1, 1, 1)})
    assert quality.figures({"develop": score}) == {
        "develop": {"statement precision": 0.5, "statement": 0.6667, "hosts": 1.0}
    }

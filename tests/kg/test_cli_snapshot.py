"""The verbs that keep a graph in a file and bring it back: snapshot and restore."""

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Run = Callable[..., Result]


def test_a_restored_store_exports_the_same_bytes(kg: Run, store: str, tmp_path: Path) -> None:
    told = kg("snapshot", "--store", store, "-o", "kept.kg.gz").stdout
    articles = json.loads(kg("status", "--store", store, "--format", "json").stdout)["articles"]
    assert told.startswith(f"kept.kg.gz: {articles} articles and ")
    told = kg("restore", "kept.kg.gz", "--store", "new.store").stdout
    assert told.splitlines()[0].split() == ["restored", "in", "new.store", "count"]
    for form in ("jsonl", "nquads"):
        kg("export", "--format", form, "--store", store, "-o", "old")
        kg("export", "--format", form, "--store", "new.store", "-o", "new")
        assert (tmp_path / "old").read_bytes() == (tmp_path / "new").read_bytes()
    kg("snapshot", "--store", "new.store", "-o", "again.kg.gz")
    assert (tmp_path / "again.kg.gz").read_bytes() == (tmp_path / "kept.kg.gz").read_bytes()


def test_a_snapshot_stands_whole_or_not_at_all(kg: Run, store: str, tmp_path: Path) -> None:
    assert "no graph store there" in kg("snapshot", "--store", "nowhere", "-o", "kept", status=1).stderr
    assert "name another file with -o" in kg("snapshot", "--store", store, "-o", "no/such/folder", status=2).stderr
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_makes_no_store(kg: Run, store: str, tmp_path: Path) -> None:
    kg("snapshot", "--store", store, "-o", "kept")
    (tmp_path / "kept").write_bytes((tmp_path / "kept").read_bytes()[:-9])
    told = kg("restore", "kept", "--store", "new.store", status=1).stderr
    assert "kept: the snapshot is damaged" in told and "another copy" in told
    assert not (tmp_path / "new.store").exists()


def test_what_a_store_holds_beside_the_snapshot_goes_only_when_told(kg: Run, store: str, tmp_path: Path) -> None:
    kg("snapshot", "--store", store, "-o", "kept")
    page = "青岚经开区\n\n招商\n\n本报讯 青岚经开区今年一季度引进了云杉机电公司的新项目。\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    kg("build", "page.txt", "--store", "new.store")
    assert "--replace" in kg("restore", "kept", "--store", "new.store", status=1).stderr
    told = kg("restore", "kept", "--store", "new.store", "--replace").stdout
    assert any(line.split() == ["articles", "forgotten", "1"] for line in told.splitlines())


def test_files_for_the_importer_of_neo4j_come_with_their_command(kg: Run, store: str, tmp_path: Path) -> None:
    told = kg("export", "--store", store, "--format", "neo4j-csv", "-o", "a folder").stdout
    assert told.startswith("a folder: ") and "cd 'a folder' && neo4j-admin database import full neo4j \\\n" in told
    assert {"constraints.cypher", "import.sh", "entities-1.csv"} <= {
        path.name for path in (tmp_path / "a folder").iterdir()
    }
    assert "not empty" in kg("export", "--store", store, "--format", "neo4j-csv", "-o", "a folder", status=2).stderr
    assert "name a new folder" in kg("export", "--store", store, "--format", "neo4j-csv", status=2).stderr
    assert "neo4j-csv" in kg("export", "--store", store, "--format", "nothing", status=2).stderr


def test_decisions_are_kept_and_come_back(kg: Run, store: str, tmp_path: Path) -> None:
    decisions = tmp_path / "kg.decisions.tsv"
    text = "when\twho\tverdict\tone\tother\tnames\twhy\n2026-03-01T09:30\tlin\tapart\tcompany-1\tcompany-2\t甲 = 乙\t\n"
    decisions.write_text(text, encoding="utf-8")
    kg("snapshot", "--store", store, "-o", "kept")
    decisions.unlink()
    kg("restore", "kept", "--store", "new.store")
    assert decisions.read_text(encoding="utf-8") == text
    decisions.write_text(text.replace("lin", "zhou"), encoding="utf-8")
    assert "kg.decisions.tsv: holds other decisions" in kg("restore", "kept", "--store", "new.store", status=2).stderr
    kg("restore", "kept", "--store", "new.store", "--replace")
    assert decisions.read_text(encoding="utf-8") == text

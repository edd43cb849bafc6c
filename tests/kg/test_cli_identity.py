"""The verbs of identity: what they tell, what people decide, and that the graph follows."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
PAGES = {
    "一.txt": "青岚经开区：企业开足马力\n2024年3月12日 青岚日报\n\n"
    "云杉机械落户青岚经开区，主要生产减速机。一季度，青岚经开区实现规上工业总产值86亿元。\n",
    "二.txt": "青岚经济技术开发区：项目开工\n2024年3月20日 青岚日报\n\n"
    "云杉机械制造股份有限公司落户青岚经济技术开发区。一季度，青岚经济技术开发区实现规上工业总产值91亿元。\n",
    "三.txt": "青岚经开区：集团扩建\n2024年4月2日 青岚日报\n\n"
    "云杉集团落户青岚经开区。青松电子有限公司落户青岚经开区。\n",
    "四.txt": "青岚经开区：新厂投产\n2024年5月6日 青岚日报\n\n青松电子股份有限公司落户青岚经开区。\n",
}
FULL = "云杉机械制造股份有限公司"
OLD, NEW = "青松电子有限公司", "青松电子股份有限公司"


@pytest.fixture
def built(kg: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.delenv("KG_DECISIONS", raising=False)
    monkeypatch.setenv("KG_WHO", "lin")
    Path("news").mkdir()
    for name, text in PAGES.items():
        Path("news", name).write_text(text, "utf-8")
    kg("build", "news")
    return kg


def names(kg: Run) -> set[str]:
    rows = json.loads(kg("cypher", "MATCH (c:Company) RETURN c.id AS id, c.name AS name", "--format", "json").stdout)
    return {row["name"] for row in rows}


def test_why_tells_what_speaks_for_and_against(built: Run) -> None:
    told = built("why", "云杉机械", FULL).stdout
    assert "一方是另一方名称的开头" in told and "one node" in told and "merged" in told
    told = built("why", "云杉集团", FULL).stdout
    assert "-4" in told and "two nodes" in told and "apart" in told
    ((found,)) = json.loads(built("why", "云杉集团", FULL, "--format", "json").stdout)
    assert (found["outcome"], found["merged"], found["features"]["group"]) == ("apart", False, -4)
    assert "of different classes" in built("why", "青岚经开区", FULL).stdout
    assert "class, name and zone are the same" in built("why", FULL, FULL).stdout
    assert "kg search" in built("why", "无此公司", FULL, status=2).stderr


def test_decisions_are_kept_carried_out_and_taken_back(built: Run) -> None:
    assert names(built) == {FULL, "云杉集团", OLD, NEW}
    listed = built("review", "--list").stdout
    assert "open" in listed and OLD in listed
    built("review", "--merge", OLD, NEW, "--why", "改制")
    assert names(built) == {FULL, "云杉集团", NEW}
    (line,) = Path("kg.decisions.tsv").read_text("utf-8").splitlines()[1:]
    assert line.split("\t")[1:3] == ["lin", "merged"] and line.endswith("改制")
    assert "open" not in built("review", "--list").stdout
    built("build", "news")
    assert names(built) == {FULL, "云杉集团", NEW}
    told = built("review", "--split", OLD, NEW, "--who", "wu").stderr
    assert "contradicts that of lin" in told
    assert names(built) == {FULL, "云杉集团", OLD, NEW}
    built("review", "--undo", OLD, NEW)
    assert "open" in built("review", "--list").stdout


def test_one_key_decides(built: Run) -> None:
    asked = built("review", input="x?m").stdout
    assert f"{OLD}落户青岚经开区" in asked and "1 decided" in asked
    assert names(built) == {FULL, "云杉集团", NEW}
    assert "nothing is open" in built("review", input="").stdout


def test_stopping_and_putting_off_decide_nothing(built: Run) -> None:
    built("review", input="s")
    built("review", input="q")
    built("review", input="")
    assert not Path("kg.decisions.tsv").exists()


def test_what_cannot_be_decided_is_refused(built: Run) -> None:
    assert "one entity by class" in built("review", "--merge", FULL, FULL, status=2).stderr
    assert "is a Zone" in built("review", "--merge", "青岚经开区", FULL, status=2).stderr
    assert "give one of" in built("review", "--list", "--merge", "a", "b", status=2).stderr


def test_decisions_hold_wherever_the_store_is_built_from(
    built: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    news, store, decided = (Path(name).absolute() for name in ("news", "kg.store", "kg.decisions.tsv"))
    built("review", "--merge", OLD, NEW)
    merged = names(built)
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    (news / "四.txt").write_text(PAGES["四.txt"] + "青松电子股份有限公司生产电机。\n", "utf-8")
    monkeypatch.setenv("KG_STORE", str(store))
    built("build", news)
    assert names(built) == merged
    assert built("review", "--undo", OLD, NEW).stdout == f"1 decided, kept in {decided}\n"
    assert names(built) == merged | {OLD}
    built("review", "--merge", OLD, NEW)

    there = decided.rename(decided.with_name("moved.tsv"))
    for verb in (("build", news), ("forget", news / "四.txt"), ("review", "--list"), ("why", OLD, NEW)):
        told = built(*verb, status=2).stderr
        assert str(decided) in told and "KG_DECISIONS" in told
    assert names(built) == merged
    monkeypatch.setenv("KG_DECISIONS", "mistyped.tsv")
    assert "mistyped.tsv is not there" in built("build", news, status=2).stderr
    monkeypatch.setenv("KG_DECISIONS", str(there))
    built("build", news)
    monkeypatch.delenv("KG_DECISIONS")
    built("build", news)  # remembers where they are now
    assert names(built) == merged
    there.write_text("")  # an empty file takes them back
    built("build", news)
    assert names(built) == merged | {OLD}
    there.unlink()
    built("build", news)  # and nothing is missed any more


def test_a_copy_and_a_restored_snapshot_know_where_their_decisions_are(
    built: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    built("review", "--merge", OLD, NEW)
    merged = names(built)
    built("copy", "kg.store", "copy.store")
    built("snapshot", "-o", "all.kg.gz")
    news, home = Path("news").absolute(), Path.cwd()
    away = tmp_path_factory.mktemp("away")
    monkeypatch.chdir(away)
    built("restore", home / "all.kg.gz", "--store", "restored.store")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    for store in (home / "copy.store", away / "restored.store"):
        monkeypatch.setenv("KG_STORE", str(store))
        built("build", news, "--again", "--root", home)
        assert names(built) == merged


def test_conflicts_are_listed_with_their_sentences(built: Run) -> None:
    told = built("conflicts").stdout
    assert "规上工业总产值" in told and "86亿元" in told and "91亿元" in told
    assert "实现规上工业总产值86亿元" in told and "1 contradictions" in told
    (line,) = built("conflicts", "--kind", "figure", "--format", "json").stdout.splitlines()
    assert [side["said"] for side in json.loads(line)["sides"]] == ["86亿元", "91亿元"]
    assert built("conflicts", "--kind", "post").stdout == "0 contradictions\n"


def test_identity_is_evaluated() -> None:
    from kg.evaluate_identity import evaluate_identity

    gold = Path(__file__).parent.parent / "gold" / "identity.jsonl"
    result = evaluate_identity(gold)
    assert result.product.mentions >= 600 and result.unread <= 40
    assert result.product.b3_f1 >= 0.97 and result.product.pair_precision >= 0.99
    assert result.product.b3_f1 > result.names.b3_f1 + 0.03
    develop = [line for line in gold.read_text("utf-8").splitlines() if '"develop/' in line]
    articles = {(row["document"], row["article"]) for row in map(json.loads, develop)}
    assert len(develop) >= 300 and len(articles) >= 60


def test_evaluate_writes_the_figures_of_identity(kg: Run) -> None:
    gold = Path(__file__).parent.parent / "gold" / "identity.jsonl"
    told = kg("evaluate", gold, "--identity", "--errors").stdout
    assert "equal names" in told and "pairs left to people" in told and "split: " in told
    assert "no such file of mentions" in kg("evaluate", "none.jsonl", "--identity", status=1).stderr

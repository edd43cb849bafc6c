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

import json
from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.evaluate import evaluate, read_lines
from kg.lines import article_lines, dump
from kg.pipeline import read
from kg.scoring import Tally

PAGE = """云川经济技术开发区召开项目推进会
发布时间：2031-04-12 来源：云川日报

4月12日，云川经济技术开发区召开项目推进会。云川经济技术开发区管委会主任王安平出席会议并讲话。一季度，云川经济技术开发区规上工业总产值完成12.5亿元，同比增长6.3%。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with a page and, as its gold, exactly what is read of it, less one line and with one more."""
    page = tmp_path / "a.txt"
    page.write_text(PAGE, encoding="utf-8")
    lines = [line for reading in read([page]) for graph in reading.graphs for line in article_lines(graph)]
    statements = [line for line in lines if line["kind"] == "statement"]
    assert statements
    gold = [{key: value for key, value in line.items() if key not in ("start", "end")} for line in lines]
    gold.remove(next(line for line in gold if line["kind"] == "observation"))
    gold.append({"article": 1, "kind": "entity", "class": "Company", "name": "启明轴承", "aliases": []})
    (tmp_path / "a.jsonl").write_text("\n".join(map(dump, gold)) + "\n", encoding="utf-8")
    return tmp_path


def test_a_page_is_read_and_compared(folder: Path) -> None:
    result = evaluate(folder / "a.jsonl", folder / "a.txt")
    assert result.kinds["statement"].f1 == 1.0
    assert result.kinds["entity"].right == result.kinds["entity"].read == result.kinds["entity"].gold - 1
    assert result.kinds["observation"] == Tally(0, 1, 0)
    assert result.evidence_wrong == 0
    extra = next(miss for miss in result.misses if miss.what == "extra")
    assert "规上工业总产值完成12.5亿元，同比增长6.3%。" in extra.sentence
    assert str(extra).startswith("extra   a.txt 1  observation: ")


def test_lines_read_before_are_compared_with_or_without_their_page(folder: Path) -> None:
    lines = folder / "lines.jsonl"
    graphs = [graph for reading in read([folder / "a.txt"]) for graph in reading.graphs]
    rows = [dict(line) for graph in graphs for line in article_lines(graph)]
    for row in rows:
        if row["kind"] == "statement":
            row["start"] += 1
    lines.write_text("\n".join(map(dump, rows)), encoding="utf-8")
    assert evaluate(folder / "a.jsonl", lines).kinds["statement"].f1 == 1.0
    assert evaluate(folder / "a.jsonl", lines, source=folder / "a.txt").kinds["statement"].right == 0


def test_a_folder_pools_its_pairs(folder: Path) -> None:
    one = evaluate(folder)
    for suffix in (".txt", ".jsonl"):
        (folder / f"b{suffix}").write_bytes((folder / f"a{suffix}").read_bytes())
    both = evaluate(folder)
    assert both.kinds["statement"] == one.kinds["statement"] + one.kinds["statement"]
    assert {miss.page for miss in both.misses} == {"a.txt", "b.txt"}


def test_gold_and_pages_may_lie_in_two_folders(folder: Path) -> None:
    one = evaluate(folder)
    (folder / "pages").mkdir()
    (folder / "a.txt").rename(folder / "pages" / "a.txt")
    assert evaluate(folder, folder / "pages").kinds == one.kinds


def test_articles_restrict_both_sides(folder: Path) -> None:
    assert evaluate(folder / "a.jsonl", folder / "a.txt", articles={1}) == evaluate(
        folder / "a.jsonl", folder / "a.txt"
    )
    nothing = evaluate(folder / "a.jsonl", folder / "a.txt", articles={2})
    assert nothing.kinds["entity"] == Tally()


def test_the_figures_have_a_json_form(folder: Path) -> None:
    told = json.loads(dump(evaluate(folder).as_json(misses=True)))
    assert told["kinds"]["statement"]["f1"] == 1.0
    assert told["misses"][0]["page"] == "a.txt"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "gold.jsonl:2: not a JSON line"),
        ("[1]", "gold.jsonl:2: not a JSON object"),
        ('{"kind": "entity", "name": "x"}', "gold.jsonl:2: the entity has no article and no class"),
        ('{"kind": "statement", "article": 1, "s": "x", "p": "hosts"}', "gold.jsonl:2: the statement has no o"),
        (
            '{"kind": "observation", "article": 1, "subject": "x", "indicator": "y", "value": "3"}',
            "gold.jsonl:2: value is '3'; write a number or null",
        ),
        ('{"kind": "entity", "article": [1], "name": "x", "class": "Zone"}', "article is [1]; write its number"),
        ('{"kind": "entity", "article": 1, "name": "x", "class": ["Zone"]}', "class is ['Zone']; write a text"),
        (
            '{"kind": "entity", "article": 1, "name": "x", "class": "Zone", "aliases": 5}',
            "aliases is 5; write a list of texts",
        ),
        ('{"kind": "statement", "article": 1, "s": "x", "p": {}, "o": "y"}', "p is {}; write a text"),
        (
            '{"kind": "attribute", "article": 1, "subject": "x", "attribute": "y", "value": []}',
            "value is []; write a text or a number",
        ),
        ("[" * 100_000, "gold.jsonl:2: not a JSON line"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"kind": "note"}\n' + text + "\n")
    with pytest.raises(DocumentError) as caught:
        read_lines(path)
    assert said in str(caught.value)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such folder of gold"):
        evaluate(tmp_path / "nowhere")
    with pytest.raises(DocumentError, match="holds no gold"):
        evaluate(tmp_path)
    (tmp_path / "a.jsonl").write_text('{"kind": "note"}\n')
    with pytest.raises(DocumentError, match=r"a\.txt: no such file"):
        evaluate(tmp_path)

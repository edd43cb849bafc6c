"""The verbs on the bundled articles, in this process; what needs one of its own is in test_cli_process.py."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import Result

from kg.export import FORMATS
from kg.model import Article, ArticleGraph, Entity, Evidence, Statement
from kg.stores import open_store

SAMPLES = Path(__file__).parent.parent.parent / "loaders" / "samples"
PAGE = """云川经济技术开发区召开项目推进会
发布时间：2031-04-12 来源：云川日报

4月12日，云川经济技术开发区召开项目推进会。云川经济技术开发区管委会主任王安平出席会议。
"""

Run = Callable[..., Result]


def counts(text: str) -> dict[str, int]:
    """Return the numbers of a summary by what they count."""
    lines = (re.match(r"(\S+(?: \S+)*)  +(\d+)(?:  |$)", line) for line in text.splitlines())
    return {found[1]: int(found[2]) for found in lines if found}


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# build, forget


def test_build_tells_what_changed_and_a_second_build_changes_nothing(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(PAGE, encoding="utf-8")
    first = counts(kg("build", "news").stdout)
    assert (first["files"], first["articles loaded"], first["articles unchanged"]) == (1, 1, 0)
    assert first["entities created"] > 2
    assert first["statements created"] > 2
    second = counts(kg("build", "news").stdout)
    assert second == {"files": 1, "articles loaded": 0, "articles unchanged": 1}
    assert counts(kg("build", "news", "--again").stdout)["articles loaded"] == 1


def test_a_changed_article_replaces_itself_and_prune_forgets_what_is_gone(kg: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PAGE.replace("云川", "澜溪"), encoding="utf-8")
    kg("build", ".")
    page.write_text(PAGE.replace("王安平", "李同舟"), encoding="utf-8")
    (tmp_path / "b.txt").unlink()
    changed = counts(kg("build", ".").stdout)
    assert changed["articles loaded"] == 1
    assert "articles forgotten" not in changed
    names = "MATCH (n:Entity) RETURN n.name AS name"
    assert "李同舟" in kg("cypher", names).stdout
    assert "王安平" in kg("cypher", names).stdout  # b.txt still says so
    assert counts(kg("build", ".", "--prune").stdout)["articles forgotten"] == 1
    assert "王安平" not in kg("cypher", names).stdout


def test_forget_takes_a_file_out_and_refuses_what_is_not_in(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    kg("build", "a.txt")
    assert "kg: other.txt: the store holds no article of it" in kg("forget", "other.txt", status=1).stderr
    assert counts(kg("forget", "a.txt").stdout)["articles forgotten"] == 1
    assert json.loads(kg("cypher", "MATCH (n:Entity) RETURN n", "--format", "json").stdout) == []


def test_rejects_are_kept_with_their_reasons_as_lines(kg: Run, tmp_path: Path) -> None:
    result = kg("build", SAMPLES, "--rejects", "refused.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "refused.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == counts(result.stdout).get("statements refused", 0)
    assert all(line["reason"] and line["document"] for line in lines)


# extract


def test_extract_prints_lines_that_cut_their_evidence_and_always_the_same(kg: Run) -> None:
    page = SAMPLES / "website.txt"
    result = kg("extract", page)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["article"] for line in lines if line["kind"] == "article"] == [1, 2, 3, 4]
    assert {line["kind"] for line in lines} == {"article", "entity", "statement", "observation", "attribute"}
    text = page.read_text(encoding="utf-8")
    for line in lines:
        if "ev" in line:
            assert "".join(text[line["start"] : line["end"]].split("\n")) == line["ev"]
            assert line["rule"]
    assert kg("extract", page).stdout_bytes == result.stdout_bytes


def test_extract_writes_a_file_in_turtle_that_other_tools_read(kg: Run, tmp_path: Path) -> None:
    assert kg("extract", SAMPLES, "--format", "turtle", "-o", "a.ttl").stdout == ""
    assert len(list(ox.parse((tmp_path / "a.ttl").read_bytes(), ox.RdfFormat.TURTLE))) > 500


# cypher, sparql


def test_cypher_answers_in_three_forms(kg: Run, store: str) -> None:
    query = "MATCH (z:Zone)-[:HOSTS]->(c:Company) RETURN z.name AS zone, count(c) AS firms ORDER BY firms DESC, zone"
    rows = json.loads(kg("cypher", query, "--store", store, "--format", "json").stdout)
    assert rows
    assert rows == sorted(rows, key=lambda row: (-row["firms"], row["zone"]))
    plain = table(kg("cypher", query, "--store", store, "--format", "csv").stdout)
    assert [(row["zone"], int(row["firms"])) for row in plain] == [(row["zone"], row["firms"]) for row in rows]
    aligned = kg("cypher", query, "--store", store).stdout.splitlines()
    assert aligned[0].split() == ["zone", "firms"]
    assert [line.split() for line in aligned[1:]] == [[row["zone"], str(row["firms"])] for row in rows]


def test_an_answer_may_go_to_a_file_where_excel_knows_csv_for_utf8(kg: Run, store: str, tmp_path: Path) -> None:
    for verb, query in (("cypher", "RETURN '云川' AS x"), ("sparql", "SELECT ?x { BIND('云川' AS ?x) }")):
        for form, first in (("csv", b"\xef\xbb\xbfx"), ("json", b"["), ("table", b"x")):
            assert kg(verb, query, "--store", store, "--format", form, "-o", "out").stdout == ""
            assert (tmp_path / "out").read_bytes().startswith(first)
            assert kg(verb, query, "--store", store, "--format", form).stdout_bytes in (tmp_path / "out").read_bytes()


def test_parameters_are_json_or_else_text(kg: Run, store: str) -> None:
    given = ("--param", "n=5", "--param", "name=天曜=1", "--param", "list=[1, null]", "--param", "x=NaN")
    result = kg(
        "cypher", "RETURN $n AS n, $name AS name, $list AS list, $x AS x", *given, "--store", store, "--format", "json"
    )
    assert json.loads(result.stdout) == [{"n": 5, "name": "天曜=1", "list": [1, None], "x": "NaN"}]
    deep = "[" * 50_000
    result = kg("cypher", "RETURN size($x) AS n", "--param", "x=" + deep, "--store", store, "--format", "csv")
    assert result.stdout == "n\n50000\n"
    assert "'5' is no KEY=VALUE" in kg("cypher", "RETURN 1", "--param", "5", "--store", store, status=2).stderr


def test_a_cut_answer_is_said_to_be_cut(kg: Run, store: str) -> None:
    result = kg("cypher", "MATCH (n) RETURN n.id AS id", "--limit", "3", "--format", "csv", "--store", store)
    assert len(table(result.stdout)) == 3
    assert "cut after 3 rows" in result.stderr


def test_a_query_may_come_from_standard_input(kg: Run, store: str) -> None:
    assert kg("cypher", "-", "--store", store, input="RETURN '云' AS x").stdout == "x\n云\n"


@pytest.mark.parametrize("verb", ["cypher", "sparql"])
def test_a_query_in_another_encoding_is_one_line(kg: Run, store: str, verb: str) -> None:
    result = kg(verb, "-", "--store", store, input="RETURN '云'".encode("gb18030"), status=1)
    assert result.stderr.startswith("kg: standard input is no UTF-8 text")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("MATCH (n) RETRN n", "RETRN"),
        ("CREATE (:Zone)", "would write"),
        ("MATCH (n) DETACH DELETE n", "would write"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD CSV"),
        ("RETURN $missing", "missing"),
        ("", "empty"),
    ],
)
def test_a_wrong_query_is_one_line(kg: Run, store: str, query: str, said: str) -> None:
    result = kg("cypher", query, "--store", store, status=1)
    assert result.stdout == ""
    assert result.stderr.startswith("kg: ")
    assert result.stderr.count("\n") == 1
    assert said in result.stderr


def test_search_finds_by_a_part_by_pinyin_and_by_initials(kg: Run, store: str) -> None:
    def names(*arguments: str) -> list[str]:
        return [
            row["name"] for row in json.loads(kg("search", *arguments, "--store", store, "--format", "json").stdout)
        ]

    assert "天曜电池" in names("天曜")[0]
    for text in ("天曜電池", "tianyaodianchi", "tydc"):
        assert any("天曜电池" in name for name in names(text))
    assert len(names("开发区", "--limit", "2")) == 2
    zones = table(kg("search", "开发区", "--class", "Zone", "--store", store, "--format", "csv").stdout)
    assert {row["class"] for row in zones} == {"Zone"}
    assert {row["match"] for row in zones} <= {"name", "alias", "prefix", "substring"}
    (zone,) = table(
        kg(
            "cypher",
            "MATCH (z:Zone {id: $id}) RETURN z.name AS name",
            "--param",
            "id=" + zones[0]["id"],
            "--store",
            store,
            "--format",
            "csv",
        ).stdout
    )
    assert zone["name"] == zones[0]["name"]
    assert kg("search", "天曜", "--store", store).stdout.split()[:6] == [
        "name",
        "class",
        "articles",
        "match",
        "form",
        "id",
    ]
    assert names("没有这个名字") == []
    assert "no class of entities" in kg("search", "天曜", "--class", "Planet", "--store", store, status=1).stderr
    assert "nothing to search for" in kg("search", "", "--store", store, status=1).stderr


def test_sparql_asks_the_same_graph(kg: Run, store: str) -> None:
    cypher = kg(
        "cypher", "MATCH (z:Zone) RETURN z.name AS name ORDER BY name", "--store", store, "--format", "csv"
    ).stdout
    query = (
        "PREFIX zkg: <https://w3id.org/zonekg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT ?name WHERE { ?z a zkg:Zone ; rdfs:label ?name } ORDER BY ?name"
    )
    assert kg("sparql", query, "--store", store, "--format", "csv").stdout == cypher
    wrong = kg("sparql", "SELECT ?x WHERE {", "--store", store, status=1)
    assert wrong.stderr.startswith("kg: ")
    assert wrong.stderr.count("\n") == 1


# export, view, copy, status


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_export_writes_each_form_the_same_to_a_stream_and_a_file(
    kg: Run, store: str, tmp_path: Path, form: str
) -> None:
    printed = kg("export", "--format", form, "--store", store).stdout_bytes
    assert kg("export", "--format", form, "--store", store, "-o", "out").stdout == ""
    assert (tmp_path / "out").read_bytes() == printed
    assert len(printed) > 1000


def test_export_names_the_forms_there_are(kg: Run, store: str) -> None:
    said = kg("export", "--format", "docx", "--store", store, status=2).stderr
    assert all(form in said for form in FORMATS)
    told = kg("export", "--help").stdout
    assert all(form in told for form in FORMATS)


def test_view_draws_all_or_what_lies_around_or_what_a_query_returns(kg: Run, store: str, tmp_path: Path) -> None:
    def drawn(*arguments: str) -> tuple[int, int]:
        told = kg("view", "--store", store, "-o", "g.html", *arguments).stdout
        found = re.match(r"g\.html: (\d+) nodes and (\d+) edges", told)
        assert found
        assert (tmp_path / "g.html").read_text(encoding="utf-8").startswith("<!")
        return int(found[1]), int(found[2])

    everything = drawn()
    around = drawn("--around", "云川经开区")
    assert (1, 0) < around < everything
    assert drawn("--around", "云川经开区", "--hops", "0") == (1, 0)
    hosts = drawn("--cypher", "MATCH p = (:Zone)-[:HOSTS]->(:Company) RETURN p")
    assert hosts == drawn("--cypher", "MATCH (:Zone)-[r:HOSTS]->(:Company) RETURN r.statement AS id")
    zones = drawn("--cypher", "MATCH (z:Zone) RETURN collect(z) AS zones")
    assert zones[0] == int(
        table(kg("cypher", "MATCH (z:Zone) RETURN count(z) AS n", "--store", store, "--format", "csv").stdout)[0]["n"]
    )
    assert "--cap shows more" in kg("view", "--store", store, "--cap", "5").stdout


def test_view_says_that_a_cut_answer_is_not_all(kg: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LIMIT", "2")
    result = kg("view", "--cypher", "MATCH (n:Entity) RETURN n", "--store", store)
    assert result.stdout.startswith("graph.html: 2 nodes")
    assert result.stderr == "kg: the answer is cut after 2 rows, and so is the picture; KG_LIMIT raises the number\n"


def test_view_draws_an_image_for_print_if_the_name_says_so(kg: Run, store: str, tmp_path: Path) -> None:
    kg("view", "--store", store, "-o", "g.svg", "--title", "样例")
    assert ">样例</text>" in (tmp_path / "g.svg").read_text(encoding="utf-8")
    kg("view", "--store", store, "--around", "天曜电池", "-o", "g.PNG")
    assert (tmp_path / "g.PNG").read_bytes().startswith(b"\x89PNG")


def test_view_says_what_it_cannot_draw(kg: Run, store: str) -> None:
    near = kg("view", "--around", "天曜电", "--store", store, status=2).stderr
    assert near.startswith("kg: nothing in the graph is called '天曜电'; near it: ")
    assert "天曜电池" in near
    assert "nothing to draw" in kg("view", "--cypher", "RETURN 1 AS x", "--store", store, status=1).stderr
    both = kg("view", "--cypher", "RETURN 1", "--around", "x", "--store", store, status=2)
    assert "not both" in both.stderr


def test_copy_moves_everything(kg: Run, store: str) -> None:
    assert counts(kg("copy", store, "other.store").stdout)["articles loaded"] == 9
    for form in ("nquads", "jsonl"):
        assert (
            kg("export", "--format", form, "--store", "other.store").stdout_bytes
            == kg("export", "--format", form, "--store", store).stdout_bytes
        )
    assert "the same store" in kg("copy", store, store, status=2).stderr


def test_status_counts_what_is_held(kg: Run, store: str) -> None:
    told = counts(kg("status", "--store", store).stdout)
    assert (told["documents"], told["articles"]) == (2, 9)
    held = json.loads(kg("status", "--store", store, "--format", "json").stdout)
    assert sum(held["entities"].values()) == told["entities"]
    assert sum(row["count"] for row in held["statements"]) == told["statements"]
    (zones,) = table(kg("cypher", "MATCH (z:Zone) RETURN count(z) AS n", "--store", store, "--format", "csv").stdout)
    assert held["entities"]["Zone"] == int(zones["n"])


def test_status_describes_the_schema(kg: Run, store: str) -> None:
    used = json.loads(kg("status", "--schema", "--store", store, "--format", "json").stdout)
    classes = {use["name"]: use for use in used["classes"]}
    hosts = next(use for use in used["relations"] if use["cypher"] == "HOSTS")
    assert classes["Zone"]["label_zh"] == "开发区"
    assert {"id", "name", "aliases"} <= set(classes["Zone"]["properties"])
    assert hosts["edges"] > 0
    assert " -> " in hosts["example"]
    assert {"statement", "status", "confidence"} <= set(hosts["properties"])
    records = {use["name"]: use for use in used["records"]}
    assert {"quote", "rule", "start", "stop"} <= set(records["Evidence"]["properties"])
    assert records["Article"]["nodes"] == 9 and records["Observation"]["example"]
    assert {use["cypher"]: use["edges"] for use in used["links"]}["EVIDENCED_BY"] == records["Evidence"]["nodes"]
    assert {"on": "Entity", "properties": ["_search"], "kind": "full text"} in used["indexes"]
    assert {"on": "Entity", "properties": ["id"], "kind": "unique"} in used["indexes"]
    told = kg("status", "--schema", "--store", store).stdout
    assert all(use["name"] in told for use in used["classes"])


def test_check_finds_nothing_wrong_with_what_was_checked_before(kg: Run, store: str) -> None:
    assert re.fullmatch(r"\d{2,} statements checked, 0 at fault\n", kg("check", "--store", store).stdout)
    assert kg("check", "--store", store, "--format", "json").stdout == ""


def test_check_names_the_statement_its_article_and_its_words(kg: Run, tmp_path: Path) -> None:
    text = "王安平说启明轴承。"
    article = Article("a.txt", 1, 0, len(text), text, "一句话")
    people = (Entity("person-1", "Person", "王安平"), Entity("company-1", "Company", "启明轴承"))
    evidence = Evidence(article.id, 0, 8, text[:8], "test.rule")
    graph = ArticleGraph(article, people, (Statement("person-1", "hosts", "company-1", evidence=(evidence,)),))
    with open_store("wrong.store") as kept:
        kept.load([graph])
    told = kg("check", "--store", "wrong.store", status=1).stdout
    assert "a.txt" in told
    assert "hosts goes from Zone, not from Person" in told
    assert "1 statements checked, 1 at fault" in told
    line = json.loads(kg("check", "--store", "wrong.store", "--format", "json", status=1).stdout)
    assert (line["s"], line["p"], line["o"], line["ev"]) == ("王安平", "hosts", "启明轴承", "王安平说启明轴承")

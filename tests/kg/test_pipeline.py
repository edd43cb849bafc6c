"""Files to a store: what changes, what fails and what is interrupted, with real files and the embedded engine."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import DocumentError, KgError, StoreError
from kg.model import ArticleGraph
from kg.pipeline import build, forget, read
from kg.stores import Counters, Store, open_store
from loaders.documents import MAX_BYTES, document_name, find_paths

ROOT = Path(__file__).parents[2]


def news(zone: str, firm: str, value: float) -> str:
    """Return an article as a newspaper page prints it."""
    return (
        f"{zone}\n\n{firm}落户开新局\n\n"
        f"岭东科技报讯 5月7日，{zone}召开招商推介会。{zone}党工委书记石磊出席会议并讲话。{firm}落户{zone}。\n\n"
        f"一季度，{zone}规上工业总产值{value}亿元，同比增长7.3%。陶然\n\n"
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with two files, the second of two articles, as the working folder."""
    monkeypatch.chdir(tmp_path)
    news_folder = tmp_path / "news"
    news_folder.mkdir()
    (news_folder / "a.txt").write_text(news("青岚经开区", "云杉机电有限公司", 41.8), encoding="utf-8")
    two = news("白石高新区", "赤松新材料有限公司", 20.5) + news("青岚经开区", "蓝豆电子有限公司", 43.0)
    (news_folder / "b.txt").write_text(two, encoding="gb18030")
    return news_folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "kg.store")) as opened:
        yield opened


def documents(store: Store) -> list[tuple[str, int]]:
    return [(graph.article.document, graph.article.number) for graph in store.graphs()]


def test_a_folder_is_built_and_building_again_writes_nothing(folder: Path, store: Store) -> None:
    seen: list[tuple[str, int, int]] = []
    report = build(["news"], store, progress=lambda *step: seen.append(step))
    assert (report.documents, report.problems) == (2, ())
    assert report.counters.articles_loaded == 3
    assert report.counters.statements_created > 5
    assert seen == [("news/a.txt", 1, 2), ("news/b.txt", 2, 2)]
    assert documents(store) == [("news/a.txt", 1), ("news/b.txt", 1), ("news/b.txt", 2)]
    assert build(["news"], store).counters == Counters(articles_unchanged=3)


def test_one_by_one_equals_all_at_once(folder: Path, store: Store, tmp_path: Path) -> None:
    for name in ("news/b.txt", "news/a.txt"):
        build([name], store)
    with open_store(str(tmp_path / "other.store")) as other:
        build(["news/*.txt"], other)
        assert list(store.graphs()) == list(other.graphs())


def test_a_changed_article_replaces_its_own_statements_alone(folder: Path, store: Store) -> None:
    build(["news"], store)
    changed = news("白石高新区", "赤松新材料有限公司", 20.5) + news("青岚经开区", "铜贝铜业有限公司", 43.0)
    (folder / "b.txt").write_text(changed, encoding="utf-8")
    report = build(["news"], store)
    assert (report.counters.articles_loaded, report.counters.articles_unchanged) == (1, 2)
    names = {name for (name,) in store.query("MATCH (c:Company) RETURN c.name").rows}
    assert "铜贝铜业有限公司" in names and "蓝豆电子有限公司" not in names


def test_a_file_that_lost_an_article_forgets_it(folder: Path, store: Store) -> None:
    build(["news"], store)
    (folder / "b.txt").write_text(news("白石高新区", "赤松新材料有限公司", 20.5), encoding="gb18030")
    report = build(["news/b.txt"], store)
    assert report.counters.articles_forgotten == 1
    assert documents(store) == [("news/a.txt", 1), ("news/b.txt", 1)]


def test_again_reads_and_writes_unchanged_articles(folder: Path, store: Store) -> None:
    build(["news"], store)
    report = build(["news"], store, again=True)
    assert report.counters == Counters(articles_loaded=3)  # the same statements as before: none made, none lost


def test_prune_forgets_the_articles_of_files_that_are_gone(folder: Path, store: Store) -> None:
    build(["news"], store)
    (folder / "a.txt").unlink()
    assert build(["news"], store).counters == Counters(articles_unchanged=2)
    report = build(["news"], store, prune=True)
    assert report.counters.articles_forgotten == 1
    assert documents(store) == [("news/b.txt", 1), ("news/b.txt", 2)]


def test_prune_touches_nothing_outside_what_was_named(folder: Path, store: Store) -> None:
    (folder.parent / "more").mkdir()
    (folder.parent / "more" / "c.txt").write_text(news("柳渡开发区", "河鹰物流有限公司", 1.5), encoding="utf-8")
    build(["news", "more"], store)
    (folder / "a.txt").unlink()
    (folder.parent / "more" / "c.txt").unlink()
    build(["news/*.txt"], store, prune=True)
    assert documents(store) == [("more/c.txt", 1), ("news/b.txt", 1), ("news/b.txt", 2)]


def test_prune_keeps_a_file_that_is_there_but_cannot_be_read(folder: Path, store: Store) -> None:
    build(["news"], store)
    (folder / "a.txt").write_bytes(b"\0\1\2")
    report = build(["news"], store, prune=True)
    assert [str(problem).partition(":")[0] for problem in report.problems] == ["news/a.txt"]
    assert documents(store)[0] == ("news/a.txt", 1)  # what was read before stays


def test_forget_takes_files_folders_and_patterns(folder: Path, store: Store) -> None:
    build(["news"], store)
    assert forget(["news/a.txt"], store).articles_forgotten == 1
    (folder / "b.txt").unlink()
    assert forget(["news/*"], store).articles_forgotten == 2
    assert store.contents() == {}
    assert store.query("MATCH (n:Entity) RETURN count(n)").rows == ((0,),)


def many_places(store: Store) -> None:
    for name in ("a.txt", "news/a.txt", "news/2031/a.txt", "news/2031/b.txt", ".old/a.txt", "[a].txt"):
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(news("青岚经济技术开发区", "云杉轴承有限公司", 2.5), encoding="utf-8")
    build([".", ".old"], store)


@pytest.mark.parametrize(
    "pattern",
    ["*.txt", "news/*.txt", "news/**/*.txt", "**/a.txt", "*/2031", "news/*", "news/**", "[a].txt", "[an]*", ".*", "*"],
)
def test_forget_takes_the_files_that_a_pattern_builds_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store, pattern: str
) -> None:
    monkeypatch.chdir(tmp_path)
    many_places(store)
    found = {document_name(path) for path in find_paths([pattern])[0]}
    forget([pattern], store)
    assert found.isdisjoint(document for document, _ in documents(store))
    assert len(found) + len(documents(store)) == 6


def test_a_folder_is_what_lies_in_it_wherever_it_is_named_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for place in (here, there):
        place.mkdir()
        (place / "a.txt").write_text(news("青岚经济技术开发区", "云杉轴承有限公司", 2.5), encoding="utf-8")
    monkeypatch.chdir(here)
    build([".", str(there)], store)
    (there / "a.txt").unlink()
    assert build(["."], store, prune=True).counters.articles_forgotten == 0
    assert forget(["."], store).articles_forgotten == 1
    assert [name for name, _ in documents(store)] == [str(there / "a.txt")]
    build(["."], store)
    assert forget([".."], store).articles_forgotten == 2


def test_a_file_is_the_same_document_from_whichever_folder_it_is_built(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(["news"], store)
    before = documents(store)
    for place, argument in ((folder, "."), (folder, "a.txt"), (Path("/"), str(folder)), (folder.parent, "news/*.txt")):
        monkeypatch.chdir(place)
        report = build([argument], store)
        assert (report.counters.articles_loaded, report.problems) == (0, ())
    assert documents(store) == before
    monkeypatch.chdir(folder)
    (folder / "c.txt").write_text(news("柳渡开发区", "河鹰物流有限公司", 1.5), encoding="utf-8")
    (folder / "a.txt").unlink()
    assert build(["."], store, prune=True).counters.articles_forgotten == 1
    assert documents(store) == [("news/b.txt", 1), ("news/b.txt", 2), ("news/c.txt", 1)]
    assert forget(["c.txt"], store).articles_forgotten == 1
    monkeypatch.chdir("/")
    assert forget(["news/b.txt"], store).articles_forgotten == 2  # by the name that the store gives it


def test_a_folder_that_has_moved_is_named_and_its_documents_stay_the_same(
    folder: Path, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    folder.rename(old / "news")
    monkeypatch.chdir(old)
    build(["news"], store)
    before = documents(store)
    old.rename(new)
    monkeypatch.chdir(new)
    with pytest.raises(DocumentError, match=r"which is not there; give the folder that took its place with --root"):
        build(["news"], store)
    assert build(["news"], store, root=new).counters == Counters(articles_unchanged=3)
    assert build(["news"], store).counters == Counters(articles_unchanged=3)
    assert documents(store) == before


def test_a_store_of_an_earlier_version_is_built_from_where_its_documents_are(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(["news"], store)
    store.set_root("")  # as it was then
    monkeypatch.chdir(folder)
    with pytest.raises(DocumentError, match=r"holds news/a\.txt, which is not in this folder.*--root"):
        build(["a.txt"], store)
    assert build(["a.txt"], store, root=folder.parent).counters == Counters(articles_unchanged=1)
    store.set_root("")
    monkeypatch.chdir(folder.parent)
    assert build(["news"], store).counters == Counters(articles_unchanged=3)
    assert store.root() == str(folder.parent)


def test_forgetting_what_is_not_held_forgets_nothing(folder: Path, store: Store) -> None:
    build(["news"], store)
    with pytest.raises(DocumentError, match=r"nothing\.txt"):
        forget(["news", "nothing.txt"], store)
    assert len(store.contents()) == 3


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 4,
    "encoding.txt": "青岚经开区".encode()[:-1] + b"\xff\xff" * 30,
    "noarticle.txt": b"nothing in here is Chinese\n",
    "pdf.txt": b"%PDF-1.7 ...",
}


def test_every_bad_file_is_one_line_and_the_others_go_on(folder: Path, store: Store) -> None:
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(MAX_BYTES + 1)
    (folder / "gone.txt").symlink_to("nowhere")
    report = build(["news", "missing.txt", "nofolder/*.txt"], store)
    named = {str(problem).partition(":")[0].removeprefix("news/") for problem in report.problems}
    expected = {*BAD, "huge.txt", "gone.txt", "missing.txt", "nofolder/*.txt"}
    assert {name.removeprefix("no article found in news/") for name in named} == expected
    for problem in report.problems:
        assert isinstance(problem, KgError)
        assert "\n" not in str(problem) and ";" in str(problem)  # what is wrong; what to do
    assert len(store.contents()) == 3


def test_an_article_that_breaks_the_reader_spares_the_others(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    import kg.pipeline

    real = kg.pipeline.extract

    def broken(article: object) -> ArticleGraph:
        graph = real(article)  # type: ignore[arg-type]
        if "赤松" in graph.article.text:
            raise IndexError("list index out of range")
        return graph

    monkeypatch.setattr(kg.pipeline, "extract", broken)
    report = build(["news"], store)
    (problem,) = report.problems
    assert "news/b.txt: article 1" in str(problem) and "IndexError" in str(problem)
    assert documents(store) == [("news/a.txt", 1)]  # b.txt is loaded whole or not at all


def test_refused_statements_are_handed_over_with_the_reason(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dataclasses

    import kg.pipeline

    real = kg.pipeline.extract

    def misread(article: object) -> ArticleGraph:
        graph = real(article)  # type: ignore[arg-type]
        turned = [
            dataclasses.replace(s, subject=s.object, object=s.subject)  # type: ignore[union-attr]
            for s in graph.statements
            if getattr(s, "relation", "") == "hosts"
        ]
        return dataclasses.replace(graph, statements=(*graph.statements, *turned))

    monkeypatch.setattr(kg.pipeline, "extract", misread)
    lines: list[object] = []
    report = build(["news"], store, on_reject=lines.append)
    assert report.rejected == len(lines) > 0
    first = json.loads(json.dumps(lines[0]))
    assert first["p"] == "hosts" and "hosts goes from Zone" in first["reason"] and first["document"].startswith("news/")
    assert not store.query("MATCH (:Company)-[:HOSTS]->(:Zone) RETURN 1").rows


def test_a_failing_store_ends_the_build_and_keeps_what_was_loaded(folder: Path, store: Store) -> None:
    store.close()
    with pytest.raises(StoreError, match="closed"):
        build(["news"], store)


def test_readings_come_in_order_whatever_the_number_of_workers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        (folder / f"m{number:02}.txt").write_text(news(f"第{number}经开区", "云杉公司", number), encoding="utf-8")
    paths = sorted(folder.glob("*.txt"))
    alone = list(read(paths, workers=1))
    monkeypatch.setattr("kg.pipeline.POOL_FROM_BYTES", 0)
    assert list(read(paths, workers=2)) == alone
    assert [reading.document for reading in alone] == [f"news/{path.name}" for path in paths]


def test_what_is_not_wanted_is_not_read(folder: Path) -> None:
    readings = list(read([folder / "b.txt"], wanted=lambda article: article.number == 2))
    assert [len(reading.articles) for reading in readings] == [2]
    assert [graph.article.number for graph in readings[0].graphs] == [2]


BUILDER = """
import sys
import kg.pipeline
from kg.stores import open_store

kg.pipeline.BATCH = 3
if __name__ == "__main__":
    with open_store(sys.argv[1]) as store:
        print("open", flush=True)
        report = kg.pipeline.build(["news"], store, workers=int(sys.argv[2]))
        print(report.counters.articles_loaded, report.counters.articles_unchanged, len(report.problems), flush=True)
"""


def start(store: str, folder: Path, workers: int = 1) -> "subprocess.Popen[str]":
    script = folder / "builder.py"
    script.write_text(BUILDER, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), store, str(workers)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen(command, cwd=folder, env=environment, **pipes)  # type: ignore[call-overload,no-any-return]


def many_files(folder: Path, count: int) -> None:
    for number in range(count):
        text = news(f"第{number % 7}经开区", f"云杉{number}公司", number)
        (folder / f"n{number:03}.txt").write_text(text, encoding="utf-8")


def test_a_killed_build_resumes_where_it_was(folder: Path, tmp_path: Path) -> None:
    many_files(folder, 120)
    dice, uri = random.Random(5), str(tmp_path / "killed.store")
    for _ in range(3):
        process = start(uri, tmp_path)
        assert process.stdout is not None and process.stdout.readline() == "open\n"
        time.sleep(dice.uniform(0.1, 0.6))
        process.kill()
        process.communicate(timeout=60)
    output, _ = start(uri, tmp_path).communicate(timeout=120)
    _, counts = output.splitlines()
    loaded, unchanged, problems = map(int, counts.split())
    assert (loaded + unchanged, problems) == (123, 0)
    with open_store(uri) as killed, open_store(str(tmp_path / "clean.store")) as clean:
        build(["news"], clean)
        assert list(killed.graphs()) == list(clean.graphs())


def test_processes_that_read_leave_the_store_alone_and_ctrl_c_ends_all(folder: Path, tmp_path: Path) -> None:
    many_files(folder, 60)
    (folder / "long.txt").write_text(news("青岚经开区", "云杉公司", 1) * 2500, encoding="utf-8")  # enough for a pool
    process = start(str(tmp_path / "pool.store"), tmp_path, workers=2)
    assert process.stdout is not None and process.stdout.readline() == "open\n"
    time.sleep(4.0)
    process.send_signal(signal.SIGINT)
    started = time.monotonic()
    output, _ = process.communicate(timeout=60)
    assert time.monotonic() - started < 20
    assert output.count("Traceback") <= 1 and "KeyboardInterrupt" in output
    with open_store(str(tmp_path / "pool.store")) as store:  # nothing is half-loaded and nothing holds the lock
        names = {document for document, _ in documents(store)}
        assert "news/long.txt" not in names or len(documents(store)) > 2500

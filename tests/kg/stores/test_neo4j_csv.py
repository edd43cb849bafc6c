"""The files for `neo4j-admin database import`, imported by the real importer into a real Neo4j."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import ConfigError, StoreError
from kg.model import Article, ArticleGraph, Entity
from kg.stores import Counters, open_store
from kg.stores.neo4j_csv import Import, write_neo4j_csv
from tests.kg.stores.graphs import ARTICLES, article, hostile_graph, many, one_way, snapshot, world
from tests.neo4j_server import Server, Unavailable

LONG = ArticleGraph(Article("长.txt", 1, 0, 6 << 20, "开发区，\n招商。" * ((6 << 20) // 8), "长"))
GRAPHS = sorted(
    [hostile_graph(1), hostile_graph(2), *(world(place, 2) for place in ARTICLES), *many(20), LONG],
    key=lambda graph: (graph.article.document, graph.article.number),
)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Give a server of its own that does not run yet."""
    try:
        server = Server(tmp_path / "neo4j")
    except Unavailable as problem:
        pytest.skip(f"NO NEO4J SERVER: {problem}")
    monkeypatch.setenv("NEO4J_USER", server.address.user)
    monkeypatch.setenv("NEO4J_PASSWORD", server.address.password)
    monkeypatch.delenv("NEO4J_DATABASE", raising=False)
    yield server
    server.kill()


@pytest.mark.neo4j
def test_an_imported_database_is_the_one_that_loading_makes(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = write_neo4j_csv(GRAPHS, tmp_path / "import")
    monkeypatch.chdir(tmp_path / "import")
    told = server.admin(*done.command[1:])
    assert told.returncode == 0, told.stderr
    assert f"{done.nodes} nodes" in told.stdout and f"{done.edges} relationships" in told.stdout
    server.start()
    with open_store(server.address.uri, create=False) as store:  # it holds a graph already
        imported = snapshot(store)
        assert store.load(GRAPHS) == Counters(articles_unchanged=len(GRAPHS))
        assert snapshot(store) == imported
        assert list(store.graphs()) == GRAPHS
        size = store.query("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)").rows
        assert size == ((done.nodes, done.edges),)
        store.forget(store.contents())
        store.load(GRAPHS)
        assert store.link()
        assert snapshot(store) == imported


def test_the_files_say_what_their_columns_hold(tmp_path: Path) -> None:
    done = write_neo4j_csv(GRAPHS, tmp_path / "import")
    files = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "import").iterdir()}
    assert files["entities-1.csv"].startswith("id:ID(Entity),name:string,aliases:string[],articles:long,")
    assert files["mentions-1.csv"].startswith(":START_ID(Article),:END_ID(Entity),:TYPE,name:string,")
    named = {word.partition("=")[2] for word in done.command if word.startswith(("--nodes=", "--relationships="))}
    assert named == {name for name in files if name.endswith(".csv")}
    assert "CREATE CONSTRAINT zonekg_entity_id" in files["constraints.cypher"]
    assert files["constraints.cypher"].endswith(";\n")
    assert done.shell() in files["import.sh"]
    assert any(word.startswith("--read-buffer-size=") for word in done.command)  # the long article
    short = write_neo4j_csv(GRAPHS[:2], tmp_path / "short")
    assert not any(word.startswith("--read-buffer-size=") for word in short.command)


def test_the_same_graph_gives_the_same_files(tmp_path: Path) -> None:
    def written(name: str) -> dict[str, bytes]:
        write_neo4j_csv(iter(GRAPHS), tmp_path / name)
        return {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}

    assert written("one") == written("two")


def test_an_empty_graph_is_the_mark_of_the_store_alone(tmp_path: Path) -> None:
    done = write_neo4j_csv([], tmp_path / "import")
    assert (done.articles, done.nodes, done.edges) == (0, 1, 0)


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> Iterator[ArticleGraph]:
        yield one_way()
        raise StoreError("the store is gone")

    with pytest.raises(StoreError, match="gone"):
        write_neo4j_csv(broken(), tmp_path / "import")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "import").mkdir()  # an empty one is taken
    assert write_neo4j_csv([one_way()], tmp_path / "import").articles == 1
    before = sorted((tmp_path / "import").iterdir())
    with pytest.raises(ConfigError, match="not empty; name another folder"):
        write_neo4j_csv([one_way()], tmp_path / "import")
    assert sorted((tmp_path / "import").iterdir()) == before
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(ConfigError, match="name another folder"):
            write_neo4j_csv([one_way()], place)


def test_what_the_importer_cannot_read_is_named(tmp_path: Path) -> None:
    odd = ArticleGraph(article("a.txt", 3), (Entity("zone-1", "Zone", "青岚", ("青\x1f岚",)),))
    with pytest.raises(StoreError, match=r"a\.txt: article 3 .*U\+001F"):
        write_neo4j_csv([odd], tmp_path / "import")


def test_the_command_counts_its_words(tmp_path: Path) -> None:
    done = Import(1, 2, 3, ("neo4j-admin", "database", "import", "full", "neo4j", "--a", "--b"))
    assert done.shell() == "neo4j-admin database import full neo4j \\\n  --a \\\n  --b"

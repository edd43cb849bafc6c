"""What every store finds by names: held against a plain search through all names, on each engine."""

import random
import threading
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg.stores._search as searching
from kg.errors import QueryError
from kg.model import ArticleGraph, Entity
from kg.stores import Found, Store, open_store
from kg.stores._search import search_text
from kg.stores._spelling import fold, letters, sounds
from tests.kg.stores.conftest import ENGINES, empty_uri, marked
from tests.kg.stores.graphs import ARTICLES, HOSTILE, VERSIONS, article, hostile_graph, many, world

ENOUGH = 1_000
THINGS = (
    Entity("zone-1", "Zone", "云川经济技术开发区", ("云川经开区", "云川")),
    Entity("zone-2", "Zone", "单县经济开发区"),
    Entity("person-1", "Person", "单云川"),
    Entity("company-1", "Company", "云川重工集团有限公司", ("云川重工",)),
    Entity("company-2", "Company", "ＬＥＤ产业园（云川）有限公司"),
    Entity("company-3", "Company", "重庆长兴绿色家居"),
    Entity("bank-1", "FinancialInstitution", "雲川銀行"),
)


GRAPHS = (hostile_graph(), ArticleGraph(article("名.txt"), THINGS))


@pytest.fixture(scope="module", params=[marked(engine) for engine in ENGINES])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store of each engine in turn, filled once."""
    with open_store(empty_uri(request.param, request, tmp_path_factory.mktemp("searched"))) as store:
        store.load(GRAPHS)
        yield store


def found(store: Store, text: str, **more: object) -> list[tuple[str, str, str]]:
    return [(one.id, one.match, one.form) for one in store.search(text, **more)]  # type: ignore[arg-type]


def test_the_surest_matches_come_first(full: Store) -> None:
    assert found(full, "云川") == [
        ("zone-1", "alias", "云川"),
        ("bank-1", "prefix", "雲川銀行"),
        ("company-1", "prefix", "云川重工集团有限公司"),
        ("person-1", "substring", "单云川"),
        ("company-2", "substring", "ＬＥＤ产业园（云川）有限公司"),
    ]
    assert found(full, "云川重工集团有限公司")[0] == ("company-1", "name", "云川重工集团有限公司")
    assert [one[0] for one in found(full, "云川", limit=2)] == ["zone-1", "bank-1"]
    assert full.search("云川", limit=0) == ()


@pytest.mark.parametrize(
    ("text", "id", "match"),
    [
        ("云川银行", "bank-1", "name"),
        ("雲川經濟技術開發區", "zone-1", "name"),
        ("LED产业园(云川)有限公司", "company-2", "name"),
        ("led", "company-2", "prefix"),
        ("产业园云川", "company-2", "substring"),
        (" 技术 开发 ", "zone-1", "substring"),
        ("yunchuanjingji", "zone-1", "pinyin"),
        ("Yún chuān", "zone-1", "pinyin"),
        ("jingkaiqu", "zone-1", "pinyin"),
        ("chongqing", "company-3", "pinyin"),
        ("lǜ'sè", "company-3", "pinyin"),
        ("lvse", "company-3", "pinyin"),
        ("yinhang", "bank-1", "pinyin"),
        ("shanxian", "zone-2", "pinyin"),
        ("shanyunchuan", "person-1", "pinyin"),
        ("ycjkq", "zone-1", "initials"),
        ("JKQ", "zone-1", "initials"),
        ("ledcyy", "company-2", "initials"),
    ],
)
def test_a_name_is_found_however_it_is_typed(full: Store, text: str, id: str, match: str) -> None:
    assert (id, match) in [one[:2] for one in found(full, text)]


def test_a_class_is_asked_for_with_those_below_it(full: Store) -> None:
    assert [one[0] for one in found(full, "云川", cls="Zone")] == ["zone-1"]
    assert [one[0] for one in found(full, "云川", cls="Company")] == ["bank-1", "company-1", "company-2"]
    assert [one[0] for one in found(full, "yc", cls="Person")] == ["person-1"]
    assert {one.cls for one in full.search("云川", cls="Organization")} == {"Zone", "Company", "FinancialInstitution"}
    with pytest.raises(QueryError, match=r"Planet is no class.*Zone"):
        full.search("云川", cls="Planet")
    with pytest.raises(QueryError, match="no class"):
        full.search("云川", cls="Entity`) MATCH (n")


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_to_search_for_is_told(full: Store, text: str) -> None:
    with pytest.raises(QueryError, match="nothing to search for"):
        full.search(text)


@pytest.mark.parametrize("text", [*HOSTILE, "*", "f*", "\\", "x云川 OR *", "+f -s", "云川~2", "[a TO z]", "a" * 5_000])
def test_what_means_something_to_the_index_is_only_text(full: Store, text: str) -> None:
    assert full.search(text, limit=ENOUGH) == plainly(GRAPHS, text)


# Held against a plain search


def plainly(graphs: Sequence[ArticleGraph], text: str, limit: int = ENOUGH) -> tuple[Found, ...]:
    """Return what a search through all names finds, one after the other, in the order that is promised."""
    folded, typed = fold(text), letters(text)
    results = []
    for thing in entities(graphs):
        ways = [way for form in (thing.name, *thing.aliases) for way in heard(thing, form, folded, typed)]
        if ways:
            (rank, _, _), match, form = min(ways)
            one = Found(thing.id, thing.cls, thing.name, thing.aliases, thing.articles, match, form)  # type: ignore[arg-type]
            results.append(((rank, -thing.articles, len(thing.name), thing.id), one))
    return tuple(one for _, one in sorted(results, key=lambda result: result[0]))[:limit]


def heard(thing: Found, form: str, folded: str, typed: str) -> list[tuple[tuple[int, int, str], str, str]]:
    """Return every way in which a form matches, with its rank."""
    whole = fold(form)
    own = (0, "name") if form == thing.name else (1, "alias")
    syllables = sounds(whole[:64], thing.cls == "Person")
    spelled = ["".join(syllables[at:]) for at in range(len(syllables))]
    firsts = "".join(sound[0] for sound in syllables)
    ways = [
        (whole == folded, *own),
        (whole.startswith(folded), 2, "prefix"),
        (folded in whole, 3, "substring"),
        (bool(typed) and spelled[0].startswith(typed), 4, "pinyin"),
        (bool(typed) and any(text.startswith(typed) for text in spelled), 5, "pinyin"),
        (bool(typed) and firsts.startswith(typed), 6, "initials"),
        (bool(typed) and typed in firsts, 7, "initials"),
    ]
    return [((rank, own[0], form), match, form) for holds, rank, match in ways if holds]


def entities(graphs: Sequence[ArticleGraph]) -> list[Found]:
    """Return the entities that articles speak of, named as the store names them."""
    from kg.names import choose_name, other_names

    mentions: dict[str, list[Entity]] = {}
    for graph in graphs:
        for entity in graph.entities:
            mentions.setdefault(entity.id, []).append(entity)
    things = []
    for id, said in mentions.items():
        names = [entity.name for entity in said]
        name = choose_name({form: names.count(form) for form in names})
        forms = {form for entity in said for form in (entity.name, *entity.aliases)}
        things.append(Found(id, said[0].cls, name, other_names(forms, name), len(said), "name", name))
    return things


def queries(graphs: Sequence[ArticleGraph], dice: random.Random) -> list[str]:
    """Return names, parts of names, their pinyin and their initials, and texts that nothing is called."""
    texts = ["zz", "qx", "公司", "q", "1"]
    for thing in entities(graphs):
        for form in (thing.name, *thing.aliases):
            start = dice.randrange(len(form))
            syllables = sounds(fold(form)[:64], thing.cls == "Person")
            first = dice.randrange(len(syllables))
            last = dice.randint(first + 1, len(syllables))
            texts += [form, form[start : dice.randint(start + 1, len(form))]]
            texts += ["".join(syllables[first:last]), "".join(sound[0] for sound in syllables[first:last])]
    return sorted({text for text in texts if text.strip()})


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(
        st.one_of(
            st.dictionaries(st.sampled_from(ARTICLES), st.integers(0, VERSIONS - 1), min_size=1, max_size=4),
            st.sets(st.sampled_from(ARTICLES), min_size=1, max_size=3),
        ),
        min_size=1,
        max_size=6,
    ),
    seed=st.integers(0, 99),
)
def test_every_name_is_found_whatever_was_added_changed_and_forgotten(
    store: Store, monkeypatch: pytest.MonkeyPatch, steps: Sequence[object], seed: int
) -> None:
    monkeypatch.setattr(searching, "POPULAR", 3)
    store.forget(store.contents())
    for step in steps:
        if isinstance(step, dict):
            store.load([world(place, version) for place, version in step.items()])
        else:
            store.forget([world(place, 0).article.id for place in step])  # type: ignore[attr-defined]
    graphs = list(store.graphs())
    for text in queries(graphs, random.Random(seed)):
        assert store.search(text, limit=ENOUGH) == plainly(graphs, text), text
        assert store.search(text, limit=2) == plainly(graphs, text, 2), text


NAMES = st.text(
    st.one_of(
        st.sampled_from("云川白石重长单曾乐都会行厂經開區龍門"),
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")),
    ),
    min_size=1,
    max_size=12,
).filter(str.strip)


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=2), st.sampled_from(("Person", "Zone"))), max_size=8))
def test_any_name_finds_what_bears_it_and_so_do_its_pinyin_and_its_initials(
    store: Store, names: list[tuple[str, list[str], str]]
) -> None:
    things = tuple(
        Entity(f"{cls.lower()}-{at}", cls, name, tuple(dict.fromkeys(form for form in aliases if form != name)))
        for at, (name, aliases, cls) in enumerate(names)
    )
    graph = ArticleGraph(article("名.txt"), things)
    store.load([graph], instead_of=store.contents())
    for thing in things:
        for form in (thing.name, *thing.aliases):
            syllables = sounds(fold(form), thing.cls == "Person")
            spelled, firsts = "".join(syllables), "".join(sound[0] for sound in syllables)
            for text in [form, *(typed for typed in (spelled, firsts) if letters(typed) == typed)]:
                assert thing.id in {one.id for one in store.search(text, limit=ENOUGH)}, (form, text)


# Staying right


def test_what_was_found_before_is_found_after_opening_again(uri: str) -> None:
    graphs = [world(place, 1) for place in ARTICLES]
    with open_store(uri) as first:
        first.load(graphs)
        before = [first.search(text) for text in queries(graphs, random.Random(2))]
    with open_store(uri, create=False) as second:
        assert [second.search(text) for text in queries(graphs, random.Random(2))] == before


def test_a_store_written_under_other_rules_of_spelling_is_renewed(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    graphs = [world(place, 1) for place in ARTICLES]
    with monkeypatch.context() as patched:
        patched.setattr("kg.stores._writing.search_text", lambda *arguments: "xold")
        patched.setattr("kg.stores._cypher.spelling_version", lambda: "old")
        with open_store(uri) as former:
            former.load(graphs)
            assert former.search("青岚") == ()
    with open_store(uri) as renewed:
        assert renewed.search("青岚", limit=ENOUGH) == plainly(graphs, "青岚")


def test_what_becomes_known_to_many_is_indexed_anew_and_back(store: Store) -> None:
    def kept() -> object:
        return store.query("MATCH (z:Zone {id: 'zone-1'}) RETURN z._search").rows[0][0]

    graphs = many(16)
    store.load(graphs[:15])
    fewer = kept()
    store.load(graphs[15:])
    zone = store.query("MATCH (z:Zone {id: 'zone-1'}) RETURN z.name, z.aliases").rows[0]
    assert kept() == search_text(zone[0], zone[1], "Zone", 16) != fewer  # type: ignore[arg-type]
    store.forget([graphs[15].article.id])
    assert kept() == fewer


def test_threads_search_at_once(full: Store) -> None:
    alone = full.search("云川")
    results: list[object] = []
    threads = [threading.Thread(target=lambda: results.append(full.search("云川"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [alone] * 8

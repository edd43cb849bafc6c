"""What the server remembers: it is never older than the store, and has bounds."""

import threading

import pytest

from kg.explorer import memory
from kg.explorer.memory import Memory
from tests.kg.explorer.api import Fill, samples


def test_what_was_made_is_made_once_until_it_is_forgotten() -> None:
    kept, made = Memory(), list[int]()

    def make() -> int:
        made.append(1)
        return len(made)

    assert [kept.once("a", make), kept.once("a", make), kept.once("b", make)] == [1, 1, 2]
    kept.forget()
    assert kept.once("a", make) == 3


def test_many_who_ask_at_once_make_it_once() -> None:
    kept, made, found = Memory(), list[int](), list[int]()
    wait = threading.Event()

    def make() -> int:
        wait.wait(5)
        made.append(1)
        return 7

    threads = [threading.Thread(target=lambda: found.append(kept.once("a", make))) for _ in range(5)]
    for thread in threads:
        thread.start()
    wait.set()
    for thread in threads:
        thread.join()
    assert (found, made) == ([7] * 5, [1])


def test_many_who_ask_one_question_at_once_get_one_answer() -> None:
    kept, asked, found = Memory(), list[int](), list[list[int]]()
    wait = threading.Event()

    def ask() -> list[int]:
        wait.wait(5)
        asked.append(1)
        return [7]

    threads = [threading.Thread(target=lambda: found.append(kept.answer("q", ask))) for _ in range(5)]
    for thread in threads:
        thread.start()
    wait.set()
    for thread in threads:
        thread.join()
    assert (found, asked) == ([[7]] * 5, [1])


def test_a_question_that_fails_is_asked_again() -> None:
    kept = Memory()
    with pytest.raises(ZeroDivisionError):
        kept.answer("q", lambda: [1 // 0])
    assert kept.answer("q", lambda: [1]) == [1]


def test_what_is_forgotten_meanwhile_is_not_remembered() -> None:
    kept = Memory()

    def made() -> int:
        kept.forget()
        return 1

    assert kept.once("a", made) == 1
    assert kept.once("a", lambda: 2) == 2
    assert kept.answer("q", lambda: (kept.forget(), [1])[1]) == [1]
    assert kept.answer("q", lambda: [2]) == [2]
    assert kept.each("s", ["k"], lambda keys: (kept.forget(), {"k": 1})[1]) == {"k": 1}
    assert kept.each("s", ["k"], lambda keys: {"k": 2}) == {"k": 2}


def test_only_what_is_missing_is_asked_for() -> None:
    kept, asked = Memory(), list[list[str]]()

    def make(keys: list[str]) -> dict[str, str]:
        asked.append(keys)
        return {key: key.upper() for key in keys if key != "none"}

    assert kept.each("s", ["a", "none", "a"], make) == {"a": "A"}
    assert kept.each("s", ["b", "a", "none"], make) == {"a": "A", "b": "B"}
    assert asked == [["a", "none"], ["b", "none"]]
    assert kept.each("t", ["a"], make) == {"a": "A"}


def test_answers_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "ANSWERS", 3)
    monkeypatch.setattr(memory, "ROWS", 10)
    monkeypatch.setattr(memory, "LONGEST", 6)
    kept = Memory()
    for name in "abcd":
        kept.answer(name, lambda: [1])
    assert kept.answer("d", lambda: [9]) == [1]
    assert kept.answer("a", lambda: [9]) == [9]  # the oldest went
    kept.answer("long", lambda: [0] * 7)
    assert kept.answer("long", lambda: [1]) == [1]  # too long to remember
    kept.answer("five", lambda: [0] * 5)
    kept.answer("six", lambda: [0] * 6)
    assert kept.answer("five", lambda: [9]) == [9]  # too many rows


def test_what_others_load_shows_within_seconds(fill: Fill) -> None:
    api = fill(samples()[:1])
    before = api.get("/overview")["counts"]["articles"]
    api.store.load(samples()[1:3])
    if "://" not in api.store.uri:
        return  # a folder is open to nobody else
    import time

    time.sleep(2.5)
    assert api.get("/overview")["counts"]["articles"] == before + 2
    assert len(api.get("/start")["nodes"]) > 20

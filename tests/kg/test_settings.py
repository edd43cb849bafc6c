from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.settings import Settings, read_settings


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_defaults_hold_where_nothing_is_set() -> None:
    assert read_settings({}) == Settings()


def test_an_option_beats_the_environment_beats_the_file(here: Path) -> None:
    (here / "kg.toml").write_text('store = "file"\nlimit = 1\ntimeout = 1.5\n')
    environ = {"KG_STORE": "environment", "KG_LIMIT": "2"}
    assert read_settings(environ, store="option") == Settings(store="option", limit=2, timeout=1.5)
    assert read_settings(environ, store=None).store == "environment"
    assert read_settings({}).store == "file"


def test_a_file_may_begin_with_a_byte_order_mark(here: Path) -> None:
    (here / "kg.toml").write_bytes("\ufeffstore = '图'\n".encode())
    assert read_settings({}).store == "图"


def test_kg_config_names_another_file(here: Path) -> None:
    (here / "other.toml").write_text("workers = 3\n")
    assert read_settings({"KG_CONFIG": "other.toml"}).workers == 3
    with pytest.raises(ConfigError, match=r"absent\.toml: no such settings file; correct KG_CONFIG"):
        read_settings({"KG_CONFIG": "absent.toml"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("stroe = 'x'", "unknown key 'stroe'; the keys are store, timeout, limit, workers, cache, base"),
        ("password = 'x'", "unknown key 'password'"),
        ("limit = 'many'", "kg.toml: 'limit' must be a whole number of 0 or more, not 'many'"),
        ("limit = 1.5", "'limit' must be a whole number"),
        ("limit = true", "'limit' must be a whole number"),
        ("timeout = 1e300", "'timeout' must be at most 1000000000, not 1e+300"),
        ("limit = 20000000000000000000", "'limit' must be at most 1000000000"),
        ("timeout = nan", "'timeout' must be a number of 0 or more"),
        ("timeout = -1", "'timeout' must be a number of 0 or more"),
        ("timeout = inf", "'timeout' must be a number"),
        ("timeout = [1]", "'timeout' must be a number"),
        ("workers = 100000", "'workers' must be at most"),
        ("store = ''", "'store' must be a text"),
        ("store = 3", "'store' must be a text"),
        ("store = ", "kg.toml: cannot be read as TOML"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_key(here: Path, text: str, said: str) -> None:
    (here / "kg.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_settings({})
    assert said in str(caught.value)


def test_a_file_in_another_encoding_is_refused(here: Path) -> None:
    (here / "kg.toml").write_bytes("store = '园区'".encode("gb18030"))
    with pytest.raises(ConfigError, match="cannot be read as TOML"):
        read_settings({})


def test_a_bad_variable_or_option_is_named() -> None:
    with pytest.raises(ConfigError, match="KG_WORKERS must be a whole number of 0 or more, not 'two'"):
        read_settings({"KG_WORKERS": "two"})
    with pytest.raises(ConfigError, match="--limit must be a whole number of 0 or more, not -1"):
        read_settings({}, limit=-1)
    with pytest.raises(ConfigError, match="--timeout must be at most 1000000000"):
        read_settings({}, timeout=1e300)


def test_an_empty_variable_counts_as_unset() -> None:
    assert read_settings({"KG_STORE": ""}).store == Settings().store

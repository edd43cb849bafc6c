import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.show import complain, escape, width, write_answer, write_table
from kg.stores.base import Answer

HOSTILE = "红\x1b]0;title\x07\x1b[2J\u202egnp.exe\x9b31m\r\n第二行"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(answer: Answer, form: str) -> str:
    out = io.StringIO()
    write_answer(answer, form, out)
    return out.getvalue()


@given(st.text(st.characters(codec=None)))
def test_an_escaped_text_is_one_line_without_controls(text: str) -> None:
    safe = escape(text)
    assert len(safe.splitlines()) <= 1
    assert safe.isprintable() or not any(
        ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E for c in safe
    )


def test_chinese_and_joined_emoji_stay_as_they_are() -> None:
    assert escape("云川经开区 👩\u200d🔬 café") == "云川经开区 👩\u200d🔬 café"


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_no_form_lets_text_act_on_a_terminal(form: str) -> None:
    text = shown(Answer((HOSTILE,), ((HOSTILE,), ([HOSTILE],), ({HOSTILE: HOSTILE},))), form)
    assert not set(text) & {"\x1b", "\x07", "\u202e", "\x9b", "\r"}


def test_neither_does_the_table_on_a_terminal_itself() -> None:
    out = Terminal()
    write_table(("name [bold]",), [(HOSTILE,), ("[red]x[/red]",)], out)
    assert "\\x1b]0;title" in out.getvalue()
    assert not set(out.getvalue()) & {"\x07", "\u202e", "\x9b", "\r"}
    assert "[red]x[/red]" in out.getvalue()
    assert "name [bold]" in out.getvalue()


def test_nor_a_complaint(capsys: pytest.CaptureFixture[str]) -> None:
    complain(f"{HOSTILE}: no such file")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("kg: 红\\x1b]0;")


def test_a_piped_table_is_aligned_by_what_a_terminal_shows() -> None:
    out = io.StringIO()
    write_table(("名称", "n"), [("云川经开区", 12), ("AB", 3.0), (None, None)], out)
    assert out.getvalue() == "名称         n\n云川经开区  12\nAB           3\n\n"
    assert width("云A") == 3


def test_a_table_without_rows_shows_its_columns() -> None:
    out = io.StringIO()
    write_table(("a", "b"), [], out)
    assert out.getvalue() == "a  b\n"


def test_json_gives_a_list_of_maps_that_reads_back() -> None:
    node = {"_labels": ["Zone"], "name": "云川", "n": 1.0}
    answer = Answer(("z", "x"), ((node, None), ([1.5, True], float("inf"))))
    assert json.loads(shown(answer, "json")) == [{"z": node, "x": None}, {"z": [1.5, True], "x": "inf"}]
    assert shown(Answer(("a",), ()), "json") == "[]\n"


def test_csv_holds_no_formula_and_leaves_numbers_alone() -> None:
    cells = ('=HYPERLINK("http://x")', "+1", "-1", "＝1", "\t=1", "a=1", -1.5, 4.0, None, True, ["=1"])
    rows = list(csv.reader(io.StringIO(shown(Answer(tuple("=bcdefghijk"), (cells,)), "csv"))))
    assert rows[0][0] == "'="
    assert rows[1][:6] == ['\'=HYPERLINK("http://x")', "'+1", "'-1", "'＝1", "'\t=1", "a=1"]
    assert rows[1][6:] == ["-1.5", "4", "", "true", '["=1"]']


def test_a_cut_answer_says_so_beside_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(Answer(("a",), ((1,),), cut=True), "csv")
    assert text == "a\n1\n"
    assert capsys.readouterr().err == "kg: the answer is cut after 1 rows; --limit raises the number\n"

"""Write answers and messages for people and for spreadsheets; text from outside never acts on the terminal."""

import csv
import math
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from kg.lines import dump, plain
from kg.stores.base import Answer, Value

__all__ = ["FORMATS", "complain", "escape", "marked", "write_answer", "write_json", "write_styled", "write_table"]

FORMATS = ("table", "json", "csv")
# Controls, line ends and marks that turn the reading direction: a terminal acts on them instead of showing them.
_ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_STYLES = {
    "title": "bold",
    "name": "cyan",
    "relation": "magenta",
    "rule": "green",
    "label": "dim",
    "read": "bold yellow",
}
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t]|\\r")


def escape(text: str) -> str:
    r"""Return a text on one line with all that would act on a terminal shown as an escape.

    >>> print(escape("a\x1b[31mb\nc"))
    a\x1b[31mb\nc
    """
    return _ACTIVE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def complain(message: object) -> None:
    """Print one line on standard error, behind the name of the program."""
    print("kg: " + escape(" ".join(str(message).split("\n"))), file=sys.stderr)


def cell(value: Value) -> str:
    """Return a value as it stands in a table: a text as it is, nothing as nothing, the rest as JSON.

    >>> cell(4.0), cell(None), cell(True), cell(["云杉", None])
    ('4', '', 'true', '["云杉", null]')
    """
    if value is None:
        return ""
    return escape(value if isinstance(value, str) else _json(value))


def _json(value: Value) -> str:
    return dump(_jsonable(value))  # type: ignore[arg-type]


def _jsonable(value: Value) -> Value:
    """Return a value that JSON can hold; a number that it cannot becomes a text."""
    match value:
        case float():
            return plain(value)
        case dict():
            return {str(key): _jsonable(part) for key, part in value.items()}
        case list() | tuple():
            return [_jsonable(part) for part in value]
        case None | bool() | int() | str():
            return value
        case _:
            return str(value)


def write_answer(answer: Answer, format: str, out: TextIO) -> None:
    """Write an answer in one of FORMATS; that it was cut is said on standard error."""
    if format == "json":
        _write_json(answer, out)
    elif format == "csv":
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(map(_safe, answer.columns))
        rows.writerows(map(_safe, row) for row in answer.rows)
    else:
        write_table(answer.columns, answer.rows, out)
    if answer.cut:
        complain(f"the answer is cut after {len(answer.rows)} rows; --limit raises the number")


def write_json(value: Value, out: TextIO) -> None:
    """Write a value as one line of JSON."""
    out.write(_json(value) + "\n")


def _write_json(answer: Answer, out: TextIO) -> None:
    out.write("[")
    for number, row in enumerate(answer.rows):
        out.write(",\n " if number else "\n ")
        out.write(_json(dict(zip(answer.columns, row, strict=True))))
    out.write("\n]\n" if answer.rows else "]\n")


def _safe(value: Value) -> Value:
    """Return a cell for CSV: a text that a spreadsheet would take for a formula gets a leading apostrophe."""
    if isinstance(value, str):
        lines = "\n".join("\t".join(map(escape, line.split("\t"))) for line in value.split("\n"))
        return "'" + lines if _FORMULA.match(lines) else lines
    if isinstance(value, float) and math.isfinite(value):
        return plain(value)
    return value if _is_number(value) else cell(value)


def write_table(columns: Sequence[str], rows: Iterable[Sequence[Value]], out: TextIO) -> None:
    """Write a table: with rules on a terminal, as aligned plain lines elsewhere; numbers stand to the right."""
    rows = list(rows)
    heads = [escape(column) for column in columns]
    cells = [[cell(value) for value in row] for row in rows]
    right = [bool(rows) and all(_is_number(row[at]) for row in rows) for at in range(len(heads))]
    if out.isatty():
        _write_rich(heads, cells, right, out)
    else:
        for line in _aligned([heads, *cells], right):
            out.write(line + "\n")


def _is_number(value: Value) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _aligned(lines: Sequence[Sequence[str]], right: Sequence[bool]) -> Iterator[str]:
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        parts = []
        for text, wide, to_right in zip(line, widths, right, strict=True):
            gap = " " * (wide - width(text))
            parts.append(gap + text if to_right else text + gap)
        yield "  ".join(parts).rstrip()


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for a Chinese character, none for a combining mark.

    >>> width("A区")
    3
    """
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def _write_rich(heads: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool], out: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD)
    for head, to_right in zip(heads, right, strict=True):
        table.add_column(Text(head), justify="right" if to_right else "left", overflow="fold")
    for line in cells:
        table.add_row(*map(Text, line))
    Console(file=out).print(table)


def marked(spans: Iterable[tuple[str, str]]) -> str:
    """Return a line of (text, style) spans as plain text, with «» around what was read.

    >>> marked([("全年，", "text"), ("云杉轴承落户", "read"), ("。", "text")])
    '全年，«云杉轴承落户»。'
    """
    return "".join(f"«{escape(text)}»" if style == "read" else escape(text) for text, style in spans)


def write_styled(lines: Iterable[Iterable[tuple[str, str]]], out: TextIO) -> None:
    """Write lines of (text, style) spans to a terminal: styled where it can show styles, else with marks."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out)
    for spans in lines:
        if console.color_system is None:
            out.write(marked(spans) + "\n")
        else:
            line = Text.assemble(*((escape(text), _STYLES.get(style, "")) for text, style in spans))
            console.print(line, soft_wrap=True)

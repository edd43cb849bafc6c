r"""Bytes to text: find the files, decode them, refuse what is no text.

The text of a document is what its bytes decode to, untouched: line ends stay as they are (`\r\n` is
two code points). Only a byte order mark is no part of the text, so offset 0 is the first real character.
"""

import glob
import os
import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from kg.errors import DocumentError
from kg.model import Document

__all__ = ["MAX_BYTES", "decode", "document_name", "find_paths", "read_document"]

MAX_BYTES = 64 * 2**20

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive (a Word document?)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_SAVE = "save it as plain text in UTF-8"
_HTML = re.compile(r"\s*<(?:!doctype\s+html|html|\?xml)", re.IGNORECASE)
# Control characters, non-characters, the replacement character, private use: not found in prose.
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff\ue000-\uf8ff\U000e0000-\U0010ffff]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_ODD_SHARE = 0.01
_COMMON_SHARE = 0.5
_SAMPLE = 20_000


def read_document(path: Path, name: str | None = None) -> Document:
    """Return the file as a document, known as `name` or by its path (see `document_name`).

    Raises DocumentError for a file that is missing, unreadable, empty, larger than MAX_BYTES or no text.
    """
    known = name if name is not None else document_name(path)
    data = _read_bytes(path, known)
    encoding, text = decode(data, known)
    return Document(known, text, encoding)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return (encoding, text): by its byte order mark, else strict UTF-8, else strict GB18030.

    Raises DocumentError, naming `name`, where the bytes or what they decode to is no text.

    >>> decode("开发区".encode("gb18030"), "a.txt")
    ('gb18030', '开发区')
    """
    for magic, kind in _FORMATS:
        if data.startswith(magic):
            raise DocumentError(f"{name}: this is {kind}, not a text file; {_SAVE}")
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked is None and b"\0" in data:
        raise DocumentError(f"{name}: binary data (a NUL byte at {data.index(0)}), not text; {_SAVE}")
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            reason = f"byte {error.start} does not fit {encoding}"
            continue
        reason = _implausible(text, encoding)
        if not text.strip():
            raise DocumentError(f"{name}: the file is empty; give a file with text in it")
        if _HTML.match(text):
            raise DocumentError(f"{name}: this is HTML, not a text file; {_SAVE}")
        if not reason:
            return encoding.removesuffix("-sig"), text
    raise DocumentError(f"{name}: neither UTF-8 nor GB18030 text ({reason}); {_SAVE}")


def document_name(path: Path, root: Path | None = None) -> str:
    """Return the path relative to `root` (the working folder) if it lies inside it, else absolute, with `/`.

    Bytes of a file name that are no UTF-8 are written as escapes, so that a name is always printable.
    """
    full = Path(os.path.abspath(path))  # noqa: PTH100 - a link is known by its own name
    here = Path.cwd() if root is None else root
    short = full.relative_to(here) if full.is_relative_to(here) else full
    return os.fsencode(short.as_posix()).decode("utf-8", "backslashreplace")


def find_paths(arguments: Iterable[str]) -> tuple[list[Path], list[DocumentError]]:
    """Return the files that the arguments name, each once, in order, and an error for each that names none.

    An argument is a file, a folder (all its `*.txt`, at any depth, sorted) or a glob pattern.
    """
    found: dict[str, Path] = {}
    errors: list[DocumentError] = []
    for argument in arguments:
        try:
            for path in _expand(argument, errors):
                found.setdefault(document_name(path), path)
        except DocumentError as error:
            errors.append(error)
    return list(found.values()), errors


def _expand(argument: str, errors: list[DocumentError]) -> list[Path]:
    path = Path(argument)
    try:
        if path.is_dir():
            return _text_files(path, errors)
        # An unreadable or odd file is a file named, so that reading it tells what is wrong with it.
        if os.path.lexists(path):
            return [path]
        # Path.glob refuses absolute patterns.
        found = glob.glob(argument, recursive=True) if glob.has_magic(argument) else []  # noqa: PTH207
        matches = sorted(map(Path, found))
    except (OSError, ValueError) as error:
        raise DocumentError(f"{argument!r}: not a usable path ({error}); check the spelling") from error
    if not matches:
        what = "no file matches this pattern" if glob.has_magic(argument) else "no such file or folder"
        raise DocumentError(f"{argument}: {what}; check the path")
    files: list[Path] = []
    for match in matches:
        try:
            files += _text_files(match, errors) if os.path.isdir(match) else [match]  # noqa: PTH112 - no rights: a file
        except DocumentError as error:  # a folder without texts spares the others
            errors.append(error)
    return files


def _text_files(folder: Path, errors: list[DocumentError]) -> list[Path]:
    def refuse(error: OSError) -> None:
        errors.append(
            DocumentError(f"{error.filename}: the folder cannot be read ({error.strerror}); check its rights")
        )

    known = len(errors)
    walk = os.walk(folder, onerror=refuse)
    files = sorted(Path(top, name) for top, _, names in walk for name in names if name.lower().endswith(".txt"))
    if not files and len(errors) == known:
        raise DocumentError(f"{folder}: the folder holds no .txt file; give a file or another folder")
    return files


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise DocumentError(f"{name}: this is a folder; give the files in it")
        if not path.exists():
            raise DocumentError(f"{name}: no such file; check the path")
        if not path.is_file():
            raise DocumentError(f"{name}: not a regular file; give a text file")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise DocumentError(f"{name}: cannot be read ({reason}); check its name and rights") from error
    if len(data) > MAX_BYTES:
        size, limit = path.stat().st_size / 2**20, MAX_BYTES // 2**20
        raise DocumentError(f"{name}: {size:.0f} MiB is over the limit of {limit} MiB a file; split it")
    return data


def _implausible(text: str, encoding: str) -> str:
    """Return why this decoding is not believed, or the empty string."""
    odd = sum(1 for _ in _ODD.finditer(text))
    if odd > _ODD_SHARE * len(text):
        return f"{odd} control or private characters when read as {encoding}"
    # Nearly any even bytes are valid GB18030; Chinese prose is known by its everyday characters.
    if encoding == "gb18030":
        foreign = [match[0] for match in islice(_FOREIGN.finditer(text), _SAMPLE)]
        if sum(map(_everyday, foreign)) < _COMMON_SHARE * len(foreign):
            return "mostly rare characters when read as gb18030"
    return ""


def _everyday(character: str) -> bool:
    """Tell whether a character is punctuation or of the first level of GB 2312 (3,755 frequent ones)."""
    code = character.encode("gb18030")
    return len(code) == 2 and (code[0] in (0xA1, 0xA3) or 0xB0 <= code[0] <= 0xD7) and code[1] >= 0xA1

"""What the serializer leaves undone: language tags in their usual case, and what XML cannot carry as it stands."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import StatementError
from kg.rdf.terms import LANGUAGE

__all__ = ["Polished", "without_control_characters"]

_LOWER, _USUAL = LANGUAGE.lower().encode(), LANGUAGE.encode()
_ESCAPED = b'\\"@' + _LOWER
# a quote that the text itself holds stands behind an odd number of backslashes
_TAG = re.compile(rb'(?<!\\)((?:\\\\)*"@)' + _LOWER)
_KEPT = 32
_XML_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Polished:
    """Pass on bytes of RDF with the tag `zh-Hans` in its usual case, which the serializer writes as `zh-hans`.

    In XML each carriage return is written so that it survives: a parser turns a bare CR LF into LF, which would
    change a quote. A few bytes are held back for a tag that lies across two pieces: call `finish` at the end.
    """

    def __init__(self, out: BinaryIO, *, xml: bool = False) -> None:
        self._out, self._xml, self._tail = out, xml, b""

    def write(self, data: bytes) -> int:
        """Write a piece and return its length before it was changed."""
        piece = _usual_case(self._tail + data)
        cut = max(0, len(piece) - _KEPT)
        while cut and piece[cut - 1 : cut] == b"\\":
            cut -= 1
        self._pass(piece[:cut])
        self._tail = piece[cut:]
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is held back must wait."""

    def finish(self) -> None:
        """Write what was held back."""
        self._pass(self._tail)
        self._tail = b""

    def _pass(self, data: bytes) -> None:
        self._out.write(data.replace(b"\r", b"&#13;") if self._xml else data)


def _usual_case(piece: bytes) -> bytes:
    # never in a text: there the quotes are escaped
    piece = piece.replace(b'xml:lang="' + _LOWER, b'xml:lang="' + _USUAL)
    if _ESCAPED in piece:  # rare, and the pattern costs ten times the plain search
        return _TAG.sub(rb"\1" + _USUAL, piece)
    return piece.replace(b'"@' + _LOWER, b'"@' + _USUAL)


def without_control_characters(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield the triples. Raises StatementError at a text with a character that XML 1.0 cannot hold, even escaped."""
    for triple in triples:
        if isinstance(triple.object, ox.Literal):
            found = _XML_FORBIDDEN.search(triple.object.value)
            if found:
                around = triple.object.value[max(0, found.start() - 10) : found.end() + 10]
                raise StatementError(
                    f"{getattr(triple.subject, 'value', '')}: the text {around!r} holds the control character "
                    f"U+{ord(found[0]):04X}, which XML cannot carry; export it as turtle, ntriples or jsonld"
                )
        yield triple

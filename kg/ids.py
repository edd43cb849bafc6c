"""Stable identifiers: hashes of content, and the key under which a name is compared."""

import hashlib
import re
import unicodedata
from functools import lru_cache

__all__ = ["digest", "name_key"]

_IGNORED = re.compile(r"[\s“”\"'‘’《》〈〉「」『』()\[\]【】·・,，、。:：;；\-—_]+")


def digest(*parts: str) -> str:
    """Return a 20-character lower-case hexadecimal hash of the parts, in order.

    Each part is prefixed by its length, so that ("ab", "c") and ("a", "bc") differ.

    >>> digest("a", "b") == digest("a", "b")
    True
    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    return _remembered(parts) if sum(map(len, parts)) < _SHORT else _hash(parts)


def _hash(parts: tuple[str, ...]) -> str:
    chunks: list[bytes] = []
    for part in parts:
        data = part.encode()
        chunks += (len(data).to_bytes(8, "big"), data)
    return hashlib.sha256(b"".join(chunks)).hexdigest()[:20]


_SHORT = 500
"""Characters up to which a hash is remembered: the id of a statement is asked for a dozen times on its way."""
_remembered = lru_cache(maxsize=1 << 15)(_hash)


def name_key(name: str) -> str:
    """Return the form of a name under which two spellings compare equal.

    Width and case are folded (NFKC), quotes, brackets and spaces dropped. A name made of nothing
    else keeps its folded form, so that no two names share an empty key.

    >>> name_key("云杉（青岚）绿色建筑")
    '云杉青岚绿色建筑'
    >>> name_key("“—”")
    '“—”'
    """
    folded = unicodedata.normalize("NFKC", name).casefold().strip()
    return _IGNORED.sub("", folded) or folded

"""What every organisation's name shares: a head that tells its class, and a stem that names it."""

import re
from functools import cache

from loaders.lexicon import pattern, words

__all__ = ["heads", "is_named"]


@cache
def heads(*classes: str) -> re.Pattern[str]:
    """Return the heads of these classes; of 医药产业园 and 产业园 only the shorter, so that 医药 is left to name it."""
    known = words("bodies", *classes)
    least = [head for head in known if not any(head != other and head.endswith(other) for other in known)]
    return re.compile("|".join(map(re.escape, least)))


def is_named(stem: str) -> bool:
    """Tell whether a stem names something, and is not only 各, 3家, 重点."""
    return len(stem) >= 2 and not _unnamed().fullmatch(stem)


@cache
def _unnamed() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('cues', 'unnamed')}|[\d一二三四五六七八九十两])*")

"""People: a post before a name, a post after a surname, and where a name ends."""

import re
from functools import cache

from loaders.cues import alternation
from loaders.lexicon import posts, surnames

__all__ = ["name_after", "post_pattern"]


@cache
def post_pattern() -> str:
    """Return the alternation of the titles of posts, longest first."""
    titles = sorted({post.title for post in posts()}, key=lambda t: (-len(t), t))
    return "(?:" + "|".join(map(re.escape, titles)) + ")"


@cache
def _surname() -> re.Pattern[str]:
    names = sorted({s.name for s in surnames()}, key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, names)))


@cache
def _follower() -> re.Pattern[str]:
    return re.compile(rf"{alternation('follow')}|[，。、；：！？,;:()（）“”《》\s—]|$")


def name_after(text: str, start: int) -> int | None:
    """Return where the person's name that starts at `start` stops, or None if none does.

    A name is a surname and one or two characters, ended by a word that follows names.

    >>> text = "总工程师王小明出席会议"
    >>> text[4:name_after(text, 4)]
    '王小明'
    """
    dotted = re.compile(r"[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,8}").match(text, start)
    if dotted:
        return dotted.end()
    surname = _surname().match(text, start)
    if surname is None:
        return None
    for size in (2, 1):
        stop = surname.end() + size
        given = text[surname.end() : stop]
        if len(given) == size and re.fullmatch(r"[\u4e00-\u9fff]+", given) and _follower().match(text, stop):
            if size == 2 and _follower().match(text, stop - 1) and _cuts_follower(text, stop - 1):
                continue
            return stop
    return None


def _cuts_follower(text: str, position: int) -> bool:
    """Tell whether a two-character word that follows names begins here (李军|出席, not 李军出|席)."""
    match = _follower().match(text, position)
    return match is not None and len(match.group()) >= 2

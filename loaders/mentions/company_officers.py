"""Companies by who speaks for them: a short name before a post that only firms have, and a person's name after it."""

import re
from functools import cache

from loaders.draft import Draft
from loaders.lexicon import pattern, words
from loaders.mentions.company_frames import stands_for_firm
from loaders.mentions.company_marks import company, homes_of
from loaders.mentions.company_names import industries, trades
from loaders.mentions.edges import HAN, HARD, is_word, tokens
from loaders.mentions.names import name_after
from loaders.places import is_place

__all__ = ["read_officers"]

_LONGEST = 8
_NAME = re.compile(rf"(?:[{HAN}]{{2,7}}|[A-Z][A-Za-z0-9&.]+(?: [A-Z][A-Za-z0-9&.]+){{0,2}}[{HAN}]{{0,4}})")
_LEAD = re.compile(r"(?:据|来自|园区|区内|辖区|落户|入驻|当地|入园)*(?:企业|公司|车企|药企|链主)?(?=.{2})")
_OPENS = frozenset("▶▎▍●◆■☞👉▌►§")


@cache
def _post() -> re.Pattern[str]:
    return re.compile(pattern("company_words", "officer"))


def read_officers(draft: Draft) -> None:
    """Mark the firms that nothing but the post of a named person shows (某某董事长李某说)."""
    for match in _post().finditer(draft.text):
        if draft.covered(match.start()) is not None or draft.covered(match.start() - 1) is not None:
            continue
        stop = match.start()
        start = stop
        while start > 0 and stop - start <= _LONGEST + 4 and _inside(draft.text[start - 1]):
            start -= 1
        if start > 0 and _inside(draft.text[start - 1]):
            continue
        if lead := _LEAD.match(draft.text, start, stop):
            start = lead.end()
        if draft.inside(start, stop) or not _NAME.fullmatch(draft.text, start, stop):
            continue
        if name_after(draft.text, match.end(), rare=False) and _fits(draft, draft.text[start:stop]):
            company(draft, start, stop)


def _inside(character: str) -> bool:
    return character not in HARD and character not in _OPENS and character not in "“”、"


def _fits(draft: Draft, name: str) -> bool:
    """Tell whether a name before a post can be a firm's; a word of the dictionary only when the article repeats it."""
    if is_place(name) or name in homes_of(draft) or name in trades() or name in industries():
        return False
    if name.startswith(words("company_words", "never")) or name.endswith(words("company_words", "no_officer")):
        return False
    if stands_for_firm(name):
        return True
    parts = tokens(name)
    if any(part.word in words("cues", "govern", "particle") or part.tag[0] in "rpcuf" for part in parts):
        return False
    return not is_word(name) and draft.text.count(name) > 1

"""Find entities by what somebody types: the text that an engine's full-text index keeps of each, and the ranking.

The text is made of tokens that both engines look up alike, by their beginnings. The first character of a token says
what it is: a name or an alias in full (x); the beginning (f) or a later stretch (s) of either; the same of their
sounds in pinyin (p, q) and of the first letters of these (i, j). What many articles mention has each of these also in
capitals: they are asked first, so that a text in half of all names (公司) is answered without sorting them all. What a
token leads to is held against the names themselves afterwards, so tokens may be short.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.errors import QueryError
from kg.stores._rows import Row
from kg.stores._spelling import fold, letters, sounds
from kg.stores.base import Found, Match

__all__ = ["SEARCH", "Ask", "find", "is_popular", "search_text"]

SEARCH = "_search"
"""Property of an entity that the full-text index is made of."""
WINDOW, SOUND_WINDOW = 4, 8
"""Characters, and letters of pinyin, in a token."""
LONGEST = 64
"""Characters of a name of which stretches are kept."""
POPULAR = 16
"""Articles from which an entity counts as known to many."""
EXACT = 1_000
"""Entities of exactly one name that are looked at."""
PERSON = "Person"

Ask = Callable[[str, int], Sequence[Row]]
"""Return so many entities that the full-text index finds for a query, those of most articles first."""


def search_text(name: str, aliases: Iterable[str], cls: str, articles: int) -> str:
    """Return what the full-text index keeps of an entity.

    >>> search_text("云川", [], "Zone", 1)
    'f云川 iyc jc pyunchuan qchuan s川 x云川'
    """
    tokens: set[str] = set()
    for form in (name, *aliases):
        folded = fold(form)
        tokens.add("x" + _whole(folded))
        short = folded[:LONGEST]
        heard = sounds(short, cls == PERSON)
        spelled, first = _starts(heard), "".join(sound[0] for sound in heard)
        for at in range(len(short)):
            tokens.add("sf"[at == 0] + short[at : at + WINDOW])
            tokens.add("qp"[at == 0] + spelled[at][:SOUND_WINDOW])
            tokens.add("ji"[at == 0] + first[at : at + WINDOW])
    if is_popular(articles):
        tokens |= {token[0].upper() + token[1:] for token in tokens if token[0] != "x"}
    return " ".join(sorted(tokens))


def is_popular(articles: int) -> bool:
    """Tell whether so many articles make an entity known."""
    return articles >= POPULAR


def _whole(folded: str) -> str:
    return folded[: 3 * LONGEST]


def _starts(heard: Sequence[str]) -> list[str]:
    """Return what is heard from each character on, as far as a token reaches."""
    return ["".join(heard[at : at + SOUND_WINDOW])[:SOUND_WINDOW] for at in range(len(heard))]


def _queries(text: str) -> Iterator[str]:
    """Yield the queries to the index that find a text, the surest first."""
    folded, typed = fold(text), letters(text)
    kinds = [("f", folded, WINDOW), ("s", folded, WINDOW)]
    if typed:
        kinds += [(kind, typed, SOUND_WINDOW) for kind in "pq"] + [(kind, typed, WINDOW) for kind in "ij"]
    for kind, looked_for, window in kinds:
        yield _begins(kind.upper(), looked_for, window)
        yield _begins(kind, looked_for, window)


def _begins(kind: str, text: str, window: int) -> str:
    """Return the query for tokens of a kind that begin so; a longer text also has to end as it does."""
    if len(text) <= window:
        return f"{kind}{text}*"
    later = {"f": "s", "F": "S", "i": "j", "I": "J"}.get(kind, kind)
    ending = f" +{later}{text[-window:]}*" if later in "sSjJ" else ""  # letters do not tell where a syllable begins
    return f"+{kind}{text[:window]}{ending}"


def _match(text: str, row: Row) -> tuple[int, Match, str] | None:
    """Return how an entity matches, as (rank, way, the form that does): its best form in the best way."""
    folded, typed = fold(text), letters(text)
    found: list[tuple[int, int, str, Match]] = []
    for position, form in enumerate((row["name"], *row["aliases"])):
        whole = fold(form)
        way = _way(whole, folded, "alias" if position else "name")
        if way is None and typed:
            way = _heard(sounds(whole[:LONGEST], row["cls"] == PERSON), typed)
        if way is not None:
            found.append((way[0], position, form, way[1]))
    if not found:
        return None
    rank, _, form, match = min(found)
    return rank, match, form


def _way(whole: str, folded: str, full: Match) -> tuple[int, Match] | None:
    if whole == folded:
        return (0, full) if full == "name" else (1, full)
    at = whole.find(folded)
    if at < 0:
        return None
    return (2, "prefix") if at == 0 else (3, "substring")


def _heard(heard: Sequence[str], typed: str) -> tuple[int, Match] | None:
    """Return how a name sounds as typed: its syllables from one of them on, or their first letters."""
    for at in range(len(heard)):
        if "".join(heard[at : at + len(typed)]).startswith(typed):
            return (4 if at == 0 else 5), "pinyin"
    at = "".join(sound[0] for sound in heard).find(typed)
    return None if at < 0 else ((6 if at == 0 else 7), "initials")


def find(text: str, limit: int, ask: Ask) -> tuple[Found, ...]:
    """Return the entities that a text finds, the best first, at most `limit`.

    Raises QueryError for a text without any character to look for.
    """
    if not text.strip():
        raise QueryError("there is nothing to search for; give a name, a part of one, its pinyin or its initials")
    found: dict[str, tuple[int, Found]] = {}

    def take(rows: Iterable[Row]) -> None:
        for row in rows:
            if not row["id"] or not row["name"]:
                continue  # a writer took it away while a server read it
            matched = _match(text, row)
            if matched and row["id"] not in found:
                rank, match, form = matched
                one = Found(row["id"], row["cls"], row["name"], tuple(row["aliases"]), row["articles"], match, form)
                found[one.id] = (rank, one)

    take(ask("x" + _whole(fold(text)), max(limit, EXACT)))
    for query in _queries(text):
        count = 2 * limit
        while len(found) < limit:
            take(rows := ask(query, count))
            if len(rows) < count:
                break
            count *= 8
    ranked = sorted(found.values(), key=lambda item: (item[0], -item[1].articles, len(item[1].name), item[1].id))
    return tuple(one for _, one in ranked[:limit])

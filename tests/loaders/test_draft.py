"""The mentions of a draft: which of several overlapping ones stays, and which lie within a stretch."""

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article
from loaders.draft import Draft, Mention
from loaders.reading import read_view

TEXT = "云川经济技术开发区管委会主任王安平出席会议。"
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))


def draft() -> Draft:
    article = Article("a.txt", 1, 0, len(TEXT), TEXT, "云川经济技术开发区")
    return Draft(article, read_view(article))


def within(mentions: list[Mention], start: int, stop: int) -> list[Mention]:
    return [mention for mention in mentions if start <= mention.start and mention.stop <= stop]


@given(st.lists(SPANS, max_size=12), SPANS)
def test_the_longest_of_overlapping_mentions_stays_and_all_are_found_in_order(
    marks: list[tuple[int, int]], stretch: tuple[int, int]
) -> None:
    one = draft()
    zone = one.entity("Zone", "云川经济技术开发区")
    kept: list[Mention] = []
    for start, stop in marks:
        one.mark(start, stop, zone)
        overlap = [mention for mention in kept if mention.start < stop and start < mention.stop]
        if start < stop and all(mention.stop - mention.start < stop - start for mention in overlap):
            kept = [mention for mention in kept if mention not in overlap] + [Mention(start, stop, zone)]
    kept.sort(key=lambda mention: mention.start)
    assert one.mentions_of(zone) == kept
    assert one.inside(*stretch) == one.inside(*stretch, "Zone") == within(kept, *stretch)
    assert one.inside(0, len(TEXT), "Company") == []
    assert {one.covered(at) for at in range(len(TEXT))} - {None} == set(kept)


def test_absorbed_mentions_name_the_fuller_entity() -> None:
    one = draft()
    short, full = one.entity("GovernmentBody", "管委会"), one.entity("GovernmentBody", "云川经济技术开发区管委会")
    at = TEXT.index("管委会")
    one.mark(at, at + 3, short)
    one.absorb(short, full)
    assert one.mentions_of(full) == [one.covered(at)] == [Mention(at, at + 3, full)]

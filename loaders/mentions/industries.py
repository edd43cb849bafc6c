"""The industries that a zone calls its own: 新能源、新材料两大主导产业 are chains that it develops."""

import re
from functools import cache

from loaders.draft import Draft
from loaders.lexicon import words
from loaders.mentions.edges import left_edge

__all__ = ["read_industries"]

_RANK = r"(?:主导|支柱|首位|优势|特色优势|战略性新兴|战略支柱)"
_NUMBER = r"(?P<number>[一二两三四五六七八九十\d]+(?:大|个|条))?"
_BEFORE = re.compile(
    rf"(?:等)?(?:{_NUMBER}(?:千亿级?|百亿级?)?{_RANK}(?:特色)?|(?P<count>[两二三四五六七八九十\d]+)大)产业(?!链|园|基地|集群)"
)
_AFTER = re.compile(rf"{_RANK}产业(?:主要)?(?:为|是|有|包括|涵盖|：)")
_IS_LEADING = re.compile(
    rf"(?P<what>[\u4e00-\u9fff]{{2,16}})(?:产业)?(?:是|作为|为)(?:[^，。；]{{0,14}}?的)?(?:第一|首要)?{_RANK}产业(?!链|园|基地|集群)"
)
_DEVELOPED = re.compile(
    r"(?:发展|培育|壮大|聚焦|做大|做强|做优|布局|打造|主攻|围绕|深耕|构建|培强|抢占|瞄准|锚定)(?:了|以)?"
    r"(?P<what>[^，。；的]{2,30}?)(?:等)?产业(?!链|园|基地|集群|转移|工人|带|区|项目|基金|学院|化)"
)
_LED = re.compile(r"以(?P<who>[^，。；]{2,60}?)(?:等)?为(?:主导|支柱|主|特色|核心)的(?:现代)?(?:产业|工业)(?:体系|格局|结构|布局)?")


@cache
def _known() -> frozenset[str]:
    return frozenset(words("industries"))


def read_industries(draft: Draft) -> None:
    """Mark the enumerated industries that the text says are the leading ones of the zone."""
    for match in _BEFORE.finditer(draft.text):
        start = left_edge(draft, match.start(), floor=max(0, match.start() - 60), through="、", joins=True)
        _items(draft, start, match.start(), every=bool(match["number"] or match["count"]))
    for match in _AFTER.finditer(draft.text):
        stop = next((i for i in range(match.end(), len(draft.text)) if draft.text[i] in "，。；！？\n"), len(draft.text))
        _items(draft, match.end(), stop)
    for match in _DEVELOPED.finditer(draft.text):
        _items(draft, match.start("what"), match.end("what"))
    for match in _IS_LEADING.finditer(draft.text):
        _leading(draft, match)
    for match in _LED.finditer(draft.text):
        _items(draft, match.start("who"), match.end("who"))


def _leading(draft: Draft, match: re.Match[str]) -> None:
    """Mark what is said to be the leading industry, known or not (锂电及新材料是全区首位产业)."""
    start = max(draft.text.rfind(mark, 0, match.end("what")) for mark in "，。；：！？、\n") + 1
    name = re.sub(r"产业$", "", draft.text[start : match.end("what")])
    if 2 <= len(name) <= 14 and draft.covered(start) is None and draft.covered(start + len(name) - 1) is None:
        entity = draft.find(name + "产业链", "IndustryChain") or draft.find(name + "产业集群", "IndustryChain")
        entity = entity or draft.entity("IndustryChain", name + "产业", name)
        for place in re.finditer(re.escape(name), draft.text):
            if draft.covered(place.start()) is None:
                draft.mark(place.start(), place.end(), entity)


def _items(draft: Draft, start: int, stop: int, every: bool = False) -> None:
    """Mark the known industries of an enumeration; one by itself counts where it stands right there."""
    at = start
    for piece in re.split(r"、|和|与|及", draft.text[start:stop]):
        begin = draft.text.index(piece, at) if piece else at
        at = begin + len(piece)
        plain = re.sub(r"(?:等|产业)+$", "", piece)
        # the first item may follow a verb: 聚焦|新能源
        whole = plain if every and 2 <= len(plain) <= 10 else ""
        found = whole or next((form for size in range(len(plain), 1, -1) if (form := plain[-size:]) in _known()), "")
        if not found or draft.covered(begin + len(plain) - 1) is not None:
            continue
        head = begin + len(plain) - len(found)
        entity = draft.find(found + "产业链", "IndustryChain") or draft.find(found + "产业集群", "IndustryChain")
        draft.mark(head, begin + len(plain), entity or draft.entity("IndustryChain", found + "产业", found))

"""Companies by their surroundings: coined words before a trade, and the parts that companies play."""

import re
from functools import cache

from loaders.draft import Draft
from loaders.lexicon import pattern, words
from loaders.mentions.company_frames import read_framed
from loaders.mentions.company_lists import mark_beside, read_beside_known, read_lists
from loaders.mentions.company_marks import (
    begins_name,
    company,
    ends_after,
    ends_name,
    enumerated,
    homes_of,
    is_ware,
    mark_known,
    name_edge,
    take_short_names,
)
from loaders.mentions.company_names import (
    company_core,
    endings,
    is_branded,
    is_coined,
    opens_plainly,
    tradelike,
    trades,
)
from loaders.mentions.company_officers import read_officers
from loaders.mentions.company_sources import read_sources
from loaders.mentions.edges import HAN, HARD, is_word, left_edge, tokens
from loaders.places import is_place

__all__ = ["company", "company_core", "mark_known", "read_coined", "read_companies", "tradelike"]

_OF_INDUSTRY = re.compile(
    rf"(?:、[{HAN}]{{2,8}})*(?:和[{HAN}]{{2,8}})?(?:等)?(?:产业|行业|领域)(?=为|等|[、，。；]|集|发展|的)"
)
_LISTED = re.compile(r"等(?:\d+余?个|一批|重点|重大|优质|产业|工业|[一二两三四五六七八九十]+个)*项目")
_TO_PROJECT = re.compile("[^，。；、的]{0,10}?(?:项目|工程|生产线)|(?:、[^，。；]{2,60})?等[^，。；的]{0,6}项目")
_PLANT = re.compile("生产基地|制造基地|产业|项目|工程|生产线|二期|一期|三期")
"""What follows a ware of the zone's place (云川电子|生产基地) as well as a firm."""
_OF_CHAIN = re.compile(rf"(?:、[{HAN}]{{2,8}})*(?:[两三四五六七八九十\d]+[大条个])?(?:[{HAN}]{{0,4}})产业(?:链|集群)")


def read_companies(draft: Draft) -> None:
    """Mark the companies that the article names without their full legal name."""
    mark_known(draft)
    read_lists(draft)
    mark_known(draft)
    _before_projects(draft)
    read_coined(draft)
    _by_role(draft)
    _after_settling(draft)
    read_officers(draft)
    read_framed(draft)
    read_sources(draft)
    read_beside_known(draft)
    _appositive(draft)
    mark_known(draft)


@cache
def _roles() -> re.Pattern[str]:
    skip = rf"(?:公司|集团)?{pattern('cues', 'before_deed')}*"
    return re.compile(rf"(?={skip}(?:{pattern('cues', 'company_does', 'company_may')}))")


@cache
def _suffixes() -> re.Pattern[str]:
    known = words("company_words", "trade", "half")
    return re.compile("|".join(re.escape(word) for word in known if len(word) > 1))


def read_coined(draft: Draft) -> None:
    """Mark every coined word that stands before its trade (朗禾化工): no dictionary word, yet said like a name."""
    take_short_names(draft)
    for match in _suffixes().finditer(draft.text):
        if _OF_CHAIN.match(draft.text, match.end()) or _OF_INDUSTRY.match(draft.text, match.end()):
            continue
        if draft.covered(match.start()) is not None or draft.covered(match.end() - 1) is not None:
            continue
        head = match.start()
        start = name_edge(draft, head, floor=max(0, head - 8))
        inner = _inner_trade(draft.text[start : match.end()])
        if inner and is_branded(draft.text[start : match.end() - len(inner)]):
            head = match.end() - len(inner)
        stem = draft.text[start:head]
        stem = stem.removesuffix(_last_trade(stem))
        at_home = any(stem.startswith(home) for home in homes_of(draft)) and not _PLANT.match(draft.text, match.end())
        half = match.group() in words("company_words", "half")
        named = is_branded(stem) or (not half and (at_home or is_coined(stem)))
        if draft.covered(start) is not None or not named or not ends_name(draft, match.end()):
            continue
        if _opens_project(draft, start, match.start(), match.end()):
            continue
        if is_ware(draft, start, match.end()) or _step_of_chain(draft, start, match.end()):
            continue
        if tradelike(draft.text[start : match.end()], homes_of(draft)) and begins_name(draft, start):
            company(draft, start, match.end())


def _opens_project(draft: Draft, start: int, head: int, stop: int) -> bool:
    """Tell whether a trade is what the project of a firm before it is of (某某塑业|管材项目)."""
    stem, trade = draft.text[start:head], draft.text[head:stop]
    followed = _TO_PROJECT.match(draft.text, stop) and trade not in words("company_words", "closing")
    return bool(followed) and stem.endswith(trades()) and tradelike(stem)


def _last_trade(stem: str) -> str:
    """Return the trade that a stem ends in (of 东岭氢能|客车 the first of the two), or the empty string."""
    return next((trade for trade in endings(stem, trades()) if len(stem) >= len(trade) + 2), "")


def _step_of_chain(draft: Draft, start: int, stop: int) -> bool:
    """Tell whether a word stands between the dashes of a chain's steps (研发—整车制造—配套)."""
    before, after = draft.text[start - 1 : start] == "—", draft.text[stop : stop + 1] == "—"
    return (before and draft.text[start - 2 : start] != "——") or (after and draft.text[stop : stop + 2] != "——")


def _inner_trade(name: str) -> str:
    """Return the shortest trade that ends a name (of 兴达电子 the last two characters), or the empty string."""
    return min((word for word in endings(name, trades()) if len(name) - len(word) >= 2), key=len, default="")


@cache
def _weak() -> re.Pattern[str]:
    """Return the deeds that others than companies do as well, so that the name must show its trade."""
    return re.compile(pattern("cues", "company_may"))


def _by_role(draft: Draft) -> None:
    """Mark names that do what only companies do: 落户, 投产, 达产达效, 获评 …企业."""
    taken = 0
    for match in _roles().finditer(draft.text):
        if match.start() <= taken:
            continue
        before = draft.covered(match.start() - 1)
        if before is not None and draft.cls(before.entity) != "Company":
            continue
        weak = _weak().match(draft.text, match.start()) is not None
        for start, stop in enumerated(draft, match.start()):
            if weak and not draft.text[start:stop].endswith(trades()):
                continue
            name = draft.text[start:stop]
            if any(name in form for form in draft.forms(draft.zone)) if draft.zone else False:
                continue
            plain = opens_plainly(name)  # 预计今年产值
            if draft.covered(start) is None and not plain and tradelike(name) and begins_name(draft, start):
                company(draft, start, stop)
                taken = stop


def _before_projects(draft: Draft) -> None:
    """Mark the company whose name opens a project's (某某化工8万吨树脂项目): a coined word with its trade."""
    for match in re.finditer(r"(?:项目|工程|生产线|基地|工厂|产业园)", draft.text):
        _opening(draft, left_edge(draft, match.start(), floor=max(0, match.start() - 30), keep=True), match.start())
    for match in _LISTED.finditer(draft.text):
        stop = match.start()
        while (mark := draft.text.rfind("、", max(0, stop - 20), stop)) >= 0:
            if any(other in HARD for other in draft.text[mark + 1 : stop]):
                break
            _opening(draft, mark + 1, stop)
            stop = mark
        _opening(draft, left_edge(draft, stop, floor=max(0, stop - 20), keep=True), stop)


def _opening(draft: Draft, start: int, stop: int) -> None:
    """Mark the company that opens a project's name which stops before a head."""
    if draft.covered(start) is not None:
        return
    for token in tokens(draft.text[start:stop]):
        name = draft.text[start : start + token.stop]
        trade = next((word for word in trades() if name.endswith(word)), "")
        rest = draft.text[start + token.stop : stop]
        if token.stop < 4 or not trade or not rest:
            continue
        if is_place(name.removesuffix(trade)) or name.removesuffix(trade) in homes_of(draft):
            continue
        if rest.startswith(words("company_words", "closing")):
            continue
        known = _sharing(draft, name)
        if known is not None:
            draft.mark(start, start + 2, known)
            return
        if tradelike(name):
            company(draft, start, start + token.stop)
            return


def _sharing(draft: Draft, name: str) -> str | None:
    """Return the known company whose coined word a name begins with (某某汽车零部件项目 of 某某科技有限公司)."""
    found = [c.id for c in draft.of_class("Company") if c.name != name and company_core(c.name)[:2] == name[:2]]
    return found[0] if len(found) == 1 and not is_word(name[:2]) else None


def _after_settling(draft: Draft) -> None:
    """Mark what a clause of settling describes (入驻某某园的某某照明): its trade is enough."""
    settled = pattern("cues", "settled")
    for match in re.finditer(rf"{settled}[^，。；]{{0,14}}?的(?=[{HAN}])", draft.text):
        start = match.end()
        if draft.covered(start) is None:
            stops = [stop for stop in ends_after(draft, start) if draft.text[start:stop].endswith(trades())]
            if stops:
                mark_beside(draft, start, stops[-1])


def _appositive(draft: Draft) -> None:
    """Mark the name with a trade that follows what it is called (投资方某某化工)."""
    called = pattern("cues", "company_called")
    for match in re.finditer(rf"{called}(?:——|[“「])?(?=[{HAN}A-Za-z])", draft.text):
        start = match.end()
        for stop in ends_after(draft, start):
            name = draft.text[start:stop]
            if draft.covered(start) is None and name.endswith(trades()) and tradelike(name):
                company(draft, start, stop)
                break

"""Companies that are enumerated: the list that ends in 等企业, and what stands beside a known company."""

import re
from functools import cache

from loaders.draft import Draft
from loaders.lexicon import pattern, words
from loaders.mentions.company_frames import stands_for_firm
from loaders.mentions.company_marks import company, ends_after, ends_name, enumerated, homes_of, is_ware
from loaders.mentions.company_names import NO_NAME, industries, kind_of_thing, tradelike, trades
from loaders.mentions.edges import HAN, HARD, is_word, namelike
from loaders.places import is_place

__all__ = ["mark_beside", "read_beside_known", "read_lists"]


def read_lists(draft: Draft) -> None:
    """Mark the companies of every enumeration that says at its end what it lists (甲、乙等企业)."""
    for match in _list_end().finditer(draft.text):
        _read_list(draft, match)


@cache
def _modifier() -> str:
    """Return the words between 等 and 企业 (等一批新能源龙头企业) as a regular expression."""
    return (
        rf"(?:{pattern('cues', 'list_modifier')}|(?:\d+余?|[两三四五六七八九十多数]+)[家户个][{HAN}]{{1,6}}?"
        rf"|[数几]|\d+余?|[一二三四五六七八九十]+余?|“[^”]{{1,8}}”|[“”]"
        rf"|[{HAN}]{{2,8}}?(?:产业链|产业|领域|行业|类))*"
    )


@cache
def _list_end() -> re.Pattern[str]:
    noun = pattern("cues", "company_noun")
    count = rf"(?:两|三|四|五|六|七|八|九|十|\d+)(?:家|户|个)(?:[{HAN}]{{0,8}}?)"
    return re.compile(
        rf"(?:等(?P<more>{_modifier()}|[{HAN}]{{2,8}}?)|(?P<count>{count}))(?P<noun>{noun}|企事业单位|单位)"
        r"|等(?:相继|先后|陆续|纷纷|均|都|已|在此)*(?P<settle>入驻|进驻|落户|扎根|集聚|聚集|投产)"
        rf"|(?<=[{HAN}])为(?P<lead>(?:引领的?)?(?:龙头|链主|骨干))"
        r"|等(?:企业)?为(?P<role>配套|骨干|支撑|补充|代表|龙头)"
        r"|是[^，。；]{0,12}?(?:家|大)(?P<kind>(?:龙头|骨干|重点|链主)?企业)"
    )


def _read_list(draft: Draft, match: re.Match[str]) -> None:
    items = enumerated(draft, match.start())
    if match["lead"] and (not items or draft.text[items[0][0] - 1 : items[0][0]] != "以"):
        return
    if (match["noun"] or "") == "单位":
        items = [item for item in items if draft.covered(item[0]) or draft.text[item[0] : item[1]].endswith(trades())]
    if not items or ((match["noun"] or "").endswith("单位") and len(items) < 2):
        return
    names = [draft.text[a:b] for a, b in items]
    marked = [draft.covered(a) is not None for a, _ in items]
    fresh = [name for name, known in zip(names, marked, strict=True) if not known]
    if not fresh:
        return
    if len(items) == 1 and not (
        tradelike(names[0]) and (match.group().startswith("等") or names[0].endswith(trades()))
    ):
        return
    if match["more"] and not re.fullmatch(_modifier(), match["more"]) and not _some_name(draft, items):
        return
    odd = [name for name in fresh if kind_of_thing(name)]
    # one word of the dictionary among many names is what a firm is called (数峰)
    spare = odd[:1] if len(odd) == 1 and len(items) >= 4 and not match["lead"] and _unspoken(odd[0]) else []
    kinds = len(odd) - len(spare)
    sure = any(marked) or any(len(name) > 2 and tradelike(name, homes_of(draft)) for name in fresh)
    if kinds * 2 > len(fresh) or (kinds and (kinds == len(fresh) or not sure)):
        return
    for (start, stop), known in zip(items, marked, strict=True):
        if any(title in draft.text[start:stop] for title in words("posts", "company")):
            continue
        name = draft.text[start:stop]
        kind = kind_of_thing(name) and name not in spare
        if not known and (namelike(name) or tradelike(name)) and not kind and "项目" not in name:
            company(draft, start, stop)


def _unspoken(name: str) -> bool:
    """Tell whether a word of the dictionary names no trade, no field of industry and no place."""
    return len(name) == 2 and name not in trades() and name not in industries() and not is_place(name)


def _some_name(draft: Draft, items: list[tuple[int, int]]) -> bool:
    """Tell whether an enumeration of two or more holds at least one sure company."""
    return len(items) > 1 and any(
        draft.covered(start) is not None or tradelike(draft.text[start:stop], homes_of(draft)) for start, stop in items
    )


def read_beside_known(draft: Draft) -> None:
    """Mark what is enumerated with a known company and ends in a trade (某某微电子和某某药业)."""
    for mention in draft.inside(0, len(draft.text), "Company"):
        if draft.text[mention.start - 1 : mention.start] in ("、", "和", "与"):
            for start, stop in enumerated(draft, mention.start - 1):
                mark_beside(draft, start, stop)
                _mark_listed(draft, start, stop)
        if (
            draft.text[mention.stop : mention.stop + 1] in ("、", "和", "与")
            and draft.covered(mention.stop + 1) is None
        ):
            start = mention.stop + 1
            stops = [stop for stop in ends_after(draft, start) if draft.text[start:stop].endswith(trades())]
            if stops:
                mark_beside(draft, start, stops[0])
            last = next((at for at in range(start, min(start + 8, len(draft.text))) if draft.text[at] in HARD), start)
            _mark_listed(draft, start, last)


def _mark_listed(draft: Draft, start: int, stop: int) -> None:
    """Mark what stands in one list with a known company, whatever its name (某某电气、津润天骏)."""
    listed = draft.text[start - 1 : start] == "、" or draft.text[stop : stop + 1] == "、"
    listed = listed and draft.text[stop : stop + 1] != " "
    fits = draft.covered(start) is None and listed and 3 <= stop - start <= 6
    if fits and not is_ware(draft, start, stop) and stands_for_firm(draft.text[start:stop]):
        company(draft, start, stop)


def mark_beside(draft: Draft, start: int, stop: int) -> None:
    """Mark a stretch whose place in the sentence promises a company, if it ends in a trade like one."""
    name = draft.text[start:stop]
    owner = draft.covered(start - 2) if draft.text[start - 1 : start] == "的" else None
    if owner is not None and draft.cls(owner.entity) == "Company":  # 甲的某某镜头 is a ware of 甲
        return
    if draft.covered(start) is not None or is_ware(draft, start, stop) or name in industries() or is_word(name):
        return
    formed = 4 <= len(name) <= 10 and name[0] not in NO_NAME and name.endswith(trades())
    if formed and (namelike(name) or tradelike(name)) and ends_name(draft, stop):
        company(draft, start, stop)

"""Companies by a delivery: what a firm is called where goods come from it or go to it (由某某供应, 找的是某某)."""

import re
from collections.abc import Iterator

from loaders.draft import Draft
from loaders.lexicon import pattern
from loaders.mentions.company_frames import stands_for_firm
from loaders.mentions.company_marks import company, ends_name
from loaders.mentions.company_names import is_worded, opens_plainly, tradelike
from loaders.mentions.edges import HAN, HARD, is_word
from loaders.places import find_places

__all__ = ["read_sources"]

_STOPS = HARD - frozenset("、— ")
_LONGEST = 9
_REACH = 40
_LATIN = re.compile(rf"[A-Za-z][A-Za-z0-9&.]*\+?(?: [A-Z][A-Za-z0-9&.]*)*(?: ?(?=[{HAN}]{{2,6}}))?")
_EDGE = r"(?=[，。；、：！？”’\n)）]|$)"
_HOW = r"(?:独家|就近|直接|长期|全部|统一|负责|批量|当天|每天|用[^，。；]{1,6}|按[^，。；]{1,6})*"
_BY = (
    re.compile(rf"(?:改|都|全|均|将|则|也|全部|主要)?由(?=[{HAN}A-Za-z])"),
    re.compile(rf"{_HOW}{pattern('company_words', 'gives')}(?!公司|集团|有限)"),
)
_OUT_OF = (
    re.compile(rf"{pattern('company_words', 'comes')}(?=[{HAN}A-Za-z])"),
    re.compile(rf"的?{_EDGE}|[和与及](?=[{HAN}A-Za-z]|\s[A-Z])"),
)
_FROM = (
    re.compile(rf"(?:从|向)(?=[{HAN}A-Za-z])"),
    re.compile(rf"(?:那里|那儿)?{_HOW}{pattern('company_words', 'fetched')}"),
)
_INTO = (
    re.compile(rf"{pattern('company_words', 'sold_to', 'sent_into')}了?(?=[{HAN}A-Za-z])"),
    re.compile(
        rf"的?{_EDGE}|[和与及](?=[{HAN}A-Za-z])|的[{HAN}]{{1,6}}(?:车间|产线|生产线|仓库|里|中|上)|(?:变|做|制|加工)成"
    ),
)
_WITH = (
    re.compile(rf"(?:与|和|同)(?=[{HAN}A-Za-z])"),
    re.compile(
        r"(?:[、和与][^，。；、]{2,10})*(?:又|再次|正式|已|刚|新)*(?:签|续签|达成)[^，。；]{0,14}(?:供货|采购|供应|长单|购销|订单|试用|配套)"
    ),
)
_NEAR = re.compile(
    rf"(?:的|企业|公司|厂家|子公司|邻居|工厂)(?:——)?|[{HAN}]{{1,6}}(?:园区?|区)(?:里|内)的?|(?:区里|区内|园里|园内|隔壁|对面|本地|同城|身边)(?:的)?"
)
_DEEDS = re.compile(
    r"(?=(?:总投资|追加投资|增资|计划投资|投资)[\d.]+余?[万亿]|(?:去年|今年|近日|日前|成功)*(?:获评|入选|荣获|被认定为|拟申报)(?:为)?(?:国家|省|市|自治区|第[一二三四五六七八九十]+批))"
)
_COME = re.compile("(?:新?引进|新?入驻|入园|落户|进驻|新?签约|新落地|投产)的(?=[\u4e00-\u9fff]{3})")
_GOES_ON = re.compile(
    "，|为(?=[^，。；]{2,12}(?:供应|提供|配套|供货))|正在?|已经?|将|去年|今年|目前|主要|专门|专注|年产|投产|生产"
)
_NO_FIRM = re.compile(
    "[省市县区州旗国洲地户商家人店场网线园岸库口港院校所馆会车上下里中]$|机构|客户|市场|企业|公司|群众|居民|农民"
)
_BEGINS = re.compile(r"(?:^|[，。；：、“”\n▶●■]|[的和与及在]|隔壁|对面|走进|来到|链主|龙头|企业|公司)$")
_LOCAL = re.compile(
    r"园|区|隔|邻|近|本地|当地|同[一在城]|对面|马路|围墙|一街|企业|公司|子公司|迁来|搬来|新来|才来|入驻|落户|引进|投产|之隔|同街"
)


def read_sources(draft: Draft) -> None:
    """Mark the firms that deliver or are delivered to, whatever everyday words they are called by."""
    _read_sure(draft)
    _read_deeds(draft)
    _read_come(draft)
    for opening, then in (_BY, _OUT_OF, _FROM, _INTO, _WITH):
        for match in opening.finditer(draft.text):
            _read(draft, match, then, loose=opening in (_BY[0], _FROM[0], _WITH[0]))


def _read(draft: Draft, match: re.Match[str], then: re.Pattern[str], *, loose: bool) -> None:
    """Mark the name that stands between an opening and what must follow it, and those enumerated behind it."""
    text = draft.text
    limit = min(len(text), match.end() + _REACH)
    limit = next((at for at in range(match.end(), limit) if text[at] in _STOPS), limit)
    for start in _starts(text, match.end(), limit):
        lead = text[match.end() : start]
        if not (loose or not lead or _LOCAL.search(lead) or any(True for _ in find_places(lead))):
            continue
        found = _names(draft, start, limit, then, worded=loose or bool(lead))
        for first, last in found:
            if draft.covered(first) is None and draft.covered(last - 1) is None:
                company(draft, first, last)
        if found:
            return


def _starts(text: str, start: int, stop: int) -> list[int]:
    """Return where a name may begin behind a preposition: behind the last words that describe it first."""
    near = [match.end() for match in _NEAR.finditer(text, start, stop)] if start < stop else []
    return [*reversed(near), start]


def _names(draft: Draft, start: int, limit: int, then: re.Pattern[str], *, worded: bool) -> list[tuple[int, int]]:
    """Return the names enumerated from a position on, the last of which is followed by what must follow."""
    found: list[tuple[int, int]] = []
    while True:
        while draft.text[start : start + 1] == " ":
            start += 1
        stop = next(_stops(draft, start, limit, then, worded=worded), None)
        if stop is None:
            return []
        found.append((start, stop))
        if draft.text[stop : stop + 1] not in ("、", "和", "与", "及"):
            return found if then.match(draft.text, stop) else []
        start = stop + 1


def _stops(draft: Draft, start: int, limit: int, then: re.Pattern[str], *, worded: bool) -> Iterator[int]:
    """Yield where a name that begins here may stop: at the mark of a list, or before what must follow."""
    mention = draft.covered(start)
    if mention is not None:
        if mention.start == start and draft.cls(mention.entity) == "Company":
            yield mention.stop
        return
    latin = _LATIN.match(draft.text, start, limit)
    least = latin.end() if latin else start + 2
    for at in range(least, min(limit, least + _LONGEST) + 1):
        name = draft.text[start:at]
        ends = then.match(draft.text, at) or draft.text[at : at + 1] in ("、", "和", "与")
        if ends and not is_word(draft.text[at - 1 : at + 1]) and _names_firm(name, worded=worded):
            yield at


def _names_firm(name: str, *, worded: bool) -> bool:
    """Tell whether a stretch of a delivery is what a firm is called: coined, or everyday words before a trade."""
    if len(name) < 3 or is_word(name) or opens_plainly(name) or _NO_FIRM.search(name):
        return False
    place = next((place for place in find_places(name) if place[0] == 0), None)
    if place is not None and not worded and is_word(name[place[1] :]):
        return False  # 送到青岛检测
    return stands_for_firm(name) or (worded and (is_worded(name) or tradelike(name)))


def _read_deeds(draft: Draft) -> None:
    """Mark everyday words before a trade where they open a clause and invest or win (鲸歌声学总投资16亿元的…)."""
    for match in _DEEDS.finditer(draft.text):
        opened = max(draft.text.rfind(mark, 0, match.start()) for mark in "，。；：、“”\n的由和与")
        start, stop = opened + 1, match.start()
        if not 4 <= stop - start <= 8 or draft.inside(start, stop) or draft.covered(start) or draft.covered(stop - 1):
            continue
        name = draft.text[start:stop]
        ware = re.match("[A-Z](?![A-Za-z])", name) or (
            draft.text[opened] == "的" and "投资" not in draft.text[stop : stop + 4]
        )
        if not ware and is_worded(name) and not opens_plainly(name):
            company(draft, start, stop)


def _read_come(draft: Draft) -> None:
    """Mark what a clause says has come (今年新引进的某某锐钢为…供应, 去年入园的某某筑工，…)."""
    for match in _COME.finditer(draft.text):
        start = match.end()
        for stop in range(start + 3, start + _LONGEST):
            name = draft.text[start:stop]
            if any(mark in HARD for mark in name) or draft.inside(start, stop) or draft.covered(stop - 1):
                break
            firm = _names_firm(name, worded=True) and not is_word(draft.text[stop - 1 : stop + 1])
            if _GOES_ON.match(draft.text, stop) and firm:
                company(draft, start, stop)
                break


def _read_sure(draft: Draft) -> None:
    """Mark everyday words before a trade that only firms have (隔壁大众木业), where a name may begin."""
    for match in re.finditer(pattern("company_words", "firm_trade"), draft.text):
        for size in (4, 3, 2):
            start = match.start() - size
            if start < 0 or not _BEGINS.search(draft.text, max(0, start - 3), start):
                continue
            name = draft.text[start : match.end()]
            if any(draft.covered(at) is not None for at in range(start, match.end())) or not ends_name(
                draft, match.end()
            ):
                continue
            if is_worded(name, sure=True):
                company(draft, start, match.end())
                break

"""Lines that speak about an article (发布时间：… 来源：… 作者：…), an account's name and date, what follows a text."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from loaders.layouts._byline import read_names
from loaders.layouts._dates import find_date
from loaders.layouts._names import person_name
from loaders.layouts._page import HAN, Span
from loaders.lexicon import words

__all__ = ["Meta", "read_meta", "read_stamp", "read_tail"]

Kind = Literal["date", "outlet", "author", "other"]
_FIELDS: tuple[Kind, ...] = ("date", "outlet", "author", "other")

_EDGES = " \t\u3000\xa0|丨·•/;；,，【】[]()（）「」-—_=*~.。…─━═■□◆◇●○▲△▼▽★☆▪▶►»›<>《》"
_DAY = re.compile(r"\d{1,2}\s*月\s*\d{1,2}\s*日|\d{1,2}\.\d{1,2}(?!\d)|\d{1,2}日")
_THIS = re.compile(r"本[期版文](?![\u4e00-\u9fff])")
_TIME = re.compile(r"(?:上午|下午)?\d{1,2}[:：时]\d{2}(?:[:：分]\d{2}秒?)?分?")
_DATE = re.compile(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
    r"|[一二][九〇○零Ｏ][一二三四五六七八九〇○零Ｏ]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
_REPORT = re.compile(rf"(?P<outlet>[{HAN}]{{2,12}}?)讯\s*(?:[（(](?P<who>[^（()）]{{2,40}})[）)])?")
_ROLE = re.compile(
    rf"(?P<outlet>[{HAN}]{{0,14}}?)(?:首席|实习|见习|特约|特派|全媒体|融媒体)*"
    r"(?:记者|通讯员|撰稿人|撰稿|评论员)(?=[ \u3000:：/])"
)
_PLAIN = re.compile(rf"[{HAN}A-Za-z0-9·]{{2,14}}")
_WEEKDAY = re.compile(r"(?:星期|周)[一二三四五六日天]")
_NOT_OUTLET = re.compile(r"本站|本网|本报|本刊|原创|转载|未知|网络|互联网|综合|其他|无|来源|佚名|管理员|admin")
# An office that gave the text to the page is no outlet.
_OFFICE = re.compile(
    r"(?:开发区|高新区|经开区|园区|街道|管委会|委员会|办公室|政府|党工委|党委|组织部|宣传部|[局厅办处部])$"
)
_COMPILED = re.compile(
    rf"([{HAN}]{{2,12}}(?:报|刊|网|台|社|发布|融媒|中心))(?:编辑部)?(?:综合)?(?:整理|编发|编印|编|供稿|出品)?"
)
_ORIGINAL = ("原创", "转载")
_ISSUE = re.compile(r"(?:\d{4}年)?(?:总?第|NO\.?)\s*\d{1,4}\s*期")
_MAGAZINE = re.compile(rf"《(?P<name>[{HAN}]{{2,12}})》")
_OWN = ("本报", "本网", "本刊", "本台", "本社")
_MAX_LINE = 160
_MAX_VALUE = 60
_TAIL = re.compile(r"[（(【\[]([^（()）【】\[\]]{4,100})[）)】\]][。.]?$")


@cache
def _kinds() -> dict[str, Kind]:
    return {word: kind for kind in _FIELDS for word in words("lines", f"field_{kind}")}


@cache
def _key() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_kinds(), key=len, reverse=True)))
    # 来源:云川日报发布时间:… : what is plainly a field needs no space before it
    plain = rf"(?=(?:发布|更新|浏览|阅读|点击|信息|稿件|文章)[{HAN}]{{2}}\s*[:：])"
    start = rf"(?:(?<![{HAN}A-Za-z])|(?<=本[期版文报网刊])|{plain})"
    # 文/图 张三 and 文/张三 stand without a colon.
    stop = r"\s*(?:[:：|｜丨]|(?<=[文图]/[文图])(?=\s)|(?<=文/))"
    return re.compile(rf"{start}(?P<key>{names}){stop}")


@dataclass(frozen=True, slots=True)
class Meta:
    """Hold what a line says about its article; spans count in the line.

    `stamp` is where the outlet is printed, or else the date. `heads` says that the line is of the sort that stands
    under a headline (a date, a source, an author), and not only at the end (编辑, 审核).
    """

    date: str = ""
    outlet: str = ""
    stamp: Span | None = None
    authors: tuple[Span, ...] = ()
    heads: bool = False


@lru_cache(maxsize=8192)
def read_meta(text: str) -> Meta | None:
    """Return what a line says about its article if it says nothing else, else None.

    >>> meta = read_meta("发布时间：2024-05-08 10:30 来源：云州日报 浏览次数：12")
    >>> meta.date, meta.outlet
    ('2024-05-08', '云州日报')
    >>> read_meta("来源：云州日报的报道说，项目已经开工。") is None
    True
    """
    if len(text) > _MAX_LINE:
        return None
    keys = list(_key().finditer(text))
    first = keys[0].start() if keys else len(text)
    head = _read_head(text, first, bool(keys))
    if head is None:
        return None
    stops = [key.start() for key in keys[1:]] + [len(text)]
    for key, stop in zip(keys, stops, strict=False):
        found = _read_field(text, key, stop)
        if found is None:
            return None
        head = _merged(head, found)
    return head if keys or head.heads else None


def read_stamp(text: str) -> Meta | None:
    """Return the full date that a line consists of (2024-05-08 10:30), else None.

    >>> read_stamp("（2024-05-08 10:30）").date, read_stamp("5月8日")
    ('2024-05-08', None)
    """
    found = _DATE.search(text) if len(text) <= _MAX_VALUE else None
    if found is None or _TIME.sub("", _WEEKDAY.sub("", _DATE.sub("", text))).strip(_EDGES):
        return None
    date = find_date(text)
    return Meta(date=date, stamp=Span(*found.span())) if date else None


def read_tail(text: str) -> tuple[int, Meta] | None:
    """Return (where the line's own text stops, what follows it) for a line that ends in （责任编辑：…） after a stop.

    >>> read_tail("增长5%。（责任编辑：小满）")[0]
    5
    """
    found = _TAIL.search(text, max(0, len(text) - 110))
    if found and (meta := read_meta(found[1])) and _key().search(found[1]):
        before = text[: found.start()].rstrip()
        return len(before), _moved(meta, found.start(1))
    return None


def _read_field(text: str, key: re.Match[str], stop: int) -> Meta | None:
    kind = _kinds()[key["key"]]
    start, stop = _trimmed(text, key.end(), stop)
    value = text[start:stop]
    if kind == "other":
        return Meta() if len(value) <= _MAX_VALUE and "。" not in value else None
    if not value:
        return Meta(heads=True)
    if kind == "date":
        rest = _TIME.sub("", _WEEKDAY.sub("", _DATE.sub("", value))).strip(_EDGES)
        date = find_date(value)
        if (rest and not _PLAIN.fullmatch(rest)) or (not date and not _TIME.search(value)):
            return None
        return Meta(date=date, stamp=Span(start, stop) if date else None, heads=True)
    if len(value) > _MAX_VALUE or re.search(r"[。！？；，]", text[key.end() : stop + 1]):
        return None
    if kind == "outlet":
        # 来源：闽海商报 2024-05-08 福建: a date may stand behind the source without a key of its own.
        date = find_date(value)
        if mark := _DATE.search(value):
            stop = start + len(value[: mark.start()].rstrip(_EDGES))
            value = text[start:stop]
        name = re.split(r"[（(]", value, maxsplit=1)[0].strip('《》“”" ')
        if not name or _NOT_OUTLET.fullmatch(name) or _OFFICE.search(name):
            return Meta(date=date, heads=True)
        return Meta(date=date, outlet=name, stamp=Span(key.start(), stop), heads=True)
    date = find_date(value)
    if mark := _DATE.search(value):
        stop = start + mark.start()
    names = read_names(text[start:stop], told=True)
    return Meta(date=date, authors=tuple(Span(a + start, b + start) for a, b in names), heads=True)


def _read_head(text: str, stop: int, keyed: bool) -> Meta | None:
    """Read what stands before the first key: a dateline, a by-line, dates, an account's name, a place."""
    found = Meta()
    free: list[Span] = []
    dated = False
    issued = _ISSUE.search(text, 0, stop) is not None
    at = 0
    while at < stop:
        if (text[at] in _EDGES and not (issued and text[at] == "《")) or (
            not text[at].isalnum() and text[at] not in "“”《》"
        ):
            at += 1
        elif match := _DATE.match(text, at, stop) or _WEEKDAY.match(text, at, stop):
            date = find_date(text[match.start() : match.end() + 4])
            dated = dated or bool(date)
            found = _merged(found, Meta(date=date, stamp=Span(match.start(), match.end()) if date else None))
            at = match.end()
        elif (
            match := _ISSUE.match(text, at, stop)
            or _TIME.match(text, at, stop)
            or _DAY.match(text, at, stop)
            or _THIS.match(text, at, stop)
        ):
            at = match.end()
        elif (match := _REPORT.match(text, at, stop)) and (match["who"] or keyed):
            names = read_names(match["who"] or "", told=True)
            spans = tuple(Span(a + match.start("who"), b + match.start("who")) for a, b in names)
            outlet = "" if match["outlet"] in _OWN else match["outlet"]
            found = _merged(
                found, Meta(outlet=outlet, stamp=Span(match.start("outlet"), match.end("outlet")), authors=spans)
            )
            at = match.end()
        elif match := _ROLE.match(text, at, stop):
            cut = _DATE.search(text, match.end(), stop)
            until = cut.start() if cut else stop
            names = read_names(text[match.end() : until], told=True)
            if not names:
                return None
            spans = tuple(Span(a + match.end(), b + match.end()) for a, b in names)
            outlet = "" if match["outlet"] in _OWN or len(match["outlet"]) < 3 else match["outlet"]
            stamp = Span(match.start("outlet"), match.end("outlet")) if outlet else None
            found = _merged(found, Meta(outlet=outlet, stamp=stamp, authors=spans, heads=True))
            at = until
        elif match := _MAGAZINE.match(text, at, stop):
            found = _merged(found, Meta(outlet=match["name"], stamp=Span(*match.span("name")), heads=True))
            at = match.end()
        elif match := _PLAIN.match(text, at, stop):
            # a name longer than one takes at once goes on
            goes_on = bool(free) and free[-1].stop == at
            free[-1:] = [Span(free[-1].start, match.end())] if goes_on else [*free[-1:], Span(*match.span())]
            at = match.end()
        else:
            return None
    account = len(free) == 3 and text[free[0].start : free[0].stop] in _ORIGINAL and not keyed
    if account and not dated:
        return _account(text, found, free)
    if free and ("。" in text[:stop] or len(free) > 4 or not (dated or keyed or found.heads)):
        return None
    if len(free) > 2 and not dated:
        return None
    if keyed and free and not dated and not found.outlet:
        return _compiled(text, found, free)
    return _account(text, found, free) if dated else found


def _compiled(text: str, found: Meta, free: list[Span]) -> Meta | None:
    """Read 云州周刊整理 before 编辑：…; other words there make the line none that speaks about an article."""
    match = _COMPILED.fullmatch(text, *free[0]) if len(free) == 1 else None
    return _merged(found, Meta(outlet=match[1], stamp=Span(*match.span(1)))) if match else None


def _account(text: str, found: Meta, free: list[Span]) -> Meta:
    """Add account and author of 原创 张三 云州发布 2024-05-08 18:30 山西: names before the date, a place after it."""
    after = found.stamp is not None and not found.outlet
    words = [span for span in free if not after or span.stop <= found.stamp.start]  # type: ignore[union-attr]
    if after and not words:  # 2024-05-08 云州经济网 作者：…
        words = [span for span in free if _COMPILED.fullmatch(text, *span)]
    original = bool(words) and text[words[0].start : words[0].stop] in _ORIGINAL
    words = words[1:] if original else words
    heads = bool(words) or found.heads or bool(found.authors)
    if found.outlet or not words:
        return Meta(found.date, found.outlet, found.stamp, found.authors, heads or bool(found.outlet))
    name = words[-1]
    if _OFFICE.search(text, *name):
        return Meta(found.date, "", found.stamp, found.authors, heads)
    signed = tuple(span for span in words[:-1] if person_name(text[span.start : span.stop]))
    authors = signed if original else found.authors
    return Meta(found.date, text[name.start : name.stop], name, authors, True)


def _merged(one: Meta, other: Meta) -> Meta:
    return Meta(
        one.date or other.date,
        one.outlet or other.outlet,
        one.stamp if one.outlet or not other.stamp else other.stamp if other.outlet or not one.stamp else one.stamp,
        one.authors + other.authors,
        one.heads or other.heads,
    )


def _moved(meta: Meta, by: int) -> Meta:
    stamp = Span(meta.stamp.start + by, meta.stamp.stop + by) if meta.stamp else None
    authors = tuple(Span(a + by, b + by) for a, b in meta.authors)
    return Meta(meta.date, meta.outlet, stamp, authors, meta.heads)


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start] in _EDGES:
        start += 1
    while stop > start and text[stop - 1] in _EDGES:
        stop -= 1
    return start, stop

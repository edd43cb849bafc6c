"""A digest (一周要闻): short items that 【…】, a sign (●, ◆) or a number with a zone's name opens, each an article."""

import re
from dataclasses import replace

from loaders.layouts._body import dateline, read_body
from loaders.layouts._meta import read_meta
from loaders.layouts._names import find_zone, zone_heading
from loaders.layouts._page import HAN, Line, Page, Sketch, Span, heading_like

__all__ = ["PRIORITY", "recognise"]

PRIORITY = 10
_NAME = re.compile(
    r"[一每本上]\s*周|周\s*[报刊览]|要\s*闻|速览|速递|速报|快报|快讯|简讯|动态|点击|盘点|集锦|短波|扫描|连线|播报|资讯|看点|荟萃|集萃|巡礼|"
    r"汇总|一览|掠影|回顾|晨报|早报|晚报|月报|旬报|新闻榜|新鲜事|大事记|热点"
)
_SIGN = r"●■▲◆◇○□▼△★☆▪▶►•·※◎❖➤✦✔⊙◉"
_BRACKET = re.compile(r"(?P<mark>[【\[〖])(?P<head>[^【】\[\]〖〗]{2,50})[】\]〗]\s*(?:[:：]\s*)?")
_SIGNED = re.compile(rf"(?P<mark>[{_SIGN}])\s*(?P<head>)")
_DASHED = re.compile(rf"(?P<mark>[—–\-=]{{2,}})\s*(?P<head>[{HAN}（）()]{{4,20}})\s*[—–\-=]{{2,}}$")
_NUMBERED = re.compile(r"(?P<mark>(?:\d{1,2}\s*[.、．]|[（(]\d{1,2}[)）]|[①-⑳]))\s*(?P<head>)")
_COUNTED = re.compile(r"(?P<mark>[一二三四五六七八九十]{1,3}\s*[、.．])\s*(?P<head>)")
_FIRST = re.compile(r"(?P<title>[^。！？，,；：:]{6,36})[。！？]\s*(?=\S)")
_ZONE = re.compile(r"(?P<zone>[^：:，。\s|]{2,20})\s*[：:|]\s*(?=\S)")
_TITLED = re.compile(rf"[《\s]*(?P<name>[{HAN}]{{4,12}})(?=$|[》（(\s·|—])")
_ISSUED = re.compile(r"第\s*\d+\s*期")
_GENERIC = re.compile(
    r"一周|本周|每周|园区|开发区|经开区|高新区|要闻|动态|速览|速递|周报|周刊|周览|产业|产经|经济|新闻|工业|资讯|快讯|简讯|旬刊|月刊|观察"
)
"""What the name of any digest may hold, so that the rest tells whose it is."""
_OPENING = 30
_HEADS = 8
_FEW = 2
_MANY = 3


def recognise(page: Page) -> tuple[Sketch, ...] | None:
    """Return an article for each item of a digest, else None."""
    for opener in (_BRACKET, _DASHED, _SIGNED, _NUMBERED, _COUNTED):
        starts = _items(page.lines, opener)
        if starts:
            return _share(
                page, [_sketch(page, opener, a, b) for a, b in zip(starts, [*starts[1:], len(page.lines)], strict=True)]
            )
    return None


def _items(lines: tuple[Line, ...], opener: re.Pattern[str]) -> list[int]:
    """Return the lines that begin an item, if the page opens with a digest's name and then holds items only."""
    starts = [index for index, line in enumerate(lines) if opener.match(line.text)]
    if len(starts) < _FEW or starts[0] > _HEADS:
        return []
    above = [line.text for line in lines[: starts[0]]]
    if any("。" in text for text in above):
        return []
    named = any(_NAME.search("".join(text.split())) for text in above)
    mark = opener.match(lines[starts[0]].text)
    if opener is _SIGNED and mark:
        # One sign opens the items; others stand inside them.
        starts = [index for index in starts if lines[index].text[0] == mark["mark"]]
    told = sum(bool(_own_zone(lines[index].text, opener)) for index in starts)
    if opener is _NUMBERED and told < len(starts) * 0.6 and not (named and _counted(lines, starts)):
        return []
    if opener is _COUNTED:
        # 一、二、 also count the sections of one report; items of a digest begin with their zone and are whole.
        zoned = sum(bool(find_zone(lines[index].text[:_OPENING]) and "。" in lines[index].text) for index in starts)
        return starts if named and zoned > len(starts) / 2 and len(lines) - starts[0] <= 2 * len(starts) + 2 else []
    return starts if (named and len(starts) >= _FEW) or (len(starts) >= _MANY and told > len(starts) / 2) else []


def _counted(lines: tuple[Line, ...], starts: list[int]) -> bool:
    """Tell whether the items are numbered one after the other, with hardly any text between them."""
    numbers = [int(found[0]) for index in starts if (found := re.search(r"\d+", lines[index].text[:4]))]
    return numbers == list(range(1, len(starts) + 1)) and len(lines) - starts[0] <= 2 * len(starts) + 2


def _own_zone(text: str, opener: re.Pattern[str]) -> tuple[int, int] | None:
    """Return where the zone stands that an item opens with (◆ 云川经开区, 1.云川经开区：…), or None."""
    match = opener.match(text)
    if match is None:
        return None
    start, stop = match.span("head") if match["head"] else (match.end(), len(text))
    if zone_heading(text[start:stop]):
        return start, stop
    told = _ZONE.match(text, start, stop)
    return told.span("zone") if told and zone_heading(told["zone"]) else None


def _sketch(page: Page, opener: re.Pattern[str], first: int, stop: int) -> Sketch:
    line = page.lines[first]
    match = opener.match(line.text)
    at = match.end() if match else 0
    zone = _own_zone(line.text, opener)
    titles: list[Span] = []
    if match and match["head"]:
        start, end = match.span("head")
        if zone is None or zone[1] < end:
            told = _ZONE.match(line.text, start, end)
            titles.append(Span(told.end() if zone and told else start, end))
    elif zone is not None:
        told = _ZONE.match(line.text, at)
        at = told.end() if told and zone[1] < len(line.text) else zone[1]
    if not titles and heading_like(line.text[at:] or "。") and stop > first + 1:
        titles.append(Span(at, len(line.text)))
        at = len(line.text)
    if not titles and zone is None and (told := _FIRST.match(line.text, at)):
        titles.append(Span(*told.span("title")))
        at = told.end()
    below = page.lines[first + 1 : stop]
    if not titles and zone is not None and at == len(line.text) and _headline(below):
        titles.append(Span(below[0].start - line.start, below[0].stop - line.start))
        below = below[1:]
    rest = replace(line, start=line.start + at, text=line.text[at:], gap=False)
    lead = len(rest.text) - len(rest.text.lstrip())
    rest = replace(rest, start=rest.start + lead, text=rest.text[lead:])
    inside = read_body(page, (rest, *below) if rest.text else below)
    return Sketch(
        start=line.start,
        titles=tuple(Span(line.start + a, line.start + b) for a, b in titles),
        zone=Span(line.start + zone[0], line.start + zone[1]) if zone else None,
        dateline=inside.dateline,
        body=inside.paragraphs,
        authors=inside.authors,
        outlet=inside.outlet,
        date=inside.date,
    )


def _own_name(heads: list[str]) -> str:
    """Return the name that a digest with numbered issues or an own name bears, for then it is a paper of its own."""
    named = _TITLED.match(heads[0]) if heads else None
    if named is None or len(_GENERIC.sub("", named["name"])) < _FEW:
        return ""
    issued = any(_ISSUED.search(text) for text in heads)
    return named["name"] if issued or named["name"].endswith(("周报", "周刊", "周览", "旬刊", "月刊")) else ""


def _headline(lines: tuple[Line, ...]) -> bool:
    """Tell whether lines open with a headline of their own, before a dateline."""
    return len(lines) > 1 and heading_like(lines[0].text) and dateline(lines[1].text) is not None


def _share(page: Page, sketches: list[Sketch]) -> tuple[Sketch, ...]:
    """Give every item the outlet and the authors that the page prints once, above the first or below the last."""
    heads = [line for line in page.lines if line.stop <= sketches[0].start]
    about = [(line, meta) for line in heads if (meta := read_meta(line.text))]
    last = sketches[-1]
    # 一周要闻（…） is the digest's own name, unless it stands behind 来源.
    outlets = (meta.outlet for line, meta in about if "来源" in line.text or not _NAME.search(meta.outlet))
    outlet = next(filter(None, outlets), "") or last.outlet or _own_name([line.text for line in heads])
    date = next((meta.date for _, meta in about if meta.date), "")
    above = tuple(Span(a + line.start, b + line.start) for line, meta in about for a, b in meta.authors)
    signed = above or (last.authors if not any(sketch.authors for sketch in sketches[:-1]) else ())
    return tuple(
        replace(sketch, outlet=sketch.outlet or outlet, date=sketch.date or date, authors=sketch.authors or signed)
        for sketch in sketches
    )

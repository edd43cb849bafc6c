"""A post of a public account: a title, the account's name and the date, text under little signs, 文字 编辑 审核."""

import re
from dataclasses import replace

from loaders.layouts._article import Start, headings_before, sketch_all, sketch_article
from loaders.layouts._body import trailer
from loaders.layouts._dates import find_date
from loaders.layouts._meta import read_meta
from loaders.layouts._page import Page, Sketch, Span

__all__ = ["PRIORITY", "recognise"]

PRIORITY = 30
_PROFILE = re.compile(r"微信号|功能介绍|公众号|原创")
_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}")
_PROFILE_LINES = 8


def recognise(page: Page) -> tuple[Sketch, ...] | None:
    """Return one article for each line with an account's name and a date under a headline, else None."""
    starts: list[Start] = []
    floor = 0
    for index, line in enumerate(page.lines):
        if index >= floor and _account_line(line.text):
            first = headings_before(page.lines, index, floor)
            body = index + 1
            while body < len(page.lines) - 1 and _about(page.lines[body].text):
                body += 1
            if first < index and body < len(page.lines):
                starts.append((first, body))
                floor = body
    return sketch_all(page, starts) if starts else _with_profile(page)


def _with_profile(page: Page) -> tuple[Sketch, ...] | None:
    """Return a post under whose title the account's profile is printed (微信号, 功能介绍), else None."""
    above = page.lines[:_PROFILE_LINES]
    dated = next((at for at, line in enumerate(above) if find_date(line.text) and _CLOCK.search(line.text)), None)
    if not dated or not any(_PROFILE.match(line.text) for line in above[:dated]):
        return None
    sketch = sketch_article(page, 0, dated + 1, len(page.lines))
    name = above[1]
    told = read_meta(name.text)  # 原创 张三 云州发布
    at = told.stamp if told and told.outlet else None
    span = Span(name.start + at.start, name.start + at.stop) if at else name.span
    return (
        replace(
            sketch,
            titles=(above[0].span,),
            outlet=page.text[span.start : span.stop] if dated > 1 else "",
            dateline=span if dated > 1 else None,
            date=find_date(above[dated].text),
        ),
    )


def _about(text: str) -> bool:
    """Tell whether a line under the account's name is none of the text's: decoration, or who wrote it."""
    return trailer(text) or read_meta(text) is not None


def _account_line(text: str) -> bool:
    """Tell whether a line holds a name and a date, and no field with a colon."""
    meta = read_meta(text)
    return bool(meta and meta.heads and meta.date and meta.outlet) and "：" not in text and "记者" not in text

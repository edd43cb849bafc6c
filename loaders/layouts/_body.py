"""The inside of an article, whatever the layout: dateline, paragraphs, by-line, and what trails after them."""

import re
from dataclasses import dataclass, replace

from loaders.layouts._byline import find_byline, read_names
from loaders.layouts._dates import find_date
from loaders.layouts._page import HAN, Line, Page, Span

__all__ = ["Body", "dateline", "page_head", "read_body", "trailer"]

_DATELINE = re.compile(
    rf"(?P<stamp>[【\[（(]?(?P<outlet>本报|本网|本刊|本台|[{HAN}]{{1,12}}?(?:报|网|社|周刊|电视台|广播|客户端))"
    rf"(?:(?P<place>[{HAN}]{{2,6}}?)?(?P<date>(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日))?"
    rf"(?:讯|(?<=日)(?:电|消息)|电(?=\s*[（(\s]))(?![息号飞通])[】\]）)]?)"
)
_REPORTER = re.compile(r"\s*[（(]([^（()）]{2,60})[）)]")
_AFTER_DATELINE = re.compile(r"[\s，,：:—\-]*")
_OWN = frozenset("本报 本网 本刊 本台".split())
_TRAILER = re.compile(
    r"[-—_=＝－*＊~·.…─━═]{3,}$|(?:本版)?(?:责任编辑|责编|编辑|编审|审核|终审|复审|初审|校对|版式|美编|排版|投稿邮箱|报送|抄送|主送|印发|签发)\s*[:：]"
    r"|(?:上一篇|下一篇|上一条|下一条|相关链接|附件|扫一扫|分享到|版权所有|主办单位|承办单位|网站地图|联系我们)\s*[:：】]?"
    r"|[【\[]?(?:打印|关闭|返回|收藏|字体)|.{0,12}ICP备|（?作者(?:单位)?[系为:：]"
)
_COLUMN = frozenset("要闻 综合 综合新闻 园区 园区动态 开发区 开发区动态 专版 专题 时政 新闻 广告 科技 产业 导读 目录".split())
_PAPER = re.compile(rf"[《]?([{HAN}]{{2,10}}(?:报|日报|晚报|时报|周刊|周报))[》]?")
_ISSUE = re.compile(r"第?\s*[A-Z]?\d{1,3}\s*版|[A-Z]\d{1,2}$|总?第\s*\d+\s*期|星期[一二三四五六日天]|农历")
_HEAD_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Body:
    """Hold what was found inside an article; spans count in the document."""

    paragraphs: tuple[Span, ...] = ()
    dateline: Span | None = None
    outlet: str = ""
    date: str = ""
    authors: tuple[Span, ...] = ()


def dateline(text: str) -> re.Match[str] | None:
    """Return the match of a dateline (科学导报讯, 新华社太原4月12日电) at the start of a line, or None."""
    return _DATELINE.match(text)


def page_head(text: str) -> bool:
    """Tell whether a line belongs to the page and not to an article: paper, date, page number, column.

    >>> [page_head(x) for x in ("科学导报 2024年4月19日 星期五 第3版", "要闻", "长治高新区")]
    [True, True, False]
    """
    if len(text) > _HEAD_LENGTH or "。" in text:
        return False
    if text in _COLUMN or _PAPER.fullmatch(text):
        return True
    rest = re.sub(r"\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?", "", text)
    bare = not re.search(rf"[{HAN}]{{6,}}", rest)
    return bare and (rest != text or bool(_ISSUE.search(text)))


def trailer(text: str) -> bool:
    """Tell whether a line is a rule or one of the lines that follow an article (责任编辑：…, 上一篇：…)."""
    return bool(_TRAILER.match(text)) and len(text) <= 2 * _HEAD_LENGTH


def read_body(page: Page, lines: tuple[Line, ...]) -> Body:
    """Return the parts of these lines of a page, which begin at the article's first sentence."""
    kept = list(lines)
    authors: list[Span] = []
    while kept and len(kept) > 1 and (trailer(kept[-1].text) or page_head(kept[-1].text)):
        kept.pop()
    if len(kept) > 1 and (names := read_names(kept[0].text)):
        authors += _at(kept.pop(0).start, names)
    stamp, outlet, date = None, "", ""
    if kept and (match := dateline(kept[0].text)):
        start = kept[0].start
        stamp = Span(start + match.start("stamp"), start + match.end("stamp"))
        outlet = "" if match["outlet"] in _OWN else match["outlet"]
        date = find_date(match["date"] or "")
        kept[0], more = _after_dateline(kept[0], match.end())
        authors += more
    elif kept:
        kept[0], more = _after_dateline(kept[0], 0)
        authors += more
    if kept and not kept[0].text:
        kept.pop(0)
    if kept and (found := find_byline(kept[-1].text)) and (found[0] or len(kept) > 1):
        last = kept.pop()
        authors += _at(last.start, found[1])
        if found[0]:
            kept.append(replace(last, stop=last.start + found[0], text=last.text[: found[0]]))
    return Body(_paragraphs(kept), stamp, outlet, date, tuple(sorted(authors)))


def _after_dateline(line: Line, at: int) -> tuple[Line, list[Span]]:
    """Cut a dateline and the reporter in brackets after it from a line."""
    authors: list[Span] = []
    reporter = _REPORTER.match(line.text, at)
    if reporter and "记者" in reporter[1] + "记者" * bool(at) and (names := read_names(reporter[1], told=True)):
        authors = _at(line.start + reporter.start(1), names)
        at = reporter.end()
    if not at:
        return line, authors
    after = _AFTER_DATELINE.match(line.text, at)
    at = after.end() if after else at
    return replace(line, start=line.start + at, text=line.text[at:]), authors


def _paragraphs(lines: list[Line]) -> tuple[Span, ...]:
    """Join lines that no blank line parts."""
    found: list[Span] = []
    for line in lines:
        if found and not line.gap:
            found[-1] = Span(found[-1].start, line.stop)
        else:
            found.append(line.span)
    return tuple(found)


def _at(start: int, spans: tuple[Span, ...]) -> list[Span]:
    return [Span(span.start + start, span.stop + start) for span in spans]

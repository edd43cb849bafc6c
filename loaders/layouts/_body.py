"""The inside of an article, whatever the layout: dateline, paragraphs, by-line, and what trails after them."""

import re
from dataclasses import dataclass, replace

from loaders.layouts._byline import find_byline, read_names
from loaders.layouts._dates import find_date, without_dates
from loaders.layouts._meta import Meta, read_meta, read_stamp, read_tail
from loaders.layouts._page import HAN, Line, Page, Span
from loaders.lexicon import words

__all__ = ["HEAD_LINE", "PAPER_ENDING", "Body", "dateline", "page_head", "read_body", "trailer"]

# A paper that is not called one (渤海财经讯); 简讯 is none, and 渤海商讯 is the paper itself.
_UNLIKE = (
    rf"(?!园区|开发区|图片|本地)[{HAN}]{{3,8}}?(?<![简快短喜通资音问即捷速商时财电])"
    r"(?=讯\s*(?:[（(]|\d{1,2}月\d|近日|日前|[昨今]日|[ \u3000]+(?!\d{4})(?=\S)))"
)
_DATELINE = re.compile(
    r"(?P<stamp>[【\[（(]?(?P<outlet>本报|本网|本刊|本台|本社"
    rf"|[{HAN}]{{1,12}}?(?:报|网|社|周刊|电视台|广播|客户端|在线|融媒|发布)|{_UNLIKE})"
    rf"(?:(?P<place>[{HAN}]{{2,4}}?)?(?P<date>(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日)?)"
    rf"(?:讯|(?<=日)(?:电|消息)|电(?=\s*[（(\s]))(?![息号飞通])[】\]）)]?)"
)
_REPORTER = re.compile(r"\s*[（(]([^（()）]{2,60})[）)]")
_AFTER_DATELINE = re.compile(r"[\s，,：:—\-]*")
_OWN = frozenset(("本报", "本网", "本刊", "本台", "本社"))
_TRAILER = re.compile(
    r"[-—_=*~·.…─━═+#]{3,}$|[-—_=*~·.…─━═]*\s*(?:END|End|end|完|全文完|未完待续)\s*[-—_=*~·.…─━═]*$"
    r"|(?:本版)?(?:责任编辑|责编|编辑|编审|审核|终审|复审|初审|校对|版式|美编|排版|投稿邮箱|报送|抄送|主送|印发|签发)\s*[:：]"
    r"|(?:上一篇|下一篇|上一条|下一条|相关链接|附件|扫一扫|分享到|版权所有|主办单位|承办单位|网站地图|联系我们)\s*[:：】]?"
    r"|.{1,30}(?:>>?|»|›).{1,40}$"
    r"|(?:(?:您)?(?:当前|所在|现在)?(?:的)?位置|首页)\s*[:：>»/]"
    r"|[（(](?:责任编辑|责编|编辑|审核|校对)[ \u3000]"
    r"|[【\[]?(?:打印|关闭|返回|收藏|字体)|.{0,12}ICP备|（?作者(?:单位)?[系为:：]"
)
# What accounts print around a post.
_DECOR = re.compile(
    r".{0,6}(?:点击(?:上方|下方)?蓝字|关注我们|设为星标|长按.{0,6}识别|扫码关注|点个?在看|分享给|本文字数|阅读.{0,4}需).{0,16}$"
)
PAPER_ENDING = r"(?:(?<![简快专通要战喜海学])报|[周导晨日旬月]刊|[商时财电新]讯)"
"""How the name of a paper ends; 简报, 海报 and the like are none."""
_PAPER = re.compile(rf"[《]?([{HAN}]{{2,10}}{PAPER_ENDING})[》]?")
_NAMED = re.compile(rf"(?<![{HAN}])[{HAN}]{{2,10}}?{PAPER_ENDING}(?![告道到表名])")
_ISSUE = re.compile(r"第?\s*[A-Z]?\d{1,3}\s*版|[A-Z]\d{1,2}$|总?第\s*\d+\s*期|星期[一二三四五六日天]|农历")
_PAGE_NUMBER = re.compile(r"[-—~·\s]*(?:第\s*)?\d{1,4}\s*(?:页|/\s*\d{1,4})?(?:\s*共\s*\d+\s*页)?[-—~·\s]*")
_APART = re.compile(r"[\s·|｜/—【】《》]+")
_MASTHEAD = re.compile(
    rf"[{HAN}]{{2,8}}(?:[日晚早晨时周商导新工]报|(?:青年|经济|科技|工业|农业|产经|园区|开发区)报|[周导晨日旬月]刊|[商时财电新]讯)社?"
)
"""What only a paper is called, so that a line needs no date to be its masthead."""
_MASTHEAD_LENGTH = 30
_HEAD_LENGTH = 60
HEAD_LINE = 100
_PROSE = re.compile(r"[。！？!?；;]")
_CLOSED = "。！？!?”：:"
_WORDLESS = re.compile(rf"[^{HAN}A-Za-z0-9]+")


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

    >>> [page_head(x) for x in ("沿江工业经济导报 2024年4月19日 星期五 第3版", "要闻", "- 12 -", "长治高新区")]
    [True, True, True, False]
    """
    if len(text) > HEAD_LINE or "。" in text:
        return False
    if "".join(text.split()) in words("lines", "column") or _PAPER.fullmatch(text) or _PAGE_NUMBER.fullmatch(text):
        return True
    if len(text) <= _MASTHEAD_LENGTH and any(map(_MASTHEAD.fullmatch, _APART.split(text))):
        return True
    rest = without_dates(text)
    bare = not re.search(rf"[{HAN}]{{6,}}", _NAMED.sub(" ", rest))
    return bare and (rest != text or bool(_ISSUE.search(text)))


def trailer(text: str) -> bool:
    """Tell whether a line is a rule, a wish to be followed, or a line after an article (责任编辑：…, 上一篇：…)."""
    if len(text) > 2 * _HEAD_LENGTH:
        return False
    return bool(_TRAILER.match(text) or _DECOR.match(text) or _WORDLESS.fullmatch(text))


def read_body(page: Page, lines: tuple[Line, ...]) -> Body:
    """Return the parts of these lines of a page, which begin at the article's first sentence."""
    kept = _without_page_breaks(lines)
    told: list[tuple[int, Meta]] = []
    kept = _without_trail(kept, told)
    while len(kept) > 1 and trailer(kept[0].text):
        kept.pop(0)
    authors: list[Span] = []
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
    if kept and (tail := read_tail(kept[-1].text)) and (tail[0] or len(kept) > 1):
        told.append((kept[-1].start, tail[1]))
        kept[-1:] = _cut(kept[-1], tail[0])
    if kept and (found := find_byline(kept[-1].text)) and (found[0] or len(kept) > 1):
        authors += _at(kept[-1].start, found[1])
        kept[-1:] = _cut(kept[-1], found[0])
    elif len(kept) > 1 and (split := _split_byline(kept[-2], kept[-1])):
        authors += split[1]
        kept[-2:] = _cut(kept[-2], split[0])
    for start, meta in told:
        authors += _at(start, meta.authors)
        date = date or meta.date
        if meta.outlet and not outlet:
            outlet = meta.outlet
            stamp = Span(meta.stamp.start + start, meta.stamp.stop + start) if meta.stamp else stamp
    return Body(_paragraphs(kept), stamp, outlet, date, tuple(sorted(set(authors))))


def _split_byline(above: Line, last: Line) -> tuple[int, list[Span]] | None:
    """Return (where the text of the line above stops, the authors) of a by-line whose bracket a line break splits."""
    opening = max(above.text.rfind("（"), above.text.rfind("("))
    if opening < 0 or last.text[-1] not in ")）" or len(last.text) > _MASTHEAD_LENGTH:
        return None
    inside = above.text[opening + 1 :]
    names = read_names(inside + last.text[:-1])
    if not names or not above.text[:opening].rstrip().endswith(tuple(_CLOSED)):
        return None
    size = len(inside)
    starts = [above.start + opening + 1 if a < size else last.start - size for a, _ in names]
    return opening, [Span(at + a, at + b) for at, (a, b) in zip(starts, names, strict=True)]


def _without_trail(lines: list[Line], told: list[tuple[int, Meta]]) -> list[Line]:
    """Drop what stands after an article, and note what it says about the article.

    All that follows the last sentence goes from the first line that is no text: what else stands there (the
    headline of another article, a copyright) belongs to the page.
    """
    last = len(lines) - 1
    while last > 0 and (not _PROSE.search(lines[last].text) or _no_text(lines[last].text)):
        last -= 1
    stop = next((at for at in range(last + 1, len(lines)) if _no_text(lines[at].text)), len(lines))
    for line in lines[stop:]:
        if meta := read_meta(line.text) or read_stamp(line.text):
            told.append((line.start, meta))
        elif names := read_names(line.text):
            told.append((line.start, Meta(authors=names)))
    return lines[:stop]


def _no_text(text: str) -> bool:
    return read_meta(text) is not None or trailer(text) or page_head(text)


def _without_page_breaks(lines: tuple[Line, ...]) -> list[Line]:
    """Drop page numbers, and heads of pages that stand in the middle of a sentence."""
    kept: list[Line] = []
    broken = False
    for at, line in enumerate(lines):
        inside = 0 < at < len(lines) - 1
        if inside and (
            _PAGE_NUMBER.fullmatch(line.text) or (page_head(line.text) and lines[at - 1].text[-1] not in _CLOSED)
        ):
            broken = True
            continue
        kept.append(replace(line, gap=True) if broken else line)
        broken = False
    return kept


def _cut(line: Line, stop: int) -> list[Line]:
    return [replace(line, stop=line.start + stop, text=line.text[:stop])] if stop else []


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

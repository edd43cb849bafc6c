"""A government bulletin (简报): its name, 第N期, who edits it and when; then one report, or several under headlines."""

import re
from dataclasses import replace

from loaders.layouts._article import sketch_article
from loaders.layouts._body import page_head, trailer
from loaders.layouts._dates import find_date, find_year
from loaders.layouts._meta import read_meta
from loaders.layouts._names import find_zone
from loaders.layouts._page import Line, Page, Sketch, Span, heading_like

__all__ = ["PRIORITY", "recognise"]

PRIORITY = 20
_HEAD = 10
_NAME = re.compile(
    r".{0,24}(?:简报|快报|专报|通报|信息|动态|要情|情况反映|内参|通讯|专刊|信息摘报|工作交流|工作情况|摘要|参考)"
)
_ISSUE = re.compile(
    r"[【\[（(]?(?:\d{4}\s*年?\s*)?[（(【\[]?\s*(?:总第|第|NO\.?)\s*[\d一二三四五六七八九十百〇零]+\s*[期号].{0,24}",
    re.IGNORECASE,
)
_ISSUER = re.compile(r".{2,34}?(?:办公室|编|委员会|局|部|中心|办|厅|主办|编印|编发|编制|印发|指挥部|专班)")
_EDITOR = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{4,28}?(?:办公室|委员会|管委会|办|局|部|中心))(?:主办|编印|编发|编制|编|印发)?(?=[\s\d]|$)"
)
_CONTENTS = re.compile(
    r"[【\[（(]?\s*(?:本期(?:要目|导读|目录|内容|要点|摘要)|目\s*录|导\s*读|要\s*目)\s*[】\]）)]?\s*[:：]?"
)
_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}\s*[.、．]|第[一二三四五六七八九十]+[部章节]|[①-⑳●■◆▲○])"
)
_LEADERS = re.compile(r"[\s·.…\-—_]*[（(]?\d{0,3}[）)]?$")
_LEAST_HEADLINE = 10
_LEAST_TEXT = 40
_ISSUER_LINES = 5
_TOP_LENGTH = 20


def recognise(page: Page) -> tuple[Sketch, ...] | None:
    """Return the articles of a bulletin, else None."""
    stop, contents = _head(page.lines)
    if not stop or stop >= len(page.lines):
        return None
    above = "\n".join(line.text for line in page.lines[:stop])
    name = next((line.span for line in page.lines[:stop] if _NAME.fullmatch("".join(line.text.split()))), None)
    about = Sketch(
        0, titles=(name,) if name else (), date=find_date(above), year=find_year(above), home=_home(page, stop)
    )
    entries = [text for _, text in contents]
    starts = _headlines(page.lines, stop, entries) or [stop]
    stops = [*starts[1:], len(page.lines)]
    sketches = [_sketch(page, a, b, about) for a, b in zip(starts, stops, strict=True)]
    if len(sketches) == 1 and sketches[0].titles == about.titles and len(contents) == 1:
        # The one report of an issue may have no headline but the line in the table of contents.
        span, _ = contents[0]
        sketches = [replace(sketches[0], start=span.start, titles=(span,))]
    issuer = _issuer(page, stop)
    if len(sketches) == 1 and issuer is not None:
        sketches = [replace(sketches[0], start=min(issuer.start, sketches[0].start), issuer=issuer)]
    return tuple(sketches)


def _issuer(page: Page, stop: int) -> Span | None:
    """Return the body that the head names as the one that edits the bulletin (某某管委会办公室编)."""
    for line in page.lines[:stop]:
        if match := _EDITOR.match(line.text):
            return Span(line.start + match.start("body"), line.start + match.end("body"))
    return None


def _home(page: Page, stop: int) -> Span | None:
    """Return the zone that the bulletin's own head names."""
    for line in page.lines[:stop]:
        if found := find_zone(line.text) or find_zone(line.text, parks=True):
            return Span(line.start + found[0], line.start + found[1])
    return None


def _head(lines: tuple[Line, ...]) -> tuple[int, list[tuple[Span, str]]]:
    """Return where the text begins under a bulletin's head (0 if there is no such head), and its table of contents."""
    issue = name = False
    contents: list[tuple[Span, str]] = []
    listing = False
    index = 0
    while index < min(len(lines), _HEAD + len(contents)):
        text = lines[index].text
        bare = "".join(text.split())
        if listing and _key(text) in {_key(entry) for _, entry in contents}:
            break
        if match := _CONTENTS.match(text):
            listing = match.end() == len(text)
            contents += [] if listing else [_entry(lines[index], match.end())]
        elif (
            listing
            and heading_like(text)
            and len(contents) < 30
            and not (issue and _ISSUER.match(bare) and find_date(bare))
        ):
            number = _NUMBER.match(text)
            contents.append(_entry(lines[index], number.end() if number else 0))
        elif _ISSUE.fullmatch(bare):
            issue, listing = True, False
        elif find_date(bare) and (_ISSUER.match(bare) or page_head(text)) and len(bare) <= 45 and "。" not in bare:
            issue = issue or name
            listing = False
        elif not name and _NAME.fullmatch(bare) and not issue:
            name = True
        elif trailer(text) or page_head(text) or (index == 0 and _ISSUE.search(bare) and len(bare) <= 45):
            issue = issue or bool(_ISSUE.search(bare))
        elif not (issue and name and not listing and index < _ISSUER_LINES and _ISSUER.fullmatch(bare)) and (
            index or len(bare) > _TOP_LENGTH or "。" in bare
        ):
            break
        index += 1
    return (index if issue else 0), [(span, entry) for span, entry in contents if entry]


def _entry(line: Line, at: int) -> tuple[Span, str]:
    """Return an entry of the contents, without its number and the dots before a page."""
    entry = _LEADERS.sub("", line.text[at:]).strip()
    start = line.start + line.text.index(entry, at)
    return Span(start, start + len(entry)), entry


def _headlines(lines: tuple[Line, ...], start: int, contents: list[str]) -> list[int]:
    """Return where articles begin, as the contents list them or at headlines without a number; one article: nothing."""
    listed = {_key(entry) for entry in contents}
    found = [index for index in range(start, len(lines)) if _key(lines[index].text) in listed]
    if len(found) > 1:
        return found
    free: list[int] = [
        index
        for index in range(start, len(lines) - 1)
        if _headline(lines[index].text)
        and (index == start or lines[index].gap)
        and not _headline(lines[index - 1].text)
    ]
    if len(free) < 2 or free[0] != start:
        return []
    if any(re.match(r"[一二三四五六七八九十]{1,3}\s*[、.．]", line.text) for line in lines[start:]) and not _repeated(
        lines, free
    ):
        return []
    texts = [
        sum(len(line.text) for line in lines[a + 1 : b]) for a, b in zip(free, [*free[1:], len(lines)], strict=True)
    ]
    return free if all(size >= _LEAST_TEXT for size in texts) else []


def _repeated(lines: tuple[Line, ...], free: list[int]) -> bool:
    """Tell whether the count 一、二、 begins anew under at least two headlines."""
    firsts = [index for index, line in enumerate(lines) if re.match(r"一\s*[、.．]", line.text)]
    return len({max((at for at in free if at < index), default=-1) for index in firsts}) > 1


def _headline(text: str) -> bool:
    return (
        len(text) >= _LEAST_HEADLINE
        and heading_like(text)
        and not _NUMBER.match(text)
        and not trailer(text)
        and not page_head(text)
        and read_meta(text) is None
    )


def _key(text: str) -> str:
    return "".join(_NUMBER.sub("", text, count=1).split()).strip("·.…-—0123456789（）()页")


def _sketch(page: Page, first: int, stop: int, about: Sketch) -> Sketch:
    body = first
    while (
        body < stop - 1
        and body - first < 3
        and heading_like(page.lines[body].text)
        and not (body > first and _NUMBER.match(page.lines[body].text))
    ):
        body += 1
    sketch = sketch_article(page, first, body, stop)
    lead = _NUMBER.match(page.lines[first].text)
    titles = sketch.titles
    if lead and titles and titles[0].start == page.lines[first].start:
        titles = (Span(titles[0].start + lead.end(), titles[0].stop), *titles[1:])
    return replace(
        sketch, titles=titles or about.titles, date=sketch.date or about.date, year=about.year, home=about.home
    )

"""Who wrote it: by-lines glued to the last sentence, in brackets, or on a line of their own."""

import re

from loaders.layouts._names import person_name
from loaders.layouts._page import HAN, Span

__all__ = ["find_byline", "read_names"]

_ROLE = re.compile(
    rf"(?:(?:本报|本网|本刊|本台|[{HAN}]{{2,6}}?[报网社])(?=[首实见特全]?[{HAN}]{{0,3}}(?:记者|通讯员)))?"
    r"(?:首席|实习|见习|特约|特派|全媒体|融媒体)*"
    r"(?:记[ \u3000]*者|通[ \u3000]*讯[ \u3000]*员|实习生|撰稿人?|供稿|作者|编辑记者|文字|摄影(?:报道)?|摄像"
    r"|文\s*[/／、]\s*图|图\s*[/／、]\s*文|文\s*[/／:：]|图\s*[/／:：])"
)
_PHOTOGRAPHS = re.compile(r"摄影$|摄像|图\s*[/／:：]$")
"""Who took the picture did not write the text."""
_NAME = re.compile(rf"[{HAN}][ \t\u3000]+[{HAN}](?![{HAN}])|[{HAN}]+(?:[·・•][{HAN}]+)?")
_BETWEEN = re.compile(r"[\s、，,;；/／:：□■◎●○▲△◆◇★☆—\-|│*]*")
_BRACKETS = re.compile(r"[（(【\[]([^（()）【】\[\]]{2,60})[）)】\]][。.]?$")
_AFTER_STOP = re.compile(r"[。！？!?…](?:[”’』」》）)]*)|[”』」）)]")
_TAIL = 40
_MAX_NAMES = 6


def read_names(text: str, told: bool = False) -> tuple[Span, ...]:
    """Return where the names stand in a text that is nothing but names and roles, else nothing.

    `told` says that the place already tells that persons are named (after 作者：).

    >>> text = "本报记者 沈知秋 通讯员张　明"
    >>> [text[slice(*span)] for span in read_names(text)]
    ['沈知秋', '张　明']
    """
    names: list[Span] = []
    photographs = False
    at = 0
    while at < len(text):
        if role := _ROLE.match(text, at):
            told = True
            photographs = _PHOTOGRAPHS.match(role[0]) is not None
            at = role.end()
        elif name := _NAME.match(text, at):
            # 张三通讯员李四: a role inside a run of characters ends the name.
            role = _ROLE.search(text, at + 1, name.end() + 8)
            stop = min(name.end(), role.start()) if role else name.end()
            if len(names) == _MAX_NAMES or not person_name(text[at:stop], told):
                return ()
            if not photographs:
                names.append(Span(at, stop))
            at = stop
        elif (space := _BETWEEN.match(text, at)) and space.end() > at:
            at = space.end()
        else:
            return ()
    return tuple(names)


def find_byline(text: str) -> tuple[int, tuple[Span, ...]] | None:
    """Return (where the line's own text stops, where its authors stand) for a line that ends in a by-line.

    A line that is nothing but a by-line stops at 0.

    >>> find_byline("提供更加可靠的财力保障。林小满")
    (12, (Span(start=12, stop=15),))
    >>> find_byline("继续开展培训。") is None
    True
    """
    if len(text) <= _TAIL and (names := read_names(text)):
        return 0, names
    if bracket := _BRACKETS.search(text, max(0, len(text) - 70)):
        # 《…》（王明） is a by-line only after the end of a sentence.
        names = read_names(bracket[1])
        before = text[: bracket.start()].rstrip()
        if names and (not before or _AFTER_STOP.search(before[-2:]) or _ROLE.search(bracket[1])):
            return len(before), _shift(names, bracket.start(1))
    for stop in _AFTER_STOP.finditer(text, max(0, len(text) - _TAIL)):
        if stop.end() == len(text):
            continue
        if names := read_names(text[stop.end() :]):
            # After a mere quotation mark a sentence may go on: 实现“开门红”高目标.
            sure = (
                stop[0][0] in "。！？!?…"
                or _ROLE.search(text, stop.end())
                or text[names[0].start + stop.end() - 1].isspace()
            )
            if sure or all(span.stop - span.start >= 3 for span in names):
                return stop.end(), _shift(names, stop.end())
    return None


def _shift(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + by, span.stop + by) for span in spans)

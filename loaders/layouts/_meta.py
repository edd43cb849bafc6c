"""Lines that speak about an article: 发布时间：… 来源：… 作者：…, an account's name and date, 编辑：… 审核：…"""

import re
from dataclasses import dataclass
from typing import Literal

from loaders.layouts._byline import read_names
from loaders.layouts._dates import find_date
from loaders.layouts._page import HAN, Span

__all__ = ["Meta", "read_meta", "read_tail"]

Kind = Literal["date", "outlet", "author", "other"]

_KEYS: dict[Kind, str] = {
    "date": "发布时间 发布日期 发表时间 发表日期 更新时间 更新日期 上传时间 录入时间 录入日期 稿件时间 信息时间 成文日期 印发日期 日期 时间",
    "outlet": "信息来源 稿件来源 文章来源 新闻来源 资料来源 内容来源 图文来源 来源媒体 来源网站 来源 稿源 文章出处 出处 转载自 转自",
    "author": (
        "文章作者 作者 全媒体记者 融媒体记者 实习记者 特约记者 本报记者 本网记者 首席记者 记者 通讯员 实习生 撰稿人 撰稿 撰文 "
        "特约撰稿 采写 采访 文字 文/图 图/文 文、图 图文 文图 供稿人 供稿 投稿人 整理 执笔 文/ 文"
    ),
    "other": (
        "责任编辑 值班编辑 栏目编辑 实习编辑 编辑 责编 编审 编发 编写 编校 编印 审核人 审核 审校 审签 审定 审稿 复审 终审 初审 一审 二审 三审 "
        "一校 二校 三校 校对 校审 监制 总监制 出品 制作 排版 美编 美术编辑 版式 设计 图片 摄影报道 摄影 摄像 图 视频 剪辑 海报 统筹 总策划 策划 "
        "值班编委 值班主任 值班领导 编委 签发人 签发 核发 核稿 录入 发布单位 发布机构 发布者 发布人 发布 报送单位 主办单位 主办 编印单位 "
        "浏览次数 浏览量 浏览 阅读次数 阅读量 阅读数 阅读 点击次数 点击量 点击率 点击数 点击 访问次数 访问量 人气 点赞 转发 评论 "
        "字号 字体大小 字体 分享到 分享 打印本页 打印 收藏 索引号 分类 主题分类 所属栏目 栏目 文号 主题词 关键词 关键字 有效性 标签 "
        "IP属地 微信号 微信公众号 公众号 投稿邮箱 投稿 邮箱 联系电话 联系人 热线 电话 网址 声明 上一篇 下一篇 上一条 下一条 上篇 下篇 "
        "往期推荐 往期回顾 往期 推荐阅读 延伸阅读 相关链接 相关阅读 附件 主送 抄送 报送 呈送 分送 呈报 抄报 发送 送 报 印发"
    ),
}
_KIND: dict[str, Kind] = {key: kind for kind, keys in _KEYS.items() for key in keys.split()}
_KEY = re.compile(
    rf"(?<![{HAN}A-Za-z])(?P<key>{'|'.join(map(re.escape, sorted(_KIND, key=len, reverse=True)))})\s*(?:[:：|｜丨]|(?<=[文图]/[文图])(?=\s)|(?<=文/))"
)
_EDGES = " \t\u3000\xa0|丨·•/;；,，【】[]()（）「」-—_=*~.。…─━═■□◆◇●○▲△▼▽★☆▪▶►»›<>《》"
_TIME = re.compile(r"(?:上午|下午)?\d{1,2}[:：时]\d{2}(?:[:：分]\d{2}秒?)?分?")
_DATE = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|[一二][九〇○零Ｏ][一二三四五六七八九〇○零Ｏ]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日")
_REPORT = re.compile(rf"(?P<outlet>[{HAN}]{{2,12}}?)讯\s*(?:[（(](?P<who>[^（()）]{{2,40}})[）)])?")
_ROLE = re.compile(
    rf"(?P<outlet>[{HAN}]{{0,14}}?)(?:首席|实习|见习|特约|特派|全媒体|融媒体)*(?:记者|通讯员|撰稿人|撰稿|评论员)(?=[ \u3000:：/])"
)
_PLAIN = re.compile(rf"[{HAN}A-Za-z0-9·]{{2,14}}")
_WEEKDAY = re.compile(r"(?:星期|周)[一二三四五六日天]")
_NOT_OUTLET = re.compile(r"本站|本网|本报|本刊|原创|转载|未知|网络|互联网|综合|其他|无|来源|佚名|管理员|admin")
_COMPILED = re.compile(rf"([{HAN}]{{2,12}}(?:报|刊|网|台|社|发布|融媒|中心))(?:编辑部)?(?:综合)?(?:整理|编发|编印|编|供稿|出品)?")
_OWN = ("本报", "本网", "本刊", "本台", "本社")
_MAX_LINE = 160
_MAX_VALUE = 60
_TAIL = re.compile(r"[（(【\[]([^（()）【】\[\]]{4,100})[）)】\]][。.]?$")


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


def read_meta(text: str) -> Meta | None:
    """Return what a line says about its article if it says nothing else, else None.

    >>> read_meta("发布时间：2024-05-08 10:30 来源：云州日报 浏览次数：12").outlet
    '云州日报'
    >>> read_meta("来源：云州日报的报道说，项目已经开工。") is None
    True
    """
    if len(text) > _MAX_LINE:
        return None
    keys = list(_KEY.finditer(text))
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


def read_tail(text: str) -> tuple[int, Meta] | None:
    """Return (where the line's own text stops, what follows it) for a line that ends in （责任编辑：…） after a stop.

    >>> read_tail("增长5%。（责任编辑：小满）")[0]
    5
    """
    found = _TAIL.search(text, max(0, len(text) - 110))
    if found and (meta := read_meta(found[1])) and _KEY.search(found[1]):
        before = text[: found.start()].rstrip()
        return len(before), _moved(meta, found.start(1))
    return None


def _read_field(text: str, key: re.Match[str], stop: int) -> Meta | None:
    kind = _KIND[key["key"]]
    start, stop = _trimmed(text, key.end(), stop)
    value = text[start:stop]
    if kind == "other":
        return Meta() if len(value) <= _MAX_VALUE and "。" not in value else None
    if not value:
        return Meta(heads=True)
    if kind == "date":
        rest = _TIME.sub("", _WEEKDAY.sub("", _DATE.sub("", value))).strip(_EDGES)
        date = find_date(value)
        if rest and not _PLAIN.fullmatch(rest) or not date and not _TIME.search(value):
            return None
        return Meta(date=date, stamp=Span(start, stop) if date else None, heads=True)
    if len(value) > _MAX_VALUE or re.search(r"[。！？；]", value):
        return None
    if kind == "outlet":
        # 来源：闽海商报 2024-05-08 福建: a date may stand behind the source without a key of its own.
        date = find_date(value)
        if mark := _DATE.search(value):
            stop = start + len(value[: mark.start()].rstrip(_EDGES))
            value = text[start:stop]
        name = value.strip("《》“”\"")
        if not name or _NOT_OUTLET.fullmatch(name):
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
    at = 0
    while at < stop:
        if text[at] in _EDGES or not text[at].isalnum() and text[at] not in "“”《》":
            at += 1
        elif match := _DATE.match(text, at, stop) or _WEEKDAY.match(text, at, stop):
            date = find_date(match[0])
            dated = dated or bool(date)
            found = _merged(found, Meta(date=date, stamp=Span(match.start(), match.end()) if date else None))
            at = match.end()
        elif match := _TIME.match(text, at, stop):
            at = match.end()
        elif (match := _REPORT.match(text, at, stop)) and (match["who"] or keyed):
            names = read_names(match["who"] or "", told=True)
            spans = tuple(Span(a + match.start("who"), b + match.start("who")) for a, b in names)
            outlet = "" if match["outlet"] in _OWN else match["outlet"]
            found = _merged(found, Meta(outlet=outlet, stamp=Span(match.start("outlet"), match.end("outlet")), authors=spans))
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
        elif match := _PLAIN.match(text, at, stop):
            free.append(Span(match.start(), match.end()))
            at = match.end()
        else:
            return None
    if free and (len(free) > 4 or not (dated or keyed or found.heads) or len(free) > 2 and not dated):
        return None
    if keyed and free and not dated and not found.outlet:
        return _compiled(text, found, free)
    return _account(text, found, free) if dated else found


def _compiled(text: str, found: Meta, free: list[Span]) -> Meta | None:
    """Read 云州周刊整理 before 编辑：…; other words there make the line none that speaks about an article."""
    match = _COMPILED.fullmatch(text, *free[0]) if len(free) == 1 else None
    return _merged(found, Meta(outlet=match[1], stamp=Span(*match.span(1)))) if match else None


def _account(text: str, found: Meta, free: list[Span]) -> Meta:
    """Add the account and the author of 原创 张三 云州发布 2024-05-08 18:30 山西: names before the date, a place after it."""
    words = [span for span in free if found.stamp is None or span.stop <= found.stamp.start or found.outlet]
    original = bool(words) and text[words[0].start : words[0].stop] in ("原创", "转载")
    words = words[1:] if original else words
    heads = bool(words) or found.heads or bool(found.authors)
    if found.outlet or not words:
        return Meta(found.date, found.outlet, found.stamp, found.authors, heads or bool(found.outlet))
    name = words[-1]
    authors = tuple(words[:-1]) if original else found.authors
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

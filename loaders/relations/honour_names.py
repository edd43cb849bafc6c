"""What an honour is called: the names behind a verb of awarding, told from everything else that one can get."""

import re
from functools import cache

from loaders.draft import Draft, Span
from loaders.lexicon import pattern
from loaders.places import find_places, place_kind

__all__ = ["honour", "honour_names", "is_honour", "levelled", "levels"]

_LEAD = re.compile(
    r"(?:了|为|本批|本次|当年|成为|建设|筹建|设立|创建|成功|顺利|过|首批(?!次)|首个|一批|多项|全[区市]首[个家批]|第[三四五六七八九十]次"
    r"|(?:\d+|[一二两三四五六七八九十]+)(?:个|项|家|块|枚|次|张)|的|由|连续.{1,3}年"
    r"|[^，。；]{2,16}?(?:兑现|颁发|发放|拨付|下达|评选|公布)的(?:首批(?!次))?)*"
)
_STOP = re.compile(
    r"[，。；！？\n]|通过|的(?:申报|申请)?(?:材料|资料)|(?:(?<!博士)后|时|之后|以来|的(?:企业|公司|单位|园区|项目|基地))|并(?=[获被入通])|，?(?:也|还)是"
    r"|了?吗|已(?=通过|获|进入)|正在|均未|未获|未能|仍未|尚未|目前|后，"
    r"|(?<=[强榜])(?:单)?(?:的)?第[\d一二三四五六七八九十]+[位名]|(?<=[强榜])(?:单)?榜首"
)
_OF_OTHERS = re.compile(r"的(?:企业|公司|单位|园区|项目|基地|个人)")
_TAIL = re.compile(
    r"(?:等)?(?:的)?(?:多项|国家级|省级)?(?:荣誉称号|荣誉|称号|殊荣|资质认定|认定|目录|筹建|验收|复审|复核|批复|候选名单|名单|行列|公示名单|评定|授牌|牌匾|牌子|金字招牌|奖牌|匾牌|铜牌|支持|资格|项目库)?"
    r"(?:[\d.]+[万亿]*元)?$"
)
_NOT = re.compile(
    r"(?:认可|好评|肯定|支持|成效|进展|突破|成果|授权|批复|环评|备案|投资|收入|贷款|融资|订单|实效|发展|效果|阶段性|丰硕|积极|显著"
    r"|新(?!型)|良好|圆满|长足|明显|核准|许可|土地|用地|更多|较大|重大(?!专项|项目)|经验|优势|验收)"
)
_TITLED = re.compile(r"(?:的)?(?:荣誉称号|称号|荣誉|殊荣|牌匾|奖牌|牌子|证书)")
"""What tells that a name in quotes is a title, whatever its head is."""
_SPLIT = re.compile(r"、|以?及|和|与|(?<=”)(?=“)")
_EDITION = re.compile(r"^(?:第[一二三四五六七八九十]批|\d{4}年度?)+(?=.{4})")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"{pattern('honours', 'head')}[”」]?$")


@cache
def _level() -> re.Pattern[str]:
    return re.compile(rf"[“「]?(?:{pattern('honours', 'level')}|第?[一二三四五六]批|\d{{4}}年)")


def levelled(text: str) -> bool:
    """Tell whether a name begins with who awards it or for how wide a circle (国家级, 第二批)."""
    place = next((p for p in find_places(text[:8]) if p[0] == 0), None)
    return _level().match(text) is not None or (place is not None and place_kind(place[2]) in ("province", "city"))


def levels(text: str) -> int | None:
    """Return where in a text the name of an honour begins with its level (聚集|国家级绿色工厂), or None."""
    found = _level().search(text)
    return found.start() if found else None


def is_honour(text: str, *, strict: bool) -> bool:
    """Tell whether a text names an honour; `strict` is for verbs that govern other things too (获得, 通过)."""
    if not 2 <= len(text) <= 45 or _NOT.match(text) or re.search(r"^[\d.]+(?![\d年.])|(?:\d+(?:家|个|项|户))$", text):
        return False
    if re.search(r"给予|一次性|分别|提供|[万亿]元(?!$)", text):
        return False
    if re.fullmatch(rf"(?:\d{{4}}年度?|{pattern('honours', 'level')})*(?:荣誉|称号|荣誉称号|资金|奖励|支持)?", text):
        return False
    quoted = text.startswith("“") and text.endswith("”")
    if len(text) < 3 and not text.endswith("奖"):
        return False
    return bool(_head().search(text)) or (not strict and (levelled(text) or quoted))


def honour(draft: Draft, start: int, stop: int, tail: int = 0) -> str:
    """Return the honour that a stretch names; `tail` is where a printed 名单 or 称号 after it stops."""
    text = draft.text[start:stop]
    printed = draft.text[start:tail] if tail > stop else ""
    return draft.entity("Honour", text, text.strip("“”"), _EDITION.sub("", text), printed)


def honour_names(draft: Draft, start: int, limit: int, *, strict: bool) -> list[tuple[Span, int]]:
    """Return the honours that follow a verb, each with where its printed name stops; none where others hold them."""
    text = draft.text
    lead = _LEAD.match(text, start, limit)
    begin = lead.end() if lead else start
    end, depth = begin, 0
    while end < limit:
        if not depth and _STOP.match(text, end):
            break
        depth += {"“": 1, "《": 1, "”": -1, "》": -1}.get(text[end], 0)
        end += 1
    if _OF_OTHERS.match(text, end):
        return []
    found: list[tuple[Span, int]] = []
    at = begin
    for piece in _parts(text[begin:end]):
        first = text.index(piece, at)
        at = first + len(piece)
        cut = piece if piece.endswith(("证书", "奖")) else _TAIL.sub("", piece, count=1)
        cut = cut.rstrip("的")
        quoted = cut.startswith("“") and cut.endswith("”") and _TITLED.match(piece[len(cut) :])
        if is_honour(cut, strict=strict and not quoted):
            found.append(((first, first + len(cut)), at))
        elif not found:
            return []
    return found


def _parts(text: str) -> list[str]:
    """Split an enumeration of honours where each part ends like one."""
    parts: list[str] = []
    at = 0
    for match in _SPLIT.finditer(text):
        left = text[at : match.start()]
        headed = _head().search(_TAIL.sub("", left, count=1)) or left.endswith("”") or levelled(text[match.end() :])
        if left.count("“") == left.count("”") and headed:
            parts.append(left)
            at = match.end()
    parts.append(text[at:])
    return [part for part in parts if part]

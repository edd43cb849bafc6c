"""Names that layouts must know to tell lines apart: persons at the end of an article, zones in a heading."""

import re
from functools import cache

from loaders.layouts._page import HAN
from loaders.lexicon import words
from loaders.mentions.edges import cuts, tokens
from loaders.places import find_places, place_kind

__all__ = ["find_zone", "person_name", "zone_heading", "zone_span"]

_ENDINGS = "区市县镇乡村省厅局部委办会院所司网报讯社站路街奖厂店站号处科室组队台团课版期"
_FULL = re.compile(rf"[{HAN}]{{2,4}}")
_ETHNIC = re.compile(rf"[{HAN}]{{2,8}}[·・•][{HAN}]{{2,8}}")

# A 片区 is a part of a zone, and 园区 and 基地 stand for parks of all kinds.
_ZONES = "|".join(sorted({*words("bodies", "Zone"), "示范区", "新区"} - {"片区"}, key=lambda word: (-len(word), word)))
_PARKS = "|".join(sorted({*words("bodies", "Park"), "园区", "科技园区"}, key=lambda word: (-len(word), word)))
# What no name of a zone contains, and what is cut from its left when a sentence runs into it.
_VERBS = re.compile(
    r"[了的把为被让该这与由也]|管委会|主任|书记|代表|在(?:园区|开发区|经开区|高新区)|建设|打造|推进|加快|争创|一流|携手|共建|联手|聚焦|奋进|跑出|迈向|崛起|做强|做大|抢抓|赋能|激活|擦亮|推动|落实|贯彻|助力|国家级|省级|^(?:全|我|本|各)[省市国县区]"
    r"|^(?:新型|现代|特色|重要|主要|核心|专业|大型|综合|高端|众多|优质)|[两三四五六七八九十多几各]个|\d+个|^[一本每上下]周|^(?:多|各|两|某|一)(?:地|家|处|座)"
)
_LEAD = re.compile(
    r"[年月日时]|[春节国庆中秋五一元旦假会]{1,4}期间|记者|近日|日前|今日|昨日|当日|连日来|年初以来|今年以来|上午|下午|走进|来到|走访|位于|坐落于|坐落在|来自|获悉|探访|聚焦|[从由在到至赴对向当据]"
)
# A headline's verb before the zone: only what follows it can be the name (某某项目落户|云川经开区).
_CUT = re.compile(
    r"落户|落地|落子|抢滩|通往|开进|签约|开工|投产|达产|竣工|投用|投运|封顶|入驻|进驻|扎根|选址|布局|牵手|结缘|情定|花落|加盟|亮相|点亮|走进|来到"
    r"|项目|企业|公司|集团|(?<=[心局会院校组团委])来|在(?!线)|召开|举行|举办|开展|助推|服务|闪耀|领跑"
)
_HEADING = re.compile(rf"[{HAN}（）()·—\-]{{2,20}}?(?:{_ZONES}|{_PARKS})(?:[（(][{HAN}]{{1,12}}[)）])?")
_IN_TEXT = {
    False: re.compile(rf"(?<![{HAN}])[{HAN}]{{2,16}}?(?:{_ZONES})"),
    True: re.compile(rf"(?<![{HAN}])[{HAN}]{{2,16}}?(?:{_PARKS})"),
}
# 甲—乙经济技术开发区: one zone of two places, if the text says so again.
_PAIRED = re.compile(rf"(?<![{HAN}—])[{HAN}]{{2,6}}[—–-](?![—–-])[{HAN}]{{2,12}}?(?:{_ZONES})")
_HEAD = re.compile(rf"(?:{_ZONES}|{_PARKS})")
_END = re.compile(rf"(?:{_ZONES}|{_PARKS})$")
_AROUND = "【】[]〔〕「」『』▌▍▎▏┃❙█■□◆◇●○▲△▼★☆▪▶►◎※|·•-—_=~#*：: \u3000“”"
_FEW = 2
"""How many characters before a place may belong to a zone's name."""
_PROPER = ("nr", "ns", "nz", "nt")
_REACH = 20_000


@cache
def _surnames(kind: str) -> frozenset[str]:
    return frozenset(words("surnames", kind))


@cache
def _no_names() -> frozenset[str]:
    """Return words that begin like a name and stand where a by-line could."""
    return frozenset(words("lines", "no_name"))


def person_name(text: str, told: bool = False) -> bool:
    """Tell whether a text is a Chinese person's name, padded or not; `told` says that a word like 记者 precedes it.

    >>> [person_name(x) for x in ("马千里", "郭　庆", "欧阳修文", "高新区", "称号", "项目")]
    [True, True, True, False, False, False]
    """
    name = "".join(text.split())
    if _ETHNIC.fullmatch(name):
        return True
    if not _FULL.fullmatch(name) or name in _no_names():
        return False
    family = (name[:2] in _surnames("double") and len(name) > 2) or (name[0] in _surnames("single") and len(name) <= 3)
    if told:
        return family or name[-1] not in _ENDINGS
    return family and name[-1] not in _ENDINGS


def zone_heading(text: str) -> bool:
    """Tell whether a line is nothing but the name of a zone.

    >>> zone_heading("长治高新区"), zone_heading("开发区"), zone_heading("加快建设一流开发区")
    (True, False, False)
    >>> zone_heading("无为经济开发区"), zone_heading("落户云川经开区"), zone_heading("原料由园区")
    (True, False, False)
    """
    if not _HEADING.fullmatch(text) or _HEAD.fullmatch(text):
        return False
    return not _VERBS.search(text, 2 * _is_place(text, 0)) and not _CUT.search(_HEAD.sub("", text))


def zone_span(text: str) -> tuple[int, int] | None:
    """Return where the zone stands in a line that holds nothing else but signs around it (【云州高新区】), or None.

    >>> zone_span("【云州高新区】"), zone_span("云州高新区召开会议")
    ((1, 6), None)
    """
    start, stop = 0, len(text)
    while start < stop and text[start] in _AROUND:
        start += 1
    while stop > start and text[stop - 1] in _AROUND:
        stop -= 1
    return (start, stop) if zone_heading(text[start:stop]) else None


def find_zone(text: str, parks: bool = False, context: str = "") -> tuple[int, int] | None:
    """Return where the first zone (or the first park) that a text names stands, or None.

    `context` is text that names it again: what stands before the name is told from it by being seen once only.

    >>> text = "为贯彻落实经开区会议精神，大同经济技术开发区财政运营部"
    >>> text[slice(*find_zone(text))]
    '大同经济技术开发区'
    """
    for match in _PAIRED.finditer(text):
        if zone_heading(match[0]) and context[:_REACH].count(match[0]) > 1:
            return match.span()
    for match in _IN_TEXT[parks].finditer(text):
        start = match.start() + _lead(match[0])
        start += _before_place(text[start : match.end()])
        start = _narrowed(text, start, match.end(), context[:_REACH])
        if zone_heading(text[start : match.end()]) and (not parks or _own_park(text[start : match.end()])):
            return start, match.end()
    return None


def _before_place(text: str) -> int:
    """Return how much stands before the places that a zone is named for (第一辆奶罐车开进|呼和浩特经开区)."""
    head = _END.search(text)
    places = find_places(text[: head.start()]) if head else []
    at = head.start() if head else 0
    for start, stop, _ in reversed(places):
        if stop != at:
            break
        at = start
    return at if head and _FEW < at < head.start() else 0


def _own_park(text: str) -> bool:
    """Tell whether a park has a name of its own (not 农产品加工园区, 创新创业产业园)."""
    stem = _END.sub("", text)
    return bool(find_places(stem)) or any(token.tag[:2] in _PROPER or token.tag in "jx" for token in tokens(stem))


def _lead(text: str) -> int:
    """Return how much of a text stands before a name (记者来到位于|云州高新区); 当涂 is a place and not 当|涂."""
    at = max((cut.end() for cut in _CUT.finditer(text) if not _HEAD.match(text, cut.end())), default=0)
    while (lead := _LEAD.match(text, at)) and not any(start == 0 for start, _, _ in find_places(text[at : at + 8])):
        at = lead.end()
    # a word that no name holds (市政协调研组到|开发区, 更是|开发区), unless it is a place (于洪)
    inner = (token for token in tokens(text[at:]) if cuts(token) and not _is_place(text, at + token.start))
    return at + max((token.stop for token in inner), default=0)


def _is_place(text: str, at: int) -> bool:
    """Tell whether a place begins at a position, in full or without its 市, 县, 区 (无为 is a place and no verb)."""
    return any(place_kind(text[at : at + size] + tail) for size in (3, 2) for tail in ("", "市", "县", "区"))


def _narrowed(text: str, start: int, stop: int, context: str) -> int:
    """Return where a name begins that the context repeats without the characters before it (看|鹭洲高新区)."""
    end = _END.search(text[start:stop])
    head = start + end.start() if end else stop
    times = context.count(text[start:stop])
    if times > 1:
        return start
    return next(
        (at for at in range(start + 1, min(start + 4, head - 1)) if context.count(text[at:stop]) > times), start
    )

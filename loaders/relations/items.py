"""What counts as a product: the things that a stretch enumerates, without amounts and without processes."""

import re
from functools import cache

from kg.model import Status
from loaders.draft import Draft, Reading, Span
from loaders.lexicon import pattern, words
from loaders.mentions.edges import HARD, Token, is_word, tokens
from loaders.places import is_place

__all__ = ["AMOUNT", "HEADS", "NO_HEAD", "is_coined_ware", "is_product", "items", "state_products"]

AMOUNT = (
    r"[\d.,]+[余多]?[万亿]?[余多]?"
    r"(?:台套|台|套|吨|辆|件|片|支|块|万?平方米|立方米|公里|米|颗|瓶|艘|架|GWh|MWh|GW|MW|千瓦时|千瓦|兆瓦|吉瓦|千克|公斤"
    r"|标方|[只个双条头盒箱升枝根卷袋张羽株把扇座粒克])(?:/年)?(?:以上|左右)?"
)
_BEFORE = re.compile(
    rf"^了?(?:(?:年产)?{AMOUNT}的?|(?:省内|国内|全国|全球|全省|全市|区内|我省)?(?:唯一|最大|首家|领先|知名)(?:的)?(?:一家)?(?:的)?|年产(?=.{{2}})|各类|多种|各种|一系列|多款|[A-Z]型(?=.{{2}})|该|具有自主知识产权的|自主研发的"
    rf"|(?:国内|国产|我国|全国|全球|世界|全省|全市|业内|行业|国际)?(?:首|第一)(?:[台套款个批辆架艘支颗条件]套?|台套)|出口[^，。；、的]{{2,6}}的|这些|建设|新建|实施)+"
)
_AMOUNT_AFTER = re.compile(rf"由?{AMOUNT}(?:[增降]至{AMOUNT})?$")
_AFTER = re.compile(
    rf"(?:由?{AMOUNT})?(?:等)?(?:系列|主要|核心|主导|拳头|高端|各类|多种|多个|几大类)*"
    r"(?:[\d一二三四五六七八九十两]+[余多]?(?:个|种|大类|款|类))*(?:(?<!新)产品|商品|器材)?(?:\d+[余多]?[个种款])?"
    r"(?:的?(?:(?:提纯|研发|研制|设计|开发|生产|制造|加工|销售|服务|推广|组装|经营|为主|企业)(?:、|和|与|及|以及)?)+)?$"
)
_CUT = re.compile(
    r"由(?=\d)|用于|供给|供应|远销|出口到|通过|获评|获得|(?<![棉绒丝毛凉夏冬羽])被(?![套褥芯罩])|占|的(?:(?:生产)?能力|国家|省|市|专精|现代|综合|科技|企业|公司|项目|厂家|生产线|产能|龙头|高新)|等(?=\d+[家余])|（|\("
    r"|的[^，。；、的]{0,8}(?:企业|公司|厂家|厂商|工厂|供应商|制造商)|等(?![离级温压静速高])[^，。；、]{2,12}(?:的?(?:研发|研制|设计|开发|生产|制造|加工|销售)(?:、|和|与|及)?)+$"
    r"|(?<=.)[增降]至|目前|今年|去年|已(?=[交通实])|及其|等企业"
)
_AND_SO_ON = re.compile("等(?![离级温压静速])")
_ADVERB = re.compile("(?:直接|则|也|都|均|全部|主要|已经?|将|大量|目前|仍|一直|大部分)+$")
_JOIN = re.compile(r"、|以及|和|及|与")
_NO_START = re.compile(
    r"[的了着]|[一二两三四五六七八九十]+[条座窑栋层期线]|全[部区省市国年县产]|\d+[项个家条批次名户种款]"
)
_NO_FIRST = frozenset("一各以为在到可能有是将这那其从向对把被让使不未无首每该本")
_LAST_TAGS = frozenset(("v", "d", "p", "c", "u", "uj", "ul", "r", "m", "q", "a", "t", "f"))
HEADS = (
    "包装",
    "涂料",
    *"台机器具件板管轴泵阀膜箱柜瓶罐架椅床剂料粉片块卷棒丝酸酯胺醇灯膏丸液贴屏仪纱网绳布线缆罩壳座盒锁带环盖筒棉砖",
)
"""What ends the name of a thing even where jieba takes the last word for a verb or a measure (转台, 外延片)."""
NO_HEAD = frozenset(
    "有为是到给在去来供产做造达占等多中上下前后内外获需能可将已被把从向对用让使出入进成建投签卖买送运销发订拿接派吨年月日"
)
"""Characters that end no name of a thing though a noun stands before them."""
_COUNTS = re.compile(r"^[一二两三四五六七八九十百千万亿几数每逐各翻\d]|[了的成倍多余]")
_INSIDE = frozenset(("已有", "现有", "拥有", "引进", *"的了在是将被把从对并着为使让与向"))


@cache
def _process() -> tuple[str, ...]:
    return words("dealings", "process")


@cache
def _never() -> frozenset[str]:
    return frozenset(words("dealings", "no_product"))


@cache
def _company_end() -> re.Pattern[str]:
    return re.compile(
        rf"{pattern('cues', 'company_suffix')}$|产业链|集群|项目|企业|公司|园区?$|化$|冠军$"
        r"|(?:EPC|PPP|BOT)$|^[A-Za-z]+$|[师员者士长]$|(?:人才|团队|专家|工人|学徒|家族)$"
    )


def is_product(text: str) -> bool:
    """Tell whether a text names a thing that is made, and no process, amount, place or vague word."""
    if not 2 <= len(text) <= 18 or text in _never() or text.endswith(_process()) or is_place(text):
        return False
    if _NO_START.match(text) or _company_end().search(text) or any(mark in HARD for mark in text):
        return False
    found = tokens(text)
    if (
        found[0].word in _NO_FIRST
        or any(token.word in _INSIDE for token in found)
        or re.search(rf"\d{{4}}年|[\d.]+[万亿]|{AMOUNT}", text)
    ):
        return False
    last = found[-1]
    headed = last.word.endswith(HEADS) and (len(found) > 1 or len(text) > 2)
    headed = headed or (len(found) > 1 and len(last.word) == 1 and last.tag[0] in "vq" and last.word not in NO_HEAD)
    return last.tag not in _LAST_TAGS or headed or is_coined_ware(last)


def is_coined_ware(token: Token) -> bool:
    """Tell whether a word is one of a trade that no dictionary has, taken for an adverb or a number (极耳, 碳四)."""
    taken = token.tag in ("d", "m") or (token.tag == "v" and token.word.endswith(HEADS))
    return taken and len(token.word) == 2 and not _COUNTS.search(token.word) and not is_word(token.word)


def items(draft: Draft, start: int, stop: int, *, every: bool = False) -> list[Span]:
    """Return the products that a stretch enumerates; the list stops at the first that is none, unless `every`."""
    text = draft.text
    if cut := _CUT.search(text, start + 1, stop):
        stop = cut.start()
    if (listed := _AND_SO_ON.search(text, start, stop)) and "、" in text[start : listed.start()]:
        stop = listed.start()
    while start < stop and (tail := _AFTER.search(text[start:stop])) and tail.group():
        stop = start + tail.start()
    if adverb := _ADVERB.search(text, start, stop):
        stop = adverb.start()
    found: list[Span] = []
    at = start
    first = text.rfind("、", start, stop)
    pieces = text[start:first].split("、") if first >= 0 else []
    for piece in [*pieces, *_JOIN.split(text[first + 1 if first >= 0 else start : stop])]:
        begin = text.index(piece, at) if piece else at
        at = begin + len(piece)
        lead = _BEFORE.match(piece)
        begin += lead.end() if lead else 0
        end = at
        if tail := _AMOUNT_AFTER.search(text[begin:end]):
            end = begin + tail.start()
        if is_product(text[begin:end]):
            found.append((begin, end))
        elif not every:
            break
    return found


def state_products(draft: Draft, maker: str, found: list[Span], span: Span, reading: Reading, status: Status) -> None:
    """State that a maker produces the things in these stretches, unless the article has said so already."""
    for begin, end in found:
        product = draft.entity("Product", draft.text[begin:end])
        if draft.cls(product) != "Product":
            continue
        if not any(s.subject == maker and s.object == product for s in draft.states("produces")):
            draft.state(maker, "produces", product, (min(span[0], begin), max(span[1], end)), reading, status)

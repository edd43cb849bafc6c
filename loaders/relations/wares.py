"""produces: goods that stand as the subject or in a frame of their own, after the name of who makes them."""

import re
from functools import cache

from loaders.draft import Draft, Mention, Reading, Span
from loaders.grammar import ORGANIZATIONS, first_joined
from loaders.lexicon import pattern, words
from loaders.mentions.edges import HARD, Token, tokens
from loaders.places import is_place
from loaders.relations.actors import actors, clause_begin, clause_stop, opens
from loaders.relations.items import AMOUNT, HEADS, NO_HEAD, is_coined_ware, is_product, items, state_products

__all__ = ["read_wares"]

_DEBUT = Reading("produces.debut", 0.85)
_SOLD = Reading("produces.sold", 0.8)
_SHOWN = Reading("produces.shown", 0.75)
_RANGE = Reading("produces.range", 0.85)
_SUBJECTS = (*ORGANIZATIONS, "Project")
_MAKERS = ("Company", "Project", "IndustryChain")
_PIECES = "[台套辆架艘列支颗件瓶箱袋卷根条块片批桶罐盒双只个把张袋包车粒盏枚]"
_BY = r"(?:公司|集团)?(?:自主|联合|成功|最新|新近?|独家|全新|率先|今年|去年|专门|批量)*"
_MADE_BY = (
    rf"(?:{_BY}(?:研发生产|研发|研制|生产|制造|开发|打造|推出|量产|酿造|酿制|出产|设计制造|生产制造|设计|副产)(?:的|出的)"
    r"|为[^，。；]{2,16}(?:提供|定制|生产|研制|打造)的)"
)
_WARES = re.compile("(?:其|公司)?(?:主要|主导|拳头|主打|核心)?产品(?=[^，。；])")
_ALONE = re.compile(rf"(?:其|公司)?首{_PIECES}?(?:款|台|套|批)?(?:国产)?")
_FIRST = rf"(?:的)?(?:国内|国产|全国|全球|世界|全省|全市|业内|行业)?[首第](?:一)?{_PIECES}?(?:套|批|款|台)?"
_HAS_MANY = re.compile(
    r"(?:现有|拥有|形成|推出|涵盖|包括|包含|开发出|研发出|打造|构建|生产|有(?!限)|为)了?(?:以)?(?P<what>[^，。；：]{2,60}?)(?:等)?"
    r"(?:[一二两三四五六七八九十\d]+[余多]?(?:大|个|种)?(?:系列|品类|大类|类别)(?:的)?(?:\d+[余多]?[个种款])?(?:产品)?"
    r"|(?:为)?(?:系列|主导|主打|拳头|特色|核心|高端|终端|主要)(?:产品|产品体系|产品矩阵))(?=[，。；]|$|的|体系|矩阵|格局)"
)
_AS_MAIN = re.compile(
    r"以(?P<what>[^，。；]{2,50}?)(?:等)?(?:为|作为)(?:公司)?(?:主要|主导|主打|核心|拳头|主营)(?:的)?(?:产品|业务)(?=[，。；]|的|$)"
)
_SHOW = re.compile(
    r"(?:展厅|展台|展区|展位|展示厅|样品间|陈列室|产品展示区)(?:里|内|中|上|前|内，|里，)?，?(?P<what>[^，。；]{2,60}?)等(?:系列|特色|各类|一系列|\d+[余多]?[款种])?(?:产品|新品)"
)
_LINE_OF = re.compile(
    rf"一({_PIECES})\1(?P<what>[^，。；的]{{2,14}}?)(?=正|源源|缓缓|依次|陆续|整齐|在|经|即将|被|下线|码放|装车|从|排列|列|等待|鱼贯|整装|随|通过|走)"
)
_BUSY = re.compile(
    rf"(?:赶制|加紧生产|加紧组装|忙着生产|忙着组装|满负荷生产|加班加点生产|紧张生产|有序生产|加紧制作)(?:着|一批|首批)*"
    rf"(?:{AMOUNT}的?|(?:出口|发往|销往|运往)[^，。；的]{{1,8}}的)*(?P<what>[^，。；]{{2,20}}?)(?=[，。；]|$|，)"
)
_EACH = re.compile(rf"(?:就|便)有一{_PIECES}(?P<what>[^，。；的]{{2,14}}?)(?=下线|驶下|出炉|走下|完成)")
_BY_MEANS = re.compile(
    r"(?:凭借?|依靠|靠着?)(?:一款|这款|自主研发的|自产的|一[台件只]小小的)?(?P<what>[^，。；的]{2,14}?)(?:产品)?"
    r"(?=打开|打入|赢得|敲开|站稳|闯|走进|走向|跻身|撬动)"
)
_FRESH = re.compile(
    r"(?:刚刚?|新近?|即将)(?:下线|出炉|出窑|生产出来|包装好|打包好)的(?P<what>[^，。；的]{2,16}?)(?=正|即将|被|装|整|发|排|通|将|从|陆续|源源)"
)
_ONE_OF = re.compile(
    r"(?:是|为)[^，。；]{0,16}家(?:专门|主要|专业|一直|长期)?(?:做|从事|生产|制造|专注于?|主营|研发|研制)(?!的)"
    r"(?P<what>[^，。；]{2,30}?)的(?:研发生产|研发、生产|生产制造|生产)?(?:的)?[^，。；的]{0,8}(?:企业|公司|工厂|厂家|厂)(?=[，。；])"
)
_MAIN = re.compile(r"(?:主要|主导|拳头|主打|核心|明星|主力)产品(?=[^，。；有为是包等以])")
_CAPACITY = re.compile(
    r"(?:形成|具备|拥有|新增)了?(?:年产|年)?(?P<what>[^。；]{4,60}?)的?年?(?:综合)?(?:生产|加工|制造)?(?:能力|产能)(?=[，。；])"
)
_GOES = re.compile(rf"(?:产品)?(?:主要|全部|已经?|还|也|均|都|大量|批量|长期|直接)*{pattern('dealings', 'goes')}")
_THIS = re.compile(
    r"(?:这|该)(?:是)?(?:一)?家(?:主要|专门|专业|长期|集中)?(?:从事|生产|制造|专注于?|主营|做|研发|研制|以)"
    r"(?P<what>[^，。；]{2,30}?)"
    r"(?:为主(?:业|营)?)?(?:的)(?:[^，。；的]{0,8})(?:企业|公司|工厂|厂家)"
)
_STOPPED = re.compile(r"停产|不再|曾经|曾|原来|过去")


@cache
def _sold() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[两二三四五六七八九十\d]+[款种个大类]+)?(?:新药|新品|新款|产品)?，?(?:已|已经|还|也|均|都|将|正|正式|成功|顺利"
        rf"|近日|日前|今年|去年|全部|主要|大量|批量|首次|率先|再次|持续|远|在国内外|先后|[一二三四]季度|[上下]半年|前?\d+个?月"
        rf"|\d+[-—至]\d+月)*(?:{pattern('dealings', 'sold')}|(?:交付|销售|出口|生产|产销|卖出)了?{AMOUNT})"
    )


@cache
def _launched() -> re.Pattern[str]:
    return re.compile(
        rf"(?:产品|新品)?(?:近日|日前|已|正式|成功|顺利|也|在[^，。；]{{2,12}}?|于[^，。；]{{2,10}}?)*"
        rf"{pattern('dealings', 'launched')}"
    )


@cache
def _breaks() -> frozenset[str]:
    return frozenset(words("dealings", "sold", "launched", "goods_end")) | frozenset(words("cues", "govern"))


def read_wares(draft: Draft) -> None:
    """State goods that are launched, sold, shown or listed as what a company, project or chain makes."""
    text = draft.text
    for company in draft.inside(0, len(text), "Company"):
        _after_name(draft, company)
    for sentence in draft.body():
        for match in _AS_MAIN.finditer(text, sentence.start, sentence.stop):
            _range(draft, match, _RANGE)
        for match in _HAS_MANY.finditer(text, sentence.start, sentence.stop):
            _range(draft, match, _RANGE)
        for match in _ONE_OF.finditer(text, sentence.start, sentence.stop):
            _range(draft, match, _RANGE)
        for match in _CAPACITY.finditer(text, sentence.start, sentence.stop):
            _capacity(draft, match, sentence.start)
        for match in _BY_MEANS.finditer(text, sentence.start, sentence.stop):
            found, end = goods(draft, *match.span("what"))
            _made_by(draft, match.start(), found if end == match.end("what") else [], end, _SOLD)
        for match in _MAIN.finditer(text, sentence.start, sentence.stop):
            found, end = goods(draft, match.end(), sentence.stop)
            _made_by(draft, match.start(), found, end, _RANGE)
        _clauses(draft, sentence.start, sentence.stop)
        for pattern_ in (_SHOW, _LINE_OF, _BUSY, _FRESH, _EACH):
            for match in pattern_.finditer(text, sentence.start, sentence.stop):
                _shown(draft, match, sentence.start)
        for match in _THIS.finditer(text, sentence.start, sentence.stop):
            _this(draft, match)


def _after_name(draft: Draft, company: Mention) -> None:
    """Read 甲首台乙下线, 甲的乙、丙远销海外, 甲研制的乙获批上市, 甲的乙、丁的丙."""
    text = draft.text
    stop = clause_stop(draft, company.stop, min(len(text), company.stop + 60))
    lead = re.compile(rf"(?P<first>(?:{_MADE_BY})?{_FIRST})|(?P<made>{_MADE_BY})|(?P<of>的)").match(
        text, company.stop, stop
    )
    if lead is None:
        return
    at = lead.end()
    if size := re.compile(r"[\d.]+(?:吨级?|兆瓦|千瓦|米|英寸|寸|马力|立方米?|GW|MW|[kK][vVwW])级?").match(
        text, at, stop
    ):
        at = size.end()
    found, end = goods(draft, at, stop)
    if not found:
        return
    sure = lead["made"] is not None
    if lead["first"] is not None:
        sure = (
            _launched().match(text, end) is not None or re.search("(?:研|制|产|造|发|出)的", lead.group()) is not None
        )
    elif lead["of"] is not None:
        sure = any(verb.match(text, end) for verb in (_sold(), _launched())) or _another(draft, end)
    if not sure or _STOPPED.search(text[clause_begin(draft, company.start) : company.start]):
        return
    makers = first_joined(draft, [company])
    for maker in makers:
        reading = _DEBUT if lead["first"] is not None else _SOLD
        state_products(draft, maker.entity, found, (maker.start, end), reading, "stated")


def _another(draft: Draft, at: int) -> bool:
    """Tell whether an enumeration goes on with another company and its goods (、丁的丙)."""
    if draft.text[at : at + 1] not in ("、", "和", "与"):
        return False
    beside = draft.covered(at + 1)
    return (
        beside is not None
        and draft.cls(beside.entity) == "Company"
        and draft.text[beside.stop : beside.stop + 1] == "的"
    )


def goods(draft: Draft, start: int, stop: int) -> tuple[list[Span], int]:
    """Return the things that are enumerated from a position on, each up to the verb after it, and where they end."""
    text = draft.text
    found: list[Span] = []
    at = start
    while at < stop:
        end = _noun_end(draft, at, stop)
        if end <= at or not is_product(text[at:end]):
            break
        found.append((at, end))
        if text[end : end + 1] not in ("、", "和", "与", "及"):
            return found, end
        following = draft.covered(end + 1)
        if following is not None and draft.cls(following.entity) in ORGANIZATIONS:
            return found, end
        at = end + 1
    end = found[-1][1] if found else start
    if text[end : end + 1] == "等":
        return found, end + 1
    return found, end


def _noun_end(draft: Draft, start: int, stop: int) -> int:
    """Return where the run of nouns that begins at a position ends."""
    text = draft.text
    end = next((at for at in range(start, stop) if text[at] in HARD or text[at] in "等（("), stop)
    following = draft.inside(start, end, *ORGANIZATIONS)
    end = min([end, *(m.start for m in following)])
    parts = tokens(text[start:end])
    for index, token in enumerate(parts):
        behind = parts[index + 1] if index + 1 < len(parts) else None
        if not _of_name(token, behind, first=index == 0):
            end = start + token.start
            break
    if tail := re.search(r"(?:系列)?(?:新品|新款|产品|系列)$|(?:全部|主要|大部分|目前|多数)+$", text[start:end]):
        end = start + tail.start()
    return end


def _of_name(token: Token, behind: Token | None, *, first: bool) -> bool:
    """Tell whether a word can belong to the name of a thing: a noun, or what stands before one (打印|机)."""
    tag = token.tag
    if first and tag == "s" and behind is not None and behind.tag[0] in "nv":
        return True  # 水下|机器人
    if is_coined_ware(token):
        return True
    if token.word in _breaks() or tag[0] in "pcurtfs" or tag == "nt" or (tag == "ns" and is_place(token.word)):
        return False
    if not first and token.word.endswith(HEADS) and token.word not in _breaks():
        return True
    if (
        not first
        and len(token.word) == 1
        and tag[0] in "vq"
        and token.word not in NO_HEAD
        and token.word not in _breaks()
    ):
        return True
    noun = behind is not None and (behind.tag[0] in "nbgq" or behind.tag == "vn") and behind.tag not in ("ns", "nt")
    if tag[0] in "vai" and tag != "vn":
        return noun
    if tag[0] == "d":
        return noun and first
    if tag[0] == "q":
        return not first and len(token.word) == 1
    return tag[0] != "m" or first


def _range(draft: Draft, match: re.Match[str], reading: Reading) -> None:
    """Read 形成甲、乙等主导产品, 以甲为主要产品, 拥有甲、乙两大系列产品."""
    at = match.start()
    kinds = (*_SUBJECTS, "IndustryChain")
    makers = draft.inside(clause_begin(draft, at), at, *_MAKERS)[-1:]
    if not makers or not opens(draft.text[makers[0].stop : at]):
        makers = actors(draft, at, *_MAKERS, every=kinds)
    found = items(draft, *match.span("what")) if makers else []
    for maker in makers[-1:] if found else ():
        span = (min(maker.start, clause_begin(draft, at)), match.end())
        state_products(draft, maker.entity, found, span, reading, "stated")


def _made_by(draft: Draft, at: int, found: list[Span], end: int, reading: Reading) -> None:
    """State that the one company that the words at a position are about makes some goods."""
    makers = actors(draft, at, "Company", every=(*_SUBJECTS, "IndustryChain")) if found else []
    if len(makers) == 1:
        state_products(draft, makers[0].entity, found, (min(makers[0].start, at), end), reading, "stated")


def _capacity(draft: Draft, match: re.Match[str], floor: int) -> None:
    """Read 形成甲40万吨、乙15万吨的年生产能力: of the chain that opens the sentence, else of its subject."""
    found = items(draft, *match.span("what"))
    opening = draft.inside(floor, match.start(), "IndustryChain", "Company", "Project")
    if found and opening and draft.cls(opening[0].entity) == "IndustryChain":
        span = (opening[0].start, match.end())
        state_products(draft, opening[0].entity, found, span, _RANGE, "stated")


def _clauses(draft: Draft, start: int, stop: int) -> None:
    """Read 甲去年投产，乙主要供给丙 and 首款丁获批上市: a clause that opens with the goods of its subject."""
    at = start
    while at < stop:
        end = clause_stop(draft, at, stop, "，。；！？：\n")
        first = _ALONE.match(draft.text, at, end)
        lead = first or _WARES.match(draft.text, at, end)
        goes_on = at > start and draft.text[at - 1] == "，"
        found, goods_end = goods(draft, lead.end() if lead else at, end) if goes_on else ([], at)
        verb = _launched() if first else _GOES
        if found and verb.match(draft.text, goods_end, end):
            _made_by(draft, at, found, end, _DEBUT if first else _SOLD)
        at = end + 1


def _shown(draft: Draft, match: re.Match[str], floor: int) -> None:
    """Read 走进甲的车间，一卷卷乙正…, 甲展厅里，乙、丙等产品: the only company that the sentence has named."""
    named = draft.inside(floor, match.start(), "Company")
    if len({m.entity for m in named}) != 1:
        return
    found, _ = goods(draft, *match.span("what"))
    state_products(draft, named[-1].entity, found, (named[-1].start, match.end()), _SHOWN, "stated")


def _this(draft: Draft, match: re.Match[str]) -> None:
    """Read 这家做甲的企业: of the company that was named last."""
    sentence = draft.sentence(match.start())
    named = draft.inside(sentence.start, match.start(), "Company")
    if not named:
        before = [s for s in draft.view.sentences if s.stop <= sentence.start and s.paragraph == sentence.paragraph]
        named = draft.inside(before[-1].start, before[-1].stop, "Company") if before else []
    if named and len({m.entity for m in named}) == 1:
        found = items(draft, *match.span("what"))
        state_products(draft, named[-1].entity, found, (named[-1].start, match.end()), _SHOWN, "stated")

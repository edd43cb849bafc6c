"""Companies that only their dealings show: whom a contract is signed with, who is supplied, who makes what."""

import re
from functools import cache

from loaders.draft import Draft
from loaders.grammar import ORGANIZATIONS
from loaders.lexicon import words
from loaders.mentions.companies import company, tradelike
from loaders.mentions.company_names import trades
from loaders.mentions.edges import HARD, namelike, tokens

__all__ = ["name_partners"]

_NAME = r"[\u4e00-\u9fffA-Za-z]"
_DEALS = (
    r"(?:签订|签署|签约|签下|续签|签有|达成|共建|合资|成立了|组建了|共同(?:设立|成立|出资|组建|研发|申报|建设)"
    r"|联合(?:研发|申报|攻关|成立|共建))"
)
_MANNER = (
    r"(?:当场|现场|正式|已经?|又|再次|共同|联合|分别|集中|在[\u4e00-\u9fff]{2,6}?|就[^，。；]{2,16}?"
    r"|于\d[^，。；]{1,6}|还)*"
)
_SOLD = r"(?:供应给|供给|供货给|直供|卖给|销往|销给|配套给|交付)"
_WHERE = re.compile(
    rf"(?<=[与和同跟])(?P<with>{_NAME}{{2,12}}?(?:、{_NAME}{{2,12}}?)*(?:和{_NAME}{{2,12}}?)?){_MANNER}(?={_DEALS})"
    rf"|(?:组织|支持|推荐|推动|帮助|引导|指导)(?P<urged>{_NAME}{{3,8}}?(?:、{_NAME}{{2,8}}?)*)(?=申报|争创|创建|入选|获评)"
    rf"|(?<=从)(?P<from>{_NAME}{{3,10}}?)(?=采购|购买|购进)"
    rf"|{_SOLD}(?P<to>{_NAME}{{3,16}}?(?:、{_NAME}{{2,12}}?)*)(?=[，。；]|等)"
    rf"|(?<!作)为(?P<for>{_NAME}{{3,12}}?(?:、{_NAME}{{2,12}}?)*)(?=供应|供货|配套(?!服务|设施)|提供[^，。；]{{0,8}}(?:担保|授信))"
    rf"|(?:做|主营|专做|生产)(?!的){_NAME}{{2,8}}的(?P<maker>{_NAME}{{3,8}}?)(?=[，。；、]|和|与|先后|也|已|均|都|相继)"
    rf"|(?:供应商|配套商|供货商|配套企业)(?P<supplier>{_NAME}{{3,8}}?(?:、{_NAME}{{2,12}}?)*)(?=[，。；]|已|同步|也|先后|等|均|将)"
)
_CERTAIN = re.compile(
    rf"由(?P<by>{_NAME}{{4,10}}?)(?=(?:独家|就近|直接|长期|全部)?(?:供应|供货|提供|配套|代工|牵头|领衔))"
    rf"|(?:改用|采购|选用|订购|采用)了?(?P<uses>{_NAME}{{4,10}}?)(?=的)"
    rf"|(?<![{_NAME[1:-1]}])(?P<own>{_NAME}{{4,10}}?)(?=(?:所用|所需|使用|采购|生产)的|(?:担)?任链主|担当链主|为链主)"
    rf"|以(?P<roled>{_NAME}{{4,10}}?(?:、{_NAME}{{4,10}}?)*)(?=等?(?:企业)?为(?:代表|引领|核心|龙头|骨干|链主|牵引))"
    rf"|(?:来自|产自|出自)(?P<source>{_NAME}{{4,10}}?)(?=[，。；、])"
)
"""Places where a firm stands as surely, if only its name shows its trade."""
_BEFORE = re.compile(
    r"^(?:.*的|(?:另|外)?[一两三]家|[\u4e00-\u9fff]{0,4}(?:企业|公司|车企|药企|酒企)|省内|市内|区内|当地|本地|邻近的|国内|知名)(?=.{2})"
)
_GENERIC = re.compile(
    r"[厅局委办院所会社企户人者团队员家们镇区园城县市省村]$|^(?:多|各|全|某|该|其|本|这|那|[数几十百两三][家个大]|国内|全国|全球|知名|周边|上下游|省内)"
)
_SCHOOL = re.compile(r"(?:大学|学院|研究院)$")


@cache
def _trades() -> tuple[str, ...]:
    return words("company_words", "trade", "general", "broad")


@cache
def _common() -> frozenset[str]:
    return frozenset(words("industries")) | frozenset(words("company_words", "never"))


def name_partners(draft: Draft) -> None:
    """Mark the companies and schools that a dealing names where nothing else has shown them yet."""
    for sentence in draft.body():
        for expression, traded in ((_WHERE, False), (_CERTAIN, True)):
            for match in expression.finditer(draft.text, sentence.start, sentence.stop):
                if match.lastgroup is not None:
                    _name(draft, *match.span(match.lastgroup), traded=traded)


def _name(draft: Draft, start: int, stop: int, *, traded: bool) -> None:
    """Mark the names of a stretch; where `traded`, only one that ends in a trade behind a coined word."""
    at = start
    for piece in re.split(r"[、和与]", draft.text[start:stop]):
        begin, at = at, at + len(piece) + 1
        if lead := _BEFORE.match(piece):
            begin += lead.end()
        end = at - 1
        name = draft.text[begin:end]
        if any(_taken(draft, i) for i in range(begin, end)):
            continue
        known = draft.find(name, *ORGANIZATIONS)
        if known is not None:
            draft.mark(begin, end, known)
        elif _SCHOOL.search(name) and 4 <= len(name) <= 12 and namelike(name):
            draft.mark(begin, end, draft.entity("EducationalInstitution", name))
        elif _firm(name) and (not traded or (name.endswith(trades()) and tradelike(name))):
            company(draft, begin, end)


def _taken(draft: Draft, position: int) -> bool:
    mention = draft.covered(position)
    return mention is not None and draft.cls(mention.entity) != "Place"


def _firm(name: str) -> bool:
    """Tell whether a name that a dealing gives could be a company's: a coined word, or a word before a trade."""
    if not 2 <= len(name) <= 14 or _GENERIC.search(name) or any(mark in HARD for mark in name) or not namelike(name):
        return False
    if tradelike(name):
        return True
    trade = next((word for word in _trades() if name.endswith(word) and len(word) < len(name)), "")
    stem = name.removesuffix(trade) if trade else ""
    if not 2 <= len(stem) <= 6 or stem in _common() or name in _common():
        return False
    found = tokens(stem)
    return found[0].tag[0] not in "vdpcrmau" and not all(token.word in _common() for token in found)

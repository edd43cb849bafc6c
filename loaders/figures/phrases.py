"""What a figure measures, in the article's words: the noun phrase before it or after it."""

import re
from functools import cache

from loaders.lexicon import pattern, words

__all__ = ["SET_OUT", "Change", "after", "before", "change", "is_act", "last_act", "of_whom", "split_names", "trim"]

_EDGES = "“”\"'‘’ 　,，、:：;；.。()（）的·—-"


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('figures', 'lead')}|[，、:： ])+")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('figures', 'reach')}|[:： ])+$")


@cache
def _acts() -> tuple[str, ...]:
    return words("figures", "act")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(pattern("figures", "noun"))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?:已|均|共同?计?|合计|累计|全部|集中)*{pattern('figures', 'act', 'attend')}")


@cache
def _priced() -> re.Pattern[str]:
    return re.compile(
        rf"(?:合计|共计|累计|计划)*{pattern('figures', 'money')}(?:合计|总计|约|近|超|达|逾|高达|超过|为|共)*$"
    )


@cache
def _grows() -> re.Pattern[str]:
    change = pattern("figures", "rise", "fall")
    return re.compile(
        f"(?:产值|营收|营业收入|税收|利润|销售额?|出口额?|用电量|增加值|投资|收入)(?:同比|较|比)?[^，]{{0,6}}{change}$"
    )


SET_OUT = re.compile(r"[由从]$|[由从][^由从]*的$")
"""What stands before a figure from which something has moved (由去年的35%)."""
_REST = re.compile(
    "的(?:生产|加工|接待|服务)?(?:能力|规模|水平|作用|目标).*$|(?:主力军|先锋|示范|引领|带动|骨干)*作用$"
)
_TOGETHER = re.compile("[^，]{0,12}?(?<![公中])(?:共计|累计|总共|共)(?![同建享识有产青赢性])(.{2,})$")
_FOR = re.compile("^(?:为|帮助|助力|替)(?:企业|群众|职工|园区|居民)(?=.{2})")
_DOES = re.compile("(?<=企业)(?:共|累计)?实现(?=.{2})")
_UNSAID = re.compile(
    "(?<=..)(?:预计(?:能|可|将|会)?|有望|可望|即将|将(?:能|可|会)?|将?(?<![自理])[由从]|平均|(?<!需)(?<!主)要|(?<=项目|企业|产品|平台|机构|指标)中)+$"
)
"""What stands behind an indicator and is no part of it (产值预计能突破2亿元)."""
_WHO = re.compile(
    "(?<=项目|企业|公司|单位|机构|高校|银行)的?(?:业主|财务|主要|有关|相关|人事)*(?:负责人|代表|业主|负责同志)(?:参[加会展]|出席|到会)?$"
)
_SINGLE = re.compile("^一家(?=产值|营收|营业|销售|纳税|税收|出口|投资)")
_ENERGY = re.compile("能[耗源效力级]")
_ALSO = re.compile("(?<=..)(?:[也均都已还中和及]|(?<!参)与|的(?:建设|生产|研发|开发|销售|制造|加工|改造|施工|安装)+)$")
_JOINS = re.compile("^(?:等(?![级离])(?:(?:多个)?方面的?|各类|多种)?|和(?!谐)|及|与|以[上内]、)+")
_HAS = re.compile("有(?!机|色|线|效|限|害|轨|氧|源|偿|形|关|毒)")
_GOES_ON = re.compile("预计|计划|已(?!有)|将|正在|均|全部|同步|同时")


def is_act(text: str) -> bool:
    """Tell whether a phrase is a verb of doing alone (谋划, 新增)."""
    return text in _acts()


def last_act(text: str) -> str:
    """Return the verb of doing that a phrase ends with, or the empty string.

    >>> last_act("推荐"), last_act("共引进"), last_act("税收收入")
    ('推荐', '引进', '')
    """
    acts = _acts()
    return next(act for act in acts if text.endswith(act)) if text.endswith(acts) else ""


def trim(text: str) -> str:
    """Return a phrase without the marks at its edges; quotes that belong to it stay.

    >>> trim("“四上”企业"), trim("”企业"), trim("、产值")
    ('“四上”企业', '企业', '产值')
    """
    text = text.strip()
    while text and text[0] in _EDGES and not (text[0] == "“" and "”" in text):
        text = text[1:]
    while text and text[-1] in _EDGES and not (text[-1] == "”" and "“" in text):
        text = text[:-1]
    return text


def before(text: str) -> str:
    """Return what the words before a number name: without adverbs in front and verbs of reaching behind.

    >>> before("一般公共预算收入实现"), before("完成工业投资"), before("共有上下游企业")
    ('一般公共预算收入', '工业投资', '上下游企业')
    """
    text = trim(_SINGLE.sub("", text))
    text = _JOINS.sub("", text).removeprefix("分别")
    lead = _lead().match(text)
    if lead and lead.end() == len(text):
        return ""
    if lead:
        able = _ENERGY.match(text, lead.end() - 1)
        text = text[lead.end() - (able is not None) :]
    together = _TOGETHER.match(text)
    if together:
        text = together[1] if together[1] not in words("figures", "reach") else text[: together.start(1)]
    text = _UNSAID.sub("", text)
    tail, act = _tail().search(text), last_act(text)
    if tail and not text.endswith("平均") and (not act or act in words("figures", "reach")):
        text = text[: tail.start()]
        text = text.removesuffix("平") if tail[0].startswith("均") else text
    text = trim(text)
    for verb in ("累计完成", "完成", "实现", "达到", "共有", "现有", "已有", "共", "有", "是"):
        whole = text.startswith(("共建", "共同", "共享")) or (verb == "有" and not _HAS.match(text))
        rest = text if whole else text.removeprefix(verb)
        if rest != text and len(rest) > (2 if verb.endswith("完成") else 1):
            text = rest
            break
    text = _UNSAID.sub("", _DOES.sub("", _FOR.sub("", text)))
    has = [found.start() for found in _HAS.finditer(text)]
    held = max(has[-1] if has else -1, text.rfind("达成"))
    if held > 0 and text[held - 1] not in "拥现共建设所国公私没占原具" and len(text) - held > 3:
        text = text[held + (2 if text.startswith("达成", held) else 1) :]
    return trim(text)


def after(text: str) -> tuple[str, str]:
    """Return the noun that a number counts and what the counted do, from the words after it.

    >>> after("企业申报高新技术企业"), after("招商专班"), after("重点项目完成投资")
    (('企业', '申报高新技术企业'), ('招商专班', ''), ('重点项目', '完成投资'))
    """
    text = trim(_REST.sub("", trim(text)))
    for noun in _noun().finditer(text):
        if any(words().match(text, noun.end()) for words in (_verb, _priced, _grows)):
            return text[: noun.end()], trim(text[noun.end() :])
    cut = _GOES_ON.search(text, 2)
    return _ALSO.sub("", text[: cut.start()] if cut else text), ""


def of_whom(text: str) -> str:
    """Return the firms or projects whose people are counted by them (27个开工项目业主代表).

    >>> of_whom("开工项目业主代表"), of_whom("企业"), of_whom("企业代表")
    ('开工项目', '企业', '企业')
    """
    return _WHO.sub("", text)


def split_names(text: str) -> list[str]:
    """Return the names of a list, each with the noun that only the last of them has.

    >>> split_names("钢铁、轮胎产值"), split_names("化工、食品两大行业产值占比分别")
    (['钢铁产值', '轮胎产值'], ['化工产值占比', '食品产值占比'])
    """
    names = [trim(part) for part in re.split("[、和与及]", text.removesuffix("分别"))]
    if (many := _MANY.search(names[-1])) and len(names) > 1:
        return [one + many["what"] for one in (*names[:-1], names[-1][: many.start()])]
    kind = _KIND.search(names[-1])
    if kind and not any(_KIND.search(one) for one in names[:-1]):
        return [*(one + kind[0] for one in names[:-1]), names[-1]]
    return names


_KIND = re.compile(
    "(?:工业)?(?:出口额?|进口额?|产值|产量|销售额|销售收入|营业收入|增加值|投资额?|收入|用电量|利润|占比|比重)$"
)
_MANY = re.compile(
    "[两二三四五六七八九十](?:大|个|类)(?:主导|支柱|传统|重点|新兴|优势)?(?:行业|产业|领域|集群|板块|门类)(?P<what>.*)$"
)
_NOT_YEARLY = re.compile(
    r"环比|年均|月均|年初|平均|比(?:19|20)\d\d年|较(?:19|20)\d\d年|[两三四五]年|比上月|较上月|比年初"
)


_REACHED = re.compile(r"(?:[升高加长大降少低短窄缩]|增|减|提)(?:到|至)(?:了|近|约|超过)?的?$")


# 寿命提高了40% compares with no year.
_LOOSE = re.compile("提高|提升|缩短|降低|减少|扩大|压缩|缩减")


class Change:
    """Hold how a figure says that something changed: its sign, whether on the year before, and what changed."""

    __slots__ = ("noun", "sign", "yearly")

    def __init__(self, noun: str, sign: int, yearly: bool) -> None:
        self.noun, self.sign, self.yearly = noun, sign, yearly


@cache
def _change() -> re.Pattern[str]:
    rise, fall = pattern("figures", "rise"), pattern("figures", "fall")
    return re.compile(
        rf"(?P<noun>.*?)(?:按(?:可比价格?|不变价格?|可比口径|同口径)(?:计算)?，?)?(?P<base>(?:同比|环比|相?比|相?较|与)[^，。；]*?)?(?:分别|均|名义|(?:按)?(?:同口径|可比口径|可比价格|可比价|不变价)(?:计算)?|实际|预计|继续|仍|又|再|约|大幅|逆势|稳步|快速|也|转为|了)*"
        rf"(?:(?P<fall>{fall})|(?P<rise>{rise}))(?:分别|率|幅度)?(?:了|达到|达|约|近|超过|超|为|逾|到|至)*(?:分别)?(?:了|达到|达|约|近|超过|超|为|逾)*$"
    )


def change(text: str) -> Change | None:
    """Return the change that the words before a rate state, or None when they state none.

    >>> (change("同比下降").sign, change("增速").noun, change("制造业投资增长").noun, change("占比"))
    (-1, '', '制造业投资', None)
    """
    found = None if _REACHED.search(text) else _change().match(trim(text))
    if found is None:
        return None
    noun = found["noun"]
    if re.search("由|从", noun):
        noun = re.split("由|从", noun)[0]
    yearly = not _NOT_YEARLY.search(text) and bool(found["base"] or not noun or not _LOOSE.search(text))
    noun = noun.lstrip("和与及、")
    return Change(before(noun) if noun else "", -1 if found["fall"] else 1, yearly)

"""Companies by their surroundings: short forms of full names, enumerations, and the parts that companies play."""

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from loaders.draft import Draft
from loaders.lexicon import pattern, words
from loaders.mentions.edges import HAN, HARD, cuts, is_word, left_edge, namelike, token_at, tokens
from loaders.places import find_places, is_place

__all__ = ["company", "company_core", "mark_known", "read_coined", "read_companies", "tradelike"]

_NOUN = r"(?:企业|子公司|公司|厂商|厂家|集团|链主|巨头|客商|商户|独角兽|小巨人|上市公司|央企|国企|民企|外企)"
_MODIFIER = (
    r"(?:一批|一大批|多|数十|十余|几十|[数几]|两|三|[\d]+余?|[一二三四五六七八九十]+余?|家|个|户|重点|龙头|骨干|优势|传统|知名|配套|相关|上下游|头部|核心|规上|规模以上|大型|中小微?"
    r"|优质|代表性|典型|本土|本地|省内外|国内外|行业|领军|领先|标杆|先进|高新技术|高科技|科技型?|创新型|生产|制造|加工|研发|服务|新能源|新材料|电子信息|装备制造|产业链?|链上|链主|的|为代表|为首"
    rf"|民营|国有|外资|世界500强|500强|上市|专精特新|“[^”]{{1,8}}”|[“”]|型|级|及|和|以上|[{HAN}]{{2,8}}?(?:产业链|产业|领域|行业|类))*"
)
_JOIN = re.compile(r"[、，]|以及|和|与|及")
_LIST_END = re.compile(
    rf"(?:等(?P<more>{_MODIFIER}|[{HAN}]{{2,8}}?)|(?P<count>(?:两|三|四|五|六|七|八|九|十|\d+)(?:家|户|个)(?:[{HAN}]{{0,8}}?)))(?P<noun>{_NOUN}|企事业单位|单位)"
    rf"|等(?:相继|先后|陆续|纷纷|均|都|已|在此)*(?P<settle>入驻|进驻|落户|扎根|集聚|聚集|投产)"
    r"|(?<=[\u4e00-\u9fff])为(?P<lead>(?:引领的?)?(?:龙头|链主|骨干))"
    r"|等(?:企业)?为(?P<role>配套|骨干|支撑|补充|代表|龙头)"
    rf"|是[^，。；]{{0,12}}?(?:家|大)(?P<kind>(?:龙头|骨干|重点|链主)?企业)"
)
_DEFINED = re.compile(rf"[(（](?:以下|下)?(?:简称|称)(?:为)?[:：]?[“\"]?([{HAN}A-Za-z0-9]{{2,10}})[”\"]?[)）]")
_NO_NAME = frozenset("先再又即则作可另做造卖买产是的了在和与由为被把将从对向让使给各该本某其此这那等及或但而且又还也都已正未不没无前后内外间旁边型类种级新老旧总分子首末")
_ACRONYMS = frozenset("LED OLED AMOLED MICRO MINI AI VR AR XR IT ICT IC PCB FPC GPU CPU IGBT SIC GAN PET PVC PE PP CT MRI CRO CDMO AEO ESG APP LNG CNG MW GW KV".split())
_QUARTERS = frozenset("北方 南方 东方 西部 东部 中部 华北 华东 华南 华中 西北 西南 东北 中原 江南".split())
_INTRODUCED = re.compile(r"(?:企业|公司|厂商|配套商|供应商)(?=.{3})")
_TRADERS = frozenset(("配套商", "供应商", "服务商", "运营商", "经销商", "集成商", "开发商", "承包商"))
_BRACKET = re.compile(rf"[(（]([{HAN}A-Za-z]{{2,8}})[)）]")
_OF_CHAIN = re.compile(rf"(?:、[{HAN}]{{2,8}})*(?:[两三四五六七八九十\d]+[大条个])?(?:[{HAN}]{{0,4}})产业(?:链|集群)")
_PROPER = frozenset(("nr", "nrt", "nrfg", "nz", "ns", "nt", "j"))
_NUMERAL = frozenset("一二三四五六七八九十百千万亿两多几数0123456789")
_AFTER_NAME = frozenset("公司 集团 企业 项目 董事长 总经理 副总经理 负责人 总裁 创始人 工厂 车间 厂区 产品 员工 总部 研发 有限公司".split())
_APPOSITIVE = re.compile(
    rf"(?:企业|公司|厂商|配套商|供应商|服务商|运营商|制造商|投资方|车企|药企|链主|龙头)(?:——|[“「])?(?=[{HAN}A-Za-z])"
)


def read_companies(draft: Draft) -> None:
    """Mark the companies that the article names without their full legal name."""
    mark_known(draft)
    for match in _LIST_END.finditer(draft.text):
        _read_list(draft, match)
    mark_known(draft)
    _before_projects(draft)
    read_coined(draft)
    _by_role(draft)
    _after_settling(draft)
    _beside_known(draft)
    _appositive(draft)
    mark_known(draft)


def company(draft: Draft, start: int, stop: int) -> str:
    """Return the company named in a stretch, added when new, and mark the stretch."""
    found = draft.inside(start, stop, "Company", "FinancialInstitution")
    if found and found[0].start == start and found[0].stop == stop:
        return found[0].entity
    introduced = [word.end() for word in _INTRODUCED.finditer(draft.text[start:stop])]
    start += introduced[-1] if introduced else 0
    if draft.text[start - 2 : start + 1] in _TRADERS:
        start += 1
    name = draft.text[start:stop]
    entity = draft.find(name, "Company", "FinancialInstitution") or draft.entity("Company", name)
    draft.mark(start, stop, entity)
    return entity


def company_core(name: str) -> str:
    """Return a company's name without the place before it and the legal form after it.

    >>> company_core("江苏青禾船舶制造有限公司")
    '青禾船舶制造'
    """
    core = next(
        (name.removesuffix(end) for end in words("cues", "company_suffix") if name.endswith(end) and name != end), name
    )
    core = re.sub(r"[（(].*?[）)]", "", core)
    place = next((place for place in find_places(core) if place[0] == 0), None)
    if place is not None and len(core) - place[1] >= 2:
        core = core[place[1] :]
        core = core[1:] if core[:1] in set("省市县区") and len(core) > 3 else core
    return core


@cache
def _trades() -> tuple[str, ...]:
    return tuple(word for word in words("company_words", "trade", "general") if len(word) > 1)


@cache
def _industries() -> frozenset[str]:
    return frozenset(words("industries"))


def tradelike(name: str, homes: tuple[str, ...] = ()) -> bool:
    """Tell whether an unknown name looks like a company's: a coined word, alone or before its trade.

    `homes` are places that the tables need not know, such as the zone's own.
    """
    home = next((home for home in homes if name.startswith(home)), "")
    if home and name[len(home) :].endswith(_trades()) and 2 <= len(name) - len(home) <= 6:
        return name[len(home) :] not in _never_set() and not _kinds(name[len(home) :])
    if not namelike(name) or name in _industries() or is_place(name) or is_word(name):
        return False
    if name.startswith(words("company_words", "never")):
        return False
    first = tokens(name)[0]
    if first.tag in ("v", "d", "p", "c", "r", "m") and len(first.word) > 1 and is_word(first.word):
        return False
    latin = re.match(r"[A-Za-z][A-Za-z.&]+", name)
    if latin:
        return latin.group().upper() not in _ACRONYMS and not name[latin.end() :].startswith("-")
    trade = next((word for word in _trades() if name.endswith(word) and len(word) < len(name)), "")
    stem = name.removesuffix(trade) if trade else name
    place = next((place for place in find_places(stem) if place[0] == 0 and place[1] < len(stem)), None)
    rest = stem[place[1] :] if place else stem
    if place and is_place(rest):
        return False
    if trade:
        return _is_coined(stem) or (is_place(stem) and stem[-1] not in "省市县区") or (place is not None and len(rest) == 1)
    if any(mark in _NUMERAL or mark in _NO_NAME for mark in rest):
        return False
    return 2 <= len(rest) <= 5 and not is_word(rest) and len(tokens(rest)) <= 3 and not _all_words(rest)


def _kinds(text: str) -> bool:
    return text in _industries() and text not in _trades()


@cache
def _never_set() -> frozenset[str]:
    return frozenset(words("company_words", "never"))


def _homes(draft: Draft) -> tuple[str, ...]:
    """Return what the places of the article's zones are called."""
    return tuple(form for place in draft.of_class("Place") for form in (place.name, *place.aliases) if len(form) >= 2)


def _all_words(text: str) -> bool:
    return all(is_word(token.word) for token in tokens(text))


def _defined(draft: Draft) -> None:
    for match in _DEFINED.finditer(draft.text):
        mention = draft.covered(match.start() - 1)
        if mention is not None and mention.stop == match.start() and draft.cls(mention.entity) != "Zone":
            draft.alias(mention.entity, match.group(1))
            draft.mark(match.start(1), match.end(1), mention.entity)


def _bracketed(draft: Draft) -> None:
    """Take the short name that stands in brackets right after a company's full one (某某股份有限公司（某某）)."""
    for mention in draft.inside(0, len(draft.text), "Company"):
        match = _BRACKET.match(draft.text, mention.stop)
        if match and match.group(1) in draft.name(mention.entity) and not is_place(match.group(1)):
            draft.alias(mention.entity, match.group(1))
            draft.mark(match.start(1), match.end(1), mention.entity)


def mark_known(draft: Draft) -> None:
    """Mark the further places where a known company stands, in full or shortened to the head of its name."""
    text = draft.text
    known = draft.of_class("Company", "FinancialInstitution")
    forms = sorted({(form, e.id) for e in known for form in (e.name, *e.aliases)}, key=lambda f: (-len(f[0]), f))
    for form, entity in forms:
        _mark_form(draft, form, entity)
    cores = {e.id: company_core(e.name) for e in known}
    for entity, core in sorted(
        cores.items(), key=lambda item: (item[1] != draft.name(item[0])[: len(item[1])], item[0])
    ):
        if len(core) < 2:
            continue
        for match in re.finditer(re.escape(core[:2]), text):
            if draft.covered(match.start()) is not None:
                continue
            stop = match.end()
            while stop - match.start() < len(core) and stop < len(text) and text[stop] == core[stop - match.start()]:
                stop += 1
            if _stands_alone(draft, match.start(), stop, core):
                draft.alias(entity, text[match.start() : stop])
                draft.mark(match.start(), stop, entity)


def _mark_form(draft: Draft, form: str, entity: str) -> None:
    at = draft.text.find(form)
    while at >= 0:
        if draft.covered(at) is None and draft.covered(at + len(form) - 1) is None:
            draft.mark(at, at + len(form), entity)
        at = draft.text.find(form, at + len(form))


def _stands_alone(draft: Draft, start: int, stop: int, core: str) -> bool:
    """Tell whether a shortened name is not the beginning or the middle of another word."""
    text = draft.text
    short = text[start:stop]
    if is_word(short) and len(short) < 3 and len(core) > 2 and short != core:
        whole = [token for token in tokens(core) if token.start == 0]
        if not whole or len(whole[0].word) != len(short):
            return False
    if is_place(short) or short in words("company_words", "never"):
        return False
    edge = left_edge(draft, stop, floor=max(0, start - 6))
    before_ok = edge == start or is_place(text[edge:start]) or text[edge:start] in ("企业", "公司", "集团")
    after = draft.covered(stop)
    following = text[stop : stop + 2]
    return (
        before_ok
        and (after is None or draft.cls(after.entity) != "Company")
        and not any(following.startswith(trade) for trade in _trades() if len(trade) >= 2)
    )


def _items(draft: Draft, stop: int) -> list[tuple[int, int]]:
    """Return the stretches of an enumeration that ends before `stop`, in order."""
    items: list[tuple[int, int]] = []
    at = stop
    while True:
        mention = draft.covered(at - 1)
        start = (
            mention.start if mention and mention.stop <= at else left_edge(draft, at, floor=max(0, at - 30))
        )
        if start >= at:
            break
        items.append((start, at))
        mark = draft.text[start - 1 : start]
        if mark == "、" or (len(items) == 1 and mark in ("和", "与", "及") and start > 1):
            at = start - 1
        else:
            break
    return items[::-1]


def _read_list(draft: Draft, match: re.Match[str]) -> None:
    items = _items(draft, match.start())
    if match["lead"] and (not items or draft.text[items[0][0] - 1 : items[0][0]] != "以"):
        return
    if (match["noun"] or "") == "单位":
        items = [item for item in items if draft.covered(item[0]) or draft.text[item[0] : item[1]].endswith(_trades())]
    if not items or ((match["noun"] or "").endswith("单位") and len(items) < 2):
        return
    names = [draft.text[a:b] for a, b in items]
    marked = [draft.covered(a) is not None for a, _ in items]
    fresh = [name for name, known in zip(names, marked, strict=True) if not known]
    if not fresh:
        return
    if len(items) == 1 and not (tradelike(names[0]) and (match.group().startswith("等") or names[0].endswith(_trades()))):
        return
    if match["more"] and not re.fullmatch(_MODIFIER, match["more"]) and not _some_name(draft, items):
        return
    kinds = sum(_kind_of_thing(name) for name in fresh)
    if kinds * 2 > len(fresh) or (kinds and kinds == len(fresh)):
        return
    for (start, stop), known in zip(items, marked, strict=True):
        if any(title in draft.text[start:stop] for title in words("posts", "company")):
            continue
        if not known and namelike(draft.text[start:stop]) and not _kind_of_thing(draft.text[start:stop]):
            company(draft, start, stop)


def _some_name(draft: Draft, items: list[tuple[int, int]]) -> bool:
    """Tell whether an enumeration of two or more holds at least one sure company."""
    return len(items) > 1 and any(
        draft.covered(start) is not None or tradelike(draft.text[start:stop], _homes(draft)) for start, stop in items
    )


def _kind_of_thing(name: str) -> bool:
    """Tell whether a listed word names a kind (座椅, 新能源) and not a company."""
    return (
        (is_word(name) and not _has_trade(name))
        or name in _industries()
        or name.endswith(("产业", "行业", "领域", "类", "业务"))
    )


def _has_trade(name: str) -> bool:
    return any(name.endswith(trade) and len(name) > len(trade) for trade in _trades())


@cache
def _roles() -> re.Pattern[str]:
    skip = r"(?:公司|集团)?(?:已经?|也|还|均|都|成功|正式|顺利|先后|相继|率先|首批|近日|今年|去年|年内|目前|将|拟|计划|获|正|正式|于|自)*"
    return re.compile(rf"(?={skip}(?:{pattern('cues', 'company_does', 'company_may')}))")


@cache
def _suffixes() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words("company_words", "trade") if len(word) > 1))


def read_coined(draft: Draft) -> None:
    """Mark every coined word that stands before its trade (朗禾化工): no dictionary word, yet said like a name."""
    _defined(draft)
    _bracketed(draft)
    for match in _suffixes().finditer(draft.text):
        if _OF_CHAIN.match(draft.text, match.end()):
            continue
        if draft.covered(match.start()) is not None or draft.covered(match.end() - 1) is not None:
            continue
        start = left_edge(draft, match.start(), floor=max(0, match.start() - 8))
        stem = draft.text[start : match.start()]
        at_home = any(stem.startswith(home) for home in _homes(draft))
        if draft.covered(start) is not None or not (at_home or _is_coined(stem)) or not _ends_name(draft, match.end()):
            continue
        if _is_ware(draft, start, match.end()):
            continue
        if tradelike(draft.text[start : match.end()], _homes(draft)) and _begins(draft, start):
            company(draft, start, match.end())


def _is_ware(draft: Draft, start: int, stop: int) -> bool:
    """Tell whether a coined word names what is made or sold (主要产品为甲膜、乙膜; 供应甲材料; 向甲材料延伸)."""
    first = start
    while draft.text[first - 1 : first] in ("、", "和") and draft.text[first - 1 : first]:
        first -= 1
        while first > 0 and draft.text[first - 1] not in HARD and draft.text[first - 1] not in "为是":
            first -= 1
    before = draft.text[max(0, first - 10) : first]
    if before.endswith("向") and re.match(r"(?:领域|方向|产业)?(?:延伸|拓展|转型|升级|进军|布局|发展)", draft.text[stop : stop + 6]):
        return True
    return _MAKES.search(before) is not None


_MAKES = re.compile(
    r"(?:(?:主要|主导|拳头|核心)?产品(?:为|是|有|包括|涵盖|：)|主产|主营|主打|主要(?:生产|从事)|专业生产|供应|供货|出口|年产|研制|生产的?|制造的?)$"
)


def _is_coined(stem: str) -> bool:
    """Tell whether a stem, less the place before it, is no word and no string of words."""
    place = next((place for place in find_places(stem) if place[0] == 0), None)
    rest = stem[place[1] :] if place is not None else stem
    if any(mark in _NUMERAL or mark in _NO_NAME for mark in rest):
        return False
    if len(rest) == 3 and is_word(rest):
        return tokens(rest)[0].tag in _PROPER
    if len(rest) == 2 and is_word(rest):
        return tokens(rest)[0].tag in _PROPER or rest in _QUARTERS
    parts = rjieba.cut(rest, False)
    return 2 <= len(rest) <= 4 and all(len(part) == 1 or tokens(part)[0].tag in _PROPER for part in parts)


def _ends_name(draft: Draft, stop: int) -> bool:
    """Tell whether a name can stop here: at a mark, a mention, or a word that does not lengthen it."""
    text = draft.text
    if stop >= len(text) or text[stop] in HARD or draft.covered(stop) is not None:
        return True
    token = token_at(text, stop)
    return token.start == stop and (token.tag[0] not in "njbg" and token.tag != "vn" or token.word in _AFTER_NAME)


@cache
def _weak() -> re.Pattern[str]:
    """Return the deeds that others than companies do as well, so that the name must show its trade."""
    return re.compile(pattern("cues", "company_may"))


def _by_role(draft: Draft) -> None:
    """Mark names that do what only companies do: 落户, 投产, 达产达效, 获评 …企业."""
    taken = 0
    for match in _roles().finditer(draft.text):
        if match.start() <= taken:
            continue
        before = draft.covered(match.start() - 1)
        if before is not None and draft.cls(before.entity) != "Company":
            continue
        weak = _weak().match(draft.text, match.start()) is not None
        for start, stop in _items(draft, match.start()):
            if weak and not draft.text[start:stop].endswith(_trades()):
                continue
            name = draft.text[start:stop]
            if any(name in form for form in draft.forms(draft.zone)) if draft.zone else False:
                continue
            if draft.covered(start) is None and tradelike(name) and _begins(draft, start):
                company(draft, start, stop)
                taken = stop


def _before_projects(draft: Draft) -> None:
    """Mark the company whose name opens a project's (某某化工8万吨树脂项目): a coined word with its trade."""
    for match in re.finditer(r"(?:项目|工程|生产线|基地|工厂|产业园)", draft.text):
        start = left_edge(draft, match.start(), floor=max(0, match.start() - 30), keep=True)
        if draft.covered(start) is not None:
            continue
        for token in tokens(draft.text[start : match.start()]):
            name = draft.text[start : start + token.stop]
            if token.stop < 4 or not name.endswith(_trades()) or start + token.stop >= match.start():
                continue
            known = _sharing(draft, name)
            if known is not None:
                draft.mark(start, start + 2, known)
                break
            if tradelike(name):
                company(draft, start, start + token.stop)
                break


def _sharing(draft: Draft, name: str) -> str | None:
    """Return the known company whose coined word a name begins with (某某汽车零部件项目 of 某某科技有限公司)."""
    found = [c.id for c in draft.of_class("Company") if c.name != name and company_core(c.name)[:2] == name[:2]]
    return found[0] if len(found) == 1 and not is_word(name[:2]) else None


def _beside_known(draft: Draft) -> None:
    """Mark what is enumerated with a known company and ends in a trade (某某微电子和某某药业)."""
    for mention in draft.inside(0, len(draft.text), "Company"):
        if draft.text[mention.start - 1 : mention.start] in ("、", "和", "与"):
            for start, stop in _items(draft, mention.start - 1):
                _mark_beside(draft, start, stop)
        if draft.text[mention.stop : mention.stop + 1] in ("、", "和", "与") and draft.covered(mention.stop + 1) is None:
            start = mention.stop + 1
            stops = [stop for stop in _ends_after(draft, start) if draft.text[start:stop].endswith(_trades())]
            if stops:
                _mark_beside(draft, start, stops[0])


def _mark_beside(draft: Draft, start: int, stop: int) -> None:
    name = draft.text[start:stop]
    if _is_ware(draft, start, stop):
        return
    if draft.covered(start) is None and 4 <= len(name) <= 10 and name[0] not in _NO_NAME and name.endswith(_trades()) and namelike(name):
        if name not in _industries() and not is_word(name) and _ends_name(draft, stop):
            company(draft, start, stop)


def _after_settling(draft: Draft) -> None:
    """Mark what a clause of settling describes (入驻某某园的某某照明): its trade is enough."""
    for match in re.finditer(r"(?:入驻|落户|进驻|扎根|引进|位于|坐落于?)[^，。；]{0,14}?的(?=[\u4e00-\u9fff])", draft.text):
        start = match.end()
        if draft.covered(start) is None:
            stops = [stop for stop in _ends_after(draft, start) if draft.text[start:stop].endswith(_trades())]
            if stops:
                _mark_beside(draft, start, stops[-1])


def _begins(draft: Draft, start: int) -> bool:
    before = draft.text[start - 1 : start]
    return start == 0 or (before in HARD and before != "”") or not before.isalnum() or left_edge(draft, start) == start


def _appositive(draft: Draft) -> None:
    for match in _APPOSITIVE.finditer(draft.text):
        start = match.end()
        for stop in _ends_after(draft, start):
            name = draft.text[start:stop]
            if draft.covered(start) is None and name.endswith(_trades()) and tradelike(name):
                company(draft, start, stop)
                break


def _ends_after(draft: Draft, start: int) -> Iterator[int]:
    """Yield where a name that begins at `start` may stop, the longest first."""
    stop = start
    while stop < len(draft.text) and stop - start < 14 and draft.text[stop] not in HARD and draft.covered(stop) is None:
        stop += 1
    ends: list[int] = []
    at = start
    while at < stop:
        token = token_at(draft.text, at)
        if cuts(token) and token.word not in _trades():
            stop = at
            break
        at = token.stop
        ends.append(at)
    for end in reversed(ends):
        if any(draft.text[start:end].endswith(trade) for trade in _trades()) or end == stop:
            yield end

"""Organisations that their own form gives away: companies in full, bodies of party and state, schools, banks, parks."""

import re
from functools import cache

from loaders.draft import Draft, Reading
from loaders.lexicon import pattern, words
from loaders.mentions.edges import HAN, is_word, left_edge, name_words, tokens, trim_lead
from loaders.mentions.zones import zone_forms, zone_of
from loaders.places import find_places

__all__ = ["organization", "read_organizations"]

_ORGAN = "党工委|管理委员会|管委会|党组|机关党委|党委|党总支|党支部|纪检监察工委|纪工委|机关工委|总工会|工会|团工委|团委|妇联|工商联"
"""Bodies that a zone has one of, so that the bare word names the zone's own."""
_NEEDS_OWNER = frozenset(("党组", "党委", "机关党委", "党总支", "党支部", "工会", "总工会", "团委", "妇联", "工商联"))
_OFFICE = "委员会|办公室|分局|总局|局|部|中心|办|厅|处|支队|大队|专班"
_SEATS = "市委|县委|区委|省委|州委|旗委|镇党委|乡党委|[省市县区州旗镇乡]?人民政府|市政府|县政府|区政府|省政府|镇政府|[省市县区州旗]?(?:政协|人大常委会|人大|纪委监委|纪委|监委|组织部|宣传部|统战部|政法委|总工会)"
_BUILT = re.compile(r"(?:建设|打造|改造成|建成|新建|筹建|布局|依托|入驻|落户)(?=.{2})")
_AWARDED = re.compile(r"(?:被评为|评为|获评|认定为|入选|获批|列入|创建|申报|荣获|授予|跻身|列为|通过)(?:了|全[省国市]|首批|“)*$")
_RUNS_ON = re.compile(r"[\u4e00-\u9fff（）()]{1,10}?(?:股份)?有限(?:责任)?公司")
"""What makes a bare 集团 the middle of a longer name (某某集团药材有限公司)."""
_LEVELLED = re.compile(r"(?:国家|省|市|自治区|区|县|部)级")
_INTRODUCED = re.compile(r"(?:链主|龙头|骨干|重点|上市|高新技术|锁具|配套)?(?:企业|公司|厂商|配套商|供应商)(?=.{2})")
_PLAIN = frozenset(("公司", "厂", "总厂", "子公司", "分公司", "工厂"))
_COUNTED = re.compile(r"(?:[\d一二两三四五六七八九十百]+余?|多|数|几)(?:家|个|户)(?:[\u4e00-\u9fff]{0,4})$")
_UNNAMED = re.compile(
    r"(?:全区|全市|现代|专业|综合|标准|各|该|本|某|其|这|那|此|一|两|二|三|四|五|六|七|八|九|十|\d|多|几|余|家|个|所|批|相关|有关|部分|重点|优势|配套|龙头|链主|上市|拟上市|民营|国有|外资"
    r"|中小微?|小微|辖区|园区|开发区|区内|入驻|入园|落户|驻区|市内外|省内外|国内外|国内|国外|境外|知名|著名|大型|骨干|传统|工业|规上|规模以上|科技型|生产|总|分|子|第|首批?|省级?|市级?|县级?|国家级?|特色|级"
    r"|母|平台|建设|运营|投资|施工|物业|外贸|制造|加工|物流|商贸|贸易|保险|担保|基金|人力资源|高|全资|控股|大|好|等|的|与|和|及|地方|当地|合作|商业|政策性|职业|高职|高等|高校|本科|中等)*"
)


@cache
def _heads(*classes: str) -> re.Pattern[str]:
    """Return the heads of these classes; of 医药产业园 and 产业园 only the shorter, so that 医药 is left to name it."""
    known = words("bodies", *classes)
    least = [head for head in known if not any(head != other and head.endswith(other) for other in known)]
    return re.compile("|".join(map(re.escape, least)))


@cache
def _department() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('cues', 'department')})+?(?:{_OFFICE})(?:党委|党组|党支部)?(?![门署长员位])")


def read_organizations(draft: Draft) -> None:
    """Mark the organisations whose form says what they are."""
    _companies_in_full(draft)
    for cls in ("EducationalInstitution", "FinancialInstitution"):
        _by_head(draft, cls)
    _seats(draft)
    _zone_organs(draft)
    _departments(draft)
    for cls in ("SpecialtyTown", "Park"):
        _parks(draft, cls)
    _by_head(draft, "Organization")


def _named(stem: str) -> bool:
    """Tell whether a stem names something, and is not only 各, 3家, 重点."""
    return len(stem) >= 2 and not _UNNAMED.fullmatch(stem)


def _companies_in_full(draft: Draft) -> None:
    suffix = pattern("cues", "company_suffix")
    at = 0
    for match in re.finditer(rf"{suffix}(?:(?:[（(][{HAN}]{{2,6}}[）)])?[{HAN}]{{2,8}}?分公司)?", draft.text):
        if match.start() < at:
            continue
        if _RUNS_ON.match(draft.text, match.end()) and "有限" not in match.group():
            continue
        start = _company_start(draft, match, at)
        name, stem = draft.text[start : match.end()], draft.text[start : match.start()]
        if not _named(stem) or _COUNTED.search(stem) or draft.text[match.end() : match.end() + 1] in set("化式制房家区址长商"):
            continue
        zone = draft.covered(start)
        if zone is not None and draft.cls(zone.entity) == "Zone" and match.start() - zone.stop >= 2:
            start = zone.stop
            name, stem = draft.text[start : match.end()], draft.text[start : match.start()]
        inner = draft.inside(start, match.end(), "Zone")
        if inner and inner[0].start == start and len(stem) - (inner[0].stop - start) < 2 and match.group() != "集团":
            continue
        introduced = [word.end() for word in _INTRODUCED.finditer(stem)]
        start += introduced[-1] if introduced else 0
        stem = draft.text[start : match.start()]
        name = draft.text[start : match.end()]
        if not _named(stem) or _LEVELLED.match(stem) or (match.group() == "厂" and stem.endswith(("工", "处理")) and not stem.endswith("化工")) or (match.group() in _PLAIN and not _known_stem(stem, match.group())):
            continue
        at = match.end()
        company = draft.entity("Company", name)
        draft.mark(start, match.end(), company)
        branch = re.match(rf"(.+?{suffix})[{HAN}]{{2,8}}?分公司$", name)
        if branch:
            parent = draft.entity("Company", branch.group(1))
            draft.state(company, "partOf", parent, (start, match.end()), Reading("company.branch", 0.95))


def _company_start(draft: Draft, match: re.Match[str], floor: int) -> int:
    """Return where a company's name begins; before a bare 公司 or 集团 any verb that names no trade cuts it."""
    start = left_edge(draft, match.start(), floor=floor, keep=True)
    if start < match.start():
        start = trim_lead(draft.text, start, match.start())
    if "有限" not in match.group():
        for token in tokens(draft.text[start : match.start()])[::-1]:
            if token.tag == "v" and len(token.word) > 1 and is_word(token.word) and token.word not in name_words():
                return start + token.stop
    return start


def _known_stem(stem: str, head: str = "") -> bool:
    """Tell whether a stem before a bare 公司 or 厂 is a name: a place opens it, or a word no dictionary has."""
    if any(place[0] == 0 and (place[1] < len(stem) or "厂" not in head) for place in find_places(stem)):
        return True
    return any(not is_word(part.word) for part in tokens(stem)) or len(stem) >= 6


def _by_head(draft: Draft, cls: str) -> None:
    for match in _heads(cls).finditer(draft.text):
        if draft.covered(match.start()) is not None:
            continue
        start = left_edge(draft, match.start(), floor=max(0, match.start() - 20), keep=True)
        stem = draft.text[start : match.start()]
        zone = draft.covered(start)
        bare = zone is not None and draft.cls(zone.entity) == "Zone" and zone.stop == match.start()
        if (
            _named(stem)
            and not bare
            and draft.text[match.end() : match.end() + 2] not in ("产业", "筹备", "建设", "企业")
        ):
            draft.mark(start, match.end(), draft.entity(cls, draft.text[start : match.end()]))


_NOT_OURS = frozenset(("新闻中心", "融媒体中心", "发布中心", "税务局", "供电局", "公安局", "气象局", "市场中心", "生产部", "销售部", "市场部", "研发部", "技术部", "品质部", "质检部", "采购部", "设备部", "人力资源部"))
"""Offices that are not the zone's own when they stand alone."""
_MARKS = frozenset("，。；：、！？“（( \n")


def _seats(draft: Draft) -> None:
    """Mark the seats of power above the zone (运城市委, 县政府) and the offices inside them."""
    text = draft.text
    for match in re.finditer(
        rf"(?:{_SEATS})(?:(?:{pattern('cues', 'department')})+?(?:{_OFFICE}))?(?:党委|党组)?", text
    ):
        start = _with_place(draft, match.start())
        if draft.covered(start) is None and draft.covered(match.end() - 1) is None:
            draft.mark(start, match.end(), draft.entity("GovernmentBody", text[start : match.end()]))


def _with_place(draft: Draft, start: int) -> int:
    """Return where the place before a body's name begins (祁县|县委, 汾阳|市委, 太原市|应急局)."""
    for stop in (start, start + 1):
        place = draft.place_ending(stop)
        if place is not None and draft.text[start - 1 : start] not in ("、", "，"):
            return place
    # a place the tables lack: two or three characters between a mark and 市委
    edge = left_edge(draft, start, floor=max(0, start - 6))
    stem = draft.text[edge:start]
    if 2 <= len(stem) <= 3 and draft.text[start] in "市县区州" and not _UNNAMED.fullmatch(stem) and edge and draft.text[edge - 1] in _MARKS:
        return edge
    return start


def _zone_organs(draft: Draft) -> None:
    """Mark the bodies of a zone: 党工委, 经开区党组, 高新区科技创新部."""
    if not draft.zone:
        return
    owners = zone_forms(draft)
    for match in _organs().finditer(draft.text):
        owner = _owner(draft, match.start(), owners)
        if not owner and (match.group() in _NEEDS_OWNER or draft.covered(match.start()) is not None):
            continue
        _zone_body(draft, match.start() - len(owner), match.end(), match.group())
    for match in _committee_office().finditer(draft.text):
        _office(draft, match)
    for match in _department().finditer(draft.text):
        owner = _owner(draft, match.start(), owners)
        if owner:
            _zone_body(draft, match.start() - len(owner), match.end(), match.group())


def _owner(draft: Draft, stop: int, owners: tuple[str, ...]) -> str:
    """Return the form of the zone's name that ends at a position, or the empty string."""
    return next((owner for owner in owners if draft.text.endswith(owner, 0, stop)), "")


@cache
def _organs() -> re.Pattern[str]:
    return re.compile(rf"(?:{_ORGAN})(?!书记处)")


@cache
def _committee_office() -> re.Pattern[str]:
    return re.compile(rf"(?P<committee>管委会|管理委员会)(?P<office>{_department().pattern}|办公室(?!主任))")


def _office(draft: Draft, match: re.Match[str]) -> None:
    """Mark an office of the administrative committee (管委会金融办), which is a part of it."""
    committee = draft.covered(match.start())
    if committee is None or draft.cls(committee.entity) != "GovernmentBody":
        return
    printed = draft.text[committee.start : match.end()]
    name = draft.name(committee.entity) + match["office"]
    office = draft.entity("GovernmentBody", name, printed, match.group())
    draft.mark(committee.start, match.end(), office)
    draft.state(office, "partOf", committee.entity, (committee.start, match.end()), Reading("body.office", 0.95))


def _zone_body(draft: Draft, start: int, stop: int, head: str) -> None:
    """Mark a body of the zone that its name or its surroundings give, under the zone's full name."""
    mention = draft.covered(start)
    if mention is not None and draft.cls(mention.entity) == "Zone" and mention.stop <= stop:
        zone = mention.entity
    elif mention is not None:
        return
    else:
        zone = zone_of(draft, start)
    printed = draft.text[start:stop]
    plain = head.replace("管理委员会", "管委会")
    known = draft.find(draft.name(zone) + plain, "GovernmentBody") or draft.find(
        draft.name(zone) + head, "GovernmentBody"
    )
    body = known or draft.entity("GovernmentBody", draft.name(zone) + head)
    draft.alias(body, printed, head if printed != head and zone == draft.zone else "")
    draft.mark(start, stop, body)
    span = (mention.start if mention else start, stop)
    draft.state(body, "partOf", zone, span, Reading("body.zone", 0.95))


def _departments(draft: Draft) -> None:
    """Mark offices by their names: 省工信厅 is the state's, a bare 发展规划部 in a zone's article is the zone's."""
    text = draft.text
    for match in _department().finditer(text):
        if draft.covered(match.start()) is not None or draft.covered(match.end() - 1) is not None:
            continue
        listed = text[match.end() : match.end() + 1] == "、" or text[match.start() - 1 : match.start()] == "、"
        if match.group() in _NOT_OURS or (len(match.group()) < 4 and not listed) or text[match.end() : match.end() + 1] in set("里分门署长员内"):
            continue
        before = text[match.start() - 1 : match.start()]
        start = match.start()
        if before and before in "省市县区州盟旗镇":
            start -= 1
        start = _with_place(draft, start)
        if start == match.start() and text[start - 2 : start] in ("国家", "中央", "中国"):
            start -= 2
        if start < match.start():
            draft.mark(start, match.end(), draft.entity("GovernmentBody", text[start : match.end()]))
        elif (
            draft.zone
            and match.group().endswith(("部", "局", "中心", "办", "办公室", "党支部", "专班", "处"))
            and _bounded(text, start)
        ):
            _zone_body(draft, start, match.end(), match.group())


def _bounded(text: str, start: int) -> bool:
    """Tell whether a bare office begins where a name can: after a mark or a word that joins."""
    return start == 0 or text[start - 1] in "，。；：、！？“（( \n由与和及向据在到对经"


def _parks(draft: Draft, cls: str) -> None:
    for match in _heads(cls).finditer(draft.text):
        if draft.covered(match.start()) is not None and draft.cls(draft.covered(match.start()).entity) != "Zone":  # type: ignore[union-attr]
            continue
        start = left_edge(draft, match.start(), floor=max(0, match.start() - 24), keep=True)
        start = trim_lead(draft.text, start, match.start()) if start < match.start() else start
        built = [word.end() for word in _BUILT.finditer(draft.text[start : match.start()])]
        start += built[-1] if built else 0
        stem = draft.text[start : match.start()]
        if _AWARDED.search(draft.text, max(0, start - 8), start):
            continue
        if not _named(stem) or "+" in stem or draft.text[match.end() : match.end() + 1] in set("化内式区"):
            continue
        inner = draft.covered(match.end() - 1)
        if inner is not None and draft.cls(inner.entity) == "Zone":
            continue
        name = draft.text[start : match.end()]
        owner = next((form for form in zone_forms(draft) if name.startswith(form) and len(name) >= len(form) + 4), "")
        if owner and cls == "SpecialtyTown":
            rest = name[len(owner) :]
            entity = draft.entity(cls, draft.name(zone_of(draft, start)) + rest, name, rest)
        else:
            entity = draft.entity(cls, name)
        draft.mark(start, match.end(), entity)
        if cls == "Park":
            _sharing(draft, start, match.group())


def _sharing(draft: Draft, start: int, head: str) -> None:
    """Mark the parks of an enumeration that leave their common head to the last one (甲、乙产业园)."""
    while draft.text[start - 1 : start] == "、" and draft.covered(start - 2) is None:
        stop = start - 1
        start = draft.text.rfind("、", max(0, stop - 24), stop) + 1
        name = draft.text[start:stop]
        before = draft.covered(start - 2) if draft.text[start - 1 : start] == "、" else None
        if not 3 <= len(name) <= 24 or not (before and draft.cls(before.entity) == "Park"):
            return
        draft.mark(start, stop, draft.entity("Park", name, name + head))


def organization(draft: Draft, text: str) -> str | None:
    """Return the entity that the organisation part of a post (经开区党组, 某某公司) is, added when it is new."""
    known = draft.find(text)
    if known is not None:
        return None if draft.cls(known) == "Place" else known
    if draft.zone and text in zone_forms(draft):
        return draft.zone
    if draft.zone and re.fullmatch(_ORGAN, text):
        return draft.entity("GovernmentBody", draft.name(draft.zone) + text, text)
    for cls in ("EducationalInstitution", "FinancialInstitution", "Park", "SpecialtyTown", "Zone", "Organization"):
        ends = [match for match in _heads(cls).finditer(text) if match.end() == len(text)]
        if ends and _named(text[: ends[0].start()]):
            return draft.entity(cls, text)
    if any(text.endswith(suffix) and _named(text.removesuffix(suffix)) for suffix in words("cues", "company_suffix")):
        return draft.entity("Company", text)
    if re.search(rf"(?:{_ORGAN}|{_SEATS}|{_OFFICE}|法院|检察院|海关|政府|委)$", text) and len(text) >= 2:
        return draft.entity("GovernmentBody", text)
    return None

"""Bodies of party and state: seats of power above the zone, the zone's own organs, offices by their names."""

import re
from functools import cache

from loaders.draft import Draft, Reading
from loaders.lexicon import pattern, words
from loaders.mentions.body_names import is_named
from loaders.mentions.edges import HAN, left_edge
from loaders.mentions.zones import zone_forms, zone_of
from loaders.places import place_kind

__all__ = ["is_body", "is_organ", "read_departments", "read_seats", "read_zone_organs"]

_MARKS = frozenset("，。；：、！？“（( \n")
_LENGTHENS = frozenset("里分门署长员内事")
"""Characters that make another word of an office (局长, 部门)."""
_LONGER = re.compile(rf"[{HAN}](?:经济|技术|产业|工业)\Z")
"""What makes 开发区 the end of another zone's name."""
_STRANGER = re.compile(r"(?:开发|高新|经开|新)区\Z")
_BOUNDS = frozenset("，。；：、！？“（( \n由与和及向据在到对经了")
_GOVERNING = frozenset(("要求", "会同", "联合", "组织", "协调", "督促", "责成", "带领"))
"""What stands before a bare office and is no part of its name."""
_DISTRICT = re.compile(r"区(?:委(?!会|员)|(?:人民)?政府|人大|政协)|区长")
"""What only an administrative district has."""
_PART = re.compile(r"门|分(?!局)")
_TOWN = re.compile(
    rf"(?:(?<![{HAN}])|(?<=[由据和与及对向经县市区旗]))(?![由据和与及对向经])[{HAN}]{{2,4}}?(?:镇|乡|街道)(?:党工委|党委|办事处|(?:人民)?政府)"
)
"""The seats of a town, whatever its name."""


def is_organ(text: str) -> bool:
    """Tell whether a text is a body that a zone has one of, so that the bare word names the zone's own."""
    return text in words("cues", "zone_organ")


def is_body(text: str) -> bool:
    """Tell whether a text ends like a body of party or state."""
    heads = rf"{pattern('cues', 'zone_organ')}|{_seat()}|{pattern('cues', 'office')}|法院|检察院|海关|政府|委"
    return re.search(rf"(?:{heads})$", text) is not None and len(text) >= 2


@cache
def _seat() -> str:
    organ, seat = pattern("cues", "seat_organ"), pattern("cues", "seat")
    return rf"(?:团[省市县区州旗]委|{seat}|[省市县区州旗镇乡]?人民政府|[省市县区州旗]?{organ})"


@cache
def _department() -> re.Pattern[str]:
    office = rf"{pattern('cues', 'department')}+?{pattern('cues', 'office')}|{pattern('cues', 'commission')}"
    customs = r"(?:海关|海事局|边检站|供电公司)(?!总署|监管|特殊|数据|查验|统计|编码)"
    levelled = rf"(?<=[省市县区州旗]){pattern('cues', 'level_organ')}"
    return re.compile(rf"(?![及和与])(?:{office}|{customs}|{levelled})(?:党委|党组|党支部)?(?![门署长员位]|分(?!局))")


def read_seats(draft: Draft) -> None:
    """Mark the seats of power above the zone (运城市委, 县政府) and the offices inside them."""
    text = draft.text
    for match in _TOWN.finditer(text):
        if draft.covered(match.start()) is None and draft.covered(match.end() - 1) is None and is_named(match.group()):
            draft.mark(*match.span(), draft.entity("GovernmentBody", match.group()))
    for match in re.finditer(
        rf"{_seat()}(?:(?:{pattern('cues', 'department')})+?{pattern('cues', 'office')})?(?:党委|党组)?", text
    ):
        if _PART.match(text, match.end()):
            continue  # 组织|部门, 组织|部分企业
        start = _with_place(draft, match.start())
        if draft.covered(start) is None and draft.covered(match.end() - 1) is None:
            bare = start == match.start()
            if bare and is_organ(match.group()):
                continue  # the zone's own 总工会
            known = _named_before(draft, text[start : match.end()]) if bare else None
            draft.mark(start, match.end(), known or draft.entity("GovernmentBody", text[start : match.end()]))


def _named_before(draft: Draft, seat: str) -> str | None:
    """Return the one seat that the article has named with its place (云川市委), for which the bare word then stands."""
    named = [body for body in draft.of_class("GovernmentBody") if body.name.endswith(seat) and body.name != seat]
    if len(named) != 1:
        return None
    draft.alias(named[0].id, seat)
    return named[0].id


def _with_place(draft: Draft, start: int) -> int:
    """Return where the place before a body's name begins (祁县|县委, 汾阳|市委, 太原市|应急局)."""
    for stop in (start, start + 1):
        place = draft.place_ending(stop)
        if place is None and draft.zone and draft.text.endswith(short := draft.name(draft.zone)[:2], 0, stop):
            place = stop - len(short) if draft.find(short, "Place") else None
        if place is not None and draft.text[start - 1 : start] not in ("、", "，"):
            return place
    # a place the tables lack: two or three characters between a mark and 市委
    edge = left_edge(draft, start, floor=max(0, start - 6))
    stem = draft.text[edge:start]
    if (
        2 <= len(stem) <= 3
        and draft.text[start] in "市县区州"
        and is_named(stem)
        and edge
        and draft.text[edge - 1] in _MARKS
    ):
        return edge
    return start


def read_zone_organs(draft: Draft) -> None:
    """Mark the bodies of a zone: 党工委, 经开区党组, 高新区科技创新部."""
    if not draft.zone:
        return
    owners = zone_forms(draft)
    for match in _organs().finditer(draft.text):
        owner = _other_owner(draft, match.start()) or _owner(draft, match.start(), owners)
        if not owner and (match.group() in words("cues", "owned_organ") or draft.covered(match.start()) is not None):
            continue
        if not owner and _STRANGER.search(draft.text, max(0, match.start() - 4), match.start()):
            continue  # of a zone that is not known by name
        _zone_body(draft, match.start() - len(owner), match.end(), match.group())
    for match in _committee_office().finditer(draft.text):
        _office(draft, match)
    for match in _department().finditer(draft.text):
        owner = _owner(draft, match.start(), owners)
        if owner:
            _zone_body(draft, match.start() - len(owner), match.end(), match.group())


def _other_owner(draft: Draft, stop: int) -> str:
    """Return the printed name of another zone that ends at a position, or the empty string."""
    zone = draft.covered(stop - 1) if stop else None
    named = zone is not None and zone.stop == stop and draft.cls(zone.entity) == "Zone"
    return draft.text[zone.start : stop] if zone is not None and named else ""


def _owner(draft: Draft, stop: int, owners: tuple[str, ...]) -> str:
    """Return the form of the zone's name that ends at a position, or the empty string."""
    found = next((owner for owner in owners if draft.text.endswith(owner, 0, stop)), "")
    start = stop - len(found)
    return "" if found == "开发区" and _LONGER.search(draft.text[max(0, start - 3) : start]) else found


@cache
def _organs() -> re.Pattern[str]:
    return re.compile(rf"{pattern('cues', 'zone_organ')}(?!书记处)")


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
        zone = _owner_before(draft, start) or zone_of(draft, start)
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


def _owner_before(draft: Draft, start: int) -> str | None:
    """Return the zone whose organ the sentence named last (甲区党工委书记、管委会主任), if no other zone follows it."""
    sentence = draft.sentence(start)
    before = draft.inside(sentence.start, start, "GovernmentBody", "Zone")
    if draft.text[start - 1 : start] not in _MARKS or not before or draft.cls(before[-1].entity) == "Zone":
        return None
    wholes = (s.object for s in draft.states("partOf") if s.subject == before[-1].entity)
    return next((whole for whole in wholes if draft.cls(whole) == "Zone"), None)


def read_departments(draft: Draft) -> None:
    """Mark offices by their names: 省工信厅 is the state's, a bare 发展规划部 in a zone's article is the zone's."""
    text = draft.text
    for match in _department().finditer(text):
        if draft.covered(match.start()) is not None or draft.covered(match.end() - 1) is not None:
            continue
        if text[match.end() : match.end() + 1] in _LENGTHENS:
            continue
        before = text[match.start() - 1 : match.start()]
        start = match.start()
        if before and before in "省市县区州盟旗镇":
            start -= 3 if text.endswith("自治区", 0, start) else 2 if text.endswith("师市", 0, start) else 1
        start = _with_district(draft, _with_place(draft, start))
        if start == match.start() and text[start - 2 : start] in ("国家", "中央", "中国"):
            start -= 2
        foreign = match.group() in words("cues", "foreign_office")
        listed = text[match.end() : match.end() + 1] == "、" or before == "、"
        if foreign and not (start < match.start() and match.group().endswith("局")):
            continue
        if start == match.start() and len(match.group()) < 4 and not listed:
            continue
        known = _named_before(draft, text[start : match.end()]) if start == match.start() - 1 else None
        own = start == match.start() - 1 and before == "区" and known is None and _bounded(text, start)
        if own and _runs_itself(draft, match.group()):
            _zone_body(draft, start, match.end(), match.group())
        elif start < match.start():
            draft.mark(start, match.end(), known or draft.entity("GovernmentBody", text[start : match.end()]))
        elif draft.zone and match.group().endswith(words("cues", "zone_office")) and _bounded(text, start):
            _zone_body(draft, start, match.end(), match.group())


def _with_district(draft: Draft, start: int) -> int:
    """Return where the city begins whose district the tables lack (北京市|石某岭区|投资促进中心)."""
    if draft.text[start : start + 1] != "区":
        return start
    places = (draft.place_ending(at) for at in (start - 2, start - 3))
    return next((place for place in places if place is not None), start)


def _runs_itself(draft: Draft, office: str) -> bool:
    """Tell whether 区某某局 is the zone's own, as the article speaks of no administrative district."""
    named = any(form.endswith("区") and place_kind(form) == "county" for _, _, form in draft.places)
    hall = office in words("cues", "hall")
    return bool(draft.zone) and not named and not hall and _DISTRICT.search(draft.text) is None


def _bounded(text: str, start: int) -> bool:
    """Tell whether a bare office begins where a name can: after a mark or a word that joins."""
    joint = text[start - 2 : start] == "联合" and re.match(rf"[{HAN}]*?中心", text[start : start + 12])
    return start == 0 or text[start - 1] in _BOUNDS or (text[start - 2 : start] in _GOVERNING and not joint)

"""Which body a post names: the organisation before a title, or the one spoken of when the title stands alone."""

import re
from functools import cache

from loaders.coreference import quoted
from loaders.draft import Draft, Reading
from loaders.grammar import ORGANIZATIONS
from loaders.lexicon import pattern, words
from loaders.mentions.companies import company, tradelike
from loaders.mentions.edges import HAN, HARD, is_word, namelike
from loaders.mentions.organizations import organization
from loaders.mentions.people import Post, mark_everywhere
from loaders.places import find_places

__all__ = ["PARTY_HEAD", "RANK", "body_of", "fits", "of_firm", "topic_firm"]

PARTY_HEAD = re.compile(r"党组|党委|党工委|党支部|纪工委")
_PARTY_TAIL = re.compile(r"(?:机关)?(?:党委|党组|党支部|党总支|党工委|纪工委|纪委|政法委)$")
_OFFICIAL = re.compile(r"(?:常务)?副?[市县区镇乡省州旗盟]长")
"""Offices of a place, which is no body."""
RANK = re.compile(r"院士|博士后?|.*律师|.*会计师")
"""Titles that their bearer keeps wherever he works."""
_OFFICE = re.compile(rf"[{HAN}]{{1,8}}(?:委|科|室|处|组|部|中心|学院|系|所|办|局|站|院)")
_BARE_OFFICE = re.compile(rf"(?:{pattern('cues', 'department')})+(?:办|办公室|局|部|中心|科|处|专班)")
_WORKING_COMMITTEE = re.compile(r"[区园]?(?:党)?工委|[区园]党委")
_DISCIPLINE = ("纪委", "政法委", "组织部", "宣传部", "统战部", "党群部", "人大工委", "政协工委")
_FIRM_NOUNS = ("公司", "集团", "企业")
_HEAD_OF_FIRM = re.compile(r".*(?:董事长|总经理|总裁|厂长|总监|行长|执行官|董事|(?<!客户)(?<!项目)经理)(?:助理)?")
_HEAD_OF_SCHOOL = re.compile(r".*(?:校长|院长|园长)")
_WITHIN_FIRM = re.compile(
    r"(?:生产|安环|安全环保|质检|质量|品控|技术|研发|市场|销售|营销|外贸|采购|物流|仓储|设备|人事|人力资源|行政|财务)"
    r"(?:(?:管理)?(?:部|中心|科|处))?副?(?:部长|经理|总监|主管|负责人)|(?:[一二三四五六七八九十\d]+号|[\u4e00-\u9fff]{2})?车间(?:副?主任|主管)"
)
_SCHOOL = "EducationalInstitution"
_TWO_FIELDS = re.compile(rf"[{HAN}]{{1,6}}[与和][{HAN}]{{1,6}}(?:学院|研究院|研究所|系)")
_FIRMS = ("Company", "FinancialInstitution")
_ENDINGS = (
    (re.compile(r"(?:大学|学院|学校|研究院|研究所|社科院|科院|实验室|工作站)$"), "EducationalInstitution"),
    (re.compile(r"(?:协会|商会|联合会|联盟|促进会|学会)$"), "Organization"),
    (re.compile(r"(?:局|委|办|厅|署|处|科|分局|办公室|支队|大队)$"), "GovernmentBody"),
)
_OWNED = re.compile(rf"[省市县区州][{HAN}]{{2,8}}(?:集团|公司)")
"""Firms of a place that the article leaves unsaid (市投资集团)."""
_SAID = re.compile(r"[该本](?:局|部|厅|委|办|中心|处|所|站|院|校|行|厂|协会|商会|集团|银行|学院|大学)")
_KINDS = ("医院", "学院", "学校", "银行", "商会", "协会", "学会", "集团")
_NOBODY = re.compile(r"(?:各|该|本|某|多|全|有关|相关|部分|一些|其|这|那|两|\d|[一二三四五六七八九十]+[家个名位])")


def fits(draft: Draft, body: str, title: str) -> bool:
    """Tell whether a bare title can be of a body that another name of the sentence has (not 管委会|总经理)."""
    if title not in words("posts", "company", "government", "party"):
        return False
    kinds = {kind for kind in ("company", "government", "party") if title in words("posts", kind)}
    if "party" in kinds or {"company", "government"} <= kinds:
        return True
    return (draft.cls(body) in _FIRMS) == ("company" in kinds)


def of_firm(duty: str, title: str) -> bool:
    """Tell whether a title is one within a firm, whose name it leaves out (生产部|部长, 人力资源|总监).

    >>> of_firm("质检部", "经理"), of_firm("经济发展部", "部长")
    (True, False)
    """
    return _WITHIN_FIRM.fullmatch(duty + title) is not None


def topic_firm(draft: Draft, position: int) -> str | None:
    """Return the firm that the paragraph around a position is about: the first that it names before it."""
    paragraph = draft.sentence(position).paragraph
    start = next(s.start for s in draft.view.sentences if s.paragraph == paragraph)
    found = draft.inside(start, position, *_FIRMS)
    return found[0].entity if found else None


def body_of(draft: Draft, post: Post, title: str, before: str | None) -> str | None:
    """Return the body that a post names, or the one carried over from the post before it; None if it names none."""
    text = draft.text[post.start : post.title_start]
    if _OFFICIAL.fullmatch(title) and not text.endswith("政府"):
        return None
    if not text:
        if of_firm("", title):
            return topic_firm(draft, post.start)
        if RANK.fullmatch(title):
            return None
        return _spoken_of(draft, post, title) if before is None else _carried(draft, before, title)
    if before is not None and text in _DISCIPLINE and (zone := _zone_whole(draft, before)):
        name = draft.name(zone) + text
        organ = draft.find(name, "GovernmentBody") or draft.entity("GovernmentBody", name, text)
        draft.state(organ, "partOf", zone, (post.start, post.stop), Reading("body.zone", 0.9))
        return organ
    mentions = draft.inside(post.start, post.title_start, *ORGANIZATIONS)
    if len(mentions) > 1 and mentions[0].start == post.start and draft.cls(mentions[0].entity) == _SCHOOL:
        tail = draft.text[mentions[0].stop : post.title_start]
        if _TWO_FIELDS.fullmatch(tail):
            return _within(draft, post, mentions[0].entity, tail)
    if mentions and mentions[-1].stop == post.title_start:
        return mentions[-1].entity
    if RANK.fullmatch(title):
        return None
    if mentions and mentions[0].start == post.start:
        led = _led(draft, post, title, text)
        return led or _within(draft, post, mentions[0].entity, draft.text[mentions[0].stop : post.title_start])
    if mentions:
        return None
    if text in _FIRM_NOUNS and _HEAD_OF_FIRM.fullmatch(title):
        return _spoken_of(draft, post, title)
    if text == "办事处" and before is not None and "街道" in draft.name(before):
        return _street_office(draft, post, before)
    if _SAID.fullmatch(text):
        return _said(draft, post, text[1:])
    if before is not None and text in words("cues", "owned_organ") and draft.name(before)[0] in "省市县区州旗盟":
        return draft.entity("GovernmentBody", text)  # 市政协副主席、工商联主席: no organ of the zone
    known = _bare_office(draft, text) or organization(draft, text)
    if known is not None:
        mark_everywhere(draft, text, known)
        _of_zone(draft, post, known, text[1:] if text in ("区党委", "园党委") else text)
        return known
    return _tail_of_known(draft, text) or _led(draft, post, title, text) or _by_form(draft, post, title, text)


def _carried(draft: Draft, before: str, title: str) -> str | None:
    """Return the body of the second post of a stack (老干部局党委书记、局长: the bureau)."""
    stem = _PARTY_TAIL.sub("", draft.name(before))
    if stem == draft.name(before) or title[-1] not in "长任理师监裁官席":
        return before
    if stem and draft.find(stem, "Zone") is None:
        return organization(draft, stem) or before
    # 党工委委员、副主任: of the committee that the zone has beside its party committee
    committee = draft.find(stem + "管委会", "GovernmentBody") or draft.find(stem + "管理委员会", "GovernmentBody")
    zone = draft.find(stem, "Zone")
    if committee is None and zone is not None and title in ("主任", "副主任", "常务副主任"):
        committee = draft.entity("GovernmentBody", stem + "管委会")
    return committee if title.endswith("主任") else before


def _zone_whole(draft: Draft, body: str) -> str | None:
    """Return the zone that a body is part of."""
    wholes = (s.object for s in draft.states("partOf") if s.subject == body)
    return next((whole for whole in wholes if draft.cls(whole) == "Zone"), None)


def _street_office(draft: Draft, post: Post, before: str) -> str:
    """Return the office of the street whose party committee the post before names (甲街道党工委书记、办事处主任)."""
    name = draft.name(before).split("街道")[0] + "街道办事处"
    office = draft.find(name, "GovernmentBody") or draft.entity("GovernmentBody", name)
    draft.mark(post.start, post.title_start, office)
    return office


def _within(draft: Draft, post: Post, owner: str, tail: str) -> str | None:
    """Return the body inside another that a post names: 经开区|党组, 市政协|经济委, 某某大学|材料学院."""
    if PARTY_HEAD.fullmatch(tail) or (_OFFICE.fullmatch(tail) and draft.cls(owner) not in _FIRMS):
        cls = "EducationalInstitution" if draft.cls(owner) == "EducationalInstitution" else "GovernmentBody"
        printed = draft.text[post.start : post.title_start]
        inner = draft.entity("GovernmentBody" if PARTY_HEAD.fullmatch(tail) else cls, draft.name(owner) + tail, printed)
        draft.mark(post.start, post.title_start, inner)
        draft.state(inner, "partOf", owner, (post.start, post.title_start), Reading("body.inner", 0.9))
        return inner
    known = organization(draft, draft.text[post.start : post.title_start])
    if known is not None:
        mark_everywhere(draft, draft.text[post.start : post.title_start], known)
    return known


def _led(draft: Draft, post: Post, title: str, text: str) -> str | None:
    """Return the office that shares its last character with the title of its head (财政金融|局长)."""
    if not re.fullmatch("[局部厅处]长", title):
        return None
    office = text + title[0]
    known = draft.find(office, "GovernmentBody") or _bare_office(draft, office)
    zone = draft.covered(post.start)
    if known is None and zone is not None and draft.cls(zone.entity) == "Zone":
        tail = draft.text[zone.stop : post.title_start + 1]
        if _BARE_OFFICE.fullmatch(tail):
            known = draft.entity("GovernmentBody", draft.name(zone.entity) + tail, office)
            draft.state(known, "partOf", zone.entity, (post.start, post.title_start + 1), Reading("body.zone", 0.9))
    return known


def _bare_office(draft: Draft, text: str) -> str | None:
    """Return the zone's own office that a bare one is (金融办), unless a place or a level owns it."""
    owned = text[0] in "省市县区州旗镇乡国中自" or any(start == 0 for start, _, _ in find_places(text))
    if draft.zone and _WORKING_COMMITTEE.fullmatch(text):
        if text.endswith("党委"):
            name = draft.name(draft.zone) + "党委"
            return draft.find(name, "GovernmentBody") or draft.entity("GovernmentBody", name, text)
        party = draft.find(draft.name(draft.zone) + "党工委", "GovernmentBody")
        return party or draft.entity("GovernmentBody", draft.name(draft.zone) + "工委", text)
    if not draft.zone or owned or not _BARE_OFFICE.fullmatch(text) or draft.find(text) is not None:
        return None
    return draft.entity("GovernmentBody", draft.name(draft.zone) + text, text)


def _said(draft: Draft, post: Post, head: str) -> str | None:
    """Return the office that a word like 该局 stands for: the last one before it whose name ends alike."""
    before = draft.inside(0, post.start, *ORGANIZATIONS)
    return next((m.entity for m in reversed(before) if draft.name(m.entity).endswith(head)), None)


def _of_zone(draft: Draft, post: Post, body: str, text: str) -> None:
    if draft.cls(body) == "GovernmentBody" and draft.zone and draft.name(body) == draft.name(draft.zone) + text:
        draft.state(body, "partOf", draft.zone, (post.start, post.stop), Reading("body.zone", 0.9))


def _tail_of_known(draft: Draft, text: str) -> str | None:
    """Return the one organisation of the article whose name a shortened form ends (工作站 for 某某院士工作站)."""
    known = [e.id for e in draft.of_class(*ORGANIZATIONS) if any(form.endswith(text) for form in draft.forms(e.id))]
    return known[0] if len(known) == 1 and (len(text) > 2 or text in _KINDS) else None


def _by_form(draft: Draft, post: Post, title: str, text: str) -> str | None:
    """Return a body that no table knows, by how its name ends and what its title is for."""
    if _NOBODY.match(text) or not 3 <= len(text) <= 20 or is_word(text):
        return None
    if not namelike(text) and not _OWNED.fullmatch(text) and not _placed(text):
        return None
    if title in words("posts", "company"):
        known = tradelike(text) or _traded(draft, post) or _placed(text) or _OWNED.fullmatch(text)
        return company(draft, post.start, post.title_start) if known else None
    for ending, cls in _ENDINGS:
        if ending.search(text):
            body = draft.entity(cls, text)
            mark_everywhere(draft, text, body)
            return body
    return None


@cache
def _trades() -> tuple[str, ...]:
    return words("company_words", "trade")


def _traded(draft: Draft, post: Post) -> bool:
    """Tell whether a stretch between a mark and a title of a firm is an unknown word before its trade."""
    text = draft.text[post.start : post.title_start]
    trade = next((word for word in _trades() if text.endswith(word)), "")
    coined = text.removesuffix(trade)
    opened = post.start == 0 or draft.text[post.start - 1] in HARD
    return bool(trade) and opened and 2 <= len(coined) <= 4 and not is_word(coined)


def _placed(text: str) -> bool:
    """Tell whether a text is a place and, behind it, more than a kind of firm (某市|远山食品技术)."""
    place = next((stop for start, stop, _ in find_places(text) if start == 0), 0)
    return bool(place) and len(text) - place >= 4 and not is_word(text[place:])


def _spoken_of(draft: Draft, post: Post, title: str) -> str | None:
    """Return the firm or school that a bare title of its head belongs to: the one named last before it.

    That is one of its own paragraph, or the only one that the paragraph before speaks of.
    """
    if _HEAD_OF_FIRM.fullmatch(title):
        classes: tuple[str, ...] = ("FinancialInstitution",) if "行长" in title else _FIRMS
    elif _HEAD_OF_SCHOOL.fullmatch(title):
        classes = ("EducationalInstitution",)
    else:
        return None
    own = draft.sentence(post.start).paragraph
    starts = {s.paragraph: s.start for s in reversed(draft.view.sentences) if s.role == "body"}
    if own not in starts:
        return None
    found = [m for m in draft.inside(starts[own], post.start, *classes) if not quoted(draft, m.start)]
    companies = [m for m in found if draft.cls(m.entity) == "Company"]
    found = companies or found  # of a firm and its bank the firm
    if not found and own - 1 in starts:
        earlier = {m.entity for m in draft.inside(starts[own - 1], starts[own], *classes)}
        return earlier.pop() if len(earlier) == 1 else None
    return found[-1].entity if found else None

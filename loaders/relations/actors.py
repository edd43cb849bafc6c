"""Who acts in a clause: its own subject, the subject carried over from before, and the parties of A与B."""

import re
from functools import cache

from loaders.draft import Draft, Mention
from loaders.grammar import ORGANIZATIONS, clause_start
from loaders.lexicon import pattern
from loaders.mentions.edges import tokens

__all__ = ["actors", "clause_begin", "clause_stop", "first_group", "last_named", "opens", "owns", "speaker", "zone_or"]

_LIST = re.compile(
    r"(?:（[^（）]{1,20}）|\([^()]{1,20}\))?\s*(?:、|和|与|及|以及|暨)\s*(?:(?:做|生产|主营)[^，。；、]{1,10}的|(?:民营|国有|台资|外资)企业)?"
)
_OBLIQUE = re.compile(
    r"(?:[与同跟为向给对于到被由经随至在]|根据|围绕|依托|作为|位于|落户|入驻|进驻|走进|来自|赴|来到|前往|联合|携手|会同|迁入)$"
)
_IS = re.compile(r"(?:也|还|又|正|均|都)?(?:是|系|属于?)$")
_URGED = re.compile(
    r"(?:支持|推动|引导|鼓励|帮助|助力|指导|发挥|督促|协助|服务|培育|引进|引入|招引|吸引|邀请|组织|推荐|拜访|走访|会见|参观|调研)"
    r"(?:了|区内|辖区|本地|园区|企业)?$"
)
"""Verbs whose object does what follows them."""
_DATE = (
    r"自?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上中下]旬|底|初|份)?[起以来]*|\d+月?[-—–~至到]\d+月|\s"
    r"|[第前]?[一二三四五六七八九十两\d]+[次度季个月年]+"
)
_FRONT = re.compile(r"(?:的|企业|公司|集团|车企|药企|链主|龙头|其中|——|：|”|(?:一家|分别|链主|企业)是)$")
"""What may stand before a subject besides adverbs; behind a verb a name is its object."""
_OF = re.compile(r"(?:[）)]|[（(](?:以下|下)?(?:简称|称)[^）)]{2,12}[）)])?(?:区?内)?的")
_NUMBER = re.compile(
    r"^(?:\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[）)]|第[一二三四五六七八九十]+[站家]，?)\s*"
)
"""What stands before the name that heads an item of a list (2. 甲公司。…)."""
_KIND = re.compile(r"区?(?:本土|重点|骨干|龙头|规上)?企业(?=[，。])")
_IN_ROLE = re.compile(r"等?(?:企业)?为(?:骨干|配套|支撑|补充|龙头|链主|核心|代表|引领|主体)")
"""What shows firms as parts of what is spoken of, not as who does it (以甲为龙头，乙等为骨干)."""
_DAUGHTERS = re.compile(r"等?(?:[\d一二两三四五六七八九十]+余?家)?(?:全资|控股)?(?:子公司|分公司)")
_BUILT = re.compile(r"(?:建设|打造|新建|推进|实施|抓紧|加快)(?=.{3})")
_OTHER = re.compile(r"[\u4e00-\u9fff]{2}则(?:因|未|没|已|将|是|在|由|以|被)")
"""What tells that a clause turns to somebody else, whose name is not known (某某则因材料不全，未能通过)."""
_WITHIN = 2
_SELF = ("我们", "咱们", "咱", "我司", "我厂", "我们公司", "公司")
_SAYS = re.compile("说|表示|介绍|告诉|坦言|道|透露|称|谈|讲|算了一笔账|如是")


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('dealings', 'adverb')}|{_DATE})*")


def opens(text: str) -> bool:
    """Tell whether the words before a verb hold no subject of their own, so that one may be carried over.

    >>> opens("去年已先后"), opens("另有三家企业")
    (True, False)
    """
    return _adverbs().fullmatch(re.sub(r"“[^“”]*”", "", text)) is not None


def _subjectless(text: str) -> bool:
    """Tell whether what follows a semicolon opens with its verb, so that the subject before it goes on."""
    text = re.split("[；;]", text)[0].replace("，", "")
    lead = _adverbs().match(text)
    rest = text[lead.end() :] if lead else text
    return opens(text) or tokens(rest)[0].tag.startswith("v")


def clause_begin(draft: Draft, position: int, floor: int = 0) -> int:
    """Return where the clause around a position begins; quoted words inside it (“链主”企业) do not break it."""
    start = clause_start(draft, position)
    while start > floor and draft.text[start - 1] == "”":
        opening = draft.text.rfind("“", max(floor, start - 24), start)
        if opening <= floor or any(mark in "。！？\n" for mark in draft.text[opening:start]):
            break
        before = clause_start(draft, opening)
        if before == opening and draft.text[opening - 1] not in "“”":
            break
        start = before
    return max(start, floor)


def clause_stop(draft: Draft, position: int, limit: int, marks: str = "，。；！？\n") -> int:
    """Return where the clause around a position of the view stops."""
    found = _any_of(marks).search(draft.text, position, limit)
    return found.start() if found else max(position, limit)


@cache
def _any_of(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


def actors(draft: Draft, at: int, *classes: str, every: tuple[str, ...] = ()) -> list[Mention]:
    """Return who does what the words at a position say: enumerated in the clause, or carried over into it.

    `every` are the classes that can be a subject at all; a subject of another class than `classes` is nobody.
    """
    kinds = every or classes
    sentence = draft.sentence(max(at - 1, 0))
    start = clause_begin(draft, at, sentence.start)
    own = draft.inside(start, at, *kinds)
    if group := _urged(draft, own, start):
        return _of(draft, group, classes)
    if group := first_group(draft, own, start, carried=False):
        return _of(draft, group, classes)
    lead = draft.text[start : own[0].start if own else at]
    if not opens(lead if not own else lead[:-1]):
        return []
    while start > sentence.start:
        stop = start - 1
        if draft.text[stop] in "；;" and not _subjectless(draft.text[stop + 1 : at]):
            return []
        start = clause_begin(draft, stop, sentence.start)
        found = draft.inside(start, stop, *kinds)
        if group := first_group(draft, found, start, carried=True):
            return _of(draft, group, classes)
        if not found and _OTHER.search(draft.text, start, stop):
            return []
    earlier = [s for s in draft.view.sentences if s.paragraph == sentence.paragraph and s.stop <= sentence.start]
    for before in reversed(earlier[-_WITHIN:]):
        found = draft.inside(before.start, before.stop, *kinds)
        if group := first_group(draft, found, before.start, carried=True):
            return _of(draft, group, classes)
    return []


def _urged(draft: Draft, found: list[Mention], floor: int) -> list[Mention]:
    """Return those whom the clause moves to do it (推动甲争创…, 培育甲、乙等三家企业申报…)."""
    if len(found) < 1:
        return []
    group = found[-1:]
    for other in reversed(found[:-1]):
        if not _LIST.fullmatch(draft.text[other.stop : group[0].start]):
            break
        group.insert(0, other)
    if draft.text[group[-1].stop : group[-1].stop + 1] == "的":
        return []  # 引进甲的技术生产
    return group if _URGED.search(draft.text[floor : group[0].start]) else []


def _of(draft: Draft, group: list[Mention], classes: tuple[str, ...]) -> list[Mention]:
    return group if all(draft.cls(m.entity) in classes for m in group) else []


def first_group(draft: Draft, found: list[Mention], floor: int, *, carried: bool) -> list[Mention]:
    """Return the first mentions that stand as a subject, with those enumerated beside them."""
    for index, mention in enumerate(found):
        start = clause_begin(draft, mention.start, floor)
        home = draft.covered(mention.start - 1)
        of_zone = home is not None and home.stop == mention.start and draft.cls(home.entity) == "Zone"
        stop = home.start if home is not None and of_zone else mention.start
        before = _NUMBER.sub("", draft.text[start:stop].lstrip("▎▍●◆■▶☞👉 "))
        if owns(draft, mention) or (carried and _BUILT.match(draft.text[mention.start : mention.stop])):
            continue
        later = index > 0 and found[index - 1].start >= start
        predicate = _IS.search(before) if later else _IS.fullmatch(before)
        leads = before.endswith("由") and re.match(
            r"(?:公司)?(?:牵头|主导|领衔|发起)", draft.text[mention.stop : mention.stop + 6]
        )
        if (
            predicate
            or (_OBLIQUE.search(before) and not leads)
            or (carried and not (leads or _FRONT.search(before) or opens(before)))
        ):
            continue
        group = [mention]
        for other in found[index + 1 :]:
            if not _LIST.fullmatch(draft.text[group[-1].stop : other.start]):
                break
            group.append(other)
        end = clause_stop(draft, group[-1].stop, len(draft.text))
        if _IN_ROLE.match(draft.text, group[-1].stop, end):
            continue
        if carried and _DAUGHTERS.match(draft.text[group[-1].stop : end]):
            continue
        renamed = [m for m in found if group[-1].stop < m.start < end and draft.text[m.start - 2 : m.start] == "——"]
        return renamed if carried and renamed else group
    return []


def owns(draft: Draft, mention: Mention) -> bool:
    """Tell whether a mention only says whose or from where the next one is (某区的甲, 某区内的乙)."""
    beside = draft.covered(mention.stop)
    if draft.cls(mention.entity) == "Zone" and beside and draft.cls(beside.entity) in ("Company", "IndustryChain"):
        return True
    if draft.cls(mention.entity) == "Zone" and _KIND.match(draft.text, mention.stop):
        return True
    after = _OF.match(draft.text[mention.stop : mention.stop + 20])
    if after is None:
        return False
    following = draft.inside(mention.stop + after.end(), mention.stop + 24, *ORGANIZATIONS, "Project")
    return bool(following) and following[0].start <= mention.stop + after.end() + 4


def last_named(draft: Draft, at: int, count: int, *classes: str, but: tuple[Mention, ...] = ()) -> list[Mention]:
    """Return the last `count` different entities of these classes before a position, in order of place.

    `but` are those who are not meant: who supplies 两家企业 is neither of the two.
    """
    others = {mention.entity for mention in but}
    sentence = draft.sentence(max(at - 1, 0))
    first = max((s.start for s in draft.view.sentences if s.paragraph == sentence.paragraph - 1), default=0)
    found: dict[str, Mention] = {}
    for mention in reversed(draft.inside(first, at, *classes)):
        if mention.entity not in others:
            found.setdefault(mention.entity, mention)
        if len(found) == count:
            return sorted(found.values(), key=lambda m: m.start)
    return []


def zone_or(draft: Draft, found: list[Mention], at: int) -> list[Mention]:
    """Return those found; where nobody was, the article's zone, about which it is written."""
    if found or not draft.zone:
        return found
    return [Mention(at, at, draft.zone)]


def _firm_of(draft: Draft, start: int, stop: int) -> list[Mention]:
    """Return the firm in which the one person named in a stretch holds a post (“…。”|某某说)."""
    people = {m.entity for m in draft.inside(start, stop, "Person")}
    posts = [s.object for s in draft.states("holdsPost") if s.subject in people and draft.cls(s.object) == "Company"]
    return [Mention(start, start, posts[0])] if len(people) == 1 and len(set(posts)) == 1 else []


def speaker(draft: Draft, at: int) -> list[Mention]:
    """Return the company of whoever says the words at a position: named behind the quotation or before it.

    Behind it counts what stands up to the verb of saying (“…。”某公司总经理甲说), before it the last company named.
    """
    sentence = draft.sentence(at)
    opening = draft.text.rfind("“", max(0, at - 160), at)
    if opening < 0 or "”" in draft.text[opening:at]:
        return []
    closing = draft.text.find("”", at, at + 240)
    if closing >= 0:
        end = clause_stop(draft, closing + 1, min(len(draft.text), closing + 60))
        named = draft.inside(closing + 1, end, "Company")[:1]
        # 公司 behind a quotation is the one spoken to, not one that the quotation names
        inside = {
            m.entity for m in draft.inside(opening, closing, "Company") if draft.text[m.start : m.stop] not in _SELF
        }
        bare = [m for m in named if draft.text[m.start : m.stop] in ("公司", "企业", "集团") and m.entity in inside]
        if _SAYS.search(draft.text, closing + 1, end) and not bare:
            return named or _firm_of(draft, closing + 1, end)
    before = draft.inside(max(0, opening - 60), opening, "Company")
    if (
        before
        and before[-1].start >= draft.sentence(opening).start
        and _SAYS.search(draft.text, before[-1].stop, opening)
    ):
        return before[-1:]
    earlier = [s for s in draft.view.sentences if s.paragraph == sentence.paragraph and s.stop <= opening]
    named = draft.inside(earlier[-1].start, earlier[-1].stop, "Company") if earlier else []
    return named[-1:] if len({m.entity for m in named}) == 1 else []

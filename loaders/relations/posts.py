"""holdsPost: the posts that stand before a name, or are taken up behind it, each with the body that it names."""

import re
from functools import cache

from kg.model import Attribute, Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import clause_start
from loaders.lexicon import pattern
from loaders.mentions.edges import HAN
from loaders.mentions.names import is_name
from loaders.mentions.people import Post, TitledName, mark_everywhere, person, posts_before
from loaders.relations.bodies import PARTY_HEAD, RANK, body_of, fits, of_firm, topic_firm
from loaders.relations.titles import read_bare_titles

__all__ = ["read_bare_titles", "read_posts"]

_POST = Reading("post.before_name", 0.95)
_TAKEN = Reading("post.after_name", 0.9)
_TITLE = Reading("post.without_body", 0.85)
_FORMER = re.compile(r"原任?|前任|时任|现任|曾任")
_ENDED = ("原", "原任", "前任", "曾任")
_DUTY = re.compile(
    r"(?:财务|技术|市场|销售|营销|生产|人事|行政|法务|运营|研发|质量|安全|外贸|采购|品牌|项目)(?:部|中心)?"
)
"""What a title of a firm is about, which belongs to the title (财务|负责人)."""
_SHOP = re.compile(rf"[{HAN}]{{1,6}}(?:部|中心|车间|事业部|办公室)")
_TAKES = re.compile(
    r"(?:，?(?:同志|已|于[^，。；]{2,8}?|目前|现|仍|还|已|同时|正式|本月|今年|应邀|在会上|当场))*"
    r"(?P<verb>卸任|不再[担兼]任|曾担任|曾任|担任|现任|现为|兼任|出任|就任|调任|升任|转任|接任|挂职|挂任|受聘为|受聘担任|获聘为|被聘为|当选为?|被任命为|任)"
)


_LEFT = ("不再担任", "不再兼任", "曾担任", "曾任", "卸任")
_OF = re.compile(r"(?:同志)?的?(?P<verb>)")
_APPOINTED = re.compile(
    rf"(?:任命|聘任|推选|选举)(?P<appointed>[{HAN}]{{2,4}}?)(?:同志)?(?=为)"
    rf"|(?:免去|(?<![{HAN}])(?!免去))(?P<comrade>[{HAN}]{{2,4}})同志(?=任|为|的?[{HAN}]{{4,30}}职务)"
    rf"|免去(?P<relieved>[{HAN}]{{2,3}})(?=的[{HAN}]{{4,30}}职务)"
    rf"|(?<=[，；：。\n])(?P<taking>[{HAN}]{{2,3}})(?=(?:任|不再担任|不再兼任)[{HAN}、]{{4,40}}"
    r"(?:书记|主任|[局部院校行厂]长|董事长|经理)(?:职务)?(?:（[^）]{1,8}）)?[，。；])"
)
_LEADS_TEAM = ("组长", "副组长", "召集人", "总指挥")
_TEAM = re.compile(
    rf"(?P<title>组长|副组长|召集人|总指挥)(?:、[^，。；]{{2,20}}?任副?组长)?(?:的|，(?:牵头)?(?:成立|组建|设立)了?)"
    rf"(?P<body>[{HAN}]{{0,22}}?(?:专班|领导小组|工作小组|工作组|督导组|调研组|检查组|指挥部|专项组))"
)
_ENGAGED = re.compile(r"(?:聘请|特聘|聘任|礼聘|(?<![招应续受])聘)[^，。；]{0,24}$")
_MADE = re.compile(r"(?:同志)?为(?P<verb>)")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(pattern("posts"))


def read_posts(draft: Draft, titled: list[TitledName]) -> None:
    """State the posts of each name; a title without a body becomes an attribute of the person."""
    carried: tuple[int, str] | None = None
    for found in titled:
        sentence = draft.sentence(found.posts[0].start)
        # 管委会主任甲，副主任乙: a post without a body is of the body named last in the sentence
        inherited = carried[1] if carried is not None and carried[0] == sentence.start else None
        for start, stop in found.names:
            holder = person(draft, start, stop)
            body = _state(draft, holder, found.posts, stop, inherited)
            carried = (sentence.start, body) if body is not None else carried
    for match in _APPOINTED.finditer(draft.text):
        name = str(match.lastgroup)
        if draft.covered(match.start(name)) is None and is_name(match[name]):
            person(draft, *match.span(name))
    for mention in draft.inside(0, len(draft.text), "Person"):
        _taken_up(draft, mention)


def _state(draft: Draft, holder: str, posts: tuple[Post, ...], stop: int, inherited: str | None) -> str | None:
    """State the posts of one name that ends at `stop` and return the body of the last one that has a body."""
    last = body = None
    for index, post in enumerate(posts):
        former = _FORMER.match(draft.text[post.start : post.title_start])
        status: Status = "ended" if former and former.group() in _ENDED else "stated"
        if former:
            post = Post(post.start + former.end(), post.title_start, post.stop)
        elif draft.text[post.title_start - 1] == "原" and post.start < post.title_start:
            status, post = "ended", Post(post.start, post.title_start - 1, post.stop)
        post, title = _split(draft, post, body)
        if index == 0 and inherited is not None and _bare(draft, post) and fits(draft, inherited, title):
            body = inherited
        body = body_of(draft, post, title, body)
        first = post if body is None or post.start < post.title_start else posts[0]
        span = (min(first.start, post.start), stop)
        if body is None:
            printed = title if RANK.fullmatch(title) else draft.text[post.start : post.stop]
            draft.add(Attribute(holder, "title", printed, status=status), span, _TITLE)
        else:
            draft.state(holder, "holdsPost", body, span, _POST, status, [("title", title)])
            last = body
    return last


def _bare(draft: Draft, post: Post) -> bool:
    """Tell whether a post names no body at all, rather than one that is not known (某国领馆|商务领事)."""
    return post.start < post.title_start or not re.match(
        rf"(?![由与和及据对向兼原任时])[{HAN}]", draft.text[post.start - 1 : post.start]
    )


def _split(draft: Draft, post: Post, before: str | None = None) -> tuple[Post, str]:
    """Return a post and its title, parted as they are meant: 党支部|书记, 公司|财务负责人."""
    title = draft.text[post.title_start : post.stop].removeprefix("原")
    if title.startswith("分公司") and len(title) > 3:
        return Post(post.start, post.title_start + 3, post.stop), title[3:]
    if post.start < post.title_start and draft.covered(post.start) is None:
        duty = draft.text[post.start : post.title_start]
        official = before is not None and draft.cls(before) not in ("Company", "FinancialInstitution")
        if of_firm(duty, title) and not official and topic_firm(draft, post.start):
            return Post(post.start, post.start, post.stop), duty + title
    party = PARTY_HEAD.match(title)
    if party and len(title) > party.end():
        return Post(post.start, post.title_start + party.end(), post.stop), title[party.end() :]
    owner = draft.covered(post.start)
    if owner is not None and owner.start == post.start:
        tail = draft.text[owner.stop : post.title_start]
        firm = draft.cls(owner.entity) in ("Company", "FinancialInstitution")
        if _DUTY.fullmatch(tail) or (firm and _SHOP.fullmatch(tail)):
            return Post(post.start, owner.stop, post.stop), draft.text[owner.stop : post.stop]
    return post, title


def _taken_up(draft: Draft, mention: Mention) -> None:
    """State the posts that a name takes up behind it (某某挂职青岚机械副总经理)."""
    before = draft.text[max(0, mention.start - 2) : mention.start]
    relieved, made = before == "免去", before in ("任命", "聘任", "选举", "推选")
    made = made or _ENGAGED.search(draft.text, clause_start(draft, mention.start), mention.start) is not None
    takes = (_OF if relieved else _MADE if made else _TAKES).match(draft.text, mention.stop)
    if takes is None:
        return
    status: Status = "ended" if relieved or takes["verb"] in _LEFT else "stated"
    start = stop = takes.end()
    while stop < len(draft.text) and draft.text[stop] not in "，。；！？\n" and stop < start + 40:
        stop += 1
    ends = [m.end() for m in _title().finditer(draft.text, start, stop) if _ends(draft, m.end())]
    body = None
    if ends and status == "stated" and draft.text[start:stop].startswith(_LEADS_TEAM):
        _leads_team(draft, mention, start)
        return
    for post in posts_before(draft, ends[-1], start) if ends else ():
        post, title = _split(draft, post)
        body = body_of(draft, post, title, body) if post.start < post.title_start or body or made else None
        if body is not None:
            span = (mention.start, post.stop)
            draft.state(mention.entity, "holdsPost", body, span, _TAKEN, status, [("title", title)])


def _leads_team(draft: Draft, mention: Mention, start: int) -> None:
    """State who leads a team that is named behind it (甲任组长、乙任副组长的专班; 由甲任组长，组建专班)."""
    team = _TEAM.match(draft.text, start)
    if team is None:
        return
    name = team["body"]
    body = draft.find(name, "GovernmentBody") or draft.entity("GovernmentBody", name)
    mark_everywhere(draft, name, body)
    span, title = (mention.start, team.end()), [("title", team["title"])]
    ahead = re.search(r"将|拟|计划|打算", draft.text[draft.sentence(start).start : mention.start])
    draft.state(mention.entity, "holdsPost", body, span, _TAKEN, "planned" if ahead else "stated", title)


def _ends(draft: Draft, stop: int) -> bool:
    """Tell whether a title taken up ends here, and no name or longer word follows it."""
    return stop >= len(draft.text) or re.match(rf"[^{HAN}]|的|后|并|以来|期间|一职|职务", draft.text[stop:]) is not None

"""holdsPost: the posts that stand before a name, each with the body that it names."""

import re
from functools import cache

from kg.model import Attribute
from loaders.draft import Draft, Reading
from loaders.grammar import ORGANIZATIONS
from loaders.lexicon import pattern, words
from loaders.mentions.companies import company, tradelike
from loaders.mentions.edges import HAN, HARD
from loaders.mentions.organizations import organization
from loaders.mentions.people import Post, TitledName, person

__all__ = ["read_bare_titles", "read_posts"]

_POST = Reading("post.before_name", 0.95)
_TITLE = Reading("post.without_body", 0.85)
_PARTY_TAIL = re.compile(r"(?:机关)?(?:党委|党组|党支部|党总支|党工委)$")
_PARTY_HEAD = re.compile(r"党组|党委|党工委|党支部|纪工委")
_OFFICIAL = frozenset(
    [
        "市长",
        "副市长",
        "常务副市长",
        "县长",
        "副县长",
        "常务副县长",
        "区长",
        "副区长",
        "镇长",
        "副镇长",
        "乡长",
        "副乡长",
        "省长",
        "副省长",
        "州长",
        "副州长",
    ]
)
_AFTER = re.compile(
    rf"(?<![{HAN}])(?P<name>[{HAN}]{{2,3}})(?P<title>教授|副教授|院士|博士|研究员|高级工程师|专家|律师|老师)(?![{HAN}]*(?:团|组|学院|楼|级|库|委员会))"
)


@cache
def _surname_title() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<surname>{pattern('surnames')})(?P<title>经理|总经理|总|主任|书记|局长|厂长|部长|工程师|工|县长|市长|董事长|校长|院长)(?=[{HAN}，。：“、]|$)"
    )


def read_posts(draft: Draft, titled: list[TitledName]) -> None:
    """State the posts of each name; a title without a body becomes an attribute of the person."""
    carried: tuple[int, str] | None = None
    for found in titled:
        sentence = draft.sentence(found.posts[0].start)
        # 管委会主任甲，副主任乙: a post without a body is of the body named last in the sentence
        inherited = carried[1] if carried is not None and carried[0] == sentence.start else None
        for start, stop in found.names:
            holder = person(draft, start, stop)
            body: str | None = inherited
            for index, post in enumerate(found.posts):
                title = draft.text[post.title_start : post.stop]
                party = _PARTY_HEAD.match(title)
                if party and len(title) > party.end():
                    post = Post(post.start, post.title_start + party.end(), post.stop)
                    title = title[party.end() :]
                body = _body(draft, post, title, body)
                first = found.posts[index] if body is None or post.start < post.title_start else found.posts[0]
                span = (min(first.start, post.start), stop)
                if body is None:
                    draft.add(Attribute(holder, "title", _plain(draft.text[post.start : post.stop])), span, _TITLE)
                else:
                    draft.state(holder, "holdsPost", body, span, _POST, qualifiers=[("title", title)])
                    carried = (sentence.start, body)


def _plain(text: str) -> str:
    return re.sub(r"^(?:的|由|请|据|时任|原)+", "", text)


def _body(draft: Draft, post: Post, title: str, before: str | None) -> str | None:
    """Return the body that a post names, or the one carried over from the post before it."""
    text = draft.text[post.start : post.title_start]
    if not text:
        if title in _OFFICIAL:
            return None
        if before is None:
            return _company_spoken_of(draft, post, title)
        name = draft.name(before)
        stem = _PARTY_TAIL.sub("", name)
        # 老干部局党委书记、局长: the second post is of the bureau
        carried = (
            organization(draft, stem)
            if stem != name and title[-1] in "长任" and stem and not _is_zone(draft, stem)
            else None
        )
        return carried or before
    mentions = draft.inside(post.start, post.title_start, *ORGANIZATIONS)
    if mentions and mentions[-1].stop == post.title_start:
        entity = mentions[-1].entity
        return entity if mentions[-1].start == post.start or draft.cls(entity) != "Zone" else entity
    if mentions and mentions[0].start == post.start and _PARTY_HEAD.fullmatch(draft.text[mentions[0].stop : post.title_start]):
        owner = mentions[0].entity
        party = draft.entity("GovernmentBody", draft.name(owner) + draft.text[mentions[0].stop : post.title_start], text)
        draft.mark(post.start, post.title_start, party)
        draft.state(party, "partOf", owner, (post.start, post.title_start), Reading("body.party", 0.9))
        return party
    known = organization(draft, text)
    if known is not None:
        draft.mark(post.start, post.title_start, known)
        if (
            draft.cls(known) == "GovernmentBody"
            and draft.zone
            and draft.name(known) == draft.name(draft.zone) + text
        ):
            draft.state(known, "partOf", draft.zone, (post.start, post.stop), Reading("body.zone", 0.9))
        return known
    if title in words("posts", "company") and tradelike(text):
        return company(draft, post.start, post.title_start)
    return None


def _is_zone(draft: Draft, name: str) -> bool:
    return draft.find(name, "Zone") is not None


def _company_spoken_of(draft: Draft, post: Post, title: str) -> str | None:
    """Return the company a bare title of a firm belongs to: the one named last before it in its paragraph."""
    if title not in words("posts", "company") or title.endswith("负责人"):
        return None
    sentence = draft.sentence(post.start)
    paragraph = [s for s in draft.view.sentences if s.paragraph == sentence.paragraph and s.start <= sentence.start]
    found = draft.inside(paragraph[0].start, post.start, "Company", "FinancialInstitution")
    return found[-1].entity if found else None


def read_bare_titles(draft: Draft, titled: list[TitledName]) -> None:
    """Read titles that follow a name or a surname: 王某教授, 胡经理; a known namesake with that title is the same person."""
    taken = {name for found in titled for name in found.names}
    for match in _AFTER.finditer(draft.text):
        start, stop = match.span("name")
        if (
            (start, stop) not in taken
            and (draft.covered(start) is None or draft.find(match["name"], "Person"))
            and _named(match["name"])
        ):
            holder = person(draft, start, stop)
            draft.add(Attribute(holder, "title", match["title"]), match.span(), _TITLE)
    for match in _surname_title().finditer(draft.text):
        if draft.covered(match.start()) is not None or not _begins(draft, match.start()):
            continue
        known = _namesake(draft, titled, match["surname"], match["title"])
        if known is not None:
            draft.mark(match.start(), match.end(), known)
            continue
        office = draft.covered(match.start() - 1)
        if office is not None and office.stop == match.start() and draft.cls(office.entity) in ORGANIZATIONS:
            holder = draft.entity("Person", match.group())
            draft.mark(match.start(), match.end(), holder)
            draft.state(holder, "holdsPost", office.entity, (office.start, match.end()), _POST, qualifiers=[("title", match["title"])])
            continue
        before = _descriptor(draft, match.start())
        if not before:
            continue
        holder = draft.entity("Person", match.group())
        draft.mark(match.start(), match.end(), holder)
        draft.add(Attribute(holder, "title", before), (match.start() - len(before), match.end()), _TITLE)


def _named(name: str) -> bool:
    return bool(re.match(pattern("surnames"), name))


def _begins(draft: Draft, start: int) -> bool:
    before = draft.text[max(0, start - 8) : start]
    return (
        start == 0
        or before[-1] in HARD
        or bool(re.search(r"(?:负责人|人员|厂长|的|由|和|与|据|对|向|代表|干部|工人|技术员)$", before))
    )


def _descriptor(draft: Draft, stop: int) -> str:
    """Return what a person called by a surname is said to be (工程现场负责人|胡经理)."""
    match = re.search(
        r"(?:^|[，。：、“据由\n的])([\u4e00-\u9fff]{2,12}?(?:负责人|技术员|厂长|工程师|代表|主管|队长|组长|专员))$",
        draft.text[max(0, stop - 16) : stop],
    )
    return match.group(1) if match else ""


def _namesake(draft: Draft, titled: list[TitledName], surname: str, title: str) -> str | None:
    """Return the one person of this surname whose posts end in this title, or who alone bears the surname."""
    holders: dict[str, bool] = {}
    for found in titled:
        for start, stop in found.names:
            name = draft.text[start:stop]
            if name.startswith(surname) and (entity := draft.find(name, "Person")):
                fits = any(draft.text[p.title_start : p.stop].endswith(title[-2:]) for p in found.posts)
                holders[entity] = holders.get(entity, False) or fits
    fitting = [entity for entity, fits in holders.items() if fits]
    if len(fitting) == 1:
        return fitting[0]
    return next(iter(holders)) if len(holders) == 1 and not fitting else None

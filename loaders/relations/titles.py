"""Titles that follow a name or a surname: 王某教授, 庞经理, 招商局王局长."""

import re
from functools import cache

from kg.model import Attribute
from loaders.draft import Draft, Reading
from loaders.grammar import ORGANIZATIONS
from loaders.lexicon import pattern
from loaders.mentions.edges import HAN, HARD
from loaders.mentions.people import TitledName, person

__all__ = ["read_bare_titles"]

_TITLE = Reading("post.without_body", 0.85)
_SURNAME = Reading("post.surname", 0.9)
_AFTER = re.compile(
    rf"(?<![{HAN}])(?P<name>[{HAN}]{{2,3}})(?P<title>教授|副教授|院士|博士|研究员|高级工程师|专家|律师|老师)"
    rf"(?![{HAN}]*(?:团|组|学院|楼|级|库|委员会))"
)
_HEADS = (
    ("局", "局长"),
    ("部", "部长"),
    ("院", "院长"),
    ("校", "校长"),
    ("大学", "校长"),
    ("厅", "厅长"),
    ("处", "处长"),
)
_COMMITTEES = ("委", "办", "中心", "会", "办公室")
_SHADY = frozenset("于和向应从任管常能那安关查计")
"""Surnames that are everyday words as well."""
_ROLE = re.compile(
    r"(?:^|[，。：、“据由\n的])([\u4e00-\u9fff]{2,12}?(?:负责人|技术员|厂长|工程师|代表|主管|队长|组长|专员))$"
)
_OPENS = re.compile(r"(?:负责人|人员|厂长|的|由|和|与|据|对|向|代表|干部|工人|技术员)$")


@cache
def _surname_title() -> re.Pattern[str]:
    titles = "总经理|副总经理|经理|总|主任|书记|局长|厂长|部长|工程师|工|县长|市长|董事长|校长|院长|厅长|处长"
    return re.compile(rf"(?P<surname>{pattern('surnames')})(?P<title>{titles})(?=[{HAN}，。：“、]|$)")


def read_bare_titles(draft: Draft, titled: list[TitledName]) -> None:
    """Read titles that follow a name or a surname; a known namesake with that title is the same person."""
    taken = {name for found in titled for name in found.names}
    for match in _AFTER.finditer(draft.text):
        start, stop = match.span("name")
        free = draft.covered(start) is None or draft.find(match["name"], "Person")
        if (start, stop) not in taken and free and re.match(pattern("surnames"), match["name"]):
            holder = person(draft, start, stop)
            draft.add(Attribute(holder, "title", match["title"]), match.span(), _TITLE)
    for match in _surname_title().finditer(draft.text):
        if draft.covered(match.start()) is None:
            _surname(draft, match, titled)


def _surname(draft: Draft, match: re.Match[str], titled: list[TitledName]) -> None:
    office = draft.covered(match.start() - 1)
    if office is not None and office.stop == match.start() and draft.cls(office.entity) in ORGANIZATIONS:
        if match["surname"] not in _SHADY and _heads(draft, office.entity, match["title"]):
            holder = _namesake(draft, titled, match["surname"], match["title"]) or draft.entity("Person", match.group())
            draft.mark(match.start(), match.end(), holder)
            span, title = (office.start, match.end()), [("title", match["title"])]
            draft.state(holder, "holdsPost", office.entity, span, _SURNAME, qualifiers=title)
        return
    if not _begins(draft, match.start()):
        return
    known = _namesake(draft, titled, match["surname"], match["title"])
    if known is not None:
        draft.mark(match.start(), match.end(), known)
        return
    before = _ROLE.search(draft.text[max(0, match.start() - 16) : match.start()])
    if before:
        holder = draft.entity("Person", match.group())
        draft.mark(match.start(), match.end(), holder)
        span = (match.start() - len(before.group(1)), match.end())
        draft.add(Attribute(holder, "title", before.group(1)), span, _TITLE)


def _heads(draft: Draft, office: str, title: str) -> bool:
    """Tell whether an office is led by one who bears the title (招商局|局长)."""
    name = draft.name(office)
    if draft.cls(office) in ("Company", "FinancialInstitution"):
        return title.endswith(("总", "经理", "董事长", "厂长", "书记", "工"))
    if title == "书记":
        return name.endswith(("委", "支部", "党组"))
    if title == "主任":
        return name.endswith(_COMMITTEES)
    return any(name.endswith(end) and title == head for end, head in _HEADS)


def _begins(draft: Draft, start: int) -> bool:
    before = draft.text[max(0, start - 8) : start]
    return start == 0 or before[-1] in HARD or bool(_OPENS.search(before))


def _namesake(draft: Draft, titled: list[TitledName], surname: str, title: str) -> str | None:
    """Return the one person of this surname whose posts end in this title, or who alone bears the surname."""
    holders: dict[str, bool] = {}
    for found in titled:
        for start, stop in found.names:
            name = draft.text[start:stop]
            if name.startswith(surname) and (entity := draft.find(name, "Person")):
                suits = any(draft.text[p.title_start : p.stop].endswith(title[-2:]) for p in found.posts)
                holders[entity] = holders.get(entity, False) or suits
    fitting = [entity for entity, suits in holders.items() if suits]
    if len(fitting) == 1:
        return fitting[0]
    return next(iter(holders)) if len(holders) == 1 and not fitting else None

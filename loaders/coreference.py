"""Anaphora: 该区, 公司, 该项目, 专业镇, 双方 are marked as mentions of what they stand for; they name nothing new."""

import re
from itertools import pairwise

from loaders.draft import Draft, Mention
from loaders.lexicon import pattern
from loaders.mentions.edges import HAN
from loaders.mentions.zones import zone_of

__all__ = ["quoted", "resolve_anaphora", "resolve_zone"]

_BEFORE = rf"(?<![{HAN}A-Za-z0-9》])(?<![{HAN}A-Za-z0-9]”)"


def _bare(*kinds: str) -> str:
    """Return an expression for a word that stands for something by itself: at the head of a clause."""
    return _BEFORE + _any(*kinds)


def _any(*kinds: str) -> str:
    return pattern("anaphora", *kinds)


_LONGER = re.compile(rf"[{HAN}](?:经济|技术|产业|工业)\Z")
"""What makes 开发区 the end of another zone's name."""
_ZONE = re.compile(pattern("zones", "own"))
_PARK = re.compile(rf"{_BEFORE}园区|(?<=[在由与对为向从把将])园区")
_OF_MANY = re.compile(rf"{pattern('zones', 'of_many')}$")
_TAIL = re.compile(pattern("zones", "tail"))
_ANAPHORA: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        rf"(?:该|这家(?:\d{{4}}年)?(?:[^，。；、]{{1,8}}的)?|本){_any('company')}|{_bare('company_bare')}(?=[{HAN}])(?!{_any('company_not')})",
        ("Company", "FinancialInstitution"),
    ),
    (
        rf"{_bare('bank')}(?=达成|签|负责人)|(?<=[与和同向]){_any('bank')}(?=达成|签)",
        ("FinancialInstitution",),
    ),
    (rf"(?:该|这个|此|本){_any('project')}|{_BEFORE}项目(?={_any('project_then')})", ("Project",)),
    (rf"(?:该|这个){_any('park')}|{_bare('park_bare')}(?={_any('park_then')})", ("Park",)),
    (rf"该{_any('body')}(?=[{HAN}])", ("GovernmentBody",)),
    (
        rf"(?:该|这一?|这条)(?:产业)?{_any('chain')}|{_BEFORE}集群(?={_any('chain_then')})",
        ("IndustryChain",),
    ),
    (rf"(?:该|这个)?专业镇|{_BEFORE}该镇", ("SpecialtyTown",)),
    (
        rf"(?:该|这所){_any('school')}|{_bare('school_bare')}(?=[{HAN}])"
        rf"|(?<=[与和同向]){_any('school_bare')}(?=签|达成|共建|合作|联合|开展|携手)",
        ("EducationalInstitution",),
    ),
)
"""What stands for an entity, and the classes that it may be of."""

_WE = re.compile(rf"{pattern('anaphora', 'we')}|(?<=[“，。；])公司(?=[与和同])")
_SAYS = re.compile(rf"[^，。；“”]{{0,30}}?(?:{pattern('anaphora', 'says')})(?:记者|道|说)?")
_FIRMS = ("Company", "FinancialInstitution")
_PAIRED = ("Company", "EducationalInstitution", "FinancialInstitution", "Zone", "Park")
_REACH = 120
"""How many characters back 前者 and 后者 look for their pair."""


def resolve_zone(draft: Draft) -> None:
    """Mark what the article calls its zone without naming it (该区, 开发区)."""
    if not draft.zone:
        return
    if draft.name(draft.zone).endswith("园区"):
        for match in _PARK.finditer(draft.text):
            if draft.covered(match.start()) is None:
                draft.mark(match.start(), match.end(), draft.zone)
    for match in _ZONE.finditer(draft.text):
        if draft.covered(match.start()) is None and not _part_of_word(draft, match):
            draft.mark(match.start(), match.end(), zone_of(draft, match.start()))


def resolve_anaphora(draft: Draft) -> None:
    """Mark the words that stand for a company, project, park, town or school that the article has named before."""
    _former_and_latter(draft)
    _we(draft)
    for expression, classes in _ANAPHORA:
        for match in re.finditer(expression, draft.text):
            head = match.group()[1:] if classes == ("GovernmentBody",) else ""
            free = draft.covered(match.start()) is None
            if free and classes == _FIRMS and (speaker := _speaker(draft, match.start())):
                draft.mark(match.start(), match.end(), speaker)
            elif free and (known := _antecedent(draft, match.start(), classes, head)):
                draft.mark(match.start(), match.end(), known.entity)


def _former_and_latter(draft: Draft) -> None:
    """Mark 前者 and 后者 as the first and the second of the two companies or bodies last named together."""
    for match in re.finditer(r"[前后]者", draft.text):
        if draft.covered(match.start()) is not None:
            continue
        sentence = draft.sentence(match.start())
        named = draft.inside(max(sentence.start - _REACH, 0), match.start(), *_PAIRED)
        pairs = [
            (one, two)
            for one, two in pairwise(named)
            if one.entity != two.entity and draft.text[one.stop : two.start] in ("、", "和", "与", "及", "同")
        ]
        if pairs:
            draft.mark(match.start(), match.end(), pairs[-1][match.group() == "后者"].entity)


def _we(draft: Draft) -> None:
    """Mark 我们 and 我司 in a quotation as the firm for which its speaker speaks."""
    for match in _WE.finditer(draft.text):
        if draft.covered(match.start()) is None and (speaker := _speaker(draft, match.start())):
            draft.mark(match.start(), match.end(), speaker)


def _speaker(draft: Draft, position: int) -> str | None:
    """Return the firm of whoever speaks the quotation around a position (“…。”某公司经理某某说), if it is a firm's."""
    opening, closing = draft.text.rfind("“", 0, position), draft.text.find("”", position)
    if opening < 0 or closing < 0 or "”" in draft.text[opening:position] or "“" in draft.text[position:closing]:
        return None
    if "\n" in draft.text[opening:closing]:
        return None
    told = _SAYS.match(draft.text, closing + 1)
    if told is None:
        before = draft.sentence(opening).start if opening else 0
        told = _SAYS.fullmatch(draft.text[before:opening].rstrip("：，:"))
        found = draft.inside(before, opening, *_FIRMS) if told else []
    else:
        found = draft.inside(closing, told.end(), *_FIRMS)
    return found[-1].entity if len({m.entity for m in found}) == 1 else None


def _part_of_word(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether the word belongs to a longer one (国家级经开区, 各开发区, 开发区域)."""
    before = draft.text[max(0, match.start() - 3) : match.start()]
    if _LONGER.search(before):
        return True
    return bool(_TAIL.match(draft.text, match.end()) or _OF_MANY.search(before))


def _told(draft: Draft, found: list[Mention], position: int) -> list[Mention]:
    """Return the mentions that the text itself tells of: what a quotation names is none of them for what follows it."""
    return found if quoted(draft, position) else [m for m in found if not quoted(draft, m.start)]


def quoted(draft: Draft, position: int) -> bool:
    """Tell whether a position is inside a quotation that holds a sentence (“…。”), and not inside a quoted name."""
    opening, closing = draft.text.rfind("“", 0, position), draft.text.rfind("”", 0, position)
    end = draft.text.find("”", position)
    return opening > closing and end >= 0 and any(mark in draft.text[opening:end] for mark in "，。！？")


def _antecedent(draft: Draft, position: int, classes: tuple[str, ...], head: str = "") -> Mention | None:
    """Return what a word at a position stands for: the last of its sentence, else the topic of a paragraph before.

    Of bodies the last whose name ends with the same noun is meant (该局), if there is one.
    """
    alike = [m for m in draft.inside(0, position, *classes) if head and draft.name(m.entity).endswith(head)]
    if alike:
        return alike[-1]
    sentence = draft.sentence(position)
    within = _told(draft, draft.inside(sentence.start, position, *classes), position)
    if within:
        return within[-1]
    paragraph = [s for s in draft.view.sentences if s.paragraph == sentence.paragraph and s.stop <= sentence.start]
    for before in reversed(paragraph):
        if found := _told(draft, draft.inside(before.start, before.stop, *classes), position):
            return found[0]
    earlier = _told(draft, draft.inside(0, position, *classes), position)
    if earlier:
        last = draft.sentence(earlier[-1].start).paragraph
        # the first that the last paragraph with one speaks of is its topic
        return next(m for m in earlier if draft.sentence(m.start).paragraph == last)
    entities = draft.of_class(*classes)
    return Mention(position, position, entities[0].id) if entities else None

"""Anaphora: 该区, 公司, 该项目, 专业镇, 双方 are marked as mentions of what they stand for; they name nothing new."""

import re

from loaders.draft import Draft, Mention
from loaders.mentions.edges import HAN
from loaders.mentions.zones import BARE, zone_of

__all__ = ["resolve_anaphora", "resolve_zone"]

_ZONE = re.compile("|".join(map(re.escape, sorted(BARE, key=len, reverse=True))))
_BEFORE = rf"(?<![{HAN}A-Za-z0-9])"
_ANAPHORA: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (
        re.compile(
            rf"(?:该|这家|本)(?:公司|企业|集团|厂)|{_BEFORE}(?:公司|企业|集团)(?=[{HAN}])(?!家|们|类|化|群|区|园|和|与|等|间|入|发|亮|服|开|反|代|对|融|需|负|的|出)"
        ),
        ("Company", "FinancialInstitution"),
    ),
    (
        re.compile(rf"{_BEFORE}(?:金融机构|银行)(?=达成|签|负责人)|(?<=[与和同向])(?:金融机构|银行)(?=达成|签)"),
        ("FinancialInstitution",),
    ),
    (
        re.compile(
            rf"(?:该|这个|此|本)(?:项目|工程)|{_BEFORE}项目(?=总投资|建成|占地|预装|主要|达产|于|计划|位于|由|分|一期|全部|投产|建设|自|已|采用|预计|属|总|全面|的)"
        ),
        ("Project",),
    ),
    (
        re.compile(
            rf"(?:该|这个)(?:园区|产业园|基地|孵化器)|{_BEFORE}(?:园区|产业园|基地)(?=内|已|目前|现|由|占地|总|规划)"
        ),
        ("Park",),
    ),
    (re.compile(r"该(?:局|部门|中心|委|办|部)(?=[\u4e00-\u9fff])"), ("GovernmentBody",)),
    (re.compile(rf"(?:该|这一?|这条)(?:产业)?(?:集群|链条?|产业链)|{_BEFORE}集群(?=现有|现|已|内|年|营业|产值)"), ("IndustryChain",)),
    (re.compile(rf"(?:该|这个)?专业镇|{_BEFORE}该镇"), ("SpecialtyTown",)),
    (re.compile(rf"(?:该|这所)(?:校|学院|院|大学)|{_BEFORE}(?:学院|学校)(?=[{HAN}])"), ("EducationalInstitution",)),
)

_PAIRED = ("Company", "EducationalInstitution", "FinancialInstitution", "Zone", "Park")
_REACH = 120
"""How many characters back 前者 and 后者 look for their pair."""


def resolve_zone(draft: Draft) -> None:
    """Mark what the article calls its zone without naming it (该区, 开发区)."""
    if draft.zone and draft.name(draft.zone).endswith("园区"):
        for match in re.finditer(rf"{_BEFORE}园区|(?<=[在由与对为向从把将])园区", draft.text):
            if draft.covered(match.start()) is None:
                draft.mark(match.start(), match.end(), draft.zone)
    if draft.zone:
        for match in _ZONE.finditer(draft.text):
            if draft.covered(match.start()) is None and not _part_of_word(draft, match):
                draft.mark(match.start(), match.end(), zone_of(draft, match.start()))


def resolve_anaphora(draft: Draft) -> None:
    """Mark the words that stand for a company, project, park, town or school that the article has named before."""
    _former_and_latter(draft)
    for pattern, classes in _ANAPHORA:
        for match in pattern.finditer(draft.text):
            if draft.covered(match.start()) is None and (known := _antecedent(draft, match.start(), classes)):
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
            for one, two in zip(named, named[1:], strict=False)
            if one.entity != two.entity and draft.text[one.stop : two.start] in ("、", "和", "与", "及", "同")
        ]
        if pairs:
            draft.mark(match.start(), match.end(), pairs[-1][match.group() == "后者"].entity)


def _part_of_word(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether the word belongs to a longer one (国家级经开区, 各开发区, 开发区域)."""
    before = draft.text[max(0, match.start() - 3) : match.start()]
    after = draft.text[match.end() : match.end() + 1]
    return after in ("域", "间", "块") or before.endswith(
        ("级", "各", "其他", "多个", "一个", "兄弟", "先进", "省", "类", "技术", "产业", "家", "两个", "园")
    )


def _antecedent(draft: Draft, position: int, classes: tuple[str, ...]) -> Mention | None:
    """Return the last mention of these classes before a position: the sentence's own first, then its paragraph's, then any."""
    sentence = draft.sentence(position)
    within = draft.inside(sentence.start, position, *classes)
    if within:
        return within[-1]
    paragraph = [s for s in draft.view.sentences if s.paragraph == sentence.paragraph and s.stop <= sentence.start]
    for before in reversed(paragraph):
        if found := draft.inside(before.start, before.stop, *classes):
            return found[0]
    earlier = draft.inside(0, position, *classes)
    if earlier:
        last = draft.sentence(earlier[-1].start).paragraph
        # the first that the last paragraph with one speaks of is its topic
        return next(m for m in earlier if draft.sentence(m.start).paragraph == last)
    entities = draft.of_class(*classes)
    return Mention(position, position, entities[0].id) if entities else None

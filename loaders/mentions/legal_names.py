"""Companies by their full names, which end in a legal form (有限公司, 集团, 厂)."""

import re

from loaders.draft import Draft, Reading
from loaders.lexicon import pattern, words
from loaders.mentions.body_names import is_named
from loaders.mentions.company_marks import homes_of
from loaders.mentions.company_names import company_core, holds_other_words
from loaders.mentions.edges import HAN, is_word, left_edge, name_words, tokens, trim_lead
from loaders.places import find_places

__all__ = ["read_legal_names"]

_RUNS_ON = re.compile(r"[\u4e00-\u9fff（）()]{1,10}?(?:股份)?有限(?:责任)?公司")
"""What makes a bare 集团 the middle of a longer name (某某集团药材有限公司)."""
_LEVELLED = re.compile(r"(?:国家|省|市|自治区|区|县|部)级")
_INTRODUCED = re.compile(
    rf"(?:(?:链主|龙头|骨干|重点|上市|高新技术|配套)?{pattern('cues', 'company_introduced')}|链主|龙头|项目(?!管理))"
    r"(?=.{2})"
)
_AFTER = re.compile(r"(?:扩能|扩产|投产|达产|搬迁|重组|改制|改造|整合|入驻|落户|成立|此|以|之)后(?=.{2})")
_NUMBERED = re.compile(r"\d{1,2}[.．、]")
_RANKED = re.compile("[一二三]线|头部|上游|下游|中小|大型|同行")
"""What makes of a firm a kind of firm (二线电芯厂)."""
_COUNTED = re.compile(r"(?:[\d一二两三四五六七八九十百]+余?|多|数|几)(?:家|个|户)(?:[\u4e00-\u9fff]{0,4})$")
_LENGTHENS = frozenset("化式制房家区址长商")
"""Characters that make another word of 公司, 集团 or 厂 (厂房, 集团化)."""


def read_legal_names(draft: Draft) -> None:
    """Mark the companies that the article names in full, a branch as a part of its parent."""
    suffix = pattern("cues", "company_suffix")
    at = 0
    for match in re.finditer(rf"{suffix}(?:(?:[（(][{HAN}]{{2,6}}[）)])?[{HAN}]{{2,8}}?分公司)?", draft.text):
        if match.start() < at or (
            match.group() == "公司" and draft.text[match.start() - 1 : match.start()] in "母该本"
        ):
            continue
        if _RUNS_ON.match(draft.text, match.end()) and "有限" not in match.group():
            continue
        start = _company_start(draft, match, at)
        numbered = _NUMBERED.match(draft.text, start, match.start())
        start = numbered.end() if numbered else start
        name, stem = draft.text[start : match.end()], draft.text[start : match.start()]
        if not is_named(stem) or _COUNTED.search(stem) or draft.text[match.end() : match.end() + 1] in _LENGTHENS:
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
        if (
            not is_named(stem)
            or ("有限" not in match.group() and holds_other_words(stem))
            or _LEVELLED.match(stem)
            or _RANKED.match(stem)
            or (match.group() == "厂" and stem.endswith(("工", "处理")) and not stem.endswith("化工"))
            or (match.group() == "厂" and stem.endswith(words("cues", "to_plant")))
            or (match.group() in words("cues", "plain_firm") and not _known_stem(stem, match.group()))
        ):
            continue
        at = match.end()
        company = draft.entity("Company", name)
        draft.mark(start, match.end(), company)
        branch = re.match(rf"(.+?{suffix})[{HAN}]{{2,8}}?分公司$", name)
        if branch:
            parent = draft.entity("Company", branch.group(1))
            draft.state(company, "partOf", parent, (start, match.end()), Reading("company.branch", 0.95))
    _join_short(draft)


def _join_short(draft: Draft) -> None:
    """Take 某某公司 as the short form of the one full name that begins with the same word (某某（江岸）环保公司)."""
    for short in draft.of_class("Company"):
        stem = short.name.removesuffix("公司")
        if not 2 <= len(stem) <= 4 or stem == short.name:
            continue
        full = [
            c
            for c in draft.of_class("Company")
            if c.id != short.id and len(c.name) > len(short.name) + 2 and company_core(c.name).startswith(stem)
        ]
        if (
            len(full) == 1
            and "分公司" not in full[0].name
            and not any(s.subject == short.id for s in draft.states("partOf"))
        ):
            draft.absorb(short.id, full[0].id)


def _company_start(draft: Draft, match: re.Match[str], floor: int) -> int:
    """Return where a company's name begins; before a bare 公司 or 集团 any verb that names no trade cuts it."""
    start = left_edge(draft, match.start(), floor=floor, keep=True)
    start -= next((len(home) for home in homes_of(draft) if draft.text.endswith(home, floor, start)), 0)
    if start < match.start():
        start = trim_lead(draft.text, start, match.start())
    if after := _AFTER.match(draft.text, start, match.start()):
        start = after.end()
    # 采购自|某某有限公司, 供应商有|某某有限公司
    start += draft.text[start - 1 : start + 1] in ("购自", "源自", "产自", "商有", "户有", "业有")
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

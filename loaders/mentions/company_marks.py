"""Marking companies: a new one, the short forms that the text gives it, and the further places where it stands."""

import re
from collections.abc import Iterator

from loaders.draft import Draft
from loaders.lexicon import pattern, words
from loaders.mentions.company_names import company_core, is_branded, trades
from loaders.mentions.edges import HAN, HARD, cuts, is_word, left_edge, token_at, tokens
from loaders.places import is_place

__all__ = [
    "begins_name",
    "company",
    "ends_after",
    "ends_name",
    "enumerated",
    "homes_of",
    "is_ware",
    "mark_known",
    "name_edge",
    "take_short_names",
]

_DEFINED = re.compile(rf"[(（](?:以下|下)?(?:简称|称)(?:为)?[:：]?[“\"]?([{HAN}A-Za-z0-9]{{2,10}})[”\"]?[)）]")
_CALLED = re.compile(rf"{pattern('cues', 'company_called')}$")
_LATIN_BEFORE = re.compile(r"[A-Za-z][A-Za-z0-9&.]+\+? $")
_BRACKET = re.compile(rf"[(（]([{HAN}A-Za-z]{{2,8}})[)）]")


def take_short_names(draft: Draft) -> None:
    """Take the short names that the text itself gives: 以下简称“某某”, and the bracket behind a full name."""
    _defined(draft)
    _bracketed(draft)


def company(draft: Draft, start: int, stop: int) -> str:
    """Return the company named in a stretch, added when new, and mark the stretch."""
    found = draft.inside(start, stop, "Company", "FinancialInstitution")
    if found and found[0].start == start and found[0].stop == stop:
        return found[0].entity
    introduced = [
        word.end()
        for word in re.finditer(rf"{pattern('cues', 'company_introduced')}(?=.{{3}})", draft.text[start:stop])
    ]
    start += introduced[-1] if introduced else 0
    if draft.text[start - 2 : start + 1] in words("cues", "company_trader"):
        start += 1
    name = draft.text[start:stop]
    entity = draft.find(name, "Company", "FinancialInstitution") or draft.entity("Company", name)
    draft.mark(start, stop, entity)
    return entity


def homes_of(draft: Draft) -> tuple[str, ...]:
    """Return what the places of the article's zones are called."""
    return tuple(form for place in draft.of_class("Place") for form in (place.name, *place.aliases) if len(form) >= 2)


def _defined(draft: Draft) -> None:
    for match in _DEFINED.finditer(draft.text):
        mention = draft.covered(match.start() - 1)
        if mention is not None and mention.stop == match.start() and draft.cls(mention.entity) != "Zone":
            draft.alias(mention.entity, match.group(1))
            draft.mark(match.start(1), match.end(1), mention.entity)


def _bracketed(draft: Draft) -> None:
    """Take the short name that stands in brackets right after a company's full one (某某股份有限公司（某某）)."""
    for mention in draft.inside(0, len(draft.text), "Company"):
        match = _BRACKET.match(draft.text, mention.stop)
        if match and match.group(1) in draft.name(mention.entity) and not is_place(match.group(1)):
            draft.alias(mention.entity, match.group(1))
            draft.mark(match.start(1), match.end(1), mention.entity)


def mark_known(draft: Draft) -> None:
    """Mark the further places where a known company stands, in full or shortened to the head of its name."""
    text = draft.text
    known = draft.of_class("Company", "FinancialInstitution")
    forms = sorted({(form, e.id) for e in known for form in (e.name, *e.aliases)}, key=lambda f: (-len(f[0]), f))
    for form, entity in forms:
        _mark_form(draft, form, entity)
    cores = {e.id: company_core(e.name) for e in known}
    for entity, core in sorted(
        cores.items(), key=lambda item: (item[1] != draft.name(item[0])[: len(item[1])], item[0])
    ):
        if len(core) < 2:
            continue
        for start, stop in draft.occurrences(core[:2]):
            if draft.covered(start) is not None:
                continue
            while stop - start < len(core) and stop < len(text) and text[stop] == core[stop - start]:
                stop += 1
            if _stands_alone(draft, start, stop, core):
                draft.alias(entity, text[start:stop])
                draft.mark(start, stop, entity)


def _mark_form(draft: Draft, form: str, entity: str) -> None:
    at = draft.text.find(form)
    while at >= 0:
        if draft.covered(at) is None and draft.covered(at + len(form) - 1) is None:
            draft.mark(at, at + len(form), entity)
        at = draft.text.find(form, at + len(form))


def _stands_alone(draft: Draft, start: int, stop: int, core: str) -> bool:
    """Tell whether a shortened name is not the beginning or the middle of another word."""
    text = draft.text
    short = text[start:stop]
    if is_word(short) and len(short) < 3 and len(core) > 2 and short != core:
        whole = [token for token in tokens(core) if token.start == 0]
        if not whole or len(whole[0].word) != len(short):
            return False
    if is_place(short) or short in words("company_words", "never"):
        return False
    edge = left_edge(draft, stop, floor=max(0, start - 6))
    before_ok = edge == start or is_place(text[edge:start]) or text[edge:start] in ("企业", "公司", "集团")
    after = draft.covered(stop)
    following = text[stop : stop + 2]
    return (
        before_ok
        and (after is None or draft.cls(after.entity) != "Company")
        and not any(following.startswith(trade) for trade in trades() if len(trade) >= 2)
    )


def enumerated(draft: Draft, stop: int) -> list[tuple[int, int]]:
    """Return the stretches of an enumeration that ends before `stop`, in order."""
    items: list[tuple[int, int]] = []
    at = stop
    while True:
        mention = draft.covered(at - 1)
        start = mention.start if mention and mention.stop <= at else name_edge(draft, at, floor=max(0, at - 30))
        if start >= at:
            break
        items.append((start, at))
        mark = draft.text[start - 1 : start]
        if mark == "、" or (len(items) == 1 and mark in ("和", "与", "及") and start > 1):
            at = start - 1
        else:
            break
    return items[::-1]


def name_edge(draft: Draft, stop: int, *, floor: int = 0) -> int:
    """Return where a company's name that ends at a position begins; 和 in 天和乳业, 无 in 恒昌无纺 do not cut it."""
    text = draft.text
    start = left_edge(draft, stop, floor=floor)
    latin = _LATIN_BEFORE.search(text, floor, start) if start > floor else None
    if latin and latin.group().strip().upper() not in words("cues", "acronym") and not draft.covered(latin.start()):
        return latin.start()  # QK 磨具: a blank between the letters and the trade
    for at in range(max(floor, start - 6), start):
        opened = (
            at == 0 or text[at - 1] in HARD or text[at - 1] in "的由及和与" or _CALLED.search(text, max(0, at - 4), at)
        )
        whole = draft.covered(at) is None and not any(mark in HARD for mark in text[at:start])
        if opened and whole and is_branded(text[at : at + 2]) and not is_word(text[at:start]):
            return at
    listed = text.rfind("、", max(floor, stop - 9), stop) + 1
    if listed and listed < start < stop and not any(m in HARD or m in "和与及()（）" for m in text[listed:start]):
        last = token_at(text, start - 1)
        apart = last.stop == start and (last.word in words("cues", "govern") or last.tag[0] in "rcpu")
        if text[start:stop] in trades() or (not apart and not draft.inside(listed, stop)):
            return listed  # 腾越门窗: a trade alone is no item of a list, nor half of what stands between two marks
    led = text.rfind("了", max(floor, start - 5), start) + 1
    if led and text[start:stop] in trades() and 2 <= start - led <= 4 and not draft.inside(led, stop):
        return led  # 引进了|通扬轴承, whose first word looks like a verb
    return start


def ends_name(draft: Draft, stop: int) -> bool:
    """Tell whether a name can stop here: at a mark, a mention, or a word that does not lengthen it."""
    text = draft.text
    if stop >= len(text) or text[stop] in HARD or draft.covered(stop) is not None:
        return True
    token = token_at(text, stop)
    after = token.word.startswith(words("cues", "after_company"))
    return token.start == stop and ((token.tag[0] not in "njbg" and token.tag != "vn") or after)


def begins_name(draft: Draft, start: int) -> bool:
    """Tell whether a name can begin here: after a mark, or where no word runs on to the left."""
    before = draft.text[start - 1 : start]
    if start == 0 or (before in HARD and before != "”") or not before.isalnum():
        return True
    return left_edge(draft, start) == start or _CALLED.search(draft.text, max(0, start - 4), start) is not None


def ends_after(draft: Draft, start: int) -> Iterator[int]:
    """Yield where a name that begins at `start` may stop, the longest first."""
    stop = start
    while stop < len(draft.text) and stop - start < 14 and draft.text[stop] not in HARD and draft.covered(stop) is None:
        stop += 1
    ends: list[int] = []
    at = start
    while at < stop:
        token = token_at(draft.text, at)
        if cuts(token) and token.word not in trades():
            stop = at
            break
        at = token.stop
        ends.append(at)
    for end in reversed(ends):
        if draft.text[start:end].endswith(trades()) or end == stop:
            yield end


def is_ware(draft: Draft, start: int, stop: int) -> bool:
    """Tell whether a coined word names what is made or sold (主要产品为甲膜、乙膜; 供应甲材料; 向甲材料延伸)."""
    first = start
    while draft.text[first - 1 : first] in ("、", "和") and draft.text[first - 1 : first]:
        first -= 1
        while first > 0 and draft.text[first - 1] not in HARD and draft.text[first - 1] not in "为是":
            first -= 1
    before = draft.text[max(0, first - 10) : first]
    if before.endswith("向") and re.match(
        rf"(?:领域|方向|产业)?{pattern('cues', 'ware_moves')}", draft.text[stop : stop + 6]
    ):
        return True
    return re.search(rf"{pattern('cues', 'ware_of')}$", before) is not None

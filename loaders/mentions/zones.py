"""Development zones: the one the article is about, its short forms, and others it names."""

import re
from functools import cache

from loaders.draft import Draft, Reading
from loaders.grammar import NUMERALS
from loaders.lexicon import pattern, table, words
from loaders.mentions.edges import HAN, cuts, is_word, left_edge, tokens, trim_lead
from loaders.places import find_places, is_place, place_kind, same_province, short_place

__all__ = ["read_zones", "zone_forms", "zone_of", "zone_pattern"]

_SHORT = {row["word"]: row["short"] for row in table("zones") if row["kind"] == "long"}
_DEFINED = re.compile(rf"[(（](?:以下|下)?(?:简称|称)(?:为)?[:：]?[“\"]?([{HAN}A-Za-z]{{2,14}})[”\"]?[)）]")
_VAGUE = re.compile(rf"(?:{pattern('zones', 'vague')}|[{NUMERALS}多几数]+个)*")
_LEVEL = re.compile("(?:国家|省|市|自治区|县)级")
_SAID_BY = re.compile(pattern("zones", "said_by"))
_EDITION = re.compile(rf"^第[{NUMERALS}]+届")
_AWARDED = re.compile(rf"{pattern('cues', 'honour_got', 'honour_apply')}了?(?:为|成为|建设|全[国省市]|首批|“)*$")
"""What makes the name of a kind of zone that of an honour (获批绿色工业园区)."""
_TAIL = re.compile(pattern("zones", "tail", "tail_named"))
_BARE = "开发区"
_PROPER = ("nr", "ns", "nt", "nz")
_FEW = 2
"""How many characters before a place may belong to a zone's name."""
_STEM = 14
"""How many characters a zone's name may have before its head."""


@cache
def _heads() -> re.Pattern[str]:
    heads = sorted({*words("bodies", "Zone"), *_SHORT, *_SHORT.values()}, key=lambda head: (-len(head), head))
    return re.compile("|".join(map(re.escape, heads)))


def read_zones(draft: Draft) -> None:
    """Find the article's own zone and every other zone that it names."""
    found = _named_zones(draft)
    names = [draft.text[start:stop] for start, stop in found]
    own = _own_name(draft, names)
    if own is not None:
        own = _exact(own, names)
        _own_zone(draft, *own)
    for start, stop in found:
        if draft.covered(start) is None and draft.covered(stop - 1) is None:
            stem, head = _split(draft.text[start:stop]) or ("", "")
            known = next((id for form in _forms(stem, head) if (id := draft.find(form, "Zone"))), None)
            known = known or draft.entity("Zone", draft.text[start:stop])
            draft.alias(known, draft.text[start:stop])
            draft.mark(start, stop, known)
            _located(draft, known, stem)


def _own_name(draft: Draft, found: list[str]) -> tuple[str, str] | None:
    """Return the name of the zone that the article is about, as (stem, head).

    A heading that runs on to the left of a name that the text has (专家组到|某某高新区), that holds a verb or names a
    park yields to the zone that the text names first.
    """
    heading = draft.article.zone
    heading = _EDITION.sub("", heading[trim_lead(heading, 0, len(heading)) :]) if heading else ""
    printed = any(s.role == "zone" for s in draft.view.sentences) or "—" in heading
    if heading and heading not in found and not printed:
        shorter = next((name for name in found if heading.endswith(name)), "")
        stem, head = _split(heading) or (heading, "")
        stem = stem[_after_lead(stem, 0, len(stem)) :]
        vague = len(stem) < 2 or tokens(stem)[0].tag[0] in "vtfm"
        doubtful = vague or not _heads().search(heading) or any(cuts(token) for token in tokens(heading))
        bare = head if vague and head else heading
        heading = shorter or (next(iter(found), bare) if doubtful else heading)
    return _split(heading) if heading else next((_split(name) for name in found), None)


def _exact(own: tuple[str, str], names: list[str]) -> tuple[str, str]:
    """Return the name that says what kind of zone it is, if the article's zone is headed as a mere 开发区."""
    stem, head = own
    if head != _BARE:
        return own
    kinds = (split for name in names if (split := _split(name)) and split[1] in _SHORT)
    return next((split for split in kinds if stem + head in _forms(*split)), own)


def zone_of(draft: Draft, position: int) -> str:
    """Return the zone that a position is about: one that its sentence or paragraph names, else the article's own."""
    sentence = draft.sentence(position)
    named = draft.inside(sentence.start, position, "Zone")
    if named:
        return named[-1].entity
    opening = [s for s in draft.view.sentences if s.paragraph == sentence.paragraph and s.start <= sentence.start]
    heads = draft.inside(opening[0].start, min(opening[0].stop, position), "Zone") if opening else []
    # a paragraph that opens with another zone is about it: an item of a digest
    own = any(m.entity == draft.zone for m in draft.inside(opening[0].start if opening else 0, position, "Zone"))
    return heads[0].entity if heads and not own else draft.zone


def _split(name: str) -> tuple[str, str] | None:
    """Return a zone's name as (stem, head)."""
    ends = [match for match in _heads().finditer(name) if match.end() == len(name)]
    if not ends:
        return (name, "") if name else None
    return name[: ends[0].start()], ends[0].group()


def _forms(stem: str, head: str) -> list[str]:
    """Return the forms under which a zone may be called, the given one first."""
    stems = [stem]
    place = next((place for place in find_places(stem) if place[0] == 0), None)
    if place is not None:
        form, inner = stem[: place[1]], stem[place[1] :]
        if len(inner) >= 2:
            stems.append(inner)
        stems += (
            [short_place(form) + inner] if short_place(form) != form else [form + tail + inner for tail in "市县区"]
        )
    heads = [head, _SHORT.get(head, head), *(long for long, short in _SHORT.items() if short == head)]
    if head.endswith(("开发区", "经开区", "高新区")):
        heads.append("开发区")
    return list(dict.fromkeys(stem + head for stem in stems for head in heads))


def _own_zone(draft: Draft, stem: str, head: str) -> None:
    """Mark the zone that the article is about under each of its forms, those that it defines included."""
    forms = [form for form in _forms(stem, head) if form in draft.text or form == stem + head]
    shared = [form for form in forms if form.endswith("开发区") and form[: -len("开发区")] == stem]
    full = max((form for form in forms if form not in shared or form == stem + head), key=len)
    full = _with_city(draft, full, forms)
    draft.zone = draft.entity("Zone", full)
    defined = [match.group(1) for match in _DEFINED.finditer(draft.text) if _heads().search(match.group(1))]
    for form in sorted({full, *forms, *defined}, key=lambda form: (-len(form), form)):
        for match in re.finditer(re.escape(form), draft.text):
            if draft.covered(match.start()) is None and draft.covered(match.end() - 1) is None:
                draft.mark(match.start(), match.end(), draft.zone)
                draft.alias(draft.zone, form)
    named = _split(full)
    _located(draft, draft.zone, named[0] if named and named[1] else stem)


def _with_city(draft: Draft, full: str, forms: list[str]) -> str:
    """Return a zone's name with the city or county that stands before it (泉州|清源高新技术产业开发区)."""
    longs = [full.removesuffix(short) + long for long, short in _SHORT.items() if full.endswith(short)]
    if full.endswith(tuple(_SHORT)):
        longs = [full]
    shorts = [form for form in forms if form not in longs and not find_places(form)]
    for name in (*longs, *sorted(shorts, key=len, reverse=True)):
        for match in re.finditer(re.escape(name), draft.text):
            place = draft.place_ending(match.start())
            city = "" if place is None else draft.text[place : match.start()]
            kinds = ("city", "county")
            if place_kind(city) in kinds and city[-1] not in "省市县区州":
                return city + name
    return full


def _named_zones(draft: Draft) -> list[tuple[int, int]]:
    """Return the stretches that name a zone: its head and what stands before it as part of the name."""
    found: list[tuple[int, int]] = []
    for match in _heads().finditer(draft.text):
        floor = found[-1][1] if found else 0
        start = left_edge(draft, match.start(), floor=max(floor, match.start() - _STEM))
        start = _at_place(draft, _after_lead(draft.text, start, match.start()), match.start())
        stem = draft.text[start : match.start()]
        if level := _LEVEL.match(stem):
            start, stem = start + level.end(), stem[level.end() :]
        if _AWARDED.search(draft.text, max(0, start - 8), start) or stem.startswith(("国家", "全国")):
            continue
        if len(stem) < 2 or stem[-1] in "在到往从向" or _VAGUE.fullmatch(stem) or _heads().search(stem[-3:]):
            continue
        if (
            _everyday(stem)
            and stem + match.group() != draft.article.zone
            and draft.text.count(stem + match.group()) < 2
        ):
            continue  # 贡献|开发区力量, 签约仪式|开发区
        # the head may be part of a longer word: 开发区域, 新区间
        if not _TAIL.match(draft.text, match.end()):
            found.append((start, match.end()))
    return found


def _everyday(stem: str) -> bool:
    """Tell whether a stem is made of everyday words, none of them a place or a name."""
    parts = tokens(stem)
    return not find_places(stem) and all(part.tag[:2] not in _PROPER and is_word(part.word) for part in parts)


def _at_place(draft: Draft, start: int, head: int) -> int:
    """Return where a name begins at the places it is named for (第一辆奶罐车开进|呼和浩特经开区)."""
    at = head
    while (place := draft.place_ending(at)) is not None and place > start:
        at = place
    return at if start + _FEW < at < head else start


def _after_lead(text: str, start: int, stop: int) -> int:
    """Return where a name begins behind words of time, a post and a verb (春节期间|…, 市招商中心来|…, 某主任代表|…)."""
    if said := list(_SAID_BY.finditer(text, start, stop)):
        return said[-1].end()
    for token in tokens(text[start:stop]):
        timed = token.start == 0 and (token.tag == "t" or token.word in ("期间", "前夕", "之际"))
        if timed or (token.word == "来" and token.tag == "v"):
            return _after_lead(text, start + token.stop, stop)
    return start


def _located(draft: Draft, zone: str, stem: str) -> None:
    """State the places that a zone's own name begins with, the last under the fullest form that the article prints."""
    mentions = draft.mentions_of(zone)
    if not mentions or not stem:
        return
    _preceding(draft, zone)
    forms = _places_of(stem, own=zone == draft.zone)
    for number, form in enumerate(forms):
        name = _fullest(draft, form) if number == len(forms) - 1 else form
        entity = draft.entity("Place", name, short_place(form), form)
        reading = Reading("zone.name", 0.95 if is_place(form) else 0.8)
        draft.state(zone, "locatedIn", entity, (mentions[0].start, mentions[0].stop), reading)


def _places_of(stem: str, *, own: bool) -> list[str]:
    """Return the places that the stem of a zone's name begins with, the widest first.

    A stem of two to four characters that the tables lack is a place of its own (龙溪经济开发区 lies in 龙溪), unless it
    is a kind of place (空港), or an everyday word before a zone that is only named in passing.
    """
    forms: list[str] = []
    at = 0
    for start, stop, form in find_places(stem):
        if start == 0 or place_kind(form) != "region":
            if start != at or (forms and not same_province(forms[-1], form)):
                break
            forms.append(form)
            at = stop
    rest = stem[at:]
    if len(rest) == 1 and rest not in "市县区":
        return [stem]
    if not forms and 2 <= len(stem) <= 4:
        everyday = is_word(stem) and tokens(stem)[0].tag != "ns"
        return [] if stem in words("zones", "no_place") or (everyday and not own) else [stem]
    if len(forms) == 1 and place_kind(forms[0]) == "province" and 2 <= len(rest) <= 3:
        return [*forms, rest]
    return forms


def _preceding(draft: Draft, zone: str) -> None:
    """State the province or city that stands right before a zone's name (江苏省某某经济开发区)."""
    for mention in draft.mentions_of(zone):
        place = draft.place_ending(mention.start)
        if place is not None and place_kind(draft.text[place : mention.start]) in ("province", "city"):
            entity = draft.entity("Place", draft.text[place : mention.start])
            draft.state(zone, "locatedIn", entity, (place, mention.stop), Reading("zone.preceded", 0.9))
            return


def _fullest(draft: Draft, form: str) -> str:
    """Return a place with its rank where the article prints that too (运城 as 运城市)."""
    short = short_place(form)
    for tail in "市县区旗州盟":
        ranked = short + tail
        if ranked in draft.text and (is_place(ranked) or re.search(f"{ranked}(?:委|政府|人民政府)", draft.text)):
            return ranked
    return form


def zone_forms(draft: Draft) -> tuple[str, ...]:
    """Return whatever the article calls its own zone, bare nouns included, the longest first."""
    own = draft.forms(draft.zone) if draft.zone else ()
    park = {"园区"} if draft.zone and draft.name(draft.zone).endswith("园区") else set()
    return tuple(sorted({*own, *words("zones", "own"), *park}, key=lambda form: (-len(form), form)))


def zone_pattern(draft: Draft) -> str:
    """Return a regular expression for whatever the article calls its own zone."""
    return "(?:" + "|".join(map(re.escape, zone_forms(draft))) + ")"

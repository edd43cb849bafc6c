"""Honours that are handed out or spoken of again: 向甲颁发某某牌匾, 甲获此殊荣, 甲的某某称号被撤销."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS, first_joined
from loaders.reading import Sentence
from loaders.relations.actors import actors, clause_begin
from loaders.relations.honour_names import honour, honour_names, is_honour

__all__ = ["further_holders", "read_honour_grants"]

_GRANTED = Reading("honour.granted", 0.85)
_THIS = Reading("honour.this", 0.8)
_LOST = Reading("honour.lost", 0.85)
_HOLDERS = (*ORGANIZATIONS, "Project")
_GRANT = re.compile(
    r"(?:[为向给]|授予)(?P<who>[^，。；]{2,60}?)(?:等(?:\d+|[一二两三四五六七八九十]+)?(?:[家个][^，。；]{0,6})?)?"
    r"(?:颁发|颁授|授予|授)了?(?=[“\u4e00-\u9fff])"
)
_SAME = re.compile(
    r"(?:获得|荣获|摘得|拿到|取得|获评|入选|拿下|获)了?(?:此|该|这一|这项|这个|上述)[项个]?"
    r"(?:殊荣|荣誉|称号|奖项|牌子|认定|资质|名单|大奖|资格)"
)
_NAMED = re.compile(
    r"(?:入选|获评|评为|认定为|公布|公示|评选|授予|颁发|为)(?:了|的|全[省市国])*(?P<what>[^，。；“”]{4,28}?)"
    r"(?:企业名单|名单|称号)?(?:授牌|揭晓|公布|出炉|评选)?(?=[，。；])"
    r"|(?P<quoted>“[^”]{3,24}”)"
)
_LOSE = re.compile(
    r"(?P<what>[^，。；的]{4,24}?)(?P<tail>称号|资格|认定|资质|牌子)(?:已|近日|日前|也)?被(?:依法)?(?:取消|撤销|收回|摘除)"
)
_ANOTHER = re.compile(r"(?:[、和与及]|以及|，)(?P<what>[^，。；、的]{3,24}?)的")


def read_honour_grants(draft: Draft, sentence: Sentence) -> None:
    """State the honours that a sentence hands to somebody, speaks of again or takes away."""
    for match in _GRANT.finditer(draft.text, sentence.start, sentence.stop):
        _granted(draft, match, sentence.stop)
    for match in _SAME.finditer(draft.text, sentence.start, sentence.stop):
        _same(draft, match, sentence)
    for match in _LOSE.finditer(draft.text, sentence.start, sentence.stop):
        _lost(draft, match)


def _granted(draft: Draft, match: re.Match[str], limit: int) -> None:
    """Read 为甲、乙等10家企业授予“纳税大户”称号, 向甲颁发某某牌匾."""
    found = draft.inside(*match.span("who"), *_HOLDERS)
    if not found or found[0].start != match.start("who") or draft.inside(*match.span("who"), "Person"):
        return
    ahead = re.search(r"[将拟]", draft.text[clause_begin(draft, match.start()) : match.start()])
    for (first, last), tail in honour_names(draft, match.end(), limit, strict=draft.text[match.end()] != "“"):
        entity = honour(draft, first, last, tail)
        for holder in first_joined(draft, found):
            status: Status = "planned" if ahead else "stated"
            draft.state(holder.entity, "receivedHonour", entity, (match.start(), tail), _GRANTED, status)


def _same(draft: Draft, match: re.Match[str], sentence: Sentence) -> None:
    """Read 为某某工作站授牌，甲、乙两家企业获此牌子: what was named last."""
    before = [s for s in draft.body() if s.paragraph == sentence.paragraph and s.stop <= sentence.start]
    start = before[-1].start if before else sentence.start
    named = [
        m for m in _NAMED.finditer(draft.text, start, match.start()) if is_honour(m["what"] or m["quoted"], strict=True)
    ]
    holders = actors(draft, match.start(), *_HOLDERS) if named else []
    if not holders or re.search(r"[未没无]", draft.text[holders[-1].stop : match.start()]):
        return
    what = "what" if named[-1]["what"] else "quoted"
    entity = honour(draft, *named[-1].span(what))
    for holder in holders:
        span = (min(named[-1].start(), holder.start), match.end())
        draft.state(holder.entity, "receivedHonour", entity, span, _THIS)


def _lost(draft: Draft, match: re.Match[str]) -> None:
    """Read 甲的省级绿色工厂称号被撤销, 甲此前获得的某某资格被取消."""
    start, stop = match.span("what")
    holders = actors(draft, start, *_HOLDERS) or draft.inside(clause_begin(draft, start), start, *_HOLDERS)[-1:]
    if not holders or not is_honour(draft.text[start:stop], strict=True):
        return
    entity = honour(draft, start, stop, match.end("tail"))
    for holder in holders:
        draft.state(holder.entity, "receivedHonour", entity, (holder.start, match.end()), _LOST, "ended")


def further_holders(draft: Draft, at: int) -> list[tuple[tuple[int, int], Mention]]:
    """Return the honours and holders that go on behind one (获评甲奖的某厂|、乙奖的某司)."""
    found: list[tuple[tuple[int, int], Mention]] = []
    while (match := _ANOTHER.match(draft.text, at)) is not None:
        holder = draft.covered(match.end())
        if holder is None or holder.start != match.end() or draft.cls(holder.entity) not in _HOLDERS:
            break
        if not is_honour(match["what"], strict=True):
            break
        found.append((match.span("what"), holder))
        at = holder.stop
    return found

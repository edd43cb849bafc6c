"""receivedHonour and appliedFor: who was awarded, recognised, certified or granted what, and who asked for it."""

import re
from functools import cache

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS, clause_start, status_before, subjects
from loaders.lexicon import pattern

__all__ = ["read_honours"]

_GOT = Reading("honour.received", 0.92)
_ASKED = Reading("honour.applied", 0.92)
_IS = Reading("honour.is", 0.8)
_HOLDERS = (*(cls for cls in ORGANIZATIONS), "Project")
_LEAD = re.compile(
    r"(?:了|为|成为|成功|顺利|首批?|首个|一批|多项|全[区市]首[个家批]|(?:\d{4}年度?)(?=.{0,2}[省市国全])|(?:\d+|[一二两三四五六七八九十]+)(?:个|项|家|块|枚|次)|的|连续.{1,3}年)*"
)
_STOP = re.compile(
    r"[，。；！？\n]|通过|(?:后|时|之后|以来|的(?:企业|公司|单位|园区|项目|基地)|并(?=[获被入通])|，?(?:也|还)是)"
)
_TAIL = re.compile(r"(?:的)?(?:荣誉称号|荣誉|称号|殊荣|资质认定|认定|批复|名单|行列|公示名单|评定|授牌|牌匾|支持)$")
_NOT = re.compile(
    r"^(?:认可|好评|肯定|支持|成效|进展|突破|成果|授权|批复|环评|备案|投资|收入|贷款|融资|订单|实效|发展|效果|阶段性|丰硕|积极|显著|新|良好|圆满|长足|明显|核准|许可|土地|用地|更多|较大|重大|经验|优势|验收)"
)
_SPLIT = re.compile(r"、|以?及|和|与")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"{pattern('honours', 'head')}[”」]?$")


@cache
def _level() -> re.Pattern[str]:
    return re.compile(rf"^[“「]?(?:{pattern('honours', 'level')}|第?[一二三四五六]批|\d{{4}}年)")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?P<got>{pattern('cues', 'honour_got')})|(?P<ask>{pattern('cues', 'honour_apply')})")


def read_honours(draft: Draft) -> None:
    """State every honour behind its verb, for all who are enumerated before it."""
    for sentence in draft.body():
        at = sentence.start
        while (match := _verb().search(draft.text, at, sentence.stop)) is not None:
            at = max(match.end(), _read(draft, match, sentence.stop))
        _is_one(draft, sentence.start, sentence.stop)


def _read(draft: Draft, match: re.Match[str], limit: int) -> int:
    names = _names(
        draft,
        match.end(),
        limit,
        strict=match.group() in ("获得", "取得", "通过", "授予", "列入", "跻身", "创建", "申请"),
    )
    if not names:
        return match.end()
    stop = names[-1][1]
    holders = _holders(draft, match)
    if not holders:
        return stop
    sentence = draft.sentence(match.start())
    clause = clause_start(draft, match.start())
    before = draft.text[clause : match.start()]
    relation, reading = ("receivedHonour", _GOT) if match["got"] else ("appliedFor", _ASKED)
    if match["ask"] and re.search(r"(?:成功|已)$", before):
        relation, reading = "receivedHonour", _GOT
    status: Status = status_before(
        draft, max(clause, holders[-1].stop), match.start(), unless="推荐|要求"
    )
    if relation == "appliedFor" and re.search(r"(?:推动|支持|鼓励|引导|指导)[^，。；]*$", before):
        status = "planned"
    if (
        relation == "receivedHonour"
        and status == "stated"
        and re.search(r"(?:力争|争取|争创|有望|拟|即将|冲刺)[^，。；]{0,6}$", before)
    ):
        status = "planned"
    for start, end in names:
        text = draft.text[start:end]
        honour = draft.entity("Honour", text, text.strip("“”"), re.sub(r"^第[一二三四五六七八九]批(?=.{4})", "", text))
        for holder in holders:
            if holder.entity == honour or draft.cls(holder.entity) == "Place":
                continue
            first = max(min(holder.start, clause), sentence.start) if holder.start >= sentence.start else clause
            draft.state(holder.entity, relation, honour, (first, stop), reading, status)
    return stop


def _holders(draft: Draft, match: re.Match[str]) -> list[Mention]:
    """Return who receives: enumerated before the verb; of 政府授予X的 the one that follows 授予 is meant."""
    found = subjects(draft, match.start(), *_HOLDERS)
    clause = clause_start(draft, match.start())
    inside = draft.inside(clause, match.start(), *_HOLDERS)
    if not inside and re.search(r"(?:\d+|[一二两三四五六七八九十多]+)余?(?:家|个|户)", draft.text[clause : match.start()]):
        return []
    if len(inside) > 1 and re.match(r"(?:被|由|经)", draft.text[inside[0].stop : inside[-1].start]):
        return inside[:1]
    return found


def _names(draft: Draft, start: int, limit: int, *, strict: bool) -> list[tuple[int, int]]:
    text = draft.text
    lead = _LEAD.match(text, start, limit)
    begin = lead.end() if lead else start
    end = begin
    depth = 0
    while end < limit:
        if not depth and _STOP.match(text, end):
            break
        depth += {"“": 1, "《": 1, "”": -1, "》": -1}.get(text[end], 0)
        end += 1
    spans: list[tuple[int, int]] = []
    at = begin
    for piece in _parts(text[begin:end]):
        a = text.index(piece, at)
        at = a + len(piece)
        tail = _TAIL.search(piece)
        cut = piece[: tail.start()] if tail and not _whole(piece) else piece
        cut = cut.rstrip("的")
        if _honour(cut, strict):
            spans.append((a, a + len(cut)))
        elif not spans:
            return []
    return spans


def _whole(piece: str) -> bool:
    """Tell whether the tail is part of the honour's own name (评定证书, 省长质量奖)."""
    return piece.endswith(("证书", "奖"))


def _parts(text: str) -> list[str]:
    """Split an enumeration of honours where each part ends like one."""
    parts: list[str] = []
    at = 0
    for match in _SPLIT.finditer(text):
        left = text[at : match.start()]
        if left.count("“") == left.count("”") and (_head().search(_TAIL.sub("", left)) or left.endswith("”")):
            parts.append(left)
            at = match.end()
    parts.append(text[at:])
    return [part for part in parts if part]


def _honour(text: str, strict: bool) -> bool:
    if not 3 <= len(text) <= 45 or _NOT.match(text) or re.search(r"^[\d.]+|(?:\d+(?:家|个|项|户))$", text):
        return False
    headed = bool(_head().search(text))
    return (
        headed
        or (not strict and bool(_level().match(text)))
        or (text.startswith("“") and text.endswith("”") and not strict)
    )


def _is_one(draft: Draft, start: int, stop: int) -> None:
    """Read X是国家级高新技术企业: to be one is to have been recognised as one."""
    for match in re.finditer(r"(?:是|系|作为)(?:一家|全[省市国区]首[家批])?", draft.text[start:stop]):
        at = start + match.end()
        end = next((i for i in range(at, stop) if draft.text[i] in "，。；！？、\n"), stop)
        zone = draft.covered(at)
        if zone is not None and draft.cls(zone.entity) == "Zone":
            at = zone.stop + (1 if draft.text[zone.stop : zone.stop + 1] == "的" else 0)
        text = draft.text[at:end]
        before = draft.inside(clause_start(draft, start + match.start()), start + match.start(), "Company", "Park")
        if (
            before
            and before[-1].stop == start + match.start()
            and 4 <= len(text) <= 30
            and _head().search(text)
            and not re.search(r"的|之一|企业之|龙头|链主|重点企业$|骨干", text)
        ):
            draft.state(
                before[-1].entity,
                "receivedHonour",
                draft.entity("Honour", text, text.strip("“”")),
                (before[-1].start, end),
                _IS,
            )

"""Who speaks in a quotation, so that what he counts is told of his firm and not of the zone."""

import re
from dataclasses import dataclass
from typing import Literal

from loaders.draft import Draft
from loaders.figures import callings

__all__ = ["Speaker", "employer", "find_speaker", "speaks"]

_REACH = 90
_LONG = 800
"""How long a quotation may be."""
_POST = 16
"""How long the post of a person may be, between his firm and his name."""
_SAYS = re.compile(
    "说|分享|打比方|打趣|解释|提到|道出|点赞|比划|掰着手指|介绍|表示|坦言|告诉|感慨|算|透露|认为|指出|强调|笑道|回忆|感叹|直言|补充"
)
_OFFICIAL = re.compile(
    "管委会|党工委|(?<!董)(?<!监)[局处科厅]长|书记|镇长|[市县区]长|招商|发改|经发|商务|开发区|高新区|经开区|园区|专班|街道|统计|税务"
)
_OF_FIRM = re.compile(
    "公司|企业|集团|厂|车间|经理|董事|总裁|总监|创始人|老板|工程师|研发|技术|采购|销售|生产|财务|人力|合伙人|工人|员工|项目负责人|业主|店|农户|村民"
)

_THE_FIRM = re.compile("(?:该)?(?:公司|企业)(?!家)")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Hold who speaks: an organisation of the graph, or only what kind of speaker it is."""

    kind: Literal["firm", "official", "unknown"]
    entity: str = ""
    ours: bool = False
    """Whether he is said to be of the firm that was spoken of (公司负责人说)."""


def find_speaker(draft: Draft, start: int) -> Speaker | None:
    """Return who speaks the sentence that begins at a place, or None if it is no quotation."""
    text = draft.text
    begins = max(text.rfind("\n", max(start - _LONG, 0), start) + 1, start - _LONG, 0)
    opens = start if text[start] == "“" else text.rfind("“", begins, start)
    if opens < 0 or (opens < start and text.rfind("”", opens, start) >= 0):
        return None
    close = text.find("”", start, start + _LONG)
    if close < 0 or text[close - 1] not in "。！？，…":
        return None
    said = _words(text, close + 1)
    if said is None:
        ahead = text[max(begins, opens - _REACH) : opens]
        if not ahead.endswith(("：", "，", ":")) or not _SAYS.search(ahead):
            return Speaker("unknown")
        at = max(ahead.rfind("。"), ahead.rfind("；")) + 1
        said = (opens - len(ahead) + at, opens)
    return _classify(draft, *said)


def _words(text: str, start: int) -> tuple[int, int] | None:
    """Return the words behind a quotation that say who spoke."""
    end = re.compile("[。；\n“]").search(text, start, start + _REACH)
    found = _SAYS.search(text, start, end.start() if end else min(start + _REACH, len(text)))
    return (start, found.end()) if found else None


def _classify(draft: Draft, start: int, stop: int) -> Speaker:
    said = draft.text[start:stop]
    named = draft.inside(start, stop, *callings.ORGANISED, "Person")
    bodies = [mention for mention in named if draft.cls(mention.entity) != "Person"]
    if bodies:
        return _of(draft, bodies[-1].entity)
    if _THE_FIRM.match(said):
        return Speaker("firm", ours=True)
    if _OFFICIAL.search(said):
        return Speaker("official")
    persons = [mention.entity for mention in named]
    if persons and (known := employer(draft, persons[-1], start)) is not None:
        return known
    return Speaker("firm") if _OF_FIRM.search(said) else Speaker("unknown")


def _of(draft: Draft, body: str) -> Speaker:
    official = draft.cls(body) in ("Zone", "GovernmentBody")
    return Speaker("official") if official else Speaker("firm", body)


def speaks(text: str, start: int, stop: int) -> bool:
    """Tell whether the words behind a person's name say that he speaks.

    >>> speaks("陈立介绍，去年产值3亿元", 2, 5), speaks("陈立出席会议", 2, 6)
    (True, False)
    """
    return re.compile("[\u4e00-\u9fff]{0,4}?(?:" + _SAYS.pattern + ")").match(text, start, stop) is not None


def employer(draft: Draft, person: str, upto: int) -> Speaker | None:
    """Return whom a person was said to work for where he was named first."""
    for mention in draft.mentions_of(person):
        if mention.start >= upto:
            return None
        clause = draft.clause(mention.start)[0]
        bodies = draft.inside(clause, mention.start, *callings.ORGANISED)
        said = draft.text[clause : mention.start]
        if bodies and mention.start - bodies[-1].stop <= _POST:
            return _of(draft, bodies[-1].entity)
        if _OF_FIRM.search(said):
            return Speaker("firm")
        if _OFFICIAL.search(said):
            return Speaker("official")
    return None

"""Honours that stand in a list: published with its names, counted before a bracket, asked for in papers handed in."""

import re

from loaders.draft import Draft, Mention, Reading
from loaders.grammar import ORGANIZATIONS, first_joined
from loaders.reading import Sentence
from loaders.relations.actors import actors, owns
from loaders.relations.honour_names import honour, is_honour, levels

__all__ = ["read_honour_lists"]

_LISTED = Reading("honour.listed", 0.85)
_ASKED = Reading("honour.applied", 0.92)
_HOLDERS = (*ORGANIZATIONS, "Project")
_ON_IT = (
    r"(?P<who>[^。；]{2,90}?)(?:榜上有名|赫然在列|在列|入列|[名位]列其中|位居其中"
    r"|(?:成功|双双|同时)?(?:上榜|入选|入围|获评)(?=[，。；]|$))"
)
_MADE_KNOWN = r"(?:公布|发布|公告|印发|公示|下发|揭晓)"
_LIST = re.compile(
    rf"{_MADE_KNOWN}(?:了|的)?(?P<what>[^，。；]{{4,40}}?)(?:拟?认定|拟?入选)?(?:公示)?(?:名单|结果)[中里内上]?，{_ON_IT}"
)
_LIST_OUT = re.compile(
    rf"(?<=[，。\n])(?P<what>[^，。；的]{{4,40}}?)(?:拟?认定|拟?入选)?(?:公示)?名单(?:正式|近日|日前|今日|对外)*"
    rf"(?:{_MADE_KNOWN}|出炉)，(?:全[区市县]|我[区市县])?(?:共有)?{_ON_IT}"
)
_THEN = re.compile(r"，(?:成功|双双|均|被)*(?:获评|评为|认定为|获得|获批|荣获)")
_UNNAMED = re.compile(r"(?:的|内|有)?(?:多|[两三四五六七八九十\d]+余?)(?:家|个)")
_COUNTED = re.compile(
    r"(?P<what>[^，。；、：（(\d]{4,30}?)(?:分别)?(?:有|达)?\d+[家个户](?:[（(]|，(?:分别)?[是为])(?P<who>[^）)。；]{2,80})"
)
_SOUGHT = re.compile(
    r"(?:申报|申请|推荐|上报)了?(?P<what>[^，。；、：（(\d]{4,30}?)\d+[家个户](?:[（(]|，其中(?:包括)?|，(?:分别)?[是为])"
    r"(?P<who>[^）)。；]{2,80})"
)
_SUBMITTED = re.compile(r"(?:提交|报送|递交|上报)了?(?P<what>[^，。；]{4,36}?)的?(?:申报|申请)(?:材料|资料|书)")


def read_honour_lists(draft: Draft, sentence: Sentence) -> None:
    """State the honours that a sentence lists, for each of those whom it names beside them."""
    for form in (_LIST, _LIST_OUT):
        for match in form.finditer(draft.text, max(sentence.start - 1, 0), sentence.stop):
            _listed(draft, match)
    for match in _SUBMITTED.finditer(draft.text, sentence.start, sentence.stop):
        _submitted(draft, match)
    for match in _COUNTED.finditer(draft.text, sentence.start, sentence.stop):
        _counted(draft, match)
    for match in _SOUGHT.finditer(draft.text, sentence.start, sentence.stop):
        who = draft.inside(*match.span("who"), "Company", "Park")
        if who and who[0].start == match.start("who") and is_honour(match["what"], strict=True):
            entity = honour(draft, *match.span("what"))
            for holder in first_joined(draft, who):
                draft.state(holder.entity, "appliedFor", entity, (match.start(), holder.stop), _ASKED)


def _listed(draft: Draft, match: re.Match[str]) -> None:
    """Read 省厅公布某某名单，甲、乙上榜; 某某名单出炉，甲在列.

    An honour that the next clause calls by its name is left to that.
    """
    start, stop = match.span("what")
    if not is_honour(draft.text[start:stop], strict=False) or _THEN.match(draft.text, match.end()):
        return
    found = (m for m in draft.inside(*match.span("who"), *_HOLDERS) if not owns(draft, m) or _of_chain(draft, m))
    who = [m for m in found if not _UNNAMED.match(draft.text[m.stop : m.stop + 6])]
    entity = honour(draft, start, stop)
    for holder in who:
        draft.state(holder.entity, "receivedHonour", entity, match.span(), _LISTED)


def _of_chain(draft: Draft, mention: Mention) -> bool:
    """Tell whether a zone stands before its cluster, for which it is honoured itself."""
    beside = draft.covered(mention.stop)
    return beside is not None and draft.cls(beside.entity) == "IndustryChain"


def _submitted(draft: Draft, match: re.Match[str]) -> None:
    """Read 甲提交了某某企业的申报材料."""
    if not is_honour(match["what"], strict=False):
        return
    entity = honour(draft, *match.span("what"))
    for holder in actors(draft, match.start(), *_HOLDERS):
        draft.state(holder.entity, "appliedFor", entity, (min(holder.start, match.start()), match.end()), _ASKED)


def _counted(draft: Draft, match: re.Match[str]) -> None:
    """Read 省级绿色工厂2家（甲、乙）: each of those named is one."""
    level = levels(match["what"])
    who = draft.inside(*match.span("who"), "Company", "Park")
    if (
        level is None
        or not who
        or who[0].start > match.start("who")
        or not is_honour(match["what"][level:], strict=True)
    ):
        return
    entity = honour(draft, match.start("what") + level, match.end("what"))
    for holder in first_joined(draft, who):
        draft.state(holder.entity, "receivedHonour", entity, match.span(), _LISTED)

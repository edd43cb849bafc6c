"""Parks and towns: by their heads, less the words of building before them, also where a list shares one head."""

import re

from loaders.draft import Draft
from loaders.lexicon import pattern
from loaders.mentions.body_names import heads, is_named
from loaders.mentions.edges import left_edge, trim_lead
from loaders.mentions.zones import zone_forms, zone_of

__all__ = ["read_parks"]


_OWNED = re.compile(
    r"(?:公司|项目|办公楼|赴|来到|走进|入驻|管理|调研|督导|检查|视察|走访|参观|观摩|[\d.]+余?[万亿][美欧]?元的?)(?=.{2})"
)
"""What stands before a park's name and is none of it (某公司|产业园, 考察组赴|某某产业园)."""
_PAID = re.compile(r"投资[约超近]?[\d.]+余?[万亿][美欧]?元(?:的|建设)?[^，。；、的]{2,16}$")
_TO_BE_BUILT = re.compile("(?:中试|总装|生产|制造|研发|加工|产业化|组装)基地$")
"""What is paid for and makes something is a project (总投资9亿元的某某中试|基地), and no park."""
_FIRST = re.compile("原(?=.{2})|(?:我|全)?[国省市县区]?首[个家座批](?=.{2})")
_GOAL = re.compile(r"[^，。；]{0,6}?(?:国家级|省级|全国|世界|国际一流|国内|专业化|现代化|千亿级|百亿级|一流|领先)")
"""What a park is to become, or an honour that it holds."""


def read_parks(draft: Draft, cls: str) -> None:
    """Mark the parks, or the towns, of an article; a title that is only applied for or won names none."""
    for match in heads(cls).finditer(draft.text):
        around = draft.covered(match.start())
        if around is not None and draft.cls(around.entity) != "Zone":
            continue
        start = left_edge(draft, match.start(), floor=max(0, match.start() - 24), keep=True)
        start = trim_lead(draft.text, start, match.start()) if start < match.start() else start
        built = [
            word.end()
            for word in re.finditer(rf"{pattern('cues', 'park_built')}(?=.{{2}})", draft.text[start : match.start()])
        ]
        start += built[-1] if built else 0
        owned = [word.end() for word in _OWNED.finditer(draft.text, start, match.start())]
        start = owned[-1] if owned else start
        first = _FIRST.match(draft.text, start, match.start())
        start = first.end() if first else start
        stem = draft.text[start : match.start()]
        if stem.endswith(("调研", "督导", "视察", "参观", "观摩", "考察", "走访")):
            continue  # 党工委书记调研|科创园
        if _GOAL.match(stem) and "暨" not in draft.text[start : match.end() + 1]:
            continue
        if re.search(
            rf"{pattern('cues', 'park_awarded')}[^，。；：、]{{0,14}}$", draft.text[max(0, start - 22) : start]
        ):
            continue
        if not is_named(stem) or "+" in stem or draft.text[match.end() : match.end() + 1] in "化内式区":
            continue
        if match.group().endswith("城") and draft.text.startswith("市", match.end()):
            continue
        made = _TO_BE_BUILT.search(draft.text, start, match.end())
        if made and _PAID.search(draft.text, max(0, made.start() - 34), made.start()):
            continue
        inner = draft.covered(match.end() - 1)
        if inner is not None and draft.cls(inner.entity) == "Zone":
            continue
        name = draft.text[start : match.end()]
        owner = next((form for form in zone_forms(draft) if name.startswith(form) and len(name) >= len(form) + 4), "")
        if owner and cls == "SpecialtyTown":
            rest = name[len(owner) :]
            entity = draft.entity(cls, draft.name(zone_of(draft, start)) + rest, name, rest)
        else:
            entity = draft.entity(cls, name)
        draft.mark(start, match.end(), entity)
        if cls == "Park":
            _sharing(draft, start, match.group())


def _sharing(draft: Draft, start: int, head: str) -> None:
    """Mark the parks of an enumeration that leave their common head to the last one (甲、乙产业园)."""
    while draft.text[start - 1 : start] == "、" and draft.covered(start - 2) is None:
        stop = start - 1
        start = draft.text.rfind("、", max(0, stop - 24), stop) + 1
        name = draft.text[start:stop]
        before = draft.covered(start - 2) if draft.text[start - 1 : start] == "、" else None
        if not 3 <= len(name) <= 24 or not (before and draft.cls(before.entity) == "Park"):
            return
        draft.mark(start, stop, draft.entity("Park", name, name + head))

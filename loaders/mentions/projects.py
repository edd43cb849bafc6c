"""Projects that have a name of their own, and the company that the name carries."""

import re

from loaders.draft import Draft
from loaders.grammar import NUMERALS, clause_start
from loaders.lexicon import pattern, words
from loaders.mentions.companies import company_core
from loaders.mentions.edges import HAN, is_word, left_edge, token_at, tokens, trim_lead
from loaders.mentions.names import is_name
from loaders.places import find_places

__all__ = ["is_counted", "read_projects"]


def _any(kind: str) -> str:
    return pattern("projects", kind)


_HEAD = re.compile(
    rf"{_any('stem')}?项目(?!{_any('not_project')})|{_any('works_stem')}工程(?!{_any('not_works')})"
    rf"|生产线(?={_any('line_then')})|{_any('base')}基地(?={_any('base_then')})"
)
_VAGUE = re.compile(rf"(?:{_any('vague')}|第[{NUMERALS}]+|[\d.]+亿元?|\d)*")
_CORE = re.compile(rf"{_any('core_tail')}?(?:项目|工程)$")
_ITEM = re.compile(r"[(（]?\d{1,2}(?:[)）、]|[.．](?!\d))|[①-⑳]")
_BRACKET = re.compile(r"[（(][^（()）]{2,20}[)）]")
_LEGAL = re.compile(r"(?:股份|有限责任|集团)?有限公司|(?<=集团)公司")
_THERE = re.compile(
    "(?:园区|区内|开发区|高新区|经开区|当地|我区|全区)(?:投资)?(?:建设|新建|打造|实施|推进|投建|布局)(?=.{4})"
)
"""Where a project is built, and the verb, before its name (在|园区建设|某某项目)."""
_BARE_STAGE = re.compile(rf"[{NUMERALS}]期(?:扩建|建设|扩产|技改)?(?:项目|工程)")
_ONE = re.compile(_any("one"))
_COUNTED = re.compile(rf"(?:[{NUMERALS}百]+余?|多|数|几|若干|每|首)(?:个|项|批|大|类|宗|亿元以上)$|任何$")
_SOME = re.compile(rf"[{NUMERALS}]+余?(?:个|项|批|宗)|[两三四五六七八九十]大$")
_TOTAL = re.compile(r"\d+[个项]|[\d一二两三]+个|共|达(?!成|产)|总数")
_AWARDED = re.compile(rf"(?:{pattern('cues', 'honour_got', 'honour_apply')}|入选|纳入)了?(?:为|全[国省市]|首批|“)*$")
"""What makes a project's name that of an honour (入选试点示范项目)."""
_DOING = re.compile(_any("doing"))
_TOLD = re.compile(rf"[^的]{{0,8}}?{_any('one')}(?=年产|日产|年处理)")
"""What is told of a project before its name (计划年底前开工|年产8万吨树脂项目)."""
_KIND = re.compile(rf"(?:类|型|{_any('vague_end')})$")
_LONGEST = 40
"""How many characters a project's name may have before its head."""


def is_counted(text: str, start: int) -> bool:
    """Tell whether a number with a classifier stands before a position (谋划5个|承接产业转移项目)."""
    return bool(_COUNTED.search(text[max(0, start - 6) : start]))


def read_projects(draft: Draft) -> None:
    """Mark every project with a name; a shorter form of one name is its alias."""
    for match in _HEAD.finditer(draft.text):
        inner = draft.covered(match.start())
        if inner is not None and draft.cls(inner.entity) not in ("Company", "IndustryChain"):
            continue
        start, stop = _start(draft, match.start()), match.end()
        if _BARE_STAGE.fullmatch(draft.text, start, stop) and _stage(draft, start, stop):
            continue
        if _names_one(draft, start, match.start(), stop):
            name = draft.text[start:stop]
            entity = _known(draft, name) or draft.entity("Project", name)
            draft.alias(entity, name)
            draft.mark(start, stop, entity)
    _companies_inside(draft)


def _stage(draft: Draft, start: int, stop: int) -> bool:
    """Mark 甲的二期项目 as the project of that name of the firm before it, if one stands there."""
    of = draft.text[start - 1 : start] == "的"
    owner = draft.covered(start - 1 - of)
    if owner is None or owner.stop != start - of or draft.cls(owner.entity) != "Company":
        return False
    name = draft.text[owner.start : owner.stop] + draft.text[start:stop]
    draft.mark(start, stop, draft.entity("Project", name))
    return True


def _names_one(draft: Draft, start: int, head: int, stop: int) -> bool:
    """Tell whether a stretch that ends in a head is the name of one project."""
    if _AWARDED.search(draft.text, max(0, start - 8), start):
        return False
    if not _specific(draft, start, head) or is_counted(draft.text, start) or _loose(draft, start, stop):
        return False
    if _TOTAL.match(draft.text, stop, stop + 3):
        return False
    return draft.sentence(start).role != "title" or draft.text[start:head] not in words("industries")


def _loose(draft: Draft, start: int, stop: int) -> bool:
    """Tell whether the words speak of projects of a kind (承接粮油项目的基础) and not of one."""
    if draft.text[stop : stop + 1] not in words("projects", "kind_of") or draft.inside(start, stop, "Company"):
        return False
    return _ONE.search(draft.text, clause_start(draft, start, "，。；！？\n"), start) is None


def _start(draft: Draft, stop: int) -> int:
    """Return where a project's name begins; a closing quote takes its opening one along."""
    floor = max(0, stop - _LONGEST)
    start = stop
    if draft.text[stop - 1] == "”":
        opening = draft.text.rfind("“", floor, stop)
        start = opening if opening >= 0 else stop
    start = left_edge(draft, start, floor=floor, keep=True, joins=True)
    # of a chain of attributes only the last names the project: 投资25亿元的|功率器件封测项目
    attribute = max(draft.text.rfind("的", start, stop), draft.text.rfind("元", start, stop - 2))
    if attribute >= start:
        start = attribute + 1
    numbered = _ITEM.match(draft.text, start, stop)
    start = numbered.end() if numbered else start
    for visit in re.finditer(_any("visit"), draft.text[start:stop]):
        before = draft.text[start : start + visit.start()]
        if not before or is_name(before[-3:]) or is_name(before[-2:]):
            start += visit.end()  # 副市长某某调研|项目建设
            break
    start = _after_other(draft.text, start, stop)
    if told := _TOLD.match(draft.text, start, stop):
        start = told.end()
    if there := _THERE.match(draft.text, start, stop):
        start = there.end()
    start = trim_lead(draft.text, start, stop) if start < stop else start
    return _after_owner(draft, start, stop)


def _after_other(text: str, start: int, stop: int) -> int:
    """Return where a name begins behind another project that the words before it speak of (当前项目和投产|项目)."""
    other = text.rfind("项目", start, stop)
    if other < 0:
        return start
    return max(other + 2, *(text.rfind(join, other, stop) + 1 for join in ("和", "与", "及", "、")))


def _after_owner(draft: Draft, start: int, stop: int) -> int:
    """Return where a name begins behind the zone, or the firm and its verb, before it (某某公司投资|泵阀项目)."""
    while (mention := draft.covered(start)) is not None:
        cls = draft.cls(mention.entity)
        if cls == "Company" and draft.text[mention.stop : stop] in words("projects", "does"):
            return stop  # 与某某公司完成|项目签约
        if cls == "Company" and mention.stop + 2 < stop:
            verb = token_at(draft.text, mention.stop)
            does = verb.start == mention.stop and verb.word in words("projects", "does")
            return trim_lead(draft.text, verb.stop, stop) if does and verb.stop + 2 <= stop else start
        if cls not in ("Zone", "GovernmentBody") or mention.stop >= stop:
            return start
        named = _BRACKET.match(draft.text, mention.stop, stop)  # 某某高新区（以下简称高新区）|…项目
        start = trim_lead(draft.text, named.end() if named else mention.stop, stop)
    return start


def _specific(draft: Draft, start: int, stop: int) -> bool:
    """Tell whether the words before a head say what the project is of, and not only its rank or number."""
    stem = draft.text[start:stop]
    if (
        not 2 <= len(stem) <= _LONGEST
        or "+" in stem
        or (_KIND.search(stem) and not draft.inside(start, stop, "Company"))
        or _SOME.search(stem)
        or _DOING.search(stem)
    ):
        return False
    if not any(token.tag[0] in "njxitbqlgz" or token.word in words("company_words", "trade") for token in tokens(stem)):
        return False
    place = next((place for place in find_places(stem) if place[0] == 0), None)
    rest = stem[place[1] :] if place else stem
    return bool(rest) and not _VAGUE.fullmatch(rest)


def _known(draft: Draft, name: str) -> str | None:
    """Return the project of which a name is a longer or shorter form."""
    core = _core(name)
    for other in draft.of_class("Project"):
        if any(_same(core, _core(form)) for form in (other.name, *other.aliases)):
            return other.id
    return None


def _same(one: str, other: str) -> bool:
    """Tell whether one of two names holds the other: as its end, or as a word that is nobody else's."""
    short, long = sorted((one, other), key=len)
    if one == other or (len(short) >= 3 and long.endswith(short)):
        return True
    return 2 <= len(short) <= 6 and short in long and not is_word(short)


def _core(name: str) -> str:
    """Return what a project is of: its name without 建设项目, 工程 and the like, and its firm's legal form."""
    return _CORE.sub("", _LEGAL.sub("", name))


def _companies_inside(draft: Draft) -> None:
    """Find the company in a project's name: the word that a shorter form of the name keeps (青禾项目)."""
    for project in draft.of_class("Project"):
        forms = sorted({_core(form) for form in (project.name, *project.aliases)}, key=len)
        short, long = forms[0], forms[-1]
        if len(forms) < 2 or not _coined(short, long):
            continue
        at = long.find(short)
        known = next((c.id for c in draft.of_class("Company") if short in company_core(c.name)), None)
        if known is None:
            draft.entity("Company", long[: at + len(short)], short if at else "")


def _coined(short: str, long: str) -> bool:
    """Tell whether the short form of a project's name is a word of somebody's making near the head of the long one."""
    if not 2 <= len(short) <= 6 or is_word(short) or not re.fullmatch(rf"[{HAN}]+", short):
        return False
    return 0 <= long.find(short) <= 6 and not long.endswith(short) and not long.startswith(short + short)

"""Projects that have a name of their own, and the company that the name carries."""

import re

from loaders.draft import Draft
from loaders.lexicon import words
from loaders.mentions.companies import company_core
from loaders.mentions.edges import HAN, is_word, left_edge, token_at, tokens, trim_lead
from loaders.places import find_places

__all__ = ["is_counted", "read_projects"]

_HEAD = re.compile(
    r"(?:建设|技改|技术改造|扩建|改扩建|产业化|生产线|生产基地|改造提升|升级改造|配套)?项目(?!部|经理|化|库|清单|建设年|推进|负责|办|组|建设推进|审批|谋划|储备)"
    r"|(?:建设|改造|扩建|提升)工程(?!师|款|部|学)|生产线(?=项目|建设|建成|投产|开工|扩建)|(?:生产|研发|制造|产业化)基地(?=建成|投产|开工|动工|建设|落户)"
)
_GENERIC = re.compile(
    r"(?:任何|当前|目前|盘活|第[一二三四五六七八九十\d]+|投运|首|重点|重大|在建|续建|新建|拟建|签约|开工|投产|竣工|新开工|省外|省内|市外|区外|境外|外资|内资|亿元|以上|以下|[\d.]+亿元?|技改|转型|产业|招商|引资|工业|固投|固定资产|投资|专项债|国债|储备|中央预算内|预算内"
    r"|优质|高质量|大|好|新|小|中|百亿级?|十亿级?|千亿级?|五十亿|省级?|市级?|国家级?|全省|全市|全区|我区|区内|开发区|经开区|高新区|园区|辖区|民生|基础设施|基建|配套|建设|研发|科研|攻关|合作|意向|洽谈|落地|引进|承接|转移"
    r"|关键|支撑性|标志性|引领性|牵引性|龙头|链主|强链|补链|延链|全产业链|产业链|上下游|制造业|服务业|农业|科技|创新|工程|各|该|本|此|这|每|个|些|类|批|条|一|二|两|三|四|五|六|七|八|九|十|多|几|余|\d|等|的|和|与|及"
    r"|总投资|计划|集中|实施|推进|谋划|包装|策划|申报|入库|前期|后续|往年|当年|今年|去年|年度|上年|企业|客商|外贸|数字化|智能化|绿色化|改造|升级|技术|提质|增效|示范|试点|相关|有关|部分|全部|所有|其他|主要|项目|建设|“|”|签约一批|开工一批|投产一批)*"
)
_DOES = frozenset(("实施", "建设", "投资", "推进", "新建", "扩建", "启动", "开展", "承建", "运营"))
_COUNTED = re.compile(r"(?:[\d一二两三四五六七八九十百]+余?|多|数|几|若干|每|首)(?:个|项|批|大|类|宗|亿元以上)$")


def is_counted(text: str, start: int) -> bool:
    """Tell whether a number with a classifier stands before a position (谋划5个|承接产业转移项目)."""
    return bool(_COUNTED.search(text[max(0, start - 6) : start]))


def read_projects(draft: Draft) -> None:
    """Mark every project with a name; a shorter form of one name is its alias."""
    for match in _HEAD.finditer(draft.text):
        inner = draft.covered(match.start())
        if (
            inner is not None
            and inner.stop > match.start()
            and draft.cls(inner.entity) not in ("Company", "IndustryChain")
        ):
            continue
        start = _start(draft, match.start())
        if not _specific(draft, start, match.start()) or is_counted(draft.text, start):
            continue
        if re.match(r"\d+[个项]|[\d一二两三]+个|共|达|总数", draft.text[match.end() : match.end() + 3]):
            continue
        if _loose(draft, start, match.end()):
            continue
        name = draft.text[start : match.end()]
        if draft.sentence(start).role == "title" and draft.text[start : match.start()] in words("industries"):
            continue
        entity = _known(draft, name) or draft.entity("Project", name)
        draft.alias(entity, name)
        draft.mark(start, match.end(), entity)
    _companies_inside(draft)


def _loose(draft: Draft, start: int, stop: int) -> bool:
    """Tell whether the words speak of projects of a kind (承接粮油项目的基础) and not of one."""
    if draft.text[stop : stop + 1] not in ("的", "等", "上") or any(draft.inside(start, stop, "Company")):
        return False
    first = max(draft.text.rfind(mark, 0, start) for mark in "，。；！？\n") + 1
    return re.search(r"亿元|万元|美元|开工|投产|签约|落户|建设|位于|动工", draft.text[first:start]) is None


def _start(draft: Draft, stop: int) -> int:
    """Return where a project's name begins; a closing quote takes its opening one along."""
    floor = max(0, stop - 40)
    start = stop
    if draft.text[stop - 1] == "”":
        opening = draft.text.rfind("“", floor, stop)
        start = opening if opening >= 0 else stop
    start = (
        left_edge(draft, start, floor=floor, keep=True, joins=True)
        if start < stop
        else left_edge(draft, stop, floor=floor, keep=True, joins=True)
    )
    # of a chain of attributes only the last names the project: 投资25亿元的|功率器件封测项目
    attribute = max(draft.text.rfind("的", start, stop), draft.text.rfind("元", start, stop - 2))
    if attribute >= start:
        start = attribute + 1
    start = trim_lead(draft.text, start, stop) if start < stop else start
    while True:
        mention = draft.covered(start)
        skip = mention is not None and draft.cls(mention.entity) in ("Zone", "GovernmentBody") and mention.stop < stop
        if mention is not None and draft.cls(mention.entity) == "Company" and mention.stop + 2 < stop:
            verb = token_at(draft.text, mention.stop)
            if verb.start == mention.stop and verb.word in _DOES and verb.stop + 2 <= stop:
                return trim_lead(draft.text, verb.stop, stop)
        if not skip or mention is None:
            return start
        start = mention.stop


def _specific(draft: Draft, start: int, stop: int) -> bool:
    stem = draft.text[start:stop]
    if len(stem) < 2 or len(stem) > 40 or "+" in stem or re.search(r"(?:\d+|[一二两三四五六七八九十]+)余?(?:个|项|批|宗)", stem):
        return False
    if not any(token.tag[0] in "njxitbqlgz" or token.word in words("company_words", "trade") for token in tokens(stem)):
        return False
    place = next((place for place in find_places(stem) if place[0] == 0), None)
    rest = stem[place[1] :] if place and place[1] < len(stem) else stem
    return not _GENERIC.fullmatch(rest)


def _known(draft: Draft, name: str) -> str | None:
    """Return the project of which a name is a longer or shorter form."""
    core = _core(name)
    for other in draft.of_class("Project"):
        for form in (other.name, *other.aliases):
            known = _core(form)
            if core == known or (
                len(core) >= 3 and (known.endswith(core) or (core.endswith(known) and len(known) >= 3))
            ):
                return other.id
            if 2 <= len(core) <= 6 and core in known and not is_word(core):
                return other.id
            if 2 <= len(known) <= 6 and known in core and not is_word(known):
                return other.id
    return None


def _core(name: str) -> str:
    return re.sub(r"(?:建设|技改|扩建|产业化)?(?:项目|工程)$", "", name)


def _companies_inside(draft: Draft) -> None:
    """Find the company in a project's name: the word that a shorter form of the name keeps (青禾项目)."""
    for project in draft.of_class("Project"):
        forms = sorted({_core(form) for form in (project.name, *project.aliases)}, key=len)
        short, long = forms[0], forms[-1]
        if (
            len(forms) < 2
            or not 2 <= len(short) <= 6
            or short not in long
            or is_word(short)
            or long.startswith(short + short)
        ):
            continue
        if long.find(short) > 6 or long.endswith(short) or not re.fullmatch(rf"[{HAN}]+", short):
            continue
        at = long.find(short)
        known = next((c.id for c in draft.of_class("Company") if short in company_core(c.name)), None)
        if known is None:
            draft.entity("Company", long[: at + len(short)], short if at else "")

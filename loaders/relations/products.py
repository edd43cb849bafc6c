"""produces: what companies, projects and chains make, as verbs and nouns of making say it."""

import re
from functools import cache

from loaders.draft import Draft, Mention, Reading, Span
from loaders.grammar import ORGANIZATIONS, clause_start, status_before
from loaders.lexicon import pattern
from loaders.relations.actors import actors, clause_begin, clause_stop, opens
from loaders.relations.items import AMOUNT, is_product, items, state_products
from loaders.relations.owned_wares import read_owned_wares
from loaders.relations.project_wares import read_project_wares
from loaders.relations.wares import read_wares

__all__ = ["read_products"]

_MAKES = Reading("produces.verb", 0.85)
_CHAIN = Reading("produces.chain", 0.9)
_LEVEL = Reading("produces.level", 0.75)
_OUTPUT = Reading("produces.output", 0.85)
_NAMED = Reading("produces.apposition", 0.85)
_SOUGHT = Reading("produces.sought", 0.7)
_MAKERS = ("Company", "Project")
_SUBJECTS = (*ORGANIZATIONS, "Project")
_HAS = (
    r"(?:主要|主导|主营|核心|拳头|主打|主力|明星|代表|特色|王牌)?产品(?:主要)?(?:有|为|包括|涵盖|覆盖|囊括|是|以)|主要有"
    r"|(?:(?:主营|主要|核心)业务|主业)(?:主要)?(?:为|是|包括|涵盖|有)"
    r"|(?:目前)?(?:拥)?有(?=[^，。；]{2,40}等产品)"
)
_LINE = re.compile(
    r"(?:建设|新建|投建|扩建|新增|新上|上马|投资|建成|建有|拥有|引进|投用|购置|布局|启用|把|将(?![用于在建新投]))(?:了|[一二三四五六七八九十两\d]+条)?"
    r"(?![\d.]+[万亿]*元)(?P<what>[^，。；：]{2,28}?)(?:等)?(?:[一二三四五六七八九十两\d]+条)?(?:自动化|智能化?|数字化)?(?:生产线|产线)"
)
_OUT = re.compile(rf"(?:交付|出口|下线|发出|发运|销售|卖出|产销)(?:了|首批)?(?P<what>[^，。；、\d]{{2,10}}?){AMOUNT}")
_YIELD = re.compile(
    rf"(?P<what>[^，。；：\n]{{2,30}}?)(?:的?总)?(?:产量|年产量|产能)(?:分别)?(?:达到?|为|约|升至|增至|增加到|提升到|提升至)?(?:{AMOUNT}|[^，。；]{{0,4}}(?:提升|增长|提高))"
)
_AFTER_DONE = re.compile(r"(?:建成|建成投产|达产|达产达效)后|预计|(?<!全部)投产后")
_PLANS = re.compile(r"计划|拟|准备|打算|有意|将(?=于|在|建|投|新|开|启|实施|打造|继续|进一步|落|生产|成为|增)")
_SEEKS = re.compile(r"(?:正在?|联合|着力|重点)(?:联合)?(?:攻关|研发|研制)(?P<what>[^，。；的]{3,16})(?=[，。；])")


@cache
def _make() -> re.Pattern[str]:
    verbs, never = pattern("dealings", "make"), pattern("dealings", "make_not")
    return re.compile(rf"(?:主要|专业|专门|重点|批量|可以?|能)?(?:(?P<has>{_HAS})|(?P<verb>{verbs})(?!{never}))")


def read_products(draft: Draft) -> None:
    """State products behind verbs of making, before 产量 and 车间, in 做某物的某厂, in chains and project names."""
    for sentence in draft.body():
        done = sentence.start
        for match in _make().finditer(draft.text, sentence.start, sentence.stop):
            if match.start() >= done:
                done = _made(draft, match, sentence.stop)
        for pattern_, reading in ((_LINE, _MAKES), (_OUT, _OUTPUT)):
            for match in pattern_.finditer(draft.text, sentence.start, sentence.stop):
                _put_out(draft, match, reading)
        for match in _SEEKS.finditer(draft.text, sentence.start, sentence.stop):
            _sought(draft, match)
        for match in _YIELD.finditer(draft.text, sentence.start, sentence.stop):
            _yield(draft, match)
    _of_chains(draft)
    _levels(draft)
    _beside_makers(draft)
    read_wares(draft)
    read_owned_wares(draft)
    read_project_wares(draft)


def _made(draft: Draft, match: re.Match[str], limit: int) -> int:
    """Read 主要生产A、B: the company or project that the words are about makes them."""
    text, at = draft.text, match.start()
    clause = clause_begin(draft, at)
    covered = draft.covered(at)
    if covered is not None and draft.cls(covered.entity) == "Project":
        return match.end()
    if text[at - 2 : at] in ("安全", "文明", "清洁"):
        return match.end()
    bare = len(match["verb"] or "") == 1
    before = draft.covered(at - 1)
    if bare and not opens(text[clause:at]) and not (before is not None and before.stop == at):
        return match.end()
    makers = _heads(draft, actors(draft, at, *_MAKERS, "IndustryChain", every=(*_SUBJECTS, "IndustryChain")), at)
    if aside := re.search(r"[（(](?:主要|专业)?$", text[clause:at]):
        owner = draft.covered(clause + aside.start() - 1)
        makers = [owner] if owner is not None and draft.cls(owner.entity) in _MAKERS else []
    if match["has"] and re.match(r"该?(?:集群|产业集群|产业链)", text[draft.sentence(at).start : at]):
        makers = draft.inside(0, at, "IndustryChain")[-1:]
    stop = clause_stop(draft, match.end(), limit, "，。；！？\n：）)")
    found = items(draft, match.end(), stop) if makers else []
    if not found:
        return match.end()
    while stop < limit and text[stop] == "，" and match["verb"] and (more := _further(draft, stop + 1, limit)):
        found += more
        stop = more[-1][1]
    start = max(makers[-1].stop, clause)
    status = status_before(draft, start, at, unless="预装|要(?=生产)|主要|重要")
    lead = text[makers[-1].stop : at] if makers[-1].start < clause else text[start:at]
    if status == "stated" and (_AFTER_DONE.search(text[start : match.end()]) or _PLANS.search(lead)):
        status = "planned"
    for maker in makers:
        state_products(draft, maker.entity, found, (min(maker.start, clause), stop), _MAKES, status)
    return max(stop, match.end())


def _further(draft: Draft, start: int, limit: int) -> list[Span]:
    """Read what goes on after a comma only as a thing with its amount (年产A一万吨，B两千吨)."""
    stop = clause_stop(draft, start, limit)
    if not re.fullmatch(rf"[^，。；\d]{{2,12}}{AMOUNT}", draft.text[start:stop]):
        return []
    return items(draft, start, stop)


def _heads(draft: Draft, makers: list[Mention], at: int) -> list[Mention]:
    """Return the project where the subject only builds it (甲公司投资一亿元的乙项目，主要生产…)."""
    if not makers or draft.cls(makers[0].entity) != "Company":
        return makers[:1] if makers and draft.cls(makers[0].entity) == "Project" else makers
    stop = clause_stop(draft, makers[-1].stop, at)
    founded = draft.inside(makers[-1].stop, stop, "Company")[-1:]
    lead = draft.text[makers[-1].stop : founded[0].start] if founded else ""
    if founded and founded[0].stop == stop and re.search(r"(?:成立|设立|组建|新设|创办|注册)了?$", lead):
        return founded
    projects = draft.inside(makers[-1].stop, stop, "Project")
    if projects and (projects[-1].stop == stop or draft.text[projects[-1].start - 1] == "的"):
        return projects[-1:]
    return makers


def _put_out(draft: Draft, match: re.Match[str], reading: Reading) -> None:
    """Read 建设某物生产线 and 交付某物一百台."""
    at = match.start()
    clause = clause_begin(draft, at)
    covered = draft.covered(match.start("what"))
    if covered is not None and draft.cls(covered.entity) == "Project":
        return
    makers = actors(draft, at, *_MAKERS, every=_SUBJECTS)
    if not makers and reading is _MAKES and draft.text[clause:at].endswith("用于"):
        makers = actors(draft, clause - 1, *_MAKERS, every=_SUBJECTS)
    found = items(draft, match.start("what"), match.end("what")) if len(makers) == 1 else []
    if not found:
        return
    before = draft.text[max(makers[0].stop, clause) : match.start("what")]
    if makers[0].start < clause:
        before = draft.text[makers[0].stop : match.start("what")]
    planned = reading is _MAKES and re.search(r"用于|计划|拟(?!把)|将(?!$)|准备|谋划|开工", before)
    span = (min(makers[0].start, clause), match.end())
    state_products(draft, makers[0].entity, found, span, reading, "planned" if planned else "stated")


def _sought(draft: Draft, match: re.Match[str]) -> None:
    """Read 正与某校联合攻关某材料: what is worked on is still to be made."""
    makers = actors(draft, match.start(), "Company", every=_SUBJECTS)[:1]
    for maker in makers:
        found = items(draft, *match.span("what"))
        span = (min(maker.start, match.start()), match.end())
        state_products(draft, maker.entity, found, span, _SOUGHT, "planned")


def _yield(draft: Draft, match: re.Match[str]) -> None:
    """Read 这家企业某物产量一千台; of several makers and products those that share a word belong together."""
    text = draft.text
    start, stop = match.span("what")
    companies = draft.inside(start, stop, *ORGANIZATIONS)
    if companies:
        makers = [companies[-1]] if draft.cls(companies[-1].entity) == "Company" else []
        start = companies[-1].stop
    else:
        makers = actors(draft, start, "Company", every=_SUBJECTS)
    if text[start : start + 1] == "的":
        start += 1
    found = items(draft, start, stop) if makers else []
    span = (min(makers[0].start, start), match.end()) if makers else (start, stop)
    for maker in makers:
        name = draft.name(maker.entity)
        own = [f for f in found if any(text[i : i + 2] in name for i in range(f[0], f[1] - 1))]
        state_products(draft, maker.entity, found if len(makers) == 1 else own, span, _OUTPUT, "stated")


def _of_chains(draft: Draft) -> None:
    """Read 从芯片、硬盘生产到整机制造的某产业链."""
    for chain in draft.inside(0, len(draft.text), "IndustryChain"):
        start = clause_begin(draft, chain.start)
        match = re.search(
            r"(?P<lead>涵盖|包括|覆盖|集|从"
            r"|(?:构建起|构筑起|建起|形成了|形成(?!了)|打造出)(?![以从集由涵包较])(?=[^，。；]*、))"
            r"(?P<what>[^，。；]+?)(?:的|于一体的|等环节的)?(?:完整|全|较为完整的?)?$",
            draft.text[start : chain.start],
        )
        if not match:
            continue
        at = start + match.start("what")
        whole = match["lead"] == "从" and re.search(r"[到至]", match["what"])
        built = match["lead"].startswith(("构", "建", "形", "打"))
        if built and "的" not in draft.text[at + len(match["what"]) : chain.start]:
            continue
        listed = whole or built
        form = r"(?P<it>[^到至]+?)(?:到|至|$)" if listed else r"(?P<it>[^到至]+?)(?:生产|制造|加工)(?=、|到|至|$)"
        for part in re.finditer(form, match["what"]):
            found = items(draft, at + part.start("it"), at + part.end("it"), every=True)
            state_products(draft, chain.entity, found, (start, chain.stop), _CHAIN, "stated")
    for chain in draft.inside(0, len(draft.text), "IndustryChain"):
        wide = re.match(
            r"(?:已|基本)?(?:涵盖|包括|覆盖|囊括)了?(?P<what>[^，。；]{4,60})", draft.text[chain.stop : chain.stop + 70]
        )
        if wide:
            at = chain.stop + wide.start("what")
            for part in re.finditer(r"(?P<it>[^、和与及]+?)(?:生产|制造)(?=[、和与及等]|$)", wide["what"]):
                found = items(draft, at + part.start("it"), at + part.end("it"))
                state_products(draft, chain.entity, found, (chain.start, at + part.end()), _CHAIN, "stated")
        after = re.match(
            r"，(?:重点|大力|积极)?(?:发展|开发|生产|研发)(?P<what>[^，。；]{2,30}?)等(?:系列)?产品",
            draft.text[chain.stop : chain.stop + 48],
        )
        if after:
            found = items(draft, chain.stop + after.start("what"), chain.stop + after.end("what"))
            state_products(draft, chain.entity, found, (chain.start, chain.stop + after.end()), _CHAIN, "stated")


def _levels(draft: Draft) -> None:
    """Read 提升铜带、铜箔等加工水平: the company that the sentence is about makes them."""
    for match in re.finditer(
        r"(?:提升|提高|增强|扩大)(?P<items>[^，。；]{2,60}?)等?(?:的)?(?:精深)?(?:加工|生产|制造)(?:水平|能力|规模|产能)",
        draft.text,
    ):
        makers = actors(draft, match.start(), "Company", every=_SUBJECTS)
        for maker in makers[-1:]:
            found = items(draft, match.start("items"), match.end("items"))
            state_products(draft, maker.entity, found, (maker.start, match.end()), _LEVEL, "stated")


def _beside_makers(draft: Draft) -> None:
    """Read 做减速器的某厂, 锁具企业某厂, 某厂生产的焊丝, 某厂是焊丝生产企业, 某厂的焊丝车间."""
    text = draft.text
    for company in draft.inside(0, len(text), "Company"):
        start = clause_start(draft, company.start, "，。；！？、\n“”")
        before = re.search(
            r"(?:做|生产|制造|主营|专注|从事|主打|供给|供应|专做|专产|研发|研制)(?![业商线力给])([^，。；、的]{2,12})的$"
            r"|(?:^|的|家|和|与|已有|现有|拥有|引进)(?:国内|全国|全球|国际|知名|著名|领先|本土|区内|园区|行业)*([^，。；、的家和与]{2,10}?)(?:(?:生产|制造)(?:企业|厂商|商)|企业|厂商)$",
            text[start : company.start],
        )
        if before and (group := before.lastindex):
            found = items(draft, start + before.start(group), start + before.end(group))
            sure = group == 1 or re.search(r"(?:生产|制造)(?:企业|厂商|商)$", text[start : company.start])
            if found and (sure or _thing(text[found[0][0] : found[0][1]])):
                state_products(draft, company.entity, found, (start, company.stop), _NAMED, "stated")
        after = re.match(
            r"是[^，。；]{0,24}?([^，。；、的上]{2,10})(?:生产|制造)(?:企业|商|厂商)"
            r"|(?:的|，|在)?([^，。；：、的\d]{2,8}?)(?:生产)?车间",
            text[company.stop : company.stop + 40],
        )
        if after and (group := after.lastindex):
            found = items(draft, company.stop + after.start(group), company.stop + after.end(group))
            end = company.stop + after.end()
            state_products(draft, company.entity, found, (company.start, end), _NAMED, "stated")


def _thing(text: str) -> bool:
    """Tell whether a word before 企业 is a thing (锁具) and no branch or kind (锻造企业, 台资企业)."""
    return (
        text != "整机"
        and text.endswith(tuple("具器机胎瓶箱膜线缆阀泵板管纸酒油布鞋灯钟表车船片件"))
        and is_product(text)
    )

"""supplies: where goods come from, as whoever uses them tells it (轴承钢由甲供应, 用的是甲的, 保持架找甲)."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading, Span
from loaders.grammar import first_joined
from loaders.lexicon import pattern
from loaders.relations.actors import clause_begin, clause_stop
from loaders.relations.delivered import FIRM, MANY, ONCE, STUFF, Thing, earlier, goods_before, idle, user
from loaders.relations.items import state_products
from loaders.relations.wares import goods

__all__ = ["NEAR", "read_origins", "state_delivery"]

_COMES = Reading("supply.source", 0.85)
_GOODS = Reading("produces.supplied", 0.8)
_REACH = 30
"""How many characters may describe a seller between the word that opens the frame and its name."""


def _any(*kinds: str) -> str:
    return pattern("dealings", *kinds)


_END = r"(?=[，。；、！？”’：\n)）]|$)"
_HOW = r"(?:独家|就近|直接|长期|全部|统一|负责|批量|每天|定向|[按用][^，。；的]{1,6}?)*"
_MUCH = r"(?:了?(?:[一二三四五六七八九十两\d.]+成|一半|大部分|大头|一部分))?"
_TO = r"(?:(?:给|到)(?P<to>[^，。；]{2,20}))?"
_FRAMES = (
    (re.compile(r"(?:改)?由"), re.compile(rf"{_HOW}{_any('given')}{_MUCH}{_TO}{_END}")),
    (re.compile(_any("out_of")), re.compile(rf"的?{_END}")),
    (
        re.compile("[从向]"),
        re.compile(
            rf"(?:那里|那儿|处|手里)?{_HOW}{_any('fetched')}(?:{_END}|[了过]?(?:{MANY}的?)?(?P<what>[^，。；]{{2,16}}))"
        ),
    ),
    (
        re.compile(r"(?:用|选|买)的?(?:就|都|正|全|也|则)?是|(?:全|都|改|也|只)用|只认|认准"),
        re.compile(rf"(?:自主|自己)?(?:生产|研制|供应|做)?的(?:{_END}|(?P<what>[^，。；的]{{2,16}}))"),
    ),
    (re.compile("(?<![的用选买找])(?<!的[就都正全也则])是"), re.compile(rf"{_any('given')}?的{_END}")),
    (re.compile(_any("sought")), re.compile(rf"(?:来|去)?(?:{_any('given')}|就行|即可|就够了)?{_END}")),
    (
        re.compile("[与和同跟]"),
        re.compile(
            r"(?:已经?|又|刚刚?|还|也|再次|新)*(?:签|续)(?:订|署|约|下|了)*[^，。；]{0,10}?"
            rf"(?:长单|长协|(?:供货|供应|采购|购销|试用)(?:合同|协议|订单)){_END}"
        ),
    ),
)
_FETCHED, _IS, _PACT = 2, 4, 6
"""The places of frames that need more than their words."""
NEAR = re.compile(
    r"\s*|[^，。；：！？“”、]{0,24}(?:的|企业|公司|厂家|工厂|邻居|供应商|园区|区里|区内|园里|园内|隔壁|本地|对面|国内|身边|门口|客户|用户|买家|车企|药企|链主|龙头|——)\s*"
)
"""What may stand before the firm of a frame (去年才从外地迁来的, 园区另一家企业)."""
_SEVERAL = re.compile(r"(?:等|这)?[两三四五六七八九十\d]+家(?:企业|公司|工厂|供应商)?")
_NOT = re.compile("不再|没有|从未|未|尚未|停止")
_PLAN = re.compile("将|拟|计划|有望|争取|希望")
_STILL = re.compile("如今|现在|目前|今年|已|改|换|就|一直")
_ABLE = re.compile(rf"(?:也|都|均|就)*(?:能|可以?|会)(?:直接|稳定|批量|就近)*(?:供应|供货|供|做|配套|生产){_END}")
_GIVES_TO = re.compile(
    r"(?:给|为)(?P<to>[^，。；的给为]{1,16}?)(?:供货|供料|配套|供应|做|生产|加工|代工|供|提供)(?P<what>[^，。；的]{0,10})"
    r"的(?:就|正|主要|也)?(?:是)?"
)
_TAKER = re.compile(
    r"，(?:收货方|收货人|买方|买家|用户|下家|目的地|终点站?)(?:就|正)?(?:是|为)(?P<who>[^，。；]{2,30})"
)
_BUYS = re.compile("[购买订]|进货|拿货")
_MOST = re.compile("(?:最多|最早|最大|最久|多年)?")
_NEW = re.compile(
    r"(?:新增|增加|新添|增添|引进|引入|新引进|多)了?(?=[^，。；]{2,16}?(?:这|[一二两三四\d]+)[一两]?家供应商)"
)
_IT = re.compile(r"它们?|其|公司|企业|该公司|该企业|我们|咱们?")


_Frame = tuple[int, re.Match[str], list[Mention], re.Match[str]]


def read_origins(draft: Draft) -> None:
    """State who delivers what to whom where the goods come first and their source follows."""
    text = draft.masked("Company", "FinancialInstitution")
    for sentence in draft.body():
        before: list[Mention] = []
        last: Status = "stated"
        frames = _frames(draft, text, sentence.start, sentence.stop)
        others = [m for _, _, sellers, _ in frames for m in sellers]
        for frame in frames:
            before, last = _source(draft, frame, others, before, last)
        for match in _GIVES_TO.finditer(text, sentence.start, sentence.stop):
            _gives(draft, match, sentence.stop)
        for match in _NEW.finditer(text, sentence.start, sentence.stop):
            stop = clause_stop(draft, match.end(), sentence.stop)
            sellers = first_joined(draft, draft.inside(match.end(), stop, *FIRM))
            buyers = before or user(draft, match.start(), sellers)
            state_delivery(draft, sellers, buyers, (match.start(), stop), "stated")
        for seller in draft.inside(sentence.start, sentence.stop, *FIRM):
            _able(draft, seller)


def _frames(draft: Draft, text: str, start: int, stop: int) -> list[_Frame]:
    """Return the frames of a sentence in order of place, each with the sellers that it names; one for each seller."""
    found: dict[int, _Frame] = {}
    for number, (opening, then) in enumerate(_FRAMES):
        for match in opening.finditer(text, start, stop):
            limit = clause_stop(draft, match.end(), min(stop, match.end() + _REACH))
            for mention in draft.inside(match.end(), stop, *FIRM):
                if mention.start > limit:
                    break
                lead = draft.text[match.end() : mention.start]
                if not NEAR.fullmatch(lead) and draft.place_ending(mention.start) is None:
                    continue
                sellers = first_joined(draft, draft.inside(mention.start, stop, *FIRM))
                several = _SEVERAL.match(text, sellers[-1].stop, stop)
                after = then.match(text, several.end() if several else sellers[-1].stop, stop)
                if after is not None and match.group() == "向" and not _BUYS.search(after.group()):
                    break  # 向甲输送: to it, and not from it
                if after is not None:
                    other = found.get(mention.start)
                    if other is None or other[1].start() < match.start():
                        found[mention.start] = (number, match, sellers, after)
                    break
    return [found[at] for at in sorted(found)]


def _source(
    draft: Draft, frame: _Frame, others: list[Mention], before: list[Mention], last: Status
) -> tuple[list[Mention], Status]:
    """State one delivery, and return its buyers and status, with which the next clause may go on.

    `others` are the sellers of all frames of the sentence, of whom none is the one that the words speak of.
    """
    _, match, sellers, then = frame
    at = match.start()
    clause = clause_begin(draft, at)
    thing = _delivered(draft, frame, clause)
    if thing is None:
        return before, last
    lead = draft.text[clause:at]
    buyers = [thing.owner] if thing.owner is not None else []
    if not buyers and "to" in then.re.groupindex and then["to"]:
        buyers = draft.inside(*then.span("to"), *FIRM)[:1]
    if not buyers and (taker := _TAKER.match(draft.text, then.end(), draft.sentence(at).stop)):
        buyers = [m for m in draft.inside(*taker.span("who"), *FIRM)[:1] if m.start == taker.start("who")]
    carried = not buyers and bool(before)
    buyers = buyers or before or user(draft, thing.start, others)
    # 甲做成芯片，封装交给乙，机台则来自丙: whose it is is left open
    between = draft.inside(buyers[0].stop, at, *FIRM) if buyers and thing.owner is None and not before else []
    if any(m.entity not in {b.entity for b in [*buyers, *others]} for m in between):
        buyers = []
    if len(buyers) != 1 or any(m.entity == buyers[0].entity for m in sellers):
        buyers = []
    status: Status = "stated"
    planned = _PLAN.search(lead) or "试用" in then.group() or _goes_on(draft, clause, lead)
    if no := _NOT.search(lead):
        status = "ended" if no.group() in ("不再", "停止") else "negated"
    elif planned or (carried and last == "planned"):
        status = "planned"
    elif ONCE.search(lead) and not _STILL.search(lead):
        status = "ended"
    span = (min(thing.start, at), max(then.end(), sellers[-1].stop))
    state_delivery(draft, sellers, buyers, span, status)
    each = re.search("分别$", lead) is not None and len(sellers) == len(thing.found)
    if status in ("stated", "planned") and (each or len(sellers) == 1):
        for index, seller in enumerate(sellers):
            own = thing.found[index : index + 1] if each else thing.found
            state_products(draft, seller.entity, list(own), span, _GOODS, "stated")
    return (buyers, status) if buyers else (before, last)


def _goes_on(draft: Draft, clause: int, lead: str) -> bool:
    """Tell whether a clause goes on with the plan of the one before (塔筒将由甲提供，叶片则由乙提供)."""
    before = draft.text[clause_begin(draft, clause - 1) : clause] if "则" in lead else ""
    return re.search("将由|将从|将向|拟由", before) is not None


def _delivered(draft: Draft, frame: _Frame, clause: int) -> Thing | None:
    """Return the goods of a frame: those behind its verb, those before it, or those of the clause before."""
    number, match, _, then = frame
    at = match.start()
    if "what" in then.re.groupindex and then["what"] is not None:
        found, _ = goods(draft, *then.span("what"))
        stuff = STUFF.match(draft.text, *then.span("what"))
        owner = draft.inside(clause, at, *FIRM)[-1:]
        return Thing(tuple(found), at, owner[0] if owner else None) if found or stuff else None
    thing = goods_before(draft, clause, at)
    if number == _PACT:
        needed = thing is not None and "需" in draft.text[clause : thing.found[0][0] if thing.found else at]
        return thing if needed else earlier(draft, clause, at)
    if thing is not None or number == _IS:
        return thing
    own = draft.inside(clause, at, *FIRM)
    if number == _FETCHED and len(own) == 1 and idle(draft.text[clause : own[0].start] + draft.text[own[0].stop : at]):
        return earlier(draft, clause, at) or Thing((), clause, own[0])
    return earlier(draft, clause, at)


def state_delivery(
    draft: Draft,
    sellers: list[Mention],
    buyers: list[Mention],
    span: Span,
    status: Status,
    reading: Reading = _COMES,
) -> None:
    """State that each seller delivers to each buyer, unless the article says so already, or the other way round."""
    for seller in sellers:
        for buyer in buyers:
            ends = {seller.entity, buyer.entity}
            if len(ends) == 1 or any({s.subject, s.object} == ends for s in draft.states("supplies")):
                continue
            named = [m for m in (seller, buyer) if m.start < m.stop]
            start, stop = min([span[0], *(m.start for m in named)]), max([span[1], *(m.stop for m in named)])
            draft.state(seller.entity, "supplies", buyer.entity, (start, stop), reading, status)


def _gives(draft: Draft, match: re.Match[str], limit: int) -> None:
    """Read 给它做壳体的甲, 给我们供料的是甲: who is described so delivers."""
    stop = clause_stop(draft, match.end(), limit)
    named = draft.inside(match.end(), stop, *FIRM)
    if not named or not NEAR.fullmatch(draft.text, match.end(), named[0].start):
        return
    sellers = first_joined(draft, named)
    buyers = draft.inside(*match.span("to"), *FIRM)[:1]
    if not buyers and _IT.fullmatch(match["to"]):
        buyers = user(draft, match.start(), sellers)
    found, end = goods(draft, *match.span("what"))
    if not ((found and end == match.end("what")) or STUFF.fullmatch(match["what"]) or _MOST.fullmatch(match["what"])):
        return
    span = (match.start(), sellers[-1].stop)
    state_delivery(draft, sellers, buyers, span, "stated")
    if buyers and len(sellers) == 1:
        state_products(draft, sellers[0].entity, found, span, _GOODS, "stated")


def _able(draft: Draft, seller: Mention) -> None:
    """Read 密封圈过去从外地运，现在园区里的甲、乙都能供: the firms deliver what came from elsewhere before."""
    able = _ABLE.match(draft.text, seller.stop)
    if able is None:
        return
    clause = clause_begin(draft, seller.start)
    sellers = draft.inside(clause, seller.stop, *FIRM)
    lead = draft.text[clause : sellers[0].start]
    if sellers[-1].stop != seller.stop or first_joined(draft, sellers) != sellers:
        return
    near = NEAR.fullmatch(re.sub(rf"^(?:{_any('adverb')})+", "", lead))
    thing = earlier(draft, clause, clause) if near else None
    if thing is None:
        return
    buyers = user(draft, thing.start, sellers) if thing.owner is None else [thing.owner]
    span = (thing.start, able.end())
    state_delivery(draft, sellers, buyers, span, "stated")
    if buyers and len(sellers) == 1:
        state_products(draft, seller.entity, list(thing.found), span, _GOODS, "stated")

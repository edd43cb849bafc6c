"""supplies: where goods go, as who makes or takes them tells it (卖给甲, 进了甲的车, 甲全拉走, 最大的买家是甲)."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading, Span
from loaders.grammar import first_joined, status_before
from loaders.lexicon import pattern
from loaders.relations.actors import clause_begin, clause_stop, first_group, speaker
from loaders.relations.delivered import FIRM, goods_first, idle, maker_of, named_before, user
from loaders.relations.items import state_products
from loaders.relations.origins import NEAR, state_delivery
from loaders.relations.supply import carried_seller
from loaders.relations.wares import goods

__all__ = ["read_outlets"]

_GOES = Reading("supply.outlet", 0.85)
_GOODS = Reading("produces.supplied", 0.8)


def _any(*kinds: str) -> str:
    return pattern("dealings", *kinds)


_TO = re.compile(
    rf"{_any('sent_to')}了?|供应(?!商|链|量|能力|给|了|体系|关系|基地|保障)|(?:批量|已经|直接|长期|稳定|主要|全部|专|百分之[百一二三四五六七八九十]+|成)供(?=[^应给货了销求需气热])"
)
_FROM_WORKS = re.compile(
    r"从(?P<who>[^，。；]{2,24}?)(?:的[^，。；]{1,6})?(?:出炉|出厂|下线|发出|流出|产出|出来)之?后?$"
)
_INTO = re.compile(r"的(?P<what>[^，。；的]{2,10}?)(?:里|中|上|当中)")
_BECOMES = re.compile(
    r"，(?:再|然后|最后|最终|又|在这里|在那里)*(?:变|制|做|加工|拉|压|纺|轧|织|炼|铸|切|磨)成了?(?P<what>[^，。；]{2,12})"
)
_TAKES = re.compile(rf"(?:全部?|都|基本|几乎|悉数|照单)*{_any('taken')}")
_LARGEST = re.compile(
    r"最大的?(?:买家|客户|主顾|用户|采购商|下家)(?P<rest>[^。；]{0,20}?)(?:就|正|便)?(?:是|为)(?=(?P<who>[^，。；]{2,30}))"
)
_PASSED = re.compile(
    r"(?:顺利|成功|已经?|刚刚?|则|也|还)*通过了?(?P<who>[^，。；]{2,20}?)的[^，。；]{0,8}(?:审核|认证|验证|验收|测试|试验|考核|评审|试用)"
)
_THEN = re.compile(
    r"，(?P<lead>[^。；]{0,16}?)(?:开始|正式|批量|小批量|规模)*(?:供货|供应|配套|装车|交付)(?=[，。；]|$)"
)
_PLAN = re.compile("有望|将|预计|计划|即将|拟|明年|争取")
_WASTE = re.compile(rf"的{_any('stuff')}")
_ELSE = re.compile(
    "(?:公司|厂|车间)?(?:进行)?(?:检测|处理|处置|维修|培训|参观|学习|化验|鉴定|展示|展览|测试|保养|报废|实习)"
)
_PART = re.compile(
    r"的[^，。；]{0,10}?(?:里|中|上|车间|产线|生产线|仓库|车|机|线|设备|机组|门口|厂)(?=[，。；和与、]|$)"
)
_IT = re.compile("(?:它|其|后者)(?=的|[，。；])")
_THROUGH = re.compile(r"由(?P<who>[^，。；]{2,20}?)(?:组装|装|做|加工|制|变|生产|焊)成(?P<what>[^，。；]{2,12}?)之?后$")
_HERE = re.compile(
    r"把(?P<what>[^，。；]{2,12}?)(?:直接|就近|每天)*送(?:到|上|进)了?(?:家门口|厂门口|门口|门上|线边|车间|产线|生产线)"
)
_WORKS_ON = re.compile(
    r"(?:再|又|则)*(?:把|拿|用|将)(?P<what>它|[^，。；的]{2,10}?)(?:来)?(?:拉|纺|做|制|加工|变|织|压|轧|长|铸|磨|缝|吹)成?"
)
_REST = re.compile("另|其余|剩下|剩余|部分|少量|还有")
_SAYS = re.compile(r"(?:说|表示|介绍|算了一笔账|坦言|告诉记者|掰着指头算|算账)：")
_VAGUE = re.compile("产品|货|余热")


def read_outlets(draft: Draft) -> None:
    """State whom a firm delivers to where its goods are followed to their buyer."""
    text = draft.masked("Company", "FinancialInstitution")
    for sentence in draft.body():
        start, stop = sentence.start, sentence.stop
        for match in _TO.finditer(text, start, stop):
            _to(draft, match, stop)
        for match in _HERE.finditer(text, start, stop):
            _here(draft, match)
        for match in _WORKS_ON.finditer(text, start, stop):
            _works_on(draft, match, start)
        for match in _TAKES.finditer(text, start, stop):
            _taken(draft, match)
        for match in _LARGEST.finditer(text, start, stop):
            _largest(draft, match)
        for match in _PASSED.finditer(text, start, stop):
            _passed(draft, match, stop)


def _to(draft: Draft, match: re.Match[str], limit: int) -> None:
    """Read 甲的硅片卖给乙, 我们四成的卡钳进了乙的车, 铝水从甲出炉后，送进乙."""
    text, at = draft.text, match.start()
    clause = clause_begin(draft, at)
    end = clause_stop(draft, match.end(), limit)
    buyers = first_group(draft, draft.inside(match.end(), end, *FIRM), match.end(), carried=False)
    if not buyers and _IT.match(text, match.end(), end):
        buyers = _spoken_of(draft, match, clause)
    near = NEAR.fullmatch(text, match.end(), buyers[0].start) if buyers else None
    if near is None or (near.group() and text[clause:at].endswith("是")):
        return  # 是供给己二腈的甲 tells what 甲 supplies, and not to whom
    behind = text[buyers[-1].stop : end]
    if _ELSE.match(behind) or (behind.startswith("的") and not _PART.match(behind)):
        return  # 送到甲检测, 装上了甲的系统
    sellers, found, start = _sent(draft, clause, at)
    sellers = _first_of_all(draft, sellers, clause, at)
    if not sellers:
        return
    status = status_before(draft, max(clause, sellers[0].stop), at, unless="就要|还要|要(?=送|运|发)|马上要")
    if sellers[0].stop < clause and re.search(
        r"将(?!近)|拟|计划", text[max(sellers[0].stop, draft.sentence(at).start) : clause]
    ):
        status = "planned"
    span = (min(start, sellers[0].start), max(match.end(), buyers[-1].stop))
    state_delivery(draft, sellers, buyers, span, "stated" if status == "negated" else status, _GOES)
    state_products(draft, sellers[0].entity, found, span, _GOODS, "stated")
    if len(buyers) == 1:
        _made_of_it(draft, buyers[0], limit)


def _sent(draft: Draft, clause: int, at: int) -> tuple[list[Mention], list[Span], int]:
    """Return who sends, the goods that the words name, and where these words begin."""
    text = draft.text
    own = draft.inside(clause, at, *FIRM)
    if own:
        found = goods_first(draft, own[0].stop, at)
        return own[:1], found, clause
    if re.search(r"[为向给][^，。；]{2,24}$", text[clause:at]):
        return [], [], clause
    before = clause_begin(draft, clause - 1) if text[clause - 1 : clause] == "，" else clause
    works = _FROM_WORKS.search(text, before, clause - 1) if before < clause else None
    if works and (named := draft.inside(*works.span("who"), *FIRM)):
        found, stop = goods(draft, max(before, text.rfind("的", before, works.start()) + 1), works.start())
        return named[-1:], found if stop == works.start() else [], before
    through = _THROUGH.search(text, before, clause - 1) if before < clause else None
    if through and (named := draft.inside(*through.span("who"), *FIRM)):
        found, stop = goods(draft, *through.span("what"))
        return named[-1:], found if stop == through.end("what") else [], before
    thing = named_before(draft, clause, at)
    if thing is not None and thing.owner is not None:
        return [thing.owner], list(thing.found), thing.start
    start = thing.start if thing is not None else clause
    maker = maker_of(draft, thing.found, start) if thing is not None else []
    said = maker or speaker(draft, at)
    sellers = said or carried_seller(draft, start, draft.sentence(at).start) or _teller(draft, at)
    sure = said or re.match("其|它|公司|该", text[start:at])
    return sellers, list(thing.found) if thing is not None and sure else [], start


def _first_of_all(draft: Draft, sellers: list[Mention], clause: int, at: int) -> list[Mention]:
    """Return the sellers; where the one carried over was itself sold to, who sold to it (一半卖给甲，另一半发往乙)."""
    if not sellers or sellers[0].start >= clause:
        return sellers
    if not _TO.search(draft.text, clause_begin(draft, sellers[0].start), sellers[0].start):
        return sellers
    sources = {s.subject for s in draft.states("supplies") if s.object == sellers[0].entity}
    named = [m for m in draft.inside(draft.sentence(at).start, clause, *FIRM) if m.entity in sources]
    if not named:
        return sellers
    return named[-1:] if _REST.match(draft.text, clause, at) else []


def _teller(draft: Draft, at: int) -> list[Mention]:
    """Return the firm whose officer tells what follows a colon (甲总裁助理算了一笔账：…；…)."""
    sentence = draft.sentence(at)
    says = _SAYS.search(draft.text, sentence.start, at)
    named = draft.inside(sentence.start, says.start(), *FIRM) if says else []
    return named[-1:] if len({m.entity for m in named}) == 1 else []


def _spoken_of(draft: Draft, match: re.Match[str], clause: int) -> list[Mention]:
    """Return whom 它 behind a verb stands for: the last firm before the clause, as a mention at that place."""
    named = draft.inside(draft.sentence(clause).start, clause, *FIRM)
    own = {m.entity for m in draft.inside(clause, match.start(), *FIRM)}
    if not own or not named or named[-1].entity in own:
        return []
    return [Mention(match.end(), match.end() + 1, named[-1].entity)]


def _here(draft: Draft, match: re.Match[str]) -> None:
    """Read 甲把锰源送到家门口: to the door of whoever tells it."""
    clause = clause_begin(draft, match.start())
    own = draft.inside(clause, match.start(), *FIRM)
    found, stop = goods(draft, *match.span("what"))
    if not own or own[-1].stop != match.start() or not found or stop != match.end("what"):
        return
    buyers = _teller(draft, clause) or user(draft, clause, own)
    span = (min([own[-1].start, *(m.start for m in buyers)]), match.end())
    state_delivery(draft, own[-1:], buyers, span, "stated", _GOES)
    state_products(draft, own[-1].entity, found, span, _GOODS, "stated")


def _works_on(draft: Draft, match: re.Match[str], floor: int) -> None:
    """Read 甲做出聚乳酸，乙再把聚乳酸拉成丝: who works on what another makes is supplied by it."""
    buyer = draft.covered(match.start() - 1)
    if buyer is None or buyer.stop != match.start() or draft.cls(buyer.entity) != "Company":
        return
    clause = clause_begin(draft, buyer.start)
    made = [s for s in draft.states("produces") if s.subject != buyer.entity]
    before = clause_begin(draft, clause - 1)
    if clause - 1 <= floor or draft.text[clause - 1] != "，":
        return
    makers = draft.inside(before, clause - 1, *FIRM)
    known = {draft.name(s.object) for s in made if makers and s.subject == makers[-1].entity}
    said = draft.text[before : clause - 1]
    it = (
        any(name in said for name in known)
        if match["what"] == "它"
        else match["what"] in known and match["what"] in said
    )
    if len(makers) == 1 and it:
        state_delivery(draft, makers, [buyer], (makers[0].start, match.end()), "stated", _GOES)


def _made_of_it(draft: Draft, buyer: Mention, limit: int) -> None:
    """Read 送进乙，变成铝杆，再拉成导线 and 用到了乙的电机里: what the buyer makes of what it gets."""
    if into := _INTO.match(draft.text, buyer.stop, limit):
        found, stop = goods(draft, *into.span("what"))
        if stop == into.end("what"):
            state_products(draft, buyer.entity, found, (buyer.start, into.end()), _GOODS, "stated")
        return
    at = buyer.stop
    while more := _BECOMES.match(draft.text, at, limit):
        found, stop = goods(draft, *more.span("what"))
        if not found or stop != more.end("what"):
            return
        state_products(draft, buyer.entity, found, (buyer.start, stop), _GOODS, "stated")
        at = more.end()


def _taken(draft: Draft, match: re.Match[str]) -> None:
    """Read 我们副产的碳四，隔壁乙一吨不剩全拉走 and 甲的边角料全被乙收走."""
    text, at = draft.text, match.start()
    clause = clause_begin(draft, at)
    named = draft.inside(clause, at, *FIRM)
    if not named or not re.fullmatch(r"[^，。；的]{0,8}", text[named[-1].stop : at]):
        return
    buyer = named[-1]
    passive = re.search(r"被[^，。；]{0,10}$", text[clause : buyer.start])
    stop = clause + passive.start() if passive else clause
    if not passive and not NEAR.fullmatch(text, clause, buyer.start):
        return
    own = draft.inside(clause, stop, *FIRM)
    thing = named_before(draft, clause, stop)
    if own:
        sellers, found = own[-1:], goods_first(draft, own[-1].stop, stop)
        if not found and not _WASTE.match(text, own[-1].stop, stop):
            return
    elif thing is None:
        return
    else:
        sellers = [thing.owner] if thing.owner else user(draft, thing.start, [buyer])
        found = list(thing.found)
    found = [f for f in found if not _VAGUE.fullmatch(text[slice(*f)])]
    start = thing.start if thing is not None else clause
    span = (min([start, *(m.start for m in sellers)]), match.end())
    state_delivery(draft, sellers, [buyer], span, "stated", _GOES)
    for seller in sellers:
        state_products(draft, seller.entity, found, span, _GOODS, "stated")


def _largest(draft: Draft, match: re.Match[str]) -> None:
    """Read 甲最大的客户就是隔壁的乙 and 最大的买家就在街西头，是做投影仪的乙."""
    stop = match.end("who")
    named = draft.inside(match.end(), stop, *FIRM)
    if not named or not NEAR.fullmatch(draft.text, match.end(), named[0].start):
        return
    buyers = first_joined(draft, named)
    clause = clause_begin(draft, match.start())
    own = draft.inside(clause, match.start(), *FIRM)
    if own and not re.fullmatch("的?", draft.text[own[-1].stop : match.start()]):
        return
    if not own and not idle(draft.text[clause : match.start()]):
        return
    sellers = own[-1:] or user(draft, match.start(), buyers)
    span = (min([match.start(), *(m.start for m in sellers)]), buyers[-1].stop)
    state_delivery(draft, sellers, buyers, span, "stated", _GOES)


def _passed(draft: Draft, match: re.Match[str], limit: int) -> None:
    """Read 甲的滑轨通过了乙的样件审核，有望年底批量供货: the goods are made, and are or will be delivered."""
    clause = clause_begin(draft, match.start())
    own = draft.inside(clause, match.start(), *FIRM)
    buyers = draft.inside(*match.span("who"), *FIRM)
    if len(own) != 1 or not buyers or buyers[0].start != match.start("who"):
        return
    span = (own[0].start, match.end())
    state_products(draft, own[0].entity, goods_first(draft, own[0].stop, match.start()), span, _GOODS, "stated")
    then = _THEN.match(draft.text, match.end(), limit)
    if then is None or draft.inside(match.end(), then.end(), *FIRM):
        return
    status: Status = "planned" if _PLAN.search(then["lead"]) else "stated"
    state_delivery(draft, own, buyers, (span[0], then.end()), status, _GOES)

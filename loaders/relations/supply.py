"""supplies: which company delivers to which, and what the goods show each of them to make."""

import re
from collections.abc import Iterable

from kg.model import Status
from loaders.draft import Draft, Mention, Reading, Span
from loaders.grammar import ORGANIZATIONS, group_before, last_joined, status_before
from loaders.relations.actors import actors, clause_begin, clause_stop, first_group, last_named, opens, speaker
from loaders.relations.delivered import user
from loaders.relations.items import AMOUNT, items, state_products
from loaders.relations.wares import goods

__all__ = ["carried_seller", "read_supply", "state_supply"]

_SUPPLIES = Reading("supply.stated", 0.85)
_GOODS = Reading("produces.supplied", 0.8)
_FIRM = ("Company",)
_MANNER = r"(?:长期|常年|批量|稳定|独家|直接|同步|就近|提供|定向|专门|大量|一直)*"
_FOR = re.compile(
    rf"(?P<not>不再|停止|终止|暂停)?(?P<pre>为|向|给)(?P<to>[^，。；]{{1,40}}?){_MANNER}"
    r"(?:供应|供货|供(?=了)|供[气汽热]|配套供[货应]|(?<!为)配套(?:生产|加工)?(?!服务|设施|政策|资金|建设)|代工(?:生产)?|代加工|定制|输送|送货|交货|(?<=[^不])交付(?=[^，。；]{2})|(?:做|生产|制造|加工|提供|供)(?=[^，。；了的]{2})|直供"
    r"|提供(?=配套|零部件|原材料|产品|[^，。；]{2,10}(?:材料|部件|组件|板|器|件)))"
    r"(?P<what>[^，。；]{0,24})"
)
_BY = re.compile(
    r"(?:一直|全部|主要|均|都)?由(?P<who>[^，。；]{2,24}?)(?:等?[\d一二两三四五六七八九十]+家企业)?(?:包销|收购|消化|采购|接收|消纳|吸纳)"
)
_WARES = re.compile("(?:向外|对外)?(?:供应|产生|外供|外送|富余|副产)?的")
_ADJECTIVES = "(?:全球|国内|核心|主要|重要|[一二]级|长期|战略|合格|优质|稳定|指定|独家|定点|唯一的?|最早的?|最大的?|“)*"
_BECAME = re.compile(
    r"(?:作为|成了|成为了?|是|晋升为|进入|跻身|打入|挤进|切入|加入|入围|列入|通过了?)(?P<of>[^，。；]{1,30}?)"
    rf"(?:的?{_ADJECTIVES}|的{_ADJECTIVES}[^，。；的]{{2,4}}(?=供应商|供货商)|唯一的[^，。；的]{{2,4}}(?=供应商|供货商))"
    r"(?:供应商|配套商|供货商|供应链|配套企业|上游企业|配套厂|代工厂|邻居供应商)"
)
_SUPPLIERS = re.compile(
    r"(?:核心|主要|重要|一级)?(?:供应商|配套商|供货商|配套企业)(?:包括|有|——|：|(?:就|正|则)?是|为)?(?:[^，。；的]{1,6}的)?(?=[^，。；的是])"
)
_CUSTOMERS = re.compile(r"客户(?:主要)?(?:包括|有|为|涵盖)|(?<=的)(?:[老大]|主要|重要|长期)?客户(?=\ue000)")
_BESIDE = re.compile(
    r"(?P<with>与|和|同)(?P<to>[^，。；]{2,24}?)(?:实现|形成|开展|建立|保持)?了?(?:长期|稳定|的|良好|紧密)*[“\"]?"
    r"(?:隔墙供应|就近配套|隔墙配套|对门配套|(?:供货|供应|配套|供需)(?:合作)?关系)"
)
_MAKES = re.compile("(?:做|生产|制造|加工|提供|[^配直]供)$")
_LAST = re.compile(r"(?:等|[、和与及]|[\d一二三四五六七八九十]).*|”?")
"""What may follow goods in their clause; behind another word they are no goods (提供用电|保障)."""
_AMOUNT = re.compile(rf"了?(?:{AMOUNT})?的?")
_NEAR = re.compile(r"(?:[^，。；的]{0,10}的)?(?:[^，。；的]{0,4}(?:企业|公司|客户|龙头|整车厂))?")
"""What may stand between a verb of selling and the buyer (隔壁的, 同在园区的)."""
_ITS = re.compile(r"(?P<it>它|公司|我们)?(?P<of>的)(?:[\u4e00-\u9fff]{2,4})?$")
_FOR_IT = re.compile("[^，。；]{0,4}[为给向](?:其|它)")
_REST = re.compile("(?:公司|集团|等[^，。；的]{0,16}|（[^）]{1,12}）)?")
_WISHES = re.compile("(?:想|希望|盼|渴望|想要|打算)(?:着|能)?$")
_TWO = re.compile(r"(?P<n>两|三)家(?:企业|公司|龙头)?")
_IT = re.compile(r"它|其|该企业|公司|后者")
_US = re.compile(r"我们|咱们?|我公司|我厂|我")


def read_supply(draft: Draft) -> None:
    """State who supplies whom; what is supplied, its supplier makes."""
    text = draft.masked("Company", "FinancialInstitution")
    for sentence in draft.view.sentences:
        if sentence.role == "zone":
            continue
        start, stop = sentence.start, sentence.stop
        for match in _FOR.finditer(text, start, stop):
            _for(draft, match, stop)
        for match in _BY.finditer(text, start, stop):
            _by(draft, match)
        for match in _BECAME.finditer(text, start, stop):
            _became(draft, match)
        for match in _SUPPLIERS.finditer(text, start, stop):
            _listed(draft, match)
        for match in _CUSTOMERS.finditer(text, start, stop):
            _customers(draft, match)
        for match in _BESIDE.finditer(text, start, stop):
            state_supply(
                draft,
                _who(draft, match.start()),
                _firms(draft, match.span("to")),
                match.span(),
                "stated",
            )


def _firms(draft: Draft, span: Span, sellers: Iterable[Mention] = ()) -> list[Mention]:
    """Return the companies of a stretch; 两家企业 stands for the last two that were named."""
    if count := _TWO.match(draft.text[span[0] : span[1]]):
        return last_named(draft, span[0], 2 if count["n"] == "两" else 3, *_FIRM, but=tuple(sellers))
    return draft.inside(*span, *_FIRM)


def _who(draft: Draft, at: int) -> list[Mention]:
    said = draft.text[clause_begin(draft, at) : at]
    return (speaker(draft, at) if _US.search(said) else []) or actors(
        draft, at, *_FIRM, every=(*ORGANIZATIONS, "Project")
    )


def _pronoun(draft: Draft, span: Span, sellers: list[Mention]) -> list[Mention]:
    """Return whom 我们, 其 or 后者 stands for behind 为 or 给: the speaker's company, or the one named last."""
    word = re.sub(r"(?:长期|批量|稳定|独家|直接|同步|就近|主要|专门)+$", "", draft.text[slice(*span)])
    if _US.fullmatch(word):
        return speaker(draft, span[0])
    if not _IT.fullmatch(word):
        return []
    ends = {m.entity for m in sellers}
    named = [m for m in draft.inside(draft.sentence(span[0]).start, span[0], *_FIRM) if m.entity not in ends]
    return [m for m in named if not _FOR_IT.match(draft.text, m.stop)][-1:]


def state_supply(
    draft: Draft,
    sellers: list[Mention],
    buyers: list[Mention],
    span: Span,
    status: Status,
    reading: Reading = _SUPPLIES,
) -> None:
    """State that each seller supplies each buyer, once for each two; only companies sell."""
    for seller in sellers:
        for buyer in buyers:
            if seller.entity == buyer.entity or draft.cls(seller.entity) != "Company":
                continue
            if any(s.subject == seller.entity and s.object == buyer.entity for s in draft.states("supplies")):
                continue
            starts = [p.start for p in (seller, buyer) if p.start < p.stop]
            stops = [p.stop for p in (seller, buyer)]
            draft.state(
                seller.entity, "supplies", buyer.entity, (min(span[0], *starts), max(span[1], *stops)), reading, status
            )


def _signed(draft: Draft, at: int) -> bool:
    """Tell whether the sentence speaks of a contract that has been signed."""
    sentence = draft.sentence(at)
    return bool(re.search(r"签订|签署|签下|续签", draft.text[sentence.start : at]))


def _for(draft: Draft, match: re.Match[str], limit: int) -> None:
    """Read 为甲供应某物; with nobody named after 为 it says still what is made."""
    at = match.start()
    if re.search(r"(?:作|成|认定|列|视|称|命名|因)$", draft.text[max(0, at - 2) : at]):
        return
    if _WISHES.search(draft.text[clause_begin(draft, at) : at]):
        return
    makers = actors(draft, at, "Company", "Project", every=(*ORGANIZATIONS, "Project"))
    if _US.search(draft.text[clause_begin(draft, at) : at]) or opens(draft.text[clause_begin(draft, at) : at]):
        makers = speaker(draft, at) or makers
    if not makers:
        return
    sellers = [m for m in makers if draft.cls(m.entity) == "Company"]
    clause = clause_begin(draft, at)
    status = status_before(draft, max(clause, makers[-1].stop), match.start("to"))
    if match["not"]:
        status = "ended"
    if status == "planned" and _signed(draft, at):
        status = "stated"
    span = (min(clause, makers[0].start) if makers[0].start >= clause else clause, match.end("to"))
    if _MAKES.search(draft.text[match.start() : match.start("what")]):
        amount = _AMOUNT.match(draft.text, match.start("what"), match.end("what"))
        found, end = goods(draft, amount.end() if amount else match.start("what"), match.end("what"))
        counted = amount is not None and amount.end() > match.start("what") and end == clause_stop(draft, end, limit)
        counted = counted or re.match("代工|配套|代加工", match["what"]) is not None
        if not counted and not (found and _LAST.fullmatch(draft.text, end, clause_stop(draft, end, limit))):
            return
    buyers = _firms(draft, match.span("to"), sellers) or _pronoun(draft, match.span("to"), sellers)
    state_supply(draft, sellers, buyers, (span[0], match.end()), status)
    stop = clause_stop(draft, match.end("what"), limit)
    if len(makers) == 1 and match["what"]:
        found = items(draft, match.start("what"), min(stop, match.end("what")))
        status = "planned" if status == "planned" else "stated"
        state_products(draft, makers[0].entity, found, (span[0], stop), _GOODS, status)
    tail = re.match(
        r"，(?P<who>[^，。；]{2,16}?)将?(?:供应|提供)(?P<what>[^，。；]{2,16})", draft.text[stop : stop + 40]
    )
    if tail and (also := draft.inside(stop + 1, stop + tail.end("who"), *_FIRM)):
        end = stop + tail.end()
        state_supply(draft, also, _firms(draft, match.span("to")), (match.start(), end), status)
        found = items(draft, stop + tail.start("what"), end)
        state_products(draft, also[0].entity, found, (also[0].start, end), _GOODS, status)


def carried_seller(draft: Draft, clause: int, floor: int) -> list[Mention]:
    """Return the company of the clauses before, for goods that bear no owner (产品直供乙)."""
    at = clause
    while at > floor + 1 and draft.text[at - 1] not in "；;":
        start = max(clause_begin(draft, at - 1), floor)
        if found := first_group(draft, draft.inside(start, at - 1, *_FIRM), start, carried=True):
            return found[:1]
        at = start
    for builder in re.compile(r"由(?=[^，。；]{2,24}?(?:投资|建设|实施|运营|承建))").finditer(
        draft.text, floor, clause
    ):
        mention = draft.covered(builder.end())
        if mention is not None and draft.cls(mention.entity) == "Company":
            return [mention]
    sentence = draft.sentence(clause)
    for before in reversed([s for s in draft.view.sentences if s.paragraph == sentence.paragraph and s.stop <= floor]):
        if found := first_group(draft, draft.inside(before.start, before.stop, *_FIRM), before.start, carried=True):
            return found[:1]
    return []


def _by(draft: Draft, match: re.Match[str]) -> None:
    """Read 甲的产品由乙包销: who takes the goods of another is supplied by it."""
    clause = clause_begin(draft, match.start())
    own = draft.inside(clause, match.start(), *_FIRM)
    others = draft.inside(*match.span("who"), *_FIRM)
    of = _WARES.match(draft.text, own[-1].stop) if own else None
    found, end = goods(draft, of.end(), match.start()) if of else ([], 0)
    if of and others and ((found and end == match.start()) or draft.text[of.end() : match.start()] == "产品"):
        state_supply(draft, own[-1:], others, (own[-1].start, match.end()), "stated")
        state_products(draft, own[-1].entity, found, (own[-1].start, match.end()), _GOODS, "stated")


def _became(draft: Draft, match: re.Match[str]) -> None:
    """Read 甲、乙都成了它的供应商."""
    clause = clause_begin(draft, match.start())
    sellers = _who(draft, match.start()) or group_before(draft, match.start(), *_FIRM, floor=clause)
    buyers = last_joined(draft, draft.inside(*match.span("of"), *_FIRM))
    if buyers and not _REST.fullmatch(draft.text, buyers[-1].stop, match.end("of")):
        buyers = []
    if match.group().startswith("作为") and draft.text[match.end() : match.end() + 1] == "，":
        sellers = [m for m in draft.inside(match.end(), match.end() + 20, *_FIRM)[:1] if m.start == match.end() + 1]
    if not buyers and _IT.fullmatch(draft.text, *match.span("of")) and sellers:
        ends = {m.entity for m in sellers}
        floor = draft.sentence(match.start()).start
        buyers = [m for m in draft.inside(floor, sellers[0].start, *_FIRM) if m.entity not in ends][:1]
    state_supply(draft, sellers, buyers, (min([clause, *(m.start for m in sellers)]), match.end()), "stated")


def _listed(draft: Draft, match: re.Match[str]) -> None:
    """Read 甲的配套商乙、丙, and 配套商乙 in an article about one company that buys."""
    text = draft.text
    sellers: list[Mention] = []
    for mention in draft.inside(match.end(), match.end() + 60, *_FIRM):
        if mention.start != (sellers[-1].stop + 1 if sellers else match.end()):
            break
        sellers.append(mention)
        if text[mention.stop : mention.stop + 1] not in ("、", "和", "与"):
            break
    if not sellers:
        return
    of = _ITS.search(text, max(0, match.start() - 8), match.start())
    owner = draft.covered(of.start("of") - 1) if of else None
    if of and of["it"] and owner is None:
        owner = next(iter(user(draft, of.start("it"), sellers)), None)
    if owner is not None and draft.cls(owner.entity) == "Company":
        state_supply(draft, sellers, [owner], (owner.start, sellers[-1].stop), "stated")
    elif text[match.start() - 1 : match.start()] in "，。；" and (
        buyer := carried_seller(draft, match.start(), draft.sentence(match.start()).start)
    ):
        state_supply(draft, sellers, buyer, (buyer[0].start, sellers[-1].stop), "stated")


def _customers(draft: Draft, match: re.Match[str]) -> None:
    stop = clause_stop(draft, match.end(), len(draft.text))
    buyers = first_group(draft, draft.inside(match.end(), stop, *_FIRM), match.end(), carried=False)
    sellers = draft.inside(clause_begin(draft, match.start()), match.start(), *_FIRM)[-1:]
    if match.group().endswith("客户") and not (sellers and sellers[0].stop == match.start() - 1):
        return  # 发往柳州的客户甲: whose customer it is stands elsewhere
    sellers = sellers or carried_seller(draft, clause_begin(draft, match.start()), draft.sentence(match.start()).start)
    state_supply(draft, sellers, buyers, (match.start(), stop), "stated")

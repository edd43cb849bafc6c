"""receivedHonour and appliedFor: who was awarded, recognised, certified or granted what, and who asked for it."""

import re
from functools import cache

from kg.model import Status
from loaders.draft import Draft, Mention, Reading, Span
from loaders.grammar import ORGANIZATIONS, first_joined, last_joined
from loaders.lexicon import pattern
from loaders.mentions.names import is_name
from loaders.relations.actors import actors, clause_begin, clause_stop, first_group, opens
from loaders.relations.honour_grants import further_holders, read_honour_grants
from loaders.relations.honour_lists import read_honour_lists
from loaders.relations.honour_names import honour, honour_names, is_honour, levelled
from loaders.relations.items import items, state_products
from loaders.relations.parties import parties

__all__ = ["read_honours"]

_GOT = Reading("honour.received", 0.92)
_ASKED = Reading("honour.applied", 0.92)
_IS = Reading("honour.is", 0.8)
_LOST = Reading("honour.lost", 0.85)
_MADE = Reading("produces.honoured", 0.85)
_HOLDERS = (*ORGANIZATIONS, "Project")
_LOOSE = frozenset(
    (
        "获得",
        "取得",
        "通过",
        "授予",
        "列入",
        "跻身",
        "创建",
        "申请",
        "拿到",
        "拿下",
        "获",
        "纳入",
        "被纳入",
        "冲刺",
        "进入",
        "位列",
        "位居",
        "名列",
        "蝉联",
        "登上",
    )
)
"""Verbs that govern much besides honours, so that the word behind them must end like one."""
_LOSE = re.compile(r"被?(?:取消|撤销|收回|摘除)(?:了)?(?=[^，。；]{3,24}(?:资格|称号|认定|资质|牌子))")
_NO = re.compile(r"(?:未能?|没有|尚未|并未|没能|无缘|未获)[^，。；]{0,4}$")
_PLAN = re.compile(r"(?:力争|争取|有望|拟|即将|将|计划|目标是?|努力|准备|确保|明年|冲击|推荐)[^，。；]{0,10}$")
_URGED = re.compile(r"(?:推动|支持|鼓励|引导|指导|助力|帮助|辅导|力争|拟|将|计划|准备|下一步|谋划|有望)[^，。；]*$")
_BEEN = re.compile(
    r"(?:既|也|还|又|已经?|均|都|同)*(?:是|系|作为|成为|为(?=国家级|[省市]级|自治区级|国家高新))(?:我[省市国]|全[省市国区])?"
    r"(?P<first>首[家批个]|一家|第[\d一二三四五六七八九十]+家|唯一的?|为数不多的)*"
)
_AS = re.compile(r"作为(?:一家|全[省市国]首[家批])?(?P<what>[^，。；]{4,30})，")
_NO_TITLE = re.compile(
    r"(?<!产业化)(?<!产业化重点)(?<!产业化国家重点)龙头|链主|骨干|重点企业$|领军|企业之|领先|知名|生产企业|产业集群$|^[^国省市工科]*产业链"
)
_SURE = re.compile(r"高新技术企业|专精特新|小巨人|单项冠军|瞪羚|独角兽|制造业企业500强|绿色工厂|示范")
_TRIAL = re.compile(r"试点(?:企业|单位|园区|城市|项目)?$|先行区$|基地$")
"""What the first of its kind is only because somebody said so (成为全省首家某某试点企业)."""
_PERSONAL = re.compile(r"劳动模范|劳动奖章|先进个人|先进工作者|红旗手|工匠|能手|标兵(?!单位)|人才称号|优秀企业家")
_OTHERS = re.compile(r"(?:支持|推动|组织|推荐|帮助|引导|鼓励|培育|指导|助力|协助|发动)[^，。；]{2,}$")
_TOLD = re.compile(
    r"[^，。；：]{0,6}(?:，(?:它们|他们|这[两三四五六]家企业|企业)?(?:分别)?[是为]|，包括|[：:]|，(?=[^，。；]{2,40}(?:位列其中|名列其中|在列|榜上有名)))"
)
_THING = re.compile(
    r"(?:项目|工程|产品|技术|成果|团队|案例|做法|经验|[该本](?:公司|企业|厂|园)|这家(?:公司|企业))(?:成功|已|均|还|也|被|双双|先后)*$"
)
"""What can receive an honour itself, so that nobody else does where it is not resolved."""
_SOME = re.compile(
    r"等?(?:共?有|新增|又有|另有)?(?:\d+余?|[一二两三四五六七八九十多数]+)[家个款项名户](?:[^，。；]{0,8}?(?:企业|公司|项目|产品|园区|单位|平台))?"
    r"(?:成功|已|均|还|也|被|双双|先后|分别)*$"
)
"""A number of holders, who are named elsewhere if at all (另有3家企业入选)."""
_BARE = re.compile(r"(?:但|而|且|目前|现|它|其|如今|该企业|同时)*")
_OTHER_HOLDERS = re.compile(r"(?:、[^，。；“”]{2,14}?)+(?=“)")
"""Those beside a holder whose names are not known (授予甲|、某某、某某|“…”称号)."""
_OWN_MAN = re.compile(r"(?P<who>[\u4e00-\u9fff]{2,3}?)(?:成功|也|均|双双|分别|再次|一举|荣)*")
_WORK = re.compile(
    r"的[^，。；]{0,20}?(?:项目|课题|成果|产品|案例|平台|系统|技术|[”》])(?:成功|已|均|也|近日|日前|双双|，)*(?:获|入选|通过|被|荣|列入|斩)"
)
"""What somebody asked an honour for, so that the honour stands behind the next verb."""
_REWARDED = re.compile(
    r"(?:将|拟)?(?:对|为|给予?|向|奖励)(?:今年|去年|本年度|年内|上年度?|\d{4}年度?)?(?:新|首次|近期|当年|成功)*"
)
_GOODS = re.compile(r"产品|新材料|首台|首批次|装备|单项冠军|名牌|品牌|软件|精品|金奖|银奖|创新奖")


@cache
def _verb() -> re.Pattern[str]:
    got, ask = pattern("cues", "honour_got"), pattern("cues", "honour_apply")
    passive = r"(?<=被)[^，。；“”]{2,12}?(?:列为|列入|纳入|评为|认定为|授予|命名为|确定为)"
    return re.compile(rf"(?P<got>{passive}|{got}|拿到|拿下|(?<![收捕])获(?=[\u4e00-\u9fff“]|\d{{4}}年))|(?P<ask>{ask})")


def read_honours(draft: Draft) -> None:
    """State every honour behind its verb, on a published list or behind 是, for all who hold or seek it."""
    for sentence in draft.body():
        read_honour_lists(draft, sentence)
        read_honour_grants(draft, sentence)
        for match in _LOSE.finditer(draft.text, sentence.start, sentence.stop):
            _lost(draft, match, sentence.stop)
        at = sentence.start
        while (verb := _verb().search(draft.text, at, sentence.stop)) is not None:
            at = max(verb.end(), _read(draft, verb, sentence.stop))
        for match in _AS.finditer(draft.text, sentence.start, sentence.stop):
            _as_one(draft, match)
        for match in _BEEN.finditer(draft.text, sentence.start, sentence.stop):
            _is_one(draft, match, sentence.stop)


def _read(draft: Draft, match: re.Match[str], limit: int) -> int:
    text = draft.text
    if match["ask"] and _WORK.match(text, match.end()):
        return match.end()  # 甲申报的项目|获批
    named = _after(draft, match)
    if not named and (whose := _whose(draft, match)):
        named, limit = whose, whose[0].start - 1
        for (first, last), holder in further_holders(draft, whose[-1].stop):
            draft.state(holder.entity, "receivedHonour", honour(draft, first, last), (match.start(), holder.stop), _GOT)
    start = named[-1].stop if named and named[0].start == match.end() else match.end()
    others = _OTHER_HOLDERS.match(text, start) if named else None
    start = others.end() if others else start
    loose = match.group() in _LOOSE or match.group().endswith(("列为", "列入", "纳入", "确定为"))
    names = honour_names(draft, start, limit, strict=loose)
    if not names:
        return match.end()
    stop = names[-1][1]
    if _PERSONAL.search(text[match.end() : stop]):
        return stop
    holders = named or _holders(draft, match) or _told_next(draft, names[-1][1], draft.sentence(stop).stop)
    if not holders:
        return stop
    sentence = draft.sentence(match.start())
    clause = clause_begin(draft, match.start())
    before = text[max(clause, holders[-1].stop if not named else clause) : match.start()]
    relation, reading = ("receivedHonour", _GOT) if match["got"] else ("appliedFor", _ASKED)
    if match["got"] and "候选" in text[match.end() : stop + 2]:
        relation, reading = "appliedFor", _ASKED
    if match["ask"] and re.search(r"(?:成功|已)$", before):
        relation, reading = "receivedHonour", _GOT
    status: Status = "stated"
    if relation == "appliedFor":
        lead = text[clause : match.start()]
        if re.match(r"推荐|组织|支持|引导|鼓励|并", lead):
            lead = text[sentence.start : match.start()].replace("，", "")
        planned = match.group() == "冲刺" or _URGED.search(lead)
        status = "planned" if planned else "stated"
    elif text[sentence.stop - 1 : sentence.stop] in ("？", "?"):
        if not re.search(r"公示|评审", text[sentence.stop : sentence.stop + 24]):
            return stop
        relation, reading = "appliedFor", _ASKED
    elif _NO.search(before):
        status = "negated"
    elif _PLAN.search(before):
        status = "planned"
    each = len(holders) == len(names) > 1 and "分别" in before
    for number, ((first, last), tail) in enumerate(names):
        entity = honour(draft, first, last, tail)
        for holder in holders[number : number + 1] if each else holders:
            begin = min(holder.start, clause) if holder.start >= sentence.start else clause
            draft.state(holder.entity, relation, entity, (begin, max(stop, holder.stop)), reading, status)
    if relation == "receivedHonour" and status == "stated" and _GOODS.search(text[match.end() : stop]):
        _goods(draft, holders, match.start(), stop)
    return stop


def _goods(draft: Draft, holders: list[Mention], at: int, stop: int) -> None:
    """Read 某厂的法兰获评…产品: what is honoured as a product, its owner makes."""
    holder = holders[-1]
    thing = re.fullmatch(
        r"的(?P<what>[^，。；的]{2,14}?)(?:去年|今年|近日|日前|成功|已|也|还|再次|\d{4}年|\d+月|先后|双双)*",
        draft.text[holder.stop : at],
    )
    if draft.cls(holder.entity) == "Company" and thing:
        found = items(draft, holder.stop + thing.start("what"), holder.stop + thing.end("what"))
        state_products(draft, holder.entity, found, (holder.start, stop), _MADE, "stated")


def _after(draft: Draft, match: re.Match[str]) -> list[Mention]:
    """Return whom 授予 or 认定 names as its object (省厅授予甲…称号)."""
    if match.group() not in ("授予", "认定为"):
        return []
    found = draft.inside(match.end(), match.end() + 40, *_HOLDERS)
    return first_group(draft, found, match.end(), carried=False) if found and found[0].start == match.end() else []


def _whose(draft: Draft, match: re.Match[str]) -> list[Mention]:
    """Return whom a clause of receiving describes (获评省级绿色工厂的甲): enumerated right behind 的."""
    clause, stop = clause_begin(draft, match.start()), clause_stop(draft, match.end(), len(draft.text))
    lead = draft.text[clause : match.start()]
    if not opens(lead) and not _REWARDED.fullmatch(lead):
        return []
    found = [m for m in draft.inside(match.end(), stop, *_HOLDERS) if draft.text[m.start - 1] == "的"]
    return first_joined(draft, draft.inside(found[0].start, stop, *_HOLDERS)) if found else []


def _told_next(draft: Draft, stop: int, limit: int) -> list[Mention]:
    """Return those whom the next clause names (三家企业入选绿色工厂，分别是甲、乙)."""
    told = _TOLD.match(draft.text, stop, limit)
    found = draft.inside(told.end(), limit, *_HOLDERS) if told else []
    return first_joined(draft, found) if told and found and found[0].start == told.end() else []


def _holders(draft: Draft, match: re.Match[str]) -> list[Mention]:
    """Return who receives or asks: the subject, and all that take part where it is done jointly."""
    at = match.start()
    clause = clause_begin(draft, at)
    lead = draft.text[clause:at]
    if re.search(r"联合|共同", lead):
        if together := parties(draft, at):
            return list(together.all)
        floor = max(clause_begin(draft, clause - 1), draft.sentence(at).start)
        if len(before := draft.inside(floor, clause, *ORGANIZATIONS)) > 1:
            return list({m.entity: m for m in before}.values())
    counted = _SOME.search(lead)
    if counted and (draft.covered(clause + counted.start() - 1) is None or "又有" in lead):
        return []
    if _THING.search(lead) and not draft.inside(clause, at, *_HOLDERS):
        return []
    if re.match(r"为|给予|凡", lead) or re.search(r"对[^，。；]{0,8}$", lead):
        return []
    found = actors(draft, at, *_HOLDERS, every=(*_HOLDERS, "IndustryChain"))
    if found and found[-1].stop > clause and _OTHERS.search(draft.text[found[-1].stop : at]):
        return []
    own = _OWN_MAN.fullmatch(draft.text, found[-1].stop, at) if found else None
    if found and (draft.inside(found[-1].stop, at, "Person") or (own and is_name(own["who"]))):
        return []  # 甲公司张某|夺得一等奖
    return found


def _lost(draft: Draft, match: re.Match[str], limit: int) -> None:
    holders = actors(draft, match.start(), *_HOLDERS)
    for (first, last), tail in honour_names(draft, match.end(), limit, strict=True) if holders else ():
        entity = honour(draft, first, last, tail)
        for holder in holders:
            draft.state(
                holder.entity, "receivedHonour", entity, (min(holder.start, match.start()), tail), _LOST, "ended"
            )


def _is_one(draft: Draft, match: re.Match[str], limit: int) -> None:
    """Read X是国家级高新技术企业、省级绿色工厂: to be one is to have been recognised as one."""
    text, start = draft.text, match.start()
    clause = clause_begin(draft, start)
    own = draft.inside(clause, start, "Company", "Park", "SpecialtyTown")
    subject = last_joined(draft, own) if own and own[-1].stop == start else []
    at, end = match.end(), clause_stop(draft, match.end(), limit)
    for piece in re.finditer(r"[^、]+?(?=、|和(?=国家|[省市])|及(?=国家|[省市])|$)", text[at:end]):
        first, last = at + piece.start(), at + piece.end()
        named = _title(draft, first, last)
        if named is None:
            continue
        name = text[named[0] : named[1]]
        sure = levelled(name) or _SURE.search(name) or (match["first"] and _TRIAL.search(name))
        if not subject and sure and _BARE.fullmatch(text[clause:start]):
            subject = actors(draft, start, "Company", "Park", "SpecialtyTown", every=_HOLDERS)
        if not subject or (first > at and not sure):
            continue
        entity = honour(draft, *named)
        for holder in subject:
            span = (min(holder.start, clause) if holder.start < clause else holder.start, last)
            draft.state(holder.entity, "receivedHonour", entity, span, _IS)


def _as_one(draft: Draft, match: re.Match[str]) -> None:
    """Read 作为国家级高新技术企业，甲…: the one that follows is it."""
    named = _title(draft, *match.span("what"))
    holder = draft.covered(match.end())
    if named is None or holder is None or holder.start != match.end() or draft.cls(holder.entity) not in _HOLDERS:
        return
    if levelled(draft.text[named[0] : named[1]]) or _SURE.search(draft.text[named[0] : named[1]]):
        draft.state(holder.entity, "receivedHonour", honour(draft, *named), (match.start(), holder.stop), _IS)


def _title(draft: Draft, start: int, stop: int) -> Span | None:
    """Return where in a predicate the honour stands, without the zone or the description before it, if it is one."""
    text = draft.text
    start += len(re.match(r"[和及]?", text[start:stop]).group())  # type: ignore[union-attr]
    zone = draft.covered(start)
    if zone is not None and draft.cls(zone.entity) == "Zone" and zone.start == start:
        start = zone.stop + (text[zone.stop : zone.stop + 1] == "的")
    if "的" in text[start:stop] and _SURE.search(text[text.rfind("的", start, stop) : stop]):
        start = text.rfind("的", start, stop) + 1
    name = text[start:stop].removesuffix("之一")
    if not (4 <= len(name) <= 30 and is_honour(name, strict=True)) or _NO_TITLE.search(name) or "的" in name:
        return None
    return None if name != text[start:stop] and not levelled(name) else (start, start + len(name))

"""hosts: which companies, parks and specialty towns the article shows in the zone, and with what status."""

import re

from kg.model import Status
from loaders.draft import Draft, Mention, Reading
from loaders.grammar import clause_start
from loaders.mentions.zones import zone_of
from loaders.places import find_places
from loaders.reading import Sentence

__all__ = ["read_hosting"]

_HOSTS = Reading("hosts.presented", 0.85)
_SETTLES = Reading("hosts.settles", 0.95)
_SETTLE = r"(?:落户|入驻|进驻|扎根|落地|落子|签约|投资|设立|选址|建厂|布局|安家|驻扎|入园|迁入|引进|招引|设在|迁来|迁到)"
_ENDED = re.compile(r"搬离|迁出|退出|撤离|注销|关停|外迁|清退|腾退|搬迁至|迁往|已不在|离开|撤出|停产|关闭|解散|退租|歇业|破产|不再生产")
_GONE = re.compile(r"(?:[^，。；]{0,12}，)?[^，。；]{0,10}(?:退出|迁出|搬离|撤离|注销|关停)")
_NEGATED = re.compile(
    rf"(?:未|没有|没能|不再|并未|尚未|放弃|取消|终止|婉拒)[^，。；]{{0,6}}{_SETTLE}|未能[^，。；]{{0,6}}(?:落户|落地|签约)"
)
_INTENDED = re.compile(
    rf"(?:有意|意向|有望|希望|愿意|考虑|洽谈|力邀|商谈|在谈|表示愿|期待)[^。；]{{0,24}}{_SETTLE}"
    rf"|{_SETTLE}[^，。；]{{0,8}}意向"
)
_PLANNED = re.compile(
    rf"(?:将|拟|计划|即将|争取|力争|谋划|准备|预计|年底前|规划)[^，。；]{{0,16}}{_SETTLE}|(?:谋划|规划|拟|计划|将|筹划|筹)(?:建设?|设立|打造|新建|启动)|(?:将|拟|计划)[^，。；]{{0,14}}(?:共建|共同建设|建设|打造|启用|建成|建立|新建|设立)“?$|(?:抓紧|尽快)(?:建设|启动)$|谋划[^，。；]{{0,16}}$|吸引$|瞄准$|对接$"
)
_AWAY = re.compile(
    r"(?:对标|学习借鉴|比肩|对比|相比|客户|用户|买家|采购商|竞争对手|供应给|销往|卖给|供货给|供应商|出口|订单来自|来自|母公司|总公司|控股股东|股东|收购|委托方|投资方为|融资方为)[^，。；]{0,14}$|(?:供给|供应给|交付|卖给|发往|运往)[^，。；]{0,4}$|(?:日本|美国|德国|法国|英国|韩国|瑞典|意大利|荷兰|俄罗斯|新加坡|台湾|香港)[^，。；]{0,4}的?$"
)
_TO_AWAY = re.compile(
    r"^(?:旗下|的)?(?:全资|控股|参股)?子公司|^(?:承建|施工|总承包|设计|监理|代建)|^(?:与[^，。；]{2,20})?(?:共同)?出资|^(?:领投|跟投|参投|收购|入股)|^[^，。；]{0,6}(?:的客户|采购|下单|的供应商|等客户|等下游客户|供货|配套供应商)|^等[^，。；]{0,10}(?:客户|用户|车企|整车企业|主机厂|知名企业(?:供货|配套))"
)
_PARTNER = re.compile(r"(?:与|同|和|携手|联合|对接|牵手)$")
_DEAL = re.compile(r"合作|签|达成|洽谈|共建|共同|联合|对接|解除|续约")
_SEES = re.compile(r"来到|深入|走访|拜访|参观|考察|观摩|走进|对接")
_LEAVES = re.compile(r"赴|外出|前往|带队到|率队到|取经")
_MOVE = re.compile(r"迁往|迁至|迁到|搬到|搬至|搬迁至|搬迁到|转移到")
_VISIT = re.compile(r"赴|率队|学习考察|取经|考察学习|招商考察|外出|参观")


def read_hosting(draft: Draft) -> None:
    """State that the zone hosts what the article shows in it; what stands outside it, or left it, is told apart."""
    if not draft.zone:
        return
    parents = {statement.object for statement in draft.states("partOf")}
    for entity in draft.of_class("Company", "Park", "SpecialtyTown"):
        if entity.cls == "Company" and entity.id in parents:
            continue
        mentions = draft.mentions_of(entity.id)
        if entity.cls == "Company" and not mentions:
            mentions = [
                m
                for m in draft.inside(0, len(draft.text), "Project")
                if any(form in draft.text[m.start : m.stop] for form in draft.forms(entity.id))
            ]
        seen = [(_status(draft, m), m) for m in mentions if draft.sentence(m.start).role != "zone"]
        found = [(status, m) for status, m in seen if status is not None]
        _abroad(draft, entity.id, mentions)
        away = any(_visited(draft, m, draft.sentence(m.start)) for _, m in seen)
        if away and not any(_settles(draft, *one) for one in found):
            continue
        if not found:
            continue
        status, mention = _weightiest(found)
        zone = zone_of(draft, mention.start) if draft.cls(zone_of(draft, mention.start)) == "Zone" else draft.zone
        start, stop = draft.clause(mention.start, "。；！？\n")
        first = clause_start(draft, mention.start)
        end = next(
            (i for i in range(mention.stop, len(draft.text)) if draft.text[i] in "，。；！？\n”"), len(draft.text)
        )
        if moved := _moved(draft, mention):
            target, moving = moved
            draft.state(target, "hosts", entity.id, (first, end), Reading("hosts.moves", 0.85), moving)
            if target == draft.zone:
                continue
            status, zone = ("ended" if moving == "stated" else "stated"), draft.zone
        reading = _SETTLES if re.search(_SETTLE, draft.text[start:stop]) else _HOSTS
        draft.state(zone, "hosts", entity.id, (first, end), reading, status)


def _abroad(draft: Draft, entity: str, mentions: list[Mention]) -> None:
    """State that another zone hosts what a visit saw there: its name stands before in the same clause."""
    for mention in mentions:
        start = clause_start(draft, mention.start)
        zones = [m for m in draft.inside(start, mention.start, "Zone") if m.entity != draft.zone]
        if zones and _SEES.search(draft.text[start : zones[0].start]):
            draft.state(zones[-1].entity, "hosts", entity, (start, mention.stop), _HOSTS)
            return


def _settles(draft: Draft, status: Status, mention: Mention) -> bool:
    """Tell whether a mention says more of a company seen elsewhere than that it exists."""
    start, stop = draft.clause(mention.start, "。；！？\n")
    return status != "stated" or re.search(_SETTLE, draft.text[start:stop]) is not None


def _weightiest(found: list[tuple[Status, Mention]]) -> tuple[Status, Mention]:
    """Return the mention that decides: what ended or was refused outweighs, then what is stated, then plans."""
    for wanted in ("ended", "negated", "stated", "planned", "intended"):
        for status, mention in found:
            if status == wanted:
                return status, mention
    raise AssertionError("a status is one of five")


def _status(draft: Draft, mention: Mention) -> Status | None:
    """Return how one mention shows its entity in the zone, or None where it shows it elsewhere."""
    sentence = draft.sentence(mention.start)
    start = clause_start(draft, mention.start, "，。；！？\n")
    stop = next((i for i in range(mention.stop, sentence.stop) if draft.text[i] in "，。；！？\n"), sentence.stop)
    before = _without_names(draft, start, _first(draft, mention).start)
    after = draft.text[_final(draft, mention).stop : stop]
    whole = before + "　" + after
    if _AWAY.search(before) or _TO_AWAY.match(after):
        return None
    if _visited(draft, mention, sentence):
        return None
    if re.match(r"等?(?:共同|联合|公司|企业)*(?:主办|承办|协办)", after) or (
        re.search(r"(?:与|同|和|向)$", before) and re.search(r"(?:出口|销售|采购|供货|供应|购销|订货)[^，。；]{0,4}(?:合同|协议|订单)", after)
    ):
        return None
    following = draft.text[stop + 1 : sentence.stop] if draft.text[stop : stop + 1] == "，" else ""
    if _GONE.match(following) or _ENDED.search(after) or re.search(r"(?:已停产|停产)的?$", before):
        return "ended"
    if _NEGATED.search(whole):
        return "negated"
    if _INTENDED.search(whole) or _INTENDED.search(draft.text[start : min(stop + 30, sentence.stop)]):
        return "intended"
    if re.search(r"(?:为|向|给)$", before) and re.match(r"[^，。；]{0,6}(?:供应|供货|配套|提供|供了)|等[^，。；]{0,12}(?:供应|供货|配套|提供|供了)", after):
        return None
    if _PARTNER.search(before) and _DEAL.search(after):
        named = draft.inside(start, mention.start, "Company", "FinancialInstitution", "EducationalInstitution", "Park")
        if not named or _from_afar(draft, mention):
            return None
    if _PLANNED.search(before) or re.match(rf"[^，。；]{{0,4}}(?:将|拟|计划)[^，。；]{{0,16}}{_SETTLE}", after):
        return "planned"
    return "stated"


def _from_afar(draft: Draft, mention: Mention) -> bool:
    """Tell whether a company's name begins with a place that the zone's places do not hold (上海某某科技有限公司)."""
    place = next((form for start, _, form in find_places(draft.name(mention.entity)) if start == 0), "")
    homes = {form for entity in draft.of_class("Place") for form in draft.forms(entity.id)}
    return bool(place) and not any(place[:2] == home[:2] for home in homes)


def _without_names(draft: Draft, start: int, stop: int) -> str:
    """Return a stretch with a blank for each name, so that no word of a name (规划建设部) counts as a cue."""
    text = draft.text[start:stop]
    for mention in reversed(draft.inside(start, stop)):
        text = text[: mention.start - start] + "　" + text[mention.stop - start :]
    return text


def _first(draft: Draft, mention: Mention) -> Mention:
    """Return the first of the enumeration that a mention stands in."""
    while (before := draft.covered(mention.start - 2)) is not None:
        if before.stop != mention.start - 1 or draft.text[before.stop] not in "、和" or draft.cls(before.entity) != draft.cls(mention.entity):
            break
        mention = before
    return mention


def _final(draft: Draft, mention: Mention) -> Mention:
    """Return the last of the enumeration that a mention stands in."""
    while (after := draft.covered(mention.stop + 1)) is not None:
        if after.start != mention.stop + 1 or draft.text[mention.stop] not in "、和" or draft.cls(after.entity) != draft.cls(mention.entity):
            break
        mention = after
    return mention


def _visited(draft: Draft, mention: Mention, sentence: Sentence) -> bool:
    """Tell whether the mention is seen on a visit that left the zone (赴某市考察, then 走访甲、乙)."""
    before = draft.text[sentence.start : mention.start]
    if re.match(r"[^，。；]{0,16}(?:参加|陪同|随同|参与)", draft.text[mention.stop : sentence.stop]):
        return False
    if _VISIT.search(before) and _elsewhere(draft, sentence.start, mention.start):
        return True
    if not _SEES.search(before):
        return False
    earlier = [s for s in draft.view.sentences if s.stop <= sentence.start][-3:]
    return any(_LEAVES.search(draft.text[s.start : s.stop]) and _elsewhere(draft, s.start, s.stop) for s in earlier)


def _moved(draft: Draft, mention: Mention) -> tuple[str, Status] | None:
    """Return the zone that a company moves to (迁往某某高新区), and whether it has gone yet."""
    sentence = draft.sentence(mention.start)
    move = _MOVE.search(draft.text, mention.stop, sentence.stop)
    if move is None:
        return None
    stop = next((i for i in range(move.end(), sentence.stop) if draft.text[i] in "，。；！？\n"), sentence.stop)
    zones = draft.inside(move.end(), stop, "Zone")
    if not zones:
        return None
    before = draft.text[max(mention.stop, move.start() - 24) : move.start()]
    return zones[0].entity, "planned" if re.search(r"拟|将|计划|打算|准备", before) else "stated"


def _elsewhere(draft: Draft, start: int, stop: int) -> bool:
    """Tell whether a stretch names another place or another zone than the article's own."""
    own = "".join(draft.forms(draft.zone))
    if any(m.entity != draft.zone for m in draft.inside(start, stop, "Zone")):
        return True
    return any(form.rstrip("省市县区") not in own for _, _, form in find_places(draft.text[start:stop]))

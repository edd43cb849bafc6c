"""What a clause is about: the thing whose figures it gives."""

import re

from loaders.draft import Draft, Mention
from loaders.lexicon import pattern

__all__ = ["Topics"]

_ORGANISED = (
    "Zone",
    "Company",
    "FinancialInstitution",
    "Park",
    "SpecialtyTown",
    "EducationalInstitution",
    "GovernmentBody",
)
_MEMORY = 3000
"""How many characters back a reader remembers what 该公司 stands for."""
_TOPICS = (*_ORGANISED, "Project", "Event", "Agreement")
# 项目 alone is the project spoken of only where something follows that is said of one project.
_OF_PROJECT = (
    "总投资|投资[\\d由约]|占地|用地|建成|建设(?:规模|内容|周期)|全部|达产|投产|预装|选址|由|一期|二期|首期|计划|拟|规划|于"
    "|主要|将|建筑|位于|分|年产|采用|已|目前|，|全面|共分"
)
_FIRM = ("Company", "FinancialInstitution")
_ANAPHORS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "(?:该|本|我们?|这家)?公司|(?:该|这家)(?:企业|厂|集团)|(?:企业|集团)(?=[目现已今去上累年共20])",
        _FIRM,
    ),
    (f"(?:该|此|这一|这个)项目|项目(?={_OF_PROJECT})", ("Project",)),
    ("(?:该|这个)?(?:专业镇|小镇)", ("SpecialtyTown",)),
    ("(?:该|这个)(?:产业园|园区|园|基地|孵化器|中心|平台)|(?:基地|孵化器|创新园|产业园)", ("Park",)),
    ("(?:该|这所)(?:校|学校|学院|院)|学校|学院", ("EducationalInstitution",)),
    ("该行", ("FinancialInstitution",)),
)
_BARE_ZONE = re.compile(
    "(?:该|全|我|本)(?:区|园|开发区|经开区|高新区|园区)|(?:开发区|经开区|高新区|示范区|综保区|新区|园区)(?!企业)"
)
# A bare noun stands for what was named by it, where a figure of such a thing follows.
_BARE = re.compile(
    "(?:中心|平台|研究院|实验室|工厂|车间|码头|园区|学院|仓库|港区)"
    "(?=由|计划|总投资|投资|占地|规划|位于|建成|选址|总建筑|建筑面积|用地|分|预计|可)"
)
# What may stand before the topic, and between the links of a chain (平川经开区的轮胎企业川岭橡胶).
_BEFORE = re.compile(
    r"(?:[，、:：“”\" ]|在|位于|其中|目前|同时|此外|据|当前|会上|记者从|记者|作为|以|而|让|使|今年|数据显示"
    r"|园区|区内|辖区|当地|本地|一家)*"
)
_APPOSED = re.compile(r"[\u4e00-\u9fff]{0,8}(?:企业|公司|厂商|龙头|链主)")
_LINK = re.compile(r"(?:的|内|内的|区内|里的|[\u4e00-\u9fff]{0,4}的)?(?:[\u4e00-\u9fff]{0,6}(?:企业|公司|厂商))?")
_FIRMS_OWN = re.compile(
    "营收|营业收入|产值|销售|产能|产量|研发|专利|订单|员工|职工|年产|市场|出口|纳税|车间|产品|客户|融资|贷款|利润|设备|生产"
)
_ZONES_OWN = re.compile("规上|规模以上|固定资产|固投|公共预算|税收收入|企业|项目|招商|签约|全区|社会消费|引进")


# A figure is of a meeting that draws, gathers or settles something; else the meeting is where it was said.
_EVENT_DOES = re.compile("自|共|已|累计|吸引|收到|促成|达成|提供|设|收集|发放|接待|为期|汇聚|邀请")
# What is stated of a place itself, not of a body that bears its name.
_PUBLIC = re.compile(
    r"[市省县区州]?(?:今年|去年|全年|(?:19|20)\d\d年|上半年|一季度)?(?:实现|完成)?"
    "(?:GDP|地区生产|生产总值|规上|规模以上|固定资产|财政|一般公共|工业|进出口|外贸|社会消费|经济总量|常住|人口|城镇|农村)"
)
_MAKES = re.compile("改造成|改造为|改建成|建成|建设|建立|打造|共建|设立|兴建|新建|建起|组建|创办")


class Topics:
    """Follow what a paragraph speaks of, clause by clause."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.zone = draft.zone
        self._places = {start: stop for start, stop, _ in draft.places}
        self.current = draft.zone
        self.earlier = ""
        self._before_made = ""
        self.elsewhere = False
        self.listing = False
        """Whether the clause opens with a list of names, of which none is its topic."""
        self.members: list[str] = []
        """Who is named in that list."""
        self.fresh = False
        """Whether the clause itself names its topic."""

    def paragraph(self, start: int, stop: int) -> None:
        """Begin a paragraph: it is about the article's zone, or the one in its heading (【云川经开区：…】)."""
        self.zone = self.current = self.draft.zone
        self.earlier = self._before_made = ""
        self.elsewhere = False
        close = self.draft.text.find("】", start, stop)
        zones = self.draft.inside(start, close, "Zone") if close > 0 and self.draft.text[start] == "【" else []
        if zones:
            self._about(zones[0].entity)

    def sentence(self) -> None:
        """Begin a sentence: it is about the zone again, but what was spoken of is not forgotten."""
        self.current = self._before_made or self.current
        self._before_made = ""
        if self.current != self.zone and self.current:
            self.earlier = self.current
        self.current = self.zone
        self.elsewhere = False

    def speech(self, start: int, stop: int) -> None:
        """Turn to whom the speaker named after a quoted sentence speaks for (“省了60万元。”某公司总经理说)."""
        text = self.draft.text
        if text[start] != "“" or text[stop - 1] != "”":
            return
        mention = self.draft.covered(stop)
        if mention is None or mention.start != stop or self.draft.cls(mention.entity) not in _ORGANISED:
            return
        if re.compile("[^，。；]{0,20}(?:说|介绍|表示|坦言|告诉|算)").match(text, mention.stop):
            self.current = mention.entity

    def clause(self, start: int, stop: int) -> int:
        """Take up the topic that a clause opens with and return where the words about it begin."""
        text = self.draft.text
        self.listing = self.fresh = False
        self.members = []
        opening = _BEFORE.match(text, start, stop)
        at = opening.end() if opening else start
        beyond = self.draft.covered(self._places.get(at, at))
        if beyond is not None and self.draft.covered(at) is None and beyond.start == self._places.get(at):
            at = beyond.start  # a province before a name
        named = self._named(at, stop)
        if named is not None:
            return self._take(named)
        for form, classes in _ANAPHORS:
            found = re.compile(form).match(text, at, stop)
            known = found and self._last(at, *classes)
            if found and known:
                self._about(known)
                return found.end()
            if found and classes in (_FIRM, ("Project",)):
                # Of a company or a project that the graph does not hold nothing is stated.
                self.current, self.elsewhere = "", True
                return found.end()
        this = re.compile(r"该[\u4e00-\u9fff]{1,4}").match(text, at, stop)
        if this:
            for length in range(len(this[0]), 1, -1):
                known = self._ending(this[0][1:length], at)
                if known:
                    self._about(known)
                    return at + length
        bare = _BARE.match(text, at, stop)
        if bare and (known := self._ending(bare[0], at)):
            self._about(known)
            return bare.end()
        zone = _BARE_ZONE.match(text, at, stop)
        if zone:
            self._about(self.zone)
            return zone.end()
        if re.compile("其(?![中他余间实])").match(text, at, stop) and self.earlier:
            self._about(self.earlier)
            return at + 1
        covering = self.draft.covered(at)
        if covering is not None and covering.start == at and self.draft.cls(covering.entity) == "IndustryChain":
            self._about(self._zone_of(covering))
            return start
        titled = self.draft.inside(start, stop, "Project", "Company", "Park", "Zone")
        if text[stop : stop + 1] == "：" and titled and titled[-1].stop == stop:
            self._about(titled[-1].entity)
            return stop
        whole = re.compile(pattern("figures", "whole")).match(text, at, stop)
        if (whole and not text[whole.end() : whole.end() + 1].isdigit()) or self._foreign_place(at):
            self.elsewhere = True
            self.current = ""
        return start

    def of(self, name: str) -> str:
        """Return the entity of which a named figure is stated; the empty string if the graph holds none such."""
        if self.elsewhere:
            return ""
        if self.current == self.zone and self.earlier and self.draft.cls(self.earlier) != "Event":
            firm = self.draft.cls(self.earlier) in ("Company", "FinancialInstitution", "Park", "SpecialtyTown")
            if firm and _FIRMS_OWN.search(name) and not _ZONES_OWN.search(name):
                return self.earlier
        return self.current or self.zone

    def _named(self, at: int, stop: int) -> Mention | None:
        """Return the mention that a clause opens with: the last of a chain of them."""
        first = self.draft.covered(at)
        if first is None or first.start != at:
            apposed = _APPOSED.match(self.draft.text, at, stop)
            first = self.draft.covered(apposed.end()) if apposed else None
            if first is None or (apposed and first.start != apposed.end()):
                return None
        # Of a list nobody is the topic; a bank that agrees with a company is.
        marks = "、和及等" if self.draft.cls(first.entity) == "FinancialInstitution" else "、和与及等"
        self.listing = self.draft.text[first.stop : first.stop + 1] in tuple(marks)
        if self.listing:
            self.members = self._members(first, stop)
            return None
        chosen = first if self.draft.cls(first.entity) in _TOPICS else None
        while True:
            follow = self._next(first, stop)
            if follow is None:
                return chosen
            first = follow
            if self.draft.cls(first.entity) in _TOPICS:
                chosen = first

    def _members(self, first: Mention, stop: int) -> list[str]:
        """Return those named in a list that begins with a mention."""
        found = [first]
        for later in self.draft.inside(first.stop, stop, *_ORGANISED):
            if self.draft.text[found[-1].stop : later.start] not in {"、", "和", "与", "及"}:
                break
            found.append(later)
        return [mention.entity for mention in found]

    def _next(self, mention: Mention, stop: int) -> Mention | None:
        for later in self.draft.inside(mention.stop, min(mention.stop + 14, stop), *_TOPICS)[:1]:
            gap = self.draft.text[mention.stop : later.start]
            if _LINK.fullmatch(gap) and (gap or self.draft.cls(mention.entity) != self.draft.cls(later.entity)):
                return later
        return None

    def _take(self, mention: Mention) -> int:
        cls = self.draft.cls(mention.entity)
        if cls == "Event" and not _EVENT_DOES.match(self.draft.text, mention.stop):
            self.current = self.zone
            return mention.stop
        if cls == "GovernmentBody" and not self._of_zone(mention.entity):
            self.current, self.elsewhere = "", True
        elif cls == "GovernmentBody":
            self._about(self.zone)
        else:
            self._about(mention.entity)
        return mention.stop

    def _about(self, entity: str) -> None:
        self.elsewhere, self.fresh = False, True
        if not entity or self.draft.cls(entity) == "Zone":
            self.zone, self.earlier, self.current = entity, "", entity
            return
        if self.current and self.current != entity and self.draft.cls(self.current) != "Zone":
            self.earlier = self.current
        self.current = entity

    def made(self, start: int, stop: int) -> None:
        """Turn to what a clause ends with if it says that this was made (把厂房改造成创新园，引进团队12个)."""
        found = self.draft.inside(start, stop, "Park", "Project", "EducationalInstitution")
        if (
            found
            and not self.draft.text[found[-1].stop : stop].strip("”》")
            and _MAKES.search(self.draft.text, start, stop)
        ):
            self._before_made = self._before_made or self.current or self.zone
            self.current = found[-1].entity

    def follow(self, entity: str) -> None:
        """Turn to an entity that a clause has named behind its figure (投资8亿元的储能项目)."""
        self._about(entity)

    def _of_zone(self, body: str) -> bool:
        name = self.draft.name(body)
        own = (form for zone in self.draft.of_class("Zone") for form in (zone.name, *zone.aliases))
        if any(name.startswith(form) for form in own):
            return True
        return re.match(r"省|市|县|国家|中央|国务院|财政部", name) is None

    def _zone_of(self, chain: Mention) -> str:
        """Return the zone with whose name a chain's name begins, or the one spoken of."""
        said = self.draft.text[chain.start : chain.stop]
        zones = self.draft.of_class("Zone")
        return next((z.id for z in zones if any(said.startswith(form) for form in (z.name, *z.aliases))), self.zone)

    def _last(self, at: int, *classes: str) -> str:
        if self.earlier and self.draft.cls(self.earlier) in classes:
            return self.earlier
        mentions = self.draft.inside(at - _MEMORY, at, *classes)
        if mentions:
            return mentions[-1].entity
        before = self.draft.text[max(at - _MEMORY, 0) : at]
        # Named only inside a longer name (the meeting at which a project was opened).
        for entity in self.draft.of_class(*classes):
            if any(form in before for form in (entity.name, *entity.aliases)):
                return entity.id
        return ""

    def _ending(self, tail: str, at: int) -> str:
        for mention in reversed(self.draft.inside(at - _MEMORY, at, *_ORGANISED)):
            if any(re.sub("[(（].*", "", form).endswith(tail) for form in self.draft.forms(mention.entity)):
                return mention.entity
        return ""

    def _foreign_place(self, at: int) -> bool:
        if at not in self._places or self.draft.covered(at) is not None:
            return False
        return _PUBLIC.match(self.draft.text, self._places[at]) is not None

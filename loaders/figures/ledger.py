"""The figures read so far, and what a new one takes from them: its subject, its scope, its time."""

import re
from dataclasses import replace

from loaders.figures.callings import FIRMS_OWN, ZONES_OWN
from loaders.figures.memory import RECENT
from loaders.figures.owners import Owners
from loaders.figures.periods import Period
from loaders.figures.phrases import is_act, trim
from loaders.figures.plans import is_planned, kinds, when_finished
from loaders.figures.spots import CAPACITY, NAMED, Measure, Spot
from loaders.lexicon import words

__all__ = ["Ledger"]

_MEMBERS = re.compile("集聚|聚集|汇聚|配套企业|上下游企业|链上企业")
_OUTPUT = re.compile("(?:实现|完成)?(?:总?产值|营业收入|营收|销售)")
_CHAIN = re.compile(r"\W*(?:目前|去年|今年)?，?(?:该|此)?(?:产业集群|产业链|集群|链上)")
_PRICED = re.compile("项目|合同|协议|订单|工程|企业")
_SUM = re.compile("(?<!工业)(?<!资产)(?<!技改)(?<!民间)(?:投资|投资额|总额|金额|资金|引资额|成交额)$")
_SET_OUT = re.compile("[由从](?:[^由从，]{0,8}的)?(?:每年|每天|年)?$")
_BUILDS = re.compile("(?:新|扩|改|再|资金)?(?:将)?(?:用于)?(?:建设|扩建|新建|改建|兴建|建(?!筑|成)|投资|追加投资|投入)")
_YEARLY = re.compile("每(?:年|月|天|日|周|季度)")
_CREDIT = re.compile("授信|信用支持|融资支持|信贷支持|金融支持")
_MEANT = re.compile("意向性|未来|[一二两三四五六七八九十\\d]年内|拟|将|计划")
_GOAL = re.compile("目标(?:是|为)")
_HAS = re.compile("已|完成|到位")
_FOR_OTHERS = re.compile(
    "各(?:举办|安排|建|奖)|给予|(?<!采购)(?<!供应)(?<!生产)(?<!销售)零部件$|(?<!前)工序|对.{2,}(?:奖励|补助|补贴)|最高(?:补助|奖励|可)"
)
"""What belongs to a rule for others, or to parts of a product, and not to an indicator."""
_NO_NAMES = re.compile(
    "(?:主要)?(?:经济)?(?:指标)?(?:增[幅速长])?(?:位居|居|排名|位列|列|进入)[^，]*|每[年月天日周].?|以内|之间|一批|全开|满产|全部|[首一二三四]期|增速|增幅|降幅|涨幅|和|与|及|以及|或|并|等|的|分别.{0,3}|.*之一"
)
"""What is no indicator by itself."""


class Ledger(Owners):
    """Keep the measures of an article and add new ones."""

    def add(
        self,
        spot: Spot,
        name: str,
        *,
        yoy: float | None = None,
        counted: str = "",
        attended: bool = False,
        subject: str = "",
    ) -> None:
        """Add a measure under the name that the words around the figure give it."""
        name = trim(name)
        if (
            not name
            or _NO_NAMES.fullmatch(name)
            or _FOR_OTHERS.search(name)
            or _GOAL.search(self.text, spot.clause.start, spot.figure.start)
            or kinds("tale").search(name)
            or (spot.listed[0] > 1 and is_act(name))
            or (spot.listed[0] == 1 and self._is_a_name(spot, name))
        ):
            return
        subject = subject or self._subject(spot, name, counted, attended)
        period = spot.period
        was = _SET_OUT.search(spot.lead) is not None
        if was and period is not None and not period.iso and period.kind == "base":
            return  # what something was before, at no known time
        if period is not None and (
            CAPACITY.search(name)
            or when_finished(self.text, max(self._since, spot.figure.start - 80), spot.figure.start)
            or _YEARLY.search(self.text, spot.clause.start, spot.figure.start)
            or (
                period.start < self._since
                and period.kind != "day"
                and not self.text.startswith("其中", self._since)
                and self._moved_on(subject, name)
            )
        ):
            period = None
        if was and period is not None and "".join(self.text[period.stop : spot.figure.start].split()) not in {"", "的"}:
            period = None
        inferred: tuple[str, ...] = ("year",) if period is not None and period.inferred else ()
        if period is not None and period.start < self._since:
            inferred += ("period",)
        priced = self._head is not None and self._head.count and _PRICED.search(self._head.name) is not None
        money = name in words("figures", "money") or (priced and _SUM.search(name) is not None)
        if self._parent is not None and self._parent.count and self._breaks_off(spot):
            self._parent = None
        scope = self._parent.name if self._parent is not None else ""
        whose = ("Zone", "Company", "Park", "FinancialInstitution")
        named = self.draft.inside(spot.clause.start, spot.figure.start, *whose)
        parted = self._parent is not None and self.draft.inside(
            max(self._since, self._parent.stop), spot.figure.start, "Company"
        )
        if self._parent is not None and not named and not parted:
            subject = self._parent.subject  # 其中出口4.2亿元: of whom the whole is, the part is
        if money and priced and self._head is not None:
            scope = self._head.name
        if not scope and (scope := self._chain(spot, name)) and _MEMBERS.search(name):
            subject = self.topics.zone if subject and self.draft.cls(subject) == "Company" else subject
        at = (spot.clause.start, spot.figure.start)
        planned = is_planned(self.text, self._since, at, self._after_now(period))
        if money and priced and self._head is not None and not _HAS.search(self.text, *at):
            planned = planned or self._head.status == "planned"
        if was and planned:
            self.mistaken = name
            return  # 配套率由35%提高到50%: what it is now, not what it will be
        if _CREDIT.search(name) and _MEANT.search(self.text[spot.clause.start : spot.figure.start] + name):
            return  # 未来三年将提供50亿元意向性授信
        counts = yoy is None and "元" not in spot.figure.unit and spot.figure.kind == "amount"
        usual = ZONES_OWN.search(name) or FIRMS_OWN.search(name) or CAPACITY.match(name)
        if planned and counts and not usual and self._of_us(subject):
            return  # 首批计划招收40人
        if planned and subject and self.draft.cls(subject) == "Project" and spot.figure.unit.endswith("家"):
            return  # 建成后可容纳30家企业
        if planned and subject and self.draft.cls(subject) == "Company" and _BUILDS.match(name):
            return  # 公司计划投1.2亿元建二期
        measure = Measure(
            subject,
            name,
            None if yoy is not None else spot.figure.value,
            "" if yoy is not None else spot.figure.unit,
            period.iso if period is not None else "",
            self._start(spot, period, scope),
            self.stop(spot),
            yoy,
            scope,
            "planned" if planned else "stated",
            inferred,
            count=not money and "元" not in spot.figure.unit and spot.figure.kind == "amount" and yoy is None,
            past=was or (period is not None and period.kind == "base"),
        )
        self._settle(measure)
        if not money and yoy is None and spot.figure.kind != "percent":
            self._head = measure

    def of_several(self, spot: Spot) -> bool:
        """Tell whether the figures of a list are of as many who were named (甲、乙市场占有率分别为34%、11%)."""
        return len(self._members) == spot.listed[0] > 1

    def _of_us(self, subject: str) -> bool:
        return bool(subject) and self.draft.cls(subject) in ("Zone", "Park", "EducationalInstitution", "GovernmentBody")

    def _breaks_off(self, spot: Spot) -> bool:
        """Tell whether a figure no longer counts parts (企业56家，其中规上企业12家，从业人员3200人)."""
        clause = self.text[spot.clause.start : spot.figure.start]
        stands = spot.clause.mark == "，" and self._parent is not None and self._parent.unit != spot.figure.unit
        share = spot.figure.kind == "percent" and not re.search("占|比重", clause)
        return stands and "其中" not in clause and (spot.figure.kind == "amount" or share) and "投资" not in clause

    def _settle(self, measure: Measure) -> None:
        """Append a measure; said twice in a sentence (3.3亿元，由2.5亿元增至3.3亿元), it is kept once, as the last."""
        for at in range(max(self._first, len(self.found) - RECENT), len(self.found)):
            said = self.found[at]
            if (
                said.value is not None
                and said.name == measure.name
                and replace(said, start=0, stop=0) == replace(measure, start=0, stop=0)
            ):
                del self.found[at]
                measure = replace(measure, start=min(said.start, measure.start))
                break
        self.found.append(measure)

    def _chain(self, spot: Spot, name: str) -> str:
        """Return the industrial chain whose members are counted, where the clause does not name it itself."""
        last = self.last()
        if last is not None and last.scope and last.scope == self._in_chain and _OUTPUT.match(name):
            return last.scope
        counted = _MEMBERS.search(name) or _CHAIN.match(self.text, spot.clause.start)
        if not counted or self.draft.inside(spot.clause.start, spot.figure.start, "IndustryChain"):
            return ""
        near = self.draft.inside(max(self._paragraph, spot.figure.start - 150), spot.figure.start, "IndustryChain")
        self._in_chain = self.text[near[-1].start : near[-1].stop] if near else ""
        return self._in_chain

    def _start(self, spot: Spot, period: Period | None, scope: str) -> int:
        """Return where the evidence starts: at the time, or at what this is a part of, if the sentence holds it."""
        start = spot.clause.start
        if period is not None and self._since <= period.start:
            start = min(start, period.start)
        if scope and self._head is not None and self._since <= self._head.start:
            start = min(start, self._head.start)
        return start

    def _after_now(self, period: Period | None) -> bool:
        year = self.draft.article.year
        if period is None or period.year is None or year is None or self.text.startswith("截", period.start):
            return False
        return period.year > year

    def _moved_on(self, subject: str, name: str) -> bool:
        """Tell whether the sentences before measured another thing last, so that their time does not carry over.

        What was spent on a project so far is told as one of the zone's figures.
        """
        if name.startswith("完成投资") and self.draft.cls(subject) == "Project":
            return False
        return self._first > 0 and self.found[self._first - 1].subject != subject

    def _is_a_name(self, spot: Spot, name: str) -> bool:
        """Tell whether an indicator is a mere name (已落户的只有岚桥信息1家)."""
        found = self.draft.inside(spot.clause.start, spot.figure.start, *NAMED)
        return any(self.text[mention.start : mention.stop] == name for mention in found)

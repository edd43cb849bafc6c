"""Of whom a figure is: what its clause speaks of, unless its words say that it is another's or nobody's."""

import re

from loaders.figures.callings import ZONES_OWN
from loaders.figures.memory import Memory
from loaders.figures.plans import when_finished
from loaders.figures.spots import Spot
from loaders.figures.strangers import ELSEWHERE
from loaders.lexicon import words

__all__ = ["Owners"]

_PRICED = re.compile("项目|合同|协议|订单|工程|企业")
_OF_AGREEMENT = re.compile("总价|额度|金额|总额|期限|资金|合同额|(?:协议|合同)(?:总)?投资额?")
_LIST = re.compile(r"[^，、的]{2,12}、[^，]*等")
_WE = re.compile("我们(?!区|市|县|园)|咱们")
_OUR = re.compile("我[厂司行院校所]|我们(?:公司|企业|厂|集团)")
_DEALT = re.compile("采购|货值|利息|利率|发明专利|供货|降低.*成本")
_LENT_TO = re.compile("[向为给](?P<who>[^，。；、和与]{2,20}?)(?:成功|新增|再|当场)*(?:发放|授信|投放|放款|贷款)")
_LENT = re.compile("贷款|授信|信用|融资|订单")
_LENDS = re.compile("(?:发放|投放|新增)[^，]{0,8}贷款|放贷|(?<!获得)(?<!获)授信")
"""What a bank does, not the zone that it has agreed with."""
_SUMMED = re.compile("合计|共计|总计")
_ABLE = re.compile("，?(?:预计)?(?:每年|年|每天|日)可")
_SOLD_TO = re.compile("(?:卖[进到给]|供给|供应给|销往|销售到|配套给)了?.*等$")


class Owners(Memory):
    """Tell whose the figures are."""

    def _subject(self, spot: Spot, name: str, counted: str, attended: bool) -> str:
        count, rank = spot.listed
        if count == 1 and self._agreement and _OF_AGREEMENT.search(name) and not name.startswith(("引进", "到位")):
            return self._agreement
        if rank == 0:
            self._members = self.topics.members
            if count > 1 and len(self._members) != count and _LENT.search(name):
                self._members = self.topics.parties(self._since, spot.clause.start, count)
        if count > 1 and len(self._members) == count:
            return self._members[rank]
        if attended:
            events = self.draft.inside(self._paragraph, spot.clause.start, "Event")
            return events[-1].entity if events else self.topics.zone
        to = _LENT_TO.search(self.text, spot.clause.start, spot.figure.start)
        if to and (
            firms := [m for m in self.draft.inside(to.start(), to.end(), "Company") if m.start == to.start("who")]
        ):
            return firms[0].entity
        if name in words("figures", "money") and _SUMMED.search(self.text, spot.clause.start, spot.figure.start):
            firm = self.draft.cls(self.topics.of(name)) if self.topics.of(name) else ""
            if firm == "Company" and not self.topics.fresh:
                return self.topics.zone
        if bank := self._lender(spot):
            return bank
        last = self.last()
        goes_on = last is not None and not self.topics.fresh and last.subject == self.topics.zone
        if goes_on and self.topics.current == self.topics.zone:
            return self.topics.zone
        once = when_finished(self.text, max(self._since, spot.figure.start - 80), spot.figure.start)
        subject = self.topics.of(counted + name + once)
        if once and not self.topics.fresh and subject and self.draft.cls(subject) == "Zone":
            return ""  # of a plant that the graph does not hold
        listed = spot.lead.endswith("等") and (
            self.topics.listing or (not self.topics.fresh and _LIST.match(self.text, spot.clause.start))
        )
        if subject and self.draft.cls(subject) == "Zone" and not self._priced_head() and self._of_a_plant(spot, name):
            return ""
        if subject and self.draft.cls(subject) == "Zone" and _WE.search(self.text, self._since, spot.figure.start):
            return subject if ZONES_OWN.search(name) else ""
        if subject and self.draft.cls(subject) == "Zone" and _OUR.search(self.text, self._since, spot.figure.start):
            return ""
        if subject and self.draft.cls(subject) == "Zone" and _SOLD_TO.search(spot.lead):
            return ""  # to whom wares go
        if subject and self.draft.cls(subject) == "Zone" and self._of_a_firm(spot, name):
            return ""
        if counted and listed and subject and self.draft.cls(subject) in ("Company", "FinancialInstitution"):
            return self.topics.zone
        return subject

    def _priced_head(self) -> bool:
        return self._head is not None and _PRICED.search(self._head.name) is not None

    def _of_a_plant(self, spot: Spot, name: str) -> bool:
        """Tell whether a figure is of a single plant or building rather than of the zone, which is not named here."""
        able = _ABLE.match(self.text, spot.clause.start)
        if (ELSEWHERE.fullmatch(name) is None and not able) or "公里" in spot.figure.unit:
            return False
        named = self.draft.inside(self._since, spot.figure.start, "Zone", "IndustryChain")
        return not named or (not self.topics.fresh and self.draft.cls(named[-1].entity) == "Zone")

    def _of_a_firm(self, spot: Spot, name: str) -> bool:
        """Tell whether a figure is of firms that its sentence named last, of which it is not said which one."""
        if self.topics.fresh or not _DEALT.search(name):
            return False
        named = self.draft.inside(self._since, spot.clause.start, "Company", "Zone", "GovernmentBody", "IndustryChain")
        return bool(named) and self.draft.cls(named[-1].entity) == "Company"

    def _lender(self, spot: Spot) -> str:
        """Return the one bank that lends what a clause counts, where it speaks of the zone, or the empty string."""
        if self.topics.fresh or not _LENDS.search(self.text, spot.clause.start, spot.clause.stop):
            return ""
        banks = self.draft.inside(self._since, spot.figure.start, "FinancialInstitution")
        topic = self.topics.current
        if not banks or not topic or self.draft.cls(topic) not in ("Zone", "GovernmentBody"):
            return ""
        several = len(banks) > 1 and self.text[banks[-2].stop : banks[-1].start] in {"、", "和", "与", "及"}
        return "" if several else banks[-1].entity

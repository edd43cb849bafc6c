"""The figures read so far, and what a new one takes from them: its subject, its scope, its time."""

import re
from dataclasses import dataclass, replace

from kg.model import Status
from loaders.draft import Draft
from loaders.figures.clauses import Clause
from loaders.figures.numbers import Figure
from loaders.figures.periods import Period
from loaders.figures.phrases import last_act, trim
from loaders.figures.plans import is_planned, kinds, when_finished
from loaders.figures.topics import Topics
from loaders.lexicon import pattern, words

__all__ = ["CAPACITY", "NAMED", "Ledger", "Measure", "Spot", "kinds"]

NAMED = ("Company", "FinancialInstitution", "Park", "EducationalInstitution", "Person", "GovernmentBody", "Project")
CAPACITY = re.compile(r"(?:年|日|月)(?:可)?(?:产|处理|加工|生产|培训)|每年")
"""What a plant can do rather than what it did: such a figure belongs to no period."""

_MEMBERS = re.compile("集聚|聚集|汇聚|配套企业|上下游企业|链上企业")
_OUTPUT = re.compile("(?:实现|完成)?(?:总?产值|营业收入|营收|销售)")
_CHAIN = re.compile(r"\W*(?:目前|去年|今年)?，?(?:该|此)?(?:产业集群|产业链|集群|链上)")
_KIND = re.compile("(?:工业)?(?:出口额?|进口额?|产值|产量|销售额|销售收入|营业收入|增加值|投资额?|收入|用电量|利润)$")
_RECENT = 20
_PRICED = re.compile("项目|合同|协议|订单|工程|企业")
_SUM = re.compile("(?<!工业)(?<!资产)(?<!技改)(?<!民间)(?:投资|投资额|总额|金额|资金|引资额|成交额)$")
_OF_AGREEMENT = re.compile("额度|金额|总额|期限|资金|合同额")
_LIST = re.compile(r"[^，、的]{2,12}、[^，]*等")
_BARE_RATES = frozenset({"增速", "增幅", "降幅", "涨幅"})


@dataclass(frozen=True, slots=True)
class Spot:
    """Mark a figure in its clause: its time, the words before it, where the words after it stop.

    `listed` says how many figures share one 分别 and which of them this is.
    """

    clause: Clause
    figure: Figure
    period: Period | None
    lead: str
    upto: int
    listed: tuple[int, int] = (1, 0)


@dataclass(frozen=True, slots=True)
class Measure:
    """Hold one figure as read: of what, which, when, how much, and the stretch of the view that proves it."""

    subject: str
    name: str
    value: float | None
    unit: str
    period: str
    start: int
    stop: int
    yoy: float | None = None
    scope: str = ""
    status: Status = "stated"
    inferred: tuple[str, ...] = ()
    count: bool = False
    past: bool = False


class Ledger:
    """Keep the measures of an article and what carries over from one to the next."""

    def __init__(self, draft: Draft, topics: Topics) -> None:
        self.draft = draft
        self.text = draft.text
        self.topics = topics
        self.found: list[Measure] = []
        self.names: list[str] = []
        self.mistaken = ""
        """What the figure measured that the clause before called wrong (“12.6亿元”有误，应为16.2亿元)."""
        self.label = ""
        """What the clause before announces (固定资产投资：同比增长9%)."""
        self.sign = 1
        self._agreement = ""
        self._head: Measure | None = None
        self._parent: Measure | None = None
        self._members: list[str] = []
        self._in_chain = ""
        self._goes_on = False
        self._first = 0
        self._since = 0
        self._paragraph = 0

    def paragraph(self, start: int) -> None:
        """Begin a paragraph: nothing counted before is a part of what follows."""
        self._head = None
        self._paragraph = start

    def sentence(self, start: int) -> None:
        """Begin a sentence."""
        self._parent = None
        self._agreement = self.mistaken = self.label = ""
        self._first, self._since = len(self.found), start

    def nest(self, announced: bool = False) -> None:
        """Take what follows (其中…) as parts of what was measured last; announced (其中，…), they go on."""
        self._parent, self._goes_on = self._head, announced

    def leave(self) -> None:
        """Leave the parts at a semicolon, unless they were announced (其中，出口3亿元；进口2亿元)."""
        if not self._goes_on:
            self._parent = None

    def behind(self, clause: Clause, label: str) -> None:
        """Keep what the clause before announces, and the agreement that it names (签订授信协议，额度2000万元)."""
        self.label = label
        named = self.draft.inside(clause.start, clause.stop, "Agreement")
        self._agreement = named[-1].entity if named else self._agreement

    def last(self) -> Measure | None:
        """Return the last measure of the sentence."""
        return self.found[-1] if len(self.found) > self._first else None

    def waiting(self) -> list[int]:
        """Return the places of the sentence's amounts that have no growth rate yet."""
        recent = range(max(self._first, len(self.found) - _RECENT), len(self.found))
        return [at for at in recent if self._may_grow(self.found[at])]

    @staticmethod
    def _may_grow(measure: Measure) -> bool:
        return measure.yoy is None and measure.unit not in {"", "%"} and not measure.past

    def stop(self, spot: Spot) -> int:
        """Return where the evidence of a figure stops: with its clause, but before what announces the next one."""
        stop = spot.clause.stop
        return spot.figure.stop if self.text[stop : stop + 1] in {"：", ":"} else stop

    def grow(self, at: int, yoy: float, stop: int) -> None:
        """Give a growth rate to a measure; its evidence reaches to where the rate is stated."""
        self.found[at] = replace(self.found[at], yoy=yoy, stop=max(self.found[at].stop, stop))

    def one_of(self, spot: Spot, name: str) -> str:
        """Return the name that belongs to a figure of a list (甲、乙出口分别为1亿元、2亿元)."""
        count, rank = spot.listed
        if rank == 0:
            self.names = [trim(part) for part in re.split("[、和与及]", name)]
            kind = _KIND.search(self.names[-1])
            if kind and not any(_KIND.search(one) for one in self.names[:-1]):
                self.names = [*(one + kind[0] for one in self.names[:-1]), self.names[-1]]
        return self.names[rank] if count > 1 and len(self.names) == count else name

    def announced(self, spot: Spot) -> str:
        """Return what the words before a colon say of the clause behind it."""
        return self.label if spot.clause.mark in {"：", ":"} else ""

    def next_name(self, spot: Spot) -> str:
        """Return the name of a rate further on in a list of rates alone (甲、乙分别增长5%、8%), or the empty string."""
        count, rank = spot.listed
        last = self.last()
        if rank and last is not None and last.value is None and len(self.names) == count:
            return self.names[rank]
        return ""

    def done(self, said: str, figure: Figure) -> str:
        """Return an indicator with the noun that a bare verb leaves out (提出问题14个，当场答复9个)."""
        head = self._head
        verb = last_act(said)
        if head is None or not head.count or not verb or len(said) > len(verb) + 2 or head.unit != figure.unit:
            return said
        if not re.search(pattern("figures", "noun") + "$", head.name):
            return said
        return said + re.sub("^.*" + pattern("figures", "act"), "", head.name)

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
        if not name or name in _BARE_RATES or (spot.listed[0] == 1 and self._is_a_name(spot, name)):
            return
        subject = subject or self._subject(spot, name, counted, attended)
        period = spot.period
        if period is not None and (
            CAPACITY.match(name) or (period.start < self._since and period.kind != "day" and self._moved_on(subject))
        ):
            period = None
        inferred: tuple[str, ...] = ("year",) if period is not None and period.inferred else ()
        if period is not None and period.start < self._since:
            inferred += ("period",)
        priced = self._head is not None and _PRICED.search(self._head.name) is not None
        money = name in words("figures", "money") or (priced and _SUM.search(name) is not None)
        if self._parent is not None and self._parent.count and self._breaks_off(spot):
            self._parent = None
        scope = self._parent.name if self._parent is not None else ""
        if money and priced and self._head is not None:
            scope = self._head.name
        scope = scope or self._chain(spot, name)
        at = (spot.clause.start, spot.figure.start)
        planned = is_planned(self.text, self._since, at, self._after_now(period))
        planned = planned or (money and priced and self._head is not None and self._head.status == "planned")
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
            past=period is not None and period.kind == "base",
        )
        self._settle(measure)
        if not money and yoy is None:
            self._head = measure

    def _breaks_off(self, spot: Spot) -> bool:
        """Tell whether a figure no longer counts parts (企业56家，其中规上企业12家，从业人员3200人)."""
        clause = self.text[spot.clause.start : spot.figure.start]
        stands = spot.clause.mark == "，" and self._parent is not None and self._parent.unit != spot.figure.unit
        return stands and "其中" not in clause and spot.figure.kind == "amount" and "投资" not in clause

    def _settle(self, measure: Measure) -> None:
        """Append a measure; said twice in a sentence (3.3亿元，由2.5亿元增至3.3亿元), it is kept once, as the last."""
        for at in range(max(self._first, len(self.found) - _RECENT), len(self.found)):
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

    def _subject(self, spot: Spot, name: str, counted: str, attended: bool) -> str:
        if self._agreement and _OF_AGREEMENT.search(name):
            return self._agreement
        count, rank = spot.listed
        if rank == 0:
            self._members = self.topics.members
        if count > 1 and len(self._members) == count:
            return self._members[rank]
        if attended:
            events = self.draft.inside(self._paragraph, spot.clause.start, "Event")
            return events[-1].entity if events else self.topics.zone
        once = when_finished(self.text, max(self._since, spot.figure.start - 80), spot.figure.start)
        subject = self.topics.of(counted + name + once)
        if once and not self.topics.fresh and subject and self.draft.cls(subject) == "Zone":
            return ""  # of a plant that the graph does not hold
        listed = spot.lead.endswith("等") and (
            self.topics.listing or (not self.topics.fresh and _LIST.match(self.text, spot.clause.start))
        )
        if counted and listed and subject and self.draft.cls(subject) in ("Company", "FinancialInstitution"):
            return self.topics.zone
        return subject

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
        return period is not None and period.year is not None and year is not None and period.year > year

    def _moved_on(self, subject: str) -> bool:
        """Tell whether the sentences before measured another thing last, so that their time does not carry over."""
        return self._first > 0 and self.found[self._first - 1].subject != subject

    def _is_a_name(self, spot: Spot, name: str) -> bool:
        """Tell whether an indicator is a mere name (已落户的只有岚桥信息1家)."""
        found = self.draft.inside(spot.clause.start, spot.figure.start, *NAMED)
        return any(self.text[mention.start : mention.stop] == name for mention in found)

"""What an article's figures so far say of the next one: what it measures, and what it is a part of."""

import re
from dataclasses import replace

from loaders.draft import Draft
from loaders.figures.clauses import Clause
from loaders.figures.numbers import Figure
from loaders.figures.phrases import before, last_act, split_names, trim
from loaders.figures.plans import kinds
from loaders.figures.spots import Measure, Spot
from loaders.figures.topics import Topics
from loaders.lexicon import pattern

__all__ = ["RECENT", "Memory"]

RECENT = 20
"""How many figures back one may belong to another of its sentence."""
_IS = re.compile("(?:为|达到?|实现|完成|总量为?|总额为?|至)(?:了)?")
_ROUND = re.compile("突破|超过?|逾|近|大关|迈上|站上|跨过")
_NEW = re.compile("^(?:新增|净增|新认定|新签约|新登记)")


class Memory:
    """Keep the measures of an article and what carries over from one to the next."""

    def __init__(self, draft: Draft, topics: Topics) -> None:
        self.draft = draft
        self.text = draft.text
        self.topics = topics
        self.found: list[Measure] = []
        self.names: list[str] = []
        self._shares: list[str] = []
        self.mistaken = ""
        """What the figure measured that the clause before called wrong (“12.6亿元”有误，应为16.2亿元)."""
        self.label = ""
        """What the clause before announces (固定资产投资：同比增长9%)."""
        self.sign = 1
        self.growing = True
        """Whether the rates of a list (分别增长5%、8%) are rates of growth."""
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
            self._head = self._parent or self._head
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
        recent = range(max(self._first, len(self.found) - RECENT), len(self.found))
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
            self.names = split_names(name)
        return self.names[rank] if count > 1 and len(self.names) == count else name

    def announced(self, spot: Spot) -> str:
        """Return what the words before a colon say of the clause behind it."""
        return self.label if spot.clause.mark in {"：", ":"} else ""

    def before_aside(self, spot: Spot) -> str:
        """Return what stands before a parenthesis that a figure follows (固定资产投资（不含农户）78亿元)."""
        if spot.clause.mark not in {"）", ")"}:
            return ""
        opens = max(self.text.rfind(mark, self._since, spot.clause.start) for mark in "（(")
        starts = max(self.text.rfind(mark, self._since, opens) for mark in "，；：。") + 1
        return before(self.text[max(starts, self._since) : opens]) if opens > 0 else ""

    def next_name(self, spot: Spot, *, growing: bool = True) -> str:
        """Return the name of a rate further on in a list of rates alone (甲、乙分别增长5%、8%), or the empty string."""
        count, rank = spot.listed
        last = self.last()
        if rank and last is not None and (last.value is None) == growing and len(self.names) == count:
            return self.names[rank]
        return ""

    def nth(self, spot: Spot) -> str:
        """Return what the first share of a list is of (营收3亿元，纳税1亿元，分别占全县的45%和38%)."""
        count, rank = spot.listed
        amounts = [m.name for m in self.found[self._first :] if m.value is not None and m.unit != "%"]
        self._shares = amounts[-count:] if rank == 0 and 1 < count == len(amounts[-count:]) else []
        return self._shares[0] if self._shares else ""

    def nth_share(self, spot: Spot) -> str:
        """Return the name of a share further on in such a list, or the empty string."""
        last, rank = self.last(), spot.listed[1]
        if not self._shares or last is None or not 0 < rank < len(self._shares):
            return ""
        return last.name.replace(self._shares[rank - 1], self._shares[rank], 1)

    def counted(self, spot: Spot) -> str:
        """Return what a figure of a bare list counts in all (新增甲企业3家、乙企业5家，累计分别达到11家和87家)."""
        count, rank = spot.listed
        if rank == 0:
            same = [m for m in self.found[self._first :] if m.count and m.unit == spot.figure.unit]
            self.names = [_NEW.sub("", m.name) + "总数" for m in same[-count:]]
            if len(self.names) != count:
                self.names = []
        return self.names[rank] if rank < len(self.names) else ""

    def fill(self, spot: Spot) -> bool:
        """Give an amount to the rate of growth before it (进出口下降7.1%，为8.9亿元) and tell whether there was one."""
        last = self.last()
        if last is None or last.value is not None or last.yoy is None or spot.figure.kind != "amount":
            return False
        if not _IS.fullmatch(trim(spot.lead)) or spot.clause.mark != "，":
            return False
        self.found[-1] = replace(last, value=spot.figure.value, unit=spot.figure.unit, stop=self.stop(spot))
        return True

    def hoped(self, spot: Spot) -> str:
        """Return what a figure hoped for is of, further back in its sentence (产值2亿元，占8%，今年有望达3亿元)."""
        last = self.last()
        said = self.text[spot.clause.start : spot.figure.start]
        if last is None or last.unit == spot.figure.unit or not kinds("planned").search(said):
            return ""
        same = (m.name for m in reversed(self.found[self._first :]) if m.unit == spot.figure.unit)
        return next(same, "")

    def restate(self, spot: Spot) -> None:
        """Forget the round number that a figure makes exact (突破12亿元大关，达12.38亿元)."""
        last, value = self.last(), spot.figure.value
        if last is None or last.value is None or last.yoy is not None or last.unit != spot.figure.unit:
            return
        if last.value < value <= 1.1 * last.value and _ROUND.search(self.text, last.start, spot.clause.start):
            self.found.pop()

    def rounds(self, spot: Spot) -> bool:
        """Tell whether a figure only says which round number the one before has passed (680亿元，突破600亿元大关)."""
        last, value = self.last(), spot.figure.value
        if last is None or last.value is None or last.unit != spot.figure.unit:
            return False
        return 0.8 * last.value <= value < last.value and "突破" in self.text[spot.clause.start : spot.figure.start]

    def done(self, said: str, figure: Figure) -> str:
        """Return an indicator with the noun that a bare verb leaves out (提出问题14个，当场答复9个)."""
        head = self._head
        verb = last_act(said)
        if head is None or not head.count or not verb or len(said) > len(verb) + 2:
            return said
        if head.unit.lstrip("万") != figure.unit.lstrip("万"):
            return said
        if not re.search(pattern("figures", "noun") + "$", head.name):
            return said
        return said + re.sub("^.*" + pattern("figures", "act"), "", head.name)

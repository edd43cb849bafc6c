"""The figures of an article read in order."""

import re
from dataclasses import replace

from loaders.draft import Draft, Mention
from loaders.figures.amounts import read_amount
from loaders.figures.clauses import Clause, read_clauses
from loaders.figures.headed import date_growth
from loaders.figures.ledger import Ledger
from loaders.figures.numbers import Figure
from loaders.figures.phrases import before
from loaders.figures.rates import read_multiple, read_rate
from loaders.figures.spots import NAMED, Measure, Spot
from loaders.figures.times import Times
from loaders.figures.topics import Topics
from loaders.lexicon import pattern
from loaders.reading import Sentence

__all__ = ["Measure", "read_measures"]

_REACH = 80
"""How many characters around a figure can be about it: longer clauses are tables or broken text."""
_WRONG = re.compile(r"有误|错误|笔误|误为|误写|误植|原文|原报道")
_RIGHT = re.compile(r"(?:应为|更正为|应是|改为)")
_REPORTED = re.compile(r".*(?:所载|所报|报道的?|刊发的?|刊登的?|公布的?)")
_NOT_OWNERS = frozenset("为对向给与和同把将由从在按及、")
"""What stands before one who is only dealt with (与云岭材料的合同)."""
_PARTS = re.compile(r"[“”\"\s]*(?:其中|包括)")
_PRICE = re.compile(f"{pattern('figures', 'money')}(?:约|近|超|达|逾|共|高达|超过)*$")
_PROJECTS = re.compile("[\u4e00-\u9fff“”]{0,14}?(?:项目|工程)(?!部)")
_PASSED = re.compile(
    "(?P<what>[^，。]{2,30}?)(?:首次|成功|一举|再次|历史性)*(?:突破|跨过|迈上|站上|跨越|超过?)了?[十百千万亿]{1,3}元?(?:级)?(?:大关|台阶|关口)?"
)
"""A round sum that was passed: what it was of is what the next clause gives in full (突破百亿元，达103.7亿元)."""
_AHEAD = re.compile(
    r"[(（]?[一二三四五六七八九十\d]{1,2}(?:[)）]|[、.．](?!\d))|[一二三四五六七八九十]是"
    r"|其中|目前|(?:数据显示|据统计|据介绍|据悉)，|在(?![建孵谈库岗校册研手线营途])|截至|到(?=[\d今明年去本])|(?:力争|预计|确保|争取|计划)(?=[到在至今明年\d])"
)


def read_measures(draft: Draft) -> list[Measure]:
    """Return the figures that an article states of something that its graph holds, in order."""
    reader = _Reader(draft)
    for sentence in draft.body():
        reader.sentence(sentence)
    return date_growth(draft, reader.times.clock, (measure for measure in reader.ledger.found if measure.subject))


class _Reader:
    """Walk through the sentences, clause by clause."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.text = draft.text
        self.topics = Topics(draft)
        self.ledger = Ledger(draft, self.topics)
        self.times = Times(draft)
        self.paragraph = -1

    def sentence(self, sentence: Sentence) -> None:
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            self.topics.paragraph(sentence.start, sentence.stop)
            self.ledger.paragraph(sentence.start)
            self.times.paragraph(sentence.start)
        else:
            self.topics.sentence(_PARTS.match(self.text, sentence.start) is not None)
        self.topics.speech(sentence.start, sentence.stop)
        self.ledger.sentence(sentence.start)
        self.times.sentence()
        said = sentence.start
        clauses = read_clauses(self.draft, sentence, self.times.clock, self.times.year)
        for at, clause in enumerate(clauses):
            self.topics.aside(clause.mark)
            if clause.mark == "；" and self.ledger.last() is None:
                self.topics.part()
            if at:
                self.ledger.behind(clauses[at - 1], self._label(clauses[at - 1], said))
            said = self._opening(clause)
            self.times.clause(clause)
            if clause.figures:
                self._figures(clause, said, _shared(self.text, clauses, at))
            else:
                if self.text[clause.start : clause.stop] == "其中":
                    self.ledger.nest(announced=True)
                start = max(said, clause.start)
                if passed := _PASSED.fullmatch(self.text[start : clause.stop]):
                    self.ledger.mistaken = before(self._lead(clause, start, start + passed.end("what")))
                    self.times.hold(clause)
                self.topics.made(clause.start, clause.stop)
                self.times.aside(clause, sentence)
            self.times.spoken(clause)
        self.times.report(sentence)
        self.topics.heading(sentence.start, sentence.stop)

    def _label(self, clause: Clause, said: int) -> str:
        """Return what a clause announces before a colon, or the empty string."""
        start = clause.figures[-1].stop if clause.figures else max(said, clause.start)
        if self.text[clause.stop : clause.stop + 1] not in {"：", ":"} or clause.stop - start > 24:
            return ""
        return before(self._lead(clause, start, clause.stop))

    def _opening(self, clause: Clause) -> int:
        """Take up the topic of a clause, which may stand behind the words that say when."""
        at = clause.start
        while True:
            while at < clause.stop and not self.text[at].isalnum() and self.text[at] not in "“(（":
                at += 1
            ahead = _AHEAD.match(self.text, at, clause.stop)
            period = next((p for p in clause.periods if p.start == at), None)
            if period is not None:
                at = period.stop
            elif ahead and self.draft.covered(at) is None:
                at = ahead.end()
            else:
                return self.topics.clause(at, clause.stop)

    def _figures(self, clause: Clause, said: int, shared: tuple[int, int]) -> None:
        """Read the figures of a clause; where a correction is made only the corrected one counts."""
        text = self.text[clause.start : clause.stop]
        if _PARTS.match(text) or (clause.mark in {"(", "（"} and "其中" in text):
            self.ledger.nest()
        elif clause.mark == "；":
            self.ledger.leave()
        right = _RIGHT.search(self.text, clause.start, clause.stop)
        taken, each = -1, self.text.rfind("分别", clause.start, clause.stop)
        if _WRONG.search(text) and not right:
            lead = self._lead(clause, max(said, clause.start), clause.figures[0].start)
            self.ledger.mistaken = before(_REPORTED.sub("", lead))
            return
        for at, figure in enumerate(clause.figures):
            if at == taken or (at and figure.start < said):
                continue  # a threshold that the figure before has taken (8家企业营收超10亿元)
            upto = clause.figures[at + 1].start if at + 1 < len(clause.figures) else clause.stop
            upto = min(upto, figure.stop + _REACH)
            if right and figure.start < right.start():
                said = figure.stop
                continue
            period = self.times.of(clause, figure)
            rank = shared[1] + sum(1 for other in clause.figures[:at] if other.start > each)
            listed = (shared[0], rank) if shared[0] > 1 and figure.start > each else (1, 0)
            if listed[0] > 1 and len(self.times.series) == listed[0]:
                period = self.times.series[rank]
            period = self.times.same(clause, figure, period)
            lead = self._lead(clause, max(said, clause.start), figure.start)
            if (counted := self._priced(clause, at, lead)) is not None:
                taken, said = at + 1, self._pair(counted, Spot(clause, figure, period, lead, figure.stop))
                continue
            said = self._figure(Spot(clause, figure, period, lead, upto, listed))

    def _figure(self, spot: Spot) -> int:
        """Read one figure and return where the words about the next one begin."""
        match spot.figure.kind:
            case "amount":
                return read_amount(self.ledger, spot)
            case "percent":
                read_rate(self.ledger, spot, self.times)
            case "times" | "doubling":
                read_multiple(self.ledger, spot)
            case "points":
                pass  # by how much a rate moved: the rate itself is what is measured
        return spot.figure.stop

    def _priced(self, clause: Clause, at: int, lead: str) -> Figure | None:
        """Return the projects, counted right behind their price (总投资8亿元的12个项目), or None."""
        figure, later = clause.figures[at], clause.figures[at + 1 : at + 2]
        if not later or self.text[figure.stop : later[0].start] != "的" or not figure.unit.endswith("元"):
            return None
        things = _PROJECTS.match(self.text, later[0].stop, clause.stop)
        return later[0] if things and later[0].kind == "amount" and _PRICE.search(lead) else None

    def _pair(self, counted: Figure, price: Spot) -> int:
        """Read projects and their price, which stands before them."""
        things = _PROJECTS.match(self.text, counted.stop, price.clause.stop)
        upto = things.end() if things else counted.stop
        word = _PRICE.search(price.lead)
        start = word.start() if word else 0
        self._figure(replace(price, figure=counted, lead=price.lead[:start], upto=upto))
        self._figure(replace(price, lead=price.lead[start:]))
        return upto

    def _owned(self, mention: Mention) -> None:
        """Turn to a company or park named within a clause whose own figure follows (扩能后云岭材料的总产能)."""
        before = self.text[max(mention.start - 1, 0) : mention.start]
        owner = self.draft.cls(mention.entity) in ("Company", "FinancialInstitution", "Park")
        behind = self.text[mention.stop : mention.stop + 2]
        if owner and behind[:1] == "的" and behind[1:].isalnum() and before not in _NOT_OWNERS:
            self.topics.follow(mention.entity)

    def _lead(self, clause: Clause, start: int, stop: int) -> str:
        """Return the words before a figure behind the last named body, without those that say when."""
        start = max(start, stop - _REACH)
        for mention in self.draft.inside(start, stop, *NAMED):
            rest = self.text[mention.stop : stop]
            if not rest.startswith(("、", "和", "及")) and re.search(r"[\u4e00-\u9fff]", rest.lstrip("等的与")):
                start = mention.stop
                self._owned(mention)
        said = list(self.text[start:stop])
        for period in clause.periods:
            if period.kind != "base":
                for at in range(max(period.start, start), min(period.stop, stop)):
                    said[at - start] = ""
        return "".join(said)


def _shared(text: str, clauses: list[Clause], at: int) -> tuple[int, int]:
    """Return how many figures share one 分别 (分别增长20%、35%) and which of them the clause begins with."""
    first = at
    while first > max(at - 20, 0) and clauses[first].mark == "、" and not _each(text, clauses[first]):
        first -= 1
    last = at
    while last + 1 < min(len(clauses), first + 20) and clauses[last + 1].mark == "、":
        last += 1
    run = clauses[first : last + 1]
    if not _each(text, run[0]) and not (first and _answers(text, clauses, first, run)):
        return 1, 0
    start = text.rfind("分别", run[0].start, run[0].stop)
    figures = [[f for f in clause.figures if f.start > start] for clause in run]
    return sum(map(len, figures)), sum(map(len, figures[: at - first]))


def _each(text: str, clause: Clause) -> bool:
    return "分别" in text[clause.start : clause.stop]


def _answers(text: str, clauses: list[Clause], first: int, run: list[Clause]) -> bool:
    """Tell whether rates are of the amounts of the list before them (分别为3亿元、2亿元，增长5%、8%)."""
    rates = [figure for clause in run for figure in clause.figures]
    if len(rates) < 2 or any(figure.kind != "percent" for figure in rates) or clauses[first].mark != "，":
        return False
    count, rank = _shared(text, clauses, first - 1)
    return count == len(rates) and rank == count - 1

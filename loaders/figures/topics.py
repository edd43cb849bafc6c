"""What a clause is about: the thing whose figures it gives."""

import re

from loaders.draft import Draft, Mention
from loaders.figures import callings
from loaders.figures.strangers import find_stranger
from loaders.figures.voices import Voices
from loaders.lexicon import pattern

__all__ = ["Topics"]


class Topics(Voices):
    """Follow what a paragraph speaks of, clause by clause."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._before_made = self._headed = ""
        self._kept: tuple[str, str, str, bool] | None = None
        self.listing = False
        """Whether the clause opens with a list of names, of which none is its topic."""
        self.members: list[str] = []
        """Who is named in that list."""

    def paragraph(self, start: int, stop: int) -> None:
        """Begin a paragraph: it is about the article's zone, or the one in its heading (【云川经开区：…】)."""
        self.zone = self.current = self.draft.zone
        self.earlier = self._before_made = self._headed = ""
        self.elsewhere = False
        close = self.draft.text.find("】", start, stop)
        zones = self.draft.inside(start, close, "Zone") if close > 0 and self.draft.text[start] == "【" else []
        if zones:
            self._about(zones[0].entity)

    def sentence(self, parts: bool = False) -> None:
        """Begin a sentence: it is about the zone again, but what was spoken of is not forgotten.

        One that goes on with the parts of what was counted (其中，…) stays with its topic.
        """
        if parts and not self._headed:
            return
        headed, self._headed = self._headed, ""
        self.current = self._before_made or self.current
        self._before_made = ""
        if self.current != self.zone and self.current:
            self.earlier = self.current
        self.current = headed or self.zone
        self.elsewhere = False

    def heading(self, start: int, stop: int) -> None:
        """Keep what a sentence names that consists of a name alone (2．某某项目。由某公司投资建设)."""
        named = self.draft.inside(start, stop, "Project", "Company", "Park")
        if (
            named
            and named[0].stop >= stop - 1
            and not re.sub(r"[\W\d_一二三四五六七八九十]", "", self.draft.text[start : named[0].start])
        ):
            self._headed = named[0].entity

    def aside(self, mark: str) -> None:
        """Keep what is spoken of where a parenthesis opens, and take it up again where it closes."""
        if mark in {"（", "("}:
            self._kept = (self.zone, self.current, self.earlier, self.elsewhere)
        elif mark in {"）", ")"} and self._kept is not None:
            self.zone, self.current, self.earlier, self.elsewhere = self._kept
            self._kept = None

    def clause(self, start: int, stop: int) -> int:
        """Take up the topic that a clause opens with and return where the words about it begin."""
        text = self.draft.text
        self.listing = self.fresh = False
        self.members = []
        opening = callings.BEFORE.match(text, start, stop)
        at = opening.end() if opening else start
        if text[start:at].endswith("园区") and self.draft.covered(at) is None:
            at -= 2  # no filler here: it is the zone or park itself
        beyond = self.draft.covered(self._places.get(at, at))
        if beyond is not None and self.draft.covered(at) is None and beyond.start == self._places.get(at):
            at = beyond.start  # a province before a name
        if text[stop : stop + 1] == "：" and callings.WORKS.search(text, at, stop) and not self.draft.covered(stop - 1):
            self.current, self.elsewhere = "", True  # a heading names what the graph does not hold
            return stop
        ours = callings.OURS.search(text, start, min(stop, start + 20))
        if ours and callings.MAKER.search(text, max(start - 60, 0), start):
            firms = self.draft.inside(at - 300, at, *callings.FIRM)
            if firms:
                self._about(firms[-1].entity)
                return start
        named = self._named(at, stop)
        if named is not None:
            return self._take(named)
        if callings.AT_MEETING.match(text, start, stop):
            self.earlier = ""
        for form, classes in callings.ANAPHORS:
            found = form.match(text, at, stop)
            if found and text[found.end() : found.end() + 1] in {"与", "和"}:
                break
            if found and classes == callings.FIRM and callings.OF_MANY.search(text, start, at):
                break  # 区内企业累计出口
            known = found and self._last(at, *classes)
            if found and known:
                self._about(known)
                return found.end()
            if found and classes in (callings.FIRM, ("Project",), ("Park",)):
                # Of a company or a project that the graph does not hold nothing is stated.
                self.current, self.elsewhere = "", True
                return found.end()
        this = callings.THIS.match(text, at, stop)
        if this:
            for length in range(len(this[0]), 1, -1):
                known = self._ending(this[0][1:length], at)
                if known and not callings.TITLE.match(text, at + length):
                    self._about(known)
                    return at + length
        bare = callings.BARE.match(text, at, stop)
        if bare and (known := self._ending(bare[0], at)):
            self._about(known)
            return bare.end()
        zone = callings.BARE_ZONE.match(text, at, stop)
        if zone:
            self._about(self._park(at) if zone[0] in {"园区", "该园区"} else self.zone)
            part = callings.PART_OF.match(text, zone.end())
            inner = self._named(part.end(), stop) if part else None
            return self._take(inner) if inner is not None else zone.end()
        if (says := self._speaker(at, stop)) is not None:
            return says
        if callings.HIS.match(text, at, stop) and (whose := self._his()):
            self._about(whose)
            return at + 1
        covering = self.draft.covered(at)
        leader = covering and callings.LEADS.match(text, covering.stop, stop)
        led = self.draft.covered(leader.end()) if leader else None
        if leader and led is not None and led.start == leader.end() and self.draft.cls(led.entity) == "Company":
            return self._take(led)
        if covering is not None and covering.start == at and self.draft.cls(covering.entity) == "IndustryChain":
            self._about(self._zone_of(covering))
            return start
        titled = self.draft.inside(start, stop, "Project", "Company", "Park", "Zone")
        if text[stop : stop + 1] == "：" and titled and titled[-1].stop == stop:
            self._about(titled[-1].entity)
            return stop
        whole = re.compile(pattern("figures", "whole") + "(?!市场|首|唯一|领先|同行|标准|协会|龙头|企业)").match(
            text, at, stop
        )
        if callings.INDUSTRY.match(text, at, stop) and self.current and self.draft.cls(self.current) == "Company":
            self._about(self.zone)
            return start
        foreign = (whole and not text[whole.end() : whole.end() + 1].isdigit()) or self._foreign_place(at)
        end = find_stranger(text, at, stop) if self.draft.covered(at) is None else 0
        if foreign or (end and not self.draft.inside(at, end, *callings.TOPICS)):
            self.current, self.elsewhere = "", True
        return start

    def of(self, name: str) -> str:
        """Return the entity of which a named figure is stated; the empty string if the graph holds none such."""
        if self.elsewhere or (self.current == self.zone and not self.fresh and self._not_of_zone(name)):
            return ""
        if self.current and self._heads(self.current) and callings.ZONES_OWN.search(name):
            return self.zone
        if self.current == self.zone and self.earlier and self.draft.cls(self.earlier) != "Event":
            firm = self.draft.cls(self.earlier) in ("Company", "FinancialInstitution", "Park", "SpecialtyTown")
            if (
                self.draft.cls(self.earlier) == "Project"
                and callings.PLANTS_OWN.search(name)
                and not name.endswith("项目")
            ):
                return self.earlier
            if firm and callings.FIRMS_OWN.search(name) and not callings.ZONES_OWN.search(name):
                return self.earlier
        spent = (
            "固定资产投资" in name
            and "占" not in name
            and self.current
            and self.draft.cls(self.current) in ("Project", "Company")
        )
        if self.current and self.current != self.zone and not spent and callings.OF_ZONES.search(name):
            return (
                self.zone
                if self.draft.cls(self.current) in ("Project", "Event", "Agreement", "Company")
                else self.current
            )
        return self.current or self.zone

    def _named(self, at: int, stop: int) -> Mention | None:
        """Return the mention that a clause opens with: the last of a chain of them."""
        first = self.draft.covered(at)
        if first is None or first.start != at:
            apposed = (
                None
                if self.draft.text.startswith(("由", "被"), at)
                else callings.APPOSED.match(self.draft.text, at, stop)
            )
            described = callings.MODIFIED.match(self.draft.text, at, stop)
            own = self.draft.covered(described.end()) if described else None
            if described and own is not None and own.start == described.end() and self._owns(own, described[0]):
                return own
            first = self.draft.covered(apposed.end()) if apposed else None
            if first is None or (apposed and first.start != apposed.end()):
                return None
        # Of a list nobody is the topic; one who does something with another is.
        self.listing = self.draft.text[first.stop : first.stop + 1] in tuple("、和及等")
        if self.listing:
            self.members = self._members(first, stop)
            return None
        chosen = first if self.draft.cls(first.entity) in callings.TOPICS else None
        while True:
            follow = self._next(first, stop)
            if follow is None:
                return chosen
            first = follow
            if self.draft.cls(first.entity) in callings.TOPICS:
                chosen = first

    def _next(self, mention: Mention, stop: int) -> Mention | None:
        for later in self.draft.inside(mention.stop, min(mention.stop + 14, stop), *callings.TOPICS)[:1]:
            gap = self.draft.text[mention.stop : later.start]
            if callings.LINK.fullmatch(gap) and (gap or self.draft.cls(mention.entity) != self.draft.cls(later.entity)):
                return later
        return None

    def _take(self, mention: Mention) -> int:
        cls = self.draft.cls(mention.entity)
        if cls == "Project" and callings.COUNTED.match(self.draft.text, mention.stop):
            self._about(self.zone)
            return mention.start
        if callings.HELD_BY.match(self.draft.text, mention.stop):
            self._about(self.zone)
            return mention.stop
        if cls == "Event" and not callings.EVENT_DOES.match(self.draft.text, mention.stop):
            self.current = self.zone
            return mention.stop
        if cls == "GovernmentBody" and not self._of_zone(mention.entity):
            told = callings.TELLS.match(self.draft.text, mention.stop) is not None
            self.current, self.elsewhere = (self.zone, False) if told else ("", True)
        elif cls == "GovernmentBody" and self._speaks_for_zone(mention):
            self._about(self.zone)
        else:
            self._about(mention.entity)
        return mention.stop

    def made(self, start: int, stop: int) -> None:
        """Turn to what a clause ends with if it says that this was made (把厂房改造成创新园，引进团队12个)."""
        found = self.draft.inside(start, stop, "Park", "Project", "EducationalInstitution")
        if (
            found
            and not self.draft.text[found[-1].stop : stop].strip("”》")
            and callings.MAKES.search(self.draft.text, start, stop)
        ):
            self._before_made = self._before_made or self.current or self.zone
            self.current = found[-1].entity

    def part(self) -> None:
        """Begin another part of a list of doings: it is about the zone again, unless it names something."""
        if self.current and self.draft.cls(self.current) in ("Park", "Project", "Event"):
            self.current = self.zone

    def leave(self) -> None:
        """Turn to a thing that the graph does not hold (占地300亩的交易中心投入运营，入驻商户415户)."""
        self.current, self.elsewhere = "", True

    def follow(self, entity: str) -> None:
        """Turn to an entity that a clause has named behind its figure (投资8亿元的储能项目)."""
        self._about(entity)

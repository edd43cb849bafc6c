"""What the words stand for that an article uses for what it has named: 园区, 该局, 其, 甲、乙."""

import re
from itertools import pairwise

from loaders.draft import Draft, Mention
from loaders.figures import callings
from loaders.figures.strangers import speaks_of_place

__all__ = ["References"]

_MEMORY = 3000
"""How many characters back a reader remembers what 该公司 stands for."""


class References:
    """Look up what was named before."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.zone = self.current = draft.zone
        self.earlier = ""
        self._places = {start: stop for start, stop, _ in draft.places}

    def _his(self) -> str:
        """Return what 其 stands for: what the sentence speaks of, unless that is the zone."""
        return self.current if self.current and self.current != self.zone else self.earlier

    def _park(self, at: int) -> str:
        """Return what 园区 stands for: the park of which the sentences before speak, else the zone."""
        if not self.zone or self.draft.name(self.zone).endswith("园区"):
            return self.zone
        paragraph = self.draft.sentence(at).paragraph
        near = self.draft.inside(at - 200, at, "Park", "Zone")
        named = [m for m in near if self.draft.sentence(m.start).paragraph == paragraph]
        return named[-1].entity if named and self.draft.cls(named[-1].entity) == "Park" else self.zone

    def _owns(self, mention: Mention, described: str) -> bool:
        """Tell whether a thing that is described in front of its name is what its clause is about."""
        cls = self.draft.cls(mention.entity)
        alone = self.draft.text[mention.stop : mention.stop + 1] == "，"
        settled = cls in callings.FIRM and (alone or callings.SETTLED.search(described) is not None)
        return settled or cls in (*callings.OWNERS, "Zone")

    def _members(self, first: Mention, stop: int) -> list[str]:
        """Return those named in a list that begins with a mention."""
        found = [first]
        for later in self.draft.inside(first.stop, stop, *callings.ORGANISED):
            if self.draft.text[found[-1].stop : later.start] not in {"、", "和", "与", "及"}:
                break
            found.append(later)
        return [mention.entity for mention in found]

    def parties(self, start: int, stop: int, count: int) -> list[str]:
        """Return the parties of a list of so many that a stretch names last (与甲、乙签约，金额分别为…)."""
        named = self.draft.inside(start, stop, *callings.FIRM)
        for at in range(len(named) - count, -1, -1):
            group = named[at : at + count]
            gaps = {self.draft.text[a.stop : b.start] for a, b in pairwise(group)}
            if gaps <= {"、", "和", "及"}:
                return [mention.entity for mention in group]
        return []

    def _of_zone(self, body: str) -> bool:
        name = self.draft.name(body)
        own = (form for zone in self.draft.of_class("Zone") for form in (zone.name, *zone.aliases))
        if any(name.startswith(form) for form in own):
            return True
        return re.match(r"省|市|县|国家|中央|国务院|财政部", name) is None

    def _heads(self, entity: str) -> bool:
        """Tell whether an entity is the body that runs the zone, so that the zone's own figures are not its."""
        name = self.draft.name(entity)
        if self.draft.cls(entity) != "GovernmentBody" or name.endswith(("纪工委", "纪委")):
            return False
        return callings.HEADS.search(name) is not None

    def _speaks_for_zone(self, body: Mention) -> bool:
        """Tell whether a body of the zone is named as the source of a figure, rather than for what it did."""
        return callings.TELLS.match(self.draft.text, body.stop) is not None

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
        for mention in reversed(self.draft.inside(at - _MEMORY, at, *callings.ORGANISED)):
            if any(re.sub("[(（].*", "", form).endswith(tail) for form in self.draft.forms(mention.entity)):
                return mention.entity
        return ""

    def _foreign_place(self, at: int) -> bool:
        if at not in self._places or self.draft.covered(at) is not None:
            return False
        return speaks_of_place(self.draft.text, self._places[at])

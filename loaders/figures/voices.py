"""Who speaks in a clause or a quotation, and so what its figures are of."""

from loaders.draft import Draft
from loaders.figures import callings
from loaders.figures.references import References
from loaders.figures.speakers import employer, find_speaker, speaks

__all__ = ["Voices"]


class Voices(References):
    """Turn to whom those who speak work for."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.elsewhere = False
        self.fresh = False
        """Whether the clause itself names its topic."""
        self.spoken = ""
        """What kind of speaker a quoted sentence has whose firm is not known."""

    def speech(self, start: int, stop: int) -> None:
        """Turn to whom the speaker of a quoted sentence speaks for (“省了60万元。”某公司总经理说)."""
        speaker = find_speaker(self.draft, start)
        self.spoken = "" if speaker is None else speaker.kind
        if speaker is None or speaker.kind != "firm":
            return
        firm = speaker.entity or (self._last(start, *callings.FIRM) if speaker.ours else "")
        if firm:
            self.current, self.spoken = firm, ""

    def _not_of_zone(self, name: str) -> bool:
        """Tell whether one who does not speak for the zone says this in a quotation."""
        return self.spoken == "firm" or (self.spoken == "unknown" and not callings.ZONES_OWN.search(name))

    def _speaker(self, at: int, stop: int) -> int | None:
        """Turn to whom a person works for who opens the clause and speaks (陈立介绍，去年产值3亿元)."""
        person = self.draft.covered(at)
        if person is None or person.start != at or self.draft.cls(person.entity) != "Person":
            return None
        if not speaks(self.draft.text, person.stop, stop):
            return None
        works = employer(self.draft, person.entity, at)
        if works is None:
            return None
        if works.kind == "official":
            self._about(self.zone)
        elif works.entity:
            self._about(works.entity)
        else:
            self.current, self.elsewhere = "", True
        return person.stop

    def _about(self, entity: str) -> None:
        self.elsewhere, self.fresh = False, True
        if not entity or self.draft.cls(entity) == "Zone":
            self.zone, self.earlier, self.current = entity, "", entity
            return
        if self.current and self.current != entity and self.draft.cls(self.current) != "Zone":
            self.earlier = self.current
        self.current = entity

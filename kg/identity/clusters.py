"""Draw the conclusion: which entities are one, which of them keeps its id, and what is left for people to review.

What is merged follows from the articles and the decisions alone, never from the order in which they came. Of several
entities the one that stands first keeps its id: in the earliest article by date, then by document and place in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.identity.blocking import Block, blocks, candidates
from kg.identity.decide import Judgement, compare
from kg.identity.decisions import Decision, contradictions, standing
from kg.identity.features import Known
from kg.identity.profiles import Profiles
from kg.model import ArticleGraph

__all__ = ["Identities"]

Pair = tuple[str, str]


@dataclass(slots=True)
class Identities:
    """Keep who is whom while articles come; each article is compared with what shares a block with it alone.

    `kept` maps each merged id to the one that stands for it, `judged` holds all pairs that are merged, to be reviewed,
    or never to be merged.
    """

    decisions: tuple[Decision, ...] = ()
    profiles: Profiles = field(default_factory=Profiles)
    kept: dict[str, str] = field(default_factory=dict)
    members: dict[str, frozenset[str]] = field(default_factory=dict)
    judged: dict[Pair, Judgement] = field(default_factory=dict)
    _known: Known = field(init=False)
    _held: Mapping[Pair, Decision] = field(init=False)
    _edges: dict[str, set[Pair]] = field(default_factory=dict)
    _blocks: dict[str, set[Block]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Prepare what is looked up."""
        self._known = Known(self.profiles)
        self._held = standing(self.decisions)
        for pair in self._held:
            self._join(pair)

    @classmethod
    def of(cls, graphs: Iterable[ArticleGraph], decisions: Iterable[Decision] = ()) -> "Identities":
        """Return who is whom in all articles, which must name entities by their own ids."""
        found = cls(tuple(decisions))
        found.add(graphs)
        return found

    def add(self, graphs: Iterable[ArticleGraph]) -> set[str]:
        """Take articles in and return the ids for which another stands than before."""
        touched: set[str] = set()
        for graph in graphs:
            self.profiles.add(graph)
            touched.update(entity.id for entity in graph.entities)
        changed: set[Block] = set()
        for id in touched:
            now = set(blocks(self.profiles.by_id[id]))
            for block in now - self._blocks.get(id, set()):
                self._known.blocks.setdefault(block, []).append(id)
            self._blocks[id] = now
            changed |= now
        return self._recluster(touched | self._judge(changed))

    def _judge(self, changed: Iterable[Block]) -> set[str]:
        """Compare anew all that share one of these blocks, and return whom that concerns."""
        done: set[Pair] = set()
        names = _Names(self.profiles)
        concerned: set[str] = set()
        by_id = self.profiles.by_id
        for block in changed:
            members = self._known.blocks[block]
            if len(members) < 2:
                continue
            for pair in candidates(members, names):
                if pair in done:
                    continue
                done.add(pair)
                judgement = compare(by_id[pair[0]], by_id[pair[1]], self._known)
                former = self.judged.pop(pair, None)
                if judgement.outcome != "apart" or judgement.never:
                    self.judged[pair] = judgement
                    self._join(pair)
                if former != self.judged.get(pair):
                    concerned.update(pair)
        return concerned

    def _join(self, pair: Pair) -> None:
        for id in pair:
            self._edges.setdefault(id, set()).add(pair)

    def _recluster(self, touched: Iterable[str]) -> set[str]:
        """Settle anew who stands for whom among all that is linked to these ids."""
        changed: set[str] = set()
        done: set[str] = set()
        for start in touched:
            if start in done:
                continue
            linked, edges = self._reach(start)
            done |= linked
            for group in self._groups(linked, edges):
                first = min(group, key=lambda id: (self.profiles.by_id[id].first, id))
                for id in group:
                    former = self.kept.pop(id, id)
                    if former != first:
                        changed.add(id)
                    if id != first:
                        self.kept[id] = first
                    self.members.pop(id, None)
                if len(group) > 1:
                    self.members[first] = group
        return changed

    def _reach(self, start: str) -> tuple[set[str], set[Pair]]:
        """Return all that merging could link to an id, and the pairs among them."""
        linked, edges, front = {start}, set[Pair](), [start]
        while front:
            id = front.pop()
            # who was one before may be so no longer
            near = set(self.members.get(self.kept.get(id, id), ()))
            for pair in self._edges.get(id, ()):
                edges.add(pair)
                if self._merges(pair):
                    near.update(pair)
            near = {other for other in near - linked if other in self.profiles.by_id}
            linked |= near
            front += near
        return linked, {pair for pair in edges if linked.issuperset(pair)}

    def _merges(self, pair: Pair) -> bool:
        held = self._held.get(pair)
        if held:
            return held.verdict == "merged"
        judgement = self.judged.get(pair)
        return judgement is not None and judgement.outcome == "merged"

    def _groups(self, linked: set[str], edges: set[Pair]) -> Iterable[frozenset[str]]:
        """Join what is to be merged, the surest first, and nothing that is to stay apart."""
        group: dict[str, set[str]] = {id: {id} for id in linked}
        never: dict[str, set[str]] = {}
        for one, other in edges:
            held, judgement = self._held.get((one, other)), self.judged.get((one, other))
            if held.verdict == "apart" if held else judgement is not None and judgement.never:
                never.setdefault(one, set()).add(other)
                never.setdefault(other, set()).add(one)
        order = {pair: at for at, pair in enumerate(self._held)}
        first = sorted((pair for pair in edges if pair in order and self._merges(pair)), key=lambda pair: order[pair])
        then = sorted(
            (pair for pair in edges if pair not in order and self._merges(pair)),
            key=lambda pair: (-self.judged[pair].score, pair),
        )
        for pair in (*first, *then):
            a, b = group[pair[0]], group[pair[1]]
            if a is b:
                continue
            decided = pair in order
            if any(self._forbids(id, b, never, decided) for id in a):
                continue
            a |= b
            for id in b:
                group[id] = a
        return {frozenset(members) for members in group.values()}

    def _forbids(self, id: str, others: set[str], never: Mapping[str, set[str]], decided: bool) -> bool:
        """Tell whether an id may not be joined with others; a decision gives way to decisions alone."""
        for other in never.get(id, set()) & others:
            held = self._held.get((min(id, other), max(id, other)))
            if not decided or (held and held.verdict == "apart"):
                return True
        return False

    def stands_for(self, id: str) -> str:
        """Return the id that stands for an id: itself, or the one with which it was merged."""
        return self.kept.get(id, id)

    def why(self, one: str, other: str) -> Judgement:
        """Return what speaks for and against two ids being one. Raises KeyError for an unknown id."""
        return compare(self.profiles.by_id[one], self.profiles.by_id[other], self._known)

    def decision(self, one: str, other: str) -> Decision | None:
        """Return the decision that holds for two ids."""
        return self._held.get((min(one, other), max(one, other)))

    def decided(self) -> set[str]:
        """Return the ids that are the one that stands for them by decisions alone."""
        group: dict[str, set[str]] = {}
        for pair, held in self._held.items():
            if held.verdict == "merged" and self.stands_for(pair[0]) == self.stands_for(pair[1]):
                joined = group.get(pair[0], {pair[0]}) | group.get(pair[1], {pair[1]})
                group |= dict.fromkeys(joined, joined)
        return {id for id, joined in group.items() if id in self.kept and self.kept[id] in joined}

    def to_review(self) -> list[Judgement]:
        """Return the pairs that people should look at, the likeliest first.

        These are pairs whose score leaves it open, and those that merge by their score but for a third that forbids it.
        Of the pairs between the same two things one is given.
        """
        found: dict[Pair, Judgement] = {}
        # what people have said of one pair goes for the things
        apart = {tuple(sorted(map(self.stands_for, pair))) for pair in self._held}
        for pair, judgement in self.judged.items():
            open_ = judgement.outcome == "review" or judgement.outcome == "merged"
            one, other = sorted(map(self.stands_for, pair))
            if not open_ or pair in self._held or one == other or (one, other) in apart:
                continue
            best = found.get((one, other))
            if best is None or (-judgement.score, pair) < (-best.score, (best.one, best.other)):
                found[one, other] = judgement
        return sorted(found.values(), key=lambda judgement: (-judgement.score, judgement.one, judgement.other))

    def problems(self) -> list[tuple[Decision, Decision]]:
        """Return the decisions that contradict each other."""
        return contradictions(self.decisions)


class _Names(Mapping[str, str]):
    """Look names up by id when they are asked for."""

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles

    def __getitem__(self, id: str) -> str:
        return self._profiles.by_id[id].name

    def __iter__(self) -> "Iterable[str]":  # type: ignore[override]
        return iter(self._profiles.by_id)

    def __len__(self) -> int:
        return len(self._profiles.by_id)

"""inChain, inferred: a firm of the zone that delivers to the leader of a chain, or is delivered to by it, is in it."""

from dataclasses import replace

from kg.model import Statement
from loaders.draft import Draft, Reading

__all__ = ["read_chain_supply"]

_DELIVERS = Reading("chain.delivers", 0.75, ("object",))


def read_chain_supply(draft: Draft) -> None:
    """State that the firms of the zone between which and a chain's leader goods pass are in the chain."""
    hosted = {s.object for s in draft.states("hosts") if s.status == "stated"}
    leads = {(s.subject, s.object) for s in draft.states("leadsChain") if s.status == "stated"}
    placed = {s.subject for relation in ("inChain", "leadsChain") for s in draft.states(relation)}
    chains: dict[str, list[str]] = {}
    for leader, chain in sorted(leads):
        chains.setdefault(leader, []).append(chain)
    for supply in [s for s in draft.states("supplies") if s.status == "stated"]:
        for leader, other in ((supply.object, supply.subject), (supply.subject, supply.object)):
            if len(chains.get(leader, ())) != 1 or other in placed or other not in hosted:
                continue
            told = supply.evidence[0]
            proof = replace(told, rule=_DELIVERS.rule, confidence=_DELIVERS.confidence, inferred=_DELIVERS.inferred)
            draft.put(Statement(other, "inChain", chains[leader][0], "stated", (), (proof,)))
            placed.add(other)

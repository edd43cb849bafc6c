"""Let a store show one node for one thing, and which statements contradict each other, once all articles have come.

Articles for whose entities others stand than before are rewritten, then what contradicts what is joined by edges. Both
follow from the articles and the decisions alone, so any order of building ends in the same graph.
The store notes by what rules and decisions it was settled, and forgets it when articles are written: if nothing has
changed, nothing is read and nothing written. Killed in the middle, the next build goes on.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import ConfigError
from kg.identity.clusters import Identities
from kg.identity.decisions import Decision, contradictions, decisions_named, decisions_path, read_decisions, standing
from kg.identity.redirect import redirect
from kg.ids import digest
from kg.model import ArticleGraph
from kg.stores.base import Counters, Store
from loaders.lexicon import table

__all__ = ["Settled", "decisions_file", "gather", "replay", "settle"]

BATCH = 64
"""Articles rewritten in one transaction."""
TRIES = 20
"""How often a store is settled again because others wrote articles meanwhile; the next build goes on."""
RULES = "2"
"""Number of the rules of identity and of what contradicts what: another one settles every store anew."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Say what settling changed, and which decisions contradict each other."""

    counters: Counters
    problems: tuple[tuple[Decision, Decision], ...]


def decisions_file(store: Store) -> Path:
    """Return the file of the decisions about a store.

    It is the one that KG_DECISIONS names, else the one by which the store was settled last, else `kg.decisions.tsv` in
    the working folder. Raises ConfigError if the store was settled by a file and none of these is there: to settle it
    without would take back what people decided.
    """
    path, kept = decisions_path(), store.decisions()
    if not kept:
        return path
    if not decisions_named() and Path(kept).exists():
        return path if Path(kept) == path.absolute() else Path(kept)
    if path.exists():
        return path
    missing = path if decisions_named() else kept
    raise ConfigError(
        f"{store.uri}: holds what people decided in {kept}, but {missing} is not there; name the file in KG_DECISIONS, "
        "or an empty one to take the decisions back"
    )


def replay(store: Store) -> tuple[Decision, ...]:
    """Return the decisions about a store, and let it remember their file.

    Raises ConfigError if there is no such file any more, or a line of it is wrong; StoreError.
    """
    path = decisions_file(store)
    decisions = read_decisions(path)
    known = str(path.absolute()) if decisions else ""
    if known != store.decisions():
        store.remember_decisions(known)
    return decisions


def gather(store: Store, decisions: Iterable[Decision] = ()) -> Identities:
    """Return who is whom in a store, whatever stands for what in it now."""
    return Identities.of((outline.graph for outline in store.outlines()), decisions)


def settle(store: Store, decisions: Iterable[Decision] = ()) -> Settled:
    """Make the store show who is whom by its articles and these decisions; return what that changed.

    Raises StoreError; then some articles may be rewritten and others not, until it is called again.
    """
    decisions = tuple(decisions)
    problems = tuple(contradictions(decisions))
    note = _note(decisions)
    if store.noted() == note:
        return Settled(Counters(), problems)
    counters = Counters()
    for _ in range(TRIES):
        begun = f"settling {uuid.uuid4().hex}"
        store.note(begun)
        changed = _settled_once(store, decisions)
        counters += changed or Counters()
        if store.note("" if changed is None else note, instead_of=begun):
            break  # else others have written articles meanwhile, of which this knew nothing
    return Settled(replace(counters, articles_loaded=0), problems)


def _settled_once(store: Store, decisions: tuple[Decision, ...]) -> Counters | None:
    """Settle a store by the articles that it holds now; return what that changed, or None if it holds none."""
    shown: dict[str, tuple[Mapping[str, str], Set[str]]] = {}
    named: dict[str, tuple[str, ...]] = {}

    def seen() -> Iterator[ArticleGraph]:
        for outline in store.outlines():
            graph = outline.graph
            shown[graph.article.id] = outline.stands, outline.decided
            named[graph.article.id] = tuple(entity.id for entity in graph.entities)
            yield graph

    identities = Identities.of(seen(), decisions)
    stands, decided = identities.kept, identities.decided()
    if not shown:
        return None

    def wanted(ids: tuple[str, ...]) -> tuple[Mapping[str, str], Set[str]]:
        now = {one: stands[one] for one in ids if one in stands}
        return now, now.keys() & decided

    differing = [id for id, ids in named.items() if wanted(ids) != shown[id]]
    counters = Counters()
    for at in range(0, len(differing), BATCH):
        some = differing[at : at + BATCH]
        counters += store.rewrite(some, lambda graph: redirect(graph, stands, decided))
    store.link()
    return counters


def _note(decisions: tuple[Decision, ...]) -> str:
    """Return a hash of all that settling depends on beside the articles."""
    decided = [f"{pair} {decision.verdict}" for pair, decision in standing(decisions).items()]
    return digest(RULES, *(str(row) for row in table("identity")), "decided", *decided)

"""What it takes to let people decide: the sentences that speak of both, and the decision itself."""

import getpass
import os
from collections.abc import Iterable, Set
from datetime import datetime

from kg.errors import ConfigError
from kg.graph import Citation, cite
from kg.identity.clusters import Identities
from kg.identity.decisions import Decision, Verdict
from kg.identity.redirect import read_form
from kg.model import Article, ArticleGraph, Statement

__all__ = ["SENTENCES", "decide", "sentences"]

SENTENCES = 3
"""Sentences shown of each side."""


def decide(one: str, other: str, verdict: Verdict, identities: Identities, *, who: str = "", why: str = "") -> Decision:
    """Return the decision about two ids that somebody makes now: `who`, else whom KG_WHO names, else the user.

    Raises ConfigError where two of different classes would be one.
    """
    by_id = identities.profiles.by_id
    if verdict == "merged" and by_id[one].cls != by_id[other].cls:
        raise ConfigError(f"{by_id[one].name} is a {by_id[one].cls} and {by_id[other].name} a {by_id[other].cls}")
    decider = who or os.environ.get("KG_WHO") or getpass.getuser()
    now = datetime.now().isoformat(timespec="minutes")
    return Decision(one, other, verdict, decider, now, why, f"{by_id[one].name} / {by_id[other].name}")


def sentences(graphs: Iterable[ArticleGraph], wanted: Set[str]) -> dict[str, list[tuple[Article, Citation]]]:
    """Return a few sentences that speak of each of the entities of these ids, as they were read."""
    found: dict[str, list[tuple[Article, Citation]]] = {}
    seen: dict[str, set[str]] = {}
    for graph in map(read_form, graphs):
        for statement in graph.statements:
            ends = {statement.subject} | ({statement.object} if isinstance(statement, Statement) else set())
            for id in ends & wanted:
                for evidence in statement.evidence:
                    cited = cite(graph.article, evidence)
                    sentence = f"{cited.before}{cited.quote}{cited.after}"
                    kept, known = found.setdefault(id, []), seen.setdefault(id, set())
                    if len(kept) < SENTENCES and sentence not in known:
                        known.add(sentence)
                        kept.append((graph.article, cited))
    return found

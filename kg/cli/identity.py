"""The verbs of identity: why two are one or not, what people have to decide, what contradicts itself."""

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kg.cli.app import StoreUri, app, examples
from kg.cli.show import complain, escape, write_json, write_table
from kg.errors import ConfigError
from kg.settings import read_settings

if TYPE_CHECKING:
    from kg.graph import Citation
    from kg.identity.clusters import Identities
    from kg.identity.decide import Judgement
    from kg.identity.decisions import Decision
    from kg.model import ArticleGraph
    from kg.stores import Store

__all__ = ["conflicts", "review", "tell_contradictions", "why"]

Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, an alias or an id.")]
SENTENCES = 3
"""Sentences shown of each side."""


@app.command(
    epilog=examples(
        "kg why 天曜 天曜电池有限公司",
        "kg why company-0f… company-9a…    # by their ids",
    )
)
def why(
    one: Name,
    other: Name,
    form: Annotated[Literal["table", "json"], typer.Option("--format", help="The form to write.")] = "table",
    store: StoreUri = None,
) -> None:
    """Show what speaks for and against two names being one thing, weighed."""
    from kg.identity.decide import thresholds
    from kg.stores import open_store

    with open_store(read_settings(store=store).store, create=False) as graph:
        identities = _gather(graph)
        judged = _judged(one, other, identities)
    shown = judged[:10]
    if form == "json":
        write_json([_as_json(judgement, identities) for judgement in shown], sys.stdout)
        return
    limits = thresholds()
    for at, judgement in enumerate(shown):
        sys.stdout.write("\n" if at else "")
        _tell(judgement, identities)
    if not shown:
        id = _find(one, identities)[0]
        sys.stdout.write(f"both are {_label(id, identities)}: class, name and zone are the same\n")
    else:
        sys.stdout.write(f"\nmerged from {limits['merge']:g} on, to be reviewed from {limits['review']:g} on\n")
    if len(judged) > len(shown):
        complain(f"{len(judged) - len(shown)} more pairs bear these names; give ids")


@app.command(
    epilog=examples(
        "kg review    # one pair after the other: m one thing, a two things, s later, q stop",
        "kg review --list",
        "kg review --merge 天曜 天曜电池有限公司 --why '执照上两个名称都有'",
        "kg review --split company-0f… company-9a… --why '两家公司'",
        "kg review --undo company-0f… company-9a…    # takes a decision back",
    )
)
def review(
    show: Annotated[bool, typer.Option("--list", help="List what is open and what has been decided.")] = False,
    merge: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Decide that two are one thing.", show_default=False)
    ] = None,
    split: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Decide that two are two things.", show_default=False)
    ] = None,
    undo: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Take a decision back.", show_default=False)
    ] = None,
    reason: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for the record.")] = "",
    who: Annotated[
        str, typer.Option(metavar="NAME", help="Who decides.  [env: KG_WHO; default: the user]", show_default=False)
    ] = "",
    store: StoreUri = None,
) -> None:
    """Decide which names are one thing; decisions are kept in kg.decisions.tsv ($KG_DECISIONS) and can be undone."""
    from kg.identity.decisions import append
    from kg.settle import decisions_file, replay, settle
    from kg.stores import open_store

    if sum(option is not None for option in (merge, split, undo)) + show > 1:
        raise typer.BadParameter("give one of --list, --merge, --split and --undo")
    with open_store(read_settings(store=store).store, create=False) as graph:
        path = decisions_file(graph)
        identities = _gather(graph)
        if show:
            _list(identities)
            return
        made: list[Decision] = []
        for verdict, pair in (("merged", merge), ("apart", split), ("withdrawn", undo)):
            if pair is not None:
                made = [_decision(*_pair(*pair, identities), verdict, who, reason, identities)]
        if merge is None and split is None and undo is None:
            made = _ask(graph, identities, who)
        for decision in made:
            append(path, decision)
        settled = settle(graph, replay(graph)) if made else None
    if settled:
        tell_contradictions(settled.problems)
        sys.stdout.write(f"{len(made)} decided, kept in {escape(str(path))}\n")


@app.command(
    epilog=examples(
        "kg conflicts",
        "kg conflicts --kind figure --format json",
    )
)
def conflicts(
    kind: Annotated[
        Literal["figure", "attribute", "post"] | None,
        typer.Option(help="Only contradictions of this kind.", show_default=False),
    ] = None,
    form: Annotated[
        Literal["table", "json"], typer.Option("--format", help="The form to write; JSON is a line each.")
    ] = "table",
    store: StoreUri = None,
) -> None:
    """List what contradicts itself: figures, properties and posts, each side with its sentences."""
    from kg.conflicts import disputed, find_conflicts
    from kg.stores import open_store

    with open_store(read_settings(store=store).store, create=False) as kept:
        graphs = kept.graphs(disputed(kept.claims()))
        found = [one for one in find_conflicts(graphs, _names(kept)) if kind in (None, one.kind)]
    for one in found:
        if form == "json":
            sides = [
                {"said": side.said, "statement": side.statement, "sentences": [_quoted(c) for c in side.cited]}
                for side in one.sides
            ]
            write_json(
                {"kind": one.kind, "id": one.subject, "name": one.name, "about": one.about, "sides": sides}, sys.stdout
            )
            continue
        sys.stdout.write(escape(f"{one.kind}  {one.name}  {one.about}") + "\n")
        for side in one.sides:
            sys.stdout.write(escape(f"  {side.said}") + "\n")
            for cited in side.cited[:SENTENCES]:
                sys.stdout.write(escape(f"    {_quoted(cited)}") + "\n")
    if form == "table":
        sys.stdout.write(f"{len(found)} contradictions\n")


def _names(store: "Store") -> Mapping[str, str]:
    """Return what the subjects of contradictions are called in the graph, and who holds a disputed post."""
    cypher = (
        "MATCH (s:Statement)-[:CONTRADICTS]-() MATCH (s)-[:SUBJECT|OBJECT]->(n:Entity) RETURN DISTINCT n.id, n.name"
    )
    return {str(id): str(name) for id, name in store.query(cypher, timeout=0, limit=10**9).rows}


def tell_contradictions(problems: "Iterable[tuple[Decision, Decision]]") -> None:
    """Say on standard error which decisions contradict each other."""
    for later, earlier in problems:
        complain(
            f"the decision of {later.who} ({later.when}) that {later.one} and {later.other} are {later.verdict} "
            f"contradicts that of {earlier.who} ({earlier.when}) about {earlier.one} and {earlier.other} "
            f"({earlier.verdict}); take one back with `kg review --undo`"
        )


def _gather(graph: "Store") -> "Identities":
    from kg.identity.decisions import read_decisions
    from kg.settle import decisions_file, gather

    return gather(graph, read_decisions(decisions_file(graph)))


def _find(name: str, identities: "Identities") -> list[str]:
    """Return the own ids of all that bear a name. Raises ConfigError if nothing does."""
    from kg.identity.keys import plain

    by_id = identities.profiles.by_id
    if name in by_id:
        return [name]
    key = plain(name)
    named = [id for id, profile in by_id.items() if key in map(plain, profile.names)]
    found = named or [id for id, profile in by_id.items() if key in map(plain, profile.aliases)]
    if not found:
        raise ConfigError(f"nothing in the graph is called {name!r}; `kg search` finds names by a part of them")
    return sorted(found)


def _judged(one: str, other: str, identities: "Identities") -> "list[Judgement]":
    """Return the judgements of all pairs that bear two names, the likeliest first, and those of one class first."""
    pairs = {(min(a, b), max(a, b)) for a in _find(one, identities) for b in _find(other, identities) if a != b}
    judged = [identities.why(*pair) for pair in pairs]
    same = [judgement for judgement in judged if judgement.features != ("other_class",)]
    return sorted(same or judged, key=lambda judgement: (-judgement.score, judgement.one, judgement.other))


def _pair(one: str, other: str, identities: "Identities") -> tuple[str, str]:
    """Return the two ids that two names mean. Raises ConfigError if they may mean several."""
    found = []
    for name in (one, other):
        ids = _find(name, identities)
        if len(ids) > 1:
            listed = "; ".join(_label(id, identities) for id in ids[:5])
            raise ConfigError(f"{name!r} may be several: {listed}; give an id")
        found += ids
    if found[0] == found[1]:
        raise ConfigError(f"{one!r} and {other!r} are one entity by class, name and zone; there is nothing to decide")
    return found[0], found[1]


def _label(id: str, identities: "Identities") -> str:
    profile = identities.profiles.by_id[id]
    zones = "、".join(sorted(profile.homes))
    return f"{profile.name} ({profile.cls}{', ' + zones if zones else ''}, {id})"


def _tell(judgement: "Judgement", identities: "Identities") -> None:
    """Write what was found of a pair."""
    from kg.identity.decide import weights
    from loaders.lexicon import table

    words = {row["word"]: row for row in table("identity")}
    for id in (judgement.one, judgement.other):
        profile = identities.profiles.by_id[id]
        forms = "、".join(sorted(profile.forms - {profile.name}))
        sys.stdout.write(escape(_label(id, identities) + (f"  {forms}" if forms else "")) + "\n")
    rows: list[tuple[object, ...]] = [
        (f"{weights()[name]:+g}", words[name]["zh"], words[name]["en"])
        for name in sorted(judgement.features, key=lambda name: -abs(weights().get(name, 0)))
        if name in words
    ]
    if judgement.features == ("other_class",):
        rows = [("", "类别不同", "they are of different classes")]
    write_table(("weight", "", ""), [*rows, (f"{judgement.score:+g}", judgement.outcome, "")], sys.stdout)
    decided = identities.decision(judgement.one, judgement.other)
    if decided:
        told = f"decided: {decided.verdict}, by {decided.who}, {decided.when}"
        sys.stdout.write(escape(told + (f": {decided.why}" if decided.why else "")) + "\n")
    one, other = identities.stands_for(judgement.one), identities.stands_for(judgement.other)
    if one == other:
        sys.stdout.write(f"in the graph: one node, {one}\n")
    else:
        sys.stdout.write(f"in the graph: two nodes, {one} and {other}\n")


def _as_json(judgement: "Judgement", identities: "Identities") -> Mapping[str, object]:
    from kg.identity.decide import weights

    decided = identities.decision(judgement.one, judgement.other)
    return {
        "one": judgement.one,
        "other": judgement.other,
        "names": [identities.profiles.by_id[id].name for id in (judgement.one, judgement.other)],
        "score": judgement.score,
        "outcome": judgement.outcome,
        "features": {name: weights().get(name) for name in judgement.features},
        "decided": decided.verdict if decided else None,
        "merged": identities.stands_for(judgement.one) == identities.stands_for(judgement.other),
    }


def _list(identities: "Identities") -> None:
    rows = [
        ("open", _label(judgement.one, identities), _label(judgement.other, identities), f"{judgement.score:g}")
        for judgement in identities.to_review()
    ]
    for decision in identities.decisions:
        known = [id if id not in identities.profiles.by_id else _label(id, identities) for id in decision.pair]
        rows.append((decision.verdict, *known, f"{decision.who} {decision.when} {decision.why}".strip()))  # type: ignore[arg-type]
    write_table(("", "one", "other", "score, or who, when and why"), rows, sys.stdout)
    tell_contradictions(identities.problems())


def _decision(one: str, other: str, verdict: str, who: str, reason: str, identities: "Identities") -> "Decision":
    from kg.identity.deciding import decide
    from kg.identity.decisions import VERDICTS

    chosen = next(known for known in VERDICTS if known == verdict)
    return decide(one, other, chosen, identities, who=who, why=reason)


KEYS: Mapping[str, str] = {"m": "merged", "a": "apart"}


def _ask(graph: "Store", identities: "Identities", who: str) -> "list[Decision]":
    """Show one open pair after the other and return what was decided."""
    waiting = identities.to_review()
    if not waiting:
        sys.stdout.write("nothing is open\n")
        return []
    sentences = _sentences(graph.graphs(), {id for judgement in waiting for id in (judgement.one, judgement.other)})
    made: list[Decision] = []
    for at, judgement in enumerate(waiting, 1):
        sys.stdout.write(f"\n{at} of {len(waiting)}\n")
        _tell(judgement, identities)
        for id in (judgement.one, judgement.other):
            sys.stdout.write(escape(identities.profiles.by_id[id].name) + ":\n")
            for sentence in sentences.get(id, ()):
                sys.stdout.write(escape(f"  {sentence}") + "\n")
        sys.stdout.write("one thing (m), two things (a), later (s), stop (q)? ")
        sys.stdout.flush()
        key = _key()
        sys.stdout.write(f"{key}\n")
        if key == "q":
            break
        if key in KEYS:
            made.append(_decision(judgement.one, judgement.other, KEYS[key], who, "", identities))
    return made


def _key() -> str:
    """Return the next key that means something; the end of the input is to stop."""
    while True:
        key = typer.getchar() if sys.stdin.isatty() else sys.stdin.read(1)
        if key in ("", "\x04", "\x03"):
            return "q"
        if key.lower() in (*KEYS, "s", "q"):
            return key.lower()


def _sentences(graphs: "Iterable[ArticleGraph]", wanted: set[str]) -> dict[str, list[str]]:
    """Return a few sentences that speak of each of the entities of these ids, as they were read."""
    from kg.identity.deciding import sentences

    return {id: [_quoted(cited) for _, cited in some] for id, some in sentences(graphs, wanted).items()}


def _quoted(cited: "Citation") -> str:
    sentence = " ".join(f"{cited.before}{cited.quote}{cited.after}".split())
    return f"{sentence}  [{cited.document}{', ' + cited.date if cited.date else ''}]"

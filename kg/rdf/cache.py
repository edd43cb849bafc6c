"""Keep the RDF of a store in a folder, ready to be asked, and make it anew when the store has changed."""

import functools
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.ids import digest
from kg.rdf.base import check_base, moved
from kg.rdf.query import SparqlView, all_quads
from kg.schema import ONTOLOGY
from kg.settings import BASE
from kg.stores.base import Store

__all__ = ["kept_view", "state"]

EVERYTHING = 10**9
ABANDONED = 86_400
"""Seconds after which a folder that was being written is taken for left behind."""


def kept_view(store: Store, cache: Path, *, base: str = BASE) -> SparqlView:
    """Return a view of a store's RDF: as kept below `cache` if the store has not changed since, else made anew.

    Only one state of a store is kept. A store that does not say what it holds, for it was written by an earlier
    version, is read each time. Raises StoreError if the folder cannot be written.
    """
    now = state(store)
    if not now:
        return SparqlView(store.graphs(), base=base)
    now = now if base == BASE else digest(now, base)
    home = cache / f"rdf-{digest(_place(store.uri))}"
    wanted = home / now
    if not wanted.is_dir():
        try:
            _make(store, home, wanted, check_base(base))
        except OSError as error:
            raise StoreError(
                f"{home}: the graph in RDF cannot be kept there ({error.strerror or error}); name another folder in "
                "KG_CACHE"
            ) from error
    return SparqlView((), source=wanted, base=base)


def state(store: Store) -> str:
    """Return a hash of all that a store holds and of how it is written in RDF, or the empty string if it cannot say."""
    cypher = "MATCH (a:Article) RETURN a.id AS id, a._stamp AS stamp"
    rows = sorted(tuple(map(str, row)) for row in store.query(cypher, timeout=0, limit=EVERYTHING).rows)
    if any(stamp == "None" for _, stamp in rows):
        return ""
    return digest(_writer(), *(part for row in rows for part in row))


@functools.cache
def _writer() -> str:
    """Return a hash of the ontology and of the code that writes RDF."""
    own = Path(__file__).parent
    files = [*own.glob("*.py"), *ONTOLOGY.rglob("*.ttl"), ONTOLOGY / "lexicon" / "units.csv"]
    files += [own.parent / name for name in ("names.py", "claims.py")]
    return digest(ox.__version__, *(path.read_text(encoding="utf-8") for path in sorted(files)))


def _place(uri: str) -> str:
    return uri if "://" in uri else str(Path(uri).resolve())


def _make(store: Store, home: Path, wanted: Path, base: str) -> None:
    """Write the RDF beside its place and move it there; what the store held before goes."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    being = Path(tempfile.mkdtemp(prefix="new-", dir=home))
    try:
        kept = ox.Store(being)
        kept.bulk_extend(moved(all_quads(store.graphs()), base))
        kept.optimize()
        kept.flush()
        del kept  # closes it
        with suppress(OSError):  # another process was faster
            being.rename(wanted)
    finally:
        shutil.rmtree(being, ignore_errors=True)
    if not wanted.is_dir():
        raise OSError(f"{wanted} cannot be made")
    for other in home.iterdir():
        if other != wanted and (not other.name.startswith("new-") or _is_abandoned(other)):
            shutil.rmtree(other, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime > ABANDONED
    except OSError:
        return False

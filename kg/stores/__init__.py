"""Where graphs are kept: each store is a module of this package that names the schemes it opens."""

import importlib
import pkgutil
from collections.abc import Mapping
from types import ModuleType

from kg.errors import StoreError
from kg.stores.base import Answer, Counters, Found, Store

__all__ = ["Answer", "Counters", "Found", "Store", "open_store", "stores"]


def stores() -> Mapping[str, ModuleType]:
    """Return the modules that are stores, by the schemes they open; a folder has the empty one.

    A store is a module with `SCHEMES` and `open(uri, *, create)`.
    """
    found: dict[str, ModuleType] = {}
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        found |= dict.fromkeys(getattr(module, "SCHEMES", ()), module)
    return found


def open_store(uri: str, *, create: bool = True) -> Store:
    """Open the store of an address: a folder, or `bolt://` and `neo4j://` for a Neo4j server.

    A folder that does not exist is made if `create`. User and password of a server come from the environment
    (NEO4J_USER, NEO4J_PASSWORD). Raises StoreError, with a remedy, if the store cannot be opened or reached.
    """
    if not uri:  # left by an unset variable, it would stand for the whole working folder
        raise StoreError("the address of the store is empty; give a folder, or . for this one")
    scheme, separator, _ = uri.partition("://")
    known = stores()
    module = known.get(scheme.casefold() if separator else "")
    if module is None:
        names = ", ".join(f"{name}://" for name in sorted(known) if name)
        raise StoreError(f"{uri}: no store opens this address; give a folder or one that starts with {names}")
    store: Store = module.open(uri, create=create)
    return store

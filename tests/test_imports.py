"""Hold the code to the rules of import: who may know whom."""

import ast
import importlib
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LEVELS = (
    {"kg", "kg.model", "kg.errors", "kg.ids", "kg.names", "kg.settings", "kg.writing"},
    {"kg.schema"},
    {
        "loaders",
        "kg.resolve",
        "kg.check",
        "kg.claims",
        "kg.conflicts",
        "kg.graph",
        "kg.lines",
        "kg.linking",
        "kg.matching",
        "kg.explain",
        "kg.identity",
        "kg.scoring",
        "kg.shapes",
    },
    {"kg.stores", "kg.rdf", "kg.export", "kg.view"},
    {
        "kg.naming",
        "kg.pipeline",
        "kg.settle",
        "kg.evaluate",
        "kg.evaluate_identity",
        "kg.explain",
        "kg.selection",
        "kg.usage",
    },
    {"kg.cli", "kg.__main__", "kg.explorer"},
)
"""Each room may import from its own level and from those above it in this list."""
GROUND_FOR_LOADERS = {"kg", "kg.model", "kg.errors", "kg.ids", "kg.schema"}
DRIVERS = {"arcadedb_embedded": "kg.stores", "jpype": "kg.stores", "neo4j": "kg.stores", "pyvis": "kg.view"}
"""Packages that one room alone may import."""
HEAVY = {"arcadedb_embedded", "jpype", "neo4j", "networkx", "pyoxigraph", "pyvis", "rdflib", "rich", "kg.schema"}
"""What the command line loads only when a verb needs it."""


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {name_of(path): path for folder in ("kg", "loaders") for path in sorted((ROOT / folder).rglob("*.py"))}


def imports(name: str, *, lazy: bool = True) -> set[str]:
    """Return the modules that a module imports, without the lazy ones inside functions if they do not matter."""
    found: set[str] = set()
    for node in _nodes(ast.parse(FILES[name].read_text(encoding="utf-8")), lazy):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            assert node.module
            # `from kg import export` names a module, `from kg.ids import digest` a thing in one
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names & FILES.keys()
            if names - FILES.keys():
                found.add(node.module)
    return found - {name}


def _nodes(node: ast.AST, lazy: bool) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        yield child
        if lazy or not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _nodes(child, lazy)


def room(name: str) -> str:
    """Return the room of a module: `kg.stores` of `kg.stores.base`, `loaders` of all below it."""
    return name.split(".")[0] if name.startswith("loaders") else ".".join(name.split(".")[:2])


def level(name: str) -> int:
    for number, rooms in enumerate(LEVELS):
        if room(name) in rooms:
            return number
    raise AssertionError(f"{name} has no level: place {room(name)} in LEVELS")


@pytest.mark.parametrize("name", FILES)
def test_a_module_knows_only_what_lies_below(name: str) -> None:
    above = {other for other in imports(name) if other in FILES and level(other) > level(name)}
    assert not above, f"{name} imports {above}, which lie above it"


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("loaders")])
def test_a_loader_knows_the_ground_floor_alone(name: str) -> None:
    others = {other for other in imports(name) if other.startswith("kg")}
    assert others <= GROUND_FOR_LOADERS


@pytest.mark.parametrize("name", FILES)
def test_drivers_stay_in_their_room(name: str) -> None:
    for module in imports(name):
        home = DRIVERS.get(module.split(".")[0])
        assert home is None or room(name) == home, f"{name} imports {module}, which belongs to {home}"


def test_each_store_has_its_own_driver() -> None:
    users: dict[str, set[str]] = {}
    for name in FILES:
        for module in imports(name):
            if DRIVERS.get(module.split(".")[0]) == "kg.stores":
                users.setdefault(name, set()).add(module.split(".")[0])
    for name, drivers in users.items():
        assert drivers <= {"neo4j"} or drivers <= {"arcadedb_embedded", "jpype"}, f"{name} uses two drivers"


def test_there_is_no_circle() -> None:
    graph = {name: sorted(imports(name) & FILES.keys()) for name in FILES}
    done: set[str] = set()

    def walk(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, "circle: " + " -> ".join((*path[path.index(name) :], name))
        if name not in done:
            for other in graph[name]:
                walk(other, (*path, name))
            done.add(name)

    for name in graph:
        walk(name, ())


def test_every_package_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["serve"]]
    declared = {line.split(">")[0].split("=")[0].replace("-", "_") for line in lines}
    brought = {"jpype"}  # arcadedb-embedded brings its bridge to Java
    used = {module.split(".")[0] for name in FILES for module in imports(name)}
    assert used - sys.stdlib_module_names - {"kg", "loaders", "ontology"} <= declared | brought


@pytest.mark.parametrize("name", FILES)
def test_a_module_says_what_it_offers(name: str) -> None:
    tree = ast.parse(FILES[name].read_text(encoding="utf-8"))
    if not any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Assign) for node in tree.body):
        return
    module = importlib.import_module(name)
    assert hasattr(module, "__all__"), f"{name} has no __all__"
    missing = [public for public in module.__all__ if not hasattr(module, public)]
    assert not missing
    assert len(set(module.__all__)) == len(module.__all__)


def test_the_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, kg.cli\n"
        "sys.argv = ['kg', '--help']\n"
        "try: kg.cli.main()\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "Usage: kg" in done.stdout
    assert not HEAVY & set(done.stderr.split())

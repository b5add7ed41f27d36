"""The house: rooms import only downward, rooms of one floor never meet, and each foreign library has one address."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"

# Floors from the ground up; rooms of one floor must not import each other.
FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"errors"}),
    frozenset({"model"}),
    frozenset({"ontology", "language"}),
    frozenset({"ingest", "annotate", "extract", "resolve"}),
    frozenset({"store", "train"}),
    frozenset({"query", "view", "export"}),
    frozenset({"lexicon"}),
    frozenset({"reading", "settling"}),
    frozenset({"pipeline", "workers", "cluster", "sentences", "knowledge_check", "phrases"}),
    frozenset({"face", "explain", "server"}),
    frozenset({"cli"}),
    frozenset({"demo"}),
)
# Modules on one floor that are one thing cut in pieces.
TOGETHER = frozenset({("pipeline", "workers"), ("workers", "pipeline"), ("pipeline", "cluster"), ("cluster", "pipeline"), ("phrases", "knowledge_check")})
ADDRESSES = {
    "spacy": {"annotate", "train"},
    "rdflib": {"ontology", "store", "query", "export"},
    "pyoxigraph": {"ontology", "store", "query", "export"},
    "pyvis": {"view"},
    "networkx": {"view", "resolve"},
}


def _room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def _floor(room: str) -> int:
    return next((i for i, floor in enumerate(FLOORS) if room in floor), -1)


def _imports() -> list[tuple[Path, str, bool]]:
    """(file, imported module, whether it is only for type checking)."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        typing_only = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found += [(path, alias.name, id(node) in typing_only) for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [f"kg.{alias.name}" for alias in node.names] if node.module == "kg" else [node.module]
                found += [(path, name, id(node) in typing_only) for name in names]
    return found


def test_every_room_has_a_floor() -> None:
    rooms = {_room(p) for p in PACKAGE.rglob("*.py")} - {"__init__"}
    assert {room for room in rooms if _floor(room) < 0} == set()


def test_imports_point_down() -> None:
    wrong = []
    for path, module, typing_only in _imports():
        if not module.startswith("kg.") or path.name == "__init__.py" and path.parent == PACKAGE:
            continue
        here, there = _room(path), module.split(".")[1]
        if here == there or _floor(there) < 0 or (here, there) in TOGETHER or typing_only:
            continue
        if _floor(there) >= _floor(here):
            wrong.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert wrong == []


@pytest.mark.parametrize("library", sorted(ADDRESSES))
def test_a_foreign_library_has_one_address(library: str) -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {module}"
        for path, module, typing_only in _imports()
        if module.split(".")[0] == library and _room(path) not in ADDRESSES[library] and not typing_only
    ]
    assert wrong == []


def test_no_module_is_an_attic() -> None:
    attics = {"utils", "helpers", "common", "misc", "base", "manager"}
    assert [p.name for p in PACKAGE.rglob("*.py") if p.stem in attics] == []


def test_modules_stay_small() -> None:
    long = [f"{p.relative_to(PACKAGE)}" for p in PACKAGE.rglob("*.py") if len(p.read_text(encoding="utf-8").splitlines()) > 300]
    assert long == []

"""The import table of the design (``CONTRIBUTING.md``, "Who may import whom"), held against every import in the tree.

All imports count, also those inside functions.  A forbidden edge fails, a cycle between modules fails,
and third-party libraries may be imported only where the table says.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import networkx
import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("prover", "search", "memory")

FOUNDATION = ("prover.types", "prover.errors", "prover.ports", "prover.protocol", "prover.config")
PORTS = ("prover.types", "prover.errors", "prover.ports")
DOOR_ROOM = (*PORTS, "prover.protocol", "prover.repl")
GOAL_READERS = ("prover.lean.syntax", "prover.lean.pretty")
EVERYTHING = ("prover", "search", "memory")

ALLOWED: dict[str, tuple[str, ...]] = {
    "prover.types": (),
    "prover.errors": ("prover.types",),
    "prover.ports": ("prover.types", "prover.errors"),
    "prover.protocol": ("prover.types", "prover.errors"),
    "prover.config": ("prover.types", "prover.errors", "prover.ports", "prover.protocol"),
    "prover.lean.repl": ("prover.lean", "prover.errors", "prover.protocol"),
    "prover.lean": ("prover.lean",),
    "prover.repl": DOOR_ROOM,
    "prover.models.symbolic": (*PORTS, "prover.models", *GOAL_READERS),
    "prover.models": (*PORTS, "prover.models"),
    "search": (*PORTS, "search"),
    "memory.mutation": (*PORTS, "memory", *GOAL_READERS, "prover.lean.api"),
    "memory.explore": (*PORTS, "memory", *GOAL_READERS, "prover.lean.api"),
    "memory": (*PORTS, "memory", *GOAL_READERS),
    "prover.informal": (*PORTS, "prover.informal", *GOAL_READERS),
    "prover.driver": (*FOUNDATION, "prover.driver"),
    "prover.training": (*EVERYTHING,),
    "prover.benchmarks": (*EVERYTHING,),
    "prover.wiring": (*EVERYTHING,),
    "prover.api": (
        *FOUNDATION,
        "prover.wiring",
        "prover.driver",
        "prover.models",
        "prover.repl",
        "prover.training",
        "prover.benchmarks",
    ),
    "prover.serve": ("prover.serve", "prover.api", "prover.errors", "prover.__version__"),
    "prover.cli": ("prover.cli", "prover.serve", "prover.api", "prover.errors", "prover.__version__"),
    "prover": (),
}
"""The longest matching prefix of a module's name is its room; an import must match one of the room's prefixes."""

FORBIDDEN: dict[str, tuple[str, ...]] = {
    "prover.training": ("prover.benchmarks", "prover.cli", "prover.wiring", "prover.api"),
    "prover.benchmarks": ("prover.training", "prover.cli"),
    "prover.wiring": ("prover.cli", "prover.api"),
}
"""Exceptions from the generous rows above."""

THIRD_PARTY: dict[str, tuple[str, ...]] = {
    "prover.protocol": ("pydantic",),
    "prover.config": ("pydantic",),
    "prover.api": ("pydantic",),
    "prover.wiring": ("platformdirs",),
    "prover.repl": ("pydantic",),
    "prover.repl.transport": ("pexpect",),
    "prover.driver": ("pydantic",),
    "prover.driver.trace": ("jinja2", "networkx"),
    "prover.cli": ("typer", "rich"),
    "prover.serve": ("pydantic", "fastapi", "uvicorn", "mcp"),
    "prover.lean": ("immutables", "platformdirs"),
    "prover.lean.repl": ("pydantic", "immutables", "platformdirs"),
    "prover.benchmarks": ("pydantic", "rich", "numpy"),
    "prover.models": ("torch", "transformers", "httpx", "vllm", "numpy"),
    "prover.training": ("torch", "transformers", "ray", "numpy"),
    "search": ("numpy", "networkx"),
    "memory": ("numpy", "networkx", "faiss", "torch", "transformers", "pydantic", "lean_dojo"),
}

LEAN_ORDER: tuple[tuple[str, ...], ...] = (
    ("name", "decimal_text"),
    ("level",),
    ("expr", "subst", "alpha"),
    ("local_context",),
    ("declaration",),
    ("environment",),
    ("kernel", "stack", "ndjson", "dependency"),
    ("meta",),
    ("pretty",),
    ("elab",),
    ("tactic",),
    ("library",),
    ("api", "export", "check"),
    ("repl",),
)
"""The order inside ``prover.lean``: a part imports itself and earlier ones; ``syntax`` stands apart."""


def _recursion(part: str, *names: str) -> frozenset[str]:
    return frozenset(f"prover.lean.{part}.{name}" for name in names)


MUTUAL_RECURSION: tuple[frozenset[str], ...] = (
    _recursion("elab", "term", "app_args", "elim_app", "binders"),
    _recursion("elab", "notation", "scoped"),
    _recursion("elab", "declaration", "let_rec"),
    _recursion("elab", "recursion", "structural_mutual"),
    _recursion("tactic", "closing", "eq", "ext_lemmas", "hyps", "intro", "rcases", "relations"),
    _recursion("tactic.simp", "congruence", "dsimp", "engine"),
)
"""Modules of one part whose functions call each other, through imports inside functions: elaborating a term elaborates
its arguments and binders; a simplifier visits subterms by way of congruence.  Debt: callbacks should break them."""


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module, and where."""

    importer: str
    imported: str
    line: int
    is_for_types: bool
    is_inside_function: bool


def module_name(path: Path) -> str:
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    if parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts)


def source_files() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


MODULES = {module_name(path): path for path in source_files()}


def read_imports(module: str, path: Path) -> Iterator[Import]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for child in ast.walk(node)
    }
    inside = {id(child) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for child in ast.walk(node)}
    for node in ast.walk(tree):
        is_for_types, is_inside = id(node) in for_types, id(node) in inside
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, alias.name, node.lineno, is_for_types, is_inside)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
                base = ".".join([*package[: len(package) - node.level + 1], *([base] if base else [])])
            for alias in node.names:
                full = f"{base}.{alias.name}"
                is_package_itself = base in {"prover", "prover.lean"}
                yield Import(
                    module, full if full in MODULES or is_package_itself else base, node.lineno, is_for_types, is_inside
                )


IMPORTS = [item for module, path in MODULES.items() for item in read_imports(module, path)]


def is_within(module: str, prefix: str) -> bool:
    return module == prefix or module.startswith(prefix + ".")


def row_of(module: str, table: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    rows = [prefix for prefix in table if is_within(module, prefix)]
    return table[max(rows, key=len)] if rows else ()


def is_ours(module: str) -> bool:
    return module.split(".")[0] in PACKAGES


def lean_rank(module: str) -> int | None:
    """The place of a module of ``prover.lean`` in its order; ``None`` for ``syntax`` and the package itself."""
    parts = module.split(".")
    if len(parts) < 3 or parts[2] == "syntax":
        return None
    return next((rank for rank, names in enumerate(LEAN_ORDER) if parts[2] in names), None)


def violations() -> list[str]:
    """Edges between our own rooms that the table does not allow."""
    found = []
    for item in IMPORTS:
        if not is_ours(item.imported) or item.imported == item.importer:
            continue
        allowed = row_of(item.importer, ALLOWED)
        forbidden = row_of(item.importer, FORBIDDEN)
        is_bad = any(is_within(item.imported, prefix) for prefix in forbidden)
        if is_bad or not any(is_within(item.imported, prefix) for prefix in allowed):
            found.append(f"{item.importer}:{item.line} imports {item.imported}")
    return found


def test_rooms_import_only_what_the_table_allows() -> None:
    assert not violations()


def test_nobody_imports_the_command_line() -> None:
    assert [
        item
        for item in IMPORTS
        if is_within(item.imported, "prover.cli") and not is_within(item.importer, "prover.cli")
    ] == []


def test_third_party_only_in_edge_modules() -> None:
    found = []
    for item in IMPORTS:
        top = item.imported.split(".")[0]
        if is_ours(item.imported) or top in sys.stdlib_module_names or top == "__future__":
            continue
        rows = [libraries for prefix, libraries in THIRD_PARTY.items() if is_within(item.importer, prefix)]
        if not any(top in libraries for libraries in rows):
            found.append(f"{item.importer}:{item.line} imports {item.imported}")
    assert not found


def test_pexpect_is_only_in_the_transport() -> None:
    importers = {item.importer for item in IMPORTS if item.imported.split(".")[0] == "pexpect"}
    assert importers == {"prover.repl.transport"}


def test_the_order_inside_lean() -> None:
    found = []
    for item in IMPORTS:
        if not (is_within(item.importer, "prover.lean") and is_within(item.imported, "prover.lean")):
            continue
        if is_within(item.importer, "prover.lean.syntax"):
            if not is_within(item.imported, "prover.lean.syntax") and item.imported != "prover.lean.name":
                found.append(f"{item.importer}:{item.line} imports {item.imported}")
            continue
        here, there = lean_rank(item.importer), lean_rank(item.imported)
        if here is not None and there is not None and there > here:
            found.append(f"{item.importer}:{item.line} imports {item.imported}")
    assert not found


def test_every_part_of_lean_has_its_place() -> None:
    unknown = [
        module
        for module in MODULES
        if is_within(module, "prover.lean") and module.count(".") >= 2 and lean_rank(module) is None
        if not is_within(module, "prover.lean.syntax")
    ]
    assert not unknown


def test_the_kernel_sees_nothing_after_it() -> None:
    allowed = {name for names in LEAN_ORDER[:7] for name in names}
    found = [
        f"{item.importer}:{item.line} imports {item.imported}"
        for item in IMPORTS
        if is_within(item.importer, "prover.lean.kernel") and is_within(item.imported, "prover.lean")
        if item.imported.split(".")[2:3] and item.imported.split(".")[2] not in allowed
    ]
    assert not found


def cycles(imports: list[Import]) -> list[frozenset[str]]:
    """Sets of modules that import each other in a circle (a package importing its own modules does not count)."""
    graph = networkx.DiGraph(
        (item.importer, item.imported)
        for item in imports
        if item.imported in MODULES and item.importer != item.imported and not item.is_for_types
        if not is_within(item.importer, item.imported)
    )
    return [frozenset(part) for part in networkx.strongly_connected_components(graph) if len(part) > 1]


def test_no_cycles_when_modules_load() -> None:
    assert cycles([item for item in IMPORTS if not item.is_inside_function]) == []


def test_no_cycles_but_the_listed_recursions() -> None:
    """Imports inside functions count too.  The list may shrink, and must when a recursion is gone."""
    found = cycles(IMPORTS)
    assert [sorted(cycle) for cycle in found if not any(cycle <= listed for listed in MUTUAL_RECURSION)] == []
    gone = [sorted(listed) for listed in MUTUAL_RECURSION if not any(cycle <= listed for cycle in found)]
    assert gone == []


def test_the_environment_is_read_only_in_the_wiring() -> None:
    found = []
    for module, path in MODULES.items():
        if module == "prover.wiring":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}:
                if isinstance(node.value, ast.Name) and node.value.id == "os":
                    found.append(f"{module}:{node.lineno}")
    assert not found


def test_rich_and_print_stay_in_the_front_hall() -> None:
    importers = {item.importer.split(".")[1] for item in IMPORTS if item.imported.split(".")[0] == "rich"}
    assert importers <= {"cli", "benchmarks"}


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("prover.lean.kernel.check", "prover.lean.meta"),
        ("search.best_first", "prover.repl.pool"),
        ("memory.retriever", "search.tree"),
        ("prover.driver.prove", "prover.repl.pool"),
        ("prover.repl.pool", "prover.lean.repl"),
        ("prover.lean.meta.defeq", "prover.errors"),
        ("prover.models.symbolic", "memory.retriever"),
        ("prover.serve.service", "prover.repl.pool"),
    ],
)
def test_the_rules_themselves_can_fail(importer: str, imported: str) -> None:
    """The table refuses edges that it is meant to refuse (a test that cannot fail tests nothing)."""
    is_allowed = any(is_within(imported, prefix) for prefix in row_of(importer, ALLOWED))
    here, there = lean_rank(importer), lean_rank(imported)
    is_in_order = here is None or there is None or there <= here
    assert not (is_allowed and is_in_order)

"""What holds up the claim that only the kernel is trusted."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[3]
KERNEL = ROOT / "prover" / "lean" / "kernel"
ALLOWED = {"annotations", "name", "level", "expr", "subst", "declaration", "environment", "kernel"}


def lean_imports(path: Path) -> set[str]:
    """Parts of ``prover.lean`` that a module imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{a.name}" for a in node.names] if node.module == "prover.lean" else [node.module]
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        found |= {n.split(".")[2] for n in names if n.startswith("prover.lean.")}
        found |= {n for n in names if n.split(".")[0] not in SAFE}
    return found


SAFE = {"prover", "__future__", "collections", "dataclasses", "enum", "typing"}


def test_the_kernel_imports_data_types_only() -> None:
    files = sorted(KERNEL.glob("*.py"))
    assert len(files) > 10
    for path in files:
        assert lean_imports(path) <= ALLOWED, path.name


def test_the_kernel_has_no_asserts() -> None:
    """``python -O`` strips them."""
    for path in KERNEL.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not any(isinstance(node, ast.Assert) for node in ast.walk(tree)), path.name


def test_only_the_kernel_adds_constants() -> None:
    callers: set[str] = set()
    for path in sorted((ROOT / "prover").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr == "trusted_add":
                callers.add(str(path.relative_to(ROOT)))
    assert callers <= {"prover/lean/kernel/check.py", "prover/lean/library/load.py"}
    assert "prover/lean/kernel/check.py" in callers


def test_environments_are_built_in_few_places() -> None:
    """A constant could also come in through the constructor of ``Environment``. ``scoped`` changes entries only;
    ``pickling`` orders what it read by a raw environment and adds every declaration through the kernel."""
    builders: set[str] = set()
    for path in sorted((ROOT / "prover").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Environment":
                builders.add(str(path.relative_to(ROOT)))
    known = {"environment.py", "library/load.py", "elab/scoped.py", "repl/pickling.py"}
    assert builders <= {f"prover/lean/{name}" for name in known}

"""A small repository as LeanDojo leaves it when it has traced it: sources, ``*.ast.json`` and ``*.dep_paths``.

Real Lean cannot run here, so the syntax tree of one theorem is built by hand in the form that LeanDojo's
``ExtractData.lean`` writes: nodes, atoms and identifiers with positions in bytes, tactics with their states, premises.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SOURCE = """namespace Demo

-- ∀ takes three bytes
theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  rw [and_comm]
  exact h

end Demo
"""
BEFORE = "p q : Prop\nh : p ∧ q\n⊢ q ∧ p"
BETWEEN = "p q : Prop\nh : p ∧ q\n⊢ p ∧ q"


class Tree:
    """Builds syntax for pieces of ``SOURCE``; every piece is looked for after the one before."""

    def __init__(self) -> None:
        self.at = 0

    def info(self, piece: str) -> dict[str, Any]:
        start = SOURCE.index(piece, self.at)
        self.at = start + len(piece)
        begin, end = (len(SOURCE[:place].encode()) for place in (start, self.at))
        return {"original": {"leading": "", "pos": begin, "trailing": "", "endPos": end}}

    def atom(self, piece: str) -> dict[str, Any]:
        return {"atom": {"info": self.info(piece), "val": piece}}

    def ident(self, piece: str) -> dict[str, Any]:
        return {"ident": {"info": self.info(piece), "rawVal": piece, "val": piece, "preresolved": []}}


def node(kind: str, *children: dict[str, Any]) -> dict[str, Any]:
    return {"node": {"info": "none", "kind": kind, "args": list(children)}}


def command_trees() -> list[dict[str, Any]]:
    tree = Tree()
    command, term, tactic = "Lean.Parser.Command.", "Lean.Parser.Term.", "Lean.Parser.Tactic."
    namespace = node(command + "namespace", tree.atom("namespace"), tree.ident("Demo"))
    tree.at = SOURCE.index("theorem")
    keyword, name = tree.atom("theorem"), node(command + "declId", tree.ident("swap"))
    signature = node(command + "declSig", node("null", tree.atom("(p q : Prop) (h : p ∧ q)")), tree.atom(": q ∧ p"))
    assigned, by = tree.atom(":="), tree.atom("by")
    rewrite = node(tactic + "rwSeq", tree.atom("rw"), tree.atom("["), tree.ident("and_comm"), tree.atom("]"))
    exact = node(tactic + "exact", tree.atom("exact"), tree.ident("h"))
    steps = node(tactic + "tacticSeq1Indented", node("null", rewrite, node("null"), exact))
    proof = node(term + "byTactic", by, node(tactic + "tacticSeq", steps))
    theorem = node(command + "theorem", keyword, name, signature, node(command + "declValSimple", assigned, proof))
    declaration = node(command + "declaration", node(command + "declModifiers"), theorem)
    end = node(command + "end", tree.atom("end"), node("null", tree.ident("Demo")))
    return [node("Lean.Parser.Module.header"), namespace, declaration, end]


def byte_place(piece: str) -> tuple[int, int]:
    start = len(SOURCE[: SOURCE.index(piece)].encode())
    return start, start + len(piece.encode())


def traced_tactic(piece: str, before: str, after: str) -> dict[str, Any]:
    start, end = byte_place(piece)
    return {"stateBefore": before, "stateAfter": after, "pos": start, "endPos": end}


def write_traced_repository(root: Path) -> Path:
    """The repository ``demo`` in a folder; LeanDojo's files beside those of a dependency."""
    (root / "Demo").mkdir(parents=True)
    (root / "lean-toolchain").write_text("leanprover/lean4:v4.29.0\n", encoding="utf-8")
    (root / "Demo" / "Swap.lean").write_text(SOURCE, encoding="utf-8")
    point = {"line": 100, "column": 0}
    premise = {
        "fullName": "and_comm",
        "modName": "Init.SimpLemmas",
        "defPath": ".lake/packages/lean4/src/lean/Init/SimpLemmas.lean",
        "defPos": point,
        "defEndPos": {"line": 100, "column": 8},
        "pos": {"line": 5, "column": 6},
        "endPos": {"line": 5, "column": 14},
    }
    data = {
        "commandASTs": command_trees(),
        "tactics": [traced_tactic("rw [and_comm]", BEFORE, BETWEEN), traced_tactic("exact h", BETWEEN, "no goals")],
        "premises": [premise, None],
    }
    build = root / ".lake" / "build" / "ir" / "Demo"
    build.mkdir(parents=True)
    (build / "Swap.ast.json").write_text(json.dumps(data), encoding="utf-8")
    (build / "Swap.dep_paths").write_text("\n", encoding="utf-8")
    other = root / ".lake" / "packages" / "other" / ".lake" / "build" / "ir"
    other.mkdir(parents=True)
    (other / "Other.ast.json").write_text("{}", encoding="utf-8")
    return root

"""The pool of statements that are to be perturbed.

Sources of true ones: the theorems of the embedded library (always there); statements of ``core_theorems``, of the
Natural Number Game and of miniF2F read at run time from a data folder, where there is one (the game's ℕ read as
``Nat``); seeds written here and in ``families``, which bring quantifiers, propositions and concrete values.  Tempting
ones are false already.  Everything is a closed proposition without universe parameters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from prover.lean.declaration import AxiomInfo, TheoremInfo
from prover.lean.elab.frontend import elaborate_source
from prover.lean.environment import Environment
from prover.lean.expr import Expr, Pi, Sort
from prover.lean.level import ONE, ZERO, Level, LParam
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, instantiate_level_params

SEEDS: Final = (
    "∀ p q : Prop, p ∧ q → q ∧ p",
    "∀ p q : Prop, p ∨ q → q ∨ p",
    "∀ p q r : Prop, (p → q) → (q → r) → p → r",
    "∀ p q r : Prop, p ∧ (q ∨ r) ↔ (p ∧ q) ∨ (p ∧ r)",
    "∀ p q : Prop, ¬(p ∨ q) ↔ ¬p ∧ ¬q",
    "∀ p q : Prop, (p → q) ↔ (¬q → ¬p)",
    "∀ p q : Prop, ((p → q) → p) → p",
    "∀ p q r s : Prop, (p → q) → (r → s) → p ∧ r → q ∧ s",
    "∀ (α : Type) (p : α → Prop), (∀ x, p x) → ¬∃ x, ¬p x",
    "∀ (α : Type) (p : α → Prop), (∃ x, p x) → ¬∀ x, ¬p x",
    "∀ (α : Type) (p q : α → Prop), (∀ x, p x ∧ q x) → (∀ x, p x) ∧ ∀ x, q x",
    "∀ (α : Type) (p q : α → Prop), (∃ x, p x ∧ q x) → (∃ x, p x) ∧ ∃ x, q x",
    "∀ (α : Type) (r : α → α → Prop), (∃ x, ∀ y, r x y) → ∀ y, ∃ x, r x y",
    "∀ (p q : Nat → Prop), (∀ n, p n → q n) → (∃ n, p n) → ∃ n, q n",
    "∀ n : Nat, ∃ m, n < m",
    "∃ n : Nat, ∀ m, n ≤ m",
    "∀ n : Nat, n ≠ 0 → ∃ m, n = m + 1",
    "∀ (f : Nat → Nat), (∀ x, f x = x) → f 3 = 3",
    "∀ (f g : Nat → Nat), (∀ x, f x = g x) → f 2 + g 3 = g 2 + f 3",
    "∀ (f : Nat → Nat) (a b : Nat), a = b → f a = f b",
    "∀ a b c : Nat, a < b → b < c → a < c",
    "∀ a b : Nat, a ≤ b → a - b = 0",
    "∀ a b c : Nat, a + b = a + c → b = c",
    "∀ a b : Nat, a * b = 0 → a = 0 ∨ b = 0",
    "∀ a b : Nat, (a + b) * (a + b) = a * a + 2 * a * b + b * b",
    "∀ a : Nat, a % 2 = 0 ∨ a % 2 = 1",
    "∀ a b : Nat, a % 2 = 1 → b % 2 = 1 → (a + b) % 2 = 0",
    "∀ a b c : Nat, a ∣ b → a ∣ c → a ∣ b + c",
    "∀ a b : Nat, max a b = min a b → a = b",
    "∀ a b : Nat, a ≤ b ∨ b < a",
    "∀ a b c : Int, a ≤ b → a + c ≤ b + c",
    "∀ a b : Int, a < b → -b < -a",
    "∀ a b : Int, a - b = -(b - a)",
    "∀ a : Int, 0 ≤ a * a",
    "∀ a b c : Int, a * (b + c) = a * b + a * c",
    "∀ a : Int, a % 3 < 3",
    "∀ a b : Bool, (a && b) = (b && a)",
    "∀ a b : Bool, (!(a && b)) = (!a || !b)",
    "∀ a b c : Bool, (a || (b && c)) = ((a || b) && (a || c))",
    "∀ a b : Bool, (a == b) = true ↔ a = b",
    "∀ xs ys : List Nat, (xs ++ ys).length = xs.length + ys.length",
    "∀ xs ys : List Nat, (xs ++ ys).reverse = ys.reverse ++ xs.reverse",
    "∀ (xs : List Nat) (f : Nat → Nat), (xs.map f).length = xs.length",
    "∀ (x : Nat) (xs ys : List Nat), x ∈ xs → x ∈ xs ++ ys",
    "∀ xs : List Nat, xs ≠ [] → 0 < xs.length",
    "∀ (x : Nat) (xs : List Nat), (x :: xs).head? = some x",
    "∀ (n : Nat) (xs : List Nat), (xs.take n).length ≤ n",
    "∀ (x y : Nat), some x = some y → x = y",
    "∀ (o : Option Nat), o.isSome = true → o ≠ none",
    "∀ (o : Option Nat) (a : Nat), o = some a → o.getD 0 = a",
    "∀ p : Nat × Nat, (p.1, p.2) = p",
    "∀ p q : Nat × Bool, p.1 = q.1 → p.2 = q.2 → p = q",
    "∀ a b c d : Nat, (a, b) = (c, d) → a = c ∧ b = d",
    "∀ i : Fin 5, i.val < 5",
    "∀ i j : Fin 4, i.val = j.val → i = j",
    "∀ i : Fin 3, i = 0 ∨ i = 1 ∨ i = 2",
    "∀ (n : Nat) (i : Fin n), i.val < n",
    "∀ n, n < 8 → n * n < 64",
    "∃ n : Nat, n * n = 49",
    "2 + 2 = 4",
    "17 % 5 = 2 ∧ 17 / 5 = 3",
    "(-7 : Int) / 2 = -4",
    "[1, 2, 3].reverse = [3, 2, 1]",
    "2 ^ 10 = 1024",
    "Nat.gcd 12 18 = 6",
    "(7 - 9 : Int) = -2 ∧ 7 - 9 = 0",
)
_INTERNAL: Final = ("match_", "._", "noConfusion", "sizeOf", ".injEq", "Lean.", ".eq_", "_proof_", "omega")
COMPETITION_HEADER: Final = "open BigOperators Real Nat Topology Rat\n"
MAX_NODES: Final = 160
"""Larger statements are left out: their perturbations are seldom refuted by small values."""


@dataclass(frozen=True, slots=True)
class Start:
    """A statement with the place it comes from; ``is_false``: it may be given as it stands, too."""

    origin: str
    prop: Expr
    is_false: bool = False


class Elaborator:
    """Statements from texts, on one environment."""

    def __init__(self, env: Environment) -> None:
        self.env = env
        self._count = 0

    def statement(self, text: str, header: str = "") -> Expr | None:
        """The proposition of ``theorem t text``; ``None`` when it does not elaborate."""
        result = elaborate_source(f"{header}theorem _root_.t_statement {text} := sorry", self.env)
        if any(m.severity == "error" for m in result.messages):
            return None
        info = result.env.find(mk_name("t_statement"))
        return closed_statement(info.type, info.level_params) if isinstance(info, TheoremInfo) else None

    def proposition(self, text: str) -> Expr | None:
        """The proposition that a term denotes."""
        return self.statement(": " + text)


def closed_statement(type: Expr, level_params: Sequence[Name]) -> Expr:
    """Universe parameters get the least level at which every ``Sort u`` is a type of data."""
    sorts: set[Name] = set()

    def note(t: Expr) -> bool:
        if isinstance(t, Sort) and isinstance(t.level, LParam):
            sorts.add(t.level.name)
        return False

    any_subterm(type, note)
    levels: list[Level] = [ONE if u in sorts else ZERO for u in level_params]
    return instantiate_level_params(type, level_params, levels)


def library_statements(env: Environment) -> list[Start]:
    """The theorems of ``Init`` whose statements are of moderate size."""
    out = []
    for name in sorted(map(str, env.base)):
        if any(part in name for part in _INTERNAL) or name.startswith("_"):
            continue
        info = env.find(mk_name(name))
        if isinstance(info, (TheoremInfo, AxiomInfo)) and name != "sorryAx" and _is_moderate(info.type):
            out.append(Start(name, closed_statement(info.type, info.level_params)))
    return out


def _is_moderate(type: Expr) -> bool:
    count = 0

    def note(t: Expr) -> bool:
        nonlocal count
        count += 1
        return count > MAX_NODES

    return isinstance(type, Pi) and not any_subterm(type, note)


def seed_statements(
    env: Environment, texts: Sequence[str] = SEEDS, origin: str = "seed", *, is_false: bool = False
) -> list[Start]:
    """Statements written by hand: those of this module, or others."""
    elaborator = Elaborator(env)
    out = []
    for text in texts:
        prop = elaborator.proposition(text)
        assert prop is not None, text
        out.append(Start(origin, prop, is_false))
    return out


def recorded_statements(env: Environment, data: Path | None, has_mathlib: bool = False) -> list[Start]:
    """Statements of the recorded data whose types need nothing but the library."""
    if data is None:
        return []
    elaborator = Elaborator(env)
    out = []
    texts = _competition_texts(data) if has_mathlib else _recorded_texts(data)
    header = COMPETITION_HEADER if has_mathlib else ""
    for origin, text in texts:
        prop = elaborator.statement(text, header)
        if prop is not None:
            out.append(Start(origin, prop))
    return out


def _competition_texts(data: Path) -> Iterator[tuple[str, str]]:
    """miniF2F's validation statements, without their names."""
    path = data / "minif2f" / "valid.jsonl"
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found = re.search(r"theorem\s+\S+\s(.*):=\s*by\s*$", row["formal_statement"].strip(), re.DOTALL)
            if found:
                yield f"minif2f {row['name']}", found.group(1).strip()


def _recorded_texts(data: Path) -> Iterator[tuple[str, str]]:
    core = data / "core_theorems" / "theorems.jsonl"
    if core.is_file():
        for line in core.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("statement"):
                yield f"core_theorems {row['name']}", row["statement"]
    levels = data / "nng" / "levels.jsonl"
    if levels.is_file():
        for line in levels.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield f"nng {row['name']}", re.sub("ℕ", "Nat", row["statement"]).replace("MyNat", "Nat")

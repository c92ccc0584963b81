"""Arithmetic over ℝ, ℚ and ℤ end to end: statements with ``import Mathlib``, searched, re-checked, axioms listed."""

from __future__ import annotations

from pathlib import Path

from prover import api
from prover.lean.elab.library_axioms import LIBRARY_AXIOMS

FILE = """import Mathlib
open Real

theorem product (x y : ℝ) (h₀ : x + y = 7) (h₁ : x - y = 1) : x * y = 12 := by
  sorry

theorem square (a b : ℝ) : 2 * a * b ≤ a ^ 2 + b ^ 2 := by
  sorry

theorem at_a_point (f : ℝ → ℝ) (h : ∀ x, f (x + 3) = x ^ 2) (a : ℝ) (h' : f 1 = a) : a = 4 := by
  sorry

theorem fraction (x : ℝ) (h₀ : x ≠ 0) (h : 2 / x = 4) : x = 1 / 2 := by
  sorry

theorem residues (n : ℤ) : n ^ 2 % 3 = 0 ∨ n ^ 2 % 3 = 1 := by
  sorry

theorem numerals : ((1 : ℚ) / 2 + 1 / 3) * 6 = 5 := by
  sorry

theorem wrong (x : ℝ) (h : x ^ 2 = 4) : x = 2 := by
  sorry
"""
ALLOWED = {"propext", "Classical.choice", "Quot.sound", *LIBRARY_AXIOMS}


def test_arithmetic_statements_are_proved_and_a_false_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "Arithmetic.lean"
    path.write_text(FILE, encoding="utf-8")
    run = api.prove([str(path)], max_expansions=25, timeout_s=120, engine="embedded")
    (file,) = run.report.files
    status = {theorem.name: theorem.status for theorem in file.theorems}
    assert {name for name, found in status.items() if found == "proved"} == set(status) - {"wrong"}
    assert all(set(theorem.axioms) <= ALLOWED for theorem in file.theorems)
    finished = str(path.with_name("Arithmetic.proved.lean"))
    report = api.audit(finished, path, engine="embedded")
    assert {item.name: item.verdict for item in report.theorems} == {
        name: "rejected" if name == "wrong" else "accepted" for name in status
    }

"""Operations on functions, suprema, infinite sums, vectors and matrices: read, shown, and cited as people do."""

from __future__ import annotations

from functools import lru_cache

import pytest

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.lean.elab.frontend import elaborate_source
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment


@lru_cache(maxsize=1)
def mathlib() -> Environment:
    return load_environment(("Init", "Mathlib"))


def messages(text: str, severity: str) -> list[str]:
    return [m.text for m in elaborate_source(text, mathlib()).messages if m.severity == severity]


ACCEPTED: dict[str, str] = {
    "a sum of functions by ring": "example (f : ℕ → ℕ) : f + f = 2 * f := by ring",
    "a sum of functions at a point": "example (f g : ℝ → ℝ) (c x : ℝ) : (f - c • g) x = f x - c * g x := by simp",
    "differences of functions": "example (f g h : ℕ → ℤ) : f - g + (g - h) = f - h := by abel",
    "numerals are constant functions": "example : (3 : Fin 4 → ℝ) 2 = 3 := by simp",
    "a greatest element is the supremum": "example : sSup {x : ℝ | x ^ 2 ≤ 4} = 2 := by\n"
    "  apply IsGreatest.csSup_eq\n  constructor\n  · norm_num\n  · intro x hx; simp at hx; nlinarith",
    "a least element is the infimum": "example : sInf {n : ℕ | 5 < n} = 6 :=\n"
    "  IsLeast.csInf_eq ⟨by simp, fun n h => h⟩",
    "the infimum of natural numbers is one of them": "example (s : Set ℕ) (h : s.Nonempty) : sInf s ∈ s :=\n"
    "  Nat.sInf_mem h",
    "the supremum of integers is one of them": "example (s : Set ℤ) (h : s.Nonempty) (b : BddAbove s) : sSup s ∈ s :=\n"
    "  Int.csSup_mem h b",
    "the supremum of nothing": "example : sSup (∅ : Set ℝ) = 0 := by simp",
    "the supremum of an interval": "example (a b : ℝ) (h : a ≤ b) : sSup (Set.Icc a b) = b := by simp [h]",
    "a bound of a family": "example (f : ℕ → ℝ) (h : ∀ n, f n ≤ 1) : ⨆ n, f n ≤ 1 := ciSup_le h",
    "members of a bounded family": "example (f : ℕ → ℝ) (h : BddAbove (Set.range f)) : f 3 ≤ ⨆ n, f n := le_ciSup h 3",
    "approximation of a supremum": "example (s : Set ℝ) (h : s.Nonempty) (b : ℝ) (k : b < sSup s) : ∃ a ∈ s, b < a :=\n"
    "  exists_lt_of_lt_csSup h k",
    "membership in a bounded union": "example (s : ℕ → Set ℕ) (x : ℕ) :\n"
    "    x ∈ ⋃ i ∈ ({1, 2} : Set ℕ), s i ↔ x ∈ s 1 ∨ x ∈ s 2 := by simp",
    "membership in an intersection": "example (s : ℕ → Set ℝ) (x : ℝ) : x ∈ ⋂ i, s i ↔ ∀ i, x ∈ s i := Set.mem_iInter",
    "a union of sets of sets": "example (S : Set (Set ℕ)) (t : Set ℕ) (h : t ∈ S) : t ⊆ ⋃₀ S :=\n"
    "  Set.subset_sUnion_of_mem h",
    "union with one element": "example (s : Set ℕ) : s ∪ {3} = insert 3 s := by simp",
    "a sum with one term": "example : ∑' n : ℕ, (if n = 3 then 1 else 0 : ℝ) = 1 := by\n"
    "  rw [tsum_eq_single 3]\n  · simp\n  · intro b h; simp [h]",
    "a sum over a finite type": "example (f : Fin 2 → ℝ) : ∑' i, f i = f 0 + f 1 := by simp",
    "a known sum": "example (f : ℕ → ℂ) (h : HasSum f 3) : ∑' n, f n = 3 := h.tsum_eq",
    "a geometric series": "example (a r : ℝ) (h : 0 ≤ r) (k : r < 1) : ∑' n : ℕ, a * r ^ n = a / (1 - r) := by\n"
    "  rw [tsum_mul_left, tsum_geometric_of_lt_one h k, div_eq_mul_inv]",
    "a sum of series": "example (f g : ℕ → ℝ) (hf : Summable f) (hg : Summable g) :\n"
    "    ∑' n, (f n + g n) = ∑' n, f n + ∑' n, g n := hf.tsum_add hg",
    "a sum over the elements of a set": "example (S : Set ℕ) (f : ℕ → ℝ) (h : ∀ n, f n = n) :\n"
    "    ∑' n : S, f n = ∑' n : S, (n : ℝ) := tsum_congr fun n => h n",
    "partial sums": "open Filter Topology in\nexample (f : ℕ → ℝ) (h : HasSum f 1) :\n"
    "    Tendsto (fun n => ∑ i ∈ Finset.range n, f i) atTop (𝓝 1) := h.tendsto_sum_nat",
    "a limit between two others": "open Filter Topology in\n"
    "example (u v : ℕ → ℝ) (hu : ∀ n, 0 ≤ u n) (h : ∀ n, u n ≤ v n) (hv : Tendsto v atTop (𝓝 0)) :\n"
    "    Tendsto u atTop (𝓝 0) := squeeze_zero hu h hv",
    "a limit of complex numbers": "open Filter Topology in\n"
    "example (u : ℕ → ℂ) (h : Tendsto u atTop (𝓝 1)) : Tendsto (fun n => u n ^ 2) atTop (𝓝 (1 ^ 2)) := h.pow 2",
    "what holds finally": "example : ∀ᶠ n : ℕ in Filter.atTop, 3 ≤ n := Filter.eventually_atTop.mpr ⟨3, fun _ h => h⟩",
    "limits of sums and products": "open Filter Topology in\n"
    "example (u v : ℕ → ℝ) (hu : Tendsto u atTop (𝓝 1)) (hv : Tendsto v atTop (𝓝 2)) :\n"
    "    Tendsto (fun n => u n + 3 * v n) atTop (𝓝 (1 + 3 * 2)) := hu.add (hv.const_mul 3)",
    "entries of a vector": "example : (![1, 2, 3, 4, 5] : Fin 5 → ℝ) 4 = 5 := by simp",
    "the sum of a vector": "example : ∑ i, (![1, 2, 3] : Fin 3 → ℕ) i = 6 := by decide",
    "a sum of vectors": "example : (![1, 2] : Fin 2 → ℝ) + ![3, 4] = ![4, 6] := by norm_num",
    "an entry of a matrix": "example : !![(1 : ℤ), 2; 3, 4] 1 0 = 3 := by simp",
    "a product of matrices": "example : !![(1 : ℤ), 2; 3, 4] * !![0, 1; 1, 0] = !![2, 1; 4, 3] := by\n"
    "  ext i j; fin_cases i <;> fin_cases j <;> simp [Matrix.mul_apply]",
    "square matrices are a ring": "example (A B : Matrix (Fin 3) (Fin 3) ℝ) (h : A * B = 1) : A * (B * A) = A := by\n"
    "  rw [← mul_assoc, h, one_mul]",
    "a determinant of two rows": "example (a b c d : ℝ) : Matrix.det !![a, b; c, d] = a * d - b * c := by simp",
    "a determinant of three rows": "example : Matrix.det !![(1 : ℤ), 2, 3; 4, 5, 6; 7, 8, 10] = -3 := by\n"
    "  rw [Matrix.det_fin_three]; simp",
    "the trace of a product": "example (A B : Matrix (Fin 3) (Fin 3) ℝ) : (A * B).trace = (B * A).trace :=\n"
    "  Matrix.trace_mul_comm A B",
    "universes of several types": "example (α : Type u) (β : Type v) : Type max u v := α × β",
}

REFUSED: dict[str, tuple[str, str]] = {
    "an unbounded family has no supremum above": (
        "example (f : ℕ → ℝ) : f 3 ≤ ⨆ n, f n := le_ciSup _ 3",
        "don't know how to synthesize placeholder",
    ),
    "a geometric series that grows": (
        "example : ∑' n : ℕ, (2 : ℝ) ^ n = (1 - 2)⁻¹ := tsum_geometric_of_lt_one (by norm_num) (by norm_num)",
        "unsolved goals",
    ),
    "rows of different lengths": ("example := !![(1 : ℤ), 2; 3]", "Rows must be of equal length; this row has 1 items"),
    "matrices that do not fit": (
        "example (A : Matrix (Fin 2) (Fin 3) ℝ) : A * A = A * A := rfl",
        "failed to synthesize",
    ),
}

SHOWN: dict[str, tuple[str, str]] = {
    "a supremum": ("fun f : ℕ → ℝ => ⨆ n, f n", "fun f => ⨆ n, f n"),
    "a bounded union": ("fun (s : ℕ → Set ℕ) t => ⋃ i ∈ (t : Set ℕ), s i", "fun s t => ⋃ i ∈ t, s i"),
    "a condition": ("⨆ n : ℕ, ⨆ (_ : n < 5), (n : ℝ)", "⨆ n, ⨆ (_ : n < 5), ↑n"),
    "the function alone": ("@Set.iUnion", "@Set.iUnion : {α : Type u_1} → {ι : Sort u_2} → (ι → Set α) → Set α"),
    "a series": ("∑' n : ℕ, (1 / 2 : ℝ) ^ n", "∑' (n : ℕ), (1 / 2) ^ n : ℝ"),
    "an infinite product": ("∏' n : ℕ, (1 + 1 / (n + 1) : ℝ)", "∏' (n : ℕ), (1 + 1 / (↑n + 1)) : ℝ"),
    "what holds finally": ("∀ᶠ n in Filter.atTop, n > 3", "∀ᶠ (n : ℕ) in Filter.atTop, n > 3 : Prop"),
    "what holds again and again": ("∃ᶠ n : ℕ in Filter.atTop, n = n", "∃ᶠ (n : ℕ) in Filter.atTop, n = n : Prop"),
    "a vector": ("![1, 2, 3]", "![1, 2, 3]"),
    "a matrix": ("!![(1 : ℤ), 2; 3, 4]", "!![1, 2; 3, 4]"),
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(text: str) -> None:
    assert messages(text, "error") == []


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(text: str, reason: str) -> None:
    found = messages(text, "error")
    assert found and reason in found[0]


@pytest.mark.parametrize(("term", "shown"), SHOWN.values(), ids=SHOWN.keys())
def test_shown(term: str, shown: str) -> None:
    (found,) = messages(f"#check {term}", "info")
    assert found.startswith(shown)


def test_products_of_matrices_are_written_with_their_signs_where_the_namespace_is_open() -> None:
    text = "#check fun (A : Matrix (Fin 2) (Fin 3) ℝ) (v : Fin 3 → ℝ) => Aᵀ * A = 0 ∧ A *ᵥ v = 0"
    (shown,) = messages(f"open Matrix in\n{text}", "info")
    assert shown.startswith("fun A v => Aᵀ * A = 0 ∧ A *ᵥ v = 0")
    assert messages(text, "error")

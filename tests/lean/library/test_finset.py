"""Finite sets and sums over them: closed facts compute, usual lemmas rewrite, wrong claims are refused."""

from __future__ import annotations

from functools import lru_cache

import pytest

from prover.lean.elab.frontend import elaborate_source
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment
from tests.lean.tactic.run import by


@lru_cache(maxsize=1)
def mathlib() -> Environment:
    return load_environment(("Init", "Mathlib"))


def messages(text: str, severity: str) -> list[str]:
    return [m.text for m in elaborate_source(text, mathlib()).messages if m.severity == severity]


ACCEPTED: dict[str, tuple[str, str]] = {
    "set-builder without one element": (
        ": ({x ≠ 1 | x < 3} : Finset (Fin 5)) = ({1}ᶜ : Finset (Fin 5)).filter (fun x => x < 3)",
        "rfl",
    ),
    "a sum computes": (": ∑ k ∈ Finset.range 41, k = 820", "decide"),
    "a sum reduces by rfl": (": ∑ k ∈ Finset.range 41, k = 820", "rfl"),
    "a product of integers computes": (": ∏ k ∈ Finset.Icc (1 : ℤ) 6, k = 720", "decide"),
    "the size of a filter": (": (Finset.filter (fun n => n % 4 = 1) (Finset.range 40)).card = 10", "decide"),
    "an image computes": (": Finset.image (fun x => x % 5) (Finset.range 20) = Finset.range 5", "decide"),
    "sets in another order": (": ({3, 1, 2} : Finset ℕ) = {1, 2, 3}", "decide"),
    "membership is decided": (": 5 ∈ Finset.Ioc 4 9", "decide"),
    "subsets are decided": (": Finset.range 4 ⊆ Finset.Icc 0 3", "decide"),
    "all elements of a finite set": (": ∀ x ∈ Finset.Ico 3 12, x * x < 144", "decide"),
    "some element of a finite set": (": ∃ x ∈ Finset.range 30, x * x = 361", "decide"),
    "all elements of a finite type": (": ∀ x : Fin 9, x.val * x.val < 81", "decide"),
    "membership in an interval": ("(a : ℕ) (h : a ∈ Finset.Icc 2 5) : a ≤ 5", "exact (Finset.mem_Icc.mp h).2"),
    "membership by simp": ("(a : ℕ) : a ∈ Finset.filter (fun n => 2 ∣ n) (Finset.range 9) ↔ a < 9 ∧ 2 ∣ a", "simp"),
    "a sum by recursion": ("(f : ℕ → ℤ) : ∑ i ∈ Finset.range 3, f i = f 0 + f 1 + f 2", "simp [Finset.sum_range_succ]"),
    "a sum by induction": (
        "(n : ℕ) : ∑ i ∈ Finset.range n, (2 * i + 1) = n ^ 2",
        "induction n with\n| zero => rfl\n| succ n ih => rw [Finset.sum_range_succ, ih]; ring",
    ),
    "summands that agree on the set": (
        "(f : ℕ → ℕ) (h : ∀ i ∈ Finset.range 7, f i = i) : ∑ i ∈ Finset.range 7, f i = ∑ i ∈ Finset.range 7, i",
        "exact Finset.sum_congr rfl h",
    ),
    "extensionality": ("(s : Finset ℕ) (h : ∀ x, x ∈ s ↔ x < 4) : s = Finset.range 4", "ext x\nsimp [h]"),
    "a sum of a distributed product": (
        "(n : ℕ) (f : ℕ → ℝ) : ∑ i ∈ Finset.range n, 2 * f i = 2 * ∑ i ∈ Finset.range n, f i",
        "rw [Finset.mul_sum]",
    ),
    "pairs with a given sum": (": ∑ (i + j = 5), i * j = 20", "decide"),
    "the size of an antidiagonal": ("(n : ℕ) : (Finset.antidiagonal n).card = n + 1", "simp"),
    "membership in an antidiagonal": ("(a b n : ℕ) : (a, b) ∈ Finset.antidiagonal n ↔ a + b = n", "simp"),
    "a sum over an antidiagonal": (
        "(f : ℕ → ℕ → ℝ) (n : ℕ) : ∑ p ∈ Finset.antidiagonal n, f p.1 p.2 = ∑ k ∈ Finset.range (n + 1), f k (n - k)",
        "exact Finset.Nat.sum_antidiagonal_eq_sum_range_succ f n",
    ),
    "swapped pairs with a given sum": (
        "(A : Type) [AddCommMonoid A] [Finset.HasAntidiagonal A] (n a b : A) (h : (a, b) ∈ Finset.antidiagonal n) : "
        "(b, a) ∈ Finset.antidiagonal n",
        "exact Finset.swap_mem_antidiagonal.mpr h",
    ),
    "Gauss' sum": ("(n : ℕ) : (∑ i ∈ Finset.range n, i) * 2 = n * (n - 1)", "exact Finset.sum_range_id_mul_two n"),
    "casts of sums": (
        "(n : ℕ) : ((∑ i ∈ Finset.range n, i : ℕ) : ℝ) = ∑ i ∈ Finset.range n, (i : ℝ)",
        "push_cast\nrfl",
    ),
    "positive products": (
        "(n : ℕ) (f : ℕ → ℝ) (h : ∀ i, 0 < f i) : 0 < ∏ i ∈ Finset.range n, f i",
        "exact Finset.prod_pos fun i _ => h i",
    ),
    "a single term of a sum": (
        "(s : Finset ℕ) (f : ℕ → ℝ) (h : ∀ i ∈ s, 0 ≤ f i) (a : ℕ) (ha : a ∈ s) : f a ≤ ∑ i ∈ s, f i",
        "exact Finset.single_le_sum h ha",
    ),
    "telescopes": (
        "(f : ℕ → ℤ) (n : ℕ) : ∑ i ∈ Finset.range n, (f (i + 1) - f i) = f n - f 0",
        "exact Finset.sum_range_sub f n",
    ),
    "the last term of an interval": (
        "(f : ℕ → ℤ) (n : ℕ) : ∑ i ∈ Finset.Icc 1 (n + 1), f i = ∑ i ∈ Finset.Icc 1 n, f i + f (n + 1)",
        "exact Finset.sum_Icc_succ_top (by omega) f",
    ),
    "subsets are counted": (": (Finset.powerset {1, 2, 3}).card = 8", "decide"),
    "subsets of a size": (": (Finset.powersetCard 2 (Finset.range 4)).card = 6", "decide"),
    "the largest element": (": Finset.max' {3, 5, 2} ⟨3, by simp⟩ = 5", "decide"),
    "the supremum": (": (Finset.range 5).sup (fun x => x * x) = 16", "decide"),
    "elements of a set are counted": (": ({1, 2, 3} : Set ℕ).ncard = 3", "rw [Set.ncard_eq_toFinset_card']\nrfl"),
    "an interval is finite": ("(a b : ℤ) : (Set.Icc a b).Finite", "exact Set.finite_Icc a b"),
    "there are infinitely many numbers": (": Infinite ℤ", "infer_instance"),
    "an interval of a finite type": (": Finset.Icc (1 : Fin 5) 3 = {1, 2, 3}", "decide"),
    "pairs with a property": ("(a : ℕ) : (a, a) ∈ {(x, y) : ℕ × ℕ | x = y}", "show a = a\nrfl"),
    "the number of elements may be infinite": (
        "(s : Set ℕ) (h : s.encard = 3) : s.Finite",
        "exact Set.finite_of_encard_eq_coe (k := 3) h",
    ),
    "no number is infinite": (": (7 : ℕ∞) ≠ ⊤", "exact ENat.coe_ne_top 7"),
    "disjoint sets": (": Disjoint ({1, 2} : Finset ℕ) {3}", "decide"),
    "a set as a type": ("(s : Set ℕ) [Fintype s] (x : ℕ) (h : x ∈ s.toFinset) : x ∈ s", "simpa using h"),
}

REFUSED: dict[str, tuple[str, str, str]] = {
    "a wrong sum": (": ∑ k ∈ Finset.range 41, k = 821", "decide", "false"),
    "a wrong number of elements": (": (Finset.range 5 ∪ Finset.range 3).card = 8", "decide", "false"),
    "a wrong sum by rfl": (": ∑ k ∈ Finset.range 10, k = 44", "rfl", "is not definitionally equal"),
}


SHOWN: dict[str, tuple[str, str]] = {
    "a filtered sum": ("∑ k ∈ Finset.range 5 with k % 2 = 0, k", "∑ k ∈ Finset.range 5 with k % 2 = 0, k : ℕ"),
    "a sum over a type": ("∑ k : Fin 5, (k : ℕ)", "∑ k, ↑k : ℕ"),
    "a filtered sum over a type": ("∏ k : Fin 5 with k ≠ 0, (k : ℕ)", "∏ k with k ≠ 0, ↑k : ℕ"),
    "a bounded sum": ("∑ i < 5, i", "∑ i ∈ Finset.Iio 5, i : ℕ"),
    "a sum over pairs": (
        "∑ (i ∈ Finset.range 5) (j ∈ Finset.range 3), i",
        "∑ x ∈ Finset.range 5 ×ˢ Finset.range 3,\n  match x with\n  | (i, j) => i : ℕ",
    ),
    "a pattern": (
        "∑ ⟨i, j⟩ ∈ Finset.range 5 ×ˢ Finset.range 3, i * j",
        "∑ x ∈ Finset.range 5 ×ˢ Finset.range 3,\n  match x with\n  | (i, j) => i * j : ℕ",
    ),
    "a sum with a proof": (
        "∑ i ∈ Finset.range 5 with h : 0 < i, i",
        "∑ i ∈ Finset.range 5, if h : 0 < i then i else 0 : ℕ",
    ),
    "the body ends before a relation": ("∑ i ∈ Finset.range 3, i + 1 = 4", "∑ i ∈ Finset.range 3, i + 1 = 4 : Prop"),
    "a filter": ("(Finset.range 5).filter (fun n => n < 2)", "{n ∈ Finset.range 5 | n < 2} : Finset ℕ"),
    "set-builder over a finite set": ("{x ∈ Finset.range 5 | x > 2}", "{x ∈ Finset.range 5 | x > 2} : Finset ℕ"),
    "set-builder for a finite type": ("({x : Fin 5 | x > 2} : Finset (Fin 5))", "{x | x > 2} : Finset (Fin 5)"),
    "set-builder without one element": ("({1}ᶜ : Finset (Fin 5)).filter (· < 3)", "{x ≠ 1 | x < 3} : Finset (Fin 5)"),
    "a set where one is expected": (
        "({x ∈ Finset.range 5 | x > 2} : Set ℕ)",
        "{x | x ∈ Finset.range 5 ∧ x > 2} : Set ℕ",
    ),
    "elements of a set": (
        "fun (s : Set ℕ) [Fintype s] => ∑ x ∈ s, x",
        "fun s [inst : Fintype ↑s] => ∑ x ∈ s.toFinset, x",
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_shown(name: str) -> None:
    term, shown = SHOWN[name]
    found = messages(f"#check {term}", "info")
    assert len(found) == 1 and found[0].startswith(shown)


def test_what_acts_as_a_function_is_shown_as_one() -> None:
    text = (
        "#check fun (f : ℕ →₀ ℕ) => f 3\n#check fun (f : ℕ ↪ ℕ) => f 3\n#check fun (f : ℕ ↪ ℕ) => (f : ℕ → ℕ)\n"
        "#check fun (n p : ℕ) => n.factorization p\n#check fun (e : ℕ ≃ ℕ) => e 3\n"
        "set_option pp.coercions false in\n#check fun (f : ℕ ↪ ℕ) => f 3"
    )
    assert [shown.split(" => ")[1].split(" : ")[0] for shown in messages(text, "info")] == [
        "f 3",
        "f 3",
        "⇑f",
        "n.factorization p",
        "e.toFun 3",
        "f.toFun 3",
    ]
    own = "structure Finsupp where\n  toFun : Nat → Nat\n#check fun f : Finsupp => f.toFun 3"
    assert [m.text for m in elaborate_source(own, load_environment(("Init",))).messages] == [
        "fun f => f.toFun 3 : Finsupp → Nat"
    ]


def test_a_set_is_no_finite_set() -> None:
    text = "example (S : Set ℕ) [Fintype S] : Finset ℕ := {x ∈ S | x < 3}"
    assert any("type mismatch" in error.lower() for error in messages(text, "error"))


def test_an_antidiagonal_needs_an_instance() -> None:
    (text, *_) = messages("example : ∑ (a + b = (3 : ℤ)), a = 6 := rfl", "error")
    assert "Finset.HasAntidiagonal ℤ" in text


def test_the_size_of_a_set_has_a_sign_where_it_is_open() -> None:
    assert messages("open Finset in\n#check #(range 3)", "info") == ["#range 3 : ℕ"]


def test_the_spelling_of_older_mathlib_is_read_with_a_warning() -> None:
    found = messages("example : ∑ x in Finset.range 3, x = 3 := by decide", "warning")
    assert len(found) == 1 and "please use '∑ x ∈ s, f x'" in found[0]
    text = "example (x : ℝ) : 0 ≤ ∑ k : ℤ in Finset.Icc 1 9, |↑k * x| := Finset.sum_nonneg fun _ _ => abs_nonneg _"
    assert messages(text, "error") == []


def test_an_instance_among_the_hypotheses_with_a_numeral() -> None:
    text = "example (f : ℂ → ℂ) (h : Fintype (f ⁻¹' {7})) : (f ⁻¹' {7}).toFinset ⊆ (f ⁻¹' {7}).toFinset := by simp"
    assert messages(text, "error") == []


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted(name: str) -> None:
    statement, proof = ACCEPTED[name]
    assert messages(by(statement, proof), "error") == []


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    statement, proof, reason = REFUSED[name]
    found = messages(by(statement, proof), "error")
    assert found and reason in found[0]

"""The library's axioms are tried for ``False``: the prover gets their consequences as hypotheses and must not close it.

A search that fails is no proof of consistency; it notices an axiom that was written down wrongly (an inverse of zero, a
strict inequality for a weak one, a bound that is missing).
"""

from __future__ import annotations

import pytest

from prover.benchmarks.worker import prove_text

HEADER = "import Mathlib\n\n"
FIELD = """have add_assoc := M.add_assoc
  have add_comm := M.add_comm
  have zero_add := M.zero_add
  have neg_add_cancel := M.neg_add_cancel
  have mul_assoc := M.mul_assoc
  have mul_comm := M.mul_comm
  have one_mul := M.one_mul
  have mul_add := M.mul_add
  have zero_ne_one := M.zero_ne_one
  have mul_inv_cancel := M.mul_inv_cancel
  have inv_zero := M.inv_zero"""
ORDER = """have le_refl := M.le_refl
  have le_trans := M.le_trans
  have le_antisymm := M.le_antisymm
  have le_total := M.le_total
  have add_le_add_left := M.add_le_add_left
  have mul_nonneg := M.mul_nonneg
  have zero_ne_one := M.zero_ne_one"""
CASTS = """have natCast_zero := M.natCast_zero
  have natCast_succ := M.natCast_succ
  have npow_zero := M.npow_zero
  have npow_succ := M.npow_succ
  have zero_add := M.zero_add
  have zero_ne_one := M.zero_ne_one"""
ATTEMPTS = {
    "nothing given": "theorem t : False := by\n  sorry\n",
    "a model": "theorem t (M : Real.Model) : False := by\n  sorry\n",
    "the laws of fields": f"theorem t (M : Real.Model) (a b c : M.carrier) : False := by\n  {FIELD}\n  sorry\n",
    "zero and its inverse": (
        "theorem t (M : Real.Model) (h : M.mul M.zero (M.inv M.zero) = M.mul M.zero M.zero) : False := by\n"
        f"  {FIELD}\n  sorry\n"
    ),
    "the laws of orders": f"theorem t (M : Real.Model) (a b : M.carrier) : False := by\n  {ORDER}\n  sorry\n",
    "casts and powers": f"theorem t (M : Real.Model) (a : M.carrier) : False := by\n  {CASTS}\n  sorry\n",
    "completeness": (
        "theorem t (M : Real.Model) (l : M.carrier) (s : M.carrier → Prop) (h : s = fun x => M.le x l) : False := by\n"
        "  have lub := M.exists_lub s ⟨l, by rw [h]; exact M.le_refl l⟩ ⟨l, by rw [h]; exact fun x hx => hx⟩\n"
        "  sorry\n"
    ),
    "the exponential function": (
        "theorem t (x y : ℝ) : False := by\n  have add := Real.exp_add x y\n  have low := Real.add_one_le_exp x\n"
        "  have zero := Real.exp_zero\n  have one := Real.exp_one_lt_d9\n  sorry\n"
    ),
    "sine and cosine": (
        "theorem t (x y : ℝ) (h : 0 < x) (k : x < 1) : False := by\n  have s := Real.sin_add x y\n"
        "  have c := Real.cos_add x y\n  have q := Real.sin_sq_add_cos_sq x\n  have l := Real.sin_lt h\n"
        "  have g := Real.sin_gt_sub_cube h\n  have z := Real.cos_pi_div_two\n"
        "  have p := Real.pi_gt_d20\n  have r := Real.pi_lt_d20\n  sorry\n"
    ),
    "real numbers": "theorem t (x y : ℝ) (h : x ≤ y ∨ y ≤ x) (k : x + y = y + x) : False := by\n  sorry\n",
}


def attempt(text: str, timeout_s: float) -> None:
    answer = prove_text(HEADER + text, timeout_s)
    assert not answer.is_proved, answer.body
    assert answer.expansions > 0, answer.reason


@pytest.mark.parametrize("name", ["nothing given", "the laws of fields", "the laws of orders", "sine and cosine"])
def test_a_short_search_for_false_finds_nothing(name: str) -> None:
    attempt(ATTEMPTS[name], 3.0)


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("text", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_a_long_search_for_false_finds_nothing(text: str) -> None:
    """Ten minutes in all."""
    attempt(text, 600.0 / len(ATTEMPTS))


def test_a_wrong_axiom_would_be_found() -> None:
    """The same search closes ``False`` when a law is false: inverses that ignore zero."""
    text = (
        "theorem t (M : Real.Model) (h : ∀ a, M.mul a (M.inv a) = M.one) (z : ∀ a, M.mul M.zero a = M.zero) : False :="
        " by\n"
        "  have zero_ne_one := M.zero_ne_one\n  have k := h M.zero\n  rw [z] at k\n  sorry\n"
    )
    assert prove_text(HEADER + text, 10.0).is_proved

"""True statements over ℕ, ℤ, ℚ, ℝ and ℂ with ``import Mathlib``, to be perturbed, and the small values of these types.

Each statement is true as it stands (a test proves a sample of them); one change makes most of them false.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from prover.lean.expr import Const, Expr, mk_const
from prover.lean.name import mk_name

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

DENSE: Final = tuple(mk_name(name) for name in ("Rat", "Real", "Complex"))
"""Types whose numerals may be fractions."""
_VALUES: Final = ((0, 1), (1, 1), (-1, 1), (2, 1), (1, 2), (-2, 1), (3, 1), (-1, 3), (4, 1))

SEEDS: Final = (
    "∀ x y : ℝ, (x + y) ^ 2 = x ^ 2 + 2 * x * y + y ^ 2",
    "∀ x y : ℝ, (x - y) * (x + y) = x ^ 2 - y ^ 2",
    "∀ x y : ℝ, 2 * x * y ≤ x ^ 2 + y ^ 2",
    "∀ x : ℝ, 0 ≤ x ^ 2",
    "∀ x : ℝ, 10 * x ≤ 28 * x ^ 2 + 1",
    "∀ x y : ℝ, x < y → ∃ z, x < z ∧ z < y",
    "∀ x y z : ℝ, x < y → y < z → x < z",
    "∀ x y z : ℝ, x ≤ y → x + z ≤ y + z",
    "∀ x y z : ℝ, x ≤ y → 0 ≤ z → x * z ≤ y * z",
    "∀ x y : ℝ, 0 < x → 0 < y → 0 < x * y",
    "∀ x y : ℝ, 0 < x → x < y → 1 / y < 1 / x",
    "∀ x : ℝ, x ≠ 0 → x / x = 1",
    "∀ x y : ℝ, y ≠ 0 → x / y * y = x",
    "∀ x y z w : ℝ, y ≠ 0 → w ≠ 0 → x / y + z / w = (x * w + z * y) / (y * w)",
    "∀ x : ℝ, x ^ 2 = 4 → x = 2 ∨ x = -2",
    "∀ x : ℝ, x ^ 2 - 5 * x + 6 = 0 → x = 2 ∨ x = 3",
    "∀ x y : ℝ, x + y = 7 → x - y = 1 → x = 4 ∧ y = 3",
    "∀ x y : ℝ, x * y = 0 → x = 0 ∨ y = 0",
    "∀ x y : ℝ, x ≠ y → x ^ 2 = y ^ 2 → x = -y",
    "∀ x y : ℝ, 0 ≤ x → 0 ≤ y → x ^ 2 = y ^ 2 → x = y",
    "∀ x : ℝ, |x| * |x| = x * x",
    "∀ x y : ℝ, |x * y| = |x| * |y|",
    "∀ x y : ℝ, |x + y| ≤ |x| + |y|",
    "∀ x : ℝ, |x| = 3 → x = 3 ∨ x = -3",
    "∀ x : ℝ, |x - 2| < 1 → 1 < x ∧ x < 3",
    "∀ x y : ℝ, max x y + min x y = x + y",
    "∀ x y : ℝ, min x y ≤ x",
    "∀ x : ℝ, 0 ≤ x → √x * √x = x",
    "∀ x : ℝ, 0 ≤ √x",
    "√(4 : ℝ) = 2",
    "∀ (f : ℝ → ℝ), (∀ x, f x = 2 * x + 1) → f 3 = 7",
    "∀ (f : ℝ → ℝ), (∀ x, f x = x ^ 2) → f 2 + f (-1) = 5",
    "∀ (f : ℝ → ℝ), (∀ x, f (x + 1) = x) → f 4 = 3",
    "∀ (f g : ℝ → ℝ), (∀ x, f x = g x + 1) → g 0 = 2 → f 0 = 3",
    "∀ (a b : ℝ), (∀ x, a * x + b = 2 * x + 3) → a = 2 ∧ b = 3",
    "∀ x : ℝ, x ∈ Set.Icc 0 1 → x ^ 2 ≤ x",
    "∀ x : ℝ, x ∈ {y : ℝ | 1 < y} → 1 < x ^ 2",
    "∀ x : ℝ, 1 ≤ x → x ≤ x ^ 2",
    "∀ x y : ℝ, x ^ 3 = y ^ 3 → x = y",
    "∀ a b c : ℝ, a ^ 2 + b ^ 2 + c ^ 2 ≥ a * b + b * c + c * a",
    "∀ a b : ℝ, 0 < a → 0 < b → 2 ≤ a / b + b / a",
    "∀ x : ℝ, 0 < x → 2 ≤ x + 1 / x",
    "∀ x y : ℚ, x < y → x < (x + y) / 2",
    "∀ x : ℚ, x ≠ 0 → x * x⁻¹ = 1",
    "∀ x y : ℚ, x / 2 + y / 3 = (3 * x + 2 * y) / 6",
    "∀ x : ℚ, 3 * x = 7 → x = 7 / 3",
    "∀ x y : ℚ, x + y = 3 → x * y = 2 → x ^ 2 + y ^ 2 = 5",
    "∀ q : ℚ, 0 < q → 0 < q / 3",
    "(1 : ℚ) / 2 + 1 / 3 = 5 / 6",
    "(3 : ℝ) / 4 < 4 / 5",
    "(2 : ℝ) ^ 10 = 1024",
    "((7 : ℝ) - 3) * 2 = 8 ∧ (7 : ℝ) / 2 = 3.5",
    "∀ z w : ℂ, z * w = w * z",
    "∀ z w : ℂ, (z + w) ^ 2 = z ^ 2 + 2 * z * w + w ^ 2",
    "∀ z : ℂ, z ^ 2 = 1 → z = 1 ∨ z = -1",
    "∀ z w : ℂ, z ≠ 0 → w ≠ 0 → z * w ≠ 0",
    "Complex.I ^ 2 = -1",
    "∀ n : ℕ, (n : ℝ) ≥ 0",
    "∀ m n : ℕ, ((m + n : ℕ) : ℝ) = m + n",
    "∀ m n : ℕ, m < n → (m : ℚ) < n",
    "∀ m n : ℕ, (m : ℝ) / 2 = n → m = 2 * n",
    "∀ n : ℤ, ((n ^ 2 : ℤ) : ℝ) = (n : ℝ) ^ 2",
    "∀ (n : ℤ) (x : ℝ), (n : ℝ) ≤ x → x < n + 1 → ⌊x⌋ = n",
    "∀ n : ℤ, n ^ 2 % 4 = 0 ∨ n ^ 2 % 4 = 1",
    "∀ n : ℤ, n ^ 2 % 3 ≠ 2",
    "∀ n : ℤ, 2 ∣ n * (n + 1)",
    "∀ n : ℤ, 3 ∣ n ^ 3 - n",
    "∀ n : ℕ, 3 ∣ n ^ 3 + 2 * n",
    "∀ n : ℕ, 2 ^ n % 7 ≠ 6",
    "∀ n : ℕ, n % 6 = 5 → n % 3 = 2",
    "∀ a b : ℤ, Even a → Even b → Even (a + b)",
    "∀ a b : ℤ, Odd a → Odd b → Odd (a * b)",
    "∀ n : ℕ, n ≡ 3 [MOD 5] → 2 * n ≡ 1 [MOD 5]",
    "∀ n : ℕ, n < 10 → n ^ 2 < 100",
    "∀ x y : ℕ, 0 < x → 0 < y → x * y = 6 → x ≤ 6",
    "∀ m n : ℤ, 0 < m → m * n = m → n = 1",
    "∀ x y : ℤ, 2 * x + 4 * y ≠ 7",
    "∀ n : ℕ, Nat.gcd n (n + 1) = 1",
    "∀ a b : ℕ, Nat.gcd a b ∣ a",
    "∑ k ∈ Finset.range 5, k = 10",
    "∀ n : ℕ, ∑ k ∈ Finset.range (n + 1), k = n * (n + 1) / 2",
    "∀ n ∈ Finset.Icc 1 4, n ^ 2 ≤ 16",
    "(Finset.filter (fun n => n % 3 = 0) (Finset.range 10)).card = 4",
    "Nat.Prime 7 ∧ ¬Nat.Prime 9",
    "∀ u : ℕ → ℤ, u 0 = 1 → (∀ n, u (n + 1) = 2 * u n) → u 3 = 8",
    "∀ u : ℕ → ℝ, (∀ n, u (n + 1) = u n + 2) → u 0 = 1 → u 4 = 9",
    "∀ (S : Set ℕ), (∀ n, n ∈ S ↔ 3 < n) → 4 ∈ S ∧ 3 ∉ S",
)


_ANGLES: Final = tuple(mk_name(f"Real.{name}") for name in ("sin", "cos", "tan", "pi"))


def is_angle(e: Expr) -> bool:
    """Is this π, or a function that π is a good value for?"""
    return isinstance(e, Const) and e.name in _ANGLES


def dense_values(m: Meta, type: Expr, has_angles: bool = False) -> Iterator[Expr]:
    """Small numbers of ℚ, ℝ or ℂ, and π where angles are spoken of; nothing for another type."""
    if not isinstance(type, Const) or type.name not in DENSE:
        return
    for above, below in _VALUES:
        value = m.mk_numeral(type, abs(above))
        if below != 1:
            value = m.mk_app_m("HDiv.hDiv", [value, m.mk_numeral(type, below)])
        yield value if above >= 0 else m.mk_app_m("Neg.neg", [value])
    if type.name == DENSE[2]:
        yield mk_const(mk_name("Complex.I"))
    if has_angles and type.name == DENSE[1]:
        pi = mk_const(_ANGLES[3])
        yield from (pi, m.mk_app_m("HDiv.hDiv", [pi, m.mk_numeral(type, 2)]))


def dense_functions(m: Meta, type: Expr) -> Iterator[Expr]:
    """``fun x => 2 * x``, ``fun x => x + 1``, ``fun x => x * x``."""
    with m.with_local(mk_name("x"), type) as x:
        two = m.mk_numeral(type, 2)
        yield m.mk_lambda([x], m.mk_app_m("HMul.hMul", [two, x]))
        yield m.mk_lambda([x], m.mk_app_m("HAdd.hAdd", [x, m.mk_numeral(type, 1)]))
        yield m.mk_lambda([x], m.mk_app_m("HMul.hMul", [x, x]))

"""``ring``, ``ring1``, ``ring_nf``, ``linear_combination``."""

from __future__ import annotations

import pytest

from prover.lean.elab.frontend import elaborate_source
from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors, goal_after, mathlib

ACCEPTED: dict[str, tuple[str, str]] = {
    "integers": ("(a b : ℤ) : (a - b) * (a + b) = a ^ 2 - b ^ 2", "ring"),
    "natural numbers": ("(a b : ℕ) : (a + b) ^ 3 = a ^ 3 + 3 * a ^ 2 * b + 3 * a * b ^ 2 + b ^ 3", "ring"),
    "any commutative ring": ("(R : Type) [CommRing R] (a b : R) : (a - b) ^ 2 = a ^ 2 - 2 * a * b + b ^ 2", "ring"),
    "any commutative semiring": ("(R : Type) [CommSemiring R] (a b : R) : (a + b) * 2 = 2 * b + a + a", "ring"),
    "higher universes": ("{R : Type 3} [CommRing R] (a b : R) : -(a - b) = b - a", "ring1"),
    "numerals cancel": ("(a : ℤ) : 7 * a - 3 * a - 4 * a = 0", "ring"),
    "a negation that vanishes": ("(x : ℤ) : -(x - x) = 0", "ring"),
    "a negation that vanishes, of degree two": ("(x y : ℝ) : x * y - y * x = -(x ^ 2 * 0)", "ring"),
    "minus zero": (": (-0 : ℚ) = 0", "norm_num"),
    "large powers": ("(a b : ℤ) : (a + b) ^ 11 * (a + b) ^ 4 = (b + a) ^ 15", "ring"),
    "many variables, linear": (
        "(a b c d e f g h i j : ℤ) : a + b + c + d + e + f + g + h + i + j = j + (i + h) + g + f + e + d + c + b + a",
        "ring",
    ),
    "many variables, quadratic": (
        "(a b c d e f g h : ℤ) : (a + b + c + d) * (e + f + g + h) - a * e"
        " = (b + c + d) * (e + f + g + h) + a * (f + g + h)",
        "ring",
    ),
    "variable exponents": ("(n : ℕ) (a : ℤ) : a ^ (n + 2) = a * a ^ n * a", "ring"),
    "numerals to variable exponents": ("(n : ℕ) (m : ℤ) : 2 ^ (n + 1) * m = 2 * 2 ^ n * m", "ring"),
    "exponents that are products": ("(n k : ℕ) (a : ℤ) : (a ^ n) ^ k * a ^ (2 * n * k) = a ^ (k * n * 3)", "ring"),
    "powers of products": ("(n : ℕ) (a b : ℤ) : (a * b) ^ n * a = b ^ n * a ^ (n + 1)", "ring"),
    "powers of sums": ("(a b : ℤ) (n : ℕ) : (a + b) ^ (n + 1) = (b + a) ^ n * a + b * (b + a) ^ n", "ring"),
    "one to any power": ("(n : ℕ) (a : ℤ) : 1 ^ n * a = a", "ring"),
    "exponents are computed": ("(a : ℤ) : a ^ (2 * 3 - 4 + 4) = a ^ 3 * a ^ 3 * (7 / 2 - 2)", "ring"),
    "atoms up to reducible unfolding": ("(f : ℤ → ℤ) (a b : ℤ) : f (a * b) - f (a * b) + b = b", "ring"),
    "below binders": ("(f : ℕ → ℤ) : (fun i => f i ^ 2) = fun i => f i * f i", "ring_nf"),
    "redexes": ("(s t : ℕ → ℚ) (n : ℕ) : (fun i => s i * (t i - 1)) n + s n = s n * t n", "ring"),
    "successors": ("(n : ℕ) : n.succ * 2 = n + n + 2", "ring"),
    "natural subtraction is an atom": ("(a b : ℕ) : (a - b) + (a - b) = 2 * (a - b)", "ring"),
    "multiples by numerals": ("(R : Type) [CommRing R] (x : R) : (-2 : ℤ) • x + 3 • x = x", "ring"),
    "multiples are products with casts": ("(n : ℕ) (x : ℝ) : n • x = n * x", "ring"),
    "casts of factors reach the atoms": (
        "(n : ℕ) (k : ℤ) (x : ℝ) : (2 * n + 3) • x - (k ^ 2 - 1) • x = 2 * n * x + 4 * x - x * k ^ 2",
        "ring",
    ),
    "multiples of numbers are products": (
        "(x y : ℕ) (a b : ℤ) : x • y = y • x ∧ a • b = b • a",
        "constructor <;> ring",
    ),
    "numerals to integer exponents": (": (2 : ℝ) ^ (-1 : ℤ) = 1 / 2", "ring"),
    "integer exponents are atoms": ("(x : ℝ) (n : ℤ) : x ^ n * x ^ (-2 : ℤ) = x ^ (-2 : ℤ) * x ^ n", "ring"),
    "ring_nf works below functions": ("(f : ℤ → ℤ) (a b : ℤ) : f (a + b) + 1 = 1 + f (b + a)", "ring_nf"),
    "ring_nf under binders": (
        "(f : ℤ → ℤ) (p : ℤ → Prop) : "
        "((∀ x, p (f (x + x) + x)) ∧ ∃ y, p (f (y + y) * y)) ↔ (∀ x, p (x + f (2 * x))) ∧ ∃ y, p (y * f (2 * y))",
        "ring_nf",
    ),
    "ring_nf with instances of two kinds under binders": (
        "{a : ℕ} : Even a ↔ 2 ∣ a",
        "rw [dvd_iff_exists_eq_mul_left]\nunfold Even\nring_nf",
    ),
    "ring_nf at a hypothesis": ("(x : ℕ) (h : x + x > 5) : x * 2 > 5", "ring_nf at h\nexact h"),
    "ring falls back to ring_nf": ("(x : ℕ) (h : x * 2 > 5) : x + x > 5", "ring\nassumption"),
    "ring1_nf": ("(f : ℤ → ℤ) (a b : ℤ) : f (a + b) * 2 = f (b + a) + f (a + b)", "ring1_nf"),
    "ring_nf orders atoms alike at all places": (
        "(f : ℤ → ℤ) (a b : ℤ) (h : f (b * a * 1) = 0) : f (a * b) = 0",
        "ring_nf at h ⊢\nexact h",
    ),
    "ring_nf everywhere": ("(x : ℤ) (p : ℤ → Prop) (h : p (x + x)) : p (x * 2)", "ring_nf at *\nexact h"),
    "linear_combination": ("(x y : ℤ) (h : x = 2 * y) (g : y = 3) : x = 6", "linear_combination h + 2 * g"),
    "linear_combination of products": (
        "(a b c : ℤ) (h : a = b) (g : b = c) : a * b = b * c",
        "linear_combination b * h + b * g",
    ),
    "linear_combination without a term": ("(a b : ℤ) : a + b = b + a", "linear_combination"),
    "linear_combination with negation": ("(a b : ℤ) (h : a = b) : b - a = 0", "linear_combination -h"),
    "linear_combination of a power": ("(x : ℤ) (h : x ^ 2 = 0) : x = 0", "linear_combination (exp := 2) h"),
    "linear_combination of inequalities": (
        "(a b c : ℚ) (h : a + 2 * b ≤ 3) (g : 1 > c - b) (e : a = 2 * c) : a ≤ 5 / 2",
        "linear_combination h / 2 + g + e / 2",
    ),
    "linear_combination of strict inequalities": (
        "(a b : ℝ) (h : a < b) (g : b ≤ 3) : a < 3",
        "linear_combination h + g",
    ),
    "linear_combination up to a constant": ("(a b : ℝ) (h : a = b) : a < b + 1", "linear_combination h"),
    "linear_combination scales by what is nonnegative": (
        "(t : ℚ) (h : t ≥ 10) : t ^ 2 - 3 * t - 17 ≥ 5",
        "linear_combination (t + 7) * h",
    ),
    "linear_combination weakens a strict inequality": (
        "(a b : ℝ) (ha : 0 ≤ a) (h : b < 1) : a * b ≤ a",
        "linear_combination a * h",
    ),
    "linear_combination with a lemma": ("(a b : ℤ) (h : ∀ n : ℤ, a = n * b) : a = 5 * b", "linear_combination h 5"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    statement, tactics = ACCEPTED[name]
    assert errors(by(statement, tactics)) == []


NOT_EQUAL = "ring failed, ring expressions not equal"
REFUSED: dict[str, tuple[str, str, str]] = {
    "a false identity": ("(a b : ℤ) : a * b = b * a + 1", "ring1", NOT_EQUAL + "\na b : ℤ\n⊢ a * b = 1 + a * b"),
    "a negation that does not vanish": ("(x : ℤ) : -(x - x) = 1", "ring1", NOT_EQUAL),
    "a sign": ("(a b : ℤ) : (a - b) ^ 3 = (b - a) ^ 3", "ring1", NOT_EQUAL),
    "a coefficient": ("(a b : ℕ) : (a + b) ^ 2 = a ^ 2 + a * b + b ^ 2", "ring1", NOT_EQUAL),
    "an exponent": ("(n : ℕ) (a : ℤ) : a ^ (n + 2) = a ^ n * a", "ring1", NOT_EQUAL),
    "an integer exponent is not looked into": ("(x : ℝ) : x ^ (-1 : ℤ) = x⁻¹", "ring1", NOT_EQUAL),
    "a multiple": ("(n : ℕ) (x : ℝ) : n • x = x", "ring1", "x * ↑n = x"),
    "bases are not compared": ("(n : ℕ) : (4 : ℤ) ^ n = 2 ^ n * 2 ^ n", "ring1", NOT_EQUAL),
    "truncated subtraction": ("(a b : ℕ) : a - b + b = a", "ring1", NOT_EQUAL),
    "integer division": ("(a : ℤ) : 2 * a / 2 = a", "ring1", NOT_EQUAL),
    "different atoms": ("(f : ℤ → ℤ) (a b : ℤ) : f (a + b) = f (b + a)", "ring1", NOT_EQUAL),
    "an inequality": ("(a b : ℤ) : a ≤ b", "ring1", "ring failed: not an equality"),
    "nothing to do": ("(a b : ℤ) : a ≤ b", "ring_nf", "`ring_nf` made no progress on the goal"),
    "nothing to do at h": ("(a b : ℤ) (h : a = b) : a = b", "ring_nf at h", "`ring_nf` made no progress at h"),
    "no ring": ("(a b : Bool) : (a && b) = (b && a)", "ring1", "failed to synthesize\n  CommSemiring Bool"),
    "noncommutative": ("(R : Type) [Ring R] (a b : R) : a * b = b * a", "ring1", "to synthesize\n  CommSemiring R"),
    "not that combination": (
        "(x y : ℤ) (h : x = 2 * y) (g : y = 3) : x = 7",
        "linear_combination h + 2 * g",
        NOT_EQUAL,
    ),
    "a difference that is no constant": (
        "(a b : ℚ) (h : a ≤ 1) (g : b ≥ 0) : a ≤ b",
        "linear_combination h",
        NOT_EQUAL + " up to an additive constant\na b : ℚ\nh : a ≤ 1\ng : b ≥ 0\n⊢ 1 - b ≤ 0",
    ),
    "a constant of the wrong sign": (
        "(a b : ℚ) (h : a ≤ 1) (g : b ≥ 0) : a ≤ b",
        "linear_combination h + g",
        "comparison failed, LHS is larger\na b : ℚ\nh : a ≤ 1\ng : b ≥ 0\n⊢ 1 ≤ 0",
    ),
    "a strict inequality from an equation": (
        "(a b : ℚ) (h : a = b) : a < b",
        "linear_combination h",
        "comparison failed, LHS is at least as large",
    ),
    "minus an inequality": (
        "(x y : ℤ) (h : x ≤ y) : -x ≤ -y",
        "linear_combination 4 - h",
        "coefficients of inequalities in 'linear_combination' must be nonnegative",
    ),
    "a factor of unknown sign": (
        "(a b : ℝ) (h : b < 1) : a * b ≤ a",
        "linear_combination a * h",
        "could not establish the nonnegativity of a",
    ),
    "a product of proofs": (
        "(x y : ℝ) (h : x = 3) (g : y = 4) : x * y = 12",
        "linear_combination h * g",
        "'linear_combination' supports only linear operations",
    ),
    "the wrong power": ("(x : ℤ) (h : x ^ 2 = 0) : x = 0", "linear_combination (exp := 3) h", NOT_EQUAL),
    "a power of an inequality": (
        "(x y : ℝ) (h : x ≤ y) : x ≤ y",
        "linear_combination (exp := 2) h",
        "linear_combination tactic not implemented for exponentiation of inequality goals",
    ),
    "a power of an inequality from an equation": (
        "(x y : ℝ) (h : x = y) : x ≤ y",
        "linear_combination (exp := 3) h",
        "linear_combination tactic not implemented for exponentiation of inequality goals",
    ),
    "a normaliser": (
        "(x y : ℤ) (h : x = y) : x = y",
        "linear_combination (norm := ring_nf) h",
        "embedded Lean has no option `norm` of `linear_combination` yet",
    ),
    "an equation from an inequality": (
        "(x y : ℤ) (h : x < y) : x = y",
        "linear_combination h",
        "cannot prove an equality from inequality hypotheses",
    ),
    "a proof of no relation": (
        "(x y : ℤ) (h : x = y ∧ y = x) : x = y",
        "linear_combination h",
        "linear_combination: x = y ∧ y = x is no proof of a relation over ℤ",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name: str) -> None:
    statement, tactics, reason = REFUSED[name]
    (text, *_) = errors(by(statement, tactics))
    assert reason in text


@pytest.mark.parametrize("term", ["2", "a * 2 - 1", "1 + _h", "_h - 3"])
def test_a_constant_of_a_linear_combination_has_no_effect(term: str) -> None:
    statement = "(a b : ℤ) (_h : a = a) : a + b = b + a"
    messages = elaborate_source(by(statement, f"linear_combination {term}"), mathlib()).messages
    warning = "this constant has no effect on the linear combination; it can be dropped from the term"
    assert [(m.severity, m.text) for m in messages] == [("warning", warning)]


def test_ring_leaves_the_normal_form() -> None:
    assert goal_after("(a b : ℕ) : a + b = b + a + 1", "ring") == "a b : ℕ\n⊢ a + b = 1 + a + b"


@pytest.mark.parametrize(
    ("term", "normal"),
    [
        ("(a + b) ^ 2", "a * b * 2 + a ^ 2 + b ^ 2"),
        ("a - 3 - b", "-3 + (a - b)"),
        ("a - 2 * b - a ^ 3", "a + (-a ^ 3 - b * 2)"),
        ("a + b - a ^ 2", "a - a ^ 2 + b"),
        ("-a + b * 2 * a", "-a + a * b * 2"),
        ("2 * (b - a) - b", "b - a * 2"),
        ("5 * (a - a) - 2", "-2"),
    ],
)
def test_the_normal_form_is_mathlibs(term: str, normal: str) -> None:
    shown = goal_after(f"(a b : ℤ) (p : ℤ → Prop) : p ({term})", "ring_nf")
    assert shown.rpartition("⊢ ")[2] == f"p ({normal})" or shown.rpartition("⊢ ")[2] == f"p {normal}"


def test_core_files_do_not_have_ring() -> None:
    from tests.lean.tactic.run import errors as errors_with_core

    assert errors_with_core("example (a b : Nat) : a + b = b + a := by ring") != []

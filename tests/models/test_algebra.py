"""Polynomial algebra of the symbolic model: ideals with cofactors, vanishing polynomials, sums of squares."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prover.models.algebra.ideal import Ideal, divided, rational_roots
from prover.models.algebra.polynomial import Polynomial, constant, plus, power, scaled, times, write_polynomial
from prover.models.algebra.reading import Reader, UnreadablePolynomial, kinds_of
from prover.models.algebra.squares import squares_of
from prover.models.goal_reader import read_term

NAMES = {"x", "y", "z", "a", "b", "f"}


def reader_of(*texts: str, kind: str = "ℝ") -> tuple[Reader, list[Polynomial]]:
    reader = Reader(kind)
    return reader, [reader.read(read_term(text, NAMES)[0]) for text in texts]


def combined(ideal: Ideal, factors: dict[int, Polynomial]) -> Polynomial:
    total: Polynomial = {}
    for place, factor in factors.items():
        total = plus(total, times(factor, ideal.generators[place]))
    return total


def test_a_polynomial_is_written_and_read_back() -> None:
    reader, (polynomial,) = reader_of("(x - y) ^ 2 * (2 * x + 1 / 3) - x / y")
    written = read_term(reader.write(polynomial), NAMES)[0]
    assert reader.read(written) == polynomial


def test_an_inverse_of_a_product_is_a_product_of_inverses() -> None:
    _, (one, two) = reader_of("1 / (2 * x * y)", "x⁻¹ * y⁻¹ / 2")
    assert one == two


@pytest.mark.parametrize("text", ["1 / 0", "∀ n, n = x"])
def test_what_is_no_polynomial_is_refused(text: str) -> None:
    with pytest.raises(UnreadablePolynomial):
        reader_of(text)


def test_zero_is_a_number() -> None:
    _, (zero,) = reader_of("x - x + 0")
    assert zero == {}


def test_division_of_integers_is_an_atom() -> None:
    reader, _ = reader_of("x / 2", kind="ℤ")
    assert reader.texts == ["(x / 2)"]


def test_kinds_come_from_the_context() -> None:
    types = {"x": read_term("ℝ")[0], "f": read_term("ℕ → ℚ")[0]}
    assert kinds_of(read_term("x + √2", NAMES)[0], types) == {"ℝ"}
    assert kinds_of(read_term("f 3 * 2", NAMES)[0], types) == {"ℚ"}
    assert kinds_of(read_term("↑a + 1", NAMES)[0], types) == {"?"}


def test_a_member_of_an_ideal_comes_with_its_factors() -> None:
    _, (one, two, wanted) = reader_of("x + y - 3", "x * y - 2", "x ^ 2 + y ^ 2 - 5")
    ideal = Ideal([one, two])
    factors = ideal.factors_of(wanted)
    assert factors is not None and combined(ideal, factors) == wanted


def test_what_does_not_follow_has_no_factors() -> None:
    _, (one, other) = reader_of("x * y - 2", "x - 1")
    assert Ideal([one]).factors_of(other) is None


def test_equations_without_a_common_zero_make_everything() -> None:
    _, (one, two) = reader_of("x ^ 2 - 4", "x ^ 3 - 7")
    ideal = Ideal([one, two])
    factors = ideal.factors_of(constant(1))
    assert ideal.is_everything and factors is not None and combined(ideal, factors) == constant(1)


def test_the_smallest_polynomial_of_an_atom() -> None:
    _, (one, two) = reader_of("x + y - 3", "x * y - 2")
    found = Ideal([one, two]).vanishing(0, constant(1))
    assert found == [2, -3, 1]
    assert rational_roots(found) == [1, 2] and divided(found, Fraction(2)) == [-1, 1]


def test_a_factor_that_is_not_zero_lowers_the_degree() -> None:
    _, (equation, x) = reader_of("x ^ 3 - x ^ 2", "x")
    assert Ideal([equation]).vanishing(0, x) == [0, -1, 1]


def test_a_spent_budget_still_answers_rightly() -> None:
    reader, texts = reader_of(
        "x ^ 3 * y + z ^ 3 - a", "y ^ 3 * z + x ^ 2 * a - 1", "z ^ 3 * x - y * a ^ 2 + b", "x - y"
    )
    ideal = Ideal(texts, budget=200)
    factors = ideal.factors_of(scaled(texts[3], 3))
    assert factors is not None and combined(ideal, factors) == scaled(texts[3], 3)
    assert reader.write(texts[3]) == "x - y"


@pytest.mark.parametrize(
    "text",
    [
        "28 * x ^ 2 - 10 * x + 1",
        "x ^ 2 + y ^ 2 + z ^ 2 - x * y - y * z - z * x",
        "4 * x ^ 2 + y ^ 2 + 4 * (1 + y) - 2 * x * (2 + y)",
    ],
)
def test_a_quadratic_polynomial_is_the_sum_of_its_squares(text: str) -> None:
    _, (polynomial,) = reader_of(text)
    squares = squares_of(polynomial)
    assert squares is not None
    rest = polynomial
    for square in squares:  # the factor of each square is settled by its leading monomial
        leading = next(m for m in square if square[m] == 1 and len(m) == 1)
        rest = plus(rest, power(square, 2), -rest.get(((leading[0][0], 2),), Fraction(0)))
    assert set(rest) <= {()} and rest.get((), Fraction(0)) >= 0


@pytest.mark.parametrize(
    "text", ["x ^ 2 - 1", "x", "x * y", "x ^ 2 - 3 * x * y + y ^ 2", "x ^ 4 - x ^ 2 * y ^ 2 - y ^ 4"]
)
def test_what_takes_negative_values_has_no_squares(text: str) -> None:
    _, (polynomial,) = reader_of(text)
    assert squares_of(polynomial) is None


def test_a_quartic_gets_squares_near_a_sum() -> None:
    _, (polynomial,) = reader_of("8 * (x ^ 4 + y ^ 4) - (x + y) ^ 4")
    squares = squares_of(polynomial)
    assert squares and all(max(len(m) for m in square) <= 2 for square in squares)


def test_signs_are_written_so_that_lean_reads_them() -> None:
    names = {0: "x", 1: "y"}
    assert write_polynomial({((0, 2),): Fraction(-1), ((1, 1),): Fraction(3, 2)}, names.__getitem__) == (
        "-(x ^ 2) + (3 / 2) * y"
    )


def test_a_root_and_a_logarithm_bring_their_equations() -> None:
    reader, _ = reader_of("√2 * x", "Real.log (x ^ 2 * y)", "Real.logb 8 x")
    definitions = {fact.proof.split(" by ")[0]: reader.write(fact.polynomial) for fact in reader.definitions(str)}  # type: ignore[arg-type]
    assert "√2 ^ 2 - 2" in [shown.replace("(", "").replace(")", "") for shown in definitions.values()]
    assert any(proof.startswith("show Real.log (x ^ 2 * y) = 2 * (Real.log x) + (Real.log y)") for proof in definitions)
    assert "show Real.logb 8 x * Real.log 8 = Real.log x" in definitions
    assert "show Real.log 8 = 3 * (Real.log 2)" in definitions
    assert [fact.proof for fact in reader.positive({})] == [
        f"(ne_of_gt (Real.log_pos (show (1 : ℝ) < {value} by norm_num)))" for value in (8, 2)
    ]


def test_angles_bring_their_identities() -> None:
    reader, _ = reader_of("Real.sin (2 * x)", "Real.cos (x - y)", "Real.cos (3 * x)", "Real.tan y")
    rules = [fact.proof for fact in reader.definitions(lambda term, _: f"h_{term.head}")]  # type: ignore[union-attr]
    assert {"Real.sin_two_mul x", "Real.cos_sub x y", "Real.cos_three_mul x", "Real.tan_eq_sin_div_cos y"} <= set(rules)
    assert rules.count("Real.sin_sq_add_cos_sq x") == 1 and "mul_inv_cancel₀ h_Real.cos" in rules


def test_a_logarithm_to_an_unknown_base_is_a_quotient() -> None:
    reader, _ = reader_of("Real.logb x y")
    rules = [fact.proof for fact in reader.definitions(lambda *_: "hx")]
    assert rules == ["mul_inv_cancel₀ hx", "show Real.logb x y = Real.log y / Real.log x from rfl"]
    bound = "show (1 : ℝ) < x by exact_mod_cast h"
    assert [fact.proof for fact in reader.positive({"x": "h"})] == [f"(ne_of_gt (Real.log_pos ({bound})))"]

"""The one axiom about real numbers: its laws hold of ℚ, its completeness is Mathlib's, and no condition is missing.

That there is a model cannot be proved without constructing ℝ. What can be: the kernel accepts ℚ as a model as soon as
the completeness of ℚ is assumed, so every other law is right; completeness says what ``Real.exists_isLUB`` says, and
each of its conditions is needed.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.lean.declaration import ConstructorInfo, TheoremInfo
from prover.lean.elab.frontend import elaborate_source
from prover.lean.environment import Environment
from prover.lean.expr import Pi
from prover.lean.library.load import load_environment
from prover.lean.name import mk_name

OPERATIONS = {
    "carrier": "ℚ", "zero": "0", "one": "1", "add": "fun a b => a + b", "neg": "fun a => -a", "mul": "fun a b => a * b",
    "inv": "fun a => a⁻¹", "le": "fun a b => a ≤ b", "natCast": "fun n => (n : ℚ)", "intCast": "fun n => (n : ℚ)",
    "npow": "fun n a => a ^ n",
}  # fmt: skip
LAWS = {
    "add_assoc": "add_assoc",
    "add_comm": "add_comm",
    "zero_add": "zero_add",
    "neg_add_cancel": "neg_add_cancel",
    "mul_assoc": "mul_assoc",
    "mul_comm": "mul_comm",
    "one_mul": "one_mul",
    "mul_add": "mul_add",
    "zero_ne_one": "zero_ne_one",
    "mul_inv_cancel": "fun a h => mul_inv_cancel₀ h",
    "inv_zero": "inv_zero",
    "le_refl": "fun a => le_refl a",
    "le_trans": "fun a b c => le_trans",
    "le_antisymm": "fun a b => le_antisymm",
    "le_total": "le_total",
    "add_le_add_left": "fun a b h c => by linarith",
    "mul_nonneg": "fun a b => mul_nonneg",
    "natCast_zero": "Nat.cast_zero",
    "natCast_succ": "Nat.cast_succ",
    "intCast_ofNat": "fun n => Int.cast_natCast n",
    "intCast_negSucc": "Int.cast_negSucc",
    "npow_zero": "pow_zero",
    "npow_succ": "fun n a => pow_succ a n",
}
COMPLETE = (
    "∀ s : ℚ → Prop, (∃ x, s x) → (∃ b, ∀ x, s x → x ≤ b) → ∃ l, (∀ x, s x → x ≤ l) ∧ ∀ b, (∀ x, s x → x ≤ b) → l ≤ b"
)


@lru_cache(maxsize=1)
def mathlib() -> Environment:
    return load_environment(("Init", "Mathlib"))


def model_of_rationals(laws: dict[str, str]) -> str:
    fields = ", ".join(f"{name} := {value}" for name, value in {**OPERATIONS, **laws, "exists_lub": "h"}.items())
    return f"theorem t (h : {COMPLETE}) : Nonempty Real.Model := ⟨{{ {fields} }}⟩"


def errors(text: str) -> list[str]:
    return [m.text for m in elaborate_source(text, mathlib()).messages if m.severity == "error"]


def test_every_field_of_a_model_is_here() -> None:
    info = mathlib().find(mk_name("Real.Model.mk"))
    assert isinstance(info, ConstructorInfo)
    names, type = [], info.type
    while isinstance(type, Pi):
        names.append(str(type.binder_name))
        type = type.body
    assert names == [name for name in names if name in OPERATIONS or name in LAWS or name == "exists_lub"]
    assert {*names} == {*OPERATIONS, *LAWS, "exists_lub"}


def test_the_kernel_takes_the_rationals_for_a_model_if_they_were_complete() -> None:
    result = elaborate_source(model_of_rationals(LAWS) + "\n#print axioms t", mathlib())
    assert [m.text for m in result.messages if m.severity == "error"] == []
    assert isinstance(result.env.find(mk_name("t")), TheoremInfo)
    (axioms,) = [m.text for m in result.messages if "axioms" in m.text]
    assert "Real.exists_model" not in axioms and "sorryAx" not in axioms


@pytest.mark.parametrize("law", ["mul_inv_cancel", "inv_zero", "le_antisymm", "intCast_negSucc"])
def test_a_law_that_does_not_hold_of_the_rationals_is_noticed(law: str) -> None:
    """The proof of one law does not prove another."""
    wrong = {**LAWS, law: "zero_ne_one"}
    assert any("zero_ne_one" in text for text in errors(model_of_rationals(wrong)))


def test_completeness_is_that_of_mathlib() -> None:
    """``Real.exists_isLUB : s.Nonempty → BddAbove s → ∃ x, IsLUB s x``; the field is carried over to ℝ as it stands."""
    ours = COMPLETE.replace("ℚ", "ℝ")
    mathlibs = "∀ s : Set ℝ, s.Nonempty → BddAbove s → ∃ x, IsLUB s x"
    assert errors(f"example : {ours} := Real.exists_lub") == []
    assert errors(f"example : ({ours}) ↔ ({mathlibs}) := ⟨fun h s => h s, fun h s => h s⟩") == []


@pytest.mark.parametrize(
    ("conditions", "arguments"),
    [
        ("(∃ b, ∀ x, s x → x ≤ b) →", "(fun x => x < x) ⟨0, fun x h => absurd h (lt_irrefl x)⟩"),
        ("(∃ x, s x) →", "(fun x => x = x) ⟨0, rfl⟩"),
    ],
    ids=["without a member", "without a bound"],
)
def test_completeness_needs_both_conditions(conditions: str, arguments: str) -> None:
    """Without either the axiom would prove ``False``."""
    lub = "∃ l, (∀ x, s x → x ≤ l) ∧ ∀ b, (∀ x, s x → x ≤ b) → l ≤ b"
    text = (
        f"theorem t (h : ∀ s : ℝ → Prop, {conditions} {lub}) : False := by\n"
        f"  obtain ⟨l, upper, least⟩ := h {arguments}\n"
        "  first\n"
        "    | linarith [least (l - 1) (fun x h => absurd h (lt_irrefl x))]\n"
        "    | linarith [upper (l + 1) rfl]\n"
    )
    assert errors(text) == []

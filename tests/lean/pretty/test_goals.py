"""Goals: hypotheses on shared lines, inaccessible names, let values, tags, omitted proofs, line breaks."""

from __future__ import annotations

from tests.lean.tactic.run import by, run


def goal(statement: str, tactics: str = "sorry") -> str:
    """The goal at the ``sorry`` that ends the tactics."""
    result = run(by(statement, tactics))
    return result.sorries[-1].goal


def test_neighbours_of_one_type_share_a_line() -> None:
    assert goal("(x y : Nat) (h : x = y) (z : Nat) : z = z") == "x y : Nat\nh : x = y\nz : Nat\n⊢ z = z"


def test_shadowed_names() -> None:
    tactics = "have h : a + 0 = 1 := h\nhave h : a = 1 := h\nsorry"
    assert goal("(a : Nat) (h : a = 1) : a = 1", tactics) == (
        "a : Nat\nh✝¹ : a = 1\nh✝ : a + 0 = 1\nh : a = 1\n⊢ a = 1"
    )


def test_machine_made_names_and_case_tags() -> None:
    assert goal("(p q : Prop) (h : p ∧ q) : q ∧ p", "cases h\nsorry") == (
        "case intro\np q : Prop\nleft✝ : p\nright✝ : q\n⊢ q ∧ p"
    )


def test_let_values() -> None:
    assert goal(": True", "let k : Nat := 1 + 1\nsorry") == "k : Nat := 1 + 1\n⊢ True"


def test_proofs_are_omitted() -> None:
    assert goal("(i : Fin 3) (h : 0 < 3) : (⟨0, Nat.lt_trans h (Nat.lt_succ_self 3)⟩ : Fin 4).val = i") == (
        "i : Fin 3\nh : 0 < 3\n⊢ ↑⟨0, ⋯⟩ = ↑i"
    )


def test_atomic_proofs_are_not_omitted() -> None:
    assert goal("(h : 0 < 3) : (⟨0, h⟩ : Fin 3) = ⟨0, h⟩") == "h : 0 < 3\n⊢ ⟨0, h⟩ = ⟨0, h⟩"


def test_a_long_target_breaks_after_the_operator() -> None:
    a, b, c = "a" * 16, "b" * 21, "c" * 21
    shown = goal(f"({a} {b} {c} : Nat) : {a} * {b} + {b} * {c} ≤ {a} * ({b} + 1) * {c}")
    assert shown == f"{a} {b} {c} : Nat\n⊢ {a} * {b} + {b} * {c} ≤\n    {a} * ({b} + 1) * {c}"


def test_a_long_hypothesis_goes_to_the_next_line() -> None:
    a, b, x, y = "a" * 20, "b" * 20, "x" * 18, "y" * 20
    shown = goal(f"({a} {b} : Nat) (h : ∀ {x} {y} : Nat, {a} * {b} + {x} * {y} = 3 → {x} = 4) : True")
    assert shown == (f"{a} {b} : Nat\nh :\n  ∀ ({x} {y} : Nat),\n    {a} * {b} + {x} * {y} = 3 → {x} = 4\n⊢ True")


def test_arguments_fill_the_lines() -> None:
    args = " ".join(f"argument{i}" for i in range(14))
    shown = goal(f"({args} : Nat) (f : {'Nat → ' * 14}Prop) : f {args}")
    assert shown.split("⊢ ")[1] == (
        "f argument0 argument1 argument2 argument3 argument4 argument5 argument6 argument7 argument8 argument9"
        " argument10\n    argument11 argument12 argument13"
    )


def test_deep_terms_are_cut() -> None:
    shown = goal(f"(a : Nat) (h : {' + '.join(['a'] * 80)} = 1) : True")
    assert "⋯ + a" in shown
    assert shown.count("+") == 50
    whole = goal(f"(a : Nat) (h : {' + '.join(['a'] * 40)} = 1) : True")
    assert "⋯" not in whole


def test_implicit_arguments_of_hypotheses_are_hidden() -> None:
    shown = goal("(P : Nat → Nat → Prop) (f : {x : Nat} → Nat → Nat) (h : P (f (x := 1) 2) (f (x := 3) 4)) : True")
    assert "h : P (f 2) (f 4)" in shown
    assert "g = @f 1" in goal("(f : {x : Nat} → {y : Nat} → Nat) (g : {y : Nat} → Nat) (h : @g = @f 1) : True")

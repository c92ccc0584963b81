"""The unused-variables linter: which parameters it reports, with which text, and where it is silent."""

from __future__ import annotations

from tests.lean.elab.lean_run import run, shown

NOTE = (
    " is not explicitly referenced.\n\nHint: The binding can be removed (if unused) or named `_` (if used implicitly). "
    "Alternatively, prefix the name with `_` to silence this warning:\n  [apply] _{0}\n\n"
    "Note: This linter can be disabled with `set_option linter.unusedVariables false`"
)


def warned(text: str) -> list[str]:
    """Names that were reported; other messages fail the test."""
    result = run(text)
    assert all(m.text.startswith("Variable name `") for m in result.messages), [m.text for m in result.messages]
    return [m.text.split("`")[1] for m in result.messages]


def test_text_and_place() -> None:
    assert shown("def f (n k : Nat) : Nat := n") == ["1:9 warning: Variable name `k`" + NOTE.format("k")]


def test_what_types_values_or_tactics_use_is_silent() -> None:
    assert warned("theorem t (a b : Nat) (h : a = b) : b = a := h.symm") == []
    assert warned("theorem t (a b : Nat) (h : a < b) : a ≤ b := by omega") == []
    assert warned("def f (n : Nat) (h : n = n) : Nat := by\n  have := h\n  exact 0") == []


def test_hypotheses_that_no_tactic_needs() -> None:
    assert warned("theorem t (n : Nat) (h : n = 3) : n + 0 = n := by simp") == ["h"]
    assert warned("example (p q : Prop) (hp : p) (hq : q) : p := hp") == ["hq"]


def test_silent_names_binders_and_options() -> None:
    assert warned("def f (_k : Nat) : Nat := 0\ndef g (_ : Nat) : Nat := 0") == []
    assert warned("def f [inst : Inhabited Nat] : Nat := 0") == []
    assert warned("set_option linter.unusedVariables false in\ndef f (k : Nat) : Nat := 0") == []


def test_other_commands_have_no_body_to_use_them() -> None:
    assert (
        warned("axiom a (n : Nat) : Nat\nopaque o (n : Nat) : Nat\nvariable (n : Nat)\nstructure S (n : Nat) where")
        == []
    )


def test_errors_and_sorry_silence_it() -> None:
    assert [m.severity for m in run("theorem t (h : 1 = 2) : 1 = 3 := by skip").messages] == ["error"]
    assert shown("theorem t (h : 1 = 2) : 1 = 3 := by sorry") == ["1:8 warning: declaration uses `sorry`"]


def test_where_functions_and_recursion_count() -> None:
    assert warned("def f (n k : Nat) : Nat := go n\nwhere go (m : Nat) : Nat := m + k") == []
    assert warned("def f (k : Nat) : Nat → Nat\n  | 0 => 0\n  | n + 1 => f k n") == []

"""``simp`` and its relatives: what they prove, what they refuse, what they say."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import accepted, by, errors, run

ACCEPT: dict[str, tuple[str, str]] = {
    "literals of Fin": (": (5 : Fin 10) + 7 = 2", "simp"),
    "literals of BitVec": (": 5#8 + 7#8 = 12#8", "simp"),
    "appending string literals": (': "abc" ++ "d" = "abcd"', "simp"),
    "x + k = l subtracts": ("(x : Nat) (h : x + 2 = 5) : x = 3", "simp at h; exact h"),
    "l = x + k turns round": ("(x : Nat) (h : 5 = x + 2) : x = 3", "simp at h; exact h"),
    "offsets cancel below ≤": ("(x y : Nat) : x + 2 ≤ y + 5 ↔ x ≤ y + 3", "simp"),
    "offsets cancel below <": ("(x y : Nat) : x + 5 < y + 2 ↔ x + 3 < y", "simp"),
    "offsets cancel in differences": ("(x y : Nat) : x + 5 - (y + 2) = x + 3 - y", "simp"),
    "offsets cancel below ==": ("(x : Nat) : (x + 2 == 5) = (x == 3)", "simp only [Nat.reduceBeqDiff]"),
    "constructors apart": ("(a b : Nat) (h : a :: [b] = []) : a = b", "simp at h"),
    "contextual implications": ("(p q : Prop) : p → q → p", "simp +contextual"),
    "the structure form of config": ("(p q : Prop) : p → q → p", "simp (config := { contextual := true })"),
    "contextual goes into if": (
        "(c : Prop) [Decidable c] (a b : Nat) : (if c then (if c then a else b) else b) = if c then a else b",
        "simp +contextual",
    ),
    "the domain of a dependent implication": (
        "(p : Prop) (q : p ∧ True → Prop) (h : ∀ x : p, q ⟨x, trivial⟩) : ∀ x : p ∧ True, q x",
        "simp\nexact h",
    ),
    "decide closes closed goals": (": ∀ x : Fin 3, x.val < 3", "simp +decide"),
    "arith sorts sums": ("(x y : Nat) : x + y + 1 = y + 1 + x", "simp +arith"),
    "arith normalises inequalities": ("(x : Nat) : 2 * x + 3 ≤ 4 * x + 1 ↔ 1 ≤ x", "simp +arith"),
    "zetaDelta": ("(a : Nat) (h : a = 3) : let x := a; x = 3", "intro x\nsimp +zetaDelta [h]"),
    "proofs do not matter": (
        "(n : Nat) (f : (n : Nat) → 0 < n → Nat) (h : 0 < n + 0) (g : 0 < n) : f (n + 0) h = f n g",
        "simp",
    ),
    "a let variable by name": ("(a : Nat) (h : a = 3) : let x := a; x = 3", "intro x\nsimp [x, h]"),
    "hypotheses are not rewritten with themselves": ("(a b : Nat) (h : a = b) : b = a", "simp [*] at *"),
    "simp_all uses 0 = n": ("(n m : Nat) (h : 0 = n) (h' : n = m) : m = 0", "simp_all"),
    "simp_all is contextual": ("(p q : Prop) (h : p → q) : p → q", "simp_all"),
    "simpa with this": ("(a b : Nat) (this : a + 0 = b) : a = b", "simpa"),
    "dsimp closes equations": ("(f : Nat → Nat) (x : Nat) : (fun y => f y) x = f x", "dsimp only"),
    "dsimp decides if": (": (if True then 2 else 3) = 2", "dsimp only [dreduceIte]"),
    "at several places one of which stays": (
        "(p q : Prop) (h : p ∧ True) (h' : q) : p ∧ q",
        "simp at h h'\nexact ⟨h, h'⟩",
    ),
    "hypotheses that name a term": (
        "(f : Nat → Nat) (h : ∀ x y, f x = y → y = 0 → f (x + 1) = 5) (h0 : f 1 = 0) : f 2 = 5",
        "simp [h 1 _ rfl, h0]",
    ),
    "boolean negations": ("(b : Bool) (h : b ≠ true) : (b || false) = false", "simp [h]"),
}


@pytest.mark.parametrize("name", ACCEPT)
def test_accepts(name: str) -> None:
    statement, tactics = ACCEPT[name]
    assert errors(by(statement, tactics)) == []


def messages(text: str) -> list[tuple[str, str]]:
    return [(m.severity, m.text) for m in run(text).messages]


def test_simp_only_has_no_procedures_of_its_own() -> None:
    assert errors(by("(x : Nat) (h : x = 5) : x = 2 + 3", "simp only\nexact h")) == ["`simp` made no progress"]


def test_suggestion_lists_lemmas_in_order_of_use_and_hypotheses_last() -> None:
    text = by("(xs : List Nat) (n : Nat) (h : n = 2) : (xs ++ []).length + n = xs.length + 0 + 2", "simp? [h]")
    assert messages(text) == [("info", "Try this:\n  [apply] simp only [List.append_nil, Nat.add_zero, h]")]


def test_suggestion_marks_procedures_that_run_before_the_subterms() -> None:
    text = by("(c : Prop) [Decidable c] (h : c) : (if c then 1 else 2) = 1", "simp? [h]")
    assert messages(text) == [("info", "Try this:\n  [apply] simp only [↓reduceIte, h]")]


def test_unused_argument_is_reported_once_the_command_ends() -> None:
    text = by("(a b : Nat) (h : a + 0 = b) : a = b", "simp [Nat.mul_comm] at h\nexact h")
    (found,) = messages(text)
    assert found[0] == "warning" and found[1].startswith("This simp argument is unused:\n  Nat.mul_comm\n\nHint: Omit")


def test_argument_used_in_one_of_several_runs_is_fine() -> None:
    text = by("(a b : Nat) (h : a = b) : a = b ∧ (True ∨ a = 5)", "constructor\nall_goals simp [h]")
    assert messages(text) == []


def test_linter_can_be_switched_off() -> None:
    text = "set_option linter.unusedSimpArgs false\n" + by("(a : Nat) : a + 0 = a", "simp [Nat.mul_comm]")
    assert messages(text) == []


def test_unnecessary_simpa_is_a_warning() -> None:
    (found,) = messages(by("(a : Nat) (h : a = a) : a + 0 = a", "simpa using h"))
    assert found[1].startswith("try 'simp' instead of 'simpa'")


def test_loop_ends_with_leans_text() -> None:
    (found,) = errors(by("(x : Nat) (h : x = x + 1) : x = 1", "simp only [h]"))
    assert found.startswith("Tactic `simp` failed with a nested error:\nmaximum recursion depth has been reached")


def test_unknown_option_is_refused() -> None:
    (found,) = errors(by("(a : Nat) : a = a", "simp +colour"))
    assert "'colour' is not a field" in found


def test_condition_that_does_not_hold_blocks_a_lemma() -> None:
    assert errors(by("(P : Nat → Prop) (h : ∀ n, n > 5 → P n) : P 3", "simp [h]")) == ["`simp` made no progress"]


def test_user_congruence_gives_its_hypothesis() -> None:
    text = """
def both (p q : Prop) : Prop := p ∧ q
@[congr] theorem both_congr {p p' q q' : Prop} (h : p = p') (h' : p' → q = q') : both p q = both p' q' := by
  unfold both
  subst h
  exact propext ⟨fun ⟨a, b⟩ => ⟨a, (h' a).mp b⟩, fun ⟨a, b⟩ => ⟨a, (h' a).mpr b⟩⟩
example (a : Nat) (h : both (a = 0) True) : both (a = 0) (a + 0 = 0) := by
  simp +contextual only
  exact h
"""
    assert errors(text) == []


def test_congr_attribute_refuses_other_forms() -> None:
    text = "@[congr] theorem bad (a b : Nat) (h : a < b) : a ≤ b := Nat.le_of_lt h"
    (found,) = errors(text)
    assert found.startswith("invalid 'congr' theorem, equality expected")


def test_attribute_kinds() -> None:
    text = """
def f (n : Nat) : Nat := n + 1
theorem f_eq (n : Nat) : f n = n + 1 := rfl
section
attribute [local simp] f_eq
example : f 2 = 3 := by simp
end
example : f 2 = 3 := by
  fail_if_success simp
  simp [f_eq]
attribute [simp ←] f_eq
example (n : Nat) (h : f n = 7) : n + 1 = 7 := by
  simp only [← f_eq]
  exact h
"""
    assert accepted(text)

"""Functional induction and cases principles: statements, and that they are proved for every kind of recursion."""

from __future__ import annotations

from tests.lean.elab.lean_run import accepts, errors, infos

ACK = """def ack : Nat → Nat → Nat
  | 0,   y   => y + 1
  | x+1, 0   => ack x 1
  | x+1, y+1 => ack x (ack (x+1) y)
"""
FILTER = """def filt (p : α → Bool) : List α → List α
  | [] => []
  | x :: xs => if p x then x :: filt p xs else filt p xs
"""


def flat(text: str) -> str:
    (shown,) = infos(text)
    return " ".join(shown.split())


def test_well_founded_recursion_over_a_pair() -> None:
    text = flat(ACK + "termination_by x y => (x, y)\n#check @ack.induct")
    assert text == (
        "ack.induct : ∀ (motive : Nat → Nat → Prop), (∀ (y : Nat), motive 0 y) → (∀ (x : Nat), motive x 1 → motive "
        "x.succ 0) → (∀ (x y : Nat), motive (x + 1) y → motive x (ack (x + 1) y) → motive x.succ y.succ) → "
        "∀ (a a_1 : Nat), motive a a_1"
    )


def test_conditions_become_hypotheses() -> None:
    text = flat(FILTER + "#check @filt.induct")
    assert text == (
        "@filt.induct : ∀ {α : Type u_1} (p : α → Bool) (motive : List α → Prop), motive [] → "
        "(∀ (x : α) (xs : List α), p x = true → motive xs → motive (x :: xs)) → "
        "(∀ (x : α) (xs : List α), ¬p x = true → motive xs → motive (x :: xs)) → ∀ (a : List α), motive a"
    )


def test_unfolding_principle_rewrites_the_value() -> None:
    text = flat(FILTER + "#check @filt.induct_unfolding")
    assert "p x = true → motive xs (filt p xs) → motive (x :: xs) (x :: filt p xs)" in text
    assert text.endswith("∀ (a : List α), motive a (filt p a)")


def test_a_matched_term_gives_an_equation() -> None:
    text = (
        "inductive Tree (α : Type u) | leaf | node (l : Tree α) (x : α) (r : Tree α)\n"
        "def Tree.look (p : α → Bool) : Tree α → Option α\n | leaf => none\n"
        " | node l x r => match l.look p with\n   | some y => some y\n   | none => r.look p\n"
        "#check @Tree.look.induct"
    )
    assert "Tree.look p l = some y → motive l → motive (l.node x r)" in flat(text)


def test_overlapping_patterns_give_exclusions() -> None:
    text = "def f : Nat → Nat → Nat\n | 0, _ => 1\n | _, 0 => 2\n | n+1, m+1 => f n m\n#check @f.fun_cases"
    assert "(∀ (x : Nat), (x = 0 → False) → motive x 0)" in flat(text)


def test_unused_fixed_parameters_are_dropped() -> None:
    text = "def g (k : Nat) : List Nat → Nat\n | [] => k\n | x :: xs => x + g k xs\n#check @g.induct"
    assert flat(text).startswith("g.induct : ∀ (motive : List Nat → Prop), motive [] →")


def test_a_fixed_parameter_after_a_varying_one() -> None:
    text = "def g (n k : Nat) : Nat := match n with\n | 0 => k\n | m+1 => g m k\n#check @g.induct"
    assert flat(text).endswith("∀ (n : Nat), motive n")


def test_mutual_recursion_has_a_motive_per_function() -> None:
    text = (
        "mutual\ndef ev : Nat → Bool\n | 0 => true\n | n+1 => od n\n"
        "def od : Nat → Bool\n | 0 => false\n | n+1 => ev n\nend\n#check @ev.mutual_induct"
    )
    assert flat(text) == (
        "ev.mutual_induct : ∀ (motive_1 motive_2 : Nat → Prop), motive_1 0 → (∀ (n : Nat), motive_2 n → motive_1 "
        "n.succ) → motive_2 0 → (∀ (n : Nat), motive_1 n → motive_2 n.succ) → (∀ (a : Nat), motive_1 a) ∧ ∀ (a : Nat), "
        "motive_2 a"
    )


def test_users_proofs_of_termination_are_reused() -> None:
    accepts(
        "def gcd' (m n : Nat) : Nat := if h : m = 0 then n else gcd' (n % m) m\ntermination_by m\n"
        "decreasing_by exact Nat.mod_lt _ (Nat.pos_of_ne_zero h)\n"
        "example (m n : Nat) : gcd' m n = gcd' m n + 0 := by\n"
        "  induction m, n using gcd'.induct with\n  | case1 n => rfl\n  | case2 m n h ih => rfl"
    )


def test_tactic_with_the_function_only() -> None:
    accepts(
        ACK + "theorem pos : ack n m > 0 := by\n  fun_induction ack with\n  | case1 y => exact Nat.succ_pos y\n"
        "  | case2 x ih => exact ih\n  | case3 x y ih1 ih2 => exact ih2"
    )


def test_tactic_with_arguments_and_generalizing() -> None:
    accepts(
        FILTER + "theorem le (xs : List α) (k : Nat) (hk : xs.length ≤ k) : (filt p xs).length ≤ k := by\n"
        "  fun_induction filt p xs generalizing k with\n  | case1 => exact Nat.zero_le _\n"
        "  | case2 x xs h ih =>\n    cases k with\n    | zero => cases hk\n"
        "    | succ k => exact Nat.succ_le_succ (ih k (Nat.le_of_succ_le_succ hk))\n"
        "  | case3 x xs h ih => exact ih k (Nat.le_of_succ_le hk)"
    )


def test_fun_cases_rewrites_the_call() -> None:
    accepts(
        "def d (c : Char) : Bool := match c with\n  | '0' => true\n  | _ => false\n"
        "example (c : Char) : d c = true → c = '0' := by\n  fun_cases d with\n  | case1 => intro _; rfl\n"
        "  | case2 c h => intro h; cases h"
    )


def test_no_call_in_the_goal() -> None:
    (text,) = errors(ACK + "example : ack (n + 1) m > 0 := by fun_induction ack")
    assert text == "Could not find suitable call of 'ack' in the goal"


def test_several_calls_in_the_goal() -> None:
    (text,) = errors(ACK + "example : ack n m = ack m n := by fun_induction ack")
    assert text == "Found more than one suitable call of 'ack' in the goal. Please include the desired arguments."


def test_a_constructor_has_no_principle() -> None:
    (text,) = errors("example (n : Nat) : Nat.succ n > 0 := by fun_induction Nat.succ")
    assert text == "No functional induction theorem for 'Nat.succ', or function is mutually recursive "


def test_mutual_well_founded_recursion_is_refused_by_name() -> None:
    text = (
        "mutual\ndef ev (n : Nat) : Bool := if n = 0 then true else od (n - 1)\ntermination_by n\n"
        "def od (n : Nat) : Bool := if n = 0 then false else ev (n - 1)\ntermination_by n\nend"
    )
    assert "well-founded recursion of mutual definitions" in errors(text)[0]

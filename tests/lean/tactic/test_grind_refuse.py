"""``grind`` on goals that do not hold, rules that loop, and arguments that make no sense."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by, errors

FALSE: dict[str, str] = {
    "a proposition": "(p : Prop) : p",
    "one side of a disjunction": "(p q : Prop) (h : p ∨ q) : p",
    "a converse": "(p q : Prop) (h : p → q) (hq : q) : p",
    "five disjunctions": "(p q r s t : Prop) (h1 : p ∨ q) (h2 : r ∨ s) (h3 : s ∨ t) (h4 : ¬p ∨ ¬q) (h5 : p → r) : t",
    "injectivity of any function": "(f : Nat → Nat) (a b : Nat) (h : f a = f b) : a = b",
    "any witness": "(p : Nat → Prop) (h : ∃ x, p x) : p 0",
    "a universal goal from one case": "(p : Nat → Prop) (h : p 0) : ∀ x, p x",
    "lists of one length": "(xs ys : List Nat) (h : xs.length = ys.length) : xs = ys",
    "and is not or": "(a b : Bool) : (a && b) = (a || b)",
    "an option may be none": "(o : Option Nat) : o ≠ none",
    "a match has other values": "(o : Option Nat) : (match o with | some x => x | none => 0) = 0",
    "either branch": "(p : Prop) [Decidable p] (a b : Nat) : (if p then a else b) = a",
    "commutativity of any operation": "(op : Nat → Nat → Nat) (a b : Nat) : op a b = op b a",
    "equality of functions at a point": "(f g : Nat → Nat) (h : f 0 = g 0) : f = g",
    "steps do not reach the start": "(p : Nat → Prop) (h : ∀ n, p n → p (n + 1)) (h0 : p 3) : p 0",
}


@pytest.mark.parametrize("name", FALSE)
def test_does_not_prove(name: str) -> None:
    (error,) = errors(by(FALSE[name], "grind"))
    assert error.startswith("`grind` failed\ncase grind")


def test_a_failure_shows_the_facts() -> None:
    (error,) = errors(by("(f : Nat → Nat) (a b : Nat) (h : f a = f b) : a = b", "grind"))
    assert error == (
        "`grind` failed\ncase grind\nf : Nat → Nat\na b : Nat\nh : f a = f b\na✝ : ¬a = b\n⊢ False\n"
        "[grind] Goal diagnostics\n  [facts] Asserted facts\n    [prop] f a = f b\n    [prop] ¬a = b"
    )


def test_many_disequalities_do_not_multiply() -> None:
    names = [f"x{i}" for i in range(8)]
    unequal = " ".join(f"(h{a}{b} : {a} ≠ {b})" for i, a in enumerate(names) for b in names[:i])
    (error,) = errors(by(f"({' '.join(names)} : Nat) {unequal} : x0 < x1", "grind"))
    assert error.startswith("`grind` failed")


LOOPS: dict[str, str] = {
    "an equation that grows": "opaque f : Nat → Nat\naxiom grow : ∀ x, f x = f (f (x + 1))\n"
    "example : f 0 = 1 := by grind [grow]",
    "a step without end": "example (p : Nat → Prop) (h : ∀ n, p n → p (n + 1)) (h0 : p 0) : ¬p 50 := by grind",
    "associativity and commutativity": "example (op : Nat → Nat → Nat) (assoc : ∀ a b c, op (op a b) c = op a (op b c))"
    " (comm : ∀ a b, op a b = op b a) (a b c d : Nat) : op a (op b (op c d)) = op d a := by grind",
    "witnesses of variables without end": "example (r : Nat → Nat → Prop) (h : ∀ x, ∃ y, r x y) (a : Nat) :"
    " r a a := by grind",
    "witnesses of witnesses": "example (α : Type) (r : α → α → Prop) (h : ∀ x, ∃ y, r x y)"
    " (hr : ∀ x y, r x y → ∃ z, r y z ∧ r z x) (a : α) : r a a := by grind",
    "witnesses without end": "example (r : Nat → Nat → Prop) (h : ∀ x, ∃ y, r x y) : r 0 0 := by grind",
    "splits without end": "inductive Chain : Nat → Prop\n  | step : Chain (n + 1) → Chain n\n"
    "attribute [grind cases] Chain\nexample (h : Chain 0) : False := by grind",
}


@pytest.mark.parametrize("name", LOOPS)
def test_ends(name: str) -> None:
    (error,) = errors(LOOPS[name])
    assert error.startswith("`grind` failed")


def test_heartbeats_end_it() -> None:
    text = "opaque f : Nat → Nat\naxiom grow : ∀ x, f x = f (f (x + 1))\n"
    text += "set_option maxHeartbeats 400 in\nexample : f 0 = 1 := by grind (gen := 100) (ematch := 100) [grow]"
    (error,) = errors(text)
    assert "maximum number of heartbeats (400) has been reached" in error


def test_what_a_goal_leaves_open_stays_open() -> None:
    (error, *_) = errors("example : ∃ x : Nat, x = 3 := ⟨_, by grind⟩")
    assert error.startswith(("`grind` failed", "don't know how to synthesize"))


def test_limits_hold_back_a_proof() -> None:
    statement = "(p : Nat → Prop) (h : p 0) (hs : ∀ n, p n → p (n + 1)) : p 4"
    assert errors(by(statement, "grind")) == []
    (error,) = errors(by(statement, "grind (ematch := 1)"))
    assert error.startswith("`grind` failed")
    match = "(x : Option Nat) (h : (match x with | some y => y | none => 0) = 5) : x = some 5"
    (error,) = errors(by(match, "grind (splits := 0)"))
    assert error.startswith("`grind` failed")


ARGUMENTS: dict[str, tuple[str, str]] = {
    "an unknown option": (by(": True", "grind (foo := 3)"), "The structure `Lean.Grind.Config` has no field `foo`"),
    "an unknown name": (by(": True", "grind [nonexistent]"), "Unknown identifier `nonexistent`"),
    "cases of a definition": (
        "@[grind cases] def foo := 3",
        "invalid `[grind cases]`, `foo` is not an inductive datatype or an alias for one",
    ),
    "a variable that no pattern determines": (
        "opaque p : Nat → Prop\n@[grind =] axiom bad : ∀ x y : Nat, x = y → p x",
        "invalid `grind` theorem, failed to find patterns for `bad`",
    ),
    "a pattern that leaves a variable open": (
        "opaque f : Nat → Nat\naxiom fg (x y : Nat) : f x = y\ngrind_pattern fg => f x",
        "invalid pattern(s) for `fg`: they do not determine all its variables",
    ),
    "a pattern with an unknown name": (
        "theorem foo (x : Nat) : x = x := rfl\ngrind_pattern foo => bar x",
        "Unknown identifier `bar`",
    ),
    "a mark that was not there": (
        "theorem foo : 1 = 1 := rfl\nattribute [-grind] foo",
        "`foo` is not marked with the `[grind]` attribute",
    ),
    "a word that is no modifier": (
        "@[grind sideways] theorem foo : 1 = 1 := rfl",
        "unexpected modifier `sideways` of `grind`",
    ),
}


@pytest.mark.parametrize("name", ARGUMENTS)
def test_refuses_arguments(name: str) -> None:
    text, reason = ARGUMENTS[name]
    (error,) = errors(text)
    assert error == reason


def test_interactive_grind_is_refused_by_name() -> None:
    (error,) = errors("example (p : Prop) (h : p) : p := by\n  grind =>\n    finish")
    assert error == "embedded Lean has no tactic `grind => …` yet; real Lean has (see prover doctor)"


def test_only_leaves_the_marked_theorems_out() -> None:
    (error,) = errors(by("(xs ys : List Nat) : (xs ++ ys).length = ys.length + xs.length", "grind only"))
    assert error.startswith("`grind` failed")


def test_a_theorem_can_be_left_out() -> None:
    goal = "(xs ys : List Nat) : (xs ++ ys).length = ys.length + xs.length"
    (error,) = errors(by(goal, "grind [-List.length_append]"))
    assert error.startswith("`grind` failed")


def test_a_mark_can_be_taken_away() -> None:
    axioms = "opaque f : Nat → Nat\nopaque g : Nat → Nat\naxiom fg : ∀ x, f (g x) = x\nattribute [grind =] fg\n"
    goal = "example (a : Nat) : f (g a) = a := by grind"
    assert errors(axioms + goal) == []
    (error,) = errors(axioms + "attribute [-grind] fg\n" + goal)
    assert error.startswith("`grind` failed")


def test_a_local_mark_ends_with_its_section() -> None:
    axioms = "opaque f : Nat → Nat\nopaque g : Nat → Nat\naxiom fg : ∀ x, f (g x) = x\n"
    goal = "example (a : Nat) : f (g a) = a := by grind\n"
    section = "section\nattribute [local grind =] fg\n" + goal + "end\n"
    assert errors(axioms + section) == []
    (error,) = errors(axioms + section + goal)
    assert error.startswith("`grind` failed")

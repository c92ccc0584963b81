"""``grind``: connectives, congruence, constructors, conditions, matches and case splits."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by, errors

GOALS: dict[str, str] = {
    # connectives
    "a conjunction": "(p q : Prop) (hp : p) (hq : q) : p ∧ q",
    "a disjunction is split": "(p q : Prop) (h : p ∨ q) : q ∨ p",
    "implications chain": "(p q r : Prop) (h : p → q) (h' : q → r) : p → r",
    "De Morgan": "(p q : Prop) : ¬(p ∧ q) ↔ ¬p ∨ ¬q",
    "distribution": "(p q r : Prop) : p ∧ (q ∨ r) ↔ (p ∧ q) ∨ (p ∧ r)",
    "Peirce's law": "(p q : Prop) : ((p → q) → p) → p",
    "equivalences chain": "(p q r : Prop) : (p ↔ q) → (q ↔ r) → (p ↔ r)",
    "the liar": "(p : Prop) : ¬(p ↔ ¬p)",
    "equal propositions": "(p q : Prop) (h : p = q) (hp : p) : q",
    "different propositions": "(p q : Prop) (h : p ≠ q) (hp : p) : ¬q",
    "three disjunctions": "(p q r : Prop) (h : p ∨ q) (h1 : ¬p ∨ r) (h2 : ¬q ∨ r) : r",
    "a refuted implication": "(p q : Prop) (h : ¬(p → q)) : p ∧ ¬q",
    "nested equivalences": "(p q : Prop) (hq : q) (h : p ↔ (p ↔ ¬q)) : False",
    "equivalences under a negation": "(p q r : Prop) (h : p ↔ (q ↔ r)) (h2 : ¬q) : ¬p ↔ r",
    "equivalences of Booleans": "(x y : Bool) : ¬(x = true ↔ y = true) ↔ (¬(x = true) ↔ y = true)",
    "a conditional fact": "(p : Prop) (q : p → Prop) (hp : p) (h : ∀ h : p, q h) : q hp",
    # quantifiers
    "a universal fact": "(p : Nat → Prop) (h : ∀ x, p x) : p 3",
    "a rule": "(p q : Nat → Prop) (h : ∀ x, p x → q x) (h2 : p 3) : q 3",
    "no witness": "(p : Nat → Prop) (h : ¬∃ x, p x) (h2 : p 3) : False",
    "a witness is carried over": "(p q : Nat → Prop) (h : ∀ x, p x → q x) (h1 : ∃ x, p x) : ∃ x, q x",
    "a counterexample": "(p q : Nat → Prop) (h : ¬∀ x, p x → q x) : ∃ x, p x ∧ ¬q x",
    "a rule with a choice": "(p q : Nat → Prop) (h : ∀ x, p x ∨ q x) (h1 : ¬p 3) : q 3",
    "symmetry": "(p : Nat → Nat → Prop) (h : ∀ x y, p x y → p y x) (h1 : p 1 2) : p 2 1",
    "transitivity": "(α : Type) (r : α → α → Prop) (trans : ∀ x y z, r x y → r y z → r x z) (a b c d : α)"
    " (h1 : r a b) (h2 : r b c) (h3 : r c d) : r a d",
    "inclusion": "(α : Type) (s t u : α → Prop) (h1 : ∀ x, s x → t x) (h2 : ∀ x, t x → u x) : ∀ x, s x → u x",
    "pointwise equivalence": "(s t : Nat → Prop) (h : ∀ x, s x ↔ t x) (a : Nat) (ha : s a) : t a",
    "a type with an element": "(α : Type) (p : α → Prop) (h : ∀ x, p x) (hα : Nonempty α) : ∃ x, p x",
    "quantifiers change places": "(α : Type) (r : α → α → Prop) (h : ∃ x, ∀ y, r x y) : ∀ y, ∃ x, r x y",
    "the barber": "(b : Nat) (shaves : Nat → Nat → Prop) (h : ∀ x, shaves b x ↔ ¬shaves x x) : False",
    "a proposition as a condition": "(a b : Nat) (p q : Prop) (h : if a < b then p else q) (hab : a < b) : p",
    "one implies the other": "(p q : Prop) : (p → q) ∨ (q → p)",
    "a bounded universal fact": "(b : List Nat) (p : Nat → Prop) (h : ∀ a ∈ b, p a) (h2 : ∃ a ∈ b, ¬p a) : False",
    "a term inside a universal fact": "(α β : Type) (f : α → β) (a : α) : ∃ x, f x = f a",
    "asymmetry is irreflexivity": "(α : Type) (s : α → α → Prop) (h : ∀ x y, s x y → ¬s y x) (a : α) : ¬s a a",
    # congruence
    "equal arguments": "{α} (f g : α → α) (x y : α) (h₁ : x = y) (h₂ : f y = g y) : f x = g x",
    "equal pairs": "(a b c : Nat) (h : a = b) : (a, c) = (b, c)",
    "the classic": "(f : Nat → Nat) (a : Nat) (h : f (f (f a)) = a) (h2 : f (f (f (f (f a)))) = a) : f a = a",
    "equal functions": "(f g : Nat → Nat) (h : f = g) (a b : Nat) (h2 : a = b) : f a = g b",
    "an equation turned round": "(p : Prop → Prop) (a b c : Nat) (e : b = c) (h : p (a = b)) : p (c = a)",
    "an index with its proof": "(xs : List Nat) (i j : Nat) (h : i < xs.length) (e : i = j) (hj : j < xs.length) :"
    " xs[i] = xs[j]",
    "decidable conditions": "(p q : Prop) [Decidable p] [Decidable q] (h : p = q) (x : Nat) :"
    " (if p then x else 0) = (if q then x else 0)",
    "functions are equal pointwise": "(f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g",
    "function types": "(α β γ δ : Type) (h : α = β) (h2 : γ = δ) : (α → γ) = (β → δ)",
    "a condition with proofs in its branches": "(r : Nat → Nat → Prop) [∀ x y, Decidable (r x y)]"
    " (f : ∀ a b, r a b → Nat) (g : Nat → Nat) (a b c : Nat) (h : g (if h : r a c then f a c h else 0) = 5)"
    " (hr : r a b) (e : c = b) (k : r a c) : g (f a c k) = 5",
    # values
    "constructors are injective": "(a b : Nat) (h : some a = some b) : a = b",
    "constructors differ": "(a : Nat) (h : some a = none) : False",
    "lists of fields": "(a b c d : Nat) (xs : List Nat) (h : [a, b] = c :: d :: xs) : a = c ∧ b = d ∧ xs = []",
    "numerals differ": "(x : Nat) (h : x = 3) : x ≠ 4",
    "texts differ": '(s : String) (h : s = "a") : s ≠ "b"',
    "values through a function": "(f : Nat → Option Nat) (a b : Nat) (h : f a = some 1) (h2 : f b = none) : a ≠ b",
    "projections of a pair": "(x : Nat × Nat) (h : x = (1, 2)) : x.1 + x.2 = 3",
    "what is no none is some": "(o : Option Nat) (h : o ≠ none) : ∃ x, o = some x",
    "a list that is not empty": "(xs : List Nat) (h : xs ≠ []) : ∃ y ys, xs = y :: ys",
    # Booleans
    "and with its negation": "(a : Bool) : (a && !a) = false",
    "a negated Boolean": "(a : Bool) (h : (!a) = true) : a = false",
    "and is commutative": "(a b : Bool) : (a && b) = (b && a)",
    "or distributes": "(a b c : Bool) : ((a || b) && c) = ((a && c) || (b && c))",
    "a false or": "(a b : Bool) (h : (a || b) = false) : a = false",
    "a true and": "(a b : Bool) (h : (a && b) = true) : a = true ∧ b = true",
    "a chain of Booleans": "(a b c : Bool) (h : a = b) (h2 : b = !c) (h3 : c = true) : a = false",
    "a Boolean test": "(x y : Nat) (h : (x == y) = true) : x = y",
    "a decision": "(x y : Nat) (h : decide (x < y) = true) : x < y",
    # conditions
    "a condition that holds": "(p : Prop) [Decidable p] (a b : Nat) (h : p) : (if p then a else b) = a",
    "a condition is split": "(c : Bool) (x y : Nat) (h : (if c then x else y) = 0) : x = 0 ∨ y = 0",
    "equal branches": "(p : Prop) [Decidable p] (a : Nat) : (if p then a else a) = a",
    "a condition from its value": "(p : Prop) (x y : Nat) [Decidable p] (h : (if p then x else y) = x)"
    " (hne : x ≠ y) : p",
    "a dependent condition": "(x : Nat) (f : x < 5 → Nat) (h : x < 5) (hf : f h = 2) :"
    " (if h : x < 5 then f h else 0) = 2",
    "equality as a condition": "(α : Type) [DecidableEq α] (a b : α) (f : α → Nat) :"
    " (if a = b then f a else f b) = f b",
    # matches
    "a match on a known value": "(o : Option Nat) (h : o = some 3) : (match o with | some x => x | none => 0) = 3",
    "a match is split": "(x : Option Nat) (h : (match x with | some y => y | none => 0) = 5) : x = some 5",
    "a match on a list": "(xs : List Nat) : (match xs with | [] => 0 | _ :: _ => 1) ≤ 1",
    "a match on numbers": "(x : Nat) : (match x with | 0 => 1 | 1 => 2 | n + 2 => n) = 5 → x = 7",
    "overlapping patterns": "(x y : Nat) : (match x, y with | 0, _ => 0 | _, 0 => 1 | _, _ => 2) ≠ 3",
    "a local definition and its value": "(a y : Nat) : let x := a + a; y = x → y = a + a",
    "a local definition": "(x : Nat) (h : let y := x + 1; y = 3) : x = 2",
}


@pytest.mark.parametrize("name", GOALS)
def test_proves(name: str) -> None:
    assert errors(by(GOALS[name], "grind")) == []


def test_the_liar_is_refuted_between_equal_terms() -> None:
    assert errors(by("(p q : Prop) (h : p = q) (h2 : q = ¬p) : False", "grind")) == []


STRUCTURE = """
structure Point where
  x : Nat
  y : Nat
"""
TEXTS: dict[str, str] = {
    "a field of a known structure": STRUCTURE + "example (p : Point) (h : p = ⟨1, 2⟩) : p.x = 1 := by grind",
    "structures are injective": STRUCTURE
    + "example (a b c d : Nat) (h : Point.mk a b = Point.mk c d) : a = c ∧ b = d := by grind",
    "an enumeration": "inductive Color | red | green | blue\n"
    "example (c : Color) (h : c = .red) : c ≠ .green := by grind",
    "extensionality on request": "@[ext, grind ext] structure Point where\n  x : Nat\n  y : Nat\n"
    "example (p q : Point) (h : p.x = q.x) (h2 : p.y = q.y) : p = q := by grind",
    "after a case split of the user's": "example (p q r : Prop) (h : p ∧ q ∨ p ∧ r) : p := by\n  cases h <;> grind",
    "every goal of several": "example (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  constructor <;> grind",
    "only the given facts": "example (p q : Prop) (h : p ∨ q) (h1 : p → q) : q := by grind only",
    "options as a structure": "example (p q : Prop) (h : p ∨ q) : q ∨ p := by grind (config := { splits := 1 })",
    "a limit on splits": "example (p q : Prop) (h : p ∨ q) : q ∨ p := by grind (splits := 1)",
}


@pytest.mark.parametrize("name", TEXTS)
def test_proves_text(name: str) -> None:
    assert errors(TEXTS[name]) == []


def test_extensionality_of_a_structure_is_not_used_unasked() -> None:
    text = "@[ext] structure Point where\n  x : Nat\n  y : Nat\n"
    (error,) = errors(text + "example (p q : Point) (h : p.x = q.x) (h2 : p.y = q.y) : p = q := by grind")
    assert error.startswith("`grind` failed")

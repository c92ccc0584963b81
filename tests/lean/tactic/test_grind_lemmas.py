"""``grind`` with theorems: given ones, marked ones, definitions, inductive predicates, and the core library's."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by, errors, run

FG = "opaque f : Nat → Nat\nopaque g : Nat → Nat\naxiom fg : ∀ x, f (g x) = x\n"
EVEN = "inductive Even : Nat → Prop\n  | zero : Even 0\n  | step : Even n → Even (n + 2)\n"
APP = "def app : List α → List α → List α\n  | [], ys => ys\n  | x :: xs, ys => x :: app xs ys\n"
INSERT = """
def ins (x : Nat) : List Nat → List Nat
  | [] => [x]
  | y :: ys => if x ≤ y then x :: y :: ys else y :: ins x ys
"""
TREE = """
inductive Tree (α : Type) | leaf | node (l : Tree α) (x : α) (r : Tree α)
def Tree.size : Tree α → Nat
  | leaf => 0
  | node l _ r => l.size + 1 + r.size
def Tree.mirror : Tree α → Tree α
  | leaf => leaf
  | node l x r => node r.mirror x l.mirror
"""
TEXTS: dict[str, str] = {
    # given theorems
    "a given equation": FG + "example (a b c : Nat) (h : f a = b) (h2 : a = g c) : b = c := by grind [fg]",
    "a given equation from its left side": FG + "example (a : Nat) : f (g (f (g a))) = a := by grind [= fg]",
    "an equation from its right side": "opaque f : Nat → Nat\nopaque g : Nat → Nat\naxiom fg : ∀ x, g x = f x\n"
    "example (a : Nat) (h : f a = 3) (h2 : g a ≠ 3) : False := by grind only [=_ fg]",
    "a term of the user's": "example (p q : Nat → Prop) (h : ∀ x, p x → q x) (h2 : p 3) : q 3 := by grind only [h 3]",
    "a theorem forwards": "opaque p : Nat → Prop\nopaque q : Nat → Prop\naxiom pq : ∀ x, p x → q (x + 1)\n"
    "example (a : Nat) (h : p a) (f : Prop → Nat) (h2 : ∀ x, f (q x) = 1 → ¬q (x + 1)) : q (a + 1) := by\n"
    "  grind [→ pq]",
    "a theorem backwards": "opaque p : Nat → Prop\nopaque q : Nat → Prop\naxiom pq : ∀ x, p x → q (x + 1)\n"
    "example (a : Nat) (h : p a) : q (a + 1) := by grind [← pq]",
    "inverse functions": "example (f g : Nat → Nat) (h : ∀ x, f (g x) = x) (a b : Nat) (e : g a = g b) : a = b := by\n"
    "  grind",
    "an injective function": "example (α : Type) (a b : α) (f : α → Nat) (h : f a = f b)"
    " (inj : ∀ x y, f x = f y → x = y) : a = b := by grind",
    "an idempotent function": "example (f : Nat → Nat) (hf : ∀ x, f (f x) = f x) (a : Nat) : f (f (f a)) = f a := by\n"
    "  grind",
    "commutativity": "example (g : Nat → Nat) (op : Nat → Nat → Nat) (comm : ∀ a b, op a b = op b a) (a b : Nat) :"
    " g (op a b) = g (op b a) := by grind",
    "induction step by step": "example (p : Nat → Prop) (h : p 0) (hs : ∀ n, p n → p (n + 1)) : p 4 := by grind",
    "cancellation in a group": "example (G : Type) [Mul G] [One G] (assoc : ∀ a b c : G, a * b * c = a * (b * c))"
    " (one_mul : ∀ a : G, 1 * a = a) (inv : G → G) (inv_mul : ∀ a : G, inv a * a = 1) (a b c : G)"
    " (h : a * b = a * c) : b = c := by\n"
    "  have : inv a * (a * b) = inv a * (a * c) := by grind\n  grind",
    "a class's laws": "class Mon (M : Type) where\n  mul : M → M → M\n  one : M\n  one_mul : ∀ a, mul one a = a\n"
    "  mul_one : ∀ a, mul a one = a\nexample (M : Type) [Mon M] (e : M) (h : Mon.mul e Mon.one = Mon.one) :"
    " e = Mon.one := by grind [Mon.mul_one]",
    "a monotone function": "example (f : Nat → Nat) (hf : ∀ x y, x < y → f x < f y) (a b : Nat) (h : a < b) :"
    " f a + 1 ≤ f b := by grind",
    "a fact about nonempty lists": "example (xs : List Nat) (h : xs ≠ []) (f : List Nat → Nat)"
    " (hf : ∀ x l, f (x :: l) = 0) : f xs = 0 := by grind",
    "a universal fact without a pattern": "example (α : Type) (p : α → Prop) (r : Prop) (a : α) :"
    " (∃ x, p x → r) ↔ (∀ x, p x) → r := by grind",
    "existence of a disjunction": "example (α : Type) (p q : α → Prop) :"
    " (∃ x, p x ∨ q x) ↔ (∃ x, p x) ∨ (∃ x, q x) := by grind",
    # patterns of the user's
    "a pattern of two terms": "opaque R : Int → Int → Prop\naxiom Rtrans {x y z : Int} : R x y → R y z → R x z\n"
    "grind_pattern Rtrans => R x y, R y z\nexample {a b c d : Int} : R a b → R b c → R c d → R a d := by grind",
    "a smaller pattern": FG + "grind_pattern fg => g x\nexample {a b : Nat} : g a = g b → a = b := by grind",
    # marked theorems
    "a marked equation": FG + "attribute [grind =] fg\nexample (a : Nat) : f (g a) = a := by grind",
    "a theorem marked where it is stated": "opaque f : Nat → Nat\n@[grind] axiom ff : ∀ x, f (f x) = x\n"
    "example (a : Nat) : f (f (f a)) = f a := by grind",
    "modifiers of all kinds": "@[grind .] theorem a (m n : Nat) (h : m < n) : m ≤ n := Nat.le_of_lt h\n"
    "@[grind! .] theorem b (m n : Nat) (h : m < n) : m ≤ n := Nat.le_of_lt h\n"
    "@[grind →, simp] theorem c (f : Nat → Nat) (m n : Nat) (h : f m < n) : f m ≤ n := Nat.le_of_lt h\n"
    "@[grind? =] theorem d (x : Nat) : x + 0 = x := rfl\n@[grind intro] inductive Q : Nat → Prop | a : Q 0\n"
    "@[grind unfold] def g (n : Nat) := n\n@[grind norm] theorem e (x : Nat) : g x = x := rfl\n"
    "@[grind =] theorem f (f : Nat → Nat) (h : ∀ x, f x = 0) : f = fun _ => 0 := funext h",
    "an equation marked in both directions": "opaque f : Nat → Nat\nopaque g : Nat → Nat\n"
    "@[grind _=_] axiom fg : ∀ x, f x = g x\nexample (a : Nat) (h : g a = 1) : f a = 1 := by grind",
    # definitions
    "a definition is unfolded": "def double (n : Nat) := n + n\n"
    "example (n : Nat) : double n = 2 * n := by grind [double]",
    "a marked definition": "@[grind] def triple (n : Nat) := n + n + n\n"
    "example (n : Nat) (h : n > 0) : triple n ≥ 3 := by grind",
    "a definition by cases": "def isZero : Nat → Bool\n  | 0 => true\n  | _ + 1 => false\n"
    "example (n : Nat) (h : isZero n = true) : n = 0 := by\n  cases n <;> grind [isZero]",
    "powers by induction": "def power (x : Nat) : Nat → Nat | 0 => 1 | n + 1 => x * power x n\n"
    "example (x m n : Nat) : power x (m + n) = power x m * power x n := by induction m <;> grind [power]",
    "take and drop": "example (xs : List Nat) (n : Nat) : xs.take n ++ xs.drop n = xs := by\n"
    "  induction xs generalizing n <;> cases n <;> grind",
    "a filter that keeps everything": "example (xs : List Nat) (p : Nat → Bool) (h : ∀ x ∈ xs, p x = true) :"
    " xs.filter p = xs := by induction xs <;> grind",
    "a recursive definition computes": "@[grind] def fib : Nat → Nat\n  | 0 => 0\n  | 1 => 1\n"
    "  | n + 2 => fib n + fib (n + 1)\nexample : fib 5 = 5 := by grind",
    "a sum of lists": "@[grind] def total : List Nat → Nat\n  | [] => 0\n  | x :: xs => x + total xs\n"
    "example (xs ys : List Nat) : total (xs ++ ys) = total xs + total ys := by induction xs <;> grind",
    "induction over lists": APP + "example (xs : List α) : app xs [] = xs := by induction xs <;> grind [app]",
    "associativity by induction": APP
    + "example (xs ys zs : List α) : app (app xs ys) zs = app xs (app ys zs) := by induction xs <;> grind [app]",
    "a mirrored tree": TREE + "example (t : Tree α) : t.mirror.mirror = t := by induction t <;> grind [Tree.mirror]",
    "the size of a mirrored tree": TREE
    + "example (t : Tree α) : t.mirror.size = t.size := by induction t <;> grind [Tree.mirror, Tree.size]",
    "many rounds": "def down : Nat → List Nat\n  | 0 => []\n  | n + 1 => n :: down n\n"
    "@[grind =] theorem down_succ : down (n + 1) = n :: down n := rfl\n"
    "example : (down 12).length > 6 := by grind (gen := 12) (ematch := 12)",
    "insertion into a list": INSERT
    + "example (x : Nat) (xs : List Nat) : (ins x xs).length = xs.length + 1 := by induction xs <;> grind [ins]",
    "members after insertion": INSERT
    + "example (x y : Nat) (xs : List Nat) : y ∈ ins x xs ↔ y = x ∨ y ∈ xs := by induction xs <;> grind [ins]",
    "elements by induction": "example {l : List α} : l[i]? = some a ↔ ∃ h : i < l.length, l[i] = a := by\n"
    "  induction l generalizing i <;> grind",
    "an element where there is one": "example (xs : List Nat) (i : Nat) (h : i < xs.length) : xs[i]? = some xs[i] :="
    " by grind",
    "an index without an element": "example (xs : List Nat) (i : Nat) (h : xs[i]? = none) : xs.length ≤ i := by grind",
    # inductive predicates
    "constructors as rules": EVEN + "example : Even 4 := by grind [Even]",
    "cases of a predicate": EVEN + "example : ¬Even 3 := by grind [cases Even]",
    "cases that are marked": EVEN + "attribute [grind cases] Even\nexample (h : Even 5) : False := by grind",
    "inversion": EVEN + "attribute [grind cases] Even\nexample (h : Even (n + 2)) : Even n := by grind",
    "a rule modulo arithmetic": EVEN
    + "example (h : Even a) (h2 : Even b) : Even (a + b) := by\n  induction h with\n  | zero => grind\n"
    "  | step _ ih => grind [Even.step]",
    "parameters that are implicit": "inductive Far : Nat → Prop\n  | gt : x > 30 → Far x\n  | lt : x < 30 → Far x\n"
    "attribute [grind cases] Far\nexample : Far n → n ≠ 30 := by grind",
}


@pytest.mark.parametrize("name", TEXTS)
def test_proves_text(name: str) -> None:
    assert errors(TEXTS[name]) == []


def test_a_question_mark_shows_the_theorems_used() -> None:
    text = FG + "attribute [grind =] fg\nexample (a : Nat) : f (g a) = a := by grind? (splits := 2)"
    (message,) = run(text).messages
    assert message.severity == "info"
    assert message.text == "Try this:\n  [apply] grind (splits := 2) only [= fg]"


LIBRARY: dict[str, str] = {
    "append is associative": "(xs ys zs : List Nat) : xs ++ (ys ++ zs) = (xs ++ ys) ++ zs",
    "texts are associative": '(dir file p : String) (h : dir ++ "/" = p) : dir ++ ("/" ++ file) = p ++ file',
    "the length of an append": "(xs ys : List Nat) : (xs ++ ys).length = ys.length + xs.length",
    "membership of the head": "(x : Nat) (xs : List Nat) : x ∈ x :: xs",
    "membership of the tail": "(x y : Nat) (xs : List Nat) (h : x ∈ y :: xs) (n : x ≠ y) : x ∈ xs",
    "membership of an append": "(a : Nat) (xs ys : List Nat) : a ∈ xs ++ ys → a ∈ ys ∨ a ∈ xs",
    "lists are equal elementwise": "(f : Nat → Nat) (a n : Nat) : (List.replicate n a).map f = List.replicate n (f a)",
    "a value of a bound option": "(o : Option Nat) (f : Nat → Option Nat) (h : o.bind f = some 3) :"
    " ∃ x, o = some x ∧ f x = some 3",
    "a list of copies": "(a : Nat) (n m : Nat) : (List.replicate n a)[m]? = if m < n then some a else none",
    "an element and its option": "(a b : Nat) (t : List Nat) (h : (a :: t)[0]? = some b) : (a :: t)[0] = b",
    "a list longer than nothing": "(xs : List Nat) (h : xs.length > 0) : xs ≠ []",
    "the length of a map": "(f : Nat → Nat) (xs : List Nat) : (xs.map f).length = xs.length",
    "a reversed list": "(xs ys : List Nat) : (xs ++ ys).reverse = ys.reverse ++ xs.reverse",
    "an element after cons": "(x : Nat) (xs : List Nat) : (x :: xs)[0]? = some x",
    "some is some": "(o : Option Nat) (h : o.isSome) : o ≠ none",
    "a default value": "(o : Option Nat) (h : o = some 3) : o.getD 0 = 3",
    "the size of a pushed array": "(xs : Array Nat) (x : Nat) : (xs.push x).size > 0",
    "the empty list has no members": "(x : Nat) (xs : List Nat) (h : x ∈ xs) : xs ≠ []",
    "a filtered list": "(p : Nat → Bool) (xs : List Nat) (x : Nat) (h : x ∈ xs.filter p) : x ∈ xs ∧ p x = true",
}


@pytest.mark.parametrize("name", LIBRARY)
def test_knows_the_library(name: str) -> None:
    assert errors(by(LIBRARY[name], "grind")) == []

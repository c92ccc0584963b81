"""Proofs that Lean accepts, one per behaviour of a tactic."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by, errors

CASES: dict[str, tuple[str, str]] = {
    "simp refutes different constructors of a family": ("(a : Nat) (l : List Nat) : ¬a :: l = []", "simp"),
    "simp rewrites the discriminant of a match": (
        "(a b : Nat) (l : List Nat) (h : (a == b) = false) : List.elem a (b :: l) = List.elem a l",
        "simp only [List.elem, h]",
    ),
    "simp goes into the branches after it changed the condition": (
        "(n m x : Nat) : (if n + 1 = m + 1 then x + 0 else 0) = if n = m then x else 0",
        "simp",
    ),
    "funext without names": ("(f : Nat → Nat → Nat) : f = fun a b => f a (b + 0)", "funext\nrfl"),
    "constructor splits a conjunction": ("(p q : Prop) (hp : p) (hq : q) : p ∧ q", "constructor\nexact hp\nexact hq"),
    "case picks goals by tag": (
        "(p q : Prop) (hp : p) (hq : q) : p ∧ q",
        "apply And.intro\ncase right => exact hq\ncase left => exact hp",
    ),
    "cases with named fields": ("(p q : Prop) (h : p ∧ q) : q ∧ p", "cases h with\n| intro hp hq => exact ⟨hq, hp⟩"),
    "cases on or": (
        "(p q : Prop) : p ∨ q → q ∨ p",
        "intro h\ncases h\n· right; assumption\n· left; assumption",
    ),
    "obtain destructs": ("(p q : Prop) (h : p ∧ q) : q ∧ p", "obtain ⟨hp, hq⟩ := h\nconstructor <;> assumption"),
    "rintro with nested patterns": (
        "(p q r : Prop) : p ∧ (q ∨ r) → (p ∧ q) ∨ (p ∧ r)",
        "rintro ⟨hp, hq | hr⟩\n· exact Or.inl ⟨hp, hq⟩\n· exact Or.inr ⟨hp, hr⟩",
    ),
    "rintro rfl substitutes": ("(a b : Nat) : a = b → b = a", "rintro rfl\nrfl"),
    "rw chains and closes by rfl": ("(a b c : Nat) (h : a = b) (h2 : b = c) : a = c", "rw [h, h2]"),
    "rw right to left": ("(a b c : Nat) (h : a = b) (h2 : c = b) : a = c", "rw [h, ← h2]"),
    "rw with an iff at a hypothesis": ("(p q : Prop) (h : p ↔ q) (hp : p) : q", "rw [h] at hp\nexact hp"),
    "rw with a quantified equation": ("(f : Nat → Nat) (h : ∀ x, f x = x) : f (f 2) = 2", "rw [h, h]"),
    "rw leaves conditions as goals": (
        "(f : Nat → Nat) (p : Prop) (hp : p) (h : p → f 0 = 1) : f 0 = 1",
        "rw [h]\nexact hp",
    ),
    "rwa": ("(p q : Prop) (h : p = q) (hp : p) : q", "rwa [h] at hp"),
    "subst eliminates a variable": ("(a b : Nat) (p : Nat → Prop) (h : a = b) (hp : p a) : p b", "subst h\nexact hp"),
    "contradiction from False": ("(p : Prop) (h : False) : p", "contradiction"),
    "contradiction from p and not p": ("(p q : Prop) (h : p) (hn : ¬p) : q", "contradiction"),
    "contradiction from different constructors": ("(a : Nat) (h : a.succ = 0) : False", "contradiction"),
    "exfalso": ("(p q : Prop) (hp : p) (hn : ¬p) : q", "exfalso\nexact hn hp"),
    "first takes the first that works": ("(p q : Prop) (hp : p) : p ∨ q", "first\n| exact foo\n| exact Or.inl hp"),
    "apply orders goals, non-dependent first": (
        "(α : Type) (p : α → Prop) (a : α) (h : p a) : ∃ x, p x",
        "apply Exists.intro\nexact h",
    ),
    "exists closes by trivial": ("(p : Nat → Prop) (h : p 2) : ∃ x, p x", "exists 2"),
    "refine with holes": ("(p q : Prop) (hp : p) (hq : q) : p ∧ q", "refine ⟨?_, ?_⟩\nexact hp\nexact hq"),
    "have pattern": ("(p q : Prop) (h : p ∧ q) : q ∧ p", "have ⟨hp, hq⟩ := h\nexact ⟨hq, hp⟩"),
    "have with a tactic block": (
        "(p q : Prop) (h : p) (f : p → q) : q",
        "have hq : q := by\n  apply f\n  exact h\nexact hq",
    ),
    "suffices": ("(p q : Prop) (h : p ∧ q) : p", "suffices h2 : p ∧ True from h2.left\nexact ⟨h.1, trivial⟩"),
    "specialize": ("(p q : Prop) (hp : p) (f : p → q) : q", "specialize f hp\nexact f"),
    "show changes the goal": ("(p q : Prop) (h : p ∧ q) : q ∧ p", "show q ∧ p\nexact ⟨h.2, h.1⟩"),
    "change at a hypothesis": ("(p : Prop) (h : ¬p) (hp : p) : False", "change p → False at h\nexact h hp"),
    "funext": ("(f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g", "funext x\nexact h x"),
    "symm": ("(a b : Nat) (h : a = b) : b = a", "symm\nassumption"),
    "congr": ("(a b : Nat) (f : Nat → Nat) (h : a = b) : f a = f b", "congr"),
    "by_cases": ("(p : Prop) : p ∨ ¬p", "by_cases h : p\n· exact Or.inl h\n· exact Or.inr h"),
    "injection closes by assumption": ("(a b : Nat) (h : a.succ = b.succ) : a = b", "injection h"),
    "cases on an equation": ("(a b : Nat) (h : a.succ = b.succ) : a = b", "cases h\nrfl"),
    "induction with alternatives": (
        "(n : Nat) (p : Nat → Prop) (h0 : p 0) (hs : ∀ k, p k → p (k + 1)) : p n",
        "induction n with\n| zero => exact h0\n| succ k ih => exact hs k ih",
    ),
    "induction generalizing": (
        "(n m : Nat) (p : Nat → Nat → Prop) (h0 : ∀ j, p 0 j) (hs : ∀ k, (∀ j, p k j) → ∀ j, p (k + 1) j) : p n m",
        "induction n generalizing m with\n| zero => exact h0 m\n| succ k ih => exact hs k ih m",
    ),
    "induction using": (
        "(n : Nat) (p : Nat → Prop) (h0 : p 0) (hs : ∀ k, p k → p (k + 1)) : p n",
        "induction n using Nat.rec with\n| zero => exact h0\n| succ k ih => exact hs k ih",
    ),
    "match tactic": (
        "(p q r : Prop) (h : p ∨ q) (hp : p → r) (hq : q → r) : r",
        "match h with\n| .inl h => exact hp h\n| .inr h => exact hq h",
    ),
    "generalize": ("(x : Nat) : ∃ y, y = x + 1", "generalize x + 1 = z\nexact ⟨z, rfl⟩"),
    "revert and intro": ("(x : Nat) (h : x = 2) : x = 2", "revert h\nintro h\nexact h"),
    "rename_i names inaccessible hypotheses": ("(p q : Prop) : p → q → p", "intro _ _\nrename_i h _\nexact h"),
    "all_goals": ("(p : Prop) (h : p) : p ∧ p", "constructor\nall_goals exact h"),
    "any_goals": ("(p q : Prop) (h : p) (hq : q) : p ∧ q", "constructor\nany_goals exact h\nexact hq"),
    "repeat": ("(p : Prop) (h : p) : p ∧ p ∧ p", "repeat (first | exact h | constructor)"),
    "decide": (": 2 + 2 = 4 ∧ ¬ 3 = 4", "decide"),
    "rfl unfolds": (": (fun x : Nat => x + 0) 3 = 3", "rfl"),
    "rfl for iff": ("(p : Prop) : p ↔ p", "rfl"),
    "calc": ("(a b c : Nat) (h1 : a = b) (h2 : b = c) : a = c", "calc a = b := h1\n  _ = c := h2"),
    "conv rewrites a side": ("(a b : Nat) (h : a = b) : a + a = b + a", "conv => lhs; lhs; rw [h]"),
    "conv enters binders": (
        "(f : Nat → Nat) (h : ∀ x, f x = x) : (fun x => f x) = (fun x => x)",
        "conv => lhs; ext x; rw [h]",
    ),
    "split on if": (
        "(p : Prop) [Decidable p] (a : Nat) : (if p then a else a) = a",
        "split\n· rfl\n· rfl",
    ),
    "split on match": (
        "(n : Nat) (f : Nat → Nat) : (match n with | 0 => 0 | k + 1 => f k) = (match n with | 0 => 0 | k + 1 => f k)",
        "split\n· rfl\n· rfl",
    ),
    "exact? uses a hypothesis": ("(p q : Prop) (h : p → q) (hp : p) : q", "exact?"),
    "nofun": (": ∀ n : Nat, n.succ = 0 → False", "nofun"),
    "iterate": ("(p : Prop) (h : p) : True → True → p", "iterate 2 intro _\nexact h"),
    "if then else tactic": ("(p : Prop) : p ∨ ¬p", "if h : p then\n  exact Or.inl h\nelse\n  exact Or.inr h"),
    "exact with a by block inside": ("(p q : Prop) (hp : p) (hq : q) : p ∧ q", "exact ⟨by exact hp, by exact hq⟩"),
    "trivial": ("(p : Prop) (h : p) : True ∧ p", "trivial"),
    "next names variables": (
        "(p q : Prop) (h : p ∨ q) : q ∨ p",
        "cases h\nnext hp => exact Or.inr hp\nnext hq => exact Or.inl hq",
    ),
    "intro with a pattern": ("(p q : Prop) : p ∧ q → q", "intro ⟨_, hq⟩\nexact hq"),
    "unfold a definition": ("(p : Prop) : ¬p ↔ (p → False)", "unfold Not\nrfl"),
    "replace": ("(p q : Prop) (h : p) (f : p → q) : q", "replace h := f h\nexact h"),
    "swap-free goal rotation": (
        "(p q : Prop) (hp : p) (hq : q) : p ∧ q",
        "constructor\nrotate_left\nexact hq\nexact hp",
    ),
    "clear_value forgets a local definition": ("(n : Nat) : n = n", "let x := n + 1\nclear_value x\nrfl"),
    "unhygienic names are accessible": (": ∀ x : Nat, x = x", "unhygienic intros\nexact Eq.refl x"),
    "case with several tags": ("(p : Prop) (h : p) : p ∧ p", "constructor\ncase left | right => exact h"),
    "rw at one occurrence": ("(a b : Nat) (h : a = b) : a + a = b + a", "rw (occs := .pos [1]) [h]"),
    "conv zooms to a pattern": ("(a b c : Nat) : a * (b + c) = a * (c + b)", "conv in (b + c) => rw [Nat.add_comm]"),
    "ac_rfl": ("(a b c : Nat) : a + b + c = c + (b + a)", "ac_rfl"),
    "exact Exists from anonymous constructor": (": ∃ n : Nat, n = 3", "exact ⟨3, rfl⟩"),
}


@pytest.mark.parametrize("name", CASES)
def test_accepts(name: str) -> None:
    statement, tactics = CASES[name]
    assert errors(by(statement, tactics)) == []

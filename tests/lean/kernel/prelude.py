"""A small core library as kernel text: what kernel tests stand on, independent of the embedded library."""

from __future__ import annotations

from functools import cache

from prover.lean.environment import Environment
from tests.lean.kernel.kernel_text import add_text

PRELUDE = r"""
inductive Nat 0 : Type | zero : Nat | succ : Pi (n : Nat), Nat
inductive Bool 0 : Type | false : Bool | true : Bool
inductive True 0 : Prop | intro : True
inductive False 0 : Prop
inductive Eq.{u} 2 : Pi {α : Sort u}, α -> α -> Prop | refl : Pi {α : Sort u} (a : α), Eq.{u} α a a
inductive HEq.{u} 2 : Pi {α : Sort u} (a : α) {β : Sort u}, β -> Prop | refl : Pi {α : Sort u} (a : α), HEq.{u} α a α a
inductive And 2 : Prop -> Prop -> Prop | intro : Pi {a b : Prop} (left : a) (right : b), And a b
inductive Or 2 : Prop -> Prop -> Prop | inl : Pi {a b : Prop} (h : a), Or a b | inr : Pi {a b : Prop} (h : b), Or a b
inductive Exists.{u} 2 : Pi {α : Sort u} (p : α -> Prop), Prop
  | intro : Pi {α : Sort u} {p : α -> Prop} (w : α) (h : p w), Exists.{u} α p
inductive Unit 0 : Type | unit : Unit
inductive PUnit.{u} 0 : Sort u | unit : PUnit.{u}
inductive Empty 0 : Type
inductive Prod.{u, v} 2 : Pi (α : Type u) (β : Type v), Type (max u v)
  | mk : Pi {α : Type u} {β : Type v} (fst : α) (snd : β), Prod.{u, v} α β
inductive PProd.{u, v} 2 : Pi (α : Sort u) (β : Sort v), Sort (max (max 1 u) v)
  | mk : Pi {α : Sort u} {β : Sort v} (fst : α) (snd : β), PProd.{u, v} α β
inductive Sigma.{u, v} 2 : Pi {α : Type u} (β : α -> Type v), Type (max u v)
  | mk : Pi {α : Type u} {β : α -> Type v} (fst : α) (snd : β fst), Sigma.{u, v} α β
inductive Subtype.{u} 2 : Pi {α : Sort u} (p : α -> Prop), Sort (max 1 u)
  | mk : Pi {α : Sort u} {p : α -> Prop} (val : α) (property : p val), Subtype.{u} α p
inductive Sum.{u, v} 2 : Pi (α : Type u) (β : Type v), Type (max u v)
  | inl : Pi {α : Type u} {β : Type v} (val : α), Sum.{u, v} α β
  | inr : Pi {α : Type u} {β : Type v} (val : β), Sum.{u, v} α β
inductive Option.{u} 1 : Type u -> Type u
  | none : Pi {α : Type u}, Option.{u} α | some : Pi {α : Type u} (val : α), Option.{u} α
inductive List.{u} 1 : Type u -> Type u
  | nil : Pi {α : Type u}, List.{u} α
  | cons : Pi {α : Type u} (head : α) (tail : List.{u} α), List.{u} α
inductive Array.{u} 1 : Type u -> Type u | mk : Pi {α : Type u} (toList : List.{u} α), Array.{u} α
inductive Vector.{u} 1 : Pi (α : Type u), Nat -> Type u
  | nil : Pi {α : Type u}, Vector.{u} α Nat.zero
  | cons : Pi {α : Type u} {n : Nat} (head : α) (tail : Vector.{u} α n), Vector.{u} α (Nat.succ n)
inductive Fin 1 : Nat -> Type | mk : Pi {n : Nat} (val : Nat) (isLt : Eq.{1} Nat n (Nat.succ val)), Fin n
inductive Nat.le 1 : Nat -> Nat -> Prop
  | refl : Pi {n : Nat}, Nat.le n n | step : Pi {n m : Nat}, Nat.le n m -> Nat.le n (Nat.succ m)
inductive Acc.{u} 2 : Pi {α : Sort u} (r : α -> α -> Prop), α -> Prop
  | intro : Pi {α : Sort u} {r : α -> α -> Prop} (x : α) (h : Pi (y : α), r y x -> Acc.{u} α r y), Acc.{u} α r x
inductive Decidable 1 : Prop -> Type
  | isFalse : Pi {p : Prop} (h : p -> False), Decidable p | isTrue : Pi {p : Prop} (h : p), Decidable p
inductive Tree 0 : Type | node : Pi (children : List.{0} Tree), Tree
inductive WType.{u, v} 2 : Pi {α : Type u} (β : α -> Type v), Type (max u v)
  | mk : Pi {α : Type u} {β : α -> Type v} (a : α) (f : β a -> WType.{u, v} α β), WType.{u, v} α β
inductive Even 0 : Nat -> Prop
  | zero : Even Nat.zero | succ : Pi {n : Nat} (h : Odd n), Even (Nat.succ n)
with Odd : Nat -> Prop | succ : Pi {n : Nat} (h : Even n), Odd (Nat.succ n)
quot
abbrev Not : Prop -> Prop := fun (a : Prop) => a -> False
abbrev id.{u} : Pi {α : Sort u}, α -> α := fun {α : Sort u} (a : α) => a
theorem rfl.{u} : Pi {α : Sort u} {a : α}, Eq.{u} α a a := fun {α : Sort u} {a : α} => Eq.refl.{u} α a
theorem Eq.symm.{u} : Pi {α : Sort u} {a b : α}, Eq.{u} α a b -> Eq.{u} α b a :=
  fun {α : Sort u} {a b : α} (h : Eq.{u} α a b) =>
    Eq.rec.{0, u} α a (fun (x : α) (h : Eq.{u} α a x) => Eq.{u} α x a) (Eq.refl.{u} α a) b h
theorem Eq.trans.{u} : Pi {α : Sort u} {a b c : α}, Eq.{u} α a b -> Eq.{u} α b c -> Eq.{u} α a c :=
  fun {α : Sort u} {a b c : α} (h : Eq.{u} α a b) (k : Eq.{u} α b c) =>
    Eq.rec.{0, u} α b (fun (x : α) (k : Eq.{u} α b x) => Eq.{u} α a x) h c k
theorem congrArg.{u, v} : Pi {α : Sort u} {β : Sort v} {a b : α} (f : α -> β),
    Eq.{u} α a b -> Eq.{v} β (f a) (f b) :=
  fun {α : Sort u} {β : Sort v} {a b : α} (f : α -> β) (h : Eq.{u} α a b) =>
    Eq.rec.{0, u} α a (fun (x : α) (h : Eq.{u} α a x) => Eq.{v} β (f a) (f x)) (Eq.refl.{v} β (f a)) b h
def cast.{u} : Pi {α β : Sort u}, Eq.{u+1} (Sort u) α β -> α -> β :=
  fun {α β : Sort u} (h : Eq.{u+1} (Sort u) α β) (a : α) =>
    Eq.rec.{u, u+1} (Sort u) α (fun (x : Sort u) (h : Eq.{u+1} (Sort u) α x) => x) a β h
def Nat.pred : Nat -> Nat := fun (n : Nat) => Nat.rec.{1} (fun (x : Nat) => Nat) Nat.zero (fun (m ih : Nat) => m) n
def Nat.add : Nat -> Nat -> Nat := fun (n m : Nat) =>
  Nat.rec.{1} (fun (x : Nat) => Nat) n (fun (k ih : Nat) => Nat.succ ih) m
def Nat.sub : Nat -> Nat -> Nat := fun (n m : Nat) =>
  Nat.rec.{1} (fun (x : Nat) => Nat) n (fun (k ih : Nat) => Nat.pred ih) m
def Nat.mul : Nat -> Nat -> Nat := fun (n m : Nat) =>
  Nat.rec.{1} (fun (x : Nat) => Nat) Nat.zero (fun (k ih : Nat) => Nat.add ih n) m
def Nat.pow : Nat -> Nat -> Nat := fun (n m : Nat) =>
  Nat.rec.{1} (fun (x : Nat) => Nat) (Nat.succ Nat.zero) (fun (k ih : Nat) => Nat.mul ih n) m
def Nat.beq : Nat -> Nat -> Bool := fun (n : Nat) =>
  Nat.rec.{1} (fun (x : Nat) => Nat -> Bool)
    (fun (m : Nat) => Nat.rec.{1} (fun (x : Nat) => Bool) Bool.true (fun (k : Nat) (ih : Bool) => Bool.false) m)
    (fun (n' : Nat) (ih : Nat -> Bool) (m : Nat) =>
      Nat.rec.{1} (fun (x : Nat) => Bool) Bool.false (fun (k : Nat) (ih2 : Bool) => ih k) m) n
def Nat.ble : Nat -> Nat -> Bool := fun (n : Nat) =>
  Nat.rec.{1} (fun (x : Nat) => Nat -> Bool)
    (fun (m : Nat) => Bool.true)
    (fun (n' : Nat) (ih : Nat -> Bool) (m : Nat) =>
      Nat.rec.{1} (fun (x : Nat) => Bool) Bool.false (fun (k : Nat) (ih2 : Bool) => ih k) m) n
def Bool.not : Bool -> Bool := fun (b : Bool) => Bool.rec.{1} (fun (x : Bool) => Bool) Bool.true Bool.false b
inductive Char 0 : Type | ofNat : Pi (n : Nat), Char
inductive String 0 : Type | ofList : Pi (l : List.{0} Char), String
"""


@cache
def prelude() -> Environment:
    """The checked prelude (made once a process)."""
    return add_text(Environment.empty(), PRELUDE)
